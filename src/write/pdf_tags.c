/* The structure tree: what a reader of the structure hears, in reading order.
 * ISO 32000-1, section 14.7. */
#include <assert.h>
#include <string.h>

#include "pdf_internal.h"

enum { CHUNK = 1024, LAST_PAGE = (1 << 30) - 1 };

void *chunks_at(const struct chunks *chunks, size_t index, size_t item_size)
{
	return (char *)chunks->chunks[index / CHUNK] + index % CHUNK * item_size;
}

void *chunks_add(struct arena *arena, struct chunks *chunks, size_t item_size)
{
	if (chunks->count == chunks->capacity) {
		const size_t used = chunks->count / CHUNK;

		if (used == chunks->chunk_capacity)
			chunks->chunks = arena_grow(arena, chunks->chunks, sizeof(void *), used,
						    &chunks->chunk_capacity);
		chunks->chunks[used] = arena_alloc(arena, CHUNK * item_size);
		chunks->capacity += CHUNK;
	}
	return chunks_at(chunks, chunks->count++, item_size);
}

static struct pdf_element *element_of(const struct pdf_file *pdf, int element)
{
	return chunks_at(&pdf->elements, (size_t)element, sizeof(struct pdf_element));
}

const struct pdf_element *element_at(const struct pdf_file *pdf, int element)
{
	return element_of(pdf, element);
}

/* Kids are numbered from 1. */
static struct element_kid *kid_at(const struct pdf_file *pdf, unsigned kid)
{
	return chunks_at(&pdf->element_kids, kid - 1, sizeof(struct element_kid));
}

static struct element_facts *facts_of(struct pdf_file *pdf, int element)
{
	struct pdf_element *found = element_of(pdf, element);

	if (found->facts == NULL)
		found->facts = ARENA_NEW(pdf->arena, struct element_facts);
	return found->facts;
}

static void add_kid(struct pdf_file *pdf, int element, struct element_kid made)
{
	struct element_kid *kid =
		chunks_add(pdf->arena, &pdf->element_kids, sizeof(struct element_kid));
	const unsigned number = (unsigned)pdf->element_kids.count;
	struct pdf_element *parent = element_of(pdf, element);

	*kid = made;
	if (parent->last == 0)
		parent->first = number;
	else
		kid_at(pdf, parent->last)->next = number;
	parent->last = number;
}

int pdf_file_element(struct pdf_file *pdf, int parent, const char *type, const char *alt)
{
	struct pdf_element *element =
		chunks_add(pdf->arena, &pdf->elements, sizeof(struct pdf_element));
	const int number = (int)pdf->elements.count - 1;

	assert(parent >= -1 && parent < number);
	*element = (struct pdf_element){ .parent = parent, .type = type };
	if (alt != NULL && alt[0] != '\0')
		facts_of(pdf, number)->alt = arena_string(pdf->arena, alt);
	if (parent >= 0)
		add_kid(pdf, parent, (struct element_kid){ .kind = KID_ELEMENT, .number = number });
	return number;
}

void pdf_file_row_header(struct pdf_file *pdf, int element)
{
	facts_of(pdf, element)->row_header = true;
}

void pdf_file_column_span(struct pdf_file *pdf, int element, int columns)
{
	if (columns > 1)
		facts_of(pdf, element)->columns = columns;
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
			.kind = KID_CONTENT,
			.page = (unsigned)(page - pdf->pages) & LAST_PAGE,
			.number = number });
	return number;
}

/* The annotation belongs to a Link element: the current one, or a new one in it. */
int tag_link(struct pdf_file *pdf, int element, int page, int annotation)
{
	if (strcmp(element_at(pdf, element)->type, "Link") != 0)
		element = pdf_file_element(pdf, element, "Link", NULL);
	add_kid(pdf, element,
		(struct element_kid){
			.kind = KID_LINK, .page = (unsigned)page & LAST_PAGE, .number = annotation });
	*PDF_APPEND(pdf, link_elements, link_count, link_capacity) = element;
	return (int)(pdf->page_count + pdf->link_count) - 1;
}

int tag_language(struct pdf_file *pdf, int element, const char *language)
{
	const unsigned last = element_at(pdf, element)->last;
	const struct element_kid *kid = last == 0 ? NULL : kid_at(pdf, last);
	const struct element_facts *facts = kid == NULL || kid->kind != KID_ELEMENT
						    ? NULL
						    : element_at(pdf, kid->number)->facts;

	if (facts != NULL && facts->language != NULL)
		return kid->number;
	element = pdf_file_element(pdf, element, "Span", NULL);
	facts_of(pdf, element)->language = language;
	return element;
}

/* ---- writing ---- */

static int page_object(const struct pdf_file *pdf, int page)
{
	return object_number(pdf->pages[page].page);
}

/* The page of an element is that of its first content; others name theirs. */
static int first_page(const struct pdf_file *pdf, const struct pdf_element *element)
{
	for (unsigned kid = element->first; kid != 0; kid = kid_at(pdf, kid)->next)
		if (kid_at(pdf, kid)->kind != KID_ELEMENT)
			return (int)kid_at(pdf, kid)->page;
	return -1;
}

static void put_kid(const struct pdf_file *pdf, struct bytes *out, const struct element_kid *kid,
		    int page)
{
	if (kid->kind == KID_ELEMENT) {
		put_reference(out, pdf->first_element + kid->number);
		return;
	}
	if (kid->kind == KID_CONTENT && (int)kid->page == page) {
		put_integer(out, kid->number);
		return;
	}
	put_string(out, kid->kind == KID_LINK ? "<</Type/OBJR/Pg " : "<</Type/MCR/Pg ");
	put_reference(out, page_object(pdf, (int)kid->page));
	put_string(out, kid->kind == KID_LINK ? "/Obj " : "/MCID ");
	if (kid->kind == KID_LINK)
		put_reference(out, kid->number);
	else
		put_integer(out, kid->number);
	put_string(out, ">>");
}

