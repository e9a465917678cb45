/* Sets the blocks of prose; one function for each kind. */
#include <math.h>
#include <string.h>

#include "write/pdf_paragraph.h"

/* ---- lines ---- */

static const double parted = 0.02;    /* penalty of a page's end within a paragraph */
static const double least_flush = 20; /* em; a narrower column is ragged */

/* Each line is a slice; neither the first nor the last stands alone, nor one
 * line between a heading and what is no heading. */
static void push_lines(const struct frame *frame, const struct para *para, struct tag *tag,
		       double after)
{
	const size_t count = para->line_count;
	const bool under_heading = frame->stack->space.heading;
	double before = para->look.before;

	for (size_t i = 0; i < count; i++) {
		struct slice *slice = stack_push(frame->stack, before, i + 1 == count ? after : 0);
		slice->box.height = para->look.leading;
		slice->keep = count > 1 ? i == 0 || i + 2 == count : under_heading;
		slice->penalty = i + 1 < count ? parted : 0;
		para_draw_line(para, i, &slice->box, (struct pen){ frame->x, 0, tag });
		before = 0;
	}
	frame->stack->space.alone = count == 1 && under_heading;
}

static enum look_name look_of_role(const struct frame *frame, enum paragraph_role role)
{
	switch (role) {
	case PARAGRAPH_BODY:
		return frame->body;
	case PARAGRAPH_STANDFIRST:
		return LOOK_STANDFIRST_ACCOUNT;
	case PARAGRAPH_SIDE: /* as a column's side note, or as prose of its own */
		return frame->list_depth == 0 && frame->width < mm(60) ? LOOK_SIDE_NOTE : LOOK_SIDE;
	case PARAGRAPH_NOTE:
		return LOOK_NOTE;
	case PARAGRAPH_LINE:
		return LOOK_LINE;
	}
	return frame->body;
}

static bool ends_a_sentence(const char *text)
{
	static const char *const ends[] = {
		".", "?", "!", ":", "\xE3\x80\x82", "\xEF\xBC\x9F", "\xEF\xBC\x81", "\xEF\xBC\x9A"
	};
	const size_t length = strlen(text);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t size = strlen(ends[i]);
		if (length > size && strcmp(text + length - size, ends[i]) == 0)
			return true;
	}
	return false;
}

/* A body paragraph that opens with a short sentence in bold: a heading run in. */
static bool is_run_in(const struct frame *frame, const struct doc_node *node)
{
	const struct doc_node *first = node->first_child;

	if (frame->list_depth > 0 || node->paragraph.role != PARAGRAPH_BODY)
		return false;
	if (first == NULL || first->kind != DOC_STRONG || first->next == NULL)
		return false;
	const struct doc_node *text = first->first_child;
	return text != NULL && text->next == NULL && text->kind == DOC_TEXT &&
	       ends_a_sentence(text->text);
}

/* A note belongs to what stands above it. */
static void join_above(const struct frame *frame, double space)
{
	struct stack *stack = frame->stack;

	if (!stack->space.exact)
		stack->space.after = fmin(stack->space.after, space);
	if (stack->last != NULL)
		stack->last->keep = true;
}

/* Prose in Chinese, but where a column is too narrow for it. */
static bool is_flush(const struct layout *layout, const struct para *para, double width)
{
	return layout->chinese && width >= least_flush * para->look.size;
}

static void set_paragraph(struct layout *layout, const struct frame *frame,
			  const struct doc_node *node)
{
	struct arena *arena = &frame->stack->pool->arena;
	const enum paragraph_role role = node->paragraph.role;
	struct para *para = para_new(layout, arena, look_of_role(frame, role));
	const bool wide = role == PARAGRAPH_LINE || role == PARAGRAPH_NOTE;

	para->run_in = is_run_in(frame, node);
	para_inlines(para, node);
	para_cut(para);
	if (para->piece_count == 0)
		return;
	para->justified = !wide && is_flush(layout, para, frame->width);
	para_break(para, wide ? frame->full : frame->width);
	if (frame->panel && role == PARAGRAPH_NOTE) { /* a panel's subtitle */
		para->look.before = mm(0.9);
		para->look.after = mm(1.8);
	}
	if (role == PARAGRAPH_LINE && layout->tightness >= TIGHT_TYPE)
		para->look.after = mm(2);
	if (wide && frame->list_depth == 0)
		join_above(frame, para->look.before);
	push_lines(frame, para, tag_new(arena, frame->tag, "P"),
		   frame->gap >= 0 && role == PARAGRAPH_BODY ? frame->gap : para->look.after);
}

