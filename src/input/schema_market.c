#include "schema_tables.h"

/* ---- market_map -------------------------------------------------------------- */

static const struct schema_key stage_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(stage, name),
	  .description = "Heading of the stage's column on the map." },
};
static const struct schema_object stage = {
	.noun = "stage", KEYS(stage_keys), ELEMENT(stage), .short_key = "name", .in_order = true,
};

static const struct schema_key node_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(market_node, name),
	  .description = "Who or what stands there." },
	{ .name = "stage", .kind = SCHEMA_ID, .collection = COLLECTION_STAGES, .required = true,
	  AT(market_node, stage), .description = "The column of the map in which it stands." },
	{ .name = "kind", .kind = SCHEMA_ENUM, .words = &words_node_kind, AT(market_node, kind),
	  .description = "The part it plays in the chain." },
	{ .name = "value", .kind = SCHEMA_NUMBER, NOT_NEGATIVE, AT(market_node, value),
	  .description = "What passes through it a year, in the map's unit." },
	{ .name = "competitor", .kind = SCHEMA_ID, .collection = COLLECTION_COMPETITORS,
	  AT(market_node, competitor),
	  .description = "The rival that this node is, if it is one." },
	{ .name = "account", .kind = SCHEMA_ID, .collection = COLLECTION_ACCOUNTS,
	  AT(market_node, account), .description = "The account that this node is, if it is one." },
};
static const struct schema_object market_node = {
	.noun = "node", KEYS(node_keys), ELEMENT(market_node),
};

static const struct schema_key flow_keys[] = {
	{ .name = "from", .kind = SCHEMA_ID, .collection = COLLECTION_NODES, .required = true,
	  AT(market_flow, from), .description = "The node that supplies." },
	{ .name = "to", .kind = SCHEMA_ID, .collection = COLLECTION_NODES, .required = true,
	  AT(market_flow, to), .description = "The node that is supplied." },
	{ .name = "value", .kind = SCHEMA_NUMBER, NOT_NEGATIVE, AT(market_flow, value),
	  .description = "How much flows a year, in the map's unit; left out: not known." },
};
static const struct schema_object market_flow = {
	.noun = "flow", KEYS(flow_keys), ELEMENT(market_flow),
};

static const struct schema_key leverage_keys[] = {
	{ .name = "node", .kind = SCHEMA_ID, .collection = COLLECTION_NODES, .required = true,
	  AT(leverage, node), .description = "The node at which the choice of supplier is made." },
	{ .name = "who_decides", .kind = SCHEMA_WORDS, AT(leverage, who_decides),
	  .description = "Who makes the choice there." },
	{ .name = "why", .kind = SCHEMA_WORDS, AT(leverage, why),
	  .description = "Why it is made there." },
};
static const struct schema_object leverage = {
	.noun = "leverage point", KEYS(leverage_keys), ELEMENT(leverage),
};

static const struct schema_key market_map_keys[] = {
	{ .name = "unit", .kind = SCHEMA_NAME, AT(market_map, unit),
	  .example = "million litres a year",
	  .description = "What the map counts: money or volume of our class of product." },
	{ .name = "complete", .kind = SCHEMA_YESNO, AT(market_map, complete), .default_text = "no",
	  .description = "Whether the map holds the whole market, so that what flows in and out "
	                 "of a node must balance." },
	{ .name = "stages", .kind = SCHEMA_MAP, .object = &stage, .collection = COLLECTION_STAGES,
	  MANY(market_map, stages, stage_count),
	  .example = "{maker: Makers, merchant: Merchants, trade: Trade customers}",
	  .description = "Columns of the map, from left to right." },
	{ .name = "nodes", .kind = SCHEMA_MAP, .object = &market_node, .collection = COLLECTION_NODES,
	  MANY(market_map, nodes, node_count),
	  .description = "Who makes, sells on, names or uses our class of product." },
	{ .name = "flows", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &market_flow,
	  MANY(market_map, flows, flow_count), .description = "What goes from node to node." },
	{ .name = "leverage", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &leverage,
	  MANY(market_map, leverage, leverage_count),
	  .description = "Nodes where the choice of supplier is really made." },
};
const struct schema_object schema_market_map = {
	.noun = "market map", KEYS(market_map_keys), SECTION(market_map),
	.example = "unit: million litres a year\n"
	           "stages:\n"
	           "  maker: Makers\n"
	           "  trade: Trade customers\n"
	           "nodes:\n"
	           "  us:\n"
	           "    name: Harbour Coatings\n"
	           "    stage: maker\n"
	           "    kind: supplier\n"
	           "    value: 40\n"
	           "  brightfold:\n"
	           "    name: Brightfold Retail\n"
	           "    stage: trade\n"
	           "    account: brightfold\n"
	           "flows:\n"
	           "  - from: us\n"
	           "    to: brightfold\n"
	           "    value: 12\n",
};

