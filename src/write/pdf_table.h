/* A table while it is set: cells flattened once, widths found, rows drawn. */
#ifndef KAISM_WRITE_PDF_TABLE_H
#define KAISM_WRITE_PDF_TABLE_H

#include "write/pdf_paragraph.h"

struct table_column {
	enum column_kind kind;
	struct para *head;       /* NULL = no head */
	double natural, minimum; /* of the cells */
	double head_natural, head_minimum;
	double fraction;      /* widest part behind the whole number */
	double x, width, pad; /* pad: to the next column */
	bool tinted;          /* its cells stand on grounds: centred */
};

struct table_cell {
	struct para *para;
	const struct doc_node *node;
	size_t column, span;
	double fraction; /* width behind the whole number; negative = no number */
};

struct table_row {
	const struct doc_node *node;
	enum row_kind kind;
	struct table_cell *cells;
	size_t count;
};

struct table {
	struct layout *layout;
	const struct frame *frame;
	const struct doc_node *node;
	struct arena *arena;
	struct table_column *columns;
	size_t column_count;
	struct table_row *rows;
	size_t row_count;
	enum look_name look; /* of the cells */
	double pad;          /* above and below a cell's text */
	double head_pad;
	double width;
	struct tag *tag;
	bool has_head;
};

/* pdf_table_width.c */
double table_natural_width(const struct table *table);
double table_minimum_width(const struct table *table);
void table_fit(struct table *table, double width); /* sets x, width, pad of columns */

/* pdf_table_row.c */
void table_measure(struct table *table); /* flattens all cells */
struct box table_head(const struct table *table);
/* The row as one strip, or, where it is higher than `room`, line by line. */
void table_push_row(struct table *table, size_t row, double room);

#endif
