#include "compose/mustache.h"

#include <stdio.h>
#include <string.h>

#include "../../support/small_json.h"
#include "../../support/unit.h"

/* ---- the public specification ---- */

static const char *const spec_files[] = {
	"comments", "delimiters", "interpolation", "inverted", "partials", "sections",
};

static const char *read_whole(struct arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	char *bytes = arena_alloc(arena, 1 << 16);

	ck_assert_msg(file != NULL, "cannot open %s: run from the top of the tree", path);
	ck_assert_uint_lt(fread(bytes, 1, (1 << 16) - 1, file), (1 << 16) - 1);
	fclose(file);
	return bytes;
}

static struct mvalue *value_of(struct arena *arena, const struct json *json)
{
	struct mvalue *value = mvalue_map(arena);

	switch (json->kind) {
	case JSON_NULL: return mvalue_null(arena);
	case JSON_TRUE: return mvalue_bool(arena, true);
	case JSON_FALSE: return mvalue_bool(arena, false);
	case JSON_NUMBER: case JSON_STRING: return mvalue_text(arena, json->text);
	case JSON_LIST: value = mvalue_list(arena); break;
	case JSON_MAP: break;
	}
	for (const struct json *child = json->first; child != NULL; child = child->next) {
		if (json->kind == JSON_LIST)
			mvalue_append(arena, value, value_of(arena, child));
		else
			mvalue_set(arena, value, child->key, value_of(arena, child));
	}
	return value;
}

static bool find_json_partial(void *context, const char *name, struct mtemplate *found)
{
	const struct json *partials = context;
	const struct json *partial = partials == NULL ? NULL : json_find(partials, name);

	if (partial == NULL)
		return false;
	found->file = name;
	found->text = partial->text;
	return true;
}

static void check_case(struct arena *arena, struct json *test, const char *module)
{
	struct diag diag;
	struct mustache mustache = { .arena = arena, .diag = &diag,
		                     .escape = mustache_escape_html, .find = find_json_partial };
	const struct mtemplate source = { "template", json_find(test, "template")->text };
	struct mustache_output output;

	diag_init(&diag, arena);
	for (struct json *child = test->first; child != NULL; child = child->next)
		if (strcmp(child->key, "partials") == 0)
			mustache.context = child;
	ck_assert(mustache_expand(&mustache, &source, value_of(arena, json_find(test, "data")),
	                          &output));
	ck_assert_msg(strcmp(output.text, json_find(test, "expected")->text) == 0,
	              "%s, %s: got [%s], want [%s]", module, json_find(test, "name")->text,
	              output.text, json_find(test, "expected")->text);
}

START_TEST(passes_the_public_specification)
{
	struct arena arena;
	struct json_reader reader = { .arena = &arena };
	struct json *tests;
	int count = 0;

	arena_init(&arena);
	reader.cursor = read_whole(
		&arena, arena_printf(&arena, "tests/mustache-spec/%s.json", spec_files[_i]));
	for (tests = json_value(&reader)->first; strcmp(tests->key, "tests") != 0;)
		tests = tests->next;
	for (struct json *test = tests->first; test != NULL; test = test->next, count++)
		check_case(&arena, test, spec_files[_i]);
	ck_assert_int_ge(count, 12);
	arena_release(&arena);
}
END_TEST

/* ---- strict mode ---- */

struct fixture {
	struct arena arena;
	struct diag diag;
	struct mustache mustache;
	struct mustache_output output;
	struct mvalue *data;
	bool good;
};

static bool find_partial(void *context, const char *name, struct mtemplate *found)
{
	static const char *const partials[][2] = {
		{ "notes", "{{{notes}}}" },
		{ "loop", "{{>loop}}" },
		{ "double", "{{>double}}{{>double}}" },
		{ "broken", "\n{{#a}}" },
		{ "two", "one\n{{nmae}}\n" },
	};

	(void)context;
	for (int i = 0; i < COUNT_OF(partials); i++) {
		if (strcmp(partials[i][0], name) != 0)
			continue;
		found->file = arena_printf(context, "%s.md", name);
		found->text = partials[i][1];
		return true;
	}
	return false;
}

