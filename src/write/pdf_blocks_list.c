/* Lists and code: blocks with something beside or behind their lines. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "write/pdf_paragraph.h"

/* ---- lists ---- */

static const double note_gap = 0.8; /* mm, between a note and its mark */
enum { LIST_DEPTH = 4 };            /* deeper ones are not moved further in */

struct list {
	struct layout *layout;
	const struct frame *frame;
	const struct doc_node *node;
	struct tag *tag; /* of the list; NULL = not yet made */
	double indent;
	int number; /* of the item at hand, and its element */
	struct tag *item_tag;
};

static const char *marker_text(const struct list *list, int number)
{
	static const char *const bullets[] = { "\xE2\x80\xA2", "\xE2\x80\x93" };

	if (list->node->list.kind == LIST_NOTES) {
		char mark[TEXT_SUPERSCRIPT_SIZE];

		text_superscript(number, mark);
		return arena_string(&list->frame->stack->pool->arena, mark);
	}
	if (list->node->list.kind == LIST_ORDERED)
		return arena_printf(&list->frame->stack->pool->arena, "%d.", number);
	return bullets[list->frame->list_depth % 2];
}

static struct para *make_marker(const struct list *list, int number)
{
	const enum look_name looks[] = { [LIST_BULLET] = list->frame->body,
					 [LIST_ORDERED] = LOOK_LIST_NUMBER,
					 [LIST_NOTES] = LOOK_NOTE };

	return para_of(list->layout, &list->frame->stack->pool->arena, looks[list->node->list.kind],
		       marker_text(list, number));
}

static double measure_indent(const struct list *list)
{
	int count = 0;

	if (list->frame->list_depth >= LIST_DEPTH)
		return mm(3);
	if (list->node->list.kind == LIST_BULLET)
		return mm(4.2);
	for (const struct doc_node *item = list->node->first_child; item != NULL; item = item->next)
		count++;
	const struct para *widest = make_marker(list, list->node->list.start + count - 1);
	if (list->node->list.kind == LIST_NOTES)
		return widest->natural + mm(note_gap);
	return fmax(mm(5.5), widest->natural + mm(1.9));
}

/* The look of an item's first line, whose baseline the marker shares. */
static struct look first_look(const struct list *list, const struct doc_node *item)
{
	const struct doc_node *first = item->first_child;
	const bool is_paragraph = first != NULL && first->kind == DOC_PARAGRAPH;

	if (is_paragraph && first->paragraph.role == PARAGRAPH_SIDE)
		return look_of(list->layout, LOOK_SIDE);
	if (is_paragraph && first->paragraph.role == PARAGRAPH_NOTE)
		return look_of(list->layout, LOOK_NOTE);
	return look_of(list->layout, list->frame->body);
}

static void draw_marker(const struct list *list, const struct doc_node *item, struct slice *slice)
{
	struct arena *arena = &slice->pool->arena;
	struct para *marker = make_marker(list, list->number);
	const struct look look = first_look(list, item);
	static const double gaps[] = {
		[LIST_BULLET] = 1.6, [LIST_ORDERED] = 1.7, [LIST_NOTES] = note_gap
	};
	const double gap = mm(gaps[list->node->list.kind]);
	struct box box = { 0 };
	struct pen at = {
		.x = list->frame->x + list->indent - gap - marker->natural,
		.y = look_baseline(&look) - look_baseline(&marker->look),
		.tag = tag_new(arena, list->item_tag, "Lbl"),
	};

	para_draw(marker, &box, at);
	box_append(&box, &slice->box, 0); /* the marker is read first */
	slice->box.first = box.first;
	slice->box.last = box.last;
}

/* A note is an element of its own kind, not an item of a list. */
static void tag_item(struct list *list, struct frame *inner)
{
	struct arena *arena = &inner->stack->pool->arena;
	const bool note = list->node->list.kind == LIST_NOTES;

	if (list->tag == NULL && !note)
		list->tag = tag_new(arena, list->frame->tag, "L");
	list->item_tag = note ? tag_new(arena, list->frame->tag, "Note") : tag_new(arena, list->tag, "LI");
	inner->tag = note ? list->item_tag : tag_new(arena, list->item_tag, "LBody");
}

