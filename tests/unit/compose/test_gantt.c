/* The figures with a time axis, capacity and traceability, on hand-made and on
 * random data: texts stay inside and apart. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "compose/figure_gantt.h"

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct type *type;
static const struct wordbook *words;
static struct selection selection;
static struct results results;
static struct figure_context context;

static const char *find_word(void *data, const char *key)
{
	return wordbook_has(data, key) ? wordbook_find(data, key) : NULL;
}

static void open_all(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	words = wordbook_open(LANGUAGE_EN, &arena, &diag);
	ck_assert(type != NULL && words != NULL);
	memset(&selection, 0, sizeof(selection));
	memset(&results, 0, sizeof(results));
	selection.as_of = (struct date){ 2026, 10, 30 };
	results.selection = &selection;
	context = (struct figure_context){ .results = &results, .type = type, .arena = &arena,
		.language = LANGUAGE_EN, .word = find_word };
	context.words = ARENA_NEW(&arena, struct wordbook);
	memcpy(context.words, words, sizeof(*words));
}

static void close_all(void)
{
	type_close(type);
	arena_release(&arena);
}

/* ---- what is drawn ---- */

struct box { double left, right, top, bottom; };

static struct box box_of(const struct scene_op *op)
{
	const double left = op->text.anchor == ANCHOR_START ? op->text.x
		: op->text.anchor == ANCHOR_END ? op->text.x - op->text.width_pt
		: op->text.x - op->text.width_pt / 2;

	return (struct box){ left, left + op->text.width_pt, op->text.baseline - 0.72 * op->text.size_pt,
		             op->text.baseline + 0.2 * op->text.size_pt };
}

/* A dashed or red line from top to bottom. */
static bool is_date_line(const struct scene_op *op)
{
	return op->kind == SCENE_PATH && op->path.count == 2 &&
	       op->path.points[0].x == op->path.points[1].x &&
	       (op->paint.dash_pt > 0 || op->paint.stroke == COLOR_STOP);
}

static void check_apart(const struct scene_op *op, const struct scene_op *other)
{
	const struct box a = box_of(op);
	struct box b;

	if (other->kind == SCENE_TEXT)
		b = box_of(other);
	else if (is_date_line(other))
		b = (struct box){ other->path.points[0].x, other->path.points[0].x,
			          other->path.points[0].y, other->path.points[1].y };
	else
		return;
	ck_assert_msg(a.right <= b.left + 0.01 || b.right <= a.left + 0.01 ||
	              a.bottom <= b.top + 0.01 || b.bottom <= a.top + 0.01,
	              "“%s” touches %s%s", op->text.text,
	              other->kind == SCENE_TEXT ? "text " : "a line",
	              other->kind == SCENE_TEXT ? other->text.text : "");
}

static void check_text(const struct scene *scene, size_t number)
{
	const struct scene_op *op = &scene->ops[number];
	const struct box box = box_of(op);

	ck_assert_double_ge(op->text.size_pt, 7);
	ck_assert_msg(box.left >= -0.01 && box.right <= scene->width_pt + 0.01 &&
	              box.top >= -0.01 && box.bottom <= scene->height_pt + 0.01,
	              "“%s” leaves the figure: %f to %f", op->text.text, box.left, box.right);
	for (size_t i = 0; i < scene->count; i++)
		if (i != number)
			check_apart(op, &scene->ops[i]);
}

static void check_figure(struct figure figure)
{
	ck_assert_ptr_nonnull(figure.scene);
	ck_assert_double_eq(figure.scene->width_pt, FIGURE_WIDTH_12);
	ck_assert_double_le(figure.scene->height_pt, 690);
	ck_assert_uint_gt(strlen(figure.alt), 10);
	ck_assert_ptr_null(strstr(figure.alt, "figure."));
	for (size_t i = 0; i < figure.scene->count; i++) {
		const struct scene_op *op = &figure.scene->ops[i];
		if (op->kind != SCENE_TEXT)
			continue;
		ck_assert_msg(strstr(op->text.text, "figure.") == NULL, "no word for %s", op->text.text);
		check_text(figure.scene, i);
	}
}

static bool has_text(struct figure figure, const char *text)
{
	for (size_t i = 0; i < figure.scene->count; i++)
		if (figure.scene->ops[i].kind == SCENE_TEXT &&
		    strstr(figure.scene->ops[i].text.text, text) != NULL)
			return true;
	return false;
}

/* ---- the axis ---- */

static struct gantt_days days(const char *first, const char *last)
{
	struct date from, to;

	ck_assert(date_parse(first, &from) && date_parse(last, &to));
	return (struct gantt_days){ date_day_number(from), date_day_number(to) };
}

