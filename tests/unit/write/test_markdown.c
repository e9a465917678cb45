#include "write/write.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../support/unit.h"
#include "compose/prose.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct document document;
	struct doc_node *section;
};

static void fixture_open(struct fixture *fixture)
{
	memset(fixture, 0, sizeof(*fixture));
	arena_init(&fixture->arena);
	diag_init(&fixture->diag, &fixture->arena);
	fixture->document.title = "Title";
	fixture->document.table_word = "Table";
	fixture->document.figure_word = "Figure";
	fixture->document.root = doc_new(&fixture->arena, DOC_DOCUMENT);
	fixture->section = doc_new(&fixture->arena, DOC_SECTION);
	fixture->section->section.kind = SECTION_CHAPTER;
	fixture->section->section.title = "Chapter";
	doc_append(fixture->document.root, fixture->section);
}

static void fixture_close(struct fixture *fixture)
{
	arena_release(&fixture->arena);
}

static struct doc_node *add(struct fixture *fixture, struct doc_node *parent, enum doc_kind kind)
{
	struct doc_node *node = doc_new(&fixture->arena, kind);

	doc_append(parent, node);
	return node;
}

static void add_text(struct fixture *fixture, struct doc_node *parent, const char *text)
{
	doc_append(parent, doc_text(&fixture->arena, text));
}

static void read_markdown(struct fixture *fixture, const char *text, struct doc_node *parent)
{
	const struct prose_reader reader = { .arena = &fixture->arena, .diag = &fixture->diag };

	ck_assert(prose_read(&reader, text, parent));
}

static const char *write_named(struct fixture *fixture, const char *name)
{
	struct output *output = ARENA_NEW(&fixture->arena, struct output);
	struct write_context context = { .arena = &fixture->arena, .diag = &fixture->diag,
		                         .name = name, .figures = "figures",
		                         .output = output };
	const char *wrong;

	output_init(output, &fixture->arena);
	doc_number(&fixture->document, &fixture->arena, &fixture->diag);
	wrong = doc_check(&fixture->document, &fixture->arena);
	ck_assert_msg(wrong == NULL, "%s", wrong);
	ck_assert(write_markdown.write(&fixture->document, &context));
	ck_assert_uint_eq(output->count, 1);
	ck_assert_str_eq(output->files[0].path, arena_printf(&fixture->arena, "%s.md", name));
	return output->files[0].bytes;
}

/* What stands below "# Title" and "## Chapter". */
static const char *write_body(struct fixture *fixture)
{
	static const char head[] = "# Title\n\n## Chapter\n\n";
	const char *text = write_named(fixture, "dossier");

	ck_assert_msg(strncmp(text, head, strlen(head)) == 0, "%s", text);
	return text + strlen(head);
}

/* ---- inlines ---- */

static const struct { const char *text, *want; } text_rows[] = {
	{ "plain", "plain" },
	{ "2 * 3", "2 \\* 3" },
	{ "[link](target)", "\\[link\\](target)" },
	{ "a_b _c_", "a_b \\_c\\_" },
	{ "R&D, &amp; &#1;", "R\\&D, \\&amp; \\&#1;" },
	{ "a & b", "a & b" },
	{ "<b> a > b", "\\<b> a > b" },
	{ "a|b `c` ~d~ \\", "a\\|b \\`c\\` \\~d\\~ \\\\" },
	{ "# a", "\\# a" }, { "a # b", "a # b" },
	{ "> a", "\\> a" }, { "- a", "\\- a" }, { "-5", "-5" }, { "+ a", "\\+ a" },
	{ "---", "\\---" }, { "===", "\\===" }, { "***", "\\*\\*\\*" },
	{ "1. a", "1\\. a" }, { "1) a", "1\\) a" }, { "1.5 a", "1.5 a" },
	{ "    a   b ", "a b" },
	{ "a!", "a!" }, { "日本", "日本" },
	/* sentences */
	{ "One. Two! Three? Four.", "One.\nTwo!\nThree?\nFour." },
	{ "One. two", "One. two" },
	{ "By e.g. Mr. Brown and J. Smith Ltd. Or no. 5", "By e.g. Mr. Brown and J. Smith Ltd. Or no. 5" },
	{ "It grew by 2.5. Then 3 left. 4 stay.", "It grew by 2.5.\nThen 3 left.\n4 stay." },
	{ "He said \"No.\" She left.", "He said \"No.\"\nShe left." },
	{ "It ends (here.) \"So\" it is.", "It ends (here.)\n\"So\" it is." },
	{ "Why? - because", "Why? - because" },
	{ "End. 1. Item", "End.\n1\\. Item" },
	{ "一。二！“三？”四。", "一。\n二！\n“三？”\n四。" },
	{ "一。A", "一。\nA" },
};

