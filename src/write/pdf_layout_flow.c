/* Puts slices on pages: as many as fit, ending where no slice wants to stay
 * with the next. A page is drawn as soon as it is full, and what it was made
 * of is dropped. */
#include <math.h>

#include "write/pdf_layout.h"

static const double hair = 0.01; /* pt; a sum of heights is not exact */

void flow_init(struct flow *flow, struct layout *layout)
{
	*flow = (struct flow){ .layout = layout };
}

static double carry_height(const struct carry *carry)
{
	if (carry == NULL)
		return 0;
	return carry->head->height + (carry->band != NULL ? carry->band->height : 0);
}

/* The slice after which a page that begins with `first` ends. Where slices
 * that want to stay together are taller than the page, they are parted. */
static const struct slice *find_page_end(const struct slice *first, double room, bool *full)
{
	const struct slice *fits = NULL, *legal = NULL;
	double y = carry_height(first->carry);

	*full = false;
	for (const struct slice *slice = first; slice != NULL; slice = slice->next) {
		y += slice->box.height + (slice == first ? 0 : slice->before);
		if (y > room + hair) {
			*full = true;
			break;
		}
		fits = slice;
		if (!slice->keep)
			legal = slice;
	}
	if (!*full)
		return fits;
	if (legal != NULL)
		return legal;
	return fits != NULL ? fits : first;
}

int flow_add_page(struct layout *layout)
{
	const int page = pdf_file_add_page(layout->pdf, layout->page_width, layout->page_height);

	if (!layout->running.front && layout->body_first < 0) {
		layout->body_first = page;
		pdf_file_label_pages(layout->pdf, page, false, 1);
	}
	layout->page_count = page + 1;
	return page;
}

static double draw_carry(struct painter *painter, const struct carry *carry, double y)
{
	const double x = painter->layout->left;

	if (carry == NULL)
		return y;
	painter_box(painter, carry->head, x, y);
	y += carry->head->height;
	if (carry->band == NULL)
		return y;
	painter_box(painter, carry->band, x, y);
	return y + carry->band->height;
}

static void report_overflow(struct layout *layout, const struct slice *slice, double room)
{
	if (slice->box.height + carry_height(slice->carry) <= room + hair)
		return;
	diag_warning(layout->diag, slice->place, "D002 overflow",
		     "this is %.0f mm high and does not fit on a page of %.0f mm",
		     slice->box.height * 25.4 / 72, room * 25.4 / 72);
}

static double page_room(const struct flow *flow)
{
	const struct layout *layout = flow->layout;
	double room = layout->bottom - layout->top;

	if (flow->strip != NULL && flow->pages > 0)
		room -= flow->strip->height;
	return room;
}

static void take_slice(struct flow *flow)
{
	struct slice *slice = flow->first;

	flow->first = slice->next;
	if (flow->first == NULL)
		flow->last = NULL;
	pool_drop(flow->layout, slice->pool);
}

/* Draws the slices up to `end` on a page of their own. */
static void draw_page(struct flow *flow, const struct slice *end)
{
	struct layout *layout = flow->layout;
	struct painter painter;
	double y = layout->top;
	bool last;

	painter_open(&painter, layout, flow_add_page(layout));
	furniture_draw(&painter);
	if (flow->strip != NULL && flow->pages > 0) {
		painter_box(&painter, flow->strip, layout->left, y);
		y += flow->strip->height;
	}
	y = draw_carry(&painter, flow->first->carry, y);
	for (bool first = true;; first = false) {
		struct slice *slice = flow->first;
		if (first)
			report_overflow(layout, slice, page_room(flow));
		else
			y += slice->before;
		painter_box(&painter, &slice->box, layout->left, y);
		y += slice->box.height;
		last = slice == end;
		take_slice(flow);
		if (last)
			break;
	}
	painter_close(&painter);
	flow->pages++;
	layout->running.first_page = false;
}

static void draw_full_pages(struct flow *flow)
{
	while (flow->first != NULL) {
		bool full;
		const struct slice *end = find_page_end(flow->first, page_room(flow), &full);
		if (!full)
			return;
		draw_page(flow, end);
	}
}

void flow_add(struct flow *flow, struct stack *stack)
{
	if (stack->first != NULL) {
		if (flow->last == NULL)
			flow->first = stack->first;
		else
			flow->last->next = stack->first;
		flow->last = stack->last;
		stack->first = stack->last = NULL;
	}
	draw_full_pages(flow);
}

void flow_end(struct flow *flow)
{
	draw_full_pages(flow);
	if (flow->first != NULL)
		draw_page(flow, flow->last);
}

/* How many pages the slices would take, each as high as the first. */
int flow_count_pages(const struct layout *layout, const struct stack *stack)
{
	const double room = layout->bottom - layout->top;
	const struct slice *slice = stack->first;
	int pages = 0;

	while (slice != NULL) {
		bool full;
		slice = find_page_end(slice, room, &full)->next;
		pages++;
	}
	return pages;
}
