/* Scenes as SVG: what is printed, and that a parser of another make reads it. */
#include "write/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../support/contrast.h"
#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct scene *scene;
static struct type *outlines; /* NULL = texts by font */

static void start(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	scene = scene_new(&arena, 200, 100.5);
}

static void finish(void)
{
	arena_release(&arena);
}

static const char *print_with(const char *title, const char *description)
{
	size_t size;
	const char *svg = svg_print(scene, &(struct svg_options){ .title = title, .description = description,
		.accent = color_default_accent, .outlines = outlines, .arena = &arena }, &size);

	ck_assert_uint_eq(strlen(svg), size);
	return svg;
}

static const char *print(void)
{
	return print_with("Title", "What it shows");
}

static void write_text(const char *text, enum text_anchor anchor, bool vertical)
{
	scene_text(scene, &(struct scene_text){ .x = 10, .baseline = 20.25, .text = text,
		.role = FONT_SANS_BOLD, .size_pt = 7.5, .width_pt = 33.333, .anchor = anchor,
		.color = COLOR_KEY_TEXT, .vertical = vertical });
}

static const struct paint line = { .fill = COLOR_NONE, .stroke = COLOR_INK, .width_pt = 0.6 };

/* Reads the file as XML and answers with one line of `program`. */
static const char *ask_parser(const char *svg, const char *program)
{
	char path[] = "/tmp/kaism-svg-XXXXXX", answer[200] = "";
	int file = mkstemp(path);
	FILE *pipe;

	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, svg, strlen(svg)), (ssize_t)strlen(svg));
	close(file);
	pipe = popen(arena_printf(&arena, "python3 -c '%s' %s", program, path), "r");
	ck_assert_ptr_nonnull(pipe);
	ck_assert_ptr_nonnull(fgets(answer, sizeof(answer), pipe));
	ck_assert_int_eq(pclose(pipe), 0);
	unlink(path);
	return arena_string(&arena, answer);
}

static void assert_contains(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) != NULL, "no %s in\n%s", part, text);
}

START_TEST(has_title_description_and_coordinates_in_points)
{
	const char *svg = print();

	assert_contains(svg, "viewBox=\"0 0 200 100.5\" width=\"200pt\" height=\"100.5pt\"");
	assert_contains(svg, "role=\"img\" aria-labelledby=\"title desc\"");
	assert_contains(svg, "<title id=\"title\">Title</title>");
	assert_contains(svg, "<desc id=\"desc\">What it shows</desc>");
	assert_contains(svg, "font-family=\"'Noto Sans', 'Noto Sans CJK SC', sans-serif\"");
}
END_TEST

static const struct { double value; const char *want; } numbers[] = {
	{ 0, "\"0\"" },          { 1, "\"1\"" },        { 0.5, "\"0.5\"" },     { 0.25, "\"0.25\"" },
	{ 0.254, "\"0.25\"" },   { 0.255, "\"0.26\"" }, { 0.05, "\"0.05\"" },   { -0.001, "\"0\"" },
	{ -0.5, "\"-0.5\"" },    { -12.34, "\"-12.34\"" }, { 1234567, "\"1234567\"" },
	{ 1e300, "\"1000000000\"" }, { 99.999, "\"100\"" },
};

START_TEST(prints_numbers_with_two_decimals)
{
	scene_rect(scene, numbers[_i].value, 0, 7, 7, line);
	assert_contains(print(), arena_printf(&arena, "<rect x=%s", numbers[_i].want));
}
END_TEST

static const struct { const char *text, *want; } escapes[] = {
	{ "plain",      ">plain</text>" },
	{ "a < b > c",  ">a &lt; b &gt; c</text>" },
	{ "Fenn & Co",  ">Fenn &amp; Co</text>" },
	{ "\"so\"",     ">&quot;so&quot;</text>" },
	{ "Łódź 凯斯纳", ">Łódź 凯斯纳</text>" },
	{ "a\x01" "b\x1b" "c", ">abc</text>" },
	{ "a\xEF\xBF\xBE" "b", ">ab</text>" },
	{ "]]>",        ">]]&gt;</text>" },
};

START_TEST(escapes_what_xml_reads)
{
	write_text(escapes[_i].text, ANCHOR_START, false);
	assert_contains(print(), escapes[_i].want);
}
END_TEST

START_TEST(texts_are_as_wide_as_measured)
{
	write_text("Kestner", ANCHOR_MIDDLE, false);
	assert_contains(print(), "<text x=\"10\" y=\"20.25\" font-size=\"7.5\" font-weight=\"700\" "
	                         "textLength=\"33.33\" lengthAdjust=\"spacingAndGlyphs\" "
	                         "text-anchor=\"middle\" class=\"f13\" fill=\"#00507F\">");
}
END_TEST

