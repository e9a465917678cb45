/* Chapters 4 and 5: who buys from whom, where suppliers are chosen, and how
 * the market is divided. */
#include <math.h>
#include <stdlib.h>

#include "analysis/capacity.h"
#include "base/number.h"
#include "component.h"
#include "figure_market.h"

/* ---- the market map ---- */

/* What flows from `from` to `to`; NAN where nothing is said. */
static double
flow_between(const struct market_map *map, const struct market_node *from,
             const struct market_node *to)
{
	double sum = (double)NAN;

	for (size_t i = 0; i < map->flow_count; i++) {
		const struct market_flow *flow = &map->flows[i];

		if (flow->from == from && flow->to == to && isfinite(flow->value))
			sum = isfinite(sum) ? sum + flow->value : flow->value;
	}
	return sum;
}

static double
stage_value(const struct market_map *map, const struct stage *stage)
{
	double sum = 0;

	for (size_t i = 0; i < map->node_count; i++)
		if (map->nodes[i].stage == stage && isfinite(map->nodes[i].value))
			sum += map->nodes[i].value;
	return sum;
}

static double
share_of(double part, double whole)
{
	return whole > 0 ? number_round(100 * part / whole, 0) : (double)NAN;
}

static void
add_place(struct table *table, const struct market_node *node, double whole)
{
	const struct composer *composer = table->composer;
	const struct market_map *map = &composer->selection->map;
	const struct market_node *ours = market_ours(map);

	table_row(table, ROW_BODY);
	if (node->account != NULL)
		doc_append(table_cell(table), node_account(composer, result_of(composer, node->account)));
	else if (node == ours)
		doc_append(table_cell(table), node_strong(composer, text_of(composer, &node->name)));
	else
		table_text(table, text_of(composer, &node->name));
	table_text(table, node->kind == NODE_NONE ? say(composer, "form.none")
		: say_word(composer, "node_kind", &words_node_kind, (int)node->kind));
	table_text(table, form_amount(composer, node->value));
	table_text(table, form_percent(composer, share_of(node->value, whole)));
	table_text(table, form_amount(composer, flow_between(map, ours, node)));
}

/* The stage's places, the largest first, those without a value last. */
static int
compare_places(const void *left, const void *right)
{
	const struct market_node *const *a = left, *const *b = right;
	const double first = isfinite((*a)->value) ? (*a)->value : -1;
	const double second = isfinite((*b)->value) ? (*b)->value : -1;

	if (first != second)
		return first > second ? -1 : 1;
	return *a < *b ? -1 : 1;
}

static void
add_stage(struct table *table, const struct stage *stage)
{
	const struct composer *composer = table->composer;
	const struct market_map *map = &composer->selection->map;
	const double whole = stage_value(map, stage);
	const char *name = text_of(composer, &stage->name);
	const struct market_node **places =
		ARENA_ARRAY(composer->arena, const struct market_node *, map->node_count + 1);
	size_t count = 0;

	table_band(table, whole > 0 ? say_with(composer, "market.stage", FILLS(
		{ "name", name }, { "value", form_amount(composer, whole) },
		{ "unit", text_of(composer, &map->unit) })) : name);
	for (size_t i = 0; i < map->node_count; i++)
		if (map->nodes[i].stage == stage)
			places[count++] = &map->nodes[i];
	qsort(places, count, sizeof *places, compare_places);
	for (size_t i = 0; i < count; i++)
		add_place(table, places[i], whole);
}

static struct doc_node *
place_table(const struct composer *composer)
{
	const struct market_map *map = &composer->selection->map;
	const struct column_plan plan[] = {
		{ "place", COLUMN_NAME, NULL }, { "node_kind", COLUMN_TEXT, NULL },
		{ "value", COLUMN_NUMBER, NULL }, { "share_of_stage", COLUMN_NUMBER, NULL },
		{ "from_us", COLUMN_NUMBER, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < map->stage_count; i++)
		add_stage(&table, &map->stages[i]);
	table_even_decimals(&table);
	table.node->table.caption = words_given(&map->unit)
		? say_with(composer, "market.caption_in", FILLS({ "unit", text_of(composer, &map->unit) }))
		: say(composer, "market.caption");
	table.node->table.note = say(composer, map->complete ? "market.complete" : "market.incomplete");
	return table.node;
}

static struct doc_node *
leverage_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "where", COLUMN_NAME, NULL }, { "who_decides", COLUMN_TEXT, NULL },
		{ "why_there", COLUMN_TEXT, NULL },
	};
	const struct market_map *map = &composer->selection->map;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < map->leverage_count; i++) {
		const struct leverage *point = &map->leverage[i];

		table_row(&table, ROW_BODY);
		table_text(&table, point->node == NULL ? say(composer, "form.none")
		                                       : text_of(composer, &point->node->name));
		table_or_none(&table, capitalise(composer, text_of(composer, &point->who_decides)));
		table_or_none(&table, text_of(composer, &point->why));
	}
	if (map->leverage_count == 0)
		return node_missing(composer, "leverage");
	table.node->table.caption = say(composer, "market.leverage_caption");
	table.node->table.wide = true;
	return table.node;
}

