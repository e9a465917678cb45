/* The plan of an account: a row per action, its name beside its bar, then the
 * milestones. Over ACTION_LIMIT actions: a row per gap that they close. */
#include <math.h>
#include <string.h>

#include "figure_gantt.h"

#define ROW 11.1
#define BAR 6.8
#define BAR_LEAST 2.5
#define NAME_SIZE 7.0
#define NAME_BASE 2.5   /* baseline under a row's middle */
#define NAME_REACH 40.0
#define INSET 2.0       /* between frame and text */

enum { ACTION_LIMIT = 25, MILESTONE_LIMIT = 20 };

struct timeline_item {
	const char *name, *late; /* "late, 28 days"; "" when it is not */
	struct gantt_days days;
	double filled;           /* 0..1 */
	bool is_milestone;
	/* where it stands */
	struct gantt_range mark;
	size_t row, name_row;
	double name_x;
};

struct timeline {
	const struct figure_context *context;
	const struct plan *plan;
	const struct strength *strength;
	struct timeline_item *items;
	size_t count;
	struct gantt_axis axis;
	struct gantt_area area;
	struct gantt_row *rows;
	size_t row_count, row_capacity;
	size_t stop_row;
	double stop_x;
	const char *stop_name;   /* NULL = no stop date */
};

/* What the text alternative says. */
struct tally { int drawn, done, doing, late, open, undated; int most_late; };

/* ---- actions ---- */

static bool is_drawn(const struct action *action)
{
	return action->status != ACTION_DROPPED &&
	       (date_is_set(action->start) || date_is_set(action->due));
}

static struct gantt_days days_of(const struct action *action)
{
	return gantt_with(gantt_with((struct gantt_days){ 0, -1 }, action->start), action->due);
}

/* Days past its due date, of an action that is not done. */
static int days_late(const struct figure_context *context, const struct action *action)
{
	const struct date as_of = context->results->selection->as_of;

	if (action->status == ACTION_DONE || !date_is_set(as_of) || !date_is_set(action->due))
		return 0;
	return (int)fmax(0, date_day_number(as_of) - date_day_number(action->due));
}

static struct tally tally_of(const struct figure_context *context, const struct plan *plan)
{
	struct tally tally = { 0 };

	for (size_t i = 0; i < plan->action_count; i++) {
		const struct action *action = &plan->actions[i];
		const int late = days_late(context, action);
		if (!is_drawn(action)) {
			tally.undated += action->status != ACTION_DROPPED;
			continue;
		}
		tally.drawn++;
		tally.most_late = late > tally.most_late ? late : tally.most_late;
		if (late > 0)
			tally.late++;
		else if (action->status == ACTION_DONE)
			tally.done++;
		else if (action->status == ACTION_DOING)
			tally.doing++;
		else
			tally.open++;
	}
	return tally;
}

/* What is done is full; what is under way, up to the dossier's date. */
static double filled_share(const struct figure_context *context, const struct action *action)
{
	const struct date as_of = context->results->selection->as_of;
	const struct gantt_days days = days_of(action);

	if (action->status == ACTION_DONE)
		return 1;
	if (action->status != ACTION_DOING)
		return 0;
	if (!date_is_set(as_of))
		return 1e-6;
	return fmin(fmax((double)(date_day_number(as_of) + 1 - days.first) /
	                 (days.last + 1 - days.first), 1e-6), 1);
}

static void add_actions(struct timeline *timeline)
{
	const struct figure_context *context = timeline->context;

	for (size_t i = 0; i < timeline->plan->action_count; i++) {
		const struct action *action = &timeline->plan->actions[i];
		const int late = days_late(context, action);
		if (!is_drawn(action))
			continue;
		timeline->items[timeline->count++] = (struct timeline_item){
			.name = figure_fill(context, "figure.timeline.action",
			                    FILLED({ "number", figure_number(context, (double)(i + 1), 0) },
			                           { "what", figure_text(context, &action->what) })),
			.late = late > 0 ? figure_count(context, "figure.timeline.days_late", late, "") : "",
			.days = days_of(action),
			.filled = filled_share(context, action),
		};
	}
}

