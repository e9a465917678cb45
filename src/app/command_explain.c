/* kaism explain: the arithmetic of an account's place, term by term, or what a
 * rule or another finding means. Read run_explain first. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/fingerprint.h"
#include "analysis/capacity.h"
#include "app/commands.h"
#include "app/explain.h"
#include "app/finding_ids.h"
#include "app/project.h"
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "compose/wordbook.h"
#include "model/rules.h"
#include "model/words.h"

struct explanation {
	struct arena *arena;
	const struct results *results;
	const struct account_result *result;
	const char *factor; /* NULL = all */
	enum language language;
};

/* ---- numbers ---- */

static const char *
shown(const struct explanation *explanation, double value, int decimals)
{
	char digits[NUMBER_SIZE];

	if (!isfinite(value))
		return "-";
	number_fixed(digits, value, decimals);
	return arena_string(explanation->arena, digits);
}

static const char *
score_text(const struct explanation *explanation, const struct score *score)
{
	struct arena *arena = explanation->arena;
	char low[NUMBER_SIZE], high[NUMBER_SIZE];

	if (score->kind == SCORE_UNKNOWN)
		return "?";
	number_shortest(low, score->low);
	number_shortest(high, score->high);
	return strcmp(low, high) == 0 ? arena_printf(arena, "%s", low)
	                              : arena_printf(arena, "%s..%s", low, high);
}

static double
middle_of(const struct score *score)
{
	return score->kind == SCORE_UNKNOWN ? (double)NAN : (score->low + score->high) / 2;
}

static bool
is_asked_for(const struct explanation *explanation, const char *id)
{
	return explanation->factor == NULL || text_equal(explanation->factor, id);
}

/* ---- attractiveness ---- */

/* The score of one factor at which the total would reach the line. */
static void
print_turning_score(const struct explanation *explanation, size_t factor)
{
	const struct results *results = explanation->results;
	const struct scale *scale = &results->selection->matrix.scale;
	const struct contribution *part = &explanation->result->factors[factor];
	const double total = explanation->result->attractiveness.value.estimate;
	const double known = 100 - explanation->result->attractiveness.unknown_weight;
	const double at = middle_of(&part->score) +
		(results->attractiveness_threshold - total) * known / part->weight;

	if (!isfinite(at) || at < scale->min || at > scale->max)
		printf("    no score of it alone takes the total to the line at %s\n",
			shown(explanation, results->attractiveness_threshold, 2));
	else
		printf("    the total reaches the line at %s with a score of %s\n",
			shown(explanation, results->attractiveness_threshold, 2), shown(explanation, at, 2));
}

/* What each scorer gave, and which figure of these is used. */
static void
print_scorers(const struct explanation *explanation, size_t factor)
{
	const struct selection *selection = explanation->results->selection;
	const struct account *account = explanation->result->account;
	const size_t row = (size_t)(account - selection->accounts) * selection->attractiveness.factor_count;
	const bool stated = account->scores != NULL && account->scores[factor].kind != SCORE_ABSENT;
	int count = 0;

	for (size_t i = 0; i < selection->scorecard_count; i++) {
		const struct scorecard *card = &selection->scorecards[i];

		if (card->scores != NULL && card->scores[row + factor].kind != SCORE_ABSENT)
			printf("%s%s %s", count++ == 0 ? "    the scorers gave: " : ", ",
				words_in(&card->scorer->name, explanation->language),
				score_text(explanation, &card->scores[row + factor]));
	}
	if (count > 0)
		puts(stated ? "; the score stated for the account is used" : "; their median is used");
}

static void
print_factors(const struct explanation *explanation)
{
	const struct attractiveness *axis = &explanation->results->selection->attractiveness;

	printf("  %8s  %7s  %7s  factor\n", "weight", "score", "part");
	for (size_t i = 0; i < axis->factor_count; i++) {
		const struct contribution *part = &explanation->result->factors[i];

		if (!is_asked_for(explanation, axis->factors[i].id))
			continue;
		printf("  %8s  %7s  %7s  %s\n", shown(explanation, part->weight, 1),
			score_text(explanation, &part->score),
			shown(explanation, part->weight * middle_of(&part->score) / 100, 3),
			words_in(&axis->factors[i].name, explanation->language));
		if (explanation->factor != NULL) {
			print_scorers(explanation, i);
			print_turning_score(explanation, i);
		}
	}
}

