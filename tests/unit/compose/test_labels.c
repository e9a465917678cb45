/* Label placement: random and hard layouts, each judged again with geometry
 * of its own (sampling and separating axes, nothing of the module's). */
#include "compose/labels.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#include "../../support/unit.h"

enum { REQUEST_LIMIT = 400, OBSTACLE_LIMIT = 6000 };

static const struct label_box frame = { 30, 6, 470, 480 };

struct layout {
	struct label_task task;
	struct label_request requests[REQUEST_LIMIT];
	struct label_obstacle obstacles[OBSTACLE_LIMIT];
	uint64_t state;
};

/* ---- layouts ---- */

static double uniform(struct layout *layout)
{
	layout->state = layout->state * 6364136223846793005u + 1442695040888963407u;
	return (double)(layout->state >> 11) / 9007199254740992.0;
}

static double normal(struct layout *layout)
{
	double u = uniform(layout), v = uniform(layout);

	return sqrt(-2 * log(u + 1e-12)) * cos(6.283185307 * v);
}

static void add_obstacle(struct layout *layout, struct label_obstacle obstacle)
{
	ck_assert_uint_lt(layout->task.obstacle_count, OBSTACLE_LIMIT);
	layout->obstacles[layout->task.obstacle_count++] = obstacle;
}

static void add_line(struct layout *layout, struct label_line line, int owner)
{
	add_obstacle(layout, (struct label_obstacle){
		.shape = LABEL_SEGMENT, .kind = LABEL_CROSSABLE, .owner = owner, .segment = line });
}

static void add_request(struct layout *layout, struct label_request request)
{
	int owner = (int)layout->task.request_count;

	layout->requests[layout->task.request_count++] = request;
	add_obstacle(layout, (struct label_obstacle){ .shape = LABEL_DISC, .kind = LABEL_MARKER,
		.owner = owner, .disc = { request.x, request.y, request.r } });
}

static struct layout *new_layout(unsigned seed)
{
	struct layout *layout = calloc(1, sizeof(*layout));

	layout->state = seed * 2654435761u + 17;
	layout->task = (struct label_task){ .requests = layout->requests, .obstacles = layout->obstacles,
		.frame = frame, .divide_x = 250, .divide_y = 260, .digit_width = 4, .number_height = 7.3 };
	add_line(layout, (struct label_line){ 30, 260, 470, 260 }, -1);
	add_line(layout, (struct label_line){ 250, 6, 250, 480 }, -1);
	add_obstacle(layout, (struct label_obstacle){ .shape = LABEL_BOX, .kind = LABEL_WORDS,
		.owner = -1, .box = { 410, 255, 466, 265 } });
	return layout;
}

static double clamp(double value, double low, double high)
{
	return fmin(fmax(value, low), high);
}

/* Normal scatter, log-normal areas, 20 % horizontal and 12 % vertical
 * whiskers, 30 % tails. */
static void scatter(struct layout *layout, int count)
{
	double most = count > 30 ? 13 : 20;

	for (int i = 0; i < count; i++) {
		double x = clamp(250 + 95 * normal(layout), 44, 456);
		double y = clamp(243 + 100 * normal(layout), 26, 460);
		double r = clamp(most * 0.4 * exp(0.45 * normal(layout)), 2.2, most);
		double width = 28 + 50 * uniform(layout);
		add_request(layout, (struct label_request){ .x = x, .y = y, .r = r, .mark = MARK_KEY,
			.width = width, .height = 7.8, .rank = (int)(4 * uniform(layout)),
			.folded_width = i % 3 == 0 ? 0.6 * width : 0, .folded_height = 16.4 });
		if (uniform(layout) < 0.2)
			add_line(layout, (struct label_line){ x - 40, y, x + 40, y }, i);
		if (uniform(layout) < 0.12)
			add_line(layout, (struct label_line){ x, y - 40, x, y + 40 }, i);
		if (uniform(layout) < 0.3) {
			double far = 20 + 60 * uniform(layout), turn = 6.28 * uniform(layout);
			add_line(layout, (struct label_line){ x + far * cos(turn), y + far * sin(turn), x, y }, i);
		}
	}
}

