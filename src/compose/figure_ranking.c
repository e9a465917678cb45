/* Bars with intervals in the order of ranks. */
#include <math.h>

#include "figure_internal.h"

static const double rank_right = 18, mark_x = 27, name_x = 35, bars_left = 150, bars_most = 404;
static const double score_most = 433, signs_width = 22, range_right = FIGURE_WIDTH_12, top = 20,
		    head_base = 14;
static const double row_normal = 12.6, row_dense = 10.5, bar_height = 6, air = 7, foot = 14;
static const double key_height = 13;
enum { DENSE_ABOVE = 30, ALL_UP_TO = 60, AROUND = 10 };

struct ranking {
	struct drawing drawing;
	const struct results *results;
	bool strength;
	const struct account_result *const *accounts; /* all of the axis, rank order */
	size_t count;                                 /* with an estimate */
	bool *shown;
	struct figure_scale scale;
	double origin; /* where bars begin */
	double row, threshold, y, bars_right, score_right;
};

static const struct axis *axis_of(const struct ranking *ranking,
				  const struct account_result *account)
{
	return ranking->strength ? &account->strength : &account->attractiveness;
}

static double value_of(const struct ranking *ranking, size_t i)
{
	return axis_of(ranking, ranking->accounts[i])->value.estimate;
}

static bool is_above(const struct ranking *ranking, size_t i)
{
	const struct matrix *matrix = &ranking->results->selection->matrix;
	enum side tie = ranking->strength ? matrix->on_the_line_strength
					  : matrix->on_the_line_attractiveness;
	double value = value_of(ranking, i);

	return fabs(value - ranking->threshold) < 1e-9 ? tie == SIDE_HIGH
						       : value > ranking->threshold;
}

static const char *form(const struct ranking *ranking, double value)
{
	const struct figure_context *context = ranking->drawing.context;

	if (!ranking->strength)
		return figure_number(context, value, 1);
	return figure_is_ratio(context) ? figure_number(context, value, 2)
					: figure_signed(context, value, 1);
}

/* ---- which rows ---- */

/* The first row below the threshold. */
static size_t fall_of(const struct ranking *ranking)
{
	size_t i = 0;

	while (i < ranking->count && is_above(ranking, i))
		i++;
	return i;
}

/* All up to 60; beyond, the chosen and ten on either side of the threshold. */
static void choose_rows(struct ranking *ranking, size_t limit)
{
	size_t fall = fall_of(ranking), around = limit > 0 ? limit / 2 : AROUND;

	ranking->shown = ARENA_ARRAY(ranking->drawing.context->arena, bool, ranking->count + 1);
	for (size_t i = 0; i < ranking->count; i++) {
		enum account_class class = ranking->accounts[i]->class;
		bool chosen = class == CLASS_KEY || class == CLASS_KEY_DEVELOPMENT;
		bool near = i + around >= fall && i < fall + around;
		ranking->shown[i] = ranking->count <= (limit > 0 ? limit : ALL_UP_TO) ||
				    (limit > 0 ? i < limit : chosen || near);
	}
}

static size_t count_shown(const struct ranking *ranking)
{
	size_t count = 0;

	for (size_t i = 0; i < ranking->count; i++)
		count += ranking->shown[i];
	return count;
}

static size_t count_gaps(const struct ranking *ranking)
{
	size_t count = 0;

	for (size_t i = 0; i < ranking->count; i++)
		count += !ranking->shown[i] && (i == 0 || ranking->shown[i - 1]);
	return count;
}

/* ---- scale ---- */

static void set_scale(struct ranking *ranking)
{
	const struct scale *matrix = &ranking->results->selection->matrix.scale;
	double low = ranking->threshold, high = ranking->threshold, step;

	ranking->scale = (struct figure_scale){ matrix->min, matrix->max, bars_left,
						ranking->bars_right, false };
	ranking->origin = matrix->min;
	if (!ranking->strength)
		return;
	for (size_t i = 0; i < ranking->count; i++) {
		const struct interval *value = &axis_of(ranking, ranking->accounts[i])->value;
		low = fmin(low, isfinite(value->low) ? value->low : value->estimate);
		high = fmax(high, isfinite(value->high) ? value->high : value->estimate);
	}
	ranking->origin = 0;
	low = fmin(low, 0);
	high = fmax(high, 0);
	step = figure_step(fmax(high - low, 0.5), 8);
	ranking->scale.from = floor(low / step + 1e-9) * step;
	ranking->scale.to = ceil(high / step - 1e-9) * step;
	if (!(ranking->scale.to > ranking->scale.from))
		ranking->scale.to = ranking->scale.from + 1;
}

