#include "doc/scene.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define POINTS(array) (sizeof(array) / sizeof((array)[0]))

/* Marks of equal area for radius r: pi r^2 = 2 d^2 = (2 s)^2. */
#define DIAMOND_REACH 1.2533
#define SQUARE_REACH 0.8862
/* A triangle of that area would be wider than the room that text has for a mark. */
#define TRIANGLE_REACH 1.15

/* Outlines of a mark at full size; small marks keep the proportion, so that
 * the outline never eats the colour. */
#define PAPER_OUTLINE_PT 0.75
#define DARK_OUTLINE_PT 0.7
#define RING_OUTLINE_PT 1.2

static bool all_finite(const double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!isfinite(values[i]))
			return false;
	return true;
}

static struct scene_op *add_op(struct scene *scene, enum scene_kind kind)
{
	struct scene_op *op;

	scene->ops = arena_grow(scene->arena, scene->ops, sizeof(*scene->ops), scene->count,
	                        &scene->capacity);
	op = &scene->ops[scene->count++];
	memset(op, 0, sizeof(*op));
	op->kind = kind;
	op->paint.fill = COLOR_NONE;
	op->paint.stroke = COLOR_NONE;
	return op;
}

struct scene *scene_new(struct arena *arena, double width_pt, double height_pt)
{
	struct scene *scene = ARENA_NEW(arena, struct scene);

	assert(isfinite(width_pt) && isfinite(height_pt));
	scene->arena = arena;
	scene->width_pt = width_pt;
	scene->height_pt = height_pt;
	return scene;
}

static void assert_finite_points(const struct path_point *points, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const double values[] = { points[i].x,  points[i].y,  points[i].x1,
			                  points[i].y1, points[i].x2, points[i].y2 };
		assert(all_finite(values, POINTS(values)));
		(void)values;
	}
}

void scene_path(struct scene *scene, const struct path_point *points, size_t count,
                struct paint paint)
{
	struct path_point *copy = ARENA_ARRAY(scene->arena, struct path_point, count);
	struct scene_op *op;

	assert_finite_points(points, count);
	for (size_t i = 0; i < count; i++)
		copy[i] = points[i];
	op = add_op(scene, SCENE_PATH);
	op->paint = paint;
	op->path.points = copy;
	op->path.count = count;
}

void scene_line(struct scene *scene, double x1, double y1, double x2, double y2, struct paint paint)
{
	const struct path_point points[] = {
		{ .verb = PATH_MOVE, .x = x1, .y = y1 },
		{ .verb = PATH_LINE, .x = x2, .y = y2 },
	};

	paint.fill = COLOR_NONE;
	scene_path(scene, points, POINTS(points), paint);
}

void scene_circle(struct scene *scene, double x, double y, double r, struct paint paint)
{
	const double values[] = { x, y, r };
	struct scene_op *op = add_op(scene, SCENE_CIRCLE);

	assert(all_finite(values, POINTS(values)));
	(void)values;
	op->paint = paint;
	op->circle.x = x;
	op->circle.y = y;
	op->circle.r = r;
}

void scene_rounded(struct scene *scene, double x, double y, double width, double height,
                   double corner, struct paint paint)
{
	const double values[] = { x, y, width, height, corner };
	struct scene_op *op = add_op(scene, SCENE_RECT);

	assert(all_finite(values, POINTS(values)));
	(void)values;
	op->paint = paint;
	op->rect.x = x;
	op->rect.y = y;
	op->rect.width = width;
	op->rect.height = height;
	op->rect.corner = corner;
}

void scene_rect(struct scene *scene, double x, double y, double width, double height,
                struct paint paint)
{
	scene_rounded(scene, x, y, width, height, 0, paint);
}

void scene_hatch(struct scene *scene, double x, double y, double width, double height, double pitch,
                 struct paint paint)
{
	const double values[] = { x, y, width, height, pitch };
	struct scene_op *op = add_op(scene, SCENE_HATCH);

	assert(all_finite(values, POINTS(values)) && pitch > 0);
	(void)values;
	op->paint = paint;
	op->hatch.x = x;
	op->hatch.y = y;
	op->hatch.width = width;
	op->hatch.height = height;
	op->hatch.pitch = pitch;
}

