/* The two maps of a font: codes to characters, for copying and searching, and
 * codes to CIDs where codes take one or two bytes. */
#include "pdf_internal.h"

enum { BLOCK = 100 }; /* entries in one section of a map */

static void put_map_head(struct bytes *out, bool compact, const char *head)
{
	put_string(out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n");
	put_string(out, head);
	put_string(out,
		   compact ? "2 begincodespacerange\n<00><7F>\n<8000><FFFF>\nendcodespacerange\n"
			   : "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
}

static void put_map_tail(struct bytes *out)
{
	put_string(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}

/* "<41><0041>": a code and the whole text it stands for. */
static int put_entry(struct bytes *out, const struct pdf_font *font, int number)
{
	const struct pdf_glyph *glyph = &font->glyphs[number];
	unsigned code = glyph_code(font, number);

	if (glyph->text == NULL || glyph->length == 0)
		return 0;
	put_char(out, '<');
	put_hex(out, code, 2 * code_size(font, code));
	put_string(out, "><");
	put_utf16(out, glyph->text, glyph->length);
	put_string(out, ">\n");
	return 1;
}

static void put_section(struct bytes *out, const struct bytes *section, int entries)
{
	put_integer(out, entries);
	put_string(out, " beginbfchar\n");
	put_bytes(out, section->data, section->size);
	put_string(out, "endbfchar\n");
}

void make_to_unicode(struct pdf_file *pdf, const struct pdf_font *font, struct pdf_record *record)
{
	struct bytes map = { .arena = pdf->arena }, section = { .arena = pdf->arena };
	int entries = 0;

	put_map_head(&map, font->compact,
		     "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
		     "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n");
	for (size_t i = 0; i < font->count; i++) {
		entries += put_entry(&section, font, (int)i);
		if (entries < BLOCK && i + 1 < font->count)
			continue;
		if (entries > 0)
			put_section(&map, &section, entries);
		section.size = 0;
		entries = 0;
	}
	put_map_tail(&map);
	set_stream(pdf, record, map.data, map.size);
}

/* Codes are CIDs; the map only tells which take one byte. */
static void put_ranges(struct bytes *map)
{
	put_string(map, "1 begincidrange\n<00><7F>0\nendcidrange\n64 begincidrange\n");
	for (unsigned high = 0x80; high < 0x100; high++) {
		if (high == 0xC0)
			put_string(map, "endcidrange\n64 begincidrange\n");
		put_char(map, '<');
		put_hex(map, high << 8, 4);
		put_string(map, "><");
		put_hex(map, high << 8 | 0xFF, 4);
		put_char(map, '>');
		put_integer(map, (long)high << 8);
		put_char(map, '\n');
	}
	put_string(map, "endcidrange\n");
}

int compact_encoding(struct pdf_file *pdf)
{
	struct bytes map = { .arena = pdf->arena };

	if (pdf->encoding != NULL)
		return record_number(pdf->encoding);
	pdf->encoding = new_record(pdf);
	put_string(&pdf->encoding->body,
		   "/Type/CMap/CMapName/Kaism-Mixed-H/CIDSystemInfo<</Registry(Adobe)"
		   "/Ordering(Identity)/Supplement 0>>/WMode 0");
	put_map_head(&map, true,
		     "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n"
		     "/CMapName/Kaism-Mixed-H def\n/CMapType 1 def\n/WMode 0 def\n");
	put_ranges(&map);
	put_map_tail(&map);
	set_stream(pdf, pdf->encoding, map.data, map.size);
	return record_number(pdf->encoding);
}
