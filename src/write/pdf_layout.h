/* From the document tree to pages. Blocks are set into slices: strips of the
 * text column that are never parted, holding what to draw in coordinates of
 * their own. The flow puts slices on pages, the painter draws them. Unit pt
 * unless a name says mm; origin top left, y down; x counts from the left edge
 * of the text. */
#ifndef KAISM_WRITE_PDF_LAYOUT_H
#define KAISM_WRITE_PDF_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/progress.h"
#include "base/source.h"
#include "doc/doc.h"
#include "type/type.h"
#include "write/pdf_file.h"

static inline double mm(double length)
{
	return length * 72.0 / 25.4;
}

/* ---- how each role of text looks ---- */

enum look_name {
	LOOK_COMPANY,
	LOOK_COVER_TITLE,
	LOOK_COVER_SUBTITLE,
	LOOK_TITLE,
	LOOK_TITLE_NUMBER,
	LOOK_TITLE_ACCOUNT,
	LOOK_TITLE_LONG,
	LOOK_STANDFIRST,
	LOOK_STANDFIRST_ACCOUNT,
	LOOK_SECTION,
	LOOK_SECTION_ACCOUNT,
	LOOK_SUBSECTION,
	LOOK_PANEL,
	LOOK_MINOR,
	LOOK_BODY,
	LOOK_SIDE,
	LOOK_SIDE_NOTE,
	LOOK_LINE,
	LOOK_NOTE,
	LOOK_QUOTE,
	LOOK_CODE,
	LOOK_CELL,
	LOOK_CELL_DENSE,
	LOOK_HEAD,
	LOOK_CAPTION,
	LOOK_LABEL,
	LOOK_KEY_FIGURE,
	LOOK_FACT,
	LOOK_FACT_SMALL,
	LOOK_LIST_NUMBER,
	LOOK_FURNITURE,
	LOOK_CONTENTS_1,
	LOOK_CONTENTS_2,
	LOOK_BADGE
};
enum { LOOK_COUNT = LOOK_BADGE + 1 };

struct look {
	enum font_role role;
	double size, leading;
	enum color_role color;
	double before, after;
	double tracking_em;
};

/* ---- what is drawn ---- */

/* An element of the structure tree; made when it is first drawn, so that
 * measuring leaves no trace and elements stand in reading order. */
struct tag {
	const char *type, *alt;
	struct tag *parent;
	bool row_header; /* a TH that heads its row */
	int columns;     /* a cell's span; 0 counts as 1 */
	bool made;
	int element;
};

enum item_kind {
	ITEM_TEXT,
	ITEM_RECT,
	ITEM_ROUNDED,
	ITEM_LINE,
	ITEM_MARK,
	ITEM_SCENE,
	ITEM_SLOT,
	ITEM_LINK,
	ITEM_ANCHOR,
	ITEM_IMAGE
};

struct item {
	enum item_kind kind;
	double x, y;
	struct tag *tag; /* NULL = an artifact */
	struct item *next;
	union {
		struct { /* of one line in one style; y is the baseline */
			struct canvas_word *words;
			const struct shaped *space;
			const void *style; /* tells styles apart */
			double size, tracking_em;
			unsigned count, capacity;
			enum color_role color;
		} text;
		struct {
			double width, height, corner;
			enum color_role color;
		} rect;
		struct {
			double x2, y2, width;
			enum color_role color;
		} line;
		struct {
			enum mark mark;
			double r;
		} mark;
		const struct scene *scene;
		struct {
			int slot;
			enum text_anchor anchor;
		} slot; /* y is the baseline */
		struct {
			double width, height;
			const char *target, *contents;
		} link;
		struct {
			const char *name, *title;
			int level; /* in the outline, from 1; 0 = not there */
			bool in_contents;
		} anchor;
		struct {
			const struct text *bytes;
			double width, height;
		} image;
	};
};

struct box {
	struct item *first, *last;
	double height;
};

struct stroke {
	double width;
	enum color_role color;
};

/* Where to draw and whose it is. */
struct pen {
	double x, y;
	struct tag *tag;
};

/* Memory of slices; released when all of them are on pages. */
struct pool {
	struct arena arena;
	size_t live; /* slices not yet drawn, and one for who fills it */
	struct pool *next_free;
};

/* Repeated above the first slice of a page: a table's head, its last band. */
struct carry {
	const struct box *head, *band;
};

struct slice {
	struct box box;
	double before;             /* dropped at the top of a page */
	bool keep;                 /* not parted from the next */
	double penalty;            /* of a page's end below it; see struct page_wish */
	const struct carry *carry; /* NULL = nothing is repeated */
	struct place place;
	struct pool *pool;
	struct slice *next;
};

