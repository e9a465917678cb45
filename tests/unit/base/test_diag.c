#include "base/diag.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static char *printed;

static void start(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
}

static void finish(void)
{
	free(printed);
	printed = NULL;
	arena_release(&arena);
}

static const char *print_colored(enum diag_format format, bool color)
{
	size_t size = 0;
	FILE *out;

	free(printed);
	printed = NULL;
	out = open_memstream(&printed, &size);
	ck_assert_ptr_nonnull(out);
	diag_print(&diag, out, format, color);
	fclose(out);
	return printed;
}

static const char *print(enum diag_format format)
{
	return print_colored(format, false);
}

static struct place at(const char *file, int line, int column, int end_column)
{
	return place_until(place_at(file, line, column), end_column);
}

static void add_source(const char *file, const char *text)
{
	diag_add_source(&diag, file, text, strlen(text));
}

static const char account[] =
	"accounts:\n"
	"  kestner:\n"
	"    attractiveness:\n"
	"      scores: {potential: 9, growth: 8, margin: 3..6, opennes: unknown}\n";

static void report_unknown_factor(void)
{
	struct finding *finding;

	add_source("accounts/kestner.yaml", account);
	add_source("kaism.yaml", "\n\n\n\n\n\n\n\n\nfactors:\n    openness: {name: Openness}\n");
	finding = diag_error(&diag, at("accounts/kestner.yaml", 4, 55, 62), "Y012 unknown-factor",
	                     "no attractiveness factor `%s`", "opennes");
	diag_label(finding, "a factor with a similar name exists: `%s`", "openness");
	diag_subject(finding, "accounts.kestner.attractiveness.scores.opennes");
	diag_relate(finding, at("kaism.yaml", 11, 5, 13), "declared here");
}

START_TEST(prints_a_finding_with_both_places)
{
	report_unknown_factor();
	ck_assert_str_eq(print(DIAG_HUMAN),
		"error[Y012 unknown-factor]: no attractiveness factor `opennes`\n"
		"  --> accounts/kestner.yaml:4:55\n"
		" 4 |       scores: {potential: 9, growth: 8, margin: 3..6, opennes: unknown}\n"
		"   |                                                       ^^^^^^^ "
		"a factor with a similar name exists: `openness`\n"
		"   |\n"
		"  --> kaism.yaml:11:5\n"
		"11 |     openness: {name: Openness}\n"
		"   |     -------- declared here\n");
}
END_TEST

START_TEST(prints_a_finding_on_one_line)
{
	report_unknown_factor();
	ck_assert_str_eq(print(DIAG_SHORT), "accounts/kestner.yaml:4:55: error: "
	                 "no attractiveness factor `opennes` [unknown-factor]\n");
}
END_TEST

START_TEST(prints_findings_as_json)
{
	report_unknown_factor();
	diag_note(&diag, at(NULL, 0, 0, 0), "F001 no-project", "a \"quote\"\n\x1b\\ \xFF \u202e 日");
	ck_assert_str_eq(print(DIAG_JSON),
		"{\"schema\": 1, \"findings\": [\n"
		"  {\"code\": \"F001\", \"name\": \"no-project\", \"level\": \"note\", "
		"\"message\": \"a \\\"quote\\\"\\u000a\\u001b\\\\ \\ufffd \\u202e 日\", "
		"\"label\": \"\", \"subject\": \"\", \"file\": null, \"line\": null, "
		"\"column\": null, \"end_column\": null, \"related\": []},\n"
		"  {\"code\": \"Y012\", \"name\": \"unknown-factor\", \"level\": \"error\", "
		"\"message\": \"no attractiveness factor `opennes`\", "
		"\"label\": \"a factor with a similar name exists: `openness`\", "
		"\"subject\": \"accounts.kestner.attractiveness.scores.opennes\", "
		"\"file\": \"accounts/kestner.yaml\", \"line\": 4, \"column\": 55, "
		"\"end_column\": 62, \"related\": [{\"label\": \"declared here\", "
		"\"file\": \"kaism.yaml\", \"line\": 11, \"column\": 5, \"end_column\": 13}]}\n"
		"]}\n");
}
END_TEST

