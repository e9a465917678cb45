/* The text of the bench: a unit is some prose and a table, always the same. */
#ifndef KAISM_BENCH_TEXT_H
#define KAISM_BENCH_TEXT_H

#include <stddef.h>
#include <stdio.h>

enum { PARAGRAPHS = 4, WORDS = 125, ROWS = 12, COLUMNS = 6 };

static unsigned seed = 1;

static inline unsigned pick(unsigned limit)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 16) % limit;
}

/* Some thousand different words, as a long document has. */
static inline size_t add_word(char *out)
{
	static const char *const syllables[] = { "ma", "ter", "in", "so", "lent", "a", "ri", "count", "ing", "de" };
	const unsigned count = 1 + pick(4);
	size_t length = 0;

	for (unsigned i = 0; i < count; i++)
		length += (size_t)sprintf(out + length, "%s", syllables[pick(10)]);
	return length;
}

/* Of a table: two columns of words, the others numbers. */
static inline size_t add_cell(char *out, int column)
{
	return column < 2 ? add_word(out) : (size_t)sprintf(out, "%u.%u", pick(1000), pick(10));
}

#endif