START_TEST(vertical_text_is_turned_about_its_point)
{
	write_text("up", ANCHOR_START, true);
	assert_contains(print(), "transform=\"rotate(-90 10 20.25)\"");
}
END_TEST

START_TEST(ink_and_paper_follow_the_theme)
{
	const char *svg;

	scene_rect(scene, 1, 1, 5, 5, (struct paint){ .fill = COLOR_PAPER, .stroke = COLOR_INK, .width_pt = 1 });
	svg = print();
	assert_contains(svg, "svg{--paper:#FFFFFF;--ink:#1B2733}");
	assert_contains(svg, "prefers-color-scheme:dark");
	assert_contains(svg, ".s0{stroke:var(--ink)}");
	assert_contains(svg, ".f4{fill:var(--paper)}");
	assert_contains(svg, "class=\"f4 s0\" fill=\"#FFFFFF\" stroke=\"#1B2733\"");
}
END_TEST

START_TEST(light_text_on_a_mark_stays_light)
{
	scene_text(scene, &(struct scene_text){ .x = 1, .baseline = 9, .text = "7", .role = FONT_SANS,
		.size_pt = 7, .width_pt = 4, .color = COLOR_PAPER });
	assert_contains(print(), "lengthAdjust=\"spacingAndGlyphs\" fill=\"#FFFFFF\">7<");
}
END_TEST

/* The colour that a role has on a dark ground. */
static struct color dark_color(const char *svg, enum color_role role)
{
	const char *dark = strstr(svg, "prefers-color-scheme:dark");
	const char *rule = strstr(dark, arena_printf(&arena, ".f%d{fill:", (int)role));
	struct color found = color_of(role, color_default_accent);

	if (role == COLOR_INK || role == COLOR_PAPER)
		rule = strstr(dark, role == COLOR_INK ? "--ink:" : "--paper:");
	if (rule != NULL && rule < strstr(dark, "</style>"))
		ck_assert(color_parse(arena_copy(&arena, strchr(rule, '#'), 7), &found));
	return found;
}

static const struct { enum color_role text, ground; } dark[] = {
	{ COLOR_INK, COLOR_PAPER }, { COLOR_MUTED, COLOR_PAPER }, { COLOR_MUTED, COLOR_PALE },
	{ COLOR_STOP, COLOR_PAPER }, { COLOR_STOP, COLOR_PALE }, { COLOR_WARNING, COLOR_PAPER },
	{ COLOR_KEY_TEXT, COLOR_KEY_TINT }, { COLOR_DEVELOPMENT_TEXT, COLOR_DEVELOPMENT_TINT },
	{ COLOR_MAINTENANCE_TEXT, COLOR_MAINTENANCE_TINT },
	{ COLOR_OPPORTUNISTIC_TEXT, COLOR_OPPORTUNISTIC_TINT }, { COLOR_INK, COLOR_AHEAD },
	{ COLOR_INK, COLOR_HEAT_0 }, { COLOR_INK, COLOR_HEAT_1 }, { COLOR_INK, COLOR_HEAT_2 },
	{ COLOR_INK, COLOR_HEAT_3 }, { COLOR_INK, COLOR_RULE }, { COLOR_INK, COLOR_MAINTENANCE },
};

START_TEST(texts_are_read_on_a_dark_ground)
{
	const struct paint ground = { .fill = dark[_i].ground, .stroke = COLOR_NONE };
	double ratio;

	scene_rect(scene, 1, 1, 9, 9, ground);
	scene_text(scene, &(struct scene_text){ .x = 1, .baseline = 9, .text = "7", .role = FONT_SANS,
		.size_pt = 7, .width_pt = 4, .color = dark[_i].text });
	ratio = contrast_ratio(dark_color(print(), dark[_i].text), dark_color(print(), dark[_i].ground));
	ck_assert_msg(ratio >= 4.5, "role %d on role %d: %.2f", (int)dark[_i].text, (int)dark[_i].ground, ratio);
}
END_TEST

START_TEST(the_accent_is_the_themes)
{
	size_t size;

	scene_circle(scene, 5, 5, 3, (struct paint){ .fill = COLOR_ACCENT, .stroke = COLOR_NONE });
	assert_contains(svg_print(scene, &(struct svg_options){ .title = "t", .description = "d",
		.accent = { 1, 2, 255 }, .arena = &arena }, &size), "fill=\"#0102FF\"");
}
END_TEST

