#include "analysis/acceptability.h"

#include "running_example.h"

static struct arena arena;
static struct weight_points points;

static void set_up(void)
{
	arena_init(&arena);
	points = (struct weight_points){ .arena = &arena };
}

static void tear_down(void)
{
	arena_release(&arena);
}

/* METHOD.md 3.2; P(sum w s > t), computed there in exact rationals. */
static const struct { double values[6]; size_t count; double threshold, want; } shares[] = {
	{ { 8, 6, 5, 3 }, 4, 5, .733333 },
	{ { 9, 7, 4, 2 }, 4, 5.5, .5 },
	{ { 8, 8, 5, 3 }, 4, 6, .515556 },
	{ { 10, 5, 0 }, 3, 5, .5 },
	{ { 3, -3, -.5 }, 3, 0, .428571 },
	{ { 1, -2, 2, 1 }, 4, 0, .777778 },
	{ { 2, -3, 3, 2 }, 4, 0, .82 },
	{ { -3, 1, -1 }, 3, 0, .125 },
	{ { 8, 6, 7, 5, 8, 6 }, 6, 5.5, .998264 },
	{ { 9, 4, 5, 6, 3, 7 }, 6, 5.5, .573003 },
	{ { 3, 8, 6, 4, 5, 9 }, 6, 5.5, .646007 },
	{ { 2, 3, 4, 3, 2, 5 }, 6, 5.5, 0 },
	{ { 6, -4, -1, 2, -2, -2 }, 6, 0, .406151 }, /* Birch against Cedar */
	{ { 6 }, 1, 5.5, 1 }, { { 5 }, 1, 5.5, 0 },
	{ { 5, 4, 4 }, 3, 5, 0 }, { { 5, 6, 6 }, 3, 5, 1 },
};

START_TEST(finds_the_exact_share_of_weights)
{
	double margins[6];

	for (size_t j = 0; j < shares[_i].count; j++)
		margins[j] = shares[_i].values[j] - shares[_i].threshold;
	assert_six(acceptability_exact(margins, shares[_i].count, SIDE_LOW), shares[_i].want);
}
END_TEST

START_TEST(lets_the_rule_decide_where_everything_is_on_the_line)
{
	static const double margins[] = { 0, 1e-10, -1e-10 };

	ck_assert_double_eq(acceptability_exact(margins, 3, SIDE_HIGH), 1);
	ck_assert_double_eq(acceptability_exact(margins, 3, SIDE_LOW), 0);
}
END_TEST

START_TEST(has_no_share_without_factors_or_with_too_many)
{
	double margins[ACCEPTABILITY_FACTORS + 1] = { 1 };

	ck_assert(isnan(acceptability_exact(NULL, 0, SIDE_LOW)));
	ck_assert(isnan(acceptability_exact(margins, ACCEPTABILITY_FACTORS + 1, SIDE_LOW)));
	ck_assert(!isnan(acceptability_exact(margins, ACCEPTABILITY_FACTORS, SIDE_LOW)));
}
END_TEST

/* Roberts 2018: phi_1 = 1.618033988..., phi_2 = 1.324717957... */
START_TEST(steps_by_the_generalised_golden_ratio)
{
	double alphas[2];

	acceptability_alphas(1, alphas);
	assert_close(alphas[0], .6180339887498949, 1e-15);
	acceptability_alphas(2, alphas);
	assert_close(alphas[0], .7548776662466927, 1e-15);
	assert_close(alphas[1], .5698402909980532, 1e-15);
	assert_close(acceptability_coordinate(alphas[0], 1), .2548776662466927, 1e-15);
	assert_close(acceptability_coordinate(alphas[0], 3), 2.7646329987400781 - 2, 1e-15);
}
END_TEST

static struct acceptability of_scores(const struct score *scores)
{
	struct score resolved[X_FACTORS];
	struct scale scale = { 0, 10, 1 };

	for (int j = 0; j < X_FACTORS; j++) {
		resolved[j] = scores[j];
		if (scores[j].kind == SCORE_UNKNOWN) {
			resolved[j].low = scale.min;
			resolved[j].high = scale.max;
		}
	}
	return acceptability_of_scores(resolved, X_FACTORS, (struct cut){ 5.5, SIDE_HIGH });
}

START_TEST(is_exact_where_all_scores_are_numbers)
{
	struct score scores[X_FACTORS];
	struct acceptability found;

	for (int j = 0; j < X_FACTORS; j++)
		scores[j] = x_score(x_accounts[BIRCH].scores[j]);
	found = of_scores(scores);
	assert_six(found.share, .573003);
	ck_assert(!found.sampled);
}
END_TEST

/* The mean over a fine grid of the unknown's range is the truth to compare with. */
START_TEST(samples_an_unknown_score_within_two_percent)
{
	struct score scores[X_FACTORS], fixed[X_FACTORS];
	double sum = 0;

	for (int j = 0; j < X_FACTORS; j++)
		scores[j] = fixed[j] = x_score(x_accounts[ELM].scores[j]);
	for (int n = 0; n < 4000; n++) {
		fixed[2] = x_score((n + .5) / 400);
		sum += of_scores(fixed).share;
	}
	ck_assert(of_scores(scores).sampled);
	assert_close(of_scores(scores).share, sum / 4000, .002);
}
END_TEST

