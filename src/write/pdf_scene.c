/* Draws a scene: the same operations that the SVG writer prints. */
#include <math.h>
#include <string.h>

#include "pdf_internal.h"

struct drawing {
	struct canvas *canvas;
	double x, y; /* of the scene's corner on the page */
};

static void set_paint(const struct drawing *drawing, const struct paint *paint)
{
	struct canvas *canvas = drawing->canvas;
	struct color accent = canvas->pdf->info.accent;

	set_opacity(canvas, paint->opacity);
	if (paint->fill != COLOR_NONE)
		set_fill(canvas, color_of(paint->fill, accent));
	if (paint->stroke == COLOR_NONE)
		return;
	set_stroke(canvas, color_of(paint->stroke, accent));
	set_line(canvas, paint->width_pt, paint->dash_pt, paint->gap_pt, paint->round_caps);
}

static void finish_path(const struct drawing *drawing, const struct paint *paint)
{
	bool fill = paint->fill != COLOR_NONE, stroke = paint->stroke != COLOR_NONE;

	put_string(drawing->canvas->out, fill && stroke ? "B\n"
					 : fill         ? "f\n"
					 : stroke       ? "S\n"
							: "n\n");
}

static void begin_shape(const struct drawing *drawing, const struct scene_op *op)
{
	begin_content(drawing->canvas, false);
	set_paint(drawing, &op->paint);
}

static void put_segment(const struct drawing *drawing, const struct path_point *point)
{
	struct canvas *canvas = drawing->canvas;
	double x = drawing->x, y = drawing->y;

	switch (point->verb) {
	case PATH_MOVE:
		put_point(canvas, x + point->x, y + point->y, " m\n");
		break;
	case PATH_LINE:
		put_point(canvas, x + point->x, y + point->y, " l\n");
		break;
	case PATH_CUBIC:
		put_point(canvas, x + point->x1, y + point->y1, " ");
		put_point(canvas, x + point->x2, y + point->y2, " ");
		put_point(canvas, x + point->x, y + point->y, " c\n");
		break;
	case PATH_CLOSE:
		put_string(canvas->out, "h\n");
		break;
	}
}

static void draw_path(const struct drawing *drawing, const struct scene_op *op)
{
	begin_shape(drawing, op);
	for (size_t i = 0; i < op->path.count; i++)
		put_segment(drawing, &op->path.points[i]);
	finish_path(drawing, &op->paint);
}

static void draw_circle(const struct drawing *drawing, const struct scene_op *op)
{
	begin_shape(drawing, op);
	put_circle(drawing->canvas, drawing->x + op->circle.x, drawing->y + op->circle.y,
		   op->circle.r);
	finish_path(drawing, &op->paint);
}

static void draw_rect(const struct drawing *drawing, const struct scene_op *op)
{
	const double box[4] = { drawing->x + op->rect.x, drawing->y + op->rect.y, op->rect.width,
				op->rect.height };

	begin_shape(drawing, op);
	if (op->rect.corner > 0)
		put_rounded(drawing->canvas, box, op->rect.corner);
	else
		put_rect(drawing->canvas, box[0], box[1], box[2], box[3]);
	finish_path(drawing, &op->paint);
}

static void draw_text(const struct drawing *drawing, const struct scene_op *op)
{
	static const double upwards[2] = { 0, 1 };
	struct canvas *canvas = drawing->canvas;
	const struct shaped *shaped =
		type_shape_line(canvas->pdf->type, op->text.role, op->text.text);
	struct canvas_text at = { .x = drawing->x + op->text.x,
				  .baseline = drawing->y + op->text.baseline,
				  .size_pt = op->text.size_pt,
				  .color = color_of(op->paint.fill, canvas->pdf->info.accent) };
	double back = anchor_offset(op->text.anchor, shaped->width * op->text.size_pt / 1000);

	if (!op->text.vertical) {
		at.x -= back;
		canvas_shaped(canvas, shaped, &at);
		return;
	}
	at.baseline += back;
	begin_content(canvas, true);
	set_opacity(canvas, 1);
	show_turned(canvas, shaped, &at, upwards);
}

/* Lines at 45 degrees through the whole box; the clip cuts them. */
static void draw_hatch(const struct drawing *drawing, const struct scene_op *op)
{
	struct canvas *canvas = drawing->canvas;
	const struct graphics before = canvas->graphics;
	double x = drawing->x + op->hatch.x, y = drawing->y + op->hatch.y;
	double width = op->hatch.width, height = op->hatch.height;
	double step = op->hatch.pitch > 0.1 ? op->hatch.pitch * sqrt(2) : 1;

	begin_content(canvas, false);
	put_string(canvas->out, "q\n");
	put_rect(canvas, x, y, width, height);
	put_string(canvas->out, "W n\n");
	set_paint(drawing, &op->paint);
	for (double along = step / 2; along < width + height; along += step) {
		put_point(canvas, x + along, y, " m ");
		put_point(canvas, x + along - height, y + height, " l\n");
	}
	put_string(canvas->out, "S\nQ\n");
	canvas->graphics = before;
}

static void draw_op(const struct drawing *drawing, const struct scene_op *op)
{
	switch (op->kind) {
	case SCENE_PATH:
		draw_path(drawing, op);
		break;
	case SCENE_CIRCLE:
		draw_circle(drawing, op);
		break;
	case SCENE_RECT:
		draw_rect(drawing, op);
		break;
	case SCENE_TEXT:
		draw_text(drawing, op);
		break;
	case SCENE_HATCH:
		draw_hatch(drawing, op);
		break;
	case SCENE_GROUP_BEGIN: /* groups carry titles and links for SVG */
	case SCENE_GROUP_END:
		break;
	}
}

void canvas_scene(struct canvas *canvas, const struct scene *scene, double x, double y)
{
	const struct drawing drawing = { canvas, x, y };

	for (size_t i = 0; i < scene->count; i++)
		draw_op(&drawing, &scene->ops[i]);
}

/* A mark is drawn as figures draw it; its scene is kept. */
static const struct scene *mark_scene(struct pdf_file *pdf, enum mark mark, double r)
{
	struct scene *scene;

	for (size_t i = 0; i < pdf->mark_count; i++)
		if (pdf->marks[i].mark == mark && fabs(pdf->marks[i].r - r) < 0.001)
			return pdf->marks[i].scene;
	scene = scene_new(pdf->arena, 0, 0);
	scene_mark(scene, mark, 0, 0, r);
	if (pdf->mark_count < MARK_CACHE)
		pdf->marks[pdf->mark_count++] = (struct cached_mark){ mark, r, scene };
	return scene;
}

void canvas_mark(struct canvas *canvas, enum mark mark, double x, double y, double r)
{
	canvas_scene(canvas, mark_scene(canvas->pdf, mark, r), x, y);
}
