/* The same scene in a PDF and as SVG, rendered by two programs of other makes
 * and compared by pixels: what one shows and the other does not is a fault. */
#include <math.h>
#include <png.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "analysis/results.h"
#include "write/pdf_file.h"
#include "write/write.h"

#include "../../support/made.h"
#include "../../support/scene.h"

/* Pixels of 1/144 inch; blocks of 8 by 8 even out how edges are smoothed. */
enum { DPI = 144, BLOCK = 8 };
/* Of 255: how much a block, and all blocks on average, may differ. Smoothed
 * text and hairlines differ by 10 to 30; a mark or a word that is missing by
 * 100 and more. */
static const double most_block = 48, most_mean = 3;

static struct arena arena;
static struct diag diag;
static struct type *type;
static struct figure_context context;
static char folder[] = "/tmp/kaism-pixels-XXXXXX";

static void start(void)
{
	static const struct made made = { .accounts = 24, .segments = 4, .scorers = 3 };
	const struct wordbook *book;

	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	book = wordbook_open(LANGUAGE_EN, &arena, &diag);
	ck_assert(type != NULL && book != NULL);
	context = (struct figure_context){ .results = analyse(made_selection(&made, &arena), &arena),
		.type = type, .arena = &arena, .language = LANGUAGE_EN, .word = scene_word,
		.words = ARENA_NEW(&arena, struct wordbook) };
	memcpy(context.words, book, sizeof(*book));
	strcpy(folder + sizeof(folder) - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static const char *path_of(const char *name)
{
	return arena_printf(&arena, "%s/%s", folder, name);
}

static void finish(void)
{
	unlink(path_of("scene.svg"));
	unlink(path_of("scene.pdf"));
	unlink(path_of("svg.png"));
	unlink(path_of("pdf.png"));
	rmdir(folder);
	type_close(type);
	arena_release(&arena);
}

/* ---- rendering ---- */

static void write_svg(const struct scene *scene, bool outlines)
{
	FILE *out = fopen(path_of("scene.svg"), "w");
	size_t size;
	const char *svg = svg_print(scene, &(struct svg_options){ .title = "t", .description = "d",
		.accent = color_default_accent, .outlines = outlines ? type : NULL, .arena = &arena }, &size);

	ck_assert_ptr_nonnull(out);
	ck_assert_uint_eq(fwrite(svg, 1, size, out), size);
	ck_assert_int_eq(fclose(out), 0);
}

static void write_pdf_page(const struct scene *scene)
{
	struct pdf_file *pdf = pdf_file_open(type,
		&(struct pdf_info){ .title = "t", .accent = color_default_accent }, &arena, &diag);
	struct canvas *canvas = canvas_open(pdf, pdf_file_add_page(pdf, scene->width_pt, scene->height_pt));
	FILE *out = fopen(path_of("scene.pdf"), "wb");
	struct spool file;

	canvas_scene(canvas, scene, 0, 0);
	canvas_close(canvas);
	ck_assert(out != NULL && pdf_file_finish(pdf, &file));
	ck_assert_uint_eq(fwrite(spool_copy(&file, &arena), 1, spool_size(&file), out), spool_size(&file));
	spool_release(&file);
	ck_assert_int_eq(fclose(out), 0);
	pdf_file_close(pdf);
}

static void run(const char *command)
{
	FILE *pipe = popen(command, "r");

	ck_assert_ptr_nonnull(pipe);
	ck_assert_msg(pclose(pipe) == 0, "%s", command);
}

struct picture {
	unsigned char *pixels; /* grey */
	int width, height;
};

static struct picture read_png(const char *path)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	struct picture picture;

	ck_assert_msg(png_image_begin_read_from_file(&image, path) != 0, "%s: %s", path, image.message);
	image.format = PNG_FORMAT_GRAY;
	picture = (struct picture){ arena_alloc(&arena, PNG_IMAGE_SIZE(image)), (int)image.width, (int)image.height };
	ck_assert_int_ne(png_image_finish_read(&image, &(png_color){ 255, 255, 255 }, picture.pixels, 0, NULL), 0);
	return picture;
}

static struct picture picture_of_svg(void)
{
	run(arena_printf(&arena, "rsvg-convert -d %d -p %d %s -o %s", DPI, DPI, path_of("scene.svg"), path_of("svg.png")));
	return read_png(path_of("svg.png"));
}

static struct picture picture_of_pdf(void)
{
	run(arena_printf(&arena, "pdftoppm -r %d -png -singlefile %s %s", DPI, path_of("scene.pdf"), path_of("pdf")));
	return read_png(path_of("pdf.png"));
}

/* ---- comparing ---- */

static double mean_of(const struct picture *picture, int x0, int y0)
{
	double sum = 0;

	for (int y = y0; y < y0 + BLOCK; y++)
		for (int x = x0; x < x0 + BLOCK; x++)
			sum += picture->pixels[y * picture->width + x];
	return sum / (BLOCK * BLOCK);
}

static void compare(const struct picture *a, const struct picture *b, const char *what)
{
	double sum = 0;
	int count = 0;

	ck_assert_int_le(abs(a->width - b->width), 1);
	ck_assert_int_le(abs(a->height - b->height), 1);
	for (int y = 0; y + BLOCK < a->height && y + BLOCK < b->height; y += BLOCK)
		for (int x = 0; x + BLOCK < a->width && x + BLOCK < b->width; x += BLOCK) {
			const double apart = fabs(mean_of(a, x, y) - mean_of(b, x, y));
			ck_assert_msg(apart < most_block, "%s: differs by %.0f about %.0f, %.0f pt", what, apart,
				(x + BLOCK / 2) * 72.0 / DPI, (y + BLOCK / 2) * 72.0 / DPI);
			sum += apart;
			count++;
		}
	ck_assert_msg(sum / count < most_mean, "%s: differs by %.2f on average", what, sum / count);
}

static void judge(const struct scene *scene, const char *what)
{
	struct picture pdf, svg;

	ck_assert_ptr_nonnull(scene);
	write_pdf_page(scene);
	pdf = picture_of_pdf();
	write_svg(scene, false);
	svg = picture_of_svg();
	compare(&pdf, &svg, what);
	write_svg(scene, true);
	svg = picture_of_svg();
	compare(&pdf, &svg, arena_printf(&arena, "%s, outlines", what));
}

/* ---- tests ---- */

START_TEST(matrices_look_alike)
{
	judge(figure_matrix(&context, MATRIX_PAGE).scene, "matrix");
	judge(figure_cover_matrix(&context).scene, "cover");
	judge(figure_small_matrix(&context).scene, "small matrix");
	judge(figure_segments(&context, 0, 6).scene, "segments");
}
END_TEST

START_TEST(panels_look_alike)
{
	const struct account_result *account = &context.results->accounts[2];

	judge(figure_position(&context, account).scene, "position");
	judge(figure_why(&context, account).scene, "why");
	judge(figure_rating(&context, account).scene, "rating");
}
END_TEST

START_TEST(rows_look_alike)
{
	judge(figure_ranking(&context, FIGURE_ATTRACTIVENESS, 0).scene, "ranking");
	judge(figure_scores(&context, 0, FIGURE_SCORE_ROWS).scene, "scores");
	judge(figure_profiles(&context, 0, 6).scene, "profiles");
	judge(figure_movement(&context).scene, "movement");
	judge(figure_agreement(&context).scene, "agreement");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("figure_pixels");
	TCase *tests = tcase_create("figure_pixels");

	tcase_add_checked_fixture(tests, start, finish);
	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, matrices_look_alike);
	tcase_add_test(tests, panels_look_alike);
	tcase_add_test(tests, rows_look_alike);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
