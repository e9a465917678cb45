#include "analysis/attractiveness.h"

#include <math.h>

#include "analysis/statistics.h"

struct score scores_resolve(struct score score, struct scale scale)
{
	bool given = score.kind == SCORE_NUMBER || score.kind == SCORE_RANGE;
	struct score resolved = score;

	if (given && isfinite(score.low) && isfinite(score.high)) {
		resolved.low = fmin(score.low, score.high);
		resolved.high = fmax(score.low, score.high);
		return resolved;
	}
	resolved.kind = SCORE_UNKNOWN;
	resolved.low = scale.min;
	resolved.high = scale.max;
	return resolved;
}

bool scores_known(const struct score *score)
{
	return score->kind == SCORE_NUMBER || score->kind == SCORE_RANGE;
}

double scores_middle(const struct score *score)
{
	return (score->low + score->high) / 2;
}

static double clip(double value, double low, double high)
{
	return value < low ? low : value > high ? high : value;
}

/* A_lo = sum w low(s) / sum w, A_hi likewise. The estimate leaves what is
 * unknown out: sum over known w s / sum over known w, which takes the unknown
 * for the account's own average; hence the interval (METHOD 3.1). Sums are
 * formed before dividing, so that whole weights and scores give exact ties. */
struct weighted attractiveness_total(const double *weights, const struct score *scores,
				     size_t count)
{
	double low = 0, middle = 0, high = 0, known = 0, unknown = 0;
	struct weighted total = { { NO_VALUE, NO_VALUE, NO_VALUE }, 100 };

	for (size_t j = 0; j < count; j++) {
		low += weights[j] * scores[j].low;
		high += weights[j] * scores[j].high;
		if (scores_known(&scores[j])) {
			middle += weights[j] * scores_middle(&scores[j]);
			known += weights[j];
		} else {
			unknown += weights[j];
		}
	}
	if (!(known + unknown > 0))
		return total;
	total.value.low = low / (known + unknown);
	total.value.high = high / (known + unknown);
	total.unknown_weight = 100 * unknown / (known + unknown);
	if (known > 0)
		total.value.estimate = clip(middle / known, total.value.low, total.value.high);
	return total;
}

/* Median of the scorecards' known scores of one cell. */
static struct score median_score(const struct selection *selection, size_t cell, double *values)
{
	struct score score = { .kind = SCORE_UNKNOWN };
	size_t count = 0;

	for (size_t i = 0; i < selection->scorecard_count; i++) {
		const struct scorecard *card = &selection->scorecards[i];
		if (card->scores != NULL && scores_known(&card->scores[cell]))
			values[count++] = scores_middle(&card->scores[cell]);
	}
	if (count == 0)
		return score;
	score.kind = SCORE_NUMBER;
	score.low = score.high = statistics_median(values, count);
	return score;
}

struct score *attractiveness_scores(const struct selection *selection, size_t account,
				    struct arena *arena)
{
	size_t count = selection->attractiveness.factor_count;
	const struct score *agreed = selection->accounts[account].scores;
	struct score *used = ARENA_ARRAY(arena, struct score, count);
	double *values = NULL;

	for (size_t j = 0; j < count; j++) {
		struct score score =
			agreed == NULL ? (struct score){ .kind = SCORE_ABSENT } : agreed[j];
		if (score.kind == SCORE_ABSENT && selection->scorecard_count > 0) {
			if (values == NULL)
				values = ARENA_ARRAY(arena, double, selection->scorecard_count);
			score = median_score(selection, account * count + j, values);
		}
		used[j] = scores_resolve(score, selection->matrix.scale);
	}
	return used;
}

/* The factor that follows `after` (count = before the first) when they stand
 * by sign * score, highest first, then by position. */
static size_t next_factor(const double *scores, size_t count, size_t after, double sign)
{
	size_t next = count;

	for (size_t j = 0; j < count; j++) {
		double value = sign * scores[j];
		double bound = after == count ? HUGE_VAL : sign * scores[after];
		if (value > bound || (value == bound && j <= after))
			continue;
		if (next == count || value > sign * scores[next])
			next = j;
	}
	return next;
}

/* The knapsack of divisible goods: each weight at its least, what remains of
 * 1 poured into the factors in descending order of sign * score. */
static double pour_weights(struct shared_weights weights, const double *scores, double sign)
{
	double total = 0, room = 1;
	size_t j = weights.count;

	for (size_t i = 0; i < weights.count; i++) {
		double least = fmax(0, weights.shares[i] - weights.tolerance);
		total += least * scores[i];
		room -= least;
	}
	for (size_t step = 0; step < weights.count && room > 0; step++) {
		j = next_factor(scores, weights.count, j, sign);
		double least = fmax(0, weights.shares[j] - weights.tolerance);
		double most = fmin(1, weights.shares[j] + weights.tolerance);
		double poured = fmin(room, most - least);
		total += poured * scores[j];
		room -= poured;
	}
	return total;
}

/* METHOD 3.1, interval weights. O(F^2). The estimate is the plain sum. */
struct interval attractiveness_weight_bounds(struct shared_weights weights, const double *scores)
{
	struct interval bounds = { 0, 0, 0 };

	for (size_t j = 0; j < weights.count; j++)
		bounds.estimate += weights.shares[j] * scores[j];
	bounds.low = pour_weights(weights, scores, -1);
	bounds.high = pour_weights(weights, scores, +1);
	return bounds;
}

static double column_sd(const struct results *results, size_t factor, double *column)
{
	size_t count = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct score *score = &results->accounts[i].factors[factor].score;

		if (scores_known(score))
			column[count++] = scores_middle(score);
	}
	return count < 2 ? 0 : statistics_sd(column, count);
}

bool attractiveness_effective(const struct results *results, double *effective,
			      struct arena *scratch)
{
	const size_t count = results->selection->attractiveness.factor_count;
	double *column = ARENA_ARRAY(scratch, double, results->account_count + 1), sum = 0;

	for (size_t j = 0; j < count; j++) {
		effective[j] = results->weights[j] * column_sd(results, j, column);
		sum += effective[j];
	}
	for (size_t j = 0; j < count && sum > 0; j++)
		effective[j] *= 100 / sum;
	return sum > 0;
}
