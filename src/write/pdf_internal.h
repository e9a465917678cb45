/* Shared by the files of the PDF back end. Only these know libharu. */
#ifndef KAISM_WRITE_PDF_INTERNAL_H
#define KAISM_WRITE_PDF_INTERNAL_H

#include <hpdf.h>
#include <stdint.h>
#define ZLIB_CONST
#include <libdeflate.h>

#include "write/bytes.h"
#include "write/pdf_file.h"

/* The records below extend libharu's own structs, whose layout is tied to the version. */
#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION != 3
#error "the PDF back end is written for libharu 2.3"
#endif

/* ---- pdf_bytes.c: the forms PDF has ---- */
void put_number(struct bytes *out, double value);   /* two decimals; finite */
void put_color(struct bytes *out, struct color color, const char *gray, const char *rgb);
void put_utf16(struct bytes *out, const char *text, size_t length); /* hex digits, no mark */
void put_text(struct bytes *out, const char *text); /* a text string object */
void put_name(struct bytes *out, const char *name); /* "/Name", escaped */
void put_reference(struct bytes *out, int object);  /* "12 0 R" */
long hundredths(double value);

/* ---- pdf_objects.c: objects whose text is ours ---- */
/* An indirect object of libharu's that prints prepared text: a tenth of the
 * memory of a dictionary built key by key. */
struct pdf_record {
	HPDF_Dict_Rec dict;     /* first: libharu sees this */
	struct bytes body;      /* the keys, without << >> */
	const char *stream;     /* NULL = none */
	size_t stream_size;
	HPDF_Stream out;        /* while it is written */
};
struct pdf_record *new_record(struct pdf_file *pdf);
bool is_record(const struct pdf_file *pdf, const void *object);
int record_number(const struct pdf_record *record);
/* Gives the record a stream, deflated when that is smaller. Bytes are copied. */
void set_stream(struct pdf_file *pdf, struct pdf_record *record, const char *bytes, size_t size);
int object_number(const void *object);
/* What libharu takes for an object of that number: it prints the number and no more. */
void *object_reference(struct pdf_file *pdf, int number);
bool pdf_ok(struct pdf_file *pdf, HPDF_STATUS status);
bool pdf_made(struct pdf_file *pdf, const void *object);
/* The result is valid until the next call. */
const char *deflate_bytes(struct pdf_file *pdf, const char *bytes, size_t size, size_t *deflated);
void open_objects(struct pdf_file *pdf);
void close_objects(struct pdf_file *pdf);

/* ---- pdf_writer.c: objects of our own, written as soon as they are known ---- */
/* Items of one size that stay where they are: growing copies nothing. */
struct chunks {
	void **chunks;
	size_t count, capacity, chunk_capacity;
};
enum { CHUNK = 1024 };
static inline void *chunks_at(const struct chunks *chunks, size_t index, size_t item_size)
{
	return (char *)chunks->chunks[index / CHUNK] + index % CHUNK * item_size;
}
void *chunks_add(struct arena *arena, struct chunks *chunks, size_t item_size);
struct pack { /* objects that will be deflated together */
	struct bytes keys, head, body;
	int number, count;
};
void begin_file(struct pdf_file *pdf);
int new_number(struct pdf_file *pdf); /* of an object that will be written */
void write_plain(struct pdf_file *pdf, int number, const char *bytes, size_t size); /* a stream */
void write_stream(struct pdf_file *pdf, int number, const struct bytes *content);   /* deflated */
/* The caller puts the object's text there, before anything else is written. */
struct bytes *begin_packed(struct pdf_file *pdf, int number);
/* What libharu made, and the cross-references. */
bool end_file(struct pdf_file *pdf);

/* ---- pdf_fonts.c ---- */
struct pdf_glyph {
	uint16_t id;       /* in the face */
	short width;       /* 1/1000 em, without kerning */
	const char *text;  /* what a reader copies; NULL = none yet */
	size_t length;
};
/* A face as it stands in the file. Glyphs are numbered in order of first use;
 * number 0 is .notdef. */
struct pdf_font {
	const struct face *face;
	struct pdf_record *record;
	uint16_t *numbers; /* by glyph id; 0 = not used yet */
	struct pdf_glyph *glyphs;
	size_t count, capacity;
	const uint16_t *cids; /* by glyph id; NULL = TrueType, whose CIDs we give */
	bool compact;         /* the first 128 glyphs have codes of one byte; TrueType only */
	bool keyed_by_name;   /* CFF without CIDs of its own: the id is the CID */
};
int font_of(struct pdf_file *pdf, const struct face *face); /* index in pdf->fonts */
int glyph_number(struct pdf_file *pdf, struct pdf_font *font, unsigned id);
/* True when the glyph alone can stand for the text. */
bool claim_text(struct pdf_file *pdf, struct pdf_glyph *glyph, const char *text, size_t length);
/* Text as a reader should copy it: no joiners, plain spaces. */
size_t plain_text(const char *text, size_t length, char *out, size_t capacity);
/* The code a glyph has in strings is its CID: the glyph's own in CFF, else its
 * number, in compact fonts moved up to 0x8000 from the 129th on. */
