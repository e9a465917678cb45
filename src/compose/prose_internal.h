/* Shared by the reader of prose and its recogniser of tables. */
#ifndef KAISM_SRC_PROSE_INTERNAL_H
#define KAISM_SRC_PROSE_INTERNAL_H

#include "compose/prose.h"

/* A pipe table found among the lines of a paragraph. */
struct prose_table {
	size_t head_line;             /* index; the lines before it are a paragraph */
	size_t column_count, row_count;
	enum column_kind *kinds;
	const char **cells;           /* head, then rows: trimmed Markdown, "" = empty */
	bool over_limit;              /* a table, but with too many columns or cells */
	size_t crowded_line;          /* index of the first row with more cells than the head, which are lost; 0 = none */
};

/* Looks for a table in `lines`, whose container prefixes are gone. */
bool prose_find_table(struct arena *arena, const char *const *lines, size_t count,
                      struct prose_table *table);

/* A place in a text. */
struct prose_spot {
	int line;          /* from 1 */
	const char *start; /* of the line */
	const char *at;
};
/* What is over a limit in a user's text, or NULL; *spot is where. */
const char *prose_scan(const char *text, bool trusted, struct prose_spot *spot);

/* Starts of lines, for cutting a paragraph's source lines out of its text. */
struct prose_lines {
	const char **starts; /* count + 1 of them; the last is the end */
	size_t count;
};
struct prose_lines prose_split_lines(struct arena *arena, const char *text);
/* A line without its end, from byte `from` on, without `quotes` quote markers
 * and the blanks around them. */
const char *prose_cut_line(struct arena *arena, const struct prose_lines *lines, size_t index,
                           size_t from, int quotes);

/* A note that a text defines. */
struct prose_note {
	const char *label; /* `length` bytes */
	size_t length;
	const char *text;  /* Markdown */
	int line;          /* where it begins in the text, from 1 */
	int number;        /* in the order of first references; 0 = not referred to */
};
struct prose_notes {
	struct prose_note *items;
	size_t count, capacity;
	int referred;
	char *free; /* room for their texts, which are no longer than the text itself */
};
/* The text with its definitions of notes blanked, line for line. */
const char *prose_take_notes(struct arena *arena, const char *text, struct prose_notes *notes);
/* The first "[^label]" in the text, or NULL. */
const char *prose_find_reference(const char *text, const char **label, size_t *length);
/* The mark of the note, such as "²"; NULL = there is no such note. */
const char *prose_refer(struct arena *arena, struct prose_notes *notes, const char *label,
                        size_t length);

#endif
