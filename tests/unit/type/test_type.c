#include "type/type.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct type *type;

static void open_type(const char *language)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = language }, &arena, &diag);
	ck_assert_ptr_nonnull(type);
}

static void open_english(void)
{
	open_type("en");
}

static void open_chinese(void)
{
	open_type("zh");
}

static void close_type(void)
{
	type_close(type);
	arena_release(&arena);
}

static const struct shaped *shape(enum font_role role, const char *text)
{
	return type_shape(type, role, text, strlen(text));
}

/* Widths from the hmtx table of Noto Sans and Noto Serif 2.004 to 2.013: a figure has 572 and
 * 559 units of 1000, a space 260. */
static const struct { enum font_role role; const char *text; int width; } widths[] = {
	{ FONT_SANS, "0", 572 },       { FONT_SANS, "1,234.5", 5 * 572 + 2 * 268 },
	{ FONT_SERIF_BOLD, "0", 559 }, { FONT_SANS, " ", 260 },
	{ FONT_SANS, "", 0 },          { FONT_SANS, "\xE4\xB8\xAD\xE6\x96\x87", 2000 },
	/* U+2212 takes the room of a figure, in every weight */
	{ FONT_SANS, "\xE2\x88\x92", 572 }, { FONT_SANS_BOLD, "\xE2\x88\x92", 572 },
	{ FONT_SERIF, "\xE2\x88\x92", 559 },
};

START_TEST(measures_words)
{
	ck_assert_int_eq(shape(widths[_i].role, widths[_i].text)->width, widths[_i].width);
	ck_assert_uint_eq(type_missing_count(type), 0);
}
END_TEST

START_TEST(kerns)
{
	int pair = shape(FONT_SANS, "AV")->width;

	ck_assert_int_lt(pair, shape(FONT_SANS, "A")->width + shape(FONT_SANS, "V")->width);
	ck_assert_int_gt(pair, 1000);
}
END_TEST

START_TEST(gives_the_same_result_for_the_same_word)
{
	ck_assert_ptr_eq(shape(FONT_SANS, "word"), shape(FONT_SANS, "word"));
	ck_assert_ptr_ne(shape(FONT_SANS, "word"), shape(FONT_SERIF, "word"));
	for (int i = 0; i < 5000; i++) /* the cache grows and keeps what it had */
		shape(FONT_SANS, arena_printf(&arena, "w%d", i));
	ck_assert_int_eq(shape(FONT_SANS, "w17")->width, shape(FONT_SANS, "w42")->width);
}
END_TEST

/* The second face of each text, by its PostScript name. */
static const struct { enum font_role role; const char *text, *face; } faces[] = {
	{ FONT_SANS, "x\xE4\xB8\xAD", "NotoSansCJKsc-Regular" },
	{ FONT_SERIF_BOLD, "x\xE4\xB8\xAD", "NotoSansCJKsc-Bold" },
	{ FONT_SANS, "x\xE2\x88\x92", "NotoSansMath-Regular" },
	{ FONT_SANS_BOLD, "x\xE2\x88\x92", "NotoSansCJKsc-Bold" },
	{ FONT_SANS, "x\xE2\x89\xA5", "NotoSansMath-Regular" },
	{ FONT_SERIF_ITALIC, "x\xE2\x86\x92", "NotoSansMath-Regular" },
	{ FONT_SANS, "x\xE2\x9C\x93", "NotoSansSymbols2-Regular" },
	{ FONT_SANS, "x\xF0\xA0\xAE\xB7", "NotoSansCJKsc-Regular" }, /* U+20BB7, beyond the BMP */
};

START_TEST(falls_back_to_other_faces)
{
	const struct shaped *shaped = shape(faces[_i].role, faces[_i].text);

	ck_assert_uint_eq(shaped->run_count, 2);
	ck_assert_str_eq(shaped->runs[1].face->name, faces[_i].face);
	ck_assert_int_eq(shaped->width, shaped->runs[0].width + shaped->runs[1].width);
	ck_assert_uint_gt(shaped->runs[1].glyphs[0].id, 0);
	ck_assert_uint_eq(type_missing_count(type), 0);
}
END_TEST

static const struct { const char *text, *face; } chinese_faces[] = {
	{ "\xE2\x80\x9C", "NotoSansCJKsc-Regular" },  /* a quote */
	{ "\xE2\x80\x94", "NotoSansCJKsc-Regular" },  /* a dash */
	{ "A", "NotoSans-Regular" },
	{ "\xC2\xA0", "NotoSans-Regular" },
	{ "Carter\xE2\x80\x99s", "NotoSans-Regular" },
};

