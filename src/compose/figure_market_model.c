/* The market map as places and bands: what each stage holds, and what flows
 * from stage to stage. */
#include <math.h>
#include <stdlib.h>

#include "figure_market.h"

const struct market_node *market_ours(const struct market_map *map)
{
	for (size_t i = 0; i < map->node_count; i++) {
		const struct market_node *node = &map->nodes[i];
		if (node->kind == NODE_SUPPLIER && node->competitor == NULL && node->account == NULL)
			return node;
	}
	return NULL;
}

static bool is_touched(const struct market_map *map, const struct market_node *node)
{
	for (size_t i = 0; i < map->flow_count; i++)
		if (map->flows[i].from == node || map->flows[i].to == node)
			return true;
	return false;
}

bool market_is_influencer(const struct market_map *map, const struct market_node *node)
{
	return (node->kind == NODE_SPECIFIER || node->kind == NODE_INFLUENCER) &&
	       !isfinite(node->value) && !is_touched(map, node);
}

enum account_class market_class(const struct figure_context *context,
                                const struct market_node *node)
{
	const struct results *results = context->results;

	if (node == NULL || node->account == NULL)
		return CLASS_UNDETERMINED;
	return results->accounts[node->account - results->selection->accounts].class;
}

static double positive(double value)
{
	return isfinite(value) && value > 0 ? value : 0;
}

/* ---- which nodes have a bar of their own ---- */

static bool is_leverage(const struct market_map *map, const struct market_node *node)
{
	for (size_t i = 0; i < map->leverage_count; i++)
		if (map->leverage[i].node == node)
			return true;
	return false;
}

/* What a node is worth when only some can be shown. */
struct standing {
	const struct market_node *node;
	int rank; /* 0 = us, 1 = a leverage point, 2 = an account, 3 = others */
	double value;
};

static double flow_through(const struct market_map *map, const struct market_node *node)
{
	double in = 0, out = 0;

	for (size_t i = 0; i < map->flow_count; i++) {
		const struct market_flow *flow = &map->flows[i];
		in += flow->to == node ? positive(flow->value) : 0;
		out += flow->from == node ? positive(flow->value) : 0;
	}
	return fmax(fmax(in, out), positive(node->value));
}

static int compare_standing(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->value != b->value)
		return a->value > b->value ? -1 : 1;
	return a->node < b->node ? -1 : 1;
}

/* The nodes of a stage, those first that must be shown; gives their number. */
static size_t list_nodes(const struct market *market, size_t stage, struct standing *list)
{
	const struct market_map *map = market->map;
	size_t count = 0;

	for (size_t i = 0; i < map->node_count; i++) {
		const struct market_node *node = &map->nodes[i];
		if (node->stage != &map->stages[stage] || market_is_influencer(map, node))
			continue;
		list[count++] = (struct standing){ node,
			node == market_ours(map) ? 0 : is_leverage(map, node) ? 1 : node->account != NULL ? 2 : 3,
			flow_through(map, node) };
	}
	qsort(list, count, sizeof *list, compare_standing);
	return count;
}

/* How many of them have a bar of their own. */
static size_t count_kept(const struct standing *list, size_t count)
{
	size_t needed = 0;

	if (count <= MARKET_PLACES)
		return count;
	while (needed < count && list[needed].rank < 3)
		needed++;
	if (needed > MARKET_PLACES_MOST)
		return MARKET_PLACES_MOST;
	return needed > MARKET_PLACES - 1 ? needed : MARKET_PLACES - 1;
}

static struct market_place *add_place(struct market *market, size_t stage)
{
	struct market_place *place = ARENA_NEW(market->context->arena, struct market_place);
	struct market_stage *own = &market->stages[stage];

	place->stage = stage;
	own->places[own->count++] = place;
	return place;
}

/* Places in the order of the file's ids; the joined and the passing follow. */
static void add_stage(struct market *market, size_t stage, struct standing *list)
{
	const struct market_map *map = market->map;
	const size_t count = list_nodes(market, stage, list), kept = count_kept(list, count);
	struct market_place *joined;

	market->stages[stage] = (struct market_stage){ .stage = &map->stages[stage],
		.places = ARENA_ARRAY(market->context->arena, struct market_place *, kept + 2) };
	for (size_t i = 0; i < map->node_count; i++)
		for (size_t k = 0; k < kept; k++)
			if (list[k].node == &map->nodes[i]) {
				struct market_place *place = add_place(market, stage);
				place->node = list[k].node;
				place->ours = list[k].rank == 0;
				place->ends = place->node->kind == NODE_END_USER;
				place->value = positive(place->node->value);
				market->place_of[i] = place;
			}
	if (kept == count)
		return;
	joined = add_place(market, stage);
	joined->joined = (int)(count - kept);
	for (size_t k = kept; k < count; k++) {
		joined->value += positive(list[k].node->value);
		market->place_of[list[k].node - map->nodes] = joined;
	}
}

