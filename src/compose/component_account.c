/* The page of one account: figures, place, reasons, actions, promises, stop. */
#include <math.h>
#include <string.h>

#include "component.h"

/* ---- the strip of key figures and the line of who ---- */

static void
add_figure(const struct composer *composer, struct doc_node *facts, const char *key, const char *value)
{
	const char *label = arena_printf(composer->arena, "account.%s", key);
	const char *unit = arena_printf(composer->arena, "account_unit.%s", key);
	struct doc_node *fact = add_fact(composer, facts, say(composer, label), value);

	fact->fact.unit = say_with(composer, unit, FILLS({ "unit", form_money_unit(composer) }));
}

static const char *
days_change(const struct composer *composer, const struct account_result *result)
{
	const char *days = form_count(composer, result->days);

	if (!isfinite(result->account->days_now))
		return days;
	return arena_printf(composer->arena, "%s → %s", form_count(composer, result->account->days_now), days);
}

static struct doc_node *
key_figures(const struct composer *composer, const struct account_result *result)
{
	const struct account *account = result->account;
	struct doc_node *facts = node_facts(composer, FACTS_FIGURES);

	add_figure(composer, facts, "sales", form_amount(composer, account->revenue));
	add_figure(composer, facts, "reachable", form_amount(composer, account->reachable));
	add_figure(composer, facts, "margin", form_percent(composer, account->margin_percent));
	add_figure(composer, facts, "share", form_percent(composer, account->share_percent));
	add_figure(composer, facts, "days", days_change(composer, result));
	add_figure(composer, facts, "money", form_amount(composer, result->budget));
	return facts;
}

static void
add_part(const struct composer *composer, struct doc_node *line, const char *markdown)
{
	if (line->first_child != NULL)
		doc_append(line, node_text(composer, say(composer, "form.sentence_gap")));
	add_rich(composer, line, markdown);
}

static void
add_mutual(const struct composer *composer, struct doc_node *line, const struct account *account)
{
	static const char *const keys[] = {
		[ANSWER_NONE] = "account.wants_unknown", [ANSWER_UNKNOWN] = "account.wants_unknown",
		[ANSWER_YES] = "account.wants_yes", [ANSWER_NO] = "account.wants_no",
	};
	const char *by = escape_markdown(composer, text_of(composer, &account->partnership_said_by));
	const char *text = say(composer, keys[account->wants_partnership]);

	if (*by != '\0' && date_is_set(account->partnership_date))
		text = say_with(composer, "account.said_by", FILLS({ "text", text }, { "by", by },
			{ "date", form_short_date(composer, account->partnership_date) }));
	add_part(composer, line, with_full_stop(composer, text));
}

static const char *
notes_anchor(const struct composer *composer, const struct account *account)
{
	return arena_printf(composer->arena, "notes-%s", account->id);
}

/* In the dossier they stand together at the chapter's end, in a plan below. */
static void
add_way_to_notes(const struct composer *composer, struct doc_node *line, const struct account *account)
{
	if (composer->input->kind != DOCUMENT_DOSSIER || !prose_given(&account->notes))
		return;
	if (line->first_child != NULL)
		doc_append(line, node_text(composer, say(composer, "form.sentence_gap")));
	doc_append(line, node_link(composer, notes_anchor(composer, account), say(composer, "account.notes")));
}

