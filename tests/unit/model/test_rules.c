#include "model/rules.h"

#include <string.h>

#include "unit.h"

START_TEST(holds_every_rule_once)
{
	ck_assert_uint_eq(rule_count, 95);
	for (size_t i = 0; i < rule_count; i++) {
		ck_assert_uint_eq(strlen(rules[i].code), 4);
		ck_assert_int_eq(rules[i].code[0], 'K');
		ck_assert_ptr_nonnull(strchr("EWN", rules[i].level));
		ck_assert_ptr_eq(rule_find(rules[i].code), &rules[i]);
		ck_assert_ptr_eq(rule_find(rules[i].name), &rules[i]);
	}
}
END_TEST

START_TEST(fixes_what_is_arithmetic_or_a_reference)
{
	static const char *const fixed[] = { "K001", "K002", "K701", "K706", "K806" };
	size_t count = 0;

	for (size_t i = 0; i < rule_count; i++)
		count += rules[i].fixed;
	ck_assert_uint_eq(count, 5);
	for (int i = 0; i < COUNT_OF(fixed); i++)
		ck_assert(rule_find(fixed[i])->fixed);
}
END_TEST

START_TEST(knows_the_parameters_of_a_rule)
{
	const struct rule *stale = rule_find("stale-score");

	ck_assert_str_eq(stale->code, "K715");
	ck_assert_str_eq(stale->parameters[0].name, "max_age_days");
	ck_assert_double_eq(stale->parameters[0].value, 365);
	ck_assert_ptr_null(rule_find("K999"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("rules");
	TCase *tests = tcase_create("table");

	tcase_add_test(tests, holds_every_rule_once);
	tcase_add_test(tests, fixes_what_is_arithmetic_or_a_reference);
	tcase_add_test(tests, knows_the_parameters_of_a_rule);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
