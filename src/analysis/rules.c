/* Tests every rule, sets levels, applies waivers and gathers what repeats. */
#include "rules_internal.h"

/* Which function tests which rule; a rule may have one for the project and one
 * for each account. Fixed rules are tested where the file is read. */
static const struct rule_test { const char *code; project_rule *project; account_rule *account; } tests[] = {
	{ "K003", judge_date_order, judge_action_dates },
	{ "K005", judge_market_not_separable, NULL },
	{ "K006", judge_market_too_fast, NULL },
	{ "K007", judge_partnership_unknown, judge_not_mutual },
	{ "K101", judge_no_objective, NULL },
	{ "K102", judge_objective_without_factor, NULL },
	{ "K103", judge_factor_without_objective, NULL },
	{ "K104", judge_objective_not_measurable, NULL },
	{ "K105", judge_one_kind, NULL },
	{ "K107", judge_objective_unserved, NULL },
	{ "K201", judge_over_capacity, NULL },
	{ "K202", judge_too_many_key, NULL },
	{ "K203", judge_too_few_key, NULL },
	{ "K204", judge_owner_load, NULL },
	{ "K205", judge_not_released, NULL },
	{ "K206", judge_model_conflict, NULL },
	{ "K207", judge_person_overbooked, NULL },
	{ "K301", judge_single_function, NULL },
	{ "K302", judge_no_sponsor, NULL },
	{ "K303", judge_team_size, NULL },
	{ "K304", judge_sales_dominated, NULL },
	{ "K305", judge_no_timetable, NULL },
	{ "K306", judge_function_absent, NULL },
	{ "K307", judge_picks_ignored, NULL },
	{ "K401", judge_map_missing, NULL },
	{ "K402", judge_map_unbalanced, NULL },
	{ "K403", judge_leverage_unserved, NULL },
	{ "K404", judge_map_value, NULL },
	{ "K405", judge_map_cycle, NULL },
	{ "K501", NULL, judge_unsegmented },
	{ "K502", judge_identical_mix, NULL },
	{ "K503", judge_empty_segment, NULL },
	{ "K504", judge_no_needs, NULL },
	{ "K602", NULL, judge_not_settled },
	{ "K603", judge_empty_quadrant, NULL },
	{ "K604", judge_everything_key, NULL },
	{ "K607", judge_axes_alike, NULL },
	{ "K608", judge_parent_split, NULL },
	{ "K609", NULL, judge_no_headroom },
	{ "K702", judge_weight_range, NULL },
	{ "K703", judge_equal_weights, NULL },
	{ "K704", judge_factor_count, NULL },
	{ "K705", judge_no_anchors, NULL },
	{ "K707", judge_no_discrimination, NULL },
	{ "K708", judge_effective_weight, NULL },
	{ "K709", judge_double_count, NULL },
	{ "K710", judge_halo, NULL },
	{ "K711", judge_size_bias, NULL },
	{ "K712", judge_past_only, NULL },
	{ "K713", judge_disagreement, NULL },
	{ "K714", judge_severity, NULL },
	{ "K715", NULL, judge_stale_score },
	{ "K716", NULL, judge_no_source },
	{ "K717", judge_dominated, NULL },
	{ "K718", judge_weights_inconsistent, NULL },
	{ "K719", judge_strength_in_disguise, NULL },
	{ "K720", judge_moved_after_scoring, NULL },
	{ "K801", NULL, judge_no_competitor },
	{ "K802", judge_shared_factors, NULL },
	{ "K803", NULL, judge_not_asked },
	{ "K804", NULL, judge_unknown_share },
	{ "K805", NULL, judge_self_flattery },
	{ "K807", NULL, judge_incumbent_paradox },
	{ "K808", NULL, judge_missing_rival },
	{ "K809", NULL, judge_thin_voice },
	{ "K810", NULL, judge_unknown_unasked },
	{ "K901", judge_unapproved, NULL },
	{ "K902", NULL, judge_override_unexplained },
	{ "K903", judge_override_count, NULL },
	{ "K904", judge_no_future, NULL },
	{ "K905", judge_concentration, NULL },
	{ "K906", NULL, judge_plan_missing },
	{ "K907", NULL, judge_plan_ignores_gap },
	{ "K908", NULL, judge_unfunded_stop },
	{ "K909", NULL, judge_silent_demotion },
	{ "K910", judge_segment_uncovered, NULL },
	{ "K911", judge_challenge_open, NULL },
	{ "K912", NULL, judge_key_without_owner },
	{ "K913", NULL, judge_plan_cost },
	{ "K914", NULL, judge_large_not_chosen },
	{ "K915", judge_approval_outdated, judge_account_approval_outdated },
	{ "KA01", judge_review_overdue, NULL },
	{ "KA02", judge_review_undated, NULL },
	{ "KA03", NULL, judge_unknown_not_closed },
	{ "KA04", NULL, judge_override_expired },
	{ "KA05", NULL, judge_stop_date_passed },
	{ "KA06", judge_churn, NULL },
	{ "KA07", NULL, judge_hysteresis },
};

