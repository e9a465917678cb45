#include "doc/doc.h"

#include <stdio.h>
#include <string.h>

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct document document;

static void set_up(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	memset(&document, 0, sizeof(document));
	document.table_word = "Table";
	document.figure_word = "Figure";
	document.root = doc_new(&arena, DOC_DOCUMENT);
}

static void tear_down(void)
{
	arena_release(&arena);
}

static struct doc_node *add(struct doc_node *parent, enum doc_kind kind)
{
	struct doc_node *node = doc_new(&arena, kind);

	doc_append(parent, node);
	return node;
}

static struct doc_node *add_words(struct doc_node *parent, enum doc_kind kind, const char *text)
{
	struct doc_node *node = add(parent, kind);

	doc_append(node, doc_text(&arena, text));
	return node;
}

static struct doc_node *add_section(const char *title)
{
	struct doc_node *section = add(document.root, DOC_SECTION);

	section->section.title = title;
	return section;
}

static struct doc_node *add_heading(struct doc_node *parent, const char *text)
{
	struct doc_node *heading = add_words(parent, DOC_HEADING, text);

	heading->heading.level = 2;
	return heading;
}

static struct doc_node *add_table(struct doc_node *parent, const char *caption)
{
	static const struct doc_column column = { COLUMN_TEXT, "Head", "" };
	struct doc_node *table = add(parent, DOC_TABLE);

	table->table.columns = &column;
	table->table.column_count = 1;
	table->table.caption = caption;
	return table;
}

static struct doc_node *add_figure(struct doc_node *parent, const char *name, const char *caption)
{
	struct doc_node *figure = add(parent, DOC_FIGURE);

	figure->figure.scene = scene_new(&arena, 10, 10);
	figure->figure.alt = "what it shows";
	figure->figure.name = name;
	figure->figure.caption = caption;
	return figure;
}

static struct doc_node *add_reference(struct doc_node *parent, const char *target)
{
	struct doc_node *reference = add(add(parent, DOC_PARAGRAPH), DOC_REFERENCE);

	reference->reference.target = target;
	return reference;
}

static void number(void)
{
	doc_number(&document, &arena, &diag);
}

/* ---- building ---- */

START_TEST(makes_nodes_without_null_texts)
{
	for (int kind = 0; kind < DOC_KIND_COUNT; kind++)
		ck_assert_str_ne(doc_kind_name((enum doc_kind)kind), "");
	ck_assert_str_eq(doc_new(&arena, DOC_COVER)->cover.provenance, "");
	ck_assert_str_eq(doc_new(&arena, DOC_TABLE)->table.note, "");
	ck_assert_str_eq(doc_new(&arena, DOC_TEXT)->text, "");
	ck_assert_int_eq(doc_new(&arena, DOC_CELL)->cell.tint, COLOR_NONE);
}
END_TEST

START_TEST(moves_children_from_node_to_node)
{
	struct doc_node *from = doc_new(&arena, DOC_PARAGRAPH), *to = doc_new(&arena, DOC_PARAGRAPH);

	doc_append(to, doc_text(&arena, "a"));
	doc_append(from, doc_text(&arena, "b"));
	doc_append(from, doc_text(&arena, "c"));
	doc_adopt(to, from);
	ck_assert_ptr_null(from->first_child);
	ck_assert_ptr_eq(to->last_child->parent, to);
	ck_assert_str_eq(doc_plain_text(to, &arena), "abc");
}
END_TEST

START_TEST(walks_in_reading_order_below_the_root_only)
{
	struct doc_node *one = add_section("1"), *two = add_section("2");
	struct doc_node *paragraph = add_words(one, DOC_PARAGRAPH, "a");

	ck_assert_ptr_eq(doc_next(document.root, document.root), one);
	ck_assert_ptr_eq(doc_next(document.root, one), paragraph);
	ck_assert_ptr_eq(doc_next(document.root, paragraph->first_child), two);
	ck_assert_ptr_null(doc_next(document.root, two));
	ck_assert_ptr_null(doc_next(one, paragraph->first_child));
}
END_TEST

