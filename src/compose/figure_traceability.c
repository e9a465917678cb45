/* Factors against objectives: a disc where a factor measures an objective, and
 * the weight that stands behind each objective. */
#include <math.h>
#include <string.h>

#include "figure_internal.h"

#define RIGHT FIGURE_WIDTH_12
#define NAMES 128.0        /* the factors' column */
#define WEIGHTS 40.0       /* the weights' column at the right */
#define ROW 14.7
#define HEAD_LINE 8.6
#define TEXT_HEAD_LEAST 48.0 /* a column that holds an objective's text */
#define DISC 2.7
#define LEGEND_LINE 9.6
#define LEGEND_INDENT 18.0

/* Above these the table is the better form. */
enum { FACTOR_LIMIT = 36, OBJECTIVE_LIMIT = 18 };

struct trace {
	struct drawing drawing;
	const struct results *results;
	const struct objective *objectives;
	const struct attractiveness *attractiveness;
	size_t objective_count;
	double column;
	bool numbered; /* heads are "O1", explained under the figure */
};

static bool serves(const struct factor *factor, const struct objective *objective)
{
	for (size_t i = 0; i < factor->objective_count; i++)
		if (factor->objectives[i] == objective)
			return true;
	return false;
}

/* ---- measures ---- */

static double column_middle(const struct trace *trace, size_t objective)
{
	return NAMES + trace->column * ((double)objective + 0.5);
}

static struct lettering head_lettering(void)
{
	return figure_bold(7, COLOR_INK, ANCHOR_MIDDLE);
}

static struct lettering legend_lettering(void)
{
	return figure_plain(7, COLOR_MUTED, ANCHOR_START);
}

static const char *objective_text(const struct trace *trace, size_t objective)
{
	return figure_text(trace->drawing.context, &trace->objectives[objective].text);
}

static const char *objective_number(const struct trace *trace, size_t objective)
{
	const struct figure_context *context = trace->drawing.context;

	return figure_fill(context, "figure.traceability.short",
	                   FILLED({ "number", figure_number(context, (double)(objective + 1), 0) }));
}

static struct figure_lines head_lines(const struct trace *trace, size_t objective)
{
	if (trace->numbered)
		return (struct figure_lines){ { objective_number(trace, objective) }, 1 };
	return figure_wrap(trace->drawing.context, head_lettering(), objective_text(trace, objective),
	                   trace->column - 6);
}

static struct figure_lines legend_lines(const struct trace *trace, size_t objective)
{
	return figure_wrap(trace->drawing.context, legend_lettering(), objective_text(trace, objective),
	                   RIGHT - LEGEND_INDENT);
}

static bool is_cut(const struct figure_lines *lines)
{
	const char *last = lines->count == 0 ? "" : lines->lines[lines->count - 1];
	const size_t length = strlen(last);

	return length >= 3 && strcmp(last + length - 3, "…") == 0;
}

/* Numbers for heads where one of the texts would be cut. */
static bool wants_numbers(const struct trace *trace)
{
	if (trace->column < TEXT_HEAD_LEAST)
		return true;
	for (size_t i = 0; i < trace->objective_count; i++) {
		const struct figure_lines lines = head_lines(trace, i);
		if (is_cut(&lines))
			return true;
	}
	return false;
}

static int head_line_count(const struct trace *trace)
{
	int most = 1;

	for (size_t i = 0; i < trace->objective_count; i++) {
		const struct figure_lines lines = head_lines(trace, i);
		most = lines.count > most ? lines.count : most;
	}
	return most;
}

static double head_height(const struct trace *trace)
{
	return HEAD_LINE * head_line_count(trace) + 7;
}

static double legend_height(const struct trace *trace)
{
	int lines = 0;

	if (!trace->numbered)
		return 0;
	for (size_t i = 0; i < trace->objective_count; i++)
		lines += legend_lines(trace, i).count;
	return LEGEND_LINE * lines + 5;
}

/* ---- weights ---- */

static double weight_behind(const struct trace *trace, size_t objective)
{
	double sum = 0;

	for (size_t i = 0; i < trace->attractiveness->factor_count; i++)
		if (serves(&trace->attractiveness->factors[i], &trace->objectives[objective]) &&
		    isfinite(trace->results->weights[i]))
			sum += trace->results->weights[i];
	return sum;
}

