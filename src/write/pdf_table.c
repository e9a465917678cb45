/* A table: caption, head, rows, note; where it breaks and what is repeated. */
#include <math.h>

#include "write/pdf_table.h"

/* In a chapter a list is set as the tables beside it. */
static bool is_dense(const struct layout *layout, const struct doc_node *node)
{
	return node->table.density == TABLE_DENSE && layout->section != SECTION_CHAPTER;
}

static enum look_name look_of_cells(const struct layout *layout, const struct doc_node *node)
{
	return is_dense(layout, node) || layout->tightness >= TIGHT_TYPE ? LOOK_CELL_DENSE
									 : LOOK_CELL;
}

static double cell_pad(const struct layout *layout, const struct doc_node *node)
{
	if (node->table.density == TABLE_FORM)
		return mm(1.8); /* a row of some 7.5 mm, as ruled paper has */
	if (layout->tightness >= TIGHT_CELLS)
		return mm(0.55);
	if (is_dense(layout, node))
		return mm(0.65);
	if (layout->chinese)
		return mm(0.85);
	return mm(layout_is_account(layout) ? 0.8 : 0.9);
}

/* The prose's measure where the table fits, else all of the page; on a page
 * of parts, which are all as wide as it, always that. */
static double choose_width(const struct table *table)
{
	const struct frame *frame = table->frame;
	const double wanted = table->node->table.wide ? table_natural_width(table)
						      : table_least_width(table, FIT_EASY);

	const bool part = layout_is_account(table->layout);

	return wanted <= frame->width && !part ? frame->width : frame->full;
}

static struct slice *push_caption(struct table *table)
{
	const struct doc_node *node = table->node;
	struct para *para = para_new(table->layout, table->arena, LOOK_CAPTION);
	const double before = layout_section_space(table->layout);

	if (node->table.caption[0] == '\0')
		return NULL;
	if (node->table.label != NULL && node->table.label[0] != '\0') {
		para_text(para, node->table.label, true, COLOR_NONE);
		para_text(para, "\xE2\x80\x82", false, COLOR_NONE);
	}
	para_text(para, node->table.caption, false, COLOR_NONE);
	para_cut(para);
	para_break(para, table->width);
	if (table->frame->stack->space.heading)
		table->frame->stack->space.after = mm(2.4);
	struct slice *slice = stack_push(table->frame->stack, before, para->look.after);
	para_draw(para, &slice->box,
		  (struct pen){ table->frame->x, 0, tag_new(table->arena, table->tag, "Caption") });
	slice->box.height = para_height(para);
	slice->keep = true;
	return slice;
}

static void anchor_table(const struct table *table, struct slice *slice)
{
	struct item *item = box_add(&slice->box, table->arena, ITEM_ANCHOR, (struct pen){ 0 });

	item->anchor.name = table->node->table.anchor;
	slice->place = table->node->place;
}

/* Without a head, the rule that every table begins with. */
static struct box make_head(const struct table *table)
{
	struct box box = { 0 };

	if (table->has_head)
		return table_head(table);
	box_rule(&box, table->arena, (const double[]){ table->frame->x, 0, table->width },
		 (struct stroke){ 0.9, COLOR_INK });
	return box;
}

static void push_note(const struct table *table)
{
	struct para *para;
	struct slice *slice;

	if (table->node->table.note[0] == '\0')
		return;
	para = para_of(table->layout, table->arena, LOOK_NOTE, table->node->table.note);
	para_break(para, table->width);
	slice = stack_push(table->frame->stack, para->look.before, 0);
	para_draw(
		para, &slice->box,
		(struct pen){ table->frame->x, 0, tag_new(table->arena, table->frame->tag, "P") });
	slice->box.height = para_height(para);
}

/* The last band once more, as the head of the next page, and that it goes on. */
static const struct box *continued_band(struct table *table, const struct slice *band,
					size_t number)
{
	struct box *copy = box_copy(&band->box, table->arena);
	const struct table_row *row = &table->rows[number];
	struct para *word = para_new(table->layout, table->arena, table->look);
	double x = table->frame->x + mm(1.4);

	if (row->count == 0)
		return copy;
	para_text(word, "\xE2\x80\x82", false, COLOR_MUTED);
	para_text(word, table->layout->document->continued, false, COLOR_MUTED);
	para_cut(word);
	para_break(word, word->natural + 1);
	const struct para *text = row->cells[0].para;
	const double end = text->line_count > 0 && text->lines != NULL
				   ? text->lines[text->line_count - 1].width
				   : 0;
	if (end + word->natural > table->width - mm(3))
		return copy;
	para_draw(word, copy,
		  (struct pen){ x + end,
				table->pad + (double)(text->line_count - 1) * word->look.leading,
				NULL });
	return copy;
}

