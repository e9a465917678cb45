#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	DIGITS = 15,      /* decimal digits that every double holds */
	TEXT_LIMIT = 400  /* characters of a number that is read */
};

/* Above this every double is a multiple of an eighth: nothing to round. */
static const double exact_above = 1e15;
/* Above this fixed notation is too long for NUMBER_SIZE. */
static const double fixed_below = 1e18;

/* 0.d1 d2 .. d15 times 10^point. */
struct decimal {
	char digits[DIGITS + 2]; /* with room for a carry in front */
	int point;
};

static struct decimal to_decimal(double value)
{
	struct decimal decimal = { .point = 0 };
	char text[32];

	snprintf(text, sizeof(text), "%.*e", DIGITS - 1, fabs(value));
	decimal.digits[0] = text[0];
	memcpy(decimal.digits + 1, text + 2, DIGITS - 1);
	decimal.point = (int)strtol(text + 2 + DIGITS, NULL, 10) + 1;
	return decimal;
}

/* Adds one in the last of `count` digits. */
static void carry_one(struct decimal *decimal, int count)
{
	int i = count - 1;

	while (i >= 0 && decimal->digits[i] == '9')
		decimal->digits[i--] = '0';
	if (i >= 0) {
		decimal->digits[i]++;
		return;
	}
	memmove(decimal->digits + 1, decimal->digits, DIGITS);
	decimal->digits[0] = '1';
	decimal->point++;
}

/* Rounds to `decimals`, half away from zero. What is cut reads as zeros. */
static void round_decimal(struct decimal *decimal, int decimals)
{
	int count = decimal->point + decimals;
	bool up;

	if (count >= DIGITS)
		return;
	up = count >= 0 && decimal->digits[count] >= '5';
	if (count < 0)
		count = 0;
	memset(decimal->digits + count, '0', (size_t)(DIGITS - count));
	if (up)
		carry_one(decimal, count);
}

static char digit_at(const struct decimal *decimal, int place)
{
	return place < 0 || place >= DIGITS + 1 || decimal->digits[place] == '\0'
		? '0' : decimal->digits[place];
}

static void print_decimal(char *out, const struct decimal *decimal, int decimals)
{
	int whole = decimal->point > 1 ? decimal->point : 1;
	int offset = decimal->point - whole, length = 0;

	for (int i = 0; i < whole + decimals; i++) {
		if (i == whole)
			out[length++] = '.';
		out[length++] = digit_at(decimal, i + offset);
	}
	out[length] = '\0';
}

static bool is_zero(const struct decimal *decimal)
{
	return decimal->digits[strspn(decimal->digits, "0")] == '\0';
}

void number_fixed(char out[NUMBER_SIZE], double value, int decimals)
{
	struct decimal decimal;

	decimals = decimals < 0 ? 0 : decimals > 9 ? 9 : decimals;
	if (!(fabs(value) < fixed_below)) {
		number_shortest(out, value);
	} else if (fabs(value) >= exact_above) {
		snprintf(out, NUMBER_SIZE, "%.*f", decimals, value);
	} else {
		decimal = to_decimal(value);
		round_decimal(&decimal, decimals);
		if (value < 0 && !is_zero(&decimal))
			*out++ = '-';
		print_decimal(out, &decimal, decimals);
	}
}

void number_grouped(char out[NUMBER_SIZE], double value, int decimals, const char *separator)
{
	char plain[NUMBER_SIZE];
	size_t sign, whole, length = 0, width = strlen(separator);

	number_fixed(plain, value, decimals);
	sign = plain[0] == '-';
	whole = strspn(plain + sign, "0123456789");
	if (whole < 4 || strchr(plain, 'e') != NULL ||
	    strlen(plain) + (whole - 1) / 3 * width >= NUMBER_SIZE) {
		memcpy(out, plain, strlen(plain) + 1);
		return;
	}
	for (size_t i = 0; i < sign + whole; i++) {
		if (i > sign && (sign + whole - i) % 3 == 0) {
			memcpy(out + length, separator, width);
			length += width;
		}
		out[length++] = plain[i];
	}
	memcpy(out + length, plain + sign + whole, strlen(plain + sign + whole) + 1);
}

/* Whole numbers of up to 15 digits: most of what is printed. */
static bool print_whole(char out[NUMBER_SIZE], double value)
{
	char digits[NUMBER_SIZE];
	size_t at = sizeof(digits);
	long long rest;

	if (!(fabs(value) < 1e15) || value != (double)(long long)value)
		return false;
	rest = (long long)fabs(value);
	digits[--at] = '\0';
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		digits[--at] = '-';
	memcpy(out, digits + at, sizeof(digits) - at);
	return true;
}

/* 15 digits are the shortest text wherever they read back, but not for the
 * subnormal numbers, which hold fewer. */
void number_shortest(char out[NUMBER_SIZE], double value)
{
	int precision = fabs(value) < DBL_MIN ? 1 : DIGITS;

	if (print_whole(out, value))
		return;
	for (; precision <= 17; precision++) {
		snprintf(out, NUMBER_SIZE, "%.*g", precision, value);
		if (strtod(out, NULL) == value)
			return;
	}
}

double number_round(double value, int decimals)
{
	char text[NUMBER_SIZE];

	if (!(fabs(value) < exact_above))
		return value;
	if (decimals >= 0 && value == (double)(long long)value)
		return value + 0.0; /* no minus before a zero */
	number_fixed(text, value, decimals);
	return strtod(text, NULL);
}

static size_t skip_digits(const char *text, size_t at)
{
	return at + strspn(text + at, "0123456789");
}

/* Where -?digits[.digits][e[+-]digits] ends, or 0. */
static size_t match_number(const char *text)
{
	size_t at = text[0] == '-', next = skip_digits(text, at);

	if (next == at)
		return 0;
	if (text[next] == '.') {
		at = next + 1;
		next = skip_digits(text, at);
		if (next == at)
			return 0;
	}
	if (text[next] == 'e' || text[next] == 'E') {
		at = next + 1;
		at += text[at] == '+' || text[at] == '-';
		next = skip_digits(text, at);
		if (next == at)
			return 0;
	}
	return next;
}

/* The program never calls setlocale, so that strtod reads a point; the grammar
 * is checked before, since strtod also takes hex, nan and leading blanks. */
bool number_parse(const char *text, size_t length, double *value)
{
	char copy[TEXT_LIMIT + 1];
	double parsed;

	if (length == 0 || length > TEXT_LIMIT)
		return false;
	memcpy(copy, text, length);
	copy[length] = '\0';
	if (match_number(copy) != length)
		return false;
	parsed = strtod(copy, NULL);
	if (!isfinite(parsed))
		return false;
	*value = parsed == 0 ? 0 : parsed;
	return true;
}
