/* Figures on pages of another size: stretched, their texts and marks as they are. */
#include "write/pdf_layout.h"

#include "../../support/unit.h"

static struct arena arena;

static void start(void)
{
	arena_init(&arena);
}

static void finish(void)
{
	arena_release(&arena);
}

/* A bar, a name, and a mark in a group. */
static struct scene *make_scene(void)
{
	struct scene *scene = scene_new(&arena, 400, 200);

	scene_rect(scene, 100, 50, 40, 10, (struct paint){ .fill = COLOR_INK });
	scene_text(scene, &(struct scene_text){ .x = 200, .baseline = 100, .text = "Kestner",
		.role = FONT_SANS, .size_pt = 7, .width_pt = 26 });
	scene_group_begin(scene, "kestner", "Kestner", "");
	scene_mark(scene, MARK_DEVELOPMENT, 300, 150, 10);
	scene_group_end(scene);
	return scene;
}

START_TEST(places_are_stretched_and_sizes_kept)
{
	const struct scene *before = make_scene();
	const struct scene *scene = scene_stretched(before, (const double[]){ 1.1, 0.8 }, &arena);
	const struct path_point *mark = scene->ops[3].path.points;

	ck_assert_double_eq_tol(scene->width_pt, 440, 1e-9);
	ck_assert_double_eq_tol(scene->height_pt, 160, 1e-9);
	ck_assert_double_eq_tol(scene->ops[0].rect.x, 110, 1e-9);
	ck_assert_double_eq_tol(scene->ops[0].rect.width, 44, 1e-9);
	ck_assert_double_eq_tol(scene->ops[0].rect.height, 8, 1e-9);
	ck_assert_double_eq_tol(scene->ops[1].text.x, 220, 1e-9);
	ck_assert_double_eq_tol(scene->ops[1].text.size_pt, 7, 1e-9);
	ck_assert_double_eq_tol(mark[0].x, 330, 1e-9);           /* the upper corner */
	ck_assert_double_eq_tol(mark[0].y, 120 - 12.533, 1e-9);
	ck_assert_double_eq_tol(mark[1].x, 330 + 12.533, 1e-9);  /* the right one */
	ck_assert_double_eq_tol(before->ops[3].path.points[0].x, 300, 1e-9);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("write/layout_scene");
	TCase *tests = tcase_create("scenes");

	tcase_add_checked_fixture(tests, start, finish);
	tcase_add_test(tests, places_are_stretched_and_sizes_kept);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
