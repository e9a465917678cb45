/* The full-page matrix. */
#include <math.h>

#include "base/number.h"
#include "figure_matrix.h"

static const double r_few = 20, r_some = 13, r_many = 10.5;
/* A density has one row of keys more. */
static const double frame_bottom = 480, frame_bottom_dense = 430, frame_bottom_shared = 370;
static const double tag_height = 10, tag_pad = 3, strip_height = 18;
enum { RATIO_TICKS = 13, TAG_PLACES = 20 };

struct sheet {
	struct drawing drawing;
	const struct matrix_view *view;
	struct matrix_labels *labels;
	struct label_box tags[2];
	int brief; /* 0 to 2: strips with the value in words, the value, the count only */
};

/* ---- axes ---- */

static void draw_tick(const struct sheet *sheet, bool across, double value, const char *text)
{
	const struct label_box *frame = &sheet->view->plan.frame;
	struct paint paint = figure_line_of(COLOR_INK, 0.6);

	if (across) {
		double x = figure_at(&sheet->view->x, value);
		scene_line(sheet->drawing.scene, x, frame->y1, x, frame->y1 + 3, paint);
		double half = figure_width(sheet->view->context,
					   figure_plain(7.5, COLOR_INK, ANCHOR_MIDDLE), text) / 2;
		x = fmin(x, FIGURE_WIDTH_12 - half); /* the frame ends on the margin */
		figure_write(&sheet->drawing, (struct figure_point){ x, frame->y1 + 11.5 },
			     figure_plain(7.5, COLOR_INK, ANCHOR_MIDDLE), text);
		return;
	}
	double y = figure_at(&sheet->view->y, value);
	scene_line(sheet->drawing.scene, frame->x0 - 3, y, frame->x0, y, paint);
	figure_write(&sheet->drawing, (struct figure_point){ frame->x0 - 5, y + 2.7 },
		     figure_plain(7.5, COLOR_INK, ANCHOR_END), text);
}

static void draw_even_ticks(const struct sheet *sheet, bool across)
{
	const struct figure_scale *scale = across ? &sheet->view->x : &sheet->view->y;
	const struct figure_context *context = sheet->view->context;
	double step = figure_step(scale->to - scale->from, 8);
	int decimals = figure_decimals(step);

	for (double i = ceil(scale->from / step - 1e-9); i * step <= scale->to + 1e-9; i++)
		draw_tick(sheet, across, i * step,
			  across ? figure_signed(context, i * step, decimals)
				 : figure_number(context, i * step, decimals));
}

static void draw_ratio_ticks(const struct sheet *sheet)
{
	static const double values[RATIO_TICKS] = { 0.1, 0.2,  0.25, 0.33, 0.5, 0.67, 0.8,
						    1,   1.25, 1.5,  2,    3,   5 };
	const struct figure_scale *scale = &sheet->view->x;

	for (int i = 0; i < RATIO_TICKS; i++)
		if (values[i] >= scale->from * 0.999 && values[i] <= scale->to * 1.001)
			draw_tick(sheet, true, values[i],
				  figure_short_number(sheet->view->context, values[i], 2));
}

static void draw_side_word(const struct sheet *sheet, bool right, const char *key)
{
	const struct label_box *frame = &sheet->view->plan.frame;
	double dx = right ? 1 : -1, x = right ? frame->x1 : frame->x0, y = frame->y1 + 24;
	struct lettering lettering =
		figure_plain(7.5, COLOR_MUTED, right ? ANCHOR_END : ANCHOR_START);

	figure_arrow(&sheet->drawing, (struct figure_point){ x - dx * 3.5, y - 2.6 }, dx);
	figure_write(&sheet->drawing, (struct figure_point){ x - dx * 10, y }, lettering,
		     figure_word(sheet->view->context, key));
}