static void
print_sum(const struct explanation *explanation)
{
	const struct axis *axis = &explanation->result->attractiveness;
	double sum = 0;

	for (size_t i = 0; i < explanation->results->selection->attractiveness.factor_count; i++) {
		const struct contribution *part = &explanation->result->factors[i];

		if (part->score.kind != SCORE_UNKNOWN)
			sum += part->weight * middle_of(&part->score) / 100;
	}
	printf("  the parts add up to %s", shown(explanation, sum, 3));
	if (axis->unknown_weight > 0)
		printf("; over the %s%% of the weight that is known, %s",
			shown(explanation, 100 - axis->unknown_weight, 1), shown(explanation, axis->value.estimate, 3));
	putchar('\n');
	if (axis->value.low < axis->value.high)
		printf("  with what is open at its lowest and at its highest: %s to %s\n",
			shown(explanation, axis->value.low, 2), shown(explanation, axis->value.high, 2));
	if (axis->rank > 0)
		printf("  rank %d of %zu (could be %d to %d)\n", axis->rank, explanation->results->account_count,
			axis->rank_low, axis->rank_high);
}

static void
print_turning_weight(const struct explanation *explanation)
{
	const struct account_result *result = explanation->result;
	const int factor = result->flip_factor;

	if (factor < 0)
		return;
	printf("  one weight alone turns it: %s at %s%s instead of %s%s, the others keeping their proportions\n",
		words_in(&explanation->results->selection->attractiveness.factors[factor].name, explanation->language),
		shown(explanation, result->flip_weight, 1), "%",
		shown(explanation, explanation->results->weights[factor], 1), "%");
}

/* Where the line of attractiveness comes from. */
static const char *
line_origin(const struct matrix *matrix)
{
	static const char *const origins[] = {
		[THRESHOLD_DEFAULT] = "the middle of the scale", [THRESHOLD_NUMBER] = "as the project sets it",
		[THRESHOLD_MEAN] = "the mean of the accounts", [THRESHOLD_MEDIAN] = "the median of the accounts",
	};

	return origins[matrix->attractiveness_threshold_kind];
}

static void
explain_attractiveness(const struct explanation *explanation)
{
	const double line = explanation->results->attractiveness_threshold;
	const double total = explanation->result->attractiveness.value.estimate;

	printf("\nAttractiveness %s, the line is at %s, %s\n", shown(explanation, total, 2),
		shown(explanation, line, 2), line_origin(&explanation->results->selection->matrix));
	print_factors(explanation);
	if (explanation->factor == NULL) {
		print_sum(explanation);
		print_turning_weight(explanation);
	}
}

/* ---- relative strength ---- */

static bool
is_ratio(const struct explanation *explanation)
{
	return explanation->results->selection->matrix.strength == STRENGTH_RATIO;
}

static void
print_ratings(const struct explanation *explanation)
{
	const struct account_result *result = explanation->result;
	const struct strength *strength = &result->account->strength;

	printf("  %8s  %7s  %7s  %7s  factor\n", "weight", "us", "them", is_ratio(explanation) ? "lead" : "part");
	for (size_t i = 0; i < strength->factor_count; i++) {
		const struct rating_factor *factor = &strength->factors[i];

		if (is_asked_for(explanation, factor->id))
			printf("  %8s  %7s  %7s  %7s  %s\n", shown(explanation, result->rating_weights[i], 1),
				score_text(explanation, &factor->us),
				score_text(explanation, &factor->rivals[result->best_rival]),
				shown(explanation, result->ratings[i].push, 3),
				words_in(&factor->name, explanation->language));
	}
}

static const char *
why_no_strength(const struct explanation *explanation)
{
	const struct strength *strength = &explanation->result->account->strength;

	if (!strength->given || strength->rival_count == 0)
		return "no rival is rated, so that it cannot be said";
	if (!is_ratio(explanation))
		return "of no rival and us a factor is known for both, so that it cannot be said";
	return explanation->results->selection->matrix.scale.min < 0
		? "no ratio exists on a scale that begins below 0"
		: "no ratio exists, as what is known of the rivals is 0 or nothing";
}

/* How we stand against those who are not the best. */
static void
print_other_rivals(const struct explanation *explanation)
{
	const struct account_result *result = explanation->result;

	for (size_t i = 0; i < result->account->strength.rival_count; i++) {
		const struct rival_result *rival = &result->rivals[i];

		if ((int)i != result->best_rival)
			printf("  against %s: %s\n", words_in(&rival->rival->name, explanation->language),
				rival->them <= 0 && is_ratio(explanation) ? "no ratio exists, as its total is 0"
				: isnan(rival->value) ? "no factor is known for both"
				: shown(explanation, rival->value, 2));
	}
}

