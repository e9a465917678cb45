/* Chapters 10 and 11 and the appendices: review, next steps, findings, method,
 * sources, inputs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "model/rules.h"

static void
table_or_none(struct table *table, const char *text)
{
	table_text(table, *text == '\0' ? say(table->composer, "form.none") : text);
}

static void
table_class(struct table *table, enum account_class class)
{
	const struct composer *composer = table->composer;
	struct doc_node *cell = table_cell(table);

	doc_append(cell, node_mark(composer, class));
	doc_append(cell, node_text(composer, arena_printf(composer->arena, " %s",
		class == CLASS_UNDETERMINED ? say(composer, "class.undetermined")
		                            : say_word(composer, "class", &words_class, (int)class))));
}

/* ---- review: calendar and triggers ---- */

static void
add_calendar(const struct composer *composer, struct doc_node *blocks)
{
	const struct review *review = &composer->selection->review;
	const char *often = isfinite(review->every_months)
		? capitalise(composer, say_count(composer, "review.every", (int)review->every_months)) : "";
	const char *next = date_is_set(review->next)
		? say_with(composer, "review.next", FILLS({ "date", form_date(composer, review->next) }))
		: say(composer, "review.no_next");

	doc_append(blocks, node_paragraph(composer, PARAGRAPH_BODY,
		arena_printf(composer->arena, "%s%s%s", often, *often == '\0' ? "" : " ", next)));
}

static void
add_triggers(const struct composer *composer, struct doc_node *blocks)
{
	const struct review *review = &composer->selection->review;
	struct doc_node *list = doc_new(composer->arena, DOC_LIST);

	if (review->sooner_count == 0)
		return;
	list->list.kind = LIST_BULLET;
	list->list.tight = true;
	for (size_t i = 0; i < review->sooner_count; i++) {
		struct doc_node *item = doc_new(composer->arena, DOC_ITEM);

		doc_append(item, node_paragraph(composer, PARAGRAPH_BODY,
			text_of(composer, &review->sooner_if[i])));
		doc_append(list, item);
	}
	doc_append(blocks, node_paragraph(composer, PARAGRAPH_BODY, say(composer, "review.sooner")));
	doc_append(blocks, list);
}

static const char *
present_at(const struct composer *composer, const struct held_review *held)
{
	const char **names = ARENA_ARRAY(composer->arena, const char *, held->present_count + 1);

	for (size_t i = 0; i < held->present_count; i++)
		names[i] = initial_name_of(composer, held->present[i]);
	return join_words(composer, names, held->present_count);
}

static struct doc_node *
held_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "held_on", COLUMN_DATE, NULL }, { "present", COLUMN_TEXT, NULL },
		{ "came_of_it", COLUMN_TEXT, NULL },
	};
	const struct review *review = &composer->selection->review;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < review->held_count; i++) {
		table_row(&table, ROW_BODY);
		table_text(&table, form_short_date(composer, review->held[i].date));
		table_or_none(&table, present_at(composer, &review->held[i]));
		table_or_none(&table, text_of(composer, &review->held[i].note));
	}
	if (review->held_count == 0)
		return node_missing(composer, "held");
	table.node->table.caption = say(composer, "review.held_caption");
	table.node->table.wide = true;
	return table.node;
}

/* ---- review: what moved ---- */

static void
add_movement(struct table *table, const struct account_result *result)
{
	const struct composer *composer = table->composer;
	const struct previous *previous = &result->account->previous;
	const double attractiveness = result->attractiveness.value.estimate;
	const double strength = result->strength.value.estimate;

	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(composer, result));
	if (previous->class == CLASS_UNDETERMINED)
		table_text(table, say(composer, "form.none"));
	else
		table_class(table, previous->class);
	table_class(table, result->class);
	table_text(table, form_decimals(composer, previous->attractiveness, 1));
	table_text(table, form_decimals(composer, attractiveness, 1));
	table_text(table, form_signed(composer, attractiveness - previous->attractiveness, 1));
	table_text(table, form_signed(composer, previous->strength, 1));
	table_text(table, form_signed(composer, strength, 1));
	table_text(table, form_signed(composer, strength - previous->strength, 1));
}

