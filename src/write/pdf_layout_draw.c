/* Draws boxes on a page: the only code that turns items into ink. */
#include "write/pdf_layout.h"

void painter_open(struct painter *painter, struct layout *layout, int page)
{
	*painter = (struct painter){ .layout = layout, .page = page };
	painter->canvas = canvas_open(layout->pdf, page);
	canvas_tag(painter->canvas, -1);
}

void painter_close(struct painter *painter)
{
	canvas_close(painter->canvas);
	painter->canvas = NULL;
}

/* A heading's level is at most one below that of the heading before it, as
 * PDF/UA asks, whatever a user's notes do. */
static const char *heading_type(struct layout *layout, const char *type)
{
	static const char *const types[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
	const int level = type[1] - '0';

	if (type[0] != 'H' || level < 1 || level > 6 || type[2] != '\0')
		return type;
	layout->heading_level = level < layout->heading_level + 1 ? level : layout->heading_level + 1;
	return types[layout->heading_level - 1];
}

/* Parents come first, so that elements stand in reading order. */
static int element_of(struct layout *layout, struct tag *tag)
{
	if (tag == NULL)
		return -1;
	if (!tag->made) {
		const int parent = element_of(layout, tag->parent);
		tag->element = pdf_file_element(layout->pdf, parent, heading_type(layout, tag->type),
						tag->alt);
		tag->made = true;
		if (tag->row_header)
			pdf_file_row_header(layout->pdf, tag->element);
		if (tag->columns > 1)
			pdf_file_column_span(layout->pdf, tag->element, tag->columns);
	}
	return tag->element;
}

static void switch_tag(struct painter *painter, struct tag *tag)
{
	if (tag == painter->tag)
		return;
	canvas_tag(painter->canvas, element_of(painter->layout, tag));
	painter->tag = tag;
}

static void draw_text(struct painter *painter, const struct item *item, double x, double y)
{
	const struct canvas_text at = {
		.x = x,
		.baseline = y,
		.size_pt = item->text.size,
		.color = layout_color(painter->layout, item->text.color),
		.tracking_em = item->text.tracking_em,
		.space = item->text.space,
	};

	canvas_words(painter->canvas, item->text.words, item->text.count, &at);
}

static void draw_rect(struct painter *painter, const struct item *item, double x, double y)
{
	const double box[4] = { x, y, item->rect.width, item->rect.height };
	const struct color color = layout_color(painter->layout, item->rect.color);

	if (item->kind == ITEM_ROUNDED)
		canvas_rounded(painter->canvas, box, item->rect.corner, color);
	else
		canvas_rect(painter->canvas, x, y, box[2], box[3], color);
}

static void draw_line(struct painter *painter, const struct item *item, double x, double y)
{
	const double from_to[4] = { x, y, x + item->line.x2 - item->x,
				    y + item->line.y2 - item->y };

	canvas_line(painter->canvas, from_to, item->line.width,
		    layout_color(painter->layout, item->line.color));
}

static void draw_link(struct painter *painter, const struct item *item, double x, double y)
{
	const double box[4] = { x, y, item->link.width, item->link.height };

	canvas_link(painter->canvas, box, item->link.target, item->link.contents);
}

static void note_anchor(struct painter *painter, const struct item *item, double y)
{
	struct layout *layout = painter->layout;

	if (item->anchor.name[0] == '\0')
		return;
	pdf_file_destination(layout->pdf, item->anchor.name, painter->page, y);
	if (item->anchor.level > 0)
		pdf_file_outline(layout->pdf, item->anchor.level, item->anchor.title,
				 item->anchor.name);
	if (item->anchor.in_contents)
		contents_note(layout, item->anchor.name, painter->page);
}

static void draw_image(struct painter *painter, const struct item *item, double x, double y)
{
	const double box[4] = { x, y, item->image.width, item->image.height };

	canvas_png(painter->canvas, item->image.bytes->data, item->image.bytes->size, box);
}

static void draw_item(struct painter *painter, const struct item *item, double x, double y)
{
	switch (item->kind) {
	case ITEM_TEXT:
		draw_text(painter, item, x, y);
		break;
	case ITEM_RECT:
	case ITEM_ROUNDED:
		draw_rect(painter, item, x, y);
		break;
	case ITEM_LINE:
		draw_line(painter, item, x, y);
		break;
	case ITEM_MARK:
		canvas_mark(painter->canvas, item->mark.mark, x, y, item->mark.r);
		break;
	case ITEM_SCENE:
		canvas_scene(painter->canvas, item->scene, x, y);
		break;
	case ITEM_SLOT:
		canvas_slot(painter->canvas, item->slot.slot, x, y, item->slot.anchor);
		break;
	case ITEM_LINK:
		draw_link(painter, item, x, y);
		break;
	case ITEM_ANCHOR:
		note_anchor(painter, item, y);
		break;
	case ITEM_IMAGE:
		draw_image(painter, item, x, y);
		break;
	}
}

void painter_box(struct painter *painter, const struct box *box, double x, double y)
{
	for (const struct item *item = box->first; item != NULL; item = item->next) {
		switch_tag(painter, item->tag);
		draw_item(painter, item, x + item->x, y + item->y);
	}
}
