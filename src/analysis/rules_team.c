/* Checklist 3: the selection team, its timetable and its first picks. */
#include "rules_internal.h"

static bool
scores(const struct member *member)
{
	return member->role == MEMBER_LEAD || member->role == MEMBER_SCORER;
}

/* Who scores: the members that lead or score, else those with a scorecard. */
struct people { const struct person **items; size_t count; };

static struct people
find_scorers(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	struct people people = { ARENA_ARRAY(judge->arena, const struct person *,
		selection->team.member_count + selection->scorecard_count + 1), 0 };

	for (size_t i = 0; i < selection->team.member_count; i++)
		if (scores(&selection->team.members[i]))
			people.items[people.count++] = selection->team.members[i].person;
	for (size_t i = 0; selection->team.member_count == 0 && i < selection->scorecard_count; i++)
		people.items[people.count++] = selection->scorecards[i].scorer;
	return people;
}

/* K301: distinct functions among the scorers < 2 an error, < 3 a warning.
 * Silent where no scorer has a function. */
void
judge_single_function(struct judge *judge)
{
	const struct people scorers = find_scorers(judge);
	struct word_set functions = word_set_new(judge, scorers.count);
	struct values list = values_new(judge, scorers.count);
	struct rule_hit *hit;

	for (size_t i = 0; i < scorers.count; i++)
		word_set_add(&functions, scorers.items[i]->function);
	for (size_t i = 0; i < functions.count; i++)
		values_add(&list, WORD(functions.words[i]));
	if (functions.count == 0 ||
	    is_at_least((double)functions.count, judge_limit(judge, "wanted_functions")))
		return;
	hit = judge_hit(judge, judge->selection->team.place, "team.members", ARGUMENTS(
		{ "n", COUNT(functions.count) }, { "functions", LIST(list) },
		{ "limit", NUMBER(judge_limit(judge, "wanted_functions")) }));
	if (is_at_least((double)functions.count, judge_limit(judge, "min_functions")))
		hit->level = LEVEL_WARNING;
}

/* K302: no member is the sponsor. */
void
judge_no_sponsor(struct judge *judge)
{
	const struct team *team = &judge->selection->team;

	for (size_t i = 0; i < team->member_count; i++)
		if (team->members[i].role == MEMBER_SPONSOR)
			return;
	judge_hit(judge, team->place, "team.members", ARGUMENTS({ NULL, COUNT(0) }));
}

/* K303: scorers < 3 or > 9. Silent without any. */
void
judge_team_size(struct judge *judge)
{
	const size_t count = find_scorers(judge).count;
	const double least = judge_limit(judge, "min_scorers"), most = judge_limit(judge, "max_scorers");
	const bool few = is_over(least, (double)count);

	if (count > 0 && (few || is_over((double)count, most)))
		judge_form(judge_hit(judge, judge->selection->team.place, "team.members", ARGUMENTS(
			{ "n", COUNT(count) }, { "least", NUMBER(least) }, { "most", NUMBER(most) })),
			few ? "few" : "many");
}

static size_t
count_scores(const struct selection *selection, const struct scorecard *card)
{
	const size_t cells = selection->account_count * selection->attractiveness.factor_count;
	size_t count = 0;

	for (size_t i = 0; card->scores != NULL && i < cells; i++)
		count += scores_known(&card->scores[i]);
	return count;
}

/* K304: share of the scorecards' scores given by one function > 0.6. Silent
 * with fewer than two scorecards (K301 and K303 speak then). */
void
judge_sales_dominated(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	struct word_set functions = word_set_new(judge, selection->scorecard_count);
	const double limit = judge_limit(judge, "max_share_percent");

	for (size_t i = 0; selection->scorecard_count >= 2 && i < selection->scorecard_count; i++)
		word_set_add(&functions, selection->scorecards[i].scorer->function);
	for (size_t f = 0; f < functions.count; f++) {
		double own = 0, all = 0;

		for (size_t i = 0; i < selection->scorecard_count; i++) {
			const struct scorecard *card = &selection->scorecards[i];
			const double given = (double)count_scores(selection, card);

			own += same_text(card->scorer->function, functions.words[f]) ? given : 0;
			all += given;
		}
		if (all > 0 && is_over(100 * own / all, limit))
			judge_hit(judge, selection->scorecards[0].place, "scorecards", ARGUMENTS(
				{ "function", WORD(functions.words[f]) }, { "found", PERCENT(100 * own / all) },
				{ "limit", PERCENT(limit) }));
	}
}