START_TEST(dashes_caps_and_opacity_are_printed)
{
	struct paint paint = line;

	paint.dash_pt = 2.4;
	paint.gap_pt = 1.68;
	paint.round_caps = true;
	paint.opacity = 0.6;
	scene_line(scene, 1, 2, 3, 4, paint);
	assert_contains(print(), "<path d=\"M1 2L3 4\" class=\"s0\" fill=\"none\" stroke=\"#1B2733\" "
	                         "stroke-width=\"0.6\" stroke-dasharray=\"2.4 1.68\" "
	                         "stroke-linecap=\"round\" stroke-linejoin=\"round\" opacity=\"0.6\"/>");
}
END_TEST

static void fill_scene(void)
{
	const struct path_point points[] = {
		{ .verb = PATH_MOVE, .x = 1, .y = 1 },
		{ .verb = PATH_CUBIC, .x1 = 2, .y1 = 2, .x2 = 3, .y2 = 3, .x = 4, .y = 4 },
		{ .verb = PATH_CLOSE, .x = 1, .y = 1 },
	};

	scene_path(scene, points, 3, line);
	scene_hatch(scene, 10, 10, 30, 12, 3, line);
	scene_group_begin(scene, "fenn", "Fenn & \"Co\" <key>", "");
	scene_mark(scene, MARK_KEY, 50, 50, 8);
	scene_mark(scene, MARK_DEVELOPMENT, 60, 50, 8);
	scene_mark(scene, MARK_MAINTENANCE, 70, 50, 8);
	scene_mark(scene, MARK_OPPORTUNISTIC, 80, 50, 8);
	scene_mark(scene, MARK_UNDETERMINED, 90, 50, 8);
	scene_group_end(scene);
	scene_rounded(scene, 1, 60, 20, 10, 1.5, line);
	write_text("a & b", ANCHOR_END, false);
}

START_TEST(a_parser_reads_it)
{
	fill_scene();
	ck_assert_str_eq(ask_parser(print_with("A & B <c>", "\"d\" & e"),
		"import sys, xml.etree.ElementTree as t; r = t.parse(sys.argv[1]).getroot();"
		"n = \"{http://www.w3.org/2000/svg}\";"
		"print(r.tag == n + \"svg\", r.find(n + \"title\").text, r.find(n + \"desc\").text,"
		" r.find(n + \"g\").find(n + \"title\").text, len(list(r.iter())))"),
		"True A & B <c> \"d\" & e Fenn & \"Co\" <key> 17\n");
}
END_TEST

START_TEST(needs_nothing_from_outside)
{
	const char *svg;

	fill_scene();
	svg = print();
	ck_assert_ptr_null(strstr(svg, "href"));
	ck_assert_ptr_null(strstr(svg, "url("));
	ck_assert_ptr_null(strstr(svg, "@import"));
	ck_assert_ptr_null(strstr(svg, "<script"));
}
END_TEST

START_TEST(the_same_scene_gives_the_same_bytes)
{
	fill_scene();
	ck_assert_str_eq(print(), print());
}
END_TEST

/* ---- texts as outlines ---- */

static void start_outlines(void)
{
	start();
	outlines = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	ck_assert_ptr_nonnull(outlines);
}

static void finish_outlines(void)
{
	type_close(outlines);
	outlines = NULL;
	finish();
}

static void add_words(const char *text, enum text_anchor anchor, bool vertical)
{
	const double width = type_width_pt(outlines, FONT_SANS, 8, text);

	scene_text(scene, &(struct scene_text){ .x = 100, .baseline = 50, .text = text, .role = FONT_SANS,
		.size_pt = 8, .width_pt = width, .anchor = anchor, .color = COLOR_INK, .vertical = vertical });
}

START_TEST(outlines_need_no_font)
{
	const char *svg;

	add_words("Noon & 中", ANCHOR_START, false);
	svg = print();
	ck_assert_ptr_null(strstr(svg, "<text"));
	assert_contains(svg, "role=\"text\" aria-label=\"Noon &amp; 中\"");
	assert_contains(svg, "translate(100 50) scale(0.00800)");
	ck_assert_str_eq(ask_parser(svg,
		"import sys, xml.etree.ElementTree as t; r = t.parse(sys.argv[1]).getroot();"
		"n = \"{http://www.w3.org/2000/svg}\"; d = {p.get(\"id\"): p for p in r.find(n + \"defs\")};"
		"u = list(r.iter(n + \"use\"));"
		"print(len(d), len(u), all(p.get(\"href\")[1:] in d for p in u))"), "6 8 True\n");
}
END_TEST

