/* Tables: the first row names the columns, one column holds ids. libcsv knows
 * no positions, so that it is fed piece by piece and the places are kept here. */
#include "load_internal.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { COLUMN_LIMIT = 1000 };

struct csv_reader {
	struct tree_loader *loader;
	struct csv_table *table;
	struct place start, end; /* of the cell that is being read */
	size_t width;            /* cells of the row that is being read */
	bool failed;             /* diag has the reason */
};

static struct finding *refuse(struct csv_reader *reader, struct place place, const char *message)
{
	reader->failed = true;
	return diag_error(reader->loader->diag, place, BAD_CSV, "%s", message);
}

/* libcsv's callback for each cell. */
static void take_cell(void *bytes, size_t length, void *data)
{
	struct csv_reader *reader = data;
	struct csv_table *table = reader->table;
	struct arena *arena = reader->loader->arena;

	table->cells = arena_grow(arena, table->cells, sizeof(*table->cells), table->used,
	                          &table->capacity);
	table->cells[table->used++] = (struct csv_cell){
		.text = length == 0 ? "" : arena_copy(arena, bytes, length),
		.place = reader->start,
	};
	reader->width++;
	reader->start = reader->end;
}

/* libcsv's callback for each row; it leaves out empty ones. */
static void take_row(int terminator, void *data)
{
	struct csv_reader *reader = data;
	struct csv_table *table = reader->table;
	struct place row = table->cells[table->used - reader->width].place;

	(void)terminator;
	if (table->rows == 0)
		table->columns = reader->width;
	if (reader->width != table->columns && !reader->failed)
		refuse(reader, row,
		       arena_printf(reader->loader->arena, "this row has %zu cells; the header has %zu",
		                    reader->width, table->columns));
	if (reader->width > COLUMN_LIMIT && !reader->failed)
		refuse(reader, row, "a table may have 1000 columns");
	table->rows++;
	reader->width = 0;
}

/* Moves the place over one piece, which ends after a comma or a line end. */
static void move_place(struct place *place, const char *piece, size_t length)
{
	*place = piece[length - 1] == '\n'
		? place_at(place->file, (int)place->line + 1, 1)
		: place_at(place->file, place->line, (int)place->column + (int)text_count(piece, length));
}

/* Feeds pieces that end after a comma or a line end, so that a cell ends
 * where its piece does. */
static void feed(struct csv_reader *reader, struct csv_parser *parser, const struct text *text)
{
	size_t length;

	for (const char *cursor = text->data, *end = cursor + text->size;
	     cursor < end && !reader->failed; cursor += length) {
		length = strcspn(cursor, ",\n");
		length += cursor + length < end;
		move_place(&reader->end, cursor, length);
		if (csv_parse(parser, cursor, length, take_cell, take_row, reader) != length) {
			if (csv_error(parser) == CSV_ENOMEM)
				arena_exhausted();
			diag_label(refuse(reader, reader->start, "a quote stands where none can"),
			           "a cell with quotes is quoted, and its quotes are doubled");
		}
		if (reader->width == 0)
			reader->start = reader->end;
	}
}

static bool parse(struct csv_reader *reader, const struct text *text)
{
	struct csv_parser parser;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		arena_exhausted();
	feed(reader, &parser, text);
	if (!reader->failed && csv_fini(&parser, take_cell, take_row, reader) != 0)
		refuse(reader, reader->start, "a quote is never closed");
	csv_free(&parser);
	return !reader->failed;
}

/* ---- the header and the column of ids ---- */

static bool check_header(struct csv_reader *reader, const char *key)
{
	struct csv_table *table = reader->table;
	bool found = false;

	if (table->rows == 0) {
		refuse(reader, reader->start, "the table is empty; its first row names the columns");
		return false;
	}
	for (size_t i = 0; i < table->columns; i++) {
		for (size_t j = 0; j < i; j++)
			if (strcmp(table->cells[i].text, table->cells[j].text) == 0)
				refuse(reader, table->cells[i].place,
				       arena_printf(reader->loader->arena,
				                    "the column `%s` stands twice",
				                    table->cells[i].text));
		if (strcmp(table->cells[i].text, key) == 0) {
			table->key_column = i;
			found = true;
		}
	}
	if (found)
		return !reader->failed;
	diag_label(refuse(reader, table->cells[0].place,
	                  arena_printf(reader->loader->arena, "the table has no column `%s`", key)),
	           "%s", strchr(table->cells[0].text, ';') != NULL
	                 	? "columns are separated by commas, not by `;`"
	                 	: "the first row names the columns");
	return false;
}

static const struct csv_cell *key_cell(const struct csv_table *table, size_t row)
{
	return &table->cells[row * table->columns + table->key_column];
}

static int compare_cells(const void *a, const void *b)
{
	const struct csv_cell *left = *(const struct csv_cell *const *)a;
	const struct csv_cell *right = *(const struct csv_cell *const *)b;
	int order = strcmp(left->text, right->text);

	return order != 0 ? order : (left->place.line > right->place.line) -
	                            (left->place.line < right->place.line);
}

static void check_keys(struct csv_reader *reader, const char *key)
{
	const struct csv_table *table = reader->table;
	const struct csv_cell **keys = ARENA_ARRAY(reader->loader->arena, const struct csv_cell *,
	                                           table->rows);
	struct finding *finding;

	for (size_t i = 1; i < table->rows; i++)
		keys[i - 1] = key_cell(table, i);
	qsort(keys, table->rows - 1, sizeof(*keys), compare_cells);
	for (size_t i = 0; i + 1 < table->rows; i++) {
		if (keys[i]->text[0] == '\0')
			refuse(reader, keys[i]->place,
			       arena_printf(reader->loader->arena, "this row has no `%s`", key));
		else if (i > 0 && strcmp(keys[i]->text, keys[i - 1]->text) == 0) {
			reader->failed = true;
			finding = diag_error(reader->loader->diag, keys[i]->place, DUPLICATE_ID,
			                     "the account `%s` stands twice", keys[i]->text);
			diag_relate(finding, keys[i - 1]->place, "first here");
		}
	}
}

const struct csv_table *load_csv(struct tree_loader *loader, const struct ynode *path,
                                 const char *key)
{
	const struct text *text = source_read_text(loader->source, path->text, path->place,
	                                           loader->diag);
	struct csv_reader reader = {
		.loader = loader,
		.table = ARENA_NEW(loader->arena, struct csv_table),
		.start = { .file = path->text, .line = 1, .column = 1 },
		.end = { .file = path->text, .line = 1, .column = 1 },
	};

	if (text == NULL || !parse(&reader, text) || !check_header(&reader, key))
		return NULL;
	check_keys(&reader, key);
	return reader.failed ? NULL : reader.table;
}
