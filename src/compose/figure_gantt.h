/* Shared by the Gantts: a time axis and its head, bars, and texts that keep
 * clear of marks, lines and each other. Days are day numbers of base/date.h.
 * Private to compose. */
#ifndef KAISM_COMPOSE_FIGURE_GANTT_H
#define KAISM_COMPOSE_FIGURE_GANTT_H

#include "figure_internal.h"

/* ---- the axis ---- */
struct gantt_days { int first, last; };  /* last >= first, both included */
struct gantt_range { double from, to; }; /* pt */

/* From the start of the first day's unit to the end of the last one's; the
 * unit is the smallest whose cells hold a name. At least four weeks. */
struct gantt_axis {
	struct figure_scale scale;
	int months; /* a cell; 0 = a week */
};
struct gantt_axis gantt_axis(struct gantt_days days, struct gantt_range span);
/* The first day of the cell that holds `day`, or of the one `steps` later. */
int gantt_tick(int months, int day, int steps);
/* Where a day begins; it ends where the next begins. */
double gantt_x(const struct gantt_axis *axis, int day);
/* Longer by a day, where that day has a date. */
struct gantt_days gantt_with(struct gantt_days days, struct date date);

/* ---- seats for texts in a row ---- */
struct gantt_row {
	struct gantt_range *taken; /* by marks and texts */
	size_t count, capacity;
};
struct gantt_area {
	struct gantt_range span;
	double lines[2]; /* upright lines that no text may touch */
	size_t line_count;
};
struct gantt_wish {
	struct gantt_range mark;
	double width;
	double reach; /* how far from the mark the text may begin, behind a line */
	bool right_only;
};
/* room < width: the text is to be cut to it, or to stand in another row. */
struct gantt_seat { double x, room; };

void gantt_take(struct arena *arena, struct gantt_row *row, struct gantt_range range);
bool gantt_is_free(const struct gantt_row *row, struct gantt_range range);
/* Right of the mark, else left of it, else beyond what is near on either side;
 * where nothing is wide enough, the widest of these. */
struct gantt_seat gantt_seat(const struct gantt_area *area, const struct gantt_row *row,
                             const struct gantt_wish *wish);

/* ---- drawing ---- */
#define GANTT_HEAD 12.0 /* pt, from the upper rule to the lower */
#define GANTT_OVER 10.0 /* pt, above the upper rule: the date line's name */
/* Rules, names and tints; `frame` holds the head too, its left edge that
 * of the row names. */
void gantt_head(const struct drawing *drawing, const struct gantt_axis *axis,
                struct figure_rect frame);
/* The dashed line of the dossier's date, named above the frame. */
void gantt_as_of(const struct drawing *drawing, const struct gantt_axis *axis,
                 struct figure_rect frame, enum color_role color);
void gantt_bar(const struct drawing *drawing, struct figure_rect bar, double filled);
enum gantt_fill { GANTT_OPEN, GANTT_DONE, GANTT_EVENT };
void gantt_diamond(const struct drawing *drawing, struct figure_point at, enum gantt_fill fill);
#define GANTT_DIAMOND 3.9 /* pt, from the middle to a corner */

#endif
