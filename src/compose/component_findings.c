/* Appendix A: every finding, by severity, rule and place, with its waiver. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "finding_sentence.h"
#include "model/rules.h"

/* The last column stands where something is waived. */
enum { COLUMNS_WITH_WAIVERS = 4 };

/* A finding of the files, or a rule's hit with its waiver. */
struct listed {
	enum diag_level level;
	const char *code, *name, *message;
	struct place place;
	const struct waiver *waiver; /* NULL = it stands */
};

struct listing { struct listed *items; size_t count; };

static bool
is_waived(const struct listed *item)
{
	return item->waiver != NULL;
}

static int
compare_text(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

/* Worst first, then by rule, then by place. */
static int
compare_listed(const void *left, const void *right)
{
	const struct listed *a = left, *b = right;
	int order = (int)b->level - (int)a->level;

	if (order == 0)
		order = strcmp(a->code, b->code);
	if (order == 0)
		order = compare_text(a->place.file, b->place.file);
	if (order == 0)
		order = a->place.line - b->place.line;
	if (order == 0)
		order = a->place.column - b->place.column;
	return order != 0 ? order : strcmp(a->message, b->message);
}

/* Findings that rules have made stand in diag in the terminal's language; here
 * they are told in the dossier's, from the hits. */
static bool
is_from_a_hit(const struct finding *finding)
{
	const struct rule *rule = rule_find(finding->code);

	return rule != NULL && !rule->fixed;
}

static struct listing
list_findings(const struct composer *composer)
{
	const struct diag *diag = composer->input->findings;
	const struct judgement *judgement = composer->input->judgement;
	struct listing listing = {
		.items = ARENA_ARRAY(composer->arena, struct listed, diag->count + judgement->count + 1),
	};

	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = diag->findings[i];

		if (!is_from_a_hit(finding))
			listing.items[listing.count++] = (struct listed){ finding->level, finding->code,
				finding->name, finding->message, finding->place, NULL };
	}
	for (size_t i = 0; i < judgement->count; i++) {
		const struct rule_hit *hit = &judgement->hits[i];

		listing.items[listing.count++] = (struct listed){ finding_level(hit), hit->rule->code,
			hit->rule->name, finding_sentence(composer, hit), hit->place, hit->waiver };
	}
	qsort(listing.items, listing.count, sizeof *listing.items, compare_listed);
	return listing;
}

/* Two lines in a cell: what is looked for, and below it, in grey, the rest. */
static void
table_pair(struct table *table, struct doc_node *first, const char *second)
{
	struct doc_node *cell = table_cell(table);

	doc_append(cell, first);
	doc_append(cell, doc_new(table->composer->arena, DOC_LINE_BREAK));
	doc_append(cell, node_styled(table->composer, STYLE_MUTED, second));
}

/* "K307", and its name where the language has one. */
static const char *
rule_head(const struct composer *composer, const char *code)
{
	const char *key = arena_printf(composer->arena, "rule_name.%s", code);

	if (!wordbook_has(composer->words, key))
		return code;
	return arena_printf(composer->arena, "%s %s", code, say(composer, key));
}

/* A message, in which backquotes stand around what the file says. */
static void
table_message(struct table *table, const char *message)
{
	const struct composer *composer = table->composer;
	struct doc_node *cell = table_cell(table);

	for (bool code = false; *message != '\0'; code = !code) {
		const size_t length = strcspn(message, "`");
		const char *part = arena_copy(composer->arena, message, length);
		struct doc_node *node = code ? doc_new(composer->arena, DOC_CODE) : NULL;

		if (node != NULL)
			node->text = part;
		if (length > 0)
			doc_append(cell, node != NULL ? node : node_text(composer, part));
		message += length + (message[length] == '`');
	}
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
		return "";
	return join_parts(composer, "form.colon",
		say_with(composer, date_is_set(waiver->until) ? "findings.waived_until" : "findings.waived", FILLS(
			{ "who", name_of(composer, waiver->by) },
			{ "date", form_date(composer, waiver->until) })),
		text_of(composer, &waiver->because));
}

static void
add_finding(struct table *table, const struct listed *finding)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	table_pair(table, node_strong(composer, rule_head(composer, finding->code)), finding->name);
	add_finding_place(table, &finding->place);
	table_message(table, capitalise(composer, finding->message));
	if (table->node->table.column_count == COLUMNS_WITH_WAIVERS)
		table_or_none(table, waiver_text(composer, finding->waiver));
}

static struct doc_node *
severity_mark(const struct composer *composer, enum diag_level level)
{
	static const enum mark marks[] = {
		[DIAG_NOTE] = MARK_NOTE, [DIAG_WARNING] = MARK_WARNING, [DIAG_ERROR] = MARK_ERROR,
	};
	struct doc_node *node = doc_new(composer->arena, DOC_MARK);

	node->mark.mark = marks[level];
	node->mark.word = "";
	return node;
}

static const char *
severity_name(const struct composer *composer, enum diag_level level)
{
	return say(composer, level == DIAG_ERROR ? "findings.errors"
		: level == DIAG_WARNING ? "findings.warnings" : "findings.notes");
}

