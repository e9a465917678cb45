/* What the templates of chapters 1 to 5, 9 to 11 and of the appendices may
 * say: the users' own prose, and a sentence or two from the data. */
#include <math.h>
#include <string.h>

#include "values.h"

static void
set_text(const struct composer *composer, struct mvalue *map, const char *key, const char *text)
{
	mvalue_set(composer->arena, map, key, mvalue_text(composer->arena, text));
}

static void
set_prose(const struct composer *composer, struct mvalue *map, const char *key,
          const struct prose *prose)
{
	mvalue_set(composer->arena, map, key, mvalue_prose(composer->arena,
		prose_given(prose) ? markdown_of(composer, prose) : NULL, prose->place));
}

static const char *
count_sentence(const struct composer *composer, const char *key, size_t count)
{
	return say_count_first(composer, key, (int)count);
}

/* ---- chapter 1 ---- */

static struct mvalue *
kam_values(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	struct mvalue *map = mvalue_map(composer->arena);

	set_prose(composer, map, "means", &selection->kam.means);
	set_prose(composer, map, "does_not_mean", &selection->kam.does_not_mean);
	set_prose(composer, map, "customer_gets", &selection->kam.customer_gets);
	return map;
}

static struct mvalue *
objective_values(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	struct mvalue *map = mvalue_map(composer->arena);
	size_t measured = 0;
	const char *second;

	for (size_t i = 0; i < selection->objective_count; i++) {
		const struct objective *objective = &selection->objectives[i];

		measured += objective->metric != NULL && isfinite(objective->goal) &&
		            date_is_set(objective->by);
	}
	if (measured == 0)
		second = say(composer, "objectives.none_measured");
	else
		second = count_sentence(composer, measured == selection->objective_count
			? "objectives.all_measured" : "objectives.measured", measured);
	set_text(composer, map, "standfirst", selection->objective_count == 0 ? ""
		: join_sentences(composer, count_sentence(composer, "objectives.count", selection->objective_count),
			second));
	return map;
}

/* ---- chapter 2 ---- */

static const char *
days_planned(const struct composer *composer)
{
	const struct results *results = composer->results;
	const double left = results->days_available - results->days_needed;
	const char *key = !isfinite(left) ? "resources.planned"
	                  : left < 0      ? "resources.planned_over"
	                                  : "resources.planned_of";

	if (!isfinite(results->days_needed))
		return "";
	return say_with(composer, key, FILLS(
		{ "days", form_amount(composer, results->days_needed) },
		{ "available", form_amount(composer, results->days_available) },
		{ "over", form_amount(composer, -left) }));
}

/* How many accounts give days up, how many get more. */
static const char *
days_moved(const struct composer *composer)
{
	const struct results *results = composer->results;
	int givers = 0, getters = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		givers += results->accounts[i].account->days_now > results->accounts[i].days;
		getters += results->accounts[i].account->days_now < results->accounts[i].days;
	}
	if (givers == 0 || !isfinite(results->days_released))
		return "";
	return say_with(composer, getters == 0 ? "resources.given_only" : "resources.moved", FILLS(
		{ "givers", count_sentence(composer, "resources.giving", (size_t)givers) },
		{ "days", form_amount(composer, results->days_released) },
		{ "getters", say_count(composer, "resources.getting", getters) }));
}

/* How selling is organised today, and how it is to be. */
static const char *
selling_models(const struct composer *composer)
{
	const struct resources *resources = &composer->selection->resources;
	const char *today = resources->today == SELLING_NONE ? ""
		: say_with(composer, "resources.today", FILLS({ "model",
			say_word(composer, "selling_model", &words_selling_model, (int)resources->today) }));

	if (resources->intended == SELLING_NONE)
		return today;
	if (resources->intended == resources->today)
		return join_sentences(composer, today, say(composer, "resources.unchanged_model"));
	return join_sentences(composer, today, say_with(composer, "resources.intended", FILLS({ "model",
		say_word(composer, "selling_model", &words_selling_model, (int)resources->intended) })));
}

static struct mvalue *
resource_values(const struct composer *composer)
{
	struct mvalue *map = mvalue_map(composer->arena);

	set_text(composer, map, "standfirst",
		join_sentences(composer, days_planned(composer), days_moved(composer)));
	set_text(composer, map, "models", selling_models(composer));
	set_prose(composer, map, "notes", &composer->selection->resources.notes);
	return map;
}

/* ---- chapter 3 ---- */

