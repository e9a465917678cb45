#include "analysis/weights.h"

#include "running_example.h"

enum { MOST = 6 };

static struct arena arena;

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

/* METHOD.md 3.8; Barron & Barrett 1996 publish .52 .27 .15 .06 for four. */
static const struct { size_t count; double want[MOST]; } centroids[] = {
	{ 1, { 1 } },
	{ 3, { .611111, .277778, .111111 } },
	{ 4, { .520833, .270833, .145833, .0625 } },
	{ 5, { .456667, .256667, .156667, .09, .04 } },
	{ 6, { .408333, .241667, .158333, .102778, .061111, .027778 } },
};

START_TEST(weighs_a_ranking_by_its_centroid)
{
	double weights[MOST];

	weights_rank_order_centroid(weights, centroids[_i].count);
	for (size_t j = 0; j < centroids[_i].count; j++)
		assert_six(weights[j], centroids[_i].want[j]);
}
END_TEST

START_TEST(weighs_a_ranking_by_its_sum)
{
	static const double want[] = { .285714, .238095, .190476, .142857, .095238, .047619 };
	double weights[MOST];

	weights_rank_sum(weights, MOST);
	for (int j = 0; j < MOST; j++)
		assert_six(weights[j], want[j]);
}
END_TEST

/* METHOD.md 3.8: AHP-1, the leader (published by others), and AHP-2. Rows of
 * the upper triangle. */
static const struct {
	size_t count;
	double above[MOST], want[4], lambda, saaty, alonso_lamata;
} judgements[] = {
	{ 4, { 4, 3, 7, 1. / 3, 3, 5 }, { .547569, .126555, .269950, .055926 },
	  4.118418, .043859, .044774 },
	{ 3, { .25, 4, 9 }, { .217166, .717065, .065769 }, 3.036896, .031807, .035159 },
	{ 3, { 3, .2, 1. / 7 }, { .188394, .080961, .730645 }, NOTHING, .055938, .061833 },
	{ 3, { 5, 9, 4 }, { .742867, .193882, .063252 }, NOTHING, .061436, .067911 },
	{ 3, { 1. / 3, 5, 9 }, { .265433, .671625, .062941 }, NOTHING, .025055, .027696 },
	{ 3, { 6, 3, .5 }, { 2. / 3, 1. / 9, 2. / 9 }, 3, 0, 0 },
};

static struct pairwise matrix_of(const double *above, size_t count)
{
	struct pairwise_row rows[MOST] = { 0 };
	size_t used = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++, used++)
			rows[used] = (struct pairwise_row){ .over = i, .under = j, .by = above[used] };
	return weights_pairwise_matrix(rows, used, count, &arena);
}

START_TEST(takes_the_principal_eigenvector_of_judgements)
{
	size_t count = judgements[_i].count;
	double weights[4];
	struct eigenweights eigen =
		weights_eigenvector(matrix_of(judgements[_i].above, count), weights, &arena);

	for (size_t i = 0; i < count; i++)
		assert_six(weights[i], judgements[_i].want[i]);
	if (!isnan(judgements[_i].lambda))
		assert_six(eigen.lambda, judgements[_i].lambda);
	assert_six(weights_consistency_ratio(eigen, count, RANDOM_INDEX_SAATY), judgements[_i].saaty);
	assert_six(weights_consistency_ratio(eigen, count, RANDOM_INDEX_ALONSO_LAMATA),
		judgements[_i].alonso_lamata);
}
END_TEST

START_TEST(combines_judgements_as_the_published_leader_example_does)
{
	static const double want[] = { .358137, .492788, .149075 };
	double criteria[4], people[3], total[3] = { 0 };

	weights_eigenvector(matrix_of(judgements[0].above, 4), criteria, &arena);
	for (int c = 0; c < 4; c++) {
		weights_eigenvector(matrix_of(judgements[c + 1].above, 3), people, &arena);
		/* Criteria stand as experience, education, charisma, age. */
		for (int i = 0; i < 3; i++)
			total[i] += criteria[c] * people[i];
	}
	for (int i = 0; i < 3; i++)
		assert_six(total[i], want[i]);
}
END_TEST

