/* What the templates of chapters 6 to 8 and of the account pages may say. */
#include <math.h>

#include "values.h"

static void
set_text(const struct composer *composer, struct mvalue *map, const char *key, const char *text)
{
	mvalue_set(composer->arena, map, key, mvalue_text(composer->arena, text));
}

static int
count_above(const struct composer *composer, bool strength)
{
	const struct results *results = composer->results;
	int count = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const enum account_class class = results->accounts[i].computed;

		count += strength ? class == CLASS_KEY || class == CLASS_MAINTENANCE
		                  : class == CLASS_KEY || class == CLASS_KEY_DEVELOPMENT;
	}
	return count;
}

static struct mvalue *
matrix_values(const struct composer *composer)
{
	const struct class_summary *classes = composer->results->classes;
	const struct prose *because = &composer->selection->matrix.threshold_because;
	struct mvalue *map = mvalue_map(composer->arena);

	set_text(composer, map, "standfirst", capitalise(composer, say_with(composer, "matrix.standfirst", FILLS(
		{ "key", say_count(composer, "matrix.key", classes[CLASS_KEY].count) },
		{ "development", say_count(composer, "matrix.development", classes[CLASS_KEY_DEVELOPMENT].count) },
		{ "maintenance", say_count(composer, "matrix.maintenance", classes[CLASS_MAINTENANCE].count) },
		{ "opportunistic", say_count(composer, "matrix.opportunistic", classes[CLASS_OPPORTUNISTIC].count) },
		{ "threshold", form_decimals(composer, composer->results->attractiveness_threshold, 1) }))));
	mvalue_set(composer->arena, map, "threshold_because", mvalue_prose(composer->arena,
		prose_given(because) ? markdown_of(composer, because) : NULL, because->place));
	return map;
}

/* Accounts whose interval of attractiveness contains the line. */
static int
count_open(const struct results *results)
{
	const double line = results->attractiveness_threshold;
	int count = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct interval *value = &results->accounts[i].attractiveness.value;

		count += value->low < line && value->high >= line;
	}
	return count;
}

static const char *
reading(const struct composer *composer)
{
	const struct account_result *first =
		composer->results->account_count == 0 ? NULL : composer->results->by_attractiveness[0];
	const int open = count_open(composer->results);
	const char *second = open == 0 ? say(composer, "ranking.settled")
	                               : say_count(composer, "ranking.open", open);

	if (first == NULL || !isfinite(first->attractiveness.value.estimate))
		return second;
	return join_sentences(composer, say_with(composer, "ranking.leader", FILLS(
		{ "name", account_name(composer, first->account) },
		{ "total", form_decimals(composer, first->attractiveness.value.estimate, 1) })), second);
}

static struct mvalue *
attractiveness_values(const struct composer *composer)
{
	struct mvalue *map = mvalue_map(composer->arena);
	const int factors = (int)composer->selection->attractiveness.factor_count;
	const int above = count_above(composer, false);

	set_text(composer, map, "standfirst", say_with(composer,
		above == 0 ? "ranking.none_above" : "ranking.standfirst", FILLS(
		{ "factors", say_count_first(composer, "ranking.factors", factors) },
		{ "above", capitalise(composer, form_count_word(composer, above)) },
		{ "count", form_count_word(composer, (int)composer->results->account_count) },
		{ "threshold", form_decimals(composer, composer->results->attractiveness_threshold, 1) })));
	set_text(composer, map, "reading", reading(composer));
	return map;
}

static struct mvalue *
strength_values(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	struct mvalue *map = mvalue_map(composer->arena);
	const int ahead = count_above(composer, true);
	int asked = 0;

	for (size_t i = 0; i < selection->account_count; i++)
		asked += selection->accounts[i].strength.asked == ASKED_CUSTOMER ||
		         selection->accounts[i].strength.asked == ASKED_SCORECARD;
	set_text(composer, map, "standfirst", join_sentences(composer,
		ahead == 0 ? say_with(composer, "strength.none_ahead", FILLS(
			{ "all", form_count_word(composer, (int)composer->results->account_count) }))
			: say_count_first(composer, "strength.ahead", ahead),
		asked == 0 ? say(composer, "strength.no_own_word")
		: asked == (int)selection->account_count ? say(composer, "strength.all_own_word")
			: say_count_first(composer, "strength.own_word", asked)));
	return map;
}

static struct mvalue *
account_values(const struct composer *composer, const struct account_result *result)
{
	const struct account *account = result->account;
	struct mvalue *map = mvalue_map(composer->arena);
	const char *no_plan = date_is_set(account->plan.due)
		? say_with(composer, "account.no_plan_due", FILLS({ "date", form_date(composer, account->plan.due) }))
		: say(composer, "account.no_plan");
	const bool has_actions = account->plan.action_count > 0;

	set_text(composer, map, "id", account->id);
	set_text(composer, map, "name", account_name(composer, account));
	set_text(composer, map, "reason", first_sentence(composer, &account->decision.because.text));
	set_text(composer, map, "no_plan", no_plan);
	mvalue_set(composer->arena, map, "has_plan", mvalue_bool(composer->arena,
		account->plan.given && (has_actions || account->plan.team_count > 0)));
	mvalue_set(composer->arena, map, "has_actions", mvalue_bool(composer->arena, has_actions));
	mvalue_set(composer->arena, map, "notes", mvalue_prose(composer->arena,
		prose_given(&account->notes) ? markdown_of(composer, &account->notes) : NULL,
		account->notes.place));
	return map;
}

void
values_of_account(const struct composer *composer, const struct account_result *account,
                  struct mvalue *root)
{
	struct mvalue *accounts = mvalue_list(composer->arena);

	mvalue_append(composer->arena, accounts, account_values(composer, account));
	mvalue_set(composer->arena, root, "accounts", accounts);
}

void
values_of_accounts(const struct composer *composer, struct mvalue *root)
{
	struct arena *arena = composer->arena;
	struct mvalue *accounts = mvalue_list(arena);
	struct mvalue *plans = mvalue_map(arena);
	bool has_notes = false;
	int count = 0;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_class[i];

		if (!result_is_chosen(result))
			continue;
		mvalue_append(arena, accounts, account_values(composer, result));
		has_notes |= prose_given(&result->account->notes);
		count++;
	}
	set_text(composer, plans, "standfirst", count == 0 ? say(composer, "plans.none")
		: say_with(composer, "plans.standfirst",
		FILLS({ "count", capitalise(composer, say_count(composer, "decision.accounts", count)) })));
	mvalue_set(arena, plans, "has_notes", mvalue_bool(arena, has_notes));
	mvalue_set(arena, root, "matrix", matrix_values(composer));
	mvalue_set(arena, root, "attractiveness", attractiveness_values(composer));
	mvalue_set(arena, root, "strength", strength_values(composer));
	mvalue_set(arena, root, "plans", plans);
	mvalue_set(arena, root, "accounts", accounts);
}
