#include "analysis/attractiveness.h"

#include "analysis/unknowns.h"
#include "running_example.h"

static struct arena arena;
static const struct scale zero_to_ten = { 0, 10, 1 };

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

static struct weighted total_of(const struct score *scores)
{
	double weights[X_FACTORS];
	struct score resolved[X_FACTORS];

	for (int j = 0; j < X_FACTORS; j++) {
		weights[j] = x_factors[j].weight;
		resolved[j] = scores_resolve(scores[j], zero_to_ten);
	}
	return attractiveness_total(weights, resolved, X_FACTORS);
}

static struct weighted total_of_account(int account)
{
	struct score scores[X_FACTORS];

	for (int j = 0; j < X_FACTORS; j++)
		scores[j] = x_score(x_accounts[account].scores[j]);
	return total_of(scores);
}

/* METHOD.md 3.1. */
static const double totals[] = { 6.85, 5.75, 5.35, 2.9 };

START_TEST(sums_scores_by_weight)
{
	struct weighted total = total_of_account(_i);

	assert_six(total.value.estimate, totals[_i]);
	ck_assert_double_eq(total.value.low, total.value.high);
	ck_assert_double_eq(total.unknown_weight, 0);
}
END_TEST

START_TEST(puts_an_unknown_at_both_ends_and_leaves_it_out_of_the_estimate)
{
	struct weighted elm = total_of_account(ELM);

	assert_six(elm.value.low, 4.7);
	assert_six(elm.value.high, 6.7);
	assert_six(elm.value.estimate, 5.875);
	assert_six(elm.unknown_weight, 20);
}
END_TEST

START_TEST(takes_a_range_at_its_middle_and_does_not_call_it_unknown)
{
	struct score scores[X_FACTORS];
	struct weighted total;

	for (int j = 0; j < X_FACTORS; j++)
		scores[j] = x_score(5);
	scores[1] = x_range(3, 6);
	total = total_of(scores);
	assert_six(total.value.low, 4.6);
	assert_six(total.value.estimate, 4.9);
	assert_six(total.value.high, 5.2);
	ck_assert_double_eq(total.unknown_weight, 0);
}
END_TEST

START_TEST(has_no_estimate_where_nothing_is_known)
{
	struct score scores[X_FACTORS] = { { .kind = SCORE_ABSENT } };
	struct weighted total = total_of(scores), empty = attractiveness_total(NULL, NULL, 0);

	ck_assert(isnan(total.value.estimate));
	ck_assert_double_eq(total.value.low, 0);
	ck_assert_double_eq(total.value.high, 10);
	ck_assert_double_eq(total.unknown_weight, 100);
	ck_assert(isnan(empty.value.low) && isnan(empty.value.estimate) && isnan(empty.value.high));
}
END_TEST

/* METHOD.md 3.1: every weight +-5 points. */
START_TEST(bounds_a_total_whose_weights_may_be_off)
{
	static const struct { int account; double low, high; } cases[] = {
		{ BIRCH, 5.25, 6.25 }, { CEDAR, 4.8, 5.9 },
	};
	double shares[X_FACTORS];
	struct shared_weights weights = { shares, X_FACTORS, .05 };

	for (int j = 0; j < X_FACTORS; j++)
		shares[j] = x_factors[j].weight / 100;
	for (int i = 0; i < COUNT_OF(cases); i++) {
		struct interval bounds =
			attractiveness_weight_bounds(weights, x_accounts[cases[i].account].scores);
		assert_six(bounds.low, cases[i].low);
		assert_six(bounds.estimate, totals[cases[i].account]);
		assert_six(bounds.high, cases[i].high);
	}
}
END_TEST

START_TEST(leaves_no_room_where_weights_are_sure)
{
	double shares[] = { .5, .3, .2 }, scores[] = { 1, 2, 3 };
	struct shared_weights weights = { shares, 3, 0 };
	struct interval bounds = attractiveness_weight_bounds(weights, scores);

	assert_six(bounds.low, 1.7);
	assert_six(bounds.high, 1.7);
}
END_TEST

static struct scorecard *add_scorecards(struct selection *selection, size_t count)
{
	size_t cells = selection->account_count * selection->attractiveness.factor_count;

	selection->scorecards = ARENA_ARRAY(&arena, struct scorecard, count);
	selection->scorecard_count = count;
	for (size_t i = 0; i < count; i++)
		selection->scorecards[i].scores = ARENA_ARRAY(&arena, struct score, cells);
	return selection->scorecards;
}

