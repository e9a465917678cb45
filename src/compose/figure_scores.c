/* Scores as heat: a row an account, a column a factor; rank, total and a bar
 * with what the unknowns could move. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "figure_internal.h"

/* Columns and rows, in pt. */
static const double rank_right = 13, name_x = 22.7, mark_x = 143.4, cells_x = 153;
static const double pitch_least = 31.2, pitch_most = 35.4, pitch_step = 0.7, cell_gap = 1.13, total_most = 388, total_width = 22;
static const double bars_gap = 14, bars_right = 471, row_height = 16, bar_height = 5.4, cap = 5.1;
static const double head_gap = 3, head_line = 8.6, weight_scale = 1.02, legend_height = 20, foot_height = 14;
static const double class_height = 12, foot_base = 12;
static const double legend_pitch = 31.18, turned_most = 96;
enum { HEAT_STEPS = 5, HEAD_LINES = 3, FACTORS_WITH_BARS = 8, PLACES = 1 };

struct table {
	struct drawing drawing;
	const struct results *results;
	size_t from, to, factor_count;
	double pitch;      /* of the cells */
	bool bars, turned; /* turned: heads read upwards */
	double total_right, bars_left;
	double head, weights; /* heights: the heads, and the row of weights */
	double top;           /* of the first row */
	struct figure_scale scale;
};

static const struct account_result *account_at(const struct table *table, size_t row)
{
	return table->results->by_attractiveness[table->from + row];
}

static double cell_x(const struct table *table, size_t factor)
{
	return cells_x + (double)factor * table->pitch;
}

static struct lettering head_letters(enum text_anchor anchor)
{
	return figure_bold(7, COLOR_INK, anchor);
}

/* ---- the head ---- */

/* Characters that belong to the two before them: 度, 率, 化, 性, 力, 量, 额. */
static bool is_ending(uint32_t c)
{
	return c == 0x5EA6 || c == 0x7387 || c == 0x5316 || c == 0x6027 || c == 0x529B ||
	       c == 0x91CF || c == 0x989D;
}

/* Where a Chinese name of two lines is parted, in bytes: between its words, as
 * far as they can be told, near the middle. Words have two characters, or three
 * that end as words do. 0 where it has one word, or is not Chinese alone. */
static size_t middle_of_han(const char *name)
{
	const char *cursor = name;
	size_t half = strlen(name) / 2, best = 0, inside = 0;

	while (*cursor != '\0') {
		const size_t at = (size_t)(cursor - name);
		const uint32_t c = text_next(&cursor);
		if (!text_is_han(c))
			return 0;
		if (inside >= 2 && *cursor != '\0' && !is_ending(c)) {
			inside = 0;
			if (best == 0 || (at > half ? at - half : half - at) <=
						 (best > half ? best - half : half - best))
				best = at;
		}
		inside++;
	}
	return best;
}

static struct figure_lines wrap_head(const struct table *table, const char *name, double room)
{
	const struct figure_context *context = table->drawing.context;
	struct figure_lines lines = figure_wrap(context, head_letters(ANCHOR_MIDDLE), name, room);
	const size_t middle = lines.count == 2 ? middle_of_han(name) : 0;

	if (middle > 0) {
		lines.lines[0] = arena_copy(context->arena, name, middle);
		lines.lines[1] = name + middle;
	}
	return lines;
}

static bool lines_fit(const struct table *table, const struct figure_lines *lines, double room)
{
	for (int i = 0; i < lines->count; i++)
		if (strstr(lines->lines[i], "…") != NULL ||
		    figure_width(table->drawing.context, head_letters(ANCHOR_MIDDLE),
				 lines->lines[i]) > room)
			return false;
	return lines->count <= HEAD_LINES;
}

/* Apart from its neighbours, or where that cannot be, as wide as its column.
 * False where a word of the name would have to be cut. */