static size_t
count_functions(const struct team *team)
{
	size_t count = 0;

	for (size_t i = 0; i < team->member_count; i++) {
		const char *function = team->members[i].person->function;
		bool seen = function == NULL;

		for (size_t j = 0; j < i && !seen; j++)
			seen = team->members[j].person->function != NULL &&
			       strcmp(team->members[j].person->function, function) == 0;
		count += !seen;
	}
	return count;
}

static bool
has_picks(const struct team *team, const struct person *person)
{
	for (size_t i = 0; i < team->first_pick_count; i++)
		if (team->first_picks[i].person == person && team->first_picks[i].count > 0)
			return true;
	return false;
}

/* Whether every scorer named a list before the scores. */
static const char *
picks_sentence(const struct composer *composer)
{
	const struct team *team = &composer->selection->team;
	int scorers = 0, with_picks = 0;

	for (size_t i = 0; i < team->member_count; i++) {
		if (team->members[i].role != MEMBER_LEAD && team->members[i].role != MEMBER_SCORER)
			continue;
		scorers++;
		with_picks += has_picks(team, team->members[i].person);
	}
	if (with_picks == 0)
		return "";
	return with_picks == scorers ? say(composer, "team.all_picked")
	                             : count_sentence(composer, "team.some_picked", (size_t)with_picks);
}

static const char *
team_standfirst(const struct composer *composer)
{
	const struct team *team = &composer->selection->team;
	const char *first;

	if (team->member_count == 0)
		return "";
	first = say_with(composer, "team.standfirst", FILLS(
		{ "people", count_sentence(composer, "team.people", team->member_count) },
		{ "functions", say_count(composer, "team.functions", (int)count_functions(team)) }));
	return join_sentences(composer, first, picks_sentence(composer));
}

static const char *
team_span(const struct composer *composer)
{
	const struct team *team = &composer->selection->team;
	int weeks;

	if (!date_is_set(team->start) || !date_is_set(team->end))
		return "";
	weeks = (date_day_number(team->end) - date_day_number(team->start) + 6) / 7;
	return say_with(composer, "team.span", FILLS(
		{ "weeks", count_sentence(composer, "team.weeks", (size_t)(weeks < 0 ? 0 : weeks)) },
		{ "start", form_date(composer, team->start) },
		{ "end", form_date(composer, team->end) }));
}

/* How like the scorers ranked the accounts, in words; appendix B has W. */
static const char *
team_agreement(const struct composer *composer)
{
	const struct results *results = composer->results;
	const double w = results->kendall_w;
	const char *key = w >= 0.7 ? "team.agree_closely" : w >= 0.5 ? "team.agree_fairly" : "team.agree_hardly";

	if (!isfinite(w))
		return say(composer, "missing.agreement");
	return say_with(composer, key, FILLS(
		{ "scorers", count_sentence(composer, "team.scorers", (size_t)results->kendall_scorers) },
		{ "accounts", form_count_word(composer, results->kendall_accounts) }));
}

static struct mvalue *
team_values(const struct composer *composer)
{
	struct mvalue *map = mvalue_map(composer->arena);

	set_text(composer, map, "standfirst", team_standfirst(composer));
	set_text(composer, map, "span", team_span(composer));
	set_text(composer, map, "agreement", team_agreement(composer));
	return map;
}

/* ---- chapters 4 and 5 ---- */

static struct mvalue *
market_values(const struct composer *composer)
{
	const struct market_map *map = &composer->selection->map;
	struct mvalue *values = mvalue_map(composer->arena);
	const char *places = map->node_count == 0 ? "" : say_with(composer, "market.standfirst", FILLS(
		{ "places", count_sentence(composer, "market.places", map->node_count) },
		{ "stages", say_count(composer, "market.stages", (int)map->stage_count) }));
	const char *leverage = map->leverage_count == 0
		? "" : count_sentence(composer, "market.leverage", map->leverage_count);

	set_text(composer, values, "standfirst", join_sentences(composer, places, leverage));
	return values;
}

static struct mvalue *
segmentation_values(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	struct mvalue *map = mvalue_map(composer->arena);
	size_t high = 0;

	for (size_t i = 0; i < selection->segment_count; i++)
		high += selection->segments[i].priority == PRIORITY_HIGH;
	set_text(composer, map, "standfirst", selection->segment_count == 0 ? ""
		: join_sentences(composer, count_sentence(composer, "segments.count", selection->segment_count),
			high == 0 ? "" : count_sentence(composer, "segments.high", high)));
	set_prose(composer, map, "basis", &selection->segmentation.basis);
	set_prose(composer, map, "rejected", &selection->segmentation.rejected);
	set_prose(composer, map, "so_we_differ", &selection->segmentation.so_we_differ);
	return map;
}