static void
explain_strength(const struct explanation *explanation)
{
	const struct account_result *result = explanation->result;

	if (result->best_rival < 0) {
		printf("\nRelative strength: %s\n", why_no_strength(explanation));
		return;
	}
	const struct rival_result *best = &result->rivals[result->best_rival];
	printf("\nRelative strength %s against %s, the best rival; the line is at %s\n",
		shown(explanation, result->strength.value.estimate, 2),
		words_in(&best->rival->name, explanation->language),
		shown(explanation, explanation->results->strength_threshold, 2));
	print_ratings(explanation);
	if (explanation->factor != NULL)
		return;
	printf("  us %s %s them %s", shown(explanation, best->us, 3), is_ratio(explanation) ? "over" : "less",
		shown(explanation, best->them, 3));
	if (best->compared_weight < 100)
		printf(", over the %s%% of the weight known of both", shown(explanation, best->compared_weight, 1));
	putchar('\n');
	print_other_rivals(explanation);
}

/* ---- what is not known ---- */

static void
print_questions(const struct explanation *explanation)
{
	const struct account_result *result = explanation->result;

	if (result->question_count > 0)
		puts("\nWhat is not known, and the chance that the answer moves it over the line");
	for (size_t i = 0; i < result->question_count; i++) {
		const struct question *question = &result->questions[i];
		const struct words *name = question->is_strength
			? &result->account->strength.factors[question->factor].name
			: &explanation->results->selection->attractiveness.factors[question->factor].name;

		printf("  %7s%%  %s%s%s\n", shown(explanation, 100 * question->probability, 0),
			words_in(name, explanation->language),
			!question->is_strength ? "" : question->rival < 0 ? ", of us" : ", of ",
			question->is_strength && question->rival >= 0
				? words_in(&result->rivals[question->rival].rival->name, explanation->language) : "");
	}
}

/* ---- days and money ---- */

/* What the actions need in all. */
static void
print_actions(const struct explanation *explanation)
{
	const struct plan *plan = &explanation->result->account->plan;
	double days = (double)NAN, cost = (double)NAN;
	int count = 0;

	for (size_t i = 0; i < plan->action_count; i++)
		if (plan->actions[i].status != ACTION_DROPPED) {
			days = capacity_sum_known(days, plan->actions[i].days);
			cost = capacity_sum_known(cost, plan->actions[i].cost);
			count++;
		}
	if (count > 0)
		printf("  the actions of its plan that are not dropped (%d) add up to %s days and %s of money\n", count,
			shown(explanation, days, 1), shown(explanation, cost, 1));
}

/* What more business can earn by the horizon. */
static void
print_gain(const struct explanation *explanation)
{
	const struct account *account = explanation->result->account;
	const double years = explanation->results->selection->horizon_years;
	const double gain = account->margin_percent / 100 * (account->reachable - account->revenue) * years;

	if (isfinite(gain))
		printf("  within reach: a margin of %s%% x (%s reachable - %s now) x %s year%s = %s\n",
			shown(explanation, account->margin_percent, 1), shown(explanation, account->reachable, 1),
			shown(explanation, account->revenue, 1), shown(explanation, years, 0), years == 1 ? "" : "s",
			shown(explanation, gain, 1));
}

static void
explain_resources(const struct explanation *explanation)
{
	const struct account_result *result = explanation->result;
	const struct account *account = result->account;

	if (isnan(result->days) && isnan(result->budget) && isnan(account->margin_percent))
		return;
	puts("\nDays and money");
	if (isfinite(result->days))
		printf("  days a year: %s, %s; %s now\n", shown(explanation, result->days, 1),
			isnan(account->days) ? "what `resources.days_per_account` gives its class" : "as stated for the account",
			shown(explanation, account->days_now, 1));
	if (isfinite(result->budget))
		printf("  money: %s, %s\n", shown(explanation, result->budget, 1),
			isnan(account->plan.budget) ? "the sum of the actions' costs" : "the `budget` of its plan");
	print_actions(explanation);
	print_gain(explanation);
}

/* ---- an account ---- */

/* "key development" */
static const char *
class_name(enum account_class class)
{
	static const char *const names[] = { "key", "key development", "maintenance", "opportunistic" };

	return class == CLASS_UNDETERMINED ? "in no class yet" : names[class];
}

static void
print_head(const struct explanation *explanation)
{
	const struct account_result *result = explanation->result;

	printf("%s: %s", words_in(&result->account->name, explanation->language), class_name(result->class));
	if (result_is_exception(result))
		printf(", decided; by the scores %s", class_name(result->computed));
	puts(result->certain ? "" : "; what is not known may change it");
}