static bool fits_upright(const struct table *table, const char *name, struct figure_lines *lines)
{
	*lines = wrap_head(table, name, table->pitch - head_gap);
	if (lines_fit(table, lines, table->pitch - head_gap))
		return true;
	*lines = wrap_head(table, name, table->pitch);
	return lines_fit(table, lines, table->pitch);
}

static const char *factor_name(const struct table *table, size_t factor)
{
	return figure_text(table->drawing.context,
			   &table->results->selection->attractiveness.factors[factor].name);
}

static struct figure_lines bar_head(const struct table *table)
{
	return figure_wrap(table->drawing.context, head_letters(ANCHOR_START),
			   figure_word(table->drawing.context, "figure.scores.bars"),
			   bars_right - table->bars_left + 4);
}

/* Heads stand upright in up to three lines, or all of them turned. */
static void measure_heads(struct table *table)
{
	struct figure_lines lines;
	double longest = 0;
	int most = table->bars ? bar_head(table).count : 1;

	for (size_t k = 0; k < table->factor_count; k++) {
		if (!fits_upright(table, factor_name(table, k), &lines))
			table->turned = true;
		most = lines.count > most ? lines.count : most;
		longest = fmax(longest,
			       figure_width(table->drawing.context, head_letters(ANCHOR_START),
					    factor_name(table, k)));
	}
	table->head = table->turned ? fmin(longest, turned_most) + 8 : most * head_line + 8;
	table->weights = 23;
	table->top = table->head + table->weights;
}

static void draw_factor_head(const struct table *table, size_t factor)
{
	const struct drawing *drawing = &table->drawing;
	struct lettering bold = head_letters(table->turned ? ANCHOR_START : ANCHOR_MIDDLE);
	double x = cell_x(table, factor) + (table->pitch - cell_gap) / 2;
	struct figure_lines lines;

	if (table->turned) {
		bold.vertical = true;
		figure_write(drawing, (struct figure_point){ x + 2.5, table->head - 2 }, bold,
			     figure_fit(drawing->context, bold, factor_name(table, factor),
					turned_most));
		return;
	}
	fits_upright(table, factor_name(table, factor), &lines);
	for (int i = 0; i < lines.count; i++)
		figure_write(drawing,
			     (struct figure_point){ x, table->head - 2 -
							       (lines.count - 1 - i) * head_line },
			     bold, lines.lines[i]);
}

static void draw_weight(const struct table *table, size_t factor)
{
	double weight = table->results->weights[factor], width = table->pitch - cell_gap;
	double x = cell_x(table, factor) + width / 2, scale = weight_scale, most = 0;

	for (size_t k = 0; k < table->factor_count; k++)
		most = fmax(most, table->results->weights[k]);
	if (most * scale > width)
		scale = width / most;
	figure_write(&table->drawing, (struct figure_point){ x, table->head + 11 },
		     figure_plain(7.5, COLOR_INK, ANCHOR_MIDDLE),
		     figure_short_number(table->drawing.context, weight, 1));
	figure_rect(&table->drawing,
		    (struct figure_rect){ x - weight * scale / 2, table->head + 15, weight * scale,
					  2.8 },
		    figure_fill_of(COLOR_INK));
}

static void draw_bar_head(const struct table *table)
{
	const struct figure_context *context = table->drawing.context;
	double step = figure_step(table->scale.to - table->scale.from, 6);
	const struct figure_lines lines = bar_head(table);

	for (int i = 0; i < lines.count; i++)
		figure_write(&table->drawing,
			     (struct figure_point){ table->bars_left,
						    table->head - 2 -
							    (lines.count - 1 - i) * head_line },
			     head_letters(ANCHOR_START), lines.lines[i]);
	for (double i = ceil(table->scale.from / step - 1e-9); i * step <= table->scale.to + 1e-9;
	     i++) {
		double x = figure_at(&table->scale, i * step);
		figure_write(&table->drawing, (struct figure_point){ x, table->head + 11 },
			     figure_plain(7, COLOR_MUTED, ANCHOR_MIDDLE),
			     figure_number(context, i * step, figure_decimals(step)));
		scene_line(table->drawing.scene, x, table->head + 18, x, table->top,
			   figure_line_of(COLOR_RULE, 0.5));
	}
}