static const struct { enum text_anchor anchor; bool vertical; const char *want; } anchors[] = {
	{ ANCHOR_START, false, "translate(100 50) scale" }, { ANCHOR_END, false, "translate(90.85 50) scale" },
	{ ANCHOR_MIDDLE, false, "translate(95.42 50) scale" },
	{ ANCHOR_START, true, "translate(100 50) rotate(-90) scale" },
	{ ANCHOR_END, true, "translate(100 59.15) rotate(-90) scale" },
};

START_TEST(outlines_begin_where_texts_do)
{
	add_words("00", anchors[_i].anchor, anchors[_i].vertical); /* 2 * 572 * 8 / 1000 = 9.15 */
	assert_contains(print(), anchors[_i].want);
}
END_TEST

START_TEST(outlines_are_the_same_bytes)
{
	const char *first;

	add_words("Relative strength", ANCHOR_START, false);
	first = print();
	ck_assert_str_eq(first, print());
}
END_TEST

/* ---- figures of a document ---- */

static struct doc_node *add_figure(struct doc_node *parent, const char *name, const char *label)
{
	struct doc_node *node = doc_new(&arena, DOC_FIGURE);

	node->figure.scene = scene;
	node->figure.name = name;
	node->figure.label = label;
	node->figure.caption = *label == '\0' ? "" : "Where they stand";
	node->figure.explanation = node->figure.anchor = "";
	node->figure.alt = "Six are key.";
	doc_append(parent, node);
	return node;
}

START_TEST(writes_each_figure_of_the_tree)
{
	struct document document = { .root = doc_new(&arena, DOC_DOCUMENT), .accent = color_default_accent };
	struct doc_node *cover = doc_new(&arena, DOC_COVER), *grid = doc_new(&arena, DOC_GRID);
	struct doc_node *section = doc_new(&arena, DOC_SECTION), *column = doc_new(&arena, DOC_COLUMN);
	struct output output;
	struct write_context context = { .arena = &arena, .diag = &diag, .output = &output,
	                                 .figures = "figures" };

	output_init(&output, &arena);
	doc_append(document.root, cover);
	doc_append(document.root, section);
	doc_append(section, grid);
	doc_append(grid, column);
	add_figure(cover, "cover", "");
	add_figure(column, "matrix", "Figure 8");
	add_figure(section, "", "");
	write_figures(&document, &context);
	ck_assert_uint_eq(output.count, 2);
	ck_assert_str_eq(output.files[0].path, "figures/cover.svg");
	ck_assert_str_eq(output.files[1].path, "figures/matrix.svg");
	assert_contains(output.files[0].bytes, "<title id=\"title\">cover</title>");
	assert_contains(output.files[1].bytes, "<title id=\"title\">Figure 8. Where they stand</title>");
	assert_contains(output.files[1].bytes, "<desc id=\"desc\">Six are key.</desc>");
	ck_assert_uint_eq(strlen(output.files[1].bytes), output.files[1].size);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("write/svg");
	TCase *tests = tcase_create("svg"), *drawn = tcase_create("outlines");

	tcase_add_checked_fixture(tests, start, finish);
	tcase_add_test(tests, has_title_description_and_coordinates_in_points);
	tcase_add_loop_test(tests, prints_numbers_with_two_decimals, 0, COUNT_OF(numbers));
	tcase_add_loop_test(tests, escapes_what_xml_reads, 0, COUNT_OF(escapes));
	tcase_add_test(tests, texts_are_as_wide_as_measured);
	tcase_add_test(tests, vertical_text_is_turned_about_its_point);
	tcase_add_test(tests, ink_and_paper_follow_the_theme);
	tcase_add_test(tests, light_text_on_a_mark_stays_light);
	tcase_add_loop_test(tests, texts_are_read_on_a_dark_ground, 0, COUNT_OF(dark));
	tcase_add_test(tests, the_accent_is_the_themes);
	tcase_add_test(tests, dashes_caps_and_opacity_are_printed);
	tcase_add_test(tests, a_parser_reads_it);
	tcase_add_test(tests, needs_nothing_from_outside);
	tcase_add_test(tests, the_same_scene_gives_the_same_bytes);
	tcase_add_test(tests, writes_each_figure_of_the_tree);
	tcase_add_checked_fixture(drawn, start_outlines, finish_outlines);
	tcase_add_test(drawn, outlines_need_no_font);
	tcase_add_loop_test(drawn, outlines_begin_where_texts_do, 0, COUNT_OF(anchors));
	tcase_add_test(drawn, outlines_are_the_same_bytes);
	suite_add_tcase(suite, drawn);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