/* Where the account stood at the last review, as its file states. */
static void
print_past(const struct explanation *explanation)
{
	const struct previous *past = &explanation->result->account->previous;
	char day[11];

	if (!past->given)
		return;
	date_print(past->date, day);
	printf("\nAt the last review, %s: %s; attractiveness %s, relative strength %s\n", day, class_name(past->class),
		shown(explanation, past->attractiveness, 2), shown(explanation, past->strength, 2));
}

static bool
has_factor(const struct explanation *explanation)
{
	const struct attractiveness *axis = &explanation->results->selection->attractiveness;

	for (size_t i = 0; i < axis->factor_count; i++)
		if (is_asked_for(explanation, axis->factors[i].id))
			return true;
	return false;
}

static bool
has_rating(const struct explanation *explanation)
{
	const struct strength *strength = &explanation->result->account->strength;

	for (size_t i = 0; i < strength->factor_count; i++)
		if (is_asked_for(explanation, strength->factors[i].id))
			return true;
	return false;
}

static int
explain_account(const struct explanation *explanation)
{
	const bool factor = has_factor(explanation), rating = has_rating(explanation);

	if (explanation->factor != NULL && !factor && !rating) {
		fprintf(stderr, "kaism explain: `%s` has no factor `%s`; `kaism explain %s` lists them\n",
			explanation->result->account->id, explanation->factor, explanation->result->account->id);
		return EXIT_USAGE;
	}
	print_head(explanation);
	if (factor)
		explain_attractiveness(explanation);
	if (rating || explanation->factor == NULL)
		explain_strength(explanation);
	if (explanation->factor == NULL) {
		print_questions(explanation);
		explain_resources(explanation);
		print_past(explanation);
		printf("\nAn approval of what stands here says `of: %s`; of the whole selection, `of: %s`\n",
			fingerprint_of_account(explanation->results, explanation->result),
			fingerprint_of_selection(explanation->results));
	}
	return EXIT_DONE;
}

static const struct account_result *
find_result(const struct results *results, const char *id)
{
	for (size_t i = 0; i < results->account_count; i++)
		if (text_equal(results->accounts[i].account->id, id))
			return &results->accounts[i];
	return NULL;
}

/* The account, `selection` or finding most like the word, or NULL. */
static const char *
similar_name(struct project *project, const char *word)
{
	const struct results *results = project->results;
	const size_t count = results == NULL ? 0 : results->account_count;
	const char **names = ARENA_ARRAY(&project->arena, const char *, count + 2);
	const char *similar;

	for (size_t i = 0; i < count; i++)
		names[i] = results->accounts[i].account->id;
	names[count] = "selection";
	similar = text_similar(word, names, count + 1);
	return similar != NULL ? similar : finding_similar(word);
}

static int
refuse_name(struct project *project, const char *word)
{
	const char *similar = similar_name(project, word);

	fprintf(stderr, "kaism explain: there is no rule and no account `%s`; ", word);
	if (similar != NULL)
		fprintf(stderr, "a similar one is `%s`\n", similar);
	else
		fputs("`kaism rank` lists the accounts\n", stderr);
	return EXIT_USAGE;
}

/* `id` or `id.factor` of the project in this folder. */
static int
explain_place(const struct options *options)
{
	struct project project;
	int status = EXIT_DONE;

	project_open(&project, options);
	project_judge(&project);
	if (project.results != NULL) {
		const size_t length = strcspn(options->argument, ".");
		const char *rest = options->argument + length;
		const char *id = arena_copy(&project.arena, options->argument, length);
		const struct explanation explanation = {
			.arena = &project.arena, .results = project.results,
			.result = find_result(project.results, id),
			.factor = *rest == '.' ? rest + 1 : NULL,
			.language = project.selection->languages[0],
		};

		if (explanation.result != NULL) {
			status = explain_account(&explanation);
		} else if (text_equal(options->argument, "selection")) {
			explain_selection(project.results, &project.arena);
		} else {
			status = refuse_name(&project, *id != '\0' ? id : options->argument);
		}
	} else if (project.source == NULL && finding_similar(options->argument) != NULL) {
		status = refuse_name(&project, options->argument);
	} else {
		status = project_report(&project, options, DIAG_ERROR);
	}
	project_close(&project);
	return status;
}

/* ---- a rule, or another finding ---- */

/* "rule_told.warning" */
static const char *
level_key(const struct rule *rule)
{
	if (rule->level == 'E')
		return rule->error_in_draft ? "rule_told.error" : "rule_told.error_when_decided";
	return rule->level == 'W' ? "rule_told.warning" : "rule_told.note";
}