static void expand(struct fixture *fixture, const char *text)
{
	const struct mtemplate source = { "chapter.md", text };
	const struct place place = { .file = "notes/a.md", .line = 7 };
	struct arena *arena = &fixture->arena;
	struct mvalue *list;

	arena_init(arena);
	diag_init(&fixture->diag, arena);
	list = mvalue_list(arena);
	fixture->mustache = (struct mustache){ .arena = arena, .diag = &fixture->diag,
		                               .strict = true, .find = find_partial,
		                               .escape = mustache_escape_markdown,
		                               .context = arena };
	fixture->data = mvalue_map(arena);
	mvalue_set(arena, fixture->data, "name", mvalue_text(arena, "A|B *c* <d>"));
	mvalue_set(arena, fixture->data, "word", mvalue_raw(arena, "*so*"));
	mvalue_set(arena, fixture->data, "none", mvalue_null(arena));
	mvalue_set(arena, fixture->data, "blank", mvalue_prose(arena, " \n", place));
	mvalue_set(arena, fixture->data, "notes", mvalue_prose(arena, "# mine\n```", place));
	mvalue_append(arena, list, mvalue_prose(arena, "first", place));
	mvalue_append(arena, list, mvalue_prose(arena, "second", place));
	mvalue_set(arena, fixture->data, "list", list);
	fixture->good = mustache_expand(&fixture->mustache, &source, fixture->data,
	                                &fixture->output);
}

static const struct { const char *text, *want; } good_rows[] = {
	{ "{{name}}", "A\\|B \\*c\\* \\<d\\>" },
	{ "{{{word}}} {{&word}}", "*so* *so*" },
	{ "{{word}}", "\\*so\\*" },
	{ "[{{none}}{{none.deeper}}]", "[]" },
	{ "{{#none}}x{{/none}}{{^none}}y{{/none}}", "y" },
	{ "{{#blank}}x{{/blank}}{{^blank}}y{{/blank}}", "y" },
	{ "a\n{{{notes}}}\nb\n", "a\n```kaism-prose 0\n```\nb\n" },
	{ "a\n{{&notes}}", "a\n```kaism-prose 0\n```\n" },
	{ "- a\n\n  {{{notes}}}\n", "- a\n\n  ```kaism-prose 0\n  ```\n" },
	{ "  {{>notes}}\nb\n", "  ```kaism-prose 0\n  ```\nb\n" },
	{ "{{#list}}\n{{{.}}}\n{{/list}}\n",
	  "```kaism-prose 0\n```\n```kaism-prose 1\n```\n" },
	{ "{{notes}}", "\\# mine \\`\\`\\`" },
};

START_TEST(keeps_user_prose_out_of_the_template)
{
	struct fixture fixture;

	expand(&fixture, good_rows[_i].text);
	ck_assert(fixture.good);
	ck_assert_str_eq(fixture.output.text, good_rows[_i].want);
	arena_release(&fixture.arena);
}
END_TEST

static const struct { const char *text, *code, *file; int line, column; } bad_rows[] = {
	{ "a\nb {{nmae}}", "D010", "chapter.md", 2, 3 },
	{ "{{#nmae}}{{/nmae}}", "D010", "chapter.md", 1, 1 },
	{ "{{^nmae}}{{/nmae}}", "D010", "chapter.md", 1, 1 },
	{ "{{name.first}}", "D010", "chapter.md", 1, 1 },
	{ "x\n\n{{>two}}", "D010", "two.md", 2, 1 },
	{ "日本{{>nothing}}", "D011", "chapter.md", 1, 3 },
	{ "a\n  {{name", "D012", "chapter.md", 2, 3 },
	{ "{{#name}}\n{{/list}}", "D012", "chapter.md", 2, 1 },
	{ "{{/name}}", "D012", "chapter.md", 1, 1 },
	{ "a {{#name}}", "D012", "chapter.md", 1, 3 },
	{ "{{}}", "D012", "chapter.md", 1, 1 },
	{ "{{two words}}", "D012", "chapter.md", 1, 1 },
	{ "{{=<%=}}", "D012", "chapter.md", 1, 1 },
	{ "{{= =}}", "D012", "chapter.md", 1, 1 },
	{ "{{>broken}}", "D012", "broken.md", 2, 1 },
	{ "{{>loop}}", "D013", "loop.md", 1, 1 },
	{ "{{>double}}", "D013", "double.md", 1, 1 },
	{ "{{{name}}}", "D016", "chapter.md", 1, 1 },
	{ "see {{{notes}}}", "D016", "chapter.md", 1, 5 },
	{ "{{list}}", "D016", "chapter.md", 1, 1 },
};

