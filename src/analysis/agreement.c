#include "analysis/agreement.h"

#include <math.h>
#include <string.h>

#include "analysis/attractiveness.h"
#include "analysis/statistics.h"

static void sum_ranks(struct judgements judgements, struct concordance *result,
		      struct arena *scratch)
{
	size_t n = judgements.items;
	double *ranks = ARENA_ARRAY(scratch, double, n), *sums = ARENA_ARRAY(scratch, double, n);
	double mean = (double)judgements.scorers * ((double)n + 1) / 2;

	for (size_t i = 0; i < judgements.scorers; i++) {
		result->ties += statistics_mid_ranks(judgements.values + i * n, n, ranks, scratch);
		for (size_t j = 0; j < n; j++)
			sums[j] += ranks[j];
	}
	for (size_t j = 0; j < n; j++)
		result->square_sum += (sums[j] - mean) * (sums[j] - mean);
}

/* F = (m - 1) W / (1 - W) on n - 1 - 2/m and (m - 1)(n - 1 - 2/m) degrees of
 * freedom: better than chi-square where n is small. */
static void test_by_f(struct concordance *result, double scorers, double items)
{
	result->df1 = items - 1 - 2 / scorers;
	result->df2 = (scorers - 1) * result->df1;
	if (1 - result->w < 1e-12) {
		result->p_f = 0;
		return;
	}
	result->f = (scorers - 1) * result->w / (1 - result->w);
	result->p_f = statistics_f_tail(result->f, result->df1, result->df2);
}

/* W = 12 S / (m^2 (n^3 - n) - m T), S the squared deviations of the rank sums,
 * T = sum over scorers and groups of equals of t^3 - t; chi2 = m (n - 1) W;
 * mean Spearman = (m W - 1) / (m - 1). Kendall & Babington Smith 1939;
 * Kendall 1948. Legendre 2005: chi-square is too careful with few judges. */
struct concordance agreement_kendall(struct judgements judgements, struct arena *scratch)
{
	double m = (double)judgements.scorers, n = (double)judgements.items;
	double cubes = m * m * (n * n * n - n), divisor;
	struct concordance result = {
		.w = NO_VALUE,
		.w_uncorrected = NO_VALUE,
		.chi_square = NO_VALUE,
		.p_chi_square = NO_VALUE,
		.f = NO_VALUE,
		.p_f = NO_VALUE,
		.df1 = NO_VALUE,
		.df2 = NO_VALUE,
		.mean_spearman = NO_VALUE,
	};

	if (judgements.scorers < 2 || judgements.items < 3)
		return result;
	sum_ranks(judgements, &result, scratch);
	divisor = cubes - m * result.ties;
	if (!(divisor > 0))
		return result;
	result.w = fmin(1, 12 * result.square_sum / divisor);
	result.w_uncorrected = 12 * result.square_sum / cubes;
	result.chi_square = m * (n - 1) * result.w;
	result.p_chi_square = statistics_chi_square_tail(result.chi_square, n - 1);
	result.mean_spearman = (m * result.w - 1) / (m - 1);
	test_by_f(&result, m, n);
	return result;
}

bool agreement_totals(const struct selection *selection, const struct scorecard *card,
		      const double *weights, double *totals)
{
	size_t factors = selection->attractiveness.factor_count;
	bool any = false;

	for (size_t i = 0; i < selection->account_count; i++) {
		double sum = 0, known = 0;
		for (size_t j = 0; j < factors; j++) {
			const struct score *score = &card->scores[i * factors + j];
			if (!scores_known(score))
				continue;
			sum += weights[j] * scores_middle(score);
			known += weights[j];
		}
		totals[i] = known > 0 ? sum / known : NO_VALUE;
		any = any || known > 0;
	}
	return any;
}

/* Moves the columns that everybody filled to the front of each row and the
 * rows together; gives their number. */
static size_t keep_common(double *totals, size_t scorers, size_t accounts)
{
	size_t kept = 0;

	for (size_t i = 0; i < accounts; i++) {
		bool common = true;
		for (size_t s = 0; s < scorers; s++)
			common = common && !isnan(totals[s * accounts + i]);
		for (size_t s = 0; common && s < scorers; s++)
			totals[s * accounts + kept] = totals[s * accounts + i];
		kept += common;
	}
	for (size_t s = 1; s < scorers && kept > 0; s++)
		memmove(totals + s * kept, totals + s * accounts, kept * sizeof *totals);
	return kept;
}

void agreement_fill(struct results *results, const double *weights, struct arena *scratch)
{
	const struct selection *selection = results->selection;
	size_t accounts = selection->account_count, scorers = 0, common = 0;
	double *totals = ARENA_ARRAY(scratch, double, selection->scorecard_count *accounts);
	struct concordance found;

	for (size_t i = 0; i < selection->scorecard_count; i++) {
		const struct scorecard *card = &selection->scorecards[i];
		if (card->scores == NULL)
			continue;
		scorers += agreement_totals(selection, card, weights, totals + scorers * accounts);
	}
	if (scorers > 0)
		common = keep_common(totals, scorers, accounts);
	found = agreement_kendall((struct judgements){ totals, scorers, common }, scratch);
	results->kendall_w = found.w;
	results->kendall_chi_square = found.chi_square;
	results->kendall_p_chi_square = found.p_chi_square;
	results->kendall_f = found.f;
	results->kendall_p_f = found.p_f;
	results->kendall_scorers = (int)scorers;
	results->kendall_accounts = (int)common;
}
