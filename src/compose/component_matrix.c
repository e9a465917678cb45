/* Chapters 6 to 8: the matrix, attractiveness and relative strength. */
#include <math.h>
#include <string.h>

#include "analysis/capacity.h"
#include "component.h"

struct doc_node *
component_matrix(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_matrix(&context, call->shares_page ? MATRIX_SHARED : MATRIX_PAGE);
	struct doc_node *node = node_figure(composer, &figure, &(struct figure_plan){
		.name = "matrix", .anchor = "figure-matrix",
		.caption = say_count(composer, "matrix.caption", figure.drawn),
		.explanation = figure.left_out == 0
			? "" : say_count(composer, "matrix.left_out", figure.left_out) });

	return node != NULL ? node : node_missing(composer, "matrix");
}

static void
add_summary(struct table *table, const struct class_summary *summary)
{
	const struct composer *composer = table->composer;

	table_text(table, form_count(composer, summary->count));
	table_text(table, form_amount(composer, summary->revenue));
	table_text(table, form_amount(composer, summary->reachable));
	table_text(table, form_count(composer, summary->days_now));
	table_text(table, form_count(composer, summary->days));
	table_text(table, form_amount(composer, summary->budget));
}

static void
add_class_row(struct table *table, int class)
{
	table_row(table, ROW_BODY);
	table_class(table, (enum account_class)class, "class");
	add_summary(table, &table->composer->results->classes[class]);
}

static void
add_class_total(struct table *table)
{
	const struct class_summary *classes = table->composer->results->classes;
	struct class_summary total = classes[0];

	for (int class = 1; class <= CLASS_COUNT; class++) {
		total.count += classes[class].count;
		total.revenue = capacity_sum_known(total.revenue, classes[class].revenue);
		total.reachable = capacity_sum_known(total.reachable, classes[class].reachable);
		total.days_now = capacity_sum_known(total.days_now, classes[class].days_now);
		total.days = capacity_sum_known(total.days, classes[class].days);
		total.budget = capacity_sum_known(total.budget, classes[class].budget);
	}
	table_row(table, ROW_TOTAL);
	table_text(table, say(table->composer, "matrix.all_classes"));
	add_summary(table, &total);
}

