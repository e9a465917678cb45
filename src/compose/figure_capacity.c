/* Days needed against days available: one bar of all accounts, one of what
 * there is by function, and a row per class, now and planned. */
#include <math.h>

#include "analysis/capacity.h"
#include "figure_internal.h"

#define BARS_FROM 128.0
#define TOTAL_TO 440.0
#define ROWS_TO 376.0      /* leaves room for "1,348 now 1,264" and the change */
#define RIGHT FIGURE_WIDTH_12
#define TOTAL_TOP 26.0
#define TOTAL_HIGH 20.0
#define FUNCTION_TOP 56.0
#define FUNCTION_HIGH 11.0
#define ROW 23.0
#define BAR 10.0
#define OVER_PITCH 3.4
#define OVER_LINE 1.7

struct capacity {
	struct drawing drawing;
	const struct results *results;
	struct figure_scale total, rows;
	double let_go[CLASS_COUNT + 1]; /* days of the accounts to let go first */
	const char *names;              /* of those; "" = none */
};

static const char *days_text(const struct figure_context *context, double days)
{
	return figure_short_number(context, days, 1);
}

static double known(double value)
{
	return isfinite(value) ? fmax(value, 0) : 0;
}

static double overrun(const struct results *results)
{
	const double over = results->days_needed - results->days_available;

	return isfinite(over) ? over : 0;
}

/* ---- what to let go first ---- */

static void let_one_go(struct capacity *capacity, const struct account_result *account)
{
	const struct figure_context *context = capacity->drawing.context;
	const char *name = figure_fill(context, "figure.capacity.name_days", FILLED(
		{ "name", figure_account(context, account->account) },
		{ "days", days_text(context, account->days) }));

	capacity->let_go[account->class] += account->days;
	capacity->names = *capacity->names == '\0' ? name
		: arena_printf(context->arena, "%s%s%s", capacity->names,
		               figure_word(context, "form.comma"), name);
}

static void let_go(struct capacity *capacity)
{
	const struct results *results = capacity->results;
	const struct account_result **list = ARENA_ARRAY(capacity->drawing.context->arena,
		const struct account_result *, results->account_count + 1);
	const size_t count = capacity_let_go(results, list);

	capacity->names = "";
	for (size_t i = 0; i < count; i++)
		let_one_go(capacity, list[i]);
}

/* ---- bars ---- */

static bool is_hollow(enum account_class class)
{
	return class == CLASS_OPPORTUNISTIC || class == CLASS_UNDETERMINED;
}

static struct paint segment_paint(enum account_class class)
{
	const struct figure_class_look *look = figure_look(class);

	if (is_hollow(class))
		return figure_box_of(look->tint, look->fill, 1);
	return figure_fill_of(look->fill);
}

static enum color_role segment_ink(enum account_class class)
{
	if (class == CLASS_KEY || class == CLASS_KEY_DEVELOPMENT)
		return COLOR_PAPER;
	return class == CLASS_MAINTENANCE ? COLOR_INK : figure_look(class)->text;
}

/* A class's bar; an outline lies inside it. */
static void draw_segment(const struct drawing *drawing, enum account_class class,
                         struct figure_rect rect)
{
	const struct paint paint = segment_paint(class);
	const double inset = paint.stroke == COLOR_NONE ? 0 : paint.width_pt / 2;

	if (rect.width <= 2 * inset)
		return;
	figure_rect(drawing, (struct figure_rect){ rect.x + inset, rect.y + inset,
		rect.width - 2 * inset, rect.height - 2 * inset }, paint);
}

/* A hollow class's bar is filled where white hatching is to be seen on it. */
static void fill_hollow(const struct drawing *drawing, enum account_class class,
                        struct figure_rect rect)
{
	if (is_hollow(class) && rect.width > 0)
		figure_rect(drawing, rect, figure_fill_of(figure_look(class)->fill));
}

