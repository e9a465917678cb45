/* Places names on a figure by search, so that none touches another name, a
 * marker or a line: a seat beside the marker, else on a ring around it with a
 * leader, else a number there and the name in a key. Knows no figure: what
 * must stay free comes in as obstacles. Deterministic; unit pt, y down. */
#ifndef KAISM_COMPOSE_LABELS_H
#define KAISM_COMPOSE_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/style.h"

struct label_box { double x0, y0, x1, y1; };
struct label_line { double x0, y0, x1, y1; };

/* What a leader may do with an obstacle that no name may touch. */
enum label_kind {
	LABEL_MARKER,    /* never pass through another's */
	LABEL_WORDS,     /* never pass: tags, names drawn already */
	LABEL_CROSSABLE, /* cross at a cost: whiskers, tails, thresholds */
	LABEL_THIN       /* cross freely: caps of whiskers, edges of tails */
};
enum label_shape { LABEL_DISC, LABEL_SEGMENT, LABEL_BOX };

struct label_obstacle {
	enum label_shape shape;
	enum label_kind kind;
	int owner;              /* the request it belongs to, -1 = none */
	union {
		struct { double x, y, r; } disc;
		struct label_line segment;
		struct label_box box;
	};
};

/* A name that wants a seat. Requests stand in the order of their ids. */
struct label_request {
	double x, y, r;         /* its marker, r as scene_mark takes it */
	enum mark mark;
	double width, height;   /* of the name */
	double folded_width, folded_height; /* of the name in two lines; 0 = never folded */
	int rank;               /* 0 is seated first */
	double limit;           /* dearest seat it takes; 0 = any */
	bool number_only;       /* never a name: a number and the key */
};

struct label_task {
	const struct label_request *requests;
	size_t request_count;
	const struct label_obstacle *obstacles;
	size_t obstacle_count;
	struct label_box frame;           /* seats lie 2 inside it */
	double divide_x, divide_y;        /* thresholds: a name stays in its quarter */
	double digit_width, number_height; /* of the numbers' face */
};

enum label_form {
	LABEL_NAME,      /* the name at `box` */
	LABEL_NUMBER,    /* its number at `box`, the name in the key */
	LABEL_ON_MARKER, /* the number on its own marker */
	LABEL_KEY_ONLY   /* the marker is too small even for that */
};

struct label_seat {
	enum label_form form;
	int number;               /* 1.. top to bottom, LABEL_KEY_ONLY last; 0 for a name */
	struct label_box box;
	bool folded;              /* the name in two lines */
	bool leader, dot;         /* dot: the leader starts at the marker's centre */
	struct label_line line;   /* from the marker to the text */
};

/* One seat per request, in the arena. */
const struct label_seat *label_place(const struct label_task *task, struct arena *arena);

/* Half the extent of a marker along its widest axis, and from its centre to
 * its outline in the direction (dx, dy) of length 1. */
double label_reach(enum mark mark, double r);
double label_edge(const struct label_request *request, double dx, double dy);

#endif
