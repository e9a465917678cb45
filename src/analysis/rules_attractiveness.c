/* Checklist 7: the factors, their weights and scores. What the scorers gave
 * alone is in rules_scorers.c. */
#include "analysis/capacity.h"
#include "rules_internal.h"

static const struct attractiveness *
factors_of(const struct judge *judge)
{
	return &judge->selection->attractiveness;
}

static const char *
factor_path(struct judge *judge, const struct factor *factor)
{
	return path_to(judge, "attractiveness.factors", factor->id);
}

/* ---- weights ---- */

/* K702: a weight (percent, as used) < 5 or > 40; an error if <= 0 or >= 100. */
void
judge_weight_range(struct judge *judge)
{
	const double least = judge_limit(judge, "min_weight"), most = judge_limit(judge, "max_weight");

	for (size_t j = 0; j < factors_of(judge)->factor_count; j++) {
		const struct factor *factor = &factors_of(judge)->factors[j];
		const double weight = judge->results->weights[j];
		struct rule_hit *hit;

		if (!is_over(least, weight) && !is_over(weight, most))
			continue;
		hit = judge_form(judge_hit(judge, factor->place, factor_path(judge, factor), ARGUMENTS(
			{ "factor", NAME(factor) }, { "found", NUMBER(weight) }, { "least", NUMBER(least) },
			{ "most", NUMBER(most) })), is_over(least, weight) ? "low" : "high");
		if (is_at_least(0, weight) || is_at_least(weight, 100))
			hit->level = LEVEL_ERROR;
	}
}

/* K703: max w - min w < 0.01 with three factors or more. */
void
judge_equal_weights(struct judge *judge)
{
	const size_t count = factors_of(judge)->factor_count;
	double low = (double)INFINITY, high = 0;

	for (size_t j = 0; j < count; j++) {
		low = fmin(low, judge->results->weights[j]);
		high = fmax(high, judge->results->weights[j]);
	}
	if (is_at_least((double)count, judge_limit(judge, "min_factors")) &&
	    high - low < judge_limit(judge, "tolerance"))
		judge_hit(judge, factors_of(judge)->place, "attractiveness", ARGUMENTS({ "n", COUNT(count) }));
}

/* K704: F < 3 an error, F outside 4..8 a note. Silent without factors. */
void
judge_factor_count(struct judge *judge)
{
	const double count = (double)factors_of(judge)->factor_count;
	const double least = judge_limit(judge, "min_factors"), most = judge_limit(judge, "max_factors");
	const bool few = is_over(least, count);

	if (count > 0 && (few || is_over(count, most)))
		judge_form(judge_hit(judge, factors_of(judge)->place, "attractiveness", ARGUMENTS(
			{ "n", COUNT(count) }, { "least", NUMBER(least) }, { "most", NUMBER(most) })),
			few ? "few" : "many")->level =
			is_over(judge_limit(judge, "error_below"), count) ? LEVEL_ERROR : LEVEL_NOTE;
}

/* K705, one for the project: factors with fewer than two anchor texts. */
void
judge_no_anchors(struct judge *judge)
{
	const struct attractiveness *attractiveness = factors_of(judge);
	struct values list = values_new(judge, attractiveness->factor_count);

	for (size_t j = 0; j < attractiveness->factor_count; j++)
		if (is_over(judge_limit(judge, "min_anchors"), (double)attractiveness->factors[j].anchor_count))
			values_add(&list, NAME(&attractiveness->factors[j]));
	if (list.count > 0)
		judge_hit(judge, attractiveness->place, "attractiveness.factors", ARGUMENTS(
			{ "n", COUNT(list.count) }, { "list", LIST(list) },
			{ "limit", NUMBER(judge_limit(judge, "min_anchors")) }));
}

/* K712: no factor of type potential (where types are given), or every factor
 * with period past. */
