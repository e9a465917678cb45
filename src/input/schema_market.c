#include "schema_tables.h"

/* ---- market_map -------------------------------------------------------------- */

static const struct schema_key stage_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(stage, name),
	  .description = "Heading of the stage's column." },
};
static const struct schema_object stage = {
	.noun = "stage", KEYS(stage_keys), ELEMENT(stage), .short_key = "name", .in_order = true,
};

static const struct schema_key node_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(market_node, name),
	  .description = "Who or what stands there." },
	{ .name = "stage", .kind = SCHEMA_ID, .collection = COLLECTION_STAGES, .required = true,
	  AT(market_node, stage), .description = "Column of the map." },
	{ .name = "kind", .kind = SCHEMA_ENUM, .words = &words_node_kind, AT(market_node, kind),
	  .description = "Part it plays in the chain." },
	{ .name = "value", .kind = SCHEMA_NUMBER, NOT_NEGATIVE, AT(market_node, value),
	  .description = "What passes through it, in the map's unit." },
	{ .name = "competitor", .kind = SCHEMA_ID, .collection = COLLECTION_COMPETITORS,
	  AT(market_node, competitor), .description = "The rival that this node is." },
	{ .name = "account", .kind = SCHEMA_ID, .collection = COLLECTION_ACCOUNTS,
	  AT(market_node, account), .description = "The account that this node is." },
};
static const struct schema_object market_node = {
	.noun = "node", KEYS(node_keys), ELEMENT(market_node),
};

static const struct schema_key flow_keys[] = {
	{ .name = "from", .kind = SCHEMA_ID, .collection = COLLECTION_NODES, .required = true,
	  AT(market_flow, from), .description = "Node that supplies." },
	{ .name = "to", .kind = SCHEMA_ID, .collection = COLLECTION_NODES, .required = true,
	  AT(market_flow, to), .description = "Node that is supplied." },
	{ .name = "value", .kind = SCHEMA_NUMBER, NOT_NEGATIVE, AT(market_flow, value),
	  .description = "How much, in the map's unit." },
};
static const struct schema_object market_flow = {
	.noun = "flow", KEYS(flow_keys), ELEMENT(market_flow),
};

static const struct schema_key leverage_keys[] = {
	{ .name = "node", .kind = SCHEMA_ID, .collection = COLLECTION_NODES, .required = true,
	  AT(leverage, node), .description = "Where the choice of supplier is made." },
	{ .name = "who_decides", .kind = SCHEMA_WORDS, AT(leverage, who_decides),
	  .description = "Who makes it." },
	{ .name = "why", .kind = SCHEMA_WORDS, AT(leverage, why), .description = "Why there." },
};
static const struct schema_object leverage = {
	.noun = "leverage point", KEYS(leverage_keys), ELEMENT(leverage),
};

static const struct schema_key market_map_keys[] = {
	{ .name = "unit", .kind = SCHEMA_NAME, AT(market_map, unit),
	  .description = "Money or volume of our class of product." },
	{ .name = "complete", .kind = SCHEMA_YESNO, AT(market_map, complete), .default_text = "no",
	  .description = "Whether the map holds the whole market, so that flows must balance." },
	{ .name = "stages", .kind = SCHEMA_MAP, .object = &stage, .collection = COLLECTION_STAGES,
	  MANY(market_map, stages, stage_count), .description = "Columns of the map, left to right." },
	{ .name = "nodes", .kind = SCHEMA_MAP, .object = &market_node, .collection = COLLECTION_NODES,
	  MANY(market_map, nodes, node_count), .description = "Who makes, sells on, names or uses." },
	{ .name = "flows", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &market_flow,
	  MANY(market_map, flows, flow_count), .description = "What goes from node to node." },
	{ .name = "leverage", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &leverage,
	  MANY(market_map, leverage, leverage_count),
	  .description = "Nodes where the choice of supplier is really made." },
};
const struct schema_object schema_market_map = {
	.noun = "market map", KEYS(market_map_keys), SECTION(market_map),
};

/* ---- segmentation, segments, competitors, supplier_factors -------------------- */

static const struct schema_key segmentation_keys[] = {
	{ .name = "basis", .kind = SCHEMA_PROSE, AT(segmentation, basis),
	  .description = "By what customers were told apart." },
	{ .name = "rejected", .kind = SCHEMA_PROSE, AT(segmentation, rejected),
	  .description = "What other ways were thought of and dropped." },
	{ .name = "so_we_differ", .kind = SCHEMA_PROSE, AT(segmentation, so_we_differ),
	  .description = "What we do differently because of segments." },
};
const struct schema_object schema_segmentation = { .noun = "segmentation", KEYS(segmentation_keys) };

static const struct schema_key mix_keys[] = {
	{ .name = "product", .kind = SCHEMA_WORDS, AT(mix, product), .description = "What we offer." },
	{ .name = "price", .kind = SCHEMA_WORDS, AT(mix, price), .description = "At what price." },
	{ .name = "place", .kind = SCHEMA_WORDS, AT(mix, place_of_sale),
	  .description = "Where and how it reaches them." },
	{ .name = "promotion", .kind = SCHEMA_WORDS, AT(mix, promotion),
	  .description = "How we speak to them." },
	{ .name = "service", .kind = SCHEMA_WORDS, AT(mix, service), .description = "With what service." },
};
static const struct schema_object mix = { .noun = "marketing mix", KEYS(mix_keys) };

