/* Small statistics over arrays of doubles. Nothing here allocates but where
 * an arena is asked for; inputs hold no NAN unless a comment says so. */
#ifndef KAISM_ANALYSIS_STATISTICS_H
#define KAISM_ANALYSIS_STATISTICS_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* A number that does not exist; NAN itself is a float, which clang notes. */
#define NO_VALUE ((double)NAN)

/* Two values nearer than this are equal: ties, ranks, thresholds. */
extern const double statistics_tolerance; /* 1e-9 */
bool statistics_equal(double a, double b);

/* NAN for no values (sd: for fewer than two, divisor n - 1). */
double statistics_mean(const double *values, size_t count);
double statistics_sd(const double *values, size_t count);
/* Sorts `values` in place; the middle, or the mean of the two middles. */
double statistics_median(double *values, size_t count);
void statistics_sort(double *values, size_t count); /* ascending */

/* Ranks 1..count, ascending; equals (to 1e-9) share the mean of their ranks.
 * Gives sum of t^3 - t over the groups of equals. */
double statistics_mid_ranks(const double *values, size_t count, double *ranks,
			    struct arena *scratch);

/* Pearson's r; NAN where a column is constant or shorter than two. */
double statistics_pearson(const double *x, const double *y, size_t count);
/* Spearman's rho: Pearson's r of the mid-ranks. */
double statistics_spearman(const double *x, const double *y, size_t count, struct arena *scratch);

/* Eta squared: the share of all squared deviations that lies between groups,
 * sum n_i (mean_i - mean)^2 / sum (x - mean)^2. `counts[i]` values of each group
 * stand one after another. NAN where all values are equal. */
double statistics_eta_squared(const double *values, const size_t *counts, size_t groups);

/* The least |r| of Pearson that is significant at 5 %, two-sided, for `count`
 * pairs: n = 5 0.878339, n = 24 0.404386; 1 for fewer than three. */
double statistics_critical_r(size_t count);

/* Upper tails. NAN outside x >= 0 and positive degrees of freedom. */
double statistics_chi_square_tail(double x, double df);
double statistics_f_tail(double x, double df1, double df2);

#endif
