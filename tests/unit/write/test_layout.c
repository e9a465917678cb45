#include "write/write.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct document document;
static struct output output;
static char path[] = "/tmp/kaism-layout-XXXXXX";

static void set_up(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	output_init(&output, &arena);
	document = (struct document){
		.root = doc_new(&arena, DOC_DOCUMENT),
		.language = "en",
		.title = "Selection",
		.company = "Harbour",
		.author = "K. Account",
		.classification = "Board",
		.date = "30 October 2026",
		.revision = "revision 1",
		.draft = "",
		.timestamp = 1793318400,
		.accent = color_default_accent,
		.contents_title = "Contents",
		.page_of = "{page} of {pages}",
		.continued = "continued",
		.table_word = "Table",
		.figure_word = "Figure",
		.decimal_point = ".",
		.label_gap = " ",
	};
	strcpy(path + sizeof(path) - 7, "XXXXXX");
	close(mkstemp(path));
}

static void tear_down(void)
{
	output_release(&output);
	unlink(path);
	arena_release(&arena);
}

/* ---- making documents ---- */

static struct doc_node *add(struct doc_node *parent, enum doc_kind kind)
{
	struct doc_node *node = doc_new(&arena, kind);

	doc_append(parent, node);
	return node;
}

static struct doc_node *add_section(enum section_kind kind, const char *number, const char *title)
{
	struct doc_node *section = add(document.root, DOC_SECTION);

	section->section.kind = kind;
	section->section.number = number;
	section->section.title = title;
	return section;
}

static void add_heading(struct doc_node *parent, const char *text)
{
	struct doc_node *heading = add(parent, DOC_HEADING);

	heading->heading.level = 2;
	doc_append(heading, doc_text(&arena, text));
}

static void add_paragraph(struct doc_node *parent, const char *text)
{
	doc_append(add(parent, DOC_PARAGRAPH), doc_text(&arena, text));
}

/* Lines "name-1" to "name-count", each ended by force. */
static void add_lines(struct doc_node *parent, const char *name, int count)
{
	struct doc_node *paragraph = add(parent, DOC_PARAGRAPH);

	for (int i = 1; i <= count; i++) {
		if (i > 1)
			add(paragraph, DOC_LINE_BREAK);
		doc_append(paragraph, doc_text(&arena, arena_printf(&arena, "%s-%d", name, i)));
	}
}

static const struct doc_column columns[] = {
	{ COLUMN_NAME, "Account", "" },
	{ COLUMN_TEXT, "Why", "" },
	{ COLUMN_NUMBER, "Sales",
	  "\xC2\xA3"
	  "000" },
};

static struct doc_node *add_table(struct doc_node *parent)
{
	struct doc_node *table = add(parent, DOC_TABLE);

	table->table.columns = columns;
	table->table.column_count = 3;
	return table;
}

static void add_row(struct doc_node *table, const char *name, const char *why, const char *sales)
{
	const char *const texts[] = { name, why, sales };
	struct doc_node *row = add(table, DOC_ROW);

	for (int i = 0; i < 3; i++)
		doc_append(add(row, DOC_CELL), doc_text(&arena, texts[i]));
}

static void add_band(struct doc_node *table, const char *text)
{
	struct doc_node *row = add(table, DOC_ROW);

	row->row.kind = ROW_BAND;
	doc_append(add(row, DOC_CELL), doc_text(&arena, text));
}

/* ---- printing and reading back ---- */

static const struct output_file *print(void)
{
	const struct type_options options = { .language = document.language };
	struct type *type = type_open(&options, &arena, &diag);
	const struct write_context context = {
		.type = type, .arena = &arena, .diag = &diag, .name = "dossier",
		.figures = "figures", .output = &output
	};
	FILE *file;

	doc_number(&document, &arena, &diag);
	ck_assert_ptr_null(doc_check(&document, &arena));
	ck_assert(write_pdf.write(&document, &context));
	type_close(type);
	const struct output_file *made = &output.files[output.count - 1];
	file = fopen(path, "wb");
	ck_assert_uint_eq(fwrite(spool_copy(&made->spool, &arena), 1, made->size, file), made->size);
	ck_assert_int_eq(fclose(file), 0);
	return made;
}