static void draw_head(const struct table *table)
{
	const struct figure_context *context = table->drawing.context;
	const struct scale *scale = &table->results->selection->matrix.scale;
	struct lettering muted = figure_plain(7, COLOR_MUTED, ANCHOR_START);
	struct figure_point at = { name_x, table->head - 2 }, below = { name_x, table->head + 11 };

	scene_line(table->drawing.scene, 0, 0.5, FIGURE_WIDTH_12, 0.5,
		   figure_line_of(COLOR_INK, 0.9));
	figure_write(&table->drawing, at, head_letters(ANCHOR_START),
		     figure_word(context, "head.account"));
	figure_write(&table->drawing, below, muted, figure_word(context, "figure.scores.weight"));
	for (size_t k = 0; k < table->factor_count; k++) {
		draw_factor_head(table, k);
		draw_weight(table, k);
	}
	at.x = below.x = table->total_right;
	muted.anchor = ANCHOR_END;
	figure_write(&table->drawing, at, head_letters(ANCHOR_END),
		     figure_word(context, "head.total"));
	figure_write(&table->drawing, below, muted,
		     figure_fill(context, "figure.scores.of",
				 FILLED({ "max", figure_short_number(context, scale->max, 1) })));
	if (table->bars)
		draw_bar_head(table);
	scene_line(table->drawing.scene, 0, table->top, FIGURE_WIDTH_12, table->top,
		   figure_line_of(COLOR_INK, 0.5));
}

/* ---- cells ---- */

/* The fifth of the scale: 0-2, 3-4, 5-6, 7-8, 9-10. */
static int heat_of(const struct scale *scale, double value)
{
	double share = (value - scale->min) / (scale->max - scale->min);

	return (int)fmin(fmax(ceil(share * HEAT_STEPS - 1e-9) - 1, 0), HEAT_STEPS - 1);
}

static void draw_unknown_cell(const struct table *table, struct figure_rect rect, const char *text)
{
	const struct figure_context *context = table->drawing.context;
	struct lettering lettering = figure_plain(7.5, COLOR_INK, ANCHOR_MIDDLE);
	double x = rect.x + rect.width / 2, width;

	lettering.bold = strcmp(text, "?") == 0;
	width = figure_width(context, lettering, text) + 5;
	scene_hatch(table->drawing.scene, rect.x, rect.y, rect.width, rect.height, 3.1,
		    figure_line_of(COLOR_TAIL, 0.8));
	figure_rect(&table->drawing,
		    (struct figure_rect){ x - width / 2, rect.y + 2, width, rect.height - 4 },
		    figure_fill_of(COLOR_PAPER));
	figure_write(&table->drawing, (struct figure_point){ x, rect.y + rect.height / 2 + 2.7 },
		     lettering, text);
}

static void draw_heat(const struct table *table, struct figure_rect rect, int heat,
		      const char *text)
{
	struct lettering lettering =
		figure_plain(7.5, heat == HEAT_STEPS - 1 ? COLOR_PAPER : COLOR_INK, ANCHOR_MIDDLE);

	figure_rect(&table->drawing, rect, figure_fill_of((enum color_role)(COLOR_HEAT_0 + heat)));
	figure_write(
		&table->drawing,
		(struct figure_point){ rect.x + rect.width / 2, rect.y + rect.height / 2 + 2.7 },
		lettering, text);
}

static void draw_cells(const struct table *table, const struct account_result *account, double y)
{
	const struct figure_context *context = table->drawing.context;
	const struct scale *scale = &table->results->selection->matrix.scale;

	for (size_t k = 0; k < table->factor_count; k++) {
		const struct score *score = &account->factors[k].score;
		struct figure_rect rect = { cell_x(table, k), y + 0.6, table->pitch - cell_gap,
					    row_height - 1.2 };
		const char *text = figure_score_text(context, score);
		if (score->kind == SCORE_NUMBER)
			draw_heat(table, rect, heat_of(scale, score->low), text);
		else
			draw_unknown_cell(table, rect, text);
	}
}

