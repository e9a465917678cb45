/* The document: pages, labels, shared resources, and the order in which the
 * parts are finished. */
#include "pdf_file.h"

#include <assert.h>
#include <stdlib.h>

#include "pdf_internal.h"

/* ---- pages ---- */

/* All pages inherit resources, and the first page's size. */
static void set_defaults(struct pdf_file *pdf, const struct pdf_page *first)
{
	const HPDF_Box box = { 0, 0, (HPDF_REAL)first->width_pt, (HPDF_REAL)first->height_pt };
	HPDF_Dict root = pdf->doc->root_pages;

	pdf_ok(pdf, HPDF_Dict_Add(root, "MediaBox", HPDF_Box_Array_New(pdf->doc->mmgr, box)));
	pdf_ok(pdf, HPDF_Dict_Add(root, "Resources", pdf->resources));
}

static void set_size(struct pdf_file *pdf, const struct pdf_page *page)
{
	const HPDF_Box box = { 0, 0, (HPDF_REAL)page->width_pt, (HPDF_REAL)page->height_pt };

	HPDF_Dict_RemoveElement(page->page, "Resources");
	HPDF_Dict_RemoveElement(page->page, "MediaBox");
	if (hundredths(page->width_pt) != hundredths(pdf->pages[0].width_pt) ||
	    hundredths(page->height_pt) != hundredths(pdf->pages[0].height_pt))
		pdf_ok(pdf, HPDF_Dict_Add(page->page, "MediaBox",
					  HPDF_Box_Array_New(pdf->doc->mmgr, box)));
}

int pdf_file_add_page(struct pdf_file *pdf, double width_pt, double height_pt)
{
	struct pdf_page *page = PDF_APPEND(pdf, pages, page_count, page_capacity);

	*page = (struct pdf_page){ .width_pt = width_pt, .height_pt = height_pt };
	if (!pdf->failed) {
		page->page = HPDF_AddPage(pdf->doc);
		if (pdf_made(pdf, page->page)) {
			if (pdf->page_count == 1)
				set_defaults(pdf, page);
			set_size(pdf, page);
		}
	}
	return (int)pdf->page_count - 1;
}

int pdf_file_page_count(const struct pdf_file *pdf)
{
	return (int)pdf->page_count;
}

/* Writes a page's operators to the file. libharu has the object, for its number,
 * but not the stream. */
void hand_over(struct pdf_file *pdf, struct pdf_page *page, const char *operators, size_t size)
{
	HPDF_PageAttr parts;

	if (pdf->failed)
		return;
	parts = page->page->attr;
	HPDF_Stream_Free(parts->contents->stream);
	parts->stream = parts->contents->stream = NULL;
	write_contents(pdf, object_number(parts->contents), operators, size);
}

static void add_late_stream(struct pdf_file *pdf, struct pdf_page *page)
{
	const HPDF_PageAttr parts = page->page->attr;
	struct pdf_record *late = new_record(pdf);
	HPDF_Array contents = HPDF_Array_New(pdf->doc->mmgr);

	pdf->operators.size = 0;
	draw_late(pdf, page, &pdf->operators);
	late->stream = arena_copy(pdf->arena, pdf->operators.data, pdf->operators.size);
	late->stream_size = pdf->operators.size; /* too short to gain by deflating */
	if (pdf_made(pdf, contents) && pdf_ok(pdf, HPDF_Array_Add(contents, parts->contents)) &&
	    pdf_ok(pdf, HPDF_Array_Add(contents, late)))
		pdf_ok(pdf, HPDF_Dict_Add(page->page, "Contents", contents));
}

static void finish_pages(struct pdf_file *pdf)
{
	for (size_t i = 0; i < pdf->page_count && !pdf->failed; i++) {
		struct pdf_page *page = &pdf->pages[i];

		if (page->use_count > 0) {
			pdf->operators.size = 0;
			fill_page(pdf, page, &pdf->operators);
			hand_over(pdf, page, pdf->operators.data, pdf->operators.size);
		}
		if (page->late_count > 0 && !pdf->failed)
			add_late_stream(pdf, page);
	}
}

/* ---- labels ---- */

