#include "analysis/ranking.h"

#include <stdint.h>

#include "running_example.h"

enum { MANY = 60 };

static struct arena arena;
static struct axis axes[MANY];
static struct ranked items[MANY];

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

static void add(size_t i, double low, double estimate, double high)
{
	axes[i] = (struct axis){ .value = { low, estimate, high } };
	items[i] = (struct ranked){ &axes[i], arena_printf(&arena, "a%02zu", i), i };
}

START_TEST(shares_a_place_among_equals)
{
	static const double values[] = { 3, 7, NOTHING, 7 + 1e-10, 9 };
	static const int ranks[] = { 4, 2, 0, 2, 1 };
	static const size_t order[] = { 4, 1, 3, 0, 2 };

	for (size_t i = 0; i < 5; i++)
		add(i, values[i], values[i], values[i]);
	ranking_assign(items, 5, &arena);
	for (size_t i = 0; i < 5; i++) {
		ck_assert_int_eq(axes[i].rank, ranks[i]);
		ck_assert_int_eq(axes[i].rank_low, ranks[i]);
		ck_assert_uint_eq(items[i].position, order[i]);
	}
	ck_assert_int_eq(axes[1].rank_high, 2);
}
END_TEST

START_TEST(ranges_over_the_places_that_intervals_allow)
{
	add(0, 6, 6.5, 7);
	add(1, 4, 6, 8);
	add(2, 1, 2, 3);
	ranking_assign(items, 3, &arena);
	ck_assert_int_eq(axes[0].rank_low, 1);
	ck_assert_int_eq(axes[0].rank_high, 2);
	ck_assert_int_eq(axes[1].rank_low, 1);
	ck_assert_int_eq(axes[1].rank_high, 2);
	ck_assert_int_eq(axes[2].rank_low, 3);
	ck_assert_int_eq(axes[2].rank_high, 3);
}
END_TEST

START_TEST(counts_an_account_without_estimate_as_a_possible_rival)
{
	add(0, 6, 6, 6);
	add(1, 0, NOTHING, 10);
	add(2, NOTHING, NOTHING, NOTHING);
	ranking_assign(items, 3, &arena);
	ck_assert_int_eq(axes[0].rank, 1);
	ck_assert_int_eq(axes[0].rank_high, 2);
	ck_assert_int_eq(axes[1].rank, 0);
	ck_assert_int_eq(axes[1].rank_high, 0);
}
END_TEST

START_TEST(takes_a_missing_high_for_unbounded)
{
	add(0, 2, 2, 2);
	add(1, 1, 1.5, NOTHING);
	ranking_assign(items, 2, &arena);
	ck_assert_int_eq(axes[1].rank_low, 1);
	ck_assert_int_eq(axes[0].rank_high, 2);
}
END_TEST

static double draw(uint64_t *state)
{
	*state = *state * 6364136223846793005U + 1442695040888963407U;
	return (double)(*state >> 40) / 16777216;
}

/* The definition, account against account. */
static void assert_ranges(size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int low = 1, high = 1;
		for (size_t k = 0; k < count; k++) {
			low += k != i && axes[k].value.low > axes[i].value.high;
			high += k != i && axes[k].value.high > axes[i].value.low;
		}
		ck_assert_int_eq(axes[i].rank_low, low);
		ck_assert_int_eq(axes[i].rank_high, high);
	}
}

START_TEST(agrees_with_the_quadratic_definition)
{
	uint64_t state = (uint64_t)_i + 1;

	for (size_t i = 0; i < MANY; i++) {
		double estimate = 10 * draw(&state), width = 2 * draw(&state);
		add(i, estimate - width, estimate, estimate + width);
	}
	ranking_assign(items, MANY, &arena);
	assert_ranges(MANY);
}
END_TEST

START_TEST(ranks_nobody_without_complaint)
{
	ranking_assign(NULL, 0, &arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/ranking");
	TCase *tcase = tcase_create("ranking");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, shares_a_place_among_equals);
	tcase_add_test(tcase, ranges_over_the_places_that_intervals_allow);
	tcase_add_test(tcase, counts_an_account_without_estimate_as_a_possible_rival);
	tcase_add_test(tcase, takes_a_missing_high_for_unbounded);
	tcase_add_loop_test(tcase, agrees_with_the_quadratic_definition, 0, 20);
	tcase_add_test(tcase, ranks_nobody_without_complaint);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