struct doc_node *
component_market_map(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_market_map(&context);
	struct doc_node *blocks = node_blocks(composer), *node;

	if (composer->selection->map.node_count == 0)
		return node_missing(composer, "market_map");
	node = node_figure(composer, &figure, &(struct figure_plan){
		.name = "market-map", .anchor = "figure-market-map",
		.caption = say(composer, "market.figure_caption") });
	if (node != NULL)
		doc_append(blocks, node);
	doc_append(blocks, place_table(composer));
	doc_append(blocks, node_heading(composer, 2, say(composer, "market.leverage_head")));
	doc_append(blocks, leverage_table(composer));
	return blocks;
}

/* ---- segments ---- */

static const char *
needs_of(const struct composer *composer, const struct segment *segment)
{
	const char **needs = ARENA_ARRAY(composer->arena, const char *, segment->need_count + 1);

	for (size_t i = 0; i < segment->need_count; i++)
		needs[i] = text_of(composer, &segment->needs[i]);
	return capitalise(composer, join_words(composer, needs, segment->need_count));
}

static struct doc_node *
need_table(const struct composer *composer)
{
	const struct column_plan plan[] = {
		{ "segment", COLUMN_NAME, NULL }, { "needs", COLUMN_TEXT, NULL },
		{ "buying", COLUMN_TEXT, NULL }, { "market_size", COLUMN_NUMBER, form_money_unit(composer) },
		{ "growth", COLUMN_NUMBER, say(composer, "segments.a_year") },
		{ "priority", COLUMN_TEXT, NULL },
	};
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < selection->segment_count; i++) {
		const struct segment *segment = &selection->segments[i];

		table_row(&table, ROW_BODY);
		table_text(&table, text_of(composer, &segment->name));
		table_or_none(&table, needs_of(composer, segment));
		table_or_none(&table, capitalise(composer, text_of(composer, &segment->buying)));
		table_text(&table, form_amount(composer, segment->size));
		table_text(&table, form_percent(composer, segment->growth_percent));
		table_text(&table, segment->priority == PRIORITY_NONE ? say(composer, "form.none")
			: say_word(composer, "priority", &words_priority, (int)segment->priority));
	}
	table_even_decimals(&table);
	table.node->table.caption = say(composer, "segments.caption");
	table.node->table.wide = true;
	return table.node;
}

static bool
mix_given(const struct mix *mix)
{
	return words_given(&mix->product) || words_given(&mix->price) ||
	       words_given(&mix->place_of_sale) || words_given(&mix->promotion) ||
	       words_given(&mix->service);
}

static void
add_mix(struct table *table, const struct segment *segment)
{
	const struct composer *composer = table->composer;
	const struct mix *mix = &segment->mix;
	const struct words *fields[] = {
		&mix->product, &mix->price, &mix->place_of_sale, &mix->promotion, &mix->service,
	};

	table_row(table, ROW_BODY);
	table_text(table, text_of(composer, &segment->name));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		table_or_none(table, capitalise(composer, text_of(composer, fields[i])));
}

static struct doc_node *
mix_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "segment", COLUMN_NAME, NULL }, { "product", COLUMN_TEXT, NULL },
		{ "price", COLUMN_TEXT, NULL }, { "place_of_sale", COLUMN_TEXT, NULL },
		{ "promotion", COLUMN_TEXT, NULL }, { "service", COLUMN_TEXT, NULL },
	};
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < selection->segment_count; i++)
		if (mix_given(&selection->segments[i].mix))
			add_mix(&table, &selection->segments[i]);
	if (table.row == NULL)
		return node_missing(composer, "mix");
	table.node->table.caption = say(composer, "segments.mix_caption");
	table.node->table.wide = true;
	return table.node;
}

/* ---- the candidates of each segment, by class ---- */

struct tally { int classes[CLASS_COUNT + 1], count; double revenue, reachable; };

