/* A small matrix per segment, all on the same axes, so that segments can be
 * compared; the accounts of the other segments stand behind as dots. */
#include <math.h>

#include "figure_matrix.h"

#define LEFT 27.0          /* the vertical title and its ticks */
#define GAP 13.2           /* between two panels */
#define WIDE ((FIGURE_WIDTH_12 - LEFT - GAP) / 2)
#define HIGH 156.0
#define HEAD 26.0
#define TICKS 15.0
#define ROW_GAP 12.0
#define KEY_LINE 8.8
#define TITLE 13.0
#define LEGEND 14.0
#define OTHER_R 1.5
#define REST_R 1.7
#define BUBBLE_R 10.0
enum { NAMED = 25, OTHERS_MOST = 150 };

/* One segment: its accounts that have a bubble and a name, and the rest. */
struct panel {
	const struct segment *segment;
	struct matrix_view view;     /* of those named, moved to the panel's place */
	struct matrix_point *rest;
	size_t rest_count;
	int counts[CLASS_COUNT + 1], count;
	double reachable;
	struct matrix_labels labels;
	struct figure_lines key;     /* "1 Name, 2 Name" */
};

struct sheet {
	struct drawing drawing;
	const struct matrix_view *base; /* all accounts, in a frame at 0, 0 */
};

/* ---- which segments ---- */

static int count_places(const struct figure_context *context, const struct segment *segment)
{
	int count = 0;

	for (size_t i = 0; i < context->results->account_count; i++)
		count += context->results->accounts[i].account->segment == segment &&
		         figure_has_place(&context->results->accounts[i]);
	return count;
}

/* The segment of panel `wanted`: those with accounts, in the file's order. */
static const struct segment *segment_at(const struct figure_context *context, size_t wanted)
{
	const struct selection *selection = context->results->selection;

	for (size_t i = 0; i < selection->segment_count; i++)
		if (count_places(context, &selection->segments[i]) > 0 && wanted-- == 0)
			return &selection->segments[i];
	return NULL;
}

size_t figure_segment_count(const struct figure_context *context)
{
	size_t count = 0;

	while (segment_at(context, count) != NULL)
		count++;
	return count;
}

/* ---- a panel's accounts ---- */

static bool is_chosen(enum account_class class)
{
	return class == CLASS_KEY || class == CLASS_KEY_DEVELOPMENT;
}

/* Over 25 only key and key development accounts are named, the largest of them. */
static bool is_named(const struct panel *panel, const struct matrix_point *point)
{
	return (panel->count <= NAMED || is_chosen(point->class)) && panel->view.count < NAMED;
}

static void add_point(struct panel *panel, const struct matrix_point *point)
{
	const double value = point->account->account->reachable;

	panel->counts[point->class]++;
	panel->reachable += isfinite(value) ? value : 0;
	if (is_named(panel, point)) {
		panel->view.points[panel->view.count++] = *point;
	} else {
		panel->rest[panel->rest_count] = *point;
		panel->rest[panel->rest_count].r = REST_R;
		panel->rest[panel->rest_count++].unsized = false;
	}
}

static void move_view(struct matrix_view *view, struct figure_point by)
{
	struct label_box *frame = &view->plan.frame;

	*frame = (struct label_box){ frame->x0 + by.x, frame->y0 + by.y, frame->x1 + by.x, frame->y1 + by.y };
	view->x.start += by.x;
	view->x.end += by.x;
	view->y.start += by.y;
	view->y.end += by.y;
	view->divide_x += by.x;
	view->divide_y += by.y;
}

static struct panel panel_new(const struct sheet *sheet, const struct segment *segment)
{
	const struct figure_context *context = sheet->base->context;
	struct panel panel = { .segment = segment, .view = *sheet->base,
		.count = count_places(context, segment) };

	panel.view.count = 0;
	panel.view.points = ARENA_ARRAY(context->arena, struct matrix_point, panel.count + 1);
	panel.rest = ARENA_ARRAY(context->arena, struct matrix_point, panel.count + 1);
	for (size_t i = 0; i < sheet->base->count; i++)
		if (sheet->base->points[i].account->account->segment == segment)
			add_point(&panel, &sheet->base->points[i]);
	return panel;
}