static void set_item(struct list *list, const struct doc_node *item)
{
	struct frame inner = *list->frame;
	struct stack *stack = inner.stack;
	struct slice *before = stack->last;

	tag_item(list, &inner);
	inner.x += list->indent;
	inner.width -= list->indent; /* no less than 15 mm, where it was that much */
	inner.full -= list->indent;
	inner.list_depth++;
	if (list->node->list.tight)
		inner.gap = mm(0.8);
	blocks_set_children(list->layout, &inner, item);
	struct slice *first = before == NULL ? stack->first : before->next;
	if (first != NULL)
		draw_marker(list, item, first);
	list->number++;
}

enum { SHORT_ITEM = 3 };        /* lines; a longer one may stand alone */
static const double lone = 0.3; /* penalty of a page's end that leaves an item alone */

static bool is_short(const struct slice *above, const struct stack *stack)
{
	const struct slice *slice = above == NULL ? stack->first : above->next;
	int count = 0;

	for (; slice != NULL && count <= SHORT_ITEM; slice = slice->next)
		count++;
	return count <= SHORT_ITEM;
}

/* Neither the first item nor the last stands on a page without another. */
static void set_items(struct list *list)
{
	const struct doc_node *first = list->node->first_child;
	struct stack *stack = list->frame->stack;

	for (const struct doc_node *item = first; item != NULL; item = item->next) {
		struct slice *above = stack->last;
		set_item(list, item);
		if (stack->last == NULL || stack->last == above || !is_short(above, stack))
			continue;
		if (item == first && item->next != NULL)
			stack->last->penalty = lone;
		if (item != first && item->next == NULL && above != NULL)
			above->penalty = lone;
	}
}

void blocks_list(struct layout *layout, const struct frame *frame, const struct doc_node *node)
{
	struct list list = {
		.layout = layout, .frame = frame, .node = node, .number = node->list.start
	};
	const struct look body = look_of(layout, frame->body);

	list.indent = fmin(measure_indent(&list), fmax(frame->width - mm(15), 0));
	set_items(&list);
	frame->stack->space.after =
		frame->list_depth > 0 && frame->gap >= 0 ? frame->gap : body.after;
}

/* ---- code ---- */

static const double code_pad = 2; /* mm, on all sides of the text */

static void draw_ground(const struct frame *frame, struct slice *slice)
{
	struct item *ground = box_add(&slice->box, &slice->pool->arena, ITEM_RECT,
				      (struct pen){ frame->x, 0, NULL });

	ground->rect.width = frame->width;
	ground->rect.height = slice->box.height;
	ground->rect.color = COLOR_PALE;
}

/* The lines of one line of code; `edges` tells whether it is first or last. */
static void set_code_line(const struct frame *frame, struct para *para, struct tag *tag,
			  const bool edges[2])
{
	const size_t count = para->line_count;

	for (size_t i = 0; i < count; i++) {
		const double above = edges[0] && i == 0 ? mm(code_pad) : 0;
		const double below = edges[1] && i + 1 == count ? mm(code_pad) : 0;
		struct slice *slice = stack_push(frame->stack, above > 0 ? para->look.before : 0,
						 below > 0 ? para->look.after : 0);
		slice->box.height = above + para->look.leading + below;
		slice->keep = above > 0 && below <= 0;
		draw_ground(frame, slice);
		para_draw_line(para, i, &slice->box,
			       (struct pen){ frame->x + mm(code_pad), above, tag });
	}
}

static char *expand_tabs(struct arena *arena, const char *line, size_t length)
{
	char *text = arena_alloc(arena, length * 4 + 1);
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		if (line[i] != '\t') {
			text[used++] = line[i];
			continue;
		}
		memset(text + used, ' ', 4);
		used += 4;
	}
	return text;
}

void blocks_code(struct layout *layout, const struct frame *frame, const struct doc_node *node)
{
	struct arena *arena = &frame->stack->pool->arena;
	struct tag *tag = tag_new(arena, frame->tag, "Code");
	const char *rest = node->code_block.text;
	bool first = true;

	do {
		const size_t length = strcspn(rest, "\n");
		const char *next = rest[length] == '\n' ? rest + length + 1 : rest + length;
		const bool edges[2] = { first, *next == '\0' };
		struct para *para = para_new(layout, arena, LOOK_CODE);
		para->raw = true;
		para_text(para, expand_tabs(arena, rest, length), false, COLOR_NONE);
		para_cut(para);
		para_break(para, frame->width - 2 * mm(code_pad));
		set_code_line(frame, para, tag, edges);
		first = false;
		rest = next;
	} while (*rest != '\0');
}