static struct doc_node *
who_line(const struct composer *composer, const struct account_result *result)
{
	const struct account *account = result->account;
	struct doc_node *line = doc_new(composer->arena, DOC_PARAGRAPH);

	line->paragraph.role = PARAGRAPH_LINE;
	if (account->owner != NULL)
		add_part(composer, line, say_with(composer,
			account->plan.sponsor != NULL ? "account.answers_with_sponsor" : "account.answers", FILLS(
			{ "who", escape_markdown(composer, name_of(composer, account->owner)) },
			{ "sponsor", escape_markdown(composer, name_of(composer, account->plan.sponsor)) })));
	if (account->segment != NULL)
		add_part(composer, line, with_full_stop(composer,
			escape_markdown(composer, text_of(composer, &account->segment->name))));
	add_mutual(composer, line, account);
	if (account->previous.given && account->previous.class != CLASS_UNDETERMINED)
		add_part(composer, line, say_with(composer, "account.previously", FILLS(
			{ "class", say_word(composer, "class", &words_class, (int)account->previous.class) },
			{ "year", arena_printf(composer->arena, "%d", account->previous.date.year) })));
	add_way_to_notes(composer, line, account);
	return line;
}

/* The account's name above its notes, where the link on its page leads; with
 * its class, so that it is not the same heading as there. */
struct doc_node *
component_notes_heading(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct account *account = call->account->account;
	struct doc_node *heading = doc_new(composer->arena, DOC_HEADING);

	heading->heading.level = 3;
	heading->heading.anchor = notes_anchor(composer, account);
	doc_append(heading, node_mark(composer, call->account->class));
	doc_append(heading, node_text(composer, account_name(composer, account)));
	return heading;
}

struct doc_node *
component_account_header(const struct component_call *call)
{
	struct doc_node *blocks = node_blocks(call->composer);

	doc_append(blocks, key_figures(call->composer, call->account));
	doc_append(blocks, who_line(call->composer, call->account));
	return blocks;
}

/* ---- three panels: place, why this class, how they rate us ---- */

struct panel {
	const char *key;
	struct figure (*draw)(const struct figure_context *context, const struct account_result *account);
};

static void
add_panel(const struct component_call *call, struct doc_node *column, const struct panel *panel)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = panel->draw(&context, call->account);
	struct doc_node *node = node_figure(composer, &figure, &(struct figure_plan){
		.name = arena_printf(composer->arena, "%s-%s", call->account->account->id, panel->key) });
	const char *head = arena_printf(composer->arena, "account.panel_%s", panel->key);

	doc_append(column, node_heading(composer, 3, say(composer, head)));
	if (node != NULL && figure.subtitle != NULL)
		doc_append(column, node_paragraph(composer, PARAGRAPH_NOTE, figure.subtitle));
	doc_append(column, node != NULL ? node : node_missing(composer, panel->key));
}

struct doc_node *
component_account_position(const struct component_call *call)
{
	static const struct panel panels[] = {
		{ "place", figure_position }, { "why", figure_why }, { "rating", figure_rating },
	};
	struct doc_node *grid = node_grid(call->composer);

	grid->grid.ruled = true;
	for (int i = 0; i < 3; i++)
		add_panel(call, add_column(call->composer, grid, 4 * i + 1, 4), &panels[i]);
	return grid;
}

/* The second of them alone, for a template of the project's own. */
struct doc_node *
component_why_this_class(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_why(&context, call->account);
	struct doc_node *node = node_figure(composer, &figure, &(struct figure_plan){
		.name = arena_printf(composer->arena, "%s-why-this-class", call->account->account->id),
		.caption = say(composer, "account.panel_why") });

	return node != NULL ? node : node_missing(composer, "why");
}

/* ---- gaps, and the action that closes each ---- */

/* The rating factor an action closes: its position, or -1. */
static int
closed_factor(const struct account *account, const struct action *action)
{
	if (action->closes == NULL)
		return -1;
	for (size_t i = 0; i < account->strength.factor_count; i++)
		if (strcmp(account->strength.factors[i].id, action->closes) == 0)
			return (int)i;
	return -1;
}

/* The unknowns that the action's owner is to find out by its day. */
static int
asked_unknowns(const struct account *account, const struct action *action)
{
	int count = 0;

	for (size_t i = 0; i < account->ask_count; i++)
		count += action->owner != NULL && account->asks[i].owner == action->owner &&
		         date_is_set(action->due) && date_compare(account->asks[i].by, action->due) == 0;
	return count;
}

