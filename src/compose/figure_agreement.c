/* How far the scorers agree: each scorer's own total of each account, those
 * they differ on most first. */
#include <math.h>
#include <stdlib.h>

#include "analysis/agreement.h"
#include "base/number.h"
#include "figure_internal.h"

#define ROW 14.0
#define MARK_X 5.0
#define NAME_X 14.0
#define PLOT_LEFT 166.0
#define PLOT_RIGHT 424.0
#define TITLE_BASE 9.0
#define TICK_BASE 21.0
#define RULE 26.0
#define TOP 28.0
#define FOOT 12.0
#define LEGEND_ROW 12.5
#define R 2.2
#define TIE 5.2           /* pt; dots nearer than this are pulled apart */
#define PULL 4.6          /* so far, as the row has room */
enum { SHAPES = 5, SHOWN = 30, SHOWN_OF_MORE = 20 };

/* One account: what the scorers say. */
struct row {
	const struct account_result *account;
	double *totals;          /* per scorer, NAN = not scored */
	double low, high;
};

struct agreement {
	struct drawing drawing;
	const struct results *results;
	const struct scorecard **cards;
	size_t scorers;
	struct row *rows;        /* the farthest apart first */
	size_t count, shown;
	struct figure_scale scale;
	double bottom;
};

/* ---- what they say ---- */

static double apart(const struct row *row)
{
	return number_round(row->high - row->low, 6);
}

static bool is_divided(const struct agreement *agreement, const struct row *row)
{
	return row->low < agreement->results->attractiveness_threshold - 1e-9 &&
	       row->high > agreement->results->attractiveness_threshold + 1e-9;
}

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (apart(a) != apart(b))
		return apart(a) > apart(b) ? -1 : 1;
	return a->account < b->account ? -1 : 1;
}

/* The scorecards that know any score, and their totals scorer by scorer. */
static double *total_cards(struct agreement *agreement)
{
	const struct selection *selection = agreement->results->selection;
	struct arena *arena = agreement->drawing.context->arena;
	double *totals = ARENA_ARRAY(arena, double, selection->scorecard_count * selection->account_count + 1);

	agreement->cards = ARENA_ARRAY(arena, const struct scorecard *, selection->scorecard_count + 1);
	for (size_t i = 0; i < selection->scorecard_count; i++) {
		const struct scorecard *card = &selection->scorecards[i];
		if (card->scores != NULL && agreement_totals(selection, card, agreement->results->weights,
		    totals + agreement->scorers * selection->account_count))
			agreement->cards[agreement->scorers++] = card;
	}
	return totals;
}

static void add_row(struct agreement *agreement, size_t account, const double *totals)
{
	const size_t accounts = agreement->results->account_count;
	struct row *row = &agreement->rows[agreement->count];
	size_t known = 0;

	*row = (struct row){ &agreement->results->accounts[account],
		ARENA_ARRAY(agreement->drawing.context->arena, double, agreement->scorers + 1), HUGE_VAL, -HUGE_VAL };
	for (size_t s = 0; s < agreement->scorers; s++) {
		const double total = totals[s * accounts + account];
		row->totals[s] = total;
		if (isnan(total))
			continue;
		known++;
		row->low = fmin(row->low, total);
		row->high = fmax(row->high, total);
	}
	agreement->count += known >= 2;
}

static void collect(struct agreement *agreement)
{
	const double *totals = total_cards(agreement);

	if (agreement->scorers < 2)
		return;
	agreement->rows = ARENA_ARRAY(agreement->drawing.context->arena, struct row,
		agreement->results->account_count + 1);
	for (size_t i = 0; i < agreement->results->account_count; i++)
		add_row(agreement, i, totals);
	qsort(agreement->rows, agreement->count, sizeof *agreement->rows, compare_rows);
	agreement->shown = agreement->count > SHOWN ? SHOWN_OF_MORE : agreement->count;
}

