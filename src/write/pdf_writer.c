/* Writes objects as soon as they are complete, so that a long document is never
 * in memory as a whole. Small objects, most of all those of the structure tree,
 * are packed and deflated together, which makes a tagged file a third as large.
 * What libharu made comes last: its text is libharu's; the order, the object
 * streams and the cross-reference stream are ours. ISO 32000-1, 7.5.7 and 7.5.8. */
#include "pdf_internal.h"

#include <stdlib.h>

#include "base/hash.h"

enum { PACK_SIZE = 200, PACK_BYTES = 1 << 17, PIECE = 1 << 16 };
enum { LAST_NUMBER = 8388607 }; /* ISO 32000-1, annex C */

/* Where an object is: 0 = nowhere, the offset of one that stands alone, or the
 * number of its pack and its place there. */
static const uint32_t packed = 1u << 31;
enum { INDEX_BITS = 8 };

/* ---- numbers ---- */

/* libharu numbers an object by its place in its list and the list's offset,
 * which each number that is ours moves on. */
int new_number(struct pdf_file *pdf)
{
	HPDF_Xref xref = pdf->doc->xref;
	const HPDF_UINT number = xref->start_offset + xref->entries->count;

	if (number > LAST_NUMBER)
		pdf_ok(pdf, HPDF_XREF_COUNT_ERR);
	xref->start_offset++;
	return (int)number;
}

static void note_place(struct pdf_file *pdf, int number, uint32_t place)
{
	while (pdf->places.count <= (size_t)number)
		chunks_add(pdf->arena, &pdf->places, sizeof place);
	*(uint32_t *)chunks_at(&pdf->places, (size_t)number, sizeof place) = place;
}

static uint32_t place_of(const struct pdf_file *pdf, int number)
{
	return (size_t)number < pdf->places.count
		? *(const uint32_t *)chunks_at(&pdf->places, (size_t)number, sizeof(uint32_t)) : 0;
}

/* ---- bytes ---- */

/* Two checksums of each piece stand for it in the file's identity: MD5 over all
 * bytes took longer than some of the typesetting. */
static void spool_piece(struct pdf_file *pdf)
{
	const uint32_t sums[] = {
		libdeflate_crc32(0, pdf->file.data, pdf->file.size),
		libdeflate_adler32(1, pdf->file.data, pdf->file.size),
	};

	put_bytes(&pdf->sums, (const char *)sums, sizeof sums);
	spool_put(&pdf->spool, pdf->file.data, pdf->file.size);
	pdf->file.size = 0;
}

static size_t written(const struct pdf_file *pdf)
{
	return spool_size(&pdf->spool) + pdf->file.size;
}

static void begin_object(struct pdf_file *pdf, int number)
{
	if (pdf->file.size > PIECE)
		spool_piece(pdf);
	if (written(pdf) >= packed)
		pdf_ok(pdf, HPDF_FILE_IO_ERROR);
	note_place(pdf, number, (uint32_t)written(pdf) & ~packed);
	put_integer(&pdf->file, number);
	put_string(&pdf->file, " 0 obj\n");
}

