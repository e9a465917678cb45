/* The market map's words: names beside the bars, values, leverage points. */
#include <math.h>

#include "figure_market.h"

#define NAME_SIZE 7.5
#define LINE 9.2
#define MARK_ROOM 9.0
#define VALUE_GAP 3.0
#define SHIELD_HALF 4.8
#define SHIELD_STEP 13.0
#define BESIDE 5.0        /* between a bar and its label */
#define LEAST_ROOM 56.0
#define BASELINE 0.78     /* part of a line above it */

/* For names at the first and the last stage, by the number of stages. */
static const double edge_room[] = { 104, 104, 104, 104, 88, 68 };
enum { EDGE_ROOMS = sizeof edge_room / sizeof *edge_room };

static bool is_bold(const struct market_place *place)
{
	return place->ours || (place->node != NULL && place->node->account != NULL);
}

static struct lettering name_lettering(const struct market *market, const struct market_place *place)
{
	const enum account_class class = market_class(market->context, place->node);
	struct lettering lettering = figure_plain(NAME_SIZE, COLOR_INK, ANCHOR_START);

	lettering.bold = is_bold(place);
	if (place->past || place->joined > 0)
		lettering.color = COLOR_MUTED;
	else if (class != CLASS_UNDETERMINED)
		lettering.color = figure_look(class)->text;
	return lettering;
}

static struct lettering value_lettering(const struct market_place *place)
{
	struct lettering lettering = figure_bold(NAME_SIZE, COLOR_INK, ANCHOR_START);

	lettering.bold = !place->past && place->joined == 0;
	lettering.color = lettering.bold ? COLOR_INK : COLOR_MUTED;
	return lettering;
}

static bool has_mark(const struct market *market, const struct market_place *place)
{
	return market_class(market->context, place->node) != CLASS_UNDETERMINED;
}

const char *market_name(const struct market *market, const struct market_place *place)
{
	if (place->past)
		return figure_word(market->context, "figure.market.past");
	if (place->joined > 0)
		return figure_count(market->context, "figure.market.others", place->joined, "");
	return figure_text(market->context, &place->node->name);
}

/* ---- leverage points ---- */

double market_shields_width(const struct market *market, const struct market_node *node)
{
	double width = 0;

	for (size_t i = 0; i < market->map->leverage_count; i++)
		if (node != NULL && market->map->leverage[i].node == node)
			width += SHIELD_STEP;
	return width;
}

void market_shield(const struct drawing *drawing, struct figure_point middle, const char *text)
{
	const double x = middle.x, y = middle.y, half = SHIELD_HALF;
	const struct path_point outline[] = {
		{ .verb = PATH_MOVE, .x = x - half, .y = y - half },
		{ .verb = PATH_LINE, .x = x + half, .y = y - half },
		{ .verb = PATH_LINE, .x = x + half, .y = y + half * 0.55 },
		{ .verb = PATH_LINE, .x = x, .y = y + half * 1.2 },
		{ .verb = PATH_LINE, .x = x - half, .y = y + half * 0.55 },
		{ .verb = PATH_CLOSE, .x = x - half, .y = y - half },
	};

	scene_path(drawing->scene, outline, sizeof outline / sizeof *outline,
		figure_fill_of(COLOR_NEUTRAL));
	figure_write(drawing, (struct figure_point){ x, y + 2.3 },
		figure_bold(7, COLOR_PAPER, ANCHOR_MIDDLE), text);
}

double market_shields(const struct drawing *drawing, const struct market *market,
                      const struct market_node *node, struct figure_point at)
{
	const double from = at.x;

	for (size_t i = 0; i < market->map->leverage_count; i++) {
		if (node == NULL || market->map->leverage[i].node != node)
			continue;
		market_shield(drawing, (struct figure_point){ at.x + SHIELD_STEP / 2, at.y },
			figure_number(market->context, (double)i + 1, 0));
		at.x += SHIELD_STEP;
	}
	return at.x - from;
}

/* ---- measuring ---- */

/* What follows the name: its value and the leverage points. */
static double tail_width(const struct market *market, const struct market_place *place)
{
	const double shields = market_shields_width(market, place->node);

	return (*place->label.value == '\0' ? 0 : VALUE_GAP + figure_width(market->context,
	        value_lettering(place), place->label.value)) + (shields > 0 ? VALUE_GAP + shields : 0);
}

static double line_width(const struct market *market, const struct market_place *place, int line)
{
	const struct market_label *label = &place->label;
	double width = line == 0 && has_mark(market, place) ? MARK_ROOM : 0;

	if (line < label->name.count)
		width += figure_width(market->context, name_lettering(market, place), label->name.lines[line]);
	if (line == label->name.count - 1 + label->value_below)
		width += tail_width(market, place) - (label->value_below ? VALUE_GAP : 0);
	return width;
}

static int count_lines(const struct market_label *label)
{
	return label->name.count + label->value_below;
}

