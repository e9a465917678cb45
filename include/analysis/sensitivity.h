/* What would have to change for an account to change side: one weight, any
 * weights, one score. Weights are shares (sum 1), so are the answers; NAN
 * means that no such change exists. */
#ifndef KAISM_ANALYSIS_SENSITIVITY_H
#define KAISM_ANALYSIS_SENSITIVITY_H

#include <stddef.h>

#include "model/selection.h"

/* A weighted total that is compared with a threshold. Scores are resolved;
 * unknown ones stay out, as in the estimate. */
struct balance {
	const double *weights;
	const struct score *scores;
	size_t count;
	double threshold;
};

/* The weight of one factor at which the total stands on the threshold, all
 * others scaled; may lie outside 0..1 (then it cannot be reached). */
double sensitivity_weight_flip(const struct balance *balance, size_t factor);

/* The total with one factor left out. */
double sensitivity_without(const struct balance *balance, size_t factor);

/* The change of one score that puts the total on the threshold. */
double sensitivity_score_flip(const struct balance *balance, size_t factor);

/* The factor whose reachable flip is nearest to its weight. */
struct nearest_flip {
	int factor;
	double weight;
}; /* factor -1 = none */
struct nearest_flip sensitivity_nearest_flip(const struct balance *balance);

/* The least sum of weight moved between factors that brings the total to the
 * threshold. */
double sensitivity_least_weight(const struct balance *balance);
/* The shortest Euclidean change of the weights (sum kept) that does it. */
double sensitivity_euclidean(const struct balance *balance);

/* Two accounts: the weight of one factor at which they are level. All scores
 * are known numbers. */
struct duel {
	const double *weights, *ours, *theirs;
	size_t count;
};
double sensitivity_pair_flip(const struct duel *duel, size_t factor);
/* Triantaphyllou & Sanchez 1997: (P_a - P_b) / D_j, without rescaling. */
double sensitivity_pair_delta(const struct duel *duel, size_t factor);

#endif