/* These look at what the waivers have silenced, so they come last. */
static const struct rule_test waiver_tests[] = {
	{ "K008", judge_waiver_expired, NULL },
	{ "K009", judge_waiver_unused, NULL },
};

/* ---- making hits ---- */

static enum rule_level
level_of_table(const struct rule *rule)
{
	if (rule->level == 'E')
		return LEVEL_ERROR;
	return rule->level == 'W' ? LEVEL_WARNING : LEVEL_NOTE;
}

struct rule_hit *
judge_hit(struct judge *judge, struct place place, const char *subject,
          const struct rule_argument *arguments)
{
	struct rule_argument *copy;
	struct rule_hit *hit;
	size_t count = 0;

	while (arguments[count].name != NULL)
		count++;
	copy = ARENA_ARRAY(judge->arena, struct rule_argument, count + 1);
	memcpy(copy, arguments, (count + 1) * sizeof *copy);
	judge->hits = arena_grow(judge->arena, judge->hits, sizeof *judge->hits, judge->count,
		&judge->capacity);
	hit = &judge->hits[judge->count++];
	*hit = (struct rule_hit){
		.rule = judge->rule, .level = level_of_table(judge->rule),
		.place = place.file == NULL ? judge->selection->place : place,
		.subject = subject == NULL ? "selection" : subject,
		.form = "", .arguments = copy,
	};
	return hit;
}

struct rule_hit *
judge_account(struct judge *judge, const struct account_result *result,
              const struct rule_argument *arguments)
{
	struct rule_argument *all;
	size_t count = 0;

	while (arguments[count].name != NULL)
		count++;
	all = ARENA_ARRAY(judge->arena, struct rule_argument, count + 3);
	all[0] = (struct rule_argument){ "account", NAME(result->account) };
	all[1] = (struct rule_argument){ "class", CLASS(result->class) };
	memcpy(all + 2, arguments, (count + 1) * sizeof *all);
	return judge_hit(judge, result->account->place,
		path_to(judge, "accounts", result->account->id), all);
}

struct rule_hit *
judge_form(struct rule_hit *hit, const char *form)
{
	hit->form = form;
	return hit;
}

/* ---- levels ---- */

/* The level a hit has in this project: the rule's, which its function may have
 * changed, unless the project sets one; in a draft at most a warning. */
static enum rule_level
level_here(const struct judge *judge, const struct rule_hit *hit)
{
	const struct rule_setting *setting = rule_setting_of(judge->selection, hit->rule);
	enum rule_level level = hit->level;

	if (setting != NULL && setting->level != LEVEL_DEFAULT)
		level = setting->level;
	if (level == LEVEL_ERROR && judge->selection->status == STATUS_DRAFT &&
	    !hit->rule->error_in_draft)
		level = LEVEL_WARNING;
	return level;
}

static bool
is_tested(const struct judge *judge, const struct rule *rule)
{
	const struct rule_setting *setting = rule_setting_of(judge->selection, rule);

	return judge->selection->status >= rule->from &&
	       (setting == NULL || setting->level != LEVEL_IGNORE);
}

static void
run_tests(struct judge *judge, const struct rule_test *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const size_t first = judge->count;

		judge->rule = rule_find(list[i].code);
		if (!is_tested(judge, judge->rule))
			continue;
		for (size_t k = 0; list[i].account != NULL && k < judge->results->account_count; k++)
			list[i].account(judge, &judge->results->accounts[k]);
		if (list[i].project != NULL)
			list[i].project(judge);
		for (size_t k = first; k < judge->count; k++)
			judge->hits[k].level = level_here(judge, &judge->hits[k]);
	}
}

/* ---- waivers ---- */

/* "accounts.zephyr" covers "accounts.zephyr" and what is below it. */
static bool
path_covers(const char *path, const char *subject)
{
	const size_t length = strlen(path);

	return strncmp(path, subject, length) == 0 && (subject[length] == '\0' || subject[length] == '.');
}

/* The waiver that holds for a hit on the selection's date, or NULL. */
static const struct waiver *
find_waiver(const struct selection *selection, const struct rule_hit *hit)
{
	for (size_t i = 0; i < selection->waiver_count; i++) {
		const struct waiver *waiver = &selection->waivers[i];

		if (waiver->rule != hit->rule ||
		    (date_is_set(waiver->until) && date_compare(waiver->until, selection->as_of) < 0))
			continue;
		if (waiver->at == NULL || path_covers(waiver->at, hit->subject))
			return waiver;
	}
	return NULL;
}

static void
apply_waivers(struct judge *judge)
{
	for (size_t i = 0; i < judge->count; i++)
		judge->hits[i].waiver = find_waiver(judge->selection, &judge->hits[i]);
}

