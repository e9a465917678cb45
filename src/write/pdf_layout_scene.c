/* A figure in another size: the same operations, all lengths scaled. */
#include <math.h>

#include "write/pdf_layout.h"

static const struct path_point *scale_points(const struct path_point *points, size_t count,
					     double factor, struct arena *arena)
{
	struct path_point *scaled = ARENA_ARRAY(arena, struct path_point, count);

	for (size_t i = 0; i < count; i++) {
		scaled[i] = points[i];
		scaled[i].x *= factor;
		scaled[i].y *= factor;
		scaled[i].x1 *= factor;
		scaled[i].y1 *= factor;
		scaled[i].x2 *= factor;
		scaled[i].y2 *= factor;
	}
	return scaled;
}

static void scale_text(struct scene_op *op, double factor)
{
	op->text.x *= factor;
	op->text.baseline *= factor;
	op->text.size_pt *= factor;
	op->text.width_pt *= factor;
}

static void scale_rect(struct scene_op *op, double factor)
{
	op->rect.x *= factor;
	op->rect.y *= factor;
	op->rect.width *= factor;
	op->rect.height *= factor;
	op->rect.corner *= factor;
}

static void scale_hatch(struct scene_op *op, double factor)
{
	op->hatch.x *= factor;
	op->hatch.y *= factor;
	op->hatch.width *= factor;
	op->hatch.height *= factor;
}

static void scale_op(struct scene_op *op, double factor, struct arena *arena)
{
	switch (op->kind) {
	case SCENE_PATH:
		op->path.points = scale_points(op->path.points, op->path.count, factor, arena);
		break;
	case SCENE_CIRCLE:
		op->circle.x *= factor;
		op->circle.y *= factor;
		op->circle.r *= factor;
		break;
	case SCENE_RECT:
		scale_rect(op, factor);
		break;
	case SCENE_TEXT:
		scale_text(op, factor);
		break;
	case SCENE_HATCH:
		scale_hatch(op, factor);
		break;
	case SCENE_GROUP_BEGIN:
	case SCENE_GROUP_END:
		break;
	}
}

const struct scene *scene_scaled(const struct scene *scene, double factor, struct arena *arena)
{
	struct scene *scaled = ARENA_NEW(arena, struct scene);

	*scaled = *scene;
	scaled->arena = arena;
	scaled->width_pt *= factor;
	scaled->height_pt *= factor;
	scaled->ops = ARENA_ARRAY(arena, struct scene_op, scene->count);
	scaled->capacity = scene->count;
	for (size_t i = 0; i < scene->count; i++) {
		scaled->ops[i] = scene->ops[i];
		scale_op(&scaled->ops[i], factor, arena);
	}
	return scaled;
}

/* ---- stretched: a page of another width ---- */

static void stretch_point(struct path_point *point, const double factors[2])
{
	point->x *= factors[0];
	point->x1 *= factors[0];
	point->x2 *= factors[0];
	point->y *= factors[1];
	point->y1 *= factors[1];
	point->y2 *= factors[1];
}

static void move_point(struct path_point *point, const double by[2])
{
	point->x += by[0];
	point->x1 += by[0];
	point->x2 += by[0];
	point->y += by[1];
	point->y1 += by[1];
	point->y2 += by[1];
}

/* Applies `change`, with its two numbers, to each point of a copy. */
static void change_points(struct scene_op *op, const double numbers[2], struct arena *arena,
			  void (*change)(struct path_point *, const double[2]))
{
	struct path_point *points = ARENA_ARRAY(arena, struct path_point, op->path.count);

	for (size_t i = 0; i < op->path.count; i++) {
		points[i] = op->path.points[i];
		change(&points[i], numbers);
	}
	op->path.points = points;
}

