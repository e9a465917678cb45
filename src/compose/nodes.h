/* Short hands for building document nodes. Private to compose. */
#ifndef KAISM_COMPOSE_NODES_H
#define KAISM_COMPOSE_NODES_H

#include "compose/figures.h"
#include "composer.h"

struct doc_node *node_text(const struct composer *composer, const char *text);
struct doc_node *node_strong(const struct composer *composer, const char *text);
struct doc_node *node_styled(const struct composer *composer, enum text_style style, const char *text);
struct doc_node *node_link(const struct composer *composer, const char *anchor, const char *text);
/* The account's name, linked to its page where it has one. */
struct doc_node *node_account(const struct composer *composer, const struct account_result *account);
struct doc_node *node_mark(const struct composer *composer, enum account_class class);

struct doc_node *node_paragraph(const struct composer *composer, enum paragraph_role role,
                                const char *text);
struct doc_node *node_heading(const struct composer *composer, int level, const char *text);
/* Inlines of one paragraph of Markdown (the program's own words, names escaped). */
void add_rich(const struct composer *composer, struct doc_node *parent, const char *markdown);
struct doc_node *node_rich(const struct composer *composer, enum paragraph_role role,
                           const char *markdown);
/* Blocks of the user's Markdown. */
void add_prose(const struct composer *composer, struct doc_node *parent, const struct prose *prose);

/* A group of blocks; its children take its place. */
struct doc_node *node_blocks(const struct composer *composer);
/* "Nothing to show: checklist n asks for it." */
struct doc_node *node_missing(const struct composer *composer, const char *what);

struct doc_node *node_grid(const struct composer *composer);
struct doc_node *add_column(const struct composer *composer, struct doc_node *grid, int first, int span);
struct doc_node *node_facts(const struct composer *composer, enum facts_kind kind);
/* Adds a labelled value and gives the fact, for more inlines. */
struct doc_node *add_fact(const struct composer *composer, struct doc_node *facts, const char *label,
                          const char *value);

/* ---- tables: columns first, then row by row, cell by cell ---- */
struct table {
	const struct composer *composer;
	struct doc_node *node, *row;
};
/* Columns from words: head "head.<key>", unit as given. */
struct column_plan { const char *key; enum column_kind kind; const char *unit; };
struct table table_start(const struct composer *composer, const struct column_plan *plan, size_t count);
void table_row(struct table *table, enum row_kind kind);
struct doc_node *table_cell(struct table *table);              /* an empty cell, to be filled */
void table_text(struct table *table, const char *text);
void table_or_none(struct table *table, const char *text);     /* "–" where it is empty */
/* A cell with the class's marker and its word; group "class" or "class_short". */
void table_class(struct table *table, enum account_class class, const char *group);
void table_band(struct table *table, const char *text);        /* a row of its own */
/* Where a column of amounts in one unit has one with a decimal, all have it. */
void table_even_decimals(struct table *table);

/* The figure with its caption, or NULL where there is no scene. */
struct figure_plan { const char *name, *anchor, *caption, *explanation; };
struct doc_node *node_figure(const struct composer *composer, const struct figure *figure,
                             const struct figure_plan *plan);
struct figure_context figure_context_of(const struct composer *composer);

#endif
