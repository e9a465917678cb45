/* A template read into tokens; shared by its reader and its renderer. */
#ifndef KAISM_SRC_MUSTACHE_INTERNAL_H
#define KAISM_SRC_MUSTACHE_INTERNAL_H

#include "compose/mustache.h"

enum token_kind {
	TOKEN_TEXT,     /* at most one line, with its line end */
	TOKEN_VARIABLE,
	TOKEN_RAW,      /* {{{x}}} and {{&x}} */
	TOKEN_SECTION,
	TOKEN_INVERTED,
	TOKEN_CLOSE,
	TOKEN_PARTIAL,
	TOKEN_NOTHING   /* comments and set delimiters */
};

struct token {
	enum token_kind kind;
	const char *text;   /* TEXT: where it begins; else the tag's name */
	size_t size;        /* TEXT */
	size_t offset;      /* of the tag in the template */
	int line;
	size_t end;         /* SECTION, INVERTED: index of their CLOSE */
	bool line_start;    /* first of its line: indentation goes before it */
	bool alone;         /* the only tag of a line otherwise blank */
	const char *indent; /* PARTIAL, RAW, when alone: blanks before the tag */
};

struct mustache_tokens {
	struct mtemplate source;
	struct token *items;
	size_t count, capacity;
};

/* Reads a template; false means that diag has the reason. */
bool mustache_read(const struct mustache *mustache, const struct mtemplate *source,
                   struct mustache_tokens *tokens);

/* mvalue_find with the first `size` bytes of `key`. */
struct mvalue *mvalue_find_part(const struct mvalue *map, const char *key, size_t size);

struct place mustache_tag_place(const struct mtemplate *source, size_t offset);

#endif
