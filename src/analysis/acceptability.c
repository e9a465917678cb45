#include "analysis/acceptability.h"

#include <math.h>

#include "analysis/attractiveness.h"
#include "analysis/statistics.h"

enum {
	BLOCK = 256,  /* points that are drawn and summed together */
	AT_ONCE = 4   /* products that are added in one walk over them */
};

/* A cell that is no number: low + x range at each point. */
struct draw {
	size_t factor;
	double low, range;
	const double *x;
};

/* What we or one rival are given. Weights sum to 1, so the first number needs
 * no product: the others count from it. */
struct column {
	double base;
	size_t *factors; /* of the other numbers that are not the same... */
	double *values;  /* ...and what they are above it; zeros up to a multiple of AT_ONCE */
	size_t count;
	struct draw *draws;
	size_t draw_count;
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

double acceptability_coordinate(double alpha, int n)
{
	const double x = 0.5 + n * alpha;

	return x - (int)x;
}

/* Varsi's recursion (Varsi 1973; Ali 1973): split a into K (>= 0)
 * and J (< 0); V[0] = 1, V[1..|K|] = 0; for each x in J, for k = 1..|K|:
 * V[k] = (K_k V[k] - x V[k-1]) / (K_k - x); P(sum w a <= 0) = V[|K|]. All
 * divisors are positive, ties do no harm. Where all a are 0 the rule for a tie
 * decides. */
double acceptability_exact(const double *margins, size_t count, enum side on_the_line)
{
	double above[ACCEPTABILITY_FACTORS], shares[ACCEPTABILITY_FACTORS + 1] = { 1 };
	size_t not_below = 0;
	double most = 0;

	if (count == 0 || count > ACCEPTABILITY_FACTORS)
		return NO_VALUE;
	for (size_t j = 0; j < count; j++) {
		most = fmax(most, fabs(margins[j]));
		if (margins[j] >= 0)
			above[not_below++] = margins[j];
	}
	if (statistics_equal(most, 0))
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
	for (int n = 1; n <= ACCEPTABILITY_SCORE_POINTS; n++) {
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
	const size_t stride = ACCEPTABILITY_WEIGHT_POINTS;
	double alphas[ACCEPTABILITY_FACTORS], cuts[ACCEPTABILITY_FACTORS];
	double *set = points->sets[count];

	if (set != NULL)
		return set;
	set = ARENA_ARRAY(points->arena, double, stride *count);
	points->sets[count] = set;
	acceptability_alphas(count - 1, alphas);
	for (size_t n = 0; n < stride; n++) {
		double last = 0;
		for (size_t i = 0; i + 1 < count; i++)
			cuts[i] = acceptability_coordinate(alphas[i], (int)n + 1);
		sort_few(cuts, count - 1);
		for (size_t i = 0; i + 1 < count; i++) {
			set[i * stride + n] = cuts[i] - last;
			last = cuts[i];
		}
		set[(count - 1) * stride + n] = 1 - last;
	}
	return set;
}

static const struct score *cell_of(const struct rating *rating, size_t factor, size_t column)
{
	return column == 0 ? &rating->us[factor]
			   : &rating->them[(column - 1) * rating->factor_count + factor];
}

static bool is_number(const struct score *score)
{
	return score->low == score->high;
}

static void fill_column(struct column *column, const struct rating *rating, size_t at)
{
	bool based = false;

	for (size_t k = 0; k < rating->factor_count; k++) {
		const struct score *score = cell_of(rating, k, at);
		if (!is_number(score))
			continue;
		if (!based)
			column->base = score->low;
		based = true;
		if (score->low == column->base)
			continue;
		column->factors[column->count] = k;
		column->values[column->count++] = score->low - column->base;
	}
}

/* The points of R_count, coordinate by coordinate. */
static const double *make_coordinates(struct arena *arena, size_t count)
{
	double *alphas = ARENA_ARRAY(arena, double, count);
	double *made = ARENA_ARRAY(arena, double, ACCEPTABILITY_WEIGHT_POINTS *count), *next = made;

	acceptability_alphas(count, alphas);
	for (size_t i = 0; i < count; i++)
		for (int n = 1; n <= ACCEPTABILITY_WEIGHT_POINTS; n++)
			*next++ = acceptability_coordinate(alphas[i], n);
	return made;
}

/* Those of few unknowns, which most accounts have, are made once. */
static const double *coordinates_for(struct weight_points *points, size_t count, struct arena *scratch)
{
	if (count > ACCEPTABILITY_FEW)
		return make_coordinates(scratch, count);
	if (points->coordinates[count] == NULL)
		points->coordinates[count] = make_coordinates(points->arena, count);
	return points->coordinates[count];
}

/* Coordinates are dealt factor by factor, first to us, then to each rival. */
static void deal_draws(struct column *columns, size_t stride, const struct rating *rating,
		       struct weight_points *points, struct arena *scratch)
{
	const size_t cells = stride * rating->factor_count;
	const double *x;
	size_t loose = 0;

	for (size_t at = 0; at < cells; at++)
		loose += !is_number(cell_of(rating, at / stride, at % stride));
	x = coordinates_for(points, loose, scratch);
	for (size_t at = 0; at < cells; at++) {
		struct column *column = &columns[at % stride];
		const struct score *score = cell_of(rating, at / stride, at % stride);
		if (is_number(score))
			continue;
		column->draws[column->draw_count++] = (struct draw){
			at / stride, score->low - column->base, score->high - score->low, x };
		x += ACCEPTABILITY_WEIGHT_POINTS;
	}
}

static struct column *list_columns(const struct rating *rating, struct weight_points *points,
				   struct arena *scratch)
{
	const size_t stride = 1 + rating->rival_count, factors = rating->factor_count;
	struct column *columns = ARENA_ARRAY(scratch, struct column, stride);

	for (size_t at = 0; at < stride; at++) {
		columns[at].factors = ARENA_ARRAY(scratch, size_t, factors + AT_ONCE);
		columns[at].values = ARENA_ARRAY(scratch, double, factors + AT_ONCE);
		columns[at].draws = ARENA_ARRAY(scratch, struct draw, factors);
		fill_column(&columns[at], rating, at);
	}
	deal_draws(columns, stride, rating, points, scratch);
	return columns;
}

/* The weights of one factor from a block's first point on. */
static const double *weights_of(const double *weights, size_t factor)
{
	return weights + factor * ACCEPTABILITY_WEIGHT_POINTS;
}

static void add_numbers(double sums[restrict BLOCK], const double *weights, const size_t *factors,
			const double *values)
{
	const double *const restrict a = weights_of(weights, factors[0]);
	const double *const restrict b = weights_of(weights, factors[1]);
	const double *const restrict c = weights_of(weights, factors[2]);
	const double *const restrict d = weights_of(weights, factors[3]);

	for (int i = 0; i < BLOCK; i++)
		sums[i] += a[i] * values[0] + b[i] * values[1] + c[i] * values[2] + d[i] * values[3];
}

static void add_draw(double sums[restrict BLOCK], const double weights[restrict BLOCK],
		     const double x[restrict BLOCK], double low, double range)
{
	for (int i = 0; i < BLOCK; i++)
		sums[i] += weights[i] * (low + x[i] * range);
}

/* The weighted sum of a column at each point of the block that begins at point `first`. */
static void sum_column(const struct column *column, const double *weights, size_t first,
		       double sums[BLOCK])
{
	weights += first;
	for (int i = 0; i < BLOCK; i++)
		sums[i] = column->base;
	for (size_t k = 0; k < column->count; k += AT_ONCE)
		add_numbers(sums, weights, column->factors + k, column->values + k);
	for (size_t k = 0; k < column->draw_count; k++)
		add_draw(sums, weights_of(weights, column->draws[k].factor),
			 column->draws[k].x + first, column->draws[k].low, column->draws[k].range);
}

static void keep_most(double most[restrict BLOCK], const double sums[restrict BLOCK])
{
	for (int i = 0; i < BLOCK; i++)
		most[i] = sums[i] > most[i] ? sums[i] : most[i];
}

static const double near = 1e-6; /* of the line: there the rule of ties decides */

/* At how many points of a block U - scale C, with C of the best rival there, is on the high side. */
static int count_high(const double us[BLOCK], const double best[BLOCK], double scale, struct cut cut)
{
	long long clear = 0, close = 0; /* as wide as a double: counted two at once */
	int high = 0;

	for (int i = 0; i < BLOCK; i++) {
		const double over = us[i] - scale * best[i] - cut.threshold;
		clear += over > near;
		close += over >= -near;
	}
	for (int i = 0; close > clear && i < BLOCK; i++) {
		const double lead = us[i] - scale * best[i];
		high += fabs(lead - cut.threshold) <= near && classify_is_high(lead, cut);
	}
	return (int)clear + high;
}

static double sample_rating(const struct rating *rating, struct cut cut,
			    struct weight_points *points, struct arena *scratch)
{
	const double *weights = weights_for(points, rating->factor_count);
	const struct column *columns = list_columns(rating, points, scratch);
	const struct lead lead = strength_lead(rating, cut.threshold);
	const struct cut line = { lead.offset, cut.on_the_line };
	double us[BLOCK], best[BLOCK], sums[BLOCK];
	int high = 0;

	for (size_t first = 0; first < ACCEPTABILITY_WEIGHT_POINTS; first += BLOCK) {
		sum_column(&columns[0], weights, first, us);
		sum_column(&columns[1], weights, first, best);
		for (size_t r = 2; r <= rating->rival_count; r++) {
			sum_column(&columns[r], weights, first, sums);
			keep_most(best, sums);
		}
		high += count_high(us, best, lead.scale, line);
	}
	return high / (double)ACCEPTABILITY_WEIGHT_POINTS;
}

static bool all_are_numbers(const struct score *scores, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (!is_number(&scores[k]))
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