/* ---- rows ---- */

static bool is_above(const struct table *table, const struct account_result *account)
{
	double value = account->attractiveness.value.estimate;
	double threshold = table->results->attractiveness_threshold;
	bool high = table->results->selection->matrix.on_the_line_attractiveness == SIDE_HIGH;

	if (!isfinite(value))
		return false;
	return fabs(value - threshold) < 1e-9 ? high : value > threshold;
}

static void draw_bar(const struct table *table, const struct account_result *account, double y)
{
	const struct interval *value = &account->attractiveness.value;
	double middle = y + row_height / 2, end = figure_at(&table->scale, value->estimate);
	struct figure_whisker whisker = { .low = figure_at(&table->scale, value->low),
					  .high = figure_at(&table->scale, value->high),
					  .cross = middle,
					  .cap = cap,
					  .white_from = -1,
					  .white_to = -1 };

	figure_rect(&table->drawing,
		    (struct figure_rect){ table->bars_left, middle - bar_height / 2,
					  end - table->bars_left, bar_height },
		    figure_fill_of(is_above(table, account) ? COLOR_AHEAD : COLOR_GRID));
	if (isfinite(value->low) && isfinite(value->high) && whisker.high - whisker.low > 0.5)
		figure_whisker(&table->drawing, &whisker);
}

static void draw_row(const struct table *table, size_t row)
{
	const struct account_result *account = account_at(table, row);
	const struct figure_context *context = table->drawing.context;
	double y = table->top + (double)row * row_height, base = y + row_height / 2 + 2.8;
	struct lettering name = figure_plain(7.5, COLOR_INK, ANCHOR_START);

	figure_write(&table->drawing, (struct figure_point){ rank_right, base },
		     figure_plain(7.5, COLOR_MUTED, ANCHOR_END),
		     account->attractiveness.rank > 0
			     ? figure_number(context, account->attractiveness.rank, 0)
			     : figure_word(context, "form.none"));
	figure_write(&table->drawing, (struct figure_point){ name_x, base }, name,
		     figure_fit(context, name, figure_account(context, account->account),
				mark_x - name_x - 7));
	scene_mark(table->drawing.scene, figure_look(account->class)->mark, mark_x,
		   y + row_height / 2, 2.9);
	draw_cells(table, account, y);
	figure_write(&table->drawing, (struct figure_point){ table->total_right, base },
		     figure_bold(7.5, COLOR_INK, ANCHOR_END),
		     figure_number(context, account->attractiveness.value.estimate, PLACES));
	if (table->bars && isfinite(account->attractiveness.value.estimate))
		draw_bar(table, account, y);
}

/* Hairlines between rows; a full line where the threshold falls. */
static void draw_rules(const struct table *table)
{
	for (size_t row = 1; row < table->to - table->from; row++) {
		double y = table->top + (double)row * row_height;
		if (is_above(table, account_at(table, row - 1)) &&
		    !is_above(table, account_at(table, row)))
			scene_line(table->drawing.scene, 0, y, FIGURE_WIDTH_12, y,
				   figure_line_of(COLOR_INK, 0.9));
		else
			scene_line(table->drawing.scene, 0, y, cells_x - 2, y,
				   figure_line_of(COLOR_GRID, 0.5));
	}
}

/* ---- the foot ---- */

/* "0–2", "3–4": where a scale has whole steps; else the ends of its fifths. */
static const char *heat_range(const struct table *table, int heat)
{
	const struct scale *scale = &table->results->selection->matrix.scale;
	const struct figure_context *context = table->drawing.context;
	double fifth = (scale->max - scale->min) / HEAT_STEPS;
	double low = scale->min + heat * fifth, high = low + fifth;

	if (scale->step == 1 && fifth >= 1) {
		low = heat == 0 ? ceil(low) : floor(low + 1e-9) + 1;
		high = floor(high + 1e-9);
	}
	if (high <= low)
		return figure_short_number(context, high, 1);
	return figure_span(context, low, high);
}