/* K008: until < as_of. */
void
judge_waiver_expired(struct judge *judge)
{
	const struct selection *selection = judge->selection;

	for (size_t i = 0; i < selection->waiver_count; i++) {
		const struct waiver *waiver = &selection->waivers[i];

		if (date_is_set(waiver->until) && date_compare(waiver->until, selection->as_of) < 0)
			judge_hit(judge, waiver->place, "waivers", ARGUMENTS(
				{ "rule", WORD(waiver->rule->code) }, { "date", DATE(waiver->until) },
				{ "who", NAME(waiver->by) }));
	}
}

static bool
silences_something(const struct judge *judge, const struct waiver *waiver)
{
	for (size_t i = 0; i < judge->count; i++)
		if (judge->hits[i].waiver == waiver)
			return true;
	return false;
}

static bool
has_test(const struct rule *rule)
{
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		if (strcmp(tests[i].code, rule->code) == 0)
			return true;
	return false;
}

/* K009: a waiver that holds, of a rule that is tested here, and nothing that it
 * silences. */
void
judge_waiver_unused(struct judge *judge)
{
	const struct selection *selection = judge->selection;

	for (size_t i = 0; i < selection->waiver_count; i++) {
		const struct waiver *waiver = &selection->waivers[i];
		const struct rule *rule = waiver->rule;

		if ((date_is_set(waiver->until) && date_compare(waiver->until, selection->as_of) < 0) ||
		    !has_test(rule) || selection->status < rule->from || (rule->needs_history && (judge->before == NULL || judge->history->scored == NULL)) ||
		    silences_something(judge, waiver))
			continue;
		judge_form(judge_hit(judge, waiver->place, "waivers", ARGUMENTS(
			{ "rule", WORD(rule->code) }, { "path", WORD(waiver->at == NULL ? "" : waiver->at) })),
			waiver->at == NULL ? "everywhere" : "at");
	}
}

/* ---- gathering ---- */

static bool
stands_together(const struct rule_hit *a, const struct rule_hit *b)
{
	return a->rule == b->rule && a->level == b->level && strcmp(a->form, b->form) == 0 &&
	       b->waiver == NULL && !b->gathered;
}

/* The arguments of the first, with {n} and {list}: what each is about. */
static void
gather(struct judge *judge, struct rule_hit *first, size_t n)
{
	struct values list = values_new(judge, n);
	struct rule_argument *all;
	size_t count = 0;

	for (struct rule_hit *hit = first; list.count < n; hit++)
		if (stands_together(first, hit))
			values_add(&list, hit->arguments[0].value);
	while (first->arguments[count].name != NULL)
		count++;
	all = ARENA_ARRAY(judge->arena, struct rule_argument, count + 3);
	all[0] = (struct rule_argument){ "n", COUNT(n) };
	all[1] = (struct rule_argument){ "list", LIST(list) };
	memcpy(all + 2, first->arguments, (count + 1) * sizeof *all);
	for (struct rule_hit *hit = first + 1; n > 1; hit++)
		if (stands_together(first, hit)) {
			hit->rule = NULL;
			n--;
		}
	first->arguments = all;
	first->gathered = true;
}

/* More than RULES_APART hits of a rule in one form and level become one. */
static void
gather_all(struct judge *judge)
{
	size_t kept = 0;

	for (size_t i = 0; i < judge->count; i++) {
		struct rule_hit *hit = &judge->hits[i];
		size_t n = 0;

		if (hit->rule == NULL)
			continue;
		for (size_t k = i; hit->rule->gathers && hit->waiver == NULL && k < judge->count; k++)
			if (judge->hits[k].rule == NULL || judge->hits[k].rule == hit->rule)
				n += stands_together(hit, &judge->hits[k]);
			else
				break; /* hits stand by rule */
		if (n > RULES_APART)
			gather(judge, hit, n);
		judge->hits[kept++] = *hit;
	}
	judge->count = kept;
}

const struct judgement *
rules_judge(const struct results *results, const struct rules_history *history, struct arena *arena)
{
	static const struct rules_history nothing = { 0 };
	struct judgement *judgement = ARENA_NEW(arena, struct judgement);
	struct judge judge = {
		.selection = results->selection, .results = results, .arena = arena,
		.history = history == NULL ? &nothing : history,
	};

	judge.before = judge.history->before;
	run_tests(&judge, tests, sizeof tests / sizeof *tests);
	apply_waivers(&judge);
	run_tests(&judge, waiver_tests, sizeof waiver_tests / sizeof *waiver_tests);
	gather_all(&judge);
	*judgement = (struct judgement){ .hits = judge.hits, .count = judge.count };
	for (size_t i = 0; i < judge.count; i++)
		judgement->waived_count += judge.hits[i].waiver != NULL;
	return judgement;
}
