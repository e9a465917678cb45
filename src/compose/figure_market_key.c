/* Under the market map: leverage points, signs; and what the map tells. */
#include <math.h>

#include "base/number.h"
#include "figure_market.h"

#define ROW 12.5
#define LINE 9.0
#define FIRST 11.0        /* from the rule to the first baseline */
#define NAMES_ROOM 286.0
#define SIGNS_LEFT 316.0
#define SWATCH 15.0
#define SIGN_GAP 12.0
enum { POINT_LIMIT = 12 };

/* ---- leverage points ---- */

static const char *point_text(const struct market *market, const struct leverage *point)
{
	const struct figure_context *context = market->context;
	const char *who = figure_text(context, &point->who_decides);
	const char *place = point->node == NULL ? figure_word(context, "form.none")
		: figure_text(context, &point->node->name);

	return *who == '\0' ? place
		: figure_fill(context, "figure.market.point", FILLED({ "place", place }, { "who", who }));
}

static size_t point_count(const struct market *market)
{
	const size_t count = market->map->leverage_count;

	return count < POINT_LIMIT ? count : POINT_LIMIT;
}

/* Draws the points, or only measures them where `drawing` is NULL; gives the
 * height. */
static double set_points(const struct drawing *drawing, const struct market *market, double y)
{
	const struct lettering lettering = figure_plain(7.5, COLOR_INK, ANCHOR_START);
	double base = y + FIRST;

	for (size_t i = 0; i < point_count(market); i++) {
		const struct figure_lines lines = figure_wrap(market->context, lettering,
			point_text(market, &market->map->leverage[i]), NAMES_ROOM);
		if (drawing != NULL)
			market_shield(drawing, (struct figure_point){ 6, base - 2.9 },
				figure_number(market->context, (double)i + 1, 0));
		for (int k = 0; k < lines.count; k++, base += k < lines.count ? LINE : 0)
			if (drawing != NULL)
				figure_write(drawing, (struct figure_point){ 16, base }, lettering, lines.lines[k]);
		base += ROW;
	}
	return base - y - FIRST;
}

/* ---- signs ---- */

/* Signs stand in a column, one after the other, and fold at its edge. */
struct signs {
	const struct drawing *drawing; /* NULL = measure */
	const struct market *market;
	double left, x, base;
};

/* Room for a sign and its words; gives where the sign begins. */
static double seat_sign(struct signs *signs, double sign, const char *text, enum color_role color)
{
	const struct lettering lettering = figure_plain(7.5, color, ANCHOR_START);
	const double width = sign + 4 + figure_width(signs->market->context, lettering, text);
	double x;

	if (signs->x > signs->left && signs->x + width > FIGURE_WIDTH_12) {
		signs->x = signs->left;
		signs->base += ROW;
	}
	x = signs->x;
	if (signs->drawing != NULL)
		figure_write(signs->drawing, (struct figure_point){ x + sign + 4, signs->base }, lettering, text);
	signs->x += width + SIGN_GAP;
	return x;
}

static void add_swatch(struct signs *signs, const char *key, struct paint paint)
{
	const double x = seat_sign(signs, SWATCH, figure_word(signs->market->context, key), COLOR_INK);

	if (signs->drawing != NULL)
		scene_rect(signs->drawing->scene, x, signs->base - 6.2, SWATCH, 7, paint);
}

static void add_classes(struct signs *signs)
{
	const struct market *market = signs->market;

	for (int class = 0; class < CLASS_COUNT; class++) {
		const struct figure_class_look *look = figure_look((enum account_class)class);
		bool any = false;
		for (size_t i = 0; i < market->map->node_count; i++)
			any = any || market_class(market->context, &market->map->nodes[i]) == (enum account_class)class;
		if (!any)
			continue;
		const double x = seat_sign(signs, 6.5, figure_class(market->context, (enum account_class)class),
			look->text);
		if (signs->drawing != NULL)
			scene_mark(signs->drawing->scene, look->mark, x + 3.3, signs->base - 2.7, 3);
	}
}

static int count_lone(const struct market *market)
{
	int count = 0;

	for (size_t i = 0; i < market->stage_count; i++)
		for (size_t k = 0; k < market->stages[i].count; k++)
			count += market->stages[i].places[k]->lone;
	return count;
}

static bool has_missing(const struct market *market)
{
	for (size_t i = 0; i < market->stage_count; i++)
		for (size_t k = 0; k < market->stages[i].count; k++)
			if (market_is_missing(market, market->stages[i].places[k], false) ||
			    market_is_missing(market, market->stages[i].places[k], true))
				return true;
	return false;
}

