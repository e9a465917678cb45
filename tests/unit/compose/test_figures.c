/* Figures of made-up selections: every operation finite and within the scene,
 * no text under 7 pt or over another, and the same scene twice. */
#include "compose/figures.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../../support/scene.h"
#include "../../support/unit.h"

enum { FACTORS = 6, RIVALS = 3, RATINGS = 5 };

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

/* ---- selections ---- */

/* What kind of selection is made. */
struct made {
	size_t accounts;
	bool one_point;     /* all accounts alike */
	bool ratio, left;   /* strength by ratio; the strong side at the left */
	bool long_names;
	bool unknown;       /* nothing is known of any account */
	bool no_values;     /* reachable business not known */
	double scale;       /* top of the scale, 0 = 10 */
};

static double uniform(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return (double)(*state >> 8) / 16777216.0;
}

static struct score some_score(const struct made *made, unsigned *state)
{
	double top = made->scale > 0 ? made->scale : 10, value = floor(uniform(state) * (top + 0.999));
	double chance = uniform(state);

	if (made->unknown || (!made->one_point && chance < 0.04))
		return (struct score){ .kind = SCORE_UNKNOWN };
	if (made->one_point)
		value = floor(top / 2);
	if (!made->one_point && chance < 0.1)
		return (struct score){ .kind = SCORE_RANGE, .low = value / 2, .high = value };
	return (struct score){ .kind = SCORE_NUMBER, .low = value, .high = value };
}

static void rate(struct account *account, const struct made *made, unsigned *state)
{
	static struct competitor rivals[RIVALS] = {
		{ .id = "a", .name = { .any = "Nova Paints" } }, { .id = "b", .name = { .any = "Orion" } },
		{ .id = "c", .name = { .any = "A rival whose name is very long indeed" } },
	};
	struct strength *strength = &account->strength;

	strength->given = true;
	strength->asked = ASKED_CUSTOMER;
	strength->rival_count = RIVALS;
	strength->rivals = ARENA_ARRAY(&arena, const struct competitor *, RIVALS);
	for (int r = 0; r < RIVALS; r++)
		strength->rivals[r] = &rivals[r];
	strength->factor_count = RATINGS;
	strength->factors = ARENA_ARRAY(&arena, struct rating_factor, RATINGS);
	for (int k = 0; k < RATINGS; k++) {
		struct rating_factor *factor = &strength->factors[k];
		factor->id = "k";
		factor->name.any = k == 2 ? "A factor that the customer calls by a long name" : "Price";
		factor->weight = 100.0 / RATINGS;
		factor->us = some_score(made, state);
		factor->rivals = ARENA_ARRAY(&arena, struct score, RIVALS);
		for (int r = 0; r < RIVALS; r++)
			factor->rivals[r] = some_score(made, state);
	}
}

static const char *name_of(const struct made *made, size_t i)
{
	static const char *const words[] = { "Fen", "Thistlemoor", "Kühllogistik", "& Sons", "Hotels" };
	const char *name = arena_printf(&arena, "Account %zu %s", i, words[i % 5]);

	for (int part = 0; made->long_names && part < 20; part++)
		name = arena_printf(&arena, "%s %s", name, words[(i + (size_t)part) % 5]);
	return name;
}

static void add_account(struct selection *selection, const struct made *made, unsigned *state)
{
	size_t i = selection->account_count++;
	struct account *account = &selection->accounts[i];

	account->id = arena_printf(&arena, "account-%05zu", i);
	account->name.any = name_of(made, i);
	account->revenue = account->days = account->days_now = 10;
	account->reachable = made->no_values ? (double)NAN : 10 + 4000 * uniform(state) * uniform(state);
	account->decision.class = CLASS_UNDETERMINED;
	account->scores = ARENA_ARRAY(&arena, struct score, FACTORS);
	for (int k = 0; k < FACTORS; k++)
		account->scores[k] = some_score(made, state);
	rate(account, made, state);
	if (uniform(state) < 0.4)
		account->previous = (struct previous){ .given = true, .date = { 2025, 10, 30 },
			.class = CLASS_OPPORTUNISTIC, .attractiveness = 10 * uniform(state),
			.strength = made->ratio ? 1.1 : 4 * uniform(state) - 2 };
	account->plan.given = true;
	account->plan.goal_class = CLASS_KEY;
}

