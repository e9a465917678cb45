/* What the data say to the ten standing questions, where nobody has answered
 * them yet: one sentence each, for people to replace. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "component.h"

typedef const char *proposal_function(const struct composer *composer);

typedef bool result_test(const struct account_result *result);

static int
count_chosen(const struct composer *composer, result_test *test)
{
	const struct results *results = composer->results;
	int count = 0;

	for (size_t i = 0; i < results->account_count; i++)
		count += result_is_chosen(&results->accounts[i]) && (test == NULL || test(&results->accounts[i]));
	return count;
}

/* "{n} of {all}", with the chosen for all. */
static const char *
say_of_chosen(const struct composer *composer, const char *key, int count)
{
	const int all = count_chosen(composer, NULL);

	return all == 0 ? "" : say_with(composer, key, FILLS(
		{ "n", form_count(composer, count) }, { "all", form_count(composer, all) }));
}

/* ---- only because of size ---- */

static int
compare_sales(const void *a, const void *b)
{
	const double one = (*(const struct account_result *const *)a)->account->revenue;
	const double other = (*(const struct account_result *const *)b)->account->revenue;

	return (other > one) - (other < one);
}

static const char *
propose_size(const struct composer *composer)
{
	const struct results *results = composer->results;
	const struct account_result **by_sales =
		ARENA_ARRAY(composer->arena, const struct account_result *, results->account_count + 1);
	const int chosen = count_chosen(composer, NULL);
	size_t count = 0;
	int large = 0;

	for (size_t i = 0; i < results->account_count; i++)
		if (isfinite(results->by_class[i]->account->revenue))
			by_sales[count++] = results->by_class[i];
	if (count < results->account_count)
		return ""; /* who is largest is not known */
	qsort(by_sales, count, sizeof *by_sales, compare_sales);
	for (int i = 0; i < chosen; i++)
		large += result_is_chosen(by_sales[i]);
	return say_of_chosen(composer, "proposal.size_only", large);
}

/* ---- first lists ---- */

/* On how many first lists the account stood. */
static int
lists_with(const struct composer *composer, const struct account *account)
{
	const struct team *team = &composer->selection->team;
	int lists = 0;

	for (size_t i = 0; i < team->first_pick_count; i++)
		for (size_t k = 0; k < team->first_picks[i].count; k++)
			lists += team->first_picks[i].accounts[k] == account;
	return lists;
}

static const char *
propose_pets(const struct composer *composer)
{
	enum { FAVOURED_BY = 2 };
	const struct results *results = composer->results;
	const char **names = ARENA_ARRAY(composer->arena, const char *, results->account_count + 1);
	size_t count = 0;

	if (composer->selection->team.first_pick_count == 0)
		return "";
	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = results->by_class[i];
		if (!result_is_chosen(result) && lists_with(composer, result->account) >= FAVOURED_BY)
			names[count++] = account_name(composer, result->account);
	}
	return count == 0 ? say(composer, "proposal.no_pets")
		: say_with(composer, "proposal.pet_account", FILLS({ "list", join_words(composer, names, count) }));
}

static const char *
propose_guess(const struct composer *composer)
{
	const struct results *results = composer->results;
	int guessed = 0;

	if (composer->selection->team.first_pick_count == 0)
		return "";
	for (size_t i = 0; i < results->account_count; i++)
		guessed += result_is_chosen(&results->accounts[i]) &&
			lists_with(composer, results->accounts[i].account) > 0;
	return say_of_chosen(composer, "proposal.guessed", guessed);
}

/* ---- what is lost ---- */

static const char *
propose_dropped(const struct composer *composer)
{
	const struct results *results = composer->results;
	const char **names = ARENA_ARRAY(composer->arena, const char *, results->account_count + 1);
	size_t count = 0, known = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = results->by_class[i];
		const struct previous *previous = &result->account->previous;
		if (!previous->given || previous->class == CLASS_UNDETERMINED)
			continue;
		known++;
		if (result->class > previous->class)
			names[count++] = account_name(composer, result->account);
	}
	if (known == 0)
		return "";
	return count == 0 ? say(composer, "proposal.none_dropped")
		: say_with(composer, "proposal.the_dropped", FILLS({ "list", join_words(composer, names, count) }));
}

static bool
is_led_by_rival(const struct account_result *result)
{
	return result->strength.value.estimate < 0;
}

static const char *
propose_nothing(const struct composer *composer)
{
	return say_of_chosen(composer, "proposal.do_nothing", count_chosen(composer, is_led_by_rival));
}

/* ---- how firm it is ---- */

static const char *
propose_one_factor(const struct composer *composer)
{
	enum { POINTS = 5 };
	const struct results *results = composer->results;
	int turned = 0;

	for (size_t i = 0; i < results->account_count; i++)
		turned += results->accounts[i].flip_factor >= 0 && fabs(results->accounts[i].flip_change) < POINTS;
	return results->account_count == 0 ? "" : say_with(composer, "proposal.one_factor", FILLS(
		{ "n", form_count(composer, turned) }, { "all", form_count(composer, (double)results->account_count) }));
}

static bool
wants_it(const struct account_result *result)
{
	return result->account->wants_partnership == ANSWER_YES;
}

static const char *
propose_mutual(const struct composer *composer)
{
	return say_of_chosen(composer, "proposal.mutual", count_chosen(composer, wants_it));
}

static const char *
propose_people(const struct composer *composer)
{
	const struct results *results = composer->results;

	if (!isfinite(results->days_needed) || !isfinite(results->days_available))
		return "";
	return say_with(composer, "proposal.people", FILLS(
		{ "needed", form_count(composer, results->days_needed) },
		{ "available", form_count(composer, results->days_available) }));
}

static const char *
propose_past(const struct composer *composer)
{
	const struct attractiveness *axis = &composer->selection->attractiveness;
	double ahead = 0;
	bool told = false;

	for (size_t i = 0; i < axis->factor_count; i++) {
		told = told || axis->factors[i].period != PERIOD_NONE;
		ahead += axis->factors[i].period == PERIOD_FUTURE ? composer->results->weights[i] : 0;
	}
	return told ? say_with(composer, "proposal.past", FILLS({ "share", form_percent(composer, round(ahead)) })) : "";
}

/* ---- all of them ---- */

const char *
proposed_answer(const struct composer *composer, const char *question)
{
	static const struct { const char *question; proposal_function *propose; } proposals[] = {
		{ "size_only", propose_size }, { "pet_account", propose_pets }, { "the_dropped", propose_dropped },
		{ "do_nothing", propose_nothing }, { "guessed", propose_guess }, { "one_factor", propose_one_factor },
		{ "mutual", propose_mutual }, { "people", propose_people }, { "past", propose_past },
	};

	for (size_t i = 0; i < sizeof proposals / sizeof *proposals; i++)
		if (strcmp(proposals[i].question, question) == 0)
			return proposals[i].propose(composer);
	return ""; /* who competes with whom the data do not say */
}