START_TEST(escapes_only_what_markdown_reads)
{
	struct fixture fixture;

	fixture_open(&fixture);
	add_text(&fixture, add(&fixture, fixture.section, DOC_PARAGRAPH), text_rows[_i].text);
	ck_assert_str_eq(write_body(&fixture),
	                 arena_printf(&fixture.arena, "%s\n", text_rows[_i].want));
	fixture_close(&fixture);
}
END_TEST

/* Markdown in, the same Markdown out. */
static const char *const same_rows[] = {
	"*a* **b** ***c** d*x",
	"a```b``c```",
	"``a`b``",
	"`` `a ``",
	"[a *b*](https://x.example/?q=1,2)",
	"[a](https://x.example/%20%28)",
	"a\\\nb",
	"- a\n- b\n  - c\n  - d\n- e",
	"- a\n\n  b\n\n- c",
	"3. a\n4. b",
	"> a\n>\n> - b\n>\n> c",
	"- > a\n  >\n  > - b",
	"- ```\n  x\n\n  y\n  ```",
	"```c\nint x;\n\n```",
	"````\n```\n````",
	"a\n\n___\n\nb",
	"- ___",
	"- a\n\n* b\n\n- c",
	"1. a\n\n1) b",
	"- * - a",
	"- * -",
	"### a",
	"### a\n\n#### b\n\n##### c\n\n###### d\n\n#### e\n\n### f",
	"| a    |   b |\n| ---- | --: |\n| x    |   1 |\n| y\\|z | 200 |",
	"| 名   |\n| ---- |\n| 一二 |",
	"- | a   |\n  | --- |\n  | b   |",
	"**“引用”**&#21518;",
	"前&#38754;**“引用”**",
	"**“引用”**，后",
	"**a _b_ c**",
	"**_a_**",
};

START_TEST(writes_what_it_read)
{
	struct fixture fixture;
	struct doc_node *blocks;

	fixture_open(&fixture);
	blocks = doc_new(&fixture.arena, DOC_DOCUMENT);
	read_markdown(&fixture, same_rows[_i], blocks);
	for (struct doc_node *node = blocks; node != NULL; node = doc_next(blocks, node))
		if (node->kind == DOC_HEADING)
			node->heading.level--;
	doc_adopt(fixture.section, blocks);
	if (_i == 0)
		ck_assert_str_eq(write_body(&fixture), "*a* **b** *__c__ d*x\n");
	else
		ck_assert_str_eq(write_body(&fixture),
		                 arena_printf(&fixture.arena, "%s\n", same_rows[_i]));
	fixture_close(&fixture);
}
END_TEST

/* A heading two levels below the last stands one below it, and its sisters
 * beside it. */
START_TEST(leaves_no_gap_between_headings)
{
	struct fixture fixture;
	struct doc_node *blocks;

	fixture_open(&fixture);
	blocks = doc_new(&fixture.arena, DOC_DOCUMENT);
	read_markdown(&fixture, "#### a\n\n#### b\n\n###### c\n\n##### d\n\n### e\n", blocks);
	doc_adopt(fixture.section, blocks);
	ck_assert_str_eq(write_body(&fixture), "### a\n\n### b\n\n#### c\n\n#### d\n\n### e\n");
	fixture_close(&fixture);
}
END_TEST

/* ---- a whole document ---- */

