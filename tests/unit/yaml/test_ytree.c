#include "yaml/ytree.h"

#include <stdlib.h>
#include <string.h>

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;

static void start(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
}

static void finish(void)
{
	arena_release(&arena);
}

static struct ynode *parse_bytes(const char *bytes, size_t size)
{
	struct text *text = ARENA_NEW(&arena, struct text);

	text->data = bytes;
	text->size = size;
	return ytree_parse("f.yaml", text, &arena, &diag);
}

static struct ynode *parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

/* All findings, in the short form. */
static const char *findings(void)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	const char *copy;

	diag_print(&diag, out, DIAG_SHORT, false);
	fclose(out);
	copy = arena_copy(&arena, text, size);
	free(text);
	return copy;
}

static const char *dump(const struct ynode *node)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	const char *copy;

	ytree_dump(node, out);
	fclose(out);
	copy = arena_copy(&arena, text, size);
	free(text);
	return copy;
}

static const struct { const char *text, *want; } trees[] = {
	{ "", "1:1 map of 0\n" },
	{ "# only a comment\n", "1:1 map of 0\n" },
	{ "---\n", "2:1 plain \"\"\n" },
	{ "a: 1\n",
	  "1:1 map of 1\n"
	  "  1:4 \"a\": plain \"1\"\n" },
	{ "%YAML 1.2\n---\na: 1\n...\n",
	  "3:1 map of 1\n"
	  "  3:4 \"a\": plain \"1\"\n" },
	{ "\xEF\xBB\xBF" "a: 1\n",
	  "1:1 map of 1\n"
	  "  1:4 \"a\": plain \"1\"\n" },
	{ "a: {b: [1, 'two'], c: \"3\\n\"}\nd:\n  - x\n  - ~\n",
	  "1:1 map of 2\n"
	  "  1:4 \"a\": flow map of 2\n"
	  "    1:8 \"b\": flow list of 2\n"
	  "      1:9 plain \"1\"\n"
	  "      1:12 quoted \"two\"\n"
	  "    1:23 \"c\": quoted \"3\\n\"\n"
	  "  3:3 \"d\": list of 2\n"
	  "    3:5 plain \"x\"\n"
	  "    4:5 plain \"~\"\n" },
	{ "p: |\n  one: two,\n  three\nq: >-\n  a\n  b\n",
	  "1:1 map of 2\n"
	  "  1:4 \"p\": literal \"one: two,\\nthree\\n\"\n"
	  "  4:4 \"q\": folded \"a b\"\n" },
	{ "日本: {客户: 名称}\r\nb: c\r\n",
	  "1:1 map of 2\n"
	  "  1:5 \"日本\": flow map of 1\n"
	  "    1:10 \"客户\": plain \"名称\"\n"
	  "  2:4 \"b\": plain \"c\"\n" },
	{ "a: no\nb: 012\nc:\t1\nd:\n",
	  "1:1 map of 4\n"
	  "  1:4 \"a\": plain \"no\"\n"
	  "  2:4 \"b\": plain \"012\"\n"
	  "  3:4 \"c\": plain \"1\"\n"
	  "  4:3 \"d\": plain \"\"\n" },
	{ "\"<<\": 1\n",
	  "1:1 map of 1\n"
	  "  1:7 \"<<\": plain \"1\"\n" },
	{ "just text\n", "1:1 plain \"just text\"\n" },
	{ "- 1\n- [2]\n",
	  "1:1 list of 2\n"
	  "  1:3 plain \"1\"\n"
	  "  2:3 flow list of 1\n"
	  "    2:4 plain \"2\"\n" },
};

START_TEST(reads_every_kind_of_node_with_its_place)
{
	const struct ynode *tree = parse(trees[_i].text);

	ck_assert_str_eq(findings(), "");
	ck_assert_ptr_nonnull(tree);
	ck_assert_str_eq(dump(tree), trees[_i].want);
}
END_TEST

#define F "f.yaml:"

