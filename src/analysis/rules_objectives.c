/* Checklist 1: objectives, and the factors that measure them. */
#include "rules_internal.h"

/* Objectives have a text where other things have a name. */
static struct rule_value
objective_name(const struct objective *objective)
{
	return (struct rule_value){ .kind = RULE_NAME, .name = { &objective->text, objective->id } };
}

/* K101: no objective at all. */
void
judge_no_objective(struct judge *judge)
{
	if (judge->selection->objective_count == 0)
		judge_hit(judge, judge->selection->place, "objectives", ARGUMENTS({ NULL, COUNT(0) }));
}

static bool
serves(const struct factor *factor, const struct objective *objective)
{
	for (size_t i = 0; i < factor->objective_count; i++)
		if (factor->objectives[i] == objective)
			return true;
	return false;
}

/* K102: no factor names the objective. Silent without factors. */
void
judge_objective_without_factor(struct judge *judge)
{
	const struct attractiveness *attractiveness = &judge->selection->attractiveness;

	for (size_t i = 0; i < judge->selection->objective_count; i++) {
		const struct objective *objective = &judge->selection->objectives[i];
		bool served = attractiveness->factor_count == 0;

		for (size_t j = 0; j < attractiveness->factor_count; j++)
			served = served || serves(&attractiveness->factors[j], objective);
		if (!served)
			judge_hit(judge, objective->place, path_to(judge, "objectives", objective->id),
				ARGUMENTS({ "objective", objective_name(objective) }));
	}
}

/* K103: factors, other than those of type risk, that name no objective. Silent
 * where none does: then K102 speaks. */
void
judge_factor_without_objective(struct judge *judge)
{
	const struct attractiveness *attractiveness = &judge->selection->attractiveness;
	struct values loose = values_new(judge, attractiveness->factor_count);
	struct place place = attractiveness->place;
	bool any = false;

	for (size_t j = 0; j < attractiveness->factor_count; j++) {
		const struct factor *factor = &attractiveness->factors[j];

		any = any || factor->objective_count > 0;
		if (factor->objective_count > 0 || factor->type == FACTOR_RISK)
			continue;
		if (loose.count == 0)
			place = factor->place;
		values_add(&loose, NAME(factor));
	}
	if (any && loose.count > 0)
		judge_hit(judge, place, "attractiveness.factors", ARGUMENTS(
			{ "n", COUNT(loose.count) }, { "list", LIST(loose) }));
}

/* K104: metric, goal or date missing. */
void
judge_objective_not_measurable(struct judge *judge)
{
	for (size_t i = 0; i < judge->selection->objective_count; i++) {
		const struct objective *objective = &judge->selection->objectives[i];
		struct values missing = values_new(judge, 3);

		if (objective->metric == NULL)
			values_add(&missing, PHRASE("metric"));
		if (isnan(objective->goal))
			values_add(&missing, PHRASE("goal"));
		if (!date_is_set(objective->by))
			values_add(&missing, PHRASE("date"));
		if (missing.count > 0)
			judge_hit(judge, objective->place, path_to(judge, "objectives", objective->id),
				ARGUMENTS({ "objective", objective_name(objective) },
				          { "missing", LIST(missing) }));
	}
}

/* K105: one kind (but `other`) in more than 80 % of two objectives or more. */
void
judge_one_kind(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const size_t all = selection->objective_count;
	size_t counts[OBJECTIVE_OTHER + 1] = { 0 };

	for (size_t i = 0; i < all; i++)
		counts[selection->objectives[i].kind]++;
	for (int kind = 0; all >= 2 && kind < OBJECTIVE_OTHER; kind++) {
		const double share = 100 * (double)counts[kind] / (double)all;

		if (is_over(share, judge_limit(judge, "max_share_percent")))
			judge_hit(judge, selection->objectives[0].place, "objectives", ARGUMENTS(
				{ "n", COUNT(counts[kind]) }, { "all", COUNT(all) },
				{ "kind", PHRASE(word_of(&words_objective_kind, kind)) },
				{ "limit", PERCENT(judge_limit(judge, "max_share_percent")) }));
	}
}

/* K107 (from for_decision): no key or key development account's plan carries
 * the objective. Silent while no plan names any. */
void
judge_objective_unserved(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	bool *carried = ARENA_ARRAY(judge->arena, bool, selection->objective_count + 1);
	bool any = false;

	for (size_t i = 0; i < judge->results->account_count; i++) {
		const struct account_result *result = &judge->results->accounts[i];
		const struct objective *objective = result->account->plan.objective;

		if (objective == NULL || !result_is_chosen(result))
			continue;
		carried[objective - selection->objectives] = any = true;
	}
	for (size_t i = 0; any && i < selection->objective_count; i++)
		if (!carried[i])
			judge_hit(judge, selection->objectives[i].place,
				path_to(judge, "objectives", selection->objectives[i].id),
				ARGUMENTS({ "objective", objective_name(&selection->objectives[i]) }));
}