static struct doc_node *add_section(struct fixture *fixture, struct doc_node *parent,
                                    enum section_kind kind, const char *number, const char *title)
{
	struct doc_node *section = add(fixture, parent, DOC_SECTION);

	section->section.kind = kind;
	section->section.number = number;
	section->section.title = title;
	return section;
}

static struct doc_node *add_figure(struct fixture *fixture, struct doc_node *parent, const char *name)
{
	struct doc_node *figure = add(fixture, parent, DOC_FIGURE);

	figure->figure.scene = scene_new(&fixture->arena, 100, 50);
	figure->figure.name = name;
	figure->figure.alt = "6 of 24 are key.";
	return figure;
}

static void add_fact(struct fixture *fixture, struct doc_node *facts, const char *label,
                     const char *value, const char *unit)
{
	struct doc_node *fact = add(fixture, facts, DOC_FACT);

	fact->fact.label = label;
	fact->fact.unit = unit;
	add_text(fixture, fact, value);
}

static void add_cover(struct fixture *fixture)
{
	struct doc_node *cover = add(fixture, fixture->document.root, DOC_COVER);
	struct doc_node *facts;

	cover->cover.company = "Harbour Coatings Ltd";
	cover->cover.classification = "Board only";
	cover->cover.subtitle = "Which customers we run as key accounts.";
	cover->cover.provenance = "Made from 12 files.";
	add_figure(fixture, cover, "cover");
	facts = add(fixture, cover, DOC_FACTS);
	facts->facts.kind = FACTS_STRIP;
	add_fact(fixture, facts, "Status", "Draft", "");
	add_fact(fixture, facts, "As of", "30 October 2026", "");
}

static void add_ranking(struct fixture *fixture, struct doc_node *section)
{
	static const struct doc_column columns[] = {
		{ COLUMN_NAME, "Account", "" }, { COLUMN_NUMBER, "Sales\nnow", "£000" },
		{ COLUMN_TEXT, "Class", "" },
	};
	static const char *const cells[][3] = {
		{ "Brightfold", "1,240", "Key" }, { "Kestner|Co", "80", "Key" }, { "Sum", "1,320", "" },
	};
	struct doc_node *table = add(fixture, section, DOC_TABLE), *row, *cell;

	table->table.columns = columns;
	table->table.column_count = 3;
	table->table.caption = "Who is key";
	table->table.note = "Sales of the last year.";
	table->table.anchor = "ranking";
	row = add(fixture, table, DOC_ROW);
	row->row.kind = ROW_BAND;
	add_text(fixture, add(fixture, row, DOC_CELL), "Key");
	for (int i = 0; i < 3; i++) {
		row = add(fixture, table, DOC_ROW);
		row->row.kind = i == 2 ? ROW_TOTAL : ROW_BODY;
		for (int c = 0; c < 3; c++) {
			cell = add(fixture, row, DOC_CELL);
			if (c == 2 && i < 2)
				add(fixture, cell, DOC_MARK);
			add_text(fixture, cell, cells[i][c]);
		}
	}
}

static void add_chapter(struct fixture *fixture)
{
	struct doc_node *chapter = add_section(fixture, fixture->document.root, SECTION_CHAPTER,
	                                       "3", "Selection & team");
	struct doc_node *account, *figure, *paragraph, *reference, *heading, *facts;

	paragraph = add(fixture, chapter, DOC_PARAGRAPH);
	add_text(fixture, paragraph, "See ");
	reference = add(fixture, paragraph, DOC_REFERENCE);
	reference->reference.target = "ranking";
	add_text(fixture, paragraph, " and ");
	reference = add(fixture, paragraph, DOC_REFERENCE);
	reference->reference.target = "account-bright";
	add_text(fixture, paragraph, ".");
	heading = add(fixture, chapter, DOC_HEADING);
	heading->heading.level = 2;
	add_text(fixture, heading, "Gaps");
	add_ranking(fixture, chapter);
	account = add_section(fixture, chapter, SECTION_ACCOUNT, "", "Brightfold Stores");
	account->section.anchor = "account-bright";
	account->section.badge = MARK_DEVELOPMENT;
	account->section.badge_text = "Key development";
	heading = add(fixture, account, DOC_HEADING);
	heading->heading.level = 2;
	add_text(fixture, heading, "Gaps");
	facts = add(fixture, account, DOC_FACTS);
	add_fact(fixture, facts, "Sales now", "1,240", "£000");
	add_fact(fixture, facts, "Days", "40", "a year");
	figure = add_figure(fixture, account, "place-bright");
	figure->figure.caption = "Where it stands";
	figure->figure.explanation = "The ring is last year.";
}