/* What cannot be read: the one finding, no tree, exit status 3. */
static const struct { const char *text, *want; } unreadable[] = {
	/* indentation */
	{ "a:\n\tb: 1\n", F "2:1: error: a tab is used for indentation [tab-indentation]\n" },
	{ "a:\n  b: 1\n\tc: 2\n", F "3:1: error: a tab is used for indentation [tab-indentation]\n" },
	{ "a: x\n\ty\n", F "2:1: error: a tab is used for indentation [tab-indentation]\n" },
	{ "a: |\n\tx\n", F "2:1: error: a tab is used for indentation [tab-indentation]\n" },
	{ "a: 1\n  b: 2\n", F "2:4: error: a `:` where no key can end [yaml-syntax]\n" },
	{ "a:\n    b: 1\n  c: 2\n",
	  F "3:3: error: this does not fit into the map around it [yaml-syntax]\n" },
	{ "  a: 1\nb: 2\n", F "2:1: error: this stands outside of the document [yaml-syntax]\n" },
	{ "a:\n  - 1\n b: 2\n",
	  F "3:2: error: this does not fit into the map around it [yaml-syntax]\n" },
	{ "a:\n  - 1\n  b: 2\n",
	  F "3:3: error: this does not fit into the list around it [yaml-syntax]\n" },
	/* colons */
	{ "a: b: c\n", F "1:5: error: a `:` where no key can end [yaml-syntax]\n" },
	{ "a: 1\nb:2\nc: 3\n", F "2:2: error: a `:` with no blank after it [yaml-syntax]\n" },
	{ "a:1\nb: 2\n", F "1:2: error: a `:` with no blank after it [yaml-syntax]\n" },
	{ "a: 1\n  b: 2\n", F "2:4: error: a `:` where no key can end [yaml-syntax]\n" },
	{ "a: 1\nwords only\n", F "2:1: error: a `:` with a blank after it is missing behind this "
	  "key [yaml-syntax]\n" },
	{ "a:1\n", F "1:1: error: this is a text, not a key and its value [yaml-syntax]\n" },
	{ "名称：甲\na: 1\n", F "1:3: error: a full-width `：` is no colon for YAML [yaml-syntax]\n" },
	{ "a: 1\n名称：甲\n", F "2:3: error: a full-width `：` is no colon for YAML [yaml-syntax]\n" },
	{ "名称：甲\n", F "1:1: error: this is a text, not a key and its value [yaml-syntax]\n" },
	/* quotes and brackets */
	{ "a: 1\nb: \"never\nc: 2\n", F "2:4: error: this quote is never closed [yaml-syntax]\n" },
	{ "a: 'it''s\n", F "1:4: error: this quote is never closed [yaml-syntax]\n" },
	{ "a: \"x\n---\nb: 1\n", F "1:4: error: this quote is not closed before the end of the "
	  "document [yaml-syntax]\n" },
	{ "a: 'x' y\n", F "1:8: error: this does not fit into the map around it [yaml-syntax]\n" },
	{ "a: [1, 2\nb: 3\n",
	  F "2:2: error: a `,` or the closing `]` is missing before this [yaml-syntax]\n" },
	{ "a: [1, 2\n", F "1:4: error: the file ends where a `,` or the closing `]` is missing "
	  "before this [yaml-syntax]\n" },
	{ "a: {b: 1\n", F "1:4: error: the file ends where a `,` or the closing `}` is missing "
	  "before this [yaml-syntax]\n" },
	{ "a: {b: 1]\n",
	  F "1:9: error: a `,` or the closing `}` is missing before this [yaml-syntax]\n" },
	{ "a: ]\n", F "1:4: error: a value is missing before this [yaml-syntax]\n" },
	{ "a: \"\\q\"\n",
	  F "1:5: error: an unknown escape between double quotes [yaml-syntax]\n" },
	{ "a: \"\\xZZ\"\n",
	  F "1:7: error: an escape with too few hexadecimal digits [yaml-syntax]\n" },
	{ "a: \"\\uD800\"\n", F "1:7: error: this escape stands for no character [yaml-syntax]\n" },
	/* indicators */
	{ "a: @home\n",
	  F "1:4: error: an unquoted text may not begin with `@` [yaml-syntax]\n" },
	{ "a: `x`\n", F "1:4: error: an unquoted text may not begin with ``` [yaml-syntax]\n" },
	{ "a: %x\n", F "1:4: error: an unquoted text may not begin with `%` [yaml-syntax]\n" },
	{ "a: - b\n", F "1:4: error: a `- ` where no list can begin [yaml-syntax]\n" },
	{ "a: ? b\n", F "1:4: error: a `?` where no key can begin [yaml-syntax]\n" },
	{ "a: | text\n", F "1:6: error: text on the line of its `|` or `>` [yaml-syntax]\n" },
	{ "a: |0\n  x\n", F "1:5: error: a text may not be indented by 0 [yaml-syntax]\n" },
	{ "include: [*.yaml]\n",
	  F "1:11: error: `*` begins an alias, and aliases are not allowed [yaml-syntax]\n" },
	{ "a: & b\n",
	  F "1:4: error: `&` begins an anchor, and anchors are not allowed [yaml-syntax]\n" },
	/* directives and documents */
	{ "%YAML 2.0\n---\na: 1\n",
	  F "1:1: error: this version of YAML is not known [yaml-syntax]\n" },
	{ "%nonsense\n---\na: 1\n",
	  F "1:1: error: `%` at the start of a line begins a YAML directive [yaml-syntax]\n" },
	{ "%YAML 1.1\n%YAML 1.1\n---\na: 1\n",
	  F "2:1: error: a second %YAML directive [yaml-syntax]\n" },
	{ "a: 1\n---\nb: 2\n",
	  F "2:1: error: a second YAML document begins here [several-documents]\n" },
	{ "a: 1\n...\nb: 2\n",
	  F "3:1: error: this stands outside of the document [yaml-syntax]\n" },
	/* aliases */
	{ "b: *name\n", F "1:4: error: aliases are not allowed: `*name` [alias]\n" },
	{ "- *a\n- *b\n", F "1:3: error: aliases are not allowed: `*a` [alias]\n"
	                  F "2:3: error: aliases are not allowed: `*b` [alias]\n" },
	{ "*a : 1\n", F "1:1: error: aliases are not allowed: `*a` [alias]\n" },
	{ "a: &b [*b]\n", F "1:4: error: anchors are not allowed: `&b` [alias]\n"
	                  F "1:8: error: aliases are not allowed: `*b` [alias]\n" },
	/* tags that libyaml refuses */
	{ "a: !e!x 1\n",
	  F "1:4: error: `!` begins a tag, and tags are not allowed [tag]\n" },
	{ "a: !<x\n", F "1:4: error: `!` begins a tag, and tags are not allowed [tag]\n" },
	/* keys */
	{ "? [a]\n: 1\n", F "1:3: error: a list or a map as a key [complex-key]\n" },
	{ "? {a: 1}\n: 1\n", F "1:3: error: a list or a map as a key [complex-key]\n" },
	{ "{[a]: 1}\n", F "1:2: error: a list or a map as a key [complex-key]\n" },
	/* bytes */
	{ "a: 1\n日: \xFF\n",
	  F "2:4: error: this is not UTF-8: invalid leading UTF-8 octet [not-utf8]\n" },
	{ "a: 1\nb: \xE6\x97",
	  F "2:4: error: this is not UTF-8: incomplete UTF-8 octet sequence [not-utf8]\n" },
	{ "日: \xED\xA0\x80\n",
	  F "1:4: error: this is not UTF-8: invalid Unicode character [not-utf8]\n" },
	{ "日: \x1b\n", F "1:4: error: control character U+001B [control-character]\n" },
	{ "a: 日\x7f\n", F "1:5: error: control character U+007F [control-character]\n" },
	/* lines that only YAML sees */
	{ "a: 1\xC2\x85" "b: 2\n",
	  F "1:5: error: U+0085 ends a line for YAML but for no editor [line-separator]\n" },
	{ "a: 1\nb: '日\u2028'\n",
	  F "2:6: error: U+2028 ends a line for YAML but for no editor [line-separator]\n" },
	{ "a: |\n  x\u2029y\n",
	  F "2:4: error: U+2029 ends a line for YAML but for no editor [line-separator]\n" },
};

