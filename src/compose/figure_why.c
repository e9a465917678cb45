/* Why this class: what each factor adds to or takes from the middle. */
#include <math.h>
#include <string.h>
#include <stdlib.h>

#include "figure_internal.h"

/* Columns and rows of a panel of four grid columns, in pt. */
static const double push_width = 21, plot_gap = 4.5, plot_right = 150;
static const double height = 154.5, row_most = 9.92, row_least = 9, bar_part = 0.69;
static const double between_parts = 3.2, above_total = 1.2;
static const double text_size = 7, line_pitch = 8; /* of names in several lines */
enum { ROWS_MOST = 13, PART_MOST = 7 };

/* One line of a waterfall. */
struct fall_row {
	const char *name, *score; /* score: ", 3–6" where it is not one number */
	double push;              /* NAN = left out */
	struct figure_lines lines; /* of name and score */
};
struct fall {
	const char *head, *total_name, *total_text, *left_out;
	double start, threshold;
	const char *start_text, *threshold_text;
	struct fall_row *rows;
	size_t count;
	double total; /* where it ends */
};
struct panel {
	struct drawing drawing;
	double row, y; /* pitch of rows in one line; top of the next row */
	double high;   /* of the row at hand */
	double tall;   /* all of it */
	double name_width, push_right, plot_left;
};

/* ---- what is drawn ---- */

static double sum_of(const struct fall *fall)
{
	double sum = fall->start;

	for (size_t i = 0; i < fall->count; i++)
		sum += isfinite(fall->rows[i].push) ? fall->rows[i].push : 0;
	return sum;
}

static size_t smallest(const struct fall *fall)
{
	size_t least = 0;

	for (size_t i = 1; i < fall->count; i++)
		if (fabs(isfinite(fall->rows[i].push) ? fall->rows[i].push : 0) <
		    fabs(isfinite(fall->rows[least].push) ? fall->rows[least].push : 0))
			least = i;
	return least;
}

/* The smallest become one line at the end. */
static void join_smallest(const struct figure_context *context, struct fall *fall, size_t most)
{
	int joined = 0;
	double sum = 0;

	if (fall->count <= most || most < 1)
		return;
	while (fall->count > most - 1) {
		size_t least = smallest(fall);
		sum += isfinite(fall->rows[least].push) ? fall->rows[least].push : 0;
		for (size_t i = least; i + 1 < fall->count; i++)
			fall->rows[i] = fall->rows[i + 1];
		fall->count--;
		joined++;
	}
	fall->rows[fall->count++] =
		(struct fall_row){ .name = figure_count(context, "figure.why.others", joined, ""),
				   .score = "",
				   .push = sum };
}

/* ", 3–6", ", ?": nothing for a plain number. */
static const char *doubtful_score(const struct figure_context *context, const struct score *score)
{
	if (score->kind == SCORE_NUMBER)
		return "";
	return arena_printf(context->arena, "%s%s", figure_word(context, "form.detail"),
			    figure_score_text(context, score));
}

static void set_row(const struct figure_context *context, struct fall_row *row,
		    const struct words *name, const struct score *score)
{
	row->name = figure_text(context, name);
	row->score = doubtful_score(context, score);
}

/* Pushes are shares of the whole; an estimate leaves unknown factors out and
 * weighs the others by so much more. */
static double known_share(const struct contribution *parts, size_t count)
{
	double known = 0, all = 0;

	for (size_t i = 0; i < count; i++) {
		all += parts[i].weight;
		known += isfinite(parts[i].push) ? parts[i].weight : 0;
	}
	return known > 0 && all > 0 ? known / all : 1;
}

