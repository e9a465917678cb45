/* The time axis of Gantts, and where texts stand beside their marks. */
#include "figure_gantt.h"

#include <math.h>

#define CELL_LEAST 46.0 /* pt; holds "26 Oct 2026" */
#define CELL_INSET 3.0
#define NAME_TOP 2.4   /* of a name in the head, under the upper rule */
#define NAME_FOOT 11.0
#define TEXT_SIZE 7.0
#define MARK_GAP 3.5    /* between a mark and its text */
#define TEXT_GAP 2.0    /* between a text and anything else */

enum { LEAST_DAYS = 28 };

/* ---- the axis ---- */

static int month_day(int index)
{
	return date_day_number((struct date){ .year = (short)(index / 12),
	                                      .month = (signed char)(index % 12 + 1), .day = 1 });
}

/* Day 0, 1 January 1900, was a Monday. */
int gantt_tick(int months, int day, int steps)
{
	struct date date;
	int index;

	if (months == 0)
		return day - day % 7 + 7 * steps;
	date = date_from_day_number(day);
	index = date.year * 12 + date.month - 1;
	return month_day(index - index % months + months * steps);
}

static int count_cells(int months, struct gantt_days days)
{
	int cells = 0;

	while (gantt_tick(months, days.first, cells) <= days.last)
		cells++;
	return cells;
}

struct gantt_axis gantt_axis(struct gantt_days days, struct gantt_range span)
{
	static const int units[] = { 0, 1, 3, 6, 12, 24, 60, 120, 240 };
	const size_t last = sizeof(units) / sizeof(units[0]) - 1;
	struct gantt_axis axis = { .scale = { .start = span.from, .end = span.to } };
	size_t unit = 0;
	int from, to;

	while (unit < last && count_cells(units[unit], days) * CELL_LEAST > span.to - span.from)
		unit++;
	axis.months = units[unit];
	from = gantt_tick(axis.months, days.first, 0);
	to = gantt_tick(axis.months, days.first, count_cells(axis.months, days));
	axis.scale.from = from;
	axis.scale.to = to - from < LEAST_DAYS ? from + LEAST_DAYS : to;
	return axis;
}

double gantt_x(const struct gantt_axis *axis, int day)
{
	return figure_at(&axis->scale, day);
}

struct gantt_days gantt_with(struct gantt_days days, struct date date)
{
	int day;

	if (!date_is_set(date))
		return days;
	day = date_day_number(date);
	if (days.last < days.first)
		return (struct gantt_days){ day, day };
	return (struct gantt_days){ day < days.first ? day : days.first,
	                            day > days.last ? day : days.last };
}

/* ---- seats ---- */

void gantt_take(struct arena *arena, struct gantt_row *row, struct gantt_range range)
{
	row->taken = arena_grow(arena, row->taken, sizeof(*row->taken), row->count, &row->capacity);
	row->taken[row->count++] = range;
}

static bool touches(struct gantt_range a, struct gantt_range b)
{
	return a.from < b.to + TEXT_GAP && b.from < a.to + TEXT_GAP;
}

bool gantt_is_free(const struct gantt_row *row, struct gantt_range range)
{
	for (size_t i = 0; i < row->count; i++)
		if (touches(row->taken[i], range))
			return false;
	return true;
}

/* Obstacle number i of a row: what is taken, then the lines. */
static struct gantt_range obstacle(const struct gantt_area *area, const struct gantt_row *row,
                                   size_t i)
{
	if (i < row->count)
		return row->taken[i];
	return (struct gantt_range){ area->lines[i - row->count], area->lines[i - row->count] };
}

/* The free room that begins at x or, where x is not free, behind what is there.
 * Looking to the left everything is mirrored: x and obstacles by their sign. */
static struct gantt_range free_room(const struct gantt_area *area, const struct gantt_row *row,
                                    double x, double sign)
{
	struct gantt_range room = { x, sign > 0 ? area->span.to : -area->span.from };
	const size_t count = row->count + area->line_count;

	for (bool moved = true; moved;) {
		moved = false;
		for (size_t i = 0; i < count; i++) {
			struct gantt_range o = obstacle(area, row, i);
			double from = (sign > 0 ? o.from : -o.to) - TEXT_GAP;
			double to = (sign > 0 ? o.to : -o.from) + TEXT_GAP;
			if (room.from > from && room.from < to) {
				room.from = to;
				moved = true;
			}
		}
	}
	for (size_t i = 0; i < count; i++) {
		struct gantt_range o = obstacle(area, row, i);
		double from = (sign > 0 ? o.from : -o.to) - TEXT_GAP;
		if (from >= room.from)
			room.to = fmin(room.to, from);
	}
	return room;
}