/* ---- headings ---- */

/* An account's title stands on the second level, its sections on the third. */
static enum look_name look_of_level(const struct layout *layout, const struct frame *frame,
				    int level)
{
	if (frame->panel && level <= 3)
		return LOOK_PANEL;
	if (layout_is_account(layout) && level <= 3)
		return LOOK_SECTION_ACCOUNT;
	if (level <= 2)
		return LOOK_SECTION;
	return level == 3 ? LOOK_SUBSECTION : LOOK_MINOR;
}

static void anchor_heading(const struct layout *layout, const struct doc_node *node,
			   struct slice *slice)
{
	struct arena *arena = &slice->pool->arena;
	const bool listed = node->heading.level == 2 && !layout_is_account(layout) &&
			    layout->section != SECTION_FRONT;
	struct item *item = box_add(&slice->box, arena, ITEM_ANCHOR, (struct pen){ 0 });

	item->anchor.name = node->heading.anchor;
	item->anchor.title = doc_plain_text(node, arena);
	item->anchor.level = listed ? 2 : 0;
	item->anchor.in_contents = listed;
}

enum { WHOLE_HEADING = 12 }; /* lines; a longer one is text, and may be parted */

static void push_heading(const struct layout *layout, const struct frame *frame,
			 const struct doc_node *node, const struct para *para, struct tag *tag)
{
	const size_t count = para->line_count, step = count > WHOLE_HEADING ? 1 : count;

	for (size_t i = 0; i < count; i += step) {
		const bool last = i + step == count;
		struct slice *slice = stack_push(frame->stack, i == 0 ? para->look.before : 0,
						 last ? para->look.after : 0);
		if (i == 0)
			anchor_heading(layout, node, slice);
		for (size_t k = 0; k < step; k++)
			para_draw_line(
				para, i + k, &slice->box,
				(struct pen){ frame->x, (double)k * para->look.leading, tag });
		slice->box.height = (double)step * para->look.leading;
		slice->keep = last;
		slice->place = node->place;
	}
}