void
judge_past_only(struct judge *judge)
{
	const struct attractiveness *attractiveness = factors_of(judge);
	size_t potential = 0, typed = 0, past = 0;

	for (size_t j = 0; j < attractiveness->factor_count; j++) {
		typed += attractiveness->factors[j].type != FACTOR_UNTYPED;
		potential += attractiveness->factors[j].type == FACTOR_POTENTIAL;
		past += attractiveness->factors[j].period == PERIOD_PAST;
	}
	if ((typed > 0 && potential == 0) || (past > 0 && past == attractiveness->factor_count))
		judge_hit(judge, attractiveness->place, "attractiveness", ARGUMENTS({ NULL, COUNT(0) }));
}

/* K718: weights from pairwise comparison with CR > 0.10. */
void
judge_weights_inconsistent(struct judge *judge)
{
	const double found = judge->results->consistency_ratio, limit = judge_limit(judge, "max_ratio");

	if (is_over(found, limit))
		judge_hit(judge, factors_of(judge)->place, "attractiveness", ARGUMENTS(
			{ "found", INDEX(found) }, { "limit", INDEX(limit) }));
}

/* ---- columns: the scores of one factor over all accounts ---- */

/* The known scores of one factor into `column`; gives their number. */
static size_t
read_column(const struct judge *judge, size_t factor, double *column)
{
	size_t n = 0;

	for (size_t i = 0; i < judge->results->account_count; i++) {
		column[n] = known_score(&judge->results->accounts[i].factors[factor].score);
		n += isnan(column[n]) ? 0 : 1;
	}
	return n;
}

/* K707: range of a factor's scores < 0.2 R or their sd < 0.05 R, n >= 4. */
void
judge_no_discrimination(struct judge *judge)
{
	double *column = ARENA_ARRAY(judge->arena, double, judge->results->account_count + 1);
	const double range = scale_range(judge);

	for (size_t j = 0; j < factors_of(judge)->factor_count; j++) {
		const struct factor *factor = &factors_of(judge)->factors[j];
		const size_t n = read_column(judge, j, column);

		if (!is_at_least((double)n, judge_limit(judge, "min_accounts")))
			continue;
		statistics_sort(column, n);
		if (is_over(judge_limit(judge, "min_range_percent") / 100 * range, column[n - 1] - column[0]) ||
		    is_over(judge_limit(judge, "min_sd_percent") / 100 * range, statistics_sd(column, n)))
			judge_hit(judge, factor->place, factor_path(judge, factor), ARGUMENTS(
				{ "factor", NAME(factor) }, { "n", COUNT(n) },
				{ "low", TOTAL(column[0]) }, { "high", TOTAL(column[n - 1]) }));
	}
}

/* K708: e_j = 100 w_j sd_j / sum w sd; abs(e_j - w_j) > 15. */
void
judge_effective_weight(struct judge *judge)
{
	const size_t count = factors_of(judge)->factor_count;
	double *effective = ARENA_ARRAY(judge->arena, double, count + 1);
	const double limit = judge_limit(judge, "max_points");

	if (!attractiveness_effective(judge->results, effective, judge->arena))
		return;
	for (size_t j = 0; j < count; j++) {
		const struct factor *factor = &factors_of(judge)->factors[j];
		const double stated = judge->results->weights[j];

		if (is_over(fabs(effective[j] - stated), limit))
			judge_hit(judge, factor->place, factor_path(judge, factor), ARGUMENTS(
				{ "factor", NAME(factor) }, { "stated", NUMBER(stated) },
				{ "found", COUNT(effective[j]) }, { "limit", NUMBER(limit) }));
	}
}

/* The greater of Pearson's and Spearman's |r| of two factors over the accounts
 * known for both, and how many those are. */
