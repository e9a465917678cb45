/* A sound draft stays quiet: over 500 random but ordinary drafts of 24 accounts
 * the median number of findings is at most ten, and no rule speaks more than
 * three times in one form. The frame of each is tests/rules/sound.yaml. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "analysis/rules.h"
#include "input/load.h"
#include "unit.h"

enum { DRAFTS = 500, ACCOUNTS = 24, TEXT_ROOM = 65536, MOST = 200 };

static uint32_t state = 1;

/* 0 .. below - 1 */
static int
draw(int below)
{
	state = state * 1664525u + 1013904223u;
	return (int)((state >> 8) % (uint32_t)below);
}

/* A score that leans to the account's own level. */
static int
draw_score(int level)
{
	const int score = level + draw(5) - 2;

	return score < 0 ? 0 : score > 10 ? 10 : score;
}

static void
print_account(FILE *out, int i)
{
	const int level = 2 + draw(7), weight = 30 + 5 * draw(5);

	fprintf(out, "  a%02d:\n    name: Account %d\n    segment: %s\n    owner: %s\n    revenue: %d\n"
		"    reachable: %d\n    wants_partnership: yes\n", i, i, draw(2) ? "one" : "two",
		(const char *[]){ "ada", "cyd", "dee", "eve" }[draw(4)], 50 + draw(400), 500 + draw(900));
	fprintf(out, "    attractiveness: {date: 2026-09-12, scores: {potential: %d, margin: %d, fit: %d, "
		"openness: ", draw_score(level), draw(11), draw_score(level));
	if (draw(12) == 0)
		fputs("unknown}, ", out);
	else
		fprintf(out, "%d}, ", draw_score(5));
	fputs("evidence: {potential: {note: x}, margin: {note: x}, fit: {note: x}}}\n", out);
	fprintf(out, "    strength: {asked: customer, voices: [buyer, user], date: 2026-09-20, factors: {"
		"delivery: {weight: %d, us: %d, nova: %d}, price: {weight: %d, us: %d, nova: %d}, "
		"advice: {weight: 20, us: %d, nova: %d}}}\n", weight, draw(11), draw(11), 80 - weight, draw(11),
		draw(11), draw(11), draw(11));
	fputs("    plan: {due: 2027-01-31}\n", out);
}

/* The frame's head, 24 accounts, the frame's tail. */
static void
write_draft(const char *path, const char *frame)
{
	const char *accounts = strstr(frame, "accounts:\n  alder"), *tail = strstr(frame, "\nchallenge:");
	const char *picks = strstr(frame, "  first_picks:"), *meetings = strstr(frame, "  meetings:");
	const char *decision = strstr(frame, "for_decision");
	FILE *out = fopen(path, "w");

	ck_assert_ptr_nonnull(out);
	fprintf(out, "%.*sdraft%.*s", (int)(decision - frame), frame,
		(int)(picks - decision - 12), decision + 12);
	for (const char *p = meetings; p < accounts; p++) {
		const char *const place = ", account: alder";

		if (strncmp(p, place, strlen(place)) == 0) {
			fputs(", account: a00", out);
			p += strlen(place) - 1;
		} else
			fputc(*p, out);
	}
	fputs("accounts:\n", out);
	for (int i = 0; i < ACCOUNTS; i++)
		print_account(out, i);
	fputs(tail + 1, out);
	fclose(out);
}

static int
count_findings(const char *folder)
{
	struct arena arena;
	struct diag diag;
	struct source *source;
	const struct selection *selection;
	const struct judgement *judgement;
	int count, same = 0;

	arena_init(&arena);
	diag_init(&diag, &arena);
	source = source_open(folder, true, &arena, &diag);
	selection = load_selection(load_tree(source, &arena, &diag), source, &arena, &diag);
	if (diag_has_errors(&diag))
		diag_print(&diag, stderr, DIAG_HUMAN, false);
	ck_assert(!diag_has_errors(&diag));
	judgement = rules_judge(analyse(selection, &arena), NULL, &arena);
	for (size_t i = 1; i < judgement->count; i++) {
		const struct rule_hit *a = &judgement->hits[i - 1], *b = &judgement->hits[i];

		same = a->rule == b->rule && strcmp(a->form, b->form) == 0 ? same + 1 : 0;
		ck_assert_msg(same < RULES_APART, "%s is told cell by cell", b->rule->code);
	}
	count = (int)judgement->count;
	arena_release(&arena);
	return count < MOST ? count : MOST - 1;
}

START_TEST(keeps_quiet_about_ordinary_drafts)
{
	char folder[] = "/tmp/kaism-noise-XXXXXX", path[64];
	static char frame[TEXT_ROOM];
	int counts[MOST] = { 0 }, median = 0;
	FILE *file = fopen("tests/rules/sound.yaml", "r");

	ck_assert_ptr_nonnull(file);
	frame[fread(frame, 1, TEXT_ROOM - 1, file)] = '\0';
	fclose(file);
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/kaism.yaml", folder);
	for (int i = 0; i < DRAFTS; i++) {
		write_draft(path, frame);
		counts[count_findings(folder)]++;
	}
	unlink(path);
	rmdir(folder);
	for (int below = counts[0]; below < DRAFTS / 2; below += counts[median])
		median++;
	ck_assert_msg(median <= 10, "the median is %d", median);
	ck_assert_int_gt(median, 0); /* the drafts are ordinary, not perfect */
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("noise");
	TCase *tests = tcase_create("drafts");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, keeps_quiet_about_ordinary_drafts);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
