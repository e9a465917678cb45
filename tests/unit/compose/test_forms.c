/* Words, sentences, sums and dates as each language writes them. */
#include <math.h>

#include "../../support/unit.h"
#include "compose/composer.h"
#include "compose/wordbook.h"

static struct arena arena;
static struct diag diag;
static struct selection selection;
static struct composer composer;

static void
start(enum language language)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	selection = (struct selection){ .currency = "CNY", .amounts_in = 10000 };
	composer = (struct composer){
		.selection = &selection, .arena = &arena, .diag = &diag, .language = language,
		.words = wordbook_open(language, &arena, &diag),
	};
	ck_assert_ptr_nonnull(composer.words);
}

static const struct { enum language language; const char *currency; double in, value; const char *want; } sums[] = {
	{ LANGUAGE_EN, "GBP", 1000, 775, "£775,000" },
	{ LANGUAGE_EN, "CNY", 10000, 1260, "¥12,600,000" },
	{ LANGUAGE_EN, "SEK", 1, 5, "SEK\u00a05" },
	{ LANGUAGE_ZH, "CNY", 10000, 1260, "1,260万元" },
	{ LANGUAGE_ZH, "CNY", 10000, 12345, "1.23亿元" },
	{ LANGUAGE_ZH, "CNY", 10000, 10000, "1亿元" },
	{ LANGUAGE_ZH, "GBP", 1000, 775, "77.5万英镑" },
	{ LANGUAGE_ZH, "CNY", 1, 9999, "9,999元" },
	{ LANGUAGE_ZH, "CNY", 10000, -3, "−3万元" },
	{ LANGUAGE_ZH, "SEK", 1, 5, "5SEK" },
	{ LANGUAGE_ZH, "CNY", 10000, (double)NAN, "–" },
};

START_TEST(writes_sums_as_the_language_does)
{
	start(sums[_i].language);
	selection.currency = sums[_i].currency;
	selection.amounts_in = sums[_i].in;
	ck_assert_str_eq(form_money(&composer, sums[_i].value), sums[_i].want);
	arena_release(&arena);
}
END_TEST

START_TEST(writes_dates_units_and_counts)
{
	const struct date date = { 2026, 3, 5 };

	start(LANGUAGE_ZH);
	ck_assert_str_eq(form_date(&composer, date), "2026年3月5日");
	ck_assert_str_eq(form_short_date(&composer, date), "2026-03-05");
	ck_assert_str_eq(form_money_unit(&composer), "万元");
	ck_assert_str_eq(form_percent(&composer, 18), "18%");
	ck_assert_str_eq(form_count_word(&composer, 5), "5");
	arena_release(&arena);
	start(LANGUAGE_EN);
	ck_assert_str_eq(form_date(&composer, date), "5\u00a0March\u00a02026");
	ck_assert_str_eq(form_count_word(&composer, 5), "five");
	arena_release(&arena);
}
END_TEST

START_TEST(says_one_as_other_where_a_language_has_no_singular)
{
	start(LANGUAGE_ZH);
	ck_assert_str_eq(say_count(&composer, "segments.count", 1), "1个细分市场。");
	ck_assert_str_eq(say_count(&composer, "segments.count", 2), "2个细分市场。");
	ck_assert(!wordbook_has(composer.words, "segments.nothing.one"));
	arena_release(&arena);
	start(LANGUAGE_EN);
	ck_assert_str_eq(say_count(&composer, "segments.count", 1), "One segment.");
	arena_release(&arena);
}
END_TEST

START_TEST(joins_sentences_and_lists)
{
	static const char *const names[] = { "甲", "乙", "丙" };

	start(LANGUAGE_ZH);
	ck_assert_str_eq(join_sentences(&composer, "一。", "二。"), "一。二。");
	ck_assert_str_eq(join_sentences(&composer, "", "二。"), "二。");
	ck_assert_str_eq(with_full_stop(&composer, "一"), "一。");
	ck_assert_str_eq(join_words(&composer, names, 3), "甲、乙、丙");
	arena_release(&arena);
	start(LANGUAGE_EN);
	ck_assert_str_eq(join_sentences(&composer, "One.", "Two."), "One. Two.");
	ck_assert_str_eq(join_parts(&composer, "form.colon", "who", "what"), "who: what");
	ck_assert_str_eq(with_full_stop(&composer, ""), "");
	arena_release(&arena);
	ck_assert(is_sentence("做完。") && is_sentence("Done.") && !is_sentence("做完") && !is_sentence(""));
}
END_TEST

START_TEST(makes_one_line_of_a_block)
{
	const struct words block = { .any = "第一行，\n第二行\nline three\nand four\n" };
	const struct words prose = { .any = "先做这件\n事！再说别的。" };

	start(LANGUAGE_ZH);
	ck_assert_str_eq(text_of(&composer, &block), "第一行，第二行 line three and four");
	ck_assert_str_eq(first_sentence(&composer, &prose), "先做这件事");
	arena_release(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("forms");
	TCase *forms = tcase_create("forms");

	tcase_add_loop_test(forms, writes_sums_as_the_language_does, 0, (int)COUNT_OF(sums));
	tcase_add_test(forms, writes_dates_units_and_counts);
	tcase_add_test(forms, says_one_as_other_where_a_language_has_no_singular);
	tcase_add_test(forms, joins_sentences_and_lists);
	tcase_add_test(forms, makes_one_line_of_a_block);
	suite_add_tcase(suite, forms);
	return unit_run(suite);
}