static double
correlate(struct judge *judge, size_t first, size_t second, size_t *n)
{
	const struct results *results = judge->results;
	double *x = ARENA_ARRAY(judge->arena, double, results->account_count + 1);
	double *y = ARENA_ARRAY(judge->arena, double, results->account_count + 1);

	*n = 0;
	for (size_t i = 0; i < results->account_count; i++) {
		x[*n] = known_score(&results->accounts[i].factors[first].score);
		y[*n] = known_score(&results->accounts[i].factors[second].score);
		*n += !isnan(x[*n]) && !isnan(y[*n]) ? 1 : 0;
	}
	return fmax(fabs(statistics_pearson(x, y, *n)), fabs(statistics_spearman(x, y, *n, judge->arena)));
}

/* K709: |r| >= max(0.8, rcrit(n)) for n >= 5 and w_j + w_k >= 25. */
void
judge_double_count(struct judge *judge)
{
	const struct attractiveness *attractiveness = factors_of(judge);
	size_t n = 0;

	for (size_t j = 0; j < attractiveness->factor_count; j++)
		for (size_t k = j + 1; k < attractiveness->factor_count; k++) {
			const struct factor *a = &attractiveness->factors[j], *b = &attractiveness->factors[k];
			const double weight = judge->results->weights[j] + judge->results->weights[k];
			struct values pair = values_new(judge, 2);
			double found, limit;

			if (is_over(judge_limit(judge, "min_weight"), weight))
				continue;
			found = correlate(judge, j, k, &n);
			limit = fmax(judge_limit(judge, "min_correlation"), statistics_critical_r(n));
			if (!is_at_least((double)n, judge_limit(judge, "min_accounts")) || !is_at_least(found, limit))
				continue;
			values_add(&pair, NAME(a));
			values_add(&pair, NAME(b));
			judge_hit(judge, a->place, factor_path(judge, a), ARGUMENTS(
				{ "pair", ((struct rule_value){ .kind = RULE_PAIR, .list = { pair.items, 2 } }) },
				{ "found", INDEX(found) }, { "limit", INDEX(limit) }, { "weight", NUMBER(weight) }));
		}
}

/* K719: |r| >= 0.8 of S and the scores of a factor of type behaviour or fit,
 * n >= 8. */
void
judge_strength_in_disguise(struct judge *judge)
{
	const struct results *results = judge->results;
	double *x = ARENA_ARRAY(judge->arena, double, results->account_count + 1);
	double *y = ARENA_ARRAY(judge->arena, double, results->account_count + 1);

	for (size_t j = 0; j < factors_of(judge)->factor_count; j++) {
		const struct factor *factor = &factors_of(judge)->factors[j];
		double found;
		size_t n = 0;

		if (factor->type != FACTOR_BEHAVIOUR && factor->type != FACTOR_FIT)
			continue;
		for (size_t i = 0; i < results->account_count; i++) {
			x[n] = known_score(&results->accounts[i].factors[j].score);
			y[n] = results->accounts[i].strength.value.estimate;
			n += !isnan(x[n]) && !isnan(y[n]);
		}
		found = statistics_pearson(x, y, n);
		if (is_at_least((double)n, judge_limit(judge, "min_accounts")) &&
		    is_at_least(found, judge_limit(judge, "min_correlation")))
			judge_hit(judge, factor->place, factor_path(judge, factor), ARGUMENTS(
				{ "factor", NAME(factor) }, { "found", INDEX(found) },
				{ "limit", INDEX(judge_limit(judge, "min_correlation")) }));
	}
}

/* ---- size ---- */

static double
correlate_with_revenue(struct judge *judge, size_t *n)
{
	const struct results *results = judge->results;
	double *x = ARENA_ARRAY(judge->arena, double, results->account_count + 1);
	double *y = ARENA_ARRAY(judge->arena, double, results->account_count + 1);

	*n = 0;
	for (size_t i = 0; i < results->account_count; i++) {
		x[*n] = results->accounts[i].attractiveness.value.estimate;
		y[*n] = results->accounts[i].account->revenue;
		*n += !isnan(x[*n]) && !isnan(y[*n]) ? 1 : 0;
	}
	return statistics_spearman(x, y, *n, judge->arena);
}

