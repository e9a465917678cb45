/* What moved since the last review: an arrow per account on either axis, the
 * accounts that changed class first. */
#include <math.h>
#include <stdlib.h>

#include "figure_internal.h"

#define ROW 15.0
#define THEN_X 6.0
#define NOW_X 27.0
#define NAME_X 37.0
#define UP_LEFT 172.0
#define UP_RIGHT 312.0
#define ACROSS_LEFT 336.0
#define ACROSS_RIGHT 466.0
#define TITLE_BASE 9.0
#define TICK_BASE 22.0
#define RULE 27.0
#define TOP 29.0
#define AIR 6.0           /* at the rule between changed and stayed */
#define HEAD_LENGTH 4.4
#define LEAST_ARROW 6.0   /* pt; below it a dot */
#define RING 3.2          /* pt; a ring and a bit of shaft: what a short arrow's head leaves */
#define FOOT 12.0
#define LEGEND 17.0
enum { SHOWN = 30, SHOWN_STAYED = 10, SHOWN_MOST = 40 }; /* rows: a page holds 40 */

struct moved {
	const struct account_result *account;
	bool changed;            /* of another class than at the last review */
	double distance;         /* pt on both axes */
};

struct movement {
	struct drawing drawing;
	const struct results *results;
	struct moved *moved;     /* changed first, then the farthest */
	size_t count, changed, shown;
	int added;               /* accounts that the last review did not know */
	struct figure_scale up, across;
	double bottom;
};

/* ---- who moved ---- */

static bool was_placed(const struct account_result *account)
{
	const struct previous *previous = &account->account->previous;

	return previous->given && isfinite(previous->attractiveness) && isfinite(previous->strength);
}

static double change(const struct figure_scale *scale, double from, double to)
{
	return figure_at(scale, to) - figure_at(scale, from);
}

static int compare_moved(const void *left, const void *right)
{
	const struct moved *a = left, *b = right;

	if (a->changed != b->changed)
		return a->changed ? -1 : 1;
	if (a->distance != b->distance)
		return a->distance > b->distance ? -1 : 1;
	return a->account < b->account ? -1 : 1;
}

static void collect(struct movement *movement)
{
	const struct results *results = movement->results;

	movement->moved = ARENA_ARRAY(movement->drawing.context->arena, struct moved, results->account_count + 1);
	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *account = &results->accounts[i];
		const enum account_class was = account->account->previous.class;
		if (!figure_has_place(account))
			continue;
		movement->added += !account->account->previous.given;
		if (!was_placed(account))
			continue;
		movement->moved[movement->count++] = (struct moved){ .account = account,
			.changed = was != CLASS_UNDETERMINED && was != account->class };
		movement->changed += movement->moved[movement->count - 1].changed;
	}
}

static void sort_moved(struct movement *movement)
{
	for (size_t i = 0; i < movement->count; i++) {
		struct moved *moved = &movement->moved[i];
		const struct previous *was = &moved->account->account->previous;
		moved->distance = hypot(
			change(&movement->up, was->attractiveness, moved->account->attractiveness.value.estimate),
			change(&movement->across, was->strength, moved->account->strength.value.estimate));
	}
	qsort(movement->moved, movement->count, sizeof *movement->moved, compare_moved);
	movement->shown = movement->count;
	if (movement->count > SHOWN) {
		movement->shown = movement->changed + SHOWN_STAYED;
		if (movement->shown > SHOWN_MOST)
			movement->shown = SHOWN_MOST;
		if (movement->shown > movement->count)
			movement->shown = movement->count;
	}
}

/* ---- scales ---- */

/* Where an account stood and stands on one axis. */
static void ends_of(const struct account_result *account, bool across, double ends[2])
{
	const struct previous *was = &account->account->previous;

	ends[0] = across ? was->strength : was->attractiveness;
	ends[1] = across ? account->strength.value.estimate : account->attractiveness.value.estimate;
}

