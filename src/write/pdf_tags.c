/* The structure tree: what a reader of the structure hears, in reading order.
 * Elements are written block by block, when nothing more belongs to them.
 * ISO 32000-1, section 14.7. */
#include <assert.h>
#include <string.h>

#include "pdf_internal.h"

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
	assert(element >= pdf->elements_written && element < pdf->element_count);
	return chunks_at(&pdf->elements, (size_t)(element - pdf->elements_written),
			 sizeof(struct pdf_element));
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

static void add_top_level(struct pdf_file *pdf, int number)
{
	put_reference(&pdf->top_level, number);
	put_char(&pdf->top_level, ' ');
}

static bool is_note(const struct pdf_element *element)
{
	return strcmp(element->type, "Note") == 0;
}

/* PDF/UA-1, 7.9, wants a note to have an identifier. Object numbers of one
 * length are in the order of the names, which a name tree has to be in. */
static void put_note_name(struct bytes *out, int number)
{
	put_string(out, "(note-");
	for (int digit = 1000000; digit > 0; digit /= 10)
		put_char(out, (char)('0' + number / digit % 10));
	put_char(out, ')');
}

static void add_note(struct pdf_file *pdf, int number)
{
	put_note_name(&pdf->notes, number);
	put_reference(&pdf->notes, number);
}

int pdf_file_element(struct pdf_file *pdf, int parent, const char *type, const char *alt)
{
	struct pdf_element *element =
		chunks_add(pdf->arena, &pdf->elements, sizeof(struct pdf_element));
	const int place = pdf->element_count++;

	if (pdf->document_element == 0)
		pdf->document_element = new_number(pdf);
	*element = (struct pdf_element){ .number = new_number(pdf),
					 .parent = pdf->document_element,
					 .type = type };
	if (is_note(element))
		add_note(pdf, element->number);
	if (alt != NULL && alt[0] != '\0')
		facts_of(pdf, place)->alt = arena_string(pdf->arena, alt);
	if (parent < 0) {
		add_top_level(pdf, element->number);
	} else {
		element->parent = element_at(pdf, parent)->number;
		add_kid(pdf, parent, (struct element_kid){ .kind = KID_ELEMENT, .number = place });
	}
	return place;
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
	const int number = (int)pdf->content_count;

	*PDF_APPEND(pdf, contents, content_count, content_capacity) =
		element_at(pdf, canvas->element)->number;
	add_kid(pdf, canvas->element,
		(struct element_kid){
			.kind = KID_CONTENT, .page = canvas->page->number, .number = number });
	return number;
}

/* Gives the key. */
static int add_parent(struct pdf_file *pdf, int object)
{
	*PDF_APPEND(pdf, parents, parent_count, parent_capacity) = object;
	return (int)pdf->parent_count - 1;
}

int tag_link(struct pdf_file *pdf, int element, const struct pdf_page *page, int annotation)
{
	if (strcmp(element_at(pdf, element)->type, "Link") != 0)
		element = pdf_file_element(pdf, element, "Link", NULL);
	add_kid(pdf, element,
		(struct element_kid){
			.kind = KID_LINK, .page = page->number, .number = annotation });
	return add_parent(pdf, element_at(pdf, element)->number);
}

