/* Markdown to document nodes: CommonMark by cmark, GFM pipe tables by our own
 * recogniser. Two kinds of text come in: the output of a template, which may
 * hold components, and a user's own prose, which is held to limits first
 * because cmark takes more than linear time for some texts.
 *
 * Raw HTML, images and link targets other than http, https, mailto and
 * #anchor are refused with a finding (D020 to D027); what they said stays as
 * plain text. Link definitions are not seen inside tables. */
#ifndef KAISM_COMPOSE_PROSE_H
#define KAISM_COMPOSE_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/place.h"
#include "compose/mustache.h"
#include "doc/doc.h"

enum {
	PROSE_SIZE_LIMIT = 64 << 10,   /* bytes of a user's text */
	PROSE_BRACKET_LIMIT = 2000,    /* '[' in a user's text */
	PROSE_NOTE_LIMIT = 999,        /* in a user's text */
	PROSE_MARKER_LIMIT = 64,       /* list and quote markers at the start of a line */
	PROSE_DEPTH_LIMIT = 100,       /* of the tree */
	PROSE_COLUMN_LIMIT = 64,       /* of a table */
	PROSE_CELL_LIMIT = 10000       /* of a table */
};

/* How a text is read. */
struct prose_reader {
	struct arena *arena;
	struct diag *diag;
	bool trusted;        /* a template's output: components, no limit of size */
	bool quotes;         /* English: quotes and dashes as in print (quotes.h) */
	int heading_shift;   /* "#" becomes level 1 + shift, at most 6; level 1 is
	                        for the caller to make a section of */
	struct place place;  /* of the first line; the others follow it */
	/* the place of a line (from 1); NULL = counted from `place` */
	struct place (*locate)(void *context, int line);
	/* A fenced block with the info `kaism NAME ...`: info is what follows
	 * "kaism ". The result is one block, or a DOC_DOCUMENT whose children are
	 * taken, or NULL for nothing. */
	struct doc_node *(*component)(void *context, const char *info, const char *body,
	                              struct place place);
	/* The same for `kaism-prose N`; NULL = text of that kind is not expected. */
	struct doc_node *(*prose)(void *context, size_t number, struct place place);
	void *context;
};

/* Appends the blocks of `text` to `parent`. False means that the text is over a
 * limit and was left out; diag has the reason. */
bool prose_read(const struct prose_reader *reader, const char *text, struct doc_node *parent);

/* Appends the inlines of one line of text to `parent`. */
bool prose_read_line(const struct prose_reader *reader, const char *text, struct doc_node *parent);

/* Appends the blocks of an expanded template, with the user's prose in the
 * place of its markers. `locate`, `prose`, `place` and `trusted` of `reader`
 * are not looked at; `prose_shift` is the heading shift within prose. */
bool prose_read_template(const struct prose_reader *reader, const struct mustache_output *output,
                         int prose_shift, struct doc_node *parent);

#endif
