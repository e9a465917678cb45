/* GFM pipe tables. cmark leaves them as paragraphs, with code spans read across
 * cells, so the raw lines are read again here and each cell by itself. A
 * delimiter row that begins with "- " is a list for cmark: begin it with a
 * pipe. */
#include "prose_internal.h"

#include <string.h>

/* The cells of one line. */
struct row {
	const char **cells;
	size_t count, capacity;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The next pipe that no backslash protects, or the end. */
static const char *find_pipe(const char *at)
{
	for (; *at != '\0' && *at != '|'; at++)
		if (*at == '\\' && at[1] != '\0')
			at++;
	return at;
}

/* A cell's text: trimmed, `\|` as `|`. */
static const char *cut_cell(struct arena *arena, const char *start, const char *end)
{
	char *cell;
	size_t used = 0;

	while (start < end && is_blank(*start))
		start++;
	while (end > start && is_blank(end[-1]))
		end--;
	cell = arena_alloc(arena, (size_t)(end - start) + 1);
	for (; start < end; start++) {
		if (start[0] == '\\' && start + 1 < end && start[1] == '|')
			start++;
		else if (start[0] == '\\' && start + 1 < end)
			cell[used++] = *start++;
		cell[used++] = *start;
	}
	return cell;
}

static void add_cell(struct arena *arena, struct row *row, const char *cell)
{
	row->cells = arena_grow(arena, row->cells, sizeof(*row->cells), row->count, &row->capacity);
	row->cells[row->count++] = cell;
}

/* Splits at pipes; those at either end of the line are its frame. Stops behind
 * the limit of columns. */
static struct row split_row(struct arena *arena, const char *line)
{
	struct row row = { 0 };

	if (*line == '|')
		line++;
	while (row.count <= PROSE_COLUMN_LIMIT) {
		const char *pipe = find_pipe(line);
		if (*pipe == '\0' && row.count > 0 && line[strspn(line, " \t")] == '\0')
			break;
		add_cell(arena, &row, cut_cell(arena, line, pipe));
		if (*pipe == '\0')
			break;
		line = pipe + 1;
	}
	return row;
}

static bool is_delimiter_cell(const char *cell)
{
	cell += *cell == ':';
	if (*cell != '-')
		return false;
	cell += strspn(cell, "-");
	cell += *cell == ':';
	return *cell == '\0';
}

/* A cheap look before a line is split. */
static bool may_be_delimiter_row(const char *line)
{
	return strchr(line, '|') != NULL && strspn(line, "|:- \t") == strlen(line);
}

static bool read_delimiter_row(struct arena *arena, const char *line, struct row *row)
{
	if (!may_be_delimiter_row(line))
		return false;
	*row = split_row(arena, line);
	for (size_t i = 0; i < row->count; i++)
		if (!is_delimiter_cell(row->cells[i]))
			return false;
	return true;
}

/* "---:" is for numbers, all else for text: centred columns do not exist here. */
static enum column_kind kind_of(const char *delimiter)
{
	return delimiter[0] != ':' && delimiter[strlen(delimiter) - 1] == ':' ? COLUMN_NUMBER
	                                                                      : COLUMN_TEXT;
}

static void fill_cells(struct arena *arena, const char *const *lines, struct prose_table *table)
{
	const size_t columns = table->column_count;

	table->cells = ARENA_ARRAY(arena, const char *, columns * (table->row_count + 1));
	for (size_t i = 0; i <= table->row_count; i++) {
		const size_t line = table->head_line + i + (i > 0);
		const struct row row = split_row(arena, lines[line]);
		if (row.count > columns && table->crowded_line == 0)
			table->crowded_line = line;
		for (size_t c = 0; c < columns; c++)
			table->cells[i * columns + c] = c < row.count ? row.cells[c] : "";
	}
}

static void fill_kinds(struct arena *arena, const struct row *delimiters, struct prose_table *table)
{
	table->kinds = ARENA_ARRAY(arena, enum column_kind, delimiters->count);
	for (size_t i = 0; i < delimiters->count; i++)
		table->kinds[i] = kind_of(delimiters->cells[i]);
}

bool prose_find_table(struct arena *arena, const char *const *lines, size_t count,
                      struct prose_table *table)
{
	struct row delimiters = { 0 };
	size_t head = 0;

	memset(table, 0, sizeof(*table));
	for (;; head++) {
		if (head + 1 >= count)
			return false;
		if (read_delimiter_row(arena, lines[head + 1], &delimiters) &&
		    split_row(arena, lines[head]).count == delimiters.count)
			break;
	}
	table->head_line = head;
	table->column_count = delimiters.count;
	table->row_count = count - head - 2;
	table->over_limit = delimiters.count > PROSE_COLUMN_LIMIT ||
	                    delimiters.count * (table->row_count + 1) > PROSE_CELL_LIMIT;
	if (table->over_limit)
		return true;
	fill_kinds(arena, &delimiters, table);
	fill_cells(arena, lines, table);
	return true;
}
