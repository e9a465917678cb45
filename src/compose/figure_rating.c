/* How they rate us: the customer's own factors, us and every rival. */
#include <math.h>
#include <string.h>

#include "figure_internal.h"

static const double least_height = 154.5, plot_left = 86, plot_right = 146, plot_top = 16;
static const double foot_low = 30, foot_high = 41, legend_pitch = 10.5;
static const double text_size = 7, row_most = 22, line_pitch = 8.4;
/* Rows of one line and of two: more air between names than within them. */
static const double row_least[] = { 16, 16, 19.8 }, name_pitch = 7.8;
static const double name_room = 80.5, weight_gap = 3.5;
static const double us_r = 3.4, step_down = 5.2;
static const double legend_indent = 10.5, legend_gap = 5.5, legend_gap_most = 16; /* from a column's start to its text; between two items */
enum { ROWS_MOST = 9, RIVALS_SHOWN = 3, NAME_LINES = 2, RIVALS_IN_WORDS = 6 };

struct rating_panel {
	struct drawing drawing;
	const struct account_result *account;
	struct figure_scale scale;
	size_t rivals[RIVALS_SHOWN]; /* positions; the best first */
	size_t rival_count, others;  /* others: rivals in the grey band */
	struct rating_row {
		size_t factor;
		const char *weight;
		struct figure_lines name;
		double top, height;
	} rows[ROWS_MOST]; /* in the order written */
	size_t row_count, left_out;
	double foot, height;
	struct figure_lines source;  /* the last lines: who was asked, what is left out */
};

static double middle_of(const struct score *score)
{
	if (score->kind == SCORE_NUMBER || score->kind == SCORE_RANGE)
		return (score->low + score->high) / 2;
	return (double)NAN;
}

/* The best rival stands before all, one without a total behind all. */
static double standing_of(const struct account_result *account, size_t rival)
{
	double total = account->rivals[rival].them;

	if ((int)rival == account->best_rival)
		return HUGE_VAL;
	return isfinite(total) ? total : -HUGE_VAL;
}

/* The best rival, then the others by their totals; two where there are more
 * than three. */
static void choose_rivals(struct rating_panel *panel)
{
	const struct account_result *account = panel->account;
	size_t all = account->account->strength.rival_count;
	size_t wanted = all > RIVALS_SHOWN ? RIVALS_SHOWN - 1 : all;
	bool *taken = ARENA_ARRAY(panel->drawing.context->arena, bool, all + 1);

	while (panel->rival_count < wanted) {
		size_t best = all;
		for (size_t r = 0; r < all; r++)
			if (!taken[r] &&
			    (best == all || standing_of(account, r) > standing_of(account, best)))
				best = r;
		taken[best] = true;
		panel->rivals[panel->rival_count++] = best;
	}
	panel->others = all - wanted;
}

/* The heaviest, as they are written. */
static void choose_rows(struct rating_panel *panel)
{
	const struct account_result *account = panel->account;
	size_t all = account->account->strength.factor_count;

	for (size_t k = 0; k < all; k++) {
		size_t heavier = 0;
		for (size_t other = 0; other < all; other++)
			heavier += account->rating_weights[other] > account->rating_weights[k] ||
				   (account->rating_weights[other] == account->rating_weights[k] &&
				    other < k);
		if (heavier < ROWS_MOST)
			panel->rows[panel->row_count++].factor = k;
	}
	panel->left_out = all - panel->row_count;
}

static double row_y(const struct rating_panel *panel, size_t row)
{
	return panel->rows[row].top + panel->rows[row].height / 2;
}

/* ---- marks ---- */