START_TEST(sets_shared_punctuation_in_the_documents_script)
{
	const struct shaped *shaped = shape(FONT_SANS, chinese_faces[_i].text);

	ck_assert_uint_eq(shaped->run_count, 1);
	ck_assert_str_eq(shaped->runs[0].face->name, chinese_faces[_i].face);
}
END_TEST

START_TEST(draws_a_bold_that_the_family_lacks)
{
	ck_assert(shape(FONT_SANS_BOLD, "\xE2\x89\xA5")->runs[0].face->bold_by_stroke);
	ck_assert(!shape(FONT_SANS, "\xE2\x89\xA5")->runs[0].face->bold_by_stroke);
	ck_assert(!shape(FONT_SANS_BOLD, "A")->runs[0].face->bold_by_stroke);
}
END_TEST

/* A code point of a private use plane: no face has it. */
START_TEST(notes_a_missing_glyph)
{
	const struct shaped *shaped = shape(FONT_SANS, "a\xF4\x80\x80\x80z");

	ck_assert_uint_eq(shaped->run_count, 1);
	ck_assert_uint_eq(shaped->runs[0].glyph_count, 3);
	ck_assert_uint_eq(type_missing_count(type), 1);
	ck_assert_uint_eq(type_missing_at(type, 0)->code_point, 0x100000);
	ck_assert_int_eq(type_missing_at(type, 0)->role, FONT_SANS);
	ck_assert_str_eq(type_missing_at(type, 0)->text, "a\xF4\x80\x80\x80z");
	shape(FONT_SANS, "again \xF4\x80\x80\x80");
	ck_assert_uint_eq(type_missing_count(type), 1);
	shape(FONT_SANS_BOLD, "loud \xF4\x80\x80\x80");
	ck_assert_uint_eq(type_missing_count(type), 2);
	ck_assert_ptr_eq(type_missing_tell(type), type_missing_at(type, 0));
	ck_assert_ptr_null(type_missing_tell(type));
	ck_assert(!type_covers(type, FONT_SANS, 0x100000));
	ck_assert(type_covers(type, FONT_SANS, 0x4E2D));
	ck_assert(type_covers(type, FONT_SANS, 0x00AD));
}
END_TEST

START_TEST(lists_faces_in_order_of_first_use)
{
	ck_assert_uint_eq(type_face_count(type), 0);
	shape(FONT_SERIF, "a");
	shape(FONT_SANS, "\xE4\xB8\xAD");
	shape(FONT_SERIF, "b");
	ck_assert_uint_eq(type_face_count(type), 2);
	ck_assert_str_eq(type_face_at(type, 0)->name, "NotoSerif-Regular");
	ck_assert_str_eq(type_face_at(type, 1)->name, "NotoSansCJKsc-Regular");
	ck_assert_int_eq(type_face_at(type, 1)->number, 1);
	ck_assert_int_eq(type_face_at(type, 1)->index, 2);
}
END_TEST

START_TEST(tells_metrics_in_thousandths)
{
	const struct face *face = type_face(type, FONT_SANS);

	ck_assert_int_eq((int)face->cap_height, 714);
	ck_assert_int_eq((int)face->x_height, 536);
	ck_assert(face->ascent > 900 && face->descent < -200);
	ck_assert_int_eq(type_space(type, FONT_SANS)->width, 260);
	ck_assert_double_eq_tol(type_width_pt(type, FONT_SANS, 10, "00"), 11.44, 1e-9);
}
END_TEST

/* Clusters tell the bytes that each glyph stands for. */
START_TEST(keeps_clusters)
{
	const struct run *run = &shape(FONT_SANS, "e\xCC\x81\xC2\xAD" "b")->runs[0];

	ck_assert_uint_eq(run->glyph_count, 2);
	ck_assert_uint_eq(run->glyphs[0].cluster, 0);
	ck_assert_uint_eq(run->glyphs[1].cluster, 5);
	ck_assert_uint_eq(run->length, 6);
}
END_TEST

START_TEST(warns_of_a_family_that_is_not_there)
{
	struct type *other = type_open(
		&(struct type_options){ .language = "en", .sans = "No Such Family",
			.sans_place = place_at("kaism.yaml", 7, 9) }, &arena, &diag);

	ck_assert_ptr_nonnull(other);
	ck_assert_int_gt(type_shape(other, FONT_SANS, "a", 1)->width, 0);
	ck_assert_int_gt(type_shape(other, FONT_SANS_BOLD, "a", 1)->width, 0);
	ck_assert_uint_eq(diag_count(&diag, DIAG_WARNING), 1);
	ck_assert_str_eq(diag.findings[0]->code, "D003");
	ck_assert_uint_eq(diag.findings[0]->place.line, 7);
	type_close(other);
}
END_TEST

