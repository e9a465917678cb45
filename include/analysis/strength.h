/* Relative strength: the customer's judgement of us against its other
 * suppliers, by its own factors and weights. */
#ifndef KAISM_ANALYSIS_STRENGTH_H
#define KAISM_ANALYSIS_STRENGTH_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"
#include "model/selection.h"

/* A customer's rating, ready for sums: all scores resolved and on the matrix
 * scale. Factors whose weight is unknown are "loose": each stands here with an
 * equal share of what the known weights leave of 100. They never enter an
 * estimate; in low and high the whole remainder may lie on any one of them. */
struct rating {
	size_t factor_count, rival_count;
	double *weights;     /* raw */
	bool *loose;         /* per factor */
	double loose_weight; /* raw, all loose factors together */
	double weight_sum;   /* raw, all factors */
	struct score *us;    /* per factor */
	struct score *them;  /* [rival * factor_count + factor] */
	enum strength_mode mode;
	bool ratio_exists; /* false where the scale has a negative minimum */
};

/* `scale` is the matrix's; the customer's own is mapped onto it linearly. */
struct rating strength_rating(const struct strength *strength, const struct matrix *matrix,
			      struct arena *arena);

/* A score of scale `from` on scale `to`. */
struct score strength_map_score(struct score score, struct scale from, struct scale to);

/* Us against one rival, over the factors known for both (like with like). */
struct rival_result strength_against(const struct rating *rating, size_t rival);

/* Position of the best rival: the least value among those compared on half of
 * the weight, else among all; the first of equals. -1 where none compares. */
int strength_best_rival(const struct rival_result *rivals, size_t count);

/* The axis: estimate, low and high against the best rival. */
struct weighted_strength {
	struct interval value;
	double unknown_weight;
};
struct weighted_strength strength_total(const struct rival_result *rivals, size_t count, int best);

/* What a rival's total is multiplied by and what is left over, so that we
 * lead where U - scale C > offset: difference U - C > t, ratio U - t C > 0. */
struct lead {
	double scale, offset;
};
struct lead strength_lead(const struct rating *rating, double threshold);

/* Everything about strength in one account's result, but rank and acceptability. */
void strength_fill(const struct rating *rating, struct account_result *result, struct arena *arena);

#endif