static void move_panel(struct panel *panel, struct figure_point to)
{
	move_view(&panel->view, to);
	for (size_t i = 0; i < panel->view.count; i++) {
		panel->view.points[i].x += to.x;
		panel->view.points[i].y += to.y;
	}
	for (size_t i = 0; i < panel->rest_count; i++) {
		panel->rest[i].x += to.x;
		panel->rest[i].y += to.y;
	}
}

/* ---- the accounts of other segments ---- */

struct dots {
	const struct sheet *sheet;
	size_t next, step;
};

/* At most OTHERS_MOST, evenly taken; false at the end. */
static bool next_other(struct dots *dots, const struct panel *panel, struct figure_point *at)
{
	const struct matrix_view *base = dots->sheet->base;

	for (; dots->next < base->count; dots->next += dots->step) {
		const struct matrix_point *point = &base->points[dots->next];
		if (point->account->account->segment == panel->segment)
			continue;
		*at = (struct figure_point){ point->x + panel->view.plan.frame.x0,
			point->y + panel->view.plan.frame.y0 };
		dots->next += dots->step;
		return true;
	}
	return false;
}

static struct dots dots_of(const struct sheet *sheet)
{
	return (struct dots){ sheet, 0, (sheet->base->count + OTHERS_MOST - 1) / OTHERS_MOST };
}

/* ---- names ---- */

static void add_disc(struct panel *panel, enum label_kind kind, struct figure_point at, double r)
{
	matrix_add_obstacle(&panel->view, &panel->labels, (struct label_obstacle){
		.shape = LABEL_DISC, .kind = kind, .owner = -1, .disc = { at.x, at.y, r } });
}

static void add_line(struct panel *panel, struct label_line line)
{
	matrix_add_obstacle(&panel->view, &panel->labels, (struct label_obstacle){
		.shape = LABEL_SEGMENT, .kind = LABEL_CROSSABLE, .owner = -1, .segment = line });
}

/* "1 Greywick, 2 Mossgate": those whose name found no seat. */
static const char *list_numbers(const struct panel *panel)
{
	const struct figure_context *context = panel->view.context;
	const struct matrix_labels *labels = &panel->labels;
	const char *list = NULL;
	int more = 0;

	for (int number = 1; number <= (int)labels->task.request_count; number++)
		for (size_t i = 0; i < labels->task.request_count; i++) {
			if (labels->seats[i].number != number)
				continue;
			if (matrix_is_printed(&labels->seats[i]))
				list = figure_join(context, list, arena_printf(context->arena, "%d\u00a0%s",
					number, labels->names[i]));
			else
				more++;
		}
	if (more > 0)
		list = figure_join(context, list, figure_count(context, "figure.matrix.more", more, ""));
	return list == NULL ? "" : list;
}

static void seat_names(const struct sheet *sheet, struct panel *panel)
{
	const struct label_box *frame = &panel->view.plan.frame;
	struct dots dots = dots_of(sheet);
	struct figure_point at;

	panel->labels = matrix_labels_new(&panel->view);
	for (size_t i = 0; i < panel->rest_count; i++)
		add_disc(panel, LABEL_MARKER, (struct figure_point){ panel->rest[i].x, panel->rest[i].y }, REST_R * 1.2);
	while (next_other(&dots, panel, &at))
		add_disc(panel, LABEL_THIN, at, OTHER_R);
	add_line(panel, (struct label_line){ frame->x0, panel->view.divide_y, frame->x1, panel->view.divide_y });
	add_line(panel, (struct label_line){ panel->view.divide_x, frame->y0, panel->view.divide_x, frame->y1 });
	matrix_labels_place(&panel->view, &panel->labels);
	panel->key = figure_wrap(sheet->base->context, figure_plain(7, COLOR_INK, ANCHOR_START),
		list_numbers(panel), WIDE);
}

/* ---- drawing ---- */

