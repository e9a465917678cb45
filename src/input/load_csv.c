/* Tables as spreadsheets save them, cut into rows of cells. libcsv knows no
 * positions, so that it is fed piece by piece and the places are kept here. */
#include "load_csv_internal.h"

#include <csv.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

enum { CELL_LIMIT = 2000000 };

struct csv_reader {
	struct tree_loader *loader;
	struct csv_rows *rows;
	struct place start, end; /* of the cell that is being read; end: of the next one */
	int end_column;          /* of the cell, 0 where it has several lines */
	struct csv_row row;      /* that is being read */
	bool failed;             /* diag has the reason */
};

static struct finding *refuse(struct csv_reader *reader, struct place place, const char *message)
{
	reader->failed = true;
	return diag_error(reader->loader->diag, place, BAD_CSV, "%s", message);
}

/* ---- the blanks around a cell's text, those of other keyboards too ---- */

size_t load_csv_blank(const char *text)
{
	static const char *const blanks[] = { " ", "\t", "\u00A0", "\u2007", "\u2009", "\u202F",
		                              "\u3000" };

	for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++)
		if (text_starts_with(text, blanks[i]))
			return strlen(blanks[i]);
	return 0;
}

static const char *trimmed(struct arena *arena, const char *bytes, size_t length)
{
	char *text = arena_copy(arena, bytes, length), *end = text;
	size_t blank;

	while ((blank = load_csv_blank(text)) > 0)
		text += blank;
	for (char *cursor = text; *cursor != '\0';) {
		blank = load_csv_blank(cursor);
		cursor += blank > 0 ? blank : 1;
		if (blank == 0)
			end = cursor;
	}
	if (end > text)
		*end = '\0';
	return text;
}

/* ---- rows and cells ---- */

/* libcsv's callback for each cell. */
static void take_cell(void *bytes, size_t length, void *data)
{
	struct csv_reader *reader = data;
	struct csv_rows *rows = reader->rows;
	struct arena *arena = reader->loader->arena;

	rows->cells = arena_grow(arena, rows->cells, sizeof(*rows->cells), rows->used,
	                         &rows->capacity);
	rows->cells[rows->used++] = (struct csv_cell){
		.text = length == 0 ? "" : trimmed(arena, bytes, length),
		.place = place_until(reader->start, reader->end_column),
	};
	reader->row.count++;
	reader->start = reader->end;
}

/* libcsv's callback for each row; it leaves out empty ones. */
static void take_row(int terminator, void *data)
{
	struct csv_reader *reader = data;
	struct csv_rows *rows = reader->rows;

	(void)terminator;
	rows->rows = arena_grow(reader->loader->arena, rows->rows, sizeof(*rows->rows), rows->count,
	                        &rows->row_capacity);
	rows->rows[rows->count++] = reader->row;
	if (rows->used > CELL_LIMIT && !reader->failed)
		refuse(reader, rows->cells[reader->row.first].place,
		       "a table may have 2,000,000 cells");
	reader->row = (struct csv_row){ .first = rows->used };
}

/* Moves the place over one piece, which ends after a delimiter or a line end. */
static void move_place(struct place *place, const char *piece, size_t length)
{
	const char last = piece[length - 1];

	*place = last == '\n' || (last == '\r' && piece[length] != '\n')
		? place_at(place->file, (int)place->line + 1, 1)
		: place_at(place->file, place->line, (int)place->column + (int)text_count(piece, length));
}

/* Feeds pieces that end after a delimiter or a line end, so that a cell ends
 * where its piece does. */
static void feed(struct csv_reader *reader, struct csv_parser *parser, const char *cursor)
{
	const char ends[] = { reader->rows->delimiter, '\n', '\r', '\0' };
	size_t length;

	for (; *cursor != '\0' && !reader->failed; cursor += length) {
		length = strcspn(cursor, ends);
		reader->end_column = reader->end.line == reader->start.line
		                             ? reader->end.column + (int)text_count(cursor, length)
		                             : 0;
		length += cursor[length] != '\0';
		move_place(&reader->end, cursor, length);
		if (csv_parse(parser, cursor, length, take_cell, take_row, reader) != length) {
			if (csv_error(parser) == CSV_ENOMEM)
				arena_exhausted();
			diag_label(refuse(reader, reader->start, "a quote stands where none can"),
			           "a cell with quotes is quoted, and its quotes are doubled");
		}
		if (reader->row.count == 0 && !parser->quoted)
			reader->start = reader->end;
	}
}

static void parse(struct csv_reader *reader, const char *text)
{
	struct csv_parser parser;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		arena_exhausted();
	csv_set_delim(&parser, (unsigned char)reader->rows->delimiter);
	feed(reader, &parser, text);
	if (!reader->failed && csv_fini(&parser, take_cell, take_row, reader) != 0)
		refuse(reader, reader->start, "a quote is never closed");
	csv_free(&parser);
}

/* ---- the delimiter ---- */

/* The first of the three signs outside quotes in the header line; a comma
 * where there is none. Ids hold none of them. */
static char find_delimiter(const char *text)
{
	bool quoted = false;

	for (text += strspn(text, "\r\n"); *text != '\0'; text++) {
		if (*text == '"')
			quoted = !quoted;
		else if (!quoted && strchr(",;\t", *text) != NULL)
			return *text;
		else if (!quoted && strchr("\r\n", *text) != NULL)
			break;
	}
	return ',';
}

/* A first line `sep=;` tells the delimiter, as a spreadsheet reads it. Gives
 * what follows the line, or the text where there is no such line. */
static const char *skip_separator_line(struct csv_reader *reader, const char *text)
{
	const char *line = text + (*text == '"');
	const size_t length = strcspn(line, "\r\n");

	if (length < 4 || strncasecmp(line, "sep=", 4) != 0)
		return text;
	reader->rows->delimiter = line[4];
	if (length < 5 || strchr(",;\t", line[4]) == NULL)
		diag_label(refuse(reader, reader->start, "`sep=` wants `,`, `;` or a tab"),
		           "remove this line, or save the table with one of them");
	line += length;
	line += *line == '\r';
	line += *line == '\n';
	reader->start.line = reader->end.line = 2;
	return line;
}

const struct csv_rows *load_csv_rows(struct tree_loader *loader, const struct ynode *path)
{
	const struct text *text = source_read_text(loader->source, path->text, path->place,
	                                           loader->diag);
	struct csv_reader reader = {
		.loader = loader,
		.rows = ARENA_NEW(loader->arena, struct csv_rows),
		.start = { .file = path->text, .line = 1, .column = 1 },
		.end = { .file = path->text, .line = 1, .column = 1 },
	};
	const char *table;

	if (text == NULL)
		return NULL;
	table = skip_separator_line(&reader, text->data);
	if (table == text->data)
		reader.rows->delimiter = find_delimiter(table);
	if (!reader.failed)
		parse(&reader, table);
	reader.rows->start = reader.start;
	return reader.failed ? NULL : reader.rows;
}