static void draw_titles(const struct sheet *sheet)
{
	const struct figure_context *context = sheet->view->context;
	const struct label_box *frame = &sheet->view->plan.frame;
	const struct scale *scale = &context->results->selection->matrix.scale;
	struct lettering bold = figure_bold(8, COLOR_INK, ANCHOR_MIDDLE);
	bool mirrored = sheet->view->x.end < sheet->view->x.start;
	const char *across =
		figure_word(context, figure_is_ratio(context) ? "figure.matrix.across_ratio"
							      : "figure.matrix.across");

	figure_write(&sheet->drawing,
		     (struct figure_point){ (frame->x0 + frame->x1) / 2, frame->y1 + 24 }, bold,
		     across);
	draw_side_word(sheet, !mirrored, "figure.matrix.ahead");
	draw_side_word(sheet, mirrored, "figure.matrix.behind");
	bold.vertical = true;
	figure_write(&sheet->drawing, (struct figure_point){ 9, (frame->y0 + frame->y1) / 2 }, bold,
		     figure_fill(context, "figure.matrix.up",
				 FILLED({ "min", figure_short_number(context, scale->min, 1) },
					{ "max", figure_short_number(context, scale->max, 1) })));
}

static void draw_axes(const struct sheet *sheet)
{
	const struct label_box *frame = &sheet->view->plan.frame;
	struct figure_rect rect = { frame->x0, frame->y0, frame->x1 - frame->x0,
				    frame->y1 - frame->y0 };
	struct paint threshold = figure_line_of(COLOR_INK, 1);

	if (sheet->view->x.ratio)
		draw_ratio_ticks(sheet);
	else
		draw_even_ticks(sheet, true);
	draw_even_ticks(sheet, false);
	draw_titles(sheet);
	figure_rect(&sheet->drawing, rect, figure_line_of(COLOR_INK, 0.6));
	scene_line(sheet->drawing.scene, frame->x0, sheet->view->divide_y, frame->x1,
		   sheet->view->divide_y, threshold);
	scene_line(sheet->drawing.scene, sheet->view->divide_x, frame->y0, sheet->view->divide_x,
		   frame->y1, threshold);
}

/* ---- the quarters' names ---- */

struct strip_name {
	struct label_box box;
	double mark_x, name_x, note_x, baseline;
	const char *name, *note;
};

static struct strip_name strip_name(const struct sheet *sheet, enum account_class class)
{
	static const char *const forms[] = { "figure.matrix.strip", "figure.matrix.strip_short",
					     "figure.matrix.accounts" };
	const struct figure_context *context = sheet->view->context;
	const struct class_summary *summary = &context->results->classes[class];
	struct label_box quarter = matrix_quarter(sheet->view, class);
	const struct label_box *frame = &sheet->view->plan.frame;
	bool top = class == CLASS_KEY || class == CLASS_KEY_DEVELOPMENT;
	struct strip_name strip = { .name = figure_class(context, class) };
	double name, note;

	strip.note = figure_count(context, forms[summary->reachable > 0 ? sheet->brief : 2],
				  summary->count, figure_money(context, summary->reachable));
	name = figure_width(context, figure_bold(9, COLOR_INK, ANCHOR_START), strip.name);
	note = figure_width(context, figure_plain(7.5, COLOR_INK, ANCHOR_START), strip.note);
	strip.mark_x = quarter.x0 > frame->x0 ? frame->x1 - 7 - 10 - name - 6 - note + 3.4
					      : frame->x0 + 7 + 3.4;
	strip.name_x = strip.mark_x + 6.6;
	strip.note_x = strip.name_x + name + 6;
	strip.baseline = top ? frame->y0 + 12.2 : frame->y1 - 5.8;
	strip.box = (struct label_box){ strip.mark_x - 3.4, strip.baseline - 8, strip.note_x + note,
					strip.baseline + 3 };
	return strip;
}

static void draw_strip_name(const struct sheet *sheet, enum account_class class)
{
	struct strip_name strip = strip_name(sheet, class);
	const struct figure_class_look *look = figure_look(class);

	scene_mark(sheet->drawing.scene, look->mark, strip.mark_x, strip.baseline - 3.2, 3.4);
	figure_write(&sheet->drawing, (struct figure_point){ strip.name_x, strip.baseline },
		     figure_bold(9, look->text, ANCHOR_START), strip.name);
	figure_write(&sheet->drawing, (struct figure_point){ strip.note_x, strip.baseline },
		     figure_plain(7.5, COLOR_MUTED, ANCHOR_START), strip.note);
}

