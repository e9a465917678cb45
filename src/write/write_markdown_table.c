/* Tables, padded so that their source reads as a table. */
#include "write_markdown_internal.h"

#include <stdlib.h>

#include "base/text.h"

enum {
	LEAST_WIDTH = 3,  /* of "---" */
	MOST_PADDING = 60 /* a longer cell stands out; the others are not widened */
};

/* The texts of a table: head first, then rows, column by column. */
struct grid {
	const struct md *md;
	size_t columns, rows, used;
	const char **texts;
	bool *numeric;
	size_t *widths;
};

static struct grid make_grid(const struct md *md, size_t columns, size_t rows)
{
	struct grid grid = { .md = md, .columns = columns, .rows = rows };

	grid.texts = ARENA_ARRAY(md->arena, const char *, columns * rows);
	grid.numeric = ARENA_ARRAY(md->arena, bool, columns);
	grid.widths = ARENA_ARRAY(md->arena, size_t, columns);
	for (size_t i = 0; i < columns * rows; i++)
		grid.texts[i] = "";
	return grid;
}

static size_t display_width(const char *text)
{
	size_t width = 0;
	uint32_t c;

	while ((c = text_next(&text)) != 0)
		width += (size_t)text_display_width(c);
	return width;
}

static void measure(struct grid *grid)
{
	for (size_t c = 0; c < grid->columns; c++)
		grid->widths[c] = LEAST_WIDTH;
	for (size_t i = 0; i < grid->columns * grid->rows; i++) {
		const size_t width = display_width(grid->texts[i]);
		size_t *widest = &grid->widths[i % grid->columns];
		if (width > *widest)
			*widest = width < MOST_PADDING ? width : MOST_PADDING;
	}
}

static void pad(FILE *out, char with, size_t count)
{
	while (count-- > 0)
		fputc(with, out);
}

static void print_cell(const struct grid *grid, size_t index, FILE *out)
{
	const char *text = grid->texts[index];
	const size_t column = index % grid->columns, width = display_width(text);
	const size_t gap = width < grid->widths[column] ? grid->widths[column] - width : 0;

	fputc(' ', out);
	if (grid->numeric[column])
		pad(out, ' ', gap);
	fputs(text, out);
	if (!grid->numeric[column])
		pad(out, ' ', gap);
	fputs(" |", out);
}

static void print_rule(const struct grid *grid, FILE *out)
{
	fputc('|', out);
	for (size_t c = 0; c < grid->columns; c++) {
		fputc(' ', out);
		pad(out, '-', grid->widths[c] - 1);
		fputs(grid->numeric[c] ? ": |" : "- |", out);
	}
}

static void print_row(const struct grid *grid, size_t row, FILE *out)
{
	fputc('|', out);
	for (size_t c = 0; c < grid->columns; c++)
		print_cell(grid, row * grid->columns + c, out);
}

/* One line by `print`, behind what the container's lines begin with. */
static void print_grid_line(struct md *md, const struct grid *grid, size_t row, bool rule)
{
	char *line = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&line, &size);

	if (out == NULL)
		arena_exhausted();
	if (rule)
		print_rule(grid, out);
	else
		print_row(grid, row, out);
	if (fclose(out) != 0)
		arena_exhausted();
	md_print_line(md, line);
	free(line);
}

static void print_grid(struct md *md, struct grid *grid)
{
	measure(grid);
	md_begin(md);
	for (size_t row = 0; row < grid->rows; row++) {
		print_grid_line(md, grid, row, false);
		if (row == 0)
			print_grid_line(md, grid, 0, true);
	}
	md->separate = true;
}

/* ---- tables of the document ---- */

/* Its unit behind it; before it what spans its like. */
static const char *head_text(const struct md *md, const struct doc_node *table, size_t number)
{
	const struct doc_column *column = &table->table.columns[number];
	const char *group = table->table.groups == NULL ? "" : table->table.groups[number];
	const char *text = column->head;

	if (group[0] != '\0')
		text = arena_printf(md->arena, "%s%s%s", group, md->document->colon == NULL ? ": "
			: md->document->colon, text);
	if (column->unit[0] != '\0')
		text = arena_printf(md->arena, text[0] == '\0' ? "%s%s" : "%s (%s)",
		                    text, column->unit);
	return md_text(md, text, MD_CELL);
}

static void fill_row(struct grid *grid, const struct doc_node *row)
{
	const size_t end = grid->used + grid->columns;
	const bool strong = row->row.kind != ROW_BODY;

	for (const struct doc_node *cell = row->first_child; cell != NULL && grid->used < end;
	     cell = cell->next) {
		grid->texts[grid->used] = md_inlines(grid->md, cell, MD_CELL, strong);
		grid->used += cell->cell.span > 1 ? (size_t)cell->cell.span : 1;
	}
	grid->used = end;
}

static size_t count_rows(const struct doc_node *table)
{
	size_t rows = 0;

	for (const struct doc_node *row = table->first_child; row != NULL; row = row->next)
		rows++;
	return rows;
}

/* Between "Table 4" and its caption. */
static const char *caption_gap(const struct md *md)
{
	const struct document *document = md->document;
	const bool chinese = document->language != NULL && text_starts_with(document->language, "zh");

	return chinese && document->label_gap != NULL ? document->label_gap : ". ";
}

void md_caption(struct md *md, const char *label, const char *caption, const char *explanation)
{
	const bool has_words = caption[0] != '\0' && label[0] != '\0';
	struct doc_node *line = doc_new(md->arena, DOC_PARAGRAPH);
	struct doc_node *emphasis = doc_new(md->arena, DOC_EMPHASIS);

	doc_append(emphasis, doc_text(md->arena, label));
	doc_append(emphasis, doc_text(md->arena, has_words ? caption_gap(md) : ""));
	doc_append(emphasis, doc_text(md->arena, caption));
	doc_append(line, emphasis);
	doc_append(line, doc_text(md->arena, " "));
	doc_append(line, doc_text(md->arena, explanation));
	md_paragraph(md, md_inlines(md, line, MD_LINE, false));
}

void md_table(struct md *md, const struct doc_node *table)
{
	const size_t columns = table->table.column_count;
	struct grid grid = make_grid(md, columns, 1 + count_rows(table));

	for (size_t c = 0; c < columns; c++) {
		grid.numeric[c] = table->table.columns[c].kind == COLUMN_NUMBER;
		grid.texts[grid.used++] = head_text(md, table, c);
	}
	for (const struct doc_node *row = table->first_child; row != NULL; row = row->next)
		fill_row(&grid, row);
	md_caption(md, table->table.label, table->table.caption, "");
	print_grid(md, &grid);
	md_paragraph(md, md_text(md, table->table.note, MD_PROSE));
}

void md_facts_table(struct md *md, const struct doc_node *facts)
{
	struct grid grid = make_grid(md, count_rows(facts), 2);
	size_t c = 0;

	if (grid.columns == 0)
		return;
	for (const struct doc_node *fact = facts->first_child; fact != NULL; fact = fact->next) {
		const char *value = md_inlines(md, fact, MD_CELL, false);
		const char *unit = md_text(md, fact->fact.unit, MD_CELL);
		grid.texts[c] = md_text(md, fact->fact.label, MD_CELL);
		grid.texts[grid.columns + c++] =
			unit[0] == '\0' ? value : arena_printf(md->arena, "%s %s", value, unit);
	}
	print_grid(md, &grid);
}
