#include "analysis/sensitivity.h"

#include <math.h>

#include "analysis/attractiveness.h"
#include "analysis/statistics.h"

/* Sum of w (s - t) and of w over the known factors but one (count = none). */
struct excess {
	double sum, weight;
};

static struct excess excess_without(const struct balance *balance, size_t factor)
{
	struct excess excess = { 0, 0 };

	for (size_t j = 0; j < balance->count; j++) {
		if (j == factor || !scores_known(&balance->scores[j]))
			continue;
		excess.sum += balance->weights[j] *
			      (scores_middle(&balance->scores[j]) - balance->threshold);
		excess.weight += balance->weights[j];
	}
	return excess;
}

/* With G = sum over the others of w (s - t) / (1 - w_j) the total's excess is
 * w' (s_j - t) + (1 - w') G, a straight line: w* = G / (G - (s_j - t)), which
 * is (t - R_j) / (s_j - R_j) where all is known (METHOD 3.4). */
double sensitivity_weight_flip(const struct balance *balance, size_t factor)
{
	const struct score *score = &balance->scores[factor];
	struct excess others = excess_without(balance, factor);
	double rest = 1 - balance->weights[factor];
	double slope, excess;

	if (!scores_known(score) || !(others.weight > 0) || !(rest > 0))
		return NO_VALUE;
	excess = others.sum / rest;
	slope = excess - (scores_middle(score) - balance->threshold);
	return statistics_equal(slope, 0) ? NO_VALUE : excess / slope;
}

/* R_j = (A - w_j s_j) / (1 - w_j). */
double sensitivity_without(const struct balance *balance, size_t factor)
{
	struct excess others = excess_without(balance, factor);

	if (!(others.weight > 0))
		return NO_VALUE;
	return balance->threshold + others.sum / others.weight;
}

/* delta s_j = (t - A) / w_j. */
double sensitivity_score_flip(const struct balance *balance, size_t factor)
{
	if (!scores_known(&balance->scores[factor]) || !(balance->weights[factor] > 0))
		return NO_VALUE;
	return -excess_without(balance, balance->count).sum / balance->weights[factor];
}

/* A share that misses an end by rounding stands on it. */
static double share_at_end(double share)
{
	if (statistics_equal(share, 0))
		return 0;
	return statistics_equal(share, 1) ? 1 : share;
}

/* margin = min over j of |w* - w_j| with 0 <= w* <= 1. */
struct nearest_flip sensitivity_nearest_flip(const struct balance *balance)
{
	struct excess all = excess_without(balance, balance->count);
	struct nearest_flip nearest = { -1, NO_VALUE };
	double least = HUGE_VAL;

	for (size_t j = 0; j < balance->count; j++) {
		const struct score *score = &balance->scores[j];
		double own, rest, excess, slope, flip;
		if (!scores_known(score))
			continue;
		own = scores_middle(score) - balance->threshold;
		rest = 1 - balance->weights[j];
		if (!(rest > 0) || !(all.weight - balance->weights[j] > 1e-12))
			continue;
		excess = (all.sum - balance->weights[j] * own) / rest;
		slope = excess - own;
		flip = share_at_end(excess / slope);
		if (statistics_equal(slope, 0) || !(flip >= 0 && flip <= 1))
			continue;
		if (fabs(flip - balance->weights[j]) < least - 1e-12) {
			least = fabs(flip - balance->weights[j]);
			nearest = (struct nearest_flip){ (int)j, flip };
		}
	}
	return nearest;
}

/* The known factor that gives next: highest sign * score first; count = none. */
static size_t next_giver(const struct balance *balance, size_t after, double sign)
{
	size_t next = balance->count;
	double bound = HUGE_VAL, best = -HUGE_VAL;

	if (after < balance->count)
		bound = sign * scores_middle(&balance->scores[after]);
	for (size_t j = 0; j < balance->count; j++) {
		double value = sign * scores_middle(&balance->scores[j]);
		if (!scores_known(&balance->scores[j]) || value > bound ||
		    (value == bound && j <= after && after < balance->count))
			continue;
		if (next == balance->count || value > best) {
			next = j;
			best = value;
		}
	}
	return next;
}

/* Moving x from j to k changes the total by x (s_j - s_k): take from the
 * highest scores, give to the lowest (the other way round to raise it);
 * greedy is optimal. O(F^2). */
double sensitivity_least_weight(const struct balance *balance)
{
	double gap = excess_without(balance, balance->count).sum;
	double sign = gap > 0 ? 1 : -1, left = fabs(gap), moved = 0;
	size_t giver = balance->count;
	double end = HUGE_VAL; /* sign * score of the taker */

	for (size_t j = 0; j < balance->count; j++)
		if (scores_known(&balance->scores[j]))
			end = fmin(end, sign * scores_middle(&balance->scores[j]));
	for (size_t step = 0; step < balance->count && left > 1e-12; step++) {
		double gain, amount;
		giver = next_giver(balance, giver, sign);
		if (giver == balance->count)
			break;
		gain = sign * scores_middle(&balance->scores[giver]) - end;
		if (!(gain > 0))
			break;
		amount = fmin(balance->weights[giver], left / gain);
		left -= amount * gain;
		moved += amount;
	}
	return left > 1e-12 || end == HUGE_VAL ? NO_VALUE : moved;
}

/* dw = (t - A)(s - mean s) / |s - mean s|^2, so |dw| = |t - A| / |s - mean s|. */
double sensitivity_euclidean(const struct balance *balance)
{
	double mean = 0, squares = 0, known = 0;

	for (size_t j = 0; j < balance->count; j++)
		if (scores_known(&balance->scores[j])) {
			mean += scores_middle(&balance->scores[j]);
			known++;
		}
	mean /= known;
	for (size_t j = 0; j < balance->count; j++)
		if (scores_known(&balance->scores[j]))
			squares += pow(scores_middle(&balance->scores[j]) - mean, 2);
	if (!(squares > 0))
		return NO_VALUE;
	return fabs(excess_without(balance, balance->count).sum) / sqrt(squares);
}

/* D_j = s_aj - s_bj, R_D the rest's weighted mean of D: w* = R_D / (R_D - D_j). */
double sensitivity_pair_flip(const struct duel *duel, size_t factor)
{
	double rest = 0, gap = duel->ours[factor] - duel->theirs[factor];

	if (!(duel->weights[factor] < 1))
		return NO_VALUE;
	for (size_t j = 0; j < duel->count; j++)
		if (j != factor)
			rest += duel->weights[j] * (duel->ours[j] - duel->theirs[j]);
	rest /= 1 - duel->weights[factor];
	return statistics_equal(rest, gap) ? NO_VALUE : rest / (rest - gap);
}

double sensitivity_pair_delta(const struct duel *duel, size_t factor)
{
	double total = 0, gap = duel->ours[factor] - duel->theirs[factor];

	for (size_t j = 0; j < duel->count; j++)
		total += duel->weights[j] * (duel->ours[j] - duel->theirs[j]);
	return gap == 0 ? NO_VALUE : total / gap;
}