static bool is_in_group(const struct action *action, const char *closes)
{
	if (closes == NULL || action->closes == NULL)
		return closes == action->closes;
	return strcmp(closes, action->closes) == 0;
}

static const char *group_name(const struct timeline *timeline, const char *closes)
{
	const struct strength *strength = timeline->strength;

	if (closes == NULL)
		return figure_word(timeline->context, "figure.timeline.no_gap");
	for (size_t i = 0; i < strength->factor_count; i++)
		if (strcmp(strength->factors[i].id, closes) == 0)
			return figure_text(timeline->context, &strength->factors[i].name);
	return closes;
}

/* One bar for all actions that close the same gap, filled by the share done. */
static void add_group(struct timeline *timeline, const char *closes)
{
	const struct figure_context *context = timeline->context;
	struct timeline_item *item = &timeline->items[timeline->count++];
	int count = 0, done = 0;

	*item = (struct timeline_item){ .days = { 0, -1 }, .late = "" };
	for (size_t i = 0; i < timeline->plan->action_count; i++) {
		const struct action *action = &timeline->plan->actions[i];
		if (!is_drawn(action) || !is_in_group(action, closes))
			continue;
		item->days = gantt_with(gantt_with(item->days, action->start), action->due);
		done += action->status == ACTION_DONE;
		count++;
	}
	item->filled = (double)done / count;
	item->name = figure_fill(context, "figure.timeline.group", FILLED(
		{ "name", group_name(timeline, closes) },
		{ "actions", figure_count(context, "figure.timeline.actions", count, "") },
		{ "done", figure_number(context, done, 0) }));
}

static void add_groups(struct timeline *timeline)
{
	const struct plan *plan = timeline->plan;

	for (size_t i = 0; i < plan->action_count; i++) {
		bool is_first = is_drawn(&plan->actions[i]);
		for (size_t j = 0; j < i && is_first; j++)
			is_first = !is_drawn(&plan->actions[j]) ||
			           !is_in_group(&plan->actions[j], plan->actions[i].closes);
		if (is_first)
			add_group(timeline, plan->actions[i].closes);
	}
}

static void add_milestones(struct timeline *timeline)
{
	for (size_t i = 0; i < timeline->plan->milestone_count; i++) {
		const struct milestone *milestone = &timeline->plan->milestones[i];
		if (!date_is_set(milestone->by))
			continue;
		timeline->items[timeline->count++] = (struct timeline_item){
			.name = figure_text(timeline->context, &milestone->what),
			.late = "",
			.days = gantt_with((struct gantt_days){ 0, -1 }, milestone->by),
			.is_milestone = true,
		};
	}
}

/* ---- places ---- */

static struct gantt_row *row_at(struct timeline *timeline, size_t row)
{
	while (row >= timeline->row_count) {
		timeline->rows = arena_grow(timeline->context->arena, timeline->rows,
		                            sizeof(*timeline->rows), timeline->row_count,
		                            &timeline->row_capacity);
		timeline->rows[timeline->row_count++] = (struct gantt_row){ 0 };
	}
	return &timeline->rows[row];
}

static void take(struct timeline *timeline, size_t row, struct gantt_range range)
{
	gantt_take(timeline->context->arena, row_at(timeline, row), range);
}

static double late_width(const struct figure_context *context, const char *late)
{
	return *late == '\0' ? 0
		: 3.5 + figure_width(context, figure_bold(NAME_SIZE, COLOR_WARNING, ANCHOR_START), late);
}

static double name_width(const struct figure_context *context, const char *name)
{
	return figure_width(context, figure_plain(NAME_SIZE, COLOR_INK, ANCHOR_START), name);
}

