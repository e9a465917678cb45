#include "analysis/statistics.h"

#include "running_example.h"

/* METHOD.md 3.6, 3.7. */
START_TEST(gives_the_upper_tails_of_chi_square_and_f)
{
	assert_six(statistics_chi_square_tail(7.5, 4), .111709);
	assert_six(statistics_f_tail(3, 2.5, 10), .087914);
	assert_six(statistics_f_tail(2.344585, 18.333333, 36.666667), .013806);
	assert_six(statistics_chi_square_tail(30.760442, 19), .042883);
}
END_TEST

/* Chi-square with 2 df is exponential: P(X > x) = exp(-x / 2). */
START_TEST(agrees_with_the_closed_form_from_the_middle_into_the_tail)
{
	for (double x = 0; x < 200; x += .37)
		assert_close(statistics_chi_square_tail(x, 2) / exp(-x / 2), 1, 1e-10);
}
END_TEST

START_TEST(has_no_tail_outside_its_domain)
{
	assert_close(statistics_chi_square_tail(-1, 2), NOTHING, 0);
	assert_close(statistics_chi_square_tail(1, 0), NOTHING, 0);
	assert_close(statistics_f_tail(NOTHING, 1, 1), NOTHING, 0);
	assert_six(statistics_chi_square_tail(0, 3), 1);
	assert_six(statistics_f_tail(0, 3, 4), 1);
}
END_TEST

START_TEST(correlates_columns)
{
	static const double x[] = { 9, 7, 6, 4, 2, 5 }, y[] = { 8, 8, 5, 4, 3, 5 };
	static const double flat[] = { 3, 3, 3, 3, 3, 3 };
	struct arena arena;

	arena_init(&arena);
	assert_six(statistics_pearson(x, y, 6), .933120);
	assert_six(statistics_spearman(x, y, 6, &arena), .971008);
	assert_close(statistics_pearson(x, flat, 6), NOTHING, 0);
	assert_close(statistics_pearson(x, y, 0), NOTHING, 0);
	arena_release(&arena);
}
END_TEST

START_TEST(shares_the_mean_rank_among_equals)
{
	static const double values[] = { 5, 1, 5, 2, 5 + 1e-10 };
	static const double want[] = { 4, 1, 4, 2, 4 };
	struct arena arena;
	double ranks[5];

	arena_init(&arena);
	assert_six(statistics_mid_ranks(values, 5, ranks, &arena), 24);
	for (int i = 0; i < 5; i++)
		assert_six(ranks[i], want[i]);
	arena_release(&arena);
}
END_TEST

START_TEST(finds_the_middle)
{
	double odd[] = { 9, 1, 4 }, even[] = { 9, 1, 4, 5 };

	assert_six(statistics_median(odd, 3), 4);
	assert_six(statistics_median(even, 4), 4.5);
	assert_close(statistics_median(odd, 0), NOTHING, 0);
}
END_TEST

/* METHOD.md 2.2: range 3.95 and sd 1.667021 of the running example. */
START_TEST(uses_the_sample_deviation)
{
	static const double totals[] = { 6.85, 5.75, 5.35, 2.9 };

	assert_six(statistics_sd(totals, 4), 1.667021);
	assert_close(statistics_sd(totals, 1), NOTHING, 0);
	assert_six(statistics_mean(totals, 4), 5.2125);
}
END_TEST

/* METHOD.md 3.7: the running example without Elm is fine, the other rows show a halo. */
START_TEST(shares_variation_among_groups)
{
	static const double haloed[] = { 8, 8, 7, 8, 8, 8, 5, 5, 6, 5, 5, 5, 3, 2, 3, 3, 3, 2 };
	static const double flat[] = { 4, 4, 4, 4 };
	static const size_t by_six[] = { 6, 6, 6, 6 }, by_two[] = { 2, 2 };
	double scores[4 * X_FACTORS];

	for (int i = 0; i < 4; i++)
		for (int j = 0; j < X_FACTORS; j++)
			scores[i * X_FACTORS + j] = x_accounts[i].scores[j];
	assert_six(statistics_eta_squared(scores, by_six, 4), .389241);
	assert_six(statistics_eta_squared(haloed, by_six, 3), .963904);
	assert_close(statistics_eta_squared(flat, by_two, 2), NOTHING, 0);
	assert_close(statistics_eta_squared(flat, by_two, 0), NOTHING, 0);
}
END_TEST

/* METHOD.md 2.2, K709. */
static const struct { size_t count; double r; } critical[] = {
	{ 5, .878339 }, { 6, .811401 }, { 7, .754492 }, { 8, .706734 }, { 9, .666384 },
	{ 10, .631897 }, { 12, .575983 }, { 15, .513977 }, { 20, .443763 }, { 30, .361007 },
};

START_TEST(knows_the_least_significant_correlation)
{
	assert_six(statistics_critical_r(critical[_i].count), critical[_i].r);
	assert_six(statistics_critical_r(2), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/statistics");
	TCase *tcase = tcase_create("statistics");

	tcase_add_test(tcase, gives_the_upper_tails_of_chi_square_and_f);
	tcase_add_test(tcase, agrees_with_the_closed_form_from_the_middle_into_the_tail);
	tcase_add_test(tcase, has_no_tail_outside_its_domain);
	tcase_add_test(tcase, correlates_columns);
	tcase_add_test(tcase, shares_the_mean_rank_among_equals);
	tcase_add_test(tcase, finds_the_middle);
	tcase_add_test(tcase, uses_the_sample_deviation);
	tcase_add_test(tcase, shares_variation_among_groups);
	tcase_add_loop_test(tcase, knows_the_least_significant_correlation, 0, COUNT_OF(critical));
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
