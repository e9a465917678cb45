/* Text can be right while its ink is missing: each glyph is drawn on a page of
 * its own, rendered, and weighed against FreeType's rendering of the font file
 * that it came from. */
#include "write/pdf_file.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../support/unit.h"

enum { SIDE = 100, SIZE = 60 };

/* Composed of parts (Vietnamese, Polish), nested, far up in the font, CFF. */
static const struct { enum font_role role; const char *text; } glyphs[] = {
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
static char path[] = "/tmp/kaism-ink-XXXXXX";

static void set_up(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	ck_assert_ptr_nonnull(type);
	strcpy(path + sizeof(path) - 7, "XXXXXX");
	close(mkstemp(path));
}

static void tear_down(void)
{
	unlink(path);
	type_close(type);
	arena_release(&arena);
}

static const struct shaped *shape(int number)
{
	return type_shape(type, glyphs[number].role, glyphs[number].text, strlen(glyphs[number].text));
}

static void draw_page(struct pdf_file *pdf, int number)
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
	const char *bytes;
	size_t size;

	for (int i = 0; i < COUNT_OF(glyphs); i++)
		draw_page(pdf, i);
	bytes = pdf_file_finish(pdf, &size);
	ck_assert_ptr_nonnull(bytes);
	ck_assert_uint_eq(fwrite(bytes, 1, size, out), size);
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

static double weigh_glyph(FT_Library library, const struct run *run)
{
	FT_Face face;
	double ink = 0;

	ck_assert_int_eq(FT_New_Face(library, run->face->path, (FT_Long)run->face->index, &face), 0);
	ck_assert_int_eq(FT_Set_Pixel_Sizes(face, SIZE, SIZE), 0);
	ck_assert_int_eq(FT_Load_Glyph(face, run->glyphs[0].id, FT_LOAD_RENDER | FT_LOAD_NO_HINTING), 0);
	for (unsigned y = 0; y < face->glyph->bitmap.rows; y++)
		for (unsigned x = 0; x < face->glyph->bitmap.width; x++)
			ink += face->glyph->bitmap.buffer[(int)y * face->glyph->bitmap.pitch + (int)x] / 255.0;
	FT_Done_Face(face);
	return ink;
}

/* The loop index chooses the codes: two bytes, or one and two. */
START_TEST(draws_all_the_ink)
{
	FT_Library library;
	FILE *pages;

	write_file(_i == 1);
	pages = popen(arena_printf(&arena, "pdftoppm -r 72 -gray %s", path), "r");
	ck_assert_ptr_nonnull(pages);
	ck_assert_int_eq(FT_Init_FreeType(&library), 0);
	for (int i = 0; i < COUNT_OF(glyphs); i++) {
		double want = weigh_glyph(library, &shape(i)->runs[0]), got = weigh_page(pages);

		ck_assert_uint_eq(shape(i)->runs[0].glyph_count, 1);
		ck_assert_msg(want > 20 && got > 0.96 * want && got < 1.04 * want,
		              "%s: ink of %.1f pixels, wanted %.1f", glyphs[i].text, got, want);
	}
	ck_assert_int_eq(pclose(pages), 0);
	FT_Done_FreeType(library);
	ck_assert_uint_eq(type_missing_count(type), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("pdf_ink");
	TCase *tests = tcase_create("pdf_ink");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, draws_all_the_ink, 0, 2);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
