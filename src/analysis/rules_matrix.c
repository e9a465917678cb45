/* Checklist 6: the matrix. How firmly accounts stand in it, and what it looks
 * like as a whole. */
#include <stdlib.h>

#include "analysis/classify.h"
#include "rules_internal.h"

/* ---- K602 ---- */

/* What one score adds to the total of attractiveness when it moves by one: its
 * weight among the factors that are known. */
static double
known_share(const struct account_result *result, size_t count, size_t factor)
{
	double sum = 0;

	for (size_t j = 0; j < count; j++)
		sum += scores_known(&result->factors[j].score) ? result->factors[j].weight : 0;
	return result->factors[factor].weight / sum;
}

/* One known score, moved by one step of the scale (a tenth of a scale without
 * steps) within it, brings the total over the threshold. */
static bool
flips_by_a_step(const struct judge *judge, const struct account_result *result)
{
	const struct scale scale = judge->selection->matrix.scale;
	const struct cut cut = classify_attractiveness_cut(judge->results);
	const double total = result->attractiveness.value.estimate;
	const bool is_high = classify_is_high(total, cut);
	const double step = (is_high ? -1 : 1) * (scale.step > 0 ? scale.step : scale_range(judge) / 10);
	const size_t count = judge->selection->attractiveness.factor_count;

	for (size_t j = 0; j < count; j++) {
		const double moved = known_score(&result->factors[j].score) + step;

		if (moved >= scale.min && moved <= scale.max &&
		    classify_is_high(total + step * known_share(result, count, j), cut) != is_high)
			return true;
	}
	return false;
}

static bool
is_near(const struct judge *judge, const struct account_result *result)
{
	const struct matrix *matrix = &judge->selection->matrix;
	const double share = judge_limit(judge, "near_percent") / 100;
	const double strength_range = matrix->strength == STRENGTH_RATIO ? 1 : scale_range(judge);

	return is_at_least(share * scale_range(judge),
		       fabs(result->attractiveness.value.estimate - judge->results->attractiveness_threshold)) ||
	       is_at_least(share * strength_range,
		       fabs(result->strength.value.estimate - judge->results->strength_threshold));
}

/* K602, one for an account: its class flips when one weight moves by less than
 * 5 points, or one score by one step, or an interval contains its threshold, or
 * a value lies within 0.02 R of it (ratio: 0.02). */
void
judge_not_settled(struct judge *judge, const struct account_result *result)
{
	const int flip = result->flip_factor;
	struct values reasons = values_new(judge, 4);

	if (result->computed == CLASS_UNDETERMINED)
		return;
	if (flip >= 0 && is_over(judge_limit(judge, "weight_points"), fabs(result->flip_change)))
		values_add(&reasons, PHRASE("weight"));
	if (flips_by_a_step(judge, result))
		values_add(&reasons, PHRASE("score"));
	if (!result->certain)
		values_add(&reasons, PHRASE("open"));
	if (is_near(judge, result))
		values_add(&reasons, PHRASE("near"));
	if (reasons.count > 0)
		judge_account(judge, result, ARGUMENTS(
			{ "reasons", LIST(reasons) },
			{ "factor", flip < 0 ? WORD("") : NAME(&judge->selection->attractiveness.factors[flip]) },
			{ "points", TOTAL(fabs(result->flip_change)) },
			{ "near", PERCENT(judge_limit(judge, "near_percent")) }));
}

/* ---- the whole picture ---- */

/* K603: a class without an account. Silent below four accounts. */
void
judge_empty_quadrant(struct judge *judge)
{
	const struct class_summary *classes = judge->results->classes;
	struct values empty = values_new(judge, CLASS_COUNT);

	for (int class = 0; class < CLASS_COUNT; class++)
		if (classes[class].count == 0)
			values_add(&empty, CLASS((enum account_class)class));
	if (judge->results->account_count >= CLASS_COUNT && empty.count > 0)
		judge_hit(judge, judge->selection->matrix.place, "matrix", ARGUMENTS(
			{ "n", COUNT(empty.count) }, { "list", LIST(empty) }));
}