static void set_scale(struct movement *movement, bool across)
{
	const bool ratio = across && figure_is_ratio(movement->drawing.context);
	const double threshold = across ? movement->results->strength_threshold
		: movement->results->attractiveness_threshold;
	struct figure_scale scale = { threshold, threshold, across ? ACROSS_LEFT : UP_LEFT,
		across ? ACROSS_RIGHT : UP_RIGHT, false };
	double step, lack;

	for (size_t i = 0; i < movement->count; i++) {
		double ends[2];
		ends_of(movement->moved[i].account, across, ends);
		scale.from = fmin(scale.from, fmin(ends[0], ends[1]));
		scale.to = fmax(scale.to, fmax(ends[0], ends[1]));
	}
	lack = fmax((ratio ? 0.2 : 1) - (scale.to - scale.from), 0) / 2;
	scale.from -= lack;
	scale.to += lack;
	step = figure_step(scale.to - scale.from, 5);
	scale.from = floor((scale.from - 0.1 * step) / step) * step;
	scale.to = ceil((scale.to + 0.1 * step) / step) * step;
	*(across ? &movement->across : &movement->up) = scale;
}

/* ---- ground ---- */

static const char *tick_text(const struct movement *movement, bool across, double value, int decimals)
{
	const struct figure_context *context = movement->drawing.context;

	return across && !figure_is_ratio(context) ? figure_signed(context, value, decimals)
	                                           : figure_number(context, value, decimals);
}

static void draw_grid(const struct movement *movement, bool across)
{
	const struct figure_scale *scale = across ? &movement->across : &movement->up;
	const double step = figure_step(scale->to - scale->from, 6);
	const struct lettering muted = figure_plain(7.5, COLOR_MUTED, ANCHOR_MIDDLE);
	double free = scale->start - 20;

	for (double i = ceil(scale->from / step - 1e-9); i * step <= scale->to + 1e-9; i++) {
		const double x = figure_at(scale, i * step);
		const char *text = tick_text(movement, across, i * step, figure_decimals(step));
		const double half = figure_width(movement->drawing.context, muted, text) / 2;
		scene_line(movement->drawing.scene, x, RULE, x, movement->bottom, figure_line_of(COLOR_GRID, 0.4));
		if (x - half < free)
			continue;
		figure_write(&movement->drawing, (struct figure_point){ x, TICK_BASE }, muted, text);
		free = x + half + 3;
	}
}

/* The threshold, named at the foot; its high side has a tint. */
static void draw_threshold(const struct movement *movement, bool across)
{
	const struct figure_context *context = movement->drawing.context;
	const struct figure_scale *scale = across ? &movement->across : &movement->up;
	const double threshold = across ? movement->results->strength_threshold
		: movement->results->attractiveness_threshold;
	const double x = figure_at(scale, threshold);
	const bool level = across && threshold == (figure_is_ratio(context) ? 1 : 0);
	const char *text = level ? figure_word(context, "figure.movement.level")
		: figure_fill(context, "figure.threshold", FILLED({ "value", tick_text(movement, across, threshold,
			threshold == floor(threshold) ? 0 : 1) }));

	scene_line(movement->drawing.scene, x, RULE, x, movement->bottom, figure_line_of(COLOR_INK, 1));
	figure_write(&movement->drawing, (struct figure_point){ x, movement->bottom + FOOT - 3 },
		figure_bold(7.5, COLOR_INK, ANCHOR_MIDDLE), text);
}

static void draw_axis(const struct movement *movement, bool across)
{
	const struct figure_scale *scale = across ? &movement->across : &movement->up;
	const double threshold = figure_at(scale, across ? movement->results->strength_threshold
		: movement->results->attractiveness_threshold);

	figure_rect(&movement->drawing, (struct figure_rect){ threshold, RULE, scale->end - threshold,
		movement->bottom - RULE }, figure_fill_of(COLOR_PALE));
	figure_write(&movement->drawing,
		(struct figure_point){ (scale->start + scale->end) / 2, TITLE_BASE },
		figure_bold(8.5, COLOR_INK, ANCHOR_MIDDLE), figure_word(movement->drawing.context,
			across ? "figure.movement.strength" : "figure.movement.attractiveness"));
	draw_grid(movement, across);
	draw_threshold(movement, across);
}

