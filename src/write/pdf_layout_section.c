/* The document from cover to last page: opens sections, sets their blocks,
 * and tries a page of parts closer before it runs on. */
#include <assert.h>

#include "write/pdf_layout.h"

/* ---- setting ---- */

static struct frame top_frame(struct layout *layout, struct stack *stack)
{
	return (struct frame){
		.stack = stack,
		.width = layout_span(layout, 9),
		.full = layout->width,
		.body = LOOK_BODY,
		.gap = -1,
	};
}

static bool is_standfirst(const struct doc_node *node)
{
	return node->kind == DOC_PARAGRAPH && node->paragraph.role == PARAGRAPH_STANDFIRST;
}

/* A section as one piece of work, so that it can be measured and set again. */
static struct stack set_whole(struct layout *layout, const struct doc_node *section, int tightness)
{
	struct stack stack;

	stack_init(&stack, pool_new(layout));
	layout->tightness = tightness;
	struct frame frame = top_frame(layout, &stack);
	title_set(layout, &frame, section);
	for (const struct doc_node *node = section->first_child; node != NULL; node = node->next) {
		if (node->kind == DOC_SECTION ||
		    (node == section->first_child && is_standfirst(node)))
			continue;
		blocks_set(layout, &frame, node);
	}
	return stack;
}

static void discard(struct layout *layout, struct stack *stack)
{
	stack_discard(layout, stack);
	pool_drop(layout, stack->pool);
}

/* The section as it is, or closer where that saves a page; an account always,
 * so that its first page holds as many of its parts as it can. */
static void set_parts(struct layout *layout, struct flow *flow, const struct doc_node *section)
{
	struct stack stack = set_whole(layout, section, 0);
	const int pages = flow_count_pages(layout, &stack);

	if (pages > 1) {
		struct stack tight = set_whole(layout, section, 1);
		struct stack *worse = &tight;
		if (layout_is_account(layout) || flow_count_pages(layout, &tight) < pages)
			worse = &stack;
		discard(layout, worse);
		if (worse == &stack)
			stack = tight;
	}
	layout->tightness = 0;
	flow_add(flow, &stack);
	pool_drop(layout, stack.pool);
}

/* What belongs to the block above it. */
static bool is_note(const struct doc_node *node)
{
	return node->kind == DOC_PARAGRAPH && node->paragraph.role == PARAGRAPH_NOTE;
}

/* ---- long sections: block by block, a pool for each ---- */

static void set_block(struct layout *layout, struct flow *flow, const struct doc_node *node)
{
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
	if (flow->last != NULL && is_note(node))
		flow->last->keep = true;
	flow_add(flow, &stack);
	pool_drop(layout, stack.pool);
}

static void set_section(struct layout *layout, const struct doc_node *section);

static void open_running(struct layout *layout, const struct doc_node *section)
{
	const bool account = section->section.kind == SECTION_ACCOUNT;
	const struct doc_node *named = account ? layout->chapter : section;

	layout->section = section->section.kind;
	layout->running = (struct running){
		.number = named != NULL ? named->section.number : "",
		.name = named != NULL ? named->section.title : "",
		.first_page = !account,
		.front = section->section.kind == SECTION_FRONT && !layout->no_front,
	};
}

/* Nested sections begin pages of their own; what follows them goes on after. */
static void set_long(struct layout *layout, struct flow *flow, const struct doc_node *section)
{
	set_block(layout, flow, section);
	for (const struct doc_node *node = section->first_child; node != NULL; node = node->next) {
		if (node == section->first_child && is_standfirst(node))
			continue;
		if (node->kind == DOC_SECTION) {
			flow_end(flow);
			set_section(layout, node);
			open_running(layout, section);
			layout->running.first_page = false;
		} else if (node->kind == DOC_PAGE_BREAK) {
			flow_end(flow);
		} else {
			set_block(layout, flow, node);
		}
	}
}

static bool is_page_of_parts(const struct doc_node *section)
{
	const enum section_kind kind = section->section.kind;

	for (const struct doc_node *node = section->first_child; node != NULL; node = node->next)
		if (node->kind == DOC_PAGE_BREAK || node->kind == DOC_SECTION)
			return false;
	return kind == SECTION_ACCOUNT || kind == SECTION_FRONT;
}

static void set_section(struct layout *layout, const struct doc_node *section)
{
	struct flow flow;

	if (section->section.kind == SECTION_CHAPTER || section->section.kind == SECTION_APPENDIX)
		layout->chapter = section;
	open_running(layout, section);
	flow_init(&flow, layout);
	if (is_page_of_parts(section)) {
		flow.strip = title_strip(layout, section);
		set_parts(layout, &flow, section);
	} else {
		set_long(layout, &flow, section);
	}
	flow_end(&flow);
}

/* ---- the document ---- */

static void measure_paper(struct layout *layout)
{
	const bool letter = layout->document->letter;

	layout->page_width = letter ? 612 : mm(210);
	layout->page_height = letter ? 792 : mm(297);
	layout->left = mm(22);
	layout->width = layout->page_width - mm(22 + 20);
	layout->top = mm(25);
	layout->bottom = letter ? mm(257) : mm(275);
}

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
	measure_paper(layout);
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
	return layout->page_count > 0;
}
