/* From two values and two thresholds to one of the four classes. */
#ifndef KAISM_ANALYSIS_CLASSIFY_H
#define KAISM_ANALYSIS_CLASSIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"
#include "model/selection.h"

/* One line that parts low from high; a value on it (to 1e-9) falls as said. */
struct cut {
	double threshold;
	enum side on_the_line;
};

bool classify_is_high(double value, struct cut cut);
/* True when all of [low, high] lies on one side. A NAN high beside a low that
 * exists is unbounded; a NAN low settles nothing. */
bool classify_is_settled(struct interval value, struct cut cut);
enum account_class classify_sides(bool attractive, bool strong);

struct cut classify_attractiveness_cut(const struct results *results);
struct cut classify_strength_cut(const struct results *results);

/* The thresholds as numbers: stated, or mean or median of the estimates that
 * exist, or the default (also where no estimate exists). */
double classify_attractiveness_threshold(const struct results *results, struct arena *scratch);
double classify_strength_threshold(const struct matrix *matrix);

/* Fills computed, decided, class, certain and class_acceptability. */
void classify_account(const struct results *results, struct account_result *account);

#endif
