/* Blank score sheets: what one scorer fills in alone, factor by factor, before
 * the team compares. All accounts are scored on one factor before the next is
 * begun, which lessens the halo that one strong impression casts on the rest.
 * Neither the weights nor anyone's scores stand on a sheet: who knows them is
 * tempted to score towards a total. */
#ifndef KAISM_COMPOSE_SHEETS_H
#define KAISM_COMPOSE_SHEETS_H

#include "compose/compose.h"

/* The printable sheet: a page for each factor, with its anchors, and a row for
 * each account (by id) with a box to write in. Of `input`, results and findings
 * are not read. NULL means that diag has the reason. */
struct document *compose_sheet(const struct compose_input *input, const struct person *scorer,
                               struct arena *arena, struct diag *diag);

/* The same as a table to fill in: the header names the column of account ids,
 * remarks, and factors by id; then come remarks, the factors' names and
 * anchors, and a row for each account. A remark begins with `#`, and the
 * reader of scorecards passes over it. */
struct sheet_table {
	const char **cells; /* row by row; never NULL */
	size_t columns, rows;
};
/* NULL means that diag has the reason. */
const struct sheet_table *compose_sheet_table(const struct compose_input *input,
                                              struct arena *arena, struct diag *diag);

#endif