static char *read_from(const char *command)
{
	char *text = arena_alloc(&arena, 1 << 20);
	FILE *pipe = popen(command, "r");

	const size_t size = fread(text, 1, (1 << 20) - 1, pipe);
	text[size] = '\0';
	ck_assert_int_eq(pclose(pipe), 0);
	return text;
}

static char *read_text(const char *options)
{
	return read_from(arena_printf(&arena, "pdftotext %s %s -", options, path));
}

/* "Page 1 size: 595.276 x 841.89 pts", a line a page; blanks are squeezed. */
static char *page_boxes(void)
{
	return read_from(arena_printf(&arena, "pdfinfo -l 99 %s | tr -s ' '", path));
}

static char *page_text(int page)
{
	return read_text(arena_printf(&arena, "-f %d -l %d", page, page));
}

static int count(const char *text, const char *word)
{
	int found = 0;

	for (const char *at = text; (at = strstr(at, word)) != NULL; at += strlen(word))
		found++;
	return found;
}

/* ---- pages ---- */

START_TEST(passes_the_checker)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");

	document.draft = "DRAFT";
	add_heading(section, "A heading");
	add_paragraph(section, "Some words.");
	print();
	ck_assert_int_eq(system(arena_printf(&arena, "qpdf --check %s >%s.out", path, path)), 0);
	unlink(arena_printf(&arena, "%s.out", path));
}
END_TEST

START_TEST(makes_the_same_bytes_twice)
{
	add_paragraph(add_section(SECTION_CHAPTER, "1", "Objectives"), "Some words.");
	const struct output_file first = *print();
	const struct output_file second = *print();

	ck_assert_uint_eq(first.size, second.size);
	ck_assert_mem_eq(spool_copy(&first.spool, &arena), spool_copy(&second.spool, &arena), first.size);
}
END_TEST

START_TEST(numbers_front_matter_and_body_apart)
{
	add_paragraph(add_section(SECTION_FRONT, "", "Decision"), "We ask.");
	add_paragraph(add_section(SECTION_CHAPTER, "1", "Objectives"), "First.");
	add_paragraph(add_section(SECTION_CHAPTER, "2", "Resources"), "Second.");
	ck_assert_int_eq(print()->pages, 3);
	ck_assert_ptr_nonnull(strstr(page_text(1), "\ni\n"));
	ck_assert_ptr_nonnull(strstr(page_text(2), "1 of 2"));
	ck_assert_ptr_nonnull(strstr(page_text(3), "2 of 2"));
}
END_TEST

START_TEST(keeps_the_order_of_the_text)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");
	struct doc_node *list = add(section, DOC_LIST);

	add_heading(section, "Second");
	add_paragraph(section, "Third comes after, and last is fourth.");
	list->list.kind = LIST_ORDERED;
	list->list.start = 1;
	add_paragraph(add(list, DOC_ITEM), "First");
	print();
	const char *text = page_text(1);
	ck_assert(strstr(text, "First") < strstr(text, "Second"));
	ck_assert(strstr(text, "Second") < strstr(text, "Third comes after, and last is fourth."));
}
END_TEST

/* However many lines stand before it, a paragraph is parted so that at least
 * two lines stand on either side. */
START_TEST(leaves_no_line_alone)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");

	for (int i = 0; i < 30 + _i; i++)
		add_paragraph(section, "Filler.");
	add_lines(section, "line", 4);
	print();
	const char *first = page_text(1);
	const int above = count(first, "line-");
	ck_assert_msg(above == 0 || above == 2 || above == 4, "%d lines", above);
}
END_TEST