/* With a configuration that names no folder, fontconfig knows no font. */
START_TEST(refuses_to_work_without_fonts)
{
	char path[] = "/tmp/kaism-fonts-XXXXXX";
	FILE *out = fdopen(mkstemp(path), "w");

	fputs("<?xml version=\"1.0\"?><fontconfig></fontconfig>", out);
	fclose(out);
	setenv("FONTCONFIG_FILE", path, 1);
	ck_assert_ptr_null(type_open(&(struct type_options){ .sans = "No Such Family" }, &arena, &diag));
	ck_assert_str_eq(diag.findings[0]->code, "F020"); /* no-font */
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_ERROR), 4);
	unsetenv("FONTCONFIG_FILE");
	unlink(path);
}
END_TEST

/* "|" in the pattern marks a break allowed after the byte, "!" one that must be. */
static const struct { const char *text, *marks; } english_breaks[] = {
	{ "one two", "   |   " },
	{ "one  two ", "    |   |" },
	{ "a\nb", " ! " },
	{ "a \nb", "  ! " },
	{ "long-term", "    |    " },
	{ "NotoSans-Regular", "                " },
	{ "-5 to -3", "  |  |  " },
	{ "2026-10-30", "          " },
	{ "S/4HANA", "       " },
	{ "caf\xC3\xA9-bar two", "     |   |   " },   /* after the byte of "-" */
	{ "3\xE2\x80\x93" "6 x", "     | " },          /* a range stays whole */
	{ "x \xE2\x80\x93 y", "     | " },             /* no dash begins a line */
	{ "at 58 % of", "  |    |  " },
	{ "by 12 km, or", "  |      |  " },
	{ "by 12 kinds or", "  |        |  " },         /* what a short number counts */
	{ "gave 75 days, then", "    |        |    " },
	{ "and 1 less", "   |      " },
	{ "of 4 and", "  | |   " },
	{ "in 2027 sales", "  |    |     " },
	{ "a lot of 3–6 or", " |   |        |  " },
	{ "by 12 acquaintances", "  |  |             " },
	{ "x 10\xC2\xA0= \xC2\xA3" "3 m", " |           " },
	{ "x n = 4 y", " |     | " },
	{ "of 30 October 2026 or", "  |               |  " },
	{ "see Table 3 or", "   |       |  " },
	{ "see 3 or", "   | |  " },
	{ "a 1 000 000 b", " |         | " },
	{ "by A. Duru, now", "  |        |   " },
	{ "caf\xC3\xA9 x-5", "     |   " },
	{ "a\xC2\xA0" "b", "    " },
	{ "a \xF0\x9F\x87\xAC\xF0\x9F\x87\xA7 b\xF0\x9F\x87\xAC", " |        |     " }, /* flags */
	{ "\xC3\xA9\xF0\x9F\x87\xAC\n\xF0\x9F\x87\xAC", "      !    " },
};

static const struct { const char *text, *marks; } chinese_breaks[] = {
	{ "\xE4\xB8\xAD\xE6\x96\x87", "  |   " },               /* between ideographs */
	{ "\xE4\xB8\xAD\xE3\x80\x82", "      " },               /* not before a full stop */
	{ "\xE3\x80\x82\xE4\xB8\xAD", "  |   " },
	{ "\xEF\xBC\x88\xE4\xB8\xAD", "      " },               /* not after a bracket */
	{ "\xE4\xB8\xAD" "12.5%", "  |     " },
	{ "中27天，中", "  |       |   " },
	{ "中3人天中", "  |      |   " },
	{ "中2027年6月", "  |      |    " },
	{ "中3中", "  ||   " },
	{ "中第3", "  |    " },
	{ "中评3–6", "  |        " }, /* not the last ideograph from a range */
	{ "中，3–6", "     |     " },
	{ "中−0.8至−0.3", "                  " },
};

static void check_breaks(const char *text, const char *marks)
{
	static const char symbols[] = { [BREAK_NO] = ' ', [BREAK_ALLOWED] = '|', [BREAK_MUST] = '!' };
	char breaks[64], got[64] = "";
	size_t length = strlen(text);

	type_breaks(type, text, length, breaks);
	for (size_t i = 0; i < length; i++)
		got[i] = symbols[(int)breaks[i]];
	ck_assert_str_eq(got, marks);
}

START_TEST(breaks_english_lines)
{
	check_breaks(english_breaks[_i].text, english_breaks[_i].marks);
}
END_TEST

START_TEST(breaks_chinese_lines)
{
	check_breaks(chinese_breaks[_i].text, chinese_breaks[_i].marks);
}
END_TEST

/* Parted as dictionaries part them; short words, names and numbers stay whole. */
static const struct { const char *word, *parted; } hyphened[] = {
	{ "specification", "spe-cific-a-tion" }, { "published,", "pub-lished," },
	{ "customer", "cus-tomer" }, { "paint", "paint" }, { "Specification", "Specification" },
	{ "take-back", "take-back" }, { "caf\xC3\xA9teria", "caf\xC3\xA9teria" }, { "co2emission", "co2emission" },
};

