#include "nodes.h"

#include <string.h>

#include "compose/prose.h"

struct doc_node *
node_text(const struct composer *composer, const char *text)
{
	return doc_text(composer->arena, text);
}

static struct doc_node *
wrap_text(const struct composer *composer, enum doc_kind kind, const char *text)
{
	struct doc_node *node = doc_new(composer->arena, kind);

	doc_append(node, node_text(composer, text));
	return node;
}

struct doc_node *
node_strong(const struct composer *composer, const char *text)
{
	return wrap_text(composer, DOC_STRONG, text);
}

struct doc_node *
node_styled(const struct composer *composer, enum text_style style, const char *text)
{
	struct doc_node *node = wrap_text(composer, DOC_STYLE, text);

	node->style.style = style;
	return node;
}

struct doc_node *
node_link(const struct composer *composer, const char *anchor, const char *text)
{
	struct doc_node *node = wrap_text(composer, DOC_LINK, text);

	node->link.target = arena_printf(composer->arena, "#%s", anchor);
	return node;
}

struct doc_node *
node_account(const struct composer *composer, const struct account_result *account)
{
	const char *name = account_name(composer, account->account);

	if (!result_is_chosen(account))
		return node_text(composer, name);
	return node_link(composer, account_anchor(composer, account->account), name);
}

struct doc_node *
node_mark(const struct composer *composer, enum account_class class)
{
	struct doc_node *node = doc_new(composer->arena, DOC_MARK);

	node->mark.mark = mark_of(class);
	node->mark.word = "";
	return node;
}

struct doc_node *
node_paragraph(const struct composer *composer, enum paragraph_role role, const char *text)
{
	struct doc_node *node = wrap_text(composer, DOC_PARAGRAPH, text);

	node->paragraph.role = role;
	return node;
}

struct doc_node *
node_heading(const struct composer *composer, int level, const char *text)
{
	struct doc_node *node = wrap_text(composer, DOC_HEADING, text);

	node->heading.level = level;
	node->heading.anchor = "";
	return node;
}

void
add_rich(const struct composer *composer, struct doc_node *parent, const char *markdown)
{
	const struct prose_reader reader = {
		.arena = composer->arena, .diag = composer->diag, .trusted = true,
		.quotes = composer->quotes,
	};

	prose_read_line(&reader, markdown, parent);
}

void
add_prose(const struct composer *composer, struct doc_node *parent, const struct prose *prose)
{
	const struct prose_reader reader = {
		.arena = composer->arena, .diag = composer->diag, .heading_shift = 2,
		.place = prose->place, .quotes = composer->quotes,
	};

	prose_read(&reader, markdown_of(composer, prose), parent);
}

struct doc_node *
node_rich(const struct composer *composer, enum paragraph_role role, const char *markdown)
{
	struct doc_node *node = doc_new(composer->arena, DOC_PARAGRAPH);

	node->paragraph.role = role;
	add_rich(composer, node, markdown);
	return node;
}

struct doc_node *
node_blocks(const struct composer *composer)
{
	return doc_new(composer->arena, DOC_DOCUMENT);
}

struct doc_node *
node_missing(const struct composer *composer, const char *what)
{
	struct doc_node *node = doc_new(composer->arena, DOC_PARAGRAPH);

	node->paragraph.role = PARAGRAPH_BODY;
	doc_append(node, node_styled(composer, STYLE_MUTED,
		say(composer, arena_printf(composer->arena, "missing.%s", what))));
	return node;
}

struct doc_node *
node_grid(const struct composer *composer)
{
	return doc_new(composer->arena, DOC_GRID);
}

struct doc_node *
add_column(const struct composer *composer, struct doc_node *grid, int first, int span)
{
	struct doc_node *column = doc_new(composer->arena, DOC_COLUMN);

	column->column.first = first;
	column->column.span = span;
	doc_append(grid, column);
	return column;
}

struct doc_node *
node_facts(const struct composer *composer, enum facts_kind kind)
{
	struct doc_node *facts = doc_new(composer->arena, DOC_FACTS);

	facts->facts.kind = kind;
	return facts;
}

struct doc_node *
add_fact(const struct composer *composer, struct doc_node *facts, const char *label, const char *value)
{
	struct doc_node *fact = doc_new(composer->arena, DOC_FACT);

	fact->fact.label = label;
	fact->fact.unit = "";
	if (*value != '\0')
		doc_append(fact, node_text(composer, value));
	doc_append(facts, fact);
	return fact;
}

