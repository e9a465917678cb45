/* What is written of each rule and finding: all of it, in both languages; and
 * each rule's fragments of a project do what is said of them. */
#include "analysis/rules.h"
#include "app/finding_ids.h"
#include "compose/wordbook.h"
#include "model/rules.h"

#include "edited.h"

static const struct wordbook *books[LANGUAGE_COUNT];

static void
set_up(void)
{
	edited_set_up();
	for (int language = 0; language < LANGUAGE_COUNT; language++)
		books[language] = wordbook_open((enum language)language, &arena, &diag);
}

/* A part of a rule's explanation, or NULL. */
static const char *
part_of(const struct wordbook *book, const struct rule *rule, const char *part)
{
	const char *key = arena_printf(&arena, "rule_explained.%s.%s", rule->code, part);

	return wordbook_has(book, key) ? wordbook_find(book, key) : NULL;
}

static bool
has_part(const struct wordbook *book, const struct rule *rule, const char *part)
{
	const char *text = part_of(book, rule, part);

	return text != NULL && *text != '\0';
}

START_TEST(tells_all_of_each_rule)
{
	const struct rule *rule = &rules[_i];

	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		const struct wordbook *book = books[language];
		const bool in_numbers = has_part(book, rule, "case");

		ck_assert_msg(has_part(book, rule, "means"), "%s", rule->code);
		ck_assert_msg(has_part(book, rule, "why"), "%s", rule->code);
		ck_assert_msg(has_part(book, rule, "formula"), "%s", rule->code);
		ck_assert_msg(has_part(book, rule, "before") != in_numbers, "%s", rule->code);
		ck_assert_msg(has_part(book, rule, "after") != in_numbers, "%s", rule->code);
	}
}
END_TEST

/* The formula names each limit of the rule, as it is set under `rules:`. */
START_TEST(names_each_limit_of_each_rule)
{
	const struct rule *rule = &rules[_i];

	for (int language = 0; language < LANGUAGE_COUNT; language++)
		for (int i = 0; i < RULE_PARAMETERS && rule->parameters[i].name != NULL; i++)
			ck_assert_msg(strstr(part_of(books[language], rule, "formula"), rule->parameters[i].name) != NULL,
				"%s does not name %s", rule->code, rule->parameters[i].name);
}
END_TEST

START_TEST(says_something_of_each_finding)
{
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		const char *key = arena_printf(&arena, "finding_explained.%s", finding_ids[_i].code);

		ck_assert_msg(wordbook_has(books[language], key), "%s", key);
		ck_assert_uint_gt(strlen(wordbook_find(books[language], key)), 20);
	}
}
END_TEST

/* ---- the fragments ---- */

/* What a fragment may lean on, unless it says these itself. */
static const struct { const char *key, *text; } surroundings[] = {
	{ "selection", "selection: {title: T, company: C, as_of: 2026-10-30, status: for_decision, currency: EUR}\n" },
	{ "people", "people:\n  ada: {name: Ada, function: sales}\n  bob: {name: Bob, function: finance}\n"
	            "  cyd: {name: Cyd, function: technical}\n" },
	{ "objectives", "objectives:\n  growth: {text: Grow, kind: retain, metric: sales, goal: 900, by: 2029-12-31}\n" },
	{ "competitors", "competitors:\n  nova: {name: Nova}\n  orion: {name: Orion}\n" },
	{ "supplier_factors", "supplier_factors:\n  delivery: {name: Delivery}\n  price: {name: Price}\n"
	                      "  advice: {name: Advice}\n" },
	{ "segments", "segments:\n  one: {name: One, needs: [speed]}\n" },
	{ "attractiveness", "attractiveness:\n  factors:\n    potential: {name: Potential, weight: 40}\n"
	                    "    margin: {name: Margin, weight: 30}\n    fit: {name: Fit, weight: 30}\n" },
};

/* Whether a line of the fragment begins with `key:`. */
static bool
says_itself(const char *fragment, const char *key)
{
	const char *line = strstr(fragment, arena_printf(&arena, "%s:", key));

	while (line != NULL && line != fragment && line[-1] != '\n')
		line = strstr(line + 1, arena_printf(&arena, "%s:", key));
	return line != NULL;
}

/* The fragment as a project of its own. */
static const char *
project_around(const char *fragment)
{
	static const char opening[] = "selection: {";
	const char *text = "format: 1\n";

	for (int i = 0; i < COUNT_OF(surroundings); i++)
		if (!says_itself(fragment, surroundings[i].key))
			text = arena_printf(&arena, "%s%s", text, surroundings[i].text);
	if (strncmp(fragment, opening, strlen(opening)) != 0)
		return arena_printf(&arena, "%s%s", text, fragment);
	return arena_printf(&arena, "%sselection: {title: T, company: C, as_of: 2026-10-30, %s", text,
		fragment + strlen(opening));
}

/* Whether the rule finds something in the fragment, on reading it or on
 * judging it. Nothing else may be wrong on reading. */
static bool
is_drawn_by(const struct rule *rule, const char *fragment)
{
	const struct judgement *judgement;
	const struct selection *selection;
	bool found = false;

	diag_init(&diag, &arena);
	selection = load_text(project_around(fragment));
	for (size_t i = 0; i < diag.count; i++) {
		ck_assert_msg(strcmp(diag.findings[i]->code, rule->code) == 0, "%s: %s", rule->code,
			diag.findings[i]->message);
		found = true;
	}
	if (diag_has_errors(&diag))
		return found;
	judgement = rules_judge(analyse(selection, &arena), NULL, &arena);
	for (size_t i = 0; i < judgement->count; i++)
		found = found || (judgement->hits[i].rule == rule && judgement->hits[i].waiver == NULL);
	return found;
}

START_TEST(gives_fragments_that_do_as_is_said)
{
	const struct rule *rule = &rules[_i];

	if (!has_part(books[LANGUAGE_EN], rule, "before"))
		return;
	ck_assert_msg(is_drawn_by(rule, part_of(books[LANGUAGE_EN], rule, "before")), "%s is not drawn", rule->code);
	ck_assert_msg(!is_drawn_by(rule, part_of(books[LANGUAGE_EN], rule, "after")), "%s is drawn", rule->code);
}
END_TEST

START_TEST(gives_the_same_fragments_in_each_language)
{
	static const char *const parts[] = { "before", "after" };

	for (int i = 0; i < COUNT_OF(parts); i++)
		for (int language = 0; language < LANGUAGE_COUNT; language++)
			ck_assert_pstr_eq(part_of(books[language], &rules[_i], parts[i]),
				part_of(books[LANGUAGE_EN], &rules[_i], parts[i]));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("what is written of findings");
	TCase *tests = tcase_create("explained");

	tcase_add_checked_fixture(tests, set_up, edited_tear_down);
	tcase_add_loop_test(tests, tells_all_of_each_rule, 0, (int)rule_count);
	tcase_add_loop_test(tests, names_each_limit_of_each_rule, 0, (int)rule_count);
	tcase_add_loop_test(tests, says_something_of_each_finding, 0, (int)finding_id_count);
	tcase_add_loop_test(tests, gives_fragments_that_do_as_is_said, 0, (int)rule_count);
	tcase_add_loop_test(tests, gives_the_same_fragments_in_each_language, 0, (int)rule_count);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
