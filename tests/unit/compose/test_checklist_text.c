#include "compose/checklist_text.h"

#include <string.h>

#include "../../support/unit.h"

/* Every part and every state has its words, in every language, and none is left unfilled. */
START_TEST(every_part_has_words)
{
	const struct words name = { .any = "Birch" };
	struct arena arena;
	struct diag diag;

	arena_init(&arena);
	diag_init(&diag, &arena);
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		const struct wordbook *words = wordbook_open((enum language)language, &arena, &diag);
		struct checklist list = { .of = &name, .count = 3, .done = 1, .parts = 4 };

		ck_assert_ptr_nonnull(words);
		ck_assert_str_eq(checklist_missing_text(words, &list), "");
		for (enum checklist_part part = PART_NONE + 1; part < PART_COUNT; part++) {
			list.missing = part;
			const char *text = checklist_missing_text(words, &list);
			ck_assert_ptr_null(strchr(text, '{'));
			ck_assert_ptr_nonnull(strchr(text, '2'));
		}
		for (int i = 0; i < CHECKLIST_COUNT; i++)
			ck_assert_uint_gt(strlen(checklist_name(words, i)), 0);
		for (enum checklist_state state = CHECKLIST_NOT_STARTED; state <= CHECKLIST_DONE; state++) {
			list.state = state;
			ck_assert_ptr_null(strchr(checklist_state_text(words, &list), '{'));
		}
	}
	arena_release(&arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("checklist_text");
	TCase *tcase = tcase_create("all");

	tcase_add_test(tcase, every_part_has_words);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
