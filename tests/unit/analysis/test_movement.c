/* METHOD 3.11's figures, and that the parts always add up. */
#include "analysis/movement.h"

#include "running_example.h"

static struct arena arena;

static void
set_up(void)
{
	arena_init(&arena);
}

static void
tear_down(void)
{
	arena_release(&arena);
}

START_TEST(splits_the_published_example)
{
	static const double weights[X_FACTORS] = { 20, 20, 20, 15, 20, 5 }, scores[X_FACTORS] = { 8, 5, 5, 6, 4, 7 };
	struct selection *later = x_new(&arena);
	const struct results *before = analyse(x_new(&arena), &arena), *now;
	struct movement movement;

	for (int j = 0; j < X_FACTORS; j++) {
		later->attractiveness.factors[j].weight = weights[j];
		later->accounts[BIRCH].scores[j] = x_score(scores[j]);
	}
	now = analyse(later, &arena);
	movement = movement_between(before, &before->accounts[BIRCH], now, &now->accounts[BIRCH]);
	ck_assert_double_eq_tol(movement.attractiveness, -.1, 1e-9);
	ck_assert_double_eq_tol(movement.by_scores, .15, 1e-9);
	ck_assert_double_eq_tol(movement.by_weights, -.25, 1e-9);
	ck_assert(isnan(movement.strength));
	ck_assert(isnan(movement.by_us));
}
END_TEST

static unsigned seed;

static double
pick(int limit)
{
	seed = seed * 1664525u + 1013904223u;
	return (double)((seed >> 16) % (unsigned)limit);
}

static const struct results *
random_state(enum strength_mode strength)
{
	static const char *const ids[] = { "delivery", "price", "help" };
	struct selection *selection = x_new(&arena);

	selection->matrix.strength = strength;
	selection->matrix.strength_threshold = strength == STRENGTH_RATIO ? .8 + pick(5) / 10 : pick(3) - 1;
	for (int j = 0; j < X_FACTORS; j++)
		selection->attractiveness.factors[j].weight = 1 + pick(40);
	for (int i = 0; i < X_ACCOUNTS; i++) {
		struct x_rating rows[X_RATING_LIMIT] = { { 0 } };
		for (int j = 1; j < X_FACTORS; j++)
			selection->accounts[i].scores[j] = x_score(pick(12) - 1);
		for (int k = 0; k < 3; k++)
			rows[k] = (struct x_rating){ 1 + pick(40), pick(11), { pick(11), k == 0 ? pick(11) : pick(12) - 1 } };
		x_rate(&selection->accounts[i], rows, 2, &arena);
		for (int k = 0; k < 3; k++)
			selection->accounts[i].strength.factors[k].id = ids[k];
	}
	return analyse(selection, &arena);
}

START_TEST(adds_up)
{
	const enum strength_mode strength = _i == 0 ? STRENGTH_DIFFERENCE : STRENGTH_RATIO;

	for (seed = 1; seed < 200; seed += 7) {
		const unsigned here = seed;
		const struct results *before = random_state(strength), *now = random_state(strength);
		for (int i = 0; i < X_ACCOUNTS; i++) {
			const struct movement m = movement_between(before, &before->accounts[i], now, &now->accounts[i]);
			ck_assert_double_eq_tol(m.by_scores + m.by_weights, m.attractiveness, 1e-9);
			ck_assert_double_eq_tol(m.by_us + m.by_rivals + m.by_rating_weights, m.strength, 1e-9);
			ck_assert_double_eq_tol(m.by_strength_line, before->strength_threshold - now->strength_threshold, 1e-12);
			ck_assert_double_eq_tol(m.by_attractiveness_line, 0, 1e-12);
			const struct movement back = movement_between(now, &now->accounts[i], before, &before->accounts[i]);
			ck_assert_double_eq_tol(back.by_scores, -m.by_scores, 1e-9);
			ck_assert_double_eq_tol(back.by_weights, -m.by_weights, 1e-9);
			ck_assert_double_eq_tol(back.by_us, -m.by_us, 1e-9);
			ck_assert_double_eq_tol(back.by_rivals, -m.by_rivals, 1e-9);
		}
		seed = here;
	}
}
END_TEST

static const struct results *
state_of_ratio(double us, double them)
{
	struct selection *selection = x_new(&arena);
	const struct x_rating rows[X_RATING_LIMIT] = { { 100, us, { them } } };

	selection->matrix.strength = STRENGTH_RATIO;
	selection->matrix.strength_threshold = 1;
	x_rate(&selection->accounts[BIRCH], rows, 1, &arena);
	selection->accounts[BIRCH].strength.factors[0].id = "price";
	return analyse(selection, &arena);
}

/* 4/5 to 6/8: (1/5 + 1/8)/2 x 2 = .325 by us, (4 + 6)/2 x 3/40 = .375 by the rival. */
START_TEST(splits_a_ratio)
{
	const struct results *before = state_of_ratio(4, 5), *now = state_of_ratio(6, 8);
	const struct movement m = movement_between(before, &before->accounts[BIRCH], now, &now->accounts[BIRCH]);

	ck_assert_double_eq_tol(m.strength, -.05, 1e-9);
	ck_assert_double_eq_tol(m.by_us, .325, 1e-9);
	ck_assert_double_eq_tol(m.by_rivals, -.375, 1e-9);
	ck_assert_double_eq_tol(m.by_rating_weights, 0, 1e-9);
}
END_TEST

START_TEST(names_the_line_that_moved)
{
	struct selection *later = x_new(&arena), *ratio = x_new(&arena);
	const struct results *before = analyse(x_new(&arena), &arena), *now, *other;
	struct movement m;

	later->matrix.attractiveness_threshold = 6;
	now = analyse(later, &arena);
	m = movement_between(before, &before->accounts[BIRCH], now, &now->accounts[BIRCH]);
	ck_assert_double_eq_tol(m.attractiveness, 0, 1e-12);
	ck_assert_double_eq_tol(m.by_attractiveness_line, -.5, 1e-12);
	ck_assert_double_eq_tol(m.by_strength_line, 0, 1e-12);
	ratio->matrix.strength = STRENGTH_RATIO;
	other = analyse(ratio, &arena);
	m = movement_between(before, &before->accounts[BIRCH], other, &other->accounts[BIRCH]);
	ck_assert(isnan(m.strength));
	ck_assert(isnan(m.by_strength_line));
}
END_TEST

START_TEST(finds_the_account_of_then)
{
	const struct results *before = analyse(x_new(&arena), &arena);
	const struct account cedar = { .id = "cedar" }, nobody = { .id = "nobody" };

	ck_assert_ptr_eq(movement_then(before, &cedar), &before->accounts[CEDAR]);
	ck_assert_ptr_null(movement_then(before, &nobody));
	ck_assert_ptr_null(movement_then(NULL, &cedar));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/movement");
	TCase *tcase = tcase_create("movement");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, splits_the_published_example);
	tcase_add_loop_test(tcase, adds_up, 0, 2);
	tcase_add_test(tcase, splits_a_ratio);
	tcase_add_test(tcase, names_the_line_that_moved);
	tcase_add_test(tcase, finds_the_account_of_then);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
