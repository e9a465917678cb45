/* The one place where numbers become text, and text becomes numbers, so that
 * PDF, Markdown and JSON show the same digits. Never depends on the locale. */
#ifndef KAISM_BASE_NUMBER_H
#define KAISM_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { NUMBER_SIZE = 40 };

/* Fixed decimals (0 to 9), half away from zero after removing binary noise
 * (2.675 prints 2.68), "-" for negative values, never "-0". */
void number_fixed(char out[NUMBER_SIZE], double value, int decimals);
/* The same with `separator` between groups of three digits ("," or ""). */
void number_grouped(char out[NUMBER_SIZE], double value, int decimals, const char *separator);
/* The shortest text that reads back to the same double ("0.3", "1e+22"). */
void number_shortest(char out[NUMBER_SIZE], double value);
/* Round to `decimals`, half away from zero, as number_fixed does. */
double number_round(double value, int decimals);

/* -?digits[.digits][e[+-]digits], the whole text, finite. No hex, no nan. */
bool number_parse(const char *text, size_t length, double *value);

#endif
