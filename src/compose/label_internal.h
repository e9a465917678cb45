/* Shared inside label placement: geometry, the grid over obstacles, and the
 * seats each label could take. */
#ifndef KAISM_COMPOSE_LABEL_INTERNAL_H
#define KAISM_COMPOSE_LABEL_INTERNAL_H

#include "compose/labels.h"

/* ---- geometry ---- */
/* Of numbers that are never NAN: fmin and fmax are calls, and these run often. */
static inline double label_least(double a, double b)
{
	return a < b ? a : b;
}

static inline double label_most(double a, double b)
{
	return a > b ? a : b;
}

static inline struct label_box label_grow(struct label_box box, double by)
{
	return (struct label_box){ box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by };
}

static inline bool label_boxes_meet(const struct label_box *a, const struct label_box *b)
{
	return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

struct label_box label_around(const struct label_line *line);
struct label_box label_extent(const struct label_obstacle *obstacle);
bool label_line_meets_box(const struct label_line *line, const struct label_box *box);
bool label_lines_cross(const struct label_line *a, const struct label_line *b);
/* True when the point lies nearer to the line than `gap`. */
bool label_line_near(const struct label_line *line, double x, double y, double gap);
/* True when the box comes nearer to the obstacle than `gap`. */
bool label_box_near(const struct label_box *box, const struct label_obstacle *obstacle, double gap);
bool label_line_meets(const struct label_line *line, const struct label_obstacle *obstacle);

/* ---- grid ---- */
enum { LABEL_CELL_PT = 24 };

/* Which obstacles lie near: cells of 24 pt, each with a list. */
struct label_grid {
	const struct label_task *task;
	double x0, y0;
	int columns, rows;
	int *first;         /* [cell], start in `items`; one more at the end */
	int *items;         /* positions of obstacles */
	struct label_box *extents; /* [obstacle] */
};
struct label_grid *label_grid_new(const struct label_task *task, struct arena *arena);
/* The obstacles whose cells a box touches; one that lies in several of them
 * comes several times. */
struct label_near {
	const struct label_grid *grid;
	int x0, x1, y1, x, y; /* cells: the box's, and the one at hand */
	int next, end;        /* in `items` */
};
struct label_near label_near(const struct label_grid *grid, const struct label_box *box);
/* Position of the next obstacle, or -1. */
int label_near_next(struct label_near *near);

/* ---- seats ---- */
struct label_option {
	struct label_box box, extent; /* extent: box and leader, with the gap around */
	struct label_line line;
	bool leader, dot, folded;
	double cost;
};
/* What a label asks for in one run: its name, or a number in its stead. */
struct label_wish {
	const struct label_request *request;
	int index;                    /* of the request */
	double width, height;
	int rank;
	bool number;
	bool fine;                    /* more directions and rings */
	struct label_option *options; /* by cost */
	size_t option_count;
};
void label_find_options(struct label_wish *wish, const struct label_grid *grid, struct arena *arena);

/* ---- search ---- */
enum { LABEL_UNSEATED = -1 };
/* Bounds the improvement in hopeless crowds: seats that one search may try. */
enum { LABEL_BUDGET = 20000 };
/* Chooses an option for each wish, or LABEL_UNSEATED: from what `chosen` holds
 * already, greedy for the rest, then improved. */
void label_search(const struct label_wish *wishes, size_t count, int *chosen, struct arena *arena);

#endif