/* What there is no time for: hatched in white, outlined in ink. */
static void draw_over(const struct drawing *drawing, struct figure_rect rect)
{
	if (rect.width <= 0)
		return;
	scene_hatch(drawing->scene, rect.x, rect.y, rect.width, rect.height, OVER_PITCH,
	            figure_line_of(COLOR_PAPER, OVER_LINE));
	figure_rect(drawing, rect, figure_line_of(COLOR_INK, 0.9));
}

/* The first of the texts that fits into the bar with 4 pt at either side. */
static void write_inside(const struct drawing *drawing, struct figure_rect rect,
                         struct lettering lettering, const char *const *texts)
{
	for (int i = 0; texts[i] != NULL; i++) {
		if (figure_width(drawing->context, lettering, texts[i]) > rect.width - 8)
			continue;
		figure_write(drawing, (struct figure_point){ rect.x + rect.width / 2,
			rect.y + rect.height / 2 + lettering.size * 0.36 }, lettering, texts[i]);
		return;
	}
}

/* ---- the bar of all accounts ---- */

static const char *short_class(const struct figure_context *context, enum account_class class)
{
	static const char *const keys[] = {
		[CLASS_KEY] = "class_short.key",
		[CLASS_KEY_DEVELOPMENT] = "class_short.key_development",
		[CLASS_MAINTENANCE] = "class_short.maintenance",
		[CLASS_OPPORTUNISTIC] = "class_short.opportunistic",
		[CLASS_UNDETERMINED] = "class_short.undetermined",
	};

	return figure_word(context, keys[class]);
}

static const char *class_days(const struct figure_context *context, const char *name,
                              const char *days)
{
	return figure_fill(context, "figure.capacity.class_days",
	                   FILLED({ "name", name }, { "days", days }));
}

static void name_segment(const struct capacity *capacity, enum account_class class,
                         struct figure_rect rect)
{
	const struct figure_context *context = capacity->drawing.context;
	const double available = capacity->results->days_available;
	const char *days = days_text(context, capacity->results->classes[class].days);
	const char *texts[] = { class_days(context, figure_class(context, class), days),
		                class_days(context, short_class(context, class), days), days, NULL };

	if (isfinite(available))
		rect.width = fmin(rect.width, figure_at(&capacity->total, available) - rect.x);
	write_inside(&capacity->drawing, rect, figure_bold(8, segment_ink(class), ANCHOR_MIDDLE), texts);
}

/* The part of a segment that lies beyond what there is. */
static struct figure_rect part_over(const struct capacity *capacity, struct figure_rect rect)
{
	const double available = capacity->results->days_available;
	const double end = rect.x + rect.width;

	rect.x = isfinite(available) ? fmax(rect.x, figure_at(&capacity->total, available)) : end;
	rect.width = end - rect.x;
	return rect;
}

static void draw_segments(const struct capacity *capacity)
{
	double days = 0;

	for (int class = 0; class <= CLASS_COUNT; class++) {
		const double more = known(capacity->results->classes[class].days);
		const double from = figure_at(&capacity->total, days);
		const double to = figure_at(&capacity->total, days + more);
		const struct figure_rect rect = { from, TOTAL_TOP, to - from, TOTAL_HIGH };
		days += more;
		if (more <= 0)
			continue;
		draw_segment(&capacity->drawing, (enum account_class)class, rect);
		fill_hollow(&capacity->drawing, (enum account_class)class, part_over(capacity, rect));
		if (from > BARS_FROM)
			scene_line(capacity->drawing.scene, from, TOTAL_TOP, from, TOTAL_TOP + TOTAL_HIGH,
			           figure_line_of(COLOR_PAPER, 0.75));
		name_segment(capacity, (enum account_class)class, rect);
	}
}

static const char *rest_text(const struct figure_context *context, double over)
{
	const char *days = days_text(context, fabs(over));

	if (over == 0)
		return "";
	return figure_fill(context, over > 0 ? "figure.capacity.over" : "figure.capacity.free",
	                   FILLED({ "days", days }));
}

