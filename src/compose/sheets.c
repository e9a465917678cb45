#include "compose/sheets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "nodes.h"

/* ---- words of both forms ---- */

static const char *
number_text(const struct composer *composer, double value)
{
	char text[NUMBER_SIZE];

	number_shortest(text, value);
	return arena_string(composer->arena, text);
}

static const char *
scale_text(const struct composer *composer)
{
	const struct scale *scale = &composer->selection->matrix.scale;

	return say_with(composer, scale->step > 0 ? "sheets.scale_steps" : "sheets.scale", FILLS(
		{ "min", number_text(composer, scale->min) }, { "max", number_text(composer, scale->max) },
		{ "step", number_text(composer, scale->step) }));
}

/* Two scores in the middle of the scale, as the project file writes a range. */
static const char *
range_text(const struct composer *composer)
{
	const struct scale *scale = &composer->selection->matrix.scale;
	const double step = scale->step > 0 ? scale->step : (scale->max - scale->min) / 10;
	const double steps = (double)(long)((scale->max - scale->min) / step / 3);
	const double low = scale->min + steps * step;

	return arena_printf(composer->arena, "%s..%s", number_text(composer, number_round(low, 9)),
		number_text(composer, number_round(fmin(low + 2 * step, scale->max), 9)));
}

static const char *
segment_name(const struct composer *composer, const struct account *account)
{
	if (account->segment == NULL)
		return "";
	return words_given(&account->segment->name) ? text_of(composer, &account->segment->name)
	                                            : account->segment->id;
}

static const char *
factor_name(const struct composer *composer, const struct factor *factor)
{
	return words_given(&factor->name) ? text_of(composer, &factor->name) : factor->id;
}

/* "" where the factor does not say whether it looks back or ahead. */
static const char *
period_text(const struct composer *composer, const struct factor *factor)
{
	if (factor->period == PERIOD_PAST)
		return say(composer, "sheets.past");
	if (factor->period == PERIOD_FUTURE)
		return say_count(composer, "sheets.future", (int)composer->selection->horizon_years);
	return "";
}

static bool
has_segments(const struct selection *selection)
{
	for (size_t i = 0; i < selection->account_count; i++)
		if (selection->accounts[i].segment != NULL)
			return true;
	return false;
}

/* ---- the first page: who scores, and how ---- */

static struct doc_node *
head_table(const struct composer *composer, const struct person *scorer)
{
	static const struct column_plan plan[] = {
		{ "sheet_selection", COLUMN_TEXT, NULL }, { "sheet_scorer", COLUMN_NAME, NULL },
		{ "sheet_date", COLUMN_BLANK, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	table.node->table.density = TABLE_FORM;
	table.node->table.wide = true;
	table_row(&table, ROW_BODY);
	table_text(&table, text_of(composer, &composer->selection->title));
	table_text(&table, name_of(composer, scorer));
	table_text(&table, "");
	return table.node;
}

static void
add_step(const struct composer *composer, struct doc_node *list, const char *text)
{
	struct doc_node *item = doc_new(composer->arena, DOC_ITEM);

	doc_append(item, node_paragraph(composer, PARAGRAPH_BODY, text));
	doc_append(list, item);
}

static struct doc_node *
steps(const struct composer *composer)
{
	struct doc_node *list = doc_new(composer->arena, DOC_LIST);

	list->list.kind = LIST_ORDERED;
	list->list.start = 1;
	add_step(composer, list, say(composer, "sheets.alone"));
	add_step(composer, list, say(composer, "sheets.one_factor"));
	add_step(composer, list, say_with(composer, "sheets.number", FILLS(
		{ "scale", scale_text(composer) }, { "range", range_text(composer) })));
	add_step(composer, list, say(composer, "sheets.unknown"));
	add_step(composer, list, say(composer, "sheets.because"));
	add_step(composer, list, say(composer, "sheets.hand_in"));
	return list;
}

static struct doc_node *
factor_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "", COLUMN_NUMBER, NULL }, { "factor", COLUMN_NAME, NULL },
		{ "sheet_looks", COLUMN_TEXT, NULL },
	};
	const struct attractiveness *from = &composer->selection->attractiveness;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < from->factor_count; i++) {
		table_row(&table, ROW_BODY);
		table_text(&table, form_count(composer, (double)i + 1));
		table_text(&table, factor_name(composer, &from->factors[i]));
		table_or_none(&table, period_text(composer, &from->factors[i]));
	}
	return table.node;
}