/* What the last slice wants below it. */
struct space {
	double after;
	bool exact;   /* the next slice's own space does not count: a title */
	bool heading; /* nor here, but that of another heading */
	bool alone;   /* above is one line below a heading: enough for another heading only */
};

/* Slices one below another, before they are on a page. */
struct stack {
	struct pool *pool;
	struct slice *first, *last;
	struct space space;
};

/* Where blocks are set. */
struct frame {
	struct stack *stack;
	double x, width; /* of prose */
	double full;     /* of tables and figures that need more */
	struct tag *tag; /* parent of what is set; NULL = the document */
	enum look_name body;
	int list_depth;
	double gap; /* after paragraphs; negative = the look's */
	bool panel; /* in a ruled grid: headings are panel titles */
	bool fixed; /* in a grid: no page breaks here */
};

/* ---- the layout ---- */

struct contents_entry {
	int level; /* 1 or 2 */
	const char *number, *title, *anchor;
	int slot;         /* -1 = none yet */
	const char *page; /* as printed, NULL = not yet known */
};

/* What the running head and the page number say. */
struct running {
	const char *number, *name;
	bool first_page; /* the name is the title right below */
	bool front;      /* roman numerals */
};

/* Head and foot without the page number, as they stand on page after page. */
struct edges {
	struct pool *pool; /* NULL = none are set yet */
	struct box box;
	struct running running; /* what they were set for */
	double width, bottom;
};

/* What gives way, in this order, where that saves a page: space, that in
 * tables, type; last an account's notes stand in two columns, and lines of
 * the contents closer. */
enum tightness { TIGHT_NONE, TIGHT_SPACE, TIGHT_CELLS, TIGHT_TYPE, TIGHT_MOST };

/* Room for line breaking, reused. */
struct breaker {
	double *sums;  /* of widths and gaps before each piece */
	double *skips; /* the gap before each that is not set where it begins a line */
	double *costs;
	size_t *from;
	size_t capacity;
	double most_hang; /* of the paragraph's pieces */
	size_t earliest;  /* start of a line that reaches to the end now looked at */
};

/* Room for page breaking, reused; one entry a slice. */
struct paginator {
	const struct slice **slices, **ends;
	double *tops, *bottoms, *carries, *costs; /* carries: what is repeated above a slice that begins a page */
	size_t *from;
	size_t capacity;
};

struct layout {
	const struct document *document;
	struct type *type;
	struct pdf_file *pdf;
	struct source *source;
	struct arena *arena; /* of the run */
	struct diag *diag;
	struct progress *progress; /* NULL = none */
	bool chinese;
	double strip_height; /* of what stands again above each later page of the section */
	double page_width, page_height;
	double left, top, bottom, width; /* the text area on the page */
	struct breaker breaker;
	struct paginator paginator;
	struct pool *free_pools;
	/* the pages so far */
	int page_count, body_first; /* body_first: index of the first body page, -1 = none yet */
	bool no_front;              /* a document of front matter only counts it as its body */
	int *page_slots;            /* "7 of 52", one a body page */
	size_t slot_count, slot_capacity;
	struct running running;
	struct edges edges;
	enum section_kind section;
	const struct doc_node *chapter; /* the last one opened */
	enum tightness tightness;
	int heading_level; /* of the heading last drawn, as told to readers by ear */
	/* the contents */
	struct contents_entry *entries;
	size_t entry_count, entry_capacity, entry_next;
};

bool layout_document(struct layout *layout);

/* pdf_layout_look.c */
struct look look_of(const struct layout *layout, enum look_name name);
double look_baseline(const struct look *look);                 /* from the top of a line */
double layout_span(const struct layout *layout, int columns);  /* width of so many columns */
double layout_column(const struct layout *layout, int column); /* x of column 1..12 */
double layout_measure(const struct layout *layout, double width); /* of prose in so much room */
bool layout_is_account(const struct layout *layout);           /* a page of parts: smaller heads */
bool layout_is_part(const struct layout *layout); /* an account or front matter: parts on a page */
double layout_section_space(const struct layout *layout);
struct color layout_color(const struct layout *layout, enum color_role role);

/* pdf_layout_box.c */
struct pool *pool_new(struct layout *layout);
void pools_release(struct layout *layout); /* the memory of those that are done */
void pool_drop(struct layout *layout, struct pool *pool); /* one slice, or the filler, is done */
struct item *box_add(struct box *box, struct arena *arena, enum item_kind kind, struct pen at);
void box_rule(struct box *box, struct arena *arena, const double x_y_width[3],
	      struct stroke stroke);
