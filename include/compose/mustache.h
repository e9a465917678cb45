/* Mustache templates (the public specification: comments, delimiters,
 * interpolation, sections, inverted sections, partials; no lambdas) over a
 * tree of values. All memory is the arena's.
 *
 * Strict mode is the dossier's: a name or partial that does not exist is an
 * error with the template's file, line and column, and the user's own Markdown
 * (MVALUE_PROSE) is never mixed with the template's. `{{{notes}}}` alone on
 * its line becomes a fenced block
 *
 *     ```kaism-prose 3
 *     ```
 *
 * whose number is the value's index in the output's `prose`. */
#ifndef KAISM_COMPOSE_MUSTACHE_H
#define KAISM_COMPOSE_MUSTACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/place.h"

enum mvalue_kind {
	MVALUE_NULL,
	MVALUE_BOOL,
	MVALUE_TEXT,  /* plain; escaped by {{x}}, refused in {{{x}}} when strict */
	MVALUE_RAW,   /* the program's own Markdown (words.yaml): {{{x}}} prints it as it is */
	MVALUE_PROSE, /* a user's Markdown; {{x}} prints it escaped */
	MVALUE_LIST,
	MVALUE_MAP
};

struct mvalue;
struct mentry { const char *key; struct mvalue *value; };

struct mvalue {
	enum mvalue_kind kind;
	struct place place; /* PROSE: of its first line */
	union {
		bool boolean;
		const char *text; /* TEXT, RAW, PROSE */
		struct { struct mvalue **items; size_t count, capacity; } list;
		struct { struct mentry *entries; size_t count, capacity; } map;
	};
};

/* Texts and keys are borrowed, not copied. NULL text gives MVALUE_NULL. */
struct mvalue *mvalue_null(struct arena *arena);
struct mvalue *mvalue_bool(struct arena *arena, bool boolean);
struct mvalue *mvalue_text(struct arena *arena, const char *text);
struct mvalue *mvalue_raw(struct arena *arena, const char *text);
struct mvalue *mvalue_prose(struct arena *arena, const char *text, struct place place);
struct mvalue *mvalue_list(struct arena *arena);
struct mvalue *mvalue_map(struct arena *arena);
void mvalue_append(struct arena *arena, struct mvalue *list, struct mvalue *item);
/* Keys are looked for from the newest to the oldest: setting one twice
 * replaces it. */
void mvalue_set(struct arena *arena, struct mvalue *map, const char *key, struct mvalue *value);
struct mvalue *mvalue_find(const struct mvalue *map, const char *key); /* or NULL */
/* Null, false, "", blank prose and the empty list are not true. */
bool mvalue_is_true(const struct mvalue *value);

struct mtemplate {
	const char *file; /* for messages */
	const char *text;
};

struct mustache {
	struct arena *arena;
	struct diag *diag;
	bool strict;
	/* makes plain text safe for the output's language; result in the arena */
	const char *(*escape)(struct arena *arena, const char *text);
	/* the template of that name; false = there is none */
	bool (*find)(void *context, const char *name, struct mtemplate *found);
	void *context;
};

struct mustache_line { const char *file; int line; };

struct mustache_output {
	const char *text; /* "" after an error */
	size_t size;
	struct mustache_line *lines; /* where each line of the text came from */
	size_t line_count;
	const struct mvalue **prose; /* by the number in the marker */
	size_t prose_count;
};

/* Expands the template. False means that diag has the reasons (D010 to D018);
 * errors in names are all reported, what they stand for is left out. */
bool mustache_expand(const struct mustache *mustache, const struct mtemplate *source,
                     const struct mvalue *data, struct mustache_output *output);

/* The template's place of a line (from 1) of the output. */
struct place mustache_place(const struct mustache_output *output, int line);

const char *mustache_escape_html(struct arena *arena, const char *text);
/* A backslash before all ASCII punctuation, blanks and line ends folded into
 * one blank: nothing in the result can be read as Markdown. */
const char *mustache_escape_markdown(struct arena *arena, const char *text);

#endif
