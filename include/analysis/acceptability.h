/* How often a value lands on the high side when nothing is known of the
 * weights: uniform on the simplex. No seed, no clock. */
#ifndef KAISM_ANALYSIS_ACCEPTABILITY_H
#define KAISM_ANALYSIS_ACCEPTABILITY_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/classify.h"
#include "analysis/strength.h"
#include "base/arena.h"
#include "model/selection.h"

enum {
	ACCEPTABILITY_FACTORS = 64, /* above, no acceptability: bounded work */
	ACCEPTABILITY_SCORE_POINTS = 256,
	ACCEPTABILITY_WEIGHT_POINTS = 4096,
	ACCEPTABILITY_FEW = 16 /* unknowns of one account whose points are kept */
};

struct acceptability {
	double share;
	bool sampled;
}; /* share NAN = none */

/* P(sum w_j a_j on the high side of 0), exact. */
double acceptability_exact(const double *margins, size_t count, enum side on_the_line);

/* One axis of resolved scores against a threshold. */
struct acceptability acceptability_of_scores(const struct score *scores, size_t count,
					     struct cut cut);

/* The sampled weights of each number of factors, and the coordinates of each
 * small number of unknowns, made when first asked for. */
struct weight_points {
	struct arena *arena;
	double *sets[ACCEPTABILITY_FACTORS + 1]; /* [factor * points + point] */
	const double *coordinates[ACCEPTABILITY_FEW + 1]; /* [unknown * points + point] */
};

struct acceptability acceptability_of_rating(const struct rating *rating, struct cut cut,
					     struct weight_points *points, struct arena *scratch);

/* The additive recurrence R_d: x_n = frac(0.5 + n alpha), n = 1, 2, ... */
void acceptability_alphas(size_t dimensions, double *alphas);
double acceptability_coordinate(double alpha, int n); /* n * alpha up to 2e9 */

#endif