START_TEST(gives_the_plain_text_of_blocks_and_inlines)
{
	struct doc_node *section = add_section("Title");
	struct doc_node *paragraph = add_words(section, DOC_PARAGRAPH, "a");
	struct doc_node *row, *mark;

	add(paragraph, DOC_SOFT_BREAK);
	mark = add(paragraph, DOC_MARK);
	mark->mark.word = "Key";
	row = add(add_table(section, ""), DOC_ROW);
	add_words(row, DOC_CELL, "x");
	add_words(row, DOC_CELL, "y");
	ck_assert_str_eq(doc_plain_text(section, &arena), "Title\na Key\nx y");
	ck_assert_str_eq(doc_plain_text(doc_new(&arena, DOC_PARAGRAPH), &arena), "");
}
END_TEST

/* ---- numbering ---- */

START_TEST(numbers_what_has_a_caption)
{
	struct doc_node *section = add_section("s");
	struct doc_node *bare = add_table(section, ""), *first = add_table(section, "one");
	struct doc_node *figure = add_figure(section, "f", ""), *second = add_table(section, "two");

	figure->figure.explanation = "explained";
	number();
	ck_assert_str_eq(bare->table.label, "");
	ck_assert_str_eq(first->table.label, "Table 1");
	ck_assert_str_eq(second->table.label, "Table 2");
	ck_assert_int_eq(second->table.number, 2);
	ck_assert_str_eq(figure->figure.label, "Figure 1");
}
END_TEST

START_TEST(sets_no_blank_behind_an_ideograph)
{
	struct doc_node *table = add_table(add_section("s"), "one");

	document.table_word = "表";
	number();
	ck_assert_str_eq(table->table.label, "表1");
	ck_assert_str_eq(table->table.anchor, "表1");
}
END_TEST

START_TEST(makes_anchors_unique_and_keeps_those_given)
{
	struct doc_node *one = add_section("Gaps"), *two = add_section("Gaps");
	struct doc_node *three = add_section("Gaps"), *given = add_section("Other");
	struct doc_node *heading = add_heading(one, "Gaps 2");

	given->section.anchor = "gaps";
	number();
	ck_assert_str_eq(given->section.anchor, "gaps");
	ck_assert_str_eq(one->section.anchor, "gaps-2");
	ck_assert_str_eq(heading->heading.anchor, "gaps-2-2");
	ck_assert_str_eq(two->section.anchor, "gaps-3");
	ck_assert_str_eq(three->section.anchor, "gaps-4");
	ck_assert_ptr_null(doc_check(&document, &arena));
}
END_TEST

START_TEST(numbers_many_equal_anchors_in_time)
{
	struct doc_node *section = add_section("s");

	for (int i = 0; i < 20000; i++)
		add_heading(section, "Gaps");
	number();
	ck_assert_str_eq(section->last_child->heading.anchor, "gaps-20000");
	ck_assert_ptr_null(doc_check(&document, &arena));
}
END_TEST

START_TEST(fills_references)
{
	struct doc_node *section = add_section("Team");
	struct doc_node *to_table = add_reference(section, "ranking");
	struct doc_node *to_section = add_reference(section, "#team");
	struct doc_node *to_heading = add_reference(section, "who-is-in");
	struct doc_node *table = add_table(section, "caption");

	section->section.number = "3";
	add_heading(section, "Who is in");
	table->table.anchor = "ranking";
	number();
	ck_assert_str_eq(to_table->reference.text, "Table 1");
	ck_assert_str_eq(to_section->reference.text, "3 Team");
	ck_assert_str_eq(to_heading->reference.text, "Who is in");
	ck_assert_ptr_null(doc_check(&document, &arena));
}
END_TEST

static const struct { const char *target; bool link; const char *code; } broken[] = {
	{ "nothing", false, "D030" }, { "#nothing", true, "D031" }, { "bare", false, "D032" },
};

