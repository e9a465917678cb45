#include "analysis/statistics.h"

#include <math.h>
#include <stdlib.h>

const double statistics_tolerance = 1e-9;

enum { TERMS_LIMIT = 2000 }; /* of a series or continued fraction */

struct placed {
	double value;
	size_t position;
};

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static int compare_placed(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (x->position > y->position) - (x->position < y->position);
}

bool statistics_equal(double a, double b)
{
	return fabs(a - b) <= statistics_tolerance;
}

double statistics_mean(const double *values, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += values[i];
	return count == 0 ? NO_VALUE : sum / (double)count;
}

double statistics_sd(const double *values, size_t count)
{
	double mean = statistics_mean(values, count);
	double sum = 0;

	if (count < 2)
		return NO_VALUE;
	for (size_t i = 0; i < count; i++)
		sum += (values[i] - mean) * (values[i] - mean);
	return sqrt(sum / (double)(count - 1));
}

void statistics_sort(double *values, size_t count)
{
	if (count > 1)
		qsort(values, count, sizeof *values, compare_doubles);
}

double statistics_median(double *values, size_t count)
{
	if (count == 0)
		return NO_VALUE;
	statistics_sort(values, count);
	if (count % 2 == 1)
		return values[count / 2];
	return (values[count / 2 - 1] + values[count / 2]) / 2;
}

double statistics_mid_ranks(const double *values, size_t count, double *ranks,
			    struct arena *scratch)
{
	struct placed *placed = ARENA_ARRAY(scratch, struct placed, count);
	double ties = 0;
	size_t end;

	for (size_t i = 0; i < count; i++)
		placed[i] = (struct placed){ values[i], i };
	if (count > 1)
		qsort(placed, count, sizeof *placed, compare_placed);
	for (size_t start = 0; start < count; start = end) {
		for (end = start + 1; end < count; end++)
			if (!statistics_equal(placed[start].value, placed[end].value))
				break;
		double size = (double)(end - start);
		ties += size * size * size - size;
		for (size_t i = start; i < end; i++)
			ranks[placed[i].position] = (double)start + (size + 1) / 2;
	}
	return ties;
}

/* r = sum (x - mean x)(y - mean y) / sqrt(sum (x - mean x)^2 sum (y - mean y)^2). */
double statistics_pearson(const double *x, const double *y, size_t count)
{
	double mean_x = statistics_mean(x, count), mean_y = statistics_mean(y, count);
	double xx = 0, yy = 0, xy = 0;

	for (size_t i = 0; i < count; i++) {
		xx += (x[i] - mean_x) * (x[i] - mean_x);
		yy += (y[i] - mean_y) * (y[i] - mean_y);
		xy += (x[i] - mean_x) * (y[i] - mean_y);
	}
	if (!(xx > 0 && yy > 0))
		return NO_VALUE;
	return fmax(-1, fmin(1, xy / sqrt(xx * yy)));
}

double statistics_spearman(const double *x, const double *y, size_t count, struct arena *scratch)
{
	double *rank_x = ARENA_ARRAY(scratch, double, count);
	double *rank_y = ARENA_ARRAY(scratch, double, count);

	statistics_mid_ranks(x, count, rank_x, scratch);
	statistics_mid_ranks(y, count, rank_y, scratch);
	return statistics_pearson(rank_x, rank_y, count);
}

/* P(a, x) by its series x^a e^-x / Gamma(a) sum x^n / (a (a+1) .. (a+n));
 * Abramowitz & Stegun 6.5.29. Converges fast for x < a + 1. */
static double gamma_series(double a, double x)
{
	double term = 1 / a, sum = term;

	for (int n = 1; n < TERMS_LIMIT && fabs(term) > fabs(sum) * 1e-17; n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum * exp(a * log(x) - x - lgamma(a));
}

static double not_zero(double x)
{
	return fabs(x) < 1e-300 ? 1e-300 : x;
}

/* Q(a, x) by the continued fraction of Abramowitz & Stegun 6.5.31, evaluated
 * by Lentz's method. For x >= a + 1. */
static double gamma_fraction(double a, double x)
{
	double b = x + 1 - a, c = 1e300, d = 1 / not_zero(b), value = d;

	for (int n = 1; n < TERMS_LIMIT; n++) {
		double numerator = -n * (n - a);
		b += 2;
		d = 1 / not_zero(numerator * d + b);
		c = not_zero(b + numerator / c);
		value *= d * c;
		if (fabs(d * c - 1) < 1e-16)
			break;
	}
	return value * exp(a * log(x) - x - lgamma(a));
}

/* P(X > x) of chi-square = Q(df/2, x/2), the regularised upper incomplete
 * gamma function. */
double statistics_chi_square_tail(double x, double df)
{
	double a = df / 2, half = x / 2;

	if (!(x >= 0 && df > 0))
		return NO_VALUE;
	if (x == 0)
		return 1;
	return half < a + 1 ? 1 - gamma_series(a, half) : gamma_fraction(a, half);
}

/* The continued fraction of the incomplete beta function, Abramowitz & Stegun
 * 26.5.8, by Lentz's method. For x < (a + 1) / (a + b + 2). */
static double beta_fraction(double a, double b, double x)
{
	double c = 1, d = 1 / not_zero(1 - (a + b) * x / (a + 1)), value = d;

	for (int m = 1; m < TERMS_LIMIT; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / not_zero(1 + even * d);
		c = not_zero(1 + even / c);
		value *= d * c;
		d = 1 / not_zero(1 + odd * d);
		c = not_zero(1 + odd / c);
		value *= d * c;
		if (fabs(d * c - 1) < 1e-16)
			break;
	}
	return value;
}

/* I_x(a, b), regularised. */
static double incomplete_beta(double a, double b, double x)
{
	double front;

	if (x <= 0 || x >= 1)
		return x <= 0 ? 0 : 1;
	front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x));
	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(a, b, x) / a;
	return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

/* P(X > x) of F = I_{df2 / (df2 + df1 x)}(df2/2, df1/2). */
double statistics_f_tail(double x, double df1, double df2)
{
	if (!(x >= 0 && df1 > 0 && df2 > 0))
		return NO_VALUE;
	return incomplete_beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * x));
}

double
statistics_eta_squared(const double *values, const size_t *counts, size_t groups)
{
	double between = 0, all = 0, mean;
	size_t total = 0;

	for (size_t i = 0; i < groups; i++)
		total += counts[i];
	mean = statistics_mean(values, total);
	for (size_t k = 0; k < total; k++)
		all += pow(values[k] - mean, 2);
	for (size_t i = 0; i < groups; i++) {
		between += (double)counts[i] * pow(statistics_mean(values, counts[i]) - mean, 2);
		values += counts[i];
	}
	return all > 0 ? between / all : NO_VALUE;
}

/* F(1, n - 2) = r^2 (n - 2) / (1 - r^2), solved for p = 0.05 by halving. */
double
statistics_critical_r(size_t count)
{
	double low = 0, high = 1;

	if (count < 3)
		return 1;
	for (int step = 0; step < 60; step++) {
		const double r = (low + high) / 2, df = (double)count - 2;

		if (statistics_f_tail(r * r * df / (1 - r * r), 1, df) > 0.05)
			low = r;
		else
			high = r;
	}
	return high;
}
