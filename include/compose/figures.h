/* The dossier's figures: pure functions from results to a scene and its text
 * alternative. Where there is nothing to draw (no account with an estimate, no
 * plan, no capacity) scene is NULL and alt is "". All widths in pt are those
 * of the page's grid; a figure grows in height only. */
#ifndef KAISM_COMPOSE_FIGURES_H
#define KAISM_COMPOSE_FIGURES_H

#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"
#include "doc/scene.h"
#include "type/type.h"

/* Everything a figure may ask for. All of it is borrowed. */
struct figure_context {
	const struct results *results;
	struct type *type;
	struct arena *arena;
	enum language language;
	/* The text of a key such as "figure.matrix.alt"; NULL where there is none.
	 * Placeholders in braces, "{count}", are filled here. */
	const char *(*word)(void *data, const char *key);
	void *words;
};

struct figure {
	const struct scene *scene; /* NULL = nothing to draw */
	const char *alt;           /* at most about 400 characters; "" without a scene */
	int drawn, left_out;       /* accounts shown; accounts without an estimate */
	const char *subtitle;      /* of a panel: how to read it; NULL = none */
};

/* Grid widths, 168 mm text: 12, 9, 4 and 3 columns. */
#define FIGURE_WIDTH_12 476.22
#define FIGURE_WIDTH_9 354.33
#define FIGURE_WIDTH_4 151.18
#define FIGURE_WIDTH_3 110.55

/* The matrix, 476 wide, for a page of its own or, lower, for one that it
 * shares: bubbles, whiskers, tails, names by search. */
enum matrix_size { MATRIX_PAGE, MATRIX_SHARED };
struct figure figure_matrix(const struct figure_context *context, enum matrix_size size);
/* The cover's, 476 x 334, marks and quadrant names only. */
struct figure figure_cover_matrix(const struct figure_context *context);
/* The decision page's, 110.55 wide. */
struct figure figure_small_matrix(const struct figure_context *context);

/* The three panels of an account's page, 151 wide, equal height. */
struct figure figure_position(const struct figure_context *context, const struct account_result *account);
struct figure figure_why(const struct figure_context *context, const struct account_result *account);
struct figure figure_rating(const struct figure_context *context, const struct account_result *account);
/* The plan's Gantt, 476 wide. */
struct figure figure_timeline(const struct figure_context *context, const struct account_result *account);

enum figure_axis { FIGURE_ATTRACTIVENESS, FIGURE_STRENGTH };

/* Bars with intervals in rank order. limit 0 = as many as FIGURES.md allows. */
struct figure figure_ranking(const struct figure_context *context, enum figure_axis axis, size_t limit);

/* Scores as heat, rank, total and bar; rows [from, to) of by_attractiveness,
 * so that a long table becomes several figures of FIGURE_SCORE_ROWS. The
 * legend stands under the last. */
enum { FIGURE_SCORE_ROWS = 36 };
struct figure figure_scores(const struct figure_context *context, size_t from, size_t to);

/* The team's meetings as a Gantt, 476 wide. */
struct figure figure_timetable(const struct figure_context *context);
/* Days needed against available, by class, now and planned. */
struct figure figure_capacity(const struct figure_context *context);
/* Small multiples: us against each rival, panels [from, to) of by_class among
 * the accounts with a rating; at most FIGURE_PROFILE_PANELS a figure. */
enum { FIGURE_PROFILE_PANELS = 6 };
struct figure figure_profiles(const struct figure_context *context, size_t from, size_t to);
size_t figure_profile_count(const struct figure_context *context);
/* Where the figure that begins with panel `from` ends: figures are shared out
 * evenly, so that none holds a single panel of ten. */
size_t figure_profile_end(const struct figure_context *context, size_t from);
/* Who sells to whom from maker to user: bands as wide as their value, leverage
 * points numbered in the file's order; 476 wide. */
struct figure figure_market_map(const struct figure_context *context);
/* A small matrix per segment on shared axes, panels [from, to) of the segments
 * with accounts in the file's order; at most FIGURE_SEGMENT_PANELS a figure. */
enum { FIGURE_SEGMENT_PANELS = 6 };
struct figure figure_segments(const struct figure_context *context, size_t from, size_t to);
size_t figure_segment_count(const struct figure_context *context);
/* Where each account came from since the last review, by arrows on both axes;
 * those that changed class first. NULL where no account has an earlier place. */
struct figure figure_movement(const struct figure_context *context);
/* Each scorer's own total of each account, those they differ on most first.
 * NULL where fewer than two scorers scored the same account. */
struct figure figure_agreement(const struct figure_context *context);
/* Factors (rows) against objectives (columns): which serves which. */
struct figure figure_traceability(const struct figure_context *context);

#endif
