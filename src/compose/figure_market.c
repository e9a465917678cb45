/* The market map: stages from maker to user, bands whose width is what flows
 * along them, and the points at which the supplier is chosen. */
#include <math.h>

#include "figure_market.h"

#define UNIT_BASE 8.0
#define HEAD_BASE 22.0
#define HEAD_LINE 10.0
#define INFLUENCER_ROW 18.0
#define INFLUENCER_BOX 14.0
#define RETURN_ROW 13.0
#define KEY_GAP 8.0
#define THIN 0.8            /* a band whose value is not known */
#define VALUE_THICK 6.8     /* a band of ours from this carries its value */
enum { INFLUENCER_LIMIT = 6, RETURN_LIMIT = 8 };

struct map {
	struct drawing drawing;
	const struct market *market;
	double rule;            /* under the heads */
	double width;
};

/* ---- heads ---- */

static int head_lines(const struct market *market)
{
	int most = 1;

	for (size_t i = 0; i < market->stage_count; i++)
		most = market->stages[i].head.count > most ? market->stages[i].head.count : most;
	return most;
}

/* What a stage carries, of all there is. */
static const char *carried_text(const struct market *market, const struct market_stage *stage)
{
	const struct figure_context *context = market->context;
	const char *value = figure_short_number(context, stage->carried, 1);
	const char *total = figure_short_number(context, market->total, 1);

	if (market->unvalued || stage->carried <= 0)
		return "";
	if (fabs(stage->carried - market->total) < 0.005 * market->total)
		return value;
	return figure_fill(context, "figure.market.of", FILLED({ "value", value }, { "all", total }));
}

static void draw_head(const struct map *map, size_t i)
{
	const struct market_stage *stage = &map->market->stages[i];
	const bool first = i == 0, last = i + 1 == map->market->stage_count;
	const enum text_anchor anchor = first ? ANCHOR_END : last ? ANCHOR_START : ANCHOR_MIDDLE;
	struct figure_point at = { stage->x + MARKET_BAR / 2, HEAD_BASE };

	at.x += first ? MARKET_BAR / 2 : last ? -MARKET_BAR / 2 : 0;
	at.y += HEAD_LINE * (head_lines(map->market) - stage->head.count);
	for (int k = 0; k < stage->head.count; k++, at.y += HEAD_LINE)
		figure_write(&map->drawing, at, figure_bold(8.5, COLOR_INK, anchor), stage->head.lines[k]);
	figure_write(&map->drawing, at, figure_plain(7, COLOR_MUTED, anchor),
		carried_text(map->market, stage));
}

static void draw_heads(const struct map *map)
{
	const struct figure_context *context = map->market->context;
	const char *unit = figure_text(context, &map->market->map->unit);
	const char *note = map->market->unvalued ? figure_word(context, "figure.market.no_values")
		: *unit == '\0' ? "" : figure_fill(context, "figure.market.unit", FILLED({ "unit", unit }));

	figure_write(&map->drawing, (struct figure_point){ 0, UNIT_BASE },
		figure_plain(7, COLOR_MUTED, ANCHOR_START), note);
	for (size_t i = 0; i < map->market->stage_count; i++)
		draw_head(map, i);
	scene_line(map->drawing.scene, 0, map->rule, map->width, map->rule,
		figure_line_of(COLOR_RULE, 0.5));
}

/* ---- bands and bars ---- */

