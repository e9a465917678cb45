/* Before the checklists: dates, and whether key account management fits. */
#include "rules_internal.h"

static bool
is_before(struct date a, struct date b)
{
	return date_is_set(a) && date_is_set(b) && date_compare(a, b) < 0;
}

/* K003, for the project: the team's end < its start; a meeting that is done, or
 * a review that was held, after as_of. */
void
judge_date_order(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const struct team *team = &selection->team;

	if (is_before(team->end, team->start))
		judge_form(judge_hit(judge, team->place, "team", ARGUMENTS(
			{ "end", DATE(team->end) }, { "start", DATE(team->start) })), "team");
	for (size_t i = 0; i < team->meeting_count; i++)
		if (team->meetings[i].done && is_before(selection->as_of, team->meetings[i].date))
			judge_form(judge_hit(judge, team->meetings[i].place, "team.meetings", ARGUMENTS(
				{ "date", DATE(team->meetings[i].date) },
				{ "as_of", DATE(selection->as_of) })), "meeting");
	for (size_t i = 0; i < selection->review.held_count; i++)
		if (is_before(selection->as_of, selection->review.held[i].date))
			judge_form(judge_hit(judge, selection->review.held[i].place, "review.held", ARGUMENTS(
				{ "date", DATE(selection->review.held[i].date) },
				{ "as_of", DATE(selection->as_of) })), "held");
}

/* K003, for an account: the first action that is due < its start. */
void
judge_action_dates(struct judge *judge, const struct account_result *result)
{
	const struct plan *plan = &result->account->plan;

	for (size_t i = 0; i < plan->action_count; i++)
		if (is_before(plan->actions[i].due, plan->actions[i].start)) {
			struct rule_hit *hit = judge_form(judge_account(judge, result, ARGUMENTS(
				{ "due", DATE(plan->actions[i].due) },
				{ "start", DATE(plan->actions[i].start) })), "action");

			hit->place = plan->actions[i].place;
			return;
		}
}

static struct verdict
verdict_here(const struct judge *judge)
{
	return judge->before == NULL ? judge->results->verdict
	                             : verdict_of(judge->results, judge->before);
}

/* K005, as the verdict tests it (verdict.c). */
void
judge_market_not_separable(struct judge *judge)
{
	const struct verdict verdict = verdict_here(judge);
	struct values reasons = values_new(judge, 4);

	if (!verdict.alike)
		return;
	if (verdict.narrow)
		values_add(&reasons, PHRASE("reason.narrow"));
	if (verdict.flat)
		values_add(&reasons, PHRASE("reason.flat"));
	if (verdict.close)
		values_add(&reasons, PHRASE("reason.close"));
	if (verdict.disputed)
		values_add(&reasons, PHRASE("reason.disputed"));
	judge_form(judge_hit(judge, judge->selection->attractiveness.place, "attractiveness", ARGUMENTS(
		{ "reasons", LIST(reasons) },
		{ "low", TOTAL(verdict.low) }, { "high", TOTAL(verdict.high) },
		{ "min_range", PERCENT(judge_limit(judge, "min_range_percent")) },
		{ "min_sd", PERCENT(judge_limit(judge, "min_sd_percent")) },
		{ "pairs", PERCENT(verdict.close_pairs) },
		{ "max_pairs", PERCENT(judge_limit(judge, "pair_share_percent")) })),
		verdict.model == VERDICT_HUNTER ? "hunter" : "milk_round");
}

/* K006, as the verdict tests it. */
void
judge_market_too_fast(struct judge *judge)
{
	const struct verdict verdict = verdict_here(judge);

	if (verdict.unsteady)
		judge_form(judge_hit(judge, judge->selection->attractiveness.place, "attractiveness", ARGUMENTS(
			{ "n", COUNT(verdict.compared) }, { "found", INDEX(verdict.stability) },
			{ "limit", INDEX(judge_limit(judge, "min_correlation")) })),
			verdict.model == VERDICT_HUNTER ? "hunter" : "milk_round");
}

/* K007: class key or key development and wants_partnership = no. */
void
judge_not_mutual(struct judge *judge, const struct account_result *result)
{
	if (result_is_chosen(result) && result->account->wants_partnership == ANSWER_NO)
		judge_form(judge_account(judge, result, ARGUMENTS({ NULL, COUNT(0) })), "no");
}

/* K007, one note: how many of the chosen have not been asked, where any
 * account's answer is written down at all. */
void
judge_partnership_unknown(struct judge *judge)
{
	const struct results *results = judge->results;
	struct values open = values_new(judge, results->account_count);
	struct place place = { 0 };
	int chosen = 0;
	bool any = false;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];
		const enum answer answer = result->account->wants_partnership;

		any = any || answer == ANSWER_YES || answer == ANSWER_NO;
		chosen += result_is_chosen(result);
		if (!result_is_chosen(result) || answer == ANSWER_YES || answer == ANSWER_NO)
			continue;
		if (open.count == 0)
			place = result->account->place;
		values_add(&open, NAME(result->account));
	}
	if (any && open.count > 0)
		judge_form(judge_hit(judge, place, "accounts", ARGUMENTS(
			{ "n", COUNT(open.count) }, { "all", COUNT(chosen) }, { "list", LIST(open) })),
			"unknown")->level = LEVEL_NOTE;
}