START_TEST(prints_findings_as_sarif)
{
	diag.root = "my project/";
	report_unknown_factor();
	diag_note(&diag, at(NULL, 0, 0, 0), "F001 no-project", "a \"quote\"\n\xFF \u202e 日");
	ck_assert_str_eq(print(DIAG_SARIF),
		"{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\",\n"
		" \"runs\": [{\n  \"tool\": {\"driver\": {\"name\": \"kaism\", \"rules\": [\n"
		"    {\"id\": \"F001\", \"name\": \"no-project\"},\n"
		"    {\"id\": \"Y012\", \"name\": \"unknown-factor\"}]}},\n"
		"  \"columnKind\": \"unicodeCodePoints\",\n  \"results\": [\n"
		"    {\"ruleId\": \"F001\", \"level\": \"note\",\n"
		"     \"message\": {\"text\": \"a \\\"quote\\\"\\u000a\\ufffd \\u202e 日\"}},\n"
		"    {\"ruleId\": \"Y012\", \"level\": \"error\",\n"
		"     \"message\": {\"text\": \"no attractiveness factor `opennes`; "
		"a factor with a similar name exists: `openness`\"},\n"
		"     \"locations\": [{\"physicalLocation\": {\"artifactLocation\": "
		"{\"uri\": \"my%20project/accounts/kestner.yaml\"}, "
		"\"region\": {\"startLine\": 4, \"startColumn\": 55, \"endColumn\": 62}}}],\n"
		"     \"relatedLocations\": [{\"physicalLocation\": {\"artifactLocation\": "
		"{\"uri\": \"my%20project/kaism.yaml\"}, "
		"\"region\": {\"startLine\": 11, \"startColumn\": 5, \"endColumn\": 13}}, "
		"\"message\": {\"text\": \"declared here\"}}]}]}]}\n");
}
END_TEST

START_TEST(prints_findings_for_github)
{
	diag_warning(&diag, at("a,b:c%.yaml", 2, 3, 5), "Y020 x", "50 %%, so: \n\u202e");
	diag_label(diag_note(&diag, at(NULL, 0, 0, 0), "F001 y", "no file"), "do this");
	ck_assert_str_eq(print(DIAG_GITHUB),
		"::notice title=F001 y::no file; do this\n"
		"::warning file=a%2Cb%3Ac%25.yaml,line=2,col=3,endColumn=5,title=Y020 x::"
		"50 %25, so: %0A\uFFFD\n");
}
END_TEST

START_TEST(keeps_only_what_is_asked_for)
{
	report_unknown_factor();
	diag_note(&diag, at("a.yaml", 1, 1, 0), "Y020 x", "text");
	diag_warning(&diag, at("a.yaml", 2, 1, 0), "Y021 z", "text");
	diag_unreadable(&diag, at("a.yaml", 3, 1, 0), "Y003 yaml-syntax", "text");
	diag_keep_only(&diag, "Y020,z");
	ck_assert_str_eq(print(DIAG_SHORT), "a.yaml:1:1: note: text [x]\n"
		"a.yaml:2:1: warning: text [z]\na.yaml:3:1: error: text [yaml-syntax]\n");
	ck_assert_uint_eq(diag_count(&diag, DIAG_ERROR), 1);
}
END_TEST

START_TEST(keeps_a_level_and_above)
{
	diag_note(&diag, at("a.yaml", 1, 1, 0), "Y020 x", "text");
	diag_warning(&diag, at("a.yaml", 2, 1, 0), "Y021 z", "text");
	diag_error(&diag, at("a.yaml", 3, 1, 0), "Y022 y", "text");
	diag_keep_from(&diag, DIAG_WARNING);
	ck_assert_str_eq(print(DIAG_SHORT), "a.yaml:2:1: warning: text [z]\na.yaml:3:1: error: text [y]\n");
	ck_assert_uint_eq(diag_count(&diag, DIAG_NOTE), 0);
	ck_assert_uint_eq(diag_count(&diag, DIAG_WARNING), 1);
}
END_TEST

START_TEST(prints_no_findings)
{
	ck_assert_str_eq(print(DIAG_HUMAN), "");
	ck_assert_str_eq(print(DIAG_SHORT), "");
	ck_assert_str_eq(print(DIAG_JSON), "{\"schema\": 1, \"findings\": []}\n");
}
END_TEST

