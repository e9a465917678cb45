/* From rows of cells to a table: the header names the columns, one column
 * holds ids, and what a spreadsheet leaves around them is dropped. */
#include "load_csv_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { COLUMN_LIMIT = 1000 };

struct tidying {
	struct tree_loader *loader;
	const struct csv_rows *rows;
	struct csv_table *table;
	const char *key;
	size_t key_column;   /* in the file */
	size_t *columns;     /* of the file, that are columns of the table */
	size_t short_rows;
	struct place first_short;
	bool failed;
};

static struct finding *refuse(struct tidying *tidying, struct place place, const char *message)
{
	tidying->failed = true;
	return diag_error(tidying->loader->diag, place, BAD_CSV, "%s", message);
}

/* `#` or `# ...`; `#N/A` is a spreadsheet's error, and no remark. */
static bool is_remark(const char *text)
{
	return text[0] == '#' && (text[1] == '\0' || text[1] == ' ');
}

static const struct csv_cell *cells_of(const struct csv_rows *rows, size_t row)
{
	return &rows->cells[rows->rows[row].first];
}

static bool is_blank_row(const struct csv_rows *rows, size_t row)
{
	for (size_t i = 0; i < rows->rows[row].count; i++)
		if (cells_of(rows, row)[i].text[0] != '\0')
			return false;
	return true;
}

static const char *delimiter_name(char delimiter)
{
	if (delimiter == '\t')
		return "a tab";
	return delimiter == ';' ? "`;`" : "`,`";
}

/* ---- the header ---- */

static void refuse_header(struct tidying *tidying)
{
	const struct csv_cell *cells = cells_of(tidying->rows, 0);
	const size_t count = tidying->rows->rows[0].count;
	struct arena *arena = tidying->loader->arena;
	const char **names = ARENA_ARRAY(arena, const char *, count), *similar;
	struct finding *finding = refuse(tidying, cells[0].place,
	                                 arena_printf(arena, "the table has no column `%s`",
	                                              tidying->key));

	for (size_t i = 0; i < count; i++)
		names[i] = cells[i].text;
	similar = text_similar(tidying->key, names, count);
	if (similar != NULL)
		diag_label(finding, "a column with a similar name exists: `%s`", similar);
	else if (load_full_width(cells[0].text) != NULL)
		diag_label(finding, "%s", load_full_width(cells[0].text));
	else
		diag_label(finding, "the first row names the columns, with `,`, `;` or a tab "
		                    "between them");
}

static bool find_key(struct tidying *tidying)
{
	const struct csv_rows *rows = tidying->rows;

	if (rows->count == 0) {
		refuse(tidying, rows->start, "the table is empty; its first row names the columns");
		return false;
	}
	if (rows->rows[0].count > COLUMN_LIMIT) {
		refuse(tidying, cells_of(rows, 0)->place, "a table may have 1000 columns");
		return false;
	}
	for (size_t i = 0; i < rows->rows[0].count; i++)
		if (strcmp(cells_of(rows, 0)[i].text, tidying->key) == 0) {
			tidying->key_column = i;
			return true;
		}
	refuse_header(tidying);
	return false;
}

static void refuse_second(struct tidying *tidying, size_t column)
{
	const struct csv_cell *cells = cells_of(tidying->rows, 0);

	for (size_t i = 0; i < column; i++)
		if (strcmp(cells[i].text, cells[column].text) == 0)
			refuse(tidying, cells[column].place,
			       arena_printf(tidying->loader->arena, "the column `%s` stands twice",
			                    cells[column].text));
}

/* Columns with a name that is no remark. */
static void choose_columns(struct tidying *tidying)
{
	const struct csv_cell *cells = cells_of(tidying->rows, 0);
	const size_t count = tidying->rows->rows[0].count;
	struct csv_table *table = tidying->table;

	tidying->columns = ARENA_ARRAY(tidying->loader->arena, size_t, count);
	for (size_t i = 0; i < count; i++) {
		if (cells[i].text[0] == '\0' || is_remark(cells[i].text))
			continue;
		refuse_second(tidying, i);
		if (i == tidying->key_column)
			table->key_column = table->columns;
		tidying->columns[table->columns++] = i;
	}
}

/* ---- rows ---- */

/* The first cell that stands under no name, or behind the last one. */
static void check_names(struct tidying *tidying, size_t row)
{
	const struct csv_rows *rows = tidying->rows;
	const struct csv_cell *head = cells_of(rows, 0), *cells = cells_of(rows, row);
	const size_t width = rows->rows[0].count, count = rows->rows[row].count;
	struct arena *arena = tidying->loader->arena;

	for (size_t i = 0; i < count; i++) {
		if (cells[i].text[0] == '\0' || (i < width && head[i].text[0] != '\0'))
			continue;
		if (i < width)
			diag_label(refuse(tidying, cells[i].place,
			                  "this cell stands in a column without a name"),
			           "name the column in the first row; `# note` names one that is "
			           "not read");
		else
			diag_label(refuse(tidying, cells[i].place,
			                  arena_printf(arena, "this row has %zu cells; the header has %zu",
			                               count, width)),
			           "a text or number with %s in it stands in quotes",
			           delimiter_name(rows->delimiter));
		return;
	}
}

