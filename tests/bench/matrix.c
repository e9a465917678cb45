/* matrix: processor time of the full-page matrix for made-up selections, the
 * least of some runs, in milliseconds. */
#include <stdio.h>
#include <time.h>

#include "compose/figures.h"
#include "compose/wordbook.h"

#include "../support/made.h"

enum { RUNS = 5 };

static const char *find_word(void *data, const char *key)
{
	return wordbook_has(data, key) ? wordbook_find(data, key) : NULL;
}

static double milliseconds(const struct figure_context *context)
{
	double least = HUGE_VAL;

	for (int i = 0; i < RUNS; i++) {
		const clock_t from = clock();
		figure_matrix(context, MATRIX_PAGE);
		least = fmin(least, 1e3 * (double)(clock() - from) / CLOCKS_PER_SEC);
	}
	return least;
}

static void measure(const struct made *made, const char *what)
{
	struct arena arena;
	struct diag diag;
	struct type *type;
	struct wordbook words;
	struct figure_context context = { .arena = &arena, .language = LANGUAGE_EN, .word = find_word,
		.words = &words };

	arena_init(&arena);
	diag_init(&diag, &arena);
	type = type_open(&(struct type_options){ .language = "en" }, &arena, &diag);
	words = *wordbook_open(LANGUAGE_EN, &arena, &diag);
	context.type = type;
	context.results = analyse(made_selection(made, &arena), &arena);
	figure_matrix(&context, MATRIX_PAGE); /* fonts are read and shapes kept */
	printf("%8zu  %-14s %8.2f\n", made->accounts, what, milliseconds(&context));
	type_close(type);
	arena_release(&arena);
}

int main(void)
{
	static const size_t sizes[] = { 12, 24, 60, 80, 200, 400, 1000 };

	printf("\n%8s  %-14s %8s\n", "accounts", "matrix", "CPU ms");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		measure(&(struct made){ .accounts = sizes[i] }, "scattered");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		measure(&(struct made){ .accounts = sizes[i], .one_point = true }, "at one point");
	return 0;
}