/* The line of what there is, its value left of it; what is over or free right. */
static void draw_available(const struct capacity *capacity)
{
	const struct drawing *drawing = &capacity->drawing;
	const struct figure_context *context = drawing->context;
	const double x = figure_at(&capacity->total, capacity->results->days_available);
	const struct lettering end = figure_bold(7.5, COLOR_INK, ANCHOR_END);
	const struct lettering start = figure_bold(7.5, COLOR_INK, ANCHOR_START);
	const char *available = figure_fill(context, "figure.capacity.available", FILLED(
		{ "days", days_text(context, capacity->results->days_available) }));

	scene_line(drawing->scene, x, TOTAL_TOP - 9, x, TOTAL_TOP + TOTAL_HIGH + 5,
	           figure_line_of(COLOR_INK, 1.5));
	figure_write(drawing, (struct figure_point){ x - 4, TOTAL_TOP - 4 }, end,
	             figure_fit(context, end, available, x - 4));
	figure_write(drawing, (struct figure_point){ x + 4, TOTAL_TOP - 4 }, start,
	             figure_fit(context, start, rest_text(context, overrun(capacity->results)),
	                        RIGHT - x - 4));
}

/* Beyond the line hatched; up to the line an empty outline. */
static void draw_rest(const struct capacity *capacity)
{
	const struct results *results = capacity->results;
	const double needed = figure_at(&capacity->total, results->days_needed);
	const double available = figure_at(&capacity->total, results->days_available);
	const struct figure_rect rect = { fmin(needed, available), TOTAL_TOP,
		                          fabs(needed - available), TOTAL_HIGH };

	if (needed > available)
		draw_over(&capacity->drawing, rect);
	else if (available > needed)
		figure_rect(&capacity->drawing, rect, figure_dashed(COLOR_MUTED, 0.6, 2));
}

static void draw_total(const struct capacity *capacity)
{
	const struct drawing *drawing = &capacity->drawing;
	const struct figure_context *context = drawing->context;
	const struct lettering muted = figure_plain(7, COLOR_MUTED, ANCHOR_START);
	const bool stated = isfinite(capacity->results->days_available);

	figure_write(drawing, (struct figure_point){ 0, 8 }, muted,
	             figure_word(context, "figure.capacity.unit"));
	figure_write(drawing, (struct figure_point){ 0, TOTAL_TOP + 8 },
	             figure_bold(8, COLOR_INK, ANCHOR_START),
	             figure_count(context, "figure.capacity.all", (int)capacity->results->account_count,
	                          ""));
	figure_write(drawing, (struct figure_point){ 0, TOTAL_TOP + 18 }, muted,
	             figure_word(context, "figure.capacity.needed"));
	draw_segments(capacity);
	figure_write(drawing, (struct figure_point){ RIGHT, TOTAL_TOP + TOTAL_HIGH / 2 + 3 },
	             figure_bold(8.5, COLOR_INK, ANCHOR_END),
	             days_text(context, capacity->results->days_needed));
	if (stated) {
		draw_rest(capacity);
		draw_available(capacity);
	} else {
		figure_write(drawing, (struct figure_point){ BARS_FROM, TOTAL_TOP - 4 }, muted,
		             figure_word(context, "figure.capacity.unstated"));
	}
}

/* ---- what there is, by function ---- */

static bool has_functions(const struct results *results)
{
	return results->selection->resources.capacity_function_count > 1;
}

static double function_days(const struct results *results)
{
	const struct resources *resources = &results->selection->resources;
	double sum = 0;

	for (size_t i = 0; i < resources->capacity_function_count; i++)
		sum += known(resources->capacity_by_function[i].value);
	return sum;
}

static void draw_function(const struct capacity *capacity, const struct named_number *function,
                          struct figure_rect rect)
{
	const struct drawing *drawing = &capacity->drawing;
	const char *days = days_text(drawing->context, function->value);
	const char *texts[] = {
		figure_fill(drawing->context, "figure.capacity.name_days",
		            FILLED({ "name", function->name }, { "days", days })), days, NULL };