static double text_width(const struct figure_context *context, const struct timeline_item *item)
{
	return name_width(context, item->name) + late_width(context, item->late);
}

/* Settles the name in a row at that seat, cut where it must be. */
static void settle_name(struct timeline *timeline, struct timeline_item *item, size_t row,
                        struct gantt_seat seat)
{
	const struct figure_context *context = timeline->context;
	const double late = late_width(context, item->late);

	item->name = figure_fit(context, figure_plain(NAME_SIZE, COLOR_INK, ANCHOR_START), item->name,
	                        seat.room - late);
	item->name_row = row;
	item->name_x = seat.x;
	take(timeline, row, (struct gantt_range){ seat.x,
	                                          seat.x + name_width(context, item->name) + late });
}

static struct gantt_range bar_range(const struct timeline *timeline, struct gantt_days days)
{
	const struct gantt_axis *axis = &timeline->axis;
	double from = gantt_x(axis, days.first), to = gantt_x(axis, days.last + 1);

	from = fmin(from, axis->scale.end - BAR_LEAST);
	return (struct gantt_range){ from, fmax(to, from + BAR_LEAST) };
}

/* The mark with its hatched tail up to the dossier's date. */
static struct gantt_range range_with_tail(const struct timeline *timeline,
                                          const struct timeline_item *item)
{
	const struct date as_of = timeline->context->results->selection->as_of;
	struct gantt_range range = item->mark;

	if (*item->late != '\0')
		range.to = fmax(range.to, gantt_x(&timeline->axis, date_day_number(as_of) + 1));
	return range;
}

/* A row for the bar; the name right of it, or in a row below where it would be
 * cut: one manner for all bars. Left of it only where that would cut it, too. */
static void place_bar(struct timeline *timeline, struct timeline_item *item)
{
	const struct gantt_range span = timeline->area.span;
	const struct gantt_row empty = { 0 };
	struct gantt_wish wish = { .width = text_width(timeline->context, item), .reach = NAME_REACH,
		.right_only = true };
	struct gantt_seat seat, below, left;

	item->row = timeline->row_count;
	item->mark = bar_range(timeline, item->days);
	wish.mark = range_with_tail(timeline, item);
	take(timeline, item->row, wish.mark);
	seat = gantt_seat(&timeline->area, row_at(timeline, item->row), &wish);
	wish.right_only = false;
	left = gantt_seat(&timeline->area, row_at(timeline, item->row), &wish);
	wish.mark.from = wish.mark.to = fmin(fmax(wish.mark.from, span.from), span.to);
	wish.reach = span.to - span.from;
	below = gantt_seat(&timeline->area, &empty, &wish);
	if (seat.room >= wish.width)
		settle_name(timeline, item, item->row, seat);
	else if (below.room < wish.width && left.room >= below.room)
		settle_name(timeline, item, item->row, left);
	else
		settle_name(timeline, item, item->row + 1, below);
}

/* Around the middle of its day, inside the frame. */
static struct gantt_range diamond_range(const struct timeline *timeline, int day)
{
	const struct gantt_range span = timeline->area.span;
	double x = (gantt_x(&timeline->axis, day) + gantt_x(&timeline->axis, day + 1)) / 2;

	x = fmin(fmax(x, span.from + GANTT_DIAMOND), span.to - GANTT_DIAMOND);
	return (struct gantt_range){ x - GANTT_DIAMOND, x + GANTT_DIAMOND };
}

