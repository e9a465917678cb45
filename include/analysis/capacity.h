/* People's days: what is planned, what there is, and what the plain arithmetic
 * of a knapsack would choose. Advice, never the decision. */
#ifndef KAISM_ANALYSIS_CAPACITY_H
#define KAISM_ANALYSIS_CAPACITY_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"

enum { CAPACITY_ACCOUNTS_LIMIT = 500, CAPACITY_DAYS_LIMIT = 20000 };

/* The sum of what is known: NAN adds nothing, and only NAN and NAN give NAN. */
double capacity_sum_known(double a, double b);

/* Stated days, else days_per_account of the class shown; NAN = unknown. */
double capacity_planned_days(const struct resources *resources,
			     const struct account_result *account);
/* The plan's budget, else the sum of its actions' costs; NAN = none. */
double capacity_budget(const struct plan *plan);

/* Fills days_ fields and the class summaries. In a summary a sum nobody in the
 * class carries is NAN, and 0 for a class without accounts. */
void capacity_fill(struct results *results);

/* The least attractive accounts, none of them chosen, whose days make up for
 * what is planned above capacity, into `list` (room for all); gives their number. */
size_t capacity_let_go(const struct results *results, const struct account_result **list);

/* Which items to take. Days are rounded up to whole ones; an item without a
 * value or days (NAN) is never taken. */
struct choice {
	bool *taken;
	double value;
	double days;
};
struct offers {
	const double *values, *days;
	size_t count;
};

/* The greatest sum of values within `capacity` days, O(n x days); of equal
 * sums any, always the same. taken is NULL above the limits (skipped). */
struct choice capacity_choose(struct offers offers, double capacity, struct arena *arena);
/* In descending order of value, each that still fits. */
struct choice capacity_choose_greedily(struct offers offers, double capacity, struct arena *arena);

/* Herfindahl-Hirschman index: the sum of squared shares; NAN for nothing. */
double capacity_concentration(const double *revenues, size_t count);

#endif
