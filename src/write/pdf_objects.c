/* Records, and the status of libharu's calls. */
#include "pdf_internal.h"

#include <string.h>

/* The first failure is told; libharu refuses what follows. */
static void report(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	struct pdf_file *pdf = user;

	if (!pdf->failed)
		diag_environment(pdf->diag, (struct place){ 0 }, "F021 pdf-library",
				 "the PDF library failed (error 0x%04lX, detail %lu)",
				 (unsigned long)error, (unsigned long)detail);
	pdf->failed = true;
}

/* Some failures do not reach the handler. */
bool pdf_ok(struct pdf_file *pdf, HPDF_STATUS status)
{
	if (status != HPDF_OK)
		report(status, 0, pdf);
	return !pdf->failed;
}

bool pdf_made(struct pdf_file *pdf, const void *object)
{
	if (object == NULL)
		report(pdf->doc == NULL ? HPDF_FAILD_TO_ALLOC_MEM : HPDF_GetError(pdf->doc), 0,
		       pdf);
	return !pdf->failed;
}

int object_number(const void *object)
{
	return (int)(((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF);
}

void *object_reference(struct pdf_file *pdf, int number)
{
	HPDF_Obj_Header *header = ARENA_NEW(pdf->arena, HPDF_Obj_Header);

	header->obj_id = (HPDF_UINT32)number | HPDF_OTYPE_INDIRECT;
	header->obj_class = HPDF_OCLASS_NULL;
	return header;
}

/* ---- records ---- */

static HPDF_STATUS write_record(HPDF_Dict dict, HPDF_Stream out)
{
	struct pdf_record *record = dict->attr;

	record->out = out;
	if (record->stream != NULL) {
		put_string(&record->body, "/Length ");
		put_integer(&record->body, (long)record->stream_size);
	}
	if (record->body.size == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(out, (const HPDF_BYTE *)record->body.data,
				 (HPDF_UINT)record->body.size);
}

/* libharu has closed the dictionary. */
static HPDF_STATUS write_record_stream(HPDF_Dict dict)
{
	struct pdf_record *record = dict->attr;
	HPDF_STATUS status;

	if (record->stream == NULL)
		return HPDF_OK;
	status = HPDF_Stream_WriteStr(record->out, "\nstream\r\n");
	if (status == HPDF_OK)
		status = HPDF_Stream_Write(record->out, (const HPDF_BYTE *)record->stream,
					   (HPDF_UINT)record->stream_size);
	if (status == HPDF_OK)
		status = HPDF_Stream_WriteStr(record->out, "\nendstream");
	return status;
}

struct pdf_record *new_record(struct pdf_file *pdf)
{
	struct pdf_record *record = ARENA_NEW(pdf->arena, struct pdf_record);

	record->body.arena = pdf->arena;
	record->dict = (HPDF_Dict_Rec){ .header = { .obj_class = HPDF_OCLASS_DICT },
					.mmgr = pdf->doc->mmgr,
					.error = pdf->doc->mmgr->error,
					.list = pdf->no_keys,
					.write_fn = write_record,
					.after_write_fn = write_record_stream,
					.filter = HPDF_STREAM_FILTER_NONE,
					.attr = record };
	if (!pdf->failed)
		pdf_ok(pdf, HPDF_Xref_Add(pdf->doc->xref, record));
	return record;
}

bool is_record(const struct pdf_file *pdf, const void *object)
{
	return (((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
	       ((const HPDF_Dict_Rec *)object)->list == pdf->no_keys;
}

int record_number(const struct pdf_record *record)
{
	return object_number(record);
}

const char *deflate_bytes(struct pdf_file *pdf, const char *bytes, size_t size, size_t *deflated)
{
	static const char nothing[1];
	const size_t bound = libdeflate_zlib_compress_bound(pdf->zip, size);

	if (bound > pdf->zipped_capacity) {
		pdf->zipped_capacity = 2 * bound;
		pdf->zipped = arena_alloc(pdf->arena, pdf->zipped_capacity);
	}
	*deflated = libdeflate_zlib_compress(pdf->zip, size == 0 ? nothing : bytes, size, pdf->zipped,
					     bound);
	if (*deflated == 0)
		report(HPDF_ZLIB_ERROR, 0, pdf);
	return pdf->zipped;
}

void set_stream(struct pdf_file *pdf, struct pdf_record *record, const char *bytes, size_t size)
{
	size_t deflated;
	const char *zipped = deflate_bytes(pdf, bytes, size, &deflated);

	if (deflated + sizeof("/Filter/FlateDecode") >= size) {
		record->stream = arena_copy(pdf->arena, bytes, size);
		record->stream_size = size;
		return;
	}
	put_string(&record->body, "/Filter/FlateDecode");
	record->stream = arena_copy(pdf->arena, zipped, deflated);
	record->stream_size = deflated;
}

/* ---- life cycle ---- */

void open_objects(struct pdf_file *pdf)
{
	enum { COMPRESSION = 1 };

	pdf->zip = libdeflate_alloc_compressor(COMPRESSION);
	pdf->doc = HPDF_New(report, pdf);
	if (!pdf_made(pdf, pdf->doc))
		return;
	if (strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0 || pdf->zip == NULL)
		report(HPDF_INVALID_DOCUMENT, 0, pdf);
	pdf->no_keys = HPDF_List_New(pdf->doc->mmgr, 1);
	pdf_made(pdf, pdf->no_keys);
}

/* Records belong to the arena: libharu must not free them. */
void close_objects(struct pdf_file *pdf)
{
	HPDF_List entries;

	libdeflate_free_compressor(pdf->zip);
	if (pdf->doc == NULL)
		return;
	entries = pdf->doc->xref->entries;
	for (HPDF_UINT i = 1; i < entries->count; i++) {
		HPDF_XrefEntry entry = HPDF_List_ItemAt(entries, i);

		if (is_record(pdf, entry->obj))
			entry->obj = NULL;
	}
	if (pdf->no_keys != NULL)
		HPDF_List_Free(pdf->no_keys);
	HPDF_Free(pdf->doc);
	pdf->doc = NULL;
}
