/* Findings for the machines of others: SARIF 2.1.0 (OASIS, 2020) for code
 * scanning, and the workflow commands that GitHub turns into annotations. */
#include "diag_internal.h"

#include <string.h>

#include "base/text.h"

/* ---- SARIF ---- */

/* A relative path as a URI reference (RFC 3986): what is not unreserved is
 * percent-encoded, byte by byte. */
static void print_uri(FILE *out, const struct diag *diag, const char *path)
{
	static const char kept[] = "-._~/";

	fputc('"', out);
	for (int part = 0; part < 2; part++)
		for (const char *c = part == 0 ? diag->root : path; *c != '\0'; c++)
			if ((*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z') ||
			    (*c >= 'A' && *c <= 'Z') || strchr(kept, *c) != NULL)
				fputc(*c, out);
			else
				fprintf(out, "%%%02X", (unsigned)(unsigned char)*c);
	fputc('"', out);
}

static void print_region(FILE *out, struct place place)
{
	fprintf(out, ", \"region\": {\"startLine\": %d", place.line);
	if (place.column > 0)
		fprintf(out, ", \"startColumn\": %d", place.column);
	if (place.column > 0 && place.width > 0)
		fprintf(out, ", \"endColumn\": %d", place.column + place.width);
	fputc('}', out);
}

static void print_physical(FILE *out, const struct diag *diag, struct place place)
{
	fputs("\"physicalLocation\": {\"artifactLocation\": {\"uri\": ", out);
	print_uri(out, diag, place.file);
	fputc('}', out);
	if (place.line > 0)
		print_region(out, place);
	fputc('}', out);
}

static void print_message(FILE *out, const char *message, const char *label)
{
	fputs("\"message\": {\"text\": ", out);
	diag_print_string(out, message, label);
	fputc('}', out);
}

static void print_related(FILE *out, const struct diag *diag, const struct finding_related *related)
{
	const char *comma = "";

	fputs(",\n     \"relatedLocations\": [", out);
	for (; related != NULL; related = related->next) {
		if (related->place.file == NULL)
			continue;
		fprintf(out, "%s{", comma);
		print_physical(out, diag, related->place);
		fputs(", ", out);
		print_message(out, related->label, "");
		fputc('}', out);
		comma = ", ";
	}
	fputc(']', out);
}

static void print_result(FILE *out, const struct diag *diag, const struct finding *finding)
{
	fprintf(out, "    {\"ruleId\": \"%s\", \"level\": \"%s\",\n     ", finding->code,
	        diag_level_name(finding->level));
	print_message(out, finding->message, finding->label);
	if (finding->place.file != NULL) {
		fputs(",\n     \"locations\": [{", out);
		print_physical(out, diag, finding->place);
		fputs("}]", out);
	}
	if (finding->related != NULL)
		print_related(out, diag, finding->related);
	fputc('}', out);
}

static bool is_seen(const char *const *seen, size_t count, const char *code)
{
	while (count-- > 0)
		if (text_equal(seen[count], code))
			return true;
	return false;
}

/* Each kind of finding once, in the order of the findings. */
static void print_rules(FILE *out, const struct diag *diag)
{
	enum { ROOM = 256 }; /* more kinds than the program has; the list is optional */
	const char *seen[ROOM];
	size_t count = 0;

	fputs("\"rules\": [", out);
	for (size_t i = 0; i < diag->count && count < ROOM; i++) {
		const struct finding *finding = diag->findings[i];

		if (is_seen(seen, count, finding->code))
			continue;
		fprintf(out, "%s\n    {\"id\": \"%s\", \"name\": \"%s\"}", count > 0 ? "," : "",
		        finding->code, finding->name);
		seen[count++] = finding->code;
	}
	fputc(']', out);
}

void diag_print_sarif(const struct diag *diag, FILE *out)
{
	fputs("{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\",\n"
	      " \"runs\": [{\n  \"tool\": {\"driver\": {\"name\": \"kaism\", ", out);
	print_rules(out, diag);
	fputs("}},\n  \"columnKind\": \"unicodeCodePoints\",\n  \"results\": [", out);
	for (size_t i = 0; i < diag->count; i++) {
		fputs(i > 0 ? ",\n" : "\n", out);
		print_result(out, diag, diag->findings[i]);
	}
	fputs("]}]}\n", out);
}

/* ---- GitHub ---- */

/* Data of a workflow command; a property's value keeps no `:` or `,` either. */
static void print_data(FILE *out, const char *text, bool property)
{
	const char *end = text + strlen(text), *start;

	while (text < end) {
		uint32_t c;

		start = text;
		c = text_next_any(&text, end);
		if (c == '%' || c == '\n' || c == '\r' || (property && (c == ':' || c == ',')))
			fprintf(out, "%%%02X", (unsigned)c);
		else if (c >= TEXT_INVALID || text_is_control(c) || diag_is_hidden(c))
			fputs("\uFFFD", out);
		else
			fwrite(start, 1, (size_t)(text - start), out);
	}
}

static void print_command_place(FILE *out, const struct diag *diag, struct place place)
{
	fputs(" file=", out);
	print_data(out, diag->root, true);
	print_data(out, place.file, true);
	if (place.line > 0)
		fprintf(out, ",line=%d", place.line);
	if (place.line > 0 && place.column > 0)
		fprintf(out, ",col=%d", place.column);
	if (place.line > 0 && place.width > 0)
		fprintf(out, ",endColumn=%d", place.column + place.width);
	fputc(',', out);
}

void diag_print_github(const struct diag *diag, FILE *out)
{
	static const char *const commands[] = {
		[DIAG_NOTE] = "notice", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error",
	};

	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = diag->findings[i];

		fprintf(out, "::%s", commands[finding->level]);
		if (finding->place.file != NULL)
			print_command_place(out, diag, finding->place);
		fprintf(out, "%stitle=%s %s::", finding->place.file != NULL ? "" : " ", finding->code,
		        finding->name);
		print_data(out, finding->message, false);
		fputs(finding->label[0] != '\0' ? "; " : "", out);
		print_data(out, finding->label, false);
		fputc('\n', out);
	}
}
