#include "label_internal.h"

#include <math.h>
#include <stdlib.h>

static const double box_gap = 0.8, line_gap = 0.6;
static const double unseated_cost = 40; /* so that a label without a seat pushes in */
static const double least_gain = 0.25;
/* Names of two markers that stand so near read as one: beside each other, on
 * lines of their own that follow closely, or corner to corner. */
static const double side_gap = 8, stack_gap = 4;
static const double cost_side = 14, cost_stack = 8, cost_stack_led = 4, cost_corner = 7;
enum { ROUNDS = 6, BLOCKERS = 2 };

struct search {
	const struct label_wish *wishes;
	size_t count;
	int *chosen; /* per wish */
	/* extents of the chosen seats, side by side for speed */
	struct label_box *extents;
	int *order;
	long budget; /* of seats tried */
};

static bool line_touches(const struct label_option *with, const struct label_option *other)
{
	struct label_box box = label_grow(other->box, line_gap);

	return with->leader && label_line_meets_box(&with->line, &box);
}

/* Crossing, or so near along the way that the two read as one. Leaders may
 * start together, at markers in the same place. */
static bool leaders_clash(const struct label_line *a, const struct label_line *b)
{
	if (label_lines_cross(a, b) || label_line_near(a, b->x1, b->y1, line_gap) ||
	    label_line_near(b, a->x1, a->y1, line_gap))
		return true;
	return hypot(a->x0 - b->x0, a->y0 - b->y0) > 2 * line_gap &&
	       (label_line_near(a, b->x0, b->y0, line_gap) ||
		label_line_near(b, a->x0, a->y0, line_gap));
}

static bool options_clash(const struct label_option *a, const struct label_option *b)
{
	struct label_box wide = label_grow(a->box, box_gap);

	return label_boxes_meet(&wide, &b->box) || line_touches(a, b) || line_touches(b, a) ||
	       (a->leader && b->leader && leaders_clash(&a->line, &b->line));
}

/* What it costs that two seats that do not clash are near each other. Numbers
 * are short and bold, and part from names by themselves. */
static double nearness(const struct label_option *a, const struct label_option *b)
{
	double across = label_most(b->box.x0 - a->box.x1, a->box.x0 - b->box.x1);
	double down = label_most(b->box.y0 - a->box.y1, a->box.y0 - b->box.y1);

	if (across >= side_gap || down >= stack_gap)
		return 0;
	if (down < 0)
		return cost_side;
	if (across >= 0)
		return cost_corner;
	return a->leader || b->leader ? cost_stack_led : cost_stack;
}

static void seat(struct search *search, int wish, int option)
{
	static const struct label_box nowhere = { 1e9, 1e9, -1e9, -1e9 };

	search->chosen[wish] = option;
	search->extents[wish] =
		option == LABEL_UNSEATED ? nowhere : search->wishes[wish].options[option].extent;
}

/* The seated labels around an option: those it clashes with, at most BLOCKERS
 * + 1, and what it costs to be near the others. */
struct company {
	int blockers[BLOCKERS + 1];
	int count;
	double cost;
};

static struct company company_of(const struct search *search, int wish,
				 const struct label_option *option)
{
	struct company company = { .blockers = { -1, -1, -1 } };
	struct label_box wide = { option->extent.x0 - side_gap, option->extent.y0 - stack_gap,
				  option->extent.x1 + side_gap, option->extent.y1 + stack_gap };
	bool number = search->wishes[wish].number;

	for (int other = 0; other < (int)search->count; other++) {
		if (!label_boxes_meet(&wide, &search->extents[other]) || other == wish)
			continue;
		const struct label_wish *who = &search->wishes[other];
		const struct label_option *seated = &who->options[search->chosen[other]];
		if (!options_clash(option, seated)) {
			company.cost += number || who->number ? 0 : nearness(option, seated);
			continue;
		}
		company.blockers[company.count++] = other;
		if (company.count > BLOCKERS)
			break;
	}
	return company;
}

static double cost_of(const struct search *search, int wish)
{
	int chosen = search->chosen[wish];
	const struct label_option *option = &search->wishes[wish].options[chosen];

	if (chosen == LABEL_UNSEATED)
		return unseated_cost;
	return option->cost + company_of(search, wish, option).cost;
}

