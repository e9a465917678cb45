/* The document tree: built once by compose, printed by every writer. Nodes
 * and strings belong to the arena they were made in; there is no doc_free.
 * Strings are UTF-8 and never NULL ("" where there is nothing to say). */
#ifndef KAISM_DOC_DOC_H
#define KAISM_DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/place.h"
#include "base/style.h"
#include "doc/scene.h"

enum doc_kind {
	/* the root's children */
	DOC_DOCUMENT,
	DOC_COVER,      /* first child of the document; facts and one figure below it */
	DOC_SECTION,    /* a chapter, an appendix, an account's page, a page of front matter */
	/* blocks */
	DOC_HEADING,
	DOC_PARAGRAPH,
	DOC_LIST, DOC_ITEM,
	DOC_QUOTE,
	DOC_CODE_BLOCK,
	DOC_BREAK,      /* thematic break */
	DOC_PAGE_BREAK,
	DOC_TABLE, DOC_ROW, DOC_CELL,
	DOC_FIGURE,
	DOC_GRID, DOC_COLUMN, /* side by side on the 12 column grid; Markdown: one after another */
	DOC_FACTS, DOC_FACT,  /* a strip of labelled values */
	DOC_CONTENTS,   /* the writer makes it from the sections and headings */
	/* inlines */
	DOC_TEXT,
	DOC_STRONG, DOC_EMPHASIS, DOC_CODE,
	DOC_LINK,
	DOC_LINE_BREAK,
	DOC_SOFT_BREAK,
	DOC_MARK,       /* a class's marker, or a finding's */
	DOC_STYLE,      /* muted, accent, stop: colour of a run */
	DOC_REFERENCE   /* "Figure 8", "Table 4": text made by doc_number */
};
enum { DOC_KIND_COUNT = DOC_REFERENCE + 1 };

/* How a section opens and what the running head and page numbers do. */
enum section_kind {
	SECTION_FRONT,    /* decision page, contents: roman page numbers, no number */
	SECTION_CHAPTER,  /* bar, number in column 1, title in column 2 */
	SECTION_APPENDIX, /* the same with a letter */
	SECTION_ACCOUNT   /* a plan page inside a chapter: title and badge; a level below */
};

enum paragraph_role {
	PARAGRAPH_BODY,
	PARAGRAPH_STANDFIRST, /* under a title */
	PARAGRAPH_SIDE,       /* sans, small: side notes, doubts */
	PARAGRAPH_NOTE,       /* 7/9 muted: under a table, provenance */
	PARAGRAPH_LINE        /* sans 8/11, one line of who under an account's figures */
};

/* Notes: numbered from 1, marked as where a text refers to them, with "¹". */
enum list_kind { LIST_BULLET, LIST_ORDERED, LIST_NOTES };

enum column_kind {
	COLUMN_TEXT, COLUMN_NUMBER, COLUMN_DATE, COLUMN_NAME,
	COLUMN_BOX,  /* empty boxes to write a number in by hand */
	COLUMN_BLANK /* the rest of the width, to write words in by hand */
};
struct doc_column {
	enum column_kind kind;
	const char *head;   /* plain text; '\n' breaks lines */
	const char *unit;   /* muted, below the head; "" = none */
};

enum table_density { TABLE_NORMAL, TABLE_DENSE, TABLE_FORM }; /* form: rows to write in by hand */
enum row_kind { ROW_BODY, ROW_BAND, ROW_TOTAL }; /* band: its one cell spans the table */
enum facts_kind {
	FACTS_FIGURES,    /* label, large value, unit below: six across an account page */
	FACTS_STRIP,      /* rule above; label over value: cover, stop strip */
	FACTS_STOP,       /* the strip with a STOP rule */
	FACTS_LIST        /* label left, value right, a rule between: "Where it stands" */
};
enum text_style {
	STYLE_MUTED, STYLE_ACCENT, STYLE_STOP, STYLE_WARNING,
	STYLE_KEY, STYLE_DEVELOPMENT, STYLE_MAINTENANCE, STYLE_OPPORTUNISTIC /* a class's name */
};

