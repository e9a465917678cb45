/* Checklist 9: what was decided, for whom there is a plan, who is told and who
 * has agreed. */
#include "analysis/capacity.h"
#include "analysis/fingerprint.h"
#include "analysis/signers.h"
#include "rules_internal.h"

/* ---- approval and exceptions ---- */

/* K901 (in a final paper): a required approval is missing, or objects. */
void
judge_unapproved(struct judge *judge)
{
	const struct signers signers = signers_required(judge->results, judge->arena);
	struct values open = values_new(judge, signers.count);

	for (size_t i = 0; i < signers.count; i++) {
		const struct approval *approval =
			signers_approval(&judge->selection->sign_off, signers.people[i]);

		if (approval == NULL || approval->view == VIEW_OBJECTS)
			values_add(&open, NAME(signers.people[i]));
	}
	if (open.count > 0)
		judge_hit(judge, judge->selection->place, "sign_off", ARGUMENTS(
			{ "n", COUNT(open.count) }, { "all", COUNT(signers.count) }, { "list", LIST(open) }));
}

/* K915, of the whole selection: what somebody agreed to is no longer what
 * stands. Only what each said last counts, and an objection is none. */
void
judge_approval_outdated(struct judge *judge)
{
	const struct sign_off *sign_off = &judge->selection->sign_off;

	for (size_t i = 0; i < sign_off->approval_count; i++) {
		const struct approval *approval = &sign_off->approvals[i];

		if (approval == signers_approval(sign_off, approval->by) &&
		    approval->view != VIEW_OBJECTS &&
		    fingerprint_is_outdated(approval, judge->results, NULL))
			judge_form(judge_hit(judge, approval->place, "sign_off", ARGUMENTS(
				{ "who", NAME(approval->by) }, { "date", DATE(approval->date) },
				{ "of", WORD(approval->of) }, { "now", WORD(fingerprint_of_selection(judge->results)) })),
				"selection");
	}
}

/* K915, of one account. */
void
judge_account_approval_outdated(struct judge *judge, const struct account_result *result)
{
	const struct decision *decision = &result->account->decision;

	for (size_t i = 0; i < decision->approval_count; i++) {
		const struct approval *approval = &decision->approvals[i];

		if (approval->view != VIEW_OBJECTS &&
		    fingerprint_is_outdated(approval, judge->results, result))
			judge_form(judge_account(judge, result, ARGUMENTS(
				{ "who", NAME(approval->by) }, { "date", DATE(approval->date) },
				{ "of", WORD(approval->of) }, { "now", WORD(fingerprint_of_account(judge->results, result)) })),
				"account");
	}
}

/* K902: decided otherwise than computed, without an override. */
void
judge_override_unexplained(struct judge *judge, const struct account_result *result)
{
	if (result_is_exception(result) && !result->account->decision.override.given)
		judge_account(judge, result, ARGUMENTS({ "computed", CLASS(result->computed) }));
}

/* K903: overrides > 20 % of the accounts. */
void
judge_override_count(struct judge *judge)
{
	const size_t all = judge->results->account_count;
	const double limit = judge_limit(judge, "max_share_percent");
	size_t count = 0;

	for (size_t i = 0; i < all; i++)
		count += judge->selection->accounts[i].decision.override.given;
	if (all > 0 && is_over(100 * (double)count / (double)all, limit))
		judge_hit(judge, judge->selection->accounts[0].place, "accounts", ARGUMENTS(
			{ "n", COUNT(count) }, { "all", COUNT(all) }, { "limit", PERCENT(limit) }));
}

/* ---- the portfolio ---- */

/* K904: no key development account while an objective is to grow. Silent
 * without accounts. */
void
judge_no_future(struct judge *judge)
{
	const struct selection *selection = judge->selection;

	if (selection->account_count == 0 || judge->results->classes[CLASS_KEY_DEVELOPMENT].count > 0)
		return;
	for (size_t i = 0; i < selection->objective_count; i++)
		if (selection->objectives[i].kind == OBJECTIVE_GROW) {
			judge_hit(judge, selection->objectives[i].place, "objectives", ARGUMENTS(
				{ "objective", (struct rule_value){ .kind = RULE_NAME,
					.name = { &selection->objectives[i].text, selection->objectives[i].id } } }));
			return;
		}
}