/* Whether an account was known at the last review, and has left its class. */
enum movement { MOVEMENT_CHANGED, MOVEMENT_STAYED, MOVEMENT_NEW };

static enum movement
movement_of(const struct account_result *result)
{
	const struct previous *previous = &result->account->previous;

	if (!previous->given)
		return MOVEMENT_NEW;
	return previous->class == CLASS_UNDETERMINED || previous->class == result->class
		? MOVEMENT_STAYED : MOVEMENT_CHANGED;
}

static int
count_movement(const struct results *results, enum movement wanted)
{
	int count = 0;

	for (size_t i = 0; i < results->account_count; i++)
		count += movement_of(&results->accounts[i]) == wanted;
	return count;
}

static void
add_movement_group(struct table *table, enum movement wanted, const char *key)
{
	const struct composer *composer = table->composer;
	const int count = count_movement(composer->results, wanted);

	if (count == 0)
		return;
	table_band(table, capitalise(composer, say_count(composer, key, count)));
	for (size_t i = 0; i < composer->results->account_count; i++)
		if (movement_of(composer->results->by_class[i]) == wanted)
			add_movement(table, composer->results->by_class[i]);
}

static struct doc_node *
movement_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "class_then", COLUMN_NAME, NULL },
		{ "class_now", COLUMN_NAME, NULL }, { "attractiveness_then", COLUMN_NUMBER, NULL },
		{ "value_now", COLUMN_NUMBER, NULL }, { "change", COLUMN_NUMBER, NULL },
		{ "strength_then", COLUMN_NUMBER, NULL }, { "value_now", COLUMN_NUMBER, NULL },
		{ "change", COLUMN_NUMBER, NULL },
	};
	const int added = count_movement(composer->results, MOVEMENT_NEW);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	add_movement_group(&table, MOVEMENT_CHANGED, "review.changed");
	add_movement_group(&table, MOVEMENT_STAYED, "review.stayed");
	if (table.row == NULL)
		return node_missing(composer, "movement");
	table.node->table.caption = say(composer, "review.movement_caption");
	table.node->table.note = added == 0
		? "" : capitalise(composer, say_count(composer, "review.new", added));
	table.node->table.density = TABLE_DENSE;
	table.node->table.wide = true;
	return table.node;
}

struct doc_node *
component_review(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);

	if (composer->selection->review.given) {
		add_calendar(composer, blocks);
		add_triggers(composer, blocks);
	} else {
		doc_append(blocks, node_missing(composer, "review"));
	}
	doc_append(blocks, node_heading(composer, 2, say(composer, "review.held_head")));
	doc_append(blocks, held_table(composer));
	doc_append(blocks, node_heading(composer, 2, say(composer, "review.movement_head")));
	doc_append(blocks, movement_table(composer));
	return blocks;
}

/* ---- next steps ---- */

struct doc_node *
component_next_steps(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "due", COLUMN_DATE, NULL }, { "step", COLUMN_TEXT, NULL }, { "owner", COLUMN_NAME, NULL },
	};
	const struct composer *composer = call->composer;
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (selection->next_step_count == 0)
		return node_missing(composer, "next_steps");
	for (size_t i = 0; i < selection->next_step_count; i++) {
		const struct next_step *step = &selection->next_steps[i];

		table_row(&table, ROW_BODY);
		table_text(&table, form_short_date(composer, step->due));
		table_text(&table, text_of(composer, &step->what));
		table_or_none(&table, name_of(composer, step->owner));
	}
	table.node->table.caption = say(composer, "next.caption");
	return table.node;
}

/* ---- findings ---- */

/* By rule, then by place. */
static int
compare_findings(const void *left, const void *right)
{
	const struct finding *const *a = left, *const *b = right;
	const struct place *first = &(*a)->place, *second = &(*b)->place;
	int order = strcmp((*a)->code, (*b)->code);

	if (order == 0)
		order = strcmp(first->file == NULL ? "" : first->file, second->file == NULL ? "" : second->file);
	if (order == 0)
		order = first->line - second->line;
	return order != 0 ? order : first->column - second->column;
}

