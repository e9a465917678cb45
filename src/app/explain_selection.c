#include "analysis/fingerprint.h"
#include "app/explain.h"

#include <math.h>
#include <stdio.h>

#include "analysis/attractiveness.h"
#include "app/results_json.h"
#include "base/number.h"

/* "-" where there is none. */
static const char *
shown(struct arena *arena, double value, int decimals)
{
	char digits[NUMBER_SIZE];

	if (!isfinite(value))
		return "-";
	number_fixed(digits, value, decimals);
	return arena_string(arena, digits);
}

/* ---- weights and lines ---- */

static void
print_weights(const struct results *results, struct arena *arena)
{
	const struct attractiveness *axis = &results->selection->attractiveness;
	double *decided = ARENA_ARRAY(arena, double, axis->factor_count + 1);
	const bool known = attractiveness_effective(results, decided, arena);

	printf("Weights of attractiveness (they sum to %s as given)\n", shown(arena, results->weights_raw_sum, 2));
	printf("  %8s  %8s  factor\n", "used %", "decide %");
	for (size_t j = 0; j < axis->factor_count; j++)
		printf("  %8s  %8s  %s\n", shown(arena, results->weights[j], 1),
			known ? shown(arena, decided[j], 1) : "-", axis->factors[j].id);
	puts("  decide = weight x spread of the scores over the accounts, as a share of all");
	if (isfinite(results->consistency_ratio))
		printf("  judged by pairs: consistency ratio %s\n", shown(arena, results->consistency_ratio, 3));
}

static void
print_lines(const struct results *results, struct arena *arena)
{
	static const char *const kinds[] = {
		[THRESHOLD_DEFAULT] = "the middle of the scale", [THRESHOLD_NUMBER] = "as written",
		[THRESHOLD_MEAN] = "the mean of the accounts", [THRESHOLD_MEDIAN] = "the median of the accounts",
	};
	const struct matrix *matrix = &results->selection->matrix;

	printf("\nLines of the matrix\n  attractiveness %s: %s\n",
		shown(arena, results->attractiveness_threshold, 2), kinds[matrix->attractiveness_threshold_kind]);
	printf("  relative strength %s: %s\n", shown(arena, results->strength_threshold, 2),
		matrix->strength == STRENGTH_RATIO ? "our total as a multiple of the best rival's"
		                                   : "our total less the best rival's");
}

/* ---- classes and days ---- */

static void
print_classes(const struct results *results, struct arena *arena)
{
	printf("\nClasses (sums over their accounts; what is not known counts as nothing)\n");
	printf("  %8s  %10s  %10s  %9s  %9s  %10s  class\n", "accounts", "sales", "reachable", "days now", "days", "money");
	for (int class = 0; class <= CLASS_COUNT; class++) {
		const struct class_summary *summary = &results->classes[class];

		if (summary->count > 0)
			printf("  %8d  %10s  %10s  %9s  %9s  %10s  %s\n", summary->count,
				shown(arena, summary->revenue, 0), shown(arena, summary->reachable, 0),
				shown(arena, summary->days_now, 0), shown(arena, summary->days, 0),
				shown(arena, summary->budget, 0), results_class_word((enum account_class)class));
	}
}

static void
print_days(const struct results *results, struct arena *arena)
{
	printf("\nDays a year\n  %s planned for all accounts, %s available: %s left\n",
		shown(arena, results->days_needed, 1), shown(arena, results->days_available, 1),
		shown(arena, results->days_available - results->days_needed, 1));
	printf("  %s spent on them now; %s come free where fewer are planned than are spent\n",
		shown(arena, results->days_now, 1), shown(arena, results->days_released, 1));
}

/* ---- agreement and fit ---- */

static void
print_agreement(const struct results *results, struct arena *arena)
{
	puts("\nAgreement of the scorers");
	if (!isfinite(results->kendall_w)) {
		puts("  not tested: it takes two scorers who scored the same three accounts");
		return;
	}
	printf("  %d scorers over the %d accounts that all of them scored: Kendall's W %s (0 = none, 1 = the same order)\n",
		results->kendall_scorers, results->kendall_accounts, shown(arena, results->kendall_w, 3));
	printf("  F %s, the chance of so much agreement without any %s; by chi-square %s, %s\n",
		shown(arena, results->kendall_f, 2), shown(arena, results->kendall_p_f, 4),
		shown(arena, results->kendall_chi_square, 2), shown(arena, results->kendall_p_chi_square, 4));
}

static void
print_fit(const struct results *results, struct arena *arena)
{
	const struct verdict *verdict = &results->verdict;

	puts("\nWhether the market can be told apart");
	if (verdict->accounts < 2) {
		puts("  not tested: it takes two accounts with a total");
		return;
	}
	printf("  %d accounts: totals from %s to %s, standard deviation %s\n", verdict->accounts,
		shown(arena, verdict->low, 2), shown(arena, verdict->high, 2), shown(arena, verdict->sd, 2));
	if (isfinite(verdict->close_pairs))
		printf("  %s%% of all pairs are equal, or ordered by the weights alone\n",
			shown(arena, verdict->close_pairs, 1));
	if (verdict->compared > 0 && isfinite(verdict->stability))
		printf("  the order of the %d accounts of the last review correlates at %s with today's\n",
			verdict->compared, shown(arena, verdict->stability, 2));
}

void
explain_selection(const struct results *results, struct arena *arena)
{
	print_weights(results, arena);
	print_lines(results, arena);
	print_classes(results, arena);
	print_days(results, arena);
	print_agreement(results, arena);
	print_fit(results, arena);
	printf("\nAn approval of the whole selection says `of: %s`\n", fingerprint_of_selection(results));
}
