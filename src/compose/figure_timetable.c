/* The selection team's meetings: a row each, held ones filled. */
#include <math.h>

#include "figure_gantt.h"

#define NAME_COLUMN 170.0 /* the names' 60 mm */
#define NAME_SIZE 8.0
#define DATE_SIZE 7.0
#define ROW 14.7
#define ROW_LEAST 10.0
#define LINE 9.6          /* between the lines of a long name */
#define ROWS_HIGH 620.0   /* all rows together */

struct timetable {
	const struct figure_context *context;
	const struct team *team;
	struct gantt_axis axis;
	struct figure_rect frame;
	size_t count;   /* rows drawn */
	double row;     /* height of a row with one line */
	bool is_tight;  /* names are cut to one line */
};

/* ---- measures ---- */

static struct lettering name_lettering(void)
{
	return figure_plain(NAME_SIZE, COLOR_INK, ANCHOR_START);
}

static struct figure_lines name_lines(const struct timetable *timetable, size_t row)
{
	const char *topic = figure_text(timetable->context, &timetable->team->meetings[row].topic);
	const double room = NAME_COLUMN - 8;

	if (timetable->is_tight)
		return (struct figure_lines){
			{ figure_fit(timetable->context, name_lettering(), topic, room) }, 1 };
	return figure_wrap(timetable->context, name_lettering(), topic, room);
}

static double row_height(const struct timetable *timetable, size_t row)
{
	const int lines = name_lines(timetable, row).count;

	return timetable->row + (lines > 1 ? LINE * (lines - 1) : 0);
}

static double rows_height(const struct timetable *timetable)
{
	double sum = 0;

	for (size_t i = 0; i < timetable->count; i++)
		sum += row_height(timetable, i);
	return sum;
}

/* Long names wrap while the page has room; then rows get lower, then fewer. */
static void set_rows(struct timetable *timetable)
{
	const size_t most = (size_t)(ROWS_HIGH / ROW_LEAST);

	timetable->count = timetable->team->meeting_count;
	timetable->row = ROW;
	if (timetable->count <= most && rows_height(timetable) <= ROWS_HIGH)
		return;
	timetable->is_tight = true;
	if (timetable->count > most)
		timetable->count = most;
	timetable->row = fmin(ROW, ROWS_HIGH / (double)timetable->count);
}

static struct gantt_days days_of(const struct timetable *timetable)
{
	const struct team *team = timetable->team;
	struct gantt_days days = { 0, -1 };

	days = gantt_with(gantt_with(days, team->start), team->end);
	for (size_t i = 0; i < team->meeting_count; i++)
		days = gantt_with(days, team->meetings[i].date);
	return days;
}

static void set_frame(struct timetable *timetable)
{
	const struct date as_of = timetable->context->results->selection->as_of;
	const bool has_more = timetable->count < timetable->team->meeting_count;

	timetable->axis = gantt_axis(gantt_with(days_of(timetable), as_of),
	                             (struct gantt_range){ NAME_COLUMN, FIGURE_WIDTH_12 });
	timetable->frame = (struct figure_rect){
		0, date_is_set(as_of) ? GANTT_OVER : 1, FIGURE_WIDTH_12,
		GANTT_HEAD + 4 + rows_height(timetable) + (has_more ? ROW : 0) };
}

/* ---- drawing ---- */

static void draw_name(const struct drawing *drawing, const struct timetable *timetable, size_t row,
                      double top)
{
	const struct figure_lines lines = name_lines(timetable, row);

	for (int i = 0; i < lines.count; i++)
		figure_write(drawing, (struct figure_point){ 0, top + timetable->row / 2 + 2.9 + LINE * i },
		             name_lettering(), lines.lines[i]);
}

static bool is_end(const struct timetable *timetable, const struct meeting *meeting)
{
	return date_is_set(timetable->team->end) &&
	       date_compare(meeting->date, timetable->team->end) == 0;
}

static struct gantt_area area_of(const struct timetable *timetable)
{
	const struct date as_of = timetable->context->results->selection->as_of;
	struct gantt_area area = { .span = { NAME_COLUMN + 2, FIGURE_WIDTH_12 - 2 } };

	if (date_is_set(as_of))
		area.lines[area.line_count++] = gantt_x(&timetable->axis, date_day_number(as_of) + 1);
	return area;
}

static const char *date_of(const struct figure_context *context, const struct meeting *meeting)
{
	const char *date = figure_date(context, "figure.gantt.week", meeting->date);

	return meeting->done ? figure_fill(context, "figure.timetable.held", FILLED({ "date", date }))
		: date;
}

struct note { const char *text; double y; bool bold; };

/* Beside its mark, clear of the date line. */
static void write_note(const struct drawing *drawing, const struct timetable *timetable,
                       struct gantt_range mark, struct note note)
{
	const struct gantt_area area = area_of(timetable);
	const struct lettering lettering = note.bold
		? figure_bold(DATE_SIZE, COLOR_INK, ANCHOR_START)
		: figure_plain(DATE_SIZE, COLOR_MUTED, ANCHOR_START);
	const struct gantt_row row = { 0 };
	const struct gantt_seat seat = gantt_seat(&area, &row, &(struct gantt_wish){
		.mark = mark, .width = figure_width(drawing->context, lettering, note.text), .reach = 40 });

	figure_write(drawing, (struct figure_point){ seat.x, note.y + 2.5 }, lettering,
	             figure_fit(drawing->context, lettering, note.text, seat.room));
}

