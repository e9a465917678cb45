/* The market map of made-up markets: what flows, who stands where, and maps
 * that are odd, large, or say little. */
#include "compose/figure_market.h"

#include <stdio.h>

#include "../../support/scene.h"

enum { NODE_LIMIT = 220, FLOW_LIMIT = 2000, STAGE_LIMIT = 8 };

static struct arena arena;
static struct diag diag;
static struct type *type;
static struct selection selection;
static struct results results;
static struct figure_context context;
static struct stage stages[STAGE_LIMIT];
static struct market_node nodes[NODE_LIMIT];
static struct market_flow flows[FLOW_LIMIT];
static struct leverage leverage[4];

static void start(void)
{
	const struct wordbook *book;

	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	book = wordbook_open(LANGUAGE_EN, &arena, &diag);
	ck_assert(type != NULL && book != NULL);
	selection = (struct selection){ .map = { .stages = stages, .nodes = nodes, .flows = flows,
		.leverage = leverage, .unit = { .any = "million litres a year" } } };
	results = (struct results){ .selection = &selection };
	context = (struct figure_context){ .results = &results, .type = type, .arena = &arena,
		.language = LANGUAGE_EN, .word = scene_word, .words = ARENA_NEW(&arena, struct wordbook) };
	memcpy(context.words, book, sizeof(*book));
}

static void finish(void)
{
	type_close(type);
	arena_release(&arena);
}

/* ---- markets ---- */

static void add_stage(const char *name)
{
	stages[selection.map.stage_count++] = (struct stage){ .id = name, .name = { .any = name } };
}

static struct market_node *add_node(const char *name, int stage, double value)
{
	struct market_node *node = &nodes[selection.map.node_count++];

	*node = (struct market_node){ .id = name, .name = { .any = name }, .stage = &stages[stage],
		.kind = stage == 0 ? NODE_SUPPLIER : NODE_DISTRIBUTOR, .value = value };
	return node;
}

static void add_flow(const struct market_node *from, const struct market_node *to, double value)
{
	flows[selection.map.flow_count++] = (struct market_flow){ .from = from, .to = to, .value = value };
}

static struct competitor rival = { .id = "nova", .name = { .any = "Nova Paints" } };

/* Two makers, two merchants, two users: ours goes down, the rival's up. */
static void small_market(void)
{
	struct market_node *us, *nova, *a, *b, *u, *v;

	add_stage("Makers");
	add_stage("Merchants");
	add_stage("Users");
	us = add_node("Us", 0, 40);
	nova = add_node("Nova", 0, 60);
	nova->competitor = &rival;
	a = add_node("Alder", 1, 60);
	b = add_node("Birch", 1, 30);
	u = add_node("Upper", 2, 60);
	v = add_node("Vale", 2, 40);
	add_flow(us, b, 30);
	add_flow(us, v, 10);
	add_flow(nova, a, 60);
	add_flow(a, u, 60);
	add_flow(b, v, 30);
}

static struct figure judge(const char *what)
{
	const struct figure figure = figure_market_map(&context);

	scene_judge(figure, what);
	return figure;
}

/* ---- tests ---- */

START_TEST(says_who_makes_how_much_and_what_passes_the_stages)
{
	struct figure figure;

	small_market();
	leverage[0] = (struct leverage){ .node = &nodes[2], .who_decides = { .any = "the buyer" } };
	selection.map.leverage_count = 1;
	figure = judge("small");
	ck_assert_str_eq(figure.alt, "Of 100 million litres a year Us makes 40 (40%). Merchants carry 90 of 100. "
		"The supplier is chosen at one point: Alder.");
	ck_assert(scene_has_text(figure.scene, "90 of 100"));
	ck_assert(scene_has_text(figure.scene, "sold past them"));
	ck_assert(scene_has_text(figure.scene, "Alder: the buyer"));
}
END_TEST

START_TEST(bands_are_as_wide_as_their_value)
{
	struct market market;

	small_market();
	market = market_new(&context);
	market_measure(&market);
	market_order(&market);
	market_lay_out(&market, 50);
	ck_assert_uint_eq(market.band_count, 6);
	for (size_t i = 0; i < market.band_count; i++) {
		const struct market_band *band = &market.bands[i];
		ck_assert_double_eq_tol(band->thick, band->value * market.scale, 1e-9);
		ck_assert(band->from_y >= band->from->y - 1e-9);
		ck_assert(band->from_y + band->thick <= band->from->y + band->from->height + 1e-6);
		ck_assert(band->to_y + band->thick <= band->to->y + band->to->height + 1e-6);
	}
}
END_TEST