START_TEST(refuses_what_cannot_be_read_at_its_place)
{
	ck_assert_ptr_null(parse(unreadable[_i].text));
	ck_assert_str_eq(findings(), unreadable[_i].want);
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_ERROR), 3);
}
END_TEST

/* What is refused while the rest of the file is still read. */
static const struct { const char *text, *want, *tree; } mistakes[] = {
	{ "a: 1\nb: 2\na: 3\n",
	  F "3:1: error: the key `a` is given twice [duplicate-key]\n",
	  "1:1 map of 2\n  1:4 \"a\": plain \"1\"\n  2:4 \"b\": plain \"2\"\n" },
	{ "{a: 1, 'a': 2, \"a\": 3}\n",
	  F "1:8: error: the key `a` is given twice [duplicate-key]\n"
	  F "1:16: error: the key `a` is given twice [duplicate-key]\n",
	  "1:1 flow map of 1\n  1:5 \"a\": plain \"1\"\n" },
	{ "a: &x 1\n", F "1:4: error: anchors are not allowed: `&x` [alias]\n",
	  "1:1 map of 1\n  1:4 \"a\": plain \"1\"\n" },
	{ "a: &x {b: &y [1]}\n", F "1:4: error: anchors are not allowed: `&x` [alias]\n"
	  F "1:11: error: anchors are not allowed: `&y` [alias]\n",
	  "1:1 map of 1\n  1:4 \"a\": flow map of 1\n    1:11 \"b\": flow list of 1\n"
	  "      1:15 plain \"1\"\n" },
	{ "a: !!python/object 1\n",
	  F "1:4: error: tags are not allowed: `!!python/object` [tag]\n",
	  "1:1 map of 1\n  1:4 \"a\": plain \"1\"\n" },
	{ "a: !!str 1\n", F "1:4: error: tags are not allowed: `!!str` [tag]\n",
	  "1:1 map of 1\n  1:4 \"a\": plain \"1\"\n" },
	{ "日: !x [1]\n", F "1:4: error: tags are not allowed: `!x` [tag]\n",
	  "1:1 map of 1\n  1:4 \"日\": flow list of 1\n    1:8 plain \"1\"\n" },
	{ "a: ! x\n", F "1:4: error: tags are not allowed: `!` [tag]\n",
	  "1:1 map of 1\n  1:4 \"a\": plain \"x\"\n" },
	{ "!t a: 1\n", F "1:1: error: tags are not allowed: `!t` [tag]\n",
	  "1:1 map of 1\n  1:7 \"a\": plain \"1\"\n" },
	{ "a:\n  <<: {x: 1}\n  y: 2\n", F "2:3: error: merge keys are not allowed [merge-key]\n",
	  "1:1 map of 1\n  2:3 \"a\": map of 1\n    3:6 \"y\": plain \"2\"\n" },
	{ "a: \"x\\0y\"\n",
	  F "1:4: error: this text holds the control character U+0000 [control-character]\n",
	  "1:1 map of 1\n  1:4 \"a\": quoted \"x?y\"\n" },
	{ "a: \"\\e[31m\\x07\"\n",
	  F "1:4: error: this text holds the control character U+001B [control-character]\n",
	  "1:1 map of 1\n  1:4 \"a\": quoted \"?[31m?\"\n" },
	{ "\"\\x07\": 1\n",
	  F "1:1: error: this text holds the control character U+0007 [control-character]\n",
	  "1:1 map of 1\n  1:9 \"?\": plain \"1\"\n" },
	{ "a: \"\\r\\N\\L\\uFFFE\"\n",
	  F "1:4: error: this text holds the control character U+000D [control-character]\n",
	  "1:1 map of 1\n  1:4 \"a\": quoted \"?????????\"\n" },
	{ "a: \"\\u202E\"\n",
	  F "1:4: error: this text holds the control character U+202E [direction-control]\n",
	  "1:1 map of 1\n  1:4 \"a\": quoted \"???\"\n" },
	{ "a: x\u2066y\n",
	  F "1:4: error: this text holds the control character U+2066 [direction-control]\n",
	  "1:1 map of 1\n  1:4 \"a\": plain \"x???y\"\n" },
};