static void draw_rival(const struct drawing *drawing, size_t kind, struct figure_point at)
{
	struct paint paint = figure_box_of(COLOR_PAPER, COLOR_INK, 0.8);
	struct path_point points[5];
	int count = kind == 0 ? 4 : 5;
	static const double triangle[4][2] = {
		{ 0, -3.9 }, { 4.2, 3.1 }, { -4.2, 3.1 }, { 0, -3.9 }
	};
	static const double diamond[5][2] = {
		{ 0, -3.9 }, { 3.9, 0 }, { 0, 3.9 }, { -3.9, 0 }, { 0, -3.9 }
	};

	if (kind == 1) {
		paint.stroke = COLOR_MUTED;
		scene_rect(drawing->scene, at.x - 2.7, at.y - 2.7, 5.4, 5.4, paint);
		return;
	}
	for (int i = 0; i < count; i++) {
		const double *shift = kind == 0 ? triangle[i] : diamond[i];
		points[i] = (struct path_point){ .verb = i == 0 ? PATH_MOVE : PATH_LINE,
						 .x = at.x + shift[0],
						 .y = at.y + shift[1] };
	}
	points[count - 1].verb = PATH_CLOSE;
	scene_path(drawing->scene, points, (size_t)count, paint);
}

static void draw_us(const struct drawing *drawing, struct figure_point at)
{
	scene_circle(drawing->scene, at.x, at.y, us_r, figure_box_of(COLOR_INK, COLOR_PAPER, 0.5));
}

/* A line over what a score may be: solid over a range, dotted over the whole. */
static void draw_doubt(const struct rating_panel *panel, const struct score *score, double y)
{
	struct paint dotted = figure_dashed(COLOR_MUTED, 0.8, 1.2);

	if (score->kind == SCORE_RANGE)
		scene_line(panel->drawing.scene, figure_at(&panel->scale, score->low), y,
			   figure_at(&panel->scale, score->high), y,
			   figure_line_of(COLOR_MUTED, 1));
	else if (score->kind != SCORE_NUMBER)
		scene_line(panel->drawing.scene, plot_left, y, plot_right, y, dotted);
}

/* Our own score is not known. */
static void draw_unknown(const struct rating_panel *panel, double y)
{
	figure_write(&panel->drawing, (struct figure_point){ plot_left - 2.5, y + 2.5 },
		     figure_bold(text_size, COLOR_MUTED, ANCHOR_END), "?");
}

/* ---- rows ---- */

/* In at most two lines, room for the weight behind the last. */
static struct figure_lines wrap_name(const struct figure_context *context, const char *name,
				     double weight)
{
	struct lettering bold = figure_bold(text_size, COLOR_INK, ANCHOR_START);
	struct figure_lines lines = figure_pack(context, bold, name, name_room);
	double last = lines.count > 0
			      ? figure_width(context, bold, lines.lines[lines.count - 1])
			      : 0;

	if (lines.count > NAME_LINES || last + weight_gap + weight > name_room)
		lines = figure_pack(context, bold, name, name_room - weight_gap - weight);
	if (lines.count > NAME_LINES) {
		const char *rest = name + strlen(lines.lines[0]);
		lines.lines[1] = figure_fit(context, bold, rest + strspn(rest, " "),
					    name_room - weight_gap - weight);
		lines.count = NAME_LINES;
	}
	return lines;
}

static void name_rows(struct rating_panel *panel)
{
	const struct figure_context *context = panel->drawing.context;
	struct lettering muted = figure_plain(text_size, COLOR_MUTED, ANCHOR_START);

	for (size_t i = 0; i < panel->row_count; i++) {
		struct rating_row *row = &panel->rows[i];
		const char *name = figure_text(
			context, &panel->account->account->strength.factors[row->factor].name);
		const char *number = figure_short_number(
			context, panel->account->rating_weights[row->factor], 1);
		row->weight = figure_fill(context, "figure.percent", FILLED({ "value", number }));
		row->name = wrap_name(context, name, figure_width(context, muted, row->weight));
		row->height = row_least[row->name.count < NAME_LINES ? 1 : NAME_LINES];
	}
}

/* Shares out what the panel's height leaves, and lets it grow where it must. */
static void place_rows(struct rating_panel *panel)
{
	double needed = 0, spare, top = plot_top;

	for (size_t i = 0; i < panel->row_count; i++)
		needed += panel->rows[i].height;
	panel->height = fmax(least_height, plot_top + needed + 2 + panel->foot);
	spare = (panel->height - plot_top - needed - 2 - panel->foot) / (double)panel->row_count;
	for (size_t i = 0; i < panel->row_count; i++) {
		panel->rows[i].top = top;
		panel->rows[i].height = fmin(panel->rows[i].height + spare, row_most);
		top += panel->rows[i].height;
	}
}

