#include "compose/sheets.h"

#include <string.h>

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct selection selection;
static struct segment segment = { .id = "multi", .name = { .any = "Multi-site" } };
static struct person scorer = { .id = "mli", .name = { .any = "Maren Lind" } };
static struct anchor potential_anchors[] = { { 0, { .any = "shrinking" } }, { 10, { .any = "doubling" } } };
static struct anchor openness_anchors[] = { { 5, { .any = "shares\nforecasts" } } };
static struct score scores[] = { { SCORE_NUMBER, 8.25, 8.25, { 0 } }, { SCORE_NUMBER, 7.75, 7.75, { 0 } } };
static struct account accounts[] = {
	{ .id = "kestner", .name = { .any = "Kestner" }, .segment = &segment, .scores = scores },
	{ .id = "vantry", .scores = scores },
};
static struct factor factors[] = {
	{ .id = "potential", .name = { .any = "Potential" }, .weight = 61.5, .period = PERIOD_FUTURE,
	  .anchors = potential_anchors, .anchor_count = 2 },
	{ .id = "openness", .name = { .any = "Openness" }, .weight = 38.5,
	  .anchors = openness_anchors, .anchor_count = 1 },
	{ .id = "reach", .weight = 0.5 },
};

static struct compose_input
input(void)
{
	static const struct provenance nothing = { .revision = "", .tag = "" };

	return (struct compose_input){
		.selection = &selection, .provenance = &nothing, .language = LANGUAGE_EN, .libraries = "",
	};
}

static void
set_up(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	selection = (struct selection){
		.title = { .any = "Selection 2027" }, .company = { .any = "Harbour" },
		.as_of = { 2026, 10, 30 }, .status = STATUS_DRAFT, .horizon_years = 3,
		.classification = { .any = "Board" },
		.matrix = { .scale = { 0, 10, 1 } },
		.accounts = accounts, .account_count = 2,
		.attractiveness = { .factors = factors, .factor_count = 3 },
	};
}

static void
tear_down(void)
{
	arena_release(&arena);
}

/* ---- the table ---- */

static const char *const wanted[] = {
	"account", "# name", "# segment", "potential", "openness", "reach",
	"# factor", "", "", "Potential", "Openness", "reach",
	"# 0 means", "", "", "shrinking", "", "",
	"# 5 means", "", "", "", "shares forecasts", "",
	"# 10 means", "", "", "doubling", "", "",
	"kestner", "Kestner", "Multi-site", "", "", "",
	"vantry", "vantry", "", "", "", "",
};

START_TEST(lays_out_a_row_for_each_account_and_a_column_for_each_factor)
{
	const struct compose_input given = input();
	const struct sheet_table *table = compose_sheet_table(&given, &arena, &diag);

	ck_assert_ptr_nonnull(table);
	ck_assert_uint_eq(table->columns, 6);
	ck_assert_uint_eq(table->rows * table->columns, COUNT_OF(wanted));
	for (int i = 0; i < COUNT_OF(wanted); i++)
		ck_assert_str_eq(table->cells[i], wanted[i]);
}
END_TEST

/* ---- the pages ---- */

static const struct document *
pages(void)
{
	const struct compose_input given = input();
	struct document *document = compose_sheet(&given, &scorer, &arena, &diag);

	ck_assert_ptr_nonnull(document);
	doc_number(document, &arena, &diag);
	ck_assert_ptr_null(doc_check(document, &arena));
	ck_assert_uint_eq(diag.count, 0);
	return document;
}

START_TEST(gives_each_factor_a_section_after_the_first_page)
{
	static const char *const titles[] = { "Score sheet", "Potential", "Openness", "reach" };
	const struct doc_node *section = pages()->root->first_child;

	for (int i = 0; i < COUNT_OF(titles); i++, section = section->next) {
		ck_assert_ptr_nonnull(section);
		ck_assert_str_eq(section->section.title, titles[i]);
	}
	ck_assert_ptr_null(section);
}
END_TEST

/* Nothing that could sway a scorer, nor the word of a draft across a form. */
START_TEST(shows_no_weight_and_no_score)
{
	const struct document *document = pages();
	const char *text = doc_plain_text(document->root, &arena);

	ck_assert_ptr_nonnull(strstr(text, "doubling"));
	ck_assert_ptr_nonnull(strstr(text, "from 0 to 10 in steps of 1"));
	ck_assert_ptr_nonnull(strstr(text, "within three years"));
	ck_assert_ptr_null(strstr(text, "61.5"));
	ck_assert_ptr_null(strstr(text, "38.5"));
	ck_assert_ptr_null(strstr(text, "8.25"));
	ck_assert_ptr_null(strstr(text, "7.75"));
	ck_assert_str_eq(document->draft, "");
	ck_assert_str_eq(document->classification, "Maren\u00a0Lind · Board");
}
END_TEST

static const struct doc_node *
find_boxes(const struct document *document)
{
	for (const struct doc_node *n = document->root; n != NULL; n = doc_next(document->root, n))
		for (size_t i = 0; n->kind == DOC_TABLE && i < n->table.column_count; i++)
			if (n->table.columns[i].kind == COLUMN_BOX)
				return n;
	return NULL;
}

START_TEST(leaves_an_empty_box_for_each_account)
{
	const struct doc_node *table = find_boxes(pages());
	int rows = 0;

	ck_assert_ptr_nonnull(table);
	ck_assert_uint_eq(table->table.column_count, 4);
	ck_assert_int_eq(table->table.density, TABLE_FORM);
	for (const struct doc_node *row = table->first_child; row != NULL; row = row->next, rows++)
		ck_assert_ptr_null(row->first_child->next->next->first_child);
	ck_assert_int_eq(rows, 2);
}
END_TEST

START_TEST(leaves_the_segments_out_where_there_are_none)
{
	struct account plain = { .id = "kestner" };

	selection.accounts = &plain;
	selection.account_count = 1;
	ck_assert_uint_eq(find_boxes(pages())->table.column_count, 3);
}
END_TEST

static const struct {
	struct scale scale;
	const char *range;
} ranges[] = {
	{ { 0, 10, 1 }, "such as 3..5" }, { { 1, 5, 1 }, "such as 2..4" }, { { 0, 1, 1 }, "such as 0..1" },
	{ { 0, 100, 5 }, "such as 30..40" }, { { -3, 3, 0.5 }, "such as -1..0" },
	{ { 0, 1, 0 }, "such as 0.3..0.5" },
};

START_TEST(shows_a_range_that_lies_on_the_scale)
{
	selection.matrix.scale = ranges[_i].scale;
	ck_assert_ptr_nonnull(strstr(doc_plain_text(pages()->root, &arena), ranges[_i].range));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("compose/sheets");
	TCase *tests = tcase_create("sheets");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, lays_out_a_row_for_each_account_and_a_column_for_each_factor);
	tcase_add_test(tests, gives_each_factor_a_section_after_the_first_page);
	tcase_add_test(tests, shows_no_weight_and_no_score);
	tcase_add_test(tests, leaves_an_empty_box_for_each_account);
	tcase_add_test(tests, leaves_the_segments_out_where_there_are_none);
	tcase_add_loop_test(tests, shows_a_range_that_lies_on_the_scale, 0, COUNT_OF(ranges));
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
