#include "input/csv.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

static struct arena arena;

static const char *print(const char *cell, char delimiter)
{
	const char *const cells[] = { cell, "x" };
	char *text = NULL;
	const char *copy;
	size_t size;
	const struct csv_writer writer = { open_memstream(&text, &size), &arena, delimiter };

	csv_print_row(&writer, cells, 2);
	fclose(writer.out);
	copy = arena_string(&arena, text);
	free(text);
	return copy;
}

static const struct {
	const char *cell, *want;
} cells[] = {
	{ "", "\"\",\"x\"\r\n" },
	{ "Vantry, \"Ltd\"", "\"Vantry, \"\"Ltd\"\"\",\"x\"\r\n" },
	{ "株式会社; 東", "\"株式会社; 東\",\"x\"\r\n" },
	{ "=1+1", "\"'=1+1\",\"x\"\r\n" },
	{ "+44 20", "\"'+44 20\",\"x\"\r\n" },
	{ "-5 % a year", "\"'-5 % a year\",\"x\"\r\n" },
	{ "@SUM(A1)", "\"'@SUM(A1)\",\"x\"\r\n" },
	{ "＝1", "\"'＝1\",\"x\"\r\n" },
	{ "＋1", "\"'＋1\",\"x\"\r\n" },
	{ "－1", "\"'－1\",\"x\"\r\n" },
	{ "＠1", "\"'＠1\",\"x\"\r\n" },
	{ " =1", "\" '=1\",\"x\"\r\n" },
	{ "\"=1", "\"\"\"'=1\",\"x\"\r\n" },
	{ "a;=1", "\"a;'=1\",\"x\"\r\n" },
	{ "a, =1", "\"a, '=1\",\"x\"\r\n" },
	{ "a\t=1", "\"a\t'=1\",\"x\"\r\n" },
	{ "a=1 - b@c", "\"a=1 - b@c\",\"x\"\r\n" },
};

START_TEST(leaves_a_spreadsheet_nothing_to_run)
{
	ck_assert_str_eq(print(cells[_i].cell, ','), cells[_i].want);
}
END_TEST

START_TEST(parts_cells_as_the_country_wants_it)
{
	ck_assert_str_eq(print("a;b", ';'), "\"a;b\";\"x\"\r\n");
}
END_TEST

START_TEST(begins_with_the_mark_that_tells_utf8)
{
	char *text = NULL;
	size_t size;
	const struct csv_writer writer = { open_memstream(&text, &size), &arena, ',' };

	csv_begin(&writer);
	fclose(writer.out);
	ck_assert_str_eq(text, "\xEF\xBB\xBF");
	free(text);
}
END_TEST

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

int main(void)
{
	Suite *suite = suite_create("csv");
	TCase *tests = tcase_create("rows");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, leaves_a_spreadsheet_nothing_to_run, 0, COUNT_OF(cells));
	tcase_add_test(tests, parts_cells_as_the_country_wants_it);
	tcase_add_test(tests, begins_with_the_mark_that_tells_utf8);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