START_TEST(goes_on_after_what_can_be_left_out)
{
	const struct ynode *tree = parse(mistakes[_i].text);

	ck_assert_str_eq(findings(), mistakes[_i].want);
	ck_assert_ptr_nonnull(tree);
	ck_assert_str_eq(dump(tree), mistakes[_i].tree);
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_ERROR), 1);
}
END_TEST

START_TEST(shows_both_places_of_a_duplicate_key)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	const char *source = "accounts:\n  nova: {}\n  kestner: {}\n  nova: {}\n";

	diag_add_source(&diag, "f.yaml", source, strlen(source));
	parse(source);
	diag_print(&diag, out, DIAG_HUMAN, false);
	fclose(out);
	ck_assert_str_eq(text,
		"error[Y007 duplicate-key]: the key `nova` is given twice\n"
		" --> f.yaml:4:3\n"
		"4 |   nova: {}\n"
		"  |   ^^^^ a key may stand once in a map\n"
		"  |\n"
		" --> f.yaml:2:3\n"
		"2 |   nova: {}\n"
		"  |   ---- first given here\n");
	free(text);
}
END_TEST

static const int map_sizes[] = { 2, 11, 12, 13, 14, 100, 5000 };

START_TEST(finds_duplicates_in_maps_of_any_size)
{
	char *text = arena_alloc(&arena, 200000);
	size_t length = 0;
	const struct ynode *tree;
	int size = map_sizes[_i];

	for (int i = 0; i < size; i++)
		length += (size_t)snprintf(text + length, 40, "key%d: %d\n", i % (size - 1), i);
	tree = parse_bytes(text, length);
	ck_assert_ptr_nonnull(tree);
	ck_assert_int_eq(tree->child_count, size - 1);
	ck_assert_str_eq(findings(), arena_printf(&arena,
		F "%d:1: error: the key `key0` is given twice [duplicate-key]\n", size));
	ck_assert_str_eq(tree->last_child->key, arena_printf(&arena, "key%d", size - 2));
	ck_assert_ptr_null(tree->last_child->next);
}
END_TEST

