/* Text that is known only later. A page that waits for some keeps its operators
 * undeflated until the end; then the text is set in place, so that it belongs
 * to the paragraph around it (a form of its own would be lost to readers of
 * the structure). Text outside the structure, such as "of 312" at the foot of
 * each page, belongs to nothing: it becomes the page's second stream, and the
 * first need not wait. */
#include <assert.h>
#include <string.h>

#include "pdf_internal.h"

#include "base/text.h"

int pdf_file_slot(struct pdf_file *pdf, enum font_role role, double size_pt, struct color color)
{
	*PDF_APPEND(pdf, slots, slot_count, slot_capacity) =
		(struct pdf_slot){ .role = role, .size_pt = size_pt, .color = color };
	return (int)pdf->slot_count - 1;
}

void pdf_file_fill_slot(struct pdf_file *pdf, int slot, const char *text)
{
	assert(slot >= 0 && slot < (int)pdf->slot_count);
	pdf->slots[slot].text = arena_string(pdf->arena, text);
}

/* The next part of the slot's text, which is moved on. Plain text goes word by
 * word, as words come again and whole texts do not. */
static const struct shaped *next_part(struct type *type, enum font_role role, const char **text)
{
	const size_t length = strlen(*text), word = strcspn(*text, " "), part = word == 0 ? 1 : word;
	const char *start = *text;

	if (text_ascii_prefix(start, length) < length) {
		*text += length;
		return type_shape_line(type, role, start);
	}
	*text += part;
	return type_shape(type, role, start, part);
}

/* Draws the text if there is a canvas; gives its width. */
static double slot_parts(struct type *type, const struct pdf_slot *slot, struct canvas *canvas,
			 struct canvas_text *at)
{
	const double start = at->x;

	for (const char *text = slot->text == NULL ? "" : slot->text; *text != '\0';) {
		const struct shaped *shaped = next_part(type, slot->role, &text);

		if (canvas != NULL)
			canvas_shaped(canvas, shaped, at);
		at->x += shaped->width * slot->size_pt / 1000;
	}
	return at->x - start;
}

static void draw_slot(struct canvas *canvas, const struct slot_use *use)
{
	const struct pdf_slot *slot = &canvas->pdf->slots[use->slot];
	struct type *type = canvas->pdf->type;
	struct canvas_text at = { .baseline = use->baseline, .size_pt = slot->size_pt, .color = slot->color };
	const double width = slot_parts(type, slot, NULL, &at);

	at.x = use->x - anchor_offset(use->anchor, width);
	slot_parts(type, slot, canvas, &at);
}

static void add_late(struct canvas *canvas, const struct slot_use *use)
{
	struct late_slot *late = ARENA_NEW(canvas->pdf->arena, struct late_slot);

	late->use = *use;
	late->next = canvas->page->first_late;
	canvas->page->first_late = late;
}

/* The page is left in the state that fill_page assumes; afterwards nothing is
 * known of font, colour and place. */
void canvas_slot(struct canvas *canvas, int slot, double x, double baseline,
		 enum text_anchor anchor)
{
	struct slot_use use = { 0, slot, x, baseline, anchor };

	assert(slot >= 0 && slot < (int)canvas->pdf->slot_count);
	if (canvas->pdf->slots[slot].text != NULL) {
		draw_slot(canvas, &use);
		return;
	}
	if (canvas->element < 0) {
		add_late(canvas, &use);
		return;
	}
	begin_content(canvas, true);
	set_opacity(canvas, 1);
	end_array(canvas);
	if (canvas->graphics.bold)
		put_string(canvas->out, "0 Tr\n");
	use.offset = canvas->out->size;
	*PDF_APPEND_OF(canvas->pdf, canvas->page, uses, use_count, use_capacity) = use;
	canvas->graphics = unknown_graphics();
	canvas->graphics.dash = canvas->graphics.cap = -1;
	canvas->needs_matrix = true;
}

/* Writes one slot's text between operators that are already there. */
static void fill_slot(struct pdf_file *pdf, struct pdf_page *page, const struct slot_use *use,
		      struct bytes *out)
{
	struct canvas canvas = { .pdf = pdf,
				 .page = page,
				 .out = out,
				 .graphics = unknown_graphics(),
				 .element = -1,
				 .content = CONTENT_IN_TEXT,
				 .content_element = -1,
				 .in_text = true,
				 .needs_matrix = true };

	canvas.graphics.dash = canvas.graphics.cap = -1;
	draw_slot(&canvas, use);
	end_array(&canvas);
	if (canvas.graphics.bold)
		put_string(out, "0 Tr\n");
}

void fill_page(struct pdf_file *pdf, struct pdf_page *page, struct bytes *out)
{
	size_t done = 0;

	for (size_t i = 0; i < page->use_count; i++) {
		const struct slot_use *use = &page->uses[i];

		put_bytes(out, page->pending + done, use->offset - done);
		done = use->offset;
		fill_slot(pdf, page, use, out);
	}
	put_bytes(out, page->pending + done, page->pending_size - done);
}

void draw_late(struct pdf_file *pdf, struct pdf_page *page, struct bytes *out)
{
	put_string(out, "/Artifact BMC\nBT\n");
	for (const struct late_slot *late = page->first_late; late != NULL; late = late->next)
		fill_slot(pdf, page, &late->use, out);
	put_string(out, "ET\nEMC\n");
}