static struct doc_node *
new_section(const struct composer *composer, const char *number, const char *title)
{
	struct doc_node *section = doc_new(composer->arena, DOC_SECTION);

	section->section.kind = SECTION_FRONT;
	section->section.number = number;
	section->section.title = title;
	section->section.anchor = section->section.badge_text = "";
	return section;
}

static struct doc_node *
first_section(const struct composer *composer, const struct person *scorer)
{
	struct doc_node *section = new_section(composer, "", say(composer, "sheets.sheet"));

	doc_append(section, head_table(composer, scorer));
	doc_append(section, node_heading(composer, 2, say(composer, "sheets.how")));
	doc_append(section, steps(composer));
	doc_append(section, node_heading(composer, 2, say(composer, "sheets.factors")));
	doc_append(section, factor_table(composer));
	return section;
}

/* ---- one factor's page ---- */

static struct doc_node *
anchor_table(const struct composer *composer, const struct factor *factor)
{
	static const struct column_plan plan[] = {
		{ "sheet_anchor", COLUMN_NUMBER, NULL }, { "sheet_means", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < factor->anchor_count; i++) {
		table_row(&table, ROW_BODY);
		table_text(&table, number_text(composer, factor->anchors[i].score));
		table_text(&table, text_of(composer, &factor->anchors[i].text));
	}
	return table.node;
}

static void
add_objectives(const struct composer *composer, struct doc_node *parent, const struct factor *factor)
{
	if (factor->objective_count == 0)
		return;
	doc_append(parent, node_heading(composer, 4,
		say_count(composer, "sheets.serves", (int)factor->objective_count)));
	for (size_t i = 0; i < factor->objective_count; i++)
		doc_append(parent, node_paragraph(composer, PARAGRAPH_SIDE,
			text_of(composer, &factor->objectives[i]->text)));
}

/* What the scores mean on the left; when, on what scale and what for on the right. */
static struct doc_node *
meaning_grid(const struct composer *composer, const struct factor *factor)
{
	struct doc_node *grid = node_grid(composer);
	struct doc_node *left = add_column(composer, grid, 1, 7);
	struct doc_node *right = add_column(composer, grid, 8, 5);
	const char *period = period_text(composer, factor);

	doc_append(left, factor->anchor_count > 0
		? anchor_table(composer, factor)
		: node_paragraph(composer, PARAGRAPH_SIDE, say(composer, "sheets.no_anchors")));
	doc_append(right, node_paragraph(composer, PARAGRAPH_SIDE, join_sentences(composer, period,
		say_with(composer, "sheets.scores_run", FILLS({ "scale", scale_text(composer) })))));
	add_objectives(composer, right, factor);
	return grid;
}

static struct doc_node *
account_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "sheet_segment", COLUMN_TEXT, NULL },
		{ "sheet_score", COLUMN_BOX, NULL }, { "sheet_because", COLUMN_BLANK, NULL },
	};
	static const struct column_plan without_segment[] = {
		{ "account", COLUMN_NAME, NULL }, { "sheet_score", COLUMN_BOX, NULL },
		{ "sheet_because", COLUMN_BLANK, NULL },
	};
	const struct selection *selection = composer->selection;
	const bool segments = has_segments(selection);
	struct table table = segments ? table_start(composer, plan, 4)
	                              : table_start(composer, without_segment, 3);

	table.node->table.density = TABLE_FORM;
	table.node->table.wide = true;
	for (size_t i = 0; i < selection->account_count; i++) {
		table_row(&table, ROW_BODY);
		table_text(&table, account_name(composer, &selection->accounts[i]));
		if (segments)
			table_text(&table, segment_name(composer, &selection->accounts[i]));
		table_text(&table, "");
		table_text(&table, "");
	}
	return table.node;
}

static struct doc_node *
factor_section(const struct composer *composer, size_t number)
{
	const struct factor *factor = &composer->selection->attractiveness.factors[number];
	struct doc_node *section = new_section(composer, form_count(composer, (double)number + 1),
		factor_name(composer, factor));

	doc_append(section, meaning_grid(composer, factor));
	doc_append(section, account_table(composer));
	return section;
}

/* Every page names the scorer, beside who may read it. */
static const char *
reader_text(const struct composer *composer, const struct person *scorer, const char *classification)
{
	if (*classification == '\0')
		return name_of(composer, scorer);
	return say_with(composer, "sheets.whose", FILLS(
		{ "scorer", name_of(composer, scorer) }, { "classification", classification }));
}