START_TEST(reports_mistakes_with_file_line_and_column)
{
	struct fixture fixture;
	const struct finding *finding;

	expand(&fixture, bad_rows[_i].text);
	ck_assert(!fixture.good);
	ck_assert_uint_eq(fixture.diag.count, 1);
	finding = fixture.diag.findings[0];
	ck_assert_str_eq(finding->code, bad_rows[_i].code);
	ck_assert_str_eq(finding->place.file, bad_rows[_i].file);
	ck_assert_int_eq(finding->place.line, bad_rows[_i].line);
	ck_assert_int_eq(finding->place.column, bad_rows[_i].column);
	arena_release(&fixture.arena);
}
END_TEST

START_TEST(suggests_the_nearest_name)
{
	struct fixture fixture;

	expand(&fixture, "{{nmae}}");
	ck_assert_str_eq(fixture.diag.findings[0]->label, "did you mean \"name\"?");
	arena_release(&fixture.arena);
}
END_TEST

START_TEST(maps_each_line_of_output_to_its_template)
{
	static const struct { const char *file; int line; } want[] = {
		{ "chapter.md", 1 }, { "notes.md", 1 }, { "notes.md", 1 },
		{ "chapter.md", 6 }, { "chapter.md", 6 }, { "chapter.md", 8 },
	};
	struct fixture fixture;

	expand(&fixture, "first\n\n{{! gone }}\n{{>notes}}\n{{#list}}\n{{.}}\n{{/list}}\nlast\n");
	fixture.output.text += strlen("first\n\n");
	ck_assert_str_eq(fixture.output.text, "```kaism-prose 0\n```\nfirst\nsecond\nlast\n");
	for (int i = 0; i < COUNT_OF(want); i++) {
		struct place place = mustache_place(&fixture.output, i == 0 ? 1 : i + 2);
		ck_assert_str_eq(place.file, want[i].file);
		ck_assert_int_eq(place.line, want[i].line);
	}
	arena_release(&fixture.arena);
}
END_TEST

START_TEST(remembers_prose_with_its_place)
{
	struct fixture fixture;

	expand(&fixture, "{{#list}}\n{{{.}}}\n{{/list}}\n{{{notes}}}\n");
	ck_assert_uint_eq(fixture.output.prose_count, 3);
	ck_assert_str_eq(fixture.output.prose[1]->text, "second");
	ck_assert_str_eq(fixture.output.prose[2]->text, "# mine\n```");
	ck_assert_str_eq(fixture.output.prose[2]->place.file, "notes/a.md");
	ck_assert_int_eq(fixture.output.prose[2]->place.line, 7);
	arena_release(&fixture.arena);
}
END_TEST

START_TEST(stops_a_template_that_grows_without_end)
{
	struct fixture fixture;
	struct mvalue *list;
	const struct mtemplate source = {
		"bomb.md", "{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}"
	};

	expand(&fixture, "");
	list = mvalue_list(&fixture.arena);
	for (int i = 0; i < 100; i++)
		mvalue_append(&fixture.arena, list, mvalue_null(&fixture.arena));
	mvalue_set(&fixture.arena, fixture.data, "l", list);
	ck_assert(!mustache_expand(&fixture.mustache, &source, fixture.data, &fixture.output));
	ck_assert_str_eq(fixture.diag.findings[0]->code, "D018");
	arena_release(&fixture.arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("mustache");
	TCase *spec = tcase_create("specification"), *strict = tcase_create("strict");

	tcase_add_loop_test(spec, passes_the_public_specification, 0, COUNT_OF(spec_files));
	suite_add_tcase(suite, spec);
	tcase_set_timeout(strict, 60);
	tcase_add_loop_test(strict, keeps_user_prose_out_of_the_template, 0, COUNT_OF(good_rows));
	tcase_add_loop_test(strict, reports_mistakes_with_file_line_and_column, 0,
	                    COUNT_OF(bad_rows));
	tcase_add_test(strict, suggests_the_nearest_name);
	tcase_add_test(strict, maps_each_line_of_output_to_its_template);
	tcase_add_test(strict, remembers_prose_with_its_place);
	tcase_add_test(strict, stops_a_template_that_grows_without_end);
	suite_add_tcase(suite, strict);
	return unit_run(suite);
}