/* The cheapest option below `limit` that clashes with nobody, its neighbours
 * counted. */
static int find_free(struct search *search, int wish, double limit)
{
	int found = LABEL_UNSEATED;

	for (size_t i = 0; i < search->wishes[wish].option_count; i++) {
		const struct label_option *option = &search->wishes[wish].options[i];
		if (option->cost >= limit)
			break;
		const struct company company = company_of(search, wish, option);
		search->budget--;
		if (company.count > 0 || option->cost + company.cost >= limit)
			continue;
		limit = option->cost + company.cost;
		found = (int)i;
	}
	return found;
}

static int by_need(const struct label_wish *a, const struct label_wish *b)
{
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->option_count != b->option_count)
		return a->option_count < b->option_count ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

/* Insertion: labels are few. */
static void sort_by_need(struct search *search)
{
	for (int i = 0; i < (int)search->count; i++) {
		int at = i;
		for (; at > 0 &&
		       by_need(&search->wishes[i], &search->wishes[search->order[at - 1]]) < 0;
		     at--)
			search->order[at] = search->order[at - 1];
		search->order[at] = i;
	}
}

/* Gives `wish` the option and its blockers other seats, if all find one and
 * the sum falls; else leaves all as it was. */
static bool push_in(struct search *search, int wish, int option, const int *blockers)
{
	int before[BLOCKERS + 1], movers[BLOCKERS + 1] = { wish };
	double gain = 0;
	int count = 1;
	bool fits = true;

	for (; count <= BLOCKERS && blockers[count - 1] >= 0; count++)
		movers[count] = blockers[count - 1];
	for (int i = 0; i < count; i++) {
		before[i] = search->chosen[movers[i]];
		gain += cost_of(search, movers[i]);
		seat(search, movers[i], LABEL_UNSEATED);
	}
	seat(search, wish, option);
	gain -= cost_of(search, wish);
	for (int i = 1; i < count && fits; i++) {
		seat(search, movers[i], find_free(search, movers[i], gain));
		gain -= cost_of(search, movers[i]);
		fits = search->chosen[movers[i]] != LABEL_UNSEATED;
	}
	if (fits && gain > least_gain)
		return true;
	for (int i = 0; i < count; i++)
		seat(search, movers[i], before[i]);
	return false;
}

/* One label takes a cheaper seat: a free one, or one that others leave. */
static bool improve(struct search *search, int wish)
{
	const struct label_wish *who = &search->wishes[wish];
	double now = cost_of(search, wish);

	for (size_t i = 0; i < who->option_count && who->options[i].cost < now; i++) {
		if (search->budget-- < 0)
			return false;
		const struct company company = company_of(search, wish, &who->options[i]);
		const double gain = now - who->options[i].cost - company.cost;
		if (company.count == 0 && gain > 0) {
			seat(search, wish, (int)i);
			return true;
		}
		if (company.count > 0 && company.count <= BLOCKERS && gain > least_gain &&
		    push_in(search, wish, (int)i, company.blockers))
			return true;
	}
	return false;
}

void label_search(const struct label_wish *wishes, size_t count, int *chosen, struct arena *arena)
{
	struct search search = {
		.wishes = wishes, .count = count, .chosen = chosen, .budget = LABEL_BUDGET
	};
	bool moved = true;

	search.extents = ARENA_ARRAY(arena, struct label_box, count + 1);
	search.order = ARENA_ARRAY(arena, int, count + 1);
	for (int i = 0; i < (int)count; i++)
		seat(&search, i, chosen[i]);
	sort_by_need(&search);
	for (size_t i = 0; i < count; i++)
		if (chosen[search.order[i]] == LABEL_UNSEATED)
			seat(&search, search.order[i], find_free(&search, search.order[i], HUGE_VAL));
	for (int round = 0; round < ROUNDS && moved && search.budget > 0; round++) {
		moved = false;
		for (size_t i = 0; i < count; i++)
			moved = improve(&search, search.order[i]) || moved;
	}
}
