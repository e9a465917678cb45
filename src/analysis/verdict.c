#include "analysis/verdict.h"

#include <math.h>
#include <string.h>

#include "analysis/acceptability.h"
#include "analysis/attractiveness.h"
#include "analysis/statistics.h"
#include "base/arena.h"
#include "model/rules.h"

/* ---- the last review ---- */

static const struct account_result *
find_result(const struct results *results, const char *id)
{
	const struct account *found = selection_find_account(results->selection, id);

	return found == NULL ? NULL : &results->accounts[found - results->selection->accounts];
}

static const struct account_result *
find_before(const struct account *account, const struct results *before)
{
	const struct account_result *found = find_result(before, account->id);

	for (size_t i = 0; found == NULL && i < account->formerly_count; i++)
		found = find_result(before, account->formerly[i]);
	return found;
}

struct past
past_of(const struct account *account, const struct results *before)
{
	const struct account_result *found = before == NULL ? NULL : find_before(account, before);
	const struct previous *previous = &account->previous;

	if (found != NULL)
		return (struct past){ true, before->selection->as_of, found->class,
		                      found->attractiveness.value.estimate,
		                      found->strength.value.estimate, found->days };
	if (!previous->given)
		return (struct past){ .class = CLASS_UNDETERMINED, .attractiveness = NO_VALUE,
		                      .strength = NO_VALUE, .days = NO_VALUE };
	return (struct past){ true, previous->date, previous->class, previous->attractiveness,
	                      previous->strength, previous->days };
}

/* ---- can they be told apart? ---- */

/* P(a's total above b's) over weights uniform on the simplex, over the factors
 * known for both, lies within [0.35, 0.65]. Two that are equal on all are not
 * told apart; two without a common factor are not compared. */
static bool
pair_is_close(const struct account_result *a, const struct account_result *b, size_t count)
{
	double gaps[ACCEPTABILITY_FACTORS], index;
	bool equal = true;
	size_t used = 0;

	for (size_t j = 0; j < count && used < ACCEPTABILITY_FACTORS; j++) {
		if (!scores_known(&a->factors[j].score) || !scores_known(&b->factors[j].score))
			continue;
		gaps[used] = scores_middle(&a->factors[j].score) - scores_middle(&b->factors[j].score);
		equal = equal && statistics_equal(gaps[used], 0);
		used++;
	}
	if (used == 0 || equal)
		return used > 0;
	index = acceptability_exact(gaps, used, SIDE_HIGH);
	return index >= 0.35 && index <= 0.65;
}

/* Percent of the pairs; O(n^2 F^2), hence the limit. */
static double
close_pairs(const struct results *results)
{
	const size_t count = results->account_count;
	const size_t factors = results->selection->attractiveness.factor_count;
	double pairs = 0, close = 0;

	if (count > VERDICT_PAIRS_LIMIT)
		return NO_VALUE;
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++) {
			const struct account_result *a = &results->accounts[i], *b = &results->accounts[k];

			if (isnan(a->attractiveness.value.estimate) || isnan(b->attractiveness.value.estimate))
				continue;
			pairs++;
			close += pair_is_close(a, b, factors);
		}
	return pairs > 0 ? 100 * close / pairs : NO_VALUE;
}

static void
measure_spread(const struct results *results, struct verdict *verdict, struct arena *scratch)
{
	double *values = ARENA_ARRAY(scratch, double, results->account_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < results->account_count; i++)
		if (!isnan(results->accounts[i].attractiveness.value.estimate))
			values[count++] = results->accounts[i].attractiveness.value.estimate;
	statistics_sort(values, count);
	verdict->accounts = (int)count;
	verdict->low = count == 0 ? NO_VALUE : values[0];
	verdict->high = count == 0 ? NO_VALUE : values[count - 1];
	verdict->sd = statistics_sd(values, count);
}

/* K005: at least two of: max A - min A < 0.15 R; sd(A) < 0.075 R; more than
 * half of the pairs not told apart by chance weights; the scorers' agreement
 * not significant at 5 % (F test of Kendall's W). */
static void
test_separable(const struct results *results, struct verdict *verdict)
{
	const struct selection *selection = results->selection;
	const struct rule *rule = rule_find("K005");
	const double range = selection->matrix.scale.max - selection->matrix.scale.min;

	if (verdict->accounts < rule_limit(selection, rule, "min_accounts"))
		return;
	verdict->close_pairs = close_pairs(results);
	verdict->narrow = verdict->high - verdict->low <
		rule_limit(selection, rule, "min_range_percent") / 100 * range - statistics_tolerance;
	verdict->flat = verdict->sd <
		rule_limit(selection, rule, "min_sd_percent") / 100 * range - statistics_tolerance;
	verdict->close = verdict->close_pairs > rule_limit(selection, rule, "pair_share_percent");
	verdict->disputed = results->kendall_p_f > 0.05;
	verdict->alike = verdict->narrow + verdict->flat + verdict->close + verdict->disputed >= 2;
}

/* ---- does their order hold? ---- */

/* K006: Spearman's rho of A now and at the last review under 0.3, n >= 5. */
static void
test_steady(const struct results *results, const struct results *before, struct verdict *verdict,
            struct arena *scratch)
{
	const struct rule *rule = rule_find("K006");
	double *now = ARENA_ARRAY(scratch, double, results->account_count + 1);
	double *then = ARENA_ARRAY(scratch, double, results->account_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];

		now[count] = result->attractiveness.value.estimate;
		then[count] = past_of(result->account, before).attractiveness;
		count += !isnan(now[count]) && !isnan(then[count]);
	}
	verdict->compared = (int)count;
	if ((double)count < rule_limit(results->selection, rule, "min_accounts"))
		return;
	verdict->stability = statistics_spearman(now, then, count, scratch);
	verdict->unsteady = verdict->stability <
		rule_limit(results->selection, rule, "min_correlation") - statistics_tolerance;
}

/* ---- what to do instead ---- */

static bool
is_for_hunters(const struct selection *selection)
{
	size_t wins = 0;

	for (size_t i = 0; i < selection->objective_count; i++)
		wins += selection->objectives[i].kind == OBJECTIVE_GROW;
	return 2 * wins > selection->objective_count;
}

struct verdict
verdict_of(const struct results *results, const struct results *before)
{
	struct verdict verdict = { .close_pairs = NO_VALUE, .stability = NO_VALUE };
	struct arena scratch;

	arena_init(&scratch);
	measure_spread(results, &verdict, &scratch);
	test_separable(results, &verdict);
	test_steady(results, before, &verdict, &scratch);
	arena_release(&scratch);
	if (verdict.alike || verdict.unsteady)
		verdict.model = is_for_hunters(results->selection) ? VERDICT_HUNTER : VERDICT_MILK_ROUND;
	else if (verdict.accounts >= rule_limit(results->selection, rule_find("K005"), "min_accounts"))
		verdict.model = VERDICT_KEY_ACCOUNTS;
	return verdict;
}