static void set_scale(struct agreement *agreement)
{
	double low = agreement->results->attractiveness_threshold, high = low, step;

	for (size_t i = 0; i < agreement->shown; i++) {
		const double used = agreement->rows[i].account->attractiveness.value.estimate;
		low = fmin(low, fmin(agreement->rows[i].low, isfinite(used) ? used : low));
		high = fmax(high, fmax(agreement->rows[i].high, isfinite(used) ? used : high));
	}
	step = fmax(1 - (high - low), 0) / 2;
	low -= step;
	high += step;
	step = figure_step(high - low, 8);
	agreement->scale = (struct figure_scale){ floor((low - 0.1 * step) / step) * step,
		ceil((high + 0.1 * step) / step) * step, PLOT_LEFT, PLOT_RIGHT, false };
}

/* ---- dots ---- */

/* A scorer's own shape; beyond the fifth all are alike. */
static void draw_dot(const struct agreement *agreement, size_t scorer, struct figure_point at)
{
	struct scene *scene = agreement->drawing.scene;
	const double x = at.x, y = at.y;
	const struct path_point triangle[] = {
		{ .verb = PATH_MOVE, .x = x, .y = y - 1.25 * R },
		{ .verb = PATH_LINE, .x = x + 1.2 * R, .y = y + 0.85 * R },
		{ .verb = PATH_LINE, .x = x - 1.2 * R, .y = y + 0.85 * R },
		{ .verb = PATH_CLOSE, .x = x, .y = y - 1.25 * R },
	};
	const struct path_point diamond[] = {
		{ .verb = PATH_MOVE, .x = x, .y = y - 1.25 * R },
		{ .verb = PATH_LINE, .x = x + 1.25 * R, .y = y },
		{ .verb = PATH_LINE, .x = x, .y = y + 1.25 * R },
		{ .verb = PATH_LINE, .x = x - 1.25 * R, .y = y },
		{ .verb = PATH_CLOSE, .x = x, .y = y - 1.25 * R },
	};

	switch (agreement->scorers > SHAPES ? SHAPES : scorer) {
	case 0:
		scene_circle(scene, x, y, R, figure_box_of(COLOR_INK, COLOR_PAPER, 0.4));
		break;
	case 1:
		scene_path(scene, triangle, 4, figure_box_of(COLOR_PAPER, COLOR_INK, 0.9));
		break;
	case 2:
		scene_rect(scene, x - 0.85 * R, y - 0.85 * R, 1.7 * R, 1.7 * R,
			figure_box_of(COLOR_PAPER, COLOR_INK, 0.9));
		break;
	case 3:
		scene_path(scene, diamond, 5, figure_box_of(COLOR_NEUTRAL, COLOR_PAPER, 0.4));
		break;
	case 4:
		scene_circle(scene, x, y, R - 0.3, figure_box_of(COLOR_PAPER, COLOR_INK, 0.9));
		break;
	default:
		scene_circle(scene, x, y, R - 0.4, figure_box_of(COLOR_NEUTRAL, COLOR_PAPER, 0.4));
	}
}

/* Dots in one place stand one below the other. */
static double pull(const struct agreement *agreement, const struct row *row, size_t scorer)
{
	const double x = figure_at(&agreement->scale, row->totals[scorer]);
	int before = 0, all = 0;

	for (size_t s = 0; s < agreement->scorers; s++) {
		if (isnan(row->totals[s]) || fabs(figure_at(&agreement->scale, row->totals[s]) - x) >= TIE)
			continue;
		all++;
		before += s < scorer;
	}
	return all < 2 ? 0 : fmin(PULL, (ROW - 2 * R - 0.4) / (all - 1)) * (before - (all - 1) / 2.0);
}

/* What was agreed: an upright bar in the class's colour. */
static void draw_agreed(const struct agreement *agreement, const struct account_result *account, double y)
{
	const double value = account->attractiveness.value.estimate;
	const double x = figure_at(&agreement->scale, value);

	if (!isfinite(value))
		return;
	scene_rect(agreement->drawing.scene, x - 1.2, y - 6, 2.4, 12,
		figure_box_of(figure_look(account->class)->fill, COLOR_PAPER, 0.5));
}

