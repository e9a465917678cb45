#include "compose/prose.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../../support/unit.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct prose_reader reader;
	struct doc_node *root;
	char *dump; /* free it */
};

static void fixture_open(struct fixture *fixture)
{
	memset(fixture, 0, sizeof(*fixture));
	arena_init(&fixture->arena);
	diag_init(&fixture->diag, &fixture->arena);
	fixture->reader.arena = &fixture->arena;
	fixture->reader.diag = &fixture->diag;
	fixture->root = doc_new(&fixture->arena, DOC_DOCUMENT);
}

/* The tree without its root line and without places, one blank per level. */
static void fixture_dump(struct fixture *fixture)
{
	struct document document = { .root = fixture->root };
	size_t size = 0;
	FILE *out = open_memstream(&fixture->dump, &size);

	for (struct doc_node *n = fixture->root; n != NULL; n = doc_next(fixture->root, n))
		n->place.file = NULL;
	doc_dump(&document, out);
	fclose(out);
}

static void fixture_close(struct fixture *fixture)
{
	free(fixture->dump);
	arena_release(&fixture->arena);
}

#define P "  paragraph body\n"
#define T "    text "

static const struct { const char *text, *want; } block_rows[] = {
	{ "", "" },
	{ "a\nb", P T "\"a\"\n    soft-break\n" T "\"b\"\n" },
	{ "中文\n文字，\n“字”\nb", P T "\"中文\"\n" T "\"文字，\"\n" T "\"“字”\"\n    soft-break\n" T "\"b\"\n" },
	{ "a  \nb", P T "\"a\"\n    line-break\n" T "\"b\"\n" },
	{ "a [b] * c", P T "\"a [b] * c\"\n" },
	{ "*a* **b** `c|d`", P "    emphasis\n      text \"a\"\n" T "\" \"\n    strong\n"
	                     "      text \"b\"\n" T "\" \"\n    code \"c|d\"\n" },
	{ "## a", "  heading level=3\n" T "\"a\"\n" },
	{ "###### a", "  heading level=6\n" T "\"a\"\n" },
	{ "- a\n- b", "  list bullet tight\n    item\n      paragraph body\n        text \"a\"\n"
	              "    item\n      paragraph body\n        text \"b\"\n" },
	{ "3) a\n\n4) b", "  list ordered start=3\n    item\n      paragraph body\n"
	                  "        text \"a\"\n    item\n      paragraph body\n"
	                  "        text \"b\"\n" },
	{ "> a", "  quote\n    paragraph body\n      text \"a\"\n" },
	{ "```c\nx\n```", "  code-block info=\"c\" text=\"x\\n\"\n" },
	{ "***", "  break\n" },
	{ "[a](https://b.example/?c=d&e)",
	  P "    link target=\"https://b.example/?c=d&e\"\n      text \"a\"\n" },
	{ "[a][r]\n\n[r]: #here", P "    link target=\"#here\"\n      text \"a\"\n" },
	{ "a[^x] b[^2], *c*[^x]\n\n[^2]: second `[^q]`\n[^x]: first\n  goes on\n\n    and has another\n\nd",
	  P T "\"a¹\"\n" T "\" b²\"\n" T "\", \"\n    emphasis\n      text \"c\"\n" T "\"¹\"\n"
	  P T "\"d\"\n  list notes tight\n    item\n      paragraph note\n        text \"first\"\n"
	  "        soft-break\n        text \"goes on\"\n      paragraph note\n        text \"and has another\"\n"
	  "    item\n      paragraph note\n        text \"second \"\n        code \"[^q]\"\n" },
	{ "\\[^x] \\\\[^x]\n\n[^x]: y", P T "\"[\xE2\x81\xA0^x] \\\\¹\"\n"
	  "  list notes tight\n    item\n      paragraph note\n        text \"y\"\n" },
	{ "```\n[^1]: code\n```", "  code-block text=\"[^1]: code\\n\"\n" },
	{ "<a@b.example>", P "    link target=\"mailto:a@b.example\"\n      text \"a@b.example\"\n" },
};

