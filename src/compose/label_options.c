#include "label_internal.h"

#include <math.h>
#include <stdlib.h>

/* Distances in pt, costs in points: the sheet of figures, "Label placement". */
static const double clearance = 0.8;  /* between a name and anything */
static const double beside_gap = 1.6; /* between a marker and its name */
static const double corner_gap = 1.2; /* the same at a corner, along each axis */
static const double leader_gap = 1.5; /* between a leader and its text */
static const double steep_gap = 2.2;  /* the same above and below: ideographs fill their box */
static const double steep_slide = 0.43, cost_slid = 0.8;
static const double frame_gap = 2;
static const double mistaken_within = 3.5; /* a foreign marker so near could own the name */
static const double steep_below = 0.342;   /* cosine of 70 degrees */
static const double cost_crossing = 14, cost_quarter = 16, cost_centre = 9;
static const double cost_most = 80, cost_most_number = 54; /* dearer seats help no reader */
static const double cost_mistaken = 1.5, cost_mistaken_number = 5, cost_folded = 3;

static const struct {
	double dx, dy, cost;
} beside[] = {
	{ +1, 0, 0 }, { +1, -1, 1 },   { +1, +1, 1.2 },
	{ -1, 0, 2 }, { -1, -1, 2.6 }, { -1, +1, 2.8 },
};
/* Above and below: the middle of the name moved by a part of its width. */
static const struct {
	double slide, above, below;
} slides[] = {
	{ 0, 2.2, 2.4 },     { 0.15, 2.3, 2.5 }, { -0.15, 2.4, 2.6 }, { 0.30, 2.6, 2.8 },
	{ -0.30, 2.7, 2.9 }, { 0.45, 2.9, 3.1 }, { -0.45, 3.0, 3.2 },
};
enum { BESIDE_COUNT = 6, SLIDE_COUNT = 7 };

struct ring {
	double distance, cost;
};
static const struct ring rings[] = {
	{ 7, 7.54 },   { 14, 11.28 }, { 23, 15.46 }, { 34, 20.08 },
	{ 48, 25.36 }, { 66, 31.52 }, { 88, 38.56 },
};
/* For a label that found no seat on those. */
static const struct ring fine_rings[] = {
	{ 4, 7.5 },   { 7, 8.7 },   { 10, 9.8 },  { 14, 11.4 }, { 18, 12.9 },
	{ 23, 15.5 }, { 28, 17.5 }, { 34, 20.1 }, { 41, 22.7 }, { 48, 25.4 },
	{ 57, 28.7 }, { 66, 31.6 }, { 77, 35.0 }, { 88, 38.6 },
};
enum {
	RING_COUNT = 7,
	DIRECTIONS = 16,
	FINE_RING_COUNT = 14,
	FINE_DIRECTIONS = 32,
	STEEP_DIRECTIONS = 6, /* of the fine ones */
	OPTION_LIMIT = 2 * (BESIDE_COUNT + 2 * SLIDE_COUNT +
			    FINE_RING_COUNT * (FINE_DIRECTIONS + 2 * STEEP_DIRECTIONS))
};

struct finder {
	struct label_wish *wish;
	const struct label_grid *grid;
	double width, height; /* of the text as it is tried */
	bool folded;
	double limit; /* no seat so dear */
	struct label_option *options; /* OPTION_LIMIT of them */
	size_t count;
	int query, *met; /* per obstacle, the last leader that met it */
};

double label_reach(enum mark mark, double r)
{
	switch (mark) {
	case MARK_DEVELOPMENT:
		return 1.2533 * r;
	case MARK_MAINTENANCE:
		return 0.8862 * r;
	case MARK_KEY:
	case MARK_OPPORTUNISTIC:
	case MARK_UNDETERMINED:
	case MARK_ERROR:
	case MARK_WARNING:
	case MARK_NOTE:
		break;
	}
	return r;
}

double label_edge(const struct label_request *request, double dx, double dy)
{
	double reach = label_reach(request->mark, request->r);

	switch (request->mark) {
	case MARK_DEVELOPMENT:
		return reach / (fabs(dx) + fabs(dy));
	case MARK_MAINTENANCE:
		return reach / fmax(fabs(dx), fabs(dy));
	case MARK_KEY:
	case MARK_OPPORTUNISTIC:
	case MARK_UNDETERMINED:
	case MARK_ERROR:
	case MARK_WARNING:
	case MARK_NOTE:
		break;
	}
	return reach;
}

static bool is_foreign(const struct finder *finder, const struct label_obstacle *obstacle)
{
	return obstacle->kind == LABEL_MARKER && obstacle->owner != finder->wish->index;
}

/* True when a marker lies over or under the label's own, so that a leader
 * cannot leave without crossing it. */