/* ---- judging ---- */

static double box_to_point(const struct label_box *box, double x, double y)
{
	double dx = x < box->x0 ? box->x0 - x : x > box->x1 ? x - box->x1 : 0;
	double dy = y < box->y0 ? box->y0 - y : y > box->y1 ? y - box->y1 : 0;

	return sqrt(dx * dx + dy * dy);
}

/* Least distance of a box to a segment, by points every 0.2. */
static double box_to_line(const struct label_box *box, const struct label_line *line)
{
	double length = hypot(line->x1 - line->x0, line->y1 - line->y0), least = HUGE_VAL;
	int steps = (int)(length / 0.2) + 1;

	for (int i = 0; i <= steps; i++) {
		double t = (double)i / steps;
		double x = line->x0 + t * (line->x1 - line->x0), y = line->y0 + t * (line->y1 - line->y0);
		least = fmin(least, box_to_point(box, x, y));
	}
	return least;
}

static double box_to_box(const struct label_box *a, const struct label_box *b)
{
	double dx = fmax(a->x0, b->x0) - fmin(a->x1, b->x1);
	double dy = fmax(a->y0, b->y0) - fmin(a->y1, b->y1);

	return fmax(dx, dy);
}

static double distance(const struct label_box *box, const struct label_obstacle *obstacle)
{
	switch (obstacle->shape) {
	case LABEL_DISC:
		return box_to_point(box, obstacle->disc.x, obstacle->disc.y) - obstacle->disc.r;
	case LABEL_SEGMENT:
		return box_to_line(box, &obstacle->segment);
	case LABEL_BOX:
		break;
	}
	return box_to_box(box, &obstacle->box);
}

static bool side(const struct label_line *line, double x, double y)
{
	return (line->x1 - line->x0) * (y - line->y0) > (line->y1 - line->y0) * (x - line->x0);
}

/* Leaders from one point do not cross there. */
static bool cross(const struct label_line *a, const struct label_line *b)
{
	if (hypot(a->x0 - b->x0, a->y0 - b->y0) < 1.2)
		return false;
	return side(a, b->x0, b->y0) != side(a, b->x1, b->y1) &&
	       side(b, a->x0, a->y0) != side(b, a->x1, a->y1);
}

static bool is_seated(const struct label_seat *seat)
{
	return seat->form == LABEL_NAME || seat->form == LABEL_NUMBER;
}

static int count_box_faults(const struct layout *layout, const struct label_seat *seats, size_t i)
{
	const struct label_box *box = &seats[i].box;
	int faults = box->x0 < frame.x0 || box->x1 > frame.x1 || box->y0 < frame.y0 || box->y1 > frame.y1;

	for (size_t k = 0; k < layout->task.obstacle_count; k++)
		faults += distance(box, &layout->obstacles[k]) < 0.78;
	for (size_t k = 0; k < layout->task.request_count; k++)
		faults += k != i && is_seated(&seats[k]) && box_to_box(box, &seats[k].box) < 0.79;
	return faults;
}

/* A leader may pass a foreign marker only from its own centre (`dot`), when
 * the two markers overlap. */
static int count_leader_faults(const struct layout *layout, const struct label_seat *seats, size_t i)
{
	const struct label_request *own = &layout->requests[i];
	const struct label_line *line = &seats[i].line;
	int faults = 0;

	for (size_t k = 0; k < layout->task.request_count; k++) {
		const struct label_request *other = &layout->requests[k];
		struct label_box point = { other->x, other->y, other->x, other->y };
		if (k == i)
			continue;
		faults += is_seated(&seats[k]) && box_to_line(&seats[k].box, line) < 0.5;
		faults += is_seated(&seats[k]) && seats[k].leader && cross(line, &seats[k].line);
		if (box_to_line(&point, line) < other->r - 0.1)
			faults += !seats[i].dot ||
			          hypot(own->x - other->x, own->y - other->y) > 1.5 * (own->r + other->r) + 1;
	}
	return faults;
}