static const struct schema_key segment_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(segment, name),
	  .description = "The segment's name." },
	{ .name = "needs", .kind = SCHEMA_LIST, .item = SCHEMA_WORDS, MANY(segment, needs, need_count),
	  .description = "What these customers need." },
	{ .name = "buying", .kind = SCHEMA_WORDS, AT(segment, buying), .description = "How they buy." },
	{ .name = "size", .kind = SCHEMA_MONEY, AT(segment, size), NOT_NEGATIVE,
	  .description = "What the segment buys a year." },
	{ .name = "growth", .kind = SCHEMA_PERCENT, .least = -100, .most = 1000,
	  AT(segment, growth_percent), .unit = "% a year", .description = "How fast it grows." },
	{ .name = "priority", .kind = SCHEMA_ENUM, .words = &words_priority, AT(segment, priority),
	  .description = "How much we want it." },
	{ .name = "mix", .kind = SCHEMA_OBJECT, .object = &mix, AT(segment, mix),
	  .description = "What we do for it." },
};
const struct schema_object schema_segment = {
	.noun = "segment", KEYS(segment_keys), ELEMENT(segment), .in_order = true,
};

static const struct schema_key competitor_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(competitor, name),
	  .description = "The rival's name." },
};
const struct schema_object schema_competitor = {
	.noun = "competitor", KEYS(competitor_keys), ELEMENT(competitor),
};

static const struct schema_key supplier_factor_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(supplier_factor, name),
	  .description = "The factor's name." },
};
const struct schema_object schema_supplier_factor = {
	.noun = "supplier factor", KEYS(supplier_factor_keys), ELEMENT(supplier_factor),
};

/* ---- matrix -------------------------------------------------------------------- */

static const struct schema_key scale_keys[] = {
	{ .name = "min", .kind = SCHEMA_NUMBER, A_SCORE, AT(scale, min),
	  .default_text = "0", .description = "Lowest score." },
	{ .name = "max", .kind = SCHEMA_NUMBER, A_SCORE, AT(scale, max),
	  .default_text = "10", .description = "Highest score." },
	{ .name = "step", .kind = SCHEMA_NUMBER, .least = 0, .most = 1e6, AT(scale, step),
	  .default_text = "1", .description = "Smallest difference between scores; 0: any." },
};
const struct schema_object schema_scale = { .noun = "scale", KEYS(scale_keys) };

static const struct schema_key on_the_line_keys[] = {
	{ .name = "attractiveness", .kind = SCHEMA_ENUM, .words = &words_side, .default_text = "high",
	  AT(matrix, on_the_line_attractiveness), .description = "Attractiveness on its threshold." },
	{ .name = "strength", .kind = SCHEMA_ENUM, .words = &words_side, .default_text = "low",
	  AT(matrix, on_the_line_strength), .description = "Strength on its threshold: a tie is no lead." },
};
static const struct schema_object on_the_line = { .noun = "sides", KEYS(on_the_line_keys) };

static const struct schema_key treatment_keys[] = {
	{ .name = "contact", .kind = SCHEMA_WORDS, AT(treatment, contact),
	  .description = "How often we speak." },
	{ .name = "service", .kind = SCHEMA_WORDS, AT(treatment, service),
	  .description = "What service they get." },
	{ .name = "price", .kind = SCHEMA_WORDS, AT(treatment, price),
	  .description = "How prices are made." },
	{ .name = "people", .kind = SCHEMA_WORDS, AT(treatment, people), .description = "Who works on it." },
	{ .name = "money", .kind = SCHEMA_WORDS, AT(treatment, money), .description = "What is spent." },
	{ .name = "approves", PERSON, AT(treatment, approves),
	  .description = "Who approves exceptions." },
	{ .name = "text", .kind = SCHEMA_WORDS, AT(treatment, text),
	  .description = "The treatment in a sentence or two." },
};
static const struct schema_object treatment = {
	.noun = "treatment", KEYS(treatment_keys), GIVEN_AT(treatment, given),
};

#define TREATMENT(class) \
	.kind = SCHEMA_OBJECT, .object = &treatment, AT(matrix, treatments[class])
static const struct schema_key treatments_keys[] = {
	{ .name = "key", TREATMENT(CLASS_KEY), .description = "Of key accounts." },
	{ .name = "key_development", TREATMENT(CLASS_KEY_DEVELOPMENT),
	  .description = "Of key development accounts." },
	{ .name = "maintenance", TREATMENT(CLASS_MAINTENANCE), .description = "Of maintenance accounts." },
	{ .name = "opportunistic", TREATMENT(CLASS_OPPORTUNISTIC),
	  .description = "Of opportunistic accounts." },
};
static const struct schema_object treatments = { .noun = "treatments", KEYS(treatments_keys) };