void box_append(struct box *box, struct box *from, double dy);    /* moves the items */
struct box *box_copy(const struct box *box, struct arena *arena); /* as artifacts */
struct tag *tag_new(struct arena *arena, struct tag *parent, const char *type);
void stack_init(struct stack *stack, struct pool *pool);
struct slice *stack_push(struct stack *stack, double before, double after);
double stack_height(const struct stack *stack);
void stack_flatten(struct stack *stack, struct box *box, double y);
void stack_discard(struct layout *layout, struct stack *stack);

/* pdf_layout_draw.c */
struct painter {
	struct layout *layout;
	struct canvas *canvas;
	int page;
	const struct tag *tag;
};
void painter_open(struct painter *painter, struct layout *layout, int page);
void painter_close(struct painter *painter);
void painter_box(struct painter *painter, const struct box *box, double x, double y);

/* pdf_layout_scene.c */
/* Places and lengths by two factors; texts, discs and what stands in a group
 * keep their size, moved as a whole. */
const struct scene *scene_stretched(const struct scene *scene, const double factors[2],
				    struct arena *arena);
/* Figures are drawn for the columns of A4; on a page with wider ones they are
 * stretched to these. */
const struct scene *scene_to_grid(const struct layout *layout, const struct scene *scene,
				  struct arena *arena);
const struct scene *scene_scaled(const struct scene *scene, double factor, struct arena *arena);

/* pdf_layout_pages.c */
/* A page that leaves the share x of itself empty costs x; so the penalty 0.04
 * of a slice is worth a twenty-fifth of a page left empty. The last is free. */
struct page_wish {
	double first, later; /* pt; room on the first page and on the others */
	bool goes_on;        /* more slices will come: the last page is not one */
};
struct page_plan {
	const struct slice *const *ends; /* the last slice of each page; until the next plan */
	int pages;
	double last_height; /* pt, without what is repeated above */
	double loss;        /* the sum of what its pages cost; see struct page_wish */
};
struct page_plan pages_plan(struct layout *layout, const struct slice *first,
			    const struct page_wish *wish);
double carry_height(const struct carry *carry);

/* pdf_layout_flow.c */
struct flow {
	struct layout *layout;
	struct slice *first, *last;
	struct space space;      /* below the last block */
	int pages;               /* drawn so far */
	const struct box *strip; /* above every page but the first; NULL = none */
	double waiting;          /* pt, height of the slices */
};
void flow_init(struct flow *flow, struct layout *layout);
void flow_add(struct flow *flow, struct stack *stack); /* takes the slices */
void flow_end(struct flow *flow);                      /* the last page, if anything waits */
/* The pages that the slices would take, put behind what waits. */
struct page_plan flow_plan(const struct flow *flow, const struct stack *stack);
int flow_add_page(struct layout *layout);

/* pdf_layout_cover.c */
void cover_set(struct layout *layout, const struct doc_node *cover);

/* pdf_layout_title.c */
void title_set(struct layout *layout, struct frame *frame, const struct doc_node *section);
const struct box *title_strip(struct layout *layout, const struct doc_node *section);

/* pdf_furniture.c */
void furniture_draw(struct painter *painter);
const char *furniture_page_text(const struct layout *layout, int page); /* "ii" or "7" */
void furniture_fill_totals(struct layout *layout);

/* pdf_contents.c */
void contents_collect(struct layout *layout);
void contents_set(struct layout *layout, const struct frame *frame);
void contents_note(struct layout *layout, const char *anchor, int page);
void contents_fill(struct layout *layout);
bool contents_stand_in(const struct doc_node *section);

/* pdf_blocks.c and pdf_blocks_*.c: each sets one node */
void blocks_set(struct layout *layout, const struct frame *frame, const struct doc_node *node);
void blocks_set_children(struct layout *layout, const struct frame *frame,
			 const struct doc_node *parent);
void blocks_list(struct layout *layout, const struct frame *frame, const struct doc_node *list);
void blocks_facts(struct layout *layout, const struct frame *frame, const struct doc_node *facts);
void blocks_grid(struct layout *layout, const struct frame *frame, const struct doc_node *grid);
void blocks_figure(struct layout *layout, const struct frame *frame, const struct doc_node *figure);
void blocks_code(struct layout *layout, const struct frame *frame, const struct doc_node *code);

/* pdf_table.c */
void table_set(struct layout *layout, const struct frame *frame, const struct doc_node *table);

#endif
