/* The matrices without names: the cover's and the decision page's. */
#include <math.h>

#include "figure_matrix.h"

static const double cover_height = 334.49, note_height = 12;

static void draw_thresholds(const struct drawing *drawing, const struct matrix_view *view,
			    double width_pt)
{
	const struct label_box *frame = &view->plan.frame;
	struct paint paint = figure_line_of(COLOR_INK, width_pt);

	scene_line(drawing->scene, frame->x0, view->divide_y, frame->x1, view->divide_y, paint);
	scene_line(drawing->scene, view->divide_x, frame->y0, view->divide_x, frame->y1, paint);
}

static void draw_marks(const struct drawing *drawing, const struct matrix_view *view)
{
	for (size_t i = 0; i < view->count; i++) {
		const struct matrix_point *point = &view->points[i];
		scene_group_begin(drawing->scene, point->account->account->id,
				  figure_account(view->context, point->account->account), "");
		matrix_draw_mark(drawing, point);
		scene_group_end(drawing->scene);
	}
}

/* ---- the cover ---- */

static void draw_cover_name(const struct drawing *drawing, const struct matrix_view *view,
			    enum account_class class)
{
	struct label_box quarter = matrix_quarter(view, class);
	const struct label_box *frame = &view->plan.frame;
	bool right = quarter.x0 > frame->x0, top = quarter.y0 <= frame->y0;
	struct figure_point at = { right ? frame->x1 : frame->x0,
				   top ? frame->y0 + 8 : frame->y1 - 3 };

	figure_write(drawing, at, figure_bold(8.5, COLOR_MUTED, right ? ANCHOR_END : ANCHOR_START),
		     figure_class(view->context, class));
}

static bool is_clear(const struct matrix_view *view, const struct label_box *box)
{
	for (size_t i = 0; i < view->count; i++) {
		const struct matrix_point *point = &view->points[i];
		double reach = label_reach(figure_look(point->class)->mark, point->r) + 2;
		if (point->x + reach > box->x0 && point->x - reach < box->x1 &&
		    point->y + reach > box->y0 && point->y - reach < box->y1)
			return false;
	}
	return true;
}

/* What right means, at the end of the line: above it, else below it, else not. */
static void draw_strong_side(const struct drawing *drawing, const struct matrix_view *view)
{
	const struct label_box *frame = &view->plan.frame;
	bool mirrored = view->x.end < view->x.start;
	struct lettering muted =
		figure_plain(7.5, COLOR_MUTED, mirrored ? ANCHOR_START : ANCHOR_END);
	const char *text = figure_word(view->context, "figure.small.strong");
	double width = figure_width(view->context, muted, text);

	for (int below = 0; below < 2; below++) {
		double y = view->divide_y + (below ? 9 : -4);
		struct label_box box = { frame->x1 - width, y - 7, frame->x1, y + 2 };
		if (mirrored)
			box = (struct label_box){ frame->x0, y - 7, frame->x0 + width, y + 2 };
		if (!is_clear(view, &box))
			continue;
		figure_write(drawing, (struct figure_point){ mirrored ? frame->x0 : frame->x1, y },
			     muted, text);
		return;
	}
}

/* No mark reaches into the strips, so the upper word is always free. */
static void draw_cover_sides(const struct drawing *drawing, const struct matrix_view *view)
{
	figure_write(drawing, (struct figure_point){ view->divide_x + 4, view->plan.frame.y0 + 8 },
		     figure_plain(7.5, COLOR_MUTED, ANCHOR_START),
		     figure_word(view->context, "figure.small.up"));
	draw_strong_side(drawing, view);
}

struct figure figure_cover_matrix(const struct figure_context *context)
{
	const struct matrix_plan plan = { .frame = { 0, 0, FIGURE_WIDTH_12, cover_height },
					  .side = 24,
					  .strip = 20,
					  .largest_r = 24 };
	struct matrix_view view = matrix_view_new(context, &plan);
	struct drawing drawing = { context, NULL };

	if (view.count == 0)
		return (struct figure){ .alt = "", .left_out = view.left_out };
	drawing.scene = scene_new(context->arena, FIGURE_WIDTH_12, cover_height);
	draw_thresholds(&drawing, &view, 0.6);
	for (int class = 0; class < CLASS_COUNT; class ++)
		draw_cover_name(&drawing, &view, (enum account_class) class);
	draw_cover_sides(&drawing, &view);
	draw_marks(&drawing, &view);
	return (struct figure){ drawing.scene, matrix_alt(&view), (int)view.count, view.left_out, NULL };
}

/* ---- the decision page ---- */

/* The name in its quarter's outer corner, in two lines where it is long. */
static void draw_corner_name(const struct drawing *drawing, const struct matrix_view *view,
			     enum account_class class)
{
	struct label_box quarter = matrix_quarter(view, class);
	bool right = quarter.x0 > view->plan.frame.x0, top = quarter.y0 <= view->plan.frame.y0;
	struct lettering bold =
		figure_bold(7, figure_look(class)->text, right ? ANCHOR_END : ANCHOR_START);
	struct figure_lines lines =
		figure_wrap(view->context, bold, figure_class_small(view->context, class),
			    quarter.x1 - quarter.x0 - 5);
	struct figure_point at = { right ? quarter.x1 - 3 : quarter.x0 + 3, quarter.y0 + 9.5 };

	if (!top)
		at.y = quarter.y1 - 4 - (lines.count - 1) * 8.4;
	for (int i = 0; i < lines.count; i++, at.y += 8.4)
		figure_write(drawing, at, bold, lines.lines[i]);
}

static void draw_grounds(const struct drawing *drawing, const struct matrix_view *view)
{
	for (int class = 0; class < CLASS_COUNT; class ++) {
		struct label_box box = matrix_quarter(view, (enum account_class) class);
		figure_rect(
			drawing,
			(struct figure_rect){ box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0 },
			figure_fill_of(class == CLASS_KEY ? COLOR_KEY_TINT : COLOR_PALE));
	}
}

struct figure figure_small_matrix(const struct figure_context *context)
{
	const double side = FIGURE_WIDTH_3;
	size_t count = context->results->account_count;
	const struct matrix_plan plan = { .frame = { 0, 0, side, side },
					  .side = 7,
					  .strip = 19,
					  .fixed_r = count > 80 ? 1.6 : 2.6 };
	struct matrix_view view = matrix_view_new(context, &plan);
	struct drawing drawing = { context, NULL };
	bool mirrored = view.x.end < view.x.start;

	if (view.count == 0)
		return (struct figure){ .alt = "", .left_out = view.left_out };
	drawing.scene = scene_new(context->arena, side, side + note_height);
	draw_grounds(&drawing, &view);
	draw_thresholds(&drawing, &view, 0.7);
	for (int class = 0; class < CLASS_COUNT; class ++)
		draw_corner_name(&drawing, &view, (enum account_class) class);
	draw_marks(&drawing, &view);
	figure_write(&drawing, (struct figure_point){ mirrored ? 0 : side, side + 9.5 },
		     figure_plain(7, COLOR_MUTED, mirrored ? ANCHOR_START : ANCHOR_END),
		     figure_word(context, "figure.small.strong"));
	return (struct figure){ drawing.scene, matrix_alt(&view), (int)view.count, view.left_out, NULL };
}