/* Harker 1987: consistent judgements give the same weights when one is left out. */
START_TEST(bridges_a_pair_that_was_not_judged)
{
	static const struct pairwise_row rows[] = {
		{ .over = 0, .under = 1, .by = 2 }, { .over = 1, .under = 2, .by = 3 },
	};
	double weights[3];

	weights_eigenvector(weights_pairwise_matrix(rows, 2, 3, &arena), weights, &arena);
	assert_six(weights[0], .6);
	assert_six(weights[1], .3);
	assert_six(weights[2], .1);
}
END_TEST

static struct weighting weigh(enum weight_method method, double *swing, size_t *ranked)
{
	struct selection *selection = x_bare(&arena);

	selection->attractiveness.method = method;
	selection->attractiveness.swing = swing;
	selection->attractiveness.ranked = ranked;
	return weights_of(&selection->attractiveness, &arena);
}

START_TEST(scales_swing_points_to_a_hundred)
{
	static const double want[] = { 30.3030, 24.2424, 21.2121, 12.1212, 9.0909, 3.0303 };
	double points[] = { 100, 80, 70, 40, 30, 10 };
	struct weighting weighting = weigh(WEIGHTS_SWING, points, NULL);

	for (int j = 0; j < X_FACTORS; j++)
		assert_close(weighting.percent[j], want[j], 5e-5);
	assert_six(weighting.raw_sum, 330);
}
END_TEST

START_TEST(gives_the_largest_centroid_to_the_factor_ranked_first)
{
	size_t ranked[] = { 5, 4, 3, 2, 1, 0 };
	struct weighting weighting = weigh(WEIGHTS_RANKED, NULL, ranked);

	assert_close(weighting.percent[5], 40.8333, 5e-5);
	assert_close(weighting.percent[0], 2.7778, 5e-5);
}
END_TEST

START_TEST(leaves_stated_weights_as_they_are)
{
	struct weighting weighting = weigh(WEIGHTS_STATED, NULL, NULL);

	for (int j = 0; j < X_FACTORS; j++)
		ck_assert_double_eq(weighting.percent[j], x_factors[j].weight);
	ck_assert_double_eq(weighting.raw_sum, 100);
	ck_assert(isnan(weighting.consistency_ratio));
}
END_TEST

START_TEST(counts_what_is_no_weight_as_nothing)
{
	double some[] = { 3, NOTHING, -2, 1 }, none[] = { -1, NOTHING, 0, -0.0 };

	weights_clean(some, 4);
	weights_percent(some, 4, some);
	ck_assert_double_eq(some[0], 75);
	ck_assert_double_eq(some[1], 0);
	ck_assert_double_eq(some[2], 0);
	ck_assert_double_eq(some[3], 25);
	weights_clean(none, 4);
	for (int i = 0; i < 4; i++)
		ck_assert_double_eq(none[i], 1);
}
END_TEST

START_TEST(has_a_random_index_beyond_the_tables)
{
	struct eigenweights eigen = { 0, .15 };

	assert_close(weights_consistency_ratio(eigen, 11, RANDOM_INDEX_SAATY), .15 / 1.51176, 1e-6);
	assert_six(weights_consistency_ratio(eigen, 2, RANDOM_INDEX_SAATY), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/weights");
	TCase *tcase = tcase_create("weights");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, weighs_a_ranking_by_its_centroid, 0, COUNT_OF(centroids));
	tcase_add_test(tcase, weighs_a_ranking_by_its_sum);
	tcase_add_loop_test(tcase, takes_the_principal_eigenvector_of_judgements, 0,
		COUNT_OF(judgements));
	tcase_add_test(tcase, combines_judgements_as_the_published_leader_example_does);
	tcase_add_test(tcase, bridges_a_pair_that_was_not_judged);
	tcase_add_test(tcase, scales_swing_points_to_a_hundred);
	tcase_add_test(tcase, gives_the_largest_centroid_to_the_factor_ranked_first);
	tcase_add_test(tcase, leaves_stated_weights_as_they_are);
	tcase_add_test(tcase, counts_what_is_no_weight_as_nothing);
	tcase_add_test(tcase, has_a_random_index_beyond_the_tables);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