	figure_rect(drawing, rect, figure_fill_of(COLOR_NEUTRAL));
	if (rect.x > BARS_FROM)
		scene_line(drawing->scene, rect.x, rect.y, rect.x, rect.y + rect.height,
		           figure_line_of(COLOR_PAPER, 0.75));
	write_inside(drawing, rect, figure_plain(7, COLOR_PAPER, ANCHOR_MIDDLE), texts);
}

static void draw_functions(const struct capacity *capacity)
{
	const struct drawing *drawing = &capacity->drawing;
	const struct resources *resources = &capacity->results->selection->resources;
	double days = 0;

	for (size_t i = 0; i < resources->capacity_function_count; i++) {
		const struct named_number *function = &resources->capacity_by_function[i];
		const double from = figure_at(&capacity->total, days);
		days += known(function->value);
		if (known(function->value) > 0)
			draw_function(capacity, function, (struct figure_rect){ from, FUNCTION_TOP,
				figure_at(&capacity->total, days) - from, FUNCTION_HIGH });
	}
	figure_write(drawing, (struct figure_point){ 0, FUNCTION_TOP + 8 },
	             figure_plain(7, COLOR_MUTED, ANCHOR_START),
	             figure_word(drawing->context, "figure.capacity.by_function"));
}

/* ---- a row per class ---- */

static const char *accounts_text(const struct capacity *capacity, enum account_class class)
{
	const struct figure_context *context = capacity->drawing.context;
	const struct class_summary *summary = &capacity->results->classes[class];
	const char *accounts = figure_count(context, "figure.capacity.accounts", summary->count, "");
	double each;

	if (class == CLASS_UNDETERMINED)
		return accounts;
	each = capacity->results->selection->resources.days_per_account[class];
	if (summary->count == 0 || !(fabs(each * summary->count - summary->days) < 0.05))
		return accounts;
	return figure_fill(context, "figure.capacity.times", FILLED(
		{ "accounts", accounts }, { "days", days_text(context, each) }));
}

static void draw_row_name(const struct capacity *capacity, enum account_class class, double y)
{
	const struct drawing *drawing = &capacity->drawing;
	const struct figure_class_look *look = figure_look(class);

	scene_mark(drawing->scene, look->mark, 5, y - 3, 3.4);
	figure_write(drawing, (struct figure_point){ 13, y }, figure_bold(8, look->text, ANCHOR_START),
	             figure_class(drawing->context, class));
	figure_write(drawing, (struct figure_point){ 13, y + 9 },
	             figure_plain(7, COLOR_MUTED, ANCHOR_START), accounts_text(capacity, class));
}

static void draw_now(const struct drawing *drawing, double x, double y)
{
	scene_line(drawing->scene, x, y - 7.5, x, y + 7.5, figure_line_of(COLOR_PAPER, 2.8));
	scene_line(drawing->scene, x, y - 7.5, x, y + 7.5, figure_line_of(COLOR_INK, 1.2));
}

/* "348 now 264" right of what is drawn, and the change at the far right. */
static void write_days(const struct capacity *capacity, const struct class_summary *summary,
                       struct figure_point at)
{
	const struct drawing *drawing = &capacity->drawing;
	const struct figure_context *context = drawing->context;
	const double change = summary->days - summary->days_now;
	double width = figure_write(drawing, at, figure_bold(8, COLOR_INK, ANCHOR_START),
	                            days_text(context, summary->days));

	if (isfinite(summary->days_now))
		figure_write(drawing, (struct figure_point){ at.x + width + 3, at.y },
		             figure_plain(7, COLOR_MUTED, ANCHOR_START),
		             figure_fill(context, "figure.capacity.now",
		                         FILLED({ "days", days_text(context, summary->days_now) })));
	if (isfinite(change))
		figure_write(drawing, (struct figure_point){ RIGHT, at.y },
		             figure_bold(8, COLOR_INK, ANCHOR_END),
		             figure_signed(context, change, change == floor(change) ? 0 : 1));
}

