#include "model/selection.h"

#include "unit.h"

START_TEST(takes_the_other_language_where_one_is_missing)
{
	const struct words both = { .in = { "Shops", "商店" } };
	const struct words english = { .in = { "Shops", NULL } };
	const struct words plain = { .any = "Shops" };
	const struct words none = { .any = "" };

	ck_assert_str_eq(words_in(&both, LANGUAGE_ZH), "商店");
	ck_assert_str_eq(words_in(&english, LANGUAGE_ZH), "Shops");
	ck_assert_str_eq(words_in(&plain, LANGUAGE_ZH), "Shops");
	ck_assert_str_eq(words_in(&none, LANGUAGE_EN), "");
	ck_assert(words_given(&plain) && !words_given(&none));
}
END_TEST

START_TEST(finds_accounts_and_people_by_id)
{
	struct account accounts[] = { { .id = "brightfold" }, { .id = "kestner" }, { .id = "vantry" } };
	struct person people[] = { { .id = "fd" } };
	const struct selection selection = {
		.accounts = accounts, .account_count = 3, .people = people, .person_count = 1,
	};
	const struct selection empty = { .account_count = 0 };

	ck_assert_ptr_eq(selection_find_account(&selection, "kestner"), &accounts[1]);
	ck_assert_ptr_null(selection_find_account(&selection, "kestne"));
	ck_assert_ptr_eq(selection_find_person(&selection, "fd"), &people[0]);
	ck_assert_ptr_null(selection_find_person(&empty, "fd"));
	ck_assert_ptr_null(selection_find_account(&empty, "kestner"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("selection");
	TCase *tests = tcase_create("lookup");

	tcase_add_test(tests, takes_the_other_language_where_one_is_missing);
	tcase_add_test(tests, finds_accounts_and_people_by_id);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
