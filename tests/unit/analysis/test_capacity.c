#include "analysis/capacity.h"

#include "running_example.h"

enum { OFFERS = 6 };

static struct arena arena;

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

/* METHOD.md 3.10: Alder, Birch, Cedar, Elm, Fir, Gum within 30 days. */
static const double values[OFFERS] = { 6.75, 5.65, 5.45, 5.9, 7.4, 6.1 };
static const double days[OFFERS] = { 12, 9, 6, 8, 15, 7 };

static void assert_choice(struct choice choice, const char *taken, double value, double used)
{
	for (int i = 0; i < OFFERS; i++)
		ck_assert_msg(choice.taken[i] == (taken[i] == 'x'), "offer %d", i);
	assert_six(choice.value, value);
	assert_six(choice.days, used);
}

START_TEST(chooses_the_greatest_sum_within_the_days)
{
	struct offers offers = { values, days, OFFERS };

	assert_choice(capacity_choose(offers, 30, &arena), "-xxx-x", 23.1, 30);
}
END_TEST

START_TEST(chooses_greedily_by_score)
{
	struct offers offers = { values, days, OFFERS };

	assert_choice(capacity_choose_greedily(offers, 27, &arena), "x---x-", 14.15, 27);
}
END_TEST

START_TEST(chooses_otherwise_by_value_above_the_threshold)
{
	double above[OFFERS];
	struct offers offers = { above, days, OFFERS };

	for (int i = 0; i < OFFERS; i++)
		above[i] = fmax(0, values[i] - 5.5);
	assert_choice(capacity_choose(offers, 30, &arena), "x---x-", 3.15, 27);
}
END_TEST

START_TEST(takes_nothing_that_is_not_known)
{
	static const double some[] = { NOTHING, 3, 4 }, known[] = { 1, NOTHING, 2.5 };
	struct offers offers = { some, known, 3 };
	struct choice choice = capacity_choose(offers, 3, &arena);

	ck_assert(!choice.taken[0] && !choice.taken[1] && choice.taken[2]);
	choice = capacity_choose(offers, 2, &arena);
	ck_assert(!choice.taken[2]);
}
END_TEST

START_TEST(skips_what_is_too_large)
{
	struct offers offers = { values, days, CAPACITY_ACCOUNTS_LIMIT + 1 };

	ck_assert_ptr_null(capacity_choose(offers, 30, &arena).taken);
	offers.count = OFFERS;
	ck_assert_ptr_null(capacity_choose(offers, CAPACITY_DAYS_LIMIT + 1, &arena).taken);
	ck_assert_ptr_null(capacity_choose(offers, NOTHING, &arena).taken);
	ck_assert_ptr_null(capacity_choose(offers, -1, &arena).taken);
}
END_TEST

/* METHOD.md 3.10. */
START_TEST(measures_concentration)
{
	static const double shares[] = { 40, 25, 15, 10, 6, 4 };

	assert_six(capacity_concentration(shares, 6), .2602);
	ck_assert(isnan(capacity_concentration(shares, 0)));
}
END_TEST

START_TEST(plans_the_stated_days_else_those_of_the_class)
{
	struct selection *selection = x_new(&arena);
	struct account_result result = { .account = &selection->accounts[0],
	                                 .class = CLASS_KEY_DEVELOPMENT };
	struct resources resources = { .given = true, .days_per_account = { 60, 45, 8, 2 } };

	assert_six(capacity_planned_days(&resources, &result), 45);
	selection->accounts[0].days = 33;
	assert_six(capacity_planned_days(&resources, &result), 33);
	selection->accounts[0].days = NOTHING;
	result.class = CLASS_UNDETERMINED;
	ck_assert(isnan(capacity_planned_days(&resources, &result)));
}
END_TEST

START_TEST(budgets_by_the_plan_else_by_its_actions)
{
	struct action actions[] = {
		{ .cost = 15 }, { .cost = NOTHING }, { .cost = 7 },
		{ .cost = 100, .status = ACTION_DROPPED },
	};
	struct plan plan = { .given = true, .budget = NOTHING, .actions = actions, .action_count = 4 };

	assert_six(capacity_budget(&plan), 22);
	plan.action_count = 0;
	ck_assert(isnan(capacity_budget(&plan)));
	plan.budget = 120;
	assert_six(capacity_budget(&plan), 120);
	plan.given = false;
	ck_assert(isnan(capacity_budget(&plan)));
}
END_TEST

START_TEST(adds_up_the_days_of_all_accounts)
{
	static const double now[] = { 18, 40, NOTHING, 10, 5 };
	struct selection *selection = x_new(&arena);
	struct account_result accounts[X_ACCOUNTS];
	struct results results = { .selection = selection, .accounts = accounts,
	                           .account_count = X_ACCOUNTS };
	struct named_number functions[] = { { "sales", 400, { 0 } }, { "technical", 220, { 0 } } };

	selection->resources = (struct resources){ .given = true, .capacity_days = NOTHING,
		.days_per_account = { 60, 45, 8, NOTHING }, .capacity_by_function = functions,
		.capacity_function_count = 2 };
	for (int i = 0; i < X_ACCOUNTS; i++) {
		selection->accounts[i].days_now = now[i];
		accounts[i] = (struct account_result){ .account = &selection->accounts[i],
			.class = i == 0 ? CLASS_KEY : i == 4 ? CLASS_OPPORTUNISTIC : CLASS_MAINTENANCE };
	}
	capacity_fill(&results);
	assert_six(results.days_needed, 60 + 3 * 8);
	assert_six(results.days_now, 73);
	assert_six(results.days_released, 32 + 2);
	assert_six(results.days_available, 620);
	ck_assert_int_eq(results.classes[CLASS_MAINTENANCE].count, 3);
	assert_six(results.classes[CLASS_MAINTENANCE].days_now, 50);
	ck_assert(isnan(results.classes[CLASS_OPPORTUNISTIC].days));
	ck_assert_int_eq(results.classes[CLASS_KEY_DEVELOPMENT].count, 0);
	assert_six(results.classes[CLASS_KEY_DEVELOPMENT].days, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/capacity");
	TCase *tcase = tcase_create("capacity");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, chooses_the_greatest_sum_within_the_days);
	tcase_add_test(tcase, chooses_greedily_by_score);
	tcase_add_test(tcase, chooses_otherwise_by_value_above_the_threshold);
	tcase_add_test(tcase, takes_nothing_that_is_not_known);
	tcase_add_test(tcase, skips_what_is_too_large);
	tcase_add_test(tcase, measures_concentration);
	tcase_add_test(tcase, plans_the_stated_days_else_those_of_the_class);
	tcase_add_test(tcase, budgets_by_the_plan_else_by_its_actions);
	tcase_add_test(tcase, adds_up_the_days_of_all_accounts);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