static void check_hyphens(const char *word, const char *wanted)
{
	size_t ends[TYPE_HYPHENS], from = 0;
	const size_t length = strlen(word), count = type_hyphens(type, word, length, ends);
	char got[64] = "";

	for (size_t i = 0; i < count; from = ends[i++])
		snprintf(got + strlen(got), sizeof got - strlen(got), "%.*s-", (int)(ends[i] - from),
			 word + from);
	snprintf(got + strlen(got), sizeof got - strlen(got), "%s", word + from);
	ck_assert_str_eq(got, wanted);
}

START_TEST(parts_english_words)
{
	check_hyphens(hyphened[_i].word, hyphened[_i].parted);
}
END_TEST

START_TEST(parts_no_word_in_chinese)
{
	check_hyphens("specification", "specification");
}
END_TEST

static TCase *english_cases(void)
{
	TCase *tests = tcase_create("english");

	tcase_add_checked_fixture(tests, open_english, close_type);
	tcase_add_loop_test(tests, measures_words, 0, COUNT_OF(widths));
	tcase_add_test(tests, kerns);
	tcase_add_test(tests, gives_the_same_result_for_the_same_word);
	tcase_add_loop_test(tests, falls_back_to_other_faces, 0, COUNT_OF(faces));
	tcase_add_test(tests, draws_a_bold_that_the_family_lacks);
	tcase_add_test(tests, notes_a_missing_glyph);
	tcase_add_test(tests, lists_faces_in_order_of_first_use);
	tcase_add_test(tests, tells_metrics_in_thousandths);
	tcase_add_test(tests, keeps_clusters);
	tcase_add_test(tests, warns_of_a_family_that_is_not_there);
	tcase_add_test(tests, refuses_to_work_without_fonts);
	tcase_add_loop_test(tests, breaks_english_lines, 0, COUNT_OF(english_breaks));
	tcase_add_loop_test(tests, parts_english_words, 0, COUNT_OF(hyphened));
	return tests;
}

/* A figure is 572 wide, Latin letters as shaped alone, a Han square 1000. */
static const struct { const char *text; int width; } lines[] = {
	{ "\u73b0\u6709134", 2000 + 3 * 572 + 250 },
	{ "6\u540d7\u540d", 2 * 572 + 2000 + 3 * 250 },
	{ "3\uff5e6", 2 * 572 + 1000 },               /* no gap beside punctuation */
	{ "\u627f\u5151\u201d\uff0c\u4e0e", 4500 },   /* ” and ， share a square */
	{ "\uff08\u201c\u7532", 2500 },
	{ "\u6bdb\u5229\u22123%", 2000 + 2 * 572 + 831 + 250 },
	{ "\u73b0\u6709 134", 2000 + 3 * 572 + 260 },  /* a typed space is enough */
};

START_TEST(opens_gaps_in_a_line)
{
	const struct shaped *line = type_shape_line(type, FONT_SANS, lines[_i].text);
	int sum = 0;

	ck_assert_int_eq(line->width, lines[_i].width);
	for (size_t i = 0; i < line->run_count; i++)
		for (size_t k = 0; k < line->runs[i].glyph_count; k++)
			sum += line->runs[i].glyphs[k].advance;
	ck_assert_int_eq(sum, line->width);
	ck_assert_ptr_eq(type_shape_line(type, FONT_SANS, lines[_i].text), line);
}
END_TEST

START_TEST(a_line_leaves_the_plain_shape_as_it_is)
{
	static const char text[] = "\u73b0\u6709134";

	type_shape_line(type, FONT_SANS, text);
	ck_assert_int_eq(shape(FONT_SANS, text)->width, 2000 + 3 * 572);
}
END_TEST

static TCase *chinese_cases(void)
{
	TCase *tests = tcase_create("chinese");

	tcase_add_checked_fixture(tests, open_chinese, close_type);
	tcase_add_loop_test(tests, sets_shared_punctuation_in_the_documents_script, 0,
	                    COUNT_OF(chinese_faces));
	tcase_add_loop_test(tests, breaks_chinese_lines, 0, COUNT_OF(chinese_breaks));
	tcase_add_test(tests, parts_no_word_in_chinese);
	tcase_add_loop_test(tests, opens_gaps_in_a_line, 0, COUNT_OF(lines));
	tcase_add_test(tests, a_line_leaves_the_plain_shape_as_it_is);
	return tests;
}

int main(void)
{
	Suite *suite = suite_create("type");

	suite_add_tcase(suite, english_cases());
	suite_add_tcase(suite, chinese_cases());
	return unit_run(suite);
}