void begin_file(struct pdf_file *pdf)
{
	put_string(&pdf->file, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

static void put_stream(struct pdf_file *pdf, const char *bytes, size_t size)
{
	struct bytes *out = &pdf->file;

	put_string(out, "/Length ");
	put_integer(out, (long)size);
	put_string(out, ">>\nstream\r\n");
	put_bytes(out, bytes, size);
	put_string(out, "\nendstream\nendobj\n");
}

void write_plain(struct pdf_file *pdf, int number, const char *bytes, size_t size)
{
	begin_object(pdf, number);
	put_string(&pdf->file, "<<");
	put_stream(pdf, bytes, size);
}

static void write_deflated(struct pdf_file *pdf, const struct bytes *keys, const struct bytes *content)
{
	size_t deflated;
	const char *zipped = deflate_bytes(pdf, content->data, content->size, &deflated);

	put_string(&pdf->file, "<<");
	put_bytes(&pdf->file, keys->data, keys->size);
	put_string(&pdf->file, "/Filter/FlateDecode");
	put_stream(pdf, zipped, deflated);
}

void write_stream(struct pdf_file *pdf, int number, const struct bytes *content)
{
	static const struct bytes no_keys;

	begin_object(pdf, number);
	write_deflated(pdf, &no_keys, content);
}

/* ---- packs ---- */

static void close_pack(struct pdf_file *pdf)
{
	struct pack *pack = &pdf->pack;

	if (pack->count == 0)
		return;
	pack->keys.size = 0;
	put_string(&pack->keys, "/Type/ObjStm/N ");
	put_integer(&pack->keys, pack->count);
	put_string(&pack->keys, "/First ");
	put_integer(&pack->keys, (long)pack->head.size);
	put_bytes(&pack->head, pack->body.data, pack->body.size);
	begin_object(pdf, pack->number);
	write_deflated(pdf, &pack->keys, &pack->head);
	pack->head.size = pack->body.size = 0;
	pack->count = 0;
}

struct bytes *begin_packed(struct pdf_file *pdf, int number)
{
	struct pack *pack = &pdf->pack;

	if (pack->count == PACK_SIZE || pack->body.size > PACK_BYTES)
		close_pack(pdf);
	if (pack->count == 0)
		pack->number = new_number(pdf);
	put_integer(&pack->head, number);
	put_char(&pack->head, ' ');
	put_integer(&pack->head, (long)pack->body.size);
	put_char(&pack->head, ' ');
	note_place(pdf, number,
		   packed | (uint32_t)pack->number << INDEX_BITS | (uint32_t)pack->count++);
	return &pack->body;
}

/* ---- what libharu made ---- */

static HPDF_STATUS write_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
	put_bytes(stream->attr, (const char *)bytes, size);
	return HPDF_OK;
}

/* Dictionaries and arrays; the catalog stays outside for simple readers. */
static bool is_packable(const struct pdf_file *pdf, const void *object)
{
	const int kind = ((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY;
	const HPDF_Dict_Rec *dict = object;

	if (kind != HPDF_OCLASS_DICT)
		return kind == HPDF_OCLASS_ARRAY;
	if (is_record(pdf, object))
		return ((const struct pdf_record *)object)->stream == NULL;
	return dict->stream == NULL && dict != pdf->doc->catalog;
}

static void write_object(struct pdf_file *pdf, HPDF_Stream stream, void *object)
{
	if (is_packable(pdf, object)) {
		stream->attr = begin_packed(pdf, object_number(object));
		pdf_ok(pdf, HPDF_Obj_WriteValue(object, stream, NULL));
		put_char(stream->attr, '\n');
		return;
	}
	begin_object(pdf, object_number(object));
	stream->attr = &pdf->file;
	pdf_ok(pdf, HPDF_Obj_WriteValue(object, stream, NULL));
	put_string(&pdf->file, "\nendobj\n");
}

static void write_objects(struct pdf_file *pdf)
{
	HPDF_Stream stream = HPDF_CallbackWriter_New(pdf->doc->mmgr, write_bytes, &pdf->file);
	HPDF_List entries = pdf->doc->xref->entries;

	if (!pdf_made(pdf, stream))
		return;
	for (HPDF_UINT i = 1; i < entries->count && !pdf->failed; i++)
		write_object(pdf, stream, ((HPDF_XrefEntry)HPDF_List_ItemAt(entries, i))->obj);
	HPDF_Stream_Free(stream);
}

/* ---- the cross-reference stream ---- */

enum kind { KIND_FREE = 0, KIND_OFFSET = 1, KIND_PACKED = 2 };

/* One byte of kind, four of offset or pack, two of index. */
static void put_entry(struct bytes *out, enum kind kind, uint32_t place, int index)
{
	put_char(out, (char)kind);
	for (int shift = 24; shift >= 0; shift -= 8)
		put_char(out, (char)(place >> shift & 0xFF));
	put_char(out, (char)(index >> 8));
	put_char(out, (char)(index & 0xFF));
}

static void put_place(struct bytes *out, uint32_t place)
{
	if (place == 0)
		put_entry(out, KIND_FREE, 0, 0xFFFF);
	else if ((place & packed) != 0)
		put_entry(out, KIND_PACKED, (place & ~packed) >> INDEX_BITS,
			  (int)(place & ((1u << INDEX_BITS) - 1)));
	else
		put_entry(out, KIND_OFFSET, place, 0);
}

/* The identity is a hash of all that stands before it (ISO 32000-1, 14.4, asks
 * for MD5). */
static void put_identity(struct pdf_file *pdf, struct bytes *out)
{
	char hash[33];

	hash_md5(pdf->sums.data, pdf->sums.size, hash);
	put_string(out, "/ID[");
	for (int i = 0; i < 2; i++) {
		put_char(out, '<');
		put_string(out, hash);
		put_char(out, '>');
	}
	put_char(out, ']');
}

static void write_references(struct pdf_file *pdf)
{
	struct bytes keys = { .arena = pdf->arena }, entries = { .arena = NULL };
	const int number = new_number(pdf);
	size_t start;

	spool_piece(pdf);
	start = written(pdf);
	begin_object(pdf, number);
	put_string(&keys, "/Type/XRef/W[1 4 2]/Size ");
	put_integer(&keys, number + 1);
	put_string(&keys, "/Root ");
	put_reference(&keys, object_number(pdf->doc->catalog));
	put_string(&keys, "/Info ");
	put_reference(&keys, record_number(pdf->facts));
	put_identity(pdf, &keys);
	bytes_reserve(&entries, 7 * ((size_t)number + 1));
	for (int i = 0; i <= number; i++)
		put_place(&entries, place_of(pdf, i));
	write_deflated(pdf, &keys, &entries);
	free(entries.data);
	put_string(&pdf->file, "startxref\n");
	put_integer(&pdf->file, (long)start);
	put_string(&pdf->file, "\n%%EOF\n");
}

bool end_file(struct pdf_file *pdf)
{
	if (!pdf->failed)
		write_objects(pdf);
	if (pdf->failed)
		return false;
	close_pack(pdf);
	write_references(pdf);
	spool_piece(pdf);
	return pdf_ok(pdf, HPDF_GetError(pdf->doc));
}
