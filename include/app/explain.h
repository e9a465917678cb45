/* What `kaism explain` says of the selection as a whole. */
#ifndef KAISM_APP_EXPLAIN_H
#define KAISM_APP_EXPLAIN_H

#include "analysis/results.h"
#include "base/arena.h"

/* Prints where the weights, lines, classes, days and the figures of agreement
 * and of the fit to the market come from, to standard output. */
void explain_selection(const struct results *results, struct arena *arena);

#endif
