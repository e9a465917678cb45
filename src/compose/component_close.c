/* Chapters 10 and 11: review and next steps. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compose/checklist_text.h"
#include "component.h"
#include "model/rules.h"

/* ---- review: calendar and triggers ---- */

static void
add_calendar(const struct composer *composer, struct doc_node *blocks)
{
	const struct review *review = &composer->selection->review;
	const int months = isfinite(review->every_months) ? (int)review->every_months : 12;
	const char *next = date_is_set(review->next)
		? say_with(composer, "review.next", FILLS({ "date", form_date(composer, review->next) }))
		: say(composer, "review.no_next");

	doc_append(blocks, node_paragraph(composer, PARAGRAPH_BODY, join_sentences(composer,
		capitalise(composer, say_count(composer, "review.every", months)), next)));
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
		table_class(table, previous->class, "class");
	table_class(table, result->class, "class");
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
	table_band(table, say_count_first(composer, key, count));
	for (size_t i = 0; i < composer->results->account_count; i++)
		if (movement_of(composer->results->by_class[i]) == wanted)
			add_movement(table, composer->results->by_class[i]);
}

/* Above then, now and change of each axis. */
static const char *const *
movement_groups(const struct composer *composer, size_t count)
{
	const char **groups = ARENA_ARRAY(composer->arena, const char *, count);

	for (size_t i = 0; i < count; i++)
		groups[i] = i < count - 6 ? "" : say(composer, i < count - 3 ? "head.attractiveness" : "head.strength");
	return groups;
}

static struct doc_node *
movement_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "class_then", COLUMN_NAME, NULL },
		{ "class_now", COLUMN_NAME, NULL }, { "value_then", COLUMN_NUMBER, NULL },
		{ "value_now", COLUMN_NUMBER, NULL }, { "change", COLUMN_NUMBER, NULL },
		{ "value_then", COLUMN_NUMBER, NULL }, { "value_now", COLUMN_NUMBER, NULL },
		{ "change", COLUMN_NUMBER, NULL },
	};
	const int added = count_movement(composer->results, MOVEMENT_NEW);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	add_movement_group(&table, MOVEMENT_CHANGED, "review.changed");
	add_movement_group(&table, MOVEMENT_STAYED, "review.stayed");
	if (table.row == NULL)
		return node_missing(composer, "movement");
	table.node->table.groups = movement_groups(composer, sizeof plan / sizeof *plan);
	table.node->table.caption = say(composer, "review.movement_caption");
	table.node->table.note = added == 0 ? say(composer, "review.rounding")
		: join_sentences(composer, say(composer, "review.rounding"),
			say_count_first(composer, "review.new", added));
	table.node->table.density = TABLE_DENSE;
	table.node->table.wide = true;
	return table.node;
}

struct doc_node *
component_review(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_movement(&context);
	struct doc_node *blocks = node_blocks(composer), *node;

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
	node = node_figure(composer, &figure, &(struct figure_plan){
		.name = "movement", .anchor = "figure-movement", .caption = say(composer, "review.figure_caption") });
	if (node != NULL)
		doc_append(blocks, node);
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

/* ---- the ten checklists ---- */

static void
add_checklist(struct table *table, int number, const struct checklist *list)
{
	const struct composer *composer = table->composer;
	const char *when = !date_is_set(list->when) ? "" : form_short_date(composer, list->when);

	table_row(table, ROW_BODY);
	table_text(table, form_count(composer, number));
	table_text(table, checklist_name(composer->words, number - 1));
	table_text(table, checklist_state_text(composer->words, list));
	table_or_none(table, name_of(composer, list->who));
	if (list->state != CHECKLIST_DONE && when[0] != '\0')
		when = say_with(composer, "checklist.by", FILLS({ "date", when }));
	table_or_none(table, when);
	table_or_none(table, printed(composer, checklist_missing_text(composer->words, list)));
}

struct doc_node *
component_checklists(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "", COLUMN_NUMBER, NULL }, { "checklist", COLUMN_NAME, NULL }, { "state", COLUMN_NAME, NULL }, { "owner", COLUMN_NAME, NULL },
		{ "when", COLUMN_NAME, NULL }, { "first_to_do", COLUMN_TEXT, NULL },
	};
	const struct composer *composer = call->composer;
	struct checklist lists[CHECKLIST_COUNT];
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	checklists_judge(composer->results, composer->arena, lists);
	for (int i = 0; i < CHECKLIST_COUNT; i++)
		add_checklist(&table, i + 1, &lists[i]);
	table.node->table.caption = say(composer, "checklist.caption");
	table.node->table.wide = true;
	return table.node;
}