/* ---- bands ---- */

static void add_band(struct market *market, struct market_place *from, struct market_place *to,
                     const struct market_band *flow)
{
	struct market_band *band = NULL;

	from->out += flow->value;
	to->in += flow->value;
	for (size_t i = 0; i < market->band_count && band == NULL; i++)
		if (market->bands[i].from == from && market->bands[i].to == to &&
		    market->bands[i].ours == flow->ours)
			band = &market->bands[i];
	if (band == NULL) {
		market->bands = arena_grow(market->context->arena, market->bands, sizeof *band,
			market->band_count, &market->band_capacity);
		band = &market->bands[market->band_count++];
		*band = (struct market_band){ .from = from, .to = to, .ours = flow->ours };
	}
	band->value += flow->value;
}

/* What is sold past a stage. */
static struct market_place *past_of(struct market *market, size_t stage)
{
	struct market_stage *own = &market->stages[stage];
	struct market_place *place;

	if (own->count > 0 && own->places[own->count - 1]->past)
		return own->places[own->count - 1];
	place = add_place(market, stage);
	place->past = true;
	return place;
}

/* A flow over several stages passes each of those between. What is ours can
 * be followed until it is sold on. */
static void add_flow(struct market *market, const struct market_flow *flow)
{
	struct market_place *from = market->place_of[flow->from - market->map->nodes];
	struct market_place *to = market->place_of[flow->to - market->map->nodes];
	const struct market_band band = { .value = market->unvalued ? 1 : positive(flow->value),
		.ours = from != NULL && from->ours };

	if (from == NULL || to == NULL || to->stage <= from->stage) {
		market->returns[market->return_count++] = flow;
		return;
	}
	for (size_t stage = from->stage + 1; stage < to->stage; stage++) {
		struct market_place *past = past_of(market, stage);
		add_band(market, from, past, &band);
		from = past;
	}
	add_band(market, from, to, &band);
}

static bool has_values(const struct market_map *map)
{
	for (size_t i = 0; i < map->flow_count; i++)
		if (positive(map->flows[i].value) > 0)
			return true;
	for (size_t i = 0; i < map->node_count; i++)
		if (positive(map->nodes[i].value) > 0)
			return true;
	return false;
}

static void sum_up(struct market *market)
{
	for (size_t i = 0; i < market->stage_count; i++) {
		struct market_stage *stage = &market->stages[i];
		double all = 0;
		for (size_t k = 0; k < stage->count; k++) {
			struct market_place *place = stage->places[k];
			place->value = fmax(place->value, fmax(place->in, place->out));
			place->lone = place->in == 0 && place->out == 0;
			place->ends = place->ends || i + 1 == market->stage_count;
			stage->carried += place->past ? 0 : place->value;
			all += place->value;
		}
		market->total = fmax(market->total, all);
	}
	for (size_t i = 0; i < market->band_count; i++) {
		market->bands[i].from->lone = false;
		market->bands[i].to->lone = false;
	}
}

struct market market_new(const struct figure_context *context)
{
	const struct market_map *map = &context->results->selection->map;
	struct arena *arena = context->arena;
	struct market market = { .context = context, .map = map, .stage_count = map->stage_count,
		.unvalued = !has_values(map) };
	struct standing *list = ARENA_ARRAY(arena, struct standing, map->node_count + 1);

	market.stages = ARENA_ARRAY(arena, struct market_stage, map->stage_count + 1);
	market.place_of = ARENA_ARRAY(arena, struct market_place *, map->node_count + 1);
	market.returns = ARENA_ARRAY(arena, const struct market_flow *, map->flow_count + 1);
	for (size_t i = 0; i < map->stage_count; i++)
		add_stage(&market, i, list);
	for (size_t i = 0; i < map->flow_count; i++)
		add_flow(&market, &map->flows[i]);
	sum_up(&market);
	return market;
}
