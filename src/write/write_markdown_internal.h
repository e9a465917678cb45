/* Shared by the parts of the Markdown writer. */
#ifndef KAISM_SRC_WRITE_MARKDOWN_INTERNAL_H
#define KAISM_SRC_WRITE_MARKDOWN_INTERNAL_H

#include <stdio.h>

#include "doc/doc.h"

struct md_links;

/* What the lines of a container begin with: its first line, and the others. */
struct md_prefix {
	const char *first, *rest;
	bool used;
	struct md_prefix *outer;
};

enum { MD_HEADING_LEVELS = 6 };

struct md {
	const struct document *document;
	struct arena *arena;
	struct arena *scratch; /* of one row of inlines, between its two passes */
	FILE *out;
	const struct md_links *links; /* NULL while they are being made */
	const char *figures;          /* folder of the SVGs, seen from the file */
	struct md_prefix *prefix;
	bool separate;                /* a blank line is due before the next block */
	char last_list;               /* marker of a list just before, else 0 */
	int section_level;            /* of the innermost section, 1 = the document */
	int open_levels[MD_HEADING_LEVELS], open_count; /* headings that the next may stand below */
};

enum md_mode {
	MD_PROSE, /* a paragraph: a line for each sentence */
	MD_LINE,  /* a heading, a caption: one line */
	MD_CELL   /* one line, all of GFM's characters escaped */
};

/* The inlines below `parent` as Markdown; `strong` sets them in bold. */
const char *md_inlines(const struct md *md, const struct doc_node *parent, enum md_mode mode,
                       bool strong);
/* Plain text as Markdown. */
const char *md_text(const struct md *md, const char *text, enum md_mode mode);
/* What a reader sees of the inlines, without any markup. */
const char *md_visible(const struct md *md, const struct doc_node *parent);

/* The anchors that git hosts give to our headings. A table or figure has none
 * of its own: its links lead to the heading above it. */
const struct md_links *md_links_new(const struct md *md);
/* The host's anchor for ours ("#" before it does not matter), or NULL. */
const char *md_find_link(const struct md_links *links, const char *target);

/* What stands in a section's heading: its number and title. */
const char *md_section_title(const struct md *md, const struct doc_node *section);
const char *md_mark_symbol(enum mark mark);

/* Lines of the file. A block begins with md_begin, which prints the blank line
 * that is due. */
void md_begin(struct md *md);
void md_print_line(struct md *md, const char *line);
void md_print_lines(struct md *md, const char *text);
void md_paragraph(struct md *md, const char *text); /* nothing for "" */

void md_table(struct md *md, const struct doc_node *table);
void md_facts_table(struct md *md, const struct doc_node *facts);
/* "*Table 4. caption* explanation" */
void md_caption(struct md *md, const char *label, const char *caption, const char *explanation);

#endif