static void add_words(const struct sheet *sheet, struct label_box box)
{
	matrix_add_obstacle(
		sheet->view, sheet->labels,
		(struct label_obstacle){
			.shape = LABEL_BOX, .kind = LABEL_WORDS, .owner = -1, .box = box });
}

static void add_line(const struct sheet *sheet, struct label_line line)
{
	matrix_add_obstacle(sheet->view, sheet->labels,
			    (struct label_obstacle){ .shape = LABEL_SEGMENT,
						     .kind = LABEL_CROSSABLE,
						     .owner = -1,
						     .segment = line });
}

/* ---- tags ---- */

static const char *tag_text(const struct figure_context *context, bool strength)
{
	double threshold = context->results->strength_threshold;
	bool level = threshold == (figure_is_ratio(context) ? 1 : 0);

	if (!strength)
		return figure_fill(
			context, "figure.threshold",
			FILLED({ "value",
				 figure_short_number(context,
						     context->results->attractiveness_threshold,
						     2) }));
	return figure_fill(context, level ? "figure.level" : "figure.threshold",
			   FILLED({ "value", figure_is_ratio(context) || level
						     ? figure_short_number(context, threshold, 2)
						     : figure_signed(context, threshold, 1) }));
}

static struct label_box tag_box(const struct sheet *sheet, bool strength, double x, double y)
{
	double width = figure_width(sheet->view->context, figure_plain(7, COLOR_INK, ANCHOR_MIDDLE),
				    tag_text(sheet->view->context, strength)) +
		       2 * tag_pad;

	return (struct label_box){ x - width / 2, y - tag_height / 2, x + width / 2,
				   y + tag_height / 2 };
}

/* Right end, left end, then from right to left in twentieths. */
static struct label_box seat_across(const struct sheet *sheet)
{
	const struct label_box *frame = &sheet->view->plan.frame;
	double half = tag_box(sheet, false, 0, 0).x1 + 5, y = sheet->view->divide_y;
	double from = frame->x1 - half, to = frame->x0 + half;
	struct label_box first = tag_box(sheet, false, from, y);

	for (int i = 0; i <= TAG_PLACES; i++) {
		double x = i == 0 ? from : i == 1 ? to : from + (to - from) * (i - 1) / TAG_PLACES;
		struct label_box box = tag_box(sheet, false, x, y);
		if (matrix_is_free(sheet->labels, &box, 2))
			return box;
	}
	return first;
}

/* Top strip, bottom strip, then down from the top in steps of 12. */
static bool seat_in_strip(const struct sheet *sheet, struct label_box *box)
{
	const struct label_box *frame = &sheet->view->plan.frame;

	*box = tag_box(sheet, true, sheet->view->divide_x, frame->y0 + 9);
	if (matrix_is_free(sheet->labels, box, 5))
		return true;
	*box = tag_box(sheet, true, sheet->view->divide_x, frame->y1 - 9);
	return matrix_is_free(sheet->labels, box, 5);
}

static struct label_box seat_down(const struct sheet *sheet)
{
	const struct label_box *frame = &sheet->view->plan.frame;
	struct label_box box,
		first = tag_box(sheet, true, sheet->view->divide_x, frame->y0 + strip_height + 6);

	if (seat_in_strip(sheet, &box))
		return box;
	for (double y = frame->y0 + strip_height + 6; y < frame->y1 - strip_height; y += 12) {
		box = tag_box(sheet, true, sheet->view->divide_x, y);
		if (matrix_is_free(sheet->labels, &box, 2))
			return box;
	}
	return first;
}

/* With short strips the tag fits between them: the longer form is taken only
 * where it leaves room. Tags come last among the obstacles. */
