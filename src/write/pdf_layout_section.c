/* The document from cover to last page: opens sections, sets their blocks,
 * and tries a page of parts closer before it runs on. */
#include <assert.h>
#include <math.h>

#include "write/pdf_layout.h"

enum { long_stretch = 4000 };       /* nodes */
static const double prose_mm = 131; /* no wider, on paper that lies on its side */
static const double worth_it = 0.2; /* as a plan's loss: a fifth of a page left empty */

/* ---- paper ---- */

static void measure_paper(struct layout *layout, bool landscape)
{
	const bool letter = layout->document->letter;
	const double narrow = letter ? 612 : mm(210), high = letter ? 792 : mm(297);

	layout->page_width = landscape ? high : narrow;
	layout->page_height = landscape ? narrow : high;
	layout->left = mm(22);
	layout->width = layout->page_width - mm(22 + 20);
	layout->top = letter ? mm(22) : mm(25);
	layout->bottom = layout->page_height - (letter ? 792 - mm(259) : mm(22));
}

/* ---- setting ---- */

static struct frame top_frame(struct layout *layout, struct stack *stack)
{
	return (struct frame){
		.stack = stack,
		.width = layout_measure(layout, fmin(layout_span(layout, 9), mm(prose_mm))),
		.full = layout->width,
		.body = LOOK_BODY,
		.gap = -1,
	};
}

static bool is_standfirst(const struct doc_node *node)
{
	return node->kind == DOC_PARAGRAPH && node->paragraph.role == PARAGRAPH_STANDFIRST;
}

/* What stands between forced page ends: a section's title and blocks up to a
 * nested section or a page break. */
struct stretch {
	const struct doc_node *section;
	const struct doc_node *from, *end; /* the blocks; `end` is not one of them, NULL = none */
	bool opens;                        /* begins with the title */
};

/* ---- a page of parts, and the notes below it ---- */

static const double parted = 1; /* penalty of a page's end among the parts */

/* An account's parts are what only components make; prose behind the last of
 * them is notes. NULL = there are none. */
static const struct doc_node *find_notes(const struct layout *layout, const struct stretch *stretch)
{
	const struct doc_node *last = NULL;

	if (!layout_is_account(layout))
		return NULL;
	for (const struct doc_node *node = stretch->from; node != stretch->end; node = node->next)
		if (node->kind == DOC_FACTS || node->kind == DOC_GRID)
			last = node;
	return last == NULL || last->next == stretch->end ? NULL : last->next;
}

static void keep_parts_together(const struct layout *layout, struct stack *stack)
{
	if (!layout_is_account(layout))
		return;
	for (struct slice *slice = stack->first; slice != NULL && slice->next != NULL;
	     slice = slice->next)
		slice->penalty = fmax(slice->penalty, parted);
}

/* The last slice of the left of two columns: the higher of them is as low as
 * can be, and no table is parted. */
static struct slice *find_middle(const struct stack *stack)
{
	const double whole = stack_height(stack);
	struct slice *middle = NULL;
	double above = 0, least = whole;

	for (struct slice *slice = stack->first; slice->next != NULL; slice = slice->next) {
		above += slice->box.height + (slice == stack->first ? 0 : slice->before);
		const double higher = fmax(above, whole - above - slice->next->before);
		if (slice->keep || slice->next->carry != NULL || higher >= least)
			continue;
		least = higher;
		middle = slice;
	}
	return middle;
}

/* Both columns side by side as one slice. */
static void push_columns(const struct layout *layout, const struct frame *frame, struct stack *text,
			 struct slice *middle)
{
	struct stack right = { .pool = text->pool, .first = middle->next, .last = text->last };
	const double before = text->first->before;
	struct box box = { 0 }, beside = { 0 };

	middle->next = NULL;
	text->last = middle;
	stack_flatten(text, &box, 0);
	stack_flatten(&right, &beside, 0);
	for (struct item *item = beside.first; item != NULL; item = item->next) {
		item->x += layout_column(layout, 7);
		if (item->kind == ITEM_LINE)
			item->line.x2 += layout_column(layout, 7);
	}
	struct slice *slice = stack_push(frame->stack, before, text->space.after);
	slice->box = box;
	box_append(&slice->box, &beside, 0);
	slice->box.height = fmax(box.height, beside.height);
}