static void draw_row(const struct agreement *agreement, const struct row *row, double y)
{
	const struct figure_context *context = agreement->drawing.context;
	const struct figure_class_look *look = figure_look(row->account->class);
	struct lettering name = figure_plain(7.5, look->text, ANCHOR_START);
	struct lettering value = figure_plain(7.5, COLOR_INK, ANCHOR_END);

	name.bold = value.bold = is_divided(agreement, row);
	scene_mark(agreement->drawing.scene, look->mark, MARK_X, y, 3);
	figure_write(&agreement->drawing, (struct figure_point){ NAME_X, y + 2.7 }, name,
		figure_fit(context, name, figure_account(context, row->account->account), PLOT_LEFT - NAME_X - 8));
	scene_line(agreement->drawing.scene, figure_at(&agreement->scale, row->low), y,
		figure_at(&agreement->scale, row->high), y, figure_line_of(COLOR_NEUTRAL, 1));
	draw_agreed(agreement, row->account, y);
	for (size_t s = 0; s < agreement->scorers; s++)
		if (!isnan(row->totals[s]))
			draw_dot(agreement, s, (struct figure_point){ figure_at(&agreement->scale, row->totals[s]),
				y + pull(agreement, row, s) });
	figure_write(&agreement->drawing, (struct figure_point){ FIGURE_WIDTH_12, y + 2.7 }, value,
		figure_number(context, apart(row), 1));
}

/* ---- ground ---- */

static void draw_ground(const struct agreement *agreement)
{
	const struct figure_context *context = agreement->drawing.context;
	const struct figure_scale *scale = &agreement->scale;
	const double step = figure_step(scale->to - scale->from, 8);
	const double x = figure_at(scale, agreement->results->attractiveness_threshold);

	for (double i = ceil(scale->from / step - 1e-9); i * step <= scale->to + 1e-9; i++) {
		const double at = figure_at(scale, i * step);
		scene_line(agreement->drawing.scene, at, RULE, at, agreement->bottom, figure_line_of(COLOR_GRID, 0.4));
		figure_write(&agreement->drawing, (struct figure_point){ at, TICK_BASE },
			figure_plain(7.5, COLOR_MUTED, ANCHOR_MIDDLE),
			figure_number(context, i * step, figure_decimals(step)));
	}
	scene_line(agreement->drawing.scene, x, RULE, x, agreement->bottom, figure_line_of(COLOR_INK, 1));
	figure_write(&agreement->drawing, (struct figure_point){ x, agreement->bottom + FOOT - 3 },
		figure_bold(7.5, COLOR_INK, ANCHOR_MIDDLE), figure_fill(context, "figure.threshold", FILLED(
			{ "value", figure_short_number(context, agreement->results->attractiveness_threshold, 2) })));
}

static void draw_head(const struct agreement *agreement)
{
	const struct figure_context *context = agreement->drawing.context;

	figure_write(&agreement->drawing, (struct figure_point){ (PLOT_LEFT + PLOT_RIGHT) / 2, TITLE_BASE },
		figure_bold(8, COLOR_INK, ANCHOR_MIDDLE), figure_word(context, "figure.agreement.title"));
	figure_write(&agreement->drawing, (struct figure_point){ 0, TICK_BASE },
		figure_plain(7.5, COLOR_MUTED, ANCHOR_START), figure_word(context, "head.account"));
	figure_write(&agreement->drawing, (struct figure_point){ FIGURE_WIDTH_12, TICK_BASE },
		figure_plain(7.5, COLOR_MUTED, ANCHOR_END), figure_word(context, "figure.agreement.apart"));
	scene_line(agreement->drawing.scene, 0, RULE, FIGURE_WIDTH_12, RULE, figure_line_of(COLOR_INK, 0.6));
}

/* ---- legend ---- */

/* Entries side by side, folded at the edge; only measured without a drawing. */
struct legend {
	const struct agreement *agreement;
	bool draws;
	double x, base;
	double indent; /* room of the mark */
};

static double add_entry(struct legend *legend, const char *text)
{
	const struct lettering plain = figure_plain(7.5, COLOR_INK, ANCHOR_START);
	const struct figure_context *context = legend->agreement->drawing.context;
	const char *fitted = figure_fit(context, plain, text, FIGURE_WIDTH_12 - legend->indent - 3);
	const double width = legend->indent + figure_width(context, plain, fitted);
	const double x = legend->x > 0 && legend->x + width > FIGURE_WIDTH_12 ? 0 : legend->x;

	legend->base += x < legend->x ? LEGEND_ROW : 0;
	if (legend->draws)
		figure_write(&legend->agreement->drawing, (struct figure_point){ x + legend->indent, legend->base }, plain, fitted);
	legend->x = x + width + 14;
	return x;
}