/* "Three warnings. Each wants a correction or a waiver. Two more are waived." */
static void
add_severity_band(struct table *table, const struct listed *first, size_t count)
{
	const struct composer *composer = table->composer;
	const char *key = arena_printf(composer->arena, "findings.%s", diag_level_name(first->level));
	size_t waived = 0;
	struct doc_node *cell;
	const char *text;

	for (size_t i = 0; i < count; i++)
		waived += is_waived(&first[i]);
	text = waived < count ? say_count_first(composer, key, (int)(count - waived))
	                      : say_with(composer, "findings.all_waived", FILLS(
		                        { "severity", severity_name(composer, first->level) }));
	if (waived > 0 && waived < count)
		text = join_sentences(composer, text,
			say_count_first(composer, "findings.also_waived", (int)waived));
	table_row(table, ROW_BAND);
	cell = table_cell(table);
	doc_append(cell, severity_mark(composer, first->level));
	doc_append(cell, node_text(composer, arena_printf(composer->arena, " %s", text)));
}

/* A band, then the findings of one severity; of one rule at most as many as the
 * terminal shows. Gives their number. */
static size_t
add_finding_group(struct table *table, const struct listed *first, size_t left)
{
	const struct composer *composer = table->composer;
	size_t count = 1, of_rule = 0;

	while (count < left && first[count].level == first->level)
		count++;
	add_severity_band(table, first, count);
	for (size_t i = 0; i < count; i++) {
		const bool last = i + 1 == count || strcmp(first[i].code, first[i + 1].code) != 0;

		if (++of_rule <= DIAG_PRINTED_OF_ONE_CODE)
			add_finding(table, &first[i]);
		if (last && of_rule > DIAG_PRINTED_OF_ONE_CODE)
			table_band(table, say_with(composer, "findings.more", FILLS(
				{ "n", form_count(composer, (double)(of_rule - DIAG_PRINTED_OF_ONE_CODE)) },
				{ "code", first[i].code })));
		of_rule = last ? 0 : of_rule;
	}
	return count;
}

static struct doc_node *
finding_table(const struct composer *composer, const struct listing *listing)
{
	static const struct column_plan plan[COLUMNS_WITH_WAIVERS] = {
		{ "rule", COLUMN_NAME, NULL }, { "place", COLUMN_NAME, NULL },
		{ "found", COLUMN_TEXT, NULL }, { "waived", COLUMN_TEXT, NULL },
	};
	const bool waived = composer->input->judgement->waived_count > 0;
	struct table table = table_start(composer, plan, COLUMNS_WITH_WAIVERS - !waived);

	for (size_t i = 0; i < listing->count;)
		i += add_finding_group(&table, &listing->items[i], listing->count - i);
	table.node->table.caption = say(composer, "findings.caption");
	table.node->table.density = TABLE_DENSE;
	table.node->table.wide = true;
	return table.node;
}

/* ---- how many of each severity ---- */

static void
add_severity(struct table *table, enum diag_level level)
{
	static const enum text_style styles[] = {
		[DIAG_NOTE] = STYLE_MUTED, [DIAG_WARNING] = STYLE_WARNING, [DIAG_ERROR] = STYLE_STOP,
	};
	const struct composer *composer = table->composer;
	struct doc_node *cell, *strong = doc_new(composer->arena, DOC_STRONG);

	table_row(table, ROW_BODY);
	cell = table_cell(table);
	doc_append(cell, severity_mark(composer, level));
	doc_append(cell, node_text(composer, " "));
	doc_append(strong, node_styled(composer, styles[level], severity_name(composer, level)));
	doc_append(cell, strong);
	table_text(table, form_count(composer, (double)diag_count(composer->input->findings, level)));
}

static struct doc_node *
tally_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "", COLUMN_TEXT, NULL }, { "", COLUMN_NUMBER, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (int level = DIAG_ERROR; level >= DIAG_NOTE; level--)
		add_severity(&table, (enum diag_level)level);
	table_row(&table, ROW_BODY);
	doc_append(table_cell(&table), node_styled(composer, STYLE_MUTED, say(composer, "findings.waived_count")));
	table_text(&table, form_count(composer, (double)composer->input->judgement->waived_count));
	return table.node;
}

/* What severities mean, and at the side how many there are of each. */
static struct doc_node *
finding_tally(const struct composer *composer)
{
	struct doc_node *grid = node_grid(composer);

	doc_append(add_column(composer, grid, 1, 9),
		node_paragraph(composer, PARAGRAPH_BODY, say(composer, "findings.means")));
	doc_append(add_column(composer, grid, 10, 3), tally_table(composer));
	return grid;
}

struct doc_node *
component_findings(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct listing listing = list_findings(composer);
	struct doc_node *blocks = node_blocks(composer);

	if (listing.count == 0)
		return node_paragraph(composer, PARAGRAPH_BODY, say(composer, "findings.none"));
	doc_append(blocks, finding_tally(composer));
	doc_append(blocks, finding_table(composer, &listing));
	return blocks;
}