static void set_heading(struct layout *layout, const struct frame *frame,
			const struct doc_node *node)
{
	static const char *const tags[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
	struct arena *arena = &frame->stack->pool->arena;
	const int level = node->heading.level;
	const int tag_level = level < 1 ? 1 : level > 6 ? 6 : level;
	const enum look_name look = look_of_level(layout, frame, level);
	struct para *para = para_new(layout, arena, look);
	struct tag *tag = tag_new(arena, frame->tag, tags[tag_level - 1]);

	para_inlines(para, node);
	para_cut(para);
	para_break(para, frame->width);
	if (look == LOOK_SECTION || look == LOOK_SECTION_ACCOUNT)
		para->look.before = layout_section_space(layout);
	if (layout->tightness >= TIGHT_TYPE && layout_is_part(layout))
		para->look.after = fmin(para->look.after, mm(1));
	frame->stack->space.heading = false;
	if (frame->stack->space.alone && frame->stack->last != NULL)
		frame->stack->last->keep = false;
	push_heading(layout, frame, node, para, tag);
	frame->stack->space.heading = true;
}

/* ---- the rest ---- */

static void set_quote(struct layout *layout, const struct frame *frame, const struct doc_node *node)
{
	const double indent = fmin(mm(5.5), fmax(frame->width - mm(20), 0) / 2);
	struct frame inner = *frame;

	inner.x += indent;
	inner.width -= 2 * indent;
	inner.full = inner.width;
	inner.body = LOOK_QUOTE;
	inner.tag = tag_new(&frame->stack->pool->arena, frame->tag, "BlockQuote");
	blocks_set_children(layout, &inner, node);
}

static void set_break(const struct frame *frame)
{
	struct slice *slice = stack_push(frame->stack, mm(4), mm(4));
	const double rule[3] = { frame->x, 0, frame->width };

	box_rule(&slice->box, &slice->pool->arena, rule, (struct stroke){ 0.35, COLOR_RULE });
}

/* The figure, smaller where it is wider than its column or higher than a page. */
static const struct scene *fit_scene(const struct layout *layout, const struct scene *scene,
				     double width, struct arena *arena)
{
	const double room = layout->bottom - layout->top - mm(25);
	const double factor = fmin(width / scene->width_pt, room / scene->height_pt);

	if (factor < 0.999)
		return scene_scaled(scene, factor, arena);
	return scene_to_grid(layout, scene, arena);
}

/* "Figure 8" in bold, an en space, the caption, its explanation in grey. */
static struct para *make_caption(struct layout *layout, struct arena *arena,
				 const struct doc_node *figure)
{
	struct para *para = para_new(layout, arena, LOOK_CAPTION);

	if (figure->figure.caption[0] == '\0' && figure->figure.explanation[0] == '\0')
		return NULL;
	if (figure->figure.label != NULL && figure->figure.label[0] != '\0') {
		para_text(para, figure->figure.label, true, COLOR_NONE);
		para_text(para, "\xE2\x80\x82", false, COLOR_NONE);
	}
	para_text(para, figure->figure.caption, false, COLOR_NONE);
	if (figure->figure.explanation[0] != '\0') {
		para_text(para, " ", false, COLOR_NONE);
		para_text(para, figure->figure.explanation, false, COLOR_MUTED);
	}
	para_cut(para);
	return para;
}

void blocks_figure(struct layout *layout, const struct frame *frame, const struct doc_node *node)
{
	struct arena *arena = &frame->stack->pool->arena;
	const struct scene *scene = fit_scene(layout, node->figure.scene, frame->full, arena);
	struct para *caption = make_caption(layout, arena, node);
	struct tag *tag = tag_new(arena, frame->tag, "Figure");
	const double space = layout_section_space(layout), near = fmin(mm(2.4), space);
	struct slice *slice = stack_push(frame->stack, near, caption != NULL ? space : near);
	struct item *item = box_add(&slice->box, arena, ITEM_ANCHOR, (struct pen){ 0 });

	item->anchor.name = node->figure.anchor;
	tag->alt = node->figure.alt;
	item = box_add(&slice->box, arena, ITEM_SCENE, (struct pen){ frame->x, 0, tag });
	item->scene = scene;
	slice->box.height = scene->height_pt;
	slice->place = node->place;
	if (caption == NULL)
		return;
	const double y = scene->height_pt + caption->look.before;
	para_break(caption, fmin(frame->full, fmax(scene->width_pt, frame->width)));
	para_draw(caption, &slice->box,
		  (struct pen){ frame->x, y, tag_new(arena, frame->tag, "Caption") });
	slice->box.height = y + para_height(caption);
}

/* Cells, columns, items and facts are set by who holds them; sections by
 * the document; inlines by their paragraph. */
void blocks_set(struct layout *layout, const struct frame *frame, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_HEADING:
		set_heading(layout, frame, node);
		break;
	case DOC_PARAGRAPH:
		set_paragraph(layout, frame, node);
		break;
	case DOC_LIST:
		blocks_list(layout, frame, node);
		break;
	case DOC_QUOTE:
		set_quote(layout, frame, node);
		break;
	case DOC_CODE_BLOCK:
		blocks_code(layout, frame, node);
		break;
	case DOC_BREAK:
		set_break(frame);
		break;
	case DOC_TABLE:
		table_set(layout, frame, node);
		break;
	case DOC_FIGURE:
		blocks_figure(layout, frame, node);
		break;
	case DOC_GRID:
		blocks_grid(layout, frame, node);
		break;
	case DOC_FACTS:
		blocks_facts(layout, frame, node);
		break;
	case DOC_CONTENTS:
		contents_set(layout, frame);
		break;
	case DOC_DOCUMENT:
	case DOC_COVER:
	case DOC_SECTION:
	case DOC_ITEM:
	case DOC_PAGE_BREAK:
	case DOC_ROW:
	case DOC_CELL:
	case DOC_COLUMN:
	case DOC_FACT:
	case DOC_TEXT:
	case DOC_STRONG:
	case DOC_EMPHASIS:
	case DOC_CODE:
	case DOC_LINK:
	case DOC_LINE_BREAK:
	case DOC_SOFT_BREAK:
	case DOC_MARK:
	case DOC_STYLE:
	case DOC_REFERENCE:
		break;
	}
}

void blocks_set_children(struct layout *layout, const struct frame *frame,
			 const struct doc_node *parent)
{
	for (const struct doc_node *node = parent->first_child; node != NULL; node = node->next)
		blocks_set(layout, frame, node);
}