static const struct schema_key matrix_keys[] = {
	{ .name = "scale", .kind = SCHEMA_SCALE, .object = &schema_scale, AT(matrix, scale),
	  .description = "Scale of all scores." },
	{ .name = "attractiveness_threshold", .kind = SCHEMA_THRESHOLD,
	  .words = &words_threshold, AT(matrix, attractiveness_threshold),
	  .description = "From where attractiveness is high; left out: the middle of the scale." },
	{ .name = "threshold_because", .kind = SCHEMA_PROSE, AT(matrix, threshold_because),
	  .description = "Why the line is there." },
	{ .name = "strength", .kind = SCHEMA_ENUM, .words = &words_strength_mode, AT(matrix, strength),
	  .default_text = "difference",
	  .description = "How we are compared with the best rival: difference or ratio." },
	{ .name = "strength_threshold", .kind = SCHEMA_NUMBER, A_SCORE, AT(matrix, strength_threshold),
	  .description = "From where strength is high; left out: 0 for difference, 1 for ratio." },
	{ .name = "on_the_line", .kind = SCHEMA_OBJECT, .object = &on_the_line,
	  .description = "On which side a value exactly on its threshold falls." },
	{ .name = "strong_side", .kind = SCHEMA_ENUM, .words = &words_strong_side,
	  AT(matrix, strong_side), .default_text = "right",
	  .description = "Where high strength is drawn." },
	{ .name = "hysteresis", .kind = SCHEMA_NUMBER, NOT_NEGATIVE, AT(matrix, hysteresis),
	  .default_text = "0", .description = "Smaller moves do not change a class between reviews." },
	{ .name = "treatments", .kind = SCHEMA_OBJECT, .object = &treatments,
	  .description = "How accounts of each class are treated." },
};
const struct schema_object schema_matrix = {
	.noun = "matrix", KEYS(matrix_keys), PLACE_AT(matrix, place),
};

/* ---- attractiveness ---------------------------------------------------------------- */

static const struct schema_key factor_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(factor, name),
	  .description = "The factor's name." },
	{ .name = "weight", .kind = SCHEMA_PERCENT, A_SHARE, AT(factor, weight), .unit = "%",
	  PLACE_AT(factor, weight_place), .description = "Its weight; all weights sum to 100." },
	{ .name = "type", .kind = SCHEMA_ENUM, .words = &words_factor_type, AT(factor, type),
	  .description = "What it says of the account." },
	{ .name = "period", .kind = SCHEMA_ENUM, .words = &words_factor_period, AT(factor, period),
	  .description = "Whether it looks at the past or the future." },
	{ .name = "objectives", .kind = SCHEMA_LIST, .item = SCHEMA_ID,
	  .collection = COLLECTION_OBJECTIVES, MANY(factor, objectives, objective_count),
	  .description = "Objectives that it serves." },
	{ .name = "about_size", .kind = SCHEMA_YESNO, AT(factor, about_size), .default_text = "no",
	  .description = "Whether it measures size." },
	{ .name = "anchors", .kind = SCHEMA_ANCHORS, MANY(factor, anchors, anchor_count),
	  .description = "What scores mean, such as 0, 5 and 10; they say which way is good." },
};
static const struct schema_object factor = {
	.noun = "factor", KEYS(factor_keys), ELEMENT(factor), .in_order = true,
};

const struct schema_key schema_pairwise_by = {
	.name = "by", .kind = SCHEMA_NUMBER, .least = 1, .most = 9,
	.description = "How much more the first factor matters than the second: 1 the same, 9 far more.",
};
const struct schema_key schema_swing_points = {
	.name = "points", .kind = SCHEMA_NUMBER, .least = 0, .most = 1e6,
	.description = "Points for moving this factor from its worst to its best score.",
};

static const struct schema_key attractiveness_keys[] = {
	{ .name = "weights", .kind = SCHEMA_ENUM, .words = &words_weight_method,
	  AT(attractiveness, method), .default_text = "stated",
	  .description = "Where weights come from; all but stated need `judgement`." },
	{ .name = "normalise", .kind = SCHEMA_YESNO, AT(attractiveness, normalise),
	  .default_text = "no", .description = "Whether weights that do not sum to 100 are scaled." },
	{ .name = "set_by", PEOPLE, MANY(attractiveness, set_by, set_by_count),
	  .description = "Who set factors and weights." },
	{ .name = "factors", .kind = SCHEMA_MAP, .object = &factor, .collection = COLLECTION_FACTORS,
	  .limit = SCHEMA_FACTOR_LIMIT, MANY(attractiveness, factors, factor_count),
	  .description = "One set of factors for all accounts." },
	{ .name = "judgement", .kind = SCHEMA_JUDGEMENT,
	  .description = "Pairwise: rows {over: [a, b], by: 3}; ranked: factors, most important first; "
	                 "swing: points by factor." },
	{ .name = "considered", .kind = SCHEMA_TEXT_MAP,
	  MANY(attractiveness, considered, considered_count),
	  .description = "Factors thought of and dropped, and why." },
};
const struct schema_object schema_attractiveness = {
	.noun = "attractiveness", KEYS(attractiveness_keys), PLACE_AT(attractiveness, place),
};
