#include "write/pdf_file.h"

#include <png.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../support/unit.h"

#define MINUS "\xE2\x88\x92"
#define ARROW "\xE2\x86\x92"
#define AT_LEAST "\xE2\x89\xA5"
#define CHINESE "\xE9\x87\x8D\xE7\x82\xB9\xE5\xAE\xA2\xE6\x88\xB7" /* key account */
#define BEYOND_BMP "\xF0\xA0\xAE\xB7"
#define NO_GLYPH "\xF4\x80\x80\x80"

static struct arena arena;
static struct diag diag;
static struct type *type;
static struct pdf_file *pdf;
static char path[] = "/tmp/kaism-pdf-XXXXXX";

static const struct color ink = { 27, 39, 51 };

static void open_with(bool compact)
{
	pdf = pdf_file_open(type,
	                    &(struct pdf_info){ .title = "Selection " CHINESE " <A & B>",
	                                        .author = "K. Account",
	                                        .subject = "Test",
	                                        .language = "en",
	                                        .timestamp = 1793318400, /* 2026-10-30 00:00 UTC */
	                                        .accent = color_default_accent,
	                                        .compact_codes = compact },
	                    &arena, &diag);
	ck_assert_ptr_nonnull(pdf);
}

static void set_up(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	ck_assert_ptr_nonnull(type);
	open_with(false);
	strcpy(path + sizeof(path) - 7, "XXXXXX");
	close(mkstemp(path));
}

static void tear_down(void)
{
	unlink(path);
	pdf_file_close(pdf);
	type_close(type);
	arena_release(&arena);
}

/* ---- helpers ---- */

static double put_word(struct canvas *canvas, enum font_role role, const char *word,
                       const struct canvas_text *at)
{
	const struct shaped *shaped = type_shape(type, role, word, strlen(word));

	canvas_shaped(canvas, shaped, at);
	return at->x + shaped->width * at->size_pt / 1000;
}

static void put_line(struct canvas *canvas, enum font_role role, const char *text, double baseline)
{
	put_word(canvas, role, text,
	         &(struct canvas_text){ .x = 60, .baseline = baseline, .size_pt = 10, .color = ink });
}

static void save(void)
{
	struct spool file;
	FILE *out = fopen(path, "wb");

	ck_assert(pdf_file_finish(pdf, &file));
	ck_assert_ptr_nonnull(out);
	ck_assert_uint_eq(fwrite(spool_copy(&file, &arena), 1, spool_size(&file), out), spool_size(&file));
	spool_release(&file);
	ck_assert_int_eq(fclose(out), 0);
	ck_assert_uint_eq(diag.count, 0);
}

/* What a command prints; "%s" in it is the file. */
static const char *run(const char *command)
{
	static char output[1 << 16];
	const char *place = strstr(command, "%s");
	const char *line = arena_printf(&arena, "%.*s%s%s", (int)(place - command), command, path, place + 2);
	FILE *pipe = popen(line, "r");
	size_t size;

	ck_assert_ptr_nonnull(pipe);
	size = fread(output, 1, sizeof(output) - 1, pipe);
	output[size] = '\0';
	ck_assert_int_eq(pclose(pipe), 0);
	return output;
}

static void ck_assert_contains(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) != NULL, "`%s` is not in:\n%.3000s", part, text);
}

static void ck_assert_sound(void)
{
	ck_assert_contains(run("qpdf --check %s 2>&1"), "No syntax or stream encoding errors");
	ck_assert_str_eq(run("pdftotext %s /dev/null 2>&1"), "");
	ck_assert_str_eq(run("mutool draw -N -q -F text -o /dev/null %s 2>&1"), "");
}

/* ---- text ---- */

static const char *const lines[] = {
	"Office affine fluffy AVATAR To 1,234.56",
	"loss " MINUS "3.5 " ARROW " gain " AT_LEAST " 4",
	"mixed " CHINESE " and Latin (in \\ brackets)",
	"beyond " BEYOND_BMP " the plane",
	"Na\xC3\xAFve caf\xC3\xA9 \xE2\x82\xAC 5 \xE2\x80\x93 \xC5\x81\xC3\xB3\xC5\xBA",
	"decomposed e\xCC\x81x q\xCC\x81 soft\xC2\xADhyphen",
};

