#include "compose/quotes.h"

#include <string.h>

#include "../../support/unit.h"

static const struct { const char *text, *want; } rows[] = {
	{ "", "" },
	{ "plain", "plain" },
	/* apostrophes */
	{ "last year's", "last year’s" },
	{ "the buyers' own", "the buyers’ own" },
	{ "don't", "don’t" },
	{ "Müller's", "Müller’s" },
	{ "the '90s and the 1990's", "the ’90s and the 1990’s" },
	{ "'tis, rock 'n' roll", "’tis, rock ’n’ roll" },
	{ "'tissue'", "‘tissue’" },
	{ "'Twas 'TIS 'Til", "’Twas ’TIS ’Til" },
	{ "pre-\"agreed\" non-'standard'", "pre-“agreed” non-‘standard’" },
	{ "a \"pre-\", then", "a “pre-”, then" },
	{ "rock-'n'-roll a=\"b\"", "rock-’n’-roll a=“b”" },
	{ "5' 10½\" high", "5' 10½\" high" },
	{ "class of '97.", "class of ’97." },
	/* quotes */
	{ "\"a\"", "“a”" },
	{ "he said \"yes\", then \"no\".", "he said “yes”, then “no”." },
	{ "(\"a\")", "(“a”)" },
	{ "'a'", "‘a’" },
	{ "\"'Yes,' he said.\"", "“‘Yes,’ he said.”" },
	{ "\"as in 1990\"", "“as in 1990”" },
	{ "'as in 1990'", "‘as in 1990’" },
	{ "\"90 days\"", "“90 days”" },
	{ "– \"a\"", "– “a”" },
	{ "set “so” and it’s", "set “so” and it’s" },
	/* primes */
	{ "5' 6\"", "5' 6\"" },
	{ "5'6\" high", "5'6\" high" },
	/* dashes */
	{ "one -- two", "one – two" },
	{ "one --- two", "one — two" },
	{ "one--two, 3--4", "one–two, 3–4" },
	{ "use --force or -- here", "use --force or – here" },
	{ "---- a -----b", "---- a -----b" },
	{ "--", "--" },
	{ "well-known - so", "well-known - so" },
	/* three dots */
	{ "and so on...", "and so on…" },
	{ "a .... b, ../../.., 0...10", "a .... b, ../../.., 0...10" },
	/* addresses */
	{ "see https://x.example/it's--so?\"", "see https://x.example/it's--so?”" },
	{ "\"https://x.example/a'b\"", "“https://x.example/a'b”" },
	{ "www.x.example/a--b it's", "www.x.example/a--b it’s" },
	/* Chinese has its own */
	{ "称作\"关键\"的", "称作\"关键\"的" },
	{ "'关键'", "'关键'" },
};

START_TEST(sets_what_was_typed)
{
	struct arena arena;
	const char *set;

	arena_init(&arena);
	set = quotes_set(&arena, rows[_i].text);
	ck_assert_str_eq(set, rows[_i].want);
	ck_assert_str_eq(quotes_set(&arena, set), rows[_i].want); /* what is set stays */
	arena_release(&arena);
}
END_TEST

START_TEST(goes_on_where_a_part_ends)
{
	static const char *const parts[] = { "\"", "Kestner", "'s plan", "\" is Müller", "'s, not \"", "ours", "\"" };
	struct quotes quotes = { 0 };
	struct arena arena;
	char all[80] = "";

	arena_init(&arena);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *set = quotes_set_part(&quotes, &arena, parts[i]);
		memcpy(all + strlen(all), set, strlen(set) + 1);
	}
	ck_assert_str_eq(all, "“Kestner’s plan” is Müller’s, not “ours”");
	arena_release(&arena);
}
END_TEST

START_TEST(leaves_a_text_without_signs_where_it_is)
{
	static const char text[] = "A well-known text, of two lines. 5 - 3.";
	struct arena arena;

	arena_init(&arena);
	ck_assert_ptr_eq(quotes_set(&arena, text), text);
	arena_release(&arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("quotes");
	TCase *tcase = tcase_create("all");

	tcase_add_loop_test(tcase, sets_what_was_typed, 0, COUNT_OF(rows));
	tcase_add_test(tcase, goes_on_where_a_part_ends);
	tcase_add_test(tcase, leaves_a_text_without_signs_where_it_is);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