/* The date on which the team ends is bold: the decision. */
static void draw_meeting(const struct drawing *drawing, const struct timetable *timetable,
                         const struct meeting *meeting, double y)
{
	const struct gantt_range span = area_of(timetable).span;
	const int day = date_day_number(meeting->date);
	double x = (gantt_x(&timetable->axis, day) + gantt_x(&timetable->axis, day + 1)) / 2;

	x = fmin(fmax(x, span.from + GANTT_DIAMOND), span.to - GANTT_DIAMOND);
	gantt_diamond(drawing, (struct figure_point){ x, y }, meeting->done ? GANTT_DONE : GANTT_OPEN);
	write_note(drawing, timetable, (struct gantt_range){ x - GANTT_DIAMOND, x + GANTT_DIAMOND },
	           (struct note){ date_of(drawing->context, meeting), y, is_end(timetable, meeting) });
}

static void draw_row(const struct drawing *drawing, const struct timetable *timetable, size_t row,
                     double top)
{
	const struct meeting *meeting = &timetable->team->meetings[row];
	const double y = top + timetable->row / 2;

	draw_name(drawing, timetable, row, top);
	if (date_is_set(meeting->date))
		draw_meeting(drawing, timetable, meeting, y);
	else
		write_note(drawing, timetable, (struct gantt_range){ NAME_COLUMN, NAME_COLUMN },
		           (struct note){ figure_word(drawing->context, "figure.timetable.no_date"), y,
		                          false });
}

static void draw_rows(const struct drawing *drawing, const struct timetable *timetable)
{
	const size_t more = timetable->team->meeting_count - timetable->count;
	double top = timetable->frame.y + GANTT_HEAD + 2;

	for (size_t i = 0; i < timetable->count; i++) {
		draw_row(drawing, timetable, i, top);
		top += row_height(timetable, i);
	}
	if (more > 0)
		figure_write(drawing, (struct figure_point){ 0, top + 9 },
		             figure_plain(DATE_SIZE, COLOR_MUTED, ANCHOR_START),
		             figure_count(drawing->context, "figure.timetable.more", (int)more, ""));
}

static const struct scene *draw_timetable(const struct timetable *timetable)
{
	const struct figure_rect frame = timetable->frame;
	const struct drawing drawing = {
		timetable->context,
		scene_new(timetable->context->arena, frame.width, frame.y + frame.height + 1),
	};

	gantt_head(&drawing, &timetable->axis, frame);
	gantt_as_of(&drawing, &timetable->axis, frame, COLOR_STOP);
	draw_rows(&drawing, timetable);
	return drawing.scene;
}

/* ---- the text alternative ---- */

struct meetings { struct gantt_days days; int held, overdue; const struct meeting *next; };

static struct meetings sum_up(const struct timetable *timetable)
{
	const struct date as_of = timetable->context->results->selection->as_of;
	struct meetings sum = { .days = { 0, -1 } };

	for (size_t i = 0; i < timetable->team->meeting_count; i++) {
		const struct meeting *meeting = &timetable->team->meetings[i];
		sum.days = gantt_with(sum.days, meeting->date);
		sum.held += meeting->done;
		if (meeting->done || !date_is_set(meeting->date))
			continue;
		if (date_is_set(as_of) && date_compare(meeting->date, as_of) < 0)
			sum.overdue++;
		else if (sum.next == NULL || date_compare(meeting->date, sum.next->date) < 0)
			sum.next = meeting;
	}
	return sum;
}

static const char *span_words(const struct figure_context *context, const struct meetings *sum)
{
	if (sum->days.last < sum->days.first)
		return figure_word(context, "figure.timetable.alt_no_date");
	return figure_fill(context, "figure.timetable.alt_span", FILLED(
		{ "from", figure_date(context, "form.date", date_from_day_number(sum->days.first)) },
		{ "to", figure_date(context, "form.date", date_from_day_number(sum->days.last)) },
		{ "done", figure_number(context, sum->held, 0) }));
}

static const char *alt_of(const struct timetable *timetable)
{
	const struct figure_context *context = timetable->context;
	const struct team *team = timetable->team;
	const struct meetings sum = sum_up(timetable);
	struct figure_alt alt = { context, NULL };

	figure_alt_add(&alt, figure_count(context, "figure.timetable.alt", (int)team->meeting_count,
	                                  span_words(context, &sum)));
	if (sum.overdue > 0)
		figure_alt_add(&alt, figure_count(context, "figure.timetable.alt_overdue", sum.overdue, ""));
	if (sum.next != NULL)
		figure_alt_add(&alt, figure_fill(context, "figure.timetable.alt_next", FILLED(
			{ "topic", figure_text(context, &sum.next->topic) },
			{ "date", figure_date(context, "form.date", sum.next->date) })));
	if (date_is_set(team->start) && date_is_set(team->end))
		figure_alt_add(&alt, figure_fill(context, "figure.timetable.alt_work", FILLED(
			{ "from", figure_date(context, "form.date", team->start) },
			{ "to", figure_date(context, "form.date", team->end) })));
	return alt.text;
}

struct figure figure_timetable(const struct figure_context *context)
{
	const struct team *team = &context->results->selection->team;
	struct timetable timetable = { .context = context, .team = team };
	const struct gantt_days days = days_of(&timetable);

	if (team->meeting_count == 0 || days.last < days.first)
		return (struct figure){ NULL, "", 0, 0, NULL };
	set_rows(&timetable);
	set_frame(&timetable);
	return (struct figure){ draw_timetable(&timetable), alt_of(&timetable), 0, 0, NULL };
}