/* As a reader should get them. */
static const char *const copied[] = {
	"Office affine fluffy AVATAR To 1,234.56",
	"loss " MINUS "3.5 " ARROW " gain " AT_LEAST " 4",
	"mixed " CHINESE " and Latin (in \\ brackets)",
	"beyond " BEYOND_BMP " the plane",
	"Na\xC3\xAFve caf\xC3\xA9 \xE2\x82\xAC 5 \xE2\x80\x93 \xC5\x81\xC3\xB3\xC5\xBA",
	"decomposed",
	"\xC5\xBF", /* the last of the letters */
};

static const enum font_role line_roles[] = { FONT_SERIF, FONT_SANS_BOLD, FONT_SANS_ITALIC, FONT_MONO };

/* More letters than there are codes of one byte. */
static void put_accented(struct canvas *canvas, unsigned c)
{
	const char letter[3] = { (char)(0xC0 | c >> 6), (char)(0x80 | (c & 63)), '\0' };

	put_word(canvas, FONT_SERIF, letter,
	         &(struct canvas_text){ .x = 60 + 9 * (c % 32), .baseline = 300 + 2 * (c - c % 32) / 4.0,
	                                .size_pt = 8, .color = ink });
}

static void draw_lines(void)
{
	for (int page = 0; page < 4; page++) {
		struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 595.28, 841.89));

		for (int i = 0; i < COUNT_OF(lines); i++)
			put_line(canvas, line_roles[page], lines[i], 80 + 20 * i);
		for (unsigned c = 0xC0; page == 0 && c < 0x180; c++)
			put_accented(canvas, c);
		canvas_close(canvas);
	}
}

/* The loop index chooses the codes: two bytes, or one and two. */
START_TEST(gives_back_the_text)
{
	const char *text;

	pdf_file_close(pdf);
	open_with(_i == 1);
	draw_lines();
	save();
	ck_assert_sound();
	for (int i = 0; i < COUNT_OF(copied); i++) {
		text = run("pdftotext -layout %s - 2>&1");
		ck_assert_contains(text, copied[i]);
		text = run("mutool draw -N -q -F text %s 2>&1");
		ck_assert_contains(text, copied[i]);
	}
}
END_TEST

/* Text that no glyph alone stands for is given by ActualText. */
START_TEST(gives_back_what_glyphs_cannot_tell)
{
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 300, 200));

	put_line(canvas, FONT_SANS, "A" NO_GLYPH "B \xF4\x80\x80\x81 q\xCC\x81.", 80);
	canvas_close(canvas);
	save();
	ck_assert_sound();
	ck_assert_uint_eq(type_missing_count(type), 2);
	ck_assert_contains(run("pdftotext %s - 2>&1"), "A" NO_GLYPH "B \xF4\x80\x80\x81 q\xCC\x81.");
}
END_TEST

START_TEST(sets_words_where_they_are_put)
{
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 595.28, 841.89));
	struct canvas_text at = { .x = 60, .baseline = 100, .size_pt = 9.5, .color = ink };

	for (int i = 0; i < 30; i++) {
		at.x = put_word(canvas, FONT_SERIF, "word", &at);
		at.x = put_word(canvas, FONT_SERIF, " ", &at);
		if (at.x > 400) {
			at.x = 60;
			at.baseline += 13.5;
		}
	}
	at = (struct canvas_text){ .x = 300.5, .baseline = 400, .size_pt = 10, .color = ink };
	put_word(canvas, FONT_SANS, "H", &at);
	at.x = 60;
	put_word(canvas, FONT_SANS, "H", &at); /* back on the same line */
	canvas_close(canvas);
	save();
	ck_assert_sound();
	ck_assert_contains(run("pdftotext -layout %s - 2>&1"), "word word word word word word");
	ck_assert_contains(run("pdftotext -bbox %s - 2>&1 | grep '>H<'"), "xMin=\"300.500000\"");
	ck_assert_contains(run("pdftotext -bbox %s - 2>&1 | grep '>H<'"), "xMin=\"60.000000\"");
}
END_TEST

START_TEST(spreads_justified_and_tracked_text)
{
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 595.28, 841.89));
	struct canvas_text at = { .x = 60, .baseline = 100, .size_pt = 10, .color = ink };

	at.extra_per_gap_pt = 20;
	put_word(canvas, FONT_SANS, "HH H", &at); /* H is 741 wide, a space 260 */
	at.baseline = 200;
	at.extra_per_gap_pt = 0;
	at.tracking_em = 0.5;
	put_word(canvas, FONT_SANS, "HH", &at);
	canvas_close(canvas);
	save();
	ck_assert_contains(run("pdftotext -bbox %s - 2>&1"), "xMin=\"97.420000\"");
	ck_assert_sound();
}
END_TEST

