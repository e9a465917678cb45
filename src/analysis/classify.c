#include "analysis/classify.h"

#include <math.h>

#include "analysis/statistics.h"

bool classify_is_high(double value, struct cut cut)
{
	if (statistics_equal(value, cut.threshold))
		return cut.on_the_line == SIDE_HIGH;
	return value > cut.threshold;
}

bool classify_is_settled(struct interval value, struct cut cut)
{
	if (isnan(value.low))
		return false;
	if (isnan(value.high))
		return classify_is_high(value.low, cut);
	return classify_is_high(value.low, cut) == classify_is_high(value.high, cut);
}

enum account_class classify_sides(bool attractive, bool strong)
{
	if (attractive)
		return strong ? CLASS_KEY : CLASS_KEY_DEVELOPMENT;
	return strong ? CLASS_MAINTENANCE : CLASS_OPPORTUNISTIC;
}

struct cut classify_attractiveness_cut(const struct results *results)
{
	return (struct cut){ results->attractiveness_threshold,
			     results->selection->matrix.on_the_line_attractiveness };
}

struct cut classify_strength_cut(const struct results *results)
{
	return (struct cut){ results->strength_threshold,
			     results->selection->matrix.on_the_line_strength };
}

double classify_attractiveness_threshold(const struct results *results, struct arena *scratch)
{
	const struct matrix *matrix = &results->selection->matrix;
	double middle = (matrix->scale.min + matrix->scale.max) / 2;
	double *estimates, value = NO_VALUE;
	size_t count = 0;

	if (matrix->attractiveness_threshold_kind == THRESHOLD_DEFAULT)
		return middle;
	if (matrix->attractiveness_threshold_kind == THRESHOLD_NUMBER)
		return isnan(matrix->attractiveness_threshold) ? middle
							       : matrix->attractiveness_threshold;
	estimates = ARENA_ARRAY(scratch, double, results->account_count);
	for (size_t i = 0; i < results->account_count; i++)
		if (!isnan(results->accounts[i].attractiveness.value.estimate))
			estimates[count++] = results->accounts[i].attractiveness.value.estimate;
	/* Sorted first, so that the order of accounts cannot move the last digit. */
	value = statistics_median(estimates, count);
	if (matrix->attractiveness_threshold_kind == THRESHOLD_MEAN)
		value = statistics_mean(estimates, count);
	return isnan(value) ? middle : value;
}

double classify_strength_threshold(const struct matrix *matrix)
{
	if (!isnan(matrix->strength_threshold))
		return matrix->strength_threshold;
	return matrix->strength == STRENGTH_RATIO ? 1 : 0;
}

static bool is_undetermined(const struct axis *axis)
{
	return isnan(axis->value.estimate) || axis->unknown_weight > 50 + statistics_tolerance;
}

/* The axes' weights are independent, so a class's share is a product. */
static void multiply_acceptabilities(struct account_result *account)
{
	double attractive = account->attractiveness.acceptability;
	double strong = account->strength.acceptability;

	account->class_acceptability[CLASS_KEY] = attractive * strong;
	account->class_acceptability[CLASS_KEY_DEVELOPMENT] = attractive * (1 - strong);
	account->class_acceptability[CLASS_MAINTENANCE] = (1 - attractive) * strong;
	account->class_acceptability[CLASS_OPPORTUNISTIC] = (1 - attractive) * (1 - strong);
}

/* By the estimates. Undetermined where an estimate does not exist or more
 * than half of either axis's weight is unknown; never certain then. */
void classify_account(const struct results *results, struct account_result *account)
{
	struct cut attractive = classify_attractiveness_cut(results);
	struct cut strong = classify_strength_cut(results);
	const struct decision *decision = &account->account->decision;

	multiply_acceptabilities(account);
	account->computed = CLASS_UNDETERMINED;
	account->certain = false;
	if (!is_undetermined(&account->attractiveness) && !is_undetermined(&account->strength)) {
		account->computed = classify_sides(
			classify_is_high(account->attractiveness.value.estimate, attractive),
			classify_is_high(account->strength.value.estimate, strong));
		account->certain = classify_is_settled(account->attractiveness.value, attractive) &&
				   classify_is_settled(account->strength.value, strong);
	}
	account->decided = decision->given ? decision->class : CLASS_UNDETERMINED;
	account->class =
		account->decided == CLASS_UNDETERMINED ? account->computed : account->decided;
}