/* Kept in page order, as libharu wants them. */
void pdf_file_label_pages(struct pdf_file *pdf, int page, bool roman, int first)
{
	size_t at;

	(void)PDF_APPEND(pdf, labels, label_count, label_capacity);
	for (at = pdf->label_count - 1; at > 0 && pdf->labels[at - 1].page > page; at--)
		pdf->labels[at] = pdf->labels[at - 1];
	pdf->labels[at] = (struct page_label){ page, first, roman };
}

static void finish_labels(struct pdf_file *pdf)
{
	for (size_t i = 0; i < pdf->label_count && !pdf->failed; i++)
		pdf_ok(pdf, HPDF_AddPageLabel(pdf->doc, (HPDF_UINT)pdf->labels[i].page,
					      pdf->labels[i].roman ? HPDF_PAGE_NUM_STYLE_LOWER_ROMAN
								   : HPDF_PAGE_NUM_STYLE_DECIMAL,
					      (HPDF_UINT)pdf->labels[i].first, NULL));
}

/* ---- resources ---- */

static void put_fonts(const struct pdf_file *pdf, struct bytes *out)
{
	put_string(out, "/Font<<");
	for (size_t i = 0; i < pdf->font_count; i++) {
		put_string(out, "/F");
		put_integer(out, (long)i);
		put_char(out, ' ');
		put_reference(out, record_number(pdf->fonts[i].record));
	}
	put_string(out, ">>");
}

static void put_images(const struct pdf_file *pdf, struct bytes *out)
{
	put_string(out, "/XObject<<");
	for (size_t i = 0; i < pdf->image_count; i++) {
		put_string(out, "/I");
		put_integer(out, (long)i);
		put_char(out, ' ');
		put_reference(out, record_number(pdf->images[i].record));
	}
	put_string(out, ">>");
}

static void put_opacities(const struct pdf_file *pdf, struct bytes *out)
{
	put_string(out, "/ExtGState<<");
	for (int step = 0; step <= OPACITY_STEPS; step++) {
		double opacity = (double)step / OPACITY_STEPS;

		if (!pdf->opacities[step])
			continue;
		put_string(out, "/G");
		put_integer(out, step);
		put_string(out, "<</ca ");
		put_number(out, opacity);
		put_string(out, "/CA ");
		put_number(out, opacity);
		put_string(out, ">>");
	}
	put_string(out, ">>");
}

static void finish_resources(struct pdf_file *pdf)
{
	put_fonts(pdf, &pdf->resources->body);
	put_images(pdf, &pdf->resources->body);
	put_opacities(pdf, &pdf->resources->body);
}

/* ---- life cycle ---- */

struct pdf_file *pdf_file_open(struct type *type, const struct pdf_info *info, struct arena *arena,
			       struct diag *diag)
{
	struct pdf_file *pdf = ARENA_NEW(arena, struct pdf_file);

	pdf->arena = arena;
	pdf->diag = diag;
	pdf->type = type;
	pdf->info = *info;
	pdf->operators.arena = pdf->codes.arena = arena;
	open_objects(pdf);
	begin_file(pdf);
	if (pdf->failed) {
		pdf_file_close(pdf);
		return NULL;
	}
	pdf->resources = new_record(pdf);
	return pdf;
}

const char *pdf_file_finish(struct pdf_file *pdf, size_t *size)
{
	assert(!pdf->canvas_is_open && pdf->page_count > 0);
	finish_pages(pdf);
	embed_fonts(pdf);
	finish_resources(pdf);
	finish_labels(pdf);
	finish_links(pdf);
	finish_outline(pdf);
	finish_metadata(pdf);
	finish_tags(pdf); /* last: elements are numbered after all objects */
	if (!write_objects(pdf))
		return NULL;
	stamp_identity(&pdf->file, pdf->arena);
	arena_adopt(pdf->arena, pdf->file.data);
	pdf->finished = true;
	*size = pdf->file.size;
	return pdf->file.data;
}

void pdf_file_close(struct pdf_file *pdf)
{
	if (pdf == NULL)
		return;
	if (!pdf->finished)
		free(pdf->file.data);
	close_objects(pdf);
}
