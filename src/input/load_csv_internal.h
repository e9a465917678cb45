/* Tables on their way into the project's tree. Shared by load_csv*.c and
 * load_graft.c only. */
#ifndef KAISM_INPUT_LOAD_CSV_INTERNAL_H
#define KAISM_INPUT_LOAD_CSV_INTERNAL_H

#include "load_internal.h"

/* What the files are read with before there is a reader. */
struct tree_loader {
	struct source *source;
	struct arena *arena;
	struct diag *diag;
	struct ynode *root;
};

struct csv_cell {
	const char *text;   /* without the blanks around it */
	struct place place; /* of its first character, or quote */
};

/* ---- load_csv.c: rows as they stand in the file ---- */
struct csv_row {
	size_t first, count; /* in cells */
};
struct csv_rows {
	struct csv_cell *cells;
	size_t used, capacity;
	struct csv_row *rows;
	size_t count, row_capacity;
	char delimiter;     /* ',', ';' or tab */
	struct place start; /* of the file, for what is not there */
};
/* Length of the blank that `text` begins with, 0 where there is none: blank,
 * tab, and the no-break, figure, thin and ideographic spaces. */
size_t load_csv_blank(const char *text);
/* NULL: diag has the reason. */
const struct csv_rows *load_csv_rows(struct tree_loader *loader, const struct ynode *path);

/* ---- load_csv_table.c: what of them is the table ---- */
struct csv_table {
	struct csv_cell *cells;  /* row by row; row 0 is the header */
	size_t columns, rows, key_column;
	char delimiter;
};
/* The file as a table of at least a header, every row as wide as that. Blank
 * rows, nameless blank columns and remarks are left out: a remark is a row
 * whose `key` cell, or a column whose name, is `#` or begins with `# `. NULL:
 * diag has the reason. The values of column `key` are there and unique. */
const struct csv_table *load_csv_table(struct tree_loader *loader, const struct ynode *path,
                                       const char *key);

/* ---- load_csv_number.c ---- */
/* The text of a cell that wants a number, as the project file writes it: `3,5`
 * becomes `3.5`, special blanks become plain ones; what is no number stays as
 * it is, for the reader to refuse. "": the cell is empty, or it is `1,234`, which
 * is 1.234 to some and 1234 to others, and diag says so. */
const char *load_csv_number(struct tree_loader *loader, const struct csv_table *table,
                            const struct csv_cell *cell);

#endif
