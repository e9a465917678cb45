/* Boxes, slices and the memory they live in. */
#include <assert.h>
#include <math.h>

#include "write/pdf_layout.h"

struct pool *pool_new(struct layout *layout)
{
	struct pool *pool = layout->free_pools;

	if (pool != NULL)
		layout->free_pools = pool->next_free;
	else
		pool = ARENA_NEW(layout->arena, struct pool); /* zeroed, as arena_init leaves it */
	pool->live = 1;
	return pool;
}

void pool_drop(struct layout *layout, struct pool *pool)
{
	assert(pool->live > 0);
	if (--pool->live > 0)
		return;
	arena_reset(&pool->arena);
	pool->next_free = layout->free_pools;
	layout->free_pools = pool;
}

void pools_release(struct layout *layout)
{
	for (struct pool *pool = layout->free_pools; pool != NULL; pool = pool->next_free)
		arena_release(&pool->arena);
	layout->free_pools = NULL;
}

struct item *box_add(struct box *box, struct arena *arena, enum item_kind kind, struct pen at)
{
	struct item *item = ARENA_NEW(arena, struct item);

	assert(isfinite(at.x) && isfinite(at.y));
	item->kind = kind;
	item->x = at.x;
	item->y = at.y;
	item->tag = at.tag;
	if (box->last == NULL)
		box->first = item;
	else
		box->last->next = item;
	box->last = item;
	return item;
}

void box_rule(struct box *box, struct arena *arena, const double x_y_width[3], struct stroke stroke)
{
	const struct pen at = { x_y_width[0], x_y_width[1], NULL };
	struct item *item = box_add(box, arena, ITEM_LINE, at);

	item->line.x2 = at.x + x_y_width[2];
	item->line.y2 = at.y;
	item->line.width = stroke.width;
	item->line.color = stroke.color;
}

static void shift(struct box *box, double dy)
{
	for (struct item *item = box->first; item != NULL; item = item->next) {
		item->y += dy;
		if (item->kind == ITEM_LINE)
			item->line.y2 += dy;
	}
}

void box_append(struct box *box, struct box *from, double dy)
{
	if (from->first == NULL)
		return;
	shift(from, dy);
	if (box->last == NULL)
		box->first = from->first;
	else
		box->last->next = from->first;
	box->last = from->last;
	from->first = from->last = NULL;
}

struct box *box_copy(const struct box *box, struct arena *arena)
{
	struct box *copy = ARENA_NEW(arena, struct box);

	copy->height = box->height;
	for (const struct item *item = box->first; item != NULL; item = item->next) {
		if (item->kind == ITEM_ANCHOR)
			continue;
		struct item *twin = box_add(copy, arena, item->kind, (struct pen){ 0 });
		*twin = *item;
		twin->tag = NULL;
		twin->next = NULL;
	}
	return copy;
}

struct tag *tag_new(struct arena *arena, struct tag *parent, const char *type)
{
	struct tag *tag = ARENA_NEW(arena, struct tag);

	tag->type = type;
	tag->alt = "";
	tag->parent = parent;
	return tag;
}

void stack_init(struct stack *stack, struct pool *pool)
{
	*stack = (struct stack){ .pool = pool };
}

/* The space between two slices is the larger of what the upper wants below
 * and the lower above it, but below titles and headings, whose own space is exact. */
struct slice *stack_push(struct stack *stack, double before, double after)
{
	struct slice *slice = ARENA_NEW(&stack->pool->arena, struct slice);
	const bool exact = stack->space.exact || stack->space.heading;

	slice->before = exact ? stack->space.after : fmax(stack->space.after, before);
	slice->pool = stack->pool;
	stack->pool->live++;
	stack->space = (struct space){ .after = after };
	if (stack->last == NULL)
		stack->first = slice;
	else
		stack->last->next = slice;
	stack->last = slice;
	return slice;
}

double stack_height(const struct stack *stack)
{
	double height = 0;

	for (const struct slice *slice = stack->first; slice != NULL; slice = slice->next)
		height += slice->box.height + (slice == stack->first ? 0 : slice->before);
	return height;
}

/* Moves what the slices hold into one box, from `y` down. */
void stack_flatten(struct stack *stack, struct box *box, double y)
{
	for (struct slice *slice = stack->first; slice != NULL; slice = slice->next) {
		if (slice != stack->first)
			y += slice->before;
		box_append(box, &slice->box, y);
		y += slice->box.height;
		stack->pool->live--;
	}
	box->height = fmax(box->height, y);
	stack->first = stack->last = NULL;
}

void stack_discard(struct layout *layout, struct stack *stack)
{
	struct slice *next;

	for (struct slice *slice = stack->first; slice != NULL; slice = next) {
		next = slice->next;
		pool_drop(layout, slice->pool);
	}
	stack->first = stack->last = NULL;
}
