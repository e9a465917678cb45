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

/* The best first slice of a page that ends before slice `end`. The last page
 * may end anywhere, but should not be a stub. */
static void choose_start(const struct planner *planner, size_t end)
{
	const struct page_wish *wish = planner->wish;
	struct paginator *room = planner->room;
	const double *const tops = room->tops, *const carries = room->carries,
			    *const costs = room->costs;
	const double most = fmax(wish->first, wish->later) + hair;
	const double bottom = room->bottoms[end - 1];
	const bool last = end == planner->count;
	double least = HUGE_VAL;
	size_t from = end - 1;

	for (size_t start = end; start-- > 0;) {
		const double stack = bottom - tops[start];
		if (stack > most && start + 1 < end)
			break;
		const double page = start == 0 ? wish->first : wish->later;
		const double free = page - (stack + carries[start]);
		if (free < -hair && start + 1 < end)
			continue;
		const double left = free > 0 ? free / page : 0;
		const double rest = !last ? left
				    : wish->goes_on
					    ? 0
					    : stub_cost * fmax(0, (stub - (1 - left)) / stub);
		if (costs[start] + rest < least - equal) {
			least = costs[start] + rest;
			from = start;
		}
	}
	room->from[end] = from;
	room->costs[end] = least + cost_of_end(planner, end);
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
