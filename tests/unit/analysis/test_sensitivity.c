#include "analysis/sensitivity.h"

#include "analysis/attractiveness.h"
#include "running_example.h"

static double weights[X_FACTORS];
static struct score scores[X_FACTORS];

static struct balance balance_of(int account)
{
	for (int j = 0; j < X_FACTORS; j++) {
		weights[j] = x_factors[j].weight / 100;
		scores[j] = scores_resolve(x_score(x_accounts[account].scores[j]),
			(struct scale){ 0, 10, 1 });
	}
	return (struct balance){ weights, scores, X_FACTORS, 5.5 };
}

/* METHOD.md 3.4 and 3.1; NOTHING = not given there. */
static const struct {
	int account;
	double flips[X_FACTORS], without[X_FACTORS], scores[X_FACTORS];
} flips[] = {
	{ BIRCH, { .192308, .314286, .466667, -.7, .227273, -.14 },
	  { 4.666667, 6.1875, 5.9375, 5.705882, 6.235294, 5.684211 },
	  { -1, -1.25, -1.25, -1.666667, -1.666667, -5 } },
	{ CEDAR, { .202128, .245283, .384615, .055556, NOTHING, .089041 },
	  { NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING },
	  { .6, .75, .75, 1, 1, 3 } },
};

START_TEST(finds_the_weight_at_which_the_side_changes)
{
	struct balance balance = balance_of(flips[_i].account);

	for (size_t j = 0; j < X_FACTORS; j++) {
		double flip = sensitivity_weight_flip(&balance, j);
		if (isnan(flips[_i].flips[j]))
			ck_assert(!(flip >= 0 && flip <= 1));
		else
			assert_six(flip, flips[_i].flips[j]);
	}
}
END_TEST

START_TEST(leaves_one_factor_out)
{
	struct balance balance = balance_of(flips[_i].account);

	for (size_t j = 0; j < X_FACTORS; j++)
		if (!isnan(flips[_i].without[j]))
			assert_six(sensitivity_without(&balance, j), flips[_i].without[j]);
}
END_TEST

START_TEST(finds_the_score_at_which_the_side_changes)
{
	struct balance balance = balance_of(flips[_i].account);

	for (size_t j = 0; j < X_FACTORS; j++)
		assert_six(sensitivity_score_flip(&balance, j), flips[_i].scores[j]);
}
END_TEST

/* METHOD.md 3.4: Birch by growth -.057692, Cedar by payment +.039041. */
static const struct { int account, factor; double flip; } critical[] = {
	{ BIRCH, 0, .192308 }, { CEDAR, 5, .089041 },
};

START_TEST(names_the_critical_factor)
{
	struct balance balance = balance_of(critical[_i].account);
	struct nearest_flip nearest = sensitivity_nearest_flip(&balance);

	ck_assert_int_eq(nearest.factor, critical[_i].factor);
	assert_six(nearest.weight, critical[_i].flip);
}
END_TEST

/* METHOD.md 3.4: the least total weight moved. */
static const struct { int account; double want; } moves[] = {
	{ BIRCH, .041667 }, { CEDAR, .025 }, { ALDER, .475 }, { DOGWOOD, NOTHING },
};

START_TEST(moves_the_least_weight_that_changes_the_side)
{
	struct balance balance = balance_of(moves[_i].account);

	assert_six(sensitivity_least_weight(&balance), moves[_i].want);
}
END_TEST

START_TEST(measures_the_shortest_change_of_all_weights)
{
	struct balance balance = balance_of(BIRCH);

	assert_six(sensitivity_euclidean(&balance), .051755);
}
END_TEST

START_TEST(moves_nothing_when_the_total_is_on_the_line)
{
	struct balance balance = balance_of(BIRCH);

	balance.threshold = 5.75;
	assert_six(sensitivity_least_weight(&balance), 0);
	assert_six(sensitivity_nearest_flip(&balance).weight, .25);
}
END_TEST

