/* A table too narrow to be one: each row becomes a list of label and value. */
#include <math.h>

#include "write/pdf_table.h"

static const double pair_pad = 0.6; /* mm above and below a pair */

/* The head of a column on one line, its unit behind it. */
static struct para *make_label(const struct table *table, size_t column, double width)
{
	const struct doc_column *from = &table->node->table.columns[column];
	const char *const *groups = table->node->table.groups;
	struct para *para = para_new(table->layout, table->arena, LOOK_FACT_SMALL);

	if (groups != NULL && groups[column][0] != '\0')
		para_text(para, arena_printf(table->arena, "%s ", groups[column]), false, COLOR_MUTED);
	for (const char *rest = from->head; *rest != '\0';) {
		const char *end = rest;
		while (*end != '\0' && *end != '\n')
			end++;
		para_text(para, arena_copy(table->arena, rest, (size_t)(end - rest)), false,
			  COLOR_MUTED);
		para_text(para, " ", false, COLOR_MUTED);
		rest = *end == '\n' ? end + 1 : end;
	}
	para_text(para, from->unit, false, COLOR_MUTED);
	para_cut(para);
	para_break(para, width);
	return para;
}

/* A band or another cell that spans columns has no label. */
static void push_pair(struct table *table, const struct table_cell *cell, struct tag *tag)
{
	const double indent = cell->span > 1 ? 0 : table->width * 0.36;
	struct slice *slice = stack_push(table->frame->stack, 0, 0);
	struct box *box = &slice->box;
	struct pen at = { table->frame->x, mm(pair_pad), tag_new(table->arena, tag, "TH") };

	if (cell->span == 1) {
		struct para *label = make_label(table, cell->column, indent - mm(2));
		para_draw(label, box, at);
		box->height = para_height(label);
	}
	para_break(cell->para, table->width - indent);
	at.x += indent;
	at.tag = tag_new(table->arena, tag, "TD");
	para_draw(cell->para, box, at);
	box->height = fmax(box->height, para_height(cell->para)) + 2 * mm(pair_pad);
	slice->keep = true;
	slice->place = cell->node->place;
}

/* Empty cells have nothing to say without their column. */
void table_push_list(struct table *table)
{
	for (size_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		const struct stroke stroke = r == 0 ? (struct stroke){ 0.9, COLOR_INK }
						    : (struct stroke){ 0.35, COLOR_RULE };
		struct slice *slice = stack_push(table->frame->stack, r == 0 ? mm(1.4) : 0, 0);
		box_rule(&slice->box, table->arena,
			 (const double[]){ table->frame->x, 0, table->width }, stroke);
		slice->keep = true;
		for (size_t c = 0; c < row->count; c++)
			if (row->cells[c].para->piece_count > 0)
				push_pair(table, &row->cells[c],
					  tag_new(table->arena, table->tag, "TR"));
		table->frame->stack->last->keep = false;
	}
}
