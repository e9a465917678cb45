#include "doc/slug.h"

#include <string.h>

#include "../../support/unit.h"

static const struct { const char *text, *own, *host; } rows[] = {
	{ "Selection team", "selection-team", "selection-team" },
	{ "3 Selection & team", "3-selection-team", "3-selection--team" },
	{ "What, then?", "what-then", "what-then" },
	{ "A_b - c", "a-b-c", "a_b---c" },
	{ "  x", "x", "--x" },
	{ "Müller ÄÖ Œuvre Ÿ", "müller-äö-œuvre-ÿ", "müller-äö-œuvre-ÿ" },
	{ "ΑΒΓ ДОМ Ёлка", "αβγ-дом-ёлка", "αβγ-дом-ёлка" },
	{ "Łódź Žižek İ", "łódź-žižek-i", "łódź-žižek-i" },
	{ "客户：评分（甲）", "客户-评分-甲", "客户评分甲" },
	{ "● Key → 5 €", "key-5", "-key--5-" },
	{ "“Quoted” – so…", "quoted-so", "quoted--so" },
	{ "???", "none", "" },
	{ "", "none", "" },
};

START_TEST(makes_names_of_headings)
{
	struct arena arena;

	arena_init(&arena);
	ck_assert_str_eq(slug_make(&arena, rows[_i].text, "none"), rows[_i].own);
	ck_assert_str_eq(slug_of_host(&arena, rows[_i].text), rows[_i].host);
	arena_release(&arena);
}
END_TEST

START_TEST(keeps_its_own_names_short)
{
	struct arena arena;
	const char *slug;

	arena_init(&arena);
	slug = slug_make(&arena,
	                 "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語",
	                 "none");
	ck_assert_uint_le(strlen(slug), 70);
	ck_assert_uint_eq(strlen(slug) % 3, 0);
	arena_release(&arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("slug");
	TCase *all = tcase_create("slug");

	tcase_add_loop_test(all, makes_names_of_headings, 0, COUNT_OF(rows));
	tcase_add_test(all, keeps_its_own_names_short);
	suite_add_tcase(suite, all);
	return unit_run(suite);
}