static const char *repeat(const char *text, int count)
{
	size_t length = strlen(text);
	char *all = arena_alloc(&arena, length * (size_t)count + 1);

	for (int i = 0; i < count; i++)
		memcpy(all + length * (size_t)i, text, length);
	return all;
}

static const char *nest(const char *opening, const char *middle, const char *closing, int depth)
{
	return arena_printf(&arena, "%s%s%s", repeat(opening, depth), middle,
	                    repeat(closing, depth));
}

START_TEST(takes_the_deepest_nesting_and_none_deeper)
{
	ck_assert_ptr_nonnull(parse(nest("[", "1", "]", 32)));
	ck_assert_ptr_nonnull(parse(nest("- ", "1", "", 32)));
	ck_assert_str_eq(findings(), "");
	ck_assert_ptr_null(parse(nest("[", "1", "]", 33)));
	ck_assert_str_eq(findings(),
		F "1:33: error: lists and maps are nested more than 32 deep [too-deep]\n");
}
END_TEST

static const struct { const char *opening; int count; } bombs[] = {
	{ "[", 100000 }, { "{a: ", 50000 }, { "- ", 50000 }, { "? ", 20000 }, { "{", 100000 },
	{ "[a, ", 50000 },
};

START_TEST(refuses_a_bomb_of_brackets_in_no_time)
{
	ck_assert_ptr_null(parse(repeat(bombs[_i].opening, bombs[_i].count)));
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_ERROR), 3);
}
END_TEST

START_TEST(refuses_laughs_before_they_multiply)
{
	ck_assert_ptr_null(parse("a: &a [lol, lol]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"));
	ck_assert_uint_eq(diag_count(&diag, DIAG_ERROR), 8);
}
END_TEST

START_TEST(takes_keys_up_to_the_limit)
{
	const char *key = repeat("k", 257);

	ck_assert_ptr_nonnull(parse(arena_printf(&arena, "%s: 1\n", key + 1)));
	ck_assert_str_eq(findings(), "");
	ck_assert_ptr_null(parse(arena_printf(&arena, "a: 1\n%s: 1\n", key)));
	ck_assert_str_eq(findings(),
		F "2:1: error: a key of 257 bytes; it may have 256 [key-too-long]\n");
}
END_TEST

START_TEST(names_the_key_that_libyaml_does_not_see)
{
	ck_assert_ptr_null(parse(arena_printf(&arena, "%s: 1\n", repeat("k", 1100))));
	ck_assert_str_eq(findings(),
		F "1:1101: error: a key may have 256 bytes [key-too-long]\n");
}
END_TEST

START_TEST(takes_unquoted_text_up_to_the_limit)
{
	const char *word = repeat("w", 4097);

	ck_assert_ptr_nonnull(parse(arena_printf(&arena, "a: %s\n", word + 1)));
	ck_assert_ptr_nonnull(parse(arena_printf(&arena, "a: '%s'\n", word)));
	ck_assert_str_eq(findings(), "");
	ck_assert_ptr_nonnull(parse(arena_printf(&arena, "a: %s\n", word)));
	ck_assert_str_eq(findings(),
		F "1:4: error: an unquoted text of 4097 bytes; it may have 4096 [plain-too-long]\n");
}
END_TEST

START_TEST(takes_as_many_values_as_the_limit)
{
	const char *values = repeat("-\n", YTREE_NODE_LIMIT);

	ck_assert_ptr_nonnull(parse(values + 2)); /* the list itself is one */
	ck_assert_str_eq(findings(), "");
	ck_assert_ptr_null(parse(values));
	ck_assert_str_eq(findings(),
		F "2000000:2: error: a file may have 2000000 values [too-many-nodes]\n");
}
END_TEST

