/* Why an account stands elsewhere than at an earlier state: the method splits
 * each change exactly, half of every product of two changes going to each. */
#ifndef KAISM_ANALYSIS_MOVEMENT_H
#define KAISM_ANALYSIS_MOVEMENT_H

#include "analysis/results.h"

/* A' - A = scores + weights, with
 *   scores  = sum (w + w') / 2 (s' - s)
 *   weights = sum (s + s') / 2 (w' - w)
 * over factors of the same id (METHOD: movement between two reviews). Weights
 * are those of the estimate: a score that becomes known, or a factor that comes
 * or goes, changes weights; what an estimate is held to by its range, too.
 * Strength alike, with what we and what the best rival scored apart; a new best
 * rival counts under `rivals`. A strength that is a ratio U/C splits by
 *   U'/C' - U/C = (1/C + 1/C')/2 (U' - U) - (U + U')/2 (C' - C) / (C C').
 * The distance to the line, A - t, changes by these and by t - t' besides.
 * Units of the matrix scale, of a ratio where strength is one; NAN where one of
 * the two states has no estimate, or strength is a ratio in one of them only. */
struct movement {
	double attractiveness, by_scores, by_weights;
	double strength, by_us, by_rivals, by_rating_weights;
	double by_attractiveness_line, by_strength_line; /* > 0 where the line came down */
	bool other_rival; /* the best rival is another than then */
};

struct movement movement_between(const struct results *before, const struct account_result *then,
                                 const struct results *now, const struct account_result *is);

/* The account of that id in an earlier state; NULL = it was not there. */
const struct account_result *movement_then(const struct results *before, const struct account *account);

#endif