START_TEST(turns_markdown_into_nodes)
{
	struct fixture fixture;

	fixture_open(&fixture);
	fixture.reader.heading_shift = 1;
	ck_assert(prose_read(&fixture.reader, block_rows[_i].text, fixture.root));
	fixture_dump(&fixture);
	ck_assert_str_eq(fixture.dump + strlen("document\n"), block_rows[_i].want);
	ck_assert_uint_eq(fixture.diag.count, 0);
	fixture_close(&fixture);
}
END_TEST

static const struct { const char *text, *want; } quote_rows[] = {
	{ "it's *\"so\"* -- `it's \"so\" --`'s", P T "\"it’s \"\n    emphasis\n      text \"“so”\"\n"
	  T "\" – \"\n    code \"it's \\\"so\\\" --\"\n" T "\"’s\"\n" },
	{ "\"a\n\"b\"\n\n\"c\"", P T "\"“a\"\n    soft-break\n" T "\"“b”\"\n" P T "\"“c”\"\n" },
	{ "[\"a\"](https://b.example/'c')'s <https://b.example/'c'>",
	  P "    link target=\"https://b.example/'c'\"\n      text \"“a”\"\n" T "\"’s \"\n"
	  "    link target=\"https://b.example/'c'\"\n      text \"https://b.example/'c'\"\n" },
	{ "```\n'c'\n```", "  code-block text=\"'c'\\n\"\n" },
	{ "\"a\"[^x]\n\n[^x]: 'b'", P T "\"“a”¹\"\n  list notes tight\n    item\n"
	  "      paragraph note\n        text \"‘b’\"\n" },
};

START_TEST(sets_quotes_where_the_language_has_them)
{
	struct fixture fixture;

	fixture_open(&fixture);
	fixture.reader.quotes = true;
	ck_assert(prose_read(&fixture.reader, quote_rows[_i].text, fixture.root));
	fixture_dump(&fixture);
	ck_assert_str_eq(fixture.dump + strlen("document\n"), quote_rows[_i].want);
	fixture_close(&fixture);
}
END_TEST

#define ROW "    row body\n"
#define CELL(text) "      cell\n        text \"" text "\"\n"
#define HEADS "    | text \"a\"\n    | number \"b\"\n"
#define TABLE "  table columns=2\n" HEADS

static const struct { const char *text, *want; } table_rows[] = {
	{ "| a | b |\n|---|--:|\n| 1 | 2 |", TABLE ROW CELL("1") CELL("2") },
	{ "a | b\n--- | ---:\n1 | 2", TABLE ROW CELL("1") CELL("2") },
	{ "a | b\r\n--- | ---:\r\n1 | 2\r\n", TABLE ROW CELL("1") CELL("2") },
	{ "| a | b |\n|---|--:|", TABLE },
	{ "| a | b |\n|---|--:|\n| 1 |\n| 1 | 2 | 3 |",
	  TABLE ROW CELL("1") "      cell\n" ROW CELL("1") CELL("2") },
	{ "| a | b |\n|---|--:|\n| x\\|y | `p\\|q` |",
	  TABLE ROW CELL("x|y") "      cell\n        code \"p|q\"\n" },
	{ "| a | b |\n|---|--:|\n| # x # | - y |", TABLE ROW CELL("# x #") CELL("- y") },
	{ "| a | b |\n|---|--:|\n| > x | 1. y |", TABLE ROW CELL("> x") CELL("1. y") },
	{ "| a | b |\n|---|--:|\n| ``` | *** |", TABLE ROW CELL("```") CELL("***") },
	{ "| a | b |\n|---|--:|\n| [x]: y | # |", TABLE ROW CELL("[x]: y") CELL("#") },
	{ "one\ntwo\na | b\n---|--:\n1 | 2",
	  P T "\"one\"\n    soft-break\n" T "\"two\"\n" TABLE ROW CELL("1") CELL("2") },
	{ "one\n    # two\na | b\n---|--:\n1 | 2",
	  P T "\"one\"\n    soft-break\n" T "\"# two\"\n" TABLE ROW CELL("1") CELL("2") },
	{ "a | b\n---|---|---\n1 | 2",
	  P T "\"a | b\"\n    soft-break\n" T "\"---|---|---\"\n    soft-break\n"
	  T "\"1 | 2\"\n" },
	{ "| a |\n| - |\n| b |", "  table columns=1\n    | text \"a\"\n" ROW CELL("b") },
};