static const char *scorer_name(const struct agreement *agreement, size_t scorer)
{
	const struct person *person = agreement->cards[scorer]->scorer;
	const char *name = person == NULL ? "" : figure_text(agreement->drawing.context, &person->name);

	return *name != '\0' || person == NULL ? name : person->id;
}

/* From the first base line; gives the last. */
static double set_legend(const struct agreement *agreement, double base, bool draws)
{
	const struct figure_context *context = agreement->drawing.context;
	struct legend legend = { agreement, draws, 0, base, 9 };
	const size_t shapes = agreement->scorers > SHAPES ? 1 : agreement->scorers;
	double x;

	for (size_t s = 0; s < shapes; s++) {
		x = add_entry(&legend, shapes < agreement->scorers ? figure_word(context, "figure.agreement.each")
		                                                   : scorer_name(agreement, s));
		if (draws)
			draw_dot(agreement, s, (struct figure_point){ x + 3, legend.base - 2.7 });
	}
	legend.indent = 9 + 3.6 * (CLASS_COUNT - 1);
	x = add_entry(&legend, figure_word(context, "figure.agreement.agreed"));
	legend.indent = 9;
	for (int class = 0; class < CLASS_COUNT && draws; class++) /* the bars have classes' colours */
		scene_rect(agreement->drawing.scene, x + 2 + 3.6 * class, legend.base - 7, 2.4, 9,
			figure_fill_of(figure_look((enum account_class)class)->fill));
	if (agreement->shown < agreement->count)
		add_entry(&legend, figure_count(context, "figure.agreement.rest",
			(int)(agreement->count - agreement->shown),
			figure_number(context, apart(&agreement->rows[agreement->shown]), 1)));
	return legend.base;
}

/* ---- text alternative ---- */

static const char *tell(const struct agreement *agreement)
{
	const struct figure_context *context = agreement->drawing.context;
	const struct row *most = &agreement->rows[0];
	struct figure_alt alt = { context, NULL };
	const char *first = "";
	int divided = 0;

	figure_alt_add(&alt, figure_fill(context, "figure.agreement.alt", FILLED(
		{ "scorers", figure_number(context, (double)agreement->scorers, 0) },
		{ "name", figure_account(context, most->account->account) },
		{ "low", figure_number(context, most->low, 1) }, { "high", figure_number(context, most->high, 1) })));
	for (size_t i = agreement->count; i-- > 0;)
		if (is_divided(agreement, &agreement->rows[i])) {
			divided++;
			first = figure_account(context, agreement->rows[i].account->account);
		}
	if (divided > 0)
		figure_alt_add(&alt, figure_count(context, "figure.agreement.alt_divided", divided, first));
	else
		figure_alt_add(&alt, figure_word(context, "figure.agreement.alt_united"));
	return alt.text;
}

/* ---- the figure ---- */

struct figure figure_agreement(const struct figure_context *context)
{
	struct agreement agreement = { .drawing = { context, NULL }, .results = context->results };
	double base, last;

	collect(&agreement);
	if (agreement.count == 0)
		return (struct figure){ .alt = "", .left_out = (int)context->results->account_count };
	set_scale(&agreement);
	agreement.bottom = TOP + ROW * (double)agreement.shown + 1;
	base = agreement.bottom + FOOT + 14;
	last = set_legend(&agreement, base, false);
	agreement.drawing.scene = scene_new(context->arena, FIGURE_WIDTH_12, last + 4);
	draw_ground(&agreement);
	draw_head(&agreement);
	for (size_t i = 0; i < agreement.shown; i++)
		draw_row(&agreement, &agreement.rows[i], TOP + ROW * ((double)i + 0.5));
	scene_line(agreement.drawing.scene, 0, base - 11, FIGURE_WIDTH_12, base - 11, figure_line_of(COLOR_RULE, 0.5));
	set_legend(&agreement, base, true);
	return (struct figure){ agreement.drawing.scene, tell(&agreement), (int)agreement.count,
		(int)(context->results->account_count - agreement.count), NULL };
}
