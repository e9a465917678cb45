/* Appendix A: every finding, by rule and place, with its waiver. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "model/rules.h"

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
	if (waiver == NULL)
		return say(composer, "form.none");
	return join_parts(composer, "form.colon",
		say_with(composer, date_is_set(waiver->until) ? "findings.waived_until" : "findings.waived", FILLS(
			{ "who", name_of(composer, waiver->by) },
			{ "date", form_date(composer, waiver->until) })),
		text_of(composer, &waiver->because));
}

static void
add_finding(struct table *table, const struct finding *finding)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	table_pair(table, node_strong(composer, finding->code), finding->name);
	add_finding_place(table, &finding->place);
	table_text(table, capitalise(composer, finding->message));
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
