/* Text can be right while its ink is missing: each glyph is drawn on a page of
 * its own, rendered, and weighed against FreeType's rendering of the font file
 * that it came from: glyphs of every build, and each character that the
 * examples in content/ are written with, in four roles. */
#include "write/pdf_file.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

#include "../../support/unit.h"

enum { SIDE = 100, SIZE = 60, CODE_POINTS = 0x110000 };

struct sample { enum font_role role; const char *text; };

/* Composed of parts (Vietnamese, Polish), nested, far up in the font, CFF. */
static const struct sample glyphs[] = {
	{ FONT_SANS, "A" },                         { FONT_SERIF, "\xE1\xBA\xA4" },
	{ FONT_SANS, "\xE1\xBB\x9F" },              { FONT_SANS_BOLD, "\xE1\xBB\x85" },
	{ FONT_SERIF_ITALIC, "\xC7\xBA" },          { FONT_SERIF, "\xC5\x81" },
	{ FONT_SANS, "\xE2\x86\x92" },              { FONT_SANS, "\xE2\x88\x92" },
	{ FONT_SANS_BOLD, "\xE2\x88\x92" },         { FONT_SANS, "\xE2\x9C\x93" },
	{ FONT_SANS, "\xE9\xBE\x98" },              { FONT_SANS_BOLD, "\xE5\xAE\xA2" },
	{ FONT_SANS, "\xF0\xA0\xAE\xB7" },          { FONT_SANS, "\xEF\xBC\x8C" },
	{ FONT_MONO, "\xE1\xBB\x87" },              { FONT_SANS, "\xCE\x90" },
};

static struct arena arena;
static struct diag diag;
static struct type *type;
static struct sample *samples;
static size_t sample_count;
static char path[] = "/tmp/kaism-ink-XXXXXX";

static void set_up(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	ck_assert_ptr_nonnull(type);
	strcpy(path + sizeof(path) - 7, "XXXXXX");
	close(mkstemp(path));
	samples = ARENA_ARRAY(&arena, struct sample, 1 << 14);
	sample_count = 0;
}

static void tear_down(void)
{
	unlink(path);
	type_close(type);
	arena_release(&arena);
}

/* ---- what is drawn ---- */

static void add_sample(enum font_role role, const char *text)
{
	samples[sample_count++] = (struct sample){ role, text };
}

static void mark_characters(const char *file, bool *seen)
{
	FILE *in = fopen(file, "rb");
	char *bytes = arena_alloc(&arena, 1 << 20);
	const char *cursor = bytes, *end = bytes + fread(bytes, 1, (1 << 20) - 1, in);

	fclose(in);
	while (cursor < end) {
		const uint32_t c = text_next_any(&cursor, end);

		if (c > ' ' && c < TEXT_INVALID)
			seen[c] = true;
	}
}

static void mark_files(const char *pattern, bool *seen)
{
	glob_t found;

	ck_assert_int_eq(glob(pattern, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		mark_characters(found.gl_pathv[i], seen);
	globfree(&found);
}

static void take_examples(void)
{
	static const enum font_role roles[] = { FONT_SERIF, FONT_SERIF_BOLD, FONT_SANS, FONT_SANS_BOLD };
	bool *seen = ARENA_ARRAY(&arena, bool, CODE_POINTS);

	mark_files("content/*/*.yaml", seen);
	mark_files("content/*/*/*.yaml", seen);
	mark_files("content/*/*/*.md", seen);
	for (uint32_t c = 0; c < CODE_POINTS; c++) {
		char bytes[4];

		if (!seen[c])
			continue;
		const char *text = arena_copy(&arena, bytes, text_encode(c, bytes));
		for (int i = 0; i < COUNT_OF(roles); i++)
			add_sample(roles[i], text);
	}
	ck_assert_uint_gt(sample_count, 2000);
}

static void take_glyphs(void)
{
	for (int i = 0; i < COUNT_OF(glyphs); i++)
		add_sample(glyphs[i].role, glyphs[i].text);
}

static const struct shaped *shape(size_t number)
{
	return type_shape(type, samples[number].role, samples[number].text, strlen(samples[number].text));
}

static void draw_page(struct pdf_file *pdf, size_t number)
{
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, SIDE, SIDE));

	canvas_shaped(canvas, shape(number),
	              &(struct canvas_text){ .x = 20, .baseline = 70, .size_pt = SIZE });
	canvas_close(canvas);
}