/* The first row from `first` on where mark and name have room. */
static void place_milestone(struct timeline *timeline, struct timeline_item *item, size_t first)
{
	const struct gantt_range mark = diamond_range(timeline, item->days.first);
	const double width = name_width(timeline->context, item->name);

	for (size_t row = first;; row++) {
		const bool is_new = row >= timeline->row_count;
		struct gantt_seat seat;
		if (!gantt_is_free(row_at(timeline, row), mark))
			continue;
		seat = gantt_seat(&timeline->area, row_at(timeline, row), &(struct gantt_wish){
			mark, width, is_new ? FIGURE_WIDTH_12 : NAME_REACH, false });
		if (seat.room < width && !is_new)
			continue;
		item->row = row;
		item->mark = mark;
		take(timeline, row, mark);
		settle_name(timeline, item, row, seat);
		return;
	}
}

/* Too many for names: all in one row. */
static void place_nameless(struct timeline *timeline, size_t first)
{
	const size_t row = timeline->row_count;

	for (size_t i = first; i < timeline->count; i++) {
		struct timeline_item *item = &timeline->items[i];
		item->name = "";
		item->row = row;
		item->mark = diamond_range(timeline, item->days.first);
		take(timeline, row, item->mark);
	}
}

/* Beside the stop line, in the lowest row that has room; else in one more. */
static void place_stop(struct timeline *timeline)
{
	const struct lettering lettering = figure_bold(NAME_SIZE, COLOR_STOP, ANCHOR_START);
	const double x = gantt_x(&timeline->axis, date_day_number(timeline->plan->stop_by) + 1);
	struct gantt_wish wish = {
		.mark = { x, x },
		.width = figure_width(timeline->context, lettering, timeline->stop_name),
		.reach = 1,
	};
	struct gantt_seat seat = { 0, 0 };

	for (size_t row = timeline->row_count; row-- > 0 && seat.room < wish.width;) {
		seat = gantt_seat(&timeline->area, &timeline->rows[row], &wish);
		timeline->stop_row = row;
	}
	if (seat.room < wish.width) {
		timeline->stop_row = timeline->row_count;
		wish.reach = FIGURE_WIDTH_12;
		seat = gantt_seat(&timeline->area, row_at(timeline, timeline->row_count), &wish);
	}
	timeline->stop_name = figure_fit(timeline->context, lettering, timeline->stop_name, seat.room);
	timeline->stop_x = seat.x;
}

static void place_all(struct timeline *timeline)
{
	size_t first, i = 0;

	for (; i < timeline->count && !timeline->items[i].is_milestone; i++)
		place_bar(timeline, &timeline->items[i]);
	first = timeline->row_count;
	if (timeline->count - i > MILESTONE_LIMIT)
		place_nameless(timeline, i);
	else
		for (; i < timeline->count; i++)
			place_milestone(timeline, &timeline->items[i], first);
	if (timeline->stop_name != NULL)
		place_stop(timeline);
}

/* ---- the time it spans ---- */

static void add_line(struct timeline *timeline, struct date date)
{
	struct gantt_area *area = &timeline->area;

	if (date_is_set(date))
		area->lines[area->line_count++] = gantt_x(&timeline->axis, date_day_number(date) + 1);
}

static struct gantt_days span_of(const struct timeline *timeline, bool with_milestones)
{
	struct gantt_days days = timeline->items[0].days;

	for (size_t i = 1; i < timeline->count; i++) {
		const struct timeline_item *item = &timeline->items[i];
		if (item->is_milestone && !with_milestones)
			break;
		days.first = item->days.first < days.first ? item->days.first : days.first;
		days.last = item->days.last > days.last ? item->days.last : days.last;
	}
	return days;
}

static void set_axis(struct timeline *timeline)
{
	const struct date as_of = timeline->context->results->selection->as_of;
	struct gantt_days days = span_of(timeline, true);

	days = gantt_with(gantt_with(days, as_of), timeline->plan->stop_by);
	timeline->axis = gantt_axis(days, (struct gantt_range){ 0, FIGURE_WIDTH_12 });
	timeline->area.span = (struct gantt_range){ INSET, FIGURE_WIDTH_12 - INSET };
	add_line(timeline, as_of);
	add_line(timeline, timeline->plan->stop_by);
	if (date_is_set(timeline->plan->stop_by))
		timeline->stop_name = figure_fill(timeline->context, "figure.timeline.stop",
			FILLED({ "date", figure_date(timeline->context, "form.short_date",
			                             timeline->plan->stop_by) }));
}