/* ---- segmentation, segments, competitors, supplier_factors -------------------- */

static const struct schema_key segmentation_keys[] = {
	{ .name = "basis", .kind = SCHEMA_PROSE, AT(segmentation, basis),
	  .description = "By what customers were told apart; needs tell more than products or "
	                 "places." },
	{ .name = "rejected", .kind = SCHEMA_PROSE, AT(segmentation, rejected),
	  .description = "What other ways were thought of and dropped." },
	{ .name = "so_we_differ", .kind = SCHEMA_PROSE, AT(segmentation, so_we_differ),
	  .description = "What we do differently because of segments." },
};
const struct schema_object schema_segmentation = { .noun = "segmentation", KEYS(segmentation_keys) };

static const struct schema_key mix_keys[] = {
	{ .name = "product", .kind = SCHEMA_WORDS, AT(mix, product),
	  .description = "What we offer this segment." },
	{ .name = "price", .kind = SCHEMA_WORDS, AT(mix, price),
	  .description = "How prices are made for it." },
	{ .name = "place", .kind = SCHEMA_WORDS, AT(mix, place_of_sale),
	  .description = "Where and how the offer reaches it." },
	{ .name = "promotion", .kind = SCHEMA_WORDS, AT(mix, promotion),
	  .description = "How we speak to it." },
	{ .name = "service", .kind = SCHEMA_WORDS, AT(mix, service),
	  .description = "What service it gets." },
};
static const struct schema_object mix = { .noun = "marketing mix", KEYS(mix_keys) };

static const struct schema_key segment_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(segment, name),
	  .description = "The segment's name." },
	{ .name = "needs", .kind = SCHEMA_LIST, .item = SCHEMA_WORDS, MANY(segment, needs, need_count),
	  .example = "[one price list, next-day delivery]",
	  .description = "What these customers need, one need an item." },
	{ .name = "buying", .kind = SCHEMA_WORDS, AT(segment, buying),
	  .description = "How these customers buy." },
	{ .name = "size", .kind = SCHEMA_MONEY, AT(segment, size), NOT_NEGATIVE,
	  .description = "What the whole segment buys a year, from all suppliers." },
	{ .name = "growth", .kind = SCHEMA_PERCENT, .least = -100, .most = 1000,
	  AT(segment, growth_percent), .unit = "% a year",
	  .example = "3 %", .description = "How fast the segment grows; below 0: it shrinks." },
	{ .name = "priority", .kind = SCHEMA_ENUM, .words = &words_priority, AT(segment, priority),
	  .description = "How much we want the segment." },
	{ .name = "mix", .kind = SCHEMA_OBJECT, .object = &mix, AT(segment, mix),
	  .description = "What we do for the segment; two segments with the same are pointed "
	                 "out." },
};
const struct schema_object schema_segment = {
	.noun = "segment", KEYS(segment_keys), ELEMENT(segment), .in_order = true,
	.example = "name: Multi-site retailers\n"
	           "needs:\n"
	           "  - one price list\n"
	           "  - next-day delivery\n"
	           "size: 34000\n"
	           "growth: 3 %\n"
	           "priority: high\n",
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
	  .description = "The factor's name, such as on-time delivery." },
};
const struct schema_object schema_supplier_factor = {
	.noun = "supplier factor", KEYS(supplier_factor_keys), ELEMENT(supplier_factor),
};