static void draw_band(const struct map *map, const struct market_band *band)
{
	const double x0 = map->market->stages[band->from->stage].x + MARKET_BAR;
	const double x1 = map->market->stages[band->to->stage].x;
	const double thick = fmax(band->thick, THIN), x = (x0 + x1) / 2;
	const struct path_point outline[] = {
		{ .verb = PATH_MOVE, .x = x0, .y = band->from_y },
		{ .verb = PATH_CUBIC, .x1 = x, .y1 = band->from_y, .x2 = x, .y2 = band->to_y,
		  .x = x1, .y = band->to_y },
		{ .verb = PATH_LINE, .x = x1, .y = band->to_y + thick },
		{ .verb = PATH_CUBIC, .x1 = x, .y1 = band->to_y + thick, .x2 = x, .y2 = band->from_y + thick,
		  .x = x0, .y = band->from_y + thick },
		{ .verb = PATH_CLOSE, .x = x0, .y = band->from_y },
	};

	scene_path(map->drawing.scene, outline, sizeof outline / sizeof *outline,
		figure_box_of(band->ours ? COLOR_OURS : COLOR_RULE, COLOR_PAPER, 0.35));
}

static void draw_bands(const struct map *map, bool ours)
{
	for (size_t i = 0; i < map->market->band_count; i++)
		if (map->market->bands[i].ours == ours)
			draw_band(map, &map->market->bands[i]);
}

/* White on a band of ours, where it leaves us. */
static void draw_value(const struct map *map, const struct market_band *band)
{
	const double x = map->market->stages[band->from->stage].x + MARKET_BAR + 4;

	if (!band->ours || !band->from->ours || band->thick < VALUE_THICK || map->market->unvalued)
		return;
	figure_write(&map->drawing, (struct figure_point){ x, band->from_y + band->thick / 2 + 2.5 },
		figure_bold(7, COLOR_PAPER, ANCHOR_START),
		figure_short_number(map->market->context, band->value, 1));
}

/* White hatching over what flows neither in nor out of a bar on this map. */
static void draw_missing(const struct map *map, const struct market_place *place, bool leaving)
{
	const double x = map->market->stages[place->stage].x + (leaving ? MARKET_BAR / 2 : 0);
	const double flows = (leaving ? place->out : place->in) * map->market->scale;

	if (!market_is_missing(map->market, place, leaving))
		return;
	scene_hatch(map->drawing.scene, x, place->y + flows, MARKET_BAR / 2, place->height - flows, 2.2,
		figure_line_of(COLOR_PAPER, 0.8));
}

static void draw_bar(const struct map *map, const struct market_place *place)
{
	const struct figure_rect rect = { map->market->stages[place->stage].x, place->y, MARKET_BAR,
		place->height };

	if (place->lone) {
		const struct figure_rect inner = { rect.x + 0.4, rect.y + 0.4, rect.width - 0.8,
			rect.height - 0.8 };
		figure_rect(&map->drawing, inner, figure_dashed(COLOR_MUTED, 0.8, 1.6));
		return;
	}
	figure_rect(&map->drawing, rect, figure_fill_of(place->ours ? COLOR_INK
		: place->past ? COLOR_RULE : COLOR_NEUTRAL));
	draw_missing(map, place, false);
	draw_missing(map, place, true);
}

static void draw_flow(const struct map *map)
{
	draw_bands(map, false);
	draw_bands(map, true);
	for (size_t i = 0; i < map->market->stage_count; i++)
		for (size_t k = 0; k < map->market->stages[i].count; k++)
			draw_bar(map, map->market->stages[i].places[k]);
	for (size_t i = 0; i < map->market->band_count; i++)
		draw_value(map, &map->market->bands[i]);
	market_draw_labels(&map->drawing, map->market);
}

/* ---- who only decides ---- */

/* The influencers of a stage, or their number where `list` is NULL. */
static size_t influencers(const struct market *market, size_t stage, const struct market_node **list)
{
	size_t count = 0;

	for (size_t i = 0; i < market->map->node_count && count < INFLUENCER_LIMIT; i++) {
		const struct market_node *node = &market->map->nodes[i];
		if (node->stage != &market->map->stages[stage] || !market_is_influencer(market->map, node))
			continue;
		if (list != NULL)
			list[count] = node;
		count++;
	}
	return count;
}

static size_t influencer_rows(const struct market *market)
{
	size_t most = 0;

	for (size_t i = 0; i < market->stage_count; i++) {
		const size_t count = influencers(market, i, NULL);
		most = count > most ? count : most;
	}
	return most;
}