/* ---- drawing ---- */

static double row_middle(struct figure_rect frame, size_t row)
{
	return frame.y + GANTT_HEAD + INSET + ROW * ((double)row + 0.5);
}

static void draw_bar(const struct drawing *drawing, const struct timeline *timeline,
                     const struct timeline_item *item, double y)
{
	const struct gantt_range range = range_with_tail(timeline, item);
	const double width = item->mark.to - item->mark.from;
	double filled = item->filled;

	if (filled > 0)
		filled = fmax(filled, fmin(BAR_LEAST / width, 1));
	gantt_bar(drawing, (struct figure_rect){ item->mark.from, y - BAR / 2, width, BAR }, filled);
	if (range.to > item->mark.to)
		figure_hatched(drawing, (struct figure_rect){ item->mark.to, y - BAR / 2 + 0.3,
			range.to - item->mark.to, BAR - 0.6 }, COLOR_WARNING);
}

static void draw_name(const struct drawing *drawing, const struct timeline_item *item, double y)
{
	const struct lettering plain = figure_plain(NAME_SIZE, COLOR_INK, ANCHOR_START);
	const struct lettering late = figure_bold(NAME_SIZE, COLOR_WARNING, ANCHOR_START);
	const struct figure_point at = { item->name_x, y + NAME_BASE };
	double width = figure_write(drawing, at, plain, item->name);

	if (*item->late != '\0')
		figure_write(drawing, (struct figure_point){ at.x + width + 3.5, at.y }, late, item->late);
}

static void draw_items(const struct drawing *drawing, const struct timeline *timeline,
                       struct figure_rect frame)
{
	for (size_t i = 0; i < timeline->count; i++) {
		const struct timeline_item *item = &timeline->items[i];
		const double y = row_middle(frame, item->row);
		if (item->is_milestone)
			gantt_diamond(drawing, (struct figure_point){ item->mark.from + GANTT_DIAMOND, y },
			              GANTT_EVENT);
		else
			draw_bar(drawing, timeline, item, y);
	}
}

static void draw_names(const struct drawing *drawing, const struct timeline *timeline,
                       struct figure_rect frame)
{
	for (size_t i = 0; i < timeline->count; i++)
		draw_name(drawing, &timeline->items[i], row_middle(frame, timeline->items[i].name_row));
	if (timeline->stop_name != NULL)
		figure_write(drawing, (struct figure_point){ timeline->stop_x,
			row_middle(frame, timeline->stop_row) + NAME_BASE },
			figure_bold(NAME_SIZE, COLOR_STOP, ANCHOR_START), timeline->stop_name);
}

static void draw_stop(const struct drawing *drawing, const struct timeline *timeline,
                      struct figure_rect frame)
{
	const double line = 1.4;
	double x;

	if (timeline->stop_name == NULL)
		return;
	x = gantt_x(&timeline->axis, date_day_number(timeline->plan->stop_by) + 1);
	x = fmin(x, frame.x + frame.width - line / 2);
	scene_line(drawing->scene, x, frame.y + GANTT_HEAD, x, frame.y + frame.height,
	           figure_line_of(COLOR_STOP, line));
}

static const struct scene *draw_timeline(const struct timeline *timeline)
{
	const bool dated = date_is_set(timeline->context->results->selection->as_of);
	const struct figure_rect frame = { 0, dated ? GANTT_OVER : 1, FIGURE_WIDTH_12,
		                           GANTT_HEAD + 2 * INSET + ROW * (double)timeline->row_count };
	const struct drawing drawing = {
		timeline->context,
		scene_new(timeline->context->arena, frame.width, frame.y + frame.height + 1),
	};

	gantt_head(&drawing, &timeline->axis, frame);
	draw_items(&drawing, timeline, frame);
	gantt_as_of(&drawing, &timeline->axis, frame, COLOR_INK);
	draw_stop(&drawing, timeline, frame);
	draw_names(&drawing, timeline, frame);
	return drawing.scene;
}