/* ---- slots, links, outline, labels ---- */

static void draw_numbered_page(int slot, double y)
{
	int page = pdf_file_add_page(pdf, 595.28, 841.89);
	struct canvas *canvas = canvas_open(pdf, page);
	const char *anchor = arena_printf(&arena, "page-%d", page);

	pdf_file_destination(pdf, anchor, page, y);
	put_line(canvas, FONT_SANS, "before", 100);
	canvas_slot(canvas, slot, 300, 100, ANCHOR_END);
	put_line(canvas, FONT_SANS, "after", 120);
	canvas_link(canvas, (const double[]){ 60, 90, 40, 12 }, "#page-2", "to page 3");
	canvas_link(canvas, (const double[]){ 60, 110, 40, 12 }, "https://example.org/(a)", "");
	canvas_close(canvas);
}

START_TEST(fills_slots_at_the_end)
{
	int slot = pdf_file_slot(pdf, FONT_SANS, 7, ink);

	for (int i = 0; i < 3; i++)
		draw_numbered_page(slot, 90);
	pdf_file_fill_slot(pdf, slot, "of 312");
	draw_numbered_page(slot, 90); /* known by now */
	save();
	ck_assert_sound();
	for (int page = 1; page <= 4; page++) {
		const char *command = arena_printf(&arena, "pdftotext -layout -f %d -l %d %%s - 2>&1", page, page);
		const char *text = run(command);

		ck_assert_contains(text, "of 312");
		ck_assert_contains(text, "before");
		ck_assert_contains(text, "after");
	}
	/* "of 312" ends at 300: o f 3 1 2 in 7 pt are 605 + 344 + 260 + 3 * 572. */
	ck_assert_contains(run("pdftotext -bbox %s - 2>&1"), "xMax=\"300.00");
}
END_TEST

START_TEST(links_forward_and_labels_pages)
{
	int slot = pdf_file_slot(pdf, FONT_SANS, 7, ink);

	pdf_file_fill_slot(pdf, slot, "x");
	for (int i = 0; i < 3; i++)
		draw_numbered_page(slot, 141.89);
	pdf_file_outline(pdf, 1, "Chapter " CHINESE, "page-0");
	pdf_file_outline(pdf, 2, "Section " BEYOND_BMP, "page-1");
	pdf_file_outline(pdf, 1, "Last", "page-2");
	pdf_file_label_pages(pdf, 1, false, 1);
	pdf_file_label_pages(pdf, 0, true, 1);
	save();
	ck_assert_sound();
	ck_assert_contains(run("mutool show %s outline"), "Chapter " CHINESE);
	ck_assert_contains(run("mutool show %s outline"), "Section " BEYOND_BMP "\"\t#page=2&zoom=nan,nan,141.89");
	ck_assert_contains(run("qpdf --json %s"), "https://example.org/(a)\"");
	ck_assert_contains(run("qpdf --json --json-key=pages %s"), "\"/S\": \"/r\"");
	ck_assert_contains(run("qpdf --json %s"), "700");
}
END_TEST

START_TEST(warns_of_links_to_nowhere)
{
	struct spool file;
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 300, 200));

	canvas_link(canvas, (const double[]){ 1, 2, 3, 4 }, "#nowhere", "");
	canvas_close(canvas);
	ck_assert(pdf_file_finish(pdf, &file));
	spool_release(&file);
	ck_assert_uint_eq(diag_count(&diag, DIAG_WARNING), 1);
	ck_assert_str_eq(diag.findings[0]->code, "D004");
}
END_TEST

/* libharu refuses a string of more than 65,535 bytes. */
START_TEST(tells_when_the_library_fails)
{
	enum { LENGTH = 40000 };
	char *title = arena_alloc(&arena, LENGTH + 1);
	struct spool file;

	memset(title, 'x', LENGTH);
	canvas_close(canvas_open(pdf, pdf_file_add_page(pdf, 300, 200)));
	pdf_file_destination(pdf, "here", 0, 0);
	pdf_file_outline(pdf, 1, title, "here");
	ck_assert(!pdf_file_finish(pdf, &file));
	ck_assert_uint_eq(diag.count, 1);
	ck_assert_str_eq(diag.findings[0]->code, "F021"); /* pdf-library */
}
END_TEST

/* ---- structure ---- */

