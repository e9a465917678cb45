/* Columns side by side on the grid of twelve. */
#include <math.h>

#include "write/pdf_layout.h"

static const double rule_pad = 1; /* mm between a ruled column's rule and its text */
static const double thin_rule_pad = 1.6;

static struct frame column_frame(const struct layout *layout, const struct frame *frame,
				 const struct doc_node *column)
{
	struct frame inner = *frame;

	inner.x = frame->x + layout_column(layout, column->column.first);
	inner.full = layout_span(layout, column->column.span);
	inner.width = layout_measure(layout, inner.full);
	inner.panel = column->parent->grid.ruled;
	inner.fixed = true;
	return inner;
}

struct grid {
	struct box box;
	double before, after;
};

static void draw_rule(const struct frame *frame, struct box *box, double width)
{
	const double rule[3] = { frame->x, 0, frame->full };

	box_rule(box, &frame->stack->pool->arena, rule, (struct stroke){ width, COLOR_INK });
}

/* Sets one column into a stack of its own, and that into the grid's slice,
 * which wants as much space around it as any of its columns. */
static void set_column(struct layout *layout, const struct frame *frame,
		       const struct doc_node *column, struct grid *grid)
{
	struct stack stack;
	struct frame inner = column_frame(layout, frame, column);
	double y = 0;

	stack_init(&stack, frame->stack->pool);
	inner.stack = &stack;
	if (column->parent->grid.ruled || column->column.ruled) {
		draw_rule(&inner, &grid->box, column->column.ruled ? 0.5 : 0.9);
		y = mm(column->column.ruled ? thin_rule_pad : rule_pad);
	}
	blocks_set_children(layout, &inner, column);
	if (stack.first != NULL)
		grid->before = fmax(grid->before, stack.first->before);
	grid->after = fmax(grid->after, stack.space.after);
	stack_flatten(&stack, &grid->box, y);
}

/* Too tall to stand on a page: the columns follow one another. */
static void set_below(struct layout *layout, const struct frame *frame, const struct doc_node *grid)
{
	for (const struct doc_node *column = grid->first_child; column != NULL;
	     column = column->next)
		blocks_set_children(layout, frame, column);
}

void blocks_grid(struct layout *layout, const struct frame *frame, const struct doc_node *node)
{
	const double close = mm(layout->tightness >= TIGHT_TYPE ? 2 : 3.2);
	struct grid grid = { .before = node->grid.ruled ? close : 0 };

	for (const struct doc_node *column = node->first_child; column != NULL;
	     column = column->next)
		set_column(layout, frame, column, &grid);
	if (grid.box.height > layout->bottom - layout->top && !frame->fixed) {
		set_below(layout, frame, node);
		return;
	}
	struct slice *slice = stack_push(frame->stack, grid.before, grid.after);
	slice->box = grid.box;
	slice->place = node->place;
}