START_TEST(finds_pipe_tables)
{
	struct fixture fixture;

	fixture_open(&fixture);
	ck_assert(prose_read(&fixture.reader, table_rows[_i].text, fixture.root));
	fixture_dump(&fixture);
	ck_assert_str_eq(fixture.dump + strlen("document\n"), table_rows[_i].want);
	ck_assert(!diag_has_errors(&fixture.diag));
	fixture_close(&fixture);
}
END_TEST

static const char *const nested_tables[] = {
	"> | a | b |\n> |---|--:|\n> | 1 | 2 |",
	"> | a | b |\n|---|--:|\n>| 1 | 2 |",
	"- | a | b |\n  |---|--:|\n  | 1 | 2 |",
	"1. > - | a | b |\n   >   |---|--:|\n   >   | 1 | 2 |",
};

START_TEST(finds_tables_in_lists_and_quotes)
{
	struct fixture fixture;
	const struct doc_node *node;

	fixture_open(&fixture);
	ck_assert(prose_read(&fixture.reader, nested_tables[_i], fixture.root));
	for (node = fixture.root; node->kind != DOC_TABLE; node = doc_next(fixture.root, node))
		ck_assert_msg(node->kind != DOC_PARAGRAPH, "%s", nested_tables[_i]);
	ck_assert_str_eq(node->table.columns[1].head, "b");
	ck_assert_str_eq(doc_plain_text(node, &fixture.arena), "1 2");
	fixture_close(&fixture);
}
END_TEST

static const struct { const char *text, *code; int line; const char *plain; } bad_rows[] = {
	{ "a <b>c</b>", "D020", 3, "a <b>c</b>" },
	{ "a\n\n<script>\nx\n</script>", "D020", 5, "a\n<script> x </script>" },
	{ "a\n\n<!-- x -->", "D020", 5, "a\n<!-- x -->" },
	{ "![alt](https://x.example/i.png)", "D021", 3, "alt" },
	{ "[a](javascript:alert)", "D024", 3, "a" },
	{ "[a](&#106;avascript:alert)", "D024", 3, "a" },
	{ "[a](file.md)", "D024", 3, "a" },
	{ "[a]()", "D024", 3, "a" },
	{ "[a](<https://x.example/\xE2\x80\xAE>)", "D024", 3, "a" },
	{ "a&#7;b", "D025", 3, "ab" },
	{ "a&#x202e;b", "D025", 3, "ab" },
	{ "a&#xffff;b&#xfffe;", "D025", 3, "ab" },
	{ "[a](https://x.example/&#xffff;)", "D024", 3, "a" },
	{ "```kaism ranking\n```", "D026", 3, "" },
	{ "```kaism-prose 0\nx\n```", "D026", 3, "x" },
	{ "| a |\n|---|\n| <b> |", "D020", 5, "<b>" },
	{ "a\n\nb[^x]", "D028", 5, "a\nb[^x]" },
	{ "a\n\n[^x]: b\n", "D029", 5, "a" },
	{ "a[^x]\n\n[^x]: <b>\n", "D020", 5, "a¹\n<b>" },
};

START_TEST(refuses_what_prose_must_not_hold)
{
	struct fixture fixture;
	const struct finding *finding;

	fixture_open(&fixture);
	fixture.reader.place = (struct place){ .file = "notes.md", .line = 3, .column = 5 };
	ck_assert(prose_read(&fixture.reader, bad_rows[_i].text, fixture.root));
	ck_assert_uint_ge(fixture.diag.count, 1);
	finding = fixture.diag.findings[0];
	ck_assert_str_eq(finding->code, bad_rows[_i].code);
	ck_assert_str_eq(finding->place.file, "notes.md");
	ck_assert_int_eq(finding->place.line, bad_rows[_i].line);
	ck_assert_int_eq(finding->place.column, 5);
	ck_assert_str_eq(doc_plain_text(fixture.root, &fixture.arena), bad_rows[_i].plain);
	fixture_close(&fixture);
}
END_TEST

