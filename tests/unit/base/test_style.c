#include "base/style.h"

#include <string.h>

#include "base/hash.h"
#include "../../support/contrast.h"
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

/* ---- readable, by everybody, in print ---- */

static struct color color(enum color_role role)
{
	return color_of(role, color_default_accent);
}

/* Text of figures is small: 4.5 to 1 at least, as WCAG 2.1 AA asks. */
static const struct { enum color_role text, ground; } texts[] = {
	{ COLOR_INK, COLOR_PAPER },              { COLOR_MUTED, COLOR_PAPER },
	{ COLOR_INK, COLOR_PALE },               { COLOR_MUTED, COLOR_PALE },
	{ COLOR_STOP, COLOR_PAPER },             { COLOR_STOP, COLOR_PALE },
	{ COLOR_WARNING, COLOR_PAPER },          { COLOR_WARNING, COLOR_PALE },
	{ COLOR_KEY_TEXT, COLOR_PAPER },         { COLOR_KEY_TEXT, COLOR_KEY_TINT },
	{ COLOR_DEVELOPMENT_TEXT, COLOR_PAPER }, { COLOR_DEVELOPMENT_TEXT, COLOR_DEVELOPMENT_TINT },
	{ COLOR_MAINTENANCE_TEXT, COLOR_PAPER }, { COLOR_MAINTENANCE_TEXT, COLOR_MAINTENANCE_TINT },
	{ COLOR_OPPORTUNISTIC_TEXT, COLOR_PAPER },
	{ COLOR_OPPORTUNISTIC_TEXT, COLOR_OPPORTUNISTIC_TINT },
	{ COLOR_MUTED, COLOR_KEY_TINT },         { COLOR_MUTED, COLOR_DEVELOPMENT_TINT },
	{ COLOR_MUTED, COLOR_MAINTENANCE_TINT }, { COLOR_MUTED, COLOR_OPPORTUNISTIC_TINT },
	{ COLOR_PAPER, COLOR_KEY },              { COLOR_PAPER, COLOR_DEVELOPMENT },
	{ COLOR_INK, COLOR_MAINTENANCE },        { COLOR_PAPER, COLOR_NEUTRAL },
	{ COLOR_PAPER, COLOR_OURS },             { COLOR_INK, COLOR_AHEAD },
	{ COLOR_INK, COLOR_HEAT_0 },             { COLOR_INK, COLOR_HEAT_1 },
	{ COLOR_INK, COLOR_HEAT_2 },             { COLOR_INK, COLOR_HEAT_3 },
	{ COLOR_PAPER, COLOR_HEAT_4 },
};

START_TEST(texts_stand_out_from_their_ground)
{
	const double ratio = contrast_ratio(color(texts[_i].text), color(texts[_i].ground));

	ck_assert_double_eq_tol(color_contrast(color(texts[_i].text), color(texts[_i].ground)), ratio, 1e-9);

	ck_assert_msg(ratio >= 4.5, "role %d on role %d: %.2f", (int)texts[_i].text, (int)texts[_i].ground, ratio);
}
END_TEST

/* The outline of a mark or bar that has no other: 3 to 1 on paper. */
static const enum color_role marks[] = {
	COLOR_KEY, COLOR_DEVELOPMENT, COLOR_MAINTENANCE_TEXT, COLOR_OPPORTUNISTIC, COLOR_NEUTRAL, COLOR_OURS,
	COLOR_ACCENT,
};

START_TEST(marks_stand_out_from_paper)
{
	ck_assert_double_ge(contrast_ratio(color(marks[_i]), color(COLOR_PAPER)), 3);
}
END_TEST

static const enum color_role classes[] = {
	COLOR_KEY, COLOR_DEVELOPMENT, COLOR_MAINTENANCE, COLOR_OPPORTUNISTIC,
};

/* The weakest pair is a filled square against a hollow circle. */
START_TEST(classes_stay_apart_without_a_kind_of_cone)
{
	for (int a = 0; a < COUNT_OF(classes); a++)
		for (int b = a + 1; b < COUNT_OF(classes); b++) {
			const double apart = contrast_apart(color(classes[a]), color(classes[b]), (enum vision)_i);
			ck_assert_msg(apart >= 14, "classes %d and %d: %.1f apart", a, b, apart);
		}
}
END_TEST

static double lightness(enum color_role role)
{
	const double light = contrast_luminance(contrast_light(color(role)));

	return contrast_lab((struct linear){ light, light, light }).l;
}

/* The three filled marks, the heat, and what is ours against the rest. */
static const enum color_role steps[][2] = {
	{ COLOR_KEY, COLOR_DEVELOPMENT }, { COLOR_DEVELOPMENT, COLOR_MAINTENANCE },
	{ COLOR_MAINTENANCE, COLOR_PAPER }, { COLOR_HEAT_4, COLOR_HEAT_3 }, { COLOR_HEAT_3, COLOR_HEAT_2 },
	{ COLOR_HEAT_2, COLOR_HEAT_1 }, { COLOR_OURS, COLOR_RULE }, { COLOR_AHEAD, COLOR_GRID },
};

START_TEST(steps_are_seen_in_grey)
{
	const double apart = lightness(steps[_i][1]) - lightness(steps[_i][0]);

	ck_assert_msg(apart >= 8, "%.1f apart", apart);
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
	tcase_add_loop_test(tcase, texts_stand_out_from_their_ground, 0, COUNT_OF(texts));
	tcase_add_loop_test(tcase, marks_stand_out_from_paper, 0, COUNT_OF(marks));
	tcase_add_loop_test(tcase, classes_stay_apart_without_a_kind_of_cone, 0, VISION_COUNT);
	tcase_add_loop_test(tcase, steps_are_seen_in_grey, 0, COUNT_OF(steps));
	tcase_add_loop_test(tcase, hashes_as_the_standard_says, 0, COUNT_OF(hashes));
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
