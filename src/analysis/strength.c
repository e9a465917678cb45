#include "analysis/strength.h"

#include <math.h>

#include "analysis/attractiveness.h"
#include "analysis/statistics.h"
#include "analysis/weights.h"

/* Least and greatest of both totals that low and high are made of. */
struct extremes {
	double us_low, us_high, them_low, them_high;
};

struct score strength_map_score(struct score score, struct scale from, struct scale to)
{
	struct score mapped = score;
	double factor;

	if (!(from.max > from.min) || (from.min == to.min && from.max == to.max))
		return mapped;
	factor = (to.max - to.min) / (from.max - from.min);
	mapped.low = to.min + (score.low - from.min) * factor;
	mapped.high = to.min + (score.high - from.min) * factor;
	return mapped;
}

/* A weight that is NAN is loose, one below 0 counts as 0. */
static void read_weights(const struct strength *strength, struct rating *rating)
{
	double known = 0;
	size_t loose = 0;

	for (size_t k = 0; k < rating->factor_count; k++) {
		double weight = strength->factors[k].weight;
		rating->loose[k] = isnan(weight);
		rating->weights[k] = weight > 0 && isfinite(weight) ? weight : 0;
		known += rating->weights[k];
		loose += rating->loose[k];
	}
	if (loose == 0) {
		weights_clean(rating->weights, rating->factor_count);
		return;
	}
	rating->loose_weight = fmax(0, 100 - known);
	for (size_t k = 0; k < rating->factor_count; k++)
		if (rating->loose[k])
			rating->weights[k] = rating->loose_weight / (double)loose;
}

static struct score read_score(struct score score, struct scale own, struct scale scale)
{
	bool has_own = own.max > own.min;

	return strength_map_score(scores_resolve(score, has_own ? own : scale), own, scale);
}

struct rating strength_rating(const struct strength *strength, const struct matrix *matrix,
			      struct arena *arena)
{
	size_t factors = strength->given ? strength->factor_count : 0;
	size_t rivals = strength->given ? strength->rival_count : 0;
	struct rating rating = {
		.factor_count = factors,
		.rival_count = rivals,
		.weights = ARENA_ARRAY(arena, double, factors),
		.loose = ARENA_ARRAY(arena, bool, factors),
		.us = ARENA_ARRAY(arena, struct score, factors),
		.them = ARENA_ARRAY(arena, struct score, factors * rivals),
		.mode = matrix->strength,
		.ratio_exists = matrix->scale.min >= 0,
	};

	if (factors > 0)
		read_weights(strength, &rating);
	rating.weight_sum = weights_sum(rating.weights, factors);
	for (size_t k = 0; k < factors; k++) {
		const struct rating_factor *factor = &strength->factors[k];
		rating.us[k] = read_score(factor->us, strength->scale, matrix->scale);
		for (size_t r = 0; r < rivals; r++)
			rating.them[r * factors + k] =
				read_score(factor->rivals[r], strength->scale, matrix->scale);
	}
	return rating;
}

/* S_r = (sum v u - sum v c) / sum v, or sum v u / sum v c. */
static double compare_sums(const struct rating *rating, double us, double them, double weight)
{
	if (rating->mode == STRENGTH_DIFFERENCE)
		return (us - them) / weight;
	return rating->ratio_exists && them > 0 ? us / them : NO_VALUE;
}

static void add_extremes(struct extremes *sums, double weight, const struct score *us,
			 const struct score *them)
{
	sums->us_low += weight * us->low;
	sums->us_high += weight * us->high;
	sums->them_low += weight * them->low;
	sums->them_high += weight * them->high;
}

/* A ratio whose rival may be 0 has no upper end: high is infinite here. */
static void widen(const struct rating *rating, const struct extremes *sums, struct interval *bounds)
{
	double weight = rating->weight_sum;
	double low = compare_sums(rating, sums->us_low, sums->them_high, weight);
	double high = compare_sums(rating, sums->us_high, sums->them_low, weight);

	if (isnan(low))
		return;
	bounds->low = fmin(bounds->low, low);
	bounds->high = fmax(bounds->high, isnan(high) ? HUGE_VAL : high);
}

/* Low: ours at the bottom of their ranges and theirs at the top; high the
 * other way round. Both are linear (or linear fractional) in how the loose
 * weight is spread, so their extremes lie where one factor carries all of it. */
static struct interval rival_bounds(const struct rating *rating, size_t rival)
{
	const struct score *them = rating->them + rival * rating->factor_count;
	struct interval bounds = { NO_VALUE, NO_VALUE, NO_VALUE };
	struct extremes fixed = { 0, 0, 0, 0 };
	bool some_loose = false;

	for (size_t k = 0; k < rating->factor_count; k++)
		if (!rating->loose[k])
			add_extremes(&fixed, rating->weights[k], &rating->us[k], &them[k]);
	for (size_t k = 0; k < rating->factor_count; k++) {
		struct extremes sums = fixed;
		if (!rating->loose[k])
			continue;
		some_loose = true;
		add_extremes(&sums, rating->loose_weight, &rating->us[k], &them[k]);
		widen(rating, &sums, &bounds);
	}
	if (!some_loose && rating->factor_count > 0)
		widen(rating, &fixed, &bounds);
	return bounds;
}

