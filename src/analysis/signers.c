#include "analysis/signers.h"

#include <string.h>

static void
add_signer(struct signers *signers, const struct person *person)
{
	for (size_t i = 0; i < signers->count; i++)
		if (signers->people[i] == person)
			return;
	signers->people[signers->count++] = person;
}

static void
add_function(const struct selection *selection, struct signers *signers, const char *function)
{
	for (size_t i = 0; i < selection->person_count; i++)
		if (selection->people[i].function != NULL &&
		    strcmp(selection->people[i].function, function) == 0) {
			add_signer(signers, &selection->people[i]);
			return;
		}
}

struct signers
signers_required(const struct results *results, struct arena *arena)
{
	const struct selection *selection = results->selection;
	struct signers signers = {
		.people = ARENA_ARRAY(arena, const struct person *,
			selection->person_count + selection->sign_off.required_count + 1),
	};

	for (size_t i = 0; i < selection->sign_off.required_count; i++)
		add_signer(&signers, selection->sign_off.required[i]);
	if (signers.count > 0)
		return signers;
	for (size_t i = 0; i < selection->team.member_count; i++)
		if (selection->team.members[i].role == MEMBER_SPONSOR)
			add_signer(&signers, selection->team.members[i].person);
	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];

		for (size_t k = 0; result_is_chosen(result) && k < result->account->plan.team_count; k++)
			add_function(selection, &signers, result->account->plan.team[k].name);
	}
	return signers;
}

const struct approval *
signers_approval(const struct sign_off *sign_off, const struct person *person)
{
	for (size_t i = sign_off->approval_count; i > 0; i--)
		if (sign_off->approvals[i - 1].by == person)
			return &sign_off->approvals[i - 1];
	return NULL;
}