static void stretch_op(struct scene_op *op, const double factors[2], struct arena *arena)
{
	switch (op->kind) {
	case SCENE_PATH:
		change_points(op, factors, arena, stretch_point);
		break;
	case SCENE_CIRCLE:
		op->circle.x *= factors[0];
		op->circle.y *= factors[1];
		break;
	case SCENE_RECT:
		op->rect.x *= factors[0];
		op->rect.width *= factors[0];
		op->rect.y *= factors[1];
		op->rect.height *= factors[1];
		break;
	case SCENE_TEXT:
		op->text.x *= factors[0];
		op->text.baseline *= factors[1];
		break;
	case SCENE_HATCH:
		op->hatch.x *= factors[0];
		op->hatch.width *= factors[0];
		op->hatch.y *= factors[1];
		op->hatch.height *= factors[1];
		break;
	case SCENE_GROUP_BEGIN:
	case SCENE_GROUP_END:
		break;
	}
}

static void move_op(struct scene_op *op, const double by[2], struct arena *arena)
{
	switch (op->kind) {
	case SCENE_PATH:
		change_points(op, by, arena, move_point);
		break;
	case SCENE_CIRCLE:
		op->circle.x += by[0];
		op->circle.y += by[1];
		break;
	case SCENE_RECT:
		op->rect.x += by[0];
		op->rect.y += by[1];
		break;
	case SCENE_TEXT:
		op->text.x += by[0];
		op->text.baseline += by[1];
		break;
	case SCENE_HATCH:
		op->hatch.x += by[0];
		op->hatch.y += by[1];
		break;
	case SCENE_GROUP_BEGIN:
	case SCENE_GROUP_END:
		break;
	}
}

/* The middle of what a mark begins with. */
static void find_middle(const struct scene_op *op, double middle[2])
{
	double low[2] = { HUGE_VAL, HUGE_VAL }, high[2] = { -HUGE_VAL, -HUGE_VAL };

	middle[0] = middle[1] = 0;
	if (op->kind == SCENE_CIRCLE) {
		middle[0] = op->circle.x;
		middle[1] = op->circle.y;
	} else if (op->kind == SCENE_RECT) {
		middle[0] = op->rect.x + op->rect.width / 2;
		middle[1] = op->rect.y + op->rect.height / 2;
	} else if (op->kind == SCENE_PATH && op->path.count > 0) {
		for (size_t i = 0; i < op->path.count; i++) {
			low[0] = fmin(low[0], op->path.points[i].x);
			low[1] = fmin(low[1], op->path.points[i].y);
			high[0] = fmax(high[0], op->path.points[i].x);
			high[1] = fmax(high[1], op->path.points[i].y);
		}
		middle[0] = (low[0] + high[0]) / 2;
		middle[1] = (low[1] + high[1]) / 2;
	}
}

const struct scene *scene_stretched(const struct scene *scene, const double factors[2],
				    struct arena *arena)
{
	struct scene *stretched = ARENA_NEW(arena, struct scene);
	double by[2] = { 0, 0 };
	bool grouped = false;

	*stretched = *scene;
	stretched->arena = arena;
	stretched->width_pt *= factors[0];
	stretched->height_pt *= factors[1];
	stretched->ops = ARENA_ARRAY(arena, struct scene_op, scene->count);
	stretched->capacity = scene->count;
	for (size_t i = 0; i < scene->count; i++) {
		struct scene_op *op = &stretched->ops[i];
		*op = scene->ops[i];
		if (op->kind == SCENE_GROUP_BEGIN && i + 1 < scene->count) {
			find_middle(&scene->ops[i + 1], by);
			by[0] *= factors[0] - 1;
			by[1] *= factors[1] - 1;
		}
		grouped = op->kind == SCENE_GROUP_BEGIN || (grouped && op->kind != SCENE_GROUP_END);
		if (grouped)
			move_op(op, by, arena);
		else
			stretch_op(op, factors, arena);
	}
	return stretched;
}

const struct scene *scene_to_grid(const struct layout *layout, const struct scene *scene,
				  struct arena *arena)
{
	const double factors[2] = { layout->width / mm(168), 1 };

	return factors[0] > 1.001 ? scene_stretched(scene, factors, arena) : scene;
}