static void draw_grid(const struct ranking *ranking, double bottom)
{
	const struct figure_context *context = ranking->drawing.context;
	double step = figure_step(ranking->scale.to - ranking->scale.from, 6);
	double line = figure_at(&ranking->scale, ranking->threshold);

	for (double i = ceil(ranking->scale.from / step - 1e-9);
	     i * step <= ranking->scale.to + 1e-9; i++) {
		double x = figure_at(&ranking->scale, i * step);
		bool signs = ranking->strength && !figure_is_ratio(context);
		scene_line(ranking->drawing.scene, x, top, x, bottom,
			   figure_line_of(COLOR_GRID, 0.4));
		if (fabs(x - line) > 34)
			figure_write(
				&ranking->drawing, (struct figure_point){ x, bottom + 9 },
				figure_plain(7.5, COLOR_MUTED, ANCHOR_MIDDLE),
				signs ? figure_signed(context, i * step, figure_decimals(step))
				      : figure_number(context, i * step, figure_decimals(step)));
	}
}

/* ---- rows ---- */

static void draw_bar(const struct ranking *ranking, const struct account_result *account, double y)
{
	const struct figure_class_look *look = figure_look(account->class);
	const struct interval *value = &axis_of(ranking, account)->value;
	double a = figure_at(&ranking->scale, ranking->origin),
	       b = figure_at(&ranking->scale, value->estimate);
	bool hollow = account->class == CLASS_OPPORTUNISTIC || account->class == CLASS_UNDETERMINED;
	struct figure_rect rect = { fmin(a, b), y - bar_height / 2, fmax(fabs(b - a), 0.4),
				    bar_height };
	struct figure_whisker whisker = { .low = figure_at(&ranking->scale, value->low),
					  .high = figure_at(&ranking->scale, value->high),
					  .cross = y,
					  .cap = 4.4,
					  .white_from = hollow ? b : rect.x,
					  .white_to = hollow ? b : rect.x + rect.width };

	figure_rect(&ranking->drawing, rect,
		    hollow ? figure_box_of(COLOR_PAPER, look->fill, 0.9)
			   : figure_fill_of(look->fill));
	if (isfinite(value->low) && isfinite(value->high) && fabs(whisker.high - whisker.low) > 0.5)
		figure_whisker(&ranking->drawing, &whisker);
}

static void draw_range(const struct ranking *ranking, const struct account_result *account,
		       double y)
{
	const struct interval *value = &axis_of(ranking, account)->value;
	struct lettering lettering = figure_plain(7.5, COLOR_INK, ANCHOR_END);

	if (!isfinite(value->low) || !isfinite(value->high) || value->high - value->low < 0.005)
		return;
	lettering.bold = value->low <= ranking->threshold && value->high >= ranking->threshold;
	figure_write(&ranking->drawing, (struct figure_point){ range_right, y }, lettering,
		     figure_fill(ranking->drawing.context, "form.range",
				 FILLED({ "low", form(ranking, value->low) },
					{ "high", form(ranking, value->high) })));
}

static void draw_row(struct ranking *ranking, size_t i)
{
	const struct account_result *account = ranking->accounts[i];
	const struct figure_context *context = ranking->drawing.context;
	const struct figure_class_look *look = figure_look(account->class);
	double y = ranking->y + ranking->row / 2, base = y + 2.7;
	struct lettering name = figure_plain(7.5, look->text, ANCHOR_START);

	name.bold = figure_is_bold(account->class);
	figure_write(&ranking->drawing, (struct figure_point){ rank_right, base },
		     figure_plain(7.5, COLOR_MUTED, ANCHOR_END),
		     figure_number(context, axis_of(ranking, account)->rank, 0));
	scene_mark(ranking->drawing.scene, look->mark, mark_x, y, 3);
	figure_write(&ranking->drawing, (struct figure_point){ name_x, base }, name,
		     figure_fit(context, name, figure_account(context, account->account),
				bars_left - name_x - 6));
	draw_bar(ranking, account, y);
	figure_write(&ranking->drawing, (struct figure_point){ ranking->score_right, base },
		     figure_plain(7.5, COLOR_INK, ANCHOR_END), form(ranking, value_of(ranking, i)));
	draw_range(ranking, account, base);
	ranking->y += ranking->row;
}