static void draw_row(const struct capacity *capacity, enum account_class class, double top)
{
	const struct drawing *drawing = &capacity->drawing;
	const struct class_summary *summary = &capacity->results->classes[class];
	const double y = top + 9, planned = figure_at(&capacity->rows, known(summary->days));
	const double kept = figure_at(&capacity->rows, known(summary->days) - capacity->let_go[class]);
	double end = planned;

	draw_row_name(capacity, class, y);
	draw_segment(drawing, class,
	             (struct figure_rect){ BARS_FROM, y - BAR / 2, planned - BARS_FROM, BAR });
	if (capacity->let_go[class] > 0) {
		const struct figure_rect over = { kept, y - BAR / 2, planned - kept, BAR };
		fill_hollow(drawing, class, over);
		draw_over(drawing, over);
	}
	if (isfinite(summary->days_now)) {
		const double now = figure_at(&capacity->rows, summary->days_now);
		draw_now(drawing, now, y);
		end = fmax(end, now);
	}
	write_days(capacity, summary, (struct figure_point){ end + 6, y + 3 });
}

static int row_count(const struct results *results)
{
	return CLASS_COUNT + (results->classes[CLASS_UNDETERMINED].count > 0);
}

static void draw_ticks(const struct capacity *capacity, double top, double bottom)
{
	const struct drawing *drawing = &capacity->drawing;
	const double step = figure_step(capacity->rows.to, 5);

	for (int i = 0; i * step <= capacity->rows.to * (1 + 1e-9); i++) {
		const double x = figure_at(&capacity->rows, i * step);
		scene_line(drawing->scene, x, top, x, bottom, figure_line_of(COLOR_GRID, 0.5));
		figure_write(drawing, (struct figure_point){ x, bottom + 9 },
		             figure_plain(7, COLOR_MUTED, ANCHOR_MIDDLE),
		             figure_number(drawing->context, i * step, figure_decimals(step)));
	}
}

/* Gives where it ends. */
static double draw_rows(const struct capacity *capacity, double top)
{
	const struct drawing *drawing = &capacity->drawing;
	const struct figure_context *context = drawing->context;
	const int count = row_count(capacity->results);
	const double first = top + 16, bottom = first + ROW * count;

	scene_line(drawing->scene, 0, top, RIGHT, top, figure_line_of(COLOR_RULE, 0.5));
	figure_write(drawing, (struct figure_point){ 0, top + 10 },
	             figure_plain(7, COLOR_MUTED, ANCHOR_START),
	             figure_word(context, "figure.capacity.by_class"));
	figure_write(drawing, (struct figure_point){ RIGHT, top + 10 },
	             figure_plain(7, COLOR_MUTED, ANCHOR_END),
	             figure_word(context, "figure.capacity.change"));
	draw_ticks(capacity, first - 2, bottom);
	for (int class = 0; class < count; class++)
		draw_row(capacity, (enum account_class)class, first + ROW * class);
	return bottom + 12;
}

/* ---- the legend ---- */

static double write_key(const struct drawing *drawing, struct figure_point at, const char *text)
{
	const struct lettering lettering = figure_plain(7.5, COLOR_INK, ANCHOR_START);

	text = figure_fit(drawing->context, lettering, text, RIGHT - at.x);
	return at.x + figure_write(drawing, at, lettering, text) + 12;
}