START_TEST(keeps_a_heading_with_two_lines)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");

	for (int i = 0; i < 28 + _i; i++)
		add_paragraph(section, "Filler.");
	add_heading(section, "Heading");
	add_lines(section, "line", 6);
	print();
	const char *first = page_text(1);
	ck_assert(strstr(first, "Heading") == NULL || count(first, "line-") >= 2);
}
END_TEST

/* However many lines stand before it, no page has one item of a list alone. */
START_TEST(leaves_no_item_alone)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");
	struct doc_node *list;

	for (int i = 0; i < 24 + _i; i++)
		add_paragraph(section, "Filler.");
	list = add(section, DOC_LIST);
	for (int i = 0; i < 8; i++)
		add_paragraph(add(list, DOC_ITEM), "item.");
	add_paragraph(section, "After.");
	print();
	ck_assert_int_ne(count(page_text(1), "item."), 1);
	ck_assert_int_ne(count(page_text(1), "item."), 7);
}
END_TEST

/* ---- contents ---- */

START_TEST(lists_the_pages_where_chapters_begin)
{
	add(add_section(SECTION_FRONT, "", "Contents"), DOC_CONTENTS);
	for (int i = 1; i <= 3; i++) {
		struct doc_node *section =
			add_section(SECTION_CHAPTER, arena_printf(&arena, "%d", i),
				    arena_printf(&arena, "Chapter%d", i));
		for (int j = 0; j < 60; j++)
			add_paragraph(section, "Filler.");
		add_heading(section, arena_printf(&arena, "Heading%d", i));
		add_paragraph(section, "Words.");
	}
	ck_assert_int_eq(print()->pages, 7);
	const char *contents = read_text("-layout -l 1");
	for (int i = 1; i <= 3; i++) {
		const char *heading = strstr(contents, arena_printf(&arena, "Heading%d ", i));
		const char *chapter = strstr(contents, arena_printf(&arena, "Chapter%d ", i));
		int page = 0;
		ck_assert_ptr_nonnull(heading);
		ck_assert_ptr_nonnull(chapter);
		ck_assert_int_eq(sscanf(chapter, "%*s %d", &page), 1);
		ck_assert_int_eq(page, 2 * i - 1);
		ck_assert_int_eq(sscanf(heading, "%*s %d", &page), 1);
		ck_assert_int_eq(page, 2 * i);
	}
}
END_TEST

/* ---- tables ---- */

START_TEST(repeats_the_head_of_a_long_table)
{
	struct doc_node *table = add_table(add_section(SECTION_CHAPTER, "1", "Objectives"));

	for (int i = 1; i <= 500; i++)
		add_row(table, arena_printf(&arena, "row-%d.", i), "because", "1,234");
	const int pages = print()->pages;
	ck_assert_int_gt(pages, 8);
	for (int page = 1; page <= pages; page++)
		ck_assert_int_eq(count(page_text(page), "Account"), 1);
	const char *text = read_text("");
	const char *at = text;
	for (int i = 1; i <= 500; i++) {
		at = strstr(at, arena_printf(&arena, "row-%d.", i));
		ck_assert_msg(at != NULL, "row %d is missing or out of order", i);
	}
}
END_TEST

START_TEST(repeats_the_band_with_a_word)
{
	struct doc_node *table = add_table(add_section(SECTION_CHAPTER, "1", "Objectives"));

	add_band(table, "Nine warnings");
	for (int i = 1; i <= 60; i++)
		add_row(table, "name", "because", "1");
	print();
	ck_assert_int_eq(count(page_text(1), "continued"), 0);
	ck_assert_int_eq(count(page_text(2), "Nine warnings"), 1);
	ck_assert_int_eq(count(page_text(2), "continued"), 1);
}
END_TEST