static void put_table_attributes(struct bytes *out, const char *type,
				 const struct element_facts *facts)
{
	const bool header = strcmp(type, "TH") == 0;

	if (!header && facts->columns < 2)
		return;
	put_string(out, "/A<</O/Table");
	if (header)
		put_string(out, facts->row_header ? "/Scope/Row" : "/Scope/Column");
	if (facts->columns > 1) {
		put_string(out, "/ColSpan ");
		put_integer(out, facts->columns);
	}
	put_string(out, ">>");
}

static void put_facts(struct bytes *out, const struct pdf_element *element)
{
	static const struct element_facts none;
	const struct element_facts *facts = element->facts == NULL ? &none : element->facts;

	if (facts->alt != NULL) {
		put_string(out, "/Alt");
		put_text(out, facts->alt);
	}
	if (facts->language != NULL) {
		put_string(out, "/Lang");
		put_text(out, facts->language);
	}
	put_table_attributes(out, element->type, facts);
}

void put_element(const struct pdf_file *pdf, int number, struct bytes *out)
{
	const struct pdf_element *element = element_at(pdf, number);
	const int page = first_page(pdf, element);

	put_string(out, "<</S/");
	put_string(out, element->type);
	put_string(out, "/P ");
	put_reference(out, element->parent < 0 ? pdf->document_element
					       : pdf->first_element + element->parent);
	if (page >= 0) {
		put_string(out, "/Pg ");
		put_reference(out, page_object(pdf, page));
	}
	put_facts(out, element);
	put_string(out, "/K[");
	for (unsigned kid = element->first; kid != 0; kid = kid_at(pdf, kid)->next) {
		if (kid != element->first)
			put_char(out, ' ');
		put_kid(pdf, out, kid_at(pdf, kid), page);
	}
	put_string(out, "]>>");
}

/* ---- the parent tree: from a page's number to the elements of its contents,
 * then from each link to its own; in leaves, as one object would be large ---- */

enum { KEYS_PER_LEAF = 32 };

static int key_count(const struct pdf_file *pdf)
{
	return (int)(pdf->page_count + pdf->link_count);
}

int parent_leaf_count(const struct pdf_file *pdf)
{
	return pdf->elements.count == 0 ? 0 : (key_count(pdf) + KEYS_PER_LEAF - 1) / KEYS_PER_LEAF;
}

static int first_leaf(const struct pdf_file *pdf)
{
	return pdf->first_element + (int)pdf->elements.count;
}

static void put_parents_of(const struct pdf_file *pdf, const struct pdf_page *page,
			   struct bytes *out)
{
	put_char(out, '[');
	for (size_t k = 0; k < page->element_count; k++) {
		put_reference(out, pdf->first_element + page->elements[k]);
		put_char(out, ' ');
	}
	put_string(out, "]\n");
}

void put_parent_leaf(const struct pdf_file *pdf, int leaf, struct bytes *out)
{
	const int first = leaf * KEYS_PER_LEAF, pages = (int)pdf->page_count;
	const int end = first + KEYS_PER_LEAF < key_count(pdf) ? first + KEYS_PER_LEAF : key_count(pdf);

	put_string(out, "<</Limits[");
	put_integer(out, first);
	put_char(out, ' ');
	put_integer(out, end - 1);
	put_string(out, "]/Nums[");
	for (int key = first; key < end; key++) {
		put_integer(out, key);
		put_char(out, ' ');
		if (key < pages) {
			put_parents_of(pdf, &pdf->pages[key], out);
			continue;
		}
		put_reference(out, pdf->first_element + pdf->link_elements[key - pages]);
		put_char(out, '\n');
	}
	put_string(out, "]>>");
}

static void put_parent_tree(const struct pdf_file *pdf, struct bytes *out)
{
	put_string(out, "/Kids[");
	for (int i = 0; i < parent_leaf_count(pdf); i++) {
		put_reference(out, first_leaf(pdf) + i);
		put_char(out, ' ');
	}
	put_char(out, ']');
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

static void write_document(const struct pdf_file *pdf, int root, struct bytes *out)
{
	put_string(out, "/S/Document/P ");
	put_reference(out, root);
	put_string(out, "/K[");
	for (size_t i = 0; i < pdf->elements.count; i++) {
		if (element_at(pdf, (int)i)->parent >= 0)
			continue;
		put_reference(out, pdf->first_element + (int)i);
		put_char(out, ' ');
	}
	put_char(out, ']');
}

void finish_tags(struct pdf_file *pdf)
{
	struct pdf_record *root, *document, *parents;

	if (pdf->elements.count == 0 || pdf->failed)
		return;
	root = new_record(pdf);
	document = new_record(pdf);
	parents = new_record(pdf);
	pdf->first_element = (int)pdf->doc->xref->entries->count;
	pdf->document_element = record_number(document);
	write_document(pdf, record_number(root), &document->body);
	put_parent_tree(pdf, &parents->body);
	put_string(&root->body, "/Type/StructTreeRoot/K ");
	put_reference(&root->body, record_number(document));
	put_string(&root->body, "/ParentTree ");
	put_reference(&root->body, record_number(parents));
	put_string(&root->body, "/ParentTreeNextKey ");
	put_integer(&root->body, key_count(pdf));
	mark_pages(pdf);
	if (!pdf->failed)
		pdf_ok(pdf, HPDF_Dict_Add(pdf->doc->catalog, "StructTreeRoot", root));
}
