/* Chapters 1 and 2: objectives, what serves them, and whose days pay for it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "component.h"

/* ---- objectives ---- */

/* The unit as a reader says it: "kGBP" is £000, a count needs none. */
static const char *
unit_in_words(const struct composer *composer, const struct objective *objective)
{
	const char *currency = composer->selection->currency;
	const char *unit = objective->unit == NULL ? "" : objective->unit;

	if (strcmp(unit, "count") == 0)
		return "";
	if (unit[0] == 'k' && currency != NULL && strcmp(unit + 1, currency) == 0 &&
	    composer->selection->amounts_in == 1000)
		return form_money_unit(composer);
	return unit;
}

static void
add_measure(struct table *table, const struct objective *objective)
{
	const struct composer *composer = table->composer;
	const char *unit = unit_in_words(composer, objective);
	struct doc_node *cell = table_cell(table);
	const char *metric = objective->metric == NULL ? "" : printed(composer, objective->metric);

	doc_append(cell, node_text(composer, *metric == '\0' ? say(composer, "form.none")
	                                                     : capitalise(composer, metric)));
	if (*unit != '\0')
		doc_append(cell, node_styled(composer, STYLE_MUTED,
			arena_printf(composer->arena, "%s%s", say(composer, "form.detail"), unit)));
}

static void
add_objective(struct table *table, const struct objective *objective, size_t number)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	table_text(table, form_count(composer, (double)number));
	table_text(table, text_of(composer, &objective->text));
	table_text(table, say_word(composer, "objective_kind", &words_objective_kind, (int)objective->kind));
	add_measure(table, objective);
	table_text(table, form_amount(composer, objective->now));
	table_text(table, form_amount(composer, objective->goal));
	table_text(table, form_short_date(composer, objective->by));
	table_or_none(table, initial_name_of(composer, objective->owner));
}

struct doc_node *
component_objectives(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "", COLUMN_NUMBER, NULL }, { "objective", COLUMN_TEXT, NULL },
		{ "objective_kind", COLUMN_TEXT, NULL }, { "measure", COLUMN_TEXT, NULL },
		{ "value_now", COLUMN_NUMBER, NULL }, { "goal", COLUMN_NUMBER, NULL },
		{ "by_when", COLUMN_DATE, NULL }, { "owner", COLUMN_NAME, NULL },
	};
	const struct composer *composer = call->composer;
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (selection->objective_count == 0)
		return node_missing(composer, "objectives");
	for (size_t i = 0; i < selection->objective_count; i++)
		add_objective(&table, &selection->objectives[i], i + 1);
	table.node->table.caption = say(composer, "objectives.caption");
	table.node->table.wide = true;
	return table.node;
}

/* ---- which factor measures which objective ---- */

static bool
factor_serves(const struct factor *factor, const struct objective *objective)
{
	for (size_t i = 0; i < factor->objective_count; i++)
		if (factor->objectives[i] == objective)
			return true;
	return false;
}

/* Columns whose heads are the user's own names of factors. */
static struct table
factor_table(const struct composer *composer)
{
	const struct attractiveness *attractiveness = &composer->selection->attractiveness;
	const size_t count = attractiveness->factor_count + 1;
	struct column_plan *plan = ARENA_ARRAY(composer->arena, struct column_plan, count);
	struct doc_column *columns = ARENA_ARRAY(composer->arena, struct doc_column, count);
	struct table table;

	for (size_t i = 0; i < count; i++)
		plan[i] = (struct column_plan){ i == 0 ? "objective" : "", COLUMN_TEXT, NULL };
	table = table_start(composer, plan, count);
	memcpy(columns, table.node->table.columns, count * sizeof *columns);
	for (size_t i = 1; i < count; i++)
		columns[i].head = text_of(composer, &attractiveness->factors[i - 1].name);
	table.node->table.columns = columns;
	return table;
}