struct doc_node *
component_classes(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const char *unit = form_money_unit(composer);
	const struct column_plan plan[] = {
		{ "class", COLUMN_NAME, NULL }, { "accounts", COLUMN_NUMBER, NULL },
		{ "sales_now", COLUMN_NUMBER, unit }, { "reachable", COLUMN_NUMBER, unit },
		{ "days_now", COLUMN_NUMBER, NULL }, { "days_planned", COLUMN_NUMBER, NULL },
		{ "money", COLUMN_NUMBER, unit },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (int class = CLASS_KEY; class < CLASS_COUNT; class++)
		add_class_row(&table, class);
	if (composer->results->classes[CLASS_UNDETERMINED].count > 0)
		add_class_row(&table, CLASS_UNDETERMINED);
	add_class_total(&table);
	table_even_decimals(&table);
	table.node->table.caption = say(composer, "matrix.classes_caption");
	table.node->table.note = say(composer, "matrix.classes_note");
	return table.node;
}

static const char *
treatment_text(const struct composer *composer, int class, size_t line)
{
	const struct treatment *treatment = &composer->selection->matrix.treatments[class];
	const struct words *fields[] = {
		&treatment->contact, &treatment->service, &treatment->price,
		&treatment->people, &treatment->money,
	};

	return line < sizeof fields / sizeof *fields ? text_of(composer, fields[line])
	                                             : name_of(composer, treatment->approves);
}

/* How the four classes are treated, compared line by line. */
struct doc_node *
component_treatments(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	static const char *const lines[] = { "contact", "service", "price", "people", "money", "approves" };
	const struct column_plan plan[] = {
		{ "treatment", COLUMN_NAME, NULL }, { "key", COLUMN_TEXT, NULL },
		{ "key_development", COLUMN_TEXT, NULL }, { "maintenance", COLUMN_TEXT, NULL },
		{ "opportunistic", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t line = 0; line < sizeof lines / sizeof *lines; line++) {
		bool given = false;

		for (int class = CLASS_KEY; class < CLASS_COUNT; class++)
			given |= *treatment_text(composer, class, line) != '\0';
		if (!given)
			continue;
		table_row(&table, ROW_BODY);
		table_text(&table, say(composer, arena_printf(composer->arena, "treatment.%s", lines[line])));
		for (int class = CLASS_KEY; class < CLASS_COUNT; class++) {
			const char *text = treatment_text(composer, class, line);

			table_text(&table, *text == '\0' ? say(composer, "form.none") : text);
		}
	}
	if (table.row == NULL)
		return node_missing(composer, "treatments");
	table.node->table.caption = say(composer, "matrix.treatments_caption");
	table.node->table.wide = true;
	return table.node;
}

/* ---- chapter 7 ---- */

static const char *
list_anchors(const struct composer *composer, const struct factor *factor)
{
	const char *text = "";

	for (size_t i = 0; i < factor->anchor_count; i++)
		text = join_parts(composer, "form.semicolon", text, say_with(composer, "ranking.anchor", FILLS(
			{ "score", form_amount(composer, factor->anchors[i].score) },
			{ "text", text_of(composer, &factor->anchors[i].text) })));
	return text;
}

struct doc_node *
component_factor_sheet(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct attractiveness *attractiveness = &composer->selection->attractiveness;
	const struct column_plan plan[] = {
		{ "factor", COLUMN_NAME, NULL }, { "weight", COLUMN_NUMBER, "%" },
		{ "anchors", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < attractiveness->factor_count; i++) {
		const struct factor *factor = &attractiveness->factors[i];
		const char *anchors = list_anchors(composer, factor);

		table_row(&table, ROW_BODY);
		table_text(&table, text_of(composer, &factor->name));
		table_text(&table, form_amount(composer, composer->results->weights[i]));
		table_text(&table, *anchors == '\0' ? say(composer, "form.none") : anchors);
	}
	if (table.row == NULL)
		return node_missing(composer, "factors");
	table_even_decimals(&table);
	table.node->table.caption = say(composer, "ranking.factors_caption");
	table.node->table.wide = true;
	return table.node;
}

struct doc_node *
component_scores(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	struct doc_node *blocks = node_blocks(composer);

	for (size_t from = 0; from < composer->results->account_count; from += FIGURE_SCORE_ROWS) {
		const struct figure figure = figure_scores(&context, from, from + FIGURE_SCORE_ROWS);
		struct doc_node *node = node_figure(composer, &figure, &(struct figure_plan){
			.name = arena_printf(composer->arena, "scores-%zu", from / FIGURE_SCORE_ROWS + 1),
			.caption = say(composer, "scores.caption"),
			.explanation = say(composer, "scores.explanation") });

		if (node != NULL)
			doc_append(blocks, node);
	}
	return blocks->first_child != NULL ? blocks : node_missing(composer, "scores");
}

static const char *
form_rank(const struct composer *composer, int rank)
{
	return rank == 0 ? say(composer, "form.none") : form_count(composer, rank);
}

/* "6.2 to 8.1", or the one value where nothing is unknown. */
static const char *
form_interval(const struct composer *composer, const struct interval *interval, bool sign)
{
	const char *low = sign ? form_signed(composer, interval->low, 1) : form_decimals(composer, interval->low, 1);
	const char *high = sign ? form_signed(composer, interval->high, 1) : form_decimals(composer, interval->high, 1);

	if (!isfinite(interval->low) || !isfinite(interval->high) || strcmp(low, high) == 0)
		return say(composer, "form.none");
	return say_with(composer, "form.range", FILLS({ "low", low }, { "high", high }));
}

static const char *
form_places(const struct composer *composer, const struct axis *axis)
{
	if (axis->rank_low == 0 || axis->rank_low == axis->rank_high)
		return say(composer, "form.none");
	return say_with(composer, "form.range", FILLS(
		{ "low", form_count(composer, axis->rank_low) }, { "high", form_count(composer, axis->rank_high) }));
}

struct doc_node *
component_ranking(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct column_plan plan[] = {
		{ "rank", COLUMN_NUMBER, NULL }, { "account", COLUMN_NAME, NULL }, { "class", COLUMN_NAME, NULL },
		{ "total", COLUMN_NUMBER, NULL }, { "range", COLUMN_TEXT, NULL }, { "places", COLUMN_TEXT, NULL },
		{ "unknown", COLUMN_NUMBER, "%" },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_attractiveness[i];
		const struct axis *axis = &result->attractiveness;

		table_row(&table, ROW_BODY);
		table_text(&table, form_rank(composer, axis->rank));
		doc_append(table_cell(&table), node_account(composer, result));
		table_class(&table, result->class, "class");
		table_text(&table, form_decimals(composer, axis->value.estimate, 1));
		table_text(&table, form_interval(composer, &axis->value, false));
		table_text(&table, form_places(composer, axis));
		table_text(&table, axis->unknown_weight > 0 ? form_amount(composer, axis->unknown_weight)
		                                             : say(composer, "form.none"));
	}
	if (table.row == NULL)
		return node_missing(composer, "scores");
	table_even_decimals(&table);
	table.node->table.caption = say_with(composer, "ranking.caption", FILLS(
		{ "threshold", form_decimals(composer, composer->results->attractiveness_threshold, 1) }));
	table.node->table.note = say(composer, "ranking.note");
	return table.node;
}

/* ---- chapter 8 ---- */

static const char *
asked_word(const struct composer *composer, const struct strength *strength)
{
	return strength->asked == ASKED_NONE ? say(composer, "form.none")
	                                     : say_word(composer, "asked", &words_asked, (int)strength->asked);
}

static void
add_strength_row(struct table *table, const struct account_result *result)
{
	const struct composer *composer = table->composer;
	const struct strength *strength = &result->account->strength;
	const bool ratio = composer->selection->matrix.strength == STRENGTH_RATIO;
	const double value = result->strength.value.estimate;

	table_row(table, ROW_BODY);
	table_text(table, form_rank(composer, result->strength.rank));
	doc_append(table_cell(table), node_account(composer, result));
	table_class(table, result->class, "class");
	table_text(table, form_decimals(composer, result->us_total, 1));
	table_text(table, result->best_rival < 0 ? say(composer, "form.none")
		: text_of(composer, &result->rivals[result->best_rival].rival->name));
	table_text(table, form_decimals(composer, result->best_total, 1));
	table_text(table, ratio ? form_decimals(composer, value, 2) : form_signed(composer, value, 1));
	table_text(table, form_interval(composer, &result->strength.value, !ratio));
	table_text(table, asked_word(composer, strength));
	table_text(table, strength->voice_count == 0 ? say(composer, "form.none")
	                                             : form_count(composer, (double)strength->voice_count));
}

struct doc_node *
component_strength_ranking(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const bool ratio = composer->selection->matrix.strength == STRENGTH_RATIO;
	const struct column_plan plan[] = {
		{ "rank", COLUMN_NUMBER, NULL }, { "account", COLUMN_NAME, NULL }, { "class", COLUMN_NAME, NULL },
		{ "us", COLUMN_NUMBER, NULL }, { "best_rival", COLUMN_TEXT, NULL }, { "them", COLUMN_NUMBER, NULL },
		{ ratio ? "ratio" : "lead", COLUMN_NUMBER, NULL }, { "range", COLUMN_TEXT, NULL },
		{ "asked", COLUMN_TEXT, NULL }, { "voices", COLUMN_NUMBER, NULL },
	};
	const struct figure_context context = figure_context_of(composer);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	struct doc_node *blocks = node_blocks(composer), *node;
	struct figure figure;

	for (size_t i = 0; i < composer->results->account_count; i++)
		add_strength_row(&table, composer->results->by_strength[i]);
	if (table.row == NULL)
		return node_missing(composer, "strength");
	table.node->table.caption = say(composer, "strength.caption");
	table.node->table.note = say(composer, "strength.note");
	table.node->table.wide = true;
	figure = figure_ranking(&context, FIGURE_STRENGTH, 0);
	node = node_figure(composer, &figure, &(struct figure_plan){
		.name = "strength-ranking", .anchor = "figure-strength-ranking",
		.caption = say(composer, "strength.ranking_caption") });
	if (node != NULL)
		doc_append(blocks, node);
	doc_append(blocks, table.node);
	return blocks;
}

struct doc_node *
component_strength_profile(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const size_t count = figure_profile_count(&context);
	struct doc_node *blocks = node_blocks(composer);

	for (size_t from = 0, to, number = 1; from < count; from = to, number++) {
		struct figure figure;
		struct doc_node *node;

		to = figure_profile_end(&context, from);
		figure = figure_profiles(&context, from, to);
		node = node_figure(composer, &figure, &(struct figure_plan){
			.name = arena_printf(composer->arena, "strength-profile-%zu", number),
			.caption = say(composer, number == 1 ? "strength.profile_caption" : "strength.profile_continued"),
			.explanation = say(composer, "strength.profile_explanation") });
		if (node != NULL)
			doc_append(blocks, node);
	}
	return blocks->first_child != NULL ? blocks : NULL;
}

/* ---- what we do not know yet, and who asks ---- */

static const char *
asked_thing(const struct composer *composer, const struct account *account, const struct ask *ask)
{
	const struct attractiveness *attractiveness = &composer->selection->attractiveness;

	if (words_given(&ask->name))
		return text_of(composer, &ask->name);
	for (size_t i = 0; i < attractiveness->factor_count; i++)
		if (strcmp(attractiveness->factors[i].id, ask->what) == 0)
			return text_of(composer, &attractiveness->factors[i].name);
	for (size_t i = 0; i < account->strength.factor_count; i++)
		if (strcmp(account->strength.factors[i].id, ask->what) == 0)
			return text_of(composer, &account->strength.factors[i].name);
	return ask->what;
}

static void
add_asks(struct table *table, const struct account_result *result)
{
	const struct composer *composer = table->composer;

	for (size_t i = 0; i < result->account->ask_count; i++) {
		const struct ask *ask = &result->account->asks[i];

		table_row(table, ROW_BODY);
		doc_append(table_cell(table), node_account(composer, result));
		table_text(table, asked_thing(composer, result->account, ask));
		table_text(table, text_of(composer, &ask->whom));
		table_text(table, name_of(composer, ask->owner));
		table_text(table, form_short_date(composer, ask->by));
	}
}

struct doc_node *
component_unknowns(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "question", COLUMN_TEXT, NULL }, { "whom", COLUMN_TEXT, NULL },
		{ "who_asks", COLUMN_TEXT, NULL }, { "by_date", COLUMN_DATE, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < composer->results->account_count; i++)
		add_asks(&table, composer->results->by_class[i]);
	if (table.row == NULL)
		return node_missing(composer, "asks");
	table.node->table.caption = say(composer, "strength.asks_caption");
	return table.node;
}