/* The factor of theirs that the action closes, or what else it serves. */
static const char *
served_by(const struct composer *composer, const struct account *account, const struct action *action)
{
	const int closes = closed_factor(account, action), unknowns = asked_unknowns(account, action);

	if (closes >= 0)
		return text_of(composer, &account->strength.factors[closes].name);
	return unknowns > 0 ? say_count(composer, "account.unknowns", unknowns) : say(composer, "form.none");
}

static void
add_action(struct table *table, const struct account_result *result, size_t number)
{
	const struct composer *composer = table->composer;
	const struct action *action = &result->account->plan.actions[number];
	const int closes = closed_factor(result->account, action);

	table_row(table, ROW_BODY);
	table_text(table, form_count(composer, (double)(number + 1)));
	table_text(table, served_by(composer, result->account, action));
	table_text(table, closes < 0 ? say(composer, "form.none")
		: form_signed(composer, result->ratings[closes].push, 1));
	table_text(table, text_of(composer, &action->what));
	table_text(table, name_of(composer, action->owner));
	table_text(table, form_short_date(composer, action->due));
	table_text(table, form_count(composer, action->days));
	table_text(table, form_amount(composer, action->cost));
	table_text(table, say_word(composer, "action_status", &words_action_status, (int)action->status));
}

static void
add_action_total(struct table *table, const struct plan *plan)
{
	double days = 0, cost = 0;

	for (size_t i = 0; i < plan->action_count; i++) {
		days += isfinite(plan->actions[i].days) ? plan->actions[i].days : 0;
		cost += isfinite(plan->actions[i].cost) ? plan->actions[i].cost : 0;
	}
	table_row(table, ROW_TOTAL);
	table_text(table, "");
	table_text(table, say(table->composer, "account.all_actions"));
	for (int i = 0; i < 4; i++)
		table_text(table, "");
	table_text(table, form_count(table->composer, days));
	table_text(table, form_amount(table->composer, cost));
	table_text(table, "");
}

