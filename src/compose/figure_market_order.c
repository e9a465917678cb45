/* Where the market map's places and bands stand: few crossings, one scale. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure_market.h"

enum { SWEEPS = 6, HALVINGS = 40 };
#define GAP 11.0          /* between bars, where labels need no more */
#define LEAST_GAP 4.0
#define LABEL_GAP 2.0     /* between labels */
#define SPARE 6.0         /* a label may stand out so far above the first bar or below the last */
#define LEAST_BAR 3.0
#define ALIKE 3.0         /* bands of a map without values */
#define AREA 232.0        /* height of the flow; more where labels need it */
#define AREA_MOST 560.0
#define AREA_STEP 24.0
#define LEAST_FLOW 150.0  /* of which bars take at least this, if they may */

/* ---- order ---- */

/* Middles from 0 to 1, as high as the values with even gaps between. */
static void spread(const struct market_stage *stage)
{
	double whole = 0, at = 0;

	for (size_t i = 0; i < stage->count; i++)
		whole += stage->places[i]->value;
	for (size_t i = 0; i < stage->count; i++) {
		struct market_place *place = stage->places[i];
		const double share = 0.5 * (whole > 0 ? place->value / whole : 0) + 0.5 / (double)stage->count;
		place->middle = at + share / 2;
		at += share;
	}
}

/* Our own first, then as their neighbours pull, those without a flow last. */
static int compare_places(const void *left, const void *right)
{
	const struct market_place *const *a = left, *const *b = right;

	if ((*a)->ours != (*b)->ours)
		return (*a)->ours ? -1 : 1;
	if ((*a)->lone != (*b)->lone)
		return (*a)->lone ? 1 : -1;
	if ((*a)->pull != (*b)->pull)
		return (*a)->pull < (*b)->pull ? -1 : 1;
	return (*a)->middle < (*b)->middle ? -1 : (*a)->middle > (*b)->middle;
}

/* Each place is pulled to the mean of those it is joined to on one side. */
static void pull_stage(const struct market *market, size_t stage, bool forward)
{
	const struct market_stage *own = &market->stages[stage];

	for (size_t i = 0; i < own->count; i++) {
		struct market_place *place = own->places[i];
		double sum = 0, weight = 0;
		for (size_t k = 0; k < market->band_count; k++) {
			const struct market_band *band = &market->bands[k];
			const double value = fmax(band->value, 1e-6 * fmax(market->total, 1));
			if ((forward ? band->to : band->from) != place)
				continue;
			sum += value * (forward ? band->from : band->to)->middle;
			weight += value;
		}
		place->pull = weight > 0 ? sum / weight : place->middle;
	}
	qsort(own->places, own->count, sizeof *own->places, compare_places);
	spread(own);
}

double market_crossings(const struct market *market)
{
	double sum = 0;

	for (size_t i = 0; i < market->band_count; i++)
		for (size_t k = i + 1; k < market->band_count; k++) {
			const struct market_band *a = &market->bands[i], *b = &market->bands[k];
			if (a->from->stage == b->from->stage && (a->from->middle - b->from->middle) *
			    (a->to->middle - b->to->middle) < 0)
				sum += a->value * b->value;
		}
	return sum;
}

/* The order in which the fewest bands crossed; places of all stages in a row. */
struct best_order {
	double crossings;
	struct market_place **places;
};

static void keep_order(const struct market *market, struct best_order *best)
{
	const double crossings = market_crossings(market);
	size_t count = 0;

	if (crossings >= best->crossings)
		return;
	best->crossings = crossings;
	for (size_t i = 0; i < market->stage_count; i++)
		for (size_t k = 0; k < market->stages[i].count; k++)
			best->places[count++] = market->stages[i].places[k];
}

static void restore_order(const struct market *market, const struct best_order *best)
{
	size_t count = 0;

	for (size_t i = 0; i < market->stage_count; i++) {
		for (size_t k = 0; k < market->stages[i].count; k++)
			market->stages[i].places[k] = best->places[count++];
		spread(&market->stages[i]);
	}
}

void market_order(struct market *market)
{
	struct best_order best = { .crossings = HUGE_VAL };
	size_t count = 0;

	for (size_t i = 0; i < market->stage_count; i++) {
		const struct market_stage *stage = &market->stages[i];
		spread(stage);
		for (size_t k = 0; k < stage->count; k++)
			stage->places[k]->pull = stage->places[k]->middle;
		qsort(stage->places, stage->count, sizeof *stage->places, compare_places);
		spread(stage);
		count += stage->count;
	}
	best.places = ARENA_ARRAY(market->context->arena, struct market_place *, count + 1);
	keep_order(market, &best);
	for (int sweep = 0; sweep < SWEEPS; sweep++) {
		for (size_t i = 1; i < market->stage_count; i++)
			pull_stage(market, i, true);
		keep_order(market, &best);
		for (size_t i = market->stage_count; i-- > 1;)
			pull_stage(market, i - 1, false);
		keep_order(market, &best);
	}
	restore_order(market, &best);
}

/* ---- heights ---- */

static double height_of(const struct market_place *place, double scale)
{
	return fmax(place->value * scale, LEAST_BAR);
}