static void draw_diamond(struct scene *scene, double x, double y, double reach, struct paint paint)
{
	const struct path_point points[] = {
		{ .verb = PATH_MOVE, .x = x, .y = y - reach },
		{ .verb = PATH_LINE, .x = x + reach, .y = y },
		{ .verb = PATH_LINE, .x = x, .y = y + reach },
		{ .verb = PATH_LINE, .x = x - reach, .y = y },
		{ .verb = PATH_CLOSE, .x = x, .y = y - reach },
	};

	scene_path(scene, points, POINTS(points), paint);
}

/* Its centre of gravity lies at the point. */
static void draw_triangle(struct scene *scene, double x, double y, double r, struct paint paint)
{
	const double half = TRIANGLE_REACH * r, height = sqrt(3) * half;
	const struct path_point points[] = {
		{ .verb = PATH_MOVE, .x = x, .y = y - height * 2 / 3 },
		{ .verb = PATH_LINE, .x = x + half, .y = y + height / 3 },
		{ .verb = PATH_LINE, .x = x - half, .y = y + height / 3 },
		{ .verb = PATH_CLOSE, .x = x, .y = y - height * 2 / 3 },
	};

	scene_path(scene, points, POINTS(points), paint);
}

/* A hollow circle whose outline lies inside r. */
static void draw_ring(struct scene *scene, double x, double y, double r, struct paint paint)
{
	paint.fill = COLOR_PAPER;
	paint.width_pt = fmin(RING_OUTLINE_PT, 0.3 * r);
	scene_circle(scene, x, y, r - paint.width_pt / 2, paint);
}

void scene_mark(struct scene *scene, enum mark mark, double x, double y, double r)
{
	const double side = SQUARE_REACH * r;
	const struct paint paper = { .stroke = COLOR_PAPER,
		                     .width_pt = fmin(PAPER_OUTLINE_PT, 0.15 * r) };
	struct paint paint = paper;

	switch (mark) {
	case MARK_KEY:
		paint.fill = COLOR_KEY;
		scene_circle(scene, x, y, r, paint);
		break;
	case MARK_DEVELOPMENT:
		paint.fill = COLOR_DEVELOPMENT;
		draw_diamond(scene, x, y, DIAMOND_REACH * r, paint);
		break;
	case MARK_MAINTENANCE:
		paint.fill = COLOR_MAINTENANCE;
		paint.stroke = COLOR_MAINTENANCE_TEXT;
		paint.width_pt = fmin(DARK_OUTLINE_PT, 0.2 * r);
		scene_rect(scene, x - side, y - side, 2 * side, 2 * side, paint);
		break;
	case MARK_OPPORTUNISTIC:
		paint.stroke = COLOR_OPPORTUNISTIC;
		draw_ring(scene, x, y, r, paint);
		break;
	case MARK_UNDETERMINED:
		paint.stroke = COLOR_MUTED;
		paint.dash_pt = 0.5 * r;
		paint.gap_pt = 0.4 * r;
		draw_ring(scene, x, y, r, paint);
		break;
	case MARK_ERROR:
		paint.fill = COLOR_STOP;
		scene_rect(scene, x - side, y - side, 2 * side, 2 * side, paint);
		break;
	case MARK_WARNING:
		paint.fill = COLOR_WARNING;
		draw_triangle(scene, x, y, r, paint);
		break;
	case MARK_NOTE:
		paint.stroke = COLOR_MUTED;
		draw_ring(scene, x, y, r, paint);
		break;
	}
}

void scene_text(struct scene *scene, const struct scene_text *text)
{
	const double values[] = { text->x, text->baseline, text->size_pt, text->width_pt };
	struct scene_op *op = add_op(scene, SCENE_TEXT);

	assert(all_finite(values, POINTS(values)) && text->text != NULL);
	(void)values;
	op->paint.fill = text->color;
	op->text.x = text->x;
	op->text.baseline = text->baseline;
	op->text.text = arena_string(scene->arena, text->text);
	op->text.role = text->role;
	op->text.size_pt = text->size_pt;
	op->text.width_pt = text->width_pt;
	op->text.anchor = text->anchor;
	op->text.vertical = text->vertical;
}

void scene_group_begin(struct scene *scene, const char *id, const char *title, const char *target)
{
	struct scene_op *op = add_op(scene, SCENE_GROUP_BEGIN);

	op->group.id = arena_string(scene->arena, id);
	op->group.title = arena_string(scene->arena, title);
	op->group.target = arena_string(scene->arena, target);
}

void scene_group_end(struct scene *scene)
{
	add_op(scene, SCENE_GROUP_END);
}
