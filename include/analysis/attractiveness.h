/* Customer attractiveness: our own judgement, one set of factors for all.
 * Scores handed to these functions are "resolved": an unknown one carries the
 * whole scale as its range (scores_resolve), so that low and high always hold. */
#ifndef KAISM_ANALYSIS_ATTRACTIVENESS_H
#define KAISM_ANALYSIS_ATTRACTIVENESS_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"
#include "model/selection.h"

/* An absent or senseless score becomes unknown, an unknown one gets the
 * scale's ends. */
struct score scores_resolve(struct score score, struct scale scale);
bool scores_known(const struct score *score); /* a number or a range */
double scores_middle(const struct score *score);

/* Low, estimate and high of a weighted sum, and the weight in percent of the
 * factors that are unknown. `weights` are raw. */
struct weighted {
	struct interval value;
	double unknown_weight;
};
struct weighted attractiveness_total(const double *weights, const struct score *scores,
				     size_t count);

/* The scores of one account as used: the agreed one, else the median of what
 * the scorecards know (ranges count by their middle), else unknown. */
struct score *attractiveness_scores(const struct selection *selection, size_t account,
				    struct arena *arena);

/* What really decides: e_j = 100 w_j sd_j / sum of w sd, sd over the accounts
 * whose score is known, percent, one per factor; false where no factor has two
 * different scores. */
bool attractiveness_effective(const struct results *results, double *effective,
			      struct arena *scratch);

/* Lowest and highest total when each weight (a share, sum 1) may be off by
 * `tolerance` either way and all still sum to 1. Scores are known numbers. */
struct shared_weights {
	const double *shares;
	size_t count;
	double tolerance;
};
struct interval attractiveness_weight_bounds(struct shared_weights weights, const double *scores);

#endif