START_TEST(reports_what_leads_nowhere_with_its_place)
{
	struct doc_node *section = add_section("s"), *node;

	add_table(section, "")->table.anchor = "bare";
	node = add(add(section, DOC_PARAGRAPH), broken[_i].link ? DOC_LINK : DOC_REFERENCE);
	node->place = (struct place){ .file = "notes.md", .line = 4 };
	if (broken[_i].link)
		node->link.target = broken[_i].target;
	else
		node->reference.target = broken[_i].target;
	number();
	ck_assert_uint_eq(diag.count, 1);
	ck_assert_str_eq(diag.findings[0]->code, broken[_i].code);
	ck_assert_str_eq(diag.findings[0]->place.file, "notes.md");
	ck_assert_ptr_nonnull(doc_check(&document, &arena));
}
END_TEST

static void add_link(struct doc_node *paragraph, const char *target, const char *words)
{
	struct doc_node *link = add(paragraph, DOC_LINK);

	link->link.target = target;
	doc_append(link, doc_text(&arena, words));
}

START_TEST(an_extract_keeps_the_words_of_links_to_elsewhere)
{
	struct doc_node *section = add_section("Here"), *paragraph = add(section, DOC_PARAGRAPH);

	document.extract = true;
	add_link(paragraph, "#elsewhere", "one ");
	add_link(paragraph, "#here", "two ");
	add_link(paragraph, "https://example.org/", "three ");
	add_link(paragraph, "#gone", "four");
	number();
	document.extract = false;
	ck_assert_uint_eq(diag.count, 0);
	ck_assert_str_eq(doc_plain_text(paragraph, &arena), "one two three four");
	ck_assert_int_eq(paragraph->first_child->kind, DOC_TEXT);
	ck_assert_int_eq(paragraph->first_child->next->kind, DOC_LINK);
	ck_assert_int_eq(paragraph->last_child->kind, DOC_TEXT);
	ck_assert_ptr_eq(paragraph->last_child->parent, paragraph);
	ck_assert_ptr_null(doc_check(&document, &arena));
}
END_TEST

/* ---- invariants ---- */

static void spoil_place(struct doc_node *section) { add(section, DOC_TEXT); }
static void spoil_text(struct doc_node *section) { add_words(section, DOC_PARAGRAPH, "")->first_child->text = NULL; }
static void spoil_anchor(struct doc_node *section) { add_heading(section, "s")->heading.anchor = "s"; }
static void spoil_level(struct doc_node *section) { add_heading(section, "x")->heading.level = 1; }
static void spoil_alt(struct doc_node *section) { add_figure(section, "f", "")->figure.alt = ""; }
static void spoil_scene(struct doc_node *section) { add_figure(section, "f", "")->figure.scene = NULL; }
static void spoil_name(struct doc_node *section) { add_figure(section, "../f", ""); }
static void spoil_size(struct doc_node *section)
{
	add_figure(section, "f", "")->figure.scene = scene_new(&arena, 10, 0);
}
static void spoil_names(struct doc_node *section)
{
	add_figure(section, "f", "");
	add_figure(section, "f", "");
}
static void spoil_row(struct doc_node *section)
{
	struct doc_node *row = add(add_table(section, ""), DOC_ROW);

	add(row, DOC_CELL);
	add(row, DOC_CELL);
}
static void spoil_columns(struct doc_node *section) { add(section, DOC_TABLE); }
static void spoil_grid(struct doc_node *section)
{
	struct doc_node *column = add(add(section, DOC_GRID), DOC_COLUMN);

	column->column.first = 8;
	column->column.span = 6;
}
static void spoil_link(struct doc_node *section)
{
	struct doc_node *link = add(add(section, DOC_PARAGRAPH), DOC_LINK);

	link->link.target = "#nowhere";
}
static void spoil_cover(struct doc_node *section) { add(section->parent, DOC_COVER); }
static void spoil_parent(struct doc_node *section) { add(section, DOC_BREAK)->parent = document.root; }