static struct fall attractiveness_fall(const struct figure_context *context,
				       const struct account_result *account)
{
	const struct attractiveness *sheet = &context->results->selection->attractiveness;
	const struct scale *scale = &context->results->selection->matrix.scale;
	double middle = (scale->min + scale->max) / 2, share;
	struct fall fall = { .head = figure_word(context, "figure.why.attractiveness"),
			     .total_name = figure_word(context, "figure.why.total"),
			     .start = middle,
			     .threshold = context->results->attractiveness_threshold,
			     .count = sheet->factor_count,
			     .left_out = figure_word(context, "figure.why.left_out") };

	share = known_share(account->factors, fall.count);
	fall.rows = ARENA_ARRAY(context->arena, struct fall_row, fall.count + 1);
	for (size_t i = 0; i < fall.count; i++) {
		set_row(context, &fall.rows[i], &sheet->factors[i].name,
			&account->factors[i].score);
		fall.rows[i].push = account->factors[i].push / share;
	}
	fall.start_text = figure_short_number(context, middle, 1);
	fall.threshold_text = figure_short_number(context, fall.threshold, 1);
	fall.total = account->attractiveness.value.estimate;
	fall.total_text = figure_number(context, fall.total, 1);
	return fall;
}

static struct fall strength_fall(const struct figure_context *context,
				 const struct account_result *account)
{
	const struct strength *strength = &account->account->strength;
	bool ratio = figure_is_ratio(context);
	struct fall fall = { .head = figure_word(context, "figure.why.strength"),
			     .total_name = figure_word(context, "figure.why.total"),
			     .start_text = "",
			     .start = 0,
			     .threshold = ratio ? 0 : context->results->strength_threshold,
			     .left_out = figure_word(context, "figure.why.left_out") };
	double share;

	if (account->best_rival < 0 || !isfinite(account->us_total - account->best_total))
		return fall;
	fall.count = strength->factor_count;
	share = known_share(account->ratings, fall.count);
	fall.rows = ARENA_ARRAY(context->arena, struct fall_row, fall.count + 1);
	for (size_t i = 0; i < fall.count; i++) {
		set_row(context, &fall.rows[i], &strength->factors[i].name,
			&account->ratings[i].score);
		fall.rows[i].push = account->ratings[i].push / share;
	}
	fall.threshold_text = figure_short_number(context, fall.threshold, 1);
	fall.total = account->us_total - account->best_total;
	fall.total_text = figure_signed(context, fall.total, 1);
	if (ratio)
		fall.total_name = figure_fill(
			context, "figure.why.total_ratio",
			FILLED({ "ratio",
				 figure_number(context, account->strength.value.estimate, 2) }));
	return fall;
}

/* ---- drawing ---- */

/* From the lowest to the highest place that any bar or line reaches. */
static struct figure_scale fall_scale(const struct panel *panel, const struct fall *fall)
{
	double at = fall->start;
	struct figure_scale scale = { .from = fmin(fall->start, fall->threshold),
				      .to = fmax(fall->start, fall->threshold),
				      .start = panel->plot_left,
				      .end = plot_right };

	for (size_t i = 0; i < fall->count; i++) {
		at += isfinite(fall->rows[i].push) ? fall->rows[i].push : 0;
		scale.from = fmin(scale.from, at);
		scale.to = fmax(scale.to, at);
	}
	if (scale.to - scale.from < 1e-6)
		scale.to = scale.from + 1;
	return scale;
}

static double baseline(const struct panel *panel)
{
	return panel->y + panel->high / 2 + 2.5;
}

/* The middle's value keeps clear of the threshold's, which stands on its line. */
static void draw_fall_head(const struct panel *panel, const struct fall *fall,
			   const struct figure_scale *scale)
{
	struct lettering bold = figure_bold(text_size, COLOR_INK, ANCHOR_MIDDLE);
	struct lettering muted = figure_plain(text_size, COLOR_MUTED, ANCHOR_MIDDLE);
	const struct figure_context *context = panel->drawing.context;
	double line = figure_at(scale, fall->threshold), start = figure_at(scale, fall->start);
	double half = figure_width(context, bold, fall->threshold_text) / 2;
	double own = figure_width(context, muted, fall->start_text) / 2, y = baseline(panel);

	figure_write(&panel->drawing, (struct figure_point){ 0, y },
		     figure_bold(text_size, COLOR_INK, ANCHOR_START), fall->head);
	line = fmin(fmax(line, panel->plot_left - 4 + half), FIGURE_WIDTH_4 - half);
	figure_write(&panel->drawing, (struct figure_point){ line, y }, bold, fall->threshold_text);
	if (fall->start == fall->threshold)
		return;
	if (fabs(line - start) < half + own + 3)
		start = start < line ? line - half - own - 3 : line + half + own + 3;
	figure_write(&panel->drawing, (struct figure_point){ start, y }, muted, fall->start_text);
}

