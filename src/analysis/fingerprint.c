#include "analysis/fingerprint.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/number.h"
#include "model/words.h"

/* Lines yet unsorted; what has no order in the file gets the same key. */
struct canon {
	struct arena *arena;
	const char **lines;
	size_t count, capacity;
};

#define KEY(canon, ...) arena_printf((canon)->arena, __VA_ARGS__)

/* ---- lines ---- */

/* Three texts as one: most of a fingerprint's work, so not left to printf. */
static const char *
joined(struct canon *canon, const char *first, const char *second, const char *third)
{
	const size_t a = strlen(first), b = strlen(second), c = strlen(third);
	char *made = arena_alloc(canon->arena, a + b + c + 1);

	memcpy(made, first, a);
	memcpy(made + a, second, b);
	memcpy(made + a + b, third, c + 1);
	return made;
}

static void
add_line(struct canon *canon, const char *line)
{
	canon->lines = arena_grow(canon->arena, canon->lines, sizeof *canon->lines, canon->count,
		&canon->capacity);
	canon->lines[canon->count++] = line;
}

/* Nothing where the file has nothing. */
static void
add_text(struct canon *canon, const char *key, const char *text)
{
	if (text != NULL && *text != '\0')
		add_line(canon, joined(canon, key, " = ", text));
}

/* Six decimals, so that sums which differ in their last bit are the same. */
static const char *
number_text(struct canon *canon, double value)
{
	char digits[NUMBER_SIZE];

	if (!isfinite(value))
		return "";
	number_shortest(digits, number_round(value, 6));
	return arena_string(canon->arena, digits);
}

static void
add_number(struct canon *canon, const char *key, double value)
{
	add_text(canon, key, number_text(canon, value));
}

/* Blanks and line ends are one blank: how a text is folded says nothing. */
static const char *
single_blanks(struct canon *canon, const char *text)
{
	char *made = arena_string(canon->arena, text), *end = made;

	for (const char *at = made; *at != '\0';) {
		const size_t blanks = strspn(at, " \t\n");

		at += blanks;
		if (blanks > 0 && end > made && *at != '\0')
			*end++ = ' ';
		if (*at != '\0')
			*end++ = *at++;
	}
	*end = '\0';
	return made;
}

/* A text in all languages that it is given in. */
static const char *
words_text(struct canon *canon, const struct words *words)
{
	const char *text = words->any == NULL ? "" : single_blanks(canon, words->any);

	for (int i = 0; i < LANGUAGE_COUNT; i++)
		if (words->in[i] != NULL)
			text = arena_printf(canon->arena, "%s[%s] %s", text, word_of(&words_language, i),
				single_blanks(canon, words->in[i]));
	return text;
}

static const char *
score_text(struct canon *canon, const struct score *score)
{
	if (score->kind == SCORE_UNKNOWN)
		return "unknown";
	if (score->kind == SCORE_ABSENT)
		return "";
	if (score->low < score->high)
		return joined(canon, number_text(canon, score->low), "..", number_text(canon, score->high));
	return number_text(canon, score->low);
}

static const char *
date_text(struct canon *canon, struct date date)
{
	char digits[11];

	date_print(date, digits);
	return arena_string(canon->arena, digits);
}

static const char *
person_text(const struct person *person)
{
	return person == NULL ? "" : person->id;
}