/* The name, and the weight behind it. */
static void draw_names(const struct rating_panel *panel, size_t row)
{
	const struct rating_row *own = &panel->rows[row];
	double y = row_y(panel, row) + 2.5 - name_pitch * fmax(own->name.count - 1, 0) / 2, x = 0;

	for (int i = 0; i < own->name.count; i++)
		x = figure_write(&panel->drawing, (struct figure_point){ 0, y + i * name_pitch },
				 figure_bold(text_size, COLOR_INK, ANCHOR_START),
				 own->name.lines[i]);
	y += name_pitch * fmax(own->name.count - 1, 0);
	figure_write(&panel->drawing, (struct figure_point){ x + (x > 0 ? weight_gap : 0), y },
		     figure_plain(text_size, COLOR_MUTED, ANCHOR_START), own->weight);
}

/* Grey over the span of the rivals that have no mark of their own. */
static void draw_band(const struct rating_panel *panel, const struct rating_factor *factor,
		      double y)
{
	double low = HUGE_VAL, high = -HUGE_VAL;

	for (size_t r = 0; r < panel->account->account->strength.rival_count; r++) {
		double value = middle_of(&factor->rivals[r]);
		bool shown = false;
		for (size_t n = 0; n < panel->rival_count; n++)
			shown = shown || panel->rivals[n] == r;
		if (shown || !isfinite(value))
			continue;
		low = fmin(low, value);
		high = fmax(high, value);
	}
	if (low > high)
		return;
	low = figure_at(&panel->scale, low);
	high = figure_at(&panel->scale, high);
	figure_rect(&panel->drawing, (struct figure_rect){ low - 1, y - 2.5, high - low + 2, 5 },
		    figure_fill_of(COLOR_GRID));
}

/* A rival's mark that would hide another stands lower. */
static double drop_of(const struct rating_panel *panel, size_t row, size_t n)
{
	const struct rating_factor *factor =
		&panel->account->account->strength.factors[panel->rows[row].factor];
	double own = middle_of(&factor->rivals[panel->rivals[n]]),
	       most = panel->rows[row].height / 2 - 3, drop = 0;
	double us = middle_of(&factor->us);

	if (isfinite(us) && fabs(figure_at(&panel->scale, own) - figure_at(&panel->scale, us)) < 4)
		drop += step_down;
	for (size_t before = 0; before < n; before++) {
		double other = middle_of(&factor->rivals[panel->rivals[before]]);
		if (isfinite(other) &&
		    fabs(figure_at(&panel->scale, own) - figure_at(&panel->scale, other)) < 4)
			drop += step_down;
	}
	return fmax(fmin(drop, most), 0);
}

static void draw_scores(const struct rating_panel *panel, size_t row)
{
	const struct rating_factor *factor =
		&panel->account->account->strength.factors[panel->rows[row].factor];
	double y = row_y(panel, row), us = middle_of(&factor->us), best = (double)NAN;

	if (panel->rival_count > 0)
		best = middle_of(&factor->rivals[panel->rivals[0]]);
	draw_band(panel, factor, y);
	draw_doubt(panel, &factor->us, y);
	if (isfinite(us) && isfinite(best) && best > us)
		scene_line(panel->drawing.scene, figure_at(&panel->scale, us), y,
			   figure_at(&panel->scale, best), y, figure_line_of(COLOR_STOP, 1.5));
	for (size_t n = panel->rival_count; n-- > 0;) {
		const struct score *score = &factor->rivals[panel->rivals[n]];
		double value = middle_of(score),
		       drop = isfinite(value) ? drop_of(panel, row, n) : 0;
		draw_doubt(panel, score, y + drop);
		if (isfinite(value))
			draw_rival(
				&panel->drawing, n,
				(struct figure_point){ figure_at(&panel->scale, value), y + drop });
	}
	if (isfinite(us))
		draw_us(&panel->drawing, (struct figure_point){ figure_at(&panel->scale, us), y });
	else
		draw_unknown(panel, y);
}

/* ---- head and foot ---- */