/* K604: count(key) / candidates > 0.4 with n >= 8. */
void
judge_everything_key(struct judge *judge)
{
	const double all = (double)judge->results->account_count;
	const int key = judge->results->classes[CLASS_KEY].count;
	const double limit = judge_limit(judge, "max_share_percent");

	if (is_at_least(all, judge_limit(judge, "min_accounts")) && is_over(100 * key / all, limit))
		judge_hit(judge, judge->selection->matrix.place, "matrix", ARGUMENTS(
			{ "n", COUNT(key) }, { "all", COUNT(all) }, { "limit", PERCENT(limit) }));
}

/* K607: Spearman's rho of A and S >= 0.7 with n >= 8. */
void
judge_axes_alike(struct judge *judge)
{
	const struct results *results = judge->results;
	double *wanted = ARENA_ARRAY(judge->arena, double, results->account_count + 1);
	double *strong = ARENA_ARRAY(judge->arena, double, results->account_count + 1);
	const double limit = judge_limit(judge, "min_correlation");
	double rho;
	size_t n = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		wanted[n] = results->accounts[i].attractiveness.value.estimate;
		strong[n] = results->accounts[i].strength.value.estimate;
		n += !isnan(wanted[n]) && !isnan(strong[n]);
	}
	if (!is_at_least((double)n, judge_limit(judge, "min_accounts")))
		return;
	rho = statistics_spearman(wanted, strong, n, judge->arena);
	if (is_at_least(rho, limit))
		judge_hit(judge, judge->selection->matrix.place, "matrix", ARGUMENTS(
			{ "n", COUNT(n) }, { "found", INDEX(rho) }, { "limit", INDEX(limit) }));
}

/* ---- K608 ---- */

static int
compare_parents(const void *left, const void *right)
{
	const struct account_result *a = *(const struct account_result *const *)left;
	const struct account_result *b = *(const struct account_result *const *)right;
	const int order = strcmp(a->account->parent, b->account->parent);

	return order != 0 ? order : strcmp(a->account->id, b->account->id);
}

static void
judge_family(struct judge *judge, const struct account_result *const *family, size_t count)
{
	struct values list = values_new(judge, count);
	bool differ = false;

	for (size_t i = 0; i < count; i++) {
		differ = differ || family[i]->class != family[0]->class;
		values_add(&list, NAME(family[i]->account));
	}
	if (differ)
		judge_hit(judge, family[0]->account->place, path_to(judge, "accounts", family[0]->account->id),
			ARGUMENTS({ "parent", WORD(family[0]->account->parent) }, { "list", LIST(list) }));
}

/* K608: accounts of one parent in different classes; one for each parent. */
void
judge_parent_split(struct judge *judge)
{
	const struct results *results = judge->results;
	const struct account_result **owned =
		ARENA_ARRAY(judge->arena, const struct account_result *, results->account_count + 1);
	size_t count = 0, next;

	for (size_t i = 0; i < results->account_count; i++)
		if (results->accounts[i].account->parent != NULL)
			owned[count++] = &results->accounts[i];
	qsort(owned, count, sizeof(struct account_result *), compare_parents);
	for (size_t first = 0; first < count; first = next) {
		for (next = first + 1; next < count; next++)
			if (!same_text(owned[next]->account->parent, owned[first]->account->parent))
				break;
		judge_family(judge, owned + first, next - first);
	}
}

/* K609: key or key development with reachable <= revenue. */
void
judge_no_headroom(struct judge *judge, const struct account_result *result)
{
	const struct account *account = result->account;

	if (result_is_chosen(result) && is_at_least(account->revenue, account->reachable))
		judge_account(judge, result, ARGUMENTS(
			{ "revenue", MONEY(account->revenue) }, { "reachable", MONEY(account->reachable) }));
}
