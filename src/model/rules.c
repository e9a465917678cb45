#include "model/rules.h"

#include <string.h>

/* Parameters stand with their defaults. Shares and ranges are in percent (of
 * the accounts, of the scale), weights in percent points. */
const struct rule rules[] = {
	{ .code = "K001", .name = "dup-id", .level = 'E', .error_in_draft = true, .fixed = true },
	{ .code = "K002", .name = "dangling-ref", .level = 'E', .error_in_draft = true, .fixed = true },
	{ .code = "K003", .name = "date-order", .level = 'E', .error_in_draft = true, .gathers = true },
	{ .code = "K005", .name = "market-not-separable", .level = 'W',
	  .parameters = { { "min_range_percent", 15 }, { "min_sd_percent", 7.5 },
	                  { "pair_share_percent", 50 }, { "min_accounts", 5 } } },
	{ .code = "K006", .name = "market-too-fast", .level = 'W',
	  .parameters = { { "min_correlation", 0.3 }, { "min_accounts", 5 } } },
	{ .code = "K007", .name = "not-mutual", .level = 'W', .gathers = true },
	{ .code = "K008", .name = "waiver-expired", .level = 'W' },
	{ .code = "K009", .name = "waiver-unused", .level = 'W' },
	{ .code = "K101", .name = "no-objective", .level = 'E' },
	{ .code = "K102", .name = "objective-without-factor", .level = 'W', .gathers = true },
	{ .code = "K103", .name = "factor-without-objective", .level = 'N' },
	{ .code = "K104", .name = "objective-not-measurable", .level = 'W', .gathers = true },
	{ .code = "K105", .name = "all-retain-or-all-grow", .level = 'N',
	  .parameters = { { "max_share_percent", 80 } } },
	{ .code = "K107", .name = "objective-unserved", .level = 'W', .from = STATUS_FOR_DECISION },
	{ .code = "K201", .name = "over-capacity", .level = 'E' },
	{ .code = "K202", .name = "too-many-key", .level = 'W',
	  .parameters = { { "max_key", 35 }, { "error_above", 50 }, { "max_share_percent", 5 } } },
	{ .code = "K203", .name = "too-few-key", .level = 'N',
	  .parameters = { { "min_share_percent", 30 }, { "min_accounts", 10 } } },
	{ .code = "K204", .name = "kam-load", .level = 'W', .gathers = true },
	{ .code = "K205", .name = "resource-not-released", .level = 'W' },
	{ .code = "K206", .name = "model-conflict", .level = 'W' },
	{ .code = "K207", .name = "person-overbooked", .level = 'W', .gathers = true,
	  .parameters = { { "max_days", 220 } } },
	{ .code = "K301", .name = "single-function", .level = 'E',
	  .parameters = { { "min_functions", 2 }, { "wanted_functions", 3 } } },
	{ .code = "K302", .name = "no-sponsor", .level = 'W' },
	{ .code = "K303", .name = "team-size", .level = 'N',
	  .parameters = { { "min_scorers", 3 }, { "max_scorers", 9 } } },
	{ .code = "K304", .name = "sales-dominated", .level = 'W',
	  .parameters = { { "max_share_percent", 60 } } },
	{ .code = "K305", .name = "no-timetable", .level = 'N' },
	{ .code = "K306", .name = "delivery-function-absent", .level = 'W', .gathers = true },
	{ .code = "K307", .name = "picks-ignored", .level = 'N',
	  .parameters = { { "min_lists", 2 } } },
	{ .code = "K401", .name = "map-missing", .level = 'W' },
	{ .code = "K402", .name = "map-unbalanced", .level = 'W', .gathers = true,
	  .parameters = { { "tolerance_percent", 5 } } },
	{ .code = "K403", .name = "leverage-unserved", .level = 'N', .gathers = true },
	{ .code = "K404", .name = "map-value-mismatch", .level = 'W', .gathers = true,
	  .parameters = { { "tolerance_percent", 5 } } },
	{ .code = "K405", .name = "map-cycle", .level = 'W' },
	{ .code = "K501", .name = "account-unsegmented", .level = 'W', .gathers = true },
	{ .code = "K502", .name = "identical-mix", .level = 'W', .gathers = true },
	{ .code = "K503", .name = "empty-segment", .level = 'N', .gathers = true },
	{ .code = "K504", .name = "product-or-geo-only", .level = 'N', .gathers = true },
	{ .code = "K602", .name = "not-settled", .level = 'W', .gathers = true,
	  .parameters = { { "weight_points", 5 }, { "near_percent", 2 } } },
	{ .code = "K603", .name = "empty-quadrant", .level = 'N' },
	{ .code = "K604", .name = "everything-key", .level = 'W',
	  .parameters = { { "max_share_percent", 40 }, { "min_accounts", 8 } } },
	{ .code = "K607", .name = "axes-one-thing", .level = 'W',
	  .parameters = { { "min_correlation", 0.7 }, { "min_accounts", 8 } } },
	{ .code = "K608", .name = "parent-split", .level = 'N', .gathers = true },
	{ .code = "K609", .name = "no-headroom", .level = 'W', .gathers = true },
	{ .code = "K701", .name = "weights-sum", .level = 'E', .error_in_draft = true, .fixed = true,
	  .parameters = { { "tolerance", 0.05 } } },
	{ .code = "K702", .name = "weight-range", .level = 'W', .gathers = true,
	  .parameters = { { "min_weight", 5 }, { "max_weight", 40 } } },
	{ .code = "K703", .name = "equal-weights", .level = 'N',
	  .parameters = { { "tolerance", 0.01 }, { "min_factors", 3 } } },
	{ .code = "K704", .name = "factor-count", .level = 'E',
	  .parameters = { { "error_below", 3 }, { "min_factors", 4 }, { "max_factors", 8 } } },
	{ .code = "K705", .name = "no-anchors", .level = 'W',
	  .parameters = { { "min_anchors", 2 } } },
	{ .code = "K706", .name = "score-out-of-scale", .level = 'E', .error_in_draft = true, .fixed = true },
	{ .code = "K707", .name = "no-discrimination", .level = 'W', .gathers = true,
	  .parameters = { { "min_range_percent", 20 }, { "min_sd_percent", 5 }, { "min_accounts", 4 } } },
	{ .code = "K708", .name = "effective-weight", .level = 'N', .gathers = true,
	  .parameters = { { "max_points", 15 } } },
	{ .code = "K709", .name = "double-count", .level = 'W', .gathers = true,
	  .parameters = { { "min_correlation", 0.8 }, { "min_accounts", 5 }, { "min_weight", 25 } } },
	{ .code = "K710", .name = "halo", .level = 'W', .gathers = true,
	  .parameters = { { "max_share_percent", 85 }, { "min_sd_percent", 10 } } },
	{ .code = "K711", .name = "size-bias", .level = 'W',
	  .parameters = { { "min_correlation", 0.9 }, { "min_accounts", 5 },
	                  { "max_size_weight", 50 }, { "min_key", 3 } } },
	{ .code = "K712", .name = "past-only", .level = 'W' },
	{ .code = "K713", .name = "scorer-disagreement", .level = 'W',
	  .parameters = { { "min_agreement", 0.5 }, { "max_p", 0.05 }, { "cell_range_percent", 40 } } },
	{ .code = "K714", .name = "severity-bias", .level = 'N', .gathers = true,
	  .parameters = { { "max_range_percent", 15 } } },
	{ .code = "K715", .name = "stale-score", .level = 'W', .gathers = true,
	  .parameters = { { "max_age_days", 365 } } },
	{ .code = "K716", .name = "no-source", .level = 'W', .gathers = true,
	  .parameters = { { "min_weight", 20 } } },
	{ .code = "K717", .name = "dominated", .level = 'N' },
	{ .code = "K718", .name = "weight-inconsistent", .level = 'W',
	  .parameters = { { "max_ratio", 0.1 } } },
	{ .code = "K719", .name = "strength-in-disguise", .level = 'N', .gathers = true,
	  .parameters = { { "min_correlation", 0.8 }, { "min_accounts", 8 } } },
	{ .code = "K720", .name = "moved-after-scoring", .level = 'W', .needs_history = true },
	{ .code = "K801", .name = "no-competitor", .level = 'E', .gathers = true },
	{ .code = "K802", .name = "shared-factors", .level = 'W' },
	{ .code = "K803", .name = "not-asked", .level = 'W', .gathers = true },
	{ .code = "K804", .name = "unknown-share", .level = 'W', .gathers = true,
	  .parameters = { { "max_unknown_percent", 20 }, { "undetermined_percent", 50 } } },
	{ .code = "K805", .name = "self-flattery", .level = 'W', .gathers = true,
	  .parameters = { { "max_lead_percent", 20 } } },
	{ .code = "K806", .name = "strength-weights-sum", .level = 'E', .error_in_draft = true, .fixed = true,
	  .parameters = { { "tolerance", 0.05 } } },
	{ .code = "K807", .name = "incumbent-paradox", .level = 'N', .gathers = true,
	  .parameters = { { "high_share_percent", 50 }, { "low_share_percent", 10 }, { "lead_percent", 10 } } },
	{ .code = "K808", .name = "missing-rival", .level = 'W', .gathers = true },
	{ .code = "K809", .name = "thin-voice", .level = 'N', .gathers = true,
	  .parameters = { { "min_voices", 2 }, { "min_factors", 3 } } },
	{ .code = "K810", .name = "unknown-unasked", .level = 'W', .gathers = true },
	{ .code = "K901", .name = "unapproved", .level = 'E', .from = STATUS_FINAL },
	{ .code = "K902", .name = "override-no-reason", .level = 'E', .gathers = true },
	{ .code = "K903", .name = "override-count", .level = 'W',
	  .parameters = { { "max_share_percent", 20 } } },
	{ .code = "K904", .name = "portfolio-no-future", .level = 'W' },
	{ .code = "K905", .name = "concentration", .level = 'W',
	  .parameters = { { "max_share_percent", 25 }, { "hhi_times", 2 }, { "min_key", 3 } } },
	{ .code = "K906", .name = "plan-missing", .level = 'W', .gathers = true },
	{ .code = "K907", .name = "plan-ignores-gap", .level = 'W', .gathers = true,
	  .parameters = { { "top_gaps", 3 } } },
	{ .code = "K908", .name = "maintenance-unfunded-stop", .level = 'W', .gathers = true },
	{ .code = "K909", .name = "silent-demotion", .level = 'W', .gathers = true },
	{ .code = "K910", .name = "segment-uncovered", .level = 'N', .gathers = true },
	{ .code = "K911", .name = "challenge-open", .level = 'W' },
	{ .code = "K912", .name = "key-without-owner", .level = 'W', .from = STATUS_FOR_DECISION, .gathers = true },
	{ .code = "K913", .name = "plan-cost", .level = 'W', .gathers = true },
	{ .code = "K914", .name = "large-not-chosen", .level = 'W', .from = STATUS_FOR_DECISION, .gathers = true,
	  .parameters = { { "largest", 5 } } },
	{ .code = "K915", .name = "approval-outdated", .level = 'W', .gathers = true },
	{ .code = "KA01", .name = "review-overdue", .level = 'W',
	  .parameters = { { "error_after_days", 90 } } },
	{ .code = "KA02", .name = "review-undated", .level = 'W' },
	{ .code = "KA03", .name = "unknown-not-closed", .level = 'W', .needs_history = true, .gathers = true },
	{ .code = "KA04", .name = "override-expired", .level = 'E', .gathers = true },
	{ .code = "KA05", .name = "stop-date-passed", .level = 'W', .gathers = true },
	{ .code = "KA06", .name = "churn", .level = 'N',
	  .parameters = { { "max_share_percent", 30 } } },
	{ .code = "KA07", .name = "hysteresis", .level = 'N', .gathers = true },
};