static const struct { void (*spoil)(struct doc_node *section); const char *want; } wrongs[] = {
	{ spoil_place, "text in section stands where it must not" },
	{ spoil_text, "text in paragraph has a NULL text" },
	{ spoil_anchor, "anchor \"s\" stands twice" },
	{ spoil_level, "has a level other than" },
	{ spoil_alt, "has no text alternative" },
	{ spoil_scene, "has no scene" },
	{ spoil_name, "has no name fit for a file" },
	{ spoil_size, "has no finite size" },
	{ spoil_names, "figure name \"f\" stands twice" },
	{ spoil_row, "does not fill its columns" },
	{ spoil_columns, "has no columns" },
	{ spoil_grid, "leaves the 12 columns" },
	{ spoil_link, "nothing is named \"nowhere\"" },
	{ spoil_cover, "the cover is not the first" },
	{ spoil_parent, "has a child that does not know its parent" },
};

START_TEST(finds_what_breaks_the_invariants)
{
	struct doc_node *section = add_section("s");
	const char *wrong;

	section->section.anchor = "s";
	ck_assert_ptr_null(doc_check(&document, &arena));
	wrongs[_i].spoil(section);
	wrong = doc_check(&document, &arena);
	ck_assert_ptr_nonnull(wrong);
	ck_assert_msg(strstr(wrong, wrongs[_i].want) != NULL, "%s", wrong);
}
END_TEST

/* ---- the dump ---- */

static const char dumped[] =
	"title \"A \\\"title\\\"\"\n"
	"document\n"
	"  section chapter number=\"3\" title=\"Team\" anchor=\"team\"\n"
	"    paragraph body @notes.md:4\n"
	"      text \"a\\nb\"\n"
	"    table columns=1 label=\"Table 1\" anchor=\"table-1\" caption=\"who\"\n"
	"      | text \"Head\"\n"
	"      row body\n"
	"        cell\n"
	"    figure scene=10.0x10.0 anchor=\"figure\" name=\"f\" alt=\"what it shows\"\n"
	"  section front title=\"Last\" anchor=\"last\"\n";

START_TEST(dumps_the_tree_a_line_a_node)
{
	struct doc_node *section = add_section("Team");
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	document.title = "A \"title\"";
	section->section.kind = SECTION_CHAPTER;
	section->section.number = "3";
	add_words(section, DOC_PARAGRAPH, "a\nb")->place =
		(struct place){ .file = "notes.md", .line = 4 };
	add(add(add_table(section, "who"), DOC_ROW), DOC_CELL);
	add_figure(section, "f", "");
	add_section("Last");
	number();
	doc_dump(&document, out);
	fclose(out);
	ck_assert_str_eq(text, dumped);
	free(text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("doc");
	TCase *all = tcase_create("doc");

	tcase_add_checked_fixture(all, set_up, tear_down);
	tcase_add_test(all, makes_nodes_without_null_texts);
	tcase_add_test(all, moves_children_from_node_to_node);
	tcase_add_test(all, walks_in_reading_order_below_the_root_only);
	tcase_add_test(all, gives_the_plain_text_of_blocks_and_inlines);
	tcase_add_test(all, numbers_what_has_a_caption);
	tcase_add_test(all, sets_no_blank_behind_an_ideograph);
	tcase_add_test(all, makes_anchors_unique_and_keeps_those_given);
	tcase_add_test(all, numbers_many_equal_anchors_in_time);
	tcase_add_test(all, fills_references);
	tcase_add_loop_test(all, reports_what_leads_nowhere_with_its_place, 0, COUNT_OF(broken));
	tcase_add_test(all, an_extract_keeps_the_words_of_links_to_elsewhere);
	tcase_add_loop_test(all, finds_what_breaks_the_invariants, 0, COUNT_OF(wrongs));
	tcase_add_test(all, dumps_the_tree_a_line_a_node);
	suite_add_tcase(suite, all);
	return unit_run(suite);
}