/* In two columns, where that is not too high; false = nothing is set. */
static bool set_in_columns(struct layout *layout, const struct frame *frame,
			   const struct doc_node *from, const struct doc_node *end)
{
	struct frame inner = *frame;
	struct stack text;

	stack_init(&text, frame->stack->pool);
	inner.stack = &text;
	inner.width = inner.full = layout_span(layout, 6);
	inner.body = LOOK_SIDE_NOTE;
	for (const struct doc_node *node = from; node != end; node = node->next)
		blocks_set(layout, &inner, node);
	struct slice *middle = text.first == NULL ? NULL : find_middle(&text);
	if (middle == NULL || stack_height(&text) > layout->bottom - layout->top) {
		stack_discard(layout, &text);
		return false;
	}
	push_columns(layout, frame, &text, middle);
	return true;
}

/* A heading with notes in columns stands above the left one. */
static void set_notes(struct layout *layout, const struct frame *frame, const struct doc_node *from,
		      const struct doc_node *end)
{
	if (layout->tightness >= TIGHT_MOST && set_in_columns(layout, frame, from, end))
		return;
	for (const struct doc_node *node = from; node != end; node = node->next)
		blocks_set(layout, frame, node);
}

/* ---- as a whole, so that it can be measured and set again ---- */

static struct stack set_whole(struct layout *layout, const struct stretch *stretch,
			      enum tightness tightness)
{
	const struct doc_node *notes = find_notes(layout, stretch);
	const struct doc_node *parts_end = notes != NULL ? notes : stretch->end;
	struct stack stack;

	stack_init(&stack, pool_new(layout));
	layout->tightness = tightness;
	struct frame frame = top_frame(layout, &stack);
	if (stretch->opens)
		title_set(layout, &frame, stretch->section);
	for (const struct doc_node *node = stretch->from; node != parts_end; node = node->next)
		blocks_set(layout, &frame, node);
	keep_parts_together(layout, &stack);
	if (notes != NULL)
		set_notes(layout, &frame, notes, stretch->end);
	layout->tightness = TIGHT_NONE;
	return stack;
}

static void discard(struct layout *layout, struct stack *stack)
{
	stack_discard(layout, stack);
	pool_drop(layout, stack->pool);
}

/* A stretch set as a whole, and the pages it takes. */
struct trial {
	struct stack stack;
	struct page_plan plan; /* its ends are those of the plan made last */
};

/* How tight a stretch may become: chapters keep the size of their type, so
 * that none is set smaller than its neighbours. */
static enum tightness tightest(const struct layout *layout)
{
	return layout_is_part(layout) ? TIGHT_MOST : TIGHT_CELLS;
}

/* Worth being tighter for: a page less, or, on pages of parts, much less left
 * empty within or parted. Chapters agree in space as long as they can. */
static bool is_better(const struct layout *layout, const struct trial *trial,
		      const struct trial *than)
{
	if (trial->plan.pages != than->plan.pages)
		return trial->plan.pages < than->plan.pages;
	return layout_is_part(layout) && trial->plan.loss < than->plan.loss - worth_it;
}

static struct trial try_setting(const struct flow *flow, const struct stretch *stretch,
				enum tightness tightness)
{
	struct trial trial = { .stack = set_whole(flow->layout, stretch, tightness) };

	trial.plan = flow_plan(flow, &trial.stack);
	return trial;
}

/* The loosest setting that no tighter one betters. */
static struct stack set_no_tighter_than_needed(const struct flow *flow,
					       const struct stretch *stretch)
{
	struct layout *layout = flow->layout;
	struct trial best = try_setting(flow, stretch, TIGHT_NONE);

	for (enum tightness more = TIGHT_SPACE; best.plan.pages > 1 && more <= tightest(layout);
	     more++) {
		struct trial again = try_setting(flow, stretch, more);
		const bool better = is_better(layout, &again, &best);
		discard(layout, better ? &best.stack : &again.stack);
		if (better)
			best = again;
	}
	return best.stack;
}

static void set_parts(struct flow *flow, const struct stretch *stretch)
{
	struct stack stack = set_no_tighter_than_needed(flow, stretch);

	flow_add(flow, &stack);
	pool_drop(flow->layout, stack.pool);
}

/* ---- block by block, a pool for each ---- */

/* What belongs to the block above it. */
static bool is_note(const struct doc_node *node)
{
	return node->kind == DOC_PARAGRAPH && node->paragraph.role == PARAGRAPH_NOTE;
}

