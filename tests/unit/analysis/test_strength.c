#include "analysis/strength.h"

#include "running_example.h"

static struct arena arena;
static struct selection *selection;

static void set_up(void)
{
	arena_init(&arena);
	selection = x_new(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

/* Alder's result with these rows against that many rivals. */
static struct account_result *measure(const struct x_rating *rows, size_t rivals)
{
	struct account_result *result = ARENA_NEW(&arena, struct account_result);
	struct account *account = &selection->accounts[ALDER];
	struct rating rating;

	if (rivals > 0 && account->strength.factors == NULL)
		x_rate(account, rows, rivals, &arena);
	result->account = account;
	rating = strength_rating(&account->strength, &selection->matrix, &arena);
	strength_fill(&rating, result, &arena);
	return result;
}

/* METHOD.md 3.5. */
START_TEST(measures_us_against_each_rival)
{
	struct account_result *alder = measure(alder_rating, 2);

	assert_six(alder->rivals[0].us, 6.5);
	assert_six(alder->rivals[0].them, 6.2);
	assert_six(alder->rivals[1].them, 5.8);
	ck_assert_int_eq(alder->best_rival, 0);
	assert_six(alder->strength.value.estimate, .3);
	assert_six(alder->us_total, 6.5);
	assert_six(alder->best_total, 6.2);
	ck_assert_double_eq(alder->strength.unknown_weight, 0);
}
END_TEST

START_TEST(names_the_weighted_gaps_to_the_best_rival)
{
	static const double gaps[] = { .4, -.6, .4, .1 };
	struct account_result *alder = measure(alder_rating, 2);

	for (int k = 0; k < 4; k++)
		assert_six(alder->ratings[k].push, gaps[k]);
}
END_TEST

START_TEST(takes_the_best_rival_by_total)
{
	struct account_result *birch = measure(birch_rating, 2);

	assert_six(birch->us_total, 4.8);
	assert_six(birch->rivals[0].them, 6.2);
	assert_six(birch->rivals[1].them, 6);
	ck_assert_int_eq(birch->best_rival, 0);
	assert_six(birch->strength.value.estimate, -1.4);
}
END_TEST

START_TEST(divides_in_ratio_mode)
{
	selection->matrix.strength = STRENGTH_RATIO;
	assert_six(measure(alder_rating, 2)->strength.value.estimate, 1.048387);
	selection->accounts[ALDER].strength.factors = NULL;
	assert_six(measure(birch_rating, 2)->strength.value.estimate, .774194);
}
END_TEST

/* A missing score of a rival must never flip a class. */
START_TEST(compares_like_with_like)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 60, 8, { 6, 7 } }, { 40, 2, { 3, OPEN } },
	};
	struct account_result *result = measure(rows, 2);

	assert_six(result->rivals[0].value, .8);
	assert_six(result->rivals[1].value, 1);
	assert_six(result->rivals[1].compared_weight, 60);
	assert_six(result->rivals[1].us, 8);
	ck_assert_int_eq(result->best_rival, 0);
	ck_assert_double_eq(result->strength.unknown_weight, 0);
	/* orion's unknown at 10: 5.6 - 8.2, at 0: 5.6 - 4.2; nova's range is .8. */
	assert_six(result->strength.value.low, -2.6);
	assert_six(result->strength.value.high, .8);
}
END_TEST

START_TEST(prefers_a_rival_compared_on_half_of_the_weight)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 51, 8, { OPEN, 7 } }, { 49, 2, { 3, OPEN } },
	};
	struct account_result *result = measure(rows, 2);

	ck_assert_int_eq(result->best_rival, 1);
	assert_six(result->strength.value.estimate, 1);
	assert_six(result->strength.unknown_weight, 49);
}
END_TEST

START_TEST(falls_back_to_all_rivals_where_none_is_compared_on_half)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 40, 8, { OPEN, 7 } }, { 20, 2, { OPEN, OPEN } }, { 40, 2, { 3, OPEN } },
	};
	struct account_result *result = measure(rows, 2);

	ck_assert_int_eq(result->best_rival, 0);
	assert_six(result->strength.value.estimate, -1);
	assert_six(result->strength.unknown_weight, 60);
}
END_TEST

START_TEST(breaks_a_tie_between_rivals_by_id)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 30, 8, { 6, 4, 5 } }, { 30, 2, { 3, 5, 4 } }, { 30, 3, { 1, 1, 1 } },
	};

	ck_assert_int_eq(measure(rows, 3)->best_rival, 0);
}
END_TEST

START_TEST(leaves_a_rival_out_that_cannot_be_compared)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 60, OPEN, { 6, 7 } }, { 40, 2, { OPEN, 1 } },
	};
	struct account_result *result = measure(rows, 2);

	ck_assert(isnan(result->rivals[0].value));
	ck_assert_double_eq(result->rivals[0].compared_weight, 0);
	ck_assert_int_eq(result->best_rival, 1);
	assert_six(result->strength.value.estimate, 1);
}
END_TEST

START_TEST(clips_the_estimate_to_the_interval)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 50, 9, { 1, OPEN } }, { 10, 0, { 0, 10 } }, { 40, 0, { 0, 10 } },
	};
	struct account_result *result = measure(rows, 2);

	/* orion is compared on half, -10 there, but -5.5 to -.5 over all. */
	assert_six(result->rivals[1].value, -10);
	assert_six(result->strength.value.low, -5.5);
	assert_six(result->strength.value.estimate, -5.5);
	assert_six(result->strength.value.high, -.5);
	ck_assert_int_eq(result->best_rival, 1);
}
END_TEST

