/* The two maps of a font: codes to characters (for copying and searching) and,
 * where codes take one or two bytes, codes to CIDs. */
#include "pdf_internal.h"

enum { BLOCK = 100 }; /* entries in one section of a map */

static void put_code(struct bytes *out, unsigned code, int size)
{
	put_char(out, '<');
	put_hex(out, code, 2 * size);
	put_char(out, '>');
}

static void put_map_head(struct bytes *out, const struct pdf_file *pdf, const char *head)
{
	put_string(out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n");
	put_string(out, head);
	put_string(out, pdf->info.compact_codes
	                        ? "2 begincodespacerange\n<00><7F>\n<8000><FFFF>\nendcodespacerange\n"
	                        : "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
}

static void put_map_tail(struct bytes *out)
{
	put_string(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}

/* Prints one entry of a section, or nothing and false. */
typedef bool put_entry(struct bytes *out, const struct pdf_file *pdf, const struct pdf_font *font,
                       int number);

static bool put_text_entry(struct bytes *out, const struct pdf_file *pdf, const struct pdf_font *font,
                           int number)
{
	const struct pdf_glyph *glyph = &font->glyphs[number];
	unsigned code;
	int size = glyph_code(pdf, font, number, &code);

	if (glyph->text == NULL || glyph->length == 0)
		return false;
	put_code(out, code, size);
	put_char(out, '<');
	put_utf16(out, glyph->text, glyph->length);
	put_string(out, ">\n");
	return true;
}

static bool put_cid_entry(struct bytes *out, const struct pdf_file *pdf, const struct pdf_font *font,
                          int number)
{
	unsigned code;
	int size = glyph_code(pdf, font, number, &code);

	put_code(out, code, size);
	put_integer(out, glyph_cid(font, number));
	put_char(out, '\n');
	return true;
}

/* Sections of at most a hundred entries, each of a known length. */
static void put_sections(struct bytes *out, const struct pdf_file *pdf, const struct pdf_font *font,
                         const char *name, put_entry *put)
{
	struct bytes section = { .arena = out->arena };
	int entries = 0;

	for (size_t i = 0; i < font->count; i++) {
		entries += put(&section, pdf, font, (int)i);
		if (entries == 0 || (entries < BLOCK && i + 1 < font->count))
			continue;
		put_integer(out, entries);
		put_string(out, " begin");
		put_string(out, name);
		put_char(out, '\n');
		put_bytes(out, section.data, section.size);
		put_string(out, "end");
		put_string(out, name);
		put_char(out, '\n');
		section.size = 0;
		entries = 0;
	}
}

void make_to_unicode(struct pdf_file *pdf, const struct pdf_font *font, struct pdf_record *record)
{
	struct bytes map = { .arena = pdf->arena };

	put_map_head(&map, pdf,
	             "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	             "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n");
	put_sections(&map, pdf, font, "bfchar", put_text_entry);
	put_map_tail(&map);
	set_stream(pdf, record, map.data, map.size);
}

void make_encoding(struct pdf_file *pdf, const struct pdf_font *font, struct pdf_record *record)
{
	struct bytes map = { .arena = pdf->arena };

	put_string(&record->body, "/Type/CMap/CMapName/Kaism-Mixed-H/CIDSystemInfo<</Registry(Adobe)"
	                          "/Ordering(Identity)/Supplement 0>>/WMode 0");
	put_map_head(&map, pdf,
	             "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n"
	             "/CMapName/Kaism-Mixed-H def\n/CMapType 1 def\n/WMode 0 def\n");
	put_sections(&map, pdf, font, "cidchar", put_cid_entry);
	put_map_tail(&map);
	set_stream(pdf, record, map.data, map.size);
}