static int count_faults(const struct layout *layout, const struct label_seat *seats)
{
	int faults = 0;

	for (size_t i = 0; i < layout->task.request_count; i++) {
		if (!is_seated(&seats[i]))
			continue;
		faults += count_box_faults(layout, seats, i);
		if (seats[i].leader)
			faults += count_leader_faults(layout, seats, i);
	}
	return faults;
}

static int count_numbers(const struct layout *layout, const struct label_seat *seats)
{
	int numbers = 0;

	for (size_t i = 0; i < layout->task.request_count; i++)
		numbers += seats[i].form != LABEL_NAME;
	return numbers;
}

/* Numbers are 1 to n, each once. */
static void assert_numbers(const struct layout *layout, const struct label_seat *seats)
{
	int total = count_numbers(layout, seats);
	char used[REQUEST_LIMIT + 1] = { 0 };

	for (size_t i = 0; i < layout->task.request_count; i++) {
		if (seats[i].form == LABEL_NAME) {
			ck_assert_int_eq(seats[i].number, 0);
			continue;
		}
		ck_assert_int_ge(seats[i].number, 1);
		ck_assert_int_le(seats[i].number, total);
		ck_assert_int_eq(used[seats[i].number]++, 0);
	}
}

static void judge(struct layout *layout, int most_numbers)
{
	struct arena arena;
	const struct label_seat *seats;

	arena_init(&arena);
	seats = label_place(&layout->task, &arena);
	ck_assert_int_eq(count_faults(layout, seats), 0);
	assert_numbers(layout, seats);
	ck_assert_int_le(count_numbers(layout, seats), most_numbers);
	arena_release(&arena);
	free(layout);
}

/* ---- tests ---- */

START_TEST(random_layouts_have_no_overlap)
{
	static const int counts[] = { 1, 2, 12, 24, 24, 60 };
	int count = counts[_i % 6];
	struct layout *layout = new_layout((unsigned)_i);

	scatter(layout, count);
	judge(layout, count <= 24 ? 1 : 20);
}
END_TEST

static double one_point(int i) { return 0 * i; }
static double in_a_row(int i) { return i * 6; }
static double tight(int i) { return i * 1.5; }
static double across(int i) { return i % 8 * 52; }
static double down(int i) { return i / 8 * 52; }
static double ring_x(int i) { return 90 * cos(i * 0.2618); }
static double ring_y(int i) { return 90 * sin(i * 0.2618); }
static double two_sides(int i) { return i % 2 == 0 ? 0 : 400; }
static double four_corners(int i) { return i % 4 < 2 ? 0 : 440; }
static double spiral_x(int i) { return 2.5 * i * cos(i * 0.7); }
static double spiral_y(int i) { return 2.5 * i * sin(i * 0.7); }

