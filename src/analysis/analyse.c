#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/acceptability.h"
#include "analysis/agreement.h"
#include "analysis/attractiveness.h"
#include "analysis/capacity.h"
#include "analysis/classify.h"
#include "analysis/ranking.h"
#include "analysis/results.h"
#include "analysis/sensitivity.h"
#include "analysis/statistics.h"
#include "analysis/strength.h"
#include "analysis/unknowns.h"
#include "analysis/verdict.h"
#include "analysis/weights.h"

/* What the stages share and nobody needs afterwards. */
struct work {
	struct results *results;
	struct weighting weighting;
	struct score **scores;  /* per account, resolved */
	struct rating *ratings; /* per account */
	struct arena *arena;    /* of the results */
	struct arena scratch;
};

enum which_axis { AXIS_ATTRACTIVENESS, AXIS_STRENGTH };

static void weigh_factors(struct work *work)
{
	struct results *results = work->results;

	work->weighting = weights_of(&results->selection->attractiveness, work->arena);
	results->weights = work->weighting.percent;
	results->weights_raw_sum = work->weighting.raw_sum;
	results->consistency_ratio = work->weighting.consistency_ratio;
}

/* push = w (s - middle of the scale) / 100. */
static struct contribution *list_factors(const struct work *work, const struct score *scores)
{
	const struct selection *selection = work->results->selection;
	size_t count = selection->attractiveness.factor_count;
	struct contribution *parts = ARENA_ARRAY(work->arena, struct contribution, count);
	double middle = (selection->matrix.scale.min + selection->matrix.scale.max) / 2;

	for (size_t j = 0; j < count; j++) {
		parts[j] = (struct contribution){ work->weighting.percent[j], scores[j], NO_VALUE };
		if (scores_known(&scores[j]))
			parts[j].push =
				parts[j].weight * (scores_middle(&scores[j]) - middle) / 100;
	}
	return parts;
}

static void measure_attractiveness(struct work *work)
{
	const struct selection *selection = work->results->selection;
	size_t count = selection->attractiveness.factor_count;

	for (size_t i = 0; i < selection->account_count; i++) {
		struct account_result *result = &work->results->accounts[i];
		struct weighted total;
		work->scores[i] = attractiveness_scores(selection, i, &work->scratch);
		total = attractiveness_total(work->weighting.raw, work->scores[i], count);
		result->attractiveness.value = total.value;
		result->attractiveness.unknown_weight = total.unknown_weight;
		result->factors = list_factors(work, work->scores[i]);
	}
}

static void measure_strength(struct work *work)
{
	const struct selection *selection = work->results->selection;

	for (size_t i = 0; i < selection->account_count; i++) {
		const struct account *account = &selection->accounts[i];
		work->ratings[i] =
			strength_rating(&account->strength, &selection->matrix, &work->scratch);
		strength_fill(&work->ratings[i], &work->results->accounts[i], work->arena);
	}
}

static void set_thresholds(struct work *work)
{
	struct results *results = work->results;

	results->attractiveness_threshold =
		classify_attractiveness_threshold(results, &work->scratch);
	results->strength_threshold = classify_strength_threshold(&results->selection->matrix);
}

static struct axis *axis_of(struct account_result *result, enum which_axis which)
{
	return which == AXIS_STRENGTH ? &result->strength : &result->attractiveness;
}

static const struct account_result **rank_axis(struct work *work, enum which_axis which)
{
	struct results *results = work->results;
	size_t count = results->account_count;
	const struct account_result **order =
		ARENA_ARRAY(work->arena, const struct account_result *, count);
	struct ranked *items = ARENA_ARRAY(&work->scratch, struct ranked, count);

	for (size_t i = 0; i < count; i++)
		items[i] = (struct ranked){ axis_of(&results->accounts[i], which),
					    results->accounts[i].account->id, i };
	ranking_assign(items, count, &work->scratch);
	for (size_t i = 0; i < count; i++)
		order[i] = &results->accounts[items[i].position];
	return order;
}

static void store_acceptability(struct axis *axis, struct acceptability found)
{
	axis->acceptability = NO_VALUE;
	axis->sampled = false;
	if (isnan(axis->value.estimate))
		return;
	axis->acceptability = found.share;
	axis->sampled = found.sampled;
}

/* None where the estimate does not exist. */
static void measure_acceptability(struct work *work)
{
	struct results *results = work->results;
	size_t count = results->selection->attractiveness.factor_count;
	struct cut attractive = classify_attractiveness_cut(results);
	struct cut strong = classify_strength_cut(results);
	struct weight_points points = { .arena = &work->scratch };

	for (size_t i = 0; i < results->account_count; i++) {
		struct account_result *result = &results->accounts[i];
		store_acceptability(&result->attractiveness,
				    acceptability_of_scores(work->scores[i], count, attractive));
		store_acceptability(&result->strength,
				    acceptability_of_rating(&work->ratings[i], strong, &points,
							    &work->scratch));
	}
}