static void write_file(bool compact)
{
	struct pdf_file *pdf = pdf_file_open(
		type, &(struct pdf_info){ .title = "Ink", .compact_codes = compact }, &arena, &diag);
	FILE *out = fopen(path, "wb");
	struct spool file;

	for (size_t i = 0; i < sample_count; i++)
		draw_page(pdf, i);
	ck_assert(pdf_file_finish(pdf, &file));
	ck_assert_uint_eq(fwrite(spool_copy(&file, &arena), 1, spool_size(&file), out), spool_size(&file));
	spool_release(&file);
	fclose(out);
	pdf_file_close(pdf);
}

/* Darkness in whole pixels of the next picture of a stream of PGM files. */
static double weigh_page(FILE *pages)
{
	static unsigned char pixels[SIDE * SIDE];
	int width = 0, height = 0;
	double ink = 0;

	ck_assert_int_eq(fscanf(pages, "P5 %d %d 255", &width, &height), 2);
	ck_assert(width == SIDE && height == SIDE && fgetc(pages) == '\n');
	ck_assert_uint_eq(fread(pixels, 1, sizeof(pixels), pages), sizeof(pixels));
	for (size_t i = 0; i < sizeof(pixels); i++)
		ink += (255 - pixels[i]) / 255.0;
	return ink;
}

/* The faces of the samples, opened once each. */
static FT_Face open_face(FT_Library library, const struct face *face)
{
	static FT_Face faces[256];
	static FT_Library owner;

	if (owner != library)
		memset(faces, 0, sizeof(faces));
	owner = library;
	ck_assert_int_ge(face->number, 0);
	ck_assert_int_lt(face->number, 256);
	if (faces[face->number] == NULL) {
		ck_assert_int_eq(FT_New_Face(library, face->path, (FT_Long)face->index,
		                             &faces[face->number]), 0);
		ck_assert_int_eq(FT_Set_Pixel_Sizes(faces[face->number], SIZE, SIZE), 0);
	}
	return faces[face->number];
}

static double weigh_glyph(FT_Library library, const struct run *run)
{
	FT_Face face = open_face(library, run->face);
	double ink = 0;

	ck_assert_int_eq(FT_Load_Glyph(face, run->glyphs[0].id, FT_LOAD_RENDER | FT_LOAD_NO_HINTING), 0);
	for (unsigned y = 0; y < face->glyph->bitmap.rows; y++)
		for (unsigned x = 0; x < face->glyph->bitmap.width; x++)
			ink += face->glyph->bitmap.buffer[(int)y * face->glyph->bitmap.pitch + (int)x] / 255.0;
	return ink;
}

static void assert_ink(void)
{
	FT_Library library;
	FILE *pages = popen(arena_printf(&arena, "pdftoppm -r 72 -gray %s", path), "r");

	ck_assert_ptr_nonnull(pages);
	ck_assert_int_eq(FT_Init_FreeType(&library), 0);
	for (size_t i = 0; i < sample_count; i++) {
		const struct run *run = &shape(i)->runs[0];
		const double want = weigh_glyph(library, run), got = weigh_page(pages);

		ck_assert_uint_eq(run->glyph_count, 1);
		ck_assert_msg(want > 5 && got > 0.96 * want - 2 && (got < 1.04 * want + 2 || run->face->bold_by_stroke),
		              "%s: ink of %.1f pixels, wanted %.1f", samples[i].text, got, want);
	}
	ck_assert_int_eq(pclose(pages), 0);
	FT_Done_FreeType(library);
	ck_assert_uint_eq(type_missing_count(type), 0);
}

/* The loop index chooses the codes: two bytes, or one and two. */
START_TEST(draws_all_the_ink)
{
	take_glyphs();
	write_file(_i == 1);
	assert_ink();
}
END_TEST

START_TEST(draws_all_the_ink_of_the_examples)
{
	take_examples();
	write_file(false);
	assert_ink();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("pdf_ink");
	TCase *tests = tcase_create("pdf_ink");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 240);
	tcase_add_loop_test(tests, draws_all_the_ink, 0, 2);
	tcase_add_test(tests, draws_all_the_ink_of_the_examples);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