/* Where it stands in the line, which cmark does not know. */
static const struct {
	const char *text, *code;
	int line, column, width;
} column_rows[] = {
	{ "a\nb `c` [d](file.md)", "D024", 2, 11, 7 },
	{ "x [a](x) [a](x)", "D024", 1, 7, 1 },
	{ "x [a][b]\n\n[b]: yz", "D024", 3, 6, 2 },
	{ "[a]()", "D024", 1, 3, 2 },
	{ "[\xC3\xA4\xE4\xB8\xAD](x)", "D024", 1, 6, 1 },
	{ "[a](&#106;avascript:alert)", "D024", 1, 1, 0 },
	{ "a\n> b[^x]", "D028", 2, 4, 4 },
	{ "a <b>c", "D020", 1, 3, 3 },
	{ "a ![b](https://x.example/i.png)", "D021", 1, 3, 2 },
	{ "a\n\n  [^x]: b", "D029", 3, 3, 5 },
	{ "a[^x]\n\n[^x]: b\n\n [^x]: c", "D029", 5, 2, 5 },
	{ "| a | b |\n|---|---|\n| c | [d](x) |", "D024", 3, 11, 1 },
};

static void
expect_column(struct place place, int row)
{
	ck_assert_int_eq(place.line, column_rows[row].line);
	ck_assert_int_eq(place.column, column_rows[row].column);
	ck_assert_int_eq(place.width, column_rows[row].width);
}

START_TEST(tells_the_column_of_what_it_refuses)
{
	const char *text = column_rows[_i].text;
	struct fixture fixture;

	fixture_open(&fixture);
	fixture.reader.place = place_at("notes.md", 1, 1);
	diag_add_source(&fixture.diag, "notes.md", text, strlen(text));
	ck_assert(prose_read(&fixture.reader, text, fixture.root));
	ck_assert_str_eq(fixture.diag.findings[0]->code, column_rows[_i].code);
	expect_column(fixture.diag.findings[0]->place, _i);
	fixture_close(&fixture);
}
END_TEST

START_TEST(tells_each_of_two_equal_links)
{
	static const char text[] = "[a](x) [a](x)";
	struct fixture fixture;

	fixture_open(&fixture);
	fixture.reader.place = place_at("notes.md", 1, 1);
	diag_add_source(&fixture.diag, "notes.md", text, strlen(text));
	ck_assert(prose_read(&fixture.reader, text, fixture.root));
	ck_assert_uint_eq(fixture.diag.count, 2);
	ck_assert_int_eq(fixture.diag.findings[1]->place.column, 12);
	fixture_close(&fixture);
}
END_TEST

START_TEST(tells_where_a_limit_is_passed)
{
	struct fixture fixture;
	char text[3100] = "ab\nc ";

	memset(text + 5, '[', 2500);
	fixture_open(&fixture);
	fixture.reader.place = place_at("a.yaml", 5, 7);
	ck_assert(!prose_read(&fixture.reader, text, fixture.root));
	ck_assert_str_eq(fixture.diag.findings[0]->code, "D022");
	ck_assert_int_eq(fixture.diag.findings[0]->place.line, 6);
	ck_assert_int_eq(fixture.diag.findings[0]->place.column, 7 + 2 + 2000);
	fixture_close(&fixture);
}
END_TEST

START_TEST(tells_of_a_note_defined_twice)
{
	struct fixture fixture;

	fixture_open(&fixture);
	fixture.reader.place = place_at("notes.md", 1, 1);
	ck_assert(prose_read(&fixture.reader, "a[^x]\n\n[^x]: b\n\n[^x]: c\n", fixture.root));
	ck_assert_uint_eq(fixture.diag.count, 1);
	ck_assert_str_eq(fixture.diag.findings[0]->message, "the note \"x\" is defined twice; the first counts");
	ck_assert_int_eq(fixture.diag.findings[0]->place.line, 5);
	ck_assert_int_eq(fixture.diag.findings[0]->related->place.line, 3);
	fixture_close(&fixture);
}
END_TEST

static char *repeat(struct arena *arena, const char *unit, size_t count)
{
	const size_t size = strlen(unit);
	char *text = arena_alloc(arena, size * count + 1);

	for (size_t i = 0; i < count; i++)
		memcpy(text + i * size, unit, size);
	return text;
}

