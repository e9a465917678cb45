/* Writes the objects into memory. Each object's text is libharu's; the order,
 * the object streams and the cross-reference stream are ours: small objects,
 * most of all those of the structure tree, are packed and deflated together,
 * which makes a tagged file a third as large. ISO 32000-1, 7.5.7 and 7.5.8. */
#include "pdf_internal.h"

enum { PACK_SIZE = 200, PACK_BYTES = 1 << 17 };

enum where { WHERE_FREE = 0, WHERE_OFFSET = 1, WHERE_PACKED = 2 };

struct writer {
	struct pdf_file *pdf;
	struct bytes *out;
	HPDF_Stream stream;      /* libharu writes here; attr = the bytes it goes to */
	struct bytes entries;    /* of the cross-reference stream */
	struct bytes packs;      /* the entries of the packs, which come last */
	struct bytes head, body; /* of the pack that is being filled */
	int packed;              /* objects in it */
	int next_number;         /* of the next object of our own */
};

static HPDF_STATUS write_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
	put_bytes(stream->attr, (const char *)bytes, size);
	return HPDF_OK;
}

/* One byte of kind, four of offset or pack, two of index. */
static void put_entry(struct bytes *out, enum where where, size_t place, int index)
{
	put_char(out, (char)where);
	for (int shift = 24; shift >= 0; shift -= 8)
		put_char(out, (char)(place >> shift & 0xFF));
	put_char(out, (char)(index >> 8 & 0xFF));
	put_char(out, (char)(index & 0xFF));
}

static void write_value(struct writer *writer, struct bytes *to, void *object)
{
	writer->stream->attr = to;
	pdf_ok(writer->pdf, HPDF_Obj_WriteValue(object, writer->stream, NULL));
}

static void begin_object(struct bytes *out, int number)
{
	put_integer(out, number);
	put_string(out, " 0 obj\n");
}

/* The rest of a stream object of our own; `keys` are put before its filter and length. */
static void put_stream(struct pdf_file *pdf, const char *keys, const char *content, size_t size)
{
	struct bytes *out = &pdf->file;
	size_t deflated;
	const char *bytes = deflate_bytes(pdf, content, size, &deflated);

	put_string(out, "<<");
	put_string(out, keys);
	put_string(out, "/Filter/FlateDecode/Length ");
	put_integer(out, (long)deflated);
	put_string(out, ">>\nstream\r\n");
	put_bytes(out, bytes, deflated);
	put_string(out, "\nendstream\nendobj\n");
}

