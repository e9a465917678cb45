/* Each part of a checklist is one function, which gives what it lacks; the
 * table at the end puts them in order. */
#include "analysis/checklists.h"

#include <math.h>
#include <string.h>

#include "analysis/fingerprint.h"
#include "analysis/signers.h"

/* What a part lacks: of how many, and of which first. Zero = it is done. */
struct lack { size_t count; const struct words *of; const struct person *who; };

struct checker {
	const struct results *results;
	const struct selection *selection;
	struct arena *arena;
};

static struct lack
unless(bool there)
{
	return (struct lack){ .count = there ? 0 : 1 };
}

static void
add_lack(struct lack *lack, const struct words *of, const struct person *who)
{
	if (lack->count++ > 0)
		return;
	lack->of = of;
	lack->who = who;
}

/* ---- 1 objectives ---- */

static struct lack
lack_means(const struct checker *checker)
{
	return unless(prose_given(&checker->selection->kam.means));
}

static struct lack
lack_objectives(const struct checker *checker)
{
	return unless(checker->selection->objective_count > 0);
}

static struct lack
lack_goals(const struct checker *checker)
{
	struct lack lack = { 0 };

	for (size_t i = 0; i < checker->selection->objective_count; i++) {
		const struct objective *objective = &checker->selection->objectives[i];

		if (isnan(objective->goal) || !date_is_set(objective->by))
			add_lack(&lack, &objective->text, objective->owner);
	}
	return checker->selection->objective_count == 0 ? unless(false) : lack;
}

static struct lack
lack_objective_owners(const struct checker *checker)
{
	struct lack lack = { 0 };

	for (size_t i = 0; i < checker->selection->objective_count; i++)
		if (checker->selection->objectives[i].owner == NULL)
			add_lack(&lack, &checker->selection->objectives[i].text, NULL);
	return checker->selection->objective_count == 0 ? unless(false) : lack;
}

/* ---- 2 resources ---- */

static struct lack
lack_models(const struct checker *checker)
{
	const struct resources *resources = &checker->selection->resources;

	return unless(resources->today != SELLING_NONE && resources->intended != SELLING_NONE);
}

static struct lack
lack_capacity(const struct checker *checker)
{
	return unless(isfinite(checker->results->days_available));
}

static struct lack
lack_days_by_class(const struct checker *checker)
{
	bool given = true;

	for (int class = 0; class < CLASS_COUNT; class++)
		given = given && isfinite(checker->selection->resources.days_per_account[class]);
	return unless(given);
}

static struct lack
lack_capacity_by_function(const struct checker *checker)
{
	return unless(checker->selection->resources.capacity_function_count > 0);
}

/* ---- 3 team ---- */

static const struct person *
member_of_role(const struct selection *selection, enum member_role role)
{
	for (size_t i = 0; i < selection->team.member_count; i++)
		if (selection->team.members[i].role == role)
			return selection->team.members[i].person;
	return NULL;
}

static struct lack
lack_team_goal(const struct checker *checker)
{
	return unless(words_given(&checker->selection->team.goal));
}

static struct lack
lack_mandate(const struct checker *checker)
{
	return unless(checker->selection->team.mandate_given && checker->selection->team.how_given);
}

static struct lack
lack_sponsor(const struct checker *checker)
{
	return unless(member_of_role(checker->selection, MEMBER_SPONSOR) != NULL);
}

static struct lack
lack_lead(const struct checker *checker)
{
	return unless(member_of_role(checker->selection, MEMBER_LEAD) != NULL);
}

static struct lack
lack_scorers(const struct checker *checker)
{
	return unless(member_of_role(checker->selection, MEMBER_SCORER) != NULL);
}

static bool
has_function(const struct team *team, const char *function)
{
	for (size_t i = 0; i < team->member_count; i++) {
		const struct person *person = team->members[i].person;

		if (person->function != NULL && strcmp(person->function, function) == 0)
			return true;
	}
	return false;
}

static struct lack
lack_functions(const struct checker *checker)
{
	const struct team *team = &checker->selection->team;
	struct lack lack = { 0 };

	for (size_t i = 0; i < team->function_count; i++)
		if (!has_function(team, team->functions_wanted[i]))
			add_lack(&lack, NULL, NULL);
	return team->function_count == 0 ? unless(false) : lack;
}

static struct lack
lack_team_dates(const struct checker *checker)
{
	return unless(date_is_set(checker->selection->team.start) && date_is_set(checker->selection->team.end));
}

/* ---- 4 market ---- */

static struct lack
lack_map(const struct checker *checker)
{
	return unless(checker->selection->map.node_count > 0);
}

static struct lack
lack_flows(const struct checker *checker)
{
	return unless(checker->selection->map.flow_count > 0);
}

