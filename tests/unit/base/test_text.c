#include "base/text.h"

#include <string.h>

#include "../../support/unit.h"

static const struct { const char *bytes; size_t size, valid; } byte_rows[] = {
	{ "plain", 5, 5 },
	{ "", 0, 0 },
	{ "日本", 6, 6 },
	{ "\xF0\x9F\x98\x80", 4, 4 },
	{ "a\xFF" "b", 3, 1 },
	{ "ab\x80", 3, 2 },                 /* a lone trailing byte */
	{ "\xC0\xAF", 2, 0 },               /* overlong */
	{ "a\xE0\x80\xAF", 4, 1 },          /* overlong */
	{ "\xED\xA0\x80", 3, 0 },           /* a surrogate */
	{ "\xF4\x90\x80\x80", 4, 0 },       /* above U+10FFFF */
	{ "\xE6\x97", 2, 0 },               /* cut off */
	{ "\xC4\xE3\xBA\xC3", 4, 0 },       /* GBK */
};

START_TEST(finds_the_first_byte_that_is_not_utf8)
{
	ck_assert_uint_eq(text_valid_prefix(byte_rows[_i].bytes, byte_rows[_i].size),
	                  byte_rows[_i].valid);
}
END_TEST

static const uint32_t code_points[] = {
	'a', 0x7F, 0x80, 0x7FF, 0x800, 0x65E5, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF,
};

START_TEST(decodes_what_it_encoded)
{
	char bytes[5] = "";
	const char *cursor = bytes;
	size_t size = text_encode(code_points[_i], bytes);

	ck_assert_uint_eq(text_next(&cursor), code_points[_i]);
	ck_assert_ptr_eq(cursor, bytes + size);
	ck_assert_uint_eq(text_next(&cursor), 0);
	ck_assert_ptr_eq(cursor, bytes + size);
	cursor = bytes;
	ck_assert_uint_eq(text_next_any(&cursor, bytes + size), code_points[_i]);
	ck_assert_uint_eq(text_count(bytes, size), 1);
}
END_TEST

START_TEST(tells_bytes_that_are_no_text)
{
	const char bytes[] = "\xFF" "a\xE6\x97", *cursor = bytes, *end = bytes + 4;

	ck_assert_uint_eq(text_next_any(&cursor, end), TEXT_INVALID + 0xFF);
	ck_assert_uint_eq(text_next_any(&cursor, end), 'a');
	ck_assert_uint_eq(text_next_any(&cursor, end), TEXT_INVALID + 0xE6);
	ck_assert_uint_eq(text_next_any(&cursor, end), TEXT_INVALID + 0x97);
	ck_assert_ptr_eq(cursor, end);
}
END_TEST

static const struct { const char *bytes; size_t offset; int line, column; } offsets[] = {
	{ "abc", 0, 1, 1 }, { "abc", 2, 1, 3 }, { "日本x", 6, 1, 3 }, { "a\nbc", 3, 2, 2 },
	{ "a\r\nbc", 4, 2, 2 }, { "a\rbc", 3, 2, 2 }, { "a\n\nb", 3, 3, 1 }, { "a\n", 2, 2, 1 },
};

START_TEST(locates_bytes_by_line_and_column)
{
	const struct place place = text_place("f", offsets[_i].bytes, offsets[_i].offset);

	ck_assert_int_eq(place.line, offsets[_i].line);
	ck_assert_int_eq(place.column, offsets[_i].column);
}
END_TEST

static const struct { uint32_t c; int width; bool control, bidi, han; } characters[] = {
	{ 'a', 1, false, false, false },
	{ '\t', 0, false, false, false },
	{ '\n', 0, false, false, false },
	{ '\r', 0, true, false, false },
	{ 0x1B, 0, true, false, false },
	{ 0x7F, 0, true, false, false },
	{ 0x85, 0, true, false, false },
	{ 0x9F, 0, true, false, false },
	{ 0xFC, 1, false, false, false },
	{ 0x301, 0, false, false, false },   /* a combining accent */
	{ 0x202E, 0, false, true, false },
	{ 0x2066, 0, false, true, false },
	{ 0x3001, 2, false, false, true },   /* ideographic comma */
	{ 0x4E2D, 2, false, false, true },
	{ 0x30A2, 2, false, false, true },   /* katakana */
	{ 0xFF1A, 2, false, false, true },   /* full-width colon */
	{ 0x20000, 2, false, false, true },
	{ 0xAC00, 2, false, false, false },  /* hangul */
	{ 0x1F600, 2, false, false, false },
};

