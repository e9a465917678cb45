/* Faces and glyphs that are drawn: what code each has, what text it stands for. */
#include "pdf_internal.h"

#include <hb.h>
#include <string.h>

#include "base/text.h"

/* ---- text as a reader copies it ---- */

static bool is_invisible(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c < ' ';
}

static bool is_blank(uint32_t c)
{
	return c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A);
}

size_t plain_text(const char *text, size_t length, char *out, size_t capacity)
{
	const char *cursor = text;
	size_t size = 0;

	while (cursor < text + length && *cursor != '\0' && size + 4 <= capacity) {
		uint32_t c = text_next(&cursor);

		if (is_blank(c))
			c = ' ';
		if (!is_invisible(c))
			size += text_encode(c, out + size);
	}
	return size;
}

enum { CLUSTER_SIZE = 256 };

bool claim_text(struct pdf_file *pdf, struct pdf_glyph *glyph, const char *text, size_t length)
{
	char plain[CLUSTER_SIZE];
	size_t size;

	if (glyph->length == length && glyph->text != NULL &&
	    memcmp(glyph->text, text, length) == 0)
		return true;
	size = plain_text(text, length, plain, sizeof(plain));
	if (glyph->text == NULL) {
		glyph->text = arena_copy(pdf->arena, plain, size);
		glyph->length = size;
	}
	return glyph->length == size && memcmp(glyph->text, plain, size) == 0;
}

/* ---- faces ---- */

static const uint16_t *identity_cids(struct arena *arena)
{
	uint16_t *cids = ARENA_ARRAY(arena, uint16_t, 0x10000);

	for (unsigned i = 0; i < 0x10000; i++)
		cids[i] = (uint16_t)i;
	return cids;
}

static void read_cids(struct pdf_file *pdf, struct pdf_font *font)
{
	hb_face_t *face = font->face->hb_face;
	hb_blob_t *cff = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
	unsigned size;
	const char *bytes = hb_blob_get_data(cff, &size);

	if (size > 0) {
		font->cids = cff_read_cids(pdf->arena, bytes, size, hb_face_get_glyph_count(face));
		font->keyed_by_name = font->cids == NULL;
		if (font->keyed_by_name)
			font->cids = identity_cids(pdf->arena);
	}
	hb_blob_destroy(cff);
}

static int add_font(struct pdf_file *pdf, const struct face *face)
{
	struct pdf_font *font = PDF_APPEND(pdf, fonts, font_count, font_capacity);

	font->face = face;
	font->record = new_record(pdf);
	read_cids(pdf, font);
	font->compact = pdf->info.compact_codes && font->cids == NULL;
	font->numbers = ARENA_ARRAY(pdf->arena, uint16_t, 0x10000);
	glyph_number(pdf, font, 0);
	return (int)pdf->font_count - 1;
}

static void grow_face_table(struct pdf_file *pdf, size_t wanted)
{
	size_t count = 2 * wanted + 16;
	int *table = ARENA_ARRAY(pdf->arena, int, count);

	if (pdf->font_by_face_count > 0)
		memcpy(table, pdf->font_by_face, pdf->font_by_face_count * sizeof(table[0]));
	pdf->font_by_face = table;
	pdf->font_by_face_count = count;
}

int font_of(struct pdf_file *pdf, const struct face *face)
{
	size_t number = (size_t)face->number;

	if (number >= pdf->font_by_face_count)
		grow_face_table(pdf, number);
	if (pdf->font_by_face[number] == 0)
		pdf->font_by_face[number] = add_font(pdf, face) + 1;
	return pdf->font_by_face[number] - 1;
}

int glyph_number(struct pdf_file *pdf, struct pdf_font *font, unsigned id)
{
	struct pdf_glyph *glyph;

	if (font->numbers[id] != 0 || (id == 0 && font->count > 0))
		return font->numbers[id];
	if (font->count == font->capacity)
		font->glyphs = arena_grow(pdf->arena, font->glyphs, sizeof(font->glyphs[0]),
					  font->count, &font->capacity);
	glyph = &font->glyphs[font->count];
	memset(glyph, 0, sizeof(*glyph));
	glyph->id = (uint16_t)id;
	glyph->width = (short)hb_font_get_glyph_h_advance(font->face->hb_font, id);
	font->numbers[id] = (uint16_t)font->count;
	return (int)font->count++;
}

unsigned glyph_code(const struct pdf_font *font, int number)
{
	enum { ONE_BYTE = 0x80, TWO_BYTES = 0x8000 };

	if (font->cids != NULL)
		return font->cids[font->glyphs[number].id];
	return font->compact && number >= ONE_BYTE ? (unsigned)(number - ONE_BYTE + TWO_BYTES)
						   : (unsigned)number;
}

int code_size(const struct pdf_font *font, unsigned code)
{
	return font->compact && code < 0x80 ? 1 : 2;
}
