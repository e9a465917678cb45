/* What the file says of itself: title, author, dates, language, identity. */
#include <string.h>

#include "pdf_internal.h"

#include "base/date.h"

struct moment {
	struct date date;
	int hour, minute, second;
};

static struct moment moment_of(long long timestamp)
{
	enum { DAYS_TO_1970 = 25567, DAY = 86400 }; /* from 1900-01-01 */
	long long day = timestamp / DAY, rest = timestamp % DAY;

	if (rest < 0) {
		rest += DAY;
		day--;
	}
	return (struct moment){ date_from_day_number((int)day + DAYS_TO_1970), (int)(rest / 3600),
				(int)(rest / 60 % 60), (int)(rest % 60) };
}

/* ---- the information dictionary ---- */

static void put_entry_text(struct bytes *out, const char *key, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	put_string(out, key);
	put_text(out, text);
}

static void write_facts(struct pdf_file *pdf)
{
	struct moment at = moment_of(pdf->info.timestamp);
	const char *date = arena_printf(pdf->arena, "D:%04d%02d%02d%02d%02d%02dZ", at.date.year,
					at.date.month, at.date.day, at.hour, at.minute, at.second);
	struct bytes *out;

	pdf->facts = new_record(pdf);
	out = &pdf->facts->body;
	put_entry_text(out, "/Title", pdf->info.title);
	put_entry_text(out, "/Author", pdf->info.author);
	put_entry_text(out, "/Subject", pdf->info.subject);
	put_entry_text(out, "/Creator", "kaism");
	put_entry_text(out, "/Producer", "libharu " HPDF_VERSION_TEXT);
	put_entry_text(out, "/CreationDate", date);
	put_entry_text(out, "/ModDate", date);
}

/* ---- XMP ---- */

static void put_xml(struct bytes *out, const char *text)
{
	for (; *text != '\0'; text++)
		switch (*text) {
		case '&':
			put_string(out, "&amp;");
			break;
		case '<':
			put_string(out, "&lt;");
			break;
		case '>':
			put_string(out, "&gt;");
			break;
		default:
			put_char(out, *text);
			break;
		}
}

/* `around` is the markup before and after the text. */
static void put_property(struct bytes *out, const char *const around[2], const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	put_string(out, around[0]);
	put_xml(out, text);
	put_string(out, around[1]);
}

static void put_properties(struct bytes *out, const struct pdf_info *info)
{
	struct moment at = moment_of(info->timestamp);
	const char *date = arena_printf(out->arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", at.date.year,
					at.date.month, at.date.day, at.hour, at.minute, at.second);

	put_property(out,
		     (const char *const[]){ "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
					    "</rdf:li></rdf:Alt></dc:title>\n" },
		     info->title);
	put_property(out,
		     (const char *const[]){ "<dc:creator><rdf:Seq><rdf:li>",
					    "</rdf:li></rdf:Seq></dc:creator>\n" },
		     info->author);
	put_property(
		out,
		(const char *const[]){ "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
				       "</rdf:li></rdf:Alt></dc:description>\n" },
		info->subject);
	put_property(out,
		     (const char *const[]){ "<dc:language><rdf:Bag><rdf:li>",
					    "</rdf:li></rdf:Bag></dc:language>\n" },
		     info->language);
	put_property(out, (const char *const[]){ "<xmp:CreateDate>", "</xmp:CreateDate>\n" }, date);
	put_property(out, (const char *const[]){ "<xmp:ModifyDate>", "</xmp:ModifyDate>\n" }, date);
}

/* PDF/A knows no schema for PDF/UA, so that the one property is described. */
static const char standards[] =
	"<pdfaid:part>2</pdfaid:part>\n"
	"<pdfaid:conformance>U</pdfaid:conformance>\n"
	"<pdfuaid:part>1</pdfuaid:part>\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static struct pdf_record *write_packet(struct pdf_file *pdf)
{
	struct pdf_record *record = new_record(pdf);
	struct bytes out = { .arena = pdf->arena };

	put_string(&out,
		   "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		   "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		   " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
		   " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
		   " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
		   " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
		   " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
		   " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
		   "<dc:format>application/pdf</dc:format>\n"
		   "<xmp:CreatorTool>kaism</xmp:CreatorTool>\n"
		   "<pdf:Producer>libharu " HPDF_VERSION_TEXT "</pdf:Producer>\n");
	put_properties(&out, &pdf->info);
	if (pdf->element_count > 0)
		put_string(&out, standards);
	put_string(&out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
	put_string(&record->body, "/Type/Metadata/Subtype/XML");
	record->stream = out.data; /* plain, so that tools without a PDF reader find it */
	record->stream_size = out.size;
	return record;
}

/* ---- the catalog ---- */

static void add_to_catalog(struct pdf_file *pdf, const char *key, const char *keys)
{
	struct pdf_record *record = new_record(pdf);

	put_string(&record->body, keys);
	if (!pdf->failed)
		pdf_ok(pdf, HPDF_Dict_Add(pdf->doc->catalog, key, record));
}

static void add_language(struct pdf_file *pdf)
{
	const char *language = pdf->info.language == NULL ? "en" : pdf->info.language;
	HPDF_String string = HPDF_String_New(pdf->doc->mmgr, language, NULL);

	if (pdf_made(pdf, string))
		pdf_ok(pdf, HPDF_Dict_Add(pdf->doc->catalog, "Lang", string));
}

/* Colours are those of sRGB. */
static void add_output_intent(struct pdf_file *pdf)
{
	HPDF_Array intents = HPDF_Array_New(pdf->doc->mmgr);
	struct pdf_record *intent = new_record(pdf), *profile = make_srgb_profile(pdf);

	put_string(&intent->body, "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
				  "/Info(sRGB IEC61966-2.1)/DestOutputProfile ");
	put_reference(&intent->body, record_number(profile));
	if (!pdf_made(pdf, intents) ||
	    !pdf_ok(pdf, HPDF_Dict_Add(pdf->doc->catalog, "OutputIntents", intents)))
		return;
	pdf_ok(pdf, HPDF_Array_Add(intents, intent));
}

void finish_metadata(struct pdf_file *pdf)
{
	if (pdf->failed)
		return;
	write_facts(pdf);
	add_language(pdf);
	add_output_intent(pdf);
	add_to_catalog(pdf, "ViewerPreferences", "/DisplayDocTitle true");
	if (pdf->element_count > 0)
		add_to_catalog(pdf, "MarkInfo", "/Marked true");
	if (!pdf->failed)
		pdf_ok(pdf, HPDF_Dict_Add(pdf->doc->catalog, "Metadata", write_packet(pdf)));
	if (pdf->outline_count > 0 && !pdf->failed)
		pdf_ok(pdf, HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE));
}