static const struct { const char *unit; size_t count; const char *tail; bool good; } limit_rows[] = {
	{ "a", PROSE_SIZE_LIMIT, "", true },
	{ "a", PROSE_SIZE_LIMIT + 1, "", false },
	{ "[", PROSE_BRACKET_LIMIT, "", true },
	{ "[", PROSE_BRACKET_LIMIT + 1, "", false },
	{ "[^1]: a\n", PROSE_NOTE_LIMIT, "\na", true },
	{ "[^1]: a\n", PROSE_NOTE_LIMIT + 1, "a", false },
	{ ">", PROSE_MARKER_LIMIT, "a", true },
	{ ">", PROSE_MARKER_LIMIT + 1, "a", false },
	{ "- ", PROSE_MARKER_LIMIT + 1, "a", false },
	{ "1) ", PROSE_MARKER_LIMIT + 1, "a", false },
};

START_TEST(holds_prose_to_its_limits)
{
	struct fixture fixture;
	const char *text;

	fixture_open(&fixture);
	text = arena_printf(&fixture.arena, "%s%s",
	                    repeat(&fixture.arena, limit_rows[_i].unit, limit_rows[_i].count),
	                    limit_rows[_i].tail);
	ck_assert(prose_read(&fixture.reader, text, fixture.root) == limit_rows[_i].good);
	ck_assert(limit_rows[_i].good || strcmp(fixture.diag.findings[0]->code, "D022") == 0);
	ck_assert((fixture.root->first_child != NULL) == limit_rows[_i].good);
	fixture_close(&fixture);
}
END_TEST

START_TEST(refuses_trees_that_are_too_deep)
{
	struct fixture fixture;
	const char *text;

	fixture_open(&fixture);
	text = arena_printf(&fixture.arena, "%sa%s", repeat(&fixture.arena, "*", 30000),
	                    repeat(&fixture.arena, "*", 30000));
	prose_read(&fixture.reader, text, fixture.root);
	ck_assert_str_eq(fixture.diag.findings[0]->code, "D023");
	fixture_close(&fixture);
}
END_TEST

START_TEST(refuses_tables_over_the_limit)
{
	struct fixture fixture;
	const char *text;

	fixture_open(&fixture);
	text = arena_printf(&fixture.arena, "%s\n%s\n", repeat(&fixture.arena, "|a", 65),
	                    repeat(&fixture.arena, "|-", 65));
	prose_read(&fixture.reader, text, fixture.root);
	ck_assert_str_eq(fixture.diag.findings[0]->code, "D027");
	ck_assert_int_eq(fixture.root->first_child->kind, DOC_PARAGRAPH);
	fixture_close(&fixture);
}
END_TEST

START_TEST(tells_of_a_row_with_more_cells_than_the_head)
{
	struct fixture fixture;

	fixture_open(&fixture);
	fixture.reader.place = place_at("note.md", 10, 1);
	prose_read(&fixture.reader, "one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| `x|y` | 4 |\n| 5 | 6 | 7 |\n", fixture.root);
	ck_assert_uint_eq(fixture.diag.count, 1);
	ck_assert_str_eq(fixture.diag.findings[0]->code, "D039");
	ck_assert_int_eq(fixture.diag.findings[0]->level, DIAG_WARNING);
	ck_assert_int_eq((int)fixture.diag.findings[0]->place.line, 15);
	fixture_close(&fixture);
}
END_TEST

/* Texts that cost cmark more than linear time. */
static const struct { const char *unit; size_t count; } slow_rows[] = {
	{ "![[]()", 999 }, { "- ", 32 }, { "*", 65536 }, { "a*_", 21845 }, { "`a``", 16384 },
	{ "[a](", 2000 }, { "> ", 64 }, { "<a", 32768 }, { "&", 65536 }, { "\n- a", 16384 },
	{ "|a\n|-\n", 10922 }, { "a\n|-\n", 13107 }, { "**a ", 16384 }, { "*a ", 21845 },
};

START_TEST(takes_hostile_texts_in_time)
{
	struct fixture fixture;
	const clock_t start = clock();

	fixture_open(&fixture);
	prose_read(&fixture.reader, repeat(&fixture.arena, slow_rows[_i].unit, slow_rows[_i].count),
	           fixture.root);
	ck_assert_msg(clock() - start < 3 * CLOCKS_PER_SEC, "%s", slow_rows[_i].unit);
	fixture_close(&fixture);
}
END_TEST

