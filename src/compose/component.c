#include "component.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

static const struct component {
	const char *name;
	component_function *make;
	const char *options; /* that it takes, divided by commas */
} components[] = {
	{ "account-header", component_account_header, "account" },
	{ "account-position", component_account_position, "account" },
	{ "actions", component_actions, "account" },
	{ "agreement", component_agreement, "" },
	{ "balance", component_balance, "" },
	{ "capacity", component_capacity, "" },
	{ "challenge", component_challenge, "limit" },
	{ "checklists", component_checklists, "" },
	{ "classes", component_classes, "" },
	{ "communication", component_communication, "" },
	{ "contents", component_contents, "" },
	{ "cover", component_cover, "" },
	{ "decision-page", component_decision_page, "" },
	{ "decisions", component_decisions, "" },
	{ "exit", component_exit, "account" },
	{ "effective-weights", component_effective_weights, "" },
	{ "factor-sheet", component_factor_sheet, "" },
	{ "findings", component_findings, "" },
	{ "first-picks", component_first_picks, "" },
	{ "inputs", component_inputs, "" },
	{ "function-promises", component_function_promises, "" },
	{ "gaps", component_gaps, "limit" },
	{ "libraries", component_libraries, "" },
	{ "market-map", component_market_map, "" },
	{ "matrix", component_matrix, "size" },
	{ "method", component_method, "" },
	{ "movement", component_movement, "" },
	{ "next-steps", component_next_steps, "" },
	{ "not-candidates", component_not_candidates, "" },
	{ "notes-heading", component_notes_heading, "account" },
	{ "objectives", component_objectives, "" },
	{ "overrides", component_overrides, "" },
	{ "page-break", component_page_break, "to" },
	{ "portfolio", component_portfolio, "" },
	{ "promises", component_promises, "account" },
	{ "promises-kept", component_promises_kept, "" },
	{ "ranking", component_ranking, "" },
	{ "resource-shift", component_resource_shift, "" },
	{ "review", component_review, "" },
	{ "robustness", component_robustness, "" },
	{ "scores", component_scores, "" },
	{ "section", component_section, "kind,number,anchor,account,landscape" },
	{ "segment-matrices", component_segment_matrices, "" },
	{ "segments", component_segments, "" },
	{ "side", component_side, "" },
	{ "sign-off", component_sign_off, "" },
	{ "sources", component_sources, "" },
	{ "standfirst", component_standfirst, "" },
	{ "strength-profile", component_strength_profile, "" },
	{ "strength-ranking", component_strength_ranking, "" },
	{ "team", component_team, "" },
	{ "timeline", component_timeline, "account" },
	{ "timetable", component_timetable, "" },
	{ "traceability", component_traceability, "" },
	{ "treatments", component_treatments, "" },
	{ "unknowns", component_unknowns, "" },
	{ "why-this-class", component_why_this_class, "account" },
};
enum { COMPONENT_COUNT = sizeof components / sizeof *components };

/* The next word of an info string, or NULL; advances. */
static const char *
next_word(const struct composer *composer, const char **cursor)
{
	const char *start = *cursor + strspn(*cursor, " ");
	const size_t length = strcspn(start, " ");

	*cursor = start + length;
	return length == 0 ? NULL : arena_copy(composer->arena, start, length);
}

static void
refuse_component(const struct component_call *call, const char *name)
{
	const char *names[COMPONENT_COUNT];
	const char *similar;
	struct finding *finding = diag_error(call->composer->diag, call->place,
		"D014 unknown-component", "there is no component `%s`", name);

	for (size_t i = 0; i < COMPONENT_COUNT; i++)
		names[i] = components[i].name;
	similar = text_similar(name, names, COMPONENT_COUNT);
	if (similar != NULL)
		diag_label(finding, "a component with a similar name exists: `%s`", similar);
}

static bool
set_account(struct component_call *call, const char *id)
{
	const struct account *account = selection_find_account(call->composer->selection, id);

	if (account == NULL)
		return false;
	call->account = result_of(call->composer, account);
	return true;
}

