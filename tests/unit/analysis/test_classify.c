#include "analysis/classify.h"

#include "running_example.h"

static struct arena arena;

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

static const struct { double value; enum side side; bool want; } values[] = {
	{ 5.6, SIDE_LOW, true }, { 5.4, SIDE_HIGH, false },
	{ 5.5, SIDE_HIGH, true }, { 5.5, SIDE_LOW, false },
	{ 5.5 + 9e-10, SIDE_LOW, false }, { 5.5 - 9e-10, SIDE_HIGH, true },
	{ 5.5 + 2e-9, SIDE_LOW, true }, { 5.5 - 2e-9, SIDE_HIGH, false },
};

START_TEST(lets_the_rule_decide_a_tie)
{
	struct cut cut = { 5.5, values[_i].side };

	ck_assert_int_eq(classify_is_high(values[_i].value, cut), values[_i].want);
}
END_TEST

static const struct { double low, high; bool want; } intervals[] = {
	{ 5.6, 7, true }, { 2, 5, true }, { 5, 6, false }, { 5.5, 6, true }, { 5, 5.5, false },
	{ NOTHING, NOTHING, false }, { NOTHING, 9, false }, { 6, NOTHING, true }, { 5, NOTHING, false },
};

START_TEST(is_settled_when_an_interval_lies_on_one_side)
{
	struct interval value = { intervals[_i].low, 0, intervals[_i].high };
	struct cut cut = { 5.5, SIDE_HIGH };

	ck_assert_int_eq(classify_is_settled(value, cut), intervals[_i].want);
}
END_TEST

/* An account with both axes given, under thresholds 5.5 and 0. */
static struct account_result classify(struct axis attractiveness, struct axis strength)
{
	static const struct account nobody;
	struct results results = { .selection = x_bare(&arena), .attractiveness_threshold = 5.5 };
	struct account_result account = { .account = &nobody, .attractiveness = attractiveness,
	                                  .strength = strength };

	classify_account(&results, &account);
	return account;
}

static struct axis certainly(double value)
{
	return (struct axis){ .value = { value, value, value }, .acceptability = .5 };
}

static const struct { double a, s; enum account_class want; } classes[] = {
	{ 6, 1, CLASS_KEY }, { 6, -1, CLASS_KEY_DEVELOPMENT },
	{ 5, 1, CLASS_MAINTENANCE }, { 5, -1, CLASS_OPPORTUNISTIC },
	{ 5.5, 0, CLASS_KEY_DEVELOPMENT }, /* a tie is not a lead */
	{ NOTHING, 1, CLASS_UNDETERMINED }, { 6, NOTHING, CLASS_UNDETERMINED },
};

START_TEST(puts_an_account_into_its_quadrant)
{
	struct account_result account = classify(certainly(classes[_i].a), certainly(classes[_i].s));

	ck_assert_int_eq(account.computed, classes[_i].want);
	ck_assert_int_eq(account.class, classes[_i].want);
	ck_assert_int_eq(account.decided, CLASS_UNDETERMINED);
	ck_assert_int_eq(account.certain, classes[_i].want != CLASS_UNDETERMINED);
}
END_TEST

START_TEST(is_undetermined_above_half_of_the_weight)
{
	struct axis half = certainly(6), more = certainly(6);

	half.unknown_weight = 50;
	more.unknown_weight = 50.1;
	ck_assert_int_eq(classify(half, certainly(1)).computed, CLASS_KEY);
	ck_assert_int_eq(classify(more, certainly(1)).computed, CLASS_UNDETERMINED);
	ck_assert_int_eq(classify(certainly(6), more).computed, CLASS_UNDETERMINED);
	ck_assert(!classify(certainly(6), more).certain);
}
END_TEST

