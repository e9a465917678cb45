/* A text flattened from inlines, cut into pieces at which lines may end, and
 * broken into lines over the whole paragraph. */
#ifndef KAISM_WRITE_PDF_PARAGRAPH_H
#define KAISM_WRITE_PDF_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "write/pdf_layout.h"

/* A stretch of the text in one style. */
struct span {
	size_t start; /* byte in the text */
	enum font_role role;
	double size;
	enum color_role color;
	bool bold, italic, code, sans;
	const char *target; /* of a link, NULL = none */
	int mark;           /* enum mark, -1 = text */
};

/* What stands between two places where something may happen: a line may end,
 * the style change, Han meet Latin. */
struct piece {
	const char *text;
	size_t length;
	const struct span *span;
	const struct shaped *shaped; /* NULL for a mark */
	double width;
	double gap;  /* before it, unless it begins a line */
	double hang; /* how far it may stand out of the line's end */
	bool spaced; /* the gap is a space of the text */
	bool loose;  /* stands between two ideographs: space may be opened before it */
	bool hyphen; /* wants a hyphen when a line ends here */
	char after;  /* BREAK_NO, BREAK_ALLOWED, BREAK_MUST */
};

struct line {
	size_t first, end;
	double width;
	double in_gaps, in_han; /* added to each gap, and between ideographs: flush lines */
};

struct para {
	struct layout *layout;
	struct arena *arena;
	struct look look;
	bool bold;     /* a total: all in bold */
	bool raw;      /* code: spaces stand as they are */
	bool balanced; /* the last line counts too */
	bool display;  /* a title: balanced, and lines end by the sense where they can */
	bool justified; /* Chinese prose: flush on both sides */
	bool hyphenates; /* words too long for the line part by the language's rules */
	bool goes_on;  /* other text follows on the same line: a space is drawn at the end */
	bool run_in;   /* the first inline is a heading in the sans, an en space after it */
	char *text;
	size_t length, capacity;
	struct span *spans;
	size_t span_count, span_capacity;
	struct piece *pieces;
	size_t piece_count;
	double natural; /* the widest line when only forced breaks are made */
	double minimum; /* the widest part that does not break */
	struct line *lines;
	size_t line_count, line_capacity;
	const struct para *whole; /* before words were parted, NULL = they are not */
};

struct para *para_new(struct layout *layout, struct arena *arena, enum look_name look);
void para_inlines(struct para *para, const struct doc_node *parent);
/* '\n' ends a line. COLOR_NONE = the look's own colour. */
void para_text(struct para *para, const char *text, bool bold, enum color_role color);
void para_cut(struct para *para);                 /* after the last text */
void para_break(struct para *para, double width); /* sets the lines; at least one */
/* The same in fewer lines, with words parted; false = that saves none. */
bool para_hyphenate(struct para *para, double width);
void para_join_words(struct para *para); /* as it was before words were parted */
double para_height(const struct para *para);
/* Draws one line with its top at the pen, or all of them. */
void para_draw_line(const struct para *para, size_t line, struct box *box, struct pen at);
void para_draw(const struct para *para, struct box *box, struct pen at);
double para_hyphen_width(const struct para *para, const struct piece *piece);
/* For shaped text of that style. */
double span_width(const struct span *span, const struct look *look, const struct shaped *shaped);

/* Plain text on one line, cut and broken; its width is `natural`. */
struct para *para_of(struct layout *layout, struct arena *arena, enum look_name look,
		     const char *text);

#endif