unsigned glyph_code(const struct pdf_font *font, int number);
int code_size(const struct pdf_font *font, unsigned code); /* bytes, 1 or 2 */

/* ---- pdf_embed.c, pdf_cmaps.c, pdf_cff.c: fonts at the end ---- */
void embed_fonts(struct pdf_file *pdf);
void make_to_unicode(struct pdf_file *pdf, const struct pdf_font *font, struct pdf_record *record);
int compact_encoding(struct pdf_file *pdf); /* the object that all compact fonts share */
/* CIDs by glyph id of a CID-keyed CFF font; NULL = keyed by name or damaged. */
const uint16_t *cff_read_cids(struct arena *arena, const char *bytes, size_t size,
                              unsigned glyph_count);

/* ---- pages ---- */
/* Text known only later, and where it goes in a page's operators. */
struct pdf_slot {
	const char *text; /* NULL = not yet */
	double size_pt;
	enum font_role role;
	struct color color;
};
struct slot_use {
	size_t offset;
	int slot;
	double x, baseline;
	enum text_anchor anchor;
};
struct pdf_link {
	double box[4];
	const char *target, *contents;
	int number, key; /* of the annotation, and in the parent tree; key -1 = not there */
	struct pdf_link *next;
};
struct late_slot { /* drawn by a stream of its own at the end */
	struct slot_use use;
	struct late_slot *next;
};
struct pdf_page {
	double width_pt, height_pt;
	int number, node;           /* of the page, and of its node in the page tree */
	int contents, late;         /* its streams; late 0 = none */
	struct slot_use *uses;
	size_t use_count, use_capacity;
	const char *pending;        /* operators that wait for slots */
	size_t pending_size;
	struct late_slot *first_late;
	struct pdf_link *first_link, *last_link;
};
struct page_label {
	int page, first;
	bool roman;
};
/* The page's operators are complete, but for what waits for slots. */
void end_page(struct pdf_file *pdf, struct pdf_page *page);

/* ---- the canvas ---- */
struct graphics {
	int font;       /* -1 = not known */
	long size;      /* 1/100 pt */
	struct color fill, stroke;
	bool fill_known, stroke_known;
	bool bold;      /* text is filled and stroked */
	long rise;
	long line_width, dash, gap; /* -1 = not known */
	int cap;
	int opacity;    /* in steps of 5 % */
};
static inline bool same_color(struct color a, struct color b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b;
}
enum content { CONTENT_NONE, CONTENT_IN_TEXT, CONTENT_ON_PAGE };

struct canvas {
	struct pdf_file *pdf;
	struct pdf_page *page;
	struct bytes *out;
	struct graphics graphics;
	int element;             /* what is drawn next belongs to it */
	enum content content;    /* marked content that is open, and where it was opened */
	int content_element;
	bool in_text;            /* between BT and ET */
	bool needs_matrix;       /* the line's origin is not known */
	long line_x, line_y;     /* 1/100 pt, y up */
	bool in_array, in_string;/* within [ ]TJ, within ( ) */
	double pen;              /* pt along the line, as the reader of the file has it */
};
void begin_content(struct canvas *canvas, bool text);
void end_content(struct canvas *canvas);
void set_fill(struct canvas *canvas, struct color color);
void set_stroke(struct canvas *canvas, struct color color);
void set_line(struct canvas *canvas, double width_pt, double dash_pt, double gap_pt, bool round);
void set_opacity(struct canvas *canvas, double opacity);
double flip(const struct canvas *canvas, double y);
void put_point(struct canvas *canvas, double x, double y, const char *operator);
void put_rect(struct canvas *canvas, double x, double y, double width, double height);
void put_rounded(struct canvas *canvas, const double box[4], double corner);
void put_circle(struct canvas *canvas, double x, double y, double r);
struct graphics unknown_graphics(void);

/* ---- pdf_text.c ---- */
/* A run's strings as they stand in an array: they are the same in every size.
 * Words come again and again. */
struct drawn_run {
	const char *bytes; /* within ( ); NULL = not known yet, or drawn glyph by glyph */
	int size, advance; /* of the pen, 1/1000 em; size -1 = drawn glyph by glyph */
};
void end_array(struct canvas *canvas);
/* How far left of the anchor a text of that width begins. */
double anchor_offset(enum text_anchor anchor, double width);
/* Text along a line turned by an angle given as cosine and sine. */
void show_turned(struct canvas *canvas, const struct shaped *shaped, const struct canvas_text *at,
                 const double turn[2]);

/* ---- pdf_slots.c ---- */
void fill_page(struct pdf_file *pdf, struct pdf_page *page, struct bytes *out);
void draw_late(struct pdf_file *pdf, struct pdf_page *page, struct bytes *out);

/* ---- pdf_tags.c ---- */
/* Elements and their kids are dropped once they are written. An element is named
 * by its place among all that were made. */
