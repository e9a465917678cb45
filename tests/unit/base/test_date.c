#include "base/date.h"

#include "../../support/unit.h"

enum { LAST_DAY = 109572 }; /* 300 years of 365 days, 73 leap days, from 0 */

static struct date read_date(const char *text)
{
	struct date date = { .year = 0 };

	ck_assert_msg(date_parse(text, &date), "%s", text);
	return date;
}

static void assert_prints(struct date date, const char *want)
{
	char text[11];

	date_print(date, text);
	ck_assert_str_eq(text, want);
}

static const char *const dates[] = {
	"1900-01-01", "2026-10-30", "2024-02-29", "2000-02-29", "2199-12-31",
};

START_TEST(prints_the_date_it_read)
{
	assert_prints(read_date(dates[_i]), dates[_i]);
}
END_TEST

static const char *const no_dates[] = {
	"", "2026-10", "2026-1-01", "26-10-30", "2026/10/30", "2026-10-30 ", "2026-13-01",
	"2026-00-10", "2026-10-00", "2026-04-31", "2023-02-29", "1900-02-29", "2100-02-29",
	"1899-12-31", "2200-01-01", "20x6-10-30", "2026-10-3O", "-026-10-30", "+026-10-30",
};

START_TEST(refuses_what_is_no_date_of_the_calendar)
{
	struct date date = { .year = 0 };

	ck_assert_msg(!date_parse(no_dates[_i], &date), "%s", no_dates[_i]);
	ck_assert(!date_is_set(date));
}
END_TEST

START_TEST(prints_nothing_for_no_date)
{
	assert_prints((struct date){ .year = 0 }, "");
}
END_TEST

START_TEST(numbers_every_day_of_three_centuries)
{
	struct date before = { .year = 0 }, date;

	for (int day = 0; day <= LAST_DAY; day++) {
		date = date_from_day_number(day);
		ck_assert_int_eq(date_day_number(date), day);
		ck_assert_int_eq(date_compare(before, date), -1);
		before = date;
	}
	assert_prints(before, "2199-12-31");
}
END_TEST

START_TEST(stays_inside_the_calendar)
{
	assert_prints(date_from_day_number(-1), "1900-01-01");
	assert_prints(date_from_day_number(LAST_DAY + 1), "2199-12-31");
	assert_prints(date_add_months(read_date("2199-06-30"), 7), "2199-12-31");
	assert_prints(date_add_months(read_date("1900-02-10"), -3), "1900-01-01");
	assert_prints(date_add_months(read_date("2026-02-10"), 2147483647), "2199-12-31");
	assert_prints(date_add_months(read_date("2026-02-10"), -2147483647 - 1), "1900-01-01");
}
END_TEST

static const struct { const char *from; int months; const char *want; } sums[] = {
	{ "2026-10-30", 12, "2027-10-30" }, { "2026-01-31", 1, "2026-02-28" },
	{ "2024-01-31", 1, "2024-02-29" }, { "2026-12-15", 1, "2027-01-15" },
	{ "2026-01-15", -1, "2025-12-15" }, { "2026-03-31", -13, "2025-02-28" },
	{ "2026-10-30", 0, "2026-10-30" },
};

START_TEST(adds_months_and_clips_to_the_end_of_the_month)
{
	assert_prints(date_add_months(read_date(sums[_i].from), sums[_i].months), sums[_i].want);
}
END_TEST

START_TEST(compares_by_year_month_and_day)
{
	ck_assert_int_eq(date_compare(read_date("2025-12-31"), read_date("2026-01-01")), -1);
	ck_assert_int_eq(date_compare(read_date("2026-02-01"), read_date("2026-01-31")), 1);
	ck_assert_int_eq(date_compare(read_date("2026-02-01"), read_date("2026-02-02")), -1);
	ck_assert_int_eq(date_compare(read_date("2026-02-01"), read_date("2026-02-01")), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base/date");
	TCase *tcase = tcase_create("date");

	tcase_add_loop_test(tcase, prints_the_date_it_read, 0, COUNT_OF(dates));
	tcase_add_loop_test(tcase, refuses_what_is_no_date_of_the_calendar, 0, COUNT_OF(no_dates));
	tcase_add_test(tcase, prints_nothing_for_no_date);
	tcase_add_test(tcase, numbers_every_day_of_three_centuries);
	tcase_add_test(tcase, stays_inside_the_calendar);
	tcase_add_loop_test(tcase, adds_months_and_clips_to_the_end_of_the_month, 0, COUNT_OF(sums));
	tcase_add_test(tcase, compares_by_year_month_and_day);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