static size_t
findings_of_level(const struct composer *composer, enum diag_level level,
                  const struct finding **found)
{
	const struct diag *diag = composer->input->findings;
	size_t count = 0;

	for (size_t i = 0; i < diag->count; i++)
		if (diag->findings[i]->level == level)
			found[count++] = diag->findings[i];
	qsort(found, count, sizeof *found, compare_findings);
	return count;
}

/* "accounts.zephyr" covers "accounts.zephyr" and what is below it. */
static bool
path_covers(const char *path, const char *subject)
{
	const size_t length = strlen(path);

	return strncmp(path, subject, length) == 0 && (subject[length] == '\0' || subject[length] == '.');
}

/* The waiver that holds for a finding on the selection's date, or NULL. */
static const struct waiver *
find_waiver(const struct selection *selection, const struct finding *finding)
{
	for (size_t i = 0; i < selection->waiver_count; i++) {
		const struct waiver *waiver = &selection->waivers[i];

		if (waiver->rule == NULL || strcmp(waiver->rule->code, finding->code) != 0)
			continue;
		if (date_is_set(waiver->until) && date_compare(waiver->until, selection->as_of) < 0)
			continue;
		if (waiver->at == NULL || path_covers(waiver->at, finding->subject))
			return waiver;
	}
	return NULL;
}

/* Two lines in a cell: what is looked for, and below it, in grey, the rest. */
static void
table_pair(struct table *table, struct doc_node *first, const char *second)
{
	struct doc_node *cell = table_cell(table);

	doc_append(cell, first);
	if (*second == '\0')
		return;
	doc_append(cell, doc_new(table->composer->arena, DOC_LINE_BREAK));
	doc_append(cell, node_styled(table->composer, STYLE_MUTED, second));
}

static void
add_finding_place(struct table *table, const struct place *place)
{
	const struct composer *composer = table->composer;

	if (place->file == NULL)
		table_text(table, say(composer, "findings.project"));
	else if (place->line == 0)
		table_pair(table, node_text(composer, place->file), say(composer, "findings.file"));
	else
		table_pair(table, node_text(composer, place->file), say_with(composer, "findings.place", FILLS(
			{ "line", form_count(composer, place->line) },
			{ "column", form_count(composer, place->column) })));
}

static const char *
waiver_text(const struct composer *composer, const struct waiver *waiver)
{
	const char *because;

	if (waiver == NULL)
		return say(composer, "form.none");
	because = text_of(composer, &waiver->because);
	return arena_printf(composer->arena, "%s%s%s",
		say_with(composer, date_is_set(waiver->until) ? "findings.waived_until" : "findings.waived", FILLS(
			{ "who", name_of(composer, waiver->by) },
			{ "date", form_date(composer, waiver->until) })),
		*because == '\0' ? "" : ": ", because);
}

static void
add_finding(struct table *table, const struct finding *finding)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	table_pair(table, node_strong(composer, finding->code), finding->name);
	add_finding_place(table, &finding->place);
	table_text(table, finding->message);
	table_text(table, waiver_text(composer, find_waiver(composer->selection, finding)));
}

/* A band with the number, then the findings; of one rule at most as many as
 * the terminal shows. */
static void
add_finding_group(struct table *table, enum diag_level level, const struct finding **found)
{
	const struct composer *composer = table->composer;
	const size_t count = findings_of_level(composer, level, found);
	size_t of_rule = 0;

	if (count == 0)
		return;
	table_band(table, capitalise(composer, say_count(composer, arena_printf(composer->arena,
		"findings.%s", diag_level_name(level)), (int)count)));
	for (size_t i = 0; i < count; i++) {
		const bool last = i + 1 == count || strcmp(found[i]->code, found[i + 1]->code) != 0;

		if (++of_rule <= DIAG_PRINTED_OF_ONE_CODE)
			add_finding(table, found[i]);
		if (last && of_rule > DIAG_PRINTED_OF_ONE_CODE)
			table_band(table, say_with(composer, "findings.more", FILLS(
				{ "n", form_count(composer, (double)(of_rule - DIAG_PRINTED_OF_ONE_CODE)) },
				{ "code", found[i]->code })));
		of_rule = last ? 0 : of_rule;
	}
}