/* "Table 4", that it goes on, and the head: what the next page begins with. */
static const struct box *continued_head(const struct table *table, const struct box *head)
{
	const char *label = table->node->table.label;
	struct box *box = ARENA_NEW(table->arena, struct box);

	if (table->node->table.caption[0] == '\0' || label == NULL || label[0] == '\0')
		return box_copy(head, table->arena);
	struct para *para = para_new(table->layout, table->arena, LOOK_CAPTION);
	para_text(para, label, true, COLOR_NONE);
	para_text(para, "\xE2\x80\x82", false, COLOR_NONE);
	para_text(para, table->layout->document->continued, false, COLOR_MUTED);
	para_cut(para);
	para_break(para, table->width);
	para_draw(para, box, (struct pen){ table->frame->x, 0, NULL });
	const double below = para_height(para) + para->look.after;
	box_append(box, box_copy(head, table->arena), below);
	box->height = below + head->height;
	return box;
}

struct repeats {
	const struct box *head;
	const struct carry *carry;
};

static const struct carry *new_carry(const struct table *table, const struct box *head,
				     const struct box *band)
{
	struct carry *carry = ARENA_NEW(table->arena, struct carry);

	carry->head = head;
	carry->band = band;
	return carry;
}

/* Rows that stand together at the table's ends: a page neither ends after the
 * first of them nor begins with the last. */
enum { END_ROWS = 3 };
static const double parted = 0.03, parted_short = 0.12; /* penalties */

static bool stays_with_next(const struct table *table, size_t number)
{
	const size_t left = table->row_count - number - 1;

	if (left == 0)
		return table->node->table.note[0] != '\0';
	return number + 1 < END_ROWS || left < END_ROWS || table->rows[number].kind == ROW_BAND ||
	       table->rows[number + 1].kind == ROW_TOTAL;
}

/* Sets the marks of a row's slices: what is repeated above them and how
 * little they like to be parted from the next. */
static void mark_row(struct table *table, size_t number, struct slice *from,
		     struct repeats *repeats)
{
	const enum row_kind kind = table->rows[number].kind;
	const bool group_ends =
		number + 1 < table->row_count && table->rows[number + 1].kind == ROW_BAND;

	if (kind == ROW_BAND)
		repeats->carry = new_carry(table, repeats->head, NULL);
	for (struct slice *slice = from; slice != NULL; slice = slice->next) {
		slice->carry = repeats->carry;
		slice->penalty = slice->next == NULL && group_ends ? 0 : parted;
		if (slice->next == NULL)
			slice->keep = stays_with_next(table, number);
	}
	if (kind == ROW_BAND)
		repeats->carry =
			new_carry(table, repeats->head, continued_band(table, from, number));
}

/* A short table is not parted, and one that is not long only where there
 * would be a great hole. */
static void keep_short(const struct table *table, struct slice *first)
{
	const struct layout *layout = table->layout;
	double height = 0;

	for (const struct slice *slice = first; slice != NULL; slice = slice->next)
		height += slice->box.height;
	const double share = height / (layout->bottom - layout->top);
	for (struct slice *slice = first; slice->next != NULL && share < 0.5; slice = slice->next) {
		slice->keep |= share < 0.25;
		slice->penalty = fmax(slice->penalty, parted_short);
	}
}

static void push_rows(struct table *table, struct slice *head)
{
	const struct layout *layout = table->layout;
	struct repeats repeats = { .head = continued_head(table, &head->box) };
	const double room =
		layout->bottom - layout->top - layout->strip_height - repeats.head->height;

	repeats.carry = new_carry(table, repeats.head, NULL);
	for (size_t i = 0; i < table->row_count; i++) {
		struct slice *before = table->frame->stack->last;
		table_push_row(table, i, room);
		mark_row(table, i, before->next, &repeats);
	}
}

/* Smaller type where names or texts would be broken without need. */
static void measure(struct table *table)
{
	table_measure(table);
	table_set_pads(table);
	if (table->look == LOOK_CELL_DENSE ||
	    table_least_width(table, FIT_HEADS) <= table->frame->full)
		return;
	table->look = LOOK_CELL_DENSE;
	table->pad = fmin(table->pad, mm(0.65));
	table->row_count = 0;
	table_measure(table);
	table_set_pads(table);
}

void table_set(struct layout *layout, const struct frame *frame, const struct doc_node *node)
{
	struct table table = {
		.layout = layout,
		.frame = frame,
		.node = node,
		.arena = &frame->stack->pool->arena,
		.look = look_of_cells(layout, node),
		.pad = cell_pad(layout, node),
		.head_pad = mm(layout->tightness >= TIGHT_CELLS ? 0.55 : 0.9),
	};

	table.tag = tag_new(table.arena, frame->tag, "Table");
	measure(&table);
	if (table.column_count == 0)
		return;
	table_fit(&table, choose_width(&table));
	const bool narrow = table_least_width(&table, FIT_BROKEN) > frame->full + 0.5;
	struct slice *caption = push_caption(&table);
	const double before = caption != NULL ? 0 : mm(layout_is_account(layout) ? 1.4 : 2.4);
	struct slice *head = stack_push(frame->stack, before, 0);
	head->box = narrow ? (struct box){ 0 } : make_head(&table);
	head->keep = true;
	anchor_table(&table, caption != NULL ? caption : head);
	if (narrow)
		table_push_list(&table);
	else
		push_rows(&table, head);
	push_note(&table);
	keep_short(&table, caption != NULL ? caption : head);
	frame->stack->space.after = layout_section_space(layout);
}