static void draw_axis(const struct rating_panel *panel)
{
	const struct figure_context *context = panel->drawing.context;
	double step = figure_step(panel->scale.to - panel->scale.from, 5);
	const struct rating_row *last = &panel->rows[panel->row_count - 1];
	double bottom = last->top + last->height;

	figure_write(&panel->drawing, (struct figure_point){ 0, 10 },
		     figure_plain(text_size, COLOR_MUTED, ANCHOR_START),
		     figure_word(context, "figure.rating.weight"));
	for (double i = ceil(panel->scale.from / step - 1e-9); i * step <= panel->scale.to + 1e-9;
	     i++) {
		double x = figure_at(&panel->scale, i * step);
		scene_line(panel->drawing.scene, x, plot_top, x, bottom,
			   figure_line_of(COLOR_GRID, 0.4));
		figure_write(&panel->drawing, (struct figure_point){ x, 10 },
			     figure_plain(text_size, COLOR_MUTED, ANCHOR_MIDDLE),
			     figure_number(context, i * step, figure_decimals(step)));
	}
}

/* A mark and what it stands for, with the total: 0 is us, then the rivals. */
static void draw_legend_item(const struct rating_panel *panel, struct figure_point at, size_t n,
			     const char *text)
{
	struct lettering lettering = figure_plain(text_size, COLOR_INK, ANCHOR_START);

	lettering.bold = n == 0;
	if (n == 0)
		draw_us(&panel->drawing, at);
	else
		draw_rival(&panel->drawing, n - 1, at);
	figure_write(&panel->drawing, (struct figure_point){ at.x + 6.3, at.y + 2.5 }, lettering,
		     text);
}

static const char *rival_name(const struct rating_panel *panel, size_t n, bool whole)
{
	const struct figure_context *context = panel->drawing.context;
	const struct rival_result *rival = &panel->account->rivals[panel->rivals[n]];
	const char *name = figure_text(context, &rival->rival->name);

	return whole ? name : arena_copy(context->arena, name, strcspn(name, " "));
}

/* False where two names begin with the same word. */
static bool first_words_differ(const struct rating_panel *panel)
{
	for (size_t n = 0; n < panel->rival_count; n++)
		for (size_t k = 0; k < n; k++)
			if (strcmp(rival_name(panel, n, false), rival_name(panel, k, false)) == 0)
				return false;
	return true;
}

/* The texts of us and of the rivals, in one row, or in two of two where there
 * are three rivals; each item begins at its x. */
struct legend {
	const char *texts[RIVALS_SHOWN + 1];
	double widths[RIVALS_SHOWN + 1], x[RIVALS_SHOWN + 1];
	size_t columns;
};

/* The rivals' names with their totals, names no wider than `room`. */
static void write_rivals(const struct rating_panel *panel, struct legend *legend, bool whole,
			 double room)
{
	const struct figure_context *context = panel->drawing.context;
	struct lettering plain = figure_plain(text_size, COLOR_INK, ANCHOR_START);

	for (size_t n = 1; n <= panel->rival_count; n++) {
		double them = panel->account->rivals[panel->rivals[n - 1]].them;
		const char *total = arena_printf(context->arena, " %s", figure_number(context, them, 1));
		const char *name =
			figure_fit(context, plain, rival_name(panel, n - 1, whole),
				   room - figure_width(context, plain, total));
		legend->texts[n] = arena_printf(context->arena, "%s%s", name, total);
		legend->widths[n] = figure_width(context, plain, legend->texts[n]);
	}
}

/* Shares out the air between the items of a row; false where they leave too little. */
static bool set_legend(const struct rating_panel *panel, struct legend *legend)
{
	double half = FIGURE_WIDTH_4 / 2, used = 0, air;

	for (size_t n = 0; n <= panel->rival_count; n++)
		used += legend_indent + legend->widths[n];
	if (legend->columns < 3) {
		for (size_t n = 0; n <= panel->rival_count; n++) {
			legend->x[n] = n % legend->columns == 0 ? 0 : half;
			if (legend_indent + legend->widths[n] + legend_gap > half)
				return false;
		}
		return true;
	}
	air = fmin((FIGURE_WIDTH_4 - used) / (double)panel->rival_count, legend_gap_most);
	for (size_t n = 1; n <= panel->rival_count; n++)
		legend->x[n] = legend->x[n - 1] + legend_indent + legend->widths[n - 1] + air;
	return air >= legend_gap;
}