START_TEST(reads_one_line_whatever_it_begins_with)
{
	static const char *const lines[] = { "# a #", "- a", "1. a", "> a", "    a", "```", "a\nb" };
	static const char *const wants[] = { "# a #", "- a", "1. a", "> a", "a", "```", "a b" };
	struct fixture fixture;

	fixture_open(&fixture);
	for (int i = 0; i < COUNT_OF(lines); i++) {
		struct doc_node *paragraph = doc_new(&fixture.arena, DOC_PARAGRAPH);
		ck_assert(prose_read_line(&fixture.reader, lines[i], paragraph));
		ck_assert_str_eq(doc_plain_text(paragraph, &fixture.arena), wants[i]);
	}
	fixture_close(&fixture);
}
END_TEST

/* ---- templates ---- */

struct seen { struct arena *arena; int count; char *info, *body; struct place place; };

static struct doc_node *note_component(void *context, const char *info, const char *body,
                                       struct place place)
{
	struct seen *seen = context;

	seen->count++;
	seen->info = arena_string(seen->arena, info);
	seen->body = arena_string(seen->arena, body);
	seen->place = place;
	return doc_new(seen->arena, DOC_CONTENTS);
}

static void expand(struct fixture *fixture, const char *text, struct mustache_output *output)
{
	const struct mustache mustache = { .arena = &fixture->arena, .diag = &fixture->diag,
		                           .strict = true, .escape = mustache_escape_markdown };
	const struct mtemplate source = { "chapter.md", text };
	const struct place place = { .file = "a.yaml", .line = 9, .column = 3 };
	struct mvalue *data = mvalue_map(&fixture->arena);

	mvalue_set(&fixture->arena, data, "name",
	           mvalue_text(&fixture->arena, "A|B <script> *x*\n- # 1. `y` [z](q)"));
	mvalue_set(&fixture->arena, data, "notes",
	           mvalue_prose(&fixture->arena, "# mine\n\n<b>\n\n```kaism ranking\n", place));
	ck_assert(mustache_expand(&mustache, &source, data, output));
}

START_TEST(delivers_components_with_their_place)
{
	struct fixture fixture;
	struct mustache_output output;
	struct seen seen = { 0 };

	fixture_open(&fixture);
	seen.arena = &fixture.arena;
	expand(&fixture, "# A\n{{! gone }}\n\n```kaism ranking limit=20\nx\n```\n", &output);
	fixture.reader.component = note_component;
	fixture.reader.context = &seen;
	ck_assert(prose_read_template(&fixture.reader, &output, 2, fixture.root));
	ck_assert_int_eq(seen.count, 1);
	ck_assert_str_eq(seen.info, "ranking limit=20");
	ck_assert_str_eq(seen.body, "x\n");
	ck_assert_str_eq(seen.place.file, "chapter.md");
	ck_assert_int_eq(seen.place.line, 4);
	ck_assert_int_eq(fixture.root->last_child->kind, DOC_CONTENTS);
	fixture_close(&fixture);
}
END_TEST

START_TEST(keeps_prose_a_document_of_its_own)
{
	struct fixture fixture;
	struct mustache_output output;
	struct seen seen = { 0 };

	fixture_open(&fixture);
	seen.arena = &fixture.arena;
	expand(&fixture, "# A\n\n{{{notes}}}\n\nLast *word*.\n", &output);
	fixture.reader.component = note_component;
	fixture.reader.context = &seen;
	ck_assert(prose_read_template(&fixture.reader, &output, 2, fixture.root));
	fixture_dump(&fixture);
	ck_assert_str_eq(fixture.dump,
	                 "document\n  heading level=1\n    text \"A\"\n  heading level=3\n"
	                 "    text \"mine\"\n  paragraph body\n    text \"<b>\"\n"
	                 "  code-block info=\"kaism ranking\"\n  paragraph body\n"
	                 "    text \"Last \"\n    emphasis\n      text \"word\"\n    text \".\"\n");
	ck_assert_int_eq(seen.count, 0);
	diag_sort(&fixture.diag);
	ck_assert_uint_eq(fixture.diag.count, 2);
	ck_assert_str_eq(fixture.diag.findings[0]->code, "D020");
	ck_assert_str_eq(fixture.diag.findings[0]->place.file, "a.yaml");
	ck_assert_int_eq(fixture.diag.findings[0]->place.line, 11);
	ck_assert_str_eq(fixture.diag.findings[1]->code, "D026");
	fixture_close(&fixture);
}
END_TEST