static struct doc_node *
finding_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "rule", COLUMN_NAME, NULL }, { "place", COLUMN_NAME, NULL },
		{ "found", COLUMN_TEXT, NULL }, { "waived", COLUMN_TEXT, NULL },
	};
	const struct diag *diag = composer->input->findings;
	const struct finding **found = ARENA_ARRAY(composer->arena, const struct finding *, diag->count + 1);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (int level = DIAG_ERROR; level >= DIAG_NOTE; level--)
		add_finding_group(&table, (enum diag_level)level, found);
	table.node->table.caption = say(composer, "findings.caption");
	table.node->table.wide = true;
	return table.node;
}

static int
count_waived(const struct composer *composer)
{
	const struct diag *diag = composer->input->findings;
	int count = 0;

	for (size_t i = 0; i < diag->count; i++)
		count += find_waiver(composer->selection, diag->findings[i]) != NULL;
	return count;
}

/* How many of each severity, beside what severities mean. */
static struct doc_node *
finding_tally(const struct composer *composer)
{
	static const char *const labels[] = {
		[DIAG_NOTE] = "findings.notes", [DIAG_WARNING] = "findings.warnings",
		[DIAG_ERROR] = "findings.errors",
	};
	struct doc_node *grid = node_grid(composer);
	struct doc_node *facts = node_facts(composer, FACTS_LIST);

	doc_append(add_column(composer, grid, 1, 9),
		node_paragraph(composer, PARAGRAPH_BODY, say(composer, "findings.means")));
	for (int level = DIAG_ERROR; level >= DIAG_NOTE; level--)
		add_fact(composer, facts, say(composer, labels[level]),
			form_count(composer, (double)diag_count(composer->input->findings, (enum diag_level)level)));
	add_fact(composer, facts, say(composer, "findings.of_these_waived"),
		form_count(composer, count_waived(composer)));
	doc_append(add_column(composer, grid, 10, 3), facts);
	return grid;
}

struct doc_node *
component_findings(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);

	if (composer->input->findings->count == 0)
		return node_paragraph(composer, PARAGRAPH_BODY, say(composer, "findings.none"));
	doc_append(blocks, finding_tally(composer));
	doc_append(blocks, finding_table(composer));
	return blocks;
}

/* ---- method ---- */

static void
add_option(struct table *table, const char *key, const char *value)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	table_text(table, say(composer, arena_printf(composer->arena, "option.%s", key)));
	table_text(table, value);
}

static const char *
number_text(const struct composer *composer, double value)
{
	const bool short_enough = !isfinite(value) || fabs(value * 10 - round(value * 10)) < 1e-9;

	return short_enough ? form_amount(composer, value) : form_decimals(composer, value, 2);
}

static void
add_scale(struct table *table)
{
	const struct composer *composer = table->composer;
	const struct scale *scale = &composer->selection->matrix.scale;

	add_option(table, "scale", say_with(composer, scale->step > 0 ? "method.scale_in_steps" : "method.scale",
		FILLS({ "min", number_text(composer, scale->min) }, { "max", number_text(composer, scale->max) },
		      { "step", number_text(composer, scale->step) })));
}

static void
add_thresholds(struct table *table)
{
	static const char *const kinds[] = {
		[THRESHOLD_DEFAULT] = "method.threshold_middle", [THRESHOLD_NUMBER] = "method.threshold_stated",
		[THRESHOLD_MEAN] = "method.threshold_mean", [THRESHOLD_MEDIAN] = "method.threshold_median",
	};
	const struct composer *composer = table->composer;
	const struct matrix *matrix = &composer->selection->matrix;
	const char *mode = word_of(&words_strength_mode, (int)matrix->strength);

	add_option(table, "attractiveness_threshold",
		say_with(composer, kinds[matrix->attractiveness_threshold_kind],
			FILLS({ "value", number_text(composer, composer->results->attractiveness_threshold) })));
	add_option(table, "strength", say(composer, arena_printf(composer->arena, "method.strength_%s", mode)));
	add_option(table, "strength_threshold",
		number_text(composer, composer->results->strength_threshold));
	add_option(table, "on_the_line", say_with(composer, "method.on_the_line", FILLS(
		{ "attractiveness", say_word(composer, "side", &words_side, (int)matrix->on_the_line_attractiveness) },
		{ "strength", say_word(composer, "side", &words_side, (int)matrix->on_the_line_strength) })));
	add_option(table, "hysteresis", number_text(composer, matrix->hysteresis));
}

