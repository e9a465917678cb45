/* The running example of METHOD.md section 3 as a selection, and short ways to
 * make variants of it. OPEN is an unknown score or weight. */
#ifndef KAISM_TESTS_RUNNING_EXAMPLE_H
#define KAISM_TESTS_RUNNING_EXAMPLE_H

#include <math.h>
#include <string.h>

#include "analysis/results.h"
#include "base/arena.h"
#include "model/selection.h"

#include "../../support/unit.h"

#define OPEN (-1.0)
#define NOTHING ((double)NAN)

enum { X_FACTORS = 6, X_ACCOUNTS = 5, X_ROOM = 12 };
enum { ALDER, BIRCH, CEDAR, DOGWOOD, ELM };

static const struct { const char *id; double weight; } x_factors[X_FACTORS] = {
	{ "growth", 25 }, { "margin", 20 }, { "fit", 20 },
	{ "cross_sell", 15 }, { "openness", 15 }, { "payment", 5 },
};

static const struct { const char *id; double scores[X_FACTORS]; } x_accounts[X_ACCOUNTS] = {
	{ "alder", { 8, 6, 7, 5, 8, 6 } }, { "birch", { 9, 4, 5, 6, 3, 7 } },
	{ "cedar", { 3, 8, 6, 4, 5, 9 } }, { "dogwood", { 2, 3, 4, 3, 2, 5 } },
	{ "elm", { 6, 6, OPEN, 7, 5, 4 } },
};

static inline struct score x_score(double value)
{
	if (value < 0)
		return (struct score){ .kind = SCORE_UNKNOWN };
	return (struct score){ .kind = SCORE_NUMBER, .low = value, .high = value };
}

static inline struct score x_range(double low, double high)
{
	return (struct score){ .kind = SCORE_RANGE, .low = low, .high = high };
}

static inline struct account *x_add(struct selection *selection, const char *id,
                                    const double *scores, struct arena *arena)
{
	struct account *account = &selection->accounts[selection->account_count++];
	size_t count = selection->attractiveness.factor_count;

	account->id = id;
	account->name.any = id;
	account->revenue = account->reachable = account->days = account->days_now = NOTHING;
	account->plan.budget = NOTHING;
	account->scores = ARENA_ARRAY(arena, struct score, count);
	for (size_t j = 0; j < count; j++)
		account->scores[j] = x_score(scores[j]);
	return account;
}

/* The factors, threshold 5.5 and no account; room for X_ROOM of them. */
static inline struct selection *x_bare(struct arena *arena)
{
	struct selection *selection = ARENA_NEW(arena, struct selection);
	struct attractiveness *attractiveness = &selection->attractiveness;

	selection->as_of = (struct date){ 2026, 10, 30 };
	selection->language_count = 1;
	selection->matrix.scale = (struct scale){ 0, 10, 1 };
	selection->matrix.attractiveness_threshold_kind = THRESHOLD_NUMBER;
	selection->matrix.attractiveness_threshold = 5.5;
	selection->matrix.strength_threshold = NOTHING;
	selection->matrix.on_the_line_attractiveness = SIDE_HIGH;
	selection->matrix.on_the_line_strength = SIDE_LOW;
	selection->resources.capacity_days = NOTHING;
	attractiveness->factor_count = X_FACTORS;
	attractiveness->factors = ARENA_ARRAY(arena, struct factor, X_FACTORS);
	for (int j = 0; j < X_FACTORS; j++) {
		attractiveness->factors[j].id = x_factors[j].id;
		attractiveness->factors[j].weight = x_factors[j].weight;
	}
	selection->accounts = ARENA_ARRAY(arena, struct account, X_ROOM);
	return selection;
}

static inline struct selection *x_new(struct arena *arena)
{
	struct selection *selection = x_bare(arena);

	for (int i = 0; i < X_ACCOUNTS; i++)
		x_add(selection, x_accounts[i].id, x_accounts[i].scores, arena);
	return selection;
}

static const struct competitor x_rivals[] = {
	{ .id = "nova" }, { .id = "orion" }, { .id = "pallas" },
};

enum { X_RATING_LIMIT = 6, X_RIVAL_LIMIT = 3 };
struct x_rating { double weight, us, rivals[X_RIVAL_LIMIT]; };

/* Rows up to the first whose weight is 0; OPEN for a weight is an unknown one. */
static inline void x_rate(struct account *account, const struct x_rating *rows, size_t rivals,
                          struct arena *arena)
{
	struct strength *strength = &account->strength;
	size_t count = 0;

	while (count < X_RATING_LIMIT && rows[count].weight != 0)
		count++;
	strength->given = true;
	strength->rival_count = rivals;
	strength->rivals = ARENA_ARRAY(arena, const struct competitor *, rivals);
	strength->factor_count = count;
	strength->factors = ARENA_ARRAY(arena, struct rating_factor, count);
	for (size_t r = 0; r < rivals; r++)
		strength->rivals[r] = &x_rivals[r];
	for (size_t k = 0; k < count; k++) {
		struct rating_factor *factor = &strength->factors[k];
		factor->weight = rows[k].weight < 0 ? NOTHING : rows[k].weight;
		factor->us = x_score(rows[k].us);
		factor->rivals = ARENA_ARRAY(arena, struct score, rivals);
		for (size_t r = 0; r < rivals; r++)
			factor->rivals[r] = x_score(rows[k].rivals[r]);
	}
}

/* METHOD.md 3.5. */
static const struct x_rating alder_rating[X_RATING_LIMIT] = {
	{ 40, 7, { 6, 5 } }, { 30, 5, { 7, 8 } }, { 20, 8, { 6, 5 } }, { 10, 6, { 5, 4 } },
};
static const struct x_rating birch_rating[X_RATING_LIMIT] = {
	{ 50, 4, { 7, 6 } }, { 30, 6, { 5, 6 } }, { 20, 5, { 6, 6 } },
};

/* NAN equals NAN. */
static inline void assert_close(double got, double want, double tolerance)
{
	if (isnan(want))
		ck_assert_msg(isnan(got), "got %.9f, want no value", got);
	else
		ck_assert_msg(fabs(got - want) <= tolerance, "got %.9f, want %.9f", got, want);
}

static inline void assert_six(double got, double want)
{
	assert_close(got, want, 5.01e-7);
}

#endif
