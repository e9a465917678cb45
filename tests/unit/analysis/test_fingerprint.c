/* What ends an approval, and what does not: one change at a time to the sound
 * selection of tests/rules. */
#include "analysis/fingerprint.h"

#include <ctype.h>

#include "edited.h"

static const struct results *
results_of(const struct edit *edits)
{
	return analyse(selection_of_text(edited_text(edits)), &arena);
}

static const struct results *
results_of_sound(void)
{
	static const struct edit none[EDITS] = { { NULL, NULL } };

	return results_of(none);
}

/* The accounts stand by id: alder, birch, cedar, dogwood, elm. */
static const char *
alder(const struct results *results)
{
	return fingerprint_of_account(results, &results->accounts[0]);
}

#define SIGN(person) "sign_off: {required: [" person "], approvals: [{by: " person ", date: 2026-10-28, view: agrees}]}"

static const struct edit keeps[][EDITS] = {
	/* another layout */
	{ { "{potential: 9, margin: 7, fit: 8, openness: 8}", "{openness: 8.0, fit: 8,   margin: 7, potential: 9}" } },
	{ { "  alder:\n    name: Alder\n    segment: one\n", "  # first\n  alder:\n    segment: 'one'\n    name: \"Alder\"\n" } },
	{ { "what: Audit", "what: \"  Audit\"" } },
	{ { "days: 12}", "days: 12.0}" } },
	{ { "weight: 50, us: 8, nova: 6", "nova: 6, us: 8, weight: 50" } },
	/* working dates, the state of the work, and notes */
	{ { "start: 2027-01-01, due: 2027-02-28", "start: 2027-01-02, due: 2027-03-28, status: done" } },
	{ { "{date: 2026-09-12, scores: {potential: 9", "{date: 2026-09-13, scores: {potential: 9" } },
	{ { "    days_now: 30\n", "    days_now: 30\n    notes: seen again\n" } },
	{ { "evidence: {potential: {note: seen}", "evidence: {potential: {note: heard}" } },
	/* approvals themselves, and what stands about the selection */
	{ { "", SIGN("bob") } },
	{ { "title: Sound", "title: Sounder" }, { "for_decision", "final" } },
};

START_TEST(keeps_what_means_the_same)
{
	char before[FINGERPRINT_SIZE], account_before[FINGERPRINT_SIZE];
	const struct results *sound = results_of_sound();

	strcpy(before, fingerprint_of_selection(sound));
	strcpy(account_before, alder(sound));
	ck_assert_str_eq(alder(results_of(keeps[_i])), account_before);
	ck_assert_str_eq(fingerprint_of_selection(results_of(keeps[_i])), before);
}
END_TEST

/* What changes alder, and with it the selection. */
static const struct edit ends[][EDITS] = {
	{ { "potential: 9, margin: 7", "potential: 8, margin: 7" } },
	{ { "potential: 9, margin: 7", "potential: 8..10, margin: 7" } },
	{ { "potential: 9, margin: 7", "potential: unknown, margin: 7" } },
	{ { "weight: 30, type: potential", "weight: 29, type: potential" }, { "weight: 28, type", "weight: 29, type" } },
	{ { "weight: 50, us: 8, nova: 6", "weight: 50, us: 8, nova: 5" } },
	{ { "weight: 50, us: 8, nova: 6", "weight: 50, us: 7, nova: 6" } },
	{ { "weight: 50, us: 8", "weight: 40, us: 8" }, { "price: {weight: 30, us: 6, nova: 7}", "price: {weight: 40, us: 6, nova: 7}" } },
	{ { "    days_now: 30\n", "    days_now: 30\n    days: 41\n" } },
	{ { "{key: 40,", "{key: 41," } },
	{ { "what: Audit", "what: Two audits" } },
	{ { "days: 12}", "days: 13}" } },
	{ { "owner: eve", "owner: cyd" } },
	{ { "days: 12}", "days: 12, status: dropped}" } },
	{ { "plan: {objective: growth, sponsor: bob, actions: [{what: Audit", "plan: {objective: hold, sponsor: bob, actions: [{what: Audit" } },
	{ { "plan: {objective: growth, sponsor: bob, actions: [{what: Audit", "plan: {objective: growth, sponsor: bob, stop_by: 2028-01-31, actions: [{what: Audit" } },
	{ { "    segment: one\n    owner: ada\n    revenue: 500\n", "    segment: one\n    owner: ada\n    revenue: 500\n    decision: {class: maintenance, override: {by: bob, reason: new plant, until: 2027-05-31}}\n" } },
};