static void seat_words(struct sheet *sheet)
{
	size_t before = sheet->labels->task.obstacle_count;
	struct label_box box;

	for (sheet->brief = 0; sheet->brief < 3; sheet->brief++) {
		sheet->labels->task.obstacle_count = before;
		for (int class = 0; class < CLASS_COUNT; class ++)
			add_words(sheet, strip_name(sheet, (enum account_class) class).box);
		if (seat_in_strip(sheet, &box))
			break;
	}
	if (sheet->brief == 3)
		sheet->brief = 1;
	sheet->tags[0] = seat_down(sheet);
	add_words(sheet, sheet->tags[0]);
	sheet->tags[1] = seat_across(sheet);
	add_words(sheet, sheet->tags[1]);
}

static void draw_tag(const struct sheet *sheet, bool strength)
{
	const struct label_box *box = &sheet->tags[strength ? 0 : 1];
	struct figure_point at = { (box->x0 + box->x1) / 2, box->y1 - 2.7 };

	scene_rounded(sheet->drawing.scene, box->x0, box->y0, box->x1 - box->x0, box->y1 - box->y0,
		      1.5, figure_box_of(COLOR_PAPER, COLOR_INK, 0.4));
	figure_write(&sheet->drawing, at, figure_plain(7, COLOR_INK, ANCHOR_MIDDLE),
		     tag_text(sheet->view->context, strength));
}

/* ---- marks ---- */

static void draw_tail(const struct drawing *drawing, const struct matrix_point *point)
{
	double dx = point->x - point->was_x, dy = point->y - point->was_y, length = hypot(dx, dy);
	double nx = -dy / length * 2, ny = dx / length * 2;
	const struct path_point wedge[] = {
		{ .verb = PATH_MOVE, .x = point->was_x, .y = point->was_y },
		{ .verb = PATH_LINE, .x = point->x + nx, .y = point->y + ny },
		{ .verb = PATH_LINE, .x = point->x - nx, .y = point->y - ny },
		{ .verb = PATH_CLOSE, .x = point->was_x, .y = point->was_y },
	};

	scene_path(drawing->scene, wedge, 4, figure_fill_of(COLOR_TAIL));
	scene_mark(drawing->scene, figure_look(point->was)->mark, point->was_x, point->was_y, 2.1);
}

static void draw_whiskers(const struct drawing *drawing, const struct matrix_point *point)
{
	double reach = label_reach(figure_look(point->class)->mark, point->r);
	bool hollow = point->unsized || point->class == CLASS_OPPORTUNISTIC ||
		      point->class == CLASS_UNDETERMINED;
	struct figure_whisker wide = { .low = point->left,
				       .high = point->right,
				       .cross = point->y,
				       .white_from = point->x - reach,
				       .white_to = point->x + reach,
				       .cap = 4.4 };
	struct figure_whisker tall = { .low = point->top,
				       .high = point->bottom,
				       .cross = point->x,
				       .white_from = point->y - reach,
				       .white_to = point->y + reach,
				       .cap = 4.4,
				       .vertical = true };

	if (hollow) {
		wide.white_from = wide.white_to = point->x;
		tall.white_from = tall.white_to = point->y;
	}
	if (point->wide)
		figure_whisker(drawing, &wide);
	if (point->tall)
		figure_whisker(drawing, &tall);
}

static const char *point_title(const struct matrix_view *view, const struct matrix_point *point)
{
	const struct figure_context *context = view->context;

	return figure_fill(
		context, "figure.matrix.point",
		FILLED({ "name", figure_account(context, point->account->account) },
		       { "class", figure_class(context, point->class) },
		       { "attractiveness",
			 figure_number(context, point->account->attractiveness.value.estimate, 1) },
		       { "strength",
			 figure_is_ratio(context)
				 ? figure_number(context, point->account->strength.value.estimate,
						 2)
				 : figure_signed(context, point->account->strength.value.estimate,
						 1) },
		       { "value", figure_money(context, point->account->account->reachable) }));
}

