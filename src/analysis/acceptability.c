#include "analysis/acceptability.h"

#include <math.h>

#include "analysis/attractiveness.h"
#include "analysis/statistics.h"

/* Cells of a rating in one line: factor by factor, we first, then each rival.
 * Values are rewritten at every point; only `loose` ones change. */
struct cells {
	size_t stride;  /* 1 + rivals */
	double *values; /* [factor * stride + column] */
	const struct score **loose;
	size_t *loose_at;
	double *alphas;
	size_t loose_count;
};

/* x^(d+1) = x + 1 by Newton's method, from above: convex, so monotone. */
static double generalised_golden_ratio(size_t dimensions)
{
	double x = 2;

	for (int step = 0; step < 100; step++) {
		double power = 1, next;
		for (size_t i = 0; i < dimensions; i++)
			power *= x;
		next = x - (power * x - x - 1) / ((double)(dimensions + 1) * power - 1);
		if (!(next < x))
			break;
		x = next;
	}
	return x;
}

/* alpha_i = phi_d^-i (M. Roberts 2018, "The unreasonable effectiveness of
 * quasirandom sequences"). Beyond 500 dimensions those of 500 are repeated. */
void acceptability_alphas(size_t dimensions, double *alphas)
{
	const size_t most = 500;
	double ratio = generalised_golden_ratio(dimensions < most ? dimensions : most);
	double alpha = 1;

	for (size_t i = 0; i < dimensions; i++) {
		alpha = i % most == 0 ? 1 / ratio : alpha / ratio;
		alphas[i] = alpha;
	}
}

double acceptability_coordinate(double alpha, size_t n)
{
	double x = 0.5 + (double)n * alpha;

	return x - (double)(long long)x;
}

/* Varsi's recursion (Varsi 1973; Ali 1973): split a into K (>= 0)
 * and J (< 0); V[0] = 1, V[1..|K|] = 0; for each x in J, for k = 1..|K|:
 * V[k] = (K_k V[k] - x V[k-1]) / (K_k - x); P(sum w a <= 0) = V[|K|]. All
 * divisors are positive, ties do no harm. Where all a are 0 the rule for a tie
 * decides. */
double acceptability_exact(const double *margins, size_t count, enum side on_the_line)
{
	double above[ACCEPTABILITY_FACTORS], shares[ACCEPTABILITY_FACTORS + 1] = { 1 };
	size_t not_below = 0, on_line = 0;

	if (count == 0 || count > ACCEPTABILITY_FACTORS)
		return NO_VALUE;
	for (size_t j = 0; j < count; j++) {
		on_line += statistics_equal(margins[j], 0);
		if (margins[j] >= 0)
			above[not_below++] = margins[j];
	}
	if (on_line == count)
		return on_the_line == SIDE_HIGH ? 1 : 0;
	if (not_below == 0 || not_below == count)
		return not_below == 0 ? 0 : 1;
	for (size_t j = 0; j < count; j++) {
		if (margins[j] >= 0)
			continue;
		for (size_t k = 1; k <= not_below; k++)
			shares[k] = (above[k - 1] * shares[k] - margins[j] * shares[k - 1]) /
				    (above[k - 1] - margins[j]);
	}
	return fmax(0, fmin(1, 1 - shares[not_below]));
}

static size_t list_open_scores(const struct score *scores, size_t count, size_t *open)
{
	size_t found = 0;

	for (size_t j = 0; j < count; j++)
		if (scores[j].low != scores[j].high)
			open[found++] = j;
	return found;
}

/* Exact where all scores are numbers; else the mean of the exact figure over
 * 256 points of R_k on the ranges of the k others. */
struct acceptability acceptability_of_scores(const struct score *scores, size_t count,
					     struct cut cut)
{
	double margins[ACCEPTABILITY_FACTORS], alphas[ACCEPTABILITY_FACTORS], sum = 0;
	size_t open[ACCEPTABILITY_FACTORS], open_count;

	if (count == 0 || count > ACCEPTABILITY_FACTORS)
		return (struct acceptability){ NO_VALUE, false };
	for (size_t j = 0; j < count; j++)
		margins[j] = scores[j].low - cut.threshold;
	open_count = list_open_scores(scores, count, open);
	if (open_count == 0)
		return (struct acceptability){ acceptability_exact(margins, count, cut.on_the_line),
					       false };
	acceptability_alphas(open_count, alphas);
	for (size_t n = 1; n <= ACCEPTABILITY_SCORE_POINTS; n++) {
		for (size_t i = 0; i < open_count; i++) {
			const struct score *score = &scores[open[i]];
			double x = acceptability_coordinate(alphas[i], n);
			margins[open[i]] =
				score->low + x * (score->high - score->low) - cut.threshold;
		}
		sum += acceptability_exact(margins, count, cut.on_the_line);
	}
	return (struct acceptability){ sum / ACCEPTABILITY_SCORE_POINTS, true };
}

static void sort_few(double *values, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		double value = values[i];
		size_t j = i;
		for (; j > 0 && values[j - 1] > value; j--)
			values[j] = values[j - 1];
		values[j] = value;
	}
}

/* Uniform on the simplex: the gaps between 0, the sorted coordinates of
 * R_(F-1), and 1. */