static struct doc_node *
traceability_table(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	const struct attractiveness *attractiveness = &selection->attractiveness;
	struct table table = factor_table(composer);

	for (size_t i = 0; i < selection->objective_count; i++) {
		table_row(&table, ROW_BODY);
		table_text(&table, text_of(composer, &selection->objectives[i].text));
		for (size_t j = 0; j < attractiveness->factor_count; j++)
			table_text(&table, factor_serves(&attractiveness->factors[j], &selection->objectives[i])
				? say(composer, "objectives.serves") : "");
	}
	table.node->table.caption = say(composer, "objectives.traceability_caption");
	table.node->table.wide = true;
	return table.node;
}

struct doc_node *
component_traceability(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct selection *selection = composer->selection;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_traceability(&context);
	struct doc_node *node = node_figure(composer, &figure, &(struct figure_plan){
		.name = "traceability", .anchor = "figure-traceability",
		.caption = say(composer, "objectives.traceability_figure"),
		.explanation = say(composer, "objectives.traceability_note") });

	if (node != NULL)
		return node;
	if (selection->objective_count == 0 || selection->attractiveness.factor_count == 0)
		return node_missing(composer, "traceability");
	return traceability_table(composer);
}

/* ---- who gives days up, and who gets them ---- */

struct shift { const struct account_result *result; double change; };
struct shifts { struct shift *items; size_t count; int unchanged, unknown; };
struct days { double now, planned; };

/* The largest change first, then in the order of ids. */
static int
compare_shifts(const void *left, const void *right)
{
	const struct shift *a = left, *b = right;

	if (fabs(a->change) != fabs(b->change))
		return fabs(a->change) < fabs(b->change) ? 1 : -1;
	return a->result < b->result ? -1 : 1;
}

static struct shifts
gather_shifts(const struct composer *composer)
{
	const struct results *results = composer->results;
	struct shifts shifts = {
		.items = ARENA_ARRAY(composer->arena, struct shift, results->account_count + 1),
	};

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];
		const double change = result->days - result->account->days_now;

		if (!isfinite(change))
			shifts.unknown++;
		else if (number_round(change, 1) == 0)
			shifts.unchanged++;
		else
			shifts.items[shifts.count++] = (struct shift){ result, change };
	}
	qsort(shifts.items, shifts.count, sizeof *shifts.items, compare_shifts);
	return shifts;
}

static void
add_days(struct table *table, struct days days)
{
	table_text(table, form_amount(table->composer, days.now));
	table_text(table, form_amount(table->composer, days.planned));
	table_text(table, form_signed(table->composer, days.planned - days.now, 0));
}

static void
add_shift(struct table *table, const struct account_result *result)
{
	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(table->composer, result));
	table_class(table, result->class, "class");
	add_days(table, (struct days){ result->account->days_now, result->days });
}

static void
add_total(struct table *table, const char *key, struct days days)
{
	table_row(table, ROW_TOTAL);
	table_text(table, say(table->composer, key));
	table_text(table, "");
	add_days(table, days);
}

/* A band, its rows and their total; sign -1 = who gives, +1 = who gets. */
static void
add_shift_group(struct table *table, const struct shifts *shifts, int sign)
{
	struct days sum = { 0, 0 };
	int count = 0;

	for (size_t i = 0; i < shifts->count; i++)
		count += shifts->items[i].change * sign > 0;
	if (count == 0)
		return;
	table_band(table, say_count_first(table->composer,
		sign < 0 ? "resources.givers" : "resources.getters", count));
	for (size_t i = 0; i < shifts->count; i++) {
		const struct shift *shift = &shifts->items[i];

		if (shift->change * sign <= 0)
			continue;
		add_shift(table, shift->result);
		sum.now += shift->result->account->days_now;
		sum.planned += shift->result->days;
	}
	add_total(table, sign < 0 ? "resources.given_up" : "resources.given", sum);
}