/* One line of source, a caret, and the excerpt that is wanted. */
static const struct {
	const char *source;
	int line, column, end_column;
	const char *want;
} excerpts[] = {
	/* the display width counts, not the characters */
	{ "日本: {x: 1}\n", 1, 5, 11,
	  "1 | 日本: {x: 1}\n"
	  "  |       ^^^^^^ here\n" },
	{ "名: 中文\n", 1, 4, 6,
	  "1 | 名: 中文\n"
	  "  |     ^^^^ here\n" },
	{ "a\u0301: b\n", 1, 5, 6,
	  "1 | a\u0301: b\n"
	  "  |    ^ here\n" },
	/* tabs, controls and bidi controls */
	{ "\ta: b\n", 1, 5, 6,
	  "1 |     a: b\n"
	  "  |        ^ here\n" },
	{ "a\x1b[31m: b\n", 1, 2, 3,
	  "1 | a\\x1b[31m: b\n"
	  "  |  ^^^^ here\n" },
	{ "a\u202e: b\n", 1, 5, 6,
	  "1 | a<U+202E>: b\n"
	  "  |            ^ here\n" },
	{ "a\xFFz\n", 1, 3, 0,
	  "1 | a\\xffz\n"
	  "  |      ^ here\n" },
	{ "a\xC2\x85z\n", 1, 3, 0,
	  "1 | a\\x85z\n"
	  "  |      ^ here\n" },
	{ "a\u2028z\n", 1, 3, 0,
	  "1 | a<U+2028>z\n"
	  "  |          ^ here\n" },
	/* ends of lines and of the file */
	{ "a: 1\r\nb: 2\r\n", 2, 4, 5,
	  "2 | b: 2\n"
	  "  |    ^ here\n" },
	{ "a: 1\rb: 2", 2, 4, 5,
	  "2 | b: 2\n"
	  "  |    ^ here\n" },
	{ "a: 1\n", 2, 1, 0,
	  "2 |\n"
	  "  | ^ here\n" },
	{ "a: 1\n", 1, 90, 95,
	  "1 | a: 1\n"
	  "  |     ^ here\n" },
	{ "a: 1\n", 3, 1, 0,
	  "  = here\n" },
	{ "", 1, 1, 0,
	  "1 |\n"
	  "  | ^ here\n" },
	/* a line without a column */
	{ "a: 1\n", 1, 0, 0,
	  "1 | a: 1\n"
	  "  = here\n" },
	/* the whole file */
	{ "a: 1\n", 0, 0, 0,
	  "  = here\n" },
};

START_TEST(puts_the_caret_under_the_place)
{
	char want[400];

	add_source("f.yaml", excerpts[_i].source);
	diag_label(diag_warning(&diag, at("f.yaml", excerpts[_i].line, excerpts[_i].column,
	                                  excerpts[_i].end_column), "Y020 x", "text"), "here");
	print(DIAG_HUMAN);
	if (excerpts[_i].line == 0)
		snprintf(want, sizeof(want), "warning[Y020 x]: text\n --> f.yaml\n%s",
		         excerpts[_i].want);
	else if (excerpts[_i].column == 0)
		snprintf(want, sizeof(want), "warning[Y020 x]: text\n --> f.yaml:%d\n%s",
		         excerpts[_i].line, excerpts[_i].want);
	else
		snprintf(want, sizeof(want), "warning[Y020 x]: text\n --> f.yaml:%d:%d\n%s",
		         excerpts[_i].line, excerpts[_i].column, excerpts[_i].want);
	ck_assert_str_eq(printed, want);
}
END_TEST

static char *repeat(const char *text, int count)
{
	char *all = arena_alloc(&arena, strlen(text) * (size_t)count + 1);

	for (int i = 0; i < count; i++)
		memcpy(all + strlen(text) * (size_t)i, text, strlen(text));
	return all;
}

START_TEST(cuts_a_long_line_around_the_caret)
{
	const char *line = arena_printf(&arena, "%sHERE%s\n", repeat("abcdefghij", 100),
	                                repeat("0123456789", 100));

	add_source("f.yaml", line);
	diag_label(diag_error(&diag, at("f.yaml", 1, 1001, 1005), "Y020 x", "text"), "label");
	ck_assert_str_eq(print(DIAG_HUMAN), arena_printf(&arena,
		"error[Y020 x]: text\n --> f.yaml:1:1001\n"
		"1 | ...%sHERE%s012...\n"
		"  |    %s^^^^ label\n",
		repeat("abcdefghij", 6), repeat("0123456789", 9), repeat(" ", 60)));
}
END_TEST

START_TEST(cuts_a_long_line_behind_a_near_caret)
{
	add_source("f.yaml", repeat("日", 200));
	diag_error(&diag, at("f.yaml", 1, 3, 150), "Y020 x", "text");
	ck_assert_str_eq(print(DIAG_HUMAN), arena_printf(&arena,
		"error[Y020 x]: text\n --> f.yaml:1:3\n"
		"1 | %s...\n"
		"  |     %s\n", repeat("日", 80), repeat("^", 156)));
}
END_TEST

