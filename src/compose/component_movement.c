/* What moved each account since the last review, as far as git has that state. */
#include <math.h>

#include "analysis/movement.h"
#include "component.h"

static const double least_shown = 0.05; /* of either axis: less is not seen in print */

static const double none_shown = 0.005; /* what would be printed as 0.00 */

static bool
is_worth_a_row(const struct movement *movement)
{
	return fabs(movement->attractiveness) >= least_shown || fabs(movement->strength) >= least_shown;
}

static void
add_causes(struct table *table, const struct account_result *result, const struct movement *movement)
{
	const struct composer *composer = table->composer;
	const double values[] = {
		movement->attractiveness, movement->by_scores, movement->by_weights, movement->strength,
		movement->by_us, movement->by_rivals, movement->by_rating_weights,
	};

	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(composer, result));
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		table_text(table, fabs(values[i]) < none_shown ? say(composer, "form.none")
		                                               : form_signed(composer, values[i], 2));
}

static const char *
note_of_line(const struct composer *composer, const char *note, const char *key, double then, double now)
{
	if (fabs(now - then) <= 1e-9)
		return note;
	return join_sentences(composer, note, say_with(composer, key, FILLS(
		{ "then", form_decimals(composer, then, 2) }, { "now", form_decimals(composer, now, 2) })));
}

/* Lines that were moved are causes of their own. */
static const char *
note_of_lines(const struct composer *composer, const struct results *before)
{
	const struct results *now = composer->results;
	const char *note = note_of_line(composer, say(composer, "movement.note"), "movement.line",
	                                before->attractiveness_threshold, now->attractiveness_threshold);

	if (before->selection->matrix.strength != now->selection->matrix.strength)
		return join_sentences(composer, note, say(composer, "movement.other_strength"));
	return note_of_line(composer, note, "movement.strength_line",
	                    before->strength_threshold, now->strength_threshold);
}

struct doc_node *
component_movement(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "moved_attractiveness", COLUMN_NUMBER, NULL },
		{ "by_scores", COLUMN_NUMBER, NULL }, { "by_weights", COLUMN_NUMBER, NULL },
		{ "moved_strength", COLUMN_NUMBER, NULL }, { "by_us", COLUMN_NUMBER, NULL },
		{ "by_rivals", COLUMN_NUMBER, NULL }, { "by_weights", COLUMN_NUMBER, NULL },
	};
	const struct composer *composer = call->composer;
	const struct results *before = composer->input->before, *now = composer->results;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (before == NULL)
		return NULL; /* the table of classes then and now stands above */
	for (size_t i = 0; i < now->account_count; i++) {
		const struct account_result *is = now->by_class[i], *then = movement_then(before, is->account);
		if (then == NULL)
			continue;
		const struct movement movement = movement_between(before, then, now, is);
		if (is_worth_a_row(&movement))
			add_causes(&table, is, &movement);
	}
	if (table.row == NULL)
		return node_missing(composer, "movement_causes");
	table.node->table.caption = say(composer, "movement.caption");
	table.node->table.note = note_of_lines(composer, before);
	table.node->table.density = TABLE_DENSE;
	table.node->table.wide = true;
	return table.node;
}
