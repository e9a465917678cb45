#include "model/words.h"

#include "unit.h"

static const struct { const struct word_table *table; int value; const char *word; } pairs[] = {
	{ &words_class, CLASS_KEY_DEVELOPMENT, "key_development" },
	{ &words_status, STATUS_FINAL, "final" },
	{ &words_language, LANGUAGE_ZH, "zh" },
	{ &words_selling_model, SELLING_KEY_ACCOUNTS, "key_accounts" },
	{ &words_member_role, MEMBER_OBSERVER, "observer" },
	{ &words_node_kind, NODE_END_USER, "end_user" },
	{ &words_weight_method, WEIGHTS_SWING, "swing" },
	{ &words_factor_type, FACTOR_BEHAVIOUR, "behaviour" },
	{ &words_view, VIEW_WITH_RESERVATION, "with_reservation" },
	{ &words_action_status, ACTION_DROPPED, "dropped" },
	{ &words_rule_level, LEVEL_IGNORE, "ignore" },
	{ &words_paper, PAPER_LETTER, "Letter" },
	{ &words_threshold, THRESHOLD_MEDIAN, "median" },
};

START_TEST(turns_values_into_words_and_back)
{
	ck_assert_str_eq(word_of(pairs[_i].table, pairs[_i].value), pairs[_i].word);
	ck_assert_int_eq(word_find(pairs[_i].table, pairs[_i].word), pairs[_i].value);
}
END_TEST

START_TEST(has_no_word_for_what_cannot_be_written)
{
	ck_assert_str_eq(word_of(&words_class, CLASS_UNDETERMINED), "");
	ck_assert_str_eq(word_of(&words_class, -1), "");
	ck_assert_str_eq(word_of(&words_class, 99), "");
	ck_assert_int_eq(word_find(&words_class, "undetermined"), -1);
	ck_assert_int_eq(word_find(&words_priority, ""), -1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *tests = tcase_create("tables");

	tcase_add_loop_test(tests, turns_values_into_words_and_back, 0, COUNT_OF(pairs));
	tcase_add_test(tests, has_no_word_for_what_cannot_be_written);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
