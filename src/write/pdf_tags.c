/* The structure tree: what a reader of the structure hears, in reading order.
 * ISO 32000-1, section 14.7. */
#include <assert.h>
#include <string.h>

#include "pdf_internal.h"

static void add_kid(struct pdf_file *pdf, int element, struct element_kid made)
{
	struct pdf_element *parent = &pdf->elements[element];
	struct element_kid *kid = ARENA_NEW(pdf->arena, struct element_kid);

	*kid = made;
	if (parent->last == NULL)
		parent->first = kid;
	else
		parent->last->next = kid;
	parent->last = kid;
}

int pdf_file_element(struct pdf_file *pdf, int parent, const char *type, const char *alt)
{
	struct pdf_element *element = PDF_APPEND(pdf, elements, element_count, element_capacity);
	int number = (int)pdf->element_count - 1;

	assert(parent >= -1 && parent < number);
	*element =
		(struct pdf_element){ .parent = parent,
				      .type = arena_string(pdf->arena, type),
				      .alt = alt == NULL ? NULL : arena_string(pdf->arena, alt) };
	if (parent >= 0)
		add_kid(pdf, parent, (struct element_kid){ .kind = KID_ELEMENT, .number = number });
	return number;
}

void pdf_file_row_header(struct pdf_file *pdf, int element)
{
	pdf->elements[element].row_header = true;
}

void pdf_file_column_span(struct pdf_file *pdf, int element, int columns)
{
	pdf->elements[element].columns = columns;
}

int tag_content(struct canvas *canvas)
{
	struct pdf_file *pdf = canvas->pdf;
	struct pdf_page *page = canvas->page;
	int number = (int)page->element_count;

	if (page->element_count == page->element_capacity)
		page->elements = arena_grow(pdf->arena, page->elements, sizeof(page->elements[0]),
					    page->element_count, &page->element_capacity);
	page->elements[page->element_count++] = canvas->element;
	add_kid(pdf, canvas->element,
		(struct element_kid){
			.kind = KID_CONTENT, .page = (int)(page - pdf->pages), .number = number });
	return number;
}

/* The annotation belongs to a Link element: the current one, or a new one in it. */
int tag_link(struct pdf_file *pdf, int element, int page, int annotation)
{
	if (strcmp(pdf->elements[element].type, "Link") != 0)
		element = pdf_file_element(pdf, element, "Link", NULL);
	add_kid(pdf, element,
		(struct element_kid){ .kind = KID_LINK, .page = page, .number = annotation });
	*PDF_APPEND(pdf, link_elements, link_count, link_capacity) = element;
	return (int)(pdf->page_count + pdf->link_count) - 1;
}

int tag_language(struct pdf_file *pdf, int element, const char *language)
{
	const struct element_kid *last = pdf->elements[element].last;

	if (last == NULL || last->kind != KID_ELEMENT ||
	    pdf->elements[last->number].language == NULL) {
		element = pdf_file_element(pdf, element, "Span", NULL);
		pdf->elements[element].language = language;
		return element;
	}
	return last->number;
}

/* ---- writing ---- */

static int page_object(const struct pdf_file *pdf, int page)
{
	return object_number(pdf->pages[page].page);
}

/* The page of an element is that of its first content; others name theirs. */
static int first_page(const struct pdf_element *element)
{
	for (const struct element_kid *kid = element->first; kid != NULL; kid = kid->next)
		if (kid->kind != KID_ELEMENT)
			return kid->page;
	return -1;
}

static void put_kid(const struct pdf_file *pdf, struct bytes *out, const struct element_kid *kid,
		    int page)
{
	if (kid->kind == KID_ELEMENT) {
		put_reference(out, record_number(pdf->elements[kid->number].record));
		return;
	}
	if (kid->kind == KID_CONTENT && kid->page == page) {
		put_integer(out, kid->number);
		return;
	}
	put_string(out, kid->kind == KID_LINK ? "<</Type/OBJR/Pg " : "<</Type/MCR/Pg ");
	put_reference(out, page_object(pdf, kid->page));
	put_string(out, kid->kind == KID_LINK ? "/Obj " : "/MCID ");
	if (kid->kind == KID_LINK)
		put_reference(out, kid->number);
	else
		put_integer(out, kid->number);
	put_string(out, ">>");
}

static void put_table_attributes(struct bytes *out, const struct pdf_element *element)
{
	bool header = strcmp(element->type, "TH") == 0;

	if (!header && element->columns < 2)
		return;
	put_string(out, "/A<</O/Table");
	if (header)
		put_string(out, element->row_header ? "/Scope/Row" : "/Scope/Column");
	if (element->columns > 1) {
		put_string(out, "/ColSpan ");
		put_integer(out, element->columns);
	}
	put_string(out, ">>");
}