/* ---- rows ---- */

static void draw_arrow(const struct movement *movement, const struct figure_scale *scale,
                       const double ends[2], double y, bool changed)
{
	const enum color_role color = changed ? COLOR_INK : COLOR_NEUTRAL;
	const double from = figure_at(scale, ends[0]), to = figure_at(scale, ends[1]);
	const double dx = to > from ? 1 : -1, head = fmin(HEAD_LENGTH, fabs(to - from) - RING);
	const double neck = to - dx * head, half = 2.3 * head / HEAD_LENGTH;

	if (fabs(to - from) < LEAST_ARROW) {
		scene_circle(movement->drawing.scene, to, y, 1.7, figure_fill_of(color));
		return;
	}
	scene_line(movement->drawing.scene, from, y, neck, y, figure_line_of(color, 1.3));
	scene_path(movement->drawing.scene, (const struct path_point[]){
		{ .verb = PATH_MOVE, .x = to, .y = y },
		{ .verb = PATH_LINE, .x = neck, .y = y - half },
		{ .verb = PATH_LINE, .x = neck, .y = y + half },
		{ .verb = PATH_CLOSE, .x = to, .y = y } }, 4, figure_fill_of(color));
	scene_circle(movement->drawing.scene, from, y, 1.6, figure_box_of(COLOR_PAPER, color, 0.9));
}

/* The class then, an arrow, the class now; the class alone where it is the same. */
static void draw_classes(const struct movement *movement, const struct moved *moved, double y)
{
	const struct account_result *account = moved->account;

	if (moved->changed) {
		scene_mark(movement->drawing.scene, figure_look(account->account->previous.class)->mark, THEN_X, y, 2.7);
		figure_arrow(&movement->drawing, (struct figure_point){ (THEN_X + NOW_X) / 2 - 0.3, y }, 1);
	}
	scene_mark(movement->drawing.scene, figure_look(account->class)->mark, NOW_X, y, 3.4);
}

static void draw_row(const struct movement *movement, const struct moved *moved, double y)
{
	const struct figure_context *context = movement->drawing.context;
	struct lettering name = figure_plain(7.5, figure_look(moved->account->class)->text, ANCHOR_START);
	double ends[2];

	name.bold = moved->changed;
	draw_classes(movement, moved, y);
	figure_write(&movement->drawing, (struct figure_point){ NAME_X, y + 2.7 }, name,
		figure_fit(context, name, figure_account(context, moved->account->account), UP_LEFT - NAME_X - 8));
	ends_of(moved->account, false, ends);
	draw_arrow(movement, &movement->up, ends, y, moved->changed);
	ends_of(moved->account, true, ends);
	draw_arrow(movement, &movement->across, ends, y, moved->changed);
}

static bool is_split(const struct movement *movement)
{
	return movement->changed > 0 && movement->changed < movement->shown;
}

static void draw_rows(const struct movement *movement)
{
	double y = TOP + ROW / 2;

	for (size_t i = 0; i < movement->shown; i++, y += ROW) {
		if (i == movement->changed && is_split(movement)) {
			scene_line(movement->drawing.scene, 0, y - ROW / 2 + AIR / 2, FIGURE_WIDTH_12,
				y - ROW / 2 + AIR / 2, figure_dashed(COLOR_INK, 0.6, 2.4));
			y += AIR;
		}
		draw_row(movement, &movement->moved[i], y);
	}
}

/* ---- head and foot ---- */

static void draw_head(const struct movement *movement)
{
	figure_write(&movement->drawing, (struct figure_point){ 0, TICK_BASE },
		figure_plain(7.5, COLOR_MUTED, ANCHOR_START),
		figure_word(movement->drawing.context, "figure.movement.classes"));
	draw_axis(movement, false);
	draw_axis(movement, true);
	scene_line(movement->drawing.scene, 0, RULE, FIGURE_WIDTH_12, RULE, figure_line_of(COLOR_INK, 0.6));
}