static void measure_label(const struct market *market, struct market_place *place, double room)
{
	struct market_label *label = &place->label;
	const double mark = has_mark(market, place) ? MARK_ROOM : 0;

	label->value = market->unvalued || place->value <= 0 ? ""
		: figure_short_number(market->context, place->value, 1);
	label->name = figure_wrap(market->context, name_lettering(market, place),
		market_name(market, place), room - mark);
	label->value_below = tail_width(market, place) > 0 &&
		line_width(market, place, label->name.count - 1) > room;
	label->width = 0;
	for (int i = 0; i < count_lines(label); i++)
		label->width = fmax(label->width, line_width(market, place, i));
	label->height = fmax(count_lines(label) * LINE,
		market_shields_width(market, place->node) > 0 ? 2.2 * SHIELD_HALF : 0);
}

static double measure_stage(const struct market *market, const struct market_stage *stage, double room)
{
	double most = 0;

	for (size_t i = 0; i < stage->count; i++) {
		measure_label(market, stage->places[i], room);
		most = fmax(most, stage->places[i]->label.width);
	}
	return most;
}

void market_measure(struct market *market)
{
	const size_t count = market->stage_count;
	const double room = edge_room[count < EDGE_ROOMS ? count : EDGE_ROOMS - 1];
	const struct lettering head = figure_bold(8.5, COLOR_INK, ANCHOR_MIDDLE);
	double left, right, step;

	left = fmax(measure_stage(market, &market->stages[0], room), LEAST_ROOM) + BESIDE;
	right = count < 2 ? 0
		: fmax(measure_stage(market, &market->stages[count - 1], room), LEAST_ROOM) + BESIDE + MARKET_BAR;
	step = count < 2 ? 0 : (FIGURE_WIDTH_12 - left - right) / (double)(count - 1);
	for (size_t i = 0; i < count; i++) {
		struct market_stage *stage = &market->stages[i];
		const bool edge = i == 0 || i + 1 == count;

		stage->x = left + step * (double)i;
		if (!edge)
			measure_stage(market, stage, step - MARKET_BAR - 2 * BESIDE - 4);
		stage->head = figure_wrap(market->context, head,
			figure_text(market->context, &stage->stage->name),
			i == 0 ? stage->x + MARKET_BAR : edge ? FIGURE_WIDTH_12 - stage->x : step - 8);
	}
}

/* ---- drawing ---- */

/* One line; the first has the class's mark, the last what follows the name. */
static void draw_line(const struct drawing *drawing, const struct market *market,
                      const struct market_place *place, struct figure_point at, int line)
{
	const struct market_label *label = &place->label;

	if (line == 0 && has_mark(market, place)) {
		scene_mark(drawing->scene, figure_look(market_class(market->context, place->node))->mark,
			at.x + 3.4, at.y - 2.7, 3);
		at.x += MARK_ROOM;
	}
	if (line < label->name.count)
		at.x += figure_write(drawing, at, name_lettering(market, place), label->name.lines[line]);
	if (line < count_lines(label) - 1)
		return;
	if (*label->value != '\0') {
		at.x += line < label->name.count ? VALUE_GAP : 0;
		at.x += figure_write(drawing, at, value_lettering(place), label->value);
	}
	market_shields(drawing, market, place->node, (struct figure_point){ at.x + VALUE_GAP, at.y - 2.9 });
}

/* Names over bands stand on paper that lets some of them through. */
static void draw_back(const struct drawing *drawing, const struct figure_rect *rect)
{
	struct paint paint = figure_fill_of(COLOR_PAPER);

	paint.opacity = 0.84;
	scene_rounded(drawing->scene, rect->x, rect->y, rect->width, rect->height, 2, paint);
}

static void draw_label(const struct drawing *drawing, const struct market *market,
                       const struct market_place *place)
{
	const struct market_label *label = &place->label;
	const double lines = count_lines(label) * LINE;
	const double y = place->y + place->height / 2 - lines / 2;
	const double bar = market->stages[place->stage].x;
	const bool first = place->stage == 0, last = place->stage + 1 == market->stage_count;
	const struct figure_rect back = { bar + MARKET_BAR + BESIDE - 2, y - 0.6, label->width + 4, lines + 1.2 };

	if (!first && !last)
		draw_back(drawing, &back);
	for (int i = 0; i < count_lines(label); i++) {
		const double x = first ? bar - BESIDE - line_width(market, place, i) : bar + MARKET_BAR + BESIDE;
		draw_line(drawing, market, place,
			(struct figure_point){ x, y + i * LINE + LINE * BASELINE }, i);
	}
}

void market_draw_labels(const struct drawing *drawing, const struct market *market)
{
	for (size_t i = 0; i < market->stage_count; i++)
		for (size_t k = 0; k < market->stages[i].count; k++)
			draw_label(drawing, market, market->stages[i].places[k]);
}