/* From the box down to the stage's first bar. */
static void draw_influence(const struct map *map, size_t stage, struct figure_point from, double dx)
{
	const struct market_stage *own = &map->market->stages[stage];
	const double x = own->x + MARKET_BAR / 2;
	const double y = (own->count > 0 ? own->places[0]->y : map->market->top + 10) - 2;
	const struct path_point way[] = {
		{ .verb = PATH_MOVE, .x = from.x, .y = from.y },
		{ .verb = PATH_CUBIC, .x1 = x - 2 * dx, .y1 = from.y, .x2 = x, .y2 = from.y + 1, .x = x, .y = y - 3 },
	};
	const struct path_point head[] = {
		{ .verb = PATH_MOVE, .x = x, .y = y },
		{ .verb = PATH_LINE, .x = x - 2.2, .y = y - 4.4 },
		{ .verb = PATH_LINE, .x = x + 2.2, .y = y - 4.4 },
		{ .verb = PATH_CLOSE, .x = x, .y = y },
	};

	scene_path(map->drawing.scene, way, 2, figure_dashed(COLOR_INK, 0.8, 2.4));
	scene_path(map->drawing.scene, head, 4, figure_fill_of(COLOR_INK));
}

/* A box beside the stage, on the side where there is room. */
static void draw_influencer(const struct map *map, size_t stage, const struct market_node *node, double y)
{
	const struct lettering lettering = figure_plain(7.5, COLOR_INK, ANCHOR_START);
	const double shields = market_shields_width(map->market, node);
	const double bar = map->market->stages[stage].x + MARKET_BAR / 2;
	const bool left = bar > map->width / 2;
	const double room = (left ? bar : map->width - bar) - 16 - 16 - shields;
	const char *name = figure_fit(map->drawing.context, lettering,
		figure_text(map->drawing.context, &node->name), room);
	const double width = figure_width(map->drawing.context, lettering, name) + 14 + shields;
	const double x = left ? bar - 16 - width : bar + 16, middle = y + INFLUENCER_BOX / 2;

	scene_rounded(map->drawing.scene, x, y, width, INFLUENCER_BOX, INFLUENCER_BOX / 2,
		figure_box_of(COLOR_PAPER, COLOR_INK, 0.8));
	figure_write(&map->drawing, (struct figure_point){ x + 7, middle + 2.7 }, lettering, name);
	market_shields(&map->drawing, map->market, node,
		(struct figure_point){ x + width - 5 - shields, middle - 0.4 });
	draw_influence(map, stage, (struct figure_point){ left ? x + width : x, middle }, left ? 1 : -1);
}

static void draw_influencers(const struct map *map)
{
	const struct market_node *list[INFLUENCER_LIMIT];
	const size_t rows = influencer_rows(map->market);

	for (size_t i = 0; i < map->market->stage_count; i++) {
		const size_t count = influencers(map->market, i, list);
		for (size_t k = 0; k < count; k++)
			draw_influencer(map, i, list[k],
				map->rule + 5 + INFLUENCER_ROW * (double)(rows - count + k));
	}
}

/* ---- flows that run back ---- */

static size_t return_rows(const struct market *market)
{
	const size_t count = market->return_count;

	return count > RETURN_LIMIT ? RETURN_LIMIT + 1 : count;
}

static const char *return_text(const struct map *map, const struct market_flow *flow)
{
	const struct figure_context *context = map->market->context;

	return figure_fill(context, isfinite(flow->value) ? "figure.market.back" : "figure.market.back_unvalued",
		FILLED({ "from", figure_text(context, &flow->from->name) },
		       { "to", figure_text(context, &flow->to->name) },
		       { "value", figure_short_number(context, flow->value, 1) }));
}