static void
add_weight_options(struct table *table)
{
	const struct composer *composer = table->composer;
	const struct attractiveness *attractiveness = &composer->selection->attractiveness;

	add_option(table, "weights", say_word(composer, "weight_method", &words_weight_method,
		(int)attractiveness->method));
	add_option(table, "raw_sum", number_text(composer, composer->results->weights_raw_sum));
	add_option(table, "normalise",
		say(composer, attractiveness->normalise ? "method.scaled" : "method.must_sum"));
	if (isfinite(composer->results->consistency_ratio))
		add_option(table, "consistency", form_decimals(composer, composer->results->consistency_ratio, 3));
}

static void
add_resource_options(struct table *table)
{
	const struct composer *composer = table->composer;
	const struct resources *resources = &composer->selection->resources;
	const char *parts[CLASS_COUNT];
	size_t count = 0;

	for (int class = CLASS_KEY; class < CLASS_COUNT; class++)
		if (isfinite(resources->days_per_account[class]))
			parts[count++] = say_with(composer, "method.class_days", FILLS(
				{ "class", say_word(composer, "class", &words_class, class) },
				{ "days", number_text(composer, resources->days_per_account[class]) }));
	if (count > 0)
		add_option(table, "days_per_account", join_words(composer, parts, count));
	if (isfinite(resources->accounts_per_manager))
		add_option(table, "accounts_per_manager", number_text(composer, resources->accounts_per_manager));
	add_option(table, "horizon", capitalise(composer,
		say_count(composer, "method.years", (int)composer->selection->horizon_years)));
}

/* How like the scorers rank: Kendall's W with its F test. */
static void
add_agreement(struct table *table)
{
	const struct composer *composer = table->composer;
	const struct results *results = composer->results;

	if (isfinite(results->kendall_w))
		add_option(table, "agreement", say_with(composer, "method.agreement", FILLS(
			{ "w", form_decimals(composer, results->kendall_w, 2) },
			{ "p", form_decimals(composer, results->kendall_p_f, 3) },
			{ "scorers", form_count(composer, results->kendall_scorers) },
			{ "accounts", form_count(composer, results->kendall_accounts) })));
}

static struct doc_node *
formula_list(const struct composer *composer)
{
	struct doc_node *list = doc_new(composer->arena, DOC_LIST);

	list->list.kind = LIST_BULLET;
	list->list.tight = true;
	for (int i = 1;; i++) {
		const char *key = arena_printf(composer->arena, "formula.%d", i);
		struct doc_node *item;

		if (!wordbook_has(composer->words, key))
			return list;
		item = doc_new(composer->arena, DOC_ITEM);
		doc_append(item, node_rich(composer, PARAGRAPH_BODY, say(composer, key)));
		doc_append(list, item);
	}
}

struct doc_node *
component_method(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "option", COLUMN_NAME, NULL }, { "option_value", COLUMN_TEXT, NULL },
	};
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	add_scale(&table);
	add_thresholds(&table);
	add_weight_options(&table);
	add_agreement(&table);
	add_resource_options(&table);
	add_option(&table, "sampling", say(composer, "method.sampling"));
	table.node->table.caption = say(composer, "method.caption");
	doc_append(blocks, table.node);
	doc_append(blocks, node_heading(composer, 2, say(composer, "method.formulas_head")));
	doc_append(blocks, formula_list(composer));
	return blocks;
}

/* ---- sources ---- */

static int
count_citations(const struct selection *selection, const struct source_ref *source)
{
	int count = 0;

	for (size_t i = 0; i < selection->account_count; i++)
		for (size_t j = 0; j < selection->accounts[i].evidence_count; j++)
			count += selection->accounts[i].evidence[j].source == source;
	return count;
}