/* "14 others moved less", "3 accounts are new"; "" = neither. */
static const char *rest_text(const struct movement *movement)
{
	const struct figure_context *context = movement->drawing.context;
	const int rest = (int)(movement->count - movement->shown);
	const char *text = rest > 0 ? figure_count(context, "figure.movement.rest", rest, "") : NULL;

	if (movement->added > 0)
		text = figure_join(context, text, figure_count(context, "figure.movement.added", movement->added, ""));
	return text == NULL ? "" : text;
}

static void draw_legend(const struct movement *movement, double y)
{
	const struct figure_context *context = movement->drawing.context;
	const struct figure_scale here = { 0, 1, 2, 24, false };
	const struct lettering plain = figure_plain(7.5, COLOR_INK, ANCHOR_START);
	double x = 30;

	scene_line(movement->drawing.scene, 0, y - 12, FIGURE_WIDTH_12, y - 12, figure_line_of(COLOR_RULE, 0.5));
	draw_arrow(movement, &here, (const double[]){ 0, 1 }, y - 2.7, true);
	x += figure_write(&movement->drawing, (struct figure_point){ x, y }, plain,
		figure_word(context, "figure.movement.arrow")) + 14;
	scene_circle(movement->drawing.scene, x, y - 2.7, 1.7, figure_fill_of(COLOR_NEUTRAL));
	x += 6 + figure_write(&movement->drawing, (struct figure_point){ x + 6, y }, plain,
		figure_word(context, "figure.movement.hardly")) + 14;
	figure_write(&movement->drawing, (struct figure_point){ x, y },
		figure_plain(7.5, COLOR_MUTED, ANCHOR_START), rest_text(movement));
}

/* ---- text alternative ---- */

static const char *tell(const struct movement *movement)
{
	const struct figure_context *context = movement->drawing.context;
	struct figure_alt alt = { context, NULL };

	figure_alt_add(&alt, figure_fill(context, "figure.movement.alt", FILLED(
		{ "count", figure_number(context, (double)movement->count, 0) },
		{ "changed", figure_number(context, (double)movement->changed, 0) })));
	for (size_t i = 0; i < movement->changed; i++) {
		const struct account_result *account = movement->moved[i].account;
		figure_alt_add(&alt, figure_fill(context, "figure.movement.alt_changed", FILLED(
			{ "name", figure_account(context, account->account) },
			{ "from", figure_class(context, account->account->previous.class) },
			{ "to", figure_class(context, account->class) })));
	}
	if (movement->changed == 0) {
		double ends[2];
		ends_of(movement->moved[0].account, false, ends);
		figure_alt_add(&alt, figure_fill(context, "figure.movement.alt_most", FILLED(
			{ "name", figure_account(context, movement->moved[0].account->account) },
			{ "from", figure_number(context, ends[0], 1) },
			{ "to", figure_number(context, ends[1], 1) })));
	}
	return alt.text;
}

/* ---- the figure ---- */

struct figure figure_movement(const struct figure_context *context)
{
	struct movement movement = { .drawing = { context, NULL }, .results = context->results };

	collect(&movement);
	if (movement.count == 0)
		return (struct figure){ .alt = "", .left_out = (int)context->results->account_count };
	set_scale(&movement, false);
	set_scale(&movement, true);
	sort_moved(&movement);
	movement.bottom = TOP + ROW * (double)movement.shown + (is_split(&movement) ? AIR : 0) + 2;
	movement.drawing.scene = scene_new(context->arena, FIGURE_WIDTH_12,
		movement.bottom + FOOT + LEGEND);
	draw_head(&movement);
	draw_rows(&movement);
	draw_legend(&movement, movement.bottom + FOOT + LEGEND - 2);
	return (struct figure){ movement.drawing.scene, tell(&movement), (int)movement.count,
		(int)(context->results->account_count - movement.count), NULL };
}