/* The first room on one side that is wide enough; else the widest within reach. */
static struct gantt_seat side_seat(const struct gantt_area *area, const struct gantt_row *row,
                                   const struct gantt_wish *wish, double sign)
{
	const double edge = sign > 0 ? wish->mark.to : -wish->mark.from;
	struct gantt_seat seat = { wish->mark.to, 0 };

	for (double x = edge + MARK_GAP; x <= edge + MARK_GAP + wish->reach;) {
		struct gantt_range room = free_room(area, row, x, sign);
		double width = room.to - room.from;
		if (room.from > edge + MARK_GAP + wish->reach)
			break;
		if (width > seat.room) {
			double used = fmin(width, wish->width);
			seat = (struct gantt_seat){ sign > 0 ? room.from : -room.from - used, width };
		}
		if (width >= wish->width)
			break;
		x = fmax(room.from, room.to) + TEXT_GAP / 2;
	}
	return seat;
}

struct gantt_seat gantt_seat(const struct gantt_area *area, const struct gantt_row *row,
                             const struct gantt_wish *wish)
{
	struct gantt_wish near = *wish;
	struct gantt_seat best = { wish->mark.to, 0 };

	near.reach = 0;
	for (int attempt = 0; attempt < 4 && best.room < wish->width; attempt++) {
		if (wish->right_only && attempt % 2 == 1)
			continue;
		struct gantt_seat seat = side_seat(area, row, attempt < 2 ? &near : wish,
		                                   attempt % 2 == 0 ? 1 : -1);
		if (seat.room > best.room)
			best = seat;
	}
	return best;
}

/* ---- drawing ---- */

static const char *tick_name(const struct figure_context *context, const struct gantt_axis *axis,
                             int tick, bool is_long)
{
	const int first = (int)axis->scale.from;
	struct date day = date_from_day_number(gantt_tick(axis->months, first, tick));
	bool with_year = tick == 0 ||
		date_from_day_number(gantt_tick(axis->months, first, tick - 1)).year != day.year;
	const char *unit = axis->months == 0 ? "week" : axis->months >= 12 ? "year"
		: is_long ? "long_month" : "month";

	if (axis->months >= 12)
		with_year = false;
	return figure_date(context, arena_printf(context->arena, "figure.gantt.%s%s", unit,
	                                         with_year ? "_in_year" : ""), day);
}

static struct gantt_range cell_of(const struct gantt_axis *axis, int tick)
{
	const int first = (int)axis->scale.from;

	return (struct gantt_range){ gantt_x(axis, gantt_tick(axis->months, first, tick)),
	                             gantt_x(axis, gantt_tick(axis->months, first, tick + 1)) };
}

static bool is_cell(const struct gantt_axis *axis, int tick)
{
	return gantt_tick(axis->months, (int)axis->scale.from, tick) < axis->scale.to;
}

/* Whole names of months, where all of them fit. */
static bool has_room_for_long(const struct figure_context *context, const struct gantt_axis *axis)
{
	const struct lettering lettering = figure_plain(TEXT_SIZE, COLOR_MUTED, ANCHOR_START);

	if (axis->months == 0 || axis->months >= 12)
		return false;
	for (int tick = 0; is_cell(axis, tick); tick++) {
		struct gantt_range cell = cell_of(axis, tick);
		if (figure_width(context, lettering, tick_name(context, axis, tick, true)) >
		    cell.to - cell.from - 2 * CELL_INSET)
			return false;
	}
	return true;
}

/* Where the line of the dossier's date stands; NAN = no date, or off the axis. */
static double as_of_x(const struct figure_context *context, const struct gantt_axis *axis)
{
	const struct date as_of = context->results->selection->as_of;
	const int day = date_is_set(as_of) ? date_day_number(as_of) + 1 : 0;

	return date_is_set(as_of) && day >= axis->scale.from && day <= axis->scale.to
		? gantt_x(axis, day) : (double)NAN;
}

/* Where a cell's name begins: behind the date line that would strike it
 * through, where the cell has room for it there; else before the line. */
static double name_start(const struct gantt_range *cell, double width, double line)
{
	const double start = cell->from + CELL_INSET;

	if (!(line > start - 1 && line < start + width + 1))
		return start;
	if (line + CELL_INSET + width <= cell->to)
		return line + CELL_INSET;
	return line - CELL_INSET - width >= cell->from ? line - CELL_INSET - width : start;
}

/* Every other cell has a tint: lines would run through names. */
static void draw_cells(const struct drawing *drawing, const struct gantt_axis *axis,
                       struct figure_rect frame)
{
	const struct lettering lettering = figure_plain(TEXT_SIZE, COLOR_MUTED, ANCHOR_START);
	const bool is_long = has_room_for_long(drawing->context, axis);
	const double line = as_of_x(drawing->context, axis);