/* From one bar to the next: their labels stand beside their middles. */
static double gap_after(const struct market_stage *stage, size_t i, double scale)
{
	const struct market_place *a = stage->places[i], *b = stage->places[i + 1];
	const double bars = height_of(a, scale) + height_of(b, scale);
	const double labels = a->label.height + b->label.height + 2 * LABEL_GAP;

	return fmax(stage->count > MARKET_PLACES ? LEAST_GAP : GAP, (labels - bars) / 2);
}

/* How far the label of a bar stands out above and below it, but for a line's
 * half, for which there is room anyway. */
static double overhang(const struct market_place *place, double scale)
{
	return fmax(0, (place->label.height - height_of(place, scale)) / 2 - SPARE);
}

static double stack_height(const struct market_stage *stage, double scale)
{
	double height = stage->count == 0 ? 0
		: overhang(stage->places[0], scale) + overhang(stage->places[stage->count - 1], scale);

	for (size_t i = 0; i < stage->count; i++) {
		height += height_of(stage->places[i], scale);
		if (i + 1 < stage->count)
			height += gap_after(stage, i, scale);
	}
	return height;
}

static double tallest(const struct market *market, double scale)
{
	double most = 0;

	for (size_t i = 0; i < market->stage_count; i++)
		most = fmax(most, stack_height(&market->stages[i], scale));
	return most;
}

/* The largest scale at which every stage fits into the area. */
static double fit_scale(const struct market *market, double area)
{
	double low = 0, high = area / fmax(market->total, 1e-9);

	if (market->unvalued)
		return ALIKE;
	for (int i = 0; i < HALVINGS; i++) {
		const double middle = (low + high) / 2;
		if (tallest(market, middle) <= area)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static void stack(const struct market *market, const struct market_stage *stage)
{
	double y = (market->top + market->bottom - stack_height(stage, market->scale)) / 2;

	if (stage->count > 0)
		y += overhang(stage->places[0], market->scale);
	for (size_t i = 0; i < stage->count; i++) {
		stage->places[i]->y = y;
		stage->places[i]->height = height_of(stage->places[i], market->scale);
		y += stage->places[i]->height;
		if (i + 1 < stage->count)
			y += gap_after(stage, i, market->scale);
	}
}

bool market_is_missing(const struct market *market, const struct market_place *place, bool leaving)
{
	if (place->lone || place->past || (leaving ? place->ends : place->stage == 0))
		return false;
	return (place->value - (leaving ? place->out : place->in)) * market->scale >= 2;
}

/* ---- bands ---- */

static double middle_of(const struct market_place *place)
{
	return place->y + place->height / 2;
}

/* Bands leave and arrive in the order of their other ends; ours first. */
static int compare_ends(const struct market_place *a, const struct market_place *b,
                        const struct market_band *left, const struct market_band *right)
{
	if (middle_of(a) != middle_of(b))
		return middle_of(a) < middle_of(b) ? -1 : 1;
	return left->ours == right->ours ? 0 : left->ours ? -1 : 1;
}

static int by_target(const void *left, const void *right)
{
	const struct market_band *const *a = left, *const *b = right;

	return compare_ends((*a)->to, (*b)->to, *a, *b);
}

static int by_source(const void *left, const void *right)
{
	const struct market_band *const *a = left, *const *b = right;

	return compare_ends((*a)->from, (*b)->from, *a, *b);
}

/* Seats the bands at one side of a place, from its top. */
static void seat_bands(const struct market *market, const struct market_place *place, bool leaving,
                       struct market_band **list)
{
	size_t count = 0;
	double y = place->y;

	for (size_t i = 0; i < market->band_count; i++)
		if ((leaving ? market->bands[i].from : market->bands[i].to) == place)
			list[count++] = &market->bands[i];
	qsort(list, count, sizeof *list, leaving ? by_target : by_source);
	for (size_t i = 0; i < count; i++) {
		if (leaving)
			list[i]->from_y = y;
		else
			list[i]->to_y = y;
		y += list[i]->value * market->scale;
	}
}

void market_lay_out(struct market *market, double top)
{
	struct market_band **list =
		ARENA_ARRAY(market->context->arena, struct market_band *, market->band_count + 1);
	double area = AREA;

	market->scale = fit_scale(market, area);
	while (area < AREA_MOST && (tallest(market, market->scale) > area + 0.1 ||
	       (!market->unvalued && market->scale * market->total < LEAST_FLOW))) {
		area += AREA_STEP;
		market->scale = fit_scale(market, area);
	}
	market->top = top;
	market->bottom = top + fmax(market->unvalued ? 0 : area, tallest(market, market->scale));
	for (size_t i = 0; i < market->stage_count; i++)
		stack(market, &market->stages[i]);
	for (size_t i = 0; i < market->band_count; i++)
		market->bands[i].thick = market->bands[i].value * market->scale;
	for (size_t i = 0; i < market->stage_count; i++)
		for (size_t k = 0; k < market->stages[i].count; k++) {
			seat_bands(market, market->stages[i].places[k], true, list);
			seat_bands(market, market->stages[i].places[k], false, list);
		}
}