/* ---- the text alternative ---- */

static const char *add_part(const struct figure_context *context, const char *list,
                            const char *key, int count)
{
	const char *part;

	if (count == 0)
		return list;
	part = figure_fill(context, key, FILLED({ "count", figure_number(context, count, 0) }));
	return *list == '\0' ? part
		: arena_printf(context->arena, "%s%s%s", list, figure_word(context, "form.comma"), part);
}

static const char *states(const struct figure_context *context, const struct tally *tally)
{
	const char *list = add_part(context, "", "figure.timeline.done", tally->done);

	list = add_part(context, list, "figure.timeline.doing", tally->doing);
	list = add_part(context, list, "figure.timeline.open", tally->open);
	return add_part(context, list, "figure.timeline.late", tally->late);
}

static void say_actions(const struct timeline *timeline, const struct tally *tally,
                        struct figure_alt *alt)
{
	const struct figure_context *context = timeline->context;
	const struct gantt_days days = span_of(timeline, false);

	if (tally->drawn > 0)
		figure_alt_add(alt, figure_fill(context, days.first == days.last
			? "figure.timeline.alt_day" : "figure.timeline.alt", FILLED(
			{ "actions", figure_count(context, "figure.timeline.actions", tally->drawn, "") },
			{ "from", figure_date(context, "form.date", date_from_day_number(days.first)) },
			{ "to", figure_date(context, "form.date", date_from_day_number(days.last)) },
			{ "states", states(context, tally) })));
	if (tally->most_late > 0)
		figure_alt_add(alt, figure_count(context, "figure.timeline.alt_late", tally->most_late, ""));
}

static const char *alt_of(const struct timeline *timeline)
{
	const struct figure_context *context = timeline->context;
	const struct tally tally = tally_of(context, timeline->plan);
	struct figure_alt alt = { context, NULL };

	say_actions(timeline, &tally, &alt);
	if (date_is_set(timeline->plan->stop_by))
		figure_alt_add(&alt, figure_fill(context, "figure.timeline.alt_stop", FILLED(
			{ "date", figure_date(context, "form.date", timeline->plan->stop_by) })));
	if (tally.undated > 0)
		figure_alt_add(&alt, figure_count(context, "figure.timeline.alt_undated", tally.undated, ""));
	for (size_t i = 0; i < timeline->plan->milestone_count; i++) {
		const struct milestone *milestone = &timeline->plan->milestones[i];
		if (date_is_set(milestone->by))
			figure_alt_add(&alt, figure_fill(context, "figure.timeline.alt_milestone", FILLED(
				{ "what", figure_text(context, &milestone->what) },
				{ "date", figure_date(context, "form.date", milestone->by) })));
	}
	return alt.text;
}

struct figure figure_timeline(const struct figure_context *context,
                              const struct account_result *account)
{
	const struct plan *plan = &account->account->plan;
	struct timeline timeline = { .context = context, .plan = plan,
		                     .strength = &account->account->strength };

	timeline.items = ARENA_ARRAY(context->arena, struct timeline_item,
	                             plan->action_count + plan->milestone_count + 1);
	if (tally_of(context, plan).drawn > ACTION_LIMIT)
		add_groups(&timeline);
	else
		add_actions(&timeline);
	add_milestones(&timeline);
	if (timeline.count == 0)
		return (struct figure){ NULL, "", 0, 0, NULL };
	set_axis(&timeline);
	place_all(&timeline);
	return (struct figure){ draw_timeline(&timeline), alt_of(&timeline), 0, 0, NULL };
}