/* ---- matrix -------------------------------------------------------------------- */

static const struct schema_key scale_keys[] = {
	{ .name = "min", .kind = SCHEMA_NUMBER, A_SCORE, AT(scale, min),
	  .default_text = "0", .description = "Lowest score." },
	{ .name = "max", .kind = SCHEMA_NUMBER, A_SCORE, AT(scale, max),
	  .default_text = "10", .description = "Highest score; above `min`." },
	{ .name = "step", .kind = SCHEMA_NUMBER, .least = 0, .most = 1e6, AT(scale, step),
	  .default_text = "1", .description = "Smallest difference between two scores; 0: any." },
};
const struct schema_object schema_scale = { .noun = "scale", KEYS(scale_keys) };

static const struct schema_key on_the_line_keys[] = {
	{ .name = "attractiveness", .kind = SCHEMA_ENUM, .words = &words_side, .default_text = "high",
	  AT(matrix, on_the_line_attractiveness),
	  .description = "Where attractiveness exactly on its threshold counts." },
	{ .name = "strength", .kind = SCHEMA_ENUM, .words = &words_side, .default_text = "low",
	  AT(matrix, on_the_line_strength),
	  .description = "Where strength exactly on its threshold counts: a tie is no lead." },
};
static const struct schema_object on_the_line = { .noun = "sides", KEYS(on_the_line_keys) };

static const struct schema_key treatment_keys[] = {
	{ .name = "contact", .kind = SCHEMA_WORDS, AT(treatment, contact),
	  .description = "How often we speak with the customer." },
	{ .name = "service", .kind = SCHEMA_WORDS, AT(treatment, service),
	  .description = "What service the customer gets." },
	{ .name = "price", .kind = SCHEMA_WORDS, AT(treatment, price),
	  .description = "How its prices are made." },
	{ .name = "people", .kind = SCHEMA_WORDS, AT(treatment, people),
	  .description = "Who works for it." },
	{ .name = "money", .kind = SCHEMA_WORDS, AT(treatment, money),
	  .description = "What is spent on it." },
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
	{ .name = "key", TREATMENT(CLASS_KEY),
	  .description = "How key accounts are treated; a part left out has the dossier's own "
	                 "text." },
	{ .name = "key_development", TREATMENT(CLASS_KEY_DEVELOPMENT),
	  .description = "How key development accounts are treated; a part left out has the "
	                 "dossier's own text." },
	{ .name = "maintenance", TREATMENT(CLASS_MAINTENANCE),
	  .description = "How maintenance accounts are treated; a part left out has the "
	                 "dossier's own text." },
	{ .name = "opportunistic", TREATMENT(CLASS_OPPORTUNISTIC),
	  .description = "How opportunistic accounts are treated; a part left out has the "
	                 "dossier's own text." },
};
static const struct schema_object treatments = { .noun = "treatments", KEYS(treatments_keys) };