static void draw_counts(const struct sheet *sheet, const struct panel *panel, double y)
{
	const struct figure_context *context = sheet->base->context;
	double x = panel->view.plan.frame.x1;

	for (int class = CLASS_COUNT - 1; class >= 0; class--) {
		const struct figure_class_look *look = figure_look((enum account_class)class);
		const struct lettering bold = figure_bold(7.5, look->text, ANCHOR_END);
		if (panel->counts[class] == 0)
			continue;
		x -= figure_write(&sheet->drawing, (struct figure_point){ x, y }, bold,
			figure_number(context, panel->counts[class], 0)) + 6;
		scene_mark(sheet->drawing.scene, look->mark, x, y - 2.7, 2.8);
		x -= 9;
	}
}

static void draw_head(const struct sheet *sheet, const struct panel *panel)
{
	const struct figure_context *context = sheet->base->context;
	const struct label_box *frame = &panel->view.plan.frame;
	const struct lettering bold = figure_bold(8.5, COLOR_INK, ANCHOR_START);

	figure_write(&sheet->drawing, (struct figure_point){ frame->x0, frame->y0 - 16 }, bold,
		figure_fit(context, bold, figure_text(context, &panel->segment->name), WIDE));
	figure_write(&sheet->drawing, (struct figure_point){ frame->x0, frame->y0 - 6 },
		figure_plain(7, COLOR_MUTED, ANCHOR_START),
		figure_count(context, panel->reachable > 0 ? "figure.segments.head" : "figure.matrix.accounts",
			panel->count, figure_money(context, panel->reachable)));
	draw_counts(sheet, panel, frame->y0 - 6);
}

static void draw_tick(const struct sheet *sheet, const struct panel *panel, bool across, double value)
{
	const struct figure_context *context = sheet->base->context;
	const struct label_box *frame = &panel->view.plan.frame;
	const struct figure_scale *scale = across ? &panel->view.x : &panel->view.y;
	const double threshold = across ? context->results->strength_threshold
		: context->results->attractiveness_threshold;
	const bool bold = fabs(value - threshold) < 1e-9, plain = !across || figure_is_ratio(context);
	const char *text = plain ? figure_short_number(context, value, 2) : figure_signed(context, value,
		figure_decimals(value));
	struct lettering lettering = figure_plain(7, COLOR_MUTED, across ? ANCHOR_MIDDLE : ANCHOR_END);
	const double at = figure_at(scale, value);

	if (bold)
		lettering = figure_bold(7, COLOR_INK, lettering.anchor);
	if (across) {
		scene_line(sheet->drawing.scene, at, frame->y1, at, frame->y1 + 2.5, figure_line_of(COLOR_INK, 0.6));
		figure_write(&sheet->drawing, (struct figure_point){ at, frame->y1 + 10 }, lettering, text);
		return;
	}
	scene_line(sheet->drawing.scene, frame->x0 - 2.5, at, frame->x0, at, figure_line_of(COLOR_INK, 0.6));
	if (frame->x0 < LEFT + 1)
		figure_write(&sheet->drawing, (struct figure_point){ frame->x0 - 4, at + 2.5 }, lettering, text);
}

/* The threshold, and a round step to either side. */
static void draw_ticks(const struct sheet *sheet, const struct panel *panel, bool across)
{
	const struct results *results = sheet->base->context->results;
	const struct figure_scale *scale = across ? &panel->view.x : &panel->view.y;
	const double threshold = across ? results->strength_threshold : results->attractiveness_threshold;
	const double step = figure_step(scale->to - scale->from, 3);

	draw_tick(sheet, panel, across, threshold);
	if (scale->ratio) {
		draw_tick(sheet, panel, across, scale->from);
		draw_tick(sheet, panel, across, scale->to);
		return;
	}
	if (threshold - step >= scale->from)
		draw_tick(sheet, panel, across, threshold - step);
	if (threshold + step <= scale->to)
		draw_tick(sheet, panel, across, threshold + step);
}