/* Of one segment's accounts; NULL = of those without a segment. */
static struct tally
tally_segment(const struct results *results, const struct segment *segment)
{
	struct tally tally = { .revenue = (double)NAN, .reachable = (double)NAN };

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];

		if (result->account->segment != segment)
			continue;
		tally.classes[result->class]++;
		tally.count++;
		tally.revenue = capacity_sum_known(tally.revenue, result->account->revenue);
		tally.reachable = capacity_sum_known(tally.reachable, result->account->reachable);
	}
	return tally;
}

static void
add_tally(struct table *table, const char *name, const struct tally *tally)
{
	const struct composer *composer = table->composer;

	table_text(table, name);
	for (int class = CLASS_KEY; class < CLASS_COUNT; class++)
		table_text(table, tally->classes[class] == 0 ? say(composer, "form.none")
		                                             : form_count(composer, tally->classes[class]));
	table_text(table, form_count(composer, tally->count));
	table_text(table, form_amount(composer, tally->revenue));
	table_text(table, form_amount(composer, tally->reachable));
}

static void
add_to_total(struct tally *total, const struct tally *tally)
{
	for (int class = CLASS_KEY; class <= CLASS_COUNT; class++)
		total->classes[class] += tally->classes[class];
	total->count += tally->count;
	total->revenue = capacity_sum_known(total->revenue, tally->revenue);
	total->reachable = capacity_sum_known(total->reachable, tally->reachable);
}

static struct doc_node *
class_table(const struct composer *composer)
{
	const char *unit = form_money_unit(composer);
	const struct column_plan plan[] = {
		{ "segment", COLUMN_NAME, NULL }, { "class_count_key", COLUMN_NUMBER, NULL },
		{ "class_count_key_development", COLUMN_NUMBER, NULL },
		{ "class_count_maintenance", COLUMN_NUMBER, NULL },
		{ "class_count_opportunistic", COLUMN_NUMBER, NULL }, { "accounts", COLUMN_NUMBER, NULL },
		{ "sales_now", COLUMN_NUMBER, unit }, { "reachable", COLUMN_NUMBER, unit },
	};
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	const struct tally none = tally_segment(composer->results, NULL);
	struct tally total = none;

	for (size_t i = 0; i < selection->segment_count; i++) {
		const struct tally tally = tally_segment(composer->results, &selection->segments[i]);

		table_row(&table, ROW_BODY);
		add_tally(&table, text_of(composer, &selection->segments[i].name), &tally);
		add_to_total(&total, &tally);
	}
	if (none.count > 0) {
		table_row(&table, ROW_BODY);
		add_tally(&table, say(composer, "segments.none"), &none);
	}
	table_row(&table, ROW_TOTAL);
	add_tally(&table, say(composer, "segments.all"), &total);
	table_even_decimals(&table);
	table.node->table.caption = say(composer, "segments.class_caption");
	table.node->table.wide = true;
	if (total.classes[CLASS_UNDETERMINED] > 0)
		table.node->table.note = capitalise(composer, say_count(composer, "segments.undetermined",
			total.classes[CLASS_UNDETERMINED]));
	return table.node;
}

/* The segments without a candidate, in a sentence; "" = none. */
static const char *
empty_segments(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	const char **names = ARENA_ARRAY(composer->arena, const char *, selection->segment_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < selection->segment_count; i++)
		if (tally_segment(composer->results, &selection->segments[i]).count == 0)
			names[count++] = text_of(composer, &selection->segments[i].name);
	return count == 0 ? "" : say_with(composer, "segments.without", FILLS(
		{ "names", join_words(composer, names, count) }));
}

struct doc_node *
component_segments(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);

	if (composer->selection->segment_count == 0)
		return node_missing(composer, "segments");
	doc_append(blocks, need_table(composer));
	doc_append(blocks, mix_table(composer));
	doc_append(blocks, node_heading(composer, 2, say(composer, "segments.class_head")));
	doc_append(blocks, class_table(composer));
	return blocks;
}

struct doc_node *
component_segment_matrices(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const size_t count = figure_segment_count(&context);
	struct doc_node *blocks = node_blocks(composer);

	for (size_t from = 0; from < count; from += FIGURE_SEGMENT_PANELS) {
		const struct figure figure = figure_segments(&context, from, from + FIGURE_SEGMENT_PANELS);

		doc_append(blocks, node_figure(composer, &figure, &(struct figure_plan){
			.name = arena_printf(composer->arena, "segment-matrices-%zu", from / FIGURE_SEGMENT_PANELS + 1),
			.caption = say(composer, "segments.matrix_caption"),
			.explanation = empty_segments(composer) }));
	}
	return blocks->first_child != NULL ? blocks : node_missing(composer, "segment_matrices");
}