static const struct { const char *template; int level; } heads_above[] = {
	{ "# A\n\n{{{notes}}}\n", 3 },    { "## A\n\n{{{notes}}}\n", 3 },
	{ "### A\n\n{{{notes}}}\n", 4 },  { "###### A\n\n{{{notes}}}\n", 6 },
	{ "### A\n\nb\n\n{{{notes}}}\n", 3 },
};

START_TEST(sets_headings_of_prose_below_the_one_above_it)
{
	struct fixture fixture;
	struct mustache_output output;
	const struct doc_node *heading = NULL;

	fixture_open(&fixture);
	expand(&fixture, heads_above[_i].template, &output);
	ck_assert(prose_read_template(&fixture.reader, &output, 2, fixture.root));
	for (struct doc_node *node = fixture.root; node != NULL; node = doc_next(fixture.root, node))
		if (node->kind == DOC_HEADING)
			heading = node;
	ck_assert_str_eq(doc_plain_text(heading, &fixture.arena), "mine");
	ck_assert_int_eq(heading->heading.level, heads_above[_i].level);
	fixture_close(&fixture);
}
END_TEST

static const char *const name_frames[] = {
	"{{name}}", "{{name}}\n===", "- {{name}}", "> {{name}}", "# {{name}}", "*{{name}}*",
	"[{{name}}](#a)", "|a|\n|-|\n|{{name}}|", "a\n{{name}}",
};

START_TEST(lets_no_name_out_of_its_place)
{
	struct fixture fixture;
	struct mustache_output output;
	int texts = 0;

	fixture_open(&fixture);
	expand(&fixture, name_frames[_i], &output);
	ck_assert(prose_read_template(&fixture.reader, &output, 2, fixture.root));
	ck_assert_uint_eq(fixture.diag.count, 0);
	for (struct doc_node *n = fixture.root; n != NULL; n = doc_next(fixture.root, n)) {
		if (n->kind != DOC_TEXT || strcmp(n->text, "a") == 0)
			continue;
		ck_assert_str_eq(n->text, "A|B <script> *x* - # 1. `y` [z](q)");
		texts++;
	}
	ck_assert_int_eq(texts, 1);
	fixture_close(&fixture);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("prose");
	TCase *prose = tcase_create("prose"), *limits = tcase_create("limits"),
	      *templates = tcase_create("templates");

	tcase_add_loop_test(prose, sets_quotes_where_the_language_has_them, 0, COUNT_OF(quote_rows));
	tcase_add_loop_test(prose, turns_markdown_into_nodes, 0, COUNT_OF(block_rows));
	tcase_add_loop_test(prose, finds_pipe_tables, 0, COUNT_OF(table_rows));
	tcase_add_loop_test(prose, finds_tables_in_lists_and_quotes, 0, COUNT_OF(nested_tables));
	tcase_add_loop_test(prose, refuses_what_prose_must_not_hold, 0, COUNT_OF(bad_rows));
	tcase_add_loop_test(prose, tells_the_column_of_what_it_refuses, 0, COUNT_OF(column_rows));
	tcase_add_test(prose, tells_each_of_two_equal_links);
	tcase_add_test(prose, tells_where_a_limit_is_passed);
	tcase_add_test(prose, tells_of_a_note_defined_twice);
	tcase_add_test(prose, reads_one_line_whatever_it_begins_with);
	suite_add_tcase(suite, prose);
	tcase_set_timeout(limits, 60);
	tcase_add_loop_test(limits, holds_prose_to_its_limits, 0, COUNT_OF(limit_rows));
	tcase_add_test(limits, refuses_trees_that_are_too_deep);
	tcase_add_test(limits, refuses_tables_over_the_limit);
	tcase_add_test(limits, tells_of_a_row_with_more_cells_than_the_head);
	tcase_add_loop_test(limits, takes_hostile_texts_in_time, 0, COUNT_OF(slow_rows));
	suite_add_tcase(suite, limits);
	tcase_add_test(templates, delivers_components_with_their_place);
	tcase_add_test(templates, keeps_prose_a_document_of_its_own);
	tcase_add_loop_test(templates, sets_headings_of_prose_below_the_one_above_it, 0,
	                    sizeof heads_above / sizeof *heads_above);
	tcase_add_loop_test(templates, lets_no_name_out_of_its_place, 0, COUNT_OF(name_frames));
	suite_add_tcase(suite, templates);
	return unit_run(suite);
}
