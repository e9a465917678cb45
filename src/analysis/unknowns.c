#include "analysis/unknowns.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/attractiveness.h"
#include "analysis/statistics.h"

/* The two least margins over the rivals, all open scores in the middle. */
struct margins {
	struct lead lead;
	double weight; /* raw, all factors */
	double *each;  /* per rival: sum v (u - scale c) - offset */
	double least, second;
};

static bool is_open(const struct score *score)
{
	return score->low != score->high;
}

/* Excess of the total over the threshold, times the sum of weights. */
static double middle_excess(const struct balance *balance)
{
	double excess = 0;

	for (size_t j = 0; j < balance->count; j++)
		excess += balance->weights[j] *
			  (scores_middle(&balance->scores[j]) - balance->threshold);
	return excess;
}

/* s* = (t - sum over the others of w s) / w_j. */
double unknowns_break_even(const struct balance *balance, size_t factor)
{
	double weight = balance->weights[factor];

	if (!(weight > 0))
		return NO_VALUE;
	return scores_middle(&balance->scores[factor]) - middle_excess(balance) / weight;
}

/* (1 / (k! prod a)) sum over subsets Q of (-1)^|Q| max(0, x - sum_Q a)^k:
 * the distribution of a sum of uniforms (METHOD 3.1). Ranges of 0 drop out. */
double unknowns_sum_below(const double *ranges, size_t count, double x)
{
	double used[UNKNOWNS_LIMIT], scale = 1, sum = 0, total = 0;
	size_t k = 0;

	for (size_t i = 0; i < count; i++) {
		if (!(ranges[i] > 0))
			continue;
		if (k == UNKNOWNS_LIMIT)
			return NO_VALUE;
		used[k++] = ranges[i];
		scale *= ranges[i] * (double)k;
		total += ranges[i];
	}
	if (x <= 0 || x >= total)
		return x < 0 || (x <= 0 && k > 0) ? 0 : 1;
	for (unsigned subset = 0; subset < 1U << k; subset++) {
		double rest = x, sign = 1;
		for (size_t i = 0; i < k; i++)
			if ((subset >> i & 1U) != 0) {
				rest -= used[i];
				sign = -sign;
			}
		if (rest > 0)
			sum += sign * pow(rest, (double)k);
	}
	return fmax(0, fmin(1, sum / scale));
}

/* How much of a range leads to the other side, when moving the score up by x
 * moves the excess by slope x and the score stands in the middle now. */
static double share_beyond(const struct score *score, double excess, double slope)
{
	double width = score->high - score->low;

	if (slope == 0 || !(width > 0))
		return 0;
	return fmax(0, fmin(1, 0.5 - fabs(excess / slope) / width));
}

static void add_question(struct account_result *result, struct question question)
{
	result->questions[result->question_count++] = question;
}

static void ask_attractiveness(const struct opinion *opinion, struct account_result *result)
{
	const struct balance *balance = opinion->attractiveness;
	double excess = middle_excess(balance);

	for (size_t j = 0; j < balance->count; j++) {
		const struct score *score = &balance->scores[j];
		struct question question = { false, (int)j, -1, 0 };
		if (!is_open(score))
			continue;
		question.probability = share_beyond(score, excess, balance->weights[j]);
		add_question(result, question);
	}
}

static double middle_margin(const struct rating *rating, size_t rival, struct lead lead)
{
	const struct score *them = rating->them + rival * rating->factor_count;
	double sum = 0;

	for (size_t k = 0; k < rating->factor_count; k++)
		sum += rating->weights[k] * (scores_middle(&rating->us[k]) -
					     lead.scale * scores_middle(&them[k]) - lead.offset);
	return sum;
}

static struct margins measure_margins(const struct opinion *opinion, struct arena *arena)
{
	const struct rating *rating = opinion->rating;
	struct margins margins = {
		.lead = strength_lead(rating, opinion->strong.threshold),
		.each = ARENA_ARRAY(arena, double, rating->rival_count),
		.least = HUGE_VAL,
		.second = HUGE_VAL,
	};

	for (size_t r = 0; r < rating->rival_count; r++) {
		double margin = middle_margin(rating, r, margins.lead);
		margins.each[r] = margin;
		margins.second = fmin(margins.second, fmax(margins.least, margin));
		margins.least = fmin(margins.least, margin);
	}
	return margins;
}

/* One rival's score matters only while it is the least margin, or can become
 * it: behind another rival that beats us, no answer brings the lead. */
static double rival_share(const struct margins *margins, size_t rival, const struct score *score,
			  double slope)
{
	double margin = margins->each[rival];
	double others = margin > margins->least ? margins->least : margins->second;

	if (others < 0)
		return 0;
	return share_beyond(score, margin, slope);
}

static void ask_strength(const struct opinion *opinion, struct account_result *result,
			 const struct margins *margins)
{
	const struct rating *rating = opinion->rating;

	for (size_t k = 0; k < rating->factor_count; k++) {
		double weight = rating->weights[k];
		struct question ours = { true, (int)k, -1, 0 };
		if (is_open(&rating->us[k])) {
			ours.probability = share_beyond(&rating->us[k], margins->least, weight);
			add_question(result, ours);
		}
		for (size_t r = 0; r < rating->rival_count; r++) {
			const struct score *score = &rating->them[r * rating->factor_count + k];
			struct question theirs = { true, (int)k, (int)r, 0 };
			if (!is_open(score))
				continue;
			theirs.probability =
				rival_share(margins, r, score, weight * margins->lead.scale);
			add_question(result, theirs);
		}
	}
}

/* Most class-changing first, then in the order of the file. */
static int compare_questions(const void *a, const void *b)
{
	const struct question *x = a, *y = b;

	if (x->probability != y->probability)
		return x->probability > y->probability ? -1 : 1;
	if (x->is_strength != y->is_strength)
		return x->is_strength ? 1 : -1;
	if (x->factor != y->factor)
		return x->factor < y->factor ? -1 : 1;
	return (x->rival > y->rival) - (x->rival < y->rival);
}

static size_t count_open(const struct score *scores, size_t count)
{
	size_t open = 0;

	for (size_t i = 0; i < count; i++)
		open += is_open(&scores[i]);
	return open;
}

/* METHOD 3.1, the value of asking. */
void unknowns_fill(const struct opinion *opinion, struct account_result *result,
		   struct arena *arena)
{
	const struct balance *attractiveness = opinion->attractiveness;
	const struct rating *rating = opinion->rating;
	size_t room = count_open(attractiveness->scores, attractiveness->count) +
		      count_open(rating->us, rating->factor_count) +
		      count_open(rating->them, rating->factor_count * rating->rival_count);

	result->question_count = 0;
	if (room == 0)
		return;
	result->questions = ARENA_ARRAY(arena, struct question, room);
	ask_attractiveness(opinion, result);
	if (rating->rival_count > 0) {
		struct margins margins = measure_margins(opinion, arena);
		ask_strength(opinion, result, &margins);
	}
	qsort(result->questions, result->question_count, sizeof *result->questions,
	      compare_questions);
}