/* "… 148 more, 2.1 to 5.0", and a tick for each. Gives the row after them. */
static size_t draw_gap(struct ranking *ranking, size_t from)
{
	const struct figure_context *context = ranking->drawing.context;
	double y = ranking->y + ranking->row / 2;
	size_t to = from;

	for (; to < ranking->count && !ranking->shown[to]; to++) {
		double x = figure_at(&ranking->scale, value_of(ranking, to));
		scene_line(ranking->drawing.scene, x, y - 2.5, x, y + 2.5,
			   figure_line_of(COLOR_TAIL, 0.5));
	}
	figure_write(
		&ranking->drawing, (struct figure_point){ name_x, y + 2.7 },
		figure_plain(7.5, COLOR_MUTED, ANCHOR_START),
		figure_count(
			context, "figure.ranking.more", (int)(to - from),
			figure_fill(context, "form.range",
				    FILLED({ "low", form(ranking, value_of(ranking, to - 1)) },
					   { "high", form(ranking, value_of(ranking, from)) }))));
	ranking->y += ranking->row;
	return to;
}

static void draw_rows(struct ranking *ranking)
{
	size_t fall = fall_of(ranking);

	for (size_t i = 0; i < ranking->count;) {
		if (i == fall && i > 0) {
			ranking->y += air / 2;
			scene_line(ranking->drawing.scene, 0, ranking->y, FIGURE_WIDTH_12,
				   ranking->y, figure_dashed(COLOR_INK, 0.6, 2.4));
			ranking->y += air / 2;
		}
		if (!ranking->shown[i]) {
			i = draw_gap(ranking, i);
			continue;
		}
		draw_row(ranking, i++);
	}
}

/* ---- head and foot ---- */

static void draw_head(const struct ranking *ranking)
{
	const struct figure_context *context = ranking->drawing.context;
	struct lettering muted = figure_plain(7.5, COLOR_MUTED, ANCHOR_START);
	const struct scale *scale = &ranking->results->selection->matrix.scale;

	figure_write(&ranking->drawing, (struct figure_point){ 0, head_base }, muted,
		     figure_word(context, "head.account"));
	figure_write(&ranking->drawing, (struct figure_point){ bars_left, head_base }, muted,
		     figure_fill(context,
				 ranking->strength ? "figure.ranking.strength"
						   : "figure.ranking.attractiveness",
				 FILLED({ "min", figure_short_number(context, scale->min, 1) },
					{ "max", figure_short_number(context, scale->max, 1) })));
	muted.anchor = ANCHOR_END;
	figure_write(&ranking->drawing, (struct figure_point){ ranking->score_right, head_base },
		     muted, figure_word(context, "figure.ranking.score"));
	figure_write(&ranking->drawing, (struct figure_point){ range_right, head_base }, muted,
		     figure_word(context, "figure.ranking.range"));
	scene_line(ranking->drawing.scene, 0, top, FIGURE_WIDTH_12, top,
		   figure_line_of(COLOR_INK, 0.6));
}

static void draw_threshold(const struct ranking *ranking, double bottom)
{
	const struct figure_context *context = ranking->drawing.context;
	double x = figure_at(&ranking->scale, ranking->threshold);

	scene_line(ranking->drawing.scene, x, top, x, bottom, figure_line_of(COLOR_INK, 1));
	figure_write(&ranking->drawing, (struct figure_point){ x, bottom + 9 },
		     figure_bold(7.5, COLOR_INK, ANCHOR_MIDDLE),
		     figure_fill(context, "figure.threshold",
				 FILLED({ "value",
					  figure_short_number(context, ranking->threshold, 2) })));
}

/* What each class name may take at most, so that the key ends within the figure. */
static double name_room(const struct figure_context *context, double beside)
{
	const struct lettering plain = figure_plain(7.5, COLOR_INK, ANCHOR_START);
	const double note = figure_width(context, plain, figure_word(context, "figure.matrix.whisker_note"));
	const double room = FIGURE_WIDTH_12 - note - beside;
	double all = 0;

	for (int class = 0; class < CLASS_COUNT; class++)
		all += figure_width(context, plain, figure_class(context, (enum account_class)class));
	return all <= room ? all : fmax(room, 0) / CLASS_COUNT;
}