START_TEST(our_direct_sales_are_followed_past_the_stage)
{
	struct market market;
	int ours = 0;

	small_market();
	market = market_new(&context);
	for (size_t i = 0; i < market.band_count; i++)
		if (market.bands[i].ours && market.bands[i].from->past) {
			ck_assert_ptr_eq(market.bands[i].to->node, &nodes[5]);
			ck_assert_double_eq(market.bands[i].value, 10);
			ours++;
		}
	ck_assert_int_eq(ours, 1);
}
END_TEST

START_TEST(order_lessens_crossings)
{
	unsigned state = 5;
	struct market market;
	double before;

	add_stage("Makers");
	add_stage("Merchants");
	add_stage("Users");
	for (int i = 0; i < 24; i++)
		add_node(arena_printf(&arena, "node %02d", i), i / 8, 10);
	for (int i = 0; i < 24; i++) {
		state = state * 1664525u + 1013904223u;
		if (i < 16)
			add_flow(&nodes[i], &nodes[i / 8 * 8 + 8 + (int)(state / 65536 % 8)], 10);
	}
	market = market_new(&context);
	market_measure(&market);
	for (size_t i = 0; i < market.stage_count; i++)
		for (size_t k = 0; k < market.stages[i].count; k++)
			market.stages[i].places[k]->middle = (double)k;
	before = market_crossings(&market);
	market_order(&market);
	ck_assert_msg(market_crossings(&market) < 0.4 * before, "%g of %g", market_crossings(&market), before);
	judge("random");
}
END_TEST

START_TEST(a_flow_back_runs_under_the_map)
{
	struct figure figure;

	small_market();
	add_flow(&nodes[4], &nodes[2], 3);
	add_flow(&nodes[2], &nodes[3], (double)NAN);
	figure = judge("cycle");
	ck_assert(scene_has_text(figure.scene, "Upper back to Alder, 3"));
	ck_assert(scene_has_text(figure.scene, "Alder back to Birch"));
	ck_assert_ptr_nonnull(strstr(figure.alt, "2 flows run back."));
}
END_TEST

START_TEST(very_many_flows_back_are_counted)
{
	struct figure figure;

	small_market();
	for (int i = 0; i < 20; i++)
		add_flow(&nodes[4], &nodes[i % 4], 3);
	figure = judge("many cycles");
	ck_assert(scene_has_text(figure.scene, "and 12 more flows back"));
}
END_TEST

START_TEST(a_place_without_flows_stands_last_and_dashed)
{
	struct market market;
	struct figure figure;

	small_market();
	add_node("Aloof", 1, 5);
	figure = judge("unreachable");
	ck_assert_ptr_nonnull(strstr(figure.alt, "1 place has no known flow."));
	ck_assert(scene_has_text(figure.scene, "no flow known"));
	market = market_new(&context);
	market_measure(&market);
	market_order(&market);
	ck_assert_ptr_eq(market.stages[1].places[market.stages[1].count - 1]->node, &nodes[6]);
}
END_TEST

START_TEST(bands_without_values_are_alike)
{
	struct figure figure;

	small_market();
	for (size_t i = 0; i < selection.map.node_count; i++)
		nodes[i].value = (double)NAN;
	for (size_t i = 0; i < selection.map.flow_count; i++)
		flows[i].value = (double)NAN;
	figure = judge("no values");
	ck_assert_ptr_nonnull(strstr(figure.alt, "6 places"));
	ck_assert(scene_has_text(figure.scene, "The bands have no width; the map says who sells to whom, not how much"));
}
END_TEST

