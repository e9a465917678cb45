/* Embeds what was used of each face: HarfBuzz cuts the font file, the rest is
 * the dictionaries of a composite font. libharu's own loader loses the ink of
 * composed glyphs and refuses CFF. */
#include "pdf_internal.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

/* ---- the font file ---- */

static const hb_tag_t dropped[] = {
	HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
	HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
	HB_TAG('O', 'S', '/', '2'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
	HB_TAG('V', 'O', 'R', 'G'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'),
	HB_TAG('g', 'a', 's', 'p'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('f', 'v', 'a', 'r'),
	HB_TAG('g', 'v', 'a', 'r'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('H', 'V', 'A', 'R'),
	HB_TAG('M', 'V', 'A', 'R'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('k', 'e', 'r', 'n'),
	HB_TAG('h', 'd', 'm', 'x'), HB_TAG('L', 'T', 'S', 'H'), HB_TAG('V', 'D', 'M', 'X'),
};

static hb_subset_plan_t *plan_subset(const struct pdf_font *font)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan;
	unsigned flags = HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING;

	if (input == NULL)
		return NULL;
	if (font->keyed_by_name)
		flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
	hb_subset_input_set_flags(input, flags);
	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
	for (size_t i = 0; i < font->count; i++)
		hb_set_add(hb_subset_input_glyph_set(input), font->glyphs[i].id);
	plan = hb_subset_plan_create_or_fail(font->face->hb_face, input);
	hb_subset_input_destroy(input);
	return plan;
}

static void set_font_file(struct pdf_file *pdf, const struct pdf_font *font,
			  struct pdf_record *record, hb_subset_plan_t *plan)
{
	hb_face_t *subset = hb_subset_plan_execute_or_fail(plan);
	hb_blob_t *blob;
	unsigned size;
	const char *bytes;

	if (!pdf_made(pdf, subset))
		return;
	blob = font->cids == NULL ? hb_face_reference_blob(subset)
				  : hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '));
	bytes = hb_blob_get_data(blob, &size);
	if (font->cids != NULL) {
		put_string(&record->body, "/Subtype/CIDFontType0C");
	} else {
		put_string(&record->body, "/Length1 ");
		put_integer(&record->body, (long)size);
	}
	set_stream(pdf, record, bytes, size);
	hb_blob_destroy(blob);
	hb_face_destroy(subset);
}

/* CID to glyph of the subset, two bytes each; compact fonts leave a gap. */
static void set_glyph_map(struct pdf_file *pdf, const struct pdf_font *font,
			  struct pdf_record *record, const hb_subset_plan_t *plan)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
	size_t size = 2 * ((size_t)glyph_code(font, (int)font->count - 1) + 1);
	char *bytes = arena_alloc(pdf->arena, size);

	for (size_t i = 0; i < font->count; i++) {
		hb_codepoint_t id = hb_map_get(map, font->glyphs[i].id);
		unsigned cid = glyph_code(font, (int)i);

		bytes[2 * cid] = (char)(id >> 8 & 0xFF);
		bytes[2 * cid + 1] = (char)(id & 0xFF);
	}
	set_stream(pdf, record, bytes, size);
}

/* ---- dictionaries ---- */

/* "ABCDEF+Name": six letters that tell this selection of glyphs. */
static void put_font_name(struct bytes *out, const struct pdf_font *font)
{
	uint64_t hash = 14695981039346656037u;
	char tag[8] = "ABCDEF+";

	for (size_t i = 0; i < font->count; i++)
		hash = (hash ^ font->glyphs[i].id) * 1099511628211u;
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	put_name(out, arena_printf(out->arena, "%s%s", tag, font->face->name));
}

static int compare_cids(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return x[0] < y[0] ? -1 : x[0] > y[0];
}

/* "1 [500 600] 7 [1000]": widths of consecutive CIDs stand together. */
static void put_widths(struct bytes *out, const struct pdf_font *font)
{
	int(*cids)[2] = arena_alloc(out->arena, font->count * sizeof(*cids));

	for (size_t i = 0; i < font->count; i++) {
		cids[i][0] = (int)glyph_code(font, (int)i);
		cids[i][1] = font->glyphs[i].width;
	}
	qsort(cids, font->count, sizeof(*cids), compare_cids);
	put_string(out, "/W[");
	for (size_t i = 0; i < font->count; i++) {
		bool first = i == 0 || cids[i][0] != cids[i - 1][0] + 1;

		if (first && i > 0)
			put_char(out, ']');
		if (first)
			put_integer(out, cids[i][0]);
		put_char(out, first ? '[' : ' ');
		put_integer(out, cids[i][1]);
	}
	put_string(out, "]]");
}

static long read_signed(const unsigned char *bytes)
{
	long value = bytes[0] << 8 | bytes[1];

	return value < 0x8000 ? value : value - 0x10000;
}

/* xMin yMin xMax yMax of the whole face, from its head table. */
static void put_font_box(struct bytes *out, const struct face *face)
{
	hb_blob_t *head = hb_face_reference_table(face->hb_face, HB_TAG('h', 'e', 'a', 'd'));
	const long upem = (long)hb_face_get_upem(face->hb_face);
	unsigned size;
	const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &size);

	put_string(out, "/FontBBox[");
	for (unsigned i = 0; i < 4; i++) {
		put_integer(out, size < 44 ? (i < 2 ? -200 : 1000)
					   : read_signed(bytes + 36 + 2 * i) * 1000 / upem);
		put_char(out, i < 3 ? ' ' : ']');
	}
	hb_blob_destroy(head);
}

static void make_descriptor(const struct pdf_font *font, struct pdf_record *record, int file)
{
	const struct face *face = font->face;
	struct bytes *out = &record->body;
	bool bold = strstr(face->name, "Bold") != NULL;

	put_string(out, "/Type/FontDescriptor/FontName");
	put_font_name(out, font);
	put_string(out, "/Flags 4/ItalicAngle ");
	put_number(out, (double)hb_style_get_value(face->hb_font, HB_STYLE_TAG_SLANT_ANGLE));
	put_string(out, "/Ascent ");
	put_number(out, face->ascent);
	put_string(out, "/Descent ");
	put_number(out, face->descent);
	put_string(out, "/CapHeight ");
	put_number(out, face->cap_height);
	put_string(out, bold ? "/StemV 140" : "/StemV 80");
	put_font_box(out, face);
	put_string(out, font->cids == NULL ? "/FontFile2 " : "/FontFile3 ");
	put_reference(out, file);
}

static void make_descendant(const struct pdf_font *font, struct pdf_record *record,
			    const int parts[2])
{
	struct bytes *out = &record->body;

	put_string(out, font->cids == NULL ? "/Type/Font/Subtype/CIDFontType2/BaseFont"
					   : "/Type/Font/Subtype/CIDFontType0/BaseFont");
	put_font_name(out, font);
	put_string(out,
		   "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000");
	put_widths(out, font);
	put_string(out, "/FontDescriptor ");
	put_reference(out, parts[0]);
	if (font->cids == NULL) {
		put_string(out, "/CIDToGIDMap ");
		put_reference(out, parts[1]);
	}
}

static void make_font(struct pdf_file *pdf, const struct pdf_font *font, const int parts[2])
{
	struct bytes *out = &font->record->body;

	put_string(out, "/Type/Font/Subtype/Type0/BaseFont");
	put_font_name(out, font);
	put_string(out, "/DescendantFonts[");
	put_reference(out, parts[0]);
	put_string(out, "]/ToUnicode ");
	put_reference(out, parts[1]);
	put_string(out, "/Encoding");
	if (!font->compact) {
		put_string(out, "/Identity-H");
		return;
	}
	put_char(out, ' ');
	put_reference(out, compact_encoding(pdf));
}

/* Gives the descendant font's object number. */
static int embed_face(struct pdf_file *pdf, const struct pdf_font *font)
{
	hb_subset_plan_t *plan = plan_subset(font);
	struct pdf_record *file, *map = NULL, *descriptor, *descendant;

	if (!pdf_made(pdf, plan))
		return 0;
	file = new_record(pdf);
	set_font_file(pdf, font, file, plan);
	if (font->cids == NULL) {
		map = new_record(pdf);
		set_glyph_map(pdf, font, map, plan);
	}
	hb_subset_plan_destroy(plan);
	descriptor = new_record(pdf);
	make_descriptor(font, descriptor, record_number(file));
	descendant = new_record(pdf);
	make_descendant(
		font, descendant,
		(const int[]){ record_number(descriptor), map == NULL ? 0 : record_number(map) });
	return record_number(descendant);
}

void embed_fonts(struct pdf_file *pdf)
{
	for (size_t i = 0; i < pdf->font_count && !pdf->failed; i++) {
		const struct pdf_font *font = &pdf->fonts[i];
		struct pdf_record *to_unicode = new_record(pdf);
		int descendant = embed_face(pdf, font);

		make_to_unicode(pdf, font, to_unicode);
		make_font(pdf, font, (const int[]){ descendant, record_number(to_unicode) });
	}
}
