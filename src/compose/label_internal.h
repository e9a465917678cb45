/* Shared inside label placement: geometry, the grid over obstacles, and the
 * seats each label could take. */
#ifndef KAISM_COMPOSE_LABEL_INTERNAL_H
#define KAISM_COMPOSE_LABEL_INTERNAL_H

#include "compose/labels.h"

/* ---- geometry ---- */
struct label_box label_grow(struct label_box box, double by);
struct label_box label_around(const struct label_line *line);
struct label_box label_extent(const struct label_obstacle *obstacle);
bool label_boxes_meet(const struct label_box *a, const struct label_box *b);
bool label_line_meets_box(const struct label_line *line, const struct label_box *box);
bool label_lines_cross(const struct label_line *a, const struct label_line *b);
double label_line_distance(const struct label_line *line, double x, double y);
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
	int *seen;          /* [obstacle], last query that met it */
	int query;
	int *found;         /* answer of the last query */
	size_t found_count;
};
struct label_grid *label_grid_new(const struct label_task *task, struct arena *arena);
/* Fills `found` with the obstacles whose cells the box touches, each once. */
void label_grid_query(struct label_grid *grid, const struct label_box *box);

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
void label_find_options(struct label_wish *wish, struct label_grid *grid, struct arena *arena);

/* ---- search ---- */
enum { LABEL_UNSEATED = -1 };
/* Bounds the improvement in hopeless crowds: seats that one search may try. */
enum { LABEL_BUDGET = 100000 };
/* Chooses an option for each wish, or LABEL_UNSEATED; greedy, then improved. */
int *label_search(const struct label_wish *wishes, size_t count, struct arena *arena);

#endif