/* However many rows there are, neither page has one or two of them alone. */
START_TEST(leaves_no_row_alone)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");
	struct doc_node *table = add_table(section);

	for (int i = 0; i < 36 + _i; i++)
		add_row(table, "row-", "because", "1");
	const int pages = print()->pages;
	for (int page = 1; page <= pages; page++)
		ck_assert_int_ge(count(page_text(page), "row-"), 3);
}
END_TEST

/* What is left empty stands on the last page. */
START_TEST(fills_every_page_but_the_last)
{
	struct doc_node *table = add_table(add_section(SECTION_CHAPTER, "1", "Objectives"));

	for (int i = 0; i < 100 + _i; i++)
		add_row(table, "row-", "because", "1");
	const int pages = print()->pages;
	ck_assert_int_ge(pages, 3);
	const int full = count(page_text(2), "row-");
	ck_assert_int_gt(full, 36);
	ck_assert_int_ge(count(page_text(1), "row-"), full - 5); /* but for the title */
	for (int page = 3; page < pages - 1; page++)
		ck_assert_int_eq(count(page_text(page), "row-"), full);
}
END_TEST

/* One line is not enough below a heading, where more belongs to it. */
START_TEST(keeps_a_heading_with_more_than_one_line)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");

	for (int i = 0; i < 28 + _i; i++)
		add_paragraph(section, "Filler.");
	add_heading(section, "Heading");
	add_paragraph(section, "line-");
	add_lines(section, "line", 2);
	print();
	const char *first = page_text(1);
	ck_assert(strstr(first, "Heading") == NULL || count(first, "line-") == 3);
}
END_TEST

/* But it is where that is all there is to say. */
START_TEST(leaves_a_section_of_one_line_where_it_fits)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");

	for (int i = 0; i < 24; i++)
		add_paragraph(section, "Filler.");
	add_heading(section, "Heading");
	add_paragraph(section, "None.");
	add_heading(section, "Other");
	add_lines(section, "line", 40);
	print();
	ck_assert_ptr_nonnull(strstr(page_text(1), "None."));
}
END_TEST

START_TEST(says_which_table_goes_on)
{
	struct doc_node *table = add_table(add_section(SECTION_CHAPTER, "1", "Objectives"));

	table->table.caption = "Accounts";
	for (int i = 0; i < 100; i++)
		add_row(table, "row-", "because", "1");
	const int pages = print()->pages;
	ck_assert_int_gt(pages, 2);
	ck_assert_ptr_nonnull(strstr(page_text(1), "Table 1 Accounts"));
	for (int page = 2; page <= pages; page++) {
		ck_assert_ptr_nonnull(strstr(page_text(page), "Table 1 continued"));
		ck_assert_ptr_null(strstr(page_text(page), "Accounts"));
	}
}
END_TEST

START_TEST(begins_a_page_where_it_is_asked_for)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");

	add_paragraph(section, "Before.");
	add(section, DOC_PAGE_BREAK);
	add_paragraph(section, "After.");
	ck_assert_int_eq(print()->pages, 2);
	ck_assert_ptr_null(strstr(page_text(1), "After."));
	ck_assert_ptr_nonnull(strstr(page_text(2), "After."));
}
END_TEST

/* The pages of one section lie on their side, prose no wider than elsewhere. */
START_TEST(lays_a_section_on_its_side)
{
	static const char line[] = "On its side, and as long a line as there is room for, which is no more "
				   "than some eighty letters.";
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");

	add_paragraph(section, "Upright.");
	section = add_section(SECTION_CHAPTER, "2", "Resources");
	section->section.landscape = true;
	add_paragraph(section, line);
	section = add_section(SECTION_CHAPTER, "3", "Team");
	add_paragraph(section, "Upright again.");
	ck_assert_int_eq(print()->pages, 3);
	ck_assert_ptr_nonnull(strstr(page_boxes(), "1 size: 595.276 x 841.89"));
	ck_assert_ptr_nonnull(strstr(page_boxes(), "2 size: 841.89 x 595.28"));
	ck_assert_ptr_nonnull(strstr(page_boxes(), "3 size: 595.276 x 841.89"));
	ck_assert_ptr_nonnull(strstr(page_text(2), "On its side"));
	ck_assert_ptr_null(strstr(page_text(2), line)); /* it took two */
}
END_TEST

