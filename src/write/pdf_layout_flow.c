/* Puts slices on pages. Some pages' worth of them wait, so that page ends are
 * chosen well; then the first pages are drawn, and what they were made of is
 * dropped. */
#include <math.h>

#include "write/pdf_layout.h"

static const double hair = 0.01; /* pt; a sum of heights is not exact */
static const int waiting_pages = 8, kept_pages = 2;

void flow_init(struct flow *flow, struct layout *layout)
{
	*flow = (struct flow){ .layout = layout };
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

static double page_room(const struct flow *flow, int pages)
{
	const double room = flow->layout->bottom - flow->layout->top;

	return flow->strip != NULL && pages > 0 ? room - flow->strip->height : room;
}

static double slice_height(const struct slice *slice)
{
	return slice->before + slice->box.height;
}

/* Blocks are drawn one after another: the last slice of one ends its elements. */
static void take_slice(struct flow *flow)
{
	struct slice *slice = flow->first;
	const bool last = slice->pool->live == 1;

	flow->first = slice->next;
	flow->waiting -= slice_height(slice);
	if (flow->first == NULL)
		flow->last = NULL;
	pool_drop(flow->layout, slice->pool);
	if (last)
		pdf_file_elements_done(flow->layout->pdf);
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
			report_overflow(layout, slice, page_room(flow, flow->pages));
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
	progress_step(layout->progress);
	layout->running.first_page = false;
}

static struct page_plan make_plan(const struct flow *flow, const struct slice *first, bool goes_on)
{
	const struct page_wish wish = {
		.first = page_room(flow, flow->pages),
		.later = page_room(flow, flow->pages + 1),
		.goes_on = goes_on,
	};

	return pages_plan(flow->layout, first, &wish);
}

void flow_add(struct flow *flow, struct stack *stack)
{
	const double enough = waiting_pages * page_room(flow, 1);

	if (stack->first == NULL)
		return;
	for (const struct slice *slice = stack->first; slice != NULL; slice = slice->next)
		flow->waiting += slice_height(slice);
	if (flow->last == NULL)
		flow->first = stack->first;
	else
		flow->last->next = stack->first;
	flow->last = stack->last;
	stack->first = stack->last = NULL;
	if (flow->waiting < enough)
		return;
	const struct page_plan plan = make_plan(flow, flow->first, true);
	for (int page = 0; page < plan.pages - kept_pages; page++)
		draw_page(flow, plan.ends[page]);
}

void flow_end(struct flow *flow)
{
	const struct page_plan plan = make_plan(flow, flow->first, false);

	for (int page = 0; page < plan.pages; page++)
		draw_page(flow, plan.ends[page]);
}

struct page_plan flow_plan(const struct flow *flow, const struct stack *stack)
{
	return make_plan(flow, stack->first, false);
}