/* A spreadsheet may end rows before the last column where their last cells
 * are empty. */
static void note_short(struct tidying *tidying, size_t row)
{
	const struct csv_rows *rows = tidying->rows;

	if (rows->rows[row].count > tidying->columns[tidying->table->columns - 1])
		return;
	if (tidying->short_rows++ == 0)
		tidying->first_short = cells_of(rows, row)->place;
}

static void take_row(struct tidying *tidying, size_t row)
{
	const struct csv_rows *rows = tidying->rows;
	const struct csv_cell *cells = cells_of(rows, row);
	const size_t count = rows->rows[row].count;
	struct csv_table *table = tidying->table;
	struct csv_cell *to = &table->cells[table->rows++ * table->columns];

	for (size_t i = 0; i < table->columns; i++) {
		const size_t from = tidying->columns[i];

		to[i] = from < count ? cells[from]
		                     : (struct csv_cell){ "", cells[count - 1].place };
	}
}

static bool is_left_out(const struct tidying *tidying, size_t row)
{
	const struct csv_rows *rows = tidying->rows;

	if (is_blank_row(rows, row))
		return true;
	return tidying->key_column < rows->rows[row].count &&
	       is_remark(cells_of(rows, row)[tidying->key_column].text);
}

static void take_rows(struct tidying *tidying)
{
	const struct csv_rows *rows = tidying->rows;
	struct csv_table *table = tidying->table;

	table->cells = ARENA_ARRAY(tidying->loader->arena, struct csv_cell,
	                           rows->count * table->columns);
	take_row(tidying, 0);
	for (size_t row = 1; row < rows->count; row++) {
		if (is_left_out(tidying, row))
			continue;
		check_names(tidying, row);
		note_short(tidying, row);
		take_row(tidying, row);
	}
	if (tidying->short_rows > 0)
		diag_label(diag_note(tidying->loader->diag, tidying->first_short, BAD_CSV,
		                     "%zu row%s from here on end%s before the last column",
		                     tidying->short_rows, tidying->short_rows == 1 ? "" : "s",
		                     tidying->short_rows == 1 ? "s" : ""),
		           "the cells that are not there count as empty");
	if (table->rows == 1)
		diag_label(diag_warning(tidying->loader->diag, table->cells[0].place, BAD_CSV,
		                        "the table has no row below its first"),
		           "the first row names the columns");
}

/* ---- the column of ids ---- */

static int compare_cells(const void *a, const void *b)
{
	const struct csv_cell *left = *(const struct csv_cell *const *)a;
	const struct csv_cell *right = *(const struct csv_cell *const *)b;
	int order = strcmp(left->text, right->text);

	return order != 0 ? order : (left->place.line > right->place.line) -
	                            (left->place.line < right->place.line);
}

static void check_keys(struct tidying *tidying)
{
	const struct csv_table *table = tidying->table;
	struct tree_loader *loader = tidying->loader;
	const struct csv_cell **keys = ARENA_ARRAY(loader->arena, const struct csv_cell *,
	                                           table->rows);

	for (size_t i = 1; i < table->rows; i++)
		keys[i - 1] = &table->cells[i * table->columns + table->key_column];
	qsort(keys, table->rows - 1, sizeof(*keys), compare_cells);
	for (size_t i = 0; i + 1 < table->rows; i++) {
		if (keys[i]->text[0] == '\0') {
			diag_label(refuse(tidying, keys[i]->place,
			                  arena_printf(loader->arena, "this row has no `%s`",
			                               tidying->key)),
			           "write `#` there for a row that is not to be read");
		} else if (i > 0 && strcmp(keys[i]->text, keys[i - 1]->text) == 0) {
			tidying->failed = true;
			diag_relate(diag_error(loader->diag, keys[i]->place, DUPLICATE_ID,
			                       "the account `%s` stands twice", keys[i]->text),
			            keys[i - 1]->place, "first here");
		}
	}
}

const struct csv_table *load_csv_table(struct tree_loader *loader, const struct ynode *path,
                                       const char *key)
{
	struct tidying tidying = {
		.loader = loader,
		.rows = load_csv_rows(loader, path),
		.table = ARENA_NEW(loader->arena, struct csv_table),
		.key = key,
	};

	if (tidying.rows == NULL || !find_key(&tidying))
		return NULL;
	tidying.table->delimiter = tidying.rows->delimiter;
	choose_columns(&tidying);
	take_rows(&tidying);
	check_keys(&tidying);
	return tidying.failed ? NULL : tidying.table;
}
