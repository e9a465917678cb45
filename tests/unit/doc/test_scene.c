#include "doc/scene.h"

#include <math.h>
#include <string.h>

#include "../../support/unit.h"

static const double pi = 3.14159265358979323846;

/* The area that a mark fills or, for rings, encloses with its outline. */
static double area_of(const struct scene_op *op)
{
	const double half = op->paint.width_pt / 2;

	if (op->kind == SCENE_CIRCLE)
		return pi * pow(op->circle.r + (op->paint.fill == COLOR_PAPER ? half : 0), 2);
	if (op->kind == SCENE_RECT)
		return op->rect.width * op->rect.height;
	return 2 * pow(op->path.points[1].x - op->path.points[0].x, 2);
}

START_TEST(gives_all_marks_the_same_area)
{
	struct arena arena;
	struct scene *scene;

	arena_init(&arena);
	scene = scene_new(&arena, 100, 100);
	scene_mark(scene, (enum mark)_i, 50, 50, 20);
	ck_assert_uint_eq(scene->count, 1);
	ck_assert_double_eq_tol(area_of(scene->ops), pi * 400, 0.5);
	arena_release(&arena);
}
END_TEST

static const struct { enum mark mark; enum scene_kind kind; enum color_role fill, stroke; } marks[] = {
	{ MARK_KEY, SCENE_CIRCLE, COLOR_KEY, COLOR_PAPER },
	{ MARK_DEVELOPMENT, SCENE_PATH, COLOR_DEVELOPMENT, COLOR_PAPER },
	{ MARK_MAINTENANCE, SCENE_RECT, COLOR_MAINTENANCE, COLOR_MAINTENANCE_TEXT },
	{ MARK_OPPORTUNISTIC, SCENE_CIRCLE, COLOR_PAPER, COLOR_OPPORTUNISTIC },
	{ MARK_UNDETERMINED, SCENE_CIRCLE, COLOR_PAPER, COLOR_MUTED },
	{ MARK_ERROR, SCENE_RECT, COLOR_STOP, COLOR_PAPER },
	{ MARK_NOTE, SCENE_CIRCLE, COLOR_PAPER, COLOR_MUTED },
	{ MARK_WARNING, SCENE_PATH, COLOR_WARNING, COLOR_PAPER },
};

START_TEST(tells_marks_by_shape_and_colour)
{
	struct arena arena;
	struct scene *scene;

	arena_init(&arena);
	scene = scene_new(&arena, 100, 100);
	scene_mark(scene, marks[_i].mark, 50, 50, 1.2);
	ck_assert_int_eq(scene->ops[0].kind, marks[_i].kind);
	ck_assert_int_eq(scene->ops[0].paint.fill, marks[_i].fill);
	ck_assert_int_eq(scene->ops[0].paint.stroke, marks[_i].stroke);
	ck_assert_double_lt(scene->ops[0].paint.width_pt, 0.5);
	arena_release(&arena);
}
END_TEST

START_TEST(keeps_copies_of_what_it_draws)
{
	struct path_point points[] = { { .verb = PATH_MOVE, .x = 1 }, { .verb = PATH_LINE, .x = 2 } };
	char word[] = "word";
	struct scene_text text = { .text = word, .color = COLOR_INK, .size_pt = 7 };
	struct arena arena;
	struct scene *scene;

	arena_init(&arena);
	scene = scene_new(&arena, 100, 50);
	scene_path(scene, points, 2, (struct paint){ .fill = COLOR_NONE });
	scene_text(scene, &text);
	scene_group_begin(scene, word, word, "");
	points[1].x = 9;
	word[0] = 'x';
	ck_assert_double_eq(scene->ops[0].path.points[1].x, 2);
	ck_assert_str_eq(scene->ops[1].text.text, "word");
	ck_assert_int_eq(scene->ops[1].paint.fill, COLOR_INK);
	ck_assert_str_eq(scene->ops[2].group.title, "word");
	arena_release(&arena);
}
END_TEST

START_TEST(grows_with_its_operations)
{
	struct arena arena;
	struct scene *scene;

	arena_init(&arena);
	scene = scene_new(&arena, 100, 50);
	for (int i = 0; i < 5000; i++)
		scene_line(scene, 0, 0, i, i, (struct paint){ .stroke = COLOR_INK, .fill = COLOR_INK });
	ck_assert_uint_eq(scene->count, 5000);
	ck_assert_double_eq(scene->ops[4999].path.points[1].x, 4999);
	ck_assert_int_eq(scene->ops[0].paint.fill, COLOR_NONE);
	arena_release(&arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("scene");
	TCase *all = tcase_create("scene");

	tcase_add_loop_test(all, gives_all_marks_the_same_area, 0, MARK_WARNING); /* a triangle is smaller */
	tcase_add_loop_test(all, tells_marks_by_shape_and_colour, 0, COUNT_OF(marks));
	tcase_add_test(all, keeps_copies_of_what_it_draws);
	tcase_add_test(all, grows_with_its_operations);
	suite_add_tcase(suite, all);
	return unit_run(suite);
}
