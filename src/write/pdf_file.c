/* The document: pages, labels, shared resources, and the order in which the
 * parts are finished. */
#include "pdf_file.h"

#include <assert.h>
#include <stdlib.h>

#include "pdf_internal.h"

/* ---- pages ---- */

enum { PAGES_PER_NODE = 64 };

static void end_node(struct pdf_file *pdf)
{
	HPDF_Dict root = pdf->doc->root_pages;
	HPDF_Array nodes = HPDF_Dict_GetItem(root, "Kids", HPDF_OCLASS_ARRAY);
	struct bytes *out;

	if (pdf->kid_count == 0 || !pdf_made(pdf, nodes) ||
	    !pdf_ok(pdf, HPDF_Array_Add(nodes, object_reference(pdf, pdf->node))))
		return;
	out = begin_packed(pdf, pdf->node);
	put_string(out, "<</Type/Pages/Parent ");
	put_reference(out, object_number(root));
	put_string(out, "/Count ");
	put_integer(out, pdf->kid_count);
	put_string(out, "/Kids[");
	put_bytes(out, pdf->kids.data, pdf->kids.size);
	put_string(out, "]>>\n");
	pdf->kids.size = 0;
	pdf->kid_count = 0;
}

int pdf_file_add_page(struct pdf_file *pdf, double width_pt, double height_pt)
{
	struct pdf_page *page = PDF_APPEND(pdf, pages, page_count, page_capacity);

	if (pdf->kid_count == 0)
		pdf->node = new_number(pdf);
	*page = (struct pdf_page){ .width_pt = width_pt, .height_pt = height_pt, .node = pdf->node,
				   .number = new_number(pdf) };
	put_reference(&pdf->kids, page->number);
	put_char(&pdf->kids, ' ');
	if (++pdf->kid_count == PAGES_PER_NODE)
		end_node(pdf);
	return (int)pdf->page_count - 1;
}

int pdf_file_page_count(const struct pdf_file *pdf)
{
	return (int)pdf->page_count;
}

static bool has_usual_size(const struct pdf_file *pdf, const struct pdf_page *page)
{
	return hundredths(page->width_pt) == hundredths(pdf->pages[0].width_pt) &&
	       hundredths(page->height_pt) == hundredths(pdf->pages[0].height_pt);
}

static void put_box(struct bytes *out, const struct pdf_page *page)
{
	put_string(out, "/MediaBox[0 0 ");
	put_number(out, page->width_pt);
	put_char(out, ' ');
	put_number(out, page->height_pt);
	put_char(out, ']');
}

static void put_contents(struct bytes *out, const struct pdf_page *page)
{
	put_string(out, page->late == 0 ? "/Contents " : "/Contents[");
	put_reference(out, page->contents);
	if (page->late == 0)
		return;
	put_char(out, ' ');
	put_reference(out, page->late);
	put_char(out, ']');
}

static void put_annotations(struct bytes *out, const struct pdf_page *page)
{
	if (page->first_link == NULL)
		return;
	put_string(out, "/Annots[");
	for (const struct pdf_link *link = page->first_link; link != NULL; link = link->next) {
		put_reference(out, link->number);
		put_char(out, ' ');
	}
	put_char(out, ']');
}

static void write_page(struct pdf_file *pdf, const struct pdf_page *page)
{
	const int key = tag_page(pdf);
	struct bytes *out = begin_packed(pdf, page->number);

	put_string(out, "<</Type/Page/Parent ");
	put_reference(out, page->node);
	if (!has_usual_size(pdf, page))
		put_box(out, page);
	put_contents(out, page);
	put_annotations(out, page);
	put_string(out, "/Tabs/S");
	if (key >= 0) {
		put_string(out, "/StructParents ");
		put_integer(out, key);
	}
	put_string(out, ">>\n");
}

void end_page(struct pdf_file *pdf, struct pdf_page *page)
{
	page->contents = new_number(pdf);
	page->late = page->first_late == NULL ? 0 : new_number(pdf);
	write_page(pdf, page);
	if (page->use_count == 0) {
		write_stream(pdf, page->contents, &pdf->operators);
		return;
	}
	page->pending = arena_copy(pdf->arena, pdf->operators.data, pdf->operators.size);
	page->pending_size = pdf->operators.size;
}

/* The streams that waited for what is known at the end. */
static void finish_page(struct pdf_file *pdf, struct pdf_page *page)
{
	struct bytes *operators = &pdf->operators;

	operators->size = 0;
	if (page->contents == 0) /* never drawn on */
		end_page(pdf, page);
	if (page->use_count > 0) {
		fill_page(pdf, page, operators);
		write_stream(pdf, page->contents, operators);
	}
	if (page->late == 0)
		return;
	operators->size = 0;
	draw_late(pdf, page, operators);
	write_plain(pdf, page->late, operators->data, operators->size); /* too short to gain by deflating */
}

/* All pages inherit resources, and the first page's size. libharu would count its
 * own page objects when it writes the root, and there are none. */
static void finish_pages(struct pdf_file *pdf)
{
	HPDF_Dict root = pdf->doc->root_pages;
	const HPDF_Box box = { 0, 0, (HPDF_REAL)pdf->pages[0].width_pt,
			       (HPDF_REAL)pdf->pages[0].height_pt };

	for (size_t i = 0; i < pdf->page_count && !pdf->failed; i++)
		finish_page(pdf, &pdf->pages[i]);
	if (pdf->failed)
		return;
	end_node(pdf);
	root->before_write_fn = NULL;
	pdf_ok(pdf, HPDF_Dict_AddNumber(root, "Count", (HPDF_INT32)pdf->page_count));
	pdf_ok(pdf, HPDF_Dict_Add(root, "MediaBox", HPDF_Box_Array_New(pdf->doc->mmgr, box)));
	pdf_ok(pdf, HPDF_Dict_Add(root, "Resources", pdf->resources));
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
	pdf->operators.arena = pdf->codes.arena = pdf->sums.arena = pdf->kids.arena = arena;
	pdf->top_level.arena = pdf->notes.arena = pdf->pack.keys.arena = pdf->pack.head.arena = pdf->pack.body.arena = arena;
	open_objects(pdf);
	begin_file(pdf);
	if (pdf->failed) {
		pdf_file_close(pdf);
		return NULL;
	}
	pdf->resources = new_record(pdf);
	return pdf;
}

bool pdf_file_finish(struct pdf_file *pdf, struct spool *file)
{
	assert(!pdf->canvas_is_open && pdf->page_count > 0);
	finish_pages(pdf);
	embed_fonts(pdf);
	finish_resources(pdf);
	finish_labels(pdf);
	finish_links(pdf);
	finish_outline(pdf);
	finish_metadata(pdf);
	finish_tags(pdf);
	if (!end_file(pdf))
		return false;
	*file = pdf->spool;
	pdf->spool = (struct spool){ 0 };
	return true;
}

void pdf_file_close(struct pdf_file *pdf)
{
	if (pdf == NULL)
		return;
	free(pdf->file.data);
	spool_release(&pdf->spool);
	close_objects(pdf);
}
