/* The selection as a whole: present cash against future, what each function
 * has promised, and whether what was promised before has been kept. */
#include <math.h>
#include <string.h>

#include "component.h"

/* ---- balance ---- */

/* What lies with the accounts of one class, in the selection's amounts. */
struct holding { double sales, to_win, days, money; };

static double
known(double value)
{
	return isfinite(value) ? value : 0;
}

static struct holding
holding_of(const struct results *results, int class)
{
	const struct class_summary *summary = &results->classes[class];
	struct holding holding = { known(summary->revenue), 0, known(summary->days), known(summary->budget) };

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];
		const double open = result->account->reachable - known(result->account->revenue);

		if ((int)result->class == class && open > 0)
			holding.to_win += open;
	}
	return holding;
}

static void
table_share(struct table *table, double part, double whole)
{
	table_text(table, whole > 0 ? form_decimals(table->composer, 100 * part / whole, 0)
	                            : say(table->composer, "form.none"));
}

static const char *
share_text(const struct composer *composer, double part, double whole)
{
	return form_percent(composer, whole > 0 ? round(100 * part / whole) : 0);
}

static const struct account_result *
largest_account(const struct results *results)
{
	const struct account_result *largest = NULL;

	for (size_t i = 0; i < results->account_count; i++)
		if (results->accounts[i].account->revenue > 0 &&
		    (largest == NULL || results->accounts[i].account->revenue > largest->account->revenue))
			largest = &results->accounts[i];
	return largest;
}

/* "Three fifths of today's sales lie with ..., and one account bears ...". */
static const char *
balance_sentence(const struct composer *composer, const struct holding holdings[CLASS_COUNT],
                 const struct holding *total)
{
	const struct account_result *largest = largest_account(composer->results);
	const double company = composer->selection->company_revenue;
	const struct holding *key = &holdings[CLASS_KEY], *coming = &holdings[CLASS_KEY_DEVELOPMENT];
	const char *sentence = say_with(composer, "balance.sentence", FILLS(
		{ "key_now", share_text(composer, key->sales, total->sales) },
		{ "key_later", share_text(composer, key->to_win, total->to_win) },
		{ "coming_now", share_text(composer, coming->sales, total->sales) },
		{ "coming_later", share_text(composer, coming->to_win, total->to_win) }));

	if (largest == NULL)
		return sentence;
	return join_sentences(composer, sentence, say_with(composer,
		company > 0 ? "balance.largest_of_company" : "balance.largest", FILLS(
		{ "account", account_name(composer, largest->account) },
		{ "share", share_text(composer, largest->account->revenue, company > 0 ? company : total->sales) })));
}

struct doc_node *
component_balance(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "class", COLUMN_NAME, NULL }, { "sales_now", COLUMN_NUMBER, "%" }, { "to_win", COLUMN_NUMBER, "%" },
		{ "days_planned", COLUMN_NUMBER, "%" }, { "money", COLUMN_NUMBER, "%" },
	};
	const struct composer *composer = call->composer;
	struct holding holdings[CLASS_COUNT], total = { 0 };
	struct doc_node *blocks = node_blocks(composer);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (composer->results->account_count == 0)
		return node_missing(composer, "balance");
	for (int class = 0; class < CLASS_COUNT; class++) {
		holdings[class] = holding_of(composer->results, class);
		total.sales += holdings[class].sales;
		total.to_win += holdings[class].to_win;
		total.days += holdings[class].days;
		total.money += holdings[class].money;
	}
	for (int class = 0; class < CLASS_COUNT; class++) {
		table_row(&table, ROW_BODY);
		table_class(&table, (enum account_class)class, "class");
		table_share(&table, holdings[class].sales, total.sales);
		table_share(&table, holdings[class].to_win, total.to_win);
		table_share(&table, holdings[class].days, total.days);
		table_share(&table, holdings[class].money, total.money);
	}
	table.node->table.caption = say(composer, "balance.caption");
	table.node->table.note = say(composer, "balance.note");
	doc_append(blocks, node_paragraph(composer, PARAGRAPH_BODY, balance_sentence(composer, holdings, &total)));
	doc_append(blocks, table.node);
	return blocks;
}

/* ---- what each function has promised, and to whom ---- */