/* "near_percent: 2, weight_points: 5", as the project file writes it. */
static const char *
limits_of(const struct rule *rule, struct arena *arena)
{
	const char *limits = "";

	for (int i = 0; i < RULE_PARAMETERS && rule->parameters[i].name != NULL; i++) {
		char digits[NUMBER_SIZE];

		number_shortest(digits, rule->parameters[i].value);
		limits = arena_printf(arena, "%s%s%s: %s", limits, i == 0 ? "" : ", ",
			rule->parameters[i].name, digits);
	}
	return limits;
}

/* What is said of every rule: its words, its level, its limits, whether it can be waived. */
static void
print_properties(const struct wordbook *words, const struct rule *rule)
{
	struct arena *arena = words->arena;
	const char *message = arena_printf(arena, "rule.%s.message", rule->code);

	if (!wordbook_has(words, message))
		message = arena_printf(arena, "%s.other", message);
	if (wordbook_has(words, message))
		printf("  %s\n", wordbook_fill(words, "rule_told.says",
			(const struct fill[]){ { "message", wordbook_find(words, message) }, { NULL, NULL } }));
	printf("  %s\n", wordbook_find(words, level_key(rule)));
	if (rule->needs_history)
		printf("  %s\n", wordbook_find(words, "rule_told.history"));
	if (rule->parameters[0].name != NULL)
		printf("  %s\n", wordbook_fill(words, "rule_told.limits", (const struct fill[]){
			{ "limits", limits_of(rule, arena) },
			{ "setting", arena_printf(arena, "`rules: {%s: {...}}`", rule->name) },
			{ NULL, NULL } }));
	printf("  %s\n", wordbook_find(words, rule->fixed ? "rule_told.fixed" : "rule_told.free"));
}

/* One part of what is written of a rule, if it has it; each of its lines indented. */
static void
print_part(const struct wordbook *words, const struct rule *rule, const char *part)
{
	const char *key = arena_printf(words->arena, "rule_explained.%s.%s", rule->code, part);
	const char *line = wordbook_has(words, key) ? wordbook_find(words, key) : "";

	if (*line != '\0')
		printf("\n%s\n", wordbook_find(words, arena_printf(words->arena, "rule_part.%s", part)));
	while (*line != '\0') {
		const int length = (int)strcspn(line, "\n");

		printf("  %.*s\n", length, line);
		line += length + (line[length] == '\n');
	}
}

static void
print_rule(const struct wordbook *words, const struct rule *rule)
{
	static const char *const parts[] = { "means", "why", "formula", "case", "before", "after" };

	printf("%s %s\n", rule->code, rule->name);
	print_properties(words, rule);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		print_part(words, rule, parts[i]);
}

/* What the language's words say of a rule, or else of a finding. */
static int
explain_finding(const struct options *options)
{
	struct arena arena;
	struct diag diag;
	const struct wordbook *words;
	const struct rule *rule = rule_find(options->argument);
	const struct finding_id *id = rule == NULL ? finding_find(options->argument) : NULL;
	const int language = options->language == NULL ? LANGUAGE_EN : word_find(&words_language, options->language);

	arena_init(&arena);
	diag_init(&diag, &arena);
	words = wordbook_open((enum language)language, &arena, &diag);
	if (words != NULL && rule != NULL)
		print_rule(words, rule);
	else if (words != NULL)
		printf("%s %s\n  %s\n", id->code, id->name,
			wordbook_find(words, arena_printf(&arena, "finding_explained.%s", id->code)));
	arena_release(&arena);
	return EXIT_DONE;
}

/* ---- the command ---- */

static int
run_explain(const struct options *options)
{
	if (options->argument == NULL) {
		fputs("kaism explain: name an account, an account's factor, `selection`, a rule or a finding: "
		      "`kaism explain kestner.margin`\n", stderr);
		return EXIT_USAGE;
	}
	return finding_is_known(options->argument) ? explain_finding(options)
	                                           : explain_place(options);
}

static const struct option explain_options[] = {
	{ "language", 0, OPTION_TEXT, offsetof(struct options, language), "en|zh",
	  "the language in which a finding is explained" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_explain = {
	.name = "explain",
	.arguments = "[FINDING|ACCOUNT|ACCOUNT.FACTOR|selection]",
	.summary = "Account for a place in the ranking, term by term; or tell what a rule or another finding means.",
	.examples = "  kaism explain kestner\n  kaism explain kestner.margin\n  kaism explain selection\n  kaism explain K602\n  kaism explain Y034\n",
	.options = explain_options,
	.run = run_explain,
};
