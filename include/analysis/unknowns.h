/* Scores that are unknown or ranges: what they could do, and which to ask for
 * first. Open scores are taken as uniform on their ranges. */
#ifndef KAISM_ANALYSIS_UNKNOWNS_H
#define KAISM_ANALYSIS_UNKNOWNS_H

#include <stddef.h>

#include "analysis/classify.h"
#include "analysis/results.h"
#include "analysis/sensitivity.h"
#include "analysis/strength.h"
#include "base/arena.h"

enum { UNKNOWNS_LIMIT = 16 };

/* The score of one factor that puts the total on the threshold, every other
 * open score at the middle of its range. NAN where it carries no weight. */
double unknowns_break_even(const struct balance *balance, size_t factor);

/* P(sum of a_k U_k <= x), U_k uniform on 0..1 and independent. NAN for more
 * than UNKNOWNS_LIMIT ranges. */
double unknowns_sum_below(const double *ranges, size_t count, double x);

/* What one account is judged by. */
struct opinion {
	const struct balance *attractiveness;
	const struct rating *rating;
	struct cut attractive, strong;
};

/* Fills questions and question_count. */
void unknowns_fill(const struct opinion *opinion, struct account_result *result,
		   struct arena *arena);

#endif