	for (int tick = 0; is_cell(axis, tick); tick++) {
		struct gantt_range cell = cell_of(axis, tick);
		const char *name = tick_name(drawing->context, axis, tick, is_long);
		if (tick % 2 == 1)
			figure_rect(drawing, (struct figure_rect){ cell.from, frame.y, cell.to - cell.from,
				frame.height }, figure_fill_of(COLOR_PALE));
		name = figure_fit(drawing->context, lettering, name, cell.to - cell.from - CELL_INSET);
		figure_write(drawing, (struct figure_point){
			name_start(&cell, figure_width(drawing->context, lettering, name), line),
			frame.y + 8.6 }, lettering, name);
	}
}

/* True when an upright line at x strikes through a name of the head: none
 * that had room to step aside. */
static bool crosses_name(const struct figure_context *context, const struct gantt_axis *axis,
                         double x)
{
	const struct lettering lettering = figure_plain(TEXT_SIZE, COLOR_MUTED, ANCHOR_START);
	const bool is_long = has_room_for_long(context, axis);

	for (int tick = 0; is_cell(axis, tick); tick++) {
		const struct gantt_range cell = cell_of(axis, tick);
		const double width =
			figure_width(context, lettering, tick_name(context, axis, tick, is_long));
		const double from = name_start(&cell, width, x);
		if (x > from - 1 && x < from + width + 1)
			return true;
	}
	return false;
}

void gantt_head(const struct drawing *drawing, const struct gantt_axis *axis,
                struct figure_rect frame)
{
	const double right = frame.x + frame.width, bottom = frame.y + frame.height;

	draw_cells(drawing, axis, frame);
	scene_line(drawing->scene, frame.x, frame.y, right, frame.y, figure_line_of(COLOR_INK, 0.9));
	scene_line(drawing->scene, frame.x, frame.y + GANTT_HEAD, right, frame.y + GANTT_HEAD,
	           figure_line_of(COLOR_MUTED, 0.5));
	scene_line(drawing->scene, frame.x, bottom, right, bottom, figure_line_of(COLOR_INK, 0.9));
}

void gantt_as_of(const struct drawing *drawing, const struct gantt_axis *axis,
                 struct figure_rect frame, enum color_role color)
{
	const struct figure_context *context = drawing->context;
	const struct date as_of = context->results->selection->as_of;
	const struct lettering lettering = figure_bold(TEXT_SIZE, color, ANCHOR_MIDDLE);
	const char *name;
	double x, half, top = frame.y;

	if (!date_is_set(as_of))
		return;
	x = gantt_x(axis, date_day_number(as_of) + 1);
	name = figure_fill(context, "figure.gantt.as_of",
	                   FILLED({ "date", figure_date(context, "form.short_date", as_of) }));
	half = figure_width(context, lettering, name) / 2;
	if (crosses_name(context, axis, x)) { /* the line passes behind it */
		scene_line(drawing->scene, x, top, x, top + NAME_TOP, figure_line_of(color, 0.9));
		top += NAME_FOOT;
	}
	scene_line(drawing->scene, x, top, x, frame.y + frame.height, figure_dashed(color, 0.9, 2.5));
	x = fmax(fmin(x, frame.x + frame.width - half), frame.x + half);
	figure_write(drawing, (struct figure_point){ x, frame.y - 3 }, lettering, name);
}

/* An outline, filled from the left by a share; the outline lies inside. */
void gantt_bar(const struct drawing *drawing, struct figure_rect bar, double filled)
{
	const double line = 0.9;
	const struct figure_rect inner = { bar.x + line / 2, bar.y + line / 2,
		                           fmax(bar.width - line, 0), bar.height - line };

	figure_rect(drawing, inner, figure_box_of(COLOR_PAPER, COLOR_ACCENT, line));
	bar.width = fmin(bar.width, bar.width * filled);
	if (filled > 0)
		figure_rect(drawing, bar, figure_fill_of(COLOR_ACCENT));
}

void gantt_diamond(const struct drawing *drawing, struct figure_point at, enum gantt_fill fill)
{
	const double line = fill == GANTT_OPEN ? 0.9 : 0;
	const double r = GANTT_DIAMOND - line * 0.707;
	const struct path_point points[] = {
		{ .verb = PATH_MOVE, .x = at.x, .y = at.y - r },
		{ .verb = PATH_LINE, .x = at.x + r, .y = at.y },
		{ .verb = PATH_LINE, .x = at.x, .y = at.y + r },
		{ .verb = PATH_LINE, .x = at.x - r, .y = at.y },
		{ .verb = PATH_CLOSE, .x = at.x, .y = at.y - r },
	};
	struct paint paint = figure_fill_of(fill == GANTT_EVENT ? COLOR_INK : COLOR_ACCENT);

	if (fill == GANTT_OPEN)
		paint = figure_box_of(COLOR_PAPER, COLOR_ACCENT, line);
	scene_path(drawing->scene, points, sizeof(points) / sizeof(points[0]), paint);
}
