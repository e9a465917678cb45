#include "model/words.h"

#include <string.h>

#define WORDS(array) .words = (array), .count = sizeof(array) / sizeof((array)[0])

static const char *const language_words[] = { [LANGUAGE_EN] = "en", [LANGUAGE_ZH] = "zh" };
static const char *const status_words[] = {
	[STATUS_DRAFT] = "draft",
	[STATUS_FOR_DECISION] = "for_decision",
	[STATUS_FINAL] = "final",
};
static const char *const class_words[] = {
	[CLASS_KEY] = "key",
	[CLASS_KEY_DEVELOPMENT] = "key_development",
	[CLASS_MAINTENANCE] = "maintenance",
	[CLASS_OPPORTUNISTIC] = "opportunistic",
	[CLASS_UNDETERMINED] = NULL,
};
static const char *const objective_kind_words[] = {
	[OBJECTIVE_RETAIN] = "retain",
	[OBJECTIVE_GROW] = "grow",
	[OBJECTIVE_PREFERRED_SUPPLIER] = "preferred_supplier",
	[OBJECTIVE_CONSISTENCY] = "consistency",
	[OBJECTIVE_INTIMACY] = "intimacy",
	[OBJECTIVE_EFFICIENCY] = "efficiency",
	[OBJECTIVE_OTHER] = "other",
};
static const char *const selling_model_words[] = {
	[SELLING_NONE] = NULL,
	[SELLING_MILK_ROUND] = "milk_round",
	[SELLING_HUNTER] = "hunter",
	[SELLING_FARMER] = "farmer",
	[SELLING_KEY_ACCOUNTS] = "key_accounts",
};
static const char *const mandate_words[] = {
	[MANDATE_PROPOSES] = "proposes", [MANDATE_DECIDES] = "decides",
};
static const char *const team_mode_words[] = {
	[TEAM_CONSENSUS] = "consensus", [TEAM_VOTE] = "vote", [TEAM_LEAD] = "lead",
};
static const char *const member_role_words[] = {
	[MEMBER_SPONSOR] = "sponsor",
	[MEMBER_LEAD] = "lead",
	[MEMBER_SCORER] = "scorer",
	[MEMBER_OBSERVER] = "observer",
};
static const char *const node_kind_words[] = {
	[NODE_NONE] = NULL,
	[NODE_SUPPLIER] = "supplier",
	[NODE_DISTRIBUTOR] = "distributor",
	[NODE_OEM] = "oem",
	[NODE_SPECIFIER] = "specifier",
	[NODE_INFLUENCER] = "influencer",
	[NODE_END_USER] = "end_user",
};
static const char *const priority_words[] = {
	[PRIORITY_NONE] = NULL,
	[PRIORITY_HIGH] = "high",
	[PRIORITY_MEDIUM] = "medium",
	[PRIORITY_LOW] = "low",
};
static const char *const likelihood_words[] = {
	[LIKELIHOOD_NONE] = NULL,
	[LIKELIHOOD_LOW] = "low",
	[LIKELIHOOD_MEDIUM] = "medium",
	[LIKELIHOOD_HIGH] = "high",
};
static const char *const strength_mode_words[] = {
	[STRENGTH_DIFFERENCE] = "difference", [STRENGTH_RATIO] = "ratio",
};
static const char *const side_words[] = { [SIDE_HIGH] = "high", [SIDE_LOW] = "low" };
static const char *const strong_side_words[] = {
	[STRONG_RIGHT] = "right", [STRONG_LEFT] = "left",
};
static const char *const weight_method_words[] = {
	[WEIGHTS_STATED] = "stated",
	[WEIGHTS_PAIRWISE] = "pairwise",
	[WEIGHTS_RANKED] = "ranked",
	[WEIGHTS_SWING] = "swing",
};
static const char *const factor_type_words[] = {
	[FACTOR_UNTYPED] = NULL,
	[FACTOR_FINANCIAL] = "financial",
	[FACTOR_POTENTIAL] = "potential",
	[FACTOR_FIT] = "fit",
	[FACTOR_BEHAVIOUR] = "behaviour",
	[FACTOR_RISK] = "risk",
};
static const char *const factor_period_words[] = {
	[PERIOD_NONE] = NULL, [PERIOD_PAST] = "past", [PERIOD_FUTURE] = "future",
};
static const char *const answer_words[] = {
	[ANSWER_NONE] = NULL,
	[ANSWER_YES] = "yes",
	[ANSWER_NO] = "no",
	[ANSWER_UNKNOWN] = "unknown",
};
static const char *const asked_words[] = {
	[ASKED_NONE] = NULL,
	[ASKED_CUSTOMER] = "customer",
	[ASKED_SCORECARD] = "scorecard",
	[ASKED_INFERRED] = "inferred",
};
static const char *const view_words[] = {
	[VIEW_NONE] = NULL,
	[VIEW_AGREES] = "agrees",
	[VIEW_WITH_RESERVATION] = "with_reservation",
	[VIEW_OBJECTS] = "objects",
};
static const char *const action_status_words[] = {
	[ACTION_OPEN] = "open",
	[ACTION_DOING] = "doing",
	[ACTION_DONE] = "done",
	[ACTION_DROPPED] = "dropped",
};
static const char *const rule_level_words[] = {
	[LEVEL_DEFAULT] = NULL,
	[LEVEL_IGNORE] = "ignore",
	[LEVEL_NOTE] = "note",
	[LEVEL_WARNING] = "warning",
	[LEVEL_ERROR] = "error",
};
static const char *const paper_words[] = { [PAPER_A4] = "A4", [PAPER_LETTER] = "Letter" };
static const char *const threshold_words[] = {
	[THRESHOLD_DEFAULT] = NULL,
	[THRESHOLD_NUMBER] = NULL,
	[THRESHOLD_MEAN] = "mean",
	[THRESHOLD_MEDIAN] = "median",
};
static const char *const question_words[] = {
	"size_only", "pet_account", "the_dropped", "do_nothing", "guessed",
	"one_factor", "mutual", "people", "past", "rivals",
};