static void classify_all(struct work *work)
{
	for (size_t i = 0; i < work->results->account_count; i++)
		classify_account(work->results, &work->results->accounts[i]);
}

static int compare_classes(const void *a, const void *b)
{
	const struct account_result *x = *(const struct account_result *const *)a;
	const struct account_result *y = *(const struct account_result *const *)b;
	int left = x->attractiveness.rank, right = y->attractiveness.rank;

	if (x->class != y->class)
		return x->class < y->class ? -1 : 1;
	if (left == right)
		return strcmp(x->account->id, y->account->id);
	if (left == 0 || right == 0)
		return left == 0 ? 1 : -1;
	return left < right ? -1 : 1;
}

static const struct account_result **order_by_class(struct work *work)
{
	size_t count = work->results->account_count;
	const struct account_result **order =
		ARENA_ARRAY(work->arena, const struct account_result *, count);

	for (size_t i = 0; i < count; i++)
		order[i] = &work->results->accounts[i];
	if (count > 1)
		qsort(order, count, sizeof *order, compare_classes);
	return order;
}

static void find_flips(struct work *work)
{
	struct results *results = work->results;
	size_t count = results->selection->attractiveness.factor_count;
	double *shares = ARENA_ARRAY(&work->scratch, double, count);

	for (size_t j = 0; j < count; j++)
		shares[j] = results->weights[j] / 100;
	for (size_t i = 0; i < results->account_count; i++) {
		struct account_result *result = &results->accounts[i];
		struct balance balance = { shares, work->scores[i], count,
					   results->attractiveness_threshold };
		struct nearest_flip flip = sensitivity_nearest_flip(&balance);
		result->flip_factor = flip.factor;
		result->flip_weight = 100 * flip.weight;
		result->flip_change = NO_VALUE;
		if (flip.factor >= 0)
			result->flip_change = result->flip_weight - results->weights[flip.factor];
		result->least_weight_moved = 100 * sensitivity_least_weight(&balance);
	}
}

static void list_questions(struct work *work)
{
	struct results *results = work->results;
	size_t count = results->selection->attractiveness.factor_count;

	for (size_t i = 0; i < results->account_count; i++) {
		struct balance balance = { work->weighting.raw, work->scores[i], count,
					   results->attractiveness_threshold };
		struct opinion opinion = { &balance, &work->ratings[i],
					   classify_attractiveness_cut(results),
					   classify_strength_cut(results) };
		unknowns_fill(&opinion, &results->accounts[i], work->arena);
	}
}

static void prepare(struct work *work, const struct selection *selection)
{
	struct results *results = work->results;
	size_t count = selection->account_count;

	results->selection = selection;
	results->account_count = count;
	results->accounts = ARENA_ARRAY(work->arena, struct account_result, count);
	results->fingerprints = arena_alloc(work->arena, (count + 1) * sizeof *results->fingerprints);
	for (size_t i = 0; i < count; i++)
		results->accounts[i].account = &selection->accounts[i];
	work->scores = ARENA_ARRAY(&work->scratch, struct score *, count);
	work->ratings = ARENA_ARRAY(&work->scratch, struct rating, count);
}

bool
result_is_chosen(const struct account_result *account)
{
	return account->class == CLASS_KEY || account->class == CLASS_KEY_DEVELOPMENT;
}

bool
result_is_exception(const struct account_result *account)
{
	return account->decided != CLASS_UNDETERMINED && account->decided != account->computed;
}

/* METHOD 2.1a, from top to bottom. */
const struct results *analyse(const struct selection *selection, struct arena *arena)
{
	struct work work = { .results = ARENA_NEW(arena, struct results), .arena = arena };

	arena_init(&work.scratch);
	prepare(&work, selection);
	weigh_factors(&work);
	measure_attractiveness(&work);
	measure_strength(&work);
	set_thresholds(&work);
	work.results->by_attractiveness = rank_axis(&work, AXIS_ATTRACTIVENESS);
	work.results->by_strength = rank_axis(&work, AXIS_STRENGTH);
	measure_acceptability(&work);
	classify_all(&work);
	work.results->by_class = order_by_class(&work);
	find_flips(&work);
	list_questions(&work);
	capacity_fill(work.results);
	agreement_fill(work.results, work.weighting.raw, &work.scratch);
	work.results->verdict = verdict_of(work.results, NULL);
	arena_release(&work.scratch);
	return work.results;
}
