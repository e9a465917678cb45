/* Numbers as spreadsheets of other countries write them. Law 2 of the project
 * file has a decimal point; tables are not typed by hand, so a decimal comma
 * is taken where it can be nothing else. */
#include "load_csv_internal.h"

#include <string.h>


static char *with_plain_blanks(struct arena *arena, const char *text)
{
	char *plain = arena_string(arena, text), *to = plain;

	while (*text != '\0') {
		const size_t blank = load_csv_blank(text);

		*to++ = blank > 0 ? ' ' : *text;
		text += blank > 0 ? blank : 1;
	}
	*to = '\0';
	return plain;
}

/* One number: digits, and where `separators` is 1, one sign among them. */
struct figure {
	char *separator;
	size_t separators, before, after; /* digits before and after the sign */
};

static size_t count_digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* Reads the figure that begins at `text` with a digit; gives its end. */
static char *read_figure(char *text, struct figure *figure)
{
	*figure = (struct figure){ .before = count_digits(text) };
	text += figure->before;
	while ((*text == ',' || *text == '.') && count_digits(text + 1) > 0) {
		figure->separator = text;
		figure->separators++;
		figure->after = count_digits(text + 1);
		text += 1 + figure->after;
	}
	return text;
}

/* Three digits behind the sign may be thousands: always behind a comma, and
 * behind a point where cells are parted by `;`, since commas are decimal there. */
static bool is_ambiguous(const struct figure *figure, char delimiter)
{
	if (figure->separators != 1 || figure->after != 3 || figure->before > 3 ||
	    figure->separator[-(ptrdiff_t)figure->before] == '0')
		return false;
	return *figure->separator == ',' || delimiter == ';';
}

static const char *refuse(struct tree_loader *loader, const struct csv_cell *cell,
                          const struct figure *figure)
{
	const char *start = figure->separator - figure->before;

	diag_label(diag_error(loader->diag, cell->place, NOT_A_NUMBER,
	                      "`%s` is %.*s.%.3s to some and %.*s%.3s to others", cell->text,
	                      (int)figure->before, start, figure->separator + 1,
	                      (int)figure->before, start, figure->separator + 1),
	           "leave the separator of thousands out; write decimals with more or fewer "
	           "than three digits");
	return "";
}

const char *load_csv_number(struct tree_loader *loader, const struct csv_table *table,
                            const struct csv_cell *cell)
{
	char *text = with_plain_blanks(loader->arena, cell->text), *next;
	struct figure figure;

	if (text[strspn(text, "0123456789.,-% ")] != '\0')
		return cell->text;
	for (char *cursor = text; *cursor != '\0'; cursor = next) {
		next = cursor + 1;
		if (count_digits(cursor) == 0)
			continue;
		next = read_figure(cursor, &figure);
		if (is_ambiguous(&figure, table->delimiter))
			return refuse(loader, cell, &figure);
		if (figure.separators == 1)
			*figure.separator = '.';
	}
	return text;
}