static void
add_source(struct table *table, const struct source_ref *source, int citations)
{
	const struct composer *composer = table->composer;
	const char *title = text_of(composer, &source->title);
	struct doc_node *link;

	table_row(table, ROW_BODY);
	if (source->url != NULL) {
		link = node_link(composer, "", title);
		link->link.target = source->url;
		doc_append(table_cell(table), link);
	} else {
		table_or_none(table, title);
	}
	table_or_none(table, source->kind == NULL ? "" : capitalise(composer, source->kind));
	table_text(table, form_short_date(composer, source->date));
	table_or_none(table, source->page == NULL ? "" : source->page);
	table_text(table, form_count(composer, citations));
}

struct doc_node *
component_sources(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "source", COLUMN_TEXT, NULL }, { "source_kind", COLUMN_NAME, NULL },
		{ "source_date", COLUMN_DATE, NULL }, { "page", COLUMN_NUMBER, NULL },
		{ "cited", COLUMN_NUMBER, NULL },
	};
	const struct composer *composer = call->composer;
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	int uncited = 0;

	for (size_t i = 0; i < selection->source_count; i++) {
		const int citations = count_citations(selection, &selection->sources[i]);

		if (citations > 0)
			add_source(&table, &selection->sources[i], citations);
		uncited += citations == 0;
	}
	if (table.row == NULL)
		return node_missing(composer, "sources");
	table.node->table.caption = say(composer, "sources.caption");
	table.node->table.note = uncited == 0
		? "" : capitalise(composer, say_count(composer, "sources.uncited", uncited));
	return table.node;
}

/* ---- inputs and libraries ---- */

struct doc_node *
component_inputs(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "file", COLUMN_NAME, NULL }, { "file_size", COLUMN_NUMBER, NULL },
		{ "hash", COLUMN_TEXT, NULL },
	};
	const struct composer *composer = call->composer;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (composer->input->input_count == 0)
		return node_missing(composer, "inputs");
	for (size_t i = 0; i < composer->input->input_count; i++) {
		const struct source_input *input = &composer->input->inputs[i];
		struct doc_node *code = doc_new(composer->arena, DOC_CODE);

		table_row(&table, ROW_BODY);
		table_text(&table, input->path);
		table_text(&table, form_count(composer, (double)input->size));
		code->text = input->sha256;
		doc_append(table_cell(&table), code);
	}
	table.node->table.caption = say(composer, "inputs.caption");
	table.node->table.density = TABLE_DENSE;
	table.node->table.wide = true;
	return table.node;
}

/* The faces that pages may be set in: each role's own, then what figures
 * have fallen back to. */
static const char *
face_names(const struct composer *composer)
{
	enum { ROOM = 64 };
	const char *names[ROOM];
	size_t count = 0;

	for (int i = 0; i < FONT_ROLE_COUNT + (int)type_face_count(composer->type) && count < ROOM; i++) {
		const struct face *face = i < FONT_ROLE_COUNT
			? type_face(composer->type, (enum font_role)i)
			: type_face_at(composer->type, (size_t)(i - FONT_ROLE_COUNT));
		size_t known = 0;

		if (face == NULL)
			continue;
		while (known < count && strcmp(names[known], face->name) != 0)
			known++;
		if (known == count)
			names[count++] = face->name;
	}
	return join_words(composer, names, count);
}

struct doc_node *
component_libraries(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "library", COLUMN_NAME, NULL }, { "version", COLUMN_TEXT, NULL },
	};
	const struct composer *composer = call->composer;
	const char *line = composer->input->libraries;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	while (*line != '\0') {
		const size_t length = strcspn(line, "\n");
		char *name = arena_copy(composer->arena, line, length);
		char *version = strrchr(name, ' ');

		if (version != NULL)
			*version++ = '\0';
		table_row(&table, ROW_BODY);
		table_text(&table, name);
		table_or_none(&table, version == NULL ? "" : version);
		line += length + (line[length] == '\n');
	}
	if (table.row == NULL)
		return node_missing(composer, "libraries");
	table.node->table.caption = say(composer, "libraries.caption");
	table.node->table.note = say_with(composer, "libraries.fonts",
		FILLS({ "names", face_names(composer) }));
	return table.node;
}
