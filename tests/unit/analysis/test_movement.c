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
random_state(void)
{
	static const char *const ids[] = { "delivery", "price", "help" };
	struct selection *selection = x_new(&arena);

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
	for (seed = 1; seed < 200; seed += 7) {
		const unsigned here = seed;
		const struct results *before = random_state(), *now = random_state();
		for (int i = 0; i < X_ACCOUNTS; i++) {
			const struct movement m = movement_between(before, &before->accounts[i], now, &now->accounts[i]);
			ck_assert_double_eq_tol(m.by_scores + m.by_weights, m.attractiveness, 1e-9);
			ck_assert_double_eq_tol(m.by_us + m.by_rivals + m.by_rating_weights, m.strength, 1e-9);
			const struct movement back = movement_between(now, &now->accounts[i], before, &before->accounts[i]);
			ck_assert_double_eq_tol(back.by_scores, -m.by_scores, 1e-9);
			ck_assert_double_eq_tol(back.by_weights, -m.by_weights, 1e-9);
			ck_assert_double_eq_tol(back.by_rivals, -m.by_rivals, 1e-9);
		}
		seed = here;
	}
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
	tcase_add_test(tcase, adds_up);
	tcase_add_test(tcase, finds_the_account_of_then);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