static bool overlaps_own(const struct finder *finder, const struct label_obstacle *obstacle)
{
	const struct label_request *own = finder->wish->request;
	double reach = label_reach(own->mark, own->r);
	struct label_box box =
		label_grow((struct label_box){ own->x, own->y, own->x, own->y }, reach);

	return label_box_near(&box, obstacle, 0.5);
}

static bool in_frame(const struct finder *finder, const struct label_box *box)
{
	struct label_box frame = label_grow(finder->grid->task->frame, -frame_gap);

	return box->x0 >= frame.x0 && box->x1 <= frame.x1 && box->y0 >= frame.y0 &&
	       box->y1 <= frame.y1;
}

/* False when the box touches something; else the cost of what it is near. */
static bool weigh_box(struct finder *finder, struct label_option *option)
{
	const struct label_task *task = finder->grid->task;
	const struct label_request *request = finder->wish->request;
	double x = (option->box.x0 + option->box.x1) / 2, y = (option->box.y0 + option->box.y1) / 2;
	struct label_near near;
	struct label_box wide;
	bool mistaken = false;
	int at;

	if (!in_frame(finder, &option->box))
		return false;
	wide = label_grow(option->box, mistaken_within);
	near = label_near(finder->grid, &option->box);
	while ((at = label_near_next(&near)) >= 0) {
		const struct label_obstacle *obstacle = &task->obstacles[at];
		if (!label_boxes_meet(&wide, &finder->grid->extents[at]))
			continue;
		if (label_box_near(&option->box, obstacle, clearance))
			return false;
		if (!mistaken && is_foreign(finder, obstacle))
			mistaken = label_box_near(&option->box, obstacle, mistaken_within);
	}
	if (mistaken && !option->leader)
		option->cost += finder->wish->number ? cost_mistaken_number : cost_mistaken;
	if ((x < task->divide_x) != (request->x < task->divide_x) ||
	    (y < task->divide_y) != (request->y < task->divide_y))
		option->cost += cost_quarter;
	return true;
}

/* True once a leader for each obstacle: it may lie in several cells. */
static bool is_first_meeting(struct finder *finder, int obstacle)
{
	const bool first = finder->met[obstacle] != finder->query;

	finder->met[obstacle] = finder->query;
	return first;
}

/* False when the leader passes through what it must not. A marker that
 * overlaps the own one is passed by starting at the own centre. */
static bool weigh_leader(struct finder *finder, struct label_option *option)
{
	const struct label_task *task = finder->grid->task;
	const struct label_box around = label_around(&option->line);
	struct label_near near = label_near(finder->grid, &around);
	int at;

	finder->query++;
	while ((at = label_near_next(&near)) >= 0) {
		const struct label_obstacle *obstacle = &task->obstacles[at];
		if (obstacle->kind == LABEL_THIN ||
		    !label_boxes_meet(&around, &finder->grid->extents[at]) ||
		    !label_line_meets(&option->line, obstacle))
			continue;
		if (obstacle->kind == LABEL_WORDS)
			return false;
		if (obstacle->kind == LABEL_CROSSABLE) {
			option->cost += is_first_meeting(finder, at) ? cost_crossing : 0;
			if (option->cost >= finder->limit)
				return false;
		} else if (is_foreign(finder, obstacle) && !overlaps_own(finder, obstacle))
			return false;
		else if (is_foreign(finder, obstacle))
			option->dot = true;
	}
	if (option->dot) {
		option->cost += cost_centre;
		option->line.x0 = finder->wish->request->x;
		option->line.y0 = finder->wish->request->y;
	}
	return true;
}

static void keep(struct finder *finder, struct label_option option)
{
	option.folded = finder->folded;
	option.cost += finder->folded ? cost_folded : 0;
	if (option.cost >= finder->limit)
		return;
	if (!weigh_box(finder, &option) || (option.leader && !weigh_leader(finder, &option)))
		return;
	if (option.cost >= finder->limit)
		return;
	option.extent = option.box;
	if (option.leader) {
		struct label_box line = label_around(&option.line);
		option.extent.x0 = fmin(option.extent.x0, line.x0);
		option.extent.y0 = fmin(option.extent.y0, line.y0);
		option.extent.x1 = fmax(option.extent.x1, line.x1);
		option.extent.y1 = fmax(option.extent.y1, line.y1);
	}
	option.extent = label_grow(option.extent, clearance);
	finder->options[finder->count++] = option;
}

static struct label_box box_at(const struct finder *finder, double x0, double y0)
{
	return (struct label_box){ x0, y0, x0 + finder->width, y0 + finder->height };
}

/* Distance along each axis from the centre to a name's corner at 45 degrees. */
static double corner_of(const struct label_request *request)
{
	return label_edge(request, 0.70710678, 0.70710678) * 0.70710678 + corner_gap;
}