static void draw_legend(const struct capacity *capacity, double baseline)
{
	const struct drawing *drawing = &capacity->drawing;
	const struct figure_context *context = drawing->context;
	const char *over = *capacity->names == '\0' ? figure_word(context, "figure.capacity.key_over")
		: figure_fill(context, "figure.capacity.key_let_go", FILLED({ "names", capacity->names }));
	struct figure_rect box = { 0, baseline - 6.5, 12, 7.5 };
	double x;

	scene_line(drawing->scene, 3, baseline - 7, 3, baseline + 1.5, figure_line_of(COLOR_INK, 1.2));
	x = write_key(drawing, (struct figure_point){ 8, baseline },
	              figure_word(context, "figure.capacity.key_now"));
	box.x = x;
	figure_rect(drawing, box, figure_fill_of(COLOR_NEUTRAL));
	x = write_key(drawing, (struct figure_point){ x + 16, baseline },
	              figure_word(context, "figure.capacity.key_planned"));
	if (overrun(capacity->results) <= 0)
		return;
	box.x = x;
	figure_rect(drawing, box, figure_fill_of(COLOR_NEUTRAL));
	draw_over(drawing, box);
	write_key(drawing, (struct figure_point){ x + 16, baseline }, over);
}

/* ---- the text alternative ---- */

static void say_total(const struct results *results, struct figure_alt *alt)
{
	const struct figure_context *context = alt->context;
	const char *needed = days_text(context, results->days_needed);
	const double over = overrun(results);

	if (!isfinite(results->days_available)) {
		figure_alt_add(alt, figure_fill(context, "figure.capacity.alt_unstated",
		                                FILLED({ "needed", needed })));
		return;
	}
	figure_alt_add(alt, figure_fill(context, "figure.capacity.alt", FILLED(
		{ "needed", needed }, { "available", days_text(context, results->days_available) },
		{ "rest", over == 0 ? figure_word(context, "figure.capacity.alt_even")
		                    : rest_text(context, over) })));
}

static const char *alt_of(const struct capacity *capacity)
{
	const struct figure_context *context = capacity->drawing.context;
	struct figure_alt alt = { context, NULL };

	say_total(capacity->results, &alt);
	if (*capacity->names != '\0')
		figure_alt_add(&alt, figure_fill(context, "figure.capacity.alt_let_go",
		                                 FILLED({ "names", capacity->names })));
	for (int class = 0; class < row_count(capacity->results); class++) {
		const struct class_summary *summary = &capacity->results->classes[class];
		figure_alt_add(&alt, figure_fill(context, "figure.capacity.alt_class", FILLED(
			{ "name", figure_class(context, (enum account_class)class) },
			{ "days", days_text(context, summary->days) },
			{ "now", days_text(context, summary->days_now) })));
	}
	return alt.text;
}

/* ---- scales ---- */

static void set_scales(struct capacity *capacity)
{
	const struct results *results = capacity->results;
	double total = fmax(known(results->days_needed), known(results->days_available)), largest = 0;

	if (has_functions(results))
		total = fmax(total, function_days(results));
	for (int class = 0; class <= CLASS_COUNT; class++)
		largest = fmax(largest, fmax(known(results->classes[class].days),
		                             known(results->classes[class].days_now)));
	capacity->total = (struct figure_scale){ 0, total > 0 ? total * 1.05 : 1, BARS_FROM, TOTAL_TO,
		                                 false };
	capacity->rows = (struct figure_scale){ 0, largest > 0 ? largest : 1, BARS_FROM, ROWS_TO, false };
}

struct figure figure_capacity(const struct figure_context *context)
{
	const struct results *results = context->results;
	const double rows_top = has_functions(results) ? FUNCTION_TOP + FUNCTION_HIGH + 8
		: TOTAL_TOP + TOTAL_HIGH + 14;
	struct capacity capacity = { .results = results };
	double bottom;

	if (!isfinite(results->days_needed))
		return (struct figure){ NULL, "", 0, 0, NULL };
	bottom = rows_top + 16 + ROW * row_count(results) + 12;
	capacity.drawing = (struct drawing){ context,
		scene_new(context->arena, FIGURE_WIDTH_12, bottom + 14) };
	let_go(&capacity);
	set_scales(&capacity);
	draw_total(&capacity);
	if (has_functions(results))
		draw_functions(&capacity);
	draw_legend(&capacity, draw_rows(&capacity, rows_top) + 11);
	return (struct figure){ capacity.drawing.scene, alt_of(&capacity), 0, 0, NULL };
}
