/* Checklist 2: resources, how many accounts they carry, who carries them. */
#include "analysis/capacity.h"
#include "rules_internal.h"

static int
count_class(const struct judge *judge, enum account_class class)
{
	return judge->results->classes[class].count;
}

/* K201: sum of planned days > capacity; names the least attractive of those not
 * chosen that would make up for it. Functions have their limit in K207. */
void
judge_over_capacity(struct judge *judge)
{
	const struct results *results = judge->results;
	const double over = results->days_needed - results->days_available;
	const struct account_result **given_up =
		ARENA_ARRAY(judge->arena, const struct account_result *, results->account_count + 1);
	struct values list = values_new(judge, results->account_count);
	double released = 0;
	size_t count;

	if (!is_over(over, 0))
		return;
	count = capacity_let_go(results, given_up);
	for (size_t i = 0; i < count; i++) {
		values_add(&list, NAME(given_up[i]->account));
		released += given_up[i]->days;
	}
	judge_form(judge_hit(judge, judge->selection->resources.place, "resources", ARGUMENTS(
		{ "needed", NUMBER(results->days_needed) }, { "limit", NUMBER(results->days_available) },
		{ "over", NUMBER(over) }, { "list", LIST(list) })),
		is_at_least(released, over) ? "let_go" : "all_chosen");
}

/* The different owners of accounts. */
static double
count_owners(struct judge *judge)
{
	struct word_set owners = word_set_new(judge, judge->selection->person_count);

	for (size_t i = 0; i < judge->selection->account_count; i++)
		if (judge->selection->accounts[i].owner != NULL)
			word_set_add(&owners, judge->selection->accounts[i].owner->id);
	return (double)owners.count;
}

/* K202: count(key) > 35 (an error above 50), or > accounts a manager can run
 * times owners, or > 5 % of all customers where their number is given. */
void
judge_too_many_key(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const int key = count_class(judge, CLASS_KEY);
	const double most = judge_limit(judge, "max_key");
	const double share = judge_limit(judge, "max_share_percent");
	const double owners = count_owners(judge), each = selection->resources.accounts_per_manager;
	struct rule_hit *hit = NULL;

	if (is_over(key, most))
		hit = judge_form(judge_hit(judge, selection->resources.place, "accounts", ARGUMENTS(
			{ "n", COUNT(key) }, { "limit", NUMBER(most) })), "most");
	else if (selection->resources.given && owners > 0 && is_over(key, each * owners))
		hit = judge_form(judge_hit(judge, selection->resources.place, "accounts", ARGUMENTS(
			{ "n", COUNT(key) }, { "limit", NUMBER(each * owners) },
			{ "owners", COUNT(owners) }, { "each", NUMBER(each) })), "owners");
	else if (is_over(key, share / 100 * selection->customers))
		hit = judge_form(judge_hit(judge, selection->place, "accounts", ARGUMENTS(
			{ "n", COUNT(key) }, { "limit", PERCENT(share) },
			{ "customers", COUNT(selection->customers) })), "customers");
	if (hit != NULL && is_over(key, judge_limit(judge, "error_above")))
		hit->level = LEVEL_ERROR;
}

/* K203: no key account where any account has a class; or, with ten accounts or
 * more, planned days of key accounts / capacity < 0.3. */
void
judge_too_few_key(struct judge *judge)
{
	const struct results *results = judge->results;
	const struct class_summary *key = &results->classes[CLASS_KEY];
	const double share = 100 * key->days / results->days_available;
	const double limit = judge_limit(judge, "min_share_percent");
	const int classed = (int)results->account_count - count_class(judge, CLASS_UNDETERMINED);

	if (key->count == 0 && classed > 0)
		judge_form(judge_hit(judge, judge->selection->resources.place, "accounts",
			ARGUMENTS({ "all", COUNT(classed) })), "none");
	else if (is_at_least((double)results->account_count, judge_limit(judge, "min_accounts")) &&
	         is_over(limit, share))
		judge_form(judge_hit(judge, judge->selection->resources.place, "resources", ARGUMENTS(
			{ "found", PERCENT(share) }, { "limit", PERCENT(limit) })), "days");
}

/* K204: key and key development accounts of one owner > accounts_per_manager. */
void
judge_owner_load(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	int *loads = ARENA_ARRAY(judge->arena, int, selection->person_count + 1);

	for (size_t i = 0; i < judge->results->account_count; i++) {
		const struct account_result *result = &judge->results->accounts[i];

		if (result_is_chosen(result) && result->account->owner != NULL)
			loads[result->account->owner - selection->people]++;
	}
	for (size_t i = 0; selection->resources.given && i < selection->person_count; i++)
		if (is_over(loads[i], selection->resources.accounts_per_manager))
			judge_hit(judge, selection->people[i].place,
				path_to(judge, "people", selection->people[i].id), ARGUMENTS(
				{ "who", NAME(&selection->people[i]) }, { "found", COUNT(loads[i]) },
				{ "limit", NUMBER(selection->resources.accounts_per_manager) }));
}

/* K205: days that the chosen get above today's > days released elsewhere +
 * (capacity - days in use now). Silent without days_now or a capacity. */
