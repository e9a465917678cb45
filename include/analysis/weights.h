/* Where weights come from, and what is made of them. "Raw" weights are in
 * whatever unit they were written in; "percent" ones sum to 100. A raw weight
 * that is NAN or negative counts as 0; where nothing is left, all are equal. */
#ifndef KAISM_ANALYSIS_WEIGHTS_H
#define KAISM_ANALYSIS_WEIGHTS_H

#include <stddef.h>

#include "base/arena.h"
#include "model/selection.h"

struct weighting {
	double *raw;              /* what sums are formed with; none negative, sum > 0 */
	double *percent;          /* the same, scaled to 100 */
	double raw_sum;           /* as written, NAN counted as 0 */
	double consistency_ratio; /* pairwise only, else NAN */
};

/* The weights of the attractiveness factors, by the method the file names. */
struct weighting weights_of(const struct attractiveness *attractiveness, struct arena *arena);

double weights_sum(const double *raw, size_t count);
/* Cleans raw weights as said above, in place. */
void weights_clean(double *raw, size_t count);
void weights_percent(const double *raw, size_t count, double *percent);

/* Weights from an order of importance alone, by position, sum 1. */
void weights_rank_order_centroid(double *weights, size_t count);
void weights_rank_sum(double *weights, size_t count);

/* A square matrix of judgements, row by row: how many times row i is as
 * important as column j; 0 = not judged. */
struct pairwise {
	double *ratios;
	size_t count;
};
struct pairwise weights_pairwise_matrix(const struct pairwise_row *rows, size_t row_count,
					size_t count, struct arena *arena);

enum random_index { RANDOM_INDEX_SAATY, RANDOM_INDEX_ALONSO_LAMATA };

struct eigenweights {
	double lambda, consistency_index;
};
/* The principal eigenvector, sum 1, into `weights` (room for count). */
struct eigenweights weights_eigenvector(struct pairwise pairwise, double *weights,
					struct arena *scratch);
/* CI / RI; 0 for two factors or fewer. */
double weights_consistency_ratio(struct eigenweights eigen, size_t count, enum random_index table);

#endif