/* A chapter whose second page would hold a few lines is set closer. */
START_TEST(closes_up_a_chapter_to_save_a_page)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");

	for (int i = 0; i < 8; i++) {
		struct doc_node *table;
		add_heading(section, "Part");
		table = add_table(section);
		add_row(table, "name", "because", "1");
	}
	ck_assert_int_eq(print()->pages, 1);
	add_heading(section, "Part");
	add_row(add_table(section), "name", "because", "1");
	ck_assert_int_eq(print()->pages, 1);
}
END_TEST

/* Where the word stands on the first page, in pt. */
static void locate(const char *word, double *x, double *y)
{
	const char *text = read_text("-f 1 -l 1 -bbox");
	const char *end = strstr(text, arena_printf(&arena, ">%s</word>", word));
	const char *start = end;

	ck_assert_msg(end != NULL, "`%s` is not on the page", word);
	while (strncmp(start, "<word", 5) != 0)
		start--;
	ck_assert_int_eq(sscanf(start, "<word xMin=\"%lf\" yMin=\"%lf\"", x, y), 2);
}

START_TEST(leaves_room_to_write_in_a_form)
{
	static const struct doc_column form[] = {
		{ COLUMN_NAME, "Account", "" }, { COLUMN_BOX, "Score", "" }, { COLUMN_BLANK, "Because", "" },
	};
	const double mm = 72 / 25.4;
	struct doc_node *table = add_table(add_section(SECTION_FRONT, "", "Form"));
	double account[2], score[2], because[2], first[2], second[2];

	table->table.columns = form;
	table->table.density = TABLE_FORM;
	add_row(table, "first", "", "");
	add_row(table, "second", "", "");
	print();
	locate("Account", &account[0], &account[1]);
	locate("Score", &score[0], &score[1]);
	locate("Because", &because[0], &because[1]);
	locate("first", &first[0], &first[1]);
	locate("second", &second[0], &second[1]);
	ck_assert_double_ge_tol(second[1] - first[1], 7 * mm, 0.1);
	ck_assert_double_ge_tol(because[0] - score[0], 18 * mm, 0.1);
	ck_assert_double_le_tol(because[0] - score[0], 23 * mm, 0.1);
	ck_assert_double_le_tol(because[0] - account[0], 80 * mm, 0.1);
}
END_TEST

START_TEST(parts_a_cell_that_is_taller_than_a_page)
{
	struct doc_node *table = add_table(add_section(SECTION_CHAPTER, "1", "Objectives"));
	char *why = arena_alloc(&arena, 40000);
	size_t used = 0;

	for (int i = 1; i <= 2000; i++)
		used += (size_t)snprintf(why + used, 40000 - used, "w%d. ", i);
	add_row(table, "name", why, "1");
	ck_assert_int_gt(print()->pages, 1);
	const char *text = read_text("");
	for (int i = 1; i <= 2000; i++)
		ck_assert_ptr_nonnull(strstr(text, arena_printf(&arena, "w%d.", i)));
	ck_assert_uint_eq(diag_count(&diag, DIAG_WARNING), 0);
}
END_TEST

START_TEST(turns_a_table_without_width_into_lists)
{
	struct doc_node *grid = add(add_section(SECTION_CHAPTER, "1", "Objectives"), DOC_GRID);
	struct doc_node *column = add(grid, DOC_COLUMN);

	column->column.first = 1;
	column->column.span = 3;
	add_row(add_table(column), "Eastmoor Councils Buying", "Nine councils, one list", "1,234");
	print();
	const char *text = read_text("-layout");
	ck_assert_ptr_nonnull(strstr(text, "Account"));
	ck_assert(strstr(text, "Eastmoor") < strstr(text, "Why"));
	ck_assert(strstr(text, "Why") < strstr(text, "Nine"));
	ck_assert(strstr(text, "Nine") < strstr(text, "Sales"));
}
END_TEST