const size_t rule_count = sizeof(rules) / sizeof(rules[0]);

const struct rule *rule_find(const char *code_or_name)
{
	for (size_t i = 0; i < rule_count; i++)
		if (strcmp(rules[i].code, code_or_name) == 0 || strcmp(rules[i].name, code_or_name) == 0)
			return &rules[i];
	return NULL;
}

const struct rule_setting *
rule_setting_of(const struct selection *selection, const struct rule *rule)
{
	for (size_t i = 0; i < selection->rule_setting_count; i++)
		if (selection->rule_settings[i].rule == rule)
			return &selection->rule_settings[i];
	return NULL;
}

static const struct named_number *
find_set_limit(const struct selection *selection, const struct rule *rule, const char *parameter)
{
	const struct rule_setting *setting = rule_setting_of(selection, rule);

	for (size_t i = 0; setting != NULL && i < setting->parameter_count; i++)
		if (strcmp(setting->parameters[i].name, parameter) == 0)
			return &setting->parameters[i];
	return NULL;
}

double
rule_limit(const struct selection *selection, const struct rule *rule, const char *parameter)
{
	const struct named_number *set = find_set_limit(selection, rule, parameter);
	size_t i = 0;

	if (set != NULL)
		return set->value;
	while (strcmp(rule->parameters[i].name, parameter) != 0)
		i++;
	return rule->parameters[i].value;
}

bool
rule_limit_is_set(const struct selection *selection, const struct rule *rule, const char *parameter)
{
	return find_set_limit(selection, rule, parameter) != NULL;
}