static const char whole[] =
	"# Title\n"
	"\n"
	"Which customers we run as key accounts.\n"
	"\n"
	"Harbour Coatings Ltd · Board only\n"
	"\n"
	"**DRAFT**\n"
	"\n"
	"![6 of 24 are key.](figures/cover.svg)\n"
	"\n"
	"- **Status**: Draft\n"
	"- **As of**: 30 October 2026\n"
	"\n"
	"Made from 12 files.\n"
	"\n"
	"## Contents\n"
	"\n"
	"- [3 Selection & team](#3-selection--team)\n"
	"  - [Gaps](#gaps)\n"
	"  - [Brightfold Stores](#brightfold-stores)\n"
	"\n"
	"## 3 Selection & team\n"
	"\n"
	"See [Table 1](#gaps) and [Brightfold Stores](#brightfold-stores).\n"
	"\n"
	"### Gaps\n"
	"\n"
	"*Table 1. Who is key*\n"
	"\n"
	"| Account     | Sales now (£000) | Class |\n"
	"| ----------- | ---------------: | ----- |\n"
	"| **Key**     |                  |       |\n"
	"| Brightfold  |            1,240 | ● Key |\n"
	"| Kestner\\|Co |               80 | ● Key |\n"
	"| **Sum**     |        **1,320** |       |\n"
	"\n"
	"Sales of the last year.\n"
	"\n"
	"### Brightfold Stores\n"
	"\n"
	"◆ Key development\n"
	"\n"
	"#### Gaps\n"
	"\n"
	"| Sales now  | Days      |\n"
	"| ---------- | --------- |\n"
	"| 1,240 £000 | 40 a year |\n"
	"\n"
	"![6 of 24 are key.](figures/place-bright.svg)\n"
	"\n"
	"*Figure 1. Where it stands* The ring is last year.\n";

static void build_whole(struct fixture *fixture)
{
	struct doc_node *contents;

	fixture_open(fixture);
	fixture->document.root = doc_new(&fixture->arena, DOC_DOCUMENT);
	fixture->document.draft = "DRAFT";
	add_cover(fixture);
	contents = add_section(fixture, fixture->document.root, SECTION_FRONT, "", "Contents");
	add(fixture, contents, DOC_CONTENTS);
	add_chapter(fixture);
}

START_TEST(writes_a_whole_document)
{
	struct fixture fixture;

	build_whole(&fixture);
	ck_assert_str_eq(write_named(&fixture, "dossier"), whole);
	fixture_close(&fixture);
}
END_TEST

START_TEST(finds_figures_from_a_folder_below)
{
	struct fixture fixture;

	build_whole(&fixture);
	ck_assert_ptr_nonnull(strstr(write_named(&fixture, "plans/bright"),
	                             "](../figures/place-bright.svg)"));
	fixture_close(&fixture);
}
END_TEST

START_TEST(numbers_anchors_that_clash_as_hosts_do)
{
	struct fixture fixture;
	const char *text;

	fixture_open(&fixture);
	for (int i = 0; i < 3; i++) {
		struct doc_node *heading = add(&fixture, fixture.section, DOC_HEADING);
		struct doc_node *link = add(&fixture, add(&fixture, fixture.section, DOC_PARAGRAPH),
		                            DOC_LINK);
		heading->heading.level = 2;
		heading->heading.anchor = arena_printf(&fixture.arena, "mine-%d", i);
		add_text(&fixture, heading, "What, then?");
		link->link.target = arena_printf(&fixture.arena, "#mine-%d", i);
		add_text(&fixture, link, "x");
	}
	text = write_body(&fixture);
	ck_assert_ptr_nonnull(strstr(text, "[x](#what-then)"));
	ck_assert_ptr_nonnull(strstr(text, "[x](#what-then-1)"));
	ck_assert_ptr_nonnull(strstr(text, "[x](#what-then-2)"));
	fixture_close(&fixture);
}
END_TEST