static bool is_served(const struct trace *trace, size_t objective)
{
	for (size_t i = 0; i < trace->attractiveness->factor_count; i++)
		if (serves(&trace->attractiveness->factors[i], &trace->objectives[objective]))
			return true;
	return false;
}

static const char *percent(const struct trace *trace, double value)
{
	const struct figure_context *context = trace->drawing.context;

	if (!isfinite(value))
		return figure_word(context, "form.none");
	return figure_fill(context, "figure.traceability.percent",
	                   FILLED({ "value", figure_short_number(context, value, 1) }));
}

/* ---- drawing ---- */

static void draw_head(const struct trace *trace, double height)
{
	const struct drawing *drawing = &trace->drawing;
	const struct figure_context *context = drawing->context;
	const double baseline = height - 4.5;

	scene_line(drawing->scene, 0, 1, RIGHT, 1, figure_line_of(COLOR_INK, 0.9));
	figure_write(drawing, (struct figure_point){ 0, baseline },
	             figure_bold(7, COLOR_INK, ANCHOR_START),
	             figure_word(context, "figure.traceability.factor"));
	figure_write(drawing, (struct figure_point){ RIGHT, baseline },
	             figure_bold(7, COLOR_INK, ANCHOR_END),
	             figure_word(context, "figure.traceability.weight"));
	for (size_t i = 0; i < trace->objective_count; i++) {
		const struct figure_lines lines = head_lines(trace, i);
		for (int line = 0; line < lines.count; line++)
			figure_write(drawing, (struct figure_point){ column_middle(trace, i),
				baseline - HEAD_LINE * (lines.count - 1 - line) }, head_lettering(),
				lines.lines[line]);
	}
	scene_line(drawing->scene, 0, height, RIGHT, height, figure_line_of(COLOR_INK, 0.5));
}

static void draw_factor(const struct trace *trace, size_t number, double top)
{
	const struct drawing *drawing = &trace->drawing;
	const struct factor *factor = &trace->attractiveness->factors[number];
	const struct lettering lettering = figure_plain(8, COLOR_INK, ANCHOR_START);
	const char *name = figure_text(drawing->context, &factor->name);
	const double y = top + ROW / 2;

	figure_write(drawing, (struct figure_point){ 0, y + 2.9 }, lettering,
	             figure_fit(drawing->context, lettering, *name == '\0' ? factor->id : name,
	                        NAMES - 6));
	for (size_t i = 0; i < trace->objective_count; i++)
		if (serves(factor, &trace->objectives[i]))
			scene_circle(drawing->scene, column_middle(trace, i), y, DISC,
			             figure_fill_of(COLOR_ACCENT));
	figure_write(drawing, (struct figure_point){ RIGHT, y + 2.9 },
	             figure_plain(8, COLOR_INK, ANCHOR_END),
	             percent(trace, trace->results->weights[number]));
	scene_line(drawing->scene, 0, top + ROW, RIGHT, top + ROW, figure_line_of(COLOR_RULE, 0.35));
}

/* The sums at the foot: an objective without any is told by colour and by 0. */
static void draw_sums(const struct trace *trace, double top)
{
	const struct drawing *drawing = &trace->drawing;
	const double y = top + ROW / 2 + 2.9;

	scene_line(drawing->scene, 0, top, RIGHT, top, figure_line_of(COLOR_INK, 0.5));
	figure_write(drawing, (struct figure_point){ 0, y }, figure_bold(8, COLOR_INK, ANCHOR_START),
	             figure_word(drawing->context, "figure.traceability.served"));
	for (size_t i = 0; i < trace->objective_count; i++)
		figure_write(drawing, (struct figure_point){ column_middle(trace, i), y },
		             figure_bold(7.5, is_served(trace, i) ? COLOR_INK : COLOR_STOP, ANCHOR_MIDDLE),
		             percent(trace, weight_behind(trace, i)));
	scene_line(drawing->scene, 0, top + ROW, RIGHT, top + ROW, figure_line_of(COLOR_INK, 0.9));
}

