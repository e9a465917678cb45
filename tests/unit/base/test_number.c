#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../support/unit.h"

static const struct { double value; int decimals; const char *want; } fixed[] = {
	{ 0, 0, "0" },
	{ 0, 2, "0.00" },
	{ 2.675, 2, "2.68" },
	{ 1.005, 2, "1.01" },
	{ -2.5, 0, "-3" },
	{ 0.5, 0, "1" },
	{ -0.5, 0, "-1" },
	{ -0.4, 0, "0" },
	{ -0.0, 1, "0.0" },
	{ -0.004, 2, "0.00" },
	{ 0.005, 2, "0.01" },
	{ 0.0049, 2, "0.00" },
	{ 999.995, 2, "1000.00" },
	{ 9.5, 0, "10" },
	{ 99.96, 1, "100.0" },
	{ 0.1 + 0.2, 9, "0.300000000" },
	{ 1004.9999999999999, 0, "1005" },
	{ 5.875, 2, "5.88" },
	{ 24.5283018867925, 4, "24.5283" },
	{ 123456789.125, 2, "123456789.13" },
	{ 1e15, 1, "1000000000000000.0" },
	{ 999999999999999.0, 0, "999999999999999" },
	{ 1e17, 9, "100000000000000000.000000000" },
	{ 1e300, 2, "1e+300" },
	{ 1e-300, 3, "0.000" },
	{ 5, -1, "5" },
	{ 1.0 / 3, 12, "0.333333333" },
};

START_TEST(rounds_half_away_from_zero_without_binary_noise)
{
	char got[NUMBER_SIZE];

	number_fixed(got, fixed[_i].value, fixed[_i].decimals);
	ck_assert_str_eq(got, fixed[_i].want);
}
END_TEST

static const struct { double value; int decimals; const char *separator, *want; } grouped[] = {
	{ 0, 0, ",", "0" },
	{ 999, 0, ",", "999" },
	{ 1000, 0, ",", "1,000" },
	{ -1234567.891, 2, ",", "-1,234,567.89" },
	{ 61000, 0, "", "61000" },
	{ 100000, 1, ",", "100,000.0" },
	{ 1e17, 9, ",", "100,000,000,000,000,000.000000000" },
	{ 1e22, 0, ",", "1e+22" },
	{ 1234567, 0, "\u202f", "1\u202f234\u202f567" },
	{ 1e17, 9, "\u202f", "100000000000000000.000000000" }, /* else too long */
};

START_TEST(groups_by_three_digits)
{
	char got[NUMBER_SIZE];

	number_grouped(got, grouped[_i].value, grouped[_i].decimals, grouped[_i].separator);
	ck_assert_str_eq(got, grouped[_i].want);
}
END_TEST

static const struct { double value; const char *want; } shortest[] = {
	{ 0, "0" }, { -0.0, "0" }, { 0.3, "0.3" }, { 0.1 + 0.2, "0.30000000000000004" },
	{ 25, "25" }, { -1.5, "-1.5" }, { 1e22, "1e+22" }, { 1.0 / 3, "0.3333333333333333" },
	{ 123456789, "123456789" }, { 5e-324, "5e-324" }, { DBL_MAX, "1.7976931348623157e+308" },
	{ DBL_MIN, "2.2250738585072014e-308" },
};

START_TEST(prints_the_shortest_text_that_reads_back)
{
	char got[NUMBER_SIZE];

	number_shortest(got, shortest[_i].value);
	ck_assert_str_eq(got, shortest[_i].want);
	ck_assert(strtod(got, NULL) == shortest[_i].value);
}
END_TEST

START_TEST(prints_what_is_no_number_without_harm)
{
	char got[NUMBER_SIZE];

	number_fixed(got, HUGE_VAL, 2);
	ck_assert_str_eq(got, "inf");
	number_grouped(got, -HUGE_VAL, 2, ",");
	ck_assert_str_eq(got, "-inf");
}
END_TEST

START_TEST(rounds_values_as_it_prints_them)
{
	ck_assert(number_round(2.675, 2) == 2.68);
	ck_assert(number_round(-0.004, 2) == 0 && !signbit(number_round(-0.004, 2)));
	ck_assert(number_round(-2.5, 0) == -3);
	ck_assert(number_round(1e300, 2) == 1e300);
}
END_TEST

static const struct { const char *text; double want; } numbers[] = {
	{ "0", 0 }, { "-0", 0 }, { "7", 7 }, { "-3.25", -3.25 }, { "012", 12 }, { "1e5", 1e5 },
	{ "1E-3", 1e-3 }, { "2.5e+2", 250 }, { "1e-400", 0 }, { "0.1", 0.1 },
	{ "9007199254740993", 9007199254740992.0 },
};

START_TEST(reads_numbers)
{
	double got = -1;

	ck_assert(number_parse(numbers[_i].text, strlen(numbers[_i].text), &got));
	ck_assert(got == numbers[_i].want);
}
END_TEST

static const char *const no_numbers[] = {
	"", "-", "+1", ".5", "5.", "1.e5", "1e", "1e+", "1.5kg", " 1", "1 ", "0x1F", "0x1p4",
	"nan", "nan(123)", "inf", "infinity", "1e400", "-1e999", "1,5", "1_000", "--1", "1.2.3",
	"\xEF\xBC\x91", "1\n",
};

START_TEST(refuses_what_is_no_number)
{
	double got = -1;

	ck_assert(!number_parse(no_numbers[_i], strlen(no_numbers[_i]), &got));
	ck_assert(got == -1);
}
END_TEST

START_TEST(reads_no_further_than_the_length)
{
	double got = -1;

	ck_assert(number_parse("12345", 3, &got));
	ck_assert(got == 123);
	ck_assert(!number_parse("1\0002", 3, &got));
}
END_TEST

START_TEST(refuses_a_number_of_many_digits)
{
	char digits[1000];
	double got = -1;

	memset(digits, '1', sizeof(digits));
	ck_assert(!number_parse(digits, sizeof(digits), &got));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base/number");
	TCase *tcase = tcase_create("number");

	tcase_add_loop_test(tcase, rounds_half_away_from_zero_without_binary_noise, 0, COUNT_OF(fixed));
	tcase_add_loop_test(tcase, groups_by_three_digits, 0, COUNT_OF(grouped));
	tcase_add_loop_test(tcase, prints_the_shortest_text_that_reads_back, 0, COUNT_OF(shortest));
	tcase_add_test(tcase, prints_what_is_no_number_without_harm);
	tcase_add_test(tcase, rounds_values_as_it_prints_them);
	tcase_add_loop_test(tcase, reads_numbers, 0, COUNT_OF(numbers));
	tcase_add_loop_test(tcase, refuses_what_is_no_number, 0, COUNT_OF(no_numbers));
	tcase_add_test(tcase, reads_no_further_than_the_length);
	tcase_add_test(tcase, refuses_a_number_of_many_digits);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
