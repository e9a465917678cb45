#include "base/date.h"

#include <stdio.h>
#include <string.h>

enum {
	FIRST_YEAR = 1900,
	LAST_YEAR = 2199,
	LAST_DAY_NUMBER = 109572 /* of 2199-12-31 */
};

static const short days_before_month[] = {
	0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
};

static bool is_leap_year(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
	int days = days_before_month[month] - days_before_month[month - 1];

	return days + (month == 2 && is_leap_year(year));
}

static struct date make_date(int year, int month, int day)
{
	return (struct date){ .year = (short)year, .month = (signed char)month,
	                      .day = (signed char)day };
}

/* Leap days from the year 1 up to the end of the year before. */
static int leap_days_before(int year)
{
	return (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
}

static int days_before_year(int year)
{
	return (year - FIRST_YEAR) * 365 + leap_days_before(year) - leap_days_before(FIRST_YEAR);
}

/* `count` digits at `text`, or -1. */
static int read_digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

bool date_parse(const char *text, struct date *date)
{
	int year, month, day;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	year = read_digits(text, 4);
	month = read_digits(text + 5, 2);
	day = read_digits(text + 8, 2);
	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 ||
	    day < 1 || day > days_of_month(year, month))
		return false;
	*date = make_date(year, month, day);
	return true;
}

bool date_is_set(struct date date)
{
	return date.year != 0;
}

int date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

int date_day_number(struct date date)
{
	bool leap_day_passed = date.month > 2 && is_leap_year(date.year);

	return days_before_year(date.year) + days_before_month[date.month - 1] +
	       leap_day_passed + date.day - 1;
}

/* A day before 1900 or after 2199 gives the calendar's first or last day. */
struct date date_from_day_number(int day)
{
	int year, month = 1;

	if (day < 0)
		day = 0;
	if (day > LAST_DAY_NUMBER)
		day = LAST_DAY_NUMBER;
	year = FIRST_YEAR + day / 366;
	while (days_before_year(year + 1) <= day)
		year++;
	day -= days_before_year(year);
	while (day >= days_of_month(year, month))
		day -= days_of_month(year, month++);
	return make_date(year, month, day + 1);
}

struct date date_add_months(struct date date, int months)
{
	const int last_month = (LAST_YEAR + 1) * 12 - 1;
	int month = date.year * 12 + date.month - 1, day;

	if (months > last_month - month)
		return make_date(LAST_YEAR, 12, 31);
	if (months < FIRST_YEAR * 12 - month)
		return make_date(FIRST_YEAR, 1, 1);
	month += months;
	day = days_of_month(month / 12, month % 12 + 1);
	return make_date(month / 12, month % 12 + 1, date.day < day ? date.day : day);
}

void date_print(struct date date, char out[11])
{
	char text[32];

	out[0] = '\0';
	if (!date_is_set(date))
		return;
	snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year, date.month, date.day);
	memcpy(out, text, 10);
	out[10] = '\0';
}