struct doc_node {
	enum doc_kind kind;
	struct place place;  /* of the user's text it came from; file NULL = the program's */
	struct doc_node *parent, *next, *first_child, *last_child;
	union {
		struct {
			const char *company, *classification, *title, *subtitle;
			const char *provenance;
			const char *logo_path; /* of the project, "" = none */
		} cover;                       /* children: one FIGURE, one FACTS */
		struct {
			enum section_kind kind;
			const char *number;    /* "3", "P", "A", "" */
			const char *title;     /* plain text */
			const char *anchor;    /* unique; made by doc_number when "" */
			enum mark badge;       /* SECTION_ACCOUNT */
			const char *badge_text;
			bool landscape;        /* its pages lie on their long side */
		} section;                     /* an optional standfirst is its first child */
		struct { int level; const char *anchor; } heading; /* 2..6, inlines below */
		struct { enum paragraph_role role; } paragraph;    /* inlines below */
		struct { bool to_chapter; } page_break; /* ends an account's section too; composing alone asks */
		struct { enum list_kind kind; int start; bool tight; } list;
		struct { const char *info, *text; } code_block;
		struct {
			const struct doc_column *columns; size_t column_count;
			const char *const *groups; /* per column, above its head, joined where
			                              alike; "" = none; NULL = for no column */
			enum table_density density;
			bool wide;             /* 168 mm instead of 125 where it does not fit */
			const char *caption;   /* "" = none, then it has no number */
			const char *note;      /* under the table */
			const char *anchor;
			int number;            /* by doc_number */
			const char *label;     /* "Table 4", by doc_number */
		} table;                       /* ROWs below */
		struct { enum row_kind kind; } row;                /* CELLs below */
		struct {
			enum color_role tint; /* COLOR_NONE = none */
			int span;             /* 0 counts as 1 */
		} cell;                        /* inlines below */
		struct {
			const struct scene *scene;
			const char *caption, *explanation; /* the second is muted; both "" = no number */
			const char *alt;       /* what the figure shows; never "" */
			const char *name;      /* file name of the SVG without folder and ending */
			const char *anchor;
			int number;
			const char *label;     /* "Figure 8" */
		} figure;
		struct { bool ruled; } grid;                       /* COLUMNs below */
		struct { int first, span; bool ruled; } column;    /* 1..12; ruled: a thin rule above; blocks below */
		struct { enum facts_kind kind; } facts;            /* FACTs below */
		struct { const char *label, *unit; } fact;         /* inlines below = the value */
		const char *text;                                  /* TEXT, CODE */
		struct { const char *target; } link;               /* "#anchor" or a URL */
		struct { enum mark mark; const char *word; } mark; /* word: for text outputs */
		struct { enum text_style style; } style;
		struct { const char *target; const char *text; } reference;
	};
};

/* What surrounds the tree: furniture and metadata. */
struct document {
	struct doc_node *root;       /* DOC_DOCUMENT */
	const char *language;        /* "en", "zh" (BCP 47) */
	const char *title, *company, *author, *classification;
	const char *date;            /* as printed in the foot */
	const char *revision;        /* as printed in the foot, "" = none */
	const char *draft;           /* the word across the pages, "" = none */
	long long timestamp;         /* seconds since 1970 UTC for the PDF's dates */
	bool letter;                 /* paper: US Letter, else A4 */
	struct color accent;
	/* words of the program the writers need */
	const char *contents_title;
	const char *page_of;         /* "{page} of {pages}" */
	const char *continued;       /* "continued" */
	const char *table_word, *figure_word; /* "Table", "Figure" */
	const char *colon;           /* between a label and its value; NULL: ": " */
	const char *decimal_point;
	const char *label_gap;       /* between "Table 4" and its caption */
	bool extract;                /* part of a larger document: links to what is not here are plain text */
};

struct doc_node *doc_new(struct arena *arena, enum doc_kind kind);
struct doc_node *doc_text(struct arena *arena, const char *text); /* copies */
void doc_append(struct doc_node *parent, struct doc_node *orphan);
/* Moves all children of `from` to the end of `to`. */
void doc_adopt(struct doc_node *to, struct doc_node *from);
/* The node after `node` in reading order (parents before children) below
 * `root`, or NULL: `for (n = root; n != NULL; n = doc_next(root, n))`. */
struct doc_node *doc_next(const struct doc_node *root, const struct doc_node *node);
bool doc_is_inline(enum doc_kind kind);
const char *doc_kind_name(enum doc_kind kind);

/* Numbers tables and figures in reading order, makes anchors unique and
 * fills references; a reference to an unknown anchor is an error, a link to one
 * too, unless the document is an extract: then its text alone remains. */
void doc_number(struct document *document, struct arena *arena, struct diag *diag);

/* Asserts the invariants: who may stand in whom, no NULL text, anchors unique,
 * link targets resolved. NULL if all holds, else what is wrong. */
const char *doc_check(const struct document *document, struct arena *arena);

/* The tree, indented, one node a line, for --dump=document and goldens. */
void doc_dump(const struct document *document, FILE *out);

/* All text of a node and its children, marks as their words. */
char *doc_plain_text(const struct doc_node *node, struct arena *arena);

#endif