static struct figure_rect bar_at(const struct panel *panel, double a, double b)
{
	double thick = panel->row * bar_part;

	return (struct figure_rect){ fmin(a, b), panel->y + (panel->high - thick) / 2,
				     fmax(fabs(b - a), 0.8), thick };
}

static void draw_row_name(const struct panel *panel, const struct fall_row *row)
{
	struct lettering plain = figure_plain(text_size, COLOR_INK, ANCHOR_START);
	double y = baseline(panel) - line_pitch * (row->lines.count - 1) / 2;

	for (int i = 0; i < row->lines.count; i++, y += line_pitch)
		figure_write(&panel->drawing, (struct figure_point){ 0, y }, plain,
			     row->lines.lines[i]);
}

static void draw_fall_row(const struct panel *panel, const struct fall_row *row,
			  const char *left_out, const double range[2])
{
	const struct figure_context *context = panel->drawing.context;
	struct lettering plain = figure_plain(text_size, COLOR_INK, ANCHOR_START);
	struct figure_rect bar = bar_at(panel, range[0], range[1]);
	double y = baseline(panel);

	draw_row_name(panel, row);
	if (!isfinite(row->push)) {
		double width = figure_width(context, plain, left_out);
		double x = fmin(range[0] + 2, FIGURE_WIDTH_4 - width);
		figure_write(&panel->drawing, (struct figure_point){ x, y },
			     figure_plain(text_size, COLOR_MUTED, ANCHOR_START), left_out);
		return;
	}
	plain.anchor = ANCHOR_END;
	figure_write(&panel->drawing, (struct figure_point){ panel->push_right, y }, plain,
		     figure_signed(context, row->push, 1));
	if (fabs(row->push) < 1e-9)
		scene_circle(panel->drawing.scene, range[0], panel->y + panel->high / 2, 1.6,
			     figure_fill_of(COLOR_INK));
	else if (row->push > 0)
		figure_rect(&panel->drawing, bar, figure_fill_of(COLOR_ACCENT));
	else
		figure_rect(&panel->drawing, bar, figure_box_of(COLOR_PAPER, COLOR_INK, 0.6));
}

static void draw_fall_total(struct panel *panel, const struct fall *fall,
			    const struct figure_scale *scale)
{
	struct lettering bold = figure_bold(text_size, COLOR_INK, ANCHOR_START);
	double a = figure_at(scale, fall->start), b = figure_at(scale, sum_of(fall));

	panel->high = panel->row;
	panel->y += above_total;
	scene_line(panel->drawing.scene, 0, panel->y, FIGURE_WIDTH_4, panel->y,
		   figure_line_of(COLOR_INK, 0.5));
	figure_rect(&panel->drawing, bar_at(panel, a, b), figure_fill_of(COLOR_INK));
	figure_write(&panel->drawing, (struct figure_point){ 0, baseline(panel) }, bold,
		     fall->total_name);
	bold.anchor = ANCHOR_END;
	figure_write(&panel->drawing, (struct figure_point){ panel->push_right, baseline(panel) },
		     bold, fall->total_text);
	panel->y += panel->row;
}

static double row_height(const struct panel *panel, const struct fall_row *row)
{
	return panel->row + line_pitch * (row->lines.count - 1);
}