/* Every key account brings more than every other account. */
static bool
key_are_the_largest(const struct results *results)
{
	double least_key = (double)INFINITY, most_other = -(double)INFINITY;

	for (size_t i = 0; i < results->account_count; i++) {
		const double revenue = results->accounts[i].account->revenue;

		if (results->accounts[i].class == CLASS_KEY)
			least_key = isnan(revenue) ? -(double)INFINITY : fmin(least_key, revenue);
		else if (!isnan(revenue))
			most_other = fmax(most_other, revenue);
	}
	return least_key > most_other && most_other >= 0;
}

/* K711: Spearman(A, revenue) >= 0.9 with n >= 5; or weights of factors about
 * size > 50; or the key accounts are the k largest, k >= 3. */
void
judge_size_bias(struct judge *judge)
{
	const struct attractiveness *attractiveness = factors_of(judge);
	const double limit = judge_limit(judge, "min_correlation");
	double weight = 0, rho;
	size_t n = 0;

	for (size_t j = 0; j < attractiveness->factor_count; j++)
		weight += attractiveness->factors[j].about_size ? judge->results->weights[j] : 0;
	rho = correlate_with_revenue(judge, &n);
	if (is_over(weight, judge_limit(judge, "max_size_weight")))
		judge_form(judge_hit(judge, attractiveness->place, "attractiveness", ARGUMENTS(
			{ "found", NUMBER(weight) }, { "limit", NUMBER(judge_limit(judge, "max_size_weight")) })), "weights");
	else if (is_at_least((double)n, judge_limit(judge, "min_accounts")) && is_at_least(rho, limit))
		judge_form(judge_hit(judge, attractiveness->place, "attractiveness", ARGUMENTS(
			{ "found", INDEX(rho) }, { "limit", INDEX(limit) })), "order");
	else if (is_at_least(judge->results->classes[CLASS_KEY].count, judge_limit(judge, "min_key")) &&
	         key_are_the_largest(judge->results))
		judge_form(judge_hit(judge, attractiveness->place, "attractiveness", ARGUMENTS(
			{ "n", COUNT(judge->results->classes[CLASS_KEY].count) })), "largest");
}

/* ---- accounts ---- */

/* K715: as_of - date of the scores > 365 days, or the review's months. */
void
judge_stale_score(struct judge *judge, const struct account_result *result)
{
	const struct selection *selection = judge->selection;
	const double months = selection->review.every_months;
	const double limit = rule_limit_is_set(selection, judge->rule, "max_age_days") || !(months > 0)
		? judge_limit(judge, "max_age_days") : months * 365 / 12;
	int age;

	if (!date_is_set(result->account->scored))
		return;
	age = date_day_number(selection->as_of) - date_day_number(result->account->scored);
	if (is_over(age, limit))
		judge_account(judge, result, ARGUMENTS(
			{ "date", DATE(result->account->scored) }, { "found", COUNT(age) }, { "limit", COUNT(limit) }));
}

static bool
has_evidence(const struct account *account, size_t factor)
{
	for (size_t i = 0; i < account->evidence_count; i++)
		if (account->evidence[i].factor == factor)
			return true;
	return false;
}

/* K716, one for a key or key development account: known scores of factors with
 * weight >= 20 that have no evidence. */
void
judge_no_source(struct judge *judge, const struct account_result *result)
{
	const struct attractiveness *attractiveness = factors_of(judge);
	struct values bare = values_new(judge, attractiveness->factor_count);

	for (size_t j = 0; result_is_chosen(result) && j < attractiveness->factor_count; j++)
		if (scores_known(&result->factors[j].score) && !has_evidence(result->account, j) &&
		    is_at_least(judge->results->weights[j], judge_limit(judge, "min_weight")))
			values_add(&bare, NAME(&attractiveness->factors[j]));
	if (bare.count > 0)
		judge_account(judge, result, ARGUMENTS(
			{ "factors", LIST(bare) }, { "limit", NUMBER(judge_limit(judge, "min_weight")) }));
}

