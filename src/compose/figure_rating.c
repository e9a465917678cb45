/* How they rate us: the customer's own factors, us and every rival. */
#include <math.h>
#include <string.h>

#include "figure_internal.h"

static const double least_height = 154.5, plot_left = 86, plot_right = 146, plot_top = 16;
static const double foot_low = 30, foot_high = 41, legend_pitch = 10.5;
static const double text_size = 7, pitch_most = 22, pitch_for_two = 16.8, line_pitch = 8.4;
static const double us_r = 3.4, step_down = 5.2;
enum { ROWS_MOST = 9, RIVALS_SHOWN = 3 };

struct rating_panel {
	struct drawing drawing;
	const struct account_result *account;
	struct figure_scale scale;
	size_t rivals[RIVALS_SHOWN]; /* positions; the best first */
	size_t rival_count, others;  /* others: rivals in the grey band */
	size_t *rows;                /* factors, in the order written */
	size_t row_count, left_out;
	double pitch, foot, height;
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

	panel->rows = ARENA_ARRAY(panel->drawing.context->arena, size_t, all + 1);
	for (size_t k = 0; k < all; k++) {
		size_t heavier = 0;
		for (size_t other = 0; other < all; other++)
			heavier += account->rating_weights[other] > account->rating_weights[k] ||
				   (account->rating_weights[other] == account->rating_weights[k] &&
				    other < k);
		if (heavier < ROWS_MOST)
			panel->rows[panel->row_count++] = k;
	}
	panel->left_out = all - panel->row_count;
}

static double row_y(const struct rating_panel *panel, size_t row)
{
	return plot_top + ((double)row + 0.5) * panel->pitch;
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

/* The name, and the weight below; or behind the name's own second line. */
static void draw_two_lines(const struct rating_panel *panel, double y, const char *name,
			   const char *weight)
{
	const struct figure_context *context = panel->drawing.context;
	struct lettering bold = figure_bold(text_size, COLOR_INK, ANCHOR_START);
	struct lettering muted = figure_plain(text_size, COLOR_MUTED, ANCHOR_START);
	double room = plot_left - 13, x = 0, shift = 1.5;
	struct figure_lines lines = figure_pack(context, bold, name, room);

	figure_write(&panel->drawing, (struct figure_point){ 0, y - shift }, bold,
		     lines.count > 0 ? lines.lines[0] : "");
	if (lines.count > 1) {
		const char *rest = name + strlen(lines.lines[0]);
		rest = figure_fit(context, bold, rest + strspn(rest, " "),
				  room - figure_width(context, muted, weight) - 3);
		x = figure_write(&panel->drawing, (struct figure_point){ 0, y + 8.4 - shift }, bold,
				 rest) +
		    3;
	}
	figure_write(&panel->drawing, (struct figure_point){ x, y + 8.4 - shift }, muted, weight);
}

static void draw_names(const struct rating_panel *panel, size_t row)
{
	const struct figure_context *context = panel->drawing.context;
	size_t k = panel->rows[row];
	double y = row_y(panel, row);
	const char *name = figure_text(context, &panel->account->account->strength.factors[k].name);
	const char *weight = figure_fill(
		context, "figure.percent",
		FILLED({ "value",
			 figure_short_number(context, panel->account->rating_weights[k], 1) }));

	draw_two_lines(panel, y, name, weight);
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
static double drop_of(const struct rating_panel *panel, const struct rating_factor *factor,
		      size_t n)
{
	double own = middle_of(&factor->rivals[panel->rivals[n]]), most = panel->pitch / 2 - 3,
	       drop = 0;
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
		&panel->account->account->strength.factors[panel->rows[row]];
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
		       drop = isfinite(value) ? drop_of(panel, factor, n) : 0;
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
	double bottom = plot_top + (double)panel->row_count * panel->pitch;

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

/* The whole name where it fits, else its first word, else cut. */
static const char *legend_text(const struct rating_panel *panel, size_t n, double room)
{
	const struct figure_context *context = panel->drawing.context;
	const struct rival_result *rival = &panel->account->rivals[panel->rivals[n]];
	const char *name = figure_text(context, &rival->rival->name);
	const char *total = figure_number(context, rival->them, 1);
	struct lettering plain = figure_plain(text_size, COLOR_INK, ANCHOR_START);

	room -= figure_width(context, plain, total) + 2;
	if (figure_width(context, plain, name) > room)
		name = arena_copy(context->arena, name, strcspn(name, " "));
	return arena_printf(context->arena, "%s %s", figure_fit(context, plain, name, room), total);
}

/* In one row, or in two of two where there are three rivals. */
static void draw_legend(const struct rating_panel *panel)
{
	const struct figure_context *context = panel->drawing.context;
	size_t columns = panel->rival_count > 2 ? 2 : panel->rival_count + 1;
	double first = columns > 2 ? 44 : FIGURE_WIDTH_4 / (double)columns;
	double rest = (FIGURE_WIDTH_4 - first) / fmax((double)columns - 1, 1);
	struct figure_point at = { 4.2, panel->height - panel->foot + 10.5 };

	draw_legend_item(
		panel, at, 0,
		figure_fill(
			context, "figure.rating.us",
			FILLED({ "value", figure_number(context, panel->account->us_total, 1) })));
	for (size_t n = 1; n <= panel->rival_count; n++) {
		size_t column = n % columns;
		at.x = 4.2 + (column == 0 ? 0 : first + (double)(column - 1) * rest);
		at.y = panel->height - panel->foot + 10.5 + (double)(n / columns) * legend_pitch;
		draw_legend_item(panel, at, n, legend_text(panel, n - 1, rest - 12));
	}
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
		const struct contribution *part = &account->ratings[panel->rows[i]];
		if (isfinite(part->push) && fabs(part->push) >= 0.05)
			parts = figure_join(
				context, parts,
				figure_fill(context, "figure.why.alt_part",
					    FILLED({ "name",
						     figure_text(context,
								 &account->account->strength
									  .factors[panel->rows[i]]
									  .name) },
						   { "value",
						     figure_signed(context, part->push, 1) })));
	}
	if (parts != NULL)
		figure_alt_add(&alt, figure_fill(context, "figure.rating.alt_parts",
						 FILLED({ "parts", parts })));
	return alt.text == NULL ? figure_word(context, "figure.rating.alt_no_rival") : alt.text;
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
	panel.height = fmax(least_height, plot_top + pitch_for_two * (double)panel.row_count + 2 +
						  panel.foot);
	panel.pitch = fmin(pitch_most, (panel.height - panel.foot - plot_top - 2) /
					       (double)panel.row_count);
	panel.drawing.scene = scene_new(context->arena, FIGURE_WIDTH_4, panel.height);
	draw_axis(&panel);
	for (size_t row = 0; row < panel.row_count; row++) {
		draw_names(&panel, row);
		draw_scores(&panel, row);
	}
	draw_foot(&panel);
	return (struct figure){ panel.drawing.scene, tell(&panel), 1, 0 };
}
