/* Typography that knows no page: font roles and fallback, shaping, measuring,
 * line breaking. Used by figures and by the PDF writer, so that both agree. */
#ifndef KAISM_TYPE_TYPE_H
#define KAISM_TYPE_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/style.h"

struct hb_face_t;
struct hb_font_t;

/* One face of one font file, opened lazily. */
struct face {
	const char *path;         /* of the file */
	unsigned index;           /* in a collection */
	const char *name;         /* PostScript name */
	const char *version;      /* "2.004"; "" = the font does not say */
	int number;               /* position in type->faces; order of first use */
	struct hb_face_t *hb_face;
	struct hb_font_t *hb_font; /* scaled to 1000 units an em */
	double ascent, descent, cap_height, x_height; /* 1/1000 em, descent negative */
	bool bold_by_stroke;      /* no bold face exists: draw fill + stroke */
};

/* Glyphs of one face, in reading order. */
struct glyph {
	uint16_t id;
	short advance;            /* 1/1000 em, as shaped */
	short x_offset, y_offset; /* 1/1000 em */
	unsigned cluster;         /* byte offset in the run's text */
};
struct run {
	const struct face *face;
	const char *text;         /* not NUL-terminated */
	const struct glyph *glyphs;
	unsigned length, glyph_count;
	int width;                /* 1/1000 em */
	unsigned number;          /* among all runs that the type has shaped, from 0 */
};
/* A piece of text set in one role: runs of different faces. */
struct shaped {
	const struct run *runs;
	unsigned run_count;
	int width;                /* 1/1000 em; gaps between Han and Latin only where the line was asked for */
};

/* A font file of the project, borrowed as long as the type is open. */
struct type_file { const char *path, *bytes; size_t size; };

struct type_options {
	const char *language;     /* "en" or "zh": chooses among faces and line breaks */
	const char *sans, *serif, *han; /* families; NULL = the defaults */
	struct place sans_place, serif_place, han_place; /* where they are asked for */
	const struct type_file *files;  /* looked into before what is installed */
	size_t file_count;
};

/* NULL where every face of the file can be set and embedded, else what is
 * wrong with it: "is not a font", ... */
const char *type_file_flaw(const struct type_file *file);

struct type; /* the opened faces, the word cache */

/* Opens the roles' fonts. A family that is not there, or cannot be used, is one
 * warning at its place and substituted; no usable font at all is an environment error and NULL. */
struct type *type_open(const struct type_options *options, struct arena *arena, struct diag *diag);
void type_close(struct type *type);

/* Shapes; cached by word, so that the result may be kept for the run. A
 * character that no face has is set as U+FFFD or a box and noted (see
 * type_missing). Figures are tabular and lining in the sans and mono roles.
 * U+2212 is as wide as a figure whatever face it comes from. */
const struct shaped *type_shape(struct type *type, enum font_role role, const char *text, size_t length);
double type_width_pt(struct type *type, enum font_role role, double size_pt, const char *text);
/* The same for a text that stands by itself in one line, such as a label: its
 * glyphs have the gaps of type_gap_em in their advances. */
const struct shaped *type_shape_line(struct type *type, enum font_role role, const char *text);
double type_line_width_pt(struct type *type, enum font_role role, double size_pt, const char *text);
/* The space between two neighbours that the text does not have, in em: a quarter
 * between Han and Latin, negative where two half empty squares meet. */
double type_gap_em(const struct type *type, uint32_t a, uint32_t b);
/* Punctuation that fills the left half of its square, as "，" does. Curly quotes
 * stand in squares in Chinese text only. */
bool type_is_closing(const struct type *type, uint32_t c);
const struct shaped *type_space(struct type *type, enum font_role role); /* a word space */
const struct face *type_face(struct type *type, enum font_role role); /* the role's first face */
/* Faces in use, in order of first use. */
size_t type_face_count(const struct type *type);
const struct face *type_face_at(const struct type *type, size_t number);
/* True when some face covers the code point in that role. */
bool type_covers(struct type *type, enum font_role role, uint32_t code_point);

/* A character that was set although no face has it; once per role. */
struct type_missing {
	uint32_t code_point;
	enum font_role role;
	const char *text; /* the word it stood in */
};
size_t type_missing_count(const struct type *type);
const struct type_missing *type_missing_at(const struct type *type, size_t number);
/* The next character that nobody was told of, in whichever role; NULL = none. */
const struct type_missing *type_missing_tell(struct type *type);

/* A glyph's outline in 1/1000 em, y up; steps in the arena, none for a space.
 * Nonzero winding fills it. */
enum outline_verb { OUTLINE_MOVE, OUTLINE_LINE, OUTLINE_QUADRATIC, OUTLINE_CUBIC, OUTLINE_CLOSE };
struct outline_step {
	enum outline_verb verb;
	double x, y, x1, y1, x2, y2; /* controls 1, 2, then the end x, y */
};
struct outline {
	struct outline_step *steps;
	size_t count;
};
struct outline type_outline(const struct face *face, uint16_t glyph, struct arena *arena);

/* Where a text may be broken: for each byte offset a mark. `breaks` has
 * `length` entries; breaks[i] tells what may happen after byte i. The end of
 * the text is no break of its own: the last entry is ALLOWED after a space,
 * MUST after a newline, else NO. */
enum { BREAK_NO, BREAK_ALLOWED, BREAK_MUST };
void type_breaks(const struct type *type, const char *text, size_t length, char *breaks);

/* Where a word may be parted by a hyphen: the byte offsets, ascending, at
 * most TYPE_HYPHENS; gives their number. English in small letters only, what
 * follows the word being punctuation; at least three letters stay before and
 * after. None in Chinese, and where libhyphen's patterns are not installed. */
enum { TYPE_HYPHENS = 16 };
size_t type_hyphens(struct type *type, const char *text, size_t length,
                    size_t ends[TYPE_HYPHENS]);

#endif
