/* The row of atoms between the two passes over inlines. */
#ifndef KAISM_SRC_WRITE_MARKDOWN_ATOMS_H
#define KAISM_SRC_WRITE_MARKDOWN_ATOMS_H

#include <stdint.h>

#include "write_markdown_internal.h"

enum md_atom_kind {
	ATOM_CHAR,
	ATOM_SPACE, /* a line may end here */
	ATOM_BREAK, /* a line must end here */
	ATOM_OPEN, ATOM_CLOSE, /* of emphasis or strong */
	ATOM_RAW    /* printed as it is: code, the brackets of a link */
};

struct md_atom {
	enum md_atom_kind kind;
	bool strong, in_link;
	bool entity;        /* CHAR: as &#1234; so that a delimiter beside it works */
	char delimiter;     /* OPEN, CLOSE: '*' or '_', 0 = not printed */
	uint32_t c;
	const char *raw;
	const char *visible; /* RAW: what the reader sees of it, or NULL */
	size_t partner;      /* OPEN, CLOSE: index of the other */
};

struct md_atoms {
	const struct md *md;
	enum md_mode mode;
	struct md_atom *items;
	size_t count, capacity;
	int strong_depth, emphasis_depth;
	bool in_link;
};

const char *md_print_atoms(struct md_atoms *atoms);
const char *md_print_visible(const struct md_atoms *atoms);

/* Does a sentence end before the blank at `index` (or, for Han, before the
 * character there)? */
bool md_ends_sentence(const struct md_atoms *atoms, size_t index);

#endif