static void write_element(const struct pdf_file *pdf, const struct pdf_element *element, int root,
			  struct bytes *out)
{
	int page = first_page(element);

	put_string(out, "/S");
	put_name(out, element->type);
	put_string(out, "/P ");
	put_reference(out, element->parent < 0
				   ? root
				   : record_number(pdf->elements[element->parent].record));
	if (page >= 0) {
		put_string(out, "/Pg ");
		put_reference(out, page_object(pdf, page));
	}
	if (element->alt != NULL && element->alt[0] != '\0') {
		put_string(out, "/Alt");
		put_text(out, element->alt);
	}
	if (element->language != NULL) {
		put_string(out, "/Lang");
		put_text(out, element->language);
	}
	put_table_attributes(out, element);
	put_string(out, "/K[");
	for (const struct element_kid *kid = element->first; kid != NULL; kid = kid->next) {
		put_kid(pdf, out, kid, page);
		put_char(out, kid->next == NULL ? ']' : ' ');
	}
	if (element->first == NULL)
		put_char(out, ']');
}

/* From a page's number to the elements of its contents, then from each link. */
static struct pdf_record *write_parent_tree(struct pdf_file *pdf)
{
	struct pdf_record *record = new_record(pdf);
	struct bytes *out = &record->body;

	put_string(out, "/Nums[");
	for (size_t i = 0; i < pdf->page_count; i++) {
		const struct pdf_page *page = &pdf->pages[i];

		if (page->element_count == 0)
			continue;
		put_integer(out, (long)i);
		put_char(out, '[');
		for (size_t k = 0; k < page->element_count; k++) {
			put_reference(out, record_number(pdf->elements[page->elements[k]].record));
			put_char(out, ' ');
		}
		put_string(out, "]\n");
	}
	for (size_t i = 0; i < pdf->link_count; i++) {
		put_integer(out, (long)(pdf->page_count + i));
		put_char(out, ' ');
		put_reference(out, record_number(pdf->elements[pdf->link_elements[i]].record));
		put_char(out, '\n');
	}
	put_char(out, ']');
	return record;
}

static void mark_pages(struct pdf_file *pdf)
{
	for (size_t i = 0; i < pdf->page_count && !pdf->failed; i++) {
		struct pdf_page *page = &pdf->pages[i];

		pdf_ok(pdf, HPDF_Dict_AddName(page->page, "Tabs", "S"));
		if (page->element_count > 0)
			pdf_ok(pdf,
			       HPDF_Dict_AddNumber(page->page, "StructParents", (HPDF_INT32)i));
	}
}

static void write_document(struct pdf_file *pdf, struct pdf_record *document, int root)
{
	struct bytes *out = &document->body;

	put_string(out, "/S/Document/P ");
	put_reference(out, root);
	put_string(out, "/K[");
	for (size_t i = 0; i < pdf->element_count; i++) {
		if (pdf->elements[i].parent >= 0)
			continue;
		put_reference(out, record_number(pdf->elements[i].record));
		put_char(out, ' ');
	}
	put_char(out, ']');
}

void finish_tags(struct pdf_file *pdf)
{
	struct pdf_record *root, *document, *parents;
	struct bytes keys = { .arena = pdf->arena };

	if (pdf->element_count == 0)
		return;
	root = new_record(pdf);
	document = new_record(pdf);
	for (size_t i = 0; i < pdf->element_count; i++)
		pdf->elements[i].record = new_record(pdf);
	write_document(pdf, document, record_number(root));
	for (size_t i = 0; i < pdf->element_count; i++) {
		struct bytes *body = &pdf->elements[i].record->body;
		keys.size = 0;
		write_element(pdf, &pdf->elements[i], record_number(document), &keys);
		*body = keys; /* as much as is needed: there are dozens to a page */
		body->data = arena_copy(pdf->arena, keys.data, keys.size);
		body->capacity = keys.size;
	}
	parents = write_parent_tree(pdf);
	put_string(&root->body, "/Type/StructTreeRoot/K ");
	put_reference(&root->body, record_number(document));
	put_string(&root->body, "/ParentTree ");
	put_reference(&root->body, record_number(parents));
	put_string(&root->body, "/ParentTreeNextKey ");
	put_integer(&root->body, (long)(pdf->page_count + pdf->link_count));
	mark_pages(pdf);
	if (!pdf->failed)
		pdf_ok(pdf, HPDF_Dict_Add(pdf->doc->catalog, "StructTreeRoot", root));
}