static bool
is_as_good(const struct account_result *a, const struct account_result *b, size_t count)
{
	for (size_t j = 0; j < count; j++)
		if (!is_at_least(known_score(&a->factors[j].score), known_score(&b->factors[j].score)))
			return false;
	return count > 0;
}

/* K717: an account is at least as good as another on every factor, yet the
 * other is decided to be key or key development and it is not. One for the
 * project, up to 500 accounts. */
void
judge_dominated(struct judge *judge)
{
	const struct results *results = judge->results;
	struct values list = values_new(judge, results->account_count);
	struct place place = { 0 };

	if (results->account_count > CAPACITY_ACCOUNTS_LIMIT)
		return;
	for (size_t i = 0; i < results->account_count; i++)
		for (size_t k = 0; k < results->account_count; k++) {
			const struct account_result *better = &results->accounts[i], *chosen = &results->accounts[k];

			if (result_is_chosen(better) || !result_is_chosen(chosen) ||
			    !is_as_good(better, chosen, factors_of(judge)->factor_count))
				continue;
			place = list.count == 0 ? better->account->place : place;
			values_add(&list, NAME(better->account));
			break;
		}
	if (list.count > 0)
		judge_hit(judge, place, "accounts", ARGUMENTS({ "n", COUNT(list.count) }, { "list", LIST(list) }));
}

/* ---- K720 ---- */

static bool
same_anchors(const struct factor *a, const struct factor *b)
{
	if (a->anchor_count != b->anchor_count)
		return false;
	for (size_t i = 0; i < a->anchor_count; i++)
		if (a->anchors[i].score != b->anchors[i].score ||
		    !same_text(words_in(&a->anchors[i].text, LANGUAGE_EN), words_in(&b->anchors[i].text, LANGUAGE_EN)))
			return false;
	return true;
}

static bool
same_threshold(const struct results *a, const struct results *b)
{
	const struct matrix *one = &a->selection->matrix, *other = &b->selection->matrix;

	return one->attractiveness_threshold_kind == other->attractiveness_threshold_kind &&
	       (one->attractiveness_threshold_kind != THRESHOLD_NUMBER ||
		one->attractiveness_threshold == other->attractiveness_threshold) &&
	       a->strength_threshold == b->strength_threshold;
}

/* K720: weights, anchors or thresholds are not what they were when the first
 * scores were given (METHOD: anchors and weights come before scores). */
void
judge_moved_after_scoring(struct judge *judge)
{
	const struct results *now = judge->results, *then = judge->history->scored;
	const struct attractiveness *axis = factors_of(judge), *was;
	struct values moved;

	if (then == NULL || then->selection->attractiveness.factor_count == 0)
		return;
	was = &then->selection->attractiveness;
	moved = values_new(judge, axis->factor_count + 1);
	for (size_t j = 0; j < axis->factor_count; j++) {
		size_t k = 0;
		while (k < was->factor_count && !same_text(was->factors[k].id, axis->factors[j].id))
			k++;
		if (k == was->factor_count || fabs(now->weights[j] - then->weights[k]) > 1e-9 ||
		    !same_anchors(&axis->factors[j], &was->factors[k]))
			values_add(&moved, NAME(&axis->factors[j]));
	}
	if (moved.count > 0)
		judge_form(judge_hit(judge, axis->place, "attractiveness", ARGUMENTS({ "list", LIST(moved) })), "factors");
	else if (!same_threshold(now, then))
		judge_form(judge_hit(judge, judge->selection->matrix.place, "matrix", ARGUMENTS({ NULL, COUNT(0) })), "threshold");
}