static void draw_ground(const struct sheet *sheet, const struct panel *panel)
{
	const struct matrix_view *view = &panel->view;
	const struct label_box *frame = &view->plan.frame, key = matrix_quarter(view, CLASS_KEY);
	const struct paint line = figure_line_of(COLOR_INK, 0.8);

	figure_rect(&sheet->drawing, (struct figure_rect){ key.x0, key.y0, key.x1 - key.x0, key.y1 - key.y0 },
		figure_fill_of(COLOR_KEY_TINT));
	draw_ticks(sheet, panel, true);
	draw_ticks(sheet, panel, false);
	figure_rect(&sheet->drawing, (struct figure_rect){ frame->x0, frame->y0, WIDE, HIGH },
		figure_line_of(COLOR_INK, 0.6));
	scene_line(sheet->drawing.scene, frame->x0, view->divide_y, frame->x1, view->divide_y, line);
	scene_line(sheet->drawing.scene, view->divide_x, frame->y0, view->divide_x, frame->y1, line);
}

static void draw_panel(const struct sheet *sheet, const struct panel *panel)
{
	struct dots dots = dots_of(sheet);
	struct figure_point at;

	draw_head(sheet, panel);
	draw_ground(sheet, panel);
	while (next_other(&dots, panel, &at))
		scene_circle(sheet->drawing.scene, at.x, at.y, OTHER_R, figure_fill_of(COLOR_RULE));
	for (size_t i = 0; i < panel->rest_count; i++)
		matrix_draw_mark(&sheet->drawing, &panel->rest[i]);
	for (size_t i = 0; i < panel->view.count; i++)
		matrix_draw_mark(&sheet->drawing, &panel->view.points[i]);
	matrix_draw_labels(&sheet->drawing, &panel->view, &panel->labels);
	for (int i = 0; i < panel->key.count; i++)
		figure_write(&sheet->drawing, (struct figure_point){ panel->view.plan.frame.x0,
			panel->view.plan.frame.y1 + TICKS + 4 + KEY_LINE * i },
			figure_plain(7, COLOR_INK, ANCHOR_START), panel->key.lines[i]);
}

/* The marks' names, and the dots', a fifth of the width at most for each. */
static void draw_legend(const struct sheet *sheet, double y)
{
	static const double start = LEFT + 3, gap = 22;
	const double room = (FIGURE_WIDTH_12 - start) / (CLASS_COUNT + 1) - gap;
	const struct figure_context *context = sheet->base->context;
	double x = start;

	for (int class = 0; class < CLASS_COUNT; class++) {
		const struct figure_class_look *look = figure_look((enum account_class)class);
		const struct lettering lettering = figure_plain(7.5, look->text, ANCHOR_START);
		scene_mark(sheet->drawing.scene, look->mark, x, y - 2.6, 3);
		x += gap + figure_write(&sheet->drawing, (struct figure_point){ x + 7, y }, lettering,
			figure_fit(context, lettering, figure_class(context, (enum account_class)class), room));
	}
	scene_circle(sheet->drawing.scene, x, y - 2.6, OTHER_R, figure_fill_of(COLOR_RULE));
	figure_write(&sheet->drawing, (struct figure_point){ x + 6, y },
		figure_plain(7.5, COLOR_INK, ANCHOR_START),
		figure_fit(context, figure_plain(7.5, COLOR_INK, ANCHOR_START),
			figure_word(context, "figure.segments.others"), FIGURE_WIDTH_12 - x - 6));
}

static void draw_titles(const struct sheet *sheet, double bottom)
{
	const struct figure_context *context = sheet->base->context;
	struct lettering bold = figure_bold(8, COLOR_INK, ANCHOR_MIDDLE);

	figure_write(&sheet->drawing,
		(struct figure_point){ (LEFT + FIGURE_WIDTH_12) / 2, bottom + TITLE - 4 }, bold,
		figure_word(context, figure_is_ratio(context) ? "figure.segments.across_ratio"
		                                              : "figure.segments.across"));
	bold.vertical = true;
	figure_write(&sheet->drawing, (struct figure_point){ 7, bottom / 2 }, bold,
		figure_word(context, "figure.segments.up"));
	draw_legend(sheet, bottom + TITLE + LEGEND - 3);
}