int tag_page(struct pdf_file *pdf)
{
	const int number = pdf->content_count == 0 ? 0 : new_number(pdf);
	struct bytes *out;

	if (pdf->content_count == 0)
		return -1;
	out = begin_packed(pdf, number);
	put_char(out, '[');
	for (size_t i = 0; i < pdf->content_count; i++) {
		put_reference(out, pdf->contents[i]);
		put_char(out, ' ');
	}
	put_string(out, "]\n");
	pdf->content_count = 0;
	return add_parent(pdf, number);
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

/* The page of an element is that of its first content; others name theirs. 0 = none */
static int first_page(const struct pdf_file *pdf, const struct pdf_element *element)
{
	for (unsigned kid = element->first; kid != 0; kid = kid_at(pdf, kid)->next)
		if (kid_at(pdf, kid)->kind != KID_ELEMENT)
			return kid_at(pdf, kid)->page;
	return 0;
}

static void put_kid(const struct pdf_file *pdf, struct bytes *out, const struct element_kid *kid,
		    int page)
{
	if (kid->kind == KID_ELEMENT) {
		put_reference(out, element_at(pdf, kid->number)->number);
		return;
	}
	if (kid->kind == KID_CONTENT && kid->page == page) {
		put_integer(out, kid->number);
		return;
	}
	put_string(out, kid->kind == KID_LINK ? "<</Type/OBJR/Pg " : "<</Type/MCR/Pg ");
	put_reference(out, kid->page);
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

static void put_kids(const struct pdf_file *pdf, const struct pdf_element *element, int page,
		     struct bytes *out)
{
	if (element->first != 0 && element->first == element->last) {
		put_string(out, "/K ");
		put_kid(pdf, out, kid_at(pdf, element->first), page);
		return;
	}
	put_string(out, "/K[");
	for (unsigned kid = element->first; kid != 0; kid = kid_at(pdf, kid)->next) {
		if (kid != element->first)
			put_char(out, ' ');
		put_kid(pdf, out, kid_at(pdf, kid), page);
	}
	put_char(out, ']');
}

static void put_element(const struct pdf_file *pdf, const struct pdf_element *element,
			struct bytes *out)
{
	const int page = first_page(pdf, element);

	put_string(out, "<</S/");
	put_string(out, element->type);
	put_string(out, "/P ");
	put_reference(out, element->parent);
	if (page != 0) {
		put_string(out, "/Pg ");
		put_reference(out, page);
	}
	put_facts(out, element);
	if (is_note(element)) {
		put_string(out, "/ID");
		put_note_name(out, element->number);
	}
	put_kids(pdf, element, page, out);
	put_string(out, ">>");
}

void pdf_file_elements_done(struct pdf_file *pdf)
{
	for (int i = pdf->elements_written; i < pdf->element_count; i++) {
		const struct pdf_element *element = element_at(pdf, i);

		put_element(pdf, element, begin_packed(pdf, element->number));
	}
	pdf->elements_written = pdf->element_count;
	pdf->elements.count = pdf->element_kids.count = 0;
}

/* ---- the parent tree: from a page's key to the elements of its contents, from
 * a link's to its own; in leaves, as one object would be large ---- */

enum { KEYS_PER_LEAF = 32 };

/* The keys from `first` on; gives the leaf's number. */
static int write_leaf(struct pdf_file *pdf, int first)
{
	const int count = (int)pdf->parent_count - first, number = new_number(pdf);
	const int end = first + (count < KEYS_PER_LEAF ? count : KEYS_PER_LEAF);
	struct bytes *out = begin_packed(pdf, number);

	put_string(out, "<</Limits[");
	put_integer(out, first);
	put_char(out, ' ');
	put_integer(out, end - 1);
	put_string(out, "]/Nums[");
	for (int key = first; key < end; key++) {
		put_integer(out, key);
		put_char(out, ' ');
		put_reference(out, pdf->parents[key]);
		put_char(out, '\n');
	}
	put_string(out, "]>>\n");
	return number;
}

static void write_parent_tree(struct pdf_file *pdf, struct bytes *out)
{
	put_string(out, "/Kids[");
	for (int first = 0; first < (int)pdf->parent_count; first += KEYS_PER_LEAF) {
		put_reference(out, write_leaf(pdf, first));
		put_char(out, ' ');
	}
	put_char(out, ']');
}

static void write_document(struct pdf_file *pdf, int root)
{
	struct bytes *out = begin_packed(pdf, pdf->document_element);

	put_string(out, "<</S/Document/P ");
	put_reference(out, root);
	put_string(out, "/K[");
	put_bytes(out, pdf->top_level.data, pdf->top_level.size);
	put_string(out, "]>>\n");
}

void finish_tags(struct pdf_file *pdf)
{
	struct pdf_record *root, *parents;

	pdf_file_elements_done(pdf);
	if (pdf->element_count == 0 || pdf->failed)
		return;
	root = new_record(pdf);
	parents = new_record(pdf);
	write_document(pdf, record_number(root));
	write_parent_tree(pdf, &parents->body);
	put_string(&root->body, "/Type/StructTreeRoot/K ");
	put_reference(&root->body, pdf->document_element);
	put_string(&root->body, "/ParentTree ");
	put_reference(&root->body, record_number(parents));
	put_string(&root->body, "/ParentTreeNextKey ");
	put_integer(&root->body, (long)pdf->parent_count);
	if (pdf->notes.size > 0) {
		put_string(&root->body, "/IDTree<</Names[");
		put_bytes(&root->body, pdf->notes.data, pdf->notes.size);
		put_string(&root->body, "]>>");
	}
	if (!pdf->failed)
		pdf_ok(pdf, HPDF_Dict_Add(pdf->doc->catalog, "StructTreeRoot", root));
}