START_TEST(ends_with_what_changes_an_account)
{
	const struct results *sound = results_of_sound(), *changed = results_of(ends[_i]);

	ck_assert_str_ne(alder(changed), alder(sound));
	ck_assert_str_ne(fingerprint_of_selection(changed), fingerprint_of_selection(sound));
}
END_TEST

/* What changes the selection, but not what alder's approval is of. */
static const struct edit ends_selection[][EDITS] = {
	{ { "potential: 2, margin: 3", "potential: 1, margin: 3" } },
	{ { "anchors: {0: none, 10: much}", "anchors: {0: nothing, 10: much}" } },
	{ { "", "matrix: {attractiveness_threshold: 6}" } },
	{ { "", "matrix: {on_the_line: {attractiveness: low}}" } },
	{ { "sales: 150", "sales: 151" } },
};

START_TEST(ends_of_the_selection_alone)
{
	const struct results *sound = results_of_sound(), *changed = results_of(ends_selection[_i]);

	ck_assert_str_eq(alder(changed), alder(sound));
	ck_assert_str_ne(fingerprint_of_selection(changed), fingerprint_of_selection(sound));
}
END_TEST

/* Of an account without ratings, days and plan, whose one score is not given:
 * the lines `decision.class = key`, `score.only = unknown` and `weight.only =
 * 100`, each with its line end, under sha256sum. */
START_TEST(is_what_sha256_says_of_the_lines)
{
	const struct results *results = analyse(selection_of_text(
		"format: 1\nselection: {title: T, company: C, as_of: 2026-10-30}\n"
		"attractiveness: {factors: {only: {name: Only, weight: 100}}}\n"
		"accounts: {a: {name: A, decision: {class: key}}}\n"), &arena);

	ck_assert_str_eq(alder(results), "0e034622b665");
}
END_TEST

START_TEST(has_twelve_digits_whichever_way_the_file_writes_them)
{
	const struct results *sound = results_of_sound();
	char shouted[FINGERPRINT_SIZE];
	struct approval approval = { .of = shouted };

	ck_assert_uint_eq(strspn(fingerprint_of_selection(sound), "0123456789abcdef"), 12);
	for (int i = 0; i < FINGERPRINT_SIZE; i++)
		shouted[i] = (char)toupper((unsigned char)fingerprint_of_selection(sound)[i]);
	ck_assert(!fingerprint_is_outdated(&approval, sound, NULL));
	approval.of = "0123456789ab";
	ck_assert(fingerprint_is_outdated(&approval, sound, NULL));
	approval.of = NULL;
	ck_assert(!fingerprint_is_outdated(&approval, sound, NULL));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("fingerprints");
	TCase *tests = tcase_create("fingerprints");

	tcase_add_checked_fixture(tests, edited_set_up, edited_tear_down);
	tcase_add_loop_test(tests, keeps_what_means_the_same, 0, COUNT_OF(keeps));
	tcase_add_loop_test(tests, ends_with_what_changes_an_account, 0, COUNT_OF(ends));
	tcase_add_loop_test(tests, ends_of_the_selection_alone, 0, COUNT_OF(ends_selection));
	tcase_add_test(tests, is_what_sha256_says_of_the_lines);
	tcase_add_test(tests, has_twelve_digits_whichever_way_the_file_writes_them);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