enum kid_kind { KID_CONTENT, KID_ELEMENT, KID_LINK };
struct element_kid {
	unsigned next; /* 0 = none; kids are numbered from 1 */
	int number;    /* content: its number on the page; element: its place; link: object */
	int page;      /* object number, of content and links */
	enum kid_kind kind;
};
struct element_facts { /* what few elements have */
	const char *alt, *language; /* NULL = none, the document's */
	bool row_header;
	int columns;
};
struct pdf_element {
	const char *type;
	struct element_facts *facts; /* NULL = none */
	int number;                  /* of the object */
	int parent;                  /* its object */
	unsigned first, last;        /* kids */
};
const struct pdf_element *element_at(const struct pdf_file *pdf, int element);
int tag_content(struct canvas *canvas); /* a new marked-content number for the element */
/* A link's annotation belongs to a Link element, the one given or a new one in
 * it. Gives its key in the parent tree. */
int tag_link(struct pdf_file *pdf, int element, const struct pdf_page *page, int annotation);
/* The Span in the element for text in another language: its last part, where
 * that is one, else a new one. */
int tag_language(struct pdf_file *pdf, int element, const char *language);
/* The page's contents are complete: gives its key in the parent tree, or -1. */
int tag_page(struct pdf_file *pdf);
void finish_tags(struct pdf_file *pdf);

/* ---- pdf_links.c, pdf_metadata.c, pdf_image.c ---- */
struct pdf_destination { const char *anchor; int page; double y; size_t order; };
struct pdf_outline { int level; const char *title, *anchor; };
struct pdf_image { const void *bytes; size_t size; int width, height; struct pdf_record *record; };
void finish_links(struct pdf_file *pdf);
void finish_outline(struct pdf_file *pdf);
void finish_metadata(struct pdf_file *pdf);
struct pdf_record *make_srgb_profile(struct pdf_file *pdf);

enum { OPACITY_STEPS = 20, MARK_CACHE = 16 };

struct cached_mark { enum mark mark; double r; const struct scene *scene; };

struct pdf_file {
	struct arena *arena;
	struct diag *diag;
	struct type *type;
	struct pdf_info info;
	HPDF_Doc doc;
	HPDF_List no_keys; /* shared by all records */
	struct libdeflate_compressor *zip;
	struct spool spool; /* the file, but for the end */
	struct bytes file;  /* its end, on the heap */
	struct bytes sums;  /* of the pieces in the spool */
	struct chunks places; /* by object number */
	struct pack pack;
	bool failed;
	char *zipped; /* the last result of deflate_bytes */
	size_t zipped_capacity;
	struct pdf_record *resources; /* of all pages */
	struct pdf_record *facts;     /* the information dictionary */
	struct pdf_record *encoding;  /* of compact fonts, or NULL */

	struct pdf_page *pages;
	size_t page_count, page_capacity;
	struct bytes kids; /* of the page tree's open node */
	int node, kid_count;
	struct page_label *labels;
	size_t label_count, label_capacity;
	struct pdf_font *fonts;
	size_t font_count, font_capacity;
	int *font_by_face; /* by face number, font + 1 */
	size_t font_by_face_count;
	struct pdf_slot *slots;
	size_t slot_count, slot_capacity;
	struct chunks elements, element_kids; /* those not written yet */
	int element_count, elements_written;
	int document_element;    /* object number; 0 = there are no elements */
	struct bytes top_level;  /* references to the elements that have no parent */
	struct bytes notes;      /* names and references of Note elements */
	int *contents;           /* of the open page: the objects of their elements, by number */
	size_t content_count, content_capacity;
	int *parents;            /* objects by their key in the parent tree */
	size_t parent_count, parent_capacity;
	struct pdf_destination *destinations;
	size_t destination_count, destination_capacity;
	struct pdf_outline *outlines;
	size_t outline_count, outline_capacity;
	struct pdf_image *images;
	size_t image_count, image_capacity;
	bool opacities[OPACITY_STEPS + 1];
	struct chunks drawn; /* struct drawn_run by the runs' numbers */
	struct bytes codes;  /* of the run that is being encoded */
	struct cached_mark marks[MARK_CACHE];
	size_t mark_count;

	struct bytes operators; /* of the page that is being drawn */
	struct canvas canvas;
	bool canvas_is_open;
};

/* Appends a zeroed element to an array of the file, or of what belongs to it. */
#define PDF_APPEND_OF(pdf, owner, items, count, capacity)                                         \
	((owner)->count == (owner)->capacity                                                      \
	         ? (void)((owner)->items = arena_grow((pdf)->arena, (owner)->items,               \
	                                              sizeof((owner)->items[0]), (owner)->count,  \
	                                              &(owner)->capacity))                        \
	         : (void)0,                                                                       \
	 &(owner)->items[(owner)->count++])
#define PDF_APPEND(pdf, items, count, capacity) PDF_APPEND_OF(pdf, pdf, items, count, capacity)

#endif