static void draw_legend(const struct trace *trace, double top)
{
	double y = top + LEGEND_LINE;

	for (size_t i = 0; i < trace->objective_count; i++) {
		const struct figure_lines lines = legend_lines(trace, i);
		figure_write(&trace->drawing, (struct figure_point){ 0, y },
		             figure_bold(7, COLOR_INK, ANCHOR_START), objective_number(trace, i));
		for (int line = 0; line < lines.count; line++, y += LEGEND_LINE)
			figure_write(&trace->drawing, (struct figure_point){ LEGEND_INDENT, y },
			             legend_lettering(), lines.lines[line]);
	}
}

static void draw_trace(struct trace *trace)
{
	const size_t count = trace->attractiveness->factor_count;
	const double head = head_height(trace), sums = head + ROW * (double)count;

	trace->drawing.scene = scene_new(trace->drawing.context->arena, FIGURE_WIDTH_12,
	                                 sums + ROW + 1 + legend_height(trace));
	draw_head(trace, head);
	for (size_t i = 0; i < count; i++)
		draw_factor(trace, i, head + ROW * (double)i);
	draw_sums(trace, sums);
	if (trace->numbered)
		draw_legend(trace, sums + ROW + 2);
}

/* ---- the text alternative ---- */

static const char *short_text(const struct trace *trace, size_t objective)
{
	return figure_shorten(trace->drawing.context, objective_text(trace, objective), 60);
}

static void say_most(const struct trace *trace, struct figure_alt *alt)
{
	size_t most = 0;

	for (size_t i = 1; i < trace->objective_count; i++)
		if (weight_behind(trace, i) > weight_behind(trace, most))
			most = i;
	if (!(weight_behind(trace, most) > 0))
		return;
	figure_alt_add(alt, figure_fill(alt->context, "figure.traceability.alt_most", FILLED(
		{ "objective", short_text(trace, most) },
		{ "weight", percent(trace, weight_behind(trace, most)) })));
}

static void say_unserved(const struct trace *trace, struct figure_alt *alt)
{
	int count = 0;
	size_t first = 0;

	for (size_t i = trace->objective_count; i-- > 0;)
		if (!is_served(trace, i)) {
			first = i;
			count++;
		}
	if (count > 0)
		figure_alt_add(alt, figure_count(alt->context, "figure.traceability.alt_unserved", count,
		                                 short_text(trace, first)));
}

static void say_idle(const struct trace *trace, struct figure_alt *alt)
{
	const struct factor *factors = trace->attractiveness->factors;
	int count = 0;
	size_t first = 0;

	for (size_t i = trace->attractiveness->factor_count; i-- > 0;)
		if (factors[i].objective_count == 0) {
			first = i;
			count++;
		}
	if (count > 0)
		figure_alt_add(alt, figure_count(alt->context, "figure.traceability.alt_idle", count,
		                                 figure_text(alt->context, &factors[first].name)));
}

static const char *alt_of(const struct trace *trace)
{
	const struct figure_context *context = trace->drawing.context;
	struct figure_alt alt = { context, NULL };

	figure_alt_add(&alt, figure_fill(context, "figure.traceability.alt", FILLED(
		{ "factors", figure_count(context, "figure.traceability.factors",
		                          (int)trace->attractiveness->factor_count, "") },
		{ "objectives", figure_count(context, "figure.traceability.objectives",
		                             (int)trace->objective_count, "") })));
	say_unserved(trace, &alt);
	say_most(trace, &alt);
	say_idle(trace, &alt);
	return alt.text;
}

struct figure figure_traceability(const struct figure_context *context)
{
	const struct selection *selection = context->results->selection;
	struct trace trace = {
		.drawing = { context, NULL },
		.results = context->results,
		.objectives = selection->objectives,
		.attractiveness = &selection->attractiveness,
		.objective_count = selection->objective_count,
	};

	if (selection->objective_count == 0 || selection->objective_count > OBJECTIVE_LIMIT ||
	    selection->attractiveness.factor_count == 0 ||
	    selection->attractiveness.factor_count > FACTOR_LIMIT)
		return (struct figure){ NULL, "", 0, 0, NULL };
	trace.column = (RIGHT - NAMES - WEIGHTS) / (double)selection->objective_count;
	trace.numbered = wants_numbers(&trace);
	draw_trace(&trace);
	return (struct figure){ trace.drawing.scene, alt_of(&trace), 0, 0, NULL };
}