static const double *weights_for(struct weight_points *points, size_t count)
{
	double alphas[ACCEPTABILITY_FACTORS], cuts[ACCEPTABILITY_FACTORS];
	double *set = points->sets[count];

	if (set != NULL)
		return set;
	set = ARENA_ARRAY(points->arena, double, ACCEPTABILITY_WEIGHT_POINTS *count);
	points->sets[count] = set;
	acceptability_alphas(count - 1, alphas);
	for (size_t n = 1; n <= ACCEPTABILITY_WEIGHT_POINTS; n++) {
		double *weights = set + (n - 1) * count;
		double last = 0;
		for (size_t i = 0; i + 1 < count; i++)
			cuts[i] = acceptability_coordinate(alphas[i], n);
		sort_few(cuts, count - 1);
		for (size_t i = 0; i + 1 < count; i++) {
			weights[i] = cuts[i] - last;
			last = cuts[i];
		}
		weights[count - 1] = 1 - last;
	}
	return set;
}

static struct cells list_cells(const struct rating *rating, struct arena *scratch)
{
	size_t stride = 1 + rating->rival_count, count = rating->factor_count * stride;
	struct cells cells = {
		.stride = stride,
		.values = ARENA_ARRAY(scratch, double, count),
		.loose = ARENA_ARRAY(scratch, const struct score *, count),
		.loose_at = ARENA_ARRAY(scratch, size_t, count),
		.alphas = ARENA_ARRAY(scratch, double, count),
	};

	for (size_t at = 0; at < count; at++) {
		size_t factor = at / stride, column = at % stride;
		const struct score *score =
			column == 0 ? &rating->us[factor]
				    : &rating->them[(column - 1) * rating->factor_count + factor];
		cells.values[at] = score->low;
		if (score->low == score->high)
			continue;
		cells.loose[cells.loose_count] = score;
		cells.loose_at[cells.loose_count++] = at;
	}
	acceptability_alphas(cells.loose_count, cells.alphas);
	return cells;
}

static void draw_cells(struct cells *cells, size_t n)
{
	for (size_t i = 0; i < cells->loose_count; i++) {
		const struct score *score = cells->loose[i];
		double x = acceptability_coordinate(cells->alphas[i], n);
		cells->values[cells->loose_at[i]] = score->low + x * (score->high - score->low);
	}
}

/* u - scale c of one factor, for each rival: differences stand by rival and factor. */
static void fill_differences(const struct cells *cells, size_t factor, struct lead lead, double *differences,
			     size_t factors)
{
	const double *row = cells->values + factor * cells->stride;

	for (size_t column = 1; column < cells->stride; column++)
		differences[(column - 1) * factors + factor] = row[0] - lead.scale * row[column];
}

static const double near = 1e-6; /* of the line: there the rule of ties decides */

/* Whether the least of U - scale C_r - offset over the rivals is on the high side at one point. */
static bool leads_all(const double *differences, size_t rivals, const double *weights, size_t factors,
		      struct cut cut)
{
	double least = HUGE_VAL;

	for (size_t r = 0; r < rivals; r++, differences += factors) {
		double sum = 0;
		for (size_t k = 0; k < factors; k++)
			sum += weights[k] * differences[k];
		if (sum < cut.threshold - near)
			return false; /* clear of the line: no other rival makes it better */
		least = sum < least ? sum : least;
	}
	return least > cut.threshold + near || classify_is_high(least, cut);
}

static double sample_rating(const struct rating *rating, struct cut cut,
			    struct weight_points *points, struct arena *scratch)
{
	const double *weights = weights_for(points, rating->factor_count);
	struct cells cells = list_cells(rating, scratch);
	struct lead lead = strength_lead(rating, cut.threshold);
	const struct cut line = { lead.offset, cut.on_the_line };
	const size_t factors = rating->factor_count;
	double *differences = ARENA_ARRAY(scratch, double, factors * rating->rival_count);
	size_t high = 0;

	for (size_t k = 0; k < factors; k++)
		fill_differences(&cells, k, lead, differences, factors);
	for (size_t n = 1; n <= ACCEPTABILITY_WEIGHT_POINTS; n++) {
		draw_cells(&cells, n);
		for (size_t i = 0; i < cells.loose_count; i++)
			fill_differences(&cells, cells.loose_at[i] / cells.stride, lead, differences, factors);
		high += leads_all(differences, rating->rival_count, weights, factors, line);
		weights += factors;
	}
	return (double)high / ACCEPTABILITY_WEIGHT_POINTS;
}

static bool all_are_numbers(const struct score *scores, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (scores[k].low != scores[k].high)
			return false;
	return true;
}

/* Exact with one rival and all scores known (d = u - c against t, or u - t c
 * against 0); else 4,096 points, weights from R_(F-1), unknowns from R_k. */
struct acceptability acceptability_of_rating(const struct rating *rating, struct cut cut,
					     struct weight_points *points, struct arena *scratch)
{
	size_t count = rating->factor_count;
	struct lead lead = strength_lead(rating, cut.threshold);
	double margins[ACCEPTABILITY_FACTORS];

	if (count == 0 || count > ACCEPTABILITY_FACTORS || rating->rival_count == 0)
		return (struct acceptability){ NO_VALUE, false };
	if (rating->rival_count > 1 || !all_are_numbers(rating->us, count) ||
	    !all_are_numbers(rating->them, count))
		return (struct acceptability){ sample_rating(rating, cut, points, scratch), true };
	for (size_t k = 0; k < count; k++)
		margins[k] = rating->us[k].low - lead.scale * rating->them[k].low - lead.offset;
	return (struct acceptability){ acceptability_exact(margins, count, cut.on_the_line),
				       false };
}