static void draw_tagged(void)
{
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 595.28, 841.89));
	int section = pdf_file_element(pdf, -1, "Sect", NULL);
	int heading = pdf_file_element(pdf, section, "H1", NULL);
	int paragraph = pdf_file_element(pdf, section, "P", NULL);
	int figure = pdf_file_element(pdf, section, "Figure", "Alternative " CHINESE);
	int table = pdf_file_element(pdf, section, "Table", NULL);
	int row = pdf_file_element(pdf, table, "TR", NULL);
	int head = pdf_file_element(pdf, row, "TH", NULL), cell = pdf_file_element(pdf, row, "TD", NULL);

	pdf_file_row_header(pdf, head);
	pdf_file_column_span(pdf, cell, 2);
	put_line(canvas, FONT_SANS, "RUNNING HEAD", 40);
	canvas_tag(canvas, heading);
	put_line(canvas, FONT_SANS_BOLD, "Heading", 80);
	canvas_tag(canvas, figure);
	canvas_rect(canvas, 60, 200, 100, 50, ink);
	canvas_tag(canvas, paragraph);
	put_line(canvas, FONT_SERIF, "Paragraph, line one ", 100);
	put_line(canvas, FONT_SERIF, "and line two.", 114);
	canvas_link(canvas, (const double[]){ 60, 90, 40, 12 }, "https://example.org/", "a link");
	canvas_tag(canvas, head);
	put_line(canvas, FONT_SANS, "Row head", 300);
	canvas_line(canvas, (const double[]){ 60, 310, 200, 310 }, 0.5, ink);
	canvas_tag(canvas, cell);
	put_line(canvas, FONT_SANS, "Cell", 320);
	canvas_close(canvas);
	canvas = canvas_open(pdf, pdf_file_add_page(pdf, 595.28, 841.89));
	canvas_tag(canvas, paragraph);
	put_line(canvas, FONT_SERIF, "It goes on.", 60);
	canvas_close(canvas);
}

START_TEST(tells_its_structure)
{
	const char *text;

	draw_tagged();
	save();
	ck_assert_sound();
	ck_assert_contains(run("pdfinfo %s"), "Tagged:          yes");
	text = run("pdfinfo -struct-text %s 2>&1");
	ck_assert_contains(text, "Heading");
	ck_assert_contains(text, "It goes on.");
	ck_assert_contains(text, "and line two.");
	ck_assert_contains(text, "Cell");
	ck_assert_msg(strstr(text, "RUNNING") == NULL, "an artifact is read aloud");
	ck_assert(strstr(text, "Heading") < strstr(text, "Paragraph,"));
	ck_assert(strstr(text, "It goes on.") < strstr(text, "Row head"));
	text = run("pdfinfo -struct %s 2>&1");
	ck_assert_contains(text, "Figure");
	ck_assert_contains(text, "/Scope /Row");
	ck_assert_contains(text, "/ColSpan 2");
}
END_TEST

/* Elements that were written in the middle of a page, and more than fit in a
 * pack; each belongs where it was made. */
START_TEST(writes_elements_that_are_done)
{
	enum { BLOCKS = 5, PARAGRAPHS = 90 };
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 595.28, 841.89));
	const char *text, *before;

	for (int block = 0; block < BLOCKS; block++) {
		const int section = pdf_file_element(pdf, -1, block % 2 == 0 ? "Sect" : "Note", NULL);
		for (int i = 0; i < PARAGRAPHS; i++) {
			canvas_tag(canvas, pdf_file_element(pdf, section, "P", NULL));
			put_line(canvas, FONT_SERIF, arena_printf(&arena, "b%dp%02d.", block, i), 20 + 9 * i);
		}
		pdf_file_elements_done(pdf);
	}
	canvas_tag(canvas, -1);
	put_line(canvas, FONT_SERIF, "ARTIFACT", 830);
	canvas_close(canvas);
	save();
	ck_assert_sound();
	text = before = run("pdfinfo -struct-text %s 2>&1");
	for (int i = 0; i < BLOCKS * PARAGRAPHS; i++) {
		const char *at = strstr(text, arena_printf(&arena, "\"b%dp%02d.\"", i / PARAGRAPHS, i % PARAGRAPHS));
		ck_assert_msg(at != NULL && at > before, "paragraph %d is not in its place", i);
		before = at;
	}
	ck_assert_ptr_null(strstr(text, "ARTIFACT"));
	ck_assert_contains(run("qpdf --json %s | grep IDTree"), "IDTree");
}
END_TEST

