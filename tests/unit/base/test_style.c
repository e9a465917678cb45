#include "base/style.h"

#include <string.h>

#include "base/hash.h"
#include "../../support/unit.h"

static const struct { enum color_role role; const char *want; } roles[] = {
	{ COLOR_INK, "#1B2733" }, { COLOR_PAPER, "#FFFFFF" }, { COLOR_KEY, "#005F96" },
	{ COLOR_DEVELOPMENT, "#C24E00" }, { COLOR_MAINTENANCE, "#35AE8A" },
	{ COLOR_OPPORTUNISTIC, "#7A828C" }, { COLOR_HEAT_4, "#2270B0" }, { COLOR_NONE, "#FFFFFF" },
	{ COLOR_ACCENT, "#123456" },
};

START_TEST(has_one_palette_and_the_themes_accent)
{
	struct color accent, want, got;

	ck_assert(color_parse("#123456", &accent));
	ck_assert(color_parse(roles[_i].want, &want));
	got = color_of(roles[_i].role, accent);
	ck_assert(got.r == want.r && got.g == want.g && got.b == want.b);
}
END_TEST

START_TEST(gives_every_role_a_color)
{
	for (int role = 0; role < COLOR_ROLE_COUNT; role++) {
		struct color got = color_of((enum color_role)role, color_default_accent);

		ck_assert_int_gt(got.r + got.g + got.b, 0);
	}
}
END_TEST

START_TEST(reads_colors_in_either_case)
{
	struct color color;

	ck_assert(color_parse("#0b5FA5", &color));
	ck_assert_int_eq(color.r, color_default_accent.r);
	ck_assert_int_eq(color.g, color_default_accent.g);
	ck_assert_int_eq(color.b, color_default_accent.b);
}
END_TEST

static const char *const no_colors[] = {
	"", "#", "0B5FA5", "#0B5FA", "#0B5FA55", "#0B5FAG", "#0B5 A5", "blue", "#ffff\xEF",
};

START_TEST(refuses_what_is_no_color)
{
	struct color color;

	ck_assert(!color_parse(no_colors[_i], &color));
}
END_TEST

/* FIPS 180-2, appendix B. */
static const struct { const char *text, *want; } hashes[] = {
	{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

START_TEST(hashes_as_the_standard_says)
{
	char got[65];

	hash_sha256(hashes[_i].text, strlen(hashes[_i].text), got);
	ck_assert_str_eq(got, hashes[_i].want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base/style");
	TCase *tcase = tcase_create("style");

	tcase_add_loop_test(tcase, has_one_palette_and_the_themes_accent, 0, COUNT_OF(roles));
	tcase_add_test(tcase, gives_every_role_a_color);
	tcase_add_test(tcase, reads_colors_in_either_case);
	tcase_add_loop_test(tcase, refuses_what_is_no_color, 0, COUNT_OF(no_colors));
	tcase_add_loop_test(tcase, hashes_as_the_standard_says, 0, COUNT_OF(hashes));
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