static struct lack
lack_leverage(const struct checker *checker)
{
	return unless(checker->selection->map.leverage_count > 0);
}

/* ---- 5 segments ---- */

static struct lack
lack_segments(const struct checker *checker)
{
	return unless(checker->selection->segment_count > 0);
}

static struct lack
lack_basis(const struct checker *checker)
{
	return unless(prose_given(&checker->selection->segmentation.basis));
}

static struct lack
lack_needs(const struct checker *checker)
{
	struct lack lack = { 0 };

	for (size_t i = 0; i < checker->selection->segment_count; i++)
		if (checker->selection->segments[i].need_count == 0)
			add_lack(&lack, &checker->selection->segments[i].name, NULL);
	return checker->selection->segment_count == 0 ? unless(false) : lack;
}

static bool
has_mix(const struct mix *mix)
{
	return words_given(&mix->product) || words_given(&mix->price) || words_given(&mix->place_of_sale) ||
	       words_given(&mix->promotion) || words_given(&mix->service);
}

static struct lack
lack_mix(const struct checker *checker)
{
	struct lack lack = { 0 };

	for (size_t i = 0; i < checker->selection->segment_count; i++)
		if (!has_mix(&checker->selection->segments[i].mix))
			add_lack(&lack, &checker->selection->segments[i].name, NULL);
	return checker->selection->segment_count == 0 ? unless(false) : lack;
}

/* ---- accounts ---- */

typedef bool account_test(const struct account_result *result);

/* Of the accounts that do not pass, the most attractive first. */
static struct lack
lack_of_accounts(const struct checker *checker, account_test *passes)
{
	const struct results *results = checker->results;
	struct lack lack = { 0 };

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = results->by_attractiveness[i];

		if (!passes(result))
			add_lack(&lack, &result->account->name, result->account->owner);
	}
	return results->account_count == 0 ? unless(false) : lack;
}

static bool
has_segment(const struct account_result *result)
{
	return result->account->segment != NULL;
}

static struct lack
lack_account_segments(const struct checker *checker)
{
	return lack_of_accounts(checker, has_segment);
}

/* ---- 6 matrix ---- */

static struct lack
lack_threshold(const struct checker *checker)
{
	return unless(prose_given(&checker->selection->matrix.threshold_because));
}

static struct lack
lack_treatments(const struct checker *checker)
{
	bool given = true;

	for (int class = 0; class < CLASS_COUNT; class++)
		given = given && checker->selection->matrix.treatments[class].given;
	return unless(given);
}

/* ---- 7 attractiveness ---- */

static struct lack
lack_factors(const struct checker *checker)
{
	enum { FEWEST = 3 }; /* K701 */

	return unless(checker->selection->attractiveness.factor_count >= FEWEST);
}

static struct lack
lack_factor_objectives(const struct checker *checker)
{
	const struct attractiveness *axis = &checker->selection->attractiveness;
	struct lack lack = { 0 };

	for (size_t i = 0; i < axis->factor_count; i++)
		if (axis->factors[i].objective_count == 0)
			add_lack(&lack, &axis->factors[i].name, NULL);
	return axis->factor_count == 0 ? unless(false) : lack;
}

static struct lack
lack_anchors(const struct checker *checker)
{
	const struct attractiveness *axis = &checker->selection->attractiveness;
	struct lack lack = { 0 };

	for (size_t i = 0; i < axis->factor_count; i++)
		if (axis->factors[i].anchor_count < 2)
			add_lack(&lack, &axis->factors[i].name, NULL);
	return axis->factor_count == 0 ? unless(false) : lack;
}

static bool
has_score(const struct account_result *result)
{
	return isfinite(result->attractiveness.value.estimate);
}

static struct lack
lack_scores(const struct checker *checker)
{
	return lack_of_accounts(checker, has_score);
}

/* ---- 8 strength ---- */

static bool
has_rating(const struct account_result *result)
{
	return isfinite(result->strength.value.estimate);
}

static struct lack
lack_ratings(const struct checker *checker)
{
	return lack_of_accounts(checker, has_rating);
}

/* A key or key development account was asked itself. */
static bool
was_asked(const struct account_result *result)
{
	const enum asked asked = result->account->strength.asked;

	return !result_is_chosen(result) || asked == ASKED_CUSTOMER || asked == ASKED_SCORECARD;
}

static struct lack
lack_asked(const struct checker *checker)
{
	return lack_of_accounts(checker, was_asked);
}

/* What is unknown of it, somebody is to find out. */
static bool
is_asked_about(const struct account_result *result)
{
	return result->account->ask_count > 0 ||
	       (result->attractiveness.unknown_weight <= 0 && result->strength.unknown_weight <= 0);
}