static void try_beside(struct finder *finder)
{
	const struct label_request *own = finder->wish->request;
	double reach = label_reach(own->mark, own->r) + beside_gap, corner = corner_of(own);

	for (int i = 0; i < BESIDE_COUNT; i++) {
		double away = beside[i].dy == 0 ? reach : corner;
		double x = beside[i].dx > 0 ? own->x + away : own->x - away - finder->width;
		double y = own->y - finder->height / 2;
		if (beside[i].dy < 0)
			y = own->y - away - finder->height;
		else if (beside[i].dy > 0)
			y = own->y + away;
		keep(finder,
		     (struct label_option){ .box = box_at(finder, x, y), .cost = beside[i].cost });
	}
	for (int i = 0; i < SLIDE_COUNT; i++) {
		double x = own->x - finder->width / 2 + slides[i].slide * finder->width;
		keep(finder, (struct label_option){
				     .cost = slides[i].above,
				     .box = box_at(finder, x, own->y - reach - finder->height) });
		keep(finder, (struct label_option){ .cost = slides[i].below,
						    .box = box_at(finder, x, own->y + reach) });
	}
}

/* A unit vector. */
struct direction {
	double dx, dy;
};

/* A leader that ends at the text's lower or upper edge: in its middle, or near
 * one of its ends. */
static void try_steep(struct finder *finder, struct label_option option, bool above)
{
	double y = above ? option.line.y1 - steep_gap - finder->height : option.line.y1 + steep_gap;
	const double cost = option.cost + 0.2;

	for (int slide = -1; slide <= 1; slide++) {
		double middle = option.line.x1 + slide * steep_slide * finder->width;
		option.box = box_at(finder, middle - finder->width / 2, y);
		option.cost = cost + (slide == 0 ? 0 : cost_slid);
		keep(finder, option);
	}
}

static void try_direction(struct finder *finder, const struct ring *ring, struct direction way)
{
	const struct label_request *own = finder->wish->request;
	const double dx = way.dx, dy = way.dy;
	double edge = label_edge(own, dx, dy),
	       far = label_reach(own->mark, own->r) + ring->distance;
	double x = own->x + far * dx, y = own->y + far * dy;
	struct label_option option = { .leader = true, .cost = ring->cost };

	option.line = (struct label_line){ own->x + edge * dx, own->y + edge * dy, x, y };
	if (fabs(dx) < steep_below) {
		try_steep(finder, option, dy < 0);
		return;
	}
	if (dx > 0) {
		option.box = box_at(finder, x + leader_gap, y - finder->height / 2);
	} else {
		option.box = box_at(finder, x - leader_gap - finder->width, y - finder->height / 2);
		option.cost += 0.6;
	}
	keep(finder, option);
}

static void try_rings(struct finder *finder)
{
	const double circle = 6.283185307179586;
	const struct ring *from = finder->wish->fine ? fine_rings : rings;
	int count = finder->wish->fine ? FINE_RING_COUNT : RING_COUNT;
	int directions = finder->wish->fine ? FINE_DIRECTIONS : DIRECTIONS;

	for (int i = 0; i < directions; i++) {
		const double angle = circle * i / directions;
		const struct direction way = { cos(angle), -sin(angle) };
		for (int ring = 0; ring < count; ring++)
			try_direction(finder, &from[ring], way);
	}
}

/* All seats of the text in one line, then folded. */
static void try_seats(struct finder *finder)
{
	const struct label_request *request = finder->wish->request;

	try_beside(finder);
	try_rings(finder);
	if (finder->wish->number || request->folded_width <= 0)
		return;
	finder->folded = true;
	finder->width = request->folded_width;
	finder->height = request->folded_height;
	try_beside(finder);
	try_rings(finder);
}

static int compare(double a, double b)
{
	return (a > b) - (a < b);
}

static int by_cost(const void *left, const void *right)
{
	const struct label_option *a = left, *b = right;
	int order = compare(a->cost, b->cost);

	if (order == 0)
		order = compare(a->box.y0, b->box.y0);
	if (order == 0)
		order = compare(a->box.x0, b->box.x0);
	return order == 0 ? (int)a->leader - (int)b->leader : order;
}

void label_find_options(struct label_wish *wish, const struct label_grid *grid, struct arena *arena)
{
	struct label_option found[OPTION_LIMIT];
	struct finder finder = { .wish = wish,
				 .grid = grid,
				 .options = found,
				 .width = wish->width,
				 .height = wish->height };

	if (wish->number)
		finder.limit = cost_most_number;
	else if (wish->request->limit > 0)
		finder.limit = wish->request->limit;
	else
		finder.limit = cost_most;
	finder.met = ARENA_ARRAY(arena, int, grid->task->obstacle_count + 1);
	try_seats(&finder);
	qsort(found, finder.count, sizeof(found[0]), by_cost);
	wish->option_count = finder.count;
	wish->options = ARENA_ARRAY(arena, struct label_option, finder.count + 1);
	for (size_t i = 0; i < finder.count; i++)
		wish->options[i] = found[i];
}