/* 476.22 pt hold ten cells of 46 pt. */
static const struct { const char *first, *last; int months; const char *from, *to; } axes[] = {
	{ "2026-10-30", "2026-10-30", 0, "2026-10-26", "2026-11-23" },
	{ "2026-10-26", "2026-12-27", 0, "2026-10-26", "2026-12-28" },
	{ "2026-08-03", "2026-11-30", 1, "2026-08-01", "2026-12-01" },
	{ "2026-10-19", "2028-06-30", 3, "2026-10-01", "2028-07-01" },
	{ "2026-10-19", "2029-06-30", 6, "2026-07-01", "2029-07-01" },
	{ "2026-10-19", "2034-01-01", 12, "2026-01-01", "2035-01-01" },
	{ "1950-01-01", "2150-12-31", 240, "1940-01-01", "2160-01-01" },
};

START_TEST(chooses_the_unit)
{
	const struct gantt_axis axis = gantt_axis(days(axes[_i].first, axes[_i].last),
	                                          (struct gantt_range){ 0, FIGURE_WIDTH_12 });
	const struct gantt_days ends = days(axes[_i].from, axes[_i].to);

	ck_assert_int_eq(axis.months, axes[_i].months);
	ck_assert_double_eq(axis.scale.from, ends.first);
	ck_assert_double_eq(axis.scale.to, ends.last);
	ck_assert_double_eq(gantt_x(&axis, ends.first), 0);
	ck_assert_double_eq(gantt_x(&axis, ends.last), FIGURE_WIDTH_12);
}
END_TEST

/* ---- seats ---- */

static const struct {
	struct gantt_range mark;
	double width, line, x, room;
	bool right_only;
} seats[] = {
	{ { 20, 40 }, 50, 0, 43.5, 54.5, false },  /* right, up to the line's 100 - 2 */
	{ { 20, 40 }, 50, 70, 72, 128, false },    /* beyond the line, within reach */
	{ { 120, 180 }, 50, 0, 66.5, 116.5, false }, /* left */
	{ { 10, 190 }, 50, 0, 193.5, 6.5, false }, /* nowhere: the widest */
	{ { 120, 180 }, 50, 0, 183.5, 16.5, true }, /* never left, though it is narrow */
};

START_TEST(finds_a_seat)
{
	struct gantt_row row = { 0 };
	struct gantt_area area = { .span = { 0, 200 }, .lines = { seats[_i].line }, .line_count = 1 };
	const struct gantt_wish wish = { seats[_i].mark, seats[_i].width, 40, seats[_i].right_only };
	struct gantt_seat seat;

	if (seats[_i].line == 0)
		area.line_count = 0;
	gantt_take(&arena, &row, seats[_i].mark);
	if (_i == 0)
		gantt_take(&arena, &row, (struct gantt_range){ 100, 110 });
	seat = gantt_seat(&area, &row, &wish);
	ck_assert_double_eq_tol(seat.x, seats[_i].x, 1e-9);
	ck_assert_double_eq_tol(seat.room, seats[_i].room, 1e-9);
}
END_TEST

/* ---- random plans ---- */

static uint64_t state;

static int random_below(int limit)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (int)((state >> 33) % (uint64_t)limit);
}

static struct words random_words(void)
{
	static const char *const parts[] = { "depot", "two-hour", "slots", "an", "environmental",
		"agreement", "for", "Łódź", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "shade" };
	const int count = random_below(4) == 0 ? 30 : 1 + random_below(6);
	char *text = arena_string(&arena, parts[random_below(10)]);

	for (int i = 1; i < count; i++)
		text = arena_printf(&arena, "%s %s", text, parts[random_below(10)]);
	return (struct words){ .any = text };
}

static struct date random_date(int range)
{
	return date_from_day_number(46322 + random_below(range) - range / 8);
}

static void fill_plan(struct plan *plan, int range)
{
	plan->action_count = (size_t)(1 + random_below(random_below(4) == 0 ? 40 : 12));
	plan->milestone_count = (size_t)random_below(random_below(4) == 0 ? 30 : 6);
	plan->actions = ARENA_ARRAY(&arena, struct action, plan->action_count);
	plan->milestones = ARENA_ARRAY(&arena, struct milestone, plan->milestone_count + 1);
	for (size_t i = 0; i < plan->action_count; i++) {
		struct action *action = &plan->actions[i];
		*action = (struct action){ .what = random_words(), .due = random_date(range),
			.status = (enum action_status)random_below(3) };
		if (random_below(5) > 0)
			action->start = random_date(range);
		if (random_below(3) == 0)
			action->closes = random_below(2) == 0 ? "delivery" : "price";
	}
	for (size_t i = 0; i < plan->milestone_count; i++)
		plan->milestones[i] = (struct milestone){ .what = random_words(), .by = random_date(range) };
	if (random_below(3) > 0)
		plan->stop_by = random_date(range);
}