static int
compare_lines(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void
seal(struct canon *canon, char out[FINGERPRINT_SIZE])
{
	char digits[65];
	size_t size = 0;
	char *text, *end;

	if (canon->count > 0)
		qsort(canon->lines, canon->count, sizeof *canon->lines, compare_lines);
	for (size_t i = 0; i < canon->count; i++)
		size += strlen(canon->lines[i]) + 1;
	end = text = arena_alloc(canon->arena, size + 1);
	for (size_t i = 0; i < canon->count; i++) {
		end = stpcpy(end, canon->lines[i]);
		*end++ = '\n';
	}
	hash_sha256(text, size, digits);
	snprintf(out, FINGERPRINT_SIZE, "%.*s", FINGERPRINT_SIZE - 1, digits);
}

/* ---- an account ---- */

static void
add_scores(struct canon *canon, const struct results *results, const struct account_result *result)
{
	const struct attractiveness *axis = &results->selection->attractiveness;

	for (size_t i = 0; i < axis->factor_count; i++) {
		const char *id = axis->factors[i].id;

		add_number(canon, joined(canon, "weight.", id, ""), results->weights[i]);
		add_text(canon, joined(canon, "score.", id, ""), score_text(canon, &result->factors[i].score));
	}
}

static void
add_strength(struct canon *canon, const struct account_result *result)
{
	const struct strength *strength = &result->account->strength;

	if (!strength->given)
		return;
	add_text(canon, "strength.asked", word_of(&words_asked, (int)strength->asked));
	add_number(canon, "strength.scale.min", strength->scale.min);
	add_number(canon, "strength.scale.max", strength->scale.max);
	for (size_t i = 0; i < strength->factor_count; i++) {
		const struct rating_factor *factor = &strength->factors[i];
		const char *key = joined(canon, "strength.", factor->id, ".");

		add_number(canon, joined(canon, key, "weight", ""), result->rating_weights[i]);
		add_text(canon, joined(canon, key, "us", ""), score_text(canon, &factor->us));
		for (size_t k = 0; k < strength->rival_count; k++)
			add_text(canon, joined(canon, key, strength->rivals[k]->id, ""),
				score_text(canon, &factor->rivals[k]));
	}
}

static void
add_decision(struct canon *canon, const struct account_result *result)
{
	const struct override *override = &result->account->decision.override;

	add_number(canon, "days", result->days);
	add_text(canon, "decision.class", word_of(&words_class, (int)result->class));
	if (override->given)
		add_text(canon, "decision.override", KEY(canon, "%s until %s", person_text(override->by),
			date_text(canon, override->until)));
}

/* An action that was dropped is no longer one. */
static void
add_action(struct canon *canon, const struct action *action)
{
	if (action->status != ACTION_DROPPED)
		add_text(canon, "plan.action", KEY(canon, "%s | %s | %s days | %s money | %s",
			words_text(canon, &action->what), person_text(action->owner),
			number_text(canon, action->days), number_text(canon, action->cost),
			action->closes == NULL ? "" : action->closes));
}

static void
add_plan(struct canon *canon, const struct plan *plan)
{
	if (!plan->given)
		return;
	add_text(canon, "plan.objective", plan->objective == NULL ? "" : plan->objective->id);
	add_text(canon, "plan.sponsor", person_text(plan->sponsor));
	add_number(canon, "plan.budget", plan->budget);
	add_text(canon, "plan.stop_by", date_text(canon, plan->stop_by));
	add_text(canon, "plan.exit_trigger", words_text(canon, &plan->exit_trigger.text));
	add_text(canon, "plan.goal.class", word_of(&words_class, (int)plan->goal_class));
	add_number(canon, "plan.goal.revenue", plan->goal_revenue);
	for (size_t i = 0; i < plan->team_count; i++)
		add_text(canon, KEY(canon, "plan.team.%s", plan->team[i].name),
			words_text(canon, &plan->team[i].text));
	for (size_t i = 0; i < plan->action_count; i++)
		add_action(canon, &plan->actions[i]);
	for (size_t i = 0; i < plan->milestone_count; i++)
		add_text(canon, "plan.milestone", words_text(canon, &plan->milestones[i].what));
	for (size_t i = 0; i < plan->risk_count; i++)
		add_text(canon, "plan.risk", KEY(canon, "%s | %s | %s", words_text(canon, &plan->risks[i].what),
			words_text(canon, &plan->risks[i].answer),
			word_of(&words_likelihood, (int)plan->risks[i].likelihood)));
}

const char *
fingerprint_of_account(const struct results *results, const struct account_result *result)
{
	char *made = results->fingerprints[result - results->accounts];
	struct arena scratch;
	struct canon canon = { .arena = &scratch };

	if (*made != '\0')
		return made;
	arena_init(&scratch);
	add_scores(&canon, results, result);
	add_strength(&canon, result);
	add_decision(&canon, result);
	add_plan(&canon, &result->account->plan);
	seal(&canon, made);
	arena_release(&scratch);
	return made;
}

/* ---- the selection ---- */

static void
add_factor(struct canon *canon, const struct factor *factor)
{
	add_text(canon, KEY(canon, "factor.%s", factor->id), words_text(canon, &factor->name));
	for (size_t i = 0; i < factor->anchor_count; i++)
		add_text(canon, KEY(canon, "factor.%s.anchor.%s", factor->id,
			number_text(canon, factor->anchors[i].score)),
			words_text(canon, &factor->anchors[i].text));
}

static void
add_matrix(struct canon *canon, const struct results *results)
{
	const struct matrix *matrix = &results->selection->matrix;

	add_number(canon, "matrix.scale.min", matrix->scale.min);
	add_number(canon, "matrix.scale.max", matrix->scale.max);
	add_number(canon, "threshold.attractiveness", results->attractiveness_threshold);
	add_number(canon, "threshold.strength", results->strength_threshold);
	add_text(canon, "threshold.strength_mode", word_of(&words_strength_mode, (int)matrix->strength));
	add_text(canon, "threshold.on_the_line.attractiveness",
		word_of(&words_side, (int)matrix->on_the_line_attractiveness));
	add_text(canon, "threshold.on_the_line.strength",
		word_of(&words_side, (int)matrix->on_the_line_strength));
}

static void
add_resources(struct canon *canon, const struct resources *resources)
{
	if (!resources->given)
		return;
	add_text(canon, "resources.today", word_of(&words_selling_model, (int)resources->today));
	add_text(canon, "resources.intended", word_of(&words_selling_model, (int)resources->intended));
	add_number(canon, "resources.capacity_days", resources->capacity_days);
	add_number(canon, "resources.accounts_per_manager", resources->accounts_per_manager);
	for (size_t i = 0; i < resources->capacity_function_count; i++)
		add_number(canon, KEY(canon, "resources.capacity.%s", resources->capacity_by_function[i].name),
			resources->capacity_by_function[i].value);
	for (int i = 0; i < CLASS_COUNT; i++)
		add_number(canon, KEY(canon, "resources.days.%s", word_of(&words_class, i)),
			resources->days_per_account[i]);
}

const char *
fingerprint_of_selection(const struct results *results)
{
	const struct selection *selection = results->selection;
	char *made = results->fingerprints[results->account_count];
	struct arena scratch;
	struct canon canon = { .arena = &scratch };

	if (*made != '\0')
		return made;
	arena_init(&scratch);
	for (size_t i = 0; i < results->account_count; i++)
		add_text(&canon, KEY(&canon, "account.%s", selection->accounts[i].id),
			fingerprint_of_account(results, &results->accounts[i]));
	for (size_t i = 0; i < selection->attractiveness.factor_count; i++)
		add_factor(&canon, &selection->attractiveness.factors[i]);
	add_matrix(&canon, results);
	add_resources(&canon, &selection->resources);
	seal(&canon, made);
	arena_release(&scratch);
	return made;
}

bool
fingerprint_is_outdated(const struct approval *approval, const struct results *results,
	const struct account_result *result)
{
	if (approval->of == NULL)
		return false;
	return strcasecmp(approval->of, result == NULL ? fingerprint_of_selection(results)
		: fingerprint_of_account(results, result)) != 0;
}