static void add_factors(struct selection *selection)
{
	static const char *const names[FACTORS] = {
		"Three-year potential", "Growth", "Margin they allow", "Openness to us", "Reach", "Technical",
	};

	selection->attractiveness.factor_count = FACTORS;
	selection->attractiveness.factors = ARENA_ARRAY(&arena, struct factor, FACTORS);
	for (int k = 0; k < FACTORS; k++)
		selection->attractiveness.factors[k] = (struct factor){ .id = names[k],
			.name = { .any = names[k] }, .weight = k == 0 ? 25 : 15 };
}

static struct figure_context make(const struct made *made)
{
	struct selection *selection = ARENA_NEW(&arena, struct selection);
	struct matrix *matrix = &selection->matrix;
	unsigned state = 7;

	selection->as_of = (struct date){ 2026, 10, 30 };
	selection->language_count = 1;
	selection->currency = "GBP";
	selection->amounts_in = 1000;
	matrix->scale = (struct scale){ made->scale > 0 ? 1 : 0, made->scale > 0 ? made->scale : 10, 1 };
	matrix->attractiveness_threshold_kind = THRESHOLD_DEFAULT;
	matrix->strength = made->ratio ? STRENGTH_RATIO : STRENGTH_DIFFERENCE;
	matrix->strength_threshold = made->ratio ? 1 : 0;
	matrix->strong_side = made->left ? STRONG_LEFT : STRONG_RIGHT;
	matrix->on_the_line_strength = SIDE_LOW;
	selection->resources.capacity_days = (double)NAN;
	add_factors(selection);
	selection->accounts = ARENA_ARRAY(&arena, struct account, made->accounts + 1);
	while (selection->account_count < made->accounts)
		add_account(selection, made, &state);
	return (struct figure_context){ .results = analyse(selection, &arena), .type = type,
		.arena = &arena, .language = LANGUAGE_EN, .word = scene_word,
		.words = ARENA_NEW(&arena, struct wordbook) };
}

static struct figure_context make_with_words(const struct made *made)
{
	struct figure_context context = make(made);
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
};

START_TEST(matrices_lie_within_their_scene)
{
	struct figure_context context = make_with_words(&cases[_i]);

	scene_judge(figure_matrix(&context), "matrix");
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
	for (size_t from = 0; from < figure_profile_count(&context) && from < 18;
	     from += FIGURE_PROFILE_PANELS)
		scene_judge(figure_profiles(&context, from, from + FIGURE_PROFILE_PANELS), "profiles");
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

	assert_none(figure_matrix(&context));
	assert_none(figure_cover_matrix(&context));
	assert_none(figure_small_matrix(&context));
	assert_none(figure_ranking(&context, FIGURE_ATTRACTIVENESS, 0));
	assert_none(figure_ranking(&context, FIGURE_STRENGTH, 0));
	assert_none(figure_profiles(&context, 0, 9));
	ck_assert_uint_eq(figure_profile_count(&context), 0);
	ck_assert_int_eq(figure_matrix(&context).left_out, (int)empty[_i].accounts);
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
	figure = figure_matrix(&context);
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
	scene_judge(figure_matrix(&context), "matrix");
	scene_judge(figure_cover_matrix(&context), "cover");
	scene_judge(figure_small_matrix(&context), "small");
	scene_judge(figure_position(&context, &accounts[0]), "position");
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

	assert_equal(figure_matrix(&context).scene, figure_matrix(&context).scene);
	assert_equal(figure_scores(&context, 0, 36).scene, figure_scores(&context, 0, 36).scene);
}
END_TEST

START_TEST(thresholds_carry_their_value)
{
	struct figure_context context = make_with_words(&cases[3]);

	ck_assert(scene_has_text(figure_matrix(&context).scene, "threshold 5"));
	ck_assert(scene_has_text(figure_matrix(&context).scene, "0 = level with the best rival"));
	ck_assert(scene_has_text(figure_ranking(&context, FIGURE_ATTRACTIVENESS, 0).scene, "threshold 5"));
	ck_assert(scene_has_text(figure_scores(&context, 0, 36).scene, "threshold 5"));
}
END_TEST

START_TEST(all_of_few_accounts_are_named)
{
	struct figure_context context = make_with_words(&cases[2]);
	struct figure figure = figure_matrix(&context);

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
	tcase_add_loop_test(tests, draws_nothing_where_there_is_nothing, 0, 2);
	tcase_add_loop_test(tests, draws_the_same_twice, 2, 4);
	tcase_add_test(tests, counts_what_it_left_out);
	tcase_add_test(tests, values_outside_the_scale_stay_on_its_border);
	tcase_add_test(tests, thresholds_carry_their_value);
	tcase_add_test(tests, all_of_few_accounts_are_named);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