/* Whole names where all fit, else first words, and what is still too wide cut. */
static struct legend legend_of(const struct rating_panel *panel)
{
	const struct figure_context *context = panel->drawing.context;
	struct legend legend = { .columns = panel->rival_count == 2 ? 3 : 2 };
	bool short_names = first_words_differ(panel);
	double room;

	legend.texts[0] = figure_fill(
		context, "figure.rating.us",
		FILLED({ "value", figure_number(context, panel->account->us_total, 1) }));
	legend.widths[0] = figure_width(context, figure_bold(text_size, COLOR_INK, ANCHOR_START),
					legend.texts[0]);
	write_rivals(panel, &legend, true, HUGE_VAL);
	if (set_legend(panel, &legend))
		return legend;
	room = legend.columns == 2
		       ? FIGURE_WIDTH_4 / 2 - legend_indent - legend_gap
		       : (FIGURE_WIDTH_4 - legend.widths[0] - 3 * legend_indent - 2 * legend_gap) / 2;
	write_rivals(panel, &legend, !short_names, room - 0.1);
	set_legend(panel, &legend);
	return legend;
}

static void draw_legend(const struct rating_panel *panel)
{
	struct legend legend = legend_of(panel);
	double y = panel->height - panel->foot + 10.5;

	for (size_t n = 0; n <= panel->rival_count; n++)
		draw_legend_item(
			panel,
			(struct figure_point){ legend.x[n] + 4.2,
					       y + (double)(n / legend.columns) * legend_pitch },
			n, legend.texts[n]);
}

/* "Asked: buyer, plant engineer, 20 Sep 2026", or whose view it is instead. */
static const char *source_line(const struct rating_panel *panel)
{
	const struct figure_context *context = panel->drawing.context;
	const struct strength *strength = &panel->account->account->strength;
	const char *text = "", *gap = figure_word(context, "form.comma");
	static const char *const keys[] = { [ASKED_NONE] = NULL,
					    [ASKED_CUSTOMER] = "asked.customer",
					    [ASKED_SCORECARD] = "asked.scorecard",
					    [ASKED_INFERRED] = "asked.inferred" };

	for (size_t i = 0; i < strength->voice_count; i++)
		text = arena_printf(context->arena, "%s%s%s", text, *text == '\0' ? "" : gap,
				    strength->voices[i]);
	if (*text == '\0' && keys[strength->asked] != NULL)
		text = figure_word(context, keys[strength->asked]);
	if (*text != '\0' && date_is_set(strength->date))
		text = arena_printf(context->arena, "%s%s%s", text, figure_word(context, "form.detail"),
				    figure_date(context, "form.short_date", strength->date));
	return *text == '\0'
		       ? ""
		       : figure_fill(context, "figure.rating.source", FILLED({ "text", text }));
}

/* Whom we asked; rivals and factors that have no mark of their own. */
static struct figure_lines wrap_source(const struct rating_panel *panel)
{
	const struct figure_context *context = panel->drawing.context;
	const char *text = source_line(panel);

	if (panel->others > 0)
		text = arena_printf(
			context->arena, "%s  %s", text,
			figure_count(context, "figure.rating.others", (int)panel->others, ""));
	if (panel->left_out > 0)
		text = arena_printf(
			context->arena, "%s  %s", text,
			figure_count(context, "figure.rating.left_out", (int)panel->left_out, ""));
	return figure_wrap(context, figure_plain(text_size, COLOR_MUTED, ANCHOR_START), text,
			   FIGURE_WIDTH_4);
}

static void draw_foot(const struct rating_panel *panel)
{
	struct lettering muted = figure_plain(text_size, COLOR_MUTED, ANCHOR_START);
	double y = panel->height - 4 - line_pitch * (panel->source.count - 1);

	scene_line(panel->drawing.scene, 0, panel->height - panel->foot + 1, FIGURE_WIDTH_4,
		   panel->height - panel->foot + 1, figure_line_of(COLOR_INK, 0.5));
	draw_legend(panel);
	for (int i = 0; i < panel->source.count; i++, y += line_pitch)
		figure_write(&panel->drawing, (struct figure_point){ 0, y }, muted,
			     panel->source.lines[i]);
}

