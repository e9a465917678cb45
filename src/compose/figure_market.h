/* Shared by the parts of the market map: places in stages and the bands
 * between them. Private to compose. */
#ifndef KAISM_COMPOSE_FIGURE_MARKET_H
#define KAISM_COMPOSE_FIGURE_MARKET_H

#include "figure_internal.h"

enum { MARKET_PLACES = 12, MARKET_PLACES_MOST = 30 };

/* What stands beside a bar: the name in lines, its value, and the numbers of
 * the leverage points. */
struct market_label {
	struct figure_lines name;
	const char *value;       /* "" = none */
	bool value_below;        /* in a line of its own */
	double width, height;
};

/* A bar: a node, several joined, or what is sold past a stage. */
struct market_place {
	const struct market_node *node; /* NULL = joined, or sold past the stage */
	int joined;                     /* nodes in this one; 0 = a single one */
	size_t stage;
	double value;                   /* at least what flows in, and what flows out */
	double in, out;
	bool ours, past, lone;          /* past: sold past the stage; lone: no flow touches it */
	bool ends;                      /* nothing is expected to leave it */
	double middle;                  /* while places are ordered: 0 at the top, 1 at the foot */
	double pull;                    /* the same of its neighbours, by value */
	double y, height;               /* pt */
	struct market_label label;
};

/* What flows from one place to one of the next stage. */
struct market_band {
	struct market_place *from, *to;
	double value;                   /* 0 = not known */
	bool ours;                      /* our product, as far as it can be followed */
	double from_y, to_y, thick;     /* pt; upper edges */
};

struct market_stage {
	const struct stage *stage;
	struct market_place **places;   /* from the top */
	size_t count;
	double carried;                 /* without what is sold past it */
	struct figure_lines head;
	double x;                       /* left edge of the bars */
};

struct market {
	const struct figure_context *context;
	const struct market_map *map;
	struct market_stage *stages;
	size_t stage_count;
	struct market_place **place_of; /* per node, NULL = an influencer */
	struct market_band *bands;
	size_t band_count, band_capacity;
	const struct market_flow **returns; /* that lead to no later stage */
	size_t return_count;
	double total;                   /* of the stage that carries most, with what is sold past it */
	bool unvalued;                  /* no flow and no place has a value: all bands are alike */
	double top, bottom;             /* pt, of the area of flow */
	double scale;                   /* pt for a unit */
};

#define MARKET_BAR 9.0
/* Our own place: the supplier that is neither a rival nor an account; NULL = none. */
const struct market_node *market_ours(const struct market_map *map);
/* Who only decides and buys nothing: stands above the flow. */
bool market_is_influencer(const struct market_map *map, const struct market_node *node);
/* The class of a node's account; CLASS_UNDETERMINED = it is none of ours. */
enum account_class market_class(const struct figure_context *context, const struct market_node *node);

/* Places, bands and returns; the largest of each stage, the rest joined. */
struct market market_new(const struct figure_context *context);
/* Orders the places of each stage so that few bands cross. */
void market_order(struct market *market);
/* True where less flows in (or out) than the place is worth, so that it shows. */
bool market_is_missing(const struct market *market, const struct market_place *place, bool leaving);
/* Value times value of the bands that cross: what the order lessens. */
double market_crossings(const struct market *market);
/* Places bars and bands in pt below `top`; labels are measured already. */
void market_lay_out(struct market *market, double top);

/* ---- labels ---- */
const char *market_name(const struct market *market, const struct market_place *place);
void market_measure(struct market *market); /* labels, heads and the stages' x */
void market_draw_labels(const struct drawing *drawing, const struct market *market);
/* The numbers of a node's leverage points, from x on; gives the width. */
double market_shields(const struct drawing *drawing, const struct market *market,
                      const struct market_node *node, struct figure_point at);
double market_shields_width(const struct market *market, const struct market_node *node);
void market_shield(const struct drawing *drawing, struct figure_point middle, const char *text);

/* ---- under the map ---- */
double market_key_height(const struct market *market);
/* Leverage points at the left, signs at the right, below a rule at y. */
void market_draw_key(const struct drawing *drawing, const struct market *market, double y);
const char *market_alt(const struct market *market);

#endif