/* From the end of row i's bar down to the next one, or to the total's. */
static void draw_joint(const struct panel *panel, const struct fall *fall, size_t i, double x)
{
	double thick = panel->row * bar_part, foot = panel->y + panel->high;
	double next = i + 1 < fall->count ? row_height(panel, &fall->rows[i + 1])
					  : panel->row + 2 * above_total;

	scene_line(panel->drawing.scene, x, foot - (panel->high - thick) / 2, x,
		   foot + (next - thick) / 2, figure_line_of(COLOR_INK, 0.4));
}

/* Bars follow one another, joined by hairlines from end to start. */
static void draw_fall(struct panel *panel, const struct fall *fall)
{
	struct figure_scale scale = fall_scale(panel, fall);
	double line = figure_at(&scale, fall->threshold), at = fall->start, top;

	panel->high = panel->row;
	draw_fall_head(panel, fall, &scale);
	panel->y += panel->row;
	top = panel->y;
	for (size_t i = 0; i < fall->count; i++) {
		double next = at + (isfinite(fall->rows[i].push) ? fall->rows[i].push : 0);
		double range[2] = { figure_at(&scale, at), figure_at(&scale, next) };
		panel->high = row_height(panel, &fall->rows[i]);
		draw_fall_row(panel, &fall->rows[i], fall->left_out, range);
		if (isfinite(fall->rows[i].push))
			draw_joint(panel, fall, i, range[1]);
		panel->y += panel->high;
		at = next;
	}
	draw_fall_total(panel, fall, &scale);
	scene_line(panel->drawing.scene, line, top, line, panel->y,
		   figure_whole_dashes(figure_dashed(COLOR_INK, 0.7, 2.4), panel->y - top));
}

static void draw_missing(struct panel *panel, const struct fall *fall)
{
	struct lettering muted = figure_plain(text_size, COLOR_MUTED, ANCHOR_START);

	panel->high = panel->row;
	figure_write(&panel->drawing, (struct figure_point){ 0, baseline(panel) },
		     figure_bold(text_size, COLOR_INK, ANCHOR_START), fall->head);
	panel->y += panel->row;
	figure_write(&panel->drawing, (struct figure_point){ 0, baseline(panel) }, muted,
		     figure_fit(panel->drawing.context, muted,
				figure_word(panel->drawing.context, "figure.why.no_rating"),
				FIGURE_WIDTH_4));
}

/* The parts that tell, largest weight first as they stand: "Price +0.2". */
static const char *list_parts(const struct figure_context *context, const struct fall *fall)
{
	const char *list = NULL;

	for (size_t i = 0; i < fall->count; i++)
		if (isfinite(fall->rows[i].push) && fabs(fall->rows[i].push) >= 0.05)
			list = figure_join(
				context, list,
				figure_fill(
					context, "figure.why.alt_part",
					FILLED({ "name", fall->rows[i].name },
					       { "value",
						 figure_signed(context, fall->rows[i].push, 1) })));
	return list == NULL ? figure_word(context, "form.none") : list;
}

/* Nothing where what is unknown does not show. */
static const char *tell_range(const struct figure_context *context, const struct interval *value)
{
	const char *low = figure_number(context, value->low, 1);
	const char *high = figure_number(context, value->high, 1);

	return strcmp(low, high) == 0 ? ""
		: figure_fill(context, "figure.why.alt_range", FILLED({ "low", low }, { "high", high }));
}

static const char *tell(const struct figure_context *context, const struct account_result *account,
			const struct fall *falls)
{
	struct figure_alt alt = { context, NULL };

	figure_alt_add(
		&alt,
		figure_fill(
			context, "figure.why.alt",
			FILLED({ "name", figure_account(context, account->account) },
			       { "value", falls[0].total_text },
			       { "away",
				 figure_signed(context, falls[0].total - falls[0].threshold, 1) },
			       { "range", tell_range(context, &account->attractiveness.value) })));
	if (falls[1].count > 0)
		figure_alt_add(
			&alt, figure_fill(context, "figure.why.alt_strength",
					  FILLED({ "rival",
						   figure_text(context,
							       &account->rivals[account->best_rival]
									.rival->name) },
						 { "value", falls[1].total_text },
						 { "parts", list_parts(context, &falls[1]) })));
	figure_alt_add(&alt,
		       figure_fill(context, "figure.why.alt_class",
				   FILLED({ "class", figure_class(context, account->class) })));
	return alt.text;
}