START_TEST(shows_the_decided_class_and_keeps_the_computed_one)
{
	struct selection *selection = x_new(&arena);
	struct results results = { .selection = selection, .attractiveness_threshold = 5.5 };
	struct account_result account = { .account = &selection->accounts[0],
	                                  .attractiveness = certainly(6), .strength = certainly(1) };

	selection->accounts[0].decision.given = true;
	selection->accounts[0].decision.class = CLASS_MAINTENANCE;
	classify_account(&results, &account);
	ck_assert_int_eq(account.computed, CLASS_KEY);
	ck_assert_int_eq(account.decided, CLASS_MAINTENANCE);
	ck_assert_int_eq(account.class, CLASS_MAINTENANCE);
	selection->accounts[0].decision.class = CLASS_UNDETERMINED; /* decided as computed */
	classify_account(&results, &account);
	ck_assert_int_eq(account.class, CLASS_KEY);
}
END_TEST

/* METHOD.md 3.2: Birch quadrants with the rival of (-3, 1, -1). */
START_TEST(multiplies_the_axes_shares)
{
	static const double want[] = { .071625, .501378, .053375, .373622 };
	struct axis attractiveness = certainly(6), strength = certainly(1);
	struct account_result account;

	attractiveness.acceptability = .573003;
	strength.acceptability = .125;
	account = classify(attractiveness, strength);
	for (int i = 0; i < CLASS_COUNT; i++)
		assert_close(account.class_acceptability[i], want[i], 1e-6);
}
END_TEST

static const struct { enum threshold_kind kind; double number, want; } thresholds[] = {
	{ THRESHOLD_DEFAULT, 9, 5 }, { THRESHOLD_NUMBER, 6.25, 6.25 },
	{ THRESHOLD_NUMBER, NOTHING, 5 },
	{ THRESHOLD_MEAN, 9, 4 }, { THRESHOLD_MEDIAN, 9, 3 },
};

START_TEST(finds_the_attractiveness_threshold)
{
	static const double estimates[] = { 7, NOTHING, 2, 3 };
	struct selection *selection = x_bare(&arena);
	struct account_result accounts[4];
	struct results results = { .selection = selection, .accounts = accounts, .account_count = 4 };

	for (int i = 0; i < 4; i++)
		accounts[i].attractiveness.value.estimate = estimates[i];
	selection->matrix.attractiveness_threshold_kind = thresholds[_i].kind;
	selection->matrix.attractiveness_threshold = thresholds[_i].number;
	assert_six(classify_attractiveness_threshold(&results, &arena), thresholds[_i].want);
	results.account_count = 0;
	if (thresholds[_i].kind == THRESHOLD_MEAN || thresholds[_i].kind == THRESHOLD_MEDIAN)
		assert_six(classify_attractiveness_threshold(&results, &arena), 5);
}
END_TEST

START_TEST(finds_the_strength_threshold)
{
	struct matrix matrix = { .strength = STRENGTH_DIFFERENCE, .strength_threshold = NOTHING };

	assert_six(classify_strength_threshold(&matrix), 0);
	matrix.strength = STRENGTH_RATIO;
	assert_six(classify_strength_threshold(&matrix), 1);
	matrix.strength_threshold = 1.1;
	assert_six(classify_strength_threshold(&matrix), 1.1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/classify");
	TCase *tcase = tcase_create("classify");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, lets_the_rule_decide_a_tie, 0, COUNT_OF(values));
	tcase_add_loop_test(tcase, is_settled_when_an_interval_lies_on_one_side, 0,
		COUNT_OF(intervals));
	tcase_add_loop_test(tcase, puts_an_account_into_its_quadrant, 0, COUNT_OF(classes));
	tcase_add_test(tcase, is_undetermined_above_half_of_the_weight);
	tcase_add_test(tcase, shows_the_decided_class_and_keeps_the_computed_one);
	tcase_add_test(tcase, multiplies_the_axes_shares);
	tcase_add_loop_test(tcase, finds_the_attractiveness_threshold, 0, COUNT_OF(thresholds));
	tcase_add_test(tcase, finds_the_strength_threshold);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
