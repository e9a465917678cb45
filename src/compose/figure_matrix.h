/* Shared by the matrices: where each account stands on a frame. */
#ifndef KAISM_COMPOSE_FIGURE_MATRIX_H
#define KAISM_COMPOSE_FIGURE_MATRIX_H

#include "compose/labels.h"
#include "figure_internal.h"

struct matrix_plan {
	struct label_box frame;
	double side, strip;     /* no centre lies nearer to the frame: left and right, top and bottom */
	double largest_r;
	double fixed_r;         /* all marks alike; 0 = by value */
	bool details;           /* whiskers and tails count for the scales */
	bool plain_rest;        /* over 80 accounts: only the chosen are bubbles */
	/* Not NULL: this account, and at most MATRIX_COMPANY others, evenly
	 * taken, so that a page for each account costs the same however many
	 * accounts there are. */
	const struct account_result *own;
};
enum { MATRIX_COMPANY = 60 };

struct matrix_point {
	const struct account_result *account;
	enum account_class class;
	double x, y, r;
	bool unsized;           /* value not known */
	bool plain;             /* a small mark: no whisker, tail, value */
	bool wide, tall;        /* has a whisker along x, y */
	double left, right, top, bottom;
	bool tail;
	double was_x, was_y;
	enum account_class was;
	int outside_x, outside_y; /* -1, +1: lies beyond the frame on that side */
};

struct matrix_view {
	const struct figure_context *context;
	struct matrix_plan plan;
	struct figure_scale x, y;
	double divide_x, divide_y;
	struct matrix_point *points; /* plain marks, then largest first */
	size_t count;
	int left_out;
	double largest;              /* value, NAN = none known */
};

/* count is 0 where no account has a place. */
struct matrix_view matrix_view_new(const struct figure_context *context,
                                   const struct matrix_plan *plan);
/* A class's quarter of the frame. */
struct label_box matrix_quarter(const struct matrix_view *view, enum account_class class);
void matrix_draw_tints(const struct drawing *drawing, const struct matrix_view *view);
void matrix_draw_mark(const struct drawing *drawing, const struct matrix_point *point);
/* The class's count, "6 of 24 accounts are key", and so on. */
const char *matrix_alt(const struct matrix_view *view);

/* ---- names, numbers and tags of the full-page matrix ---- */
struct matrix_labels {
	struct label_task task;
	struct label_request *requests;
	struct label_obstacle *obstacles;
	size_t obstacle_capacity;
	size_t *points;              /* per request, position in view->points */
	const char **names;
	struct figure_lines *folded; /* per request, two lines or none */
	const struct label_seat *seats;
	int unlisted;                /* chosen accounts with neither name nor number */
};
void matrix_add_obstacle(const struct matrix_view *view, struct matrix_labels *labels,
                         struct label_obstacle obstacle);
bool matrix_is_free(const struct matrix_labels *labels, const struct label_box *box, double gap);
struct matrix_labels matrix_labels_new(const struct matrix_view *view);
void matrix_labels_place(const struct matrix_view *view, struct matrix_labels *labels);
void matrix_draw_labels(const struct drawing *drawing, const struct matrix_view *view,
                        const struct matrix_labels *labels);
struct lettering matrix_name_lettering(enum account_class class);
/* A number on the matrix and in its key, which has room for MATRIX_NUMBERS. */
bool matrix_is_printed(const struct label_seat *seat);

/* ---- under the frame ---- */
double matrix_key_height(const struct matrix_view *view, const struct matrix_labels *labels);
void matrix_draw_key(const struct drawing *drawing, const struct matrix_view *view,
                     const struct matrix_labels *labels);

/* ---- over 300 accounts: the rest as a density ---- */
enum { MATRIX_NAME_ALL = 30, MATRIX_NAME_MOST = 80, MATRIX_MARK_ALL = 300 };
enum { MATRIX_NAMES = 40, MATRIX_NUMBERS = 24, MATRIX_STEPS = 4 };
bool matrix_is_density(const struct matrix_view *view);
enum color_role matrix_step_color(int step);
struct figure_point matrix_cell_at(const struct matrix_view *view, double x, double y);
void matrix_draw_hexagon(const struct drawing *drawing, struct figure_point at,
                         enum color_role color);
void matrix_draw_density(const struct drawing *drawing, const struct matrix_view *view);

#endif