void
judge_not_released(struct judge *judge)
{
	const struct results *results = judge->results;
	const double free_days = fmax(0, results->days_available - results->days_now);
	double asked = 0, released = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];
		const double change = result->days - result->account->days_now;

		if (isnan(change))
			continue;
		asked += result_is_chosen(result) ? change : 0;
		released += result_is_chosen(result) ? 0 : fmax(0, -change);
	}
	if (!isnan(results->days_now) && !isnan(results->days_available) &&
	    is_over(asked, released + free_days))
		judge_hit(judge, judge->selection->resources.place, "resources", ARGUMENTS(
			{ "asked", NUMBER(asked) }, { "released", NUMBER(released) },
			{ "free", NUMBER(free_days) }, { "over", NUMBER(asked - released - free_days) }));
}

/* K206: the intended selling model is the milk round or the hunter, and any
 * account is classed key. */
void
judge_model_conflict(struct judge *judge)
{
	const enum selling_model intended = judge->selection->resources.intended;

	if ((intended == SELLING_MILK_ROUND || intended == SELLING_HUNTER) &&
	    count_class(judge, CLASS_KEY) > 0)
		judge_hit(judge, judge->selection->resources.place, "resources.selling_model", ARGUMENTS(
			{ "n", COUNT(count_class(judge, CLASS_KEY)) },
			{ "model", PHRASE(word_of(&words_selling_model, (int)intended)) }));
}

/* ---- K207: who is promised to how many plans ---- */

enum { YEARS = 300, FIRST_YEAR = 1900 };

/* The share of an action's time that falls in a year: its days are spread
 * evenly from start to due. An action without a start is done in its due year. */
static double
days_in_year(const struct action *action, int year)
{
	const int due = date_day_number(action->due);
	const int start = date_is_set(action->start) ? date_day_number(action->start) : due;
	const int first = date_day_number((struct date){ (short)year, 1, 1 });
	const int last = date_day_number((struct date){ (short)year, 12, 31 });
	const int from = start > first ? start : first, to = due < last ? due : last;

	if (to < from || due < start)
		return 0;
	return action->days * (to - from + 1) / (due - start + 1);
}

/* Adds an action's days to the years they fall in. */
static void
spread_days(const struct action *action, double *years)
{
	const int from = date_is_set(action->start) ? action->start.year : action->due.year;

	for (int year = from; year <= action->due.year; year++)
		years[year - FIRST_YEAR] += days_in_year(action, year);
}

static int
fullest_year(const double *years)
{
	int fullest = 0;

	for (int i = 1; i < YEARS; i++)
		if (years[i] > years[fullest])
			fullest = i;
	return fullest;
}

/* Plan days of each person by year, [person * YEARS + year]; dropped actions
 * and those without owner, days or due date count for nothing. */
static double *
sum_plan_days(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	double *days = ARENA_ARRAY(judge->arena, double, selection->person_count * YEARS + 1);

	for (size_t i = 0; i < selection->account_count; i++) {
		const struct plan *plan = &selection->accounts[i].plan;

		for (size_t k = 0; k < plan->action_count; k++) {
			const struct action *action = &plan->actions[k];

			if (action->owner != NULL && action->status != ACTION_DROPPED &&
			    !isnan(action->days) && date_is_set(action->due))
				spread_days(action, days + (action->owner - selection->people) * YEARS);
		}
	}
	return days;
}

static void
judge_function_days(struct judge *judge, const struct named_number *function, const double *days)
{
	const struct selection *selection = judge->selection;
	double years[YEARS] = { 0 };
	int fullest;

	for (size_t i = 0; i < selection->person_count; i++)
		for (int y = 0; same_text(selection->people[i].function, function->name) && y < YEARS; y++)
			years[y] += days[i * YEARS + (size_t)y];
	fullest = fullest_year(years);
	if (is_over(years[fullest], function->value))
		judge_form(judge_hit(judge, function->place, "resources.capacity_days", ARGUMENTS(
			{ "function", WORD(function->name) }, { "found", NUMBER(years[fullest]) },
			{ "limit", NUMBER(function->value) },
			{ "year", WORD(arena_printf(judge->arena, "%d", fullest + FIRST_YEAR)) })), "function");
}

/* K207: plan days of one person in a calendar year > 220, or those of one
 * function > its capacity_days. */
void
judge_person_overbooked(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const double *days = sum_plan_days(judge), limit = judge_limit(judge, "max_days");

	for (size_t i = 0; i < selection->person_count; i++) {
		const int fullest = fullest_year(days + i * YEARS);
		const double found = days[i * YEARS + (size_t)fullest];

		if (is_over(found, limit))
			judge_form(judge_hit(judge, selection->people[i].place,
				path_to(judge, "people", selection->people[i].id), ARGUMENTS(
				{ "who", NAME(&selection->people[i]) }, { "found", NUMBER(found) },
				{ "limit", NUMBER(limit) },
				{ "year", WORD(arena_printf(judge->arena, "%d", fullest + FIRST_YEAR)) })),
				"person");
	}
	for (size_t i = 0; i < selection->resources.capacity_function_count; i++)
		judge_function_days(judge, &selection->resources.capacity_by_function[i], days);
}