struct rival_result strength_against(const struct rating *rating, size_t rival)
{
	const struct score *them = rating->them + rival * rating->factor_count;
	struct rival_result result = { .us = NO_VALUE, .them = NO_VALUE, .value = NO_VALUE };
	double sum_us = 0, sum_them = 0, weight = 0;

	for (size_t k = 0; k < rating->factor_count; k++) {
		if (rating->loose[k] || !scores_known(&rating->us[k]) || !scores_known(&them[k]))
			continue;
		sum_us += rating->weights[k] * scores_middle(&rating->us[k]);
		sum_them += rating->weights[k] * scores_middle(&them[k]);
		weight += rating->weights[k];
	}
	result.interval = rival_bounds(rating, rival);
	result.interval.estimate = NO_VALUE;
	if (weight > 0) {
		result.us = sum_us / weight;
		result.them = sum_them / weight;
		result.value = compare_sums(rating, sum_us, sum_them, weight);
		result.compared_weight = 100 * weight / rating->weight_sum;
		result.interval.estimate = result.value;
	}
	return result;
}

static int least_rival(const struct rival_result *rivals, size_t count, double least_compared)
{
	int best = -1;

	for (size_t r = 0; r < count; r++) {
		if (isnan(rivals[r].value) || rivals[r].compared_weight < least_compared)
			continue;
		if (best < 0 || rivals[r].value < rivals[best].value - statistics_tolerance)
			best = (int)r;
	}
	return best;
}

/* The best rival by TOTAL, never a composite of the best of each factor. */
int strength_best_rival(const struct rival_result *rivals, size_t count)
{
	int best = least_rival(rivals, count, 50 - statistics_tolerance);

	return best >= 0 ? best : least_rival(rivals, count, 0);
}

/* low = min over r of low_r, high = min over r of high_r, the estimate S of
 * the best rival clipped to them. */
struct weighted_strength strength_total(const struct rival_result *rivals, size_t count, int best)
{
	struct weighted_strength total = { { NO_VALUE, NO_VALUE, NO_VALUE }, 100 };

	for (size_t r = 0; r < count; r++) {
		total.value.low = fmin(total.value.low, rivals[r].interval.low);
		total.value.high = fmin(total.value.high, rivals[r].interval.high);
	}
	if (best >= 0) {
		double value = fmin(rivals[best].value, total.value.high);
		total.value.estimate = fmax(value, total.value.low);
		total.unknown_weight = fmax(0, 100 - rivals[best].compared_weight);
	}
	if (isinf(total.value.high))
		total.value.high = NO_VALUE;
	return total;
}

struct lead strength_lead(const struct rating *rating, double threshold)
{
	if (rating->mode == STRENGTH_RATIO)
		return (struct lead){ threshold, 0 };
	return (struct lead){ 1, threshold };
}

/* push = v (us - best rival) / 100, NAN unless both are known. */
static void fill_ratings(const struct rating *rating, struct account_result *result)
{
	double sum = rating->weight_sum;

	for (size_t k = 0; k < rating->factor_count; k++) {
		struct contribution *part = &result->ratings[k];
		result->rating_weights[k] = sum > 0 ? 100 * rating->weights[k] / sum : 0;
		part->weight = result->rating_weights[k];
		part->score = rating->us[k];
		part->push = NO_VALUE;
		if (result->best_rival < 0)
			continue;
		const struct score *best =
			&rating->them[(size_t)result->best_rival * rating->factor_count + k];
		if (!rating->loose[k] && scores_known(&rating->us[k]) && scores_known(best))
			part->push = part->weight *
				     (scores_middle(&rating->us[k]) - scores_middle(best)) / 100;
	}
}

static void hide_infinite(struct rival_result *rival)
{
	if (isinf(rival->interval.high))
		rival->interval.high = NO_VALUE;
}

void strength_fill(const struct rating *rating, struct account_result *result, struct arena *arena)
{
	size_t count = rating->rival_count;
	struct weighted_strength total;

	result->rivals = ARENA_ARRAY(arena, struct rival_result, count);
	result->rating_weights = ARENA_ARRAY(arena, double, rating->factor_count);
	result->ratings = ARENA_ARRAY(arena, struct contribution, rating->factor_count);
	for (size_t r = 0; r < count; r++) {
		result->rivals[r] = strength_against(rating, r);
		result->rivals[r].rival = result->account->strength.rivals[r];
	}
	result->best_rival = strength_best_rival(result->rivals, count);
	total = strength_total(result->rivals, count, result->best_rival);
	for (size_t r = 0; r < count; r++)
		hide_infinite(&result->rivals[r]);
	result->strength.value = total.value;
	result->strength.unknown_weight = total.unknown_weight;
	result->us_total = result->best_total = NO_VALUE;
	if (result->best_rival >= 0) {
		result->us_total = result->rivals[result->best_rival].us;
		result->best_total = result->rivals[result->best_rival].them;
	}
	fill_ratings(rating, result);
}