void begin_file(struct pdf_file *pdf)
{
	put_string(&pdf->file, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

/* Where it stands is noted in libharu's own list of objects. */
void write_contents(struct pdf_file *pdf, int number, const char *operators, size_t size)
{
	HPDF_Xref_GetEntry(pdf->doc->xref, (HPDF_UINT)number)->byte_offset = (HPDF_UINT)pdf->file.size;
	begin_object(&pdf->file, number);
	put_stream(pdf, "", operators, size);
}

static void close_pack(struct writer *writer)
{
	struct bytes *head = &writer->head;
	const char *keys;

	if (writer->packed == 0)
		return;
	keys = arena_printf(writer->pdf->arena, "/Type/ObjStm/N %d/First %zu", writer->packed,
			    head->size);
	put_bytes(head, writer->body.data, writer->body.size);
	put_entry(&writer->packs, WHERE_OFFSET, writer->out->size, 0);
	begin_object(writer->out, writer->next_number++);
	put_stream(writer->pdf, keys, head->data, head->size);
	head->size = writer->body.size = 0;
	writer->packed = 0;
}

/* The caller puts the object's text to the body and then ends the line. */
static struct bytes *begin_packed(struct writer *writer, int number)
{
	if (writer->packed == PACK_SIZE || writer->body.size > PACK_BYTES)
		close_pack(writer);
	put_integer(&writer->head, number);
	put_char(&writer->head, ' ');
	put_integer(&writer->head, (long)writer->body.size);
	put_char(&writer->head, ' ');
	put_entry(&writer->entries, WHERE_PACKED, (size_t)writer->next_number, writer->packed++);
	return &writer->body;
}

static void pack_object(struct writer *writer, int number, void *object)
{
	struct bytes *body = begin_packed(writer, number);

	write_value(writer, body, object);
	put_char(body, '\n');
}

static void pack_structure(struct writer *writer)
{
	const struct pdf_file *pdf = writer->pdf;
	const int elements = (int)pdf->elements.count;

	for (int i = 0; i < elements + parent_leaf_count(pdf); i++) {
		struct bytes *body = begin_packed(writer, pdf->first_element + i);

		if (i < elements)
			put_element(pdf, i, body);
		else
			put_parent_leaf(pdf, i - elements, body);
		put_char(body, '\n');
	}
}

/* Dictionaries and arrays; the catalog stays outside for simple readers. */
static bool is_packable(const struct writer *writer, const void *object)
{
	int kind = ((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY;
	const HPDF_Dict_Rec *dict = object;

	if (kind != HPDF_OCLASS_DICT)
		return kind == HPDF_OCLASS_ARRAY;
	if (dict->list == writer->pdf->no_keys &&
	    ((const struct pdf_record *)dict->attr)->stream != NULL)
		return false;
	return dict->stream == NULL && dict != writer->pdf->doc->catalog;
}

static void write_object(struct writer *writer, int number, void *object)
{
	if (is_packable(writer, object)) {
		pack_object(writer, number, object);
		return;
	}
	put_entry(&writer->entries, WHERE_OFFSET, writer->out->size, 0);
	begin_object(writer->out, number);
	write_value(writer, writer->out, object);
	put_string(writer->out, "\nendobj\n");
}

static void write_entry(struct writer *writer, int number, HPDF_XrefEntry entry)
{
	if (entry->byte_offset != 0) /* contents: written when their page was */
		put_entry(&writer->entries, WHERE_OFFSET, entry->byte_offset, 0);
	else
		write_object(writer, number, entry->obj);
}

static void write_references(struct writer *writer)
{
	static const char zero[] = "<00000000000000000000000000000000>"; /* see stamp_identity */
	struct bytes keys = { .arena = writer->pdf->arena };
	const size_t start = writer->out->size;

	put_bytes(&writer->entries, writer->packs.data, writer->packs.size);
	put_entry(&writer->entries, WHERE_OFFSET, start, 0);
	put_string(&keys, "/Type/XRef/W[1 4 2]/Size ");
	put_integer(&keys, writer->next_number + 1);
	put_string(&keys, "/Root ");
	put_reference(&keys, object_number(writer->pdf->doc->catalog));
	put_string(&keys, "/Info ");
	put_reference(&keys, record_number(writer->pdf->facts));
	put_string(&keys, "/ID[");
	put_string(&keys, zero);
	put_string(&keys, zero);
	put_bytes(&keys, "]", sizeof("]"));
	begin_object(writer->out, writer->next_number);
	put_stream(writer->pdf, keys.data, writer->entries.data, writer->entries.size);
	put_string(writer->out, "startxref\n");
	put_integer(writer->out, (long)start);
	put_string(writer->out, "\n%%EOF\n");
}

static void write_all(struct writer *writer)
{
	HPDF_Xref xref = writer->pdf->doc->xref;

	put_entry(&writer->entries, WHERE_FREE, 0, 0xFFFF);
	for (HPDF_UINT i = 1; i < xref->entries->count && !writer->pdf->failed; i++)
		write_entry(writer, (int)i, HPDF_Xref_GetEntry(xref, i));
	pack_structure(writer);
	close_pack(writer);
	write_references(writer);
}

bool write_objects(struct pdf_file *pdf)
{
	struct arena *arena = pdf->arena;
	struct writer writer = { .pdf = pdf,
				 .out = &pdf->file,
				 .entries = { .arena = arena },
				 .packs = { .arena = arena },
				 .head = { .arena = arena },
				 .body = { .arena = arena } };

	if (pdf->failed)
		return false;
	writer.next_number = (int)(pdf->doc->xref->entries->count + pdf->elements.count) +
			     parent_leaf_count(pdf);
	bytes_reserve(&writer.entries, 8 * (size_t)writer.next_number);
	writer.stream = HPDF_CallbackWriter_New(pdf->doc->mmgr, write_bytes, &pdf->file);
	if (!pdf_made(pdf, writer.stream))
		return false;
	write_all(&writer);
	HPDF_Stream_Free(writer.stream);
	return pdf_ok(pdf, HPDF_GetError(pdf->doc));
}
