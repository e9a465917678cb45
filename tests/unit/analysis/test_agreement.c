#include "analysis/agreement.h"

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

/* METHOD.md 3.6, KW-1: the `anxiety` data of R's irr and DescTools. */
static const double anxiety[3 * 20] = {
	3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3,
	3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4,
	2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2,
};

START_TEST(agrees_with_the_published_anxiety_data)
{
	struct concordance found = agreement_kendall((struct judgements){ anxiety, 3, 20 }, &arena);

	assert_six(found.square_sum, 3004);
	assert_six(found.ties, 1674);
	assert_six(found.w, .539657);
	assert_six(found.w_uncorrected, .501921);
	assert_six(found.chi_square, 30.760442);
	assert_six(found.p_chi_square, .042883);
	assert_six(found.f, 2.344585);
	assert_six(found.df1, 18.333333);
	assert_six(found.df2, 36.666667);
	assert_six(found.p_f, .013806);
	assert_six(found.mean_spearman, .309485);
}
END_TEST

/* METHOD.md 3.6, KW-3: published as 1/16; four judges (columns there) rank X, Y, Z. */
START_TEST(takes_ranks_for_values)
{
	static const double ranks[] = { 1, 3, 2, 1, 2, 3, 2, 3, 1, 3, 1, 2 };

	assert_six(agreement_kendall((struct judgements){ ranks, 4, 3 }, &arena).w, .0625);
}
END_TEST

static const struct { double values[6]; size_t scorers, items; double w, p_f; } edges[] = {
	{ { 1, 2, 3, 1, 2, 3 }, 2, 3, 1, 0 },              /* F is infinite */
	{ { 4, 4, 4, 4, 4, 4 }, 2, 3, NOTHING, NOTHING },  /* all tied */
	{ { 1, 2, 3, 1, 2, 3 }, 3, 2, NOTHING, NOTHING },
	{ { 1, 2, 3 }, 1, 3, NOTHING, NOTHING },
	{ { 0 }, 0, 0, NOTHING, NOTHING },
	{ { 1, 2, 3, 3, 2, 1 }, 2, 3, 0, 1 },
};

START_TEST(says_where_agreement_is_undefined)
{
	struct concordance found = agreement_kendall(
		(struct judgements){ edges[_i].values, edges[_i].scorers, edges[_i].items }, &arena);

	assert_six(found.w, edges[_i].w);
	assert_six(found.p_f, edges[_i].p_f);
}
END_TEST

/* Three scorecards over the running example; the third knows nothing of Elm,
 * the fourth nothing at all. */
START_TEST(compares_the_accounts_that_everybody_scored)
{
	struct selection *selection = x_new(&arena);
	struct results results = { .selection = selection };
	double weights[X_FACTORS];
	size_t cells = X_ACCOUNTS * X_FACTORS;

	selection->scorecards = ARENA_ARRAY(&arena, struct scorecard, 4);
	selection->scorecard_count = 4;
	for (size_t s = 0; s < 4; s++) {
		selection->scorecards[s].scores = ARENA_ARRAY(&arena, struct score, cells);
		for (size_t c = 0; c < cells && s < 3; c++)
			selection->scorecards[s].scores[c] = x_score(x_accounts[c / X_FACTORS].scores[c % X_FACTORS]);
	}
	for (size_t j = 0; j < X_FACTORS; j++) {
		weights[j] = x_factors[j].weight;
		selection->scorecards[2].scores[ELM * X_FACTORS + j] = x_score(OPEN);
	}
	agreement_fill(&results, weights, &arena);
	ck_assert_int_eq(results.kendall_scorers, 3);
	ck_assert_int_eq(results.kendall_accounts, 4);
	assert_six(results.kendall_w, 1);
	ck_assert(isnan(results.kendall_f));
	assert_six(results.kendall_p_f, 0);
}
END_TEST

START_TEST(finds_no_agreement_without_scorecards)
{
	struct results results = { .selection = x_new(&arena) };

	agreement_fill(&results, NULL, &arena);
	ck_assert(isnan(results.kendall_w));
	ck_assert_int_eq(results.kendall_scorers, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/agreement");
	TCase *tcase = tcase_create("agreement");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, agrees_with_the_published_anxiety_data);
	tcase_add_test(tcase, takes_ranks_for_values);
	tcase_add_loop_test(tcase, says_where_agreement_is_undefined, 0, COUNT_OF(edges));
	tcase_add_test(tcase, compares_the_accounts_that_everybody_scored);
	tcase_add_test(tcase, finds_no_agreement_without_scorecards);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
