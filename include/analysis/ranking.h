/* Places on one axis. */
#ifndef KAISM_ANALYSIS_RANKING_H
#define KAISM_ANALYSIS_RANKING_H

#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"

/* An axis to be placed; ties are listed by id. */
struct ranked {
	struct axis *axis;
	const char *id;
	size_t position;
};

/* Sets rank, rank_low and rank_high of every axis and leaves `items` in rank
 * order, then id; those without an estimate (rank 0) stand last. O(n log n). */
void ranking_assign(struct ranked *items, size_t count, struct arena *scratch);

#endif