START_TEST(has_no_flip_where_all_scores_are_equal_or_only_one_is_known)
{
	struct balance balance = balance_of(BIRCH);

	for (int j = 0; j < X_FACTORS; j++)
		scores[j] = x_score(7);
	ck_assert_int_eq(sensitivity_nearest_flip(&balance).factor, -1);
	ck_assert(isnan(sensitivity_least_weight(&balance)));
	ck_assert(isnan(sensitivity_euclidean(&balance)));
	for (int j = 1; j < X_FACTORS; j++)
		scores[j] = scores_resolve(x_score(OPEN), (struct scale){ 0, 10, 1 });
	ck_assert(isnan(sensitivity_weight_flip(&balance, 0)));
	ck_assert_int_eq(sensitivity_nearest_flip(&balance).factor, -1);
	scores[0] = scores[1];
	ck_assert(isnan(sensitivity_least_weight(&balance)));
	balance.count = 0;
	ck_assert_int_eq(sensitivity_nearest_flip(&balance).factor, -1);
	ck_assert(isnan(sensitivity_least_weight(&balance)));
}
END_TEST

/* With an unknown score the flip moves the estimate onto the threshold. */
START_TEST(flips_the_estimate_of_an_account_with_an_unknown)
{
	struct balance balance = balance_of(ELM);

	for (size_t j = 0; j < X_FACTORS; j++) {
		double flip = sensitivity_weight_flip(&balance, j), changed[X_FACTORS];
		if (isnan(flip))
			continue;
		for (size_t k = 0; k < X_FACTORS; k++)
			changed[k] = weights[k] * (1 - flip) / (1 - weights[j]);
		changed[j] = flip;
		double sum = 0, known = 0;
		for (size_t k = 0; k < X_FACTORS; k++) {
			if (!scores_known(&scores[k]))
				continue;
			sum += changed[k] * scores[k].low;
			known += changed[k];
		}
		assert_six(sum / known, 5.5);
	}
}
END_TEST

/* METHOD.md 3.4: Birch against Cedar. */
START_TEST(finds_the_weight_at_which_two_accounts_are_level)
{
	static const double want[] = { .196429, .272727, .428571, -.0625, .291667, .208333 };
	static const double deltas[] = { .066667, -.1, -.4, .2, -.2, -.2 };
	struct duel duel = { weights, x_accounts[BIRCH].scores, x_accounts[CEDAR].scores, X_FACTORS };

	balance_of(BIRCH);
	for (size_t j = 0; j < X_FACTORS; j++) {
		double delta = sensitivity_pair_delta(&duel, j), flip = sensitivity_pair_flip(&duel, j);
		assert_six(flip, want[j]);
		assert_six(delta, deltas[j]);
		assert_six((weights[j] - delta) / (1 - delta), flip);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/sensitivity");
	TCase *tcase = tcase_create("sensitivity");

	tcase_add_loop_test(tcase, finds_the_weight_at_which_the_side_changes, 0, COUNT_OF(flips));
	tcase_add_loop_test(tcase, leaves_one_factor_out, 0, COUNT_OF(flips));
	tcase_add_loop_test(tcase, finds_the_score_at_which_the_side_changes, 0, COUNT_OF(flips));
	tcase_add_loop_test(tcase, names_the_critical_factor, 0, COUNT_OF(critical));
	tcase_add_loop_test(tcase, moves_the_least_weight_that_changes_the_side, 0, COUNT_OF(moves));
	tcase_add_test(tcase, measures_the_shortest_change_of_all_weights);
	tcase_add_test(tcase, moves_nothing_when_the_total_is_on_the_line);
	tcase_add_test(tcase, has_no_flip_where_all_scores_are_equal_or_only_one_is_known);
	tcase_add_test(tcase, flips_the_estimate_of_an_account_with_an_unknown);
	tcase_add_test(tcase, finds_the_weight_at_which_two_accounts_are_level);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