struct document *
compose_sheet(const struct compose_input *input, const struct person *scorer, struct arena *arena,
              struct diag *diag)
{
	struct composer opened;
	const struct composer *composer = &opened;
	struct doc_node *root;
	struct document *document;

	if (!composer_open(&opened, input, arena, diag))
		return NULL;
	root = doc_new(arena, DOC_DOCUMENT);
	doc_append(root, first_section(composer, scorer));
	for (size_t i = 0; i < input->selection->attractiveness.factor_count; i++)
		doc_append(root, factor_section(composer, i));
	document = composer_document(composer, root);
	document->title = say_with(composer, "sheets.title", FILLS({ "title", document->title }));
	document->author = plain_name(composer, scorer);
	document->classification = reader_text(composer, scorer, document->classification);
	document->draft = "";
	return document;
}

/* ---- the table ---- */

enum { LEADING_COLUMNS = 3 }; /* account, name, segment */

struct sheet {
	const struct composer *composer;
	struct sheet_table *table;
	double *marks;     /* scores that any factor has an anchor for, rising */
	size_t mark_count;
};

static int
compare_marks(const void *left, const void *right)
{
	const double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

static void
gather_marks(struct sheet *sheet)
{
	const struct attractiveness *from = &sheet->composer->selection->attractiveness;
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < from->factor_count; i++)
		count += from->factors[i].anchor_count;
	sheet->marks = ARENA_ARRAY(sheet->composer->arena, double, count);
	count = 0;
	for (size_t i = 0; i < from->factor_count; i++)
		for (size_t j = 0; j < from->factors[i].anchor_count; j++)
			sheet->marks[count++] = from->factors[i].anchors[j].score;
	qsort(sheet->marks, count, sizeof *sheet->marks, compare_marks);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || compare_marks(&sheet->marks[kept - 1], &sheet->marks[i]) != 0)
			sheet->marks[kept++] = sheet->marks[i];
	sheet->mark_count = kept;
}

/* A new row of empty cells, of which the first three are given. */
static const char **
add_row(struct sheet *sheet, const char *first, const char *second, const char *third)
{
	struct sheet_table *table = sheet->table;
	const char **row = table->cells + table->rows++ * table->columns;

	for (size_t i = LEADING_COLUMNS; i < table->columns; i++)
		row[i] = "";
	row[0] = first;
	row[1] = second;
	row[2] = third;
	return row + LEADING_COLUMNS;
}

static const char *
anchor_text(const struct composer *composer, const struct factor *factor, double mark)
{
	for (size_t i = 0; i < factor->anchor_count; i++)
		if (compare_marks(&factor->anchors[i].score, &mark) == 0)
			return text_of(composer, &factor->anchors[i].text);
	return "";
}

static void
add_head(struct sheet *sheet)
{
	const struct composer *composer = sheet->composer;
	const struct attractiveness *from = &composer->selection->attractiveness;
	const char **ids = add_row(sheet, "account", say(composer, "sheets.remark_name"),
		say(composer, "sheets.remark_segment"));
	const char **names = add_row(sheet, say(composer, "sheets.remark_factor"), "", "");

	for (size_t i = 0; i < from->factor_count; i++) {
		ids[i] = from->factors[i].id;
		names[i] = factor_name(composer, &from->factors[i]);
	}
	for (size_t mark = 0; mark < sheet->mark_count; mark++) {
		const char **anchors = add_row(sheet, say_with(composer, "sheets.remark_anchor", FILLS(
			{ "score", number_text(composer, sheet->marks[mark]) })), "", "");

		for (size_t i = 0; i < from->factor_count; i++)
			anchors[i] = anchor_text(composer, &from->factors[i], sheet->marks[mark]);
	}
}

const struct sheet_table *
compose_sheet_table(const struct compose_input *input, struct arena *arena, struct diag *diag)
{
	const struct selection *selection = input->selection;
	struct composer composer;
	struct sheet sheet = { .composer = &composer, .table = ARENA_NEW(arena, struct sheet_table) };

	if (!composer_open(&composer, input, arena, diag))
		return NULL;
	gather_marks(&sheet);
	sheet.table->columns = LEADING_COLUMNS + selection->attractiveness.factor_count;
	sheet.table->cells = ARENA_ARRAY(arena, const char *,
		sheet.table->columns * (2 + sheet.mark_count + selection->account_count));
	add_head(&sheet);
	for (size_t i = 0; i < selection->account_count; i++)
		add_row(&sheet, selection->accounts[i].id,
			account_name(&composer, &selection->accounts[i]),
			segment_name(&composer, &selection->accounts[i]));
	return sheet.table;
}