START_TEST(prints_messages_and_names_of_files_safely)
{
	diag_error(&diag, at("a\x1b]0;x\a.yaml", 0, 0, 0), "F002 cannot-open",
	           "one\ntwo\x7f \u2066three\u2069 \xC4\xE3");
	ck_assert_str_eq(print(DIAG_HUMAN),
		"error[F002 cannot-open]: one\\x0atwo\\x7f <U+2066>three<U+2069> \\xc4\\xe3\n"
		" --> a\\x1b]0;x\\x07.yaml\n");
	ck_assert_str_eq(print(DIAG_SHORT),
		"a\\x1b]0;x\\x07.yaml: error: "
		"one\\x0atwo\\x7f <U+2066>three<U+2069> \\xc4\\xe3 [cannot-open]\n");
}
END_TEST

START_TEST(prints_a_finding_without_any_file)
{
	diag_label(diag_unreadable(&diag, at(NULL, 0, 0, 0), "F001 no-project",
	                           "no kaism.yaml in `.`"), "`kaism init` makes a project");
	ck_assert_str_eq(print(DIAG_HUMAN),
		"error[F001 no-project]: no kaism.yaml in `.`\n"
		"  = `kaism init` makes a project\n");
	ck_assert_str_eq(print(DIAG_SHORT), "error: no kaism.yaml in `.` [no-project]\n");
}
END_TEST

START_TEST(sorts_by_place_and_code_and_separates_by_a_blank_line)
{
	diag_error(&diag, at("b.yaml", 1, 1, 0), "Y020 x", "5");
	diag_note(&diag, at("a.yaml", 10, 1, 0), "Y020 x", "4");
	diag_warning(&diag, at("a.yaml", 2, 7, 0), "Y030 y", "3");
	diag_error(&diag, at("a.yaml", 2, 7, 0), "Y020 x", "2");
	diag_error(&diag, at("a.yaml", 0, 0, 0), "Y020 x", "1");
	diag_error(&diag, at(NULL, 0, 0, 0), "Y020 x", "0");
	ck_assert_str_eq(print(DIAG_HUMAN),
		"error[Y020 x]: 0\n\n"
		"error[Y020 x]: 1\n --> a.yaml\n\n"
		"error[Y020 x]: 2\n --> a.yaml:2:7\n\n"
		"warning[Y030 y]: 3\n --> a.yaml:2:7\n\n"
		"note[Y020 x]: 4\n  --> a.yaml:10:1\n\n"
		"error[Y020 x]: 5\n --> b.yaml:1:1\n");
}
END_TEST

START_TEST(keeps_equal_findings_once)
{
	struct finding *first = diag_error(&diag, at("a.yaml", 1, 1, 0), "Y020 x", "same %d", 1);

	diag_relate(first, at("b.yaml", 1, 1, 0), "there");
	for (int i = 0; i < 1000; i++) {
		struct finding *again = diag_error(&diag, at("a.yaml", 1, 1, 0), "Y020 x", "same 1");

		diag_relate(again, at("b.yaml", 1, 1, 0), "there");
		ck_assert_ptr_eq(first, again);
		diag_error(&diag, at("a.yaml", i, 2, 0), "Y020 x", "same 1");
	}
	ck_assert_uint_eq(diag_count(&diag, DIAG_ERROR), 1001);
	ck_assert_ptr_null(first->related->next);
	ck_assert_ptr_ne(first, diag_error(&diag, at("a.yaml", 1, 1, 0), "Y021 x", "same 1"));
	ck_assert_ptr_ne(first, diag_error(&diag, at("a.yaml", 1, 1, 0), "Y020 x", "same 2"));
}
END_TEST

START_TEST(prints_fifty_of_a_kind_and_counts_the_rest)
{
	const char *end;

	for (int i = 1; i <= 62; i++)
		diag_error(&diag, at("a.yaml", i, 1, 0), "Y020 kind", "text");
	diag_error(&diag, at("b.yaml", 1, 1, 0), "Y021 other", "last");
	end = strstr(print(DIAG_HUMAN), " --> a.yaml:50:1\n");
	ck_assert_ptr_nonnull(end);
	ck_assert_str_eq(end, " --> a.yaml:50:1\n\nand 12 more of this kind (Y020 kind)\n\n"
	                      "error[Y021 other]: last\n --> b.yaml:1:1\n");
	diag.printed_of_one_code = SIZE_MAX;
	ck_assert_ptr_null(strstr(print(DIAG_HUMAN), "more of this kind"));
	ck_assert_ptr_nonnull(strstr(print(DIAG_SHORT), "a.yaml:62:1"));
}
END_TEST