static const struct { const char *text; bool commented; } comments[] = {
	{ "a: word # comment\n", true },
	{ "a: word\t# comment\n", true },
	{ "a: 日本 # c\n", true },
	{ "日: 日本\r\na: word # c\r\n", true },
	{ "a: one\n  two # c\n", true },
	{ "a: word#1\n", false },
	{ "a: 'word' # comment\n", false },
	{ "a: word\n# comment\n", false },
	{ "a: # comment\n", false },
	{ "a: word", false },
	{ "b: x # c\na: word\n", false },
};

START_TEST(tells_whether_a_comment_cuts_a_text)
{
	const struct ynode *tree = parse(comments[_i].text);

	ck_assert_ptr_nonnull(tree);
	ck_assert_int_eq(ytree_find(tree, "a")->commented, comments[_i].commented);
}
END_TEST

static int
end_column(struct place place)
{
	return place.column + place.width;
}

START_TEST(marks_the_width_of_what_stands_on_one_line)
{
	const struct ynode *tree = parse("abc: [1, 22]\nd: 'x\n  y'\ne:\n  f: |\n    g\nh:\n");
	const struct ynode *list = ytree_find(tree, "abc");

	ck_assert_int_eq(list->key_place.column, 1);
	ck_assert_int_eq(end_column(list->key_place), 4);
	ck_assert_int_eq(end_column(list->place), 13);
	ck_assert_int_eq(end_column(list->last_child->place), 12);
	ck_assert_int_eq(ytree_find(tree, "d")->place.width, 0);
	ck_assert_int_eq(ytree_find(tree, "e")->place.width, 0);
	ck_assert_int_eq(ytree_find(ytree_find(tree, "e"), "f")->place.width, 0);
	ck_assert_int_eq(end_column(ytree_find(tree, "h")->place), 3);
}
END_TEST

static const struct { const char *text; bool empty; } empties[] = {
	{ "a:\n", true }, { "a: ~\n", true }, { "a: ''\n", false }, { "a: '~'\n", false },
	{ "a: null\n", false }, { "a: {}\n", false }, { "a: []\n", false }, { "a: |\n", false },
};

START_TEST(knows_an_empty_value)
{
	const struct ynode *tree = parse(empties[_i].text);

	ck_assert_int_eq(ytree_is_empty(ytree_find(tree, "a")), empties[_i].empty);
}
END_TEST

START_TEST(finds_children_by_key)
{
	const struct ynode *tree = parse("a: 1\nb: [a]\n");

	ck_assert_str_eq(ytree_find(tree, "a")->text, "1");
	ck_assert_ptr_null(ytree_find(tree, "c"));
	ck_assert_ptr_null(ytree_find(ytree_find(tree, "b"), "a"));
	ck_assert_ptr_eq(ytree_find(tree, "b")->parent, tree);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("yaml/ytree");
	TCase *tcase = tcase_create("ytree");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, reads_every_kind_of_node_with_its_place, 0, COUNT_OF(trees));
	tcase_add_loop_test(tcase, refuses_what_cannot_be_read_at_its_place, 0, COUNT_OF(unreadable));
	tcase_add_loop_test(tcase, goes_on_after_what_can_be_left_out, 0, COUNT_OF(mistakes));
	tcase_add_test(tcase, shows_both_places_of_a_duplicate_key);
	tcase_add_loop_test(tcase, finds_duplicates_in_maps_of_any_size, 0, COUNT_OF(map_sizes));
	tcase_add_test(tcase, takes_the_deepest_nesting_and_none_deeper);
	tcase_add_loop_test(tcase, refuses_a_bomb_of_brackets_in_no_time, 0, COUNT_OF(bombs));
	tcase_add_test(tcase, refuses_laughs_before_they_multiply);
	tcase_add_test(tcase, takes_keys_up_to_the_limit);
	tcase_add_test(tcase, names_the_key_that_libyaml_does_not_see);
	tcase_add_test(tcase, takes_unquoted_text_up_to_the_limit);
	tcase_add_test(tcase, takes_as_many_values_as_the_limit);
	tcase_add_loop_test(tcase, tells_whether_a_comment_cuts_a_text, 0, COUNT_OF(comments));
	tcase_add_test(tcase, marks_the_width_of_what_stands_on_one_line);
	tcase_add_loop_test(tcase, knows_an_empty_value, 0, COUNT_OF(empties));
	tcase_add_test(tcase, finds_children_by_key);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