static const struct { double x, y; double (*dx)(int), (*dy)(int); double r, width; int count; } hard[] = {
	{ 250, 260, one_point, one_point, 10, 60, 24 },  /* all on the crossing of the thresholds */
	{ 43, 25, one_point, one_point, 4, 60, 12 },     /* in a corner of the frame */
	{ 60, 261, in_a_row, one_point, 5, 70, 60 },     /* along a threshold */
	{ 250, 30, one_point, in_a_row, 8, 70, 60 },     /* down the other one */
	{ 200, 100, tight, tight, 3, 50, 60 },           /* a diagonal string */
	{ 100, 100, tight, one_point, 2.2, 20, 200 },    /* nearly all numbers */
	{ 250, 200, in_a_row, in_a_row, 20, 300, 24 },   /* names as long as half the frame */
	{ 250, 200, in_a_row, in_a_row, 6, 900, 24 },    /* longer than the frame */
	{ 100, 100, tight, tight, 0, 40, 30 },           /* no extent */
	{ 60, 60, across, down, 20, 60, 64 },            /* a full grid of large markers */
	{ 60, 60, across, down, 2.2, 30, 64 },           /* the same of small ones */
	{ 250, 243, ring_x, ring_y, 12, 70, 24 },        /* a ring */
	{ 44, 100, two_sides, in_a_row, 10, 80, 30 },    /* both sides of the frame */
	{ 44, 26, four_corners, two_sides, 10, 80, 24 }, /* its corners */
	{ 250, 26, in_a_row, one_point, 6, 60, 30 },     /* along its top */
	{ 250, 460, in_a_row, one_point, 6, 60, 30 },    /* along its foot */
	{ 44, 60, one_point, in_a_row, 6, 75, 60 },      /* down its side */
	{ 250, 243, spiral_x, spiral_y, 5, 60, 60 },     /* a spiral */
	{ 250, 260, tight, one_point, 20, 60, 24 },      /* large markers nearly in one point */
	{ 250, 260, one_point, one_point, 20, 0, 24 },   /* names without width */
};

START_TEST(hard_layouts_have_no_overlap)
{
	struct layout *layout = new_layout(0);

	for (int i = 0; i < hard[_i].count; i++)
		add_request(layout, (struct label_request){ .r = hard[_i].r, .mark = MARK_KEY,
			.x = clamp(hard[_i].x + hard[_i].dx(i), 44, 456), .rank = i % 4,
			.y = clamp(hard[_i].y + hard[_i].dy(i), 26, 460),
			.width = hard[_i].width, .height = 7.8 });
	judge(layout, hard[_i].count);
}
END_TEST

START_TEST(a_lone_name_stands_right_of_its_marker)
{
	struct layout *layout = new_layout(0);
	struct arena arena;
	const struct label_seat *seats;

	arena_init(&arena);
	add_request(layout, (struct label_request){ .x = 100, .y = 100, .r = 10, .mark = MARK_KEY,
		.width = 50, .height = 8 });
	seats = label_place(&layout->task, &arena);
	ck_assert_int_eq(seats[0].form, LABEL_NAME);
	ck_assert_double_eq_tol(seats[0].box.x0, 111.6, 1e-9);
	ck_assert_double_eq_tol(seats[0].box.y0, 96, 1e-9);
	ck_assert(!seats[0].leader);
	arena_release(&arena);
	free(layout);
}
END_TEST

/* A second marker whose cheapest seat would be near the first one's name. */
static const struct { double x, y; } neighbours[] = {
	{ 120, 110 }, /* right of it, the next line down */
	{ 240, 100 }, /* left of it, on the same line: the threshold is on its right */
	{ 178, 103 }, /* the same, half a line out of step */
};

START_TEST(names_of_two_markers_keep_apart)
{
	struct layout *layout = new_layout(0);
	struct arena arena;
	const struct label_seat *seats;

	arena_init(&arena);
	add_request(layout, (struct label_request){ .x = 100, .y = 100, .r = 10, .mark = MARK_KEY,
		.width = 60, .height = 8 });
	add_request(layout, (struct label_request){ .x = neighbours[_i].x, .y = neighbours[_i].y,
		.r = 4, .mark = MARK_KEY, .width = 60, .height = 8, .rank = 1 });
	seats = label_place(&layout->task, &arena);
	const struct label_box *a = &seats[0].box, *b = &seats[1].box;
	ck_assert(fmax(b->x0 - a->x1, a->x0 - b->x1) >= 8 || fmax(b->y0 - a->y1, a->y0 - b->y1) >= 4);
	arena_release(&arena);
	free(layout);
}
END_TEST