static struct lack
lack_unknowns(const struct checker *checker)
{
	return lack_of_accounts(checker, is_asked_about);
}

/* ---- 9 select and communicate ---- */

static bool
is_decided(const struct account_result *result)
{
	return result->account->decision.given;
}

static struct lack
lack_decisions(const struct checker *checker)
{
	return lack_of_accounts(checker, is_decided);
}

static bool
is_planned(const struct account_result *result)
{
	return !result_is_chosen(result) || result->account->plan.action_count > 0;
}

static struct lack
lack_plans(const struct checker *checker)
{
	return lack_of_accounts(checker, is_planned);
}

static struct lack
lack_challenge(const struct checker *checker)
{
	enum { QUESTIONS = 10 };
	size_t answered = 0;

	for (size_t i = 0; i < checker->selection->challenge_count; i++)
		answered += words_given(&checker->selection->challenge[i].answer) ? 1 : 0;
	return (struct lack){ .count = answered < QUESTIONS ? QUESTIONS - answered : 0 };
}

static struct lack
lack_communication(const struct checker *checker)
{
	return unless(checker->selection->message_count > 0);
}

/* Has agreed to what stands here now. */
static bool
has_signed(const struct checker *checker, const struct person *person)
{
	const struct approval *approval = signers_approval(&checker->selection->sign_off, person);

	return approval != NULL && approval->view != VIEW_OBJECTS &&
	       !fingerprint_is_outdated(approval, checker->results, NULL);
}

static struct lack
lack_signatures(const struct checker *checker)
{
	const struct signers signers = signers_required(checker->results, checker->arena);
	struct lack lack = { 0 };

	for (size_t i = 0; i < signers.count; i++)
		if (!has_signed(checker, signers.people[i]))
			add_lack(&lack, &signers.people[i]->name, signers.people[i]);
	return signers.count == 0 ? unless(false) : lack;
}

/* ---- 10 review ---- */

static struct lack
lack_calendar(const struct checker *checker)
{
	return unless(isfinite(checker->selection->review.every_months));
}

static struct lack
lack_next_review(const struct checker *checker)
{
	const struct date next = checker->selection->review.next;

	return unless(date_is_set(next) && date_compare(next, checker->selection->as_of) >= 0);
}

static struct lack
lack_triggers(const struct checker *checker)
{
	return unless(checker->selection->review.sooner_count > 0);
}

/* ---- all of them ---- */

static const struct part {
	int list; /* 1 to 10 */
	const char *word;
	struct lack (*lack)(const struct checker *checker);
} parts[PART_COUNT] = {
	[PART_NONE] = { 0, "none", NULL },
	[PART_MEANS] = { 1, "means", lack_means },
	[PART_OBJECTIVES] = { 1, "objectives", lack_objectives },
	[PART_GOALS] = { 1, "goals", lack_goals },
	[PART_OBJECTIVE_OWNERS] = { 1, "objective_owners", lack_objective_owners },
	[PART_MODELS] = { 2, "models", lack_models },
	[PART_CAPACITY] = { 2, "capacity", lack_capacity },
	[PART_DAYS_BY_CLASS] = { 2, "days_by_class", lack_days_by_class },
	[PART_CAPACITY_BY_FUNCTION] = { 2, "capacity_by_function", lack_capacity_by_function },
	[PART_TEAM_GOAL] = { 3, "team_goal", lack_team_goal },
	[PART_MANDATE] = { 3, "mandate", lack_mandate },
	[PART_SPONSOR] = { 3, "sponsor", lack_sponsor },
	[PART_LEAD] = { 3, "lead", lack_lead },
	[PART_SCORERS] = { 3, "scorers", lack_scorers },
	[PART_FUNCTIONS] = { 3, "functions", lack_functions },
	[PART_TEAM_DATES] = { 3, "team_dates", lack_team_dates },
	[PART_MAP] = { 4, "map", lack_map },
	[PART_FLOWS] = { 4, "flows", lack_flows },
	[PART_LEVERAGE] = { 4, "leverage", lack_leverage },
	[PART_SEGMENTS] = { 5, "segments", lack_segments },
	[PART_BASIS] = { 5, "basis", lack_basis },
	[PART_NEEDS] = { 5, "needs", lack_needs },
	[PART_MIX] = { 5, "mix", lack_mix },
	[PART_ACCOUNT_SEGMENTS] = { 5, "account_segments", lack_account_segments },
	[PART_THRESHOLD] = { 6, "threshold", lack_threshold },
	[PART_TREATMENTS] = { 6, "treatments", lack_treatments },
	[PART_FACTORS] = { 7, "factors", lack_factors },
	[PART_FACTOR_OBJECTIVES] = { 7, "factor_objectives", lack_factor_objectives },
	[PART_ANCHORS] = { 7, "anchors", lack_anchors },
	[PART_SCORES] = { 7, "scores", lack_scores },
	[PART_RATINGS] = { 8, "ratings", lack_ratings },
	[PART_ASKED] = { 8, "asked", lack_asked },
	[PART_UNKNOWNS] = { 8, "unknowns", lack_unknowns },
	[PART_DECISIONS] = { 9, "decisions", lack_decisions },
	[PART_PLANS] = { 9, "plans", lack_plans },
	[PART_CHALLENGE] = { 9, "challenge", lack_challenge },
	[PART_COMMUNICATION] = { 9, "communication", lack_communication },
	[PART_SIGNATURES] = { 9, "signatures", lack_signatures },
	[PART_CALENDAR] = { 10, "calendar", lack_calendar },
	[PART_NEXT_REVIEW] = { 10, "next_review", lack_next_review },
	[PART_TRIGGERS] = { 10, "triggers", lack_triggers },
};