START_TEST(keeps_a_bounded_number_but_counts_all)
{
	struct finding *finding = NULL;

	for (int i = 1; i <= DIAG_KEPT_OF_ONE_LEVEL + 10; i++)
		finding = diag_note(&diag, at("a.yaml", i, 1, 0), "Y020 kind", "text");
	diag_label(finding, "a label");
	diag_subject(finding, "a.b");
	diag_relate(finding, at("a.yaml", 1, 1, 0), "there");
	ck_assert_uint_eq(diag_count(&diag, DIAG_NOTE), DIAG_KEPT_OF_ONE_LEVEL + 10);
	ck_assert_uint_eq(diag.count, DIAG_KEPT_OF_ONE_LEVEL);
	diag_error(&diag, at("a.yaml", 1, 1, 0), "Y021 other", "text");
	ck_assert_uint_eq(diag_count(&diag, DIAG_ERROR), 1);
}
END_TEST

START_TEST(colors_only_what_is_asked_for)
{
	add_source("f.yaml", "a: b\n");
	diag_label(diag_note(&diag, at("f.yaml", 1, 4, 5), "Y020 x", "text"), "here");
	ck_assert_ptr_null(strchr(print(DIAG_HUMAN), '\033'));
	ck_assert_str_eq(print_colored(DIAG_HUMAN, true),
		"\033[1;36mnote[Y020 x]\033[0m\033[1m: text\033[0m\n"
		"\033[1;34m --> \033[0mf.yaml:1:4\n"
		"\033[1;34m1 |\033[0m a: b\n"
		"\033[1;34m  |\033[0m\033[1;36m    ^ here\033[0m\n");
}
END_TEST

/* Which findings there are, and the exit status for each --fail-on. */
static const struct { const char *kinds; int note, warning, error; } statuses[] = {
	{ "", 0, 0, 0 }, { "n", 1, 0, 0 }, { "w", 1, 1, 0 }, { "e", 1, 1, 1 },
	{ "u", 3, 3, 3 }, { "ew", 1, 1, 1 }, { "eu", 3, 3, 3 }, { "uE", 4, 4, 4 }, { "E", 4, 4, 4 },
};

START_TEST(exits_with_the_worst_of_what_was_found)
{
	for (const char *kind = statuses[_i].kinds; *kind != '\0'; kind++) {
		struct place place = at("a.yaml", 1, 1, 0);

		if (*kind == 'n')
			diag_note(&diag, place, "Y020 x", "text");
		else if (*kind == 'w')
			diag_warning(&diag, place, "Y021 x", "text");
		else if (*kind == 'e')
			diag_error(&diag, place, "Y022 x", "text");
		else if (*kind == 'u')
			diag_unreadable(&diag, place, "Y023 x", "text");
		else
			diag_environment(&diag, place, "F024 x", "text");
	}
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_NOTE), statuses[_i].note);
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_WARNING), statuses[_i].warning);
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_ERROR), statuses[_i].error);
	ck_assert_int_eq(diag_has_errors(&diag), statuses[_i].error != 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base/diag");
	TCase *tcase = tcase_create("diag");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_test(tcase, prints_a_finding_with_both_places);
	tcase_add_test(tcase, prints_a_finding_on_one_line);
	tcase_add_test(tcase, prints_findings_as_json);
	tcase_add_test(tcase, prints_findings_as_sarif);
	tcase_add_test(tcase, prints_findings_for_github);
	tcase_add_test(tcase, keeps_only_what_is_asked_for);
	tcase_add_test(tcase, keeps_a_level_and_above);
	tcase_add_test(tcase, prints_no_findings);
	tcase_add_loop_test(tcase, puts_the_caret_under_the_place, 0, COUNT_OF(excerpts));
	tcase_add_test(tcase, cuts_a_long_line_around_the_caret);
	tcase_add_test(tcase, cuts_a_long_line_behind_a_near_caret);
	tcase_add_test(tcase, prints_messages_and_names_of_files_safely);
	tcase_add_test(tcase, prints_a_finding_without_any_file);
	tcase_add_test(tcase, sorts_by_place_and_code_and_separates_by_a_blank_line);
	tcase_add_test(tcase, keeps_equal_findings_once);
	tcase_add_test(tcase, prints_fifty_of_a_kind_and_counts_the_rest);
	tcase_add_test(tcase, keeps_a_bounded_number_but_counts_all);
	tcase_add_test(tcase, colors_only_what_is_asked_for);
	tcase_add_loop_test(tcase, exits_with_the_worst_of_what_was_found, 0, COUNT_OF(statuses));
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
