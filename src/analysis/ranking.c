#include "analysis/ranking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"

/* Highest estimate first, none last, then by id. */
static int compare_estimates(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	double left = x->axis->value.estimate, right = y->axis->value.estimate;

	if (isnan(left) || isnan(right)) {
		if (!isnan(left) || !isnan(right))
			return isnan(left) ? 1 : -1;
	} else if (left != right) {
		return left > right ? -1 : 1;
	}
	return strcmp(x->id, y->id);
}

static int compare_ranks(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int left = x->axis->rank, right = y->axis->rank;

	if (left == right)
		return strcmp(x->id, y->id);
	if (left == 0 || right == 0)
		return left == 0 ? 1 : -1;
	return left < right ? -1 : 1;
}

/* 1, 2, 2, 4: equals to the first of their group share its place. */
static void assign_ranks(struct ranked *items, size_t count)
{
	size_t first = 0;

	for (size_t i = 0; i < count; i++) {
		struct axis *axis = items[i].axis;
		axis->rank = axis->rank_low = axis->rank_high = 0;
		if (isnan(axis->value.estimate))
			continue;
		if (!statistics_equal(axis->value.estimate, items[first].axis->value.estimate))
			first = i;
		axis->rank = (int)first + 1;
	}
}

/* How many of the ascending values are above `bound`. */
static int count_above(const double *values, size_t count, double bound)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (values[middle] > bound)
			high = middle;
		else
			low = middle + 1;
	}
	return (int)(count - low);
}

/* An unbounded axis has a low but no high. */
static double upper_end(const struct axis *axis)
{
	return isnan(axis->value.high) ? HUGE_VAL : axis->value.high;
}

/* rank_low = 1 + number of others whose low exceeds my high; rank_high = 1 +
 * number of others whose high exceeds my low. Others without an estimate
 * count where they have a range. */
static void assign_rank_ranges(struct ranked *items, size_t count, struct arena *scratch)
{
	double *lows = ARENA_ARRAY(scratch, double, count);
	double *highs = ARENA_ARRAY(scratch, double, count);
	size_t ranged = 0;

	for (size_t i = 0; i < count; i++) {
		if (isnan(items[i].axis->value.low))
			continue;
		lows[ranged] = items[i].axis->value.low;
		highs[ranged++] = upper_end(items[i].axis);
	}
	statistics_sort(lows, ranged);
	statistics_sort(highs, ranged);
	for (size_t i = 0; i < count && items[i].axis->rank > 0; i++) {
		struct axis *axis = items[i].axis;
		double above_high = upper_end(axis) + statistics_tolerance;
		double above_low = axis->value.low + statistics_tolerance;
		int myself = upper_end(axis) > above_low;
		int best = 1 + count_above(lows, ranged, above_high);
		int worst = 1 + count_above(highs, ranged, above_low) - myself;
		axis->rank_low = best < axis->rank ? best : axis->rank;
		axis->rank_high = worst > axis->rank ? worst : axis->rank;
	}
}

void ranking_assign(struct ranked *items, size_t count, struct arena *scratch)
{
	if (count == 0)
		return;
	qsort(items, count, sizeof *items, compare_estimates);
	assign_ranks(items, count);
	assign_rank_ranges(items, count, scratch);
	qsort(items, count, sizeof *items, compare_ranks);
}