static const char *threshold_text(const struct table *table)
{
	return figure_fill(table->drawing.context, "figure.threshold",
			   FILLED({ "value", figure_short_number(table->drawing.context,
								 table->results->attractiveness_threshold,
								 2) }));
}

static double threshold_x(const struct table *table)
{
	const double half = figure_width(table->drawing.context, figure_bold(7, COLOR_INK, ANCHOR_MIDDLE),
					 threshold_text(table)) / 2;

	return fmin(figure_at(&table->scale, table->results->attractiveness_threshold),
		    FIGURE_WIDTH_12 - half);
}

static bool has_legend(const struct table *table)
{
	return table->to == table->results->account_count;
}

/* How much lower the legend stands where it would meet the threshold's name. */
static double legend_drop(const struct table *table)
{
	const struct figure_context *context = table->drawing.context;
	const double right = cells_x + legend_pitch * (HEAT_STEPS + 1) + 3 +
		figure_width(context, figure_plain(7, COLOR_INK, ANCHOR_START),
			     figure_word(context, "figure.scores.unknown"));
	const double half = figure_width(context, figure_bold(7, COLOR_INK, ANCHOR_MIDDLE),
					 threshold_text(table)) / 2;

	return has_legend(table) && table->bars && right + 6 > threshold_x(table) - half ? 10 : 0;
}

static void draw_legend(const struct table *table, double y)
{
	const struct figure_context *context = table->drawing.context;
	const struct scale *scale = &table->results->selection->matrix.scale;
	struct figure_rect rect = { cells_x, y + foot_base - 8, legend_pitch - cell_gap, 10.5 };
	struct lettering muted = figure_plain(7, COLOR_MUTED, ANCHOR_START);

	figure_write(&table->drawing, (struct figure_point){ name_x, y + foot_base }, muted,
		     figure_fill(context, "figure.scores.legend",
				 FILLED({ "min", figure_short_number(context, scale->min, 1) },
					{ "max", figure_short_number(context, scale->max, 1) })));
	for (int heat = 0; heat < HEAT_STEPS; heat++, rect.x += legend_pitch)
		draw_heat(table, rect, heat, heat_range(table, heat));
	draw_unknown_cell(table, rect, "?");
	figure_write(&table->drawing, (struct figure_point){ rect.x + legend_pitch + 3, y + foot_base },
		     muted, figure_word(context, "figure.scores.unknown"));
}

/* The markers of the classes that occur. */
static void draw_classes(const struct table *table, double y)
{
	const struct lettering muted = figure_plain(7, COLOR_MUTED, ANCHOR_START);
	double x = name_x;

	for (int class = 0; class <= CLASS_UNDETERMINED; class++) {
		bool occurs = false;
		for (size_t i = 0; i < table->results->account_count; i++)
			occurs = occurs || (int)table->results->accounts[i].class == class;
		if (!occurs)
			continue;
		scene_mark(table->drawing.scene, figure_look((enum account_class)class)->mark,
			   x + 2.9, y - 2.6, 2.9);
		x += 8 + figure_write(&table->drawing, (struct figure_point){ x + 8, y }, muted,
				      figure_class(table->drawing.context,
						   (enum account_class)class)) + 12;
	}
}

static void draw_foot(const struct table *table, double y)
{
	double line = figure_at(&table->scale, table->results->attractiveness_threshold);

	scene_line(table->drawing.scene, 0, y, FIGURE_WIDTH_12, y, figure_line_of(COLOR_INK, 0.9));
	if (has_legend(table)) {
		draw_legend(table, y + legend_drop(table));
		draw_classes(table, y + legend_drop(table) + foot_base + class_height + 1);
	}
	if (!table->bars)
		return;
	scene_line(table->drawing.scene, line, table->top, line, y + 2,
		   figure_dashed(COLOR_INK, 0.8, 3.4));
	figure_write(&table->drawing, (struct figure_point){ threshold_x(table), y + foot_base },
		     figure_bold(7, COLOR_INK, ANCHOR_MIDDLE), threshold_text(table));
}