/* What is not allotted, and which accounts the table leaves out. */
static const char *
shift_note(const struct composer *composer, const struct shifts *shifts)
{
	const struct results *results = composer->results;
	const double left = results->days_available - results->days_needed;
	const char *note = "";

	if (isfinite(left))
		note = say_with(composer, left < 0 ? "resources.over" : left > 0 ? "resources.not_allotted"
		                                                                 : "resources.all_allotted", FILLS(
			{ "left", form_amount(composer, fabs(left)) },
			{ "available", form_amount(composer, results->days_available) }));
	if (shifts->unchanged > 0)
		note = join_sentences(composer, note,
			capitalise(composer, say_count(composer, "resources.unchanged", shifts->unchanged)));
	if (shifts->unknown > 0)
		note = join_sentences(composer, note,
			capitalise(composer, say_count(composer, "resources.unknown", shifts->unknown)));
	return note;
}

struct doc_node *
component_resource_shift(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "class", COLUMN_NAME, NULL },
		{ "days_now", COLUMN_NUMBER, NULL }, { "days_planned", COLUMN_NUMBER, NULL },
		{ "change", COLUMN_NUMBER, NULL },
	};
	const struct composer *composer = call->composer;
	const struct shifts shifts = gather_shifts(composer);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (shifts.count == 0)
		return node_missing(composer, shifts.unchanged > 0 ? "shift" : "days");
	add_shift_group(&table, &shifts, -1);
	add_shift_group(&table, &shifts, 1);
	if (shifts.unknown == 0)
		add_total(&table, "resources.all_accounts",
			(struct days){ composer->results->days_now, composer->results->days_needed });
	table_even_decimals(&table);
	table.node->table.caption = say(composer, "resources.shift_caption");
	table.node->table.note = shift_note(composer, &shifts);
	return table.node;
}

/* ---- days needed against days available ---- */

static const char *
days_by_function(const struct composer *composer)
{
	const struct resources *resources = &composer->selection->resources;
	const size_t count = resources->capacity_function_count;
	const char **parts = ARENA_ARRAY(composer->arena, const char *, count + 1);

	for (size_t i = 0; i < count; i++)
		parts[i] = say_with(composer, "resources.function_days", FILLS(
			{ "function", resources->capacity_by_function[i].name },
			{ "days", form_amount(composer, resources->capacity_by_function[i].value) }));
	return count == 0 ? "" : say_with(composer, "resources.functions",
		FILLS({ "list", join_words(composer, parts, count) }));
}

/* The least attractive accounts whose days together make up the overrun. */
static const char *
first_to_go(const struct composer *composer, double overrun)
{
	const struct results *results = composer->results;
	const char **names = ARENA_ARRAY(composer->arena, const char *, results->account_count + 1);
	size_t count = 0;

	for (size_t i = results->account_count; i > 0 && overrun > 0; i--) {
		const struct account_result *result = results->by_attractiveness[i - 1];

		if (!isfinite(result->days) || result->days <= 0 || result_is_chosen(result))
			continue;
		overrun -= result->days;
		names[count++] = say_with(composer, "resources.with_days", FILLS(
			{ "name", account_name(composer, result->account) },
			{ "days", form_amount(composer, result->days) }));
	}
	return join_words(composer, names, count);
}

static struct doc_node *
overrun_advice(const struct composer *composer)
{
	const double overrun = composer->results->days_needed - composer->results->days_available;
	const char *names = first_to_go(composer, overrun);

	return node_paragraph(composer, PARAGRAPH_BODY,
		say_with(composer, *names == '\0' ? "resources.overrun_of_chosen" : "resources.overrun", FILLS(
			{ "overrun", form_amount(composer, overrun) }, { "names", names })));
}

struct doc_node *
component_capacity(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_capacity(&context);
	struct doc_node *blocks = node_blocks(composer);
	struct doc_node *node = node_figure(composer, &figure, &(struct figure_plan){
		.name = "capacity", .anchor = "figure-capacity",
		.caption = say(composer, "resources.capacity_caption"),
		.explanation = days_by_function(composer) });

	if (node == NULL)
		return node_missing(composer, "capacity");
	doc_append(blocks, node);
	if (composer->results->days_needed > composer->results->days_available)
		doc_append(blocks, overrun_advice(composer));
	return blocks;
}