static void draw_key(const struct ranking *ranking, double y)
{
	const struct figure_context *context = ranking->drawing.context;
	const double gap = 22, room = name_room(context, 4 + gap * CLASS_COUNT + 24);
	struct figure_whisker whisker = {
		.cross = y - 2.6, .cap = 4.4, .white_from = -1, .white_to = -1
	};
	double x = 4;

	for (int class = 0; class < CLASS_COUNT; class ++) {
		const struct figure_class_look *look = figure_look((enum account_class) class);
		scene_mark(ranking->drawing.scene, look->mark, x, y - 2.6, 3);
		const struct lettering plain = figure_plain(7.5, look->text, ANCHOR_START);
		x += gap + figure_write(&ranking->drawing, (struct figure_point){ x + 7, y }, plain,
					figure_fit(context, plain,
						   figure_class(context, (enum account_class) class), room));
	}
	whisker.low = x;
	whisker.high = x + 18;
	figure_whisker(&ranking->drawing, &whisker);
	figure_write(&ranking->drawing, (struct figure_point){ x + 24, y },
		     figure_plain(7.5, COLOR_INK, ANCHOR_START),
		     figure_word(context, "figure.matrix.whisker_note"));
}

static const char *tell(const struct ranking *ranking)
{
	const struct figure_context *context = ranking->drawing.context;
	struct figure_alt alt = { context, NULL };
	const char *unsure = NULL;
	int count = 0;

	figure_alt_add(
		&alt,
		figure_fill(
			context, "figure.ranking.alt",
			FILLED({ "above", figure_number(context, (double)fall_of(ranking), 0) },
			       { "all", figure_number(context, (double)ranking->count, 0) },
			       { "threshold", figure_short_number(context, ranking->threshold, 2) },
			       { "name", figure_account(context, ranking->accounts[0]->account) },
			       { "value", form(ranking, value_of(ranking, 0)) })));
	for (size_t i = 0; i < ranking->count; i++) {
		const struct interval *value = &axis_of(ranking, ranking->accounts[i])->value;
		if (!(value->low < ranking->threshold && value->high > ranking->threshold))
			continue;
		if (count++ == 0)
			unsure = figure_account(context, ranking->accounts[i]->account);
	}
	if (count > 0)
		figure_alt_add(&alt,
			       figure_count(context, "figure.ranking.alt_unsure", count, unsure));
	return alt.text;
}

/* ---- the figure ---- */

static void draw_ranking(struct ranking *ranking)
{
	double bottom;

	ranking->y = top + 2;
	bottom = top + 2 + (double)(count_shown(ranking) + count_gaps(ranking)) * ranking->row +
		 air + 1;
	ranking->drawing.scene = scene_new(ranking->drawing.context->arena, FIGURE_WIDTH_12,
					   bottom + foot + key_height);
	draw_grid(ranking, bottom);
	draw_head(ranking);
	draw_rows(ranking);
	draw_threshold(ranking, bottom);
	draw_key(ranking, bottom + foot + 8);
}

struct figure figure_ranking(const struct figure_context *context, enum figure_axis axis,
			     size_t limit)
{
	const struct results *results = context->results;
	struct ranking ranking = { .drawing = { context, NULL },
				   .results = results,
				   .strength = axis == FIGURE_STRENGTH };

	ranking.accounts = ranking.strength ? results->by_strength : results->by_attractiveness;
	ranking.threshold =
		ranking.strength ? results->strength_threshold : results->attractiveness_threshold;
	while (ranking.count < results->account_count &&
	       isfinite(value_of(&ranking, ranking.count)))
		ranking.count++;
	if (ranking.count == 0)
		return (struct figure){ .alt = "", .left_out = (int)results->account_count };
	ranking.score_right = score_most - (ranking.strength ? signs_width : 0);
	ranking.bars_right = bars_most - (ranking.strength ? signs_width : 0);
	choose_rows(&ranking, limit);
	set_scale(&ranking);
	ranking.row = count_shown(&ranking) > DENSE_ABOVE ? row_dense : row_normal;
	draw_ranking(&ranking);
	return (struct figure){ ranking.drawing.scene, tell(&ranking), (int)ranking.count,
				(int)(results->account_count - ranking.count), NULL };
}
