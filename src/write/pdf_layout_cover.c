/* The cover: every part has its own height on the page. */
#include <math.h>

#include "write/pdf_paragraph.h"

static const double side_width = 60 * 72 / 25.4; /* of the logo, or the classification */

struct cover {
	struct layout *layout;
	const struct doc_node *node;
	struct pool *pool;
	struct box box; /* y counts from the top of the page */
	struct box facts;
	double facts_top;
	bool logo;
};

/* Measures of A4 from the top; on other paper the lower parts move up. */
static double from_bottom(const struct cover *cover, double a4_mm)
{
	return cover->layout->page_height - mm(297 - a4_mm);
}

static struct para *set_text(struct cover *cover, enum look_name look, const char *text)
{
	return para_of(cover->layout, &cover->pool->arena, look, text);
}

/* Left of the logo or the classification; a long name is set small, so that it
 * ends above the bar. */
static void draw_company(struct cover *cover)
{
	const double room = cover->layout->width - side_width - mm(4);
	struct para *para = set_text(cover, LOOK_COMPANY, cover->node->cover.company);
	struct tag *tag = tag_new(&cover->pool->arena, NULL, "P");

	para_break(para, room);
	if (para->line_count > 2) {
		para = set_text(cover, LOOK_FACT_SMALL, cover->node->cover.company);
		para_break(para, room);
	}
	para_draw(para, &cover->box, (struct pen){ 0, mm(25.8) - look_baseline(&para->look), tag });
}

static void draw_logo(struct cover *cover)
{
	struct layout *layout = cover->layout;
	const char *path = cover->node->cover.logo_path;

	if (path[0] == '\0' || layout->source == NULL)
		return;
	const struct text *bytes =
		source_read_bytes(layout->source, path, cover->node->place, layout->diag);
	if (bytes == NULL)
		return;
	const struct pen at = { layout->width - side_width, mm(20), NULL };
	struct item *item = box_add(&cover->box, &cover->pool->arena, ITEM_IMAGE, at);
	item->image.bytes = bytes;
	item->image.width = side_width;
	item->image.height = mm(12);
	cover->logo = true;
}

/* Top right, or under the strip where a logo has its place. */
static void draw_classification(struct cover *cover)
{
	struct para *para = set_text(cover, LOOK_FACT_SMALL, cover->node->cover.classification);
	struct tag *tag = tag_new(&cover->pool->arena, NULL, "P");
	const double baseline = cover->logo ? from_bottom(cover, 268) : mm(25.8);
	const double x = cover->logo ? 0 : cover->layout->width - fmin(para->natural, side_width);

	para_break(para, cover->logo ? cover->layout->width : side_width);
	for (size_t i = 0; i < para->span_count; i++)
		para->spans[i].color = COLOR_MUTED;
	para_draw(para, &cover->box, (struct pen){ x, baseline - look_baseline(&para->look), tag });
}

/* A title that would not leave room for the facts is set as small as a subtitle. */
static struct para *set_title(struct cover *cover, double measure)
{
	struct para *title = set_text(cover, LOOK_COVER_TITLE, cover->node->cover.title);

	title->display = true;
	para_break(title, measure);
	if (para_height(title) < mm(100))
		return title;
	title = set_text(cover, LOOK_COVER_SUBTITLE, cover->node->cover.title);
	para_break(title, measure);
	return title;
}

static void draw_title(struct cover *cover)
{
	struct layout *layout = cover->layout;
	struct arena *arena = &cover->pool->arena;
	const double measure = layout_span(layout, 9);
	struct para *title = set_title(cover, measure);
	struct para *subtitle = set_text(cover, LOOK_COVER_SUBTITLE, cover->node->cover.subtitle);
	struct item *bar = box_add(&cover->box, arena, ITEM_RECT, (struct pen){ 0, mm(47), NULL });
	double y = mm(66.3) - look_baseline(&title->look);

	bar->rect.width = layout_span(layout, 1);
	bar->rect.height = mm(1.2);
	bar->rect.color = COLOR_ACCENT;
	para_draw(title, &cover->box, (struct pen){ 0, y, tag_new(arena, NULL, "H1") });
	y += para_height(title) + subtitle->look.before;
	subtitle->display = true;
	para_break(subtitle, measure);
	para_draw(subtitle, &cover->box, (struct pen){ 0, y, tag_new(arena, NULL, "P") });
	cover->box.height = y + para_height(subtitle);
}

static const double flattest = 0.65; /* of its height: below, the figure is made smaller */

/* Between the title and the strip: as wide as the text, as high as there is room. */
static void draw_figure(struct cover *cover, const struct doc_node *figure)
{
	const struct scene *scene = figure->figure.scene;
	const double top = fmax(mm(120), cover->box.height + mm(8));
	const double room = cover->facts_top - mm(7) - top;
	struct tag *tag = tag_new(&cover->pool->arena, NULL, "Figure");

	if (scene == NULL || room < mm(30))
		return;
	const double factors[2] = { cover->layout->width / scene->width_pt,
				    fmin(1, room / scene->height_pt) };
	const bool flat = factors[1] < flattest;
	tag->alt = figure->figure.alt;
	struct item *item =
		box_add(&cover->box, &cover->pool->arena, ITEM_SCENE, (struct pen){ 0, top, tag });
	item->scene = flat ? scene_scaled(scene, fmin(factors[0], factors[1]), &cover->pool->arena)
			   : scene_stretched(scene, factors, &cover->pool->arena);
}

/* The facts end above what stands at the foot. */
static void set_facts(struct cover *cover, const struct doc_node *facts)
{
	struct stack stack;
	const double width = cover->layout->width;
	const struct frame frame = {
		.stack = &stack, .width = width, .full = width, .fixed = true
	};

	stack_init(&stack, cover->pool);
	blocks_facts(cover->layout, &frame, facts);
	stack_flatten(&stack, &cover->facts, 0);
	cover->facts_top =
		fmin(cover->facts_top, from_bottom(cover, 264) - cover->facts.height);
}

static void draw_provenance(struct cover *cover)
{
	struct para *para = set_text(cover, LOOK_NOTE, cover->node->cover.provenance);
	struct tag *tag = tag_new(&cover->pool->arena, NULL, "P");

	para_break(para, cover->layout->width);
	para_draw(para, &cover->box, (struct pen){ 0, from_bottom(cover, 278.4), tag });
}

void cover_set(struct layout *layout, const struct doc_node *node)
{
	struct cover cover = { .layout = layout, .node = node, .pool = pool_new(layout) };
	struct painter painter;

	cover.facts_top = from_bottom(&cover, 247);
	for (const struct doc_node *child = node->first_child; child != NULL; child = child->next)
		if (child->kind == DOC_FACTS)
			set_facts(&cover, child);
	draw_logo(&cover);
	draw_company(&cover);
	draw_classification(&cover);
	draw_title(&cover);
	for (const struct doc_node *child = node->first_child; child != NULL; child = child->next)
		if (child->kind == DOC_FIGURE)
			draw_figure(&cover, child);
	box_append(&cover.box, &cover.facts, cover.facts_top);
	draw_provenance(&cover);
	painter_open(&painter, layout, flow_add_page(layout));
	if (layout->document->draft[0] != '\0')
		canvas_watermark(painter.canvas, layout->document->draft);
	painter_box(&painter, &cover.box, layout->left, 0);
	painter_close(&painter);
	pool_drop(layout, cover.pool);
}
