/* Figures of made-up selections: every operation finite and within the scene,
 * no text under 7 pt or over another, and the same scene twice. */
#include "compose/figures.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../../support/made.h"
#include "../../support/scene.h"
#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct type *type;

static void start(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	ck_assert_ptr_nonnull(type);
}

static void finish(void)
{
	type_close(type);
	arena_release(&arena);
}

static struct figure_context make_with_words(const struct made *made)
{
	struct figure_context context = {
		.results = analyse(made_selection(made, &arena), &arena), .type = type, .arena = &arena,
		.language = LANGUAGE_EN, .word = scene_word, .words = ARENA_NEW(&arena, struct wordbook),
	};
	const struct wordbook *book = wordbook_open(LANGUAGE_EN, &arena, &diag);

	ck_assert_ptr_nonnull(book);
	memcpy(context.words, book, sizeof(*book));
	return context;
}

/* ---- tests ---- */

static const struct made cases[] = {
	{ .accounts = 1 },
	{ .accounts = 2 },
	{ .accounts = 12 },
	{ .accounts = 24 },
	{ .accounts = 30, .long_names = true },
	{ .accounts = 24, .one_point = true },
	{ .accounts = 24, .ratio = true },
	{ .accounts = 24, .left = true },
	{ .accounts = 24, .no_values = true },
	{ .accounts = 24, .scale = 5 },
	{ .accounts = 60 },
	{ .accounts = 80, .long_names = true },
	{ .accounts = 81 },
	{ .accounts = 200 },
	{ .accounts = 400 },
	{ .accounts = 200, .one_point = true },
	{ .accounts = 24, .chinese = true },
	{ .accounts = 60, .chinese = true, .long_names = true },
};

START_TEST(matrices_lie_within_their_scene)
{
	struct figure_context context = make_with_words(&cases[_i]);

	scene_judge(figure_matrix(&context, MATRIX_PAGE), "matrix");
	scene_judge(figure_cover_matrix(&context), "cover");
	scene_judge(figure_small_matrix(&context), "small");
}
END_TEST

START_TEST(panels_lie_within_their_scene)
{
	struct figure_context context = make_with_words(&cases[_i]);

	for (size_t i = 0; i < context.results->account_count && i < 12; i++) {
		const struct account_result *account = &context.results->accounts[i];
		scene_judge(figure_position(&context, account), "position");
		scene_judge(figure_why(&context, account), "why");
		scene_judge(figure_rating(&context, account), "rating");
	}
}
END_TEST

START_TEST(rows_lie_within_their_scene)
{
	struct figure_context context = make_with_words(&cases[_i]);

	scene_judge(figure_ranking(&context, FIGURE_ATTRACTIVENESS, 0), "ranking");
	scene_judge(figure_ranking(&context, FIGURE_STRENGTH, 20), "ranking by strength");
	for (size_t from = 0; from < context.results->account_count; from += FIGURE_SCORE_ROWS)
		scene_judge(figure_scores(&context, from, from + FIGURE_SCORE_ROWS), "scores");
	for (size_t from = 0, to; from < figure_profile_count(&context) && from < 18; from = to) {
		to = figure_profile_end(&context, from);
		scene_judge(figure_profiles(&context, from, to), "profiles");
		ck_assert_uint_le(to - from, FIGURE_PROFILE_PANELS);
		ck_assert(to - from >= 3 || from == 0);
	}
}
END_TEST

static const struct made segmented[] = {
	{ .accounts = 1, .segments = 2 },
	{ .accounts = 5, .segments = 7 },
	{ .accounts = 24, .segments = 5 },
	{ .accounts = 24, .segments = 2, .one_point = true },
	{ .accounts = 30, .segments = 3, .ratio = true, .left = true },
	{ .accounts = 40, .segments = 4, .long_names = true },
	{ .accounts = 80, .segments = 9, .no_values = true },
	{ .accounts = 400, .segments = 4 },
	{ .accounts = 24, .segments = 4, .scale = 5 },
	{ .accounts = 24, .segments = 3, .chinese = true },
};

START_TEST(segments_lie_within_their_scene)
{
	struct figure_context context = make_with_words(&segmented[_i]);
	size_t count = figure_segment_count(&context), drawn = 0;

	ck_assert_uint_le(count, segmented[_i].segments - 1); /* the last is empty */
	for (size_t from = 0; from < count; from += FIGURE_SEGMENT_PANELS) {
		struct figure figure = figure_segments(&context, from, from + FIGURE_SEGMENT_PANELS);
		scene_judge(figure, "segments");
		drawn += (size_t)figure.drawn;
	}
	ck_assert_uint_eq(drawn + (size_t)figure_matrix(&context, MATRIX_PAGE).left_out, segmented[_i].accounts);
	ck_assert_ptr_null(figure_segments(&context, count, count + 1).scene);
}
END_TEST

START_TEST(movements_lie_within_their_scene)
{
	struct figure_context context = make_with_words(&cases[_i]);

	scene_judge(figure_movement(&context), "movement");
}
END_TEST

