/* What stands on every page: running head, foot, the word across a draft. */
#include <math.h>
#include <string.h>

#include "write/pdf_paragraph.h"

static const char *roman(struct arena *arena, int number)
{
	static const struct {
		int value;
		const char *text;
	} steps[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
		{ 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
		{ 5, "v" },    { 4, "iv" },   { 1, "i" },
	};
	const char *text = "";

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			text = arena_printf(arena, "%s%s", text, steps[i].text);
	return text;
}

const char *furniture_page_text(const struct layout *layout, int page)
{
	if (layout->body_first < 0 || page < layout->body_first)
		return roman(layout->arena, page + 1);
	return arena_printf(layout->arena, "%d", page - layout->body_first + 1);
}

/* "{page} of {pages}" with both filled in. */
static const char *fill_page_of(struct arena *arena, const char *pattern, const char *page,
				const char *pages)
{
	const char *text = "", *rest = pattern;

	while (*rest != '\0') {
		const size_t plain = strcspn(rest, "{");
		text = arena_printf(arena, "%s%.*s", text, (int)plain, rest);
		rest += plain;
		if (strncmp(rest, "{page}", 6) == 0) {
			text = arena_printf(arena, "%s%s", text, page);
			rest += 6;
		} else if (strncmp(rest, "{pages}", 7) == 0) {
			text = arena_printf(arena, "%s%s", text, pages);
			rest += 7;
		} else if (*rest == '{') {
			text = arena_printf(arena, "%s{", text);
			rest++;
		}
	}
	return text;
}

void furniture_fill_totals(struct layout *layout)
{
	const int pages = layout->page_count - layout->body_first;
	struct arena scratch;

	arena_init(&scratch);
	for (size_t i = 0; i < layout->slot_count; i++) {
		const char *page = arena_printf(&scratch, "%zu", i + 1);
		const char *total = arena_printf(&scratch, "%d", pages);
		pdf_file_fill_slot(layout->pdf, layout->page_slots[i],
				   fill_page_of(&scratch, layout->document->page_of, page, total));
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

/* ---- one page ---- */

/* Where pieces of the foot or the head are put. */
struct edge {
	struct layout *layout;
	struct arena *arena;
	struct box *box;
	double baseline;
};

static struct pen edge_pen(const struct edge *edge, double x, const struct look *look)
{
	return (struct pen){ x, edge->baseline - look_baseline(look), NULL };
}

/* The first line of the text in that width, with an ellipsis where that is not all. */
static struct para *fit(const struct edge *edge, const char *text, double width)
{
	static const char ellipsis[] = "\xE2\x80\xA6";
	struct layout *layout = edge->layout;
	struct para *para = para_of(layout, edge->arena, LOOK_FURNITURE, text);
	const struct piece *last;
	size_t length;

	if (para->natural <= width)
		return para;
	para_break(para, fmax(width - para_of(layout, edge->arena, LOOK_FURNITURE, ellipsis)->natural, 0));
	last = &para->pieces[para->lines[0].end - 1];
	length = (size_t)(last->text + last->length - para->text);
	return para_of(layout, edge->arena, LOOK_FURNITURE,
		       arena_printf(edge->arena, "%.*s%s", (int)length, text, ellipsis));
}

/* Sets text so that its start, middle or end (align 0, 0.5, 1) is at x, at most
 * so wide; gives its width. */
static double set_edge(struct edge *edge, const char *text, const double x_align_width[3])
{
	struct para *para = fit(edge, text, x_align_width[2]);
	const double x = x_align_width[0] - x_align_width[1] * para->natural;

	para_draw(para, edge->box, edge_pen(edge, x, &para->look));
	return para->natural;
}

static const double chapter_share = 0.7, class_share = 0.27; /* of the head's width */

static void set_chapter(struct edge *edge, const struct running *running)
{
	struct layout *layout = edge->layout;
	struct para *number = para_new(layout, edge->arena, LOOK_FURNITURE);
	double x = 0;

	if (running->number[0] != '\0') {
		para_text(number, running->number, true, COLOR_INK);
		para_cut(number);
		para_break(number, layout->width);
		para_draw(number, edge->box, edge_pen(edge, 0, &number->look));
		x = number->natural + number->look.size / 2;
	}
	set_edge(edge, running->name, (double[]){ x, 0, layout->width * chapter_share - x });
}

static void draw_head(struct edge *edge)
{
	struct layout *layout = edge->layout;
	const double rule[3] = { 0, mm(16.8), layout->width };
	const struct stroke stroke = { 0.35, COLOR_RULE };

	edge->baseline = mm(14.5);
	if (!layout->running.first_page)
		set_chapter(edge, &layout->running);
	set_edge(edge, layout->document->classification,
		 (double[]){ layout->width, 1, layout->width * class_share });
	box_rule(edge->box, edge->arena, rule, stroke);
}

/* The Han face sets the dot as wide as a character: it wants no spaces. */
static const char *join(const struct edge *edge, const char *a, const char *b)
{
	const char *dot = edge->layout->chinese ? "\xC2\xB7" : " \xC2\xB7 ";
	const bool both = a[0] != '\0' && b[0] != '\0';

	return arena_printf(edge->arena, "%s%s%s", a, both ? dot : "", b);
}

static void add_page_slot(struct layout *layout, struct edge *edge)
{
	const struct look look = look_of(layout, LOOK_FURNITURE);
	const struct pen at = { layout->width, edge->baseline, NULL };
	const int slot =
		pdf_file_slot(layout->pdf, look.role, look.size, layout_color(layout, look.color));
	struct item *item = box_add(edge->box, edge->arena, ITEM_SLOT, at);

	item->slot.slot = slot;
	item->slot.anchor = ANCHOR_END;
	if (layout->slot_count == layout->slot_capacity)
		layout->page_slots = arena_grow(layout->arena, layout->page_slots, sizeof slot,
						layout->slot_count, &layout->slot_capacity);
	layout->page_slots[layout->slot_count++] = slot;
}

static double foot_baseline(const struct layout *layout)
{
	return layout->bottom + mm(9);
}

/* Room for "888 of 888", whatever the language says for it. */
static double number_width(const struct edge *edge)
{
	static const char many[] = "888";
	struct layout *layout = edge->layout;
	const struct look look = look_of(layout, LOOK_FURNITURE);
	const char *text = fill_page_of(edge->arena, layout->document->page_of, many, many);

	return fmax(mm(20), type_line_width_pt(layout->type, look.role, look.size, text));
}

static void draw_foot(struct edge *edge)
{
	struct layout *layout = edge->layout;
	const struct document *document = layout->document;

	edge->baseline = foot_baseline(layout);
	const double width = layout->width, number = number_width(edge);
	const char *const when = join(edge, document->date, document->revision);
	const char *const what = join(edge, document->title, document->company);
	const double wide = fit(edge, when, width / 2)->natural;
	const double left = set_edge(edge, what, (double[]){ 0, 0, width - number - wide - mm(8) });
	const double middle = (left + width - mm(12)) / 2; /* of what the ends leave */
	const double most = width - number - mm(3) - wide / 2;
	set_edge(edge, when, (double[]){ fmin(middle, most), 0.5, width / 2 });
}

static bool edges_are_set(const struct layout *layout)
{
	const struct edges *edges = &layout->edges;

	return edges->pool != NULL && edges->running.number == layout->running.number &&
	       edges->running.name == layout->running.name &&
	       edges->running.first_page == layout->running.first_page &&
	       fabs(edges->width - layout->width) < 0.01 && fabs(edges->bottom - layout->bottom) < 0.01;
}

static void set_edges(struct layout *layout)
{
	struct edges *edges = &layout->edges;

	if (edges->pool != NULL)
		pool_drop(layout, edges->pool);
	*edges = (struct edges){ .pool = pool_new(layout), .running = layout->running,
				 .width = layout->width, .bottom = layout->bottom };
	struct edge edge = { layout, &edges->pool->arena, &edges->box, 0 };
	draw_head(&edge);
	draw_foot(&edge);
}

static void draw_page_number(struct painter *painter)
{
	struct layout *layout = painter->layout;
	struct pool *pool = pool_new(layout);
	struct box box = { 0 };
	struct edge edge = { layout, &pool->arena, &box, foot_baseline(layout) };

	if (layout->body_first >= 0 && painter->page >= layout->body_first)
		add_page_slot(layout, &edge);
	else
		set_edge(&edge, furniture_page_text(layout, painter->page),
			 (double[]){ layout->width, 1, layout->width / 4 });
	painter_box(painter, &box, layout->left, 0);
	pool_drop(layout, pool);
}

/* The first thing on a page: what follows is drawn over the watermark. */
void furniture_draw(struct painter *painter)
{
	struct layout *layout = painter->layout;

	if (layout->document->draft[0] != '\0')
		canvas_watermark(painter->canvas, layout->document->draft);
	if (!edges_are_set(layout))
		set_edges(layout);
	painter_box(painter, &layout->edges.box, layout->left, 0);
	draw_page_number(painter);
}
