/* Chooses where pages end over all slices that wait: among the ways to take
 * the fewest pages the one that leaves the least empty above the last, and
 * that parts least what is better whole. White is not shared among pages but
 * gathered at the end: of ways as good as each other the one that fills the
 * earlier pages. Each end looks back over one page's slices only, so the cost
 * is linear in the slices. */
#include <math.h>

#include "write/pdf_layout.h"

static const double hair = 0.01;     /* pt; a sum of heights is not exact */
static const double page_cost = 100; /* outweighs what follows: fewest pages first */
static const double keep_cost = 1e4; /* of parting what stays together, where nothing else fits */
static const double equal = 1e-6;    /* costs that differ by less are the same */
static const double stub = 0.12;     /* a last page filled less than this share... */
static const double stub_cost = 0.3; /* ...costs up to this much */

struct planner {
	const struct page_wish *wish;
	struct paginator *room;
	size_t count;
};

double carry_height(const struct carry *carry)
{
	if (carry == NULL)
		return 0;
	return carry->head->height + (carry->band != NULL ? carry->band->height : 0);
}

static void reserve(struct layout *layout, size_t count)
{
	struct paginator *room = &layout->paginator;

	if (count < room->capacity)
		return;
	room->capacity = 2 * count + 64;
	room->slices = ARENA_ARRAY(layout->arena, const struct slice *, room->capacity);
	room->ends = ARENA_ARRAY(layout->arena, const struct slice *, room->capacity);
	room->tops = ARENA_ARRAY(layout->arena, double, room->capacity);
	room->bottoms = ARENA_ARRAY(layout->arena, double, room->capacity);
	room->carries = ARENA_ARRAY(layout->arena, double, room->capacity);
	room->costs = ARENA_ARRAY(layout->arena, double, room->capacity);
	room->from = ARENA_ARRAY(layout->arena, size_t, room->capacity);
}

static size_t count_slices(const struct slice *first)
{
	size_t count = 0;

	for (const struct slice *slice = first; slice != NULL; slice = slice->next)
		count++;
	return count;
}

static void lay_out_one_below_another(const struct planner *planner, const struct slice *slice)
{
	struct paginator *room = planner->room;
	double y = 0;

	for (size_t i = 0; i < planner->count; i++, slice = slice->next) {
		y += slice->before;
		room->slices[i] = slice;
		room->carries[i] = carry_height(slice->carry);
		room->tops[i] = y;
		y += slice->box.height;
		room->bottoms[i] = y;
	}
}

/* What the end of a page costs, but for what it leaves empty. */
static double cost_of_end(const struct planner *planner, size_t end)
{
	const struct slice *last = planner->room->slices[end - 1];

	if (end == planner->count)
		return page_cost;
	return page_cost + (last->keep ? keep_cost : last->penalty);
}

/* What the empty share of a page costs. The last may end anywhere, but should
 * not be a stub. */
static double cost_of_space(const struct planner *planner, size_t end, double share)
{
	if (end < planner->count)
		return share;
	return planner->wish->goes_on ? 0 : stub_cost * fmax(0, (stub - (1 - share)) / stub);
}

/* The share left empty of a page from `start` to `end`; negative = they do not fit. */
static double empty_share(const struct planner *planner, size_t start, size_t end)
{
	const struct paginator *room = planner->room;
	const double page = start == 0 ? planner->wish->first : planner->wish->later;
	const double free = page - (room->bottoms[end - 1] - room->tops[start] + room->carries[start]);

	if (free < 0)
		return free < -hair ? -1 : 0;
	return free / page;
}

/* A page's first slice, and what all pages up to its end cost. */
struct choice {
	size_t start;
	double cost;
};

static void consider(const struct planner *planner, size_t start, size_t end, struct choice *best)
{
	const double share = empty_share(planner, start, end);
	const double cost = planner->room->costs[start] + cost_of_space(planner, end, share);

	if (share >= 0 && cost < best->cost - equal)
		*best = (struct choice){ start, cost };
}

/* As consider does for all starts down to 1, of a page that is not the last:
 * here the time goes. Gives the first that was not looked at. */
static size_t consider_usual(const struct planner *planner, size_t end, struct choice *best)
{
	const struct paginator *room = planner->room;
	const double *const tops = room->tops, *const costs = room->costs, *const carries = room->carries;
	const double page = planner->wish->later, bottom = room->bottoms[end - 1];
	size_t start = end - 1;

	for (; start > 1 && bottom - tops[start - 1] <= page + hair; start--) {
		const double free = page - (bottom - tops[start - 1] + carries[start - 1]);
		const double cost = costs[start - 1] + (free > 0 ? free / page : 0);
		if (cost < best->cost - equal && free >= -hair)
			*best = (struct choice){ start - 1, cost };
	}
	return start;
}

/* The best first slice of a page that ends before slice `end`: the last one
 * alone, which may be higher than a page, or as many as fit. */
static void choose_start(const struct planner *planner, size_t end)
{
	struct paginator *room = planner->room;
	const double bottom = room->bottoms[end - 1];
	const double most = fmax(planner->wish->first, planner->wish->later) + hair;
	const double alone = fmax(0, empty_share(planner, end - 1, end));
	struct choice best = { end - 1, room->costs[end - 1] + cost_of_space(planner, end, alone) };
	size_t start = end < planner->count ? consider_usual(planner, end, &best) : end - 1;

	for (; start > 0 && bottom - room->tops[start - 1] <= most; start--)
		consider(planner, start - 1, end, &best);
	room->from[end] = best.start;
	room->costs[end] = best.cost + cost_of_end(planner, end);
}

static struct page_plan trace_back(const struct planner *planner)
{
	struct paginator *room = planner->room;
	struct page_plan plan = { .ends = room->ends };
	int page;

	for (size_t end = planner->count; end > 0; end = room->from[end])
		plan.pages++;
	page = plan.pages;
	for (size_t end = planner->count; end > 0; end = room->from[end])
		room->ends[--page] = room->slices[end - 1];
	if (planner->count > 0) {
		const size_t start = room->from[planner->count];
		plan.last_height = room->bottoms[planner->count - 1] - room->tops[start];
		plan.loss = room->costs[planner->count] - page_cost * plan.pages;
	}
	return plan;
}

struct page_plan pages_plan(struct layout *layout, const struct slice *first,
			    const struct page_wish *wish)
{
	struct planner planner = { .wish = wish, .room = &layout->paginator };

	planner.count = count_slices(first);
	reserve(layout, planner.count + 1);
	lay_out_one_below_another(&planner, first);
	planner.room->costs[0] = 0;
	for (size_t end = 1; end <= planner.count; end++)
		choose_start(&planner, end);
	return trace_back(&planner);
}