/* ---- hostile names, read by another implementation ---- */

static const char *const hostile[] = {
	"A|B <script> *x*", "# a", "- a", "1. a", "> a", "***", "---", "===", "`a", "``a`",
	"[a](b)", "![a](b)", "[a]: b", "<a@b.example>", "&lt;b&gt;", "&#1;", "\\", "\\|", "a\\",
	"|", "||", "a | b", "|---|", "_a_", "__a__", "a_b_c", "~~a~~", "~a~", "```", "~~~", "$x$",
	"<!-- a -->", "<b>", "</b>", "<![CDATA[", "=", "+ a", "* a", "1) a", ":--", "a  b", "\"'",
	"#", "# #", "a #", "^a", "[^1]", "{a}", "&", "&amp", "<", "<<", "a<b", "Ltd. A", "日|本",
};

static char *run_host(struct fixture *fixture, const char *markdown)
{
	char path[] = "/tmp/kaism-test-XXXXXX";
	char *html = arena_alloc(&fixture->arena, 1 << 16);
	const int descriptor = mkstemp(path);
	FILE *pipe;

	ck_assert_int_ge(descriptor, 0);
	ck_assert_int_eq(write(descriptor, markdown, strlen(markdown)), (ssize_t)strlen(markdown));
	close(descriptor);
	pipe = popen(arena_printf(&fixture->arena, "cmark-gfm -e table -e strikethrough %s", path),
	             "r");
	ck_assert_ptr_nonnull(pipe);
	ck_assert_uint_lt(fread(html, 1, (1 << 16) - 1, pipe), (1 << 16) - 1);
	ck_assert_int_eq(pclose(pipe), 0);
	unlink(path);
	return html;
}

static const char *html_of(struct fixture *fixture, const char *name)
{
	char *html = arena_alloc(&fixture->arena, 6 * strlen(name) + 1);

	for (; *name != '\0'; name++) {
		if (name[0] == ' ' && name[1] == ' ')
			continue;
		strcat(html, *name == '<'   ? "&lt;"
		             : *name == '>' ? "&gt;"
		             : *name == '&' ? "&amp;"
		             : *name == '"' ? "&quot;"
		                            : (const char[]){ *name, '\0' });
	}
	return html;
}

static void add_hostile_places(struct fixture *fixture, const char *name)
{
	struct doc_column *columns = ARENA_ARRAY(&fixture->arena, struct doc_column, 1);
	struct doc_node *node;

	fixture->section->section.title = name;
	add_text(fixture, add(fixture, fixture->section, DOC_PARAGRAPH), name);
	node = add(fixture, add(fixture, fixture->section, DOC_PARAGRAPH), DOC_STRONG);
	add_text(fixture, node, name);
	node = add(fixture, add(fixture, fixture->section, DOC_PARAGRAPH), DOC_LINK);
	node->link.target = "https://x.example";
	add_text(fixture, node, name);
	node = add(fixture, add(fixture, fixture->section, DOC_PARAGRAPH), DOC_CODE);
	node->text = name;
	node = add(fixture, add(fixture, fixture->section, DOC_LIST), DOC_ITEM);
	node->parent->list.tight = true;
	add_text(fixture, add(fixture, node, DOC_PARAGRAPH), name);
	columns[0].head = name;
	columns[0].unit = "";
	node = add(fixture, fixture->section, DOC_TABLE);
	node->table.columns = columns;
	node->table.column_count = 1;
	node->table.caption = name;
	add_text(fixture, add(fixture, add(fixture, node, DOC_ROW), DOC_CELL), name);
	node = add(fixture, add(fixture, add(fixture, node, DOC_ROW), DOC_CELL), DOC_CODE);
	node->text = name;
}