START_TEST(says_who_changed_class)
{
	struct figure_context context = make_with_words(&cases[3]);
	struct account_result *results = context.results->accounts;
	struct account *accounts = context.results->selection->accounts;
	struct figure figure;

	for (size_t i = 0; i < context.results->account_count; i++)
		accounts[i].previous.given = false;
	ck_assert_ptr_null(figure_movement(&context).scene);
	accounts[0].previous = (struct previous){ .given = true,
		.class = CLASS_KEY, .attractiveness = 2, .strength = 1 };
	results[0].class = CLASS_MAINTENANCE;
	figure = figure_movement(&context);
	ck_assert_str_eq(figure.alt, "1 of 1 accounts changed class since the last review. "
		"Account 0 Fen: Key to Maintenance.");
	ck_assert(scene_has_text(figure.scene, "23 accounts are new"));
}
END_TEST

static const struct made scored[] = {
	{ .accounts = 1, .scorers = 2 },
	{ .accounts = 24, .scorers = 3 },
	{ .accounts = 24, .scorers = 5, .scale = 5 },
	{ .accounts = 80, .scorers = 4, .long_names = true },
	{ .accounts = 24, .scorers = 12 },
	{ .accounts = 12, .scorers = 4, .one_point = true },
};

START_TEST(agreements_lie_within_their_scene)
{
	struct figure_context context = make_with_words(&scored[_i]);
	struct figure figure = figure_agreement(&context);

	ck_assert_ptr_nonnull(figure.scene);
	scene_judge(figure, "agreement");
}
END_TEST

START_TEST(one_scorer_is_no_agreement)
{
	static const struct made alone = { .accounts = 5, .scorers = 1 };
	struct figure_context context = make_with_words(&alone);

	ck_assert_ptr_null(figure_agreement(&context).scene);
}
END_TEST

static void assert_none(struct figure figure)
{
	ck_assert_ptr_null(figure.scene);
	ck_assert_str_eq(figure.alt, "");
}

START_TEST(draws_nothing_where_there_is_nothing)
{
	static const struct made empty[] = { { .accounts = 0 }, { .accounts = 3, .unknown = true } };
	struct figure_context context = make_with_words(&empty[_i]);

	assert_none(figure_matrix(&context, MATRIX_PAGE));
	assert_none(figure_cover_matrix(&context));
	assert_none(figure_small_matrix(&context));
	assert_none(figure_ranking(&context, FIGURE_ATTRACTIVENESS, 0));
	assert_none(figure_ranking(&context, FIGURE_STRENGTH, 0));
	assert_none(figure_profiles(&context, 0, 9));
	ck_assert_uint_eq(figure_profile_count(&context), 0);
	ck_assert_int_eq(figure_matrix(&context, MATRIX_PAGE).left_out, (int)empty[_i].accounts);
	for (size_t i = 0; i < empty[_i].accounts; i++)
		assert_none(figure_position(&context, &context.results->accounts[i]));
}
END_TEST

START_TEST(counts_what_it_left_out)
{
	struct figure_context context = make_with_words(&cases[3]);
	struct account_result *first = (struct account_result *)context.results->accounts;
	struct figure figure;

	first->strength.value.estimate = (double)NAN;
	figure = figure_matrix(&context, MATRIX_PAGE);
	ck_assert_int_eq(figure.left_out, 1);
	ck_assert_int_eq(figure.drawn, 23);
	ck_assert_ptr_nonnull(strstr(figure.alt, "not drawn"));
}
END_TEST

START_TEST(values_outside_the_scale_stay_on_its_border)
{
	struct figure_context context = make_with_words(&cases[3]);
	struct account_result *accounts = (struct account_result *)context.results->accounts;

	accounts[0].strength.value = (struct interval){ 900, 1000, 1100 };
	accounts[1].strength.value = (struct interval){ -1100, -1000, -900 };
	accounts[2].attractiveness.value = (struct interval){ 90, 100, 110 };
	accounts[3].attractiveness.value = (struct interval){ -110, -100, -90 };
	scene_judge(figure_matrix(&context, MATRIX_PAGE), "matrix");
	scene_judge(figure_cover_matrix(&context), "cover");
	scene_judge(figure_small_matrix(&context), "small");
	scene_judge(figure_position(&context, &accounts[0]), "position");
	scene_judge(figure_ranking(&context, FIGURE_STRENGTH, 0), "ranking");
	scene_judge(figure_scores(&context, 0, 36), "scores");
	scene_judge(figure_movement(&context), "movement");
	scene_judge(figure_why(&context, &accounts[0]), "why");
}
END_TEST

/* The ring of the last review: r 2.6, white, its outline in ink. */
static bool is_ring(const struct scene_op *op)
{
	return op->kind == SCENE_CIRCLE && fabs(op->circle.r - 2.6) < 1e-9 &&
	       op->paint.fill == COLOR_PAPER && op->paint.stroke == COLOR_INK;
}

