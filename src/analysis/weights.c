#include "analysis/weights.h"

#include <math.h>

#include "analysis/statistics.h"

enum { ITERATIONS_LIMIT = 10000, RANDOM_INDEX_LAST = 10 };

/* The mean consistency index of random matrices of 3 to 10 factors: Saaty
 * 1977; Alonso & Lamata 2006 (Int. J. Uncertainty, Fuzziness 14(4)). */
static const double random_indices[][RANDOM_INDEX_LAST + 1] = {
	[RANDOM_INDEX_SAATY] = { 0, 0, 0, .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49 },
	[RANDOM_INDEX_ALONSO_LAMATA] = { 0, 0, 0, .5247, .8816, 1.1086, 1.2479, 1.3417, 1.4057,
					 1.4499, 1.4854 },
};

double weights_sum(const double *raw, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		if (!isnan(raw[i]))
			sum += raw[i];
	return sum;
}

void weights_clean(double *raw, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!(raw[i] > 0 && isfinite(raw[i])))
			raw[i] = 0;
	if (weights_sum(raw, count) > 0)
		return;
	for (size_t i = 0; i < count; i++)
		raw[i] = 1;
}

void weights_percent(const double *raw, size_t count, double *percent)
{
	double sum = weights_sum(raw, count);

	for (size_t i = 0; i < count; i++)
		percent[i] = 100 * raw[i] / sum;
}

/* w_i = (1/F) sum_{k=i..F} 1/k: the mean of all weights in that order
 * (Barron & Barrett 1996). */
void weights_rank_order_centroid(double *weights, size_t count)
{
	double tail = 0;

	for (size_t i = count; i > 0; i--) {
		tail += 1 / (double)i;
		weights[i - 1] = tail / (double)count;
	}
}

/* w_i = 2 (F + 1 - i) / (F (F + 1)). */
void weights_rank_sum(double *weights, size_t count)
{
	double total = (double)count * (double)(count + 1);

	for (size_t i = 0; i < count; i++)
		weights[i] = 2 * (double)(count - i) / total;
}

/* A later row for the same pair wins; a judgement that is not a positive
 * number, or of a factor against itself, is left out. */
struct pairwise weights_pairwise_matrix(const struct pairwise_row *rows, size_t row_count,
					size_t count, struct arena *arena)
{
	struct pairwise pairwise = { ARENA_ARRAY(arena, double, count *count), count };

	for (size_t i = 0; i < count; i++)
		pairwise.ratios[i * count + i] = 1;
	for (size_t i = 0; i < row_count; i++) {
		const struct pairwise_row *row = &rows[i];
		if (row->over >= count || row->under >= count || row->over == row->under)
			continue;
		if (!(row->by > 0 && isfinite(row->by)))
			continue;
		pairwise.ratios[row->over * count + row->under] = row->by;
		pairwise.ratios[row->under * count + row->over] = 1 / row->by;
	}
	return pairwise;
}

/* One row times the vector; a pair not judged moves its 1 to the diagonal
 * (Harker 1987, Math. Modelling 9(11): incomplete comparisons). */
static double row_product(struct pairwise pairwise, size_t row, const double *vector)
{
	double sum = 0;

	for (size_t j = 0; j < pairwise.count; j++) {
		double ratio = pairwise.ratios[row * pairwise.count + j];
		sum += ratio > 0 ? ratio * vector[j] : vector[row];
	}
	return sum;
}

/* Saaty 1977: A w = lambda w, by power iteration from equal weights (all
 * ratios positive: Perron-Frobenius). CI = (lambda - n) / (n - 1). */
struct eigenweights weights_eigenvector(struct pairwise pairwise, double *weights,
					struct arena *scratch)
{
	size_t count = pairwise.count;
	double *next = ARENA_ARRAY(scratch, double, count);
	double lambda = (double)count, change = 1;

	for (size_t i = 0; i < count; i++)
		weights[i] = 1 / (double)count;
	for (int step = 0; step < ITERATIONS_LIMIT && change > 1e-15; step++) {
		lambda = change = 0;
		for (size_t i = 0; i < count; i++)
			lambda += next[i] = row_product(pairwise, i, weights);
		for (size_t i = 0; i < count; i++) {
			change = fmax(change, fabs(next[i] / lambda - weights[i]));
			weights[i] = next[i] / lambda;
		}
	}
	return (struct eigenweights){
		.lambda = lambda,
		.consistency_index = count < 2 ? 0 : (lambda - (double)count) / (double)(count - 1),
	};
}

/* CR = CI / RI. Beyond the tables RI by the regression of Alonso & Lamata
 * 2006: mean lambda = 2.7699 n - 4.3513. */
double weights_consistency_ratio(struct eigenweights eigen, size_t count, enum random_index table)
{
	double n = (double)count;

	if (count < 3)
		return 0;
	if (count <= RANDOM_INDEX_LAST)
		return eigen.consistency_index / random_indices[table][count];
	return eigen.consistency_index / ((1.7699 * n - 4.3513) / (n - 1));
}

static void weigh_pairwise(const struct attractiveness *attractiveness, struct weighting *weighting,
			   struct arena *arena)
{
	size_t count = attractiveness->factor_count;
	struct pairwise matrix = weights_pairwise_matrix(
		attractiveness->pairwise, attractiveness->pairwise_count, count, arena);
	struct eigenweights eigen = weights_eigenvector(matrix, weighting->raw, arena);

	weighting->consistency_ratio = weights_consistency_ratio(eigen, count, RANDOM_INDEX_SAATY);
}

static void weigh_ranked(const struct attractiveness *attractiveness, double *raw,
			 struct arena *arena)
{
	size_t count = attractiveness->factor_count;
	double *by_place = ARENA_ARRAY(arena, double, count);

	weights_rank_order_centroid(by_place, count);
	for (size_t place = 0; attractiveness->ranked != NULL && place < count; place++)
		if (attractiveness->ranked[place] < count)
			raw[attractiveness->ranked[place]] = by_place[place];
}

static void copy_weights(const struct attractiveness *attractiveness, double *raw)
{
	bool swing = attractiveness->method == WEIGHTS_SWING && attractiveness->swing != NULL;

	for (size_t j = 0; j < attractiveness->factor_count; j++)
		raw[j] = swing ? attractiveness->swing[j] : attractiveness->factors[j].weight;
}

/* Stated: as written. Pairwise: eigenvector. Ranked: rank-order centroid.
 * Swing (von Winterfeldt & Edwards 1986): points. */
struct weighting weights_of(const struct attractiveness *attractiveness, struct arena *arena)
{
	size_t count = attractiveness->factor_count;
	struct weighting weighting = {
		.raw = ARENA_ARRAY(arena, double, count),
		.percent = ARENA_ARRAY(arena, double, count),
		.consistency_ratio = NO_VALUE,
	};

	switch (attractiveness->method) {
	case WEIGHTS_PAIRWISE:
		weigh_pairwise(attractiveness, &weighting, arena);
		break;
	case WEIGHTS_RANKED:
		weigh_ranked(attractiveness, weighting.raw, arena);
		break;
	case WEIGHTS_STATED:
	case WEIGHTS_SWING:
		copy_weights(attractiveness, weighting.raw);
		break;
	}
	weighting.raw_sum = weights_sum(weighting.raw, count);
	weights_clean(weighting.raw, count);
	weights_percent(weighting.raw, count, weighting.percent);
	return weighting;
}
