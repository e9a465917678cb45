/* What the rules of all checklists share. Private to analysis. */
#ifndef KAISM_ANALYSIS_RULES_INTERNAL_H
#define KAISM_ANALYSIS_RULES_INTERNAL_H

#include <math.h>
#include <string.h>

#include "analysis/attractiveness.h"
#include "analysis/rules.h"
#include "analysis/statistics.h"
#include "analysis/verdict.h"
#include "model/words.h"

struct judge {
	const struct selection *selection;
	const struct results *results;
	const struct results *before;       /* NULL = not known */
	const struct rules_history *history; /* never NULL */
	const struct rule *rule;            /* the one being tested */
	struct rule_hit *hits;
	size_t count, capacity;
	struct arena *arena;                /* of the judgement */
};

/* Tests one rule on the project, or on one account. */
typedef void project_rule(struct judge *judge);
typedef void account_rule(struct judge *judge, const struct account_result *result);

/* ---- hits ---- */

#define ARGUMENTS(...) ((const struct rule_argument[]){ __VA_ARGS__, { NULL, { RULE_COUNT, { 0 } } } })

/* A hit of the rule in hand, at its own level; a place or subject that is not
 * there is the selection's. Valid until the next hit is made. */
struct rule_hit *judge_hit(struct judge *judge, struct place place, const char *subject,
                           const struct rule_argument *arguments);
/* One about an account: the arguments begin with {account}, {class}. */
struct rule_hit *judge_account(struct judge *judge, const struct account_result *result,
                               const struct rule_argument *arguments);
/* Chooses one of the rule's sentences. */
struct rule_hit *judge_form(struct rule_hit *hit, const char *form);
/* The parameter of the rule in hand. */
double judge_limit(const struct judge *judge, const char *parameter);

/* ---- values ---- */

#define COUNT(n) ((struct rule_value){ .kind = RULE_COUNT, .number = (double)(n) })
#define NUMBER(x) ((struct rule_value){ .kind = RULE_NUMBER, .number = (x) })
#define TOTAL(x) ((struct rule_value){ .kind = RULE_TOTAL, .number = (x) })
#define INDEX(x) ((struct rule_value){ .kind = RULE_INDEX, .number = (x) })
#define PERCENT(x) ((struct rule_value){ .kind = RULE_PERCENT, .number = (x) })
#define MONEY(x) ((struct rule_value){ .kind = RULE_MONEY, .number = (x) })
#define DATE(x) ((struct rule_value){ .kind = RULE_DATE, .date = (x) })
#define CLASS(x) ((struct rule_value){ .kind = RULE_CLASS, .class = (x) })
#define WORD(x) ((struct rule_value){ .kind = RULE_WORD, .text = (x) })
#define PHRASE(x) ((struct rule_value){ .kind = RULE_PHRASE, .text = (x) })
#define LIST(values) ((struct rule_value){ .kind = RULE_LIST, .list = { (values).items, (values).count } })
/* Anything with an id and a name. */
#define NAME(thing) \
	((struct rule_value){ .kind = RULE_NAME, .name = { &(thing)->name, (thing)->id } })

struct values { struct rule_value *items; size_t count; };
/* An empty list with room for `most`. */
struct values values_new(struct judge *judge, size_t most);
void values_add(struct values *values, struct rule_value value);

/* ---- questions that several rules ask ---- */

double scale_range(const struct judge *judge);
bool is_at_least(double value, double limit); /* to 1e-9 */
bool is_over(double value, double limit);
/* The middle of a known score, else NO_VALUE. */
double known_score(const struct score *score);
/* "accounts.kestner" */
const char *path_to(struct judge *judge, const char *collection, const char *id);
bool same_text(const char *a, const char *b); /* NULL equals nothing */
struct past past_result(const struct judge *judge, const struct account_result *result);
/* How many of the first `count` words already hold `word`: a set of words. */
struct word_set { const char **words; size_t count; };
struct word_set word_set_new(struct judge *judge, size_t most);
bool word_set_has(const struct word_set *set, const char *word);
void word_set_add(struct word_set *set, const char *word); /* NULL adds nothing */

/* ---- the rules, by checklist ---- */
project_rule judge_date_order, judge_market_not_separable, judge_market_too_fast,
	judge_partnership_unknown, judge_waiver_expired, judge_waiver_unused;
account_rule judge_action_dates, judge_not_mutual;
/* 1 */
project_rule judge_moved_after_scoring;
project_rule judge_no_objective, judge_objective_without_factor, judge_factor_without_objective,
	judge_objective_not_measurable, judge_one_kind, judge_objective_unserved;
/* 2 */
project_rule judge_over_capacity, judge_too_many_key, judge_too_few_key, judge_owner_load,
	judge_not_released, judge_model_conflict, judge_person_overbooked;
/* 3 */
project_rule judge_single_function, judge_no_sponsor, judge_team_size, judge_sales_dominated,
	judge_no_timetable, judge_function_absent, judge_picks_ignored;
/* 4 */
project_rule judge_map_missing, judge_map_unbalanced, judge_leverage_unserved, judge_map_value,
	judge_map_cycle;
/* 5 */
project_rule judge_identical_mix, judge_empty_segment, judge_no_needs, judge_segment_uncovered;
account_rule judge_unsegmented;
/* 6 */
project_rule judge_empty_quadrant, judge_everything_key, judge_axes_alike, judge_parent_split;
account_rule judge_not_settled, judge_no_headroom;
/* 7 */
project_rule judge_weight_range, judge_equal_weights, judge_factor_count, judge_no_anchors,
	judge_no_discrimination, judge_halo, judge_disagreement, judge_severity, judge_effective_weight, judge_double_count, judge_size_bias,
	judge_past_only, judge_dominated, judge_weights_inconsistent, judge_strength_in_disguise;
account_rule judge_stale_score, judge_no_source;
/* 8 */
project_rule judge_shared_factors;
account_rule judge_no_competitor, judge_not_asked, judge_unknown_share, judge_self_flattery,
	judge_incumbent_paradox, judge_thin_voice, judge_unknown_unasked, judge_missing_rival;
/* 9 */
project_rule judge_unapproved, judge_approval_outdated, judge_override_count, judge_no_future, judge_concentration,
	judge_challenge_open;
account_rule judge_override_unexplained, judge_plan_missing, judge_plan_ignores_gap,
	judge_key_without_owner, judge_plan_cost, judge_unfunded_stop, judge_silent_demotion,
	judge_large_not_chosen, judge_account_approval_outdated;
/* 10 */
project_rule judge_review_overdue, judge_review_undated, judge_churn;
account_rule judge_unknown_not_closed, judge_override_expired, judge_stop_date_passed, judge_hysteresis;

#endif
