/* Tables as spreadsheets read them: the counterpart of the reader behind
 * load.h, which takes back what is written here.
 *
 * UTF-8 with a byte order mark: without one Excel takes the bytes for the
 * encoding of the country, and a Chinese or German name is lost; LibreOffice
 * asks either way. No `sep=` line, since Excel that finds one no longer heeds
 * the mark. Rows end with CR LF (RFC 4180), every cell stands in quotes. */
#ifndef KAISM_INPUT_CSV_H
#define KAISM_INPUT_CSV_H

#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

struct csv_writer {
	FILE *out;
	struct arena *arena;
	char delimiter; /* `,`, or `;` for countries with a decimal comma */
};

void csv_begin(const struct csv_writer *writer);
/* One row of texts. A spreadsheet runs a text that begins with `=`, `+`, `-`,
 * `@` or a full-width form of them as a formula: such a sign gets an apostrophe
 * before it, also inside a text behind a sign that parts cells in another
 * country. A cell that is wholly a number stays as it is. */
void csv_print_row(const struct csv_writer *writer, const char *const *cells, size_t count);

#endif
