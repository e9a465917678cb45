#include "compose/labels.h"

#include "label_internal.h"

#include <stdlib.h>

enum { NUMBERS_FIRST_RUNS = 2, NUMBER_LAST = 1000 };
static const double poor_cost = 16;
static const double marker_for_number = 4; /* a number is printed on markers from this radius */

/* One call of label_place. */
struct placing {
	const struct label_task *task;
	struct arena *arena;
	struct label_grid *grid;
	struct label_wish *wishes; /* one per request */
	bool *numbered;            /* per request: a number, not a name */
	int *number;               /* 1.. of the numbered */
	int *chosen;
	bool names_first; /* else numbers are seated before names */
};

/* Numbers run from the top to the bottom, then from left to right. */
static bool stands_before(const struct placing *placing, size_t a, size_t b)
{
	const struct label_request *left = &placing->task->requests[a];
	const struct label_request *right = &placing->task->requests[b];

	if (left->y != right->y)
		return left->y < right->y;
	return left->x != right->x ? left->x < right->x : a < b;
}

static int count_numbers(struct placing *placing)
{
	size_t count = placing->task->request_count;
	int total = 0;

	for (size_t i = 0; i < count; i++) {
		placing->number[i] = 0;
		if (!placing->numbered[i])
			continue;
		total++;
		placing->number[i] = 1;
		for (size_t other = 0; other < count; other++)
			if (placing->numbered[other] && stands_before(placing, other, i))
				placing->number[i]++;
	}
	return total;
}

static double number_width(const struct placing *placing, int number)
{
	double width = placing->task->digit_width;

	for (; number >= 10; number /= 10)
		width += placing->task->digit_width;
	return width;
}

/* What request i asks for now; its options are found again only when that
 * is another box or another set. */
static void wish(struct placing *placing, size_t i, bool fine)
{
	const struct label_request *request = &placing->task->requests[i];
	struct label_wish now = { .request = request,
				  .index = (int)i,
				  .rank = request->rank + 1,
				  .width = request->width,
				  .height = request->height,
				  .fine = fine };
	struct label_wish *before = &placing->wishes[i];

	if (placing->numbered[i]) {
		now.number = true;
		now.rank = placing->names_first ? NUMBER_LAST : 0;
		now.width = number_width(placing, placing->number[i]);
		now.height = placing->task->number_height;
	}
	if (before->request != NULL && before->width == now.width && before->fine == now.fine &&
	    before->number == now.number) {
		before->rank = now.rank;
		return;
	}
	*before = now;
	placing->chosen[i] = LABEL_UNSEATED;
	label_find_options(before, placing->grid, placing->arena);
}

static void search(struct placing *placing)
{
	label_search(placing->wishes, placing->task->request_count, placing->chosen,
		     placing->arena);
}

/* Without a seat, or far from its marker or across lines. */
static bool is_poor(const struct placing *placing, size_t i)
{
	const int chosen = placing->chosen[i];

	return chosen == LABEL_UNSEATED || placing->wishes[i].options[chosen].cost > poor_cost;
}

/* Those with a poor seat look again in finer steps. */
static void search_finer(struct placing *placing)
{
	bool any = false;

	for (size_t i = 0; i < placing->task->request_count; i++)
		if (is_poor(placing, i) && !placing->wishes[i].fine) {
			wish(placing, i, true);
			any = true;
		}
	if (any)
		search(placing);
}

/* Names without a seat become numbers. False when there was none. */
static bool number_unseated(struct placing *placing)
{
	bool any = false;

	for (size_t i = 0; i < placing->task->request_count; i++)
		if (placing->chosen[i] == LABEL_UNSEATED && !placing->numbered[i])
			placing->numbered[i] = any = true;
	return any;
}

static void run(struct placing *placing)
{
	count_numbers(placing);
	for (size_t i = 0; i < placing->task->request_count; i++)
		wish(placing, i, placing->wishes[i].fine);
	search(placing);
	search_finer(placing);
}

static struct label_seat seat_of(const struct placing *placing, size_t i)
{
	const struct label_wish *wish = &placing->wishes[i];
	const struct label_request *request = wish->request;
	struct label_seat seat = { .form = LABEL_NAME, .number = placing->number[i] };

	if (placing->numbered[i])
		seat.form = LABEL_NUMBER;
	if (placing->chosen[i] != LABEL_UNSEATED) {
		const struct label_option *option = &wish->options[placing->chosen[i]];
		seat.box = option->box;
		seat.folded = option->folded;
		seat.leader = option->leader;
		seat.dot = option->dot;
		seat.line = option->line;
		return seat;
	}
	seat.form = request->r >= marker_for_number ? LABEL_ON_MARKER : LABEL_KEY_ONLY;
	seat.box =
		(struct label_box){ request->x - wish->width / 2, request->y - wish->height / 2,
				    request->x + wish->width / 2, request->y + wish->height / 2 };
	return seat;
}

/* A number on its own marker that another marker or another text covers would
 * be read as theirs: it stands in the key alone. */
static bool is_covered(const struct placing *placing, const struct label_seat *seats, size_t i)
{
	for (size_t k = 0; k < placing->task->obstacle_count; k++) {
		const struct label_obstacle *obstacle = &placing->task->obstacles[k];
		if (obstacle->kind == LABEL_MARKER && obstacle->owner != (int)i &&
		    label_box_near(&seats[i].box, obstacle, 0))
			return true;
	}
	for (size_t k = 0; k < placing->task->request_count; k++)
		if (k != i && seats[k].form != LABEL_KEY_ONLY &&
		    label_boxes_meet(&seats[i].box, &seats[k].box))
			return true;
	return false;
}

/* Numbers that are printed come first, so that a key may end with them. */
static void renumber(const struct placing *placing, struct label_seat *seats)
{
	const size_t count = placing->task->request_count;

	for (size_t i = 0; i < count; i++) {
		if (seats[i].form == LABEL_NAME)
			continue;
		const bool printed = seats[i].form != LABEL_KEY_ONLY;
		seats[i].number = 1;
		for (size_t k = 0; k < count; k++) {
			const bool other = seats[k].form != LABEL_KEY_ONLY;
			if (seats[k].form != LABEL_NAME && k != i &&
			    (other != printed ? other : stands_before(placing, k, i)))
				seats[i].number++;
		}
	}
}

const struct label_seat *label_place(const struct label_task *task, struct arena *arena)
{
	size_t count = task->request_count;
	struct placing placing = { .task = task,
				   .arena = arena,
				   .grid = label_grid_new(task, arena) };
	struct label_seat *seats = ARENA_ARRAY(arena, struct label_seat, count + 1);

	placing.wishes = ARENA_ARRAY(arena, struct label_wish, count + 1);
	placing.numbered = ARENA_ARRAY(arena, bool, count + 1);
	placing.number = ARENA_ARRAY(arena, int, count + 1);
	placing.chosen = ARENA_ARRAY(arena, int, count + 1);
	for (size_t i = 0; i < count; i++)
		placing.numbered[i] = task->requests[i].number_only;
	run(&placing);
	for (int again = 0; number_unseated(&placing); again++) { /* each time one name less */
		placing.names_first = again >= NUMBERS_FIRST_RUNS;
		run(&placing);
	}
	for (size_t i = 0; i < count; i++)
		seats[i] = seat_of(&placing, i);
	for (size_t i = 0; i < count; i++)
		if (seats[i].form == LABEL_ON_MARKER && is_covered(&placing, seats, i))
			seats[i].form = LABEL_KEY_ONLY;
	renumber(&placing, seats);
	return seats;
}
