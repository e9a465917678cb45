/* kaism fonts: which faces a project is set in, and what of its text they
 * cover. Read run_fonts first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/commands.h"
#include "app/project.h"
#include "base/json.h"
#include "base/text.h"
#include "model/words.h"

enum { CODE_POINTS = 0x110000 };

static const char *const role_names[FONT_ROLE_COUNT] = {
	"serif", "serif bold", "serif italic", "serif bold italic",
	"sans", "sans bold", "sans italic", "sans bold italic", "mono",
};

/* How many of the text's characters a face has. */
struct coverage { const struct face *face; int count; };

struct fonts {
	struct project *project;
	struct type *type;
	unsigned char *seen;   /* by code point: stands in the project's text */
	struct coverage *faces;
	size_t face_count;
	int characters;
	uint32_t *missing;
	int missing_count;
};

/* ---- the project's text ---- */

static bool
is_text(const char *path)
{
	static const char *const endings[] = { ".yaml", ".yml", ".md", ".csv", ".txt" };
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++)
		if (text_equal(dot, endings[i]))
			return true;
	return false;
}

static void
note_characters(struct fonts *fonts, const struct source_input *input)
{
	const char *cursor = input->bytes, *end = cursor + input->size;

	while (cursor < end) {
		const uint32_t c = text_next_any(&cursor, end);

		if (c < TEXT_INVALID && c > ' ' && c != 0xFEFF && !text_is_control(c))
			fonts->seen[c] = 1;
	}
}

/* ---- coverage ---- */

static void
count_face(struct fonts *fonts, const struct face *face)
{
	size_t i = 0;

	while (i < fonts->face_count && fonts->faces[i].face != face)
		i++;
	if (i == fonts->face_count)
		fonts->faces[fonts->face_count++] = (struct coverage){ face, 0 };
	fonts->faces[i].count++;
}

/* Each character as running text sets it. */
static void
measure_coverage(struct fonts *fonts)
{
	for (uint32_t c = 0; c < CODE_POINTS; c++) {
		char bytes[4];

		if (!fonts->seen[c])
			continue;
		fonts->characters++;
		if (!type_covers(fonts->type, FONT_SERIF, c)) {
			fonts->missing[fonts->missing_count++] = c;
			continue;
		}
		const struct shaped *shaped =
			type_shape(fonts->type, FONT_SERIF, bytes, text_encode(c, bytes));
		if (shaped->run_count > 0)
			count_face(fonts, shaped->runs[0].face);
	}
}

static void
read_fonts(struct fonts *fonts)
{
	const struct source *source = fonts->project->source;
	struct arena *arena = &fonts->project->arena;

	fonts->seen = ARENA_ARRAY(arena, unsigned char, CODE_POINTS);
	for (size_t i = 0; i < source->input_count; i++)
		if (is_text(source->inputs[i].path))
			note_characters(fonts, &source->inputs[i]);
	fonts->missing = ARENA_ARRAY(arena, uint32_t, CODE_POINTS);
	fonts->faces = ARENA_ARRAY(arena, struct coverage, 256);
	measure_coverage(fonts);
}

/* ---- printing ---- */

static void
print_missing(const struct fonts *fonts)
{
	enum { SHOWN = 20 };

	if (fonts->missing_count == 0)
		return;
	printf("  %6d in no face:", fonts->missing_count);
	for (int i = 0; i < fonts->missing_count && i < SHOWN; i++) {
		char bytes[5] = "";

		text_encode(fonts->missing[i], bytes);
		printf(" %s U+%04X", bytes, (unsigned)fonts->missing[i]);
	}
	puts(fonts->missing_count > SHOWN ? " ..." : "");
}

static void
print_text(const struct fonts *fonts, const char *language)
{
	printf("%s\n", language);
	for (int role = 0; role < FONT_ROLE_COUNT; role++) {
		const struct face *face = type_face(fonts->type, (enum font_role)role);

		if (face != NULL)
			printf("  %-18s %-24s %s%s  %s\n", role_names[role], face->name, face->path,
				face->index > 0 ? arena_printf(&fonts->project->arena, "#%u", face->index) : "",
				face->version);
	}
	printf("characters of the project's files: %d\n", fonts->characters);
	for (size_t i = 0; i < fonts->face_count; i++)
		printf("  %6d in %-24s %s  %s\n", fonts->faces[i].count, fonts->faces[i].face->name,
			fonts->faces[i].face->path, fonts->faces[i].face->version);
	print_missing(fonts);
}

static void
print_face(struct json_out *json, const struct face *face)
{
	json_out_string(json, "name", face->name);
	json_out_string(json, "file", face->path);
	json_out_integer(json, "index", face->index);
	json_out_string(json, "version", face->version);
}

static void
print_json(const struct fonts *fonts, const char *language, struct json_out *json)
{
	json_out_object(json, NULL);
	json_out_string(json, "language", language);
	json_out_list(json, "roles");
	for (int role = 0; role < FONT_ROLE_COUNT; role++) {
		json_out_object(json, NULL);
		json_out_string(json, "role", role_names[role]);
		print_face(json, type_face(fonts->type, (enum font_role)role));
		json_out_close(json);
	}
	json_out_close(json);
	json_out_integer(json, "characters", fonts->characters);
	json_out_list(json, "faces");
	for (size_t i = 0; i < fonts->face_count; i++) {
		json_out_object(json, NULL);
		print_face(json, fonts->faces[i].face);
		json_out_integer(json, "characters", fonts->faces[i].count);
		json_out_close(json);
	}
	json_out_close(json);
	json_out_list(json, "missing");
	for (int i = 0; i < fonts->missing_count; i++)
		json_out_string(json, NULL, arena_printf(&fonts->project->arena, "U+%04X",
			(unsigned)fonts->missing[i]));
	json_out_close(json);
	json_out_close(json);
}

/* ---- the command ---- */

static void
list_language(struct project *project, enum language language, struct json_out *json)
{
	const char *word = word_of(&words_language, (int)language);
	struct fonts fonts = { .project = project, .type = project_open_type(project, language, &project->diag) };

	if (fonts.type == NULL)
		return;
	read_fonts(&fonts);
	if (json != NULL)
		print_json(&fonts, word, json);
	else
		print_text(&fonts, word);
	type_close(fonts.type);
}

static int
run_fonts(const struct options *options)
{
	const bool as_json = options->format != NULL && text_equal(options->format, "json");
	struct project project;
	struct json_out json;
	int status;

	project_open(&project, options);
	if (as_json) {
		json_out_init(&json, stdout);
		json_out_object(&json, NULL);
		json_out_integer(&json, "schema", 1);
		json_out_list(&json, "languages");
	}
	for (size_t i = 0; project_is_sound(&project) && i < project.selection->language_count; i++)
		list_language(&project, project.selection->languages[i], as_json ? &json : NULL);
	if (as_json) {
		json_out_close(&json);
		json_out_close(&json);
	}
	status = project_report(&project, options, DIAG_ERROR);
	project_close(&project);
	return status;
}

static const struct option fonts_options[] = {
	{ "format", 0, OPTION_TEXT, offsetof(struct options, format), "text|json", "text, or for programs" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_fonts = {
	.name = "fonts",
	.arguments = "",
	.summary = "List the fonts a project is set in, and what of its text they cover.",
	.examples = "  kaism fonts\n  kaism fonts --format=json\n",
	.options = fonts_options,
	.run = run_fonts,
};