START_TEST(maps_the_customers_scale_onto_the_matrix_scale)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 40, 4, { 3, 2 } }, { 60, 2, { 5, OPEN } },
	};
	struct account_result *result;

	x_rate(&selection->accounts[ALDER], rows, 2, &arena);
	selection->accounts[ALDER].strength.scale = (struct scale){ 1, 5, 1 };
	result = measure(NULL, 0);
	assert_six(result->ratings[0].score.low, 7.5);
	assert_six(result->rivals[0].us, 4.5);
	assert_six(result->rivals[0].them, 8);
	assert_six(result->rivals[1].interval.low, 4.5 - 7);
	assert_six(result->rivals[1].interval.high, 4.5 - 1);
}
END_TEST

START_TEST(forms_differences_before_dividing)
{
	/* Totals of 1/3 that differ in the last digit when divided first. */
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 1, 7, { 1 } }, { 1, 1, { 8 } }, { 1, 4, { 3 } },
	};

	ck_assert_double_eq(measure(rows, 1)->strength.value.estimate, 0);
}
END_TEST

START_TEST(does_not_exist_without_rivals_or_without_anything_known)
{
	static const struct x_rating rows[X_RATING_LIMIT] = { { 60, OPEN, { OPEN } } };
	struct account_result *none = measure(NULL, 0), *open = measure(rows, 1);

	ck_assert(isnan(none->strength.value.low) && isnan(none->strength.value.estimate));
	ck_assert_int_eq(none->best_rival, -1);
	ck_assert_double_eq(none->strength.unknown_weight, 100);
	ck_assert(isnan(open->strength.value.estimate));
	assert_six(open->strength.value.low, -10);
	assert_six(open->strength.value.high, 10);
	ck_assert_double_eq(open->strength.unknown_weight, 100);
}
END_TEST

START_TEST(has_no_ratio_to_a_rival_at_zero)
{
	static const struct x_rating rows[X_RATING_LIMIT] = { { 60, 4, { 0, OPEN } } };
	struct account_result *result;

	selection->matrix.strength = STRENGTH_RATIO;
	result = measure(rows, 2);
	ck_assert(isnan(result->strength.value.estimate));
	ck_assert(isnan(result->rivals[0].interval.low));
	assert_six(result->rivals[1].interval.low, .4);
	ck_assert(isnan(result->rivals[1].interval.high));
	ck_assert(isnan(result->strength.value.high));
}
END_TEST

START_TEST(has_no_ratio_on_a_scale_that_goes_below_zero)
{
	selection->matrix.strength = STRENGTH_RATIO;
	selection->matrix.scale.min = -5;
	ck_assert(isnan(measure(alder_rating, 2)->strength.value.estimate));
}
END_TEST

/* Two weights the customer did not tell share what is left of 100. */
START_TEST(treats_a_factor_of_unknown_weight_as_unknown)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ 60, 8, { 6 } }, { OPEN, 2, { 5 } }, { OPEN, 7, { 6 } },
	};
	struct account_result *result = measure(rows, 1);

	assert_six(result->rivals[0].value, 2);
	assert_six(result->strength.value.estimate, 1.6); /* clipped */
	assert_six(result->strength.unknown_weight, 40);
	assert_six(result->rating_weights[1], 20);
	assert_six(result->strength.value.low, 1.2 - 1.2);
	assert_six(result->strength.value.high, 1.2 + .4);
}
END_TEST

START_TEST(compares_nothing_where_every_weight_is_unknown)
{
	static const struct x_rating rows[X_RATING_LIMIT] = {
		{ OPEN, 2, { 5 } }, { OPEN, 7, { 6 } },
	};
	struct account_result *result = measure(rows, 1);

	ck_assert(isnan(result->strength.value.estimate));
	assert_six(result->strength.value.low, -3);
	assert_six(result->strength.value.high, 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/strength");
	TCase *tcase = tcase_create("strength");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, measures_us_against_each_rival);
	tcase_add_test(tcase, names_the_weighted_gaps_to_the_best_rival);
	tcase_add_test(tcase, takes_the_best_rival_by_total);
	tcase_add_test(tcase, divides_in_ratio_mode);
	tcase_add_test(tcase, compares_like_with_like);
	tcase_add_test(tcase, prefers_a_rival_compared_on_half_of_the_weight);
	tcase_add_test(tcase, falls_back_to_all_rivals_where_none_is_compared_on_half);
	tcase_add_test(tcase, breaks_a_tie_between_rivals_by_id);
	tcase_add_test(tcase, leaves_a_rival_out_that_cannot_be_compared);
	tcase_add_test(tcase, clips_the_estimate_to_the_interval);
	tcase_add_test(tcase, maps_the_customers_scale_onto_the_matrix_scale);
	tcase_add_test(tcase, forms_differences_before_dividing);
	tcase_add_test(tcase, does_not_exist_without_rivals_or_without_anything_known);
	tcase_add_test(tcase, has_no_ratio_to_a_rival_at_zero);
	tcase_add_test(tcase, has_no_ratio_on_a_scale_that_goes_below_zero);
	tcase_add_test(tcase, treats_a_factor_of_unknown_weight_as_unknown);
	tcase_add_test(tcase, compares_nothing_where_every_weight_is_unknown);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