START_TEST(takes_the_median_of_scorecards_where_nothing_was_agreed)
{
	struct selection *selection = x_new(&arena);
	struct scorecard *cards = add_scorecards(selection, 4);
	size_t cell = BIRCH * X_FACTORS;
	struct score *scores;

	cards[0].scores[cell] = x_score(2);
	cards[1].scores[cell] = x_range(6, 9);
	cards[2].scores[cell] = x_score(OPEN);
	cards[3].scores[cell] = x_score(3);
	cards[0].scores[cell + 1] = x_score(9);
	selection->accounts[BIRCH].scores[0].kind = SCORE_ABSENT;
	selection->accounts[BIRCH].scores[2].kind = SCORE_ABSENT;
	scores = attractiveness_scores(selection, BIRCH, &arena);
	ck_assert_int_eq(scores[0].kind, SCORE_NUMBER);
	ck_assert_double_eq(scores[0].low, 3);
	ck_assert_double_eq(scores[1].low, 4); /* agreed */
	ck_assert_int_eq(scores[2].kind, SCORE_UNKNOWN);
	ck_assert_double_eq(scores[2].high, 10);
}
END_TEST

START_TEST(keeps_an_agreed_unknown_against_scorecards)
{
	struct selection *selection = x_new(&arena);
	struct scorecard *cards = add_scorecards(selection, 1);

	cards[0].scores[ELM * X_FACTORS + 2] = x_score(9);
	ck_assert_int_eq(attractiveness_scores(selection, ELM, &arena)[2].kind, SCORE_UNKNOWN);
}
END_TEST

/* METHOD.md 3.1: Elm, fit unknown: break-even 4, probability .6. */
START_TEST(finds_the_score_that_decides)
{
	double weights[X_FACTORS];
	struct score scores[X_FACTORS];
	struct balance balance = { weights, scores, X_FACTORS, 5.5 };

	for (int j = 0; j < X_FACTORS; j++) {
		weights[j] = x_factors[j].weight;
		scores[j] = scores_resolve(x_score(x_accounts[ELM].scores[j]), zero_to_ten);
	}
	assert_six(unknowns_break_even(&balance, 2), 4);
}
END_TEST

/* METHOD.md 3.1; the last rows by hand. */
static const struct { double ranges[3], x, want; } sums[] = {
	{ { 2, .5 }, 1, .375 },
	{ { 2, .5, 1.5 }, 1.7, .353 },
	{ { 2, 0, .5 }, 1, .375 },
	{ { 0, 0, 0 }, 0, 1 },
	{ { 0, 0, 0 }, -.5, 0 },
	{ { 4 }, 1, .25 },
	{ { 4 }, 0, 0 },
	{ { 4, 1 }, 5, 1 },
};

START_TEST(adds_independent_unknowns)
{
	assert_six(unknowns_sum_below(sums[_i].ranges, 3, sums[_i].x), sums[_i].want);
}
END_TEST

/* METHOD.md 3.7: the running example without Elm. */
START_TEST(says_what_really_decides)
{
	static const double want[] = { 38.925023, 19.661381, 11.447298, 8.585474, 17.594986, 3.785838 };
	struct selection *selection = x_new(&arena);
	double effective[X_FACTORS];

	selection->account_count = ELM;
	ck_assert(attractiveness_effective(analyse(selection, &arena), effective, &arena));
	for (int j = 0; j < X_FACTORS; j++)
		assert_six(effective[j], want[j]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/attractiveness");
	TCase *tcase = tcase_create("attractiveness");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, sums_scores_by_weight, 0, COUNT_OF(totals));
	tcase_add_test(tcase, puts_an_unknown_at_both_ends_and_leaves_it_out_of_the_estimate);
	tcase_add_test(tcase, takes_a_range_at_its_middle_and_does_not_call_it_unknown);
	tcase_add_test(tcase, has_no_estimate_where_nothing_is_known);
	tcase_add_test(tcase, bounds_a_total_whose_weights_may_be_off);
	tcase_add_test(tcase, leaves_no_room_where_weights_are_sure);
	tcase_add_test(tcase, takes_the_median_of_scorecards_where_nothing_was_agreed);
	tcase_add_test(tcase, keeps_an_agreed_unknown_against_scorecards);
	tcase_add_test(tcase, finds_the_score_that_decides);
	tcase_add_loop_test(tcase, adds_independent_unknowns, 0, COUNT_OF(sums));
	tcase_add_test(tcase, says_what_really_decides);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