static void expect(const char *html, const char *want)
{
	ck_assert_msg(strstr(html, want) != NULL, "no [%s] in:\n%s", want, html);
}

START_TEST(lets_no_name_change_the_structure)
{
	struct fixture fixture;
	const char *html, *name;

	fixture_open(&fixture);
	add_hostile_places(&fixture, hostile[_i]);
	html = run_host(&fixture, write_named(&fixture, "dossier"));
	name = html_of(&fixture, hostile[_i]);
	expect(html, arena_printf(&fixture.arena, "<h2>%s</h2>\n<p>%s</p>\n", name, name));
	expect(html, arena_printf(&fixture.arena, "<p><strong>%s</strong></p>\n", name));
	expect(html, arena_printf(&fixture.arena, "<p><a href=\"https://x.example\">%s</a></p>\n",
	                          name));
	expect(html, arena_printf(&fixture.arena, "<p><code>%s</code></p>\n",
	                          strcmp(hostile[_i], "a  b") == 0 ? "a  b" : name));
	expect(html, arena_printf(&fixture.arena, "<ul>\n<li>%s</li>\n</ul>\n", name));
	expect(html, arena_printf(&fixture.arena, "<p><em>Table 1. %s</em></p>\n<table>", name));
	expect(html, arena_printf(&fixture.arena, "<th>%s</th>", name));
	expect(html, arena_printf(&fixture.arena, "<td>%s</td>", name));
	expect(html, "</code></td>\n</tr>\n</tbody>\n</table>\n");
	fixture_close(&fixture);
}
END_TEST

/* ---- any text, there and back ---- */

struct canon { char text[1 << 16]; size_t used; bool space, edge; };

/* A line's end behind a Han sentence and its brackets is a blank to Markdown. */
static bool ends_han_sentence(const struct canon *canon)
{
	const size_t start = canon->used > 32 ? canon->used - 32 : 0;

	return strstr(canon->text + start, "。") != NULL;
}

static void canon_put(struct canon *canon, const char *text)
{
	for (; *text != '\0' && canon->used + 2 < sizeof(canon->text); text++) {
		if (*text == ' ') {
			canon->space = !canon->edge;
			continue;
		}
		if (canon->space && canon->used > 0 && !ends_han_sentence(canon))
			canon->text[canon->used++] = ' ';
		canon->space = canon->edge = false;
		canon->text[canon->used++] = *text;
	}
}

/* Paragraphs, headings and emphasis without a word are not written. */
static bool is_left_out(const struct doc_node *node)
{
	if (node->kind != DOC_HEADING && node->kind != DOC_PARAGRAPH &&
	    node->kind != DOC_EMPHASIS && node->kind != DOC_STRONG)
		return false;
	for (const struct doc_node *at = node; at != NULL; at = doc_next(node, at))
		if ((at->kind == DOC_TEXT && at->text[strspn(at->text, " ")] != '\0') ||
		    at->kind == DOC_CODE)
			return false;
	return true;
}

/* A tree as text, with blanks folded, gone where they touch a node's ends (they
 * move out of emphasis), and nesting of the same emphasis gone. */
static void canon_node(struct canon *canon, const struct doc_node *node, unsigned open)
{
	const bool emphasis = node->kind == DOC_STRONG || node->kind == DOC_EMPHASIS;
	const unsigned bit = 1U << node->kind;
	const bool silent = node->kind == DOC_TEXT || node->kind == DOC_SOFT_BREAK ||
	                    node->kind == DOC_LINE_BREAK ||
	                    (emphasis && (open & bit) != 0);

	if (is_left_out(node))
		return;
	if (!silent) {
		canon->space = false;
		canon_put(canon, doc_kind_name(node->kind));
		canon_put(canon, "(");
		canon->edge = true;
	}
	if (node->kind == DOC_TEXT || node->kind == DOC_CODE)
		canon_put(canon, node->text);
	if (node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK)
		canon_put(canon, " ");
	if (node->kind == DOC_CODE_BLOCK)
		canon_put(canon, node->code_block.text);
	for (const struct doc_node *child = node->first_child; child != NULL; child = child->next)
		canon_node(canon, child, open | bit);
	if (!silent) {
		canon->space = false;
		canon_put(canon, ")");
		canon->edge = true;
	}
}