/* ---- text alternative ---- */

/* Where most of a class stand: "Public holds 4 of 7 key development accounts". */
static void tell_class(const struct panel *panels, size_t count, enum account_class class,
                       struct figure_alt *alt)
{
	const struct panel *most = &panels[0];
	const char *key = class == CLASS_KEY ? "figure.segments.alt_key" : "figure.segments.alt_development";
	int all = 0;

	for (size_t i = 0; i < alt->context->results->account_count; i++)
		all += alt->context->results->accounts[i].class == class &&
		       figure_has_place(&alt->context->results->accounts[i]);
	for (size_t i = 1; i < count; i++)
		most = panels[i].counts[class] > most->counts[class] ? &panels[i] : most;
	if (most->counts[class] == 0)
		return;
	figure_alt_add(alt, figure_fill_count(alt->context, key, all, FILLED(
		{ "name", figure_text(alt->context, &most->segment->name) },
		{ "count", figure_number(alt->context, most->counts[class], 0) },
		{ "all", figure_number(alt->context, all, 0) })));
}

static const char *tell(const struct figure_context *context, const struct panel *panels, size_t count)
{
	struct figure_alt alt = { context, NULL };
	const char *none = NULL;

	tell_class(panels, count, CLASS_KEY, &alt);
	tell_class(panels, count, CLASS_KEY_DEVELOPMENT, &alt);
	for (size_t i = 0; i < count; i++)
		if (panels[i].counts[CLASS_KEY] + panels[i].counts[CLASS_KEY_DEVELOPMENT] == 0)
			none = figure_join(context, none, figure_text(context, &panels[i].segment->name));
	if (none != NULL)
		figure_alt_add(&alt, figure_fill(context, "figure.segments.alt_none", FILLED({ "names", none })));
	return alt.text;
}

/* ---- the figure ---- */

/* Two panels a row, each row as high as its longer key. Gives the foot. */
static double lay_panels(const struct sheet *sheet, struct panel *panels, size_t count)
{
	double y = HEAD;

	for (size_t i = 0; i < count; i += 2) {
		int lines = 0;
		for (size_t k = i; k < i + 2 && k < count; k++) {
			move_panel(&panels[k], (struct figure_point){ k == i ? LEFT : LEFT + WIDE + GAP, y });
			seat_names(sheet, &panels[k]);
			lines = panels[k].key.count > lines ? panels[k].key.count : lines;
		}
		y += HIGH + TICKS + KEY_LINE * lines + (lines > 0 ? 2 : 0);
		if (i + 2 < count)
			y += ROW_GAP + HEAD;
	}
	return y;
}

struct figure figure_segments(const struct figure_context *context, size_t from, size_t to)
{
	const struct matrix_plan plan = { .frame = { 0, 0, WIDE, HIGH }, .side = 8, .strip = 8,
		.largest_r = BUBBLE_R };
	const struct matrix_view base = matrix_view_new(context, &plan);
	const size_t all = figure_segment_count(context);
	const size_t count = from >= all ? 0 : (to < all ? to : all) - from;
	struct panel *panels = ARENA_ARRAY(context->arena, struct panel, count + 1);
	struct sheet sheet = { { context, NULL }, &base };
	int drawn = 0;
	double bottom;

	if (count == 0)
		return (struct figure){ .alt = "" };
	for (size_t i = 0; i < count; i++) {
		panels[i] = panel_new(&sheet, segment_at(context, from + i));
		drawn += panels[i].count;
	}
	bottom = lay_panels(&sheet, panels, count);
	sheet.drawing.scene = scene_new(context->arena, FIGURE_WIDTH_12, bottom + TITLE + LEGEND);
	for (size_t i = 0; i < count; i++)
		draw_panel(&sheet, &panels[i]);
	draw_titles(&sheet, bottom);
	return (struct figure){ sheet.drawing.scene, tell(context, panels, count), drawn, base.left_out, NULL };
}
