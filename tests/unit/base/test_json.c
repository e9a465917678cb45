#include "base/json.h"

#include <math.h>
#include <string.h>

#include "../../support/unit.h"

static char *text;
static size_t length;
static struct json_out json;

static void set_up(void)
{
	json_out_init(&json, open_memstream(&text, &length));
	ck_assert_ptr_nonnull(json.out);
}

static void tear_down(void)
{
	free(text);
}

static void assert_printed(const char *want)
{
	fclose(json.out);
	ck_assert_str_eq(text, want);
}

START_TEST(puts_one_member_on_a_line)
{
	json_out_object(&json, NULL);
	json_out_integer(&json, "schema", 1);
	json_out_list(&json, "list");
	json_out_boolean(&json, NULL, true);
	json_out_null(&json, NULL);
	json_out_close(&json);
	json_out_boolean(&json, "no", false);
	json_out_close(&json);
	assert_printed("{\n  \"schema\": 1,\n  \"list\": [\n    true,\n    null\n  ],\n  \"no\": false\n}\n");
}
END_TEST

START_TEST(keeps_empty_brackets_together)
{
	json_out_object(&json, NULL);
	json_out_list(&json, "a");
	json_out_close(&json);
	json_out_object(&json, "b");
	json_out_close(&json);
	json_out_close(&json);
	assert_printed("{\n  \"a\": [],\n  \"b\": {}\n}\n");
}
END_TEST

static const struct { const char *text, *want; } strings[] = {
	{ "plain", "\"plain\"" }, { "", "\"\"" }, { NULL, "null" },
	{ "a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\"" },
	{ "\b\f\n\r\t\x01\x1f", "\"\\b\\f\\n\\r\\t\\u0001\\u001f\"" },
	{ "K\xc3\xbchl \xe9\x80\x89", "\"K\xc3\xbchl \xe9\x80\x89\"" }, { "</script>", "\"</script>\"" },
};

START_TEST(escapes_what_json_does_not_allow)
{
	char want[80];

	json_out_list(&json, NULL);
	json_out_string(&json, NULL, strings[_i].text);
	json_out_close(&json);
	snprintf(want, sizeof want, "[\n  %s\n]\n", strings[_i].want);
	assert_printed(want);
}
END_TEST

static const struct { double value; const char *want; } numbers[] = {
	{ 0.3, "0.3" }, { 5.875, "5.875" }, { 25, "25" }, { -1.4, "-1.4" },
	{ 1. / 3, "0.3333333333333333" }, { (double)NAN, "null" }, { HUGE_VAL, "null" },
	{ -HUGE_VAL, "null" },
};

START_TEST(prints_numbers_in_their_shortest_form)
{
	char want[80];

	json_out_list(&json, NULL);
	json_out_number(&json, NULL, numbers[_i].value);
	json_out_close(&json);
	snprintf(want, sizeof want, "[\n  %s\n]\n", numbers[_i].want);
	assert_printed(want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("app/json");
	TCase *tcase = tcase_create("json");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, puts_one_member_on_a_line);
	tcase_add_test(tcase, keeps_empty_brackets_together);
	tcase_add_loop_test(tcase, escapes_what_json_does_not_allow, 0, COUNT_OF(strings));
	tcase_add_loop_test(tcase, prints_numbers_in_their_shortest_form, 0, COUNT_OF(numbers));
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