static const int ranges[] = { 1, 8, 30, 200, 800, 3650, 30000 };

START_TEST(keeps_names_apart)
{
	for (int seed = 0; seed < 60; seed++) {
		struct account account = { .id = "kestner" };
		const struct account_result result = { .account = &account };
		state = (uint64_t)(seed * 31 + _i + 1);
		fill_plan(&account.plan, ranges[_i]);
		selection.as_of = (struct date){ 0 };
		if (random_below(4) > 0)
			selection.as_of = random_date(ranges[_i]);
		check_figure(figure_timeline(&context, &result));
	}
}
END_TEST

START_TEST(keeps_meetings_apart)
{
	struct team *team = &selection.team;

	for (int seed = 0; seed < 30; seed++) {
		state = (uint64_t)(seed * 31 + _i + 1);
		team->meeting_count = (size_t)(1 + random_below(seed % 5 == 0 ? 90 : 14));
		team->meetings = ARENA_ARRAY(&arena, struct meeting, team->meeting_count);
		for (size_t i = 0; i < team->meeting_count; i++)
			team->meetings[i] = (struct meeting){ .topic = random_words(),
				.date = i % 7 == 6 ? (struct date){ 0 } : random_date(ranges[_i]),
				.done = random_below(2) == 0 };
		selection.as_of = random_date(ranges[_i]);
		team->start = team->meetings[0].date;
		team->end = random_date(ranges[_i]);
		check_figure(figure_timetable(&context));
	}
}
END_TEST

/* ---- timeline by hand ---- */

static struct figure timeline_of(struct plan plan)
{
	static struct account account;
	static struct account_result result;

	account = (struct account){ .id = "kestner", .plan = plan };
	result = (struct account_result){ .account = &account };
	return figure_timeline(&context, &result);
}

static struct words plain(const char *text)
{
	return (struct words){ .any = text };
}

START_TEST(says_what_is_late_and_undated)
{
	struct action actions[] = {
		{ .what = plain("Audit"), .start = { 2026, 9, 1 }, .due = { 2026, 10, 2 } },
		{ .what = plain("Trial"), .due = { 2027, 2, 28 }, .status = ACTION_DONE },
		{ .what = plain("Some day") },
		{ .what = plain("Never"), .due = { 2027, 2, 28 }, .status = ACTION_DROPPED },
	};
	const struct figure figure = timeline_of((struct plan){ .actions = actions, .action_count = 4,
		.stop_by = { 2028, 6, 30 } });

	check_figure(figure);
	ck_assert(has_text(figure, "1 Audit") && has_text(figure, "2 Trial"));
	ck_assert(has_text(figure, "late, 28 days") && has_text(figure, "stop date 30\u00a0Jun\u00a02028"));
	ck_assert(!has_text(figure, "Some day") && !has_text(figure, "Never"));
	ck_assert_str_eq(figure.alt,
		"2 actions from 1\u00a0September\u00a02026 to 28\u00a0February\u00a02027: 1 done, 1 late. "
		"The latest is 28 days past its date. The stop date is 30\u00a0June\u00a02028. "
		"1 action has no date and is not drawn.");
}
END_TEST

START_TEST(draws_groups_of_many)
{
	struct action actions[30];
	struct figure figure;

	for (int i = 0; i < 30; i++)
		actions[i] = (struct action){ .what = plain("Audit"), .due = { 2027, 2, 1 },
			.closes = i < 10 ? "delivery" : NULL, .status = i < 5 ? ACTION_DONE : ACTION_OPEN };
	figure = timeline_of((struct plan){ .actions = actions, .action_count = 30 });
	check_figure(figure);
	ck_assert(has_text(figure, "delivery: 10 actions, 5 done"));
	ck_assert(has_text(figure, "Other actions: 20 actions, 0 done"));
}
END_TEST

START_TEST(draws_nothing_without_dates)
{
	struct action action = { .what = plain("Some day") };

	ck_assert_ptr_null(timeline_of((struct plan){ .actions = &action, .action_count = 1 }).scene);
	ck_assert_str_eq(timeline_of((struct plan){ .action_count = 0 }).alt, "");
	ck_assert_ptr_null(figure_timetable(&context).scene);
	ck_assert_ptr_null(figure_traceability(&context).scene);
	results.days_needed = (double)NAN;
	ck_assert_ptr_null(figure_capacity(&context).scene);
}
END_TEST