struct promises { const char **functions; size_t count; };

static bool
has_promised(const struct account_result *result, const char *function)
{
	const struct plan *plan = &result->account->plan;

	for (size_t i = 0; result_is_chosen(result) && i < plan->team_count; i++)
		if (strcmp(plan->team[i].name, function) == 0)
			return true;
	return false;
}

/* The functions named in plans of chosen accounts, the first named first. */
static struct promises
find_promises(const struct composer *composer)
{
	const struct results *results = composer->results;
	struct promises promises = { 0 };
	size_t capacity = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = results->by_class[i];
		for (size_t k = 0; result_is_chosen(result) && k < result->account->plan.team_count; k++) {
			const char *name = result->account->plan.team[k].name;
			size_t seat = 0;
			while (seat < promises.count && strcmp(promises.functions[seat], name) != 0)
				seat++;
			if (seat < promises.count)
				continue;
			if (promises.count == capacity)
				promises.functions = arena_grow(composer->arena, promises.functions,
					sizeof *promises.functions, promises.count, &capacity);
			promises.functions[promises.count++] = name;
		}
	}
	return promises;
}

static void
add_function(struct table *table, const char *function)
{
	const struct composer *composer = table->composer;
	const struct results *results = composer->results;
	const char **names = ARENA_ARRAY(composer->arena, const char *, results->account_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < results->account_count; i++)
		if (has_promised(results->by_class[i], function))
			names[count++] = account_name(composer, results->by_class[i]->account);
	table_row(table, ROW_BODY);
	table_text(table, capitalise(composer, function));
	table_text(table, form_count(composer, (double)count));
	table_text(table, join_words(composer, names, count));
}

struct doc_node *
component_function_promises(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "function", COLUMN_NAME, NULL }, { "accounts", COLUMN_NUMBER, NULL }, { "promised_to", COLUMN_TEXT, NULL },
	};
	const struct composer *composer = call->composer;
	const struct promises promises = find_promises(composer);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (promises.count == 0)
		return node_missing(composer, "promises");
	for (size_t i = 0; i < promises.count; i++)
		add_function(&table, promises.functions[i]);
	table.node->table.caption = say(composer, "balance.promises_caption");
	table.node->table.note = say(composer, "balance.promises_note");
	table.node->table.wide = true;
	return table.node;
}

/* ---- promises kept ---- */

/* Was to be done by the selection's date, and nobody has called it off. */
static bool
was_due(const struct selection *selection, const struct action *action)
{
	return date_is_set(action->due) && action->status != ACTION_DROPPED &&
	       date_compare(action->due, selection->as_of) <= 0;
}

static void
add_unkept(struct table *table, const struct account_result *result, const struct action *action)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	table_text(table, form_short_date(composer, action->due));
	doc_append(table_cell(table), node_account(composer, result));
	table_text(table, text_of(composer, &action->what));
	table_or_none(table, name_of(composer, action->owner));
	table_text(table, say_word(composer, "action_status", &words_action_status, (int)action->status));
}

struct doc_node *
component_promises_kept(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "due", COLUMN_DATE, NULL }, { "account", COLUMN_NAME, NULL }, { "step", COLUMN_TEXT, NULL },
		{ "owner", COLUMN_NAME, NULL }, { "status", COLUMN_NAME, NULL },
	};
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	int due = 0, done = 0;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_class[i];
		for (size_t k = 0; k < result->account->plan.action_count; k++) {
			const struct action *action = &result->account->plan.actions[k];
			if (!was_due(composer->selection, action))
				continue;
			due++;
			if (action->status == ACTION_DONE)
				done++;
			else
				add_unkept(&table, result, action);
		}
	}
	if (due == 0)
		return node_missing(composer, "kept");
	doc_append(blocks, node_paragraph(composer, PARAGRAPH_BODY, say_with(composer,
		done == due ? "balance.kept_all" : "balance.kept", FILLS(
		{ "done", form_count(composer, done) }, { "due", form_count(composer, due) },
		{ "date", form_date(composer, composer->selection->as_of) }))));
	table.node->table.caption = say(composer, "balance.unkept_caption");
	table.node->table.wide = true;
	if (done < due)
		doc_append(blocks, table.node);
	return blocks;
}