START_TEST(knows_widths_controls_and_han)
{
	uint32_t c = characters[_i].c;

	ck_assert_int_eq(text_display_width(c), characters[_i].width);
	ck_assert_int_eq(text_is_control(c), characters[_i].control);
	ck_assert_int_eq(text_is_bidi_control(c), characters[_i].bidi);
	ck_assert_int_eq(text_is_han(c), characters[_i].han);
}
END_TEST

static const struct { uint32_t before, after; bool closes; } line_ends[] = {
	{ 0x4E2D, 0x6587, true },  { 0xFF0C, 0x6587, true },  { 0x4E2D, 0x201C, true },
	{ 0x201D, 0x4E2D, true },  { 0x4E2D, 'a', false },    { '5', 0x4E2D, false },
	{ 'a', 'b', false },       { 0x201D, 'b', false },    { 'a', 0x2014, false },
};

START_TEST(knows_where_a_line_end_is_no_space)
{
	ck_assert_int_eq(text_closes_up(line_ends[_i].before, line_ends[_i].after),
	                 line_ends[_i].closes);
}
END_TEST

static const struct { const char *a, *b; int limit, want; } pairs[] = {
	{ "weight", "weight", 2, 0 }, { "wieght", "weight", 2, 1 }, { "opennes", "openness", 2, 1 },
	{ "margin", "margni", 1, 1 }, { "kitten", "sitting", 5, 3 }, { "kitten", "sitting", 2, 3 },
	{ "", "ab", 3, 2 }, { "a", "abcdef", 2, 3 }, { "日本語", "日语", 2, 2 }, { "ca", "abc", 5, 3 },
};

START_TEST(measures_slips_in_code_points)
{
	ck_assert_int_eq(text_distance(pairs[_i].a, pairs[_i].b, pairs[_i].limit), pairs[_i].want);
	ck_assert_int_eq(text_distance(pairs[_i].b, pairs[_i].a, pairs[_i].limit), pairs[_i].want);
}
END_TEST

START_TEST(does_not_compare_endless_words)
{
	char a[400], b[400];

	memset(a, 'a', sizeof(a) - 1);
	a[399] = '\0';
	memcpy(b, a, sizeof(b));
	ck_assert_int_eq(text_distance(a, b, 2), 0);
	b[7] = 'b';
	ck_assert_int_eq(text_distance(a, b, 2), 3);
}
END_TEST

static const char *const words[] = {
	"attractiveness", "strength", "openness", "margin", "us", "key_development", "growth",
};
static const struct { const char *word, *want; } guesses[] = {
	{ "opennes", "openness" }, { "Margin", "margin" }, { "MARGIN", "margin" },
	{ "strenght", "strength" }, { "key-development", "key_development" },
	{ "atractivenes", "attractiveness" }, { "it", NULL }, { "capacity", NULL }, { "", NULL },
	{ "grwth", "growth" },
};

START_TEST(suggests_only_a_word_that_is_near)
{
	const char *got = text_similar(guesses[_i].word, words, (size_t)COUNT_OF(words));

	if (guesses[_i].want == NULL)
		ck_assert_ptr_null(got);
	else
		ck_assert_str_eq(got, guesses[_i].want);
}
END_TEST

START_TEST(compares_beginnings)
{
	ck_assert(text_equal("a", "a") && !text_equal("a", "ab"));
	ck_assert(text_starts_with("accounts", "acc") && text_starts_with("a", ""));
	ck_assert(!text_starts_with("ac", "acc"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base/text");
	TCase *tcase = tcase_create("text");

	tcase_add_loop_test(tcase, finds_the_first_byte_that_is_not_utf8, 0, COUNT_OF(byte_rows));
	tcase_add_loop_test(tcase, decodes_what_it_encoded, 0, COUNT_OF(code_points));
	tcase_add_test(tcase, tells_bytes_that_are_no_text);
	tcase_add_loop_test(tcase, locates_bytes_by_line_and_column, 0, COUNT_OF(offsets));
	tcase_add_loop_test(tcase, knows_widths_controls_and_han, 0, COUNT_OF(characters));
	tcase_add_loop_test(tcase, knows_where_a_line_end_is_no_space, 0, COUNT_OF(line_ends));
	tcase_add_loop_test(tcase, measures_slips_in_code_points, 0, COUNT_OF(pairs));
	tcase_add_test(tcase, does_not_compare_endless_words);
	tcase_add_loop_test(tcase, suggests_only_a_word_that_is_near, 0, COUNT_OF(guesses));
	tcase_add_test(tcase, compares_beginnings);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