START_TEST(the_ring_of_the_last_review_stays_whole)
{
	struct figure_context context = make_with_words(&cases[3]);
	struct account_result *own = context.results->accounts;
	struct account *account = context.results->selection->accounts;
	bool found = false;

	account->previous = (struct previous){ .given = true, .class = CLASS_KEY,
		.attractiveness = own->attractiveness.value.estimate + 0.1,
		.strength = own->strength.value.estimate };
	const struct scene *scene = figure_position(&context, own).scene;
	for (size_t i = 0; i < scene->count; i++) {
		found = found || is_ring(&scene->ops[i]);
		ck_assert_msg(!found || is_ring(&scene->ops[i]) || scene->ops[i].paint.fill == COLOR_NONE ||
			scene->ops[i].kind == SCENE_TEXT, "operation %zu is filled over the ring", i);
	}
	ck_assert(found);
}
END_TEST

static void assert_equal(const struct scene *one, const struct scene *two)
{
	ck_assert_uint_eq(one->count, two->count);
	for (size_t i = 0; i < one->count; i++) {
		struct extent a = scene_extent(&one->ops[i], one), b = scene_extent(&two->ops[i], two);
		ck_assert_int_eq(one->ops[i].kind, two->ops[i].kind);
		ck_assert_mem_eq(&a, &b, sizeof(a));
	}
}

START_TEST(draws_the_same_twice)
{
	struct figure_context context = make_with_words(&cases[_i]);

	assert_equal(figure_matrix(&context, MATRIX_PAGE).scene, figure_matrix(&context, MATRIX_PAGE).scene);
	assert_equal(figure_scores(&context, 0, 36).scene, figure_scores(&context, 0, 36).scene);
}
END_TEST

START_TEST(thresholds_carry_their_value)
{
	struct figure_context context = make_with_words(&cases[3]);

	ck_assert(scene_has_text(figure_matrix(&context, MATRIX_PAGE).scene, "threshold 5"));
	ck_assert(scene_has_text(figure_matrix(&context, MATRIX_PAGE).scene, "0 = level with the best rival"));
	ck_assert(scene_has_text(figure_ranking(&context, FIGURE_ATTRACTIVENESS, 0).scene, "threshold 5"));
	ck_assert(scene_has_text(figure_scores(&context, 0, 36).scene, "threshold 5"));
}
END_TEST

static const struct { const char *name, *first, *last; } heads[] = {
	{ "合作开放度", "合作", "开放度" },
	{ "水性化需要", "水性化", "需要" },
	{ "人事制度稳定", "人事制度", "稳定" },
	{ "三年利润潜力", "三年利润", "潜力" },
};

START_TEST(chinese_heads_are_parted_between_words)
{
	static const struct made made = { .accounts = 5, .chinese = true };
	struct figure_context context = make_with_words(&made);
	struct factor *factor = context.results->selection->attractiveness.factors;

	factor->name = (struct words){ .any = heads[_i].name };
	const struct scene *scene = figure_scores(&context, 0, 5).scene;
	ck_assert(scene_has_text(scene, heads[_i].first));
	ck_assert(scene_has_text(scene, heads[_i].last));
}
END_TEST

START_TEST(all_of_few_accounts_are_named)
{
	struct figure_context context = make_with_words(&cases[2]);
	struct figure figure = figure_matrix(&context, MATRIX_PAGE);

	for (size_t i = 0; i < context.results->account_count; i++) {
		const char *name = context.results->accounts[i].account->name.any;
		const char *last = strrchr(name, ' ') + 1;
		bool found = scene_has_text(figure.scene, name) || scene_has_text(figure.scene, last);
		for (size_t k = 0; k < figure.scene->count && !found; k++)
			found = figure.scene->ops[k].kind == SCENE_TEXT &&
			        strstr(name, figure.scene->ops[k].text.text) == name;
		ck_assert_msg(found, "%s", name);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("compose/figures");
	TCase *tests = tcase_create("figures");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, start, finish);
	tcase_add_loop_test(tests, matrices_lie_within_their_scene, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, panels_lie_within_their_scene, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, rows_lie_within_their_scene, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, segments_lie_within_their_scene, 0, COUNT_OF(segmented));
	tcase_add_loop_test(tests, movements_lie_within_their_scene, 0, COUNT_OF(cases));
	tcase_add_test(tests, says_who_changed_class);
	tcase_add_loop_test(tests, agreements_lie_within_their_scene, 0, COUNT_OF(scored));
	tcase_add_test(tests, one_scorer_is_no_agreement);
	tcase_add_loop_test(tests, draws_nothing_where_there_is_nothing, 0, 2);
	tcase_add_loop_test(tests, draws_the_same_twice, 2, 4);
	tcase_add_test(tests, counts_what_it_left_out);
	tcase_add_test(tests, values_outside_the_scale_stay_on_its_border);
	tcase_add_test(tests, the_ring_of_the_last_review_stays_whole);
	tcase_add_test(tests, thresholds_carry_their_value);
	tcase_add_loop_test(tests, chinese_heads_are_parted_between_words, 0, COUNT_OF(heads));
	tcase_add_test(tests, all_of_few_accounts_are_named);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
