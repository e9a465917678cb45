#include "input/csv.h"

#include <csv.h>
#include <stdbool.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

static bool begins_formula(const char *text)
{
	static const char *const signs[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (text_starts_with(text, signs[i]))
			return true;
	return false;
}

/* The text with an apostrophe wherever a cell could begin with a formula: at
 * its start, and behind signs that part cells somewhere. */
static const char *without_formulas(struct arena *arena, const char *text)
{
	char *safe = arena_alloc(arena, 2 * strlen(text) + 1), *to = safe;
	bool begins = true;

	for (; *text != '\0'; text++) {
		if (begins && begins_formula(text))
			*to++ = '\'';
		begins = strchr(",;|\t\r\n", *text) != NULL ||
		         (begins && strchr(" \"", *text) != NULL);
		*to++ = *text;
	}
	*to = '\0';
	return safe;
}

void csv_begin(const struct csv_writer *writer)
{
	fputs("\xEF\xBB\xBF", writer->out);
}

void csv_print_row(const struct csv_writer *writer, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = cells[i];
		double number;

		if (!number_parse(text, strlen(text), &number))
			text = without_formulas(writer->arena, text);

		if (i > 0)
			fputc(writer->delimiter, writer->out);
		csv_fwrite(writer->out, text, strlen(text));
	}
	fputs("\r\n", writer->out);
}