struct doc_node *
component_actions(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct plan *plan = &call->account->account->plan;
	const struct column_plan columns[] = {
		{ "", COLUMN_NUMBER, NULL }, { "their_factor", COLUMN_NAME, NULL }, { "gap", COLUMN_NUMBER, NULL },
		{ "what_we_do", COLUMN_TEXT, NULL }, { "owner", COLUMN_NAME, NULL }, { "due", COLUMN_DATE, NULL },
		{ "days", COLUMN_NUMBER, NULL }, { "cost", COLUMN_NUMBER, form_money_unit(composer) },
		{ "status", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, columns, sizeof columns / sizeof *columns);

	if (plan->action_count == 0)
		return node_missing(composer, "actions");
	for (size_t i = 0; i < plan->action_count; i++)
		add_action(&table, call->account, i);
	add_action_total(&table, plan);
	table_even_decimals(&table);
	table.node->table.wide = true;
	return table.node;
}

struct doc_node *
component_timeline(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_timeline(&context, call->account);
	struct doc_node *node = node_figure(composer, &figure, &(struct figure_plan){
		.name = arena_printf(composer->arena, "%s-timeline", call->account->account->id) });

	return node != NULL ? node : node_missing(composer, "timeline");
}

/* ---- what each function promises | risks ---- */

static struct doc_node *
promise_table(const struct composer *composer, const struct plan *plan)
{
	const struct column_plan columns[] = {
		{ "function", COLUMN_NAME, NULL }, { "delivers", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, columns, sizeof columns / sizeof *columns);

	for (size_t i = 0; i < plan->team_count; i++) {
		table_row(&table, ROW_BODY);
		table_text(&table, capitalise(composer, plan->team[i].name));
		table_text(&table, text_of(composer, &plan->team[i].text));
	}
	return plan->team_count == 0 ? node_missing(composer, "promises") : table.node;
}

static struct doc_node *
risk_table(const struct composer *composer, const struct plan *plan)
{
	const struct column_plan columns[] = {
		{ "risk", COLUMN_TEXT, NULL }, { "likelihood", COLUMN_TEXT, NULL }, { "answer", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, columns, sizeof columns / sizeof *columns);

	for (size_t i = 0; i < plan->risk_count; i++) {
		const struct risk *risk = &plan->risks[i];

		table_row(&table, ROW_BODY);
		table_text(&table, text_of(composer, &risk->what));
		table_text(&table, risk->likelihood == LIKELIHOOD_NONE ? say(composer, "form.none")
			: say_word(composer, "likelihood", &words_likelihood, (int)risk->likelihood));
		table_text(&table, text_of(composer, &risk->answer));
	}
	return plan->risk_count == 0 ? node_missing(composer, "risks") : table.node;
}

struct doc_node *
component_promises(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct plan *plan = &call->account->account->plan;
	struct doc_node *grid = node_grid(composer);
	struct doc_node *left = add_column(composer, grid, 1, 6);
	struct doc_node *right = add_column(composer, grid, 7, 6);

	doc_append(left, node_heading(composer, 3, say(composer, "account.promises")));
	doc_append(left, promise_table(composer, plan));
	doc_append(right, node_heading(composer, 3, say(composer, "account.risks")));
	doc_append(right, risk_table(composer, plan));
	return grid;
}

/* Stop date, what makes us let go, where it should be in three years. */
struct doc_node *
component_exit(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct plan *plan = &call->account->account->plan;
	struct doc_node *facts = node_facts(composer, FACTS_STOP);
	const char *trigger = first_sentence(composer, &plan->exit_trigger.text);

	if (date_is_set(plan->stop_by))
		add_fact(composer, facts, say(composer, "account.stop_date"), form_date(composer, plan->stop_by));
	if (*trigger != '\0')
		add_fact(composer, facts, say(composer, "account.let_go_if"), trigger);
	if (plan->goal_class != CLASS_UNDETERMINED)
		add_fact(composer, facts, say(composer, "account.in_three_years"), say_with(composer,
			isfinite(plan->goal_revenue) ? "account.goal" : "account.goal_class", FILLS(
			{ "class", say_word(composer, "class", &words_class, (int)plan->goal_class) },
			{ "sales", form_money(composer, plan->goal_revenue) })));
	return facts->first_child != NULL ? facts : NULL;
}

/* ---- the rest: a table for those without a page ---- */

struct doc_node *
component_portfolio(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const char *unit = form_money_unit(composer);
	const struct column_plan columns[] = {
		{ "account", COLUMN_NAME, NULL }, { "sales_now", COLUMN_NUMBER, unit },
		{ "reachable", COLUMN_NUMBER, unit }, { "days_now", COLUMN_NUMBER, NULL },
		{ "days_planned", COLUMN_NUMBER, NULL }, { "owner", COLUMN_NAME, NULL }, { "why", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, columns, sizeof columns / sizeof *columns);
	enum account_class band = CLASS_KEY;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_class[i];
		const struct account *account = result->account;

		if (result_is_chosen(result))
			continue;
		if (result->class != band)
			table_band(&table, say_word(composer, "class", &words_class, (int)result->class));
		band = result->class;
		table_row(&table, ROW_BODY);
		table_text(&table, account_name(composer, account));
		table_text(&table, form_amount(composer, account->revenue));
		table_text(&table, form_amount(composer, account->reachable));
		table_text(&table, form_count(composer, account->days_now));
		table_text(&table, form_count(composer, result->days));
		table_or_none(&table, name_of(composer, account->owner));
		table_or_none(&table, first_sentence(composer, &account->decision.because.text));
	}
	if (table.row == NULL)
		return node_missing(composer, "others");
	table_even_decimals(&table);
	table.node->table.caption = say(composer, "account.others_caption");
	table.node->table.wide = true;
	return table.node;
}