/* ---- chapter 9 ---- */

static const char *
selection_standfirst(const struct composer *composer)
{
	const struct results *results = composer->results;
	int exceptions = 0;

	if (results->classes[CLASS_KEY].count + results->classes[CLASS_KEY_DEVELOPMENT].count == 0)
		return say(composer, "selection.none_chosen");
	for (size_t i = 0; i < results->account_count; i++)
		exceptions += result_is_exception(&results->accounts[i]);
	return join_sentences(composer,
		say_with(composer, "selection.standfirst", FILLS(
			{ "key", count_sentence(composer, "selection.key", (size_t)results->classes[CLASS_KEY].count) },
			{ "development", say_count(composer, "selection.development",
				results->classes[CLASS_KEY_DEVELOPMENT].count) },
			{ "candidates", say_count(composer, "selection.candidates", (int)results->account_count) })),
		exceptions == 0 ? say(composer, "selection.as_computed")
		                : count_sentence(composer, "selection.exceptions", (size_t)exceptions));
}

static struct mvalue *
selection_values(const struct composer *composer)
{
	struct mvalue *map = mvalue_map(composer->arena);

	set_text(composer, map, "standfirst", selection_standfirst(composer));
	set_prose(composer, map, "summary", &composer->selection->summary);
	return map;
}

/* ---- chapters 10 and 11, appendix A ---- */

static struct mvalue *
review_values(const struct composer *composer)
{
	const struct results *results = composer->results;
	const struct date next = composer->selection->review.next;
	struct mvalue *map = mvalue_map(composer->arena);
	size_t known = 0, changed = 0;
	const char *text = date_is_set(next)
		? say_with(composer, "review.next", FILLS({ "date", form_date(composer, next) })) : "";

	for (size_t i = 0; i < results->account_count; i++) {
		const struct previous *previous = &results->accounts[i].account->previous;

		known += previous->given;
		changed += previous->given && previous->class != CLASS_UNDETERMINED &&
		           previous->class != results->accounts[i].class;
	}
	if (known > 0)
		text = join_sentences(composer, count_sentence(composer, "review.changed_since", changed),
			known == results->account_count ? ""
				: count_sentence(composer, "review.new", results->account_count - known));
	set_text(composer, map, "standfirst", text);
	return map;
}

static struct mvalue *
next_values(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	struct mvalue *map = mvalue_map(composer->arena);
	struct date first = { 0 };

	for (size_t i = 0; i < selection->next_step_count; i++) {
		const struct date due = selection->next_steps[i].due;

		if (date_is_set(due) && (!date_is_set(first) || date_compare(due, first) < 0))
			first = due;
	}
	set_text(composer, map, "standfirst", selection->next_step_count == 0 ? ""
		: join_sentences(composer, count_sentence(composer, "next.count", selection->next_step_count),
			!date_is_set(first) ? "" : say_with(composer,
				selection->next_step_count == 1 ? "next.only" : "next.first",
				FILLS({ "date", form_date(composer, first) }))));
	return map;
}

static struct mvalue *
finding_values(const struct composer *composer)
{
	const size_t errors = diag_count(composer->input->findings, DIAG_ERROR);
	struct mvalue *map = mvalue_map(composer->arena);

	set_text(composer, map, "standfirst", composer->input->findings->count == 0
		? say(composer, "findings.tested")
		: join_sentences(composer, say(composer, "findings.standfirst"),
			errors == 0 ? say(composer, "findings.no_error")
			            : count_sentence(composer, "findings.in_the_way", errors)));
	return map;
}

void
values_of_chapters(const struct composer *composer, struct mvalue *root)
{
	struct arena *arena = composer->arena;

	mvalue_set(arena, root, "guidance", mvalue_bool(arena, composer->selection->build.guidance));
	mvalue_set(arena, root, "kam", kam_values(composer));
	mvalue_set(arena, root, "objectives", objective_values(composer));
	mvalue_set(arena, root, "resources", resource_values(composer));
	mvalue_set(arena, root, "team", team_values(composer));
	mvalue_set(arena, root, "market", market_values(composer));
	mvalue_set(arena, root, "segmentation", segmentation_values(composer));
	mvalue_set(arena, root, "selection", selection_values(composer));
	mvalue_set(arena, root, "review", review_values(composer));
	mvalue_set(arena, root, "next", next_values(composer));
	mvalue_set(arena, root, "findings", finding_values(composer));
}