/* Chinese alone names its language; the text stays one. */
START_TEST(names_the_language_of_chinese_runs)
{
	const char *text;
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 595.28, 841.89));

	canvas_tag(canvas, pdf_file_element(pdf, -1, "P", NULL));
	put_line(canvas, FONT_SERIF, "before " CHINESE " behind", 100);
	canvas_close(canvas);
	save();
	ck_assert_sound();
	ck_assert_contains(run("qpdf --qdf --object-streams=disable %s - | grep -a -c '/Lang (zh)'"), "1");
	ck_assert_contains(run("pdftotext %s -"), "before " CHINESE " behind");
	text = run("pdfinfo -struct-text %s 2>&1 | tr -d '\\n' | tr -s ' '");
	ck_assert_contains(text, "\"before \" Span (inline) \"" CHINESE "\" \" behind\"");
}
END_TEST

START_TEST(tells_what_it_is)
{
	const char *text;

	draw_tagged();
	save();
	text = run("TZ=UTC pdfinfo -isodates %s 2>&1");
	ck_assert_contains(text, "Title:           Selection " CHINESE " <A & B>");
	ck_assert_contains(text, "Author:          K. Account");
	ck_assert_contains(text, "Creator:         kaism");
	ck_assert_contains(text, "CreationDate:    2026-10-30T00:00:00Z");
	ck_assert_contains(text, "PDF version:     1.7");
	ck_assert_contains(text, "Metadata Stream: yes");
	ck_assert_contains(run("pdfinfo -meta %s"), "&lt;A &amp; B&gt;");
	ck_assert_contains(run("qpdf --json %s"), "\"/Lang\": \"u:en\"");
}
END_TEST

/* ---- drawing ---- */

static struct scene *make_scene(void)
{
	struct scene *scene = scene_new(&arena, 200, 120);
	const struct paint filled = { .fill = COLOR_KEY, .stroke = COLOR_NONE, .opacity = 0.4 };
	const struct paint stroked = { .fill = COLOR_NONE, .stroke = COLOR_STOP, .width_pt = 1,
		                       .dash_pt = 3, .gap_pt = 2, .round_caps = true };
	const struct paint hatched = { .fill = COLOR_NONE, .stroke = COLOR_TAIL, .width_pt = 0.35 };

	scene_rect(scene, 0, 0, 200, 120,
	           (struct paint){ .fill = COLOR_PALE, .stroke = COLOR_RULE, .width_pt = 0.5 });
	scene_circle(scene, 50, 60, 30, filled);
	scene_rounded(scene, 90, 20, 50, 30, 6, filled);
	scene_line(scene, 10, 10, 190, 110, stroked);
	scene_hatch(scene, 150, 60, 40, 40, 3, hatched);
	for (int mark = MARK_KEY; mark <= MARK_UNDETERMINED; mark++)
		scene_mark(scene, (enum mark)mark, 20 + 30 * mark, 100, 6);
	scene_text(scene, &(struct scene_text){ .x = 100, .baseline = 70, .text = "label", .role = FONT_SANS,
	                                        .size_pt = 8, .anchor = ANCHOR_MIDDLE, .color = COLOR_INK });
	scene_text(scene, &(struct scene_text){ .x = 12, .baseline = 60, .text = "upwards", .role = FONT_SANS,
	                                        .size_pt = 8, .anchor = ANCHOR_MIDDLE, .color = COLOR_INK,
	                                        .vertical = true });
	return scene;
}

static const unsigned char *make_png(png_alloc_size_t *size)
{
	static unsigned char pixels[20 * 10 * 4];
	png_image image = { .version = PNG_IMAGE_VERSION, .width = 20, .height = 10,
		            .format = PNG_FORMAT_RGBA };
	unsigned char *bytes;

	for (size_t i = 0; i < sizeof(pixels); i++)
		pixels[i] = i % 4 == 0 ? 200 : i % 4 == 3 ? (unsigned char)(i % 256) : 30;
	*size = PNG_IMAGE_PNG_SIZE_MAX(image);
	bytes = arena_alloc(&arena, *size);
	ck_assert(png_image_write_to_memory(&image, bytes, size, 0, pixels, 0, NULL));
	return bytes;
}

