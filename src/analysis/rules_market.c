/* Checklist 4: the market map. */
#include "rules_internal.h"

/* K401: no nodes, or no leverage point. */
void
judge_map_missing(struct judge *judge)
{
	const struct market_map *map = &judge->selection->map;

	if (map->node_count == 0 || map->leverage_count == 0)
		judge_form(judge_hit(judge, map->place, "market_map", ARGUMENTS({ NULL, COUNT(0) })),
			map->node_count == 0 ? "map" : "leverage");
}

/* What flows into and out of each node; a flow without a value spoils both. */
struct balance_of_flows { double in, out; bool has_in, has_out; };

static struct balance_of_flows *
balance_nodes(struct judge *judge)
{
	const struct market_map *map = &judge->selection->map;
	struct balance_of_flows *nodes =
		ARENA_ARRAY(judge->arena, struct balance_of_flows, map->node_count + 1);

	for (size_t i = 0; i < map->flow_count; i++) {
		const struct market_flow *flow = &map->flows[i];
		struct balance_of_flows *from = &nodes[flow->from - map->nodes];
		struct balance_of_flows *to = &nodes[flow->to - map->nodes];

		from->out += flow->value;
		from->has_out = true;
		to->in += flow->value;
		to->has_in = true;
	}
	return nodes;
}

/* Two amounts further apart than the tolerance, in percent of the larger. */
static bool
differ(const struct judge *judge, double a, double b)
{
	const double tolerance = judge_limit(judge, "tolerance_percent") / 100;

	return is_over(fabs(a - b), tolerance * fmax(a, b));
}

/* K402: in a complete map, abs(inflow - outflow) of an inner node > 5 % of the
 * larger. */
void
judge_map_unbalanced(struct judge *judge)
{
	const struct market_map *map = &judge->selection->map;
	const struct balance_of_flows *nodes = balance_nodes(judge);

	for (size_t i = 0; map->complete && i < map->node_count; i++)
		if (nodes[i].has_in && nodes[i].has_out && differ(judge, nodes[i].in, nodes[i].out))
			judge_hit(judge, map->nodes[i].place, path_to(judge, "market_map.nodes", map->nodes[i].id),
				ARGUMENTS({ "node", NAME(&map->nodes[i]) }, { "in", NUMBER(nodes[i].in) },
				          { "out", NUMBER(nodes[i].out) },
				          { "limit", PERCENT(judge_limit(judge, "tolerance_percent")) }));
}

/* K403: a leverage point at whose node no candidate account stands. */
void
judge_leverage_unserved(struct judge *judge)
{
	const struct market_map *map = &judge->selection->map;

	for (size_t i = 0; i < map->leverage_count; i++)
		if (map->leverage[i].node->account == NULL)
			judge_hit(judge, map->leverage[i].place,
				path_to(judge, "market_map.nodes", map->leverage[i].node->id),
				ARGUMENTS({ "node", NAME(map->leverage[i].node) }));
}

/* K404: in a complete map, a node's value differs from what flows in, or out,
 * by more than 5 % of the larger. */
void
judge_map_value(struct judge *judge)
{
	const struct market_map *map = &judge->selection->map;
	const struct balance_of_flows *nodes = balance_nodes(judge);

	for (size_t i = 0; map->complete && i < map->node_count; i++) {
		const struct market_node *node = &map->nodes[i];
		const bool in = nodes[i].has_in && differ(judge, node->value, nodes[i].in);
		const bool out = nodes[i].has_out && differ(judge, node->value, nodes[i].out);

		if (in || out)
			judge_form(judge_hit(judge, node->place, path_to(judge, "market_map.nodes", node->id),
				ARGUMENTS({ "node", NAME(node) }, { "value", NUMBER(node->value) },
				          { "flow", NUMBER(in ? nodes[i].in : nodes[i].out) },
				          { "limit", PERCENT(judge_limit(judge, "tolerance_percent")) })),
				in ? "in" : "out");
	}
}

/* Takes nodes away until something flows into each that is left: those lie on a
 * cycle, or behind one (Kahn 1962). Gives how many are left. */
static size_t
take_sources_away(struct judge *judge, bool *gone)
{
	const struct market_map *map = &judge->selection->map;
	bool *fed = ARENA_ARRAY(judge->arena, bool, map->node_count + 1);
	size_t left = map->node_count, before;

	do {
		before = left;
		left = 0;
		memset(fed, 0, map->node_count * sizeof *fed);
		for (size_t i = 0; i < map->flow_count; i++)
			if (!gone[map->flows[i].from - map->nodes])
				fed[map->flows[i].to - map->nodes] = true;
		for (size_t i = 0; i < map->node_count; i++) {
			gone[i] = gone[i] || !fed[i];
			left += !gone[i];
		}
	} while (left < before);
	return left;
}

/* The node before `node` that is still there. */
static const struct market_node *
find_feeder(const struct market_map *map, const bool *gone, const struct market_node *node)
{
	for (size_t i = 0; i < map->flow_count; i++)
		if (map->flows[i].to == node && !gone[map->flows[i].from - map->nodes])
			return map->flows[i].from;
	return node;
}

/* K405: the flows contain a directed cycle. Names one, upstream. */
void
judge_map_cycle(struct judge *judge)
{
	const struct market_map *map = &judge->selection->map;
	bool *gone = ARENA_ARRAY(judge->arena, bool, map->node_count + 1);
	bool *seen = ARENA_ARRAY(judge->arena, bool, map->node_count + 1);
	struct values cycle = values_new(judge, map->node_count);
	const struct market_node *node = map->nodes, *first;

	if (take_sources_away(judge, gone) == 0)
		return;
	while (gone[node - map->nodes])
		node++;
	for (; !seen[node - map->nodes]; node = find_feeder(map, gone, node))
		seen[node - map->nodes] = true;
	first = node;
	do {
		values_add(&cycle, NAME(node));
		node = find_feeder(map, gone, node);
	} while (node != first);
	judge_hit(judge, first->place, "market_map.flows", ARGUMENTS({ "list", LIST(cycle) }));
}