/* K905: one account > 25 % of company_revenue; or, of three key accounts or
 * more, the concentration of their revenue (HHI) > 2 / count. */
void
judge_concentration(struct judge *judge)
{
	const struct results *results = judge->results;
	const double limit = judge_limit(judge, "max_share_percent");
	double *revenues = ARENA_ARRAY(judge->arena, double, results->account_count + 1);
	double index, most;
	size_t key = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];
		const double share = 100 * result->account->revenue / judge->selection->company_revenue;

		if (isfinite(share) && is_over(share, limit))
			judge_form(judge_account(judge, result, ARGUMENTS(
				{ "found", PERCENT(share) }, { "limit", PERCENT(limit) })), "account");
		if (result->class == CLASS_KEY && !isnan(result->account->revenue))
			revenues[key++] = result->account->revenue;
	}
	index = capacity_concentration(revenues, key);
	most = judge_limit(judge, "hhi_times") / (double)key;
	if (is_at_least((double)key, judge_limit(judge, "min_key")) && is_over(index, most))
		judge_form(judge_hit(judge, judge->selection->place, "accounts", ARGUMENTS(
			{ "n", COUNT(key) }, { "found", INDEX(index) }, { "limit", INDEX(most) })), "key");
}

/* ---- plans ---- */

/* K906: key or key development with neither a plan nor the date of one; or a
 * plan with actions without owner or due date. */
void
judge_plan_missing(struct judge *judge, const struct account_result *result)
{
	const struct plan *plan = &result->account->plan;
	size_t loose = 0;

	if (!result_is_chosen(result))
		return;
	if (!plan->given)
		judge_form(judge_account(judge, result, ARGUMENTS({ NULL, COUNT(0) })), "plan");
	for (size_t i = 0; i < plan->action_count; i++)
		loose += plan->actions[i].owner == NULL || !date_is_set(plan->actions[i].due);
	if (loose > 0)
		judge_form(judge_account(judge, result, ARGUMENTS({ "n", COUNT(loose) })), "action");
}

static bool
plan_closes(const struct plan *plan, const char *factor)
{
	for (size_t i = 0; i < plan->action_count; i++)
		if (same_text(plan->actions[i].closes, factor) && plan->actions[i].status != ACTION_DROPPED)
			return true;
	return false;
}

/* The factor with the largest weighted gap that is not yet taken, or -1. */
static int
next_gap(const struct account_result *result, const bool *taken)
{
	int worst = -1;

	for (size_t k = 0; k < result->account->strength.factor_count; k++)
		if (!taken[k] && result->ratings[k].push < 0 &&
		    (worst < 0 || result->ratings[k].push < result->ratings[worst].push))
			worst = (int)k;
	return worst;
}

/* K907: a key development account's plan has actions, but none closes any of
 * its three largest weighted gaps to the best rival. */
void
judge_plan_ignores_gap(struct judge *judge, const struct account_result *result)
{
	const struct strength *strength = &result->account->strength;
	const struct plan *plan = &result->account->plan;
	bool *taken = ARENA_ARRAY(judge->arena, bool, strength->factor_count + 1);
	struct values gaps = values_new(judge, strength->factor_count);
	int gap;

	if (result->class != CLASS_KEY_DEVELOPMENT || plan->action_count == 0 || result->best_rival < 0)
		return;
	while ((double)gaps.count < judge_limit(judge, "top_gaps") && (gap = next_gap(result, taken)) >= 0) {
		taken[gap] = true;
		if (plan_closes(plan, strength->factors[gap].id))
			return;
		values_add(&gaps, NAME(&strength->factors[gap]));
	}
	if (gaps.count > 0)
		judge_account(judge, result, ARGUMENTS({ "gaps", LIST(gaps) }));
}