/* Where a return's words begin: right of the arrow, left of it, else over it. */
static double return_x(const struct map *map, double from, double to, double width)
{
	if (fmax(from, to) + 6 + width <= map->width)
		return fmax(from, to) + 6;
	if (fmin(from, to) - 6 - width >= 0)
		return fmin(from, to) - 6 - width;
	return (map->width - width) / 2;
}

/* A dashed arrow under the columns from the one stage to the other. */
static void draw_return(const struct map *map, const struct market_flow *flow, double y)
{
	const struct lettering lettering = figure_plain(7, COLOR_INK, ANCHOR_START);
	const struct market_stage *stages = map->market->stages;
	const double from = stages[flow->from->stage - map->market->map->stages].x + MARKET_BAR / 2;
	const double there = stages[flow->to->stage - map->market->map->stages].x + MARKET_BAR / 2;
	const double to = fabs(from - there) >= 1 ? there : from < map->width / 2 ? from + 24 : from - 24;
	const double tail = to + (to < from ? 4.4 : -4.4);
	const char *text = figure_fit(map->drawing.context, lettering, return_text(map, flow), map->width - 8);
	const double width = figure_width(map->drawing.context, lettering, text);
	const double x = return_x(map, from, to, width);

	scene_line(map->drawing.scene, from, y, tail, y, figure_dashed(COLOR_INK, 0.8, 2.4));
	scene_path(map->drawing.scene, (const struct path_point[]){
		{ .verb = PATH_MOVE, .x = to, .y = y },
		{ .verb = PATH_LINE, .x = tail, .y = y - 2.2 },
		{ .verb = PATH_LINE, .x = tail, .y = y + 2.2 },
		{ .verb = PATH_CLOSE, .x = to, .y = y } }, 4, figure_fill_of(COLOR_INK));
	scene_rect(map->drawing.scene, x - 3, y - 4.5, width + 6, 9, figure_fill_of(COLOR_PAPER));
	figure_write(&map->drawing, (struct figure_point){ x, y + 2.5 }, lettering, text);
}

static void draw_returns(const struct map *map, double y)
{
	const struct market *market = map->market;

	for (size_t i = 0; i < market->return_count && i < RETURN_LIMIT; i++)
		draw_return(map, market->returns[i], y + RETURN_ROW * ((double)i + 0.5));
	if (market->return_count > RETURN_LIMIT)
		figure_write(&map->drawing,
			(struct figure_point){ 0, y + RETURN_ROW * (RETURN_LIMIT + 0.7) },
			figure_plain(7, COLOR_MUTED, ANCHOR_START),
			figure_count(market->context, "figure.market.more_back",
				(int)(market->return_count - RETURN_LIMIT), ""));
}

/* ---- the figure ---- */

struct figure figure_market_map(const struct figure_context *context)
{
	struct market market;
	struct map map = { .drawing = { context, NULL }, .market = &market, .width = FIGURE_WIDTH_12 };
	double y;

	if (context->results->selection->map.stage_count == 0 ||
	    context->results->selection->map.node_count == 0)
		return (struct figure){ .alt = "" };
	market = market_new(context);
	market_measure(&market);
	market_order(&market);
	map.rule = HEAD_BASE + HEAD_LINE * head_lines(&market) + 5;
	y = map.rule + 10 + INFLUENCER_ROW * (double)influencer_rows(&market);
	market_lay_out(&market, y);
	y = market.bottom + (market.return_count > 0 ? 4 : 0);
	map.drawing.scene = scene_new(context->arena, map.width,
		y + RETURN_ROW * (double)return_rows(&market) + KEY_GAP + market_key_height(&market));
	draw_heads(&map);
	draw_flow(&map);
	draw_influencers(&map);
	draw_returns(&map, y);
	y += RETURN_ROW * (double)return_rows(&market) + KEY_GAP;
	scene_line(map.drawing.scene, 0, y, map.width, y, figure_line_of(COLOR_RULE, 0.5));
	market_draw_key(&map.drawing, &market, y);
	return (struct figure){ map.drawing.scene, market_alt(&market), (int)market.map->node_count, 0, NULL };
}