const struct word_table words_language = { "language", WORDS(language_words) };
const struct word_table words_status = { "status", WORDS(status_words) };
const struct word_table words_class = { "class", WORDS(class_words) };
const struct word_table words_objective_kind = { "kind of objective", WORDS(objective_kind_words) };
const struct word_table words_selling_model = { "selling model", WORDS(selling_model_words) };
const struct word_table words_mandate = { "mandate", WORDS(mandate_words) };
const struct word_table words_team_mode = { "way to decide", WORDS(team_mode_words) };
const struct word_table words_member_role = { "role", WORDS(member_role_words) };
const struct word_table words_node_kind = { "kind of node", WORDS(node_kind_words) };
const struct word_table words_priority = { "priority", WORDS(priority_words) };
const struct word_table words_likelihood = { "likelihood", WORDS(likelihood_words) };
const struct word_table words_strength_mode = { "way to compare", WORDS(strength_mode_words) };
const struct word_table words_side = { "side of the line", WORDS(side_words) };
const struct word_table words_strong_side = { "side of the matrix", WORDS(strong_side_words) };
const struct word_table words_weight_method = { "source of weights", WORDS(weight_method_words) };
const struct word_table words_factor_type = { "type of factor", WORDS(factor_type_words) };
const struct word_table words_factor_period = { "period", WORDS(factor_period_words) };
const struct word_table words_answer = { "answer", WORDS(answer_words) };
const struct word_table words_asked = { "source of the rating", WORDS(asked_words) };
const struct word_table words_view = { "view", WORDS(view_words) };
const struct word_table words_action_status = { "status of an action", WORDS(action_status_words) };
const struct word_table words_rule_level = { "level", WORDS(rule_level_words) };
const struct word_table words_paper = { "paper", WORDS(paper_words) };
const struct word_table words_threshold = { "threshold", WORDS(threshold_words) };
const struct word_table words_question = { "question", WORDS(question_words) };

int word_find(const struct word_table *table, const char *word)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->words[i] != NULL && strcmp(table->words[i], word) == 0)
			return (int)i;
	return -1;
}

const char *word_of(const struct word_table *table, int value)
{
	if (value < 0 || (size_t)value >= table->count || table->words[value] == NULL)
		return "";
	return table->words[value];
}