/* K305: goal, start or end missing; a warning when as_of > end and nothing has
 * been decided. */
void
judge_no_timetable(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const struct team *team = &selection->team;
	struct values missing = values_new(judge, 3);
	bool decided = false;

	for (size_t i = 0; i < selection->account_count; i++)
		decided = decided || selection->accounts[i].decision.given;
	if (!words_given(&team->goal))
		values_add(&missing, PHRASE("goal"));
	if (!date_is_set(team->start))
		values_add(&missing, PHRASE("start"));
	if (!date_is_set(team->end))
		values_add(&missing, PHRASE("end"));
	if (!decided && date_is_set(team->end) && date_compare(selection->as_of, team->end) > 0)
		judge_form(judge_hit(judge, team->place, "team", ARGUMENTS(
			{ "end", DATE(team->end) })), "over")->level = LEVEL_WARNING;
	else if (missing.count > 0)
		judge_form(judge_hit(judge, team->place, "team",
			ARGUMENTS({ "missing", LIST(missing) })), "missing");
}

static void
add_approvers(struct word_set *functions, const struct approval *approvals, size_t count)
{
	for (size_t i = 0; i < count; i++)
		word_set_add(functions, approvals[i].by->function);
}

/* The functions of the team's members and of everyone who has approved. */
static struct word_set
functions_heard(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	struct word_set heard = word_set_new(judge, selection->person_count);

	for (size_t i = 0; i < selection->team.member_count; i++)
		word_set_add(&heard, selection->team.members[i].person->function);
	add_approvers(&heard, selection->sign_off.approvals, selection->sign_off.approval_count);
	for (size_t i = 0; i < selection->account_count; i++)
		add_approvers(&heard, selection->accounts[i].decision.approvals,
			selection->accounts[i].decision.approval_count);
	return heard;
}

/* K306: the function of a plan action's owner is neither in the team nor among
 * the approvals. Silent where neither is written down. */
void
judge_function_absent(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const struct word_set heard = functions_heard(judge);
	struct word_set absent = word_set_new(judge, selection->person_count);

	for (size_t i = 0; heard.count > 0 && i < selection->account_count; i++) {
		const struct account *account = &selection->accounts[i];

		for (size_t k = 0; k < account->plan.action_count; k++) {
			const struct action *action = &account->plan.actions[k];
			const char *function = action->owner == NULL ? NULL : action->owner->function;

			if (function == NULL || word_set_has(&heard, function) || word_set_has(&absent, function))
				continue;
			word_set_add(&absent, function);
			judge_hit(judge, action->place, path_to(judge, "accounts", account->id), ARGUMENTS(
				{ "function", WORD(function) }, { "account", NAME(account) },
				{ "who", NAME(action->owner) }));
		}
	}
}

/* K307: accounts on two or more first lists that end neither key nor key
 * development; with how many stood on so many lists at all. */
void
judge_picks_ignored(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const double least = judge_limit(judge, "min_lists");
	int *lists = ARENA_ARRAY(judge->arena, int, selection->account_count + 1);
	struct values passed_over = values_new(judge, selection->account_count);
	int shared = 0;

	for (size_t i = 0; i < selection->team.first_pick_count; i++)
		for (size_t k = 0; k < selection->team.first_picks[i].count; k++)
			lists[selection->team.first_picks[i].accounts[k] - selection->accounts]++;
	for (size_t i = 0; i < selection->account_count; i++) {
		if (!is_at_least(lists[i], least))
			continue;
		shared++;
		if (!result_is_chosen(&judge->results->accounts[i]))
			values_add(&passed_over, NAME(&selection->accounts[i]));
	}
	if (passed_over.count > 0)
		judge_hit(judge, selection->team.first_picks[0].place, "team.first_picks", ARGUMENTS(
			{ "n", COUNT(passed_over.count) }, { "list", LIST(passed_over) },
			{ "shared", COUNT(shared) }, { "least", NUMBER(least) },
			{ "lists", COUNT(selection->team.first_pick_count) }));
}