static void add_missing(struct signs *signs)
{
	const double x = seat_sign(signs, SWATCH,
		figure_word(signs->market->context, "figure.market.missing"), COLOR_INK);

	if (signs->drawing == NULL)
		return;
	scene_rect(signs->drawing->scene, x, signs->base - 6.2, SWATCH, 7, figure_fill_of(COLOR_NEUTRAL));
	scene_hatch(signs->drawing->scene, x, signs->base - 6.2, SWATCH, 7, 2.2,
		figure_line_of(COLOR_PAPER, 0.8));
}

/* Draws the signs, or only measures them; gives the height. */
static double set_signs(const struct drawing *drawing, const struct market *market, double y)
{
	struct signs signs = { drawing, market, SIGNS_LEFT, SIGNS_LEFT, y + FIRST };

	if (market->map->leverage_count == 0)
		signs.left = signs.x = 0;
	if (market_ours(market->map) != NULL) {
		add_swatch(&signs, "figure.market.ours", figure_fill_of(COLOR_OURS));
		add_swatch(&signs, "figure.market.theirs", figure_fill_of(COLOR_RULE));
	}
	add_classes(&signs);
	if (has_missing(market))
		add_missing(&signs);
	if (count_lone(market) > 0)
		add_swatch(&signs, "figure.market.lone", figure_dashed(COLOR_MUTED, 0.8, 1.6));
	if (market->map->leverage_count > 0) {
		const double x = seat_sign(&signs, 11, figure_word(market->context, "figure.market.chosen"), COLOR_INK);
		if (drawing != NULL)
			market_shield(drawing, (struct figure_point){ x + 5.5, signs.base - 2.9 }, "n");
	}
	return signs.base + ROW - y - FIRST;
}

double market_key_height(const struct market *market)
{
	return fmax(set_points(NULL, market, 0), set_signs(NULL, market, 0)) + 4;
}

void market_draw_key(const struct drawing *drawing, const struct market *market, double y)
{
	set_points(drawing, market, y);
	set_signs(drawing, market, y);
}

/* ---- text alternative ---- */

static void tell_ours(const struct market *market, struct figure_alt *alt)
{
	const struct figure_context *context = market->context;
	const struct market_node *ours = market_ours(market->map);
	const double value = ours == NULL ? (double)NAN : market->place_of[ours - market->map->nodes]->value;

	if (market->unvalued || !(value > 0)) {
		figure_alt_add(alt, figure_count(context, "figure.market.alt_places",
			(int)market->map->node_count, ""));
		return;
	}
	figure_alt_add(alt, figure_fill(context, "figure.market.alt_ours", FILLED(
		{ "all", figure_short_number(context, market->total, 1) },
		{ "unit", figure_text(context, &market->map->unit) },
		{ "name", figure_text(context, &ours->name) },
		{ "value", figure_short_number(context, value, 1) },
		{ "share", figure_fill(context, "figure.percent", FILLED({ "value",
			figure_number(context, number_round(100 * value / market->total, 0), 0) })) })));
}

/* What passes the stages between, where not all of it does. */
static void tell_stages(const struct market *market, struct figure_alt *alt)
{
	const struct figure_context *context = market->context;

	for (size_t i = 1; i + 1 < market->stage_count && !market->unvalued; i++)
		if (market->stages[i].carried < 0.995 * market->total)
			figure_alt_add(alt, figure_fill(context, "figure.market.alt_stage", FILLED(
				{ "name", figure_text(context, &market->stages[i].stage->name) },
				{ "value", figure_short_number(context, market->stages[i].carried, 1) },
				{ "all", figure_short_number(context, market->total, 1) })));
}

const char *market_alt(const struct market *market)
{
	const struct figure_context *context = market->context;
	struct figure_alt alt = { context, NULL };
	const char *names = NULL;

	tell_ours(market, &alt);
	tell_stages(market, &alt);
	for (size_t i = 0; i < point_count(market); i++)
		if (market->map->leverage[i].node != NULL)
			names = figure_join(context, names, figure_text(context, &market->map->leverage[i].node->name));
	if (names != NULL)
		figure_alt_add(&alt, figure_count(context, "figure.market.alt_chosen",
			(int)market->map->leverage_count, names));
	if (market->return_count > 0)
		figure_alt_add(&alt, figure_count(context, "figure.market.alt_back",
			(int)market->return_count, ""));
	if (count_lone(market) > 0)
		figure_alt_add(&alt, figure_count(context, "figure.market.alt_lone", count_lone(market), ""));
	return alt.text;
}