static const char *canon_of(struct fixture *fixture, const struct doc_node *root)
{
	struct canon *canon = ARENA_NEW(&fixture->arena, struct canon);

	for (const struct doc_node *child = root->first_child; child != NULL; child = child->next)
		canon_node(canon, child, 0);
	return canon->text;
}

static const char *random_text(struct fixture *fixture, unsigned *seed)
{
	static const char *const pieces[] = {
		"a", "b ", "C. ", "\n", "\n\n", "* ", "- ", "1. ", "> ", "    ", "  ", "*", "**", "_", "`",
		"```\n", "[", "](", ")", "<", ">", "&", "#", "# ", "|", "\\", "~", "!", "=", "---", "。",
		"引", "“", "”", ".", "x y", "\n| a | b |\n|---|---|\n| c | d |\n", "+ ", "&#42;", "(#a)",
	};
	char *text = arena_alloc(&fixture->arena, 4096);
	unsigned count;

	*seed = *seed * 1664525U + 1013904223U;
	count = 1 + (*seed >> 16) % 24;
	for (; count > 0; count--) {
		*seed = *seed * 1664525U + 1013904223U;
		strcat(text, pieces[(*seed >> 16) % (unsigned)COUNT_OF(pieces)]);
	}
	return text;
}

/* Links whose targets do not resolve would be dropped; not what is asked here. */
static bool has_links(const struct doc_node *root)
{
	for (const struct doc_node *node = root; node != NULL; node = doc_next(root, node))
		if (node->kind == DOC_LINK)
			return true;
	return false;
}

static void check_round_trip(unsigned *seed)
{
	struct fixture fixture;
	const char *text, *before, *after, *written;
	struct doc_node *back;

	fixture_open(&fixture);
	text = random_text(&fixture, seed);
	fixture.section->section.title = "T";
	read_markdown(&fixture, text, fixture.section);
	for (struct doc_node *n = fixture.section; n != NULL; n = doc_next(fixture.section, n))
		if (n->kind == DOC_HEADING && n->heading.level < 2)
			n->heading.level = 2;
	if (!has_links(fixture.section)) {
		before = canon_of(&fixture, fixture.section);
		written = strstr(write_named(&fixture, "dossier"), "## T\n") + 5;
		back = doc_new(&fixture.arena, DOC_DOCUMENT);
		read_markdown(&fixture, written, back);
		after = canon_of(&fixture, back);
		ck_assert_msg(strcmp(before, after) == 0,
		              "text:\n%s\nwritten:\n%s\nbefore: %s\nafter:  %s", text, written,
		              before, after);
	}
	fixture_close(&fixture);
}

START_TEST(reads_back_what_it_wrote)
{
	unsigned seed = (unsigned)_i * 7919U + 17U;

	for (int i = 0; i < 1000; i++)
		check_round_trip(&seed);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("markdown");
	TCase *inlines = tcase_create("inlines"), *whole_case = tcase_create("whole"),
	      *safety = tcase_create("safety");

	tcase_add_loop_test(inlines, escapes_only_what_markdown_reads, 0, COUNT_OF(text_rows));
	tcase_add_loop_test(inlines, writes_what_it_read, 0, COUNT_OF(same_rows));
	tcase_add_test(inlines, leaves_no_gap_between_headings);
	suite_add_tcase(suite, inlines);
	tcase_add_test(whole_case, writes_a_whole_document);
	tcase_add_test(whole_case, finds_figures_from_a_folder_below);
	tcase_add_test(whole_case, numbers_anchors_that_clash_as_hosts_do);
	suite_add_tcase(suite, whole_case);
	tcase_set_timeout(safety, 120);
	tcase_add_loop_test(safety, lets_no_name_change_the_structure, 0, COUNT_OF(hostile));
	tcase_add_loop_test(safety, reads_back_what_it_wrote, 0, 8);
	suite_add_tcase(suite, safety);
	return unit_run(suite);
}