static const char *tell(const struct rating_panel *panel)
{
	const struct figure_context *context = panel->drawing.context;
	const struct account_result *account = panel->account;
	struct figure_alt alt = { context, NULL };
	const char *parts = NULL;

	if (panel->rival_count > 0)
		figure_alt_add(
			&alt,
			figure_fill(context, "figure.rating.alt",
				    FILLED({ "name", figure_account(context, account->account) },
					   { "us", figure_number(context, account->us_total, 1) },
					   { "rival",
					     figure_text(context, &account->rivals[panel->rivals[0]]
									   .rival->name) },
					   { "them",
					     figure_number(context,
							   account->rivals[panel->rivals[0]].them,
							   1) })));
	for (size_t i = 0; i < panel->row_count; i++) {
		const struct contribution *part = &account->ratings[panel->rows[i].factor];
		if (isfinite(part->push) && fabs(part->push) >= 0.05)
			parts = figure_join(
				context, parts,
				figure_fill(context, "figure.why.alt_part",
					    FILLED({ "name",
						     figure_text(context,
								 &account->account->strength
									  .factors[panel->rows[i].factor]
									  .name) },
						   { "value",
						     figure_signed(context, part->push, 1) })));
	}
	if (parts != NULL)
		figure_alt_add(&alt, figure_fill(context, "figure.rating.alt_parts",
						 FILLED({ "parts", parts })));
	return alt.text == NULL ? figure_word(context, "figure.rating.alt_no_rival") : alt.text;
}

/* "against two rivals, 0 to 10" */
static const char *subtitle(const struct rating_panel *panel)
{
	const struct figure_context *context = panel->drawing.context;
	size_t count = panel->rival_count + panel->others;
	const char *number = figure_number(context, (double)count, 0);
	const char *key = arena_printf(context->arena, "figure.rating.rivals.%zu", count);
	const char *rivals = "";

	if (count > 0 && count <= RIVALS_IN_WORDS)
		rivals = figure_word(context, key);
	else if (count > 0)
		rivals = figure_fill(context, "figure.rating.rivals.more",
				     FILLED({ "count", number }));
	return figure_fill(
		context, count == 0 ? "figure.rating.subtitle_alone" : "figure.rating.subtitle",
		FILLED({ "rivals", rivals },
		       { "min", figure_short_number(context, panel->scale.from, 1) },
		       { "max", figure_short_number(context, panel->scale.to, 1) }));
}

struct figure figure_rating(const struct figure_context *context,
			    const struct account_result *account)
{
	const struct strength *strength = &account->account->strength;
	struct rating_panel panel = { .account = account,
				      .drawing = { context, NULL },
				      .scale = { strength->scale.min, strength->scale.max,
						 plot_left, plot_right, false } };

	if (!strength->given || strength->factor_count == 0 || account->rivals == NULL)
		return (struct figure){ .alt = "", .left_out = 1 };
	if (!(panel.scale.to > panel.scale.from)) {
		panel.scale.from = context->results->selection->matrix.scale.min;
		panel.scale.to = context->results->selection->matrix.scale.max;
	}
	choose_rivals(&panel);
	choose_rows(&panel);
	panel.source = wrap_source(&panel);
	panel.foot = (panel.rival_count > 2 ? foot_high : foot_low) +
		     line_pitch * fmax(panel.source.count - 1, 0);
	name_rows(&panel);
	place_rows(&panel);
	panel.drawing.scene = scene_new(context->arena, FIGURE_WIDTH_4, panel.height);
	draw_axis(&panel);
	for (size_t row = 0; row < panel.row_count; row++) {
		draw_names(&panel, row);
		draw_scores(&panel, row);
	}
	draw_foot(&panel);
	return (struct figure){ panel.drawing.scene, tell(&panel), 1, 0, subtitle(&panel) };
}
