/* The PDF back end: libharu for document, objects, page tree, outlines, links
 * and cross-reference table; our own fonts, content operators and deflate.
 * Knows nothing of document trees; the layout (pdf_layout.h) draws with it.
 * Unit pt, origin top left, y down; flipped per page here. */
#ifndef KAISM_WRITE_PDF_FILE_H
#define KAISM_WRITE_PDF_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/spool.h"
#include "base/style.h"
#include "doc/scene.h"
#include "type/type.h"

struct pdf_file;

struct pdf_info {
	const char *title, *author, *subject, *language;
	long long timestamp; /* seconds since 1970 UTC */
	struct color accent;
	bool compact_codes;  /* a face's first 127 glyphs take one byte: smaller, less widely tried */
};

struct pdf_file *pdf_file_open(struct type *type, const struct pdf_info *info,
                               struct arena *arena, struct diag *diag);

/* ---- pages: made in page order, drawn in any order, each once ---- */
int pdf_file_add_page(struct pdf_file *pdf, double width_pt, double height_pt); /* from 0 */
/* From `page` on: labels in roman ("i") or arabic numerals starting at `first`. */
void pdf_file_label_pages(struct pdf_file *pdf, int page, bool roman, int first);

struct canvas; /* draws on one page; one open at a time */
struct canvas *canvas_open(struct pdf_file *pdf, int page);
void canvas_close(struct canvas *canvas); /* deflates and hands the page over */

/* ---- drawing ---- */
struct canvas_text {
	double x, baseline, size_pt;
	struct color color;
	double extra_per_gap_pt;   /* added at each word space; 0 for ragged text */
	double tracking_em;        /* added after each glyph */
	const struct shaped *space; /* drawn behind the text; NULL = none */
};
/* Consecutive calls share one BT/ET; fonts and colours are set on change only.
 * Draw the spaces of the text too, also at a line's end: who copies the text or
 * has it read aloud needs them. */
void canvas_shaped(struct canvas *canvas, const struct shaped *shaped, const struct canvas_text *at);
/* Texts of one line, each so far behind `at`; after some of them at->space. */
struct canvas_word {
	const struct shaped *shaped;
	double x;
	bool spaced;
};
void canvas_words(struct canvas *canvas, const struct canvas_word *words, size_t count,
                  const struct canvas_text *at);
void canvas_rect(struct canvas *canvas, double x, double y, double width, double height, struct color fill);
void canvas_rounded(struct canvas *canvas, const double box[4], double corner, struct color fill);
void canvas_line(struct canvas *canvas, const double from_to[4], double width_pt, struct color color);
void canvas_mark(struct canvas *canvas, enum mark mark, double x, double y, double r);
void canvas_scene(struct canvas *canvas, const struct scene *scene, double x, double y);
/* A large light word across the page, under everything drawn after it. */
void canvas_watermark(struct canvas *canvas, const char *word);
/* A PNG inside the box, kept in proportion, top right aligned. False = not a usable image. */
bool canvas_png(struct canvas *canvas, const void *bytes, size_t size, const double box[4]);

/* ---- text that is known only later ("312" in "7 of 312", page numbers of
 * references): a slot is drawn where it is placed and filled at any time. ---- */
int pdf_file_slot(struct pdf_file *pdf, enum font_role role, double size_pt, struct color color);
/* Draws the slot's text with its start, middle or end at x. */
void canvas_slot(struct canvas *canvas, int slot, double x, double baseline, enum text_anchor anchor);
void pdf_file_fill_slot(struct pdf_file *pdf, int slot, const char *text);

/* ---- navigation ---- */
void pdf_file_destination(struct pdf_file *pdf, const char *anchor, int page, double y);
/* box: x, y, width, height. target "#anchor" or a URL. Anchors may be defined later. */
void canvas_link(struct canvas *canvas, const double box[4], const char *target, const char *contents);
void pdf_file_outline(struct pdf_file *pdf, int level, const char *title, const char *anchor); /* level from 1 */

/* ---- tagged structure ---- */
/* An element of the structure tree, such as "P", "H1", "Table", "TR", "TH", "TD", "L",
 * "LI", "Lbl", "LBody", "Figure", "Sect", "Link", "Caption", borrowed. parent -1 = the document. */
int pdf_file_element(struct pdf_file *pdf, int parent, const char *type, const char *alt);
void canvas_tag(struct canvas *canvas, int element); /* what follows belongs to it, -1 = artifact */
/* Of a "TH" that heads its row; without it a TH heads its column. */
void pdf_file_row_header(struct pdf_file *pdf, int element);
void pdf_file_column_span(struct pdf_file *pdf, int element, int columns); /* of a TH or TD */
/* Nothing more belongs to the elements made so far: they are written, and forgotten. */
void pdf_file_elements_done(struct pdf_file *pdf);

/* The finished file, for the caller to release. False means that diag has the reason. */
bool pdf_file_finish(struct pdf_file *pdf, struct spool *file);
int pdf_file_page_count(const struct pdf_file *pdf);
void pdf_file_close(struct pdf_file *pdf); /* releases libharu's memory; also after a failure */

#endif