/* ---- capacity ---- */

static struct account accounts[5];
static struct account_result account_results[5];
static const struct account_result *order[5];

/* One account a class, in the order of the days given. */
static void set_capacity(const double planned[5], const double now[5], double available)
{
	results.accounts = account_results;
	results.account_count = 5;
	results.by_attractiveness = order;
	results.days_needed = results.days_now = 0;
	results.days_available = available;
	for (int i = 0; i < 5; i++) {
		accounts[i] = (struct account){ .id = "loxley" };
		account_results[i] = (struct account_result){ .account = &accounts[i],
			.class = (enum account_class)i, .days = planned[i] };
		order[i] = &account_results[i];
		results.classes[i] = (struct class_summary){ .count = 1, .days = planned[i],
			.days_now = now[i] };
		results.days_needed += planned[i];
	}
}

static const struct { double planned[5], now[5], available; } capacities[] = {
	{ { 348, 289, 44, 10, 0 }, { 264, 141, 148, 67, 0 }, 620 },
	{ { 348, 289, 44, 10, 0 }, { 264, 141, 148, 67, 0 }, 800 },
	{ { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, 0 },
	{ { 1, 1, 1, 1, 1 }, { 0, 9000, 0, 0, 0 }, 1 },
	{ { 123456, 7.5, 1, 0.5, 20 }, { 123456, 7.5, 123456, 1, 20 }, 1 },
	{ { 10, 20, 30, 40, 50 }, { 1, 2, 3, 4, 5 }, (double)NAN },
	{ { 10, 20, 30, 40, 50 }, { (double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN }, 1e6 },
};

START_TEST(draws_capacity)
{
	set_capacity(capacities[_i].planned, capacities[_i].now, capacities[_i].available);
	check_figure(figure_capacity(&context));
}
END_TEST

START_TEST(says_what_is_over)
{
	struct named_number functions[] = { { .name = "sales", .value = 400 },
		                            { .name = "technical", .value = 220 } };
	struct figure figure;

	selection.resources.capacity_by_function = functions;
	selection.resources.capacity_function_count = 2;
	set_capacity(capacities[0].planned, capacities[0].now, 620);
	figure = figure_capacity(&context);
	check_figure(figure);
	ck_assert(has_text(figure, "available 620") && has_text(figure, "71 over"));
	ck_assert(has_text(figure, "sales 400") && has_text(figure, "+84"));
	ck_assert_int_eq(strncmp(figure.alt, "691 person-days a year needed, 620 available: 71 over. "
		"To let go first: loxley 10, loxley 44.", 93), 0);
}
END_TEST

/* ---- traceability ---- */

START_TEST(traces_objectives)
{
	const size_t counts[] = { 1, 2, 5, 9, 18 };
	struct objective objectives[18];
	struct factor factors[12];
	double weights[12];
	const struct objective *served[] = { &objectives[0] };

	state = 7;
	for (int i = 0; i < 18; i++)
		objectives[i] = (struct objective){ .id = "aim", .text = random_words() };
	for (int i = 0; i < 12; i++) {
		factors[i] = (struct factor){ .id = "factor", .name = random_words() };
		weights[i] = 100.0 / 12;
	}
	weights[3] = (double)NAN;
	factors[1].objectives = served;
	factors[1].objective_count = 1;
	selection.objectives = objectives;
	selection.objective_count = counts[_i];
	selection.attractiveness.factors = factors;
	selection.attractiveness.factor_count = 12;
	results.weights = weights;
	check_figure(figure_traceability(&context));
	ck_assert(has_text(figure_traceability(&context), "8.3%"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("gantt");
	TCase *test = tcase_create("figures");

	tcase_add_checked_fixture(test, open_all, close_all);
	tcase_set_timeout(test, 120);
	tcase_add_loop_test(test, chooses_the_unit, 0, COUNT_OF(axes));
	tcase_add_loop_test(test, finds_a_seat, 0, COUNT_OF(seats));
	tcase_add_loop_test(test, keeps_names_apart, 0, COUNT_OF(ranges));
	tcase_add_loop_test(test, keeps_meetings_apart, 0, COUNT_OF(ranges));
	tcase_add_test(test, says_what_is_late_and_undated);
	tcase_add_test(test, draws_groups_of_many);
	tcase_add_test(test, draws_nothing_without_dates);
	tcase_add_loop_test(test, draws_capacity, 0, COUNT_OF(capacities));
	tcase_add_test(test, says_what_is_over);
	tcase_add_loop_test(test, traces_objectives, 0, 5);
	suite_add_tcase(suite, test);
	return unit_run(suite);
}
