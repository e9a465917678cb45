/* Checklist 10: whether the review is kept, and what has moved since the last. */
#include "rules_internal.h"

/* KA01: as_of > next; an error when more than 90 days late in a final paper. */
void
judge_review_overdue(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const struct review *review = &selection->review;
	struct rule_hit *hit;
	int late;

	if (!date_is_set(review->next) || date_compare(selection->as_of, review->next) <= 0)
		return;
	late = date_day_number(selection->as_of) - date_day_number(review->next);
	hit = judge_hit(judge, review->place, "review", ARGUMENTS(
		{ "date", DATE(review->next) }, { "days", COUNT(late) }));
	if (selection->status == STATUS_FINAL && is_over(late, judge_limit(judge, "error_after_days")))
		hit->level = LEVEL_ERROR;
}

/* KA02: no date of the next review. */
void
judge_review_undated(struct judge *judge)
{
	const struct review *review = &judge->selection->review;

	if (!date_is_set(review->next))
		judge_hit(judge, review->place, "review", ARGUMENTS({ NULL, COUNT(0) }));
}

/* What was unknown of both axes at the last review and is so still. */
static struct values
still_unknown(struct judge *judge, const struct account_result *now, const struct account_result *then)
{
	const struct attractiveness *axis = &judge->selection->attractiveness;
	const size_t most = axis->factor_count;
	struct values values = values_new(judge, most);

	for (size_t j = 0; j < most && j < judge->before->selection->attractiveness.factor_count; j++)
		if (same_text(axis->factors[j].id, judge->before->selection->attractiveness.factors[j].id) &&
		    now->factors[j].score.kind == SCORE_UNKNOWN && then->factors[j].score.kind == SCORE_UNKNOWN)
			values_add(&values, NAME(&axis->factors[j]));
	return values;
}

/* KA03: unknown at the last review, and unknown now. */
void
judge_unknown_not_closed(struct judge *judge, const struct account_result *result)
{
	const struct results *before = judge->before;

	for (size_t i = 0; before != NULL && i < before->account_count; i++) {
		if (!same_text(before->accounts[i].account->id, result->account->id))
			continue;
		const struct values values = still_unknown(judge, result, &before->accounts[i]);
		if (values.count > 0)
			judge_account(judge, result, ARGUMENTS({ "factors", LIST(values) }));
	}
}

/* KA04: as_of > override.until. */
void
judge_override_expired(struct judge *judge, const struct account_result *result)
{
	const struct override *override = &result->account->decision.override;

	if (override->given && date_is_set(override->until) &&
	    date_compare(judge->selection->as_of, override->until) > 0)
		judge_account(judge, result, ARGUMENTS({ "date", DATE(override->until) }));
}

/* KA05: key development past stop_by, and still key development. */
void
judge_stop_date_passed(struct judge *judge, const struct account_result *result)
{
	const struct date stop = result->account->plan.stop_by;

	if (result->class == CLASS_KEY_DEVELOPMENT && date_is_set(stop) &&
	    date_compare(judge->selection->as_of, stop) > 0)
		judge_account(judge, result, ARGUMENTS({ "date", DATE(stop) }));
}

static bool
has_moved(const struct judge *judge, const struct account_result *result)
{
	const struct past past = past_result(judge, result);

	return past.known && past.class != CLASS_UNDETERMINED && result->class != CLASS_UNDETERMINED &&
	       past.class != result->class;
}

/* KA06: classes changed for > 30 % of the accounts that had one at the last
 * review. Silent where fewer than five had. */
void
judge_churn(struct judge *judge)
{
	const struct results *results = judge->results;
	const double limit = judge_limit(judge, "max_share_percent");
	size_t moved = 0, all = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct past past = past_result(judge, &results->accounts[i]);

		all += past.known && past.class != CLASS_UNDETERMINED;
		moved += has_moved(judge, &results->accounts[i]);
	}
	if (all >= 5 && is_over(100 * (double)moved / (double)all, limit))
		judge_hit(judge, judge->selection->review.place, "accounts", ARGUMENTS(
			{ "n", COUNT(moved) }, { "all", COUNT(all) }, { "limit", PERCENT(limit) }));
}

/* KA07: the class changed though neither A nor S moved by the declared
 * hysteresis. Silent where a value then is not known. */
void
judge_hysteresis(struct judge *judge, const struct account_result *result)
{
	const struct past past = past_result(judge, result);
	const double least = judge->selection->matrix.hysteresis;
	const double wanted = fabs(result->attractiveness.value.estimate - past.attractiveness);
	const double strong = fabs(result->strength.value.estimate - past.strength);

	if (has_moved(judge, result) && is_over(least, wanted) && is_over(least, strong))
		judge_account(judge, result, ARGUMENTS(
			{ "before", CLASS(past.class) }, { "limit", NUMBER(least) }));
}