/* Names take what they need, up to `most`. */
static void set_columns(struct panel *panel, const struct fall *falls, double most)
{
	const struct figure_context *context = panel->drawing.context;
	struct lettering plain = figure_plain(text_size, COLOR_INK, ANCHOR_START);
	double widest = 40;

	for (int part = 0; part < 2; part++)
		for (size_t i = 0; i < falls[part].count; i++)
			widest = fmax(widest,
				      figure_width(context, plain, falls[part].rows[i].name) +
					      figure_width(context, plain,
							   falls[part].rows[i].score) +
					      0.1);
	panel->name_width = fmin(widest, most);
	panel->push_right = panel->name_width + push_width;
	panel->plot_left = panel->push_right + plot_gap;
}

/* Wraps the names; gives how many lines they take more than one each. */
static int wrap_names(const struct panel *panel, struct fall *fall)
{
	const struct figure_context *context = panel->drawing.context;
	struct lettering plain = figure_plain(text_size, COLOR_INK, ANCHOR_START);
	int more = 0;

	for (size_t i = 0; i < fall->count; i++) {
		struct fall_row *row = &fall->rows[i];
		row->lines = figure_wrap(
			context, plain,
			arena_printf(context->arena, "%s%s", row->name, row->score),
			panel->name_width);
		more += row->lines.count - 1;
	}
	return more;
}

/* The height at the usual pitch of rows. */
static double height_of(const struct panel *panel, const struct fall *falls, int folds)
{
	return panel->row * ((double)(falls[0].count + falls[1].count) + 4) + line_pitch * folds +
	       2 * above_total + between_parts;
}

/* Rows keep their pitch on every page: where folded names take too much, names
 * get a wider column, and only then do the rows draw together. */
static void set_rows(struct panel *panel, struct fall *falls)
{
	static const double widths[] = { 78, 92 };
	double over = HUGE_VAL;

	for (size_t i = 0; i < sizeof widths / sizeof widths[0] && over > 0; i++) {
		set_columns(panel, falls, widths[i]);
		panel->tall = height_of(panel, falls,
					wrap_names(panel, &falls[0]) + wrap_names(panel, &falls[1]));
		over = panel->tall - height;
	}
	if (over > 0) {
		double rows = (double)(falls[0].count + falls[1].count) + 4;
		double row = fmax(panel->row - over / rows, row_least);
		panel->tall -= rows * (panel->row - row);
		panel->row = row;
	}
}

struct figure figure_why(const struct figure_context *context, const struct account_result *account)
{
	struct fall falls[2];
	struct panel panel = { .drawing = { context, NULL }, .row = row_most };
	size_t first;

	if (!isfinite(account->attractiveness.value.estimate))
		return (struct figure){ .alt = "", .left_out = 1 };
	falls[0] = attractiveness_fall(context, account);
	falls[1] = strength_fall(context, account);
	first = falls[0].count < PART_MOST ? falls[0].count : PART_MOST;
	join_smallest(context, &falls[1], ROWS_MOST - first);
	join_smallest(context, &falls[0], ROWS_MOST - falls[1].count);
	set_rows(&panel, falls);
	panel.drawing.scene =
		scene_new(context->arena, FIGURE_WIDTH_4, fmax(height, panel.tall));
	draw_fall(&panel, &falls[0]);
	panel.y += between_parts;
	if (falls[1].count > 0)
		draw_fall(&panel, &falls[1]);
	else
		draw_missing(&panel, &falls[1]);
	return (struct figure){ panel.drawing.scene, tell(context, account, falls), 1, 0,
				figure_word(context, "figure.why.subtitle") };
}