/* ---- what does not fit ---- */

START_TEST(breaks_a_word_of_ten_thousand_letters)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");
	char *word = arena_alloc(&arena, 10001);

	memset(word, 'x', 10000);
	add_paragraph(section, word);
	add_row(add_table(section), word, word, "1");
	print();
	const char *text = read_text("");
	ck_assert_int_eq(count(text, "x"), 30000);
}
END_TEST

START_TEST(reports_what_is_higher_than_a_page)
{
	struct doc_node *section = add_section(SECTION_CHAPTER, "1", "Objectives");
	struct doc_node *facts = add(section, DOC_FACTS);

	facts->place = (struct place){ .file = "kaism.yaml", .line = 7 };
	facts->facts.kind = FACTS_LIST;
	for (int i = 0; i < 100; i++) {
		struct doc_node *fact = add(facts, DOC_FACT);
		fact->fact.label = "label";
		doc_append(fact, doc_text(&arena, "value"));
	}
	print();
	ck_assert_uint_eq(diag_count(&diag, DIAG_WARNING), 1);
	ck_assert_str_eq(diag.findings[0]->code, "D002");
	ck_assert_int_eq(diag.findings[0]->place.line, 7);
}
END_TEST

START_TEST(sets_a_tall_grid_one_column_after_another)
{
	struct doc_node *grid = add(add_section(SECTION_CHAPTER, "1", "Objectives"), DOC_GRID);

	for (int i = 0; i < 2; i++) {
		struct doc_node *column = add(grid, DOC_COLUMN);
		column->column.first = 1 + 6 * i;
		column->column.span = 6;
		add_lines(column, i == 0 ? "left" : "right", 60);
	}
	ck_assert_int_gt(print()->pages, 2);
	ck_assert_int_eq(count(page_text(1), "right-"), 0);
	ck_assert_uint_eq(diag_count(&diag, DIAG_WARNING), 0);
}
END_TEST

/* ---- pages of parts ---- */

static struct doc_node *add_account(int rows, int tables)
{
	struct doc_node *account = add_section(SECTION_ACCOUNT, "", "Kestner");

	account->section.badge = MARK_KEY;
	account->section.badge_text = "Badge";
	for (int t = 0; t < tables; t++) {
		struct doc_node *table;
		add_heading(account, "Part");
		table = add_table(account);
		for (int i = 0; i < rows; i++)
			add_row(table, "name", "because", "1");
	}
	return account;
}

START_TEST(gives_up_space_before_a_second_page)
{
	add_account(6, 5);
	ck_assert_int_eq(print()->pages, 1);
}
END_TEST

START_TEST(repeats_the_head_strip_on_a_second_page)
{
	add_account(9, 6);
	ck_assert_int_eq(print()->pages, 2);
	ck_assert_int_eq(count(page_text(2), "Kestner"), 1);
	ck_assert_int_eq(count(page_text(2), "Badge"), 1);
}
END_TEST

static void add_stop(struct doc_node *account)
{
	struct doc_node *facts = add(account, DOC_FACTS), *fact = add(facts, DOC_FACT);

	facts->facts.kind = FACTS_STOP;
	fact->fact.label = "Stop";
	doc_append(fact, doc_text(&arena, "30 June 2029"));
}

