/* A figure in another size: the same operations, all lengths scaled. */
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