static void draw_everything(void)
{
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, 400, 400));
	png_alloc_size_t size;
	const unsigned char *png = make_png(&size);

	canvas_watermark(canvas, "DRAFT");
	canvas_scene(canvas, make_scene(), 40, 40);
	canvas_rounded(canvas, (const double[]){ 300, 40, 60, 20 }, 3, color_default_accent);
	for (int mark = MARK_KEY; mark <= MARK_UNDETERMINED; mark++)
		canvas_mark(canvas, (enum mark)mark, 300 + 12 * mark, 80, 4);
	put_line(canvas, FONT_SANS_BOLD, "bold " AT_LEAST " " MINUS "1", 200);
	ck_assert(canvas_png(canvas, png, size, (const double[]){ 300, 100, 60, 60 }));
	ck_assert(canvas_png(canvas, png, size, (const double[]){ 300, 200, 10, 60 }));
	ck_assert(!canvas_png(canvas, png, 40, (const double[]){ 300, 200, 10, 60 }));
	ck_assert(!canvas_png(canvas, "no picture", 10, (const double[]){ 300, 200, 10, 60 }));
	put_line(canvas, FONT_SANS, "after all", 220);
	canvas_close(canvas);
}

START_TEST(draws_scenes_marks_and_pictures)
{
	draw_everything();
	save();
	ck_assert_sound();
	ck_assert_contains(run("pdftotext -layout %s -"), "label");
	ck_assert_contains(run("pdftotext -raw %s -"), "upwards");
	ck_assert_contains(run("pdfimages -list %s"), "smask");
}
END_TEST

START_TEST(gives_other_pages_their_own_size)
{
	canvas_close(canvas_open(pdf, pdf_file_add_page(pdf, 595.28, 841.89)));
	canvas_close(canvas_open(pdf, pdf_file_add_page(pdf, 612, 792)));
	pdf_file_add_page(pdf, 595.28, 841.89); /* never drawn on */
	save();
	ck_assert_sound();
	ck_assert_contains(run("pdfinfo -l 3 %s"), "Page    1 size:  595.28 x 841.89 pts (A4)");
	ck_assert_contains(run("pdfinfo -l 3 %s"), "Page    2 size:  612 x 792 pts (letter)");
	ck_assert_contains(run("pdfinfo -l 3 %s"), "Page    3 size:  595.28 x 841.89 pts (A4)");
}
END_TEST

static const char *build(size_t *size)
{
	struct spool file;
	const char *bytes;
	int slot;

	pdf_file_close(pdf);
	type_close(type);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	open_with(false);
	slot = pdf_file_slot(pdf, FONT_SANS, 7, ink);
	draw_lines();
	draw_tagged();
	draw_everything();
	for (int i = 0; i < 3; i++)
		draw_numbered_page(slot, 100);
	pdf_file_fill_slot(pdf, slot, "3");
	pdf_file_destination(pdf, "page-2", 1, 0);
	ck_assert(pdf_file_finish(pdf, &file));
	*size = spool_size(&file);
	bytes = spool_copy(&file, &arena);
	spool_release(&file);
	return bytes;
}

static int count_of(const char *wanted, const char *bytes, size_t size)
{
	size_t length = strlen(wanted);
	int count = 0;

	for (size_t i = 0; i + length <= size; i++)
		count += memcmp(bytes + i, wanted, length) == 0;
	return count;
}

START_TEST(builds_the_same_bytes_twice)
{
	size_t sizes[2];
	const char *first = build(&sizes[0]), *second = build(&sizes[1]);

	ck_assert_uint_eq(sizes[0], sizes[1]);
	ck_assert_mem_eq(first, second, sizes[0]);
	ck_assert(count_of("/ID[<", first, sizes[0]) == 1);
	ck_assert(count_of("<00000000000000000000000000000000>", first, sizes[0]) == 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("pdf_file");
	TCase *tests = tcase_create("pdf_file");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, gives_back_the_text, 0, 2);
	tcase_add_test(tests, gives_back_what_glyphs_cannot_tell);
	tcase_add_test(tests, sets_words_where_they_are_put);
	tcase_add_test(tests, spreads_justified_and_tracked_text);
	tcase_add_test(tests, fills_slots_at_the_end);
	tcase_add_test(tests, links_forward_and_labels_pages);
	tcase_add_test(tests, warns_of_links_to_nowhere);
	tcase_add_test(tests, tells_when_the_library_fails);
	tcase_add_test(tests, tells_its_structure);
	tcase_add_test(tests, writes_elements_that_are_done);
	tcase_add_test(tests, tells_what_it_is);
	tcase_add_test(tests, names_the_language_of_chinese_runs);
	tcase_add_test(tests, draws_scenes_marks_and_pictures);
	tcase_add_test(tests, gives_other_pages_their_own_size);
	tcase_add_test(tests, builds_the_same_bytes_twice);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