static void draw_plain(const struct drawing *drawing, const struct matrix_point *point)
{
	const struct figure_class_look *look = figure_look(point->class);
	struct paint paint = figure_fill_of(COLOR_MAINTENANCE);
	double side = label_reach(MARK_MAINTENANCE, point->r);

	if (look->mark == MARK_MAINTENANCE) {
		paint.opacity = 0.6;
		scene_rect(drawing->scene, point->x - side, point->y - side, 2 * side, 2 * side,
			   paint);
		return;
	}
	paint = figure_box_of(COLOR_PAPER, look->fill, 0.7);
	paint.opacity = 0.75;
	scene_circle(drawing->scene, point->x, point->y, point->r - 0.35, paint);
}

static void draw_points(const struct sheet *sheet)
{
	const struct matrix_view *view = sheet->view;
	const struct drawing *drawing = &sheet->drawing;

	for (size_t i = view->count; i-- > 0;)
		if (view->points[i].plain && !matrix_is_density(view))
			draw_plain(drawing, &view->points[i]);
	for (size_t i = 0; i < view->count; i++)
		if (view->points[i].tail)
			draw_tail(drawing, &view->points[i]);
	for (size_t i = 0; i < view->count; i++) {
		const struct matrix_point *point = &view->points[i];
		if (point->plain)
			continue;
		scene_group_begin(drawing->scene, point->account->account->id,
				  point_title(view, point), "");
		matrix_draw_mark(drawing, point);
		scene_group_end(drawing->scene);
	}
	for (size_t i = 0; i < view->count; i++)
		draw_whiskers(drawing, &view->points[i]);
}

/* ---- the figure ---- */

static size_t count_places(const struct figure_context *context)
{
	size_t count = 0;

	for (size_t i = 0; i < context->results->account_count; i++)
		count += figure_has_place(&context->results->accounts[i]);
	return count;
}

static double largest_r(size_t count)
{
	if (count <= MATRIX_NAME_ALL)
		return r_few;
	return count <= MATRIX_NAME_MOST ? r_some : r_many;
}

static void draw_sheet(const struct sheet *sheet)
{
	matrix_draw_tints(&sheet->drawing, sheet->view);
	if (matrix_is_density(sheet->view))
		matrix_draw_density(&sheet->drawing, sheet->view);
	draw_axes(sheet);
	for (int class = 0; class < CLASS_COUNT; class ++)
		draw_strip_name(sheet, (enum account_class) class);
	draw_tag(sheet, true);
	draw_tag(sheet, false);
	draw_points(sheet);
	matrix_draw_labels(&sheet->drawing, sheet->view, sheet->labels);
	matrix_draw_key(&sheet->drawing, sheet->view, sheet->labels);
}

struct figure figure_matrix(const struct figure_context *context, enum matrix_size size)
{
	size_t count = count_places(context);
	double bottom = size == MATRIX_SHARED     ? frame_bottom_shared
			: count > MATRIX_MARK_ALL ? frame_bottom_dense
						  : frame_bottom;
	struct matrix_plan plan = { .frame = { 30, 6, FIGURE_WIDTH_12 - 0.3, bottom },
				    .side = 12,
				    .strip = strip_height,
				    .largest_r = largest_r(count),
				    .details = true,
				    .plain_rest = count > MATRIX_NAME_MOST };
	struct matrix_view view = matrix_view_new(context, &plan);
	struct matrix_labels labels;
	struct sheet sheet = { .view = &view, .labels = &labels };
	double height;

	if (view.count == 0)
		return (struct figure){ .alt = "", .left_out = view.left_out };
	labels = matrix_labels_new(&view);
	seat_words(&sheet);
	add_line(&sheet,
		 (struct label_line){ plan.frame.x0, view.divide_y, plan.frame.x1, view.divide_y });
	add_line(&sheet,
		 (struct label_line){ view.divide_x, plan.frame.y0, view.divide_x, plan.frame.y1 });
	matrix_labels_place(&view, &labels);
	height = plan.frame.y1 + matrix_key_height(&view, &labels);
	sheet.drawing =
		(struct drawing){ context, scene_new(context->arena, FIGURE_WIDTH_12, height) };
	draw_sheet(&sheet);
	return (struct figure){ sheet.drawing.scene, matrix_alt(&view), (int)view.count,
				view.left_out, NULL };
}
