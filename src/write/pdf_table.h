/* A table while it is set: cells flattened once, widths found, rows drawn. */
#ifndef KAISM_WRITE_PDF_TABLE_H
#define KAISM_WRITE_PDF_TABLE_H

#include "write/pdf_paragraph.h"

struct table_column {
	enum column_kind kind;
	struct para *head;                              /* NULL = no head */
	double natural, minimum;                        /* of the cells */
	double head_natural, head_narrow, head_minimum; /* narrow: on few lines */
	double fraction;                                /* widest part behind the whole number */
	double x, width, pad;                           /* pad: to the next column */
	bool tinted;                                    /* its cells stand on grounds: centred */
};

/* What gives way: long texts, then all texts, heads, names. */
enum table_fit { FIT_EASY, FIT_CLOSE, FIT_HEADS, FIT_BROKEN };

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
void table_set_pads(struct table *table); /* before all others */
double table_natural_width(const struct table *table);
double table_least_width(const struct table *table, enum table_fit fit);
void table_fit(struct table *table, double width); /* sets x, width, pad of columns */

/* pdf_table_row.c */
void table_measure(struct table *table); /* flattens all cells */
struct box table_head(const struct table *table);
/* The row as one strip, or, where it is higher than `room`, line by line. */
void table_push_row(struct table *table, size_t row, double room);

/* pdf_table_list.c: the rows of a table that has not the width to be one */
void table_push_list(struct table *table);

#endif