/* K912 (from for_decision): key without owner or sponsor; key development
 * without stop_by. */
void
judge_key_without_owner(struct judge *judge, const struct account_result *result)
{
	const struct account *account = result->account;

	if (result->class == CLASS_KEY && account->owner == NULL)
		judge_form(judge_account(judge, result, ARGUMENTS({ NULL, COUNT(0) })), "owner");
	else if (result->class == CLASS_KEY && account->plan.sponsor == NULL)
		judge_form(judge_account(judge, result, ARGUMENTS({ NULL, COUNT(0) })), "sponsor");
	else if (result->class == CLASS_KEY_DEVELOPMENT && !date_is_set(account->plan.stop_by))
		judge_form(judge_account(judge, result, ARGUMENTS({ NULL, COUNT(0) })), "stop_by");
}

/* K913: plan cost > margin x (reachable - revenue) over the horizon. */
void
judge_plan_cost(struct judge *judge, const struct account_result *result)
{
	const struct account *account = result->account;
	const double gain = account->margin_percent / 100 * (account->reachable - account->revenue) *
		judge->selection->horizon_years;

	if (is_over(result->budget, gain))
		judge_account(judge, result, ARGUMENTS(
			{ "cost", MONEY(result->budget) }, { "gain", MONEY(gain) },
			{ "years", NUMBER(judge->selection->horizon_years) }));
}

/* ---- who is told ---- */

/* K908: came to maintenance since the last review, and its days did not fall. */
void
judge_unfunded_stop(struct judge *judge, const struct account_result *result)
{
	const struct past past = past_result(judge, result);

	if (result->class == CLASS_MAINTENANCE && past.known && past.class != CLASS_MAINTENANCE &&
	    past.class != CLASS_UNDETERMINED && is_at_least(result->days, past.days))
		judge_account(judge, result, ARGUMENTS(
			{ "days", NUMBER(result->days) }, { "before", NUMBER(past.days) }));
}

/* K909: a lower class than at the last review, and no tell_customer. */
void
judge_silent_demotion(struct judge *judge, const struct account_result *result)
{
	const struct past past = past_result(judge, result);

	if (past.known && result->class != CLASS_UNDETERMINED && past.class < result->class &&
	    !prose_given(&result->account->decision.tell_customer))
		judge_account(judge, result, ARGUMENTS({ "before", CLASS(past.class) }));
}

/* K911: standing questions without an answer. */
void
judge_challenge_open(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	size_t answered = 0;

	for (size_t i = 0; i < selection->challenge_count; i++)
		answered += words_given(&selection->challenge[i].answer);
	if (answered < words_question.count)
		judge_hit(judge, selection->challenge_count > 0 ? selection->challenge[0].place : selection->place,
			"challenge", ARGUMENTS(
			{ "n", COUNT(words_question.count - answered) }, { "all", COUNT(words_question.count) }));
}

/* How many accounts bring more than this one, of equals those before it. */
static size_t
count_larger(const struct results *results, const struct account_result *result)
{
	size_t larger = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *other = &results->accounts[i];

		larger += other->account->revenue > result->account->revenue ||
		          (other < result && statistics_equal(other->account->revenue, result->account->revenue));
	}
	return larger;
}

/* K914 (from for_decision): one of the five largest by revenue is neither key
 * nor key development and nothing says what it will be told. */
void
judge_large_not_chosen(struct judge *judge, const struct account_result *result)
{
	const double largest = judge_limit(judge, "largest");

	if (!result_is_chosen(result) && !isnan(result->account->revenue) &&
	    !prose_given(&result->account->decision.tell_customer) &&
	    judge->results->account_count <= CAPACITY_ACCOUNTS_LIMIT &&
	    (double)count_larger(judge->results, result) < largest)
		judge_account(judge, result, ARGUMENTS(
			{ "revenue", MONEY(result->account->revenue) }, { "limit", NUMBER(largest) }));
}
