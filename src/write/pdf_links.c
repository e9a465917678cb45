/* Destinations, links and the outline. Targets may be defined after their
 * use, so everything is made at the end. */
#include <stdlib.h>
#include <string.h>

#include "pdf_internal.h"

void pdf_file_destination(struct pdf_file *pdf, const char *anchor, int page, double y)
{
	size_t order = pdf->destination_count;

	*PDF_APPEND(pdf, destinations, destination_count, destination_capacity) =
		(struct pdf_destination){ arena_string(pdf->arena, anchor), page, y, order };
}

void canvas_link(struct canvas *canvas, const double box[4], const char *target,
		 const char *contents)
{
	struct pdf_file *pdf = canvas->pdf;
	struct pdf_link *link = ARENA_NEW(pdf->arena, struct pdf_link);

	memcpy(link->box, box, sizeof(link->box));
	link->target = arena_string(pdf->arena, target);
	link->contents = contents == NULL ? "" : arena_string(pdf->arena, contents);
	link->number = new_number(pdf);
	link->key = canvas->element < 0 ? -1 : tag_link(pdf, canvas->element, canvas->page, link->number);
	if (canvas->page->last_link == NULL)
		canvas->page->first_link = link;
	else
		canvas->page->last_link->next = link;
	canvas->page->last_link = link;
}

void pdf_file_outline(struct pdf_file *pdf, int level, const char *title, const char *anchor)
{
	*PDF_APPEND(pdf, outlines, outline_count, outline_capacity) =
		(struct pdf_outline){ level, arena_string(pdf->arena, title),
				      arena_string(pdf->arena, anchor) };
}

/* ---- looking up ---- */

/* By anchor; of two with one name, the first defined counts. */
static int compare_destinations(const void *a, const void *b)
{
	const struct pdf_destination *x = a, *y = b;
	int order = strcmp(x->anchor, y->anchor);

	return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

static const struct pdf_destination *find_destination(const struct pdf_file *pdf,
						      const char *anchor)
{
	size_t low = 0, high = pdf->destination_count;

	anchor += anchor[0] == '#';
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(pdf->destinations[middle].anchor, anchor) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == pdf->destination_count || strcmp(pdf->destinations[low].anchor, anchor) != 0) {
		diag_warning(pdf->diag, (struct place){ 0 }, "D004 dead-link",
			     "a link leads to `#%s`, which is nowhere in the document", anchor);
		return NULL;
	}
	return &pdf->destinations[low];
}

static double page_y(const struct pdf_file *pdf, const struct pdf_destination *destination)
{
	return pdf->pages[destination->page].height_pt - destination->y;
}

/* ---- links ---- */

static void put_target(struct bytes *out, const struct pdf_file *pdf, const struct pdf_link *link)
{
	const struct pdf_destination *destination;

	if (link->target[0] != '#') {
		put_string(out, "/A<</S/URI/URI");
		put_text(out, link->target);
		put_string(out, ">>");
		return;
	}
	destination = find_destination(pdf, link->target);
	if (destination == NULL)
		return;
	put_string(out, "/Dest[");
	put_reference(out, pdf->pages[destination->page].number);
	put_string(out, "/XYZ null ");
	put_number(out, page_y(pdf, destination));
	put_string(out, " null]");
}

static void put_box(struct bytes *out, const struct pdf_page *page, const double box[4])
{
	const double corners[4] = { box[0], page->height_pt - box[1] - box[3], box[0] + box[2],
				    page->height_pt - box[1] };

	put_string(out, "/Rect[");
	for (int i = 0; i < 4; i++) {
		put_number(out, corners[i]);
		put_char(out, i < 3 ? ' ' : ']');
	}
}

static void write_link(struct pdf_file *pdf, const struct pdf_page *page,
		       const struct pdf_link *link)
{
	struct bytes *out = begin_packed(pdf, link->number);

	put_string(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
	put_box(out, page, link->box);
	put_target(out, pdf, link);
	if (link->contents[0] != '\0') {
		put_string(out, "/Contents");
		put_text(out, link->contents);
	}
	if (link->key >= 0) {
		put_string(out, "/StructParent ");
		put_integer(out, link->key);
	}
	put_string(out, ">>\n");
}

void finish_links(struct pdf_file *pdf)
{
	if (pdf->destination_count > 0)
		qsort(pdf->destinations, pdf->destination_count, sizeof(pdf->destinations[0]),
		      compare_destinations);
	for (size_t i = 0; i < pdf->page_count && !pdf->failed; i++)
		for (const struct pdf_link *link = pdf->pages[i].first_link; link != NULL;
		     link = link->next)
			write_link(pdf, &pdf->pages[i], link);
}

/* ---- outline ---- */

/* By hand: libharu refuses a null zoom. */
static void aim(struct pdf_file *pdf, HPDF_Outline item, const struct pdf_destination *destination)
{
	HPDF_MMgr mmgr = pdf->doc->mmgr;
	HPDF_Array target = HPDF_Array_New(mmgr);

	if (!pdf_made(pdf, target) || !pdf_ok(pdf, HPDF_Dict_Add(item, "Dest", target)))
		return;
	pdf_ok(pdf, HPDF_Array_Add(target, object_reference(pdf, pdf->pages[destination->page].number)));
	pdf_ok(pdf, HPDF_Array_AddName(target, "XYZ"));
	pdf_ok(pdf, HPDF_Array_Add(target, HPDF_Null_New(mmgr)));
	pdf_ok(pdf, HPDF_Array_AddReal(target, (HPDF_REAL)page_y(pdf, destination)));
	pdf_ok(pdf, HPDF_Array_Add(target, HPDF_Null_New(mmgr)));
}

/* The title as UTF-16: libharu's encoder would lose what is beyond the BMP. */
static HPDF_Binary make_title(struct pdf_file *pdf, const char *title)
{
	struct bytes digits = { .arena = pdf->arena }, raw = { .arena = pdf->arena };

	put_string(&digits, "FEFF");
	put_utf16(&digits, title, strlen(title));
	for (size_t i = 0; i + 1 < digits.size; i += 2) {
		const char pair[3] = { digits.data[i], digits.data[i + 1], '\0' };

		put_char(&raw, (char)strtoul(pair, NULL, 16));
	}
	return HPDF_Binary_New(pdf->doc->mmgr, (HPDF_BYTE *)raw.data, (HPDF_UINT)raw.size);
}

void finish_outline(struct pdf_file *pdf)
{
	enum { DEPTH = 8 };
	HPDF_Outline open[DEPTH + 1] = { NULL }; /* by level; 0 = the root */

	for (size_t i = 0; i < pdf->outline_count && !pdf->failed; i++) {
		const struct pdf_outline *outline = &pdf->outlines[i];
		const struct pdf_destination *destination = find_destination(pdf, outline->anchor);
		int level = outline->level < 1       ? 1
			    : outline->level > DEPTH ? DEPTH
						     : outline->level;
		int parent = level - 1;
		HPDF_Outline item;

		while (parent > 0 && open[parent] == NULL)
			parent--;
		item = HPDF_CreateOutline(pdf->doc, open[parent], "-", NULL);
		if (!pdf_made(pdf, item) ||
		    !pdf_ok(pdf, HPDF_Dict_Add(item, "Title", make_title(pdf, outline->title))))
			return;
		HPDF_Outline_SetOpened(item, HPDF_FALSE);
		if (destination != NULL)
			aim(pdf, item, destination);
		open[level] = item;
		for (int deeper = level + 1; deeper <= DEPTH; deeper++)
			open[deeper] = NULL;
	}
}