/* ---- when ---- */

static struct date
later_of(struct date a, struct date b)
{
	return date_is_set(b) && (!date_is_set(a) || date_compare(b, a) > 0) ? b : a;
}

/* The last work on a list that is done. */
static struct date
date_of_work(const struct selection *selection, int list)
{
	struct date last = { 0 };

	for (size_t i = 0; (list == 7 || list == 8) && i < selection->account_count; i++)
		last = later_of(last, list == 7 ? selection->accounts[i].scored : selection->accounts[i].strength.date);
	for (size_t i = 0; list == 9 && i < selection->sign_off.approval_count; i++)
		last = later_of(last, selection->sign_off.approvals[i].date);
	for (size_t i = 0; list == 10 && i < selection->review.held_count; i++)
		last = later_of(last, selection->review.held[i].date);
	return last;
}

/* By when the team is to have done it. */
static struct date
date_due(const struct selection *selection, int list)
{
	struct date next = { 0 };

	if (list == 10 && date_is_set(selection->review.next))
		return selection->review.next;
	for (size_t i = 0; i < selection->team.meeting_count; i++) {
		const struct meeting *meeting = &selection->team.meetings[i];
		const bool sooner = !date_is_set(next) || date_compare(meeting->date, next) < 0;

		if (!meeting->done && date_is_set(meeting->date) && sooner)
			next = meeting->date;
	}
	return date_is_set(next) ? next : selection->team.end;
}

static const struct person *
person_in_charge(const struct selection *selection)
{
	const struct person *lead = member_of_role(selection, MEMBER_LEAD);

	if (lead == NULL && selection->prepared_count > 0)
		return selection->prepared_by[0];
	return lead;
}

/* ---- judging ---- */

static void
add_part(const struct checker *checker, struct checklist *list, enum checklist_part part)
{
	const struct lack lack = parts[part].lack(checker);

	list->parts++;
	if (lack.count == 0) {
		list->done++;
		return;
	}
	if (list->missing != PART_NONE)
		return;
	list->missing = part;
	list->of = lack.of;
	list->count = lack.count;
	list->who = lack.who;
}

static void
conclude(const struct selection *selection, struct checklist *list, int number)
{
	list->state = list->done == list->parts ? CHECKLIST_DONE
		: list->done > 0 ? CHECKLIST_OPEN : CHECKLIST_NOT_STARTED;
	list->when = list->state == CHECKLIST_DONE ? date_of_work(selection, number) : date_due(selection, number);
	if (list->who == NULL)
		list->who = person_in_charge(selection);
}

void
checklists_judge(const struct results *results, struct arena *arena, struct checklist lists[CHECKLIST_COUNT])
{
	const struct checker checker = { results, results->selection, arena };

	memset(lists, 0, CHECKLIST_COUNT * sizeof *lists);
	for (enum checklist_part part = PART_NONE + 1; part < PART_COUNT; part++)
		add_part(&checker, &lists[parts[part].list - 1], part);
	for (int i = 0; i < CHECKLIST_COUNT; i++)
		conclude(results->selection, &lists[i], i + 1);
}

const char *
checklist_word(int list)
{
	static const char *const words[CHECKLIST_COUNT] = {
		"objectives", "resources", "team", "market", "segments",
		"matrix", "attractiveness", "strength", "selection", "review",
	};

	return words[list];
}

const char *
checklist_state_word(enum checklist_state state)
{
	static const char *const words[] = { "not_started", "open", "done" };

	return words[state];
}

const char *
checklist_part_word(enum checklist_part part)
{
	return parts[part].word;
}
