#include "analysis/checklists.h"

#include <math.h>

#include "../../support/unit.h"

/* A selection of one account that nothing is known of. */
struct bare {
	struct arena arena;
	struct selection selection;
	struct account account;
	struct account_result result;
	const struct account_result *order[1];
	struct results results;
	struct checklist lists[CHECKLIST_COUNT];
};

static void
make_bare(struct bare *bare)
{
	*bare = (struct bare){ .results = { .days_available = (double)NAN } };
	arena_init(&bare->arena);
	for (int i = 0; i < CLASS_COUNT; i++)
		bare->selection.resources.days_per_account[i] = (double)NAN;
	bare->selection.review.every_months = (double)NAN;
	bare->account.name.any = "Birch";
	bare->result.account = &bare->account;
	bare->result.class = CLASS_KEY;
	bare->result.attractiveness.value.estimate = bare->result.strength.value.estimate = (double)NAN;
	bare->result.attractiveness.unknown_weight = 100;
	bare->order[0] = &bare->result;
	bare->selection.accounts = &bare->account;
	bare->results.selection = &bare->selection;
	bare->results.by_attractiveness = bare->order;
	bare->results.accounts = &bare->result;
}

static void
judge(struct bare *bare)
{
	checklists_judge(&bare->results, &bare->arena, bare->lists);
}

START_TEST(nothing_is_done_where_there_is_nothing)
{
	struct bare bare;

	make_bare(&bare);
	judge(&bare);
	for (int i = 0; i < CHECKLIST_COUNT; i++) {
		ck_assert_int_eq(bare.lists[i].done, 0);
		ck_assert_int_eq(bare.lists[i].state, CHECKLIST_NOT_STARTED);
		ck_assert(bare.lists[i].missing != PART_NONE);
		ck_assert_ptr_null(bare.lists[i].who);
		ck_assert(!date_is_set(bare.lists[i].when));
	}
	arena_release(&bare.arena);
}
END_TEST

START_TEST(the_account_to_begin_with_is_named)
{
	struct person owner = { .id = "ann" };
	struct bare bare;

	make_bare(&bare);
	bare.account.owner = &owner;
	bare.results.account_count = 1;
	judge(&bare);
	ck_assert_int_eq(bare.lists[7].missing, PART_RATINGS);
	ck_assert_ptr_eq(bare.lists[7].of, &bare.account.name);
	ck_assert_uint_eq(bare.lists[7].count, 1);
	ck_assert_ptr_eq(bare.lists[7].who, &owner);

	bare.result.strength.value.estimate = 1;
	judge(&bare);
	ck_assert_int_eq(bare.lists[7].state, CHECKLIST_OPEN);
	ck_assert_int_eq(bare.lists[7].missing, PART_ASKED);
	bare.account.strength.asked = ASKED_CUSTOMER;
	judge(&bare);
	ck_assert_int_eq(bare.lists[7].missing, PART_UNKNOWNS);
	bare.account.ask_count = 1;
	bare.account.strength.date = (struct date){ 2026, 9, 1 };
	bare.selection.account_count = 1;
	judge(&bare);
	ck_assert_int_eq(bare.lists[7].state, CHECKLIST_DONE);
	ck_assert_int_eq(date_compare(bare.lists[7].when, (struct date){ 2026, 9, 1 }), 0);
	arena_release(&bare.arena);
}
END_TEST

START_TEST(an_account_that_is_not_chosen_needs_no_plan)
{
	struct bare bare;

	make_bare(&bare);
	bare.results.account_count = 1;
	bare.account.decision.given = true;
	judge(&bare);
	ck_assert_int_eq(bare.lists[8].missing, PART_PLANS);
	bare.result.class = CLASS_OPPORTUNISTIC;
	judge(&bare);
	ck_assert_int_eq(bare.lists[8].missing, PART_CHALLENGE);
	ck_assert_uint_eq(bare.lists[8].count, 10);
	arena_release(&bare.arena);
}
END_TEST

START_TEST(a_review_in_the_past_is_not_planned)
{
	struct bare bare;

	make_bare(&bare);
	bare.selection.as_of = (struct date){ 2026, 10, 30 };
	bare.selection.review.every_months = 6;
	bare.selection.review.sooner_count = 1;
	bare.selection.review.next = (struct date){ 2026, 10, 29 };
	judge(&bare);
	ck_assert_int_eq(bare.lists[9].missing, PART_NEXT_REVIEW);
	bare.selection.review.next.day = 30;
	judge(&bare);
	ck_assert_int_eq(bare.lists[9].state, CHECKLIST_DONE);
	arena_release(&bare.arena);
}
END_TEST

START_TEST(the_next_meeting_says_by_when)
{
	struct meeting meetings[] = {
		{ .date = { 2026, 9, 1 }, .done = true },
		{ .date = { 2026, 12, 1 } },
		{ .date = { 2026, 11, 2 } },
	};
	struct bare bare;

	make_bare(&bare);
	bare.selection.team.end = (struct date){ 2027, 1, 15 };
	judge(&bare);
	ck_assert_int_eq(date_compare(bare.lists[0].when, bare.selection.team.end), 0);
	bare.selection.team.meetings = meetings;
	bare.selection.team.meeting_count = 3;
	judge(&bare);
	ck_assert_int_eq(date_compare(bare.lists[0].when, meetings[2].date), 0);
	arena_release(&bare.arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("checklists");
	TCase *tcase = tcase_create("all");

	tcase_add_test(tcase, nothing_is_done_where_there_is_nothing);
	tcase_add_test(tcase, the_account_to_begin_with_is_named);
	tcase_add_test(tcase, an_account_that_is_not_chosen_needs_no_plan);
	tcase_add_test(tcase, a_review_in_the_past_is_not_planned);
	tcase_add_test(tcase, the_next_meeting_says_by_when);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