static const struct schema_key matrix_keys[] = {
	{ .name = "scale", .kind = SCHEMA_SCALE, .object = &schema_scale, AT(matrix, scale),
	  .description = "The scale of all our scores." },
	{ .name = "attractiveness_threshold", .kind = SCHEMA_THRESHOLD,
	  .words = &words_threshold, AT(matrix, attractiveness_threshold),
	  .description = "From where attractiveness counts as high: a score, or the mean or "
	                 "median of the accounts; left out: the middle of the scale." },
	{ .name = "threshold_because", .kind = SCHEMA_PROSE, AT(matrix, threshold_because),
	  .description = "Why the line is drawn there." },
	{ .name = "strength", .kind = SCHEMA_ENUM, .words = &words_strength_mode, AT(matrix, strength),
	  .default_text = "difference",
	  .description = "How we are compared with the best rival: their scores' difference or "
	                 "ratio." },
	{ .name = "strength_threshold", .kind = SCHEMA_NUMBER, A_SCORE, AT(matrix, strength_threshold),
	  .description = "From where strength counts as high; left out: 0 for difference, 1 for "
	                 "ratio." },
	{ .name = "on_the_line", .kind = SCHEMA_OBJECT, .object = &on_the_line,
	  .description = "On which side a value exactly on its threshold falls." },
	{ .name = "strong_side", .kind = SCHEMA_ENUM, .words = &words_strong_side,
	  AT(matrix, strong_side), .default_text = "right",
	  .description = "On which side of the matrix high strength is drawn." },
	{ .name = "hysteresis", .kind = SCHEMA_NUMBER, NOT_NEGATIVE, AT(matrix, hysteresis),
	  .default_text = "0",
	  .description = "Moves across a line that are smaller than this do not change a class "
	                 "between reviews." },
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
	  PLACE_AT(factor, weight_place),
	  .example = "25",
	  .description = "How much it counts; all weights sum to 100. Left out where weights "
	                 "come from `judgement`." },
	{ .name = "type", .kind = SCHEMA_ENUM, .words = &words_factor_type, AT(factor, type),
	  .description = "What it says of an account: money, potential, fit, behaviour or risk." },
	{ .name = "period", .kind = SCHEMA_ENUM, .words = &words_factor_period, AT(factor, period),
	  .description = "Whether it looks at the past or at the future." },
	{ .name = "objectives", .kind = SCHEMA_LIST, .item = SCHEMA_ID,
	  .collection = COLLECTION_OBJECTIVES, MANY(factor, objectives, objective_count),
	  .description = "Objectives that the factor serves." },
	{ .name = "about_size", .kind = SCHEMA_YESNO, AT(factor, about_size), .default_text = "no",
	  .description = "Whether it measures how large the account is; too much weight on size "
	                 "is pointed out." },
	{ .name = "anchors", .kind = SCHEMA_ANCHORS, MANY(factor, anchors, anchor_count),
	  .example = "{0: shrinking, 5: with the market, 10: over 15 % a year}",
	  .description = "What scores mean, in words a scorer can check, such as for 0, 5 and "
	                 "10; they also say which way is good." },
};
static const struct schema_object factor = {
	.noun = "factor", KEYS(factor_keys), ELEMENT(factor), .in_order = true,
	.example = "name: Three-year potential\n"
	           "weight: 25\n"
	           "type: potential\n"
	           "period: future\n"
	           "objectives: [growth]\n"
	           "anchors:\n"
	           "  0: shrinking over 5 % a year\n"
	           "  5: with the market\n"
	           "  10: over 15 % a year\n",
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
	  .description = "Where weights come from: stated with each factor, or judged by pairs, "
	                 "by rank or by points under `judgement`." },
	{ .name = "normalise", .kind = SCHEMA_YESNO, AT(attractiveness, normalise),
	  .default_text = "no",
	  .description = "Whether stated weights that do not sum to 100 are scaled to it; the "
	                 "dossier says so." },
	{ .name = "set_by", PEOPLE, MANY(attractiveness, set_by, set_by_count),
	  .description = "Who set factors and weights." },
	{ .name = "factors", .kind = SCHEMA_MAP, .object = &factor, .collection = COLLECTION_FACTORS,
	  .limit = SCHEMA_FACTOR_LIMIT, MANY(attractiveness, factors, factor_count),
	  .description = "The factors, in the order the dossier shows them; four to eight are "
	                 "enough." },
	{ .name = "judgement", .kind = SCHEMA_JUDGEMENT,
	  .description = "Where weights are not stated: rows {over: [a, b], by: 3} for pairwise, "
	                 "factors with the most important first for ranked, points by factor for "
	                 "swing." },
	{ .name = "considered", .kind = SCHEMA_TEXT_MAP,
	  MANY(attractiveness, considered, considered_count),
	  .example = "{prestige: cannot be scored the same way twice}",
	  .description = "Factors thought of and dropped, each with why." },
};
const struct schema_object schema_attractiveness = {
	.noun = "attractiveness", KEYS(attractiveness_keys), PLACE_AT(attractiveness, place),
};
