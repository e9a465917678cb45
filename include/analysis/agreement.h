/* Do the scorers agree? Kendall's coefficient of concordance. */
#ifndef KAISM_ANALYSIS_AGREEMENT_H
#define KAISM_ANALYSIS_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"

/* Values by scorer: [scorer * items + item]. */
struct judgements {
	const double *values;
	size_t scorers, items;
};

/* NAN where undefined: fewer than 2 scorers or 3 items, or all tied. With
 * W = 1 the F is infinite: f is NAN then and p_f 0. */
struct concordance {
	double square_sum, ties; /* S and T */
	double w, w_uncorrected;
	double chi_square, p_chi_square; /* items - 1 degrees of freedom */
	double f, p_f, df1, df2;
	double mean_spearman;
};
struct concordance agreement_kendall(struct judgements judgements, struct arena *scratch);

/* One scorecard's weighted total of each account (its own scores, the weights
 * given, over the factors it knows), NAN where it knows none. `totals` has
 * room for every account; false when none has a total. card->scores is not
 * NULL. */
bool agreement_totals(const struct selection *selection, const struct scorecard *card,
		      const double *weights, double *totals);

/* Over the scorers' own totals (their scores, the weights in use) of the
 * accounts that all of them scored; fills the kendall_ fields. Scorecards
 * without any known score do not count. */
void agreement_fill(struct results *results, const double *weights, struct arena *scratch);

#endif