static bool
set_limit(struct component_call *call, const char *digits)
{
	double limit;

	if (!number_parse(digits, strlen(digits), &limit) || limit < 1 || limit > 1e6)
		return false;
	call->limit = (size_t)limit;
	return true;
}

/* What an option takes, for those who wrote something else. */
static const struct { const char *option, *takes; } values[] = {
	{ "account", "the id of an account" }, { "limit", "a number from 1" },
	{ "size", "`shared`" }, { "landscape", "`yes`" }, { "to", "`chapter`" },
	{ "kind", "`front`, `chapter`, `appendix` or `account`" },
};

static void
refuse_value(const struct component_call *call, const char *option, const char *value)
{
	const struct composer *composer = call->composer;
	const char *takes = "";
	struct finding *finding;

	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (strcmp(values[i].option, option) == 0)
			takes = values[i].takes;
	finding = diag_error(composer->diag, call->place, "D016 wrong-value",
		"`%s` takes %s, not `%s`", option, takes, value);
	if (strcmp(option, "account") == 0)
		diag_label(finding, "`kaism rank` lists the accounts with their ids");
}

/* False where the value is not one for the option. */
static bool
take_value(struct component_call *call, const char *option, const char *value)
{
	if (strcmp(option, "account") == 0)
		return set_account(call, value);
	if (strcmp(option, "limit") == 0)
		return set_limit(call, value);
	if (strcmp(option, "size") == 0)
		return call->shares_page = strcmp(value, "shared") == 0;
	if (strcmp(option, "to") == 0)
		return call->to_chapter = strcmp(value, "chapter") == 0;
	if (strcmp(option, "landscape") == 0)
		return call->landscape = strcmp(value, "yes") == 0;
	if (strcmp(option, "kind") == 0) {
		call->kind = value;
		return text_list_has("front,chapter,appendix,account", value);
	}
	if (strcmp(option, "number") == 0)
		call->number = value;
	else
		call->anchor = value;
	return true;
}

/* `name=value`, where the component takes it. */
static bool
set_option(struct component_call *call, const struct component *component, const char *word)
{
	const char *value = strchr(word, '=');
	const char *option = value == NULL ? word
		: arena_copy(call->composer->arena, word, (size_t)(value - word));

	if (value == NULL || !text_list_has(component->options, option)) {
		diag_error(call->composer->diag, call->place, "D015 unknown-option",
			"the component `%s` has no option `%s`", component->name, word);
		return false;
	}
	if (take_value(call, option, value + 1))
		return true;
	refuse_value(call, option, value + 1);
	return false;
}

static bool
read_options(struct component_call *call, const struct component *component, const char *info)
{
	const struct composer *composer = call->composer;
	const char *word;

	while ((word = next_word(composer, &info)) != NULL)
		if (!set_option(call, component, word))
			return false;
	if (call->account != NULL || strcmp(component->options, "account") != 0)
		return true;
	diag_error(composer->diag, call->place, "D015 unknown-option",
		"the component `%s` needs the option `account=ID`", component->name);
	return false;
}

static const struct component *
find_component(const char *name)
{
	for (size_t i = 0; i < COMPONENT_COUNT; i++)
		if (strcmp(components[i].name, name) == 0)
			return &components[i];
	return NULL;
}

struct doc_node *
component_make(const struct composer *composer, const char *info, const char *body,
               struct place place)
{
	struct component_call call = { .composer = composer, .place = place, .body = body,
	                               .kind = "", .number = "", .anchor = "", .limit = SIZE_MAX };
	const char *name = next_word(composer, &info);
	const struct component *component = name == NULL ? NULL : find_component(name);

	if (component == NULL) {
		refuse_component(&call, name == NULL ? "" : name);
		return NULL;
	}
	if (composer->input != NULL)
		progress_step(composer->input->progress);
	return read_options(&call, component, info) ? component->make(&call) : NULL;
}