START_TEST(two_hundred_places_keep_what_matters)
{
	struct figure figure;

	small_market();
	for (int i = 0; i < 200; i++) {
		struct market_node *node = add_node(arena_printf(&arena, "Place %03d", i), i % 3, 1 + i % 7);
		if (i % 3 > 0)
			add_flow(&nodes[i % 3 == 1 ? 0 : 2], node, 1);
	}
	leverage[0] = (struct leverage){ .node = &nodes[20] };
	selection.map.leverage_count = 1;
	figure = judge("200");
	ck_assert(scene_has_text(figure.scene, nodes[20].name.any));
	ck_assert(scene_has_text(figure.scene, "Us"));
	ck_assert(figure.scene->height_pt < 700);
}
END_TEST

START_TEST(long_names_wrap_and_are_not_cut)
{
	struct figure figure;

	small_market();
	nodes[2].name.any = "The Northern and Western Merchants' Association of Decorators";
	nodes[4].name.any = "Upper Valley Housing Association and Partners";
	nodes[0].name.any = "海湾涂料制造有限公司";
	stages[1].name.any = "Merchants, importers and other intermediaries of all kinds";
	figure = judge("long names");
	for (size_t i = 0; i < figure.scene->count; i++)
		ck_assert(figure.scene->ops[i].kind != SCENE_TEXT ||
		          strstr(figure.scene->ops[i].text.text, "…") == NULL);
}
END_TEST

START_TEST(names_of_two_hundred_characters_stay_inside)
{
	small_market();
	for (size_t i = 0; i < selection.map.node_count; i++) {
		nodes[i].name.any = "";
		for (int k = 0; k < 20; k++)
			nodes[i].name.any = arena_printf(&arena, "%sconcession", nodes[i].name.any);
	}
	judge("200 characters");
}
END_TEST

START_TEST(an_influencer_stands_above_its_stage)
{
	struct market_node *node;
	struct figure figure;

	small_market();
	for (int i = 0; i < 3; i++) {
		node = add_node("Architects", i, (double)NAN);
		node->kind = NODE_SPECIFIER;
		leverage[i].node = node;
	}
	selection.map.leverage_count = 3;
	figure = judge("influencers");
	ck_assert(scene_has_text(figure.scene, "Architects"));
}
END_TEST

static const struct { int stages, nodes; } shapes[] = {
	{ 1, 1 }, { 1, 5 }, { 2, 2 }, { 2, 40 }, { 4, 24 }, { 5, 30 }, { 6, 60 }, { 8, 80 }, { 8, 8 },
};

START_TEST(markets_of_any_shape_lie_within_their_scene)
{
	static const char *const names[] = { "Distributors", "Contractors and fitters", "Nova", "End users" };

	for (int i = 0; i < shapes[_i].stages; i++)
		add_stage(names[i % 4]);
	for (int i = 0; i < shapes[_i].nodes; i++) {
		struct market_node *node = add_node(names[i * 7 % 4], i % shapes[_i].stages, 5 + i % 11);
		if (i % shapes[_i].stages > 0 && i > 0)
			add_flow(&nodes[i - 1], node, 1 + i % 5);
	}
	judge("shape");
}
END_TEST

START_TEST(no_market_is_no_figure)
{
	ck_assert_ptr_null(figure_market_map(&context).scene);
	add_stage("Makers");
	ck_assert_ptr_null(figure_market_map(&context).scene);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("compose/market_map");
	TCase *tests = tcase_create("market map");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, start, finish);
	tcase_add_test(tests, says_who_makes_how_much_and_what_passes_the_stages);
	tcase_add_test(tests, bands_are_as_wide_as_their_value);
	tcase_add_test(tests, our_direct_sales_are_followed_past_the_stage);
	tcase_add_test(tests, order_lessens_crossings);
	tcase_add_test(tests, a_flow_back_runs_under_the_map);
	tcase_add_test(tests, very_many_flows_back_are_counted);
	tcase_add_test(tests, a_place_without_flows_stands_last_and_dashed);
	tcase_add_test(tests, bands_without_values_are_alike);
	tcase_add_test(tests, two_hundred_places_keep_what_matters);
	tcase_add_test(tests, long_names_wrap_and_are_not_cut);
	tcase_add_test(tests, names_of_two_hundred_characters_stay_inside);
	tcase_add_test(tests, an_influencer_stands_above_its_stage);
	tcase_add_loop_test(tests, markets_of_any_shape_lie_within_their_scene, 0, COUNT_OF(shapes));
	tcase_add_test(tests, no_market_is_no_figure);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