/* As tight as need be, so that only notes run on. */
START_TEST(keeps_the_parts_of_an_account_on_one_page)
{
	struct doc_node *account = add_account(5 + _i, 5);

	add_stop(account);
	add_heading(account, "Notes");
	add_lines(account, "line", 100);
	ck_assert_int_ge(print()->pages, 2);
	ck_assert_int_eq(count(page_text(1), "Part"), 5);
	ck_assert_int_eq(count(page_text(1), "Stop"), 1);
	ck_assert_int_ge(count(page_text(2), "line-"), 10);
}
END_TEST

/* Before a page is opened for them; the left column is read first. */
START_TEST(sets_notes_in_columns_where_that_saves_a_page)
{
	struct doc_node *account = add_account(6, 4);

	add_stop(account);
	add_heading(account, "Notes");
	add_lines(account, "line", 24);
	ck_assert_int_eq(print()->pages, 1);
	const char *text = read_text("-raw");
	for (int i = 1; i < 24; i++)
		ck_assert(strstr(text, arena_printf(&arena, "line-%d\n", i)) <
			  strstr(text, arena_printf(&arena, "line-%d\n", i + 1)));
	double left[2], right[2];
	locate("line-1", &left[0], &left[1]);
	locate("line-24", &right[0], &right[1]);
	ck_assert_double_gt(right[0], left[0] + 200);
}
END_TEST

/* The second page of an account holds more than a few lines. */
START_TEST(fills_both_pages_of_an_account)
{
	struct doc_node *account = add_account(9, 5);

	add_heading(account, "Notes");
	add_paragraph(account, "Last.");
	ck_assert_int_eq(print()->pages, 2);
	ck_assert_int_ge(count(page_text(2), "Part"), 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("write/layout");
	TCase *tcase = tcase_create("layout");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, passes_the_checker);
	tcase_add_test(tcase, makes_the_same_bytes_twice);
	tcase_add_test(tcase, numbers_front_matter_and_body_apart);
	tcase_add_test(tcase, keeps_the_order_of_the_text);
	tcase_add_loop_test(tcase, leaves_no_line_alone, 0, 8);
	tcase_add_loop_test(tcase, keeps_a_heading_with_two_lines, 0, 8);
	tcase_add_test(tcase, lists_the_pages_where_chapters_begin);
	tcase_add_test(tcase, repeats_the_head_of_a_long_table);
	tcase_add_test(tcase, repeats_the_band_with_a_word);
	tcase_add_loop_test(tcase, leaves_no_item_alone, 0, 12);
	tcase_add_loop_test(tcase, leaves_no_row_alone, 0, 6);
	tcase_add_loop_test(tcase, fills_every_page_but_the_last, 0, 9);
	tcase_add_loop_test(tcase, keeps_a_heading_with_more_than_one_line, 0, 8);
	tcase_add_test(tcase, leaves_a_section_of_one_line_where_it_fits);
	tcase_add_test(tcase, says_which_table_goes_on);
	tcase_add_test(tcase, begins_a_page_where_it_is_asked_for);
	tcase_add_test(tcase, lays_a_section_on_its_side);
	tcase_add_test(tcase, closes_up_a_chapter_to_save_a_page);
	tcase_add_test(tcase, fills_both_pages_of_an_account);
	tcase_add_test(tcase, leaves_room_to_write_in_a_form);
	tcase_add_test(tcase, parts_a_cell_that_is_taller_than_a_page);
	tcase_add_test(tcase, turns_a_table_without_width_into_lists);
	tcase_add_test(tcase, breaks_a_word_of_ten_thousand_letters);
	tcase_add_test(tcase, reports_what_is_higher_than_a_page);
	tcase_add_test(tcase, sets_a_tall_grid_one_column_after_another);
	tcase_add_test(tcase, gives_up_space_before_a_second_page);
	tcase_add_test(tcase, repeats_the_head_strip_on_a_second_page);
	tcase_add_loop_test(tcase, keeps_the_parts_of_an_account_on_one_page, 0, 2);
	tcase_add_test(tcase, sets_notes_in_columns_where_that_saves_a_page);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