static void set_block(struct flow *flow, const struct doc_node *node)
{
	struct layout *layout = flow->layout;
	struct slice *above = flow->last;
	const bool alone = flow->space.alone;
	struct stack stack;
	struct frame frame;

	stack_init(&stack, pool_new(layout));
	stack.space = flow->space;
	frame = top_frame(layout, &stack);
	if (node->kind == DOC_SECTION)
		title_set(layout, &frame, node);
	else
		blocks_set(layout, &frame, node);
	flow->space = stack.space;
	if (above != NULL && is_note(node))
		above->keep = true;
	if (above != NULL && alone && node->kind == DOC_HEADING)
		above->keep = false;
	flow_add(flow, &stack);
	pool_drop(layout, stack.pool);
}

static void set_blocks(struct flow *flow, const struct stretch *stretch)
{
	if (stretch->opens)
		set_block(flow, stretch->section);
	for (const struct doc_node *node = stretch->from; node != stretch->end; node = node->next)
		set_block(flow, node);
}

/* ---- sections ---- */

/* More than some pages: too much to hold in memory, or to set twice. */
static bool is_long(const struct stretch *stretch)
{
	int count = 0;

	for (const struct doc_node *block = stretch->from; block != stretch->end;
	     block = block->next)
		for (const struct doc_node *node = block; node != NULL;
		     node = doc_next(block, node))
			if (++count > long_stretch)
				return true;
	return false;
}

static void open_running(struct layout *layout, const struct doc_node *section)
{
	const bool account = section->section.kind == SECTION_ACCOUNT;
	const struct doc_node *named = account ? layout->chapter : section;

	measure_paper(layout, section->section.landscape);
	layout->section = section->section.kind;
	layout->running = (struct running){
		.number = named != NULL ? named->section.number : "",
		.name = named != NULL ? named->section.title : "",
		.first_page = !account,
		.front = section->section.kind == SECTION_FRONT && !layout->no_front,
	};
}

static const struct doc_node *find_forced_end(const struct doc_node *from)
{
	const struct doc_node *node = from;

	while (node != NULL && node->kind != DOC_SECTION && node->kind != DOC_PAGE_BREAK)
		node = node->next;
	return node;
}

static void set_stretch(struct flow *flow, const struct stretch *stretch)
{
	if (is_long(stretch))
		set_blocks(flow, stretch);
	else
		set_parts(flow, stretch);
	flow_end(flow);
}

/* Nested sections begin pages of their own; what follows them goes on after. */
static void set_section(struct layout *layout, const struct doc_node *section)
{
	const struct doc_node *first = section->first_child;
	const bool standfirst = first != NULL && is_standfirst(first);
	struct stretch stretch = { section, standfirst ? first->next : first, NULL, true };
	struct flow flow;

	if (section->section.kind == SECTION_CHAPTER || section->section.kind == SECTION_APPENDIX)
		layout->chapter = section;
	open_running(layout, section);
	flow_init(&flow, layout);
	flow.strip = title_strip(layout, section);
	layout->strip_height = flow.strip == NULL ? 0 : flow.strip->height;
	for (;; stretch.from = stretch.end->next, stretch.opens = false) {
		stretch.end = find_forced_end(stretch.from);
		set_stretch(&flow, &stretch);
		if (stretch.end == NULL)
			return;
		if (stretch.end->kind == DOC_PAGE_BREAK)
			continue;
		set_section(layout, stretch.end);
		open_running(layout, section);
		layout->running.first_page = false;
	}
}

/* ---- the document ---- */

/* Roman numerals are for what stands before chapters. */
static bool has_body(const struct doc_node *root)
{
	for (const struct doc_node *node = root->first_child; node != NULL; node = node->next)
		if (node->kind == DOC_SECTION && node->section.kind != SECTION_FRONT)
			return true;
	return false;
}

bool layout_document(struct layout *layout)
{
	const struct doc_node *root = layout->document->root;

	assert(root != NULL && root->kind == DOC_DOCUMENT);
	layout->body_first = -1;
	measure_paper(layout, false);
	contents_collect(layout);
	layout->no_front = !has_body(root);
	pdf_file_label_pages(layout->pdf, 0, true, 1);
	for (const struct doc_node *node = root->first_child; node != NULL; node = node->next) {
		layout->running.front = true;
		if (node->kind == DOC_COVER)
			cover_set(layout, node);
		else if (node->kind == DOC_SECTION)
			set_section(layout, node);
	}
	contents_fill(layout);
	furniture_fill_totals(layout);
	if (layout->edges.pool != NULL)
		pool_drop(layout, layout->edges.pool);
	pools_release(layout);
	return layout->page_count > 0;
}