static struct acceptability of_rating(const struct x_rating *rows, size_t rivals,
                                      enum strength_mode mode)
{
	struct selection *selection = x_new(&arena);
	struct account *account = &selection->accounts[0];
	struct rating rating;

	selection->matrix.strength = mode;
	x_rate(account, rows, rivals, &arena);
	rating = strength_rating(&account->strength, &selection->matrix, &arena);
	return acceptability_of_rating(&rating,
		(struct cut){ mode == STRENGTH_RATIO ? 1 : 0, SIDE_LOW }, &points, &arena);
}

static const struct { struct x_rating rows[X_RATING_LIMIT]; double want; } duels[] = {
	{ { { 40, 7, { 6 } }, { 30, 5, { 7 } }, { 20, 8, { 6 } }, { 10, 6, { 5 } } }, .777778 },
	{ { { 40, 7, { 5 } }, { 30, 5, { 8 } }, { 20, 8, { 5 } }, { 10, 6, { 4 } } }, .82 },
	{ { { 50, 4, { 7 } }, { 30, 6, { 5 } }, { 20, 5, { 6 } } }, .125 },
};

START_TEST(is_exact_against_one_rival)
{
	struct acceptability found = of_rating(duels[_i].rows, 1, STRENGTH_DIFFERENCE);

	assert_six(found.share, duels[_i].want);
	ck_assert(!found.sampled);
	/* With threshold 1 the ratio asks the same question. */
	assert_six(of_rating(duels[_i].rows, 1, STRENGTH_RATIO).share, duels[_i].want);
}
END_TEST

/* A second rival that never beats the first changes nothing but the method. */
START_TEST(samples_several_rivals_within_two_percent)
{
	struct x_rating rows[X_RATING_LIMIT];

	memcpy(rows, duels[_i].rows, sizeof rows);
	for (int k = 0; k < X_RATING_LIMIT; k++)
		rows[k].rivals[1] = fmax(0, rows[k].rivals[0] - 1);
	struct acceptability found = of_rating(rows, 2, STRENGTH_DIFFERENCE);
	assert_close(found.share, duels[_i].want, .02);
	ck_assert(found.sampled);
	assert_close(of_rating(rows, 2, STRENGTH_RATIO).share, duels[_i].want, .02);
}
END_TEST

/* u uniform on 0..10 against 5, one factor: a fair coin. */
START_TEST(samples_an_unknown_rating)
{
	static const struct x_rating one[X_RATING_LIMIT] = { { 100, OPEN, { 5 } } };
	static const struct x_rating two[X_RATING_LIMIT] = { { 50, OPEN, { OPEN } }, { 50, 5, { 5 } } };

	assert_close(of_rating(one, 1, STRENGTH_DIFFERENCE).share, .5, .01);
	ck_assert(of_rating(one, 1, STRENGTH_DIFFERENCE).sampled);
	assert_close(of_rating(two, 1, STRENGTH_DIFFERENCE).share, .5, .02);
}
END_TEST

START_TEST(draws_weights_that_are_uniform_on_the_simplex)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 1, 5, { 5, 5 } }, { 1, 5, { 5, 5 } }, { 1, 5, { 5, 5 } }, { 1, 5, { 5, 5 } },
	};
	const size_t count = 4;
	double sums[4] = { 0 }, largest = 0;

	of_rating(rows, 2, STRENGTH_DIFFERENCE);
	for (size_t n = 0; n < ACCEPTABILITY_WEIGHT_POINTS; n++) {
		const double *weights = points.sets[count] + n;
		double total = 0, most = 0;
		for (size_t j = 0; j < count; j++) {
			ck_assert(weights[j * ACCEPTABILITY_WEIGHT_POINTS] >= 0);
			total += weights[j * ACCEPTABILITY_WEIGHT_POINTS];
			sums[j] += weights[j * ACCEPTABILITY_WEIGHT_POINTS];
			most = fmax(most, weights[j * ACCEPTABILITY_WEIGHT_POINTS]);
		}
		largest += most;
		assert_close(total, 1, 1e-12);
	}
	for (size_t j = 0; j < count; j++)
		assert_close(sums[j] / ACCEPTABILITY_WEIGHT_POINTS, .25, .005);
	/* The mean of the largest weight is the first rank-order centroid. */
	assert_close(largest / ACCEPTABILITY_WEIGHT_POINTS, .520833, .005);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/acceptability");
	TCase *tcase = tcase_create("acceptability");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, finds_the_exact_share_of_weights, 0, COUNT_OF(shares));
	tcase_add_test(tcase, lets_the_rule_decide_where_everything_is_on_the_line);
	tcase_add_test(tcase, has_no_share_without_factors_or_with_too_many);
	tcase_add_test(tcase, steps_by_the_generalised_golden_ratio);
	tcase_add_test(tcase, is_exact_where_all_scores_are_numbers);
	tcase_add_test(tcase, samples_an_unknown_score_within_two_percent);
	tcase_add_loop_test(tcase, is_exact_against_one_rival, 0, COUNT_OF(duels));
	tcase_add_loop_test(tcase, samples_several_rivals_within_two_percent, 0, COUNT_OF(duels));
	tcase_add_test(tcase, samples_an_unknown_rating);
	tcase_add_test(tcase, draws_weights_that_are_uniform_on_the_simplex);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