/* ---- the figure ---- */

static const char *tell(const struct table *table)
{
	const struct figure_context *context = table->drawing.context;
	struct figure_alt alt = { context, NULL };
	const struct account_result *first = account_at(table, 0);
	const struct account_result *last = account_at(table, table->to - table->from - 1);
	int above = 0;

	for (size_t i = 0; i < table->results->account_count; i++)
		above += is_above(table, &table->results->accounts[i]);
	figure_alt_add(
		&alt,
		figure_fill(
			context, "figure.scores.alt",
			FILLED({ "above", figure_number(context, above, 0) },
			       { "all",
				 figure_number(context, (double)table->results->account_count, 0) },
			       { "threshold",
				 figure_short_number(
					 context, table->results->attractiveness_threshold, 2) })));
	figure_alt_add(
		&alt,
		figure_fill(
			context, "figure.scores.alt_rows",
			FILLED({ "first", figure_account(context, first->account) },
			       { "high",
				 figure_number(context, first->attractiveness.value.estimate,
					       PLACES) },
			       { "last", figure_account(context, last->account) },
			       { "low", figure_number(context, last->attractiveness.value.estimate,
						      PLACES) })));
	return alt.text;
}

static bool heads_fit(const struct table *table)
{
	struct figure_lines lines;

	for (size_t k = 0; k < table->factor_count; k++)
		if (!fits_upright(table, factor_name(table, k), &lines))
			return false;
	return true;
}

/* As narrow as the heads allow: the bars take what is left. The total follows
 * the cells; over eight factors they take the bars' room. */
static void set_columns(struct table *table)
{
	double most, count = (double)table->factor_count, widest;

	table->bars = table->factor_count <= FACTORS_WITH_BARS;
	most = table->bars ? total_most : FIGURE_WIDTH_12;
	widest = fmin(pitch_most, (most - total_width - cells_x) / count);
	table->pitch = fmin(pitch_least, widest);
	while (table->pitch + pitch_step <= widest && !heads_fit(table))
		table->pitch += pitch_step;
	if (!heads_fit(table))
		table->pitch = widest;
	table->total_right = table->bars ? cells_x + count * table->pitch + total_width : most;
	table->bars_left = table->total_right + bars_gap;
	table->scale = (struct figure_scale){ table->results->selection->matrix.scale.min,
					      table->results->selection->matrix.scale.max,
					      table->bars_left, bars_right, false };
}

struct figure figure_scores(const struct figure_context *context, size_t from, size_t to)
{
	const struct results *results = context->results;
	const struct scale *scale = &results->selection->matrix.scale;
	struct table table = { .drawing = { context, NULL },
			       .results = results,
			       .from = from,
			       .to = to < results->account_count ? to : results->account_count,
			       .factor_count = results->selection->attractiveness.factor_count };
	double bottom;

	if (table.from >= table.to || table.factor_count == 0 || !(scale->max > scale->min))
		return (struct figure){ .alt = "" };
	set_columns(&table);
	measure_heads(&table);
	bottom = table.top + (double)(table.to - table.from) * row_height;
	table.drawing.scene = scene_new(
		context->arena, FIGURE_WIDTH_12,
		bottom + (has_legend(&table) ? legend_height + class_height + legend_drop(&table)
					     : foot_height));
	draw_head(&table);
	draw_rules(&table);
	for (size_t row = 0; row < table.to - table.from; row++)
		draw_row(&table, row);
	draw_foot(&table, bottom);
	return (struct figure){ table.drawing.scene, tell(&table), (int)(table.to - table.from),
				0, NULL };
}
