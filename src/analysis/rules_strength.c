/* Checklist 8: the customer's own factors, who was asked, and what is not
 * known. */
#include "rules_internal.h"

/* K801: in the upper half of attractiveness, and no rival at all. */
void
judge_no_competitor(struct judge *judge, const struct account_result *result)
{
	const int rank = result->attractiveness.rank;

	if (rank > 0 && 2 * (size_t)rank <= judge->results->account_count &&
	    result->account->strength.rival_count == 0)
		judge_account(judge, result, ARGUMENTS({ NULL, COUNT(0) }));
}

static bool
rates_alike(const struct strength *a, const struct strength *b)
{
	if (a->factor_count != b->factor_count)
		return false;
	for (size_t k = 0; k < a->factor_count; k++)
		if (!same_text(a->factors[k].id, b->factors[k].id) ||
		    !statistics_equal(a->factors[k].weight, b->factors[k].weight))
			return false;
	return true;
}

/* K802: all customers that have factors (two or more) carry the same ids and
 * weights. */
void
judge_shared_factors(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const struct strength *first = NULL;
	size_t count = 0;

	for (size_t i = 0; i < selection->account_count; i++) {
		const struct strength *strength = &selection->accounts[i].strength;

		if (strength->factor_count == 0)
			continue;
		if (first != NULL && !rates_alike(first, strength))
			return;
		first = first == NULL ? strength : first;
		count++;
	}
	if (count >= 2)
		judge_hit(judge, first->place, "accounts", ARGUMENTS({ "n", COUNT(count) }));
}

/* K803: strength is inferred for a key or key development account. */
void
judge_not_asked(struct judge *judge, const struct account_result *result)
{
	if (result_is_chosen(result) && result->account->strength.asked == ASKED_INFERRED)
		judge_account(judge, result, ARGUMENTS({ NULL, COUNT(0) }));
}

/* K804: on an axis that has an estimate, weight on unknown scores > 20. */
void
judge_unknown_share(struct judge *judge, const struct account_result *result)
{
	const struct axis *wanted = &result->attractiveness, *strong = &result->strength;
	const double limit = judge_limit(judge, "max_unknown_percent");
	const double a = isnan(wanted->value.estimate) ? 0 : wanted->unknown_weight;
	const double s = isnan(strong->value.estimate) ? 0 : strong->unknown_weight;

	if (is_over(fmax(a, s), limit))
		judge_form(judge_account(judge, result, ARGUMENTS(
			{ "found", NUMBER(fmax(a, s)) }, { "limit", NUMBER(limit) })),
			s > a ? "strength" : "attractiveness");
}

/* We are scored above every rival on every factor. */
static bool
leads_everywhere(const struct strength *strength)
{
	for (size_t k = 0; k < strength->factor_count; k++)
		for (size_t r = 0; r < strength->rival_count; r++)
			if (!(known_score(&strength->factors[k].us) > known_score(&strength->factors[k].rivals[r])))
				return false;
	return strength->factor_count > 0 && strength->rival_count > 0;
}

/* K805: not asked of the customer, and we lead on every factor; or our total is
 * more than 0.2 R above the best rival's. */
void
judge_self_flattery(struct judge *judge, const struct account_result *result)
{
	const struct strength *strength = &result->account->strength;
	const double limit = judge_limit(judge, "max_lead_percent");
	const double lead = result->us_total - result->best_total;

	if (strength->asked == ASKED_CUSTOMER || result->best_rival < 0)
		return;
	if (leads_everywhere(strength) || is_over(lead, limit / 100 * scale_range(judge)))
		judge_account(judge, result, ARGUMENTS({ "lead", TOTAL(lead) }));
}

/* K807: share of wallet > 50 and S < t; or < 10 and S > t by 0.1 R. */
void
judge_incumbent_paradox(struct judge *judge, const struct account_result *result)
{
	const double share = result->account->share_percent;
	const double lead = result->strength.value.estimate - judge->results->strength_threshold;
	const double range = judge->selection->matrix.strength == STRENGTH_RATIO ? 1 : scale_range(judge);

	if (is_over(share, judge_limit(judge, "high_share_percent")) && is_over(0, lead))
		judge_form(judge_account(judge, result, ARGUMENTS({ "share", PERCENT(share) })), "large");
	else if (is_over(judge_limit(judge, "low_share_percent"), share) &&
	         is_over(lead, judge_limit(judge, "lead_percent") / 100 * range))
		judge_form(judge_account(judge, result, ARGUMENTS({ "share", PERCENT(share) })), "small");
}

static bool
is_scored(const struct strength *strength, const struct competitor *rival)
{
	for (size_t r = 0; r < strength->rival_count; r++)
		if (strength->rivals[r] == rival)
			return true;
	return false;
}

/* K808: on the market map a rival's place supplies the account's, and the
 * account is not compared with that rival. The first such flow. */
void
judge_missing_rival(struct judge *judge, const struct account_result *result)
{
	const struct market_map *map = &judge->selection->map;

	for (size_t i = 0; i < map->flow_count; i++) {
		const struct market_flow *flow = &map->flows[i];

		if (flow->to->account != result->account || flow->from->competitor == NULL ||
		    is_scored(&result->account->strength, flow->from->competitor))
			continue;
		judge_account(judge, result, ARGUMENTS({ "rival", NAME(flow->from->competitor) }));
		return;
	}
}

/* K809: strength of a key or key development account rests on one voice, or on
 * fewer than three factors. Silent where no voice is written down. */
void
judge_thin_voice(struct judge *judge, const struct account_result *result)
{
	const struct strength *strength = &result->account->strength;
	const double voices = judge_limit(judge, "min_voices"), factors = judge_limit(judge, "min_factors");

	if (!result_is_chosen(result) || strength->factor_count == 0)
		return;
	if (strength->voice_count > 0 && is_over(voices, (double)strength->voice_count))
		judge_form(judge_account(judge, result, ARGUMENTS(
			{ "found", COUNT(strength->voice_count) }, { "limit", NUMBER(voices) })), "voices");
	else if (is_over(factors, (double)strength->factor_count))
		judge_form(judge_account(judge, result, ARGUMENTS(
			{ "found", COUNT(strength->factor_count) }, { "limit", NUMBER(factors) })), "factors");
}

static bool
is_asked_for(const struct account *account, const char *what)
{
	for (size_t i = 0; i < account->ask_count; i++)
		if (same_text(account->asks[i].what, what))
			return true;
	return false;
}

/* K810, one for an account: unknowns that can change the class and that nobody
 * is to ask for. */
void
judge_unknown_unasked(struct judge *judge, const struct account_result *result)
{
	const struct factor *factors = judge->selection->attractiveness.factors;
	struct word_set seen = word_set_new(judge, result->question_count);
	struct values list = values_new(judge, result->question_count);

	for (size_t i = 0; i < result->question_count; i++) {
		const struct question *question = &result->questions[i];
		const struct rating_factor *rating =
			question->is_strength ? &result->account->strength.factors[question->factor] : NULL;
		const char *id = rating != NULL ? rating->id : factors[question->factor].id;

		if (!is_over(question->probability, 0) || is_asked_for(result->account, id) ||
		    word_set_has(&seen, id))
			continue;
		word_set_add(&seen, id);
		values_add(&list, rating != NULL ? NAME(rating) : NAME(&factors[question->factor]));
	}
	if (list.count > 0)
		judge_account(judge, result, ARGUMENTS({ "unknowns", LIST(list) }));
}