START_TEST(a_name_that_never_fits_becomes_a_number)
{
	struct layout *layout = new_layout(0);
	struct arena arena;
	const struct label_seat *seats;

	arena_init(&arena);
	add_request(layout, (struct label_request){ .x = 100, .y = 100, .r = 10, .mark = MARK_KEY,
		.width = 5000, .height = 8 });
	seats = label_place(&layout->task, &arena);
	ck_assert_int_eq(seats[0].form, LABEL_NUMBER);
	ck_assert_int_eq(seats[0].number, 1);
	arena_release(&arena);
	free(layout);
}
END_TEST

START_TEST(the_same_layout_gives_the_same_seats)
{
	struct layout *layout = new_layout(7);
	struct arena arena;
	const struct label_seat *one, *two;

	arena_init(&arena);
	scatter(layout, 60);
	one = label_place(&layout->task, &arena);
	two = label_place(&layout->task, &arena);
	for (size_t i = 0; i < layout->task.request_count; i++) {
		ck_assert_int_eq(one[i].form, two[i].form);
		ck_assert_mem_eq(&one[i].box, &two[i].box, sizeof(one[i].box));
	}
	arena_release(&arena);
	free(layout);
}
END_TEST

START_TEST(a_name_too_wide_for_one_line_is_folded)
{
	struct layout *layout = new_layout(0);
	struct arena arena;
	const struct label_seat *seats;

	arena_init(&arena);
	add_request(layout, (struct label_request){ .x = 100, .y = 100, .r = 10, .mark = MARK_KEY,
		.width = 5000, .height = 8, .folded_width = 40, .folded_height = 16 });
	seats = label_place(&layout->task, &arena);
	ck_assert_int_eq(seats[0].form, LABEL_NAME);
	ck_assert(seats[0].folded);
	ck_assert_double_eq_tol(seats[0].box.x1 - seats[0].box.x0, 40, 1e-9);
	arena_release(&arena);
	free(layout);
}
END_TEST

static const struct { enum mark mark; double dx, dy, reach; } edges[] = {
	{ MARK_KEY, 1, 0, 10 },              { MARK_KEY, 0.6, 0.8, 10 },
	{ MARK_DEVELOPMENT, 1, 0, 12.533 },  { MARK_DEVELOPMENT, 0.6, 0.8, 8.952 },
	{ MARK_MAINTENANCE, 0, -1, 8.862 },  { MARK_MAINTENANCE, 0.6, 0.8, 11.078 },
};

START_TEST(leaders_start_at_the_outline)
{
	const struct label_request request = { .r = 10, .mark = edges[_i].mark };

	ck_assert_double_eq_tol(label_edge(&request, edges[_i].dx, edges[_i].dy), edges[_i].reach, 0.001);
}
END_TEST

START_TEST(nothing_to_place_is_no_fault)
{
	struct layout *layout = new_layout(0);
	struct arena arena;

	arena_init(&arena);
	ck_assert_ptr_nonnull(label_place(&layout->task, &arena));
	arena_release(&arena);
	free(layout);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("compose/labels");
	TCase *tests = tcase_create("placement");

	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, random_layouts_have_no_overlap, 0, 500);
	tcase_add_loop_test(tests, hard_layouts_have_no_overlap, 0, COUNT_OF(hard));
	tcase_add_test(tests, a_lone_name_stands_right_of_its_marker);
	tcase_add_loop_test(tests, names_of_two_markers_keep_apart, 0, COUNT_OF(neighbours));
	tcase_add_test(tests, a_name_that_never_fits_becomes_a_number);
	tcase_add_test(tests, a_name_too_wide_for_one_line_is_folded);
	tcase_add_loop_test(tests, leaders_start_at_the_outline, 0, COUNT_OF(edges));
	tcase_add_test(tests, the_same_layout_gives_the_same_seats);
	tcase_add_test(tests, nothing_to_place_is_no_fault);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