struct table
table_start(const struct composer *composer, const struct column_plan *plan, size_t count)
{
	struct table table = { .composer = composer, .node = doc_new(composer->arena, DOC_TABLE) };
	struct doc_column *columns = ARENA_ARRAY(composer->arena, struct doc_column, count);

	for (size_t i = 0; i < count; i++) {
		const char *key = arena_printf(composer->arena, "head.%s", plan[i].key);

		columns[i].kind = plan[i].kind;
		columns[i].head = *plan[i].key == '\0' ? "" : say(composer, key);
		columns[i].unit = plan[i].unit == NULL ? "" : plan[i].unit;
	}
	table.node->table.columns = columns;
	table.node->table.column_count = count;
	table.node->table.caption = table.node->table.note = table.node->table.anchor = "";
	table.node->table.label = "";
	return table;
}

void
table_row(struct table *table, enum row_kind kind)
{
	table->row = doc_new(table->composer->arena, DOC_ROW);
	table->row->row.kind = kind;
	doc_append(table->node, table->row);
}

struct doc_node *
table_cell(struct table *table)
{
	struct doc_node *cell = doc_new(table->composer->arena, DOC_CELL);

	cell->cell.tint = COLOR_NONE;
	doc_append(table->row, cell);
	return cell;
}

void
table_text(struct table *table, const char *text)
{
	struct doc_node *cell = table_cell(table);

	if (*text != '\0')
		doc_append(cell, node_text(table->composer, text));
}

void
table_or_none(struct table *table, const char *text)
{
	table_text(table, *text == '\0' ? say(table->composer, "form.none") : text);
}

void
table_class(struct table *table, enum account_class class, const char *group)
{
	const struct composer *composer = table->composer;
	struct doc_node *cell = table_cell(table);

	doc_append(cell, node_mark(composer, class));
	doc_append(cell, node_text(composer, arena_printf(composer->arena, " %s",
		say_word(composer, group, &words_class, (int)class))));
}

void
table_band(struct table *table, const char *text)
{
	table_row(table, ROW_BAND);
	table_text(table, text);
}

/* The text of a cell that holds a number and nothing else, or NULL. */
static struct doc_node *
number_in(const struct doc_node *cell)
{
	struct doc_node *text = cell->first_child;

	if (text == NULL || text->next != NULL || text->kind != DOC_TEXT)
		return NULL;
	return text->text[strcspn(text->text, "0123456789")] != '\0' &&
	       strspn(text->text, "0123456789.,") == strlen(text->text) ? text : NULL;
}

static const struct doc_node *
cell_at(const struct doc_node *row, size_t column)
{
	const struct doc_node *cell = row->row.kind == ROW_BAND ? NULL : row->first_child;

	while (cell != NULL && column-- > 0)
		cell = cell->next;
	return cell;
}

/* The number in a row's cell, or NULL. */
static struct doc_node *
number_at(const struct doc_node *row, size_t column)
{
	const struct doc_node *cell = cell_at(row, column);

	return cell == NULL ? NULL : number_in(cell);
}

static bool
column_has_decimals(const struct table *table, size_t column)
{
	for (const struct doc_node *row = table->node->first_child; row != NULL; row = row->next) {
		const struct doc_node *number = number_at(row, column);

		if (number != NULL && strchr(number->text, '.') != NULL)
			return true;
	}
	return false;
}

/* form_amount shows no more than one. */
void
table_even_decimals(struct table *table)
{
	for (size_t i = 0; i < table->node->table.column_count; i++) {
		if (table->node->table.columns[i].kind != COLUMN_NUMBER || !column_has_decimals(table, i))
			continue;
		for (struct doc_node *row = table->node->first_child; row != NULL; row = row->next) {
			struct doc_node *number = number_at(row, i);

			if (number != NULL && strchr(number->text, '.') == NULL)
				number->text = arena_printf(table->composer->arena, "%s.0", number->text);
		}
	}
}

struct doc_node *
node_figure(const struct composer *composer, const struct figure *figure,
            const struct figure_plan *plan)
{
	struct doc_node *node;

	if (figure->scene == NULL)
		return NULL;
	node = doc_new(composer->arena, DOC_FIGURE);
	node->figure.scene = figure->scene;
	node->figure.alt = figure->alt;
	node->figure.name = plan->name;
	node->figure.anchor = plan->anchor == NULL ? "" : plan->anchor;
	node->figure.caption = plan->caption == NULL ? "" : plan->caption;
	node->figure.explanation = plan->explanation == NULL ? "" : plan->explanation;
	node->figure.label = "";
	return node;
}

static const char *
find_figure_word(void *data, const char *key)
{
	const struct wordbook *book = data;

	return wordbook_has(book, key) ? wordbook_find(book, key) : NULL;
}

struct figure_context
figure_context_of(const struct composer *composer)
{
	struct wordbook *book = ARENA_NEW(composer->arena, struct wordbook);

	*book = *composer->words;
	return (struct figure_context){
		.results = composer->results,
		.type = composer->type,
		.arena = composer->arena,
		.language = composer->language,
		.word = find_figure_word,
		.words = book,
	};
}
