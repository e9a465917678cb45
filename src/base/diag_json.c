#include "diag_internal.h"

#include <string.h>

#include "base/text.h"

bool diag_is_hidden(uint32_t c)
{
	return text_is_bidi_control(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

/* JSON is UTF-8: a byte that is not becomes U+FFFD; what a terminal would obey
 * is escaped. */
static void print_characters(FILE *out, const char *text)
{
	const char *end = text + strlen(text), *start;
	uint32_t c;

	while (text < end) {
		start = text;
		c = text_next_any(&text, end);
		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", (char)c);
		else if (c >= TEXT_INVALID)
			fputs("\\ufffd", out);
		else if (c == '\t' || c == '\n' || text_is_control(c) || diag_is_hidden(c))
			fprintf(out, "\\u%04x", (unsigned)c);
		else
			fwrite(start, 1, (size_t)(text - start), out);
	}
}

void diag_print_string(FILE *out, const char *text, const char *more)
{
	fputc('"', out);
	print_characters(out, text);
	fputs(more[0] != '\0' ? "; " : "", out);
	print_characters(out, more);
	fputc('"', out);
}

static void print_number(FILE *out, const char *key, int number)
{
	if (number > 0)
		fprintf(out, ", \"%s\": %d", key, number);
	else
		fprintf(out, ", \"%s\": null", key);
}

static void print_place(FILE *out, struct place place)
{
	fputs("\"file\": ", out);
	if (place.file != NULL)
		diag_print_string(out, place.file, "");
	else
		fputs("null", out);
	print_number(out, "line", place.line);
	print_number(out, "column", place.column);
	print_number(out, "end_column", place.width > 0 ? (int)(place.column + place.width) : 0);
}

static void print_member(FILE *out, const char *key, const char *text)
{
	fprintf(out, "\"%s\": ", key);
	diag_print_string(out, text, "");
	fputs(", ", out);
}

static void print_json_finding(FILE *out, const struct finding *finding)
{
	fputs("  {", out);
	print_member(out, "code", finding->code);
	print_member(out, "name", finding->name);
	print_member(out, "level", diag_level_name(finding->level));
	print_member(out, "message", finding->message);
	print_member(out, "label", finding->label);
	print_member(out, "subject", finding->subject);
	print_place(out, finding->place);
	fputs(", \"related\": [", out);
	for (const struct finding_related *r = finding->related; r != NULL; r = r->next) {
		fputc('{', out);
		print_member(out, "label", r->label);
		print_place(out, r->place);
		fputs(r->next != NULL ? "}, " : "}", out);
	}
	fputs("]}", out);
}

void diag_print_json(const struct diag *diag, FILE *out)
{
	fputs("{\"schema\": 1, \"findings\": [", out);
	for (size_t i = 0; i < diag->count; i++) {
		fputs(i > 0 ? ",\n" : "\n", out);
		print_json_finding(out, diag->findings[i]);
	}
	fputs(diag->count > 0 ? "\n]}\n" : "]}\n", out);
}
