/* Calendar dates of the proleptic Gregorian calendar, years 1900 to 2199.
 * The program never reads a clock. */
#ifndef KAISM_BASE_DATE_H
#define KAISM_BASE_DATE_H

#include <stdbool.h>

struct date {
	short year; /* 0 = no date */
	signed char month, day;
};

/* Reads exactly `YYYY-MM-DD`; false when it is not a date of the calendar. */
bool date_parse(const char *text, struct date *date);
bool date_is_set(struct date date);
int date_compare(struct date a, struct date b);
int date_day_number(struct date date);         /* days since 1900-01-01 */
struct date date_from_day_number(int day);
struct date date_add_months(struct date date, int months); /* clipped to the month's end */
/* ISO form "2026-10-30"; "" when not set. */
void date_print(struct date date, char out[11]);

#endif
