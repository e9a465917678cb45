/* pages N [tree|table]: sets N pages of mixed text and tables (38 lines of prose, a
 * table of 12 rows by 6 columns, rules, running heads), as PDF.md's workload
 * has them; prints processor time, bytes, and memory beyond the document tree.
 * With `tree` it makes the tree only, so that tools that count instructions
 * can subtract it. With `table` it sets one table of N rows by 12 columns. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "doc/doc.h"
#include "text.h"
#include "write/write.h"

enum { WIDE_COLUMNS = 12 };

static struct arena arena;

static struct doc_node *add(struct doc_node *parent, enum doc_kind kind)
{
	struct doc_node *node = doc_new(&arena, kind);

	doc_append(parent, node);
	return node;
}

static void add_prose(struct doc_node *section)
{
	char text[WORDS * 24];
	size_t length = 0;

	for (int i = 0; i < WORDS; i++) {
		length += add_word(text + length);
		text[length++] = i + 1 < WORDS ? ' ' : '.';
	}
	text[length] = '\0';
	doc_append(add(section, DOC_PARAGRAPH), doc_text(&arena, text));
}

static void add_table(struct doc_node *section, int rows, int column_count)
{
	static const struct doc_column columns[WIDE_COLUMNS] = {
		{ COLUMN_NAME, "Name", "" }, { COLUMN_TEXT, "Text", "" }, { COLUMN_NUMBER, "Now", "" },
		{ COLUMN_NUMBER, "Then", "" }, { COLUMN_NUMBER, "Days", "" }, { COLUMN_NUMBER, "Money", "" },
		{ COLUMN_NUMBER, "Share", "" }, { COLUMN_NUMBER, "Gap", "" }, { COLUMN_NUMBER, "Us", "" },
		{ COLUMN_NUMBER, "Them", "" }, { COLUMN_NUMBER, "Weight", "" }, { COLUMN_NUMBER, "Sum", "" },
	};
	struct doc_node *table = add(section, DOC_TABLE);

	table->table.columns = columns;
	table->table.column_count = (size_t)column_count;
	for (int row = 0; row < rows; row++) {
		struct doc_node *line = add(table, DOC_ROW);
		for (int column = 0; column < column_count; column++) {
			char text[128];
			text[add_cell(text, column)] = '\0';
			doc_append(add(line, DOC_CELL), doc_text(&arena, text));
		}
	}
}

static struct document make_document(long pages, bool table)
{
	struct document document = {
		.root = doc_new(&arena, DOC_DOCUMENT), .language = "en", .title = "Pages",
		.company = "Invented", .author = "Invented", .classification = "", .date = "30 October 2026",
		.revision = "", .draft = "", .timestamp = 1793318400, .accent = color_default_accent,
		.contents_title = "Contents", .page_of = "{page} of {pages}", .continued = "continued",
		.table_word = "Table", .figure_word = "Figure", .decimal_point = ".", .label_gap = " ",
	};
	struct doc_node *section = add(document.root, DOC_SECTION);

	section->section.kind = SECTION_CHAPTER;
	section->section.title = "Pages";
	if (table)
		add_table(section, (int)pages, WIDE_COLUMNS);
	for (long i = 0; i < pages && !table; i++) {
		for (int paragraph = 0; paragraph < PARAGRAPHS; paragraph++)
			add_prose(section);
		add_table(section, ROWS, COLUMNS);
	}
	return document;
}

static long peak_kilobytes(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

int main(int argc, char **argv)
{
	const long pages = argc > 1 ? strtol(argv[1], NULL, 10) : 100;
	struct arena work;
	struct diag diag;
	struct output output;

	arena_init(&arena);
	arena_init(&work);
	diag_init(&diag, &work);
	output_init(&output, &work);
	struct document document = make_document(pages, argc > 2 && strcmp(argv[2], "table") == 0);
	doc_number(&document, &arena, &diag);
	if (argc > 2 && strcmp(argv[2], "tree") == 0)
		return 0;
	const long tree = peak_kilobytes();
	const clock_t from = clock();
	struct type *type = type_open(&(struct type_options){ .language = "en" }, &work, &diag);
	const bool ok = write_pdf.write(&document, &(struct write_context){ .type = type, .arena = &work,
		.diag = &diag, .output = &output, .name = "pages", .figures = "figures" });
	const double milliseconds = 1e3 * (double)(clock() - from) / CLOCKS_PER_SEC;

	if (!ok)
		return EXIT_FAILURE;
	printf("%d %.3f %zu %ld\n", output.files[0].pages, milliseconds, output.files[0].size,
		peak_kilobytes() - tree);
	type_close(type);
	return 0;
}
