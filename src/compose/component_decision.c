/* The decision on a page: what the board is asked, the list, the doubts,
 * where it stands. Each line is proposed from the data. */
#include <math.h>
#include <string.h>

#include "analysis/capacity.h"
#include "base/number.h"
#include "component.h"

enum { STOP_LIMIT = 3, GIVER_LIMIT = 3 };

/* ---- we ask the board to ---- */

static double
days_given_up(const struct account_result *result)
{
	const double now = result->account->days_now;

	return isfinite(now) && isfinite(result->days) && now > result->days ? now - result->days : 0;
}

/* The accounts that give up most days, most first; at most `limit`. */
static size_t
largest_givers(const struct composer *composer, const struct account_result **givers, size_t limit)
{
	size_t count = 0;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *candidate = &composer->results->accounts[i];
		size_t seat = count < limit ? count++ : limit;

		if (days_given_up(candidate) <= 0) {
			count -= seat < limit;
			continue;
		}
		while (seat > 0 && days_given_up(givers[seat - 1]) < days_given_up(candidate)) {
			if (seat < limit)
				givers[seat] = givers[seat - 1];
			seat--;
		}
		if (seat < limit)
			givers[seat] = candidate;
	}
	return count;
}

static const char *
list_givers(const struct composer *composer)
{
	const struct account_result *givers[GIVER_LIMIT];
	const size_t count = largest_givers(composer, givers, GIVER_LIMIT);
	const char **parts = ARENA_ARRAY(composer->arena, const char *, count + 1);

	for (size_t i = 0; i < count; i++)
		parts[i] = say_with(composer, "decision.giver", FILLS(
			{ "days", form_count(composer, days_given_up(givers[i])) },
			{ "name", escape_markdown(composer, account_name(composer, givers[i]->account)) }));
	return join_words(composer, parts, count);
}

/* The days of the givers not named, and those that nobody gives up. */
static const char *
other_days(const struct composer *composer)
{
	const struct results *results = composer->results;
	const struct account_result *named[GIVER_LIMIT];
	const size_t named_count = largest_givers(composer, named, GIVER_LIMIT);
	double rest = results->days_released, gained = 0;
	const char *text = "";
	int others = -(int)named_count;

	for (size_t i = 0; i < named_count; i++)
		rest -= days_given_up(named[i]);
	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *result = &results->accounts[i];
		const double gain = result->days - result->account->days_now;

		others += days_given_up(result) > 0;
		gained += isfinite(gain) && gain > 0 ? gain : 0;
	}
	if (others > 0)
		text = say_with(composer, others == 1 ? "decision.more_givers.one" : "decision.more_givers.other",
			FILLS({ "days", form_count(composer, rest) }, { "count", form_count_word(composer, others) }));
	if (gained <= results->days_released)
		return text;
	return arena_printf(composer->arena, "%s%s", text, say_with(composer, "decision.and_free",
		FILLS({ "days", form_count(composer, gained - results->days_released) })));
}

static void
add_request(const struct composer *composer, struct doc_node *list, const char *markdown)
{
	struct doc_node *item = doc_new(composer->arena, DOC_ITEM);

	doc_append(item, node_rich(composer, PARAGRAPH_BODY, markdown));
	doc_append(list, item);
}

static struct doc_node *
propose_requests(const struct composer *composer)
{
	const struct results *results = composer->results;
	const struct class_summary *key = &results->classes[CLASS_KEY];
	const struct class_summary *development = &results->classes[CLASS_KEY_DEVELOPMENT];
	const double budget = (isfinite(key->budget) ? key->budget : 0) +
	                      (isfinite(development->budget) ? development->budget : 0);
	const int others = results->classes[CLASS_MAINTENANCE].count + results->classes[CLASS_OPPORTUNISTIC].count;
	struct doc_node *list = doc_new(composer->arena, DOC_LIST);

	list->list.kind = LIST_ORDERED;
	list->list.start = 1;
	list->list.tight = true;
	if (key->count + development->count == 0)
		add_request(composer, list, say(composer, "decision.none_chosen"));
	else
		add_request(composer, list, say_with(composer, "decision.confirm", FILLS(
			{ "key", say_count(composer, "decision.key", key->count) },
			{ "development", say_count(composer, "decision.development", development->count) })));
	if (isfinite(results->days_released) && results->days_released > 0)
		add_request(composer, list, say_with(composer, "decision.move", FILLS(
			{ "days", form_count(composer, results->days_released) },
			{ "givers", list_givers(composer) },
			{ "rest", other_days(composer) })));
	if (budget > 0)
		add_request(composer, list, say_with(composer, "decision.spend",
			FILLS({ "money", form_money(composer, budget) })));
	if (others > 0)
		add_request(composer, list, say_count(composer, "decision.note", others));
	return list;
}

/* ---- does it fit here? ---- */

static int
count_exceptions(const struct composer *composer)
{
	int count = 0;

	for (size_t i = 0; i < composer->results->account_count; i++)
		count += result_is_exception(&composer->results->accounts[i]);
	return count;
}

/* One sentence: whether key account management fits this market and, where it
 * does not, why and what does. */
static const char *
fit_sentence(const struct composer *composer)
{
	const struct verdict *verdict = &composer->results->verdict;
	const struct fill *fills = FILLS(
		{ "low", form_decimals(composer, verdict->low, 1) },
		{ "high", form_decimals(composer, verdict->high, 1) },
		{ "instead", say(composer, verdict->model == VERDICT_HUNTER ? "decision.hunter" : "decision.milk_round") });

	if (verdict->model == VERDICT_OPEN)
		return say(composer, "decision.fit_unknown");
	if (verdict->model == VERDICT_KEY_ACCOUNTS)
		return say_with(composer, "decision.fits", fills);
	return say_with(composer, verdict->alike ? "decision.too_alike" : "decision.too_fast", fills);
}

static struct doc_node *
fit_paragraph(const struct composer *composer)
{
	const int exceptions = count_exceptions(composer);

	if (composer->results->account_count == 0)
		return node_rich(composer, PARAGRAPH_BODY, fit_sentence(composer));
	return node_rich(composer, PARAGRAPH_BODY, join_sentences(composer, fit_sentence(composer),
		exceptions == 0 ? say(composer, "decision.no_exceptions")
		                : say_count(composer, "decision.exceptions", exceptions)));
}

static struct doc_node *
ask_grid(const struct composer *composer)
{
	const struct figure_context context = figure_context_of(composer);
	const struct figure small = figure_small_matrix(&context);
	struct doc_node *grid = node_grid(composer);
	struct doc_node *left = add_column(composer, grid, 1, 9);
	struct doc_node *right = add_column(composer, grid, 10, 3);
	struct doc_node *figure = node_figure(composer, &small, &(struct figure_plan){ .name = "decision-matrix" });

	doc_append(left, node_heading(composer, 2, say(composer, "decision.ask")));
	if (prose_given(&composer->selection->ask_of_board))
		add_prose(composer, left, &composer->selection->ask_of_board);
	else
		doc_append(left, propose_requests(composer));
	doc_append(left, fit_paragraph(composer));
	if (figure != NULL) {
		doc_append(right, figure);
		doc_append(right, node_rich(composer, PARAGRAPH_SIDE, say_with(composer, "decision.small_matrix",
			FILLS({ "count", form_count_word(composer, (int)composer->results->account_count) }))));
	}
	return grid;
}

/* ---- the list ---- */

static const char *
movement_word(const struct composer *composer, const struct account_result *result)
{
	const struct previous *previous = &result->account->previous;
	const char *key = "decision.new";

	if (previous->given && previous->class != CLASS_UNDETERMINED)
		key = result->class == previous->class  ? "decision.stays"
		      : result->class < previous->class ? "decision.up"
		                                        : "decision.down";
	return arena_printf(composer->arena, "%s%s", say(composer, key), result_is_exception(result) ? "*" : "");
}

static void
add_list_row(struct table *table, const struct account_result *result)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(composer, result));
	table_class(table, result->class, "class_short");
	table_text(table, first_sentence(composer, &result->account->decision.because.text));
	table_text(table, form_amount(composer, result->account->revenue));
	table_text(table, form_amount(composer, result->account->reachable));
	table_text(table, form_count(composer, result->days));
	table_text(table, form_amount(composer, result->budget));
	table_text(table, initial_name_of(composer, result->account->owner));
	table_text(table, movement_word(composer, result));
}

static void
add_list_total(struct table *table, int count)
{
	const struct composer *composer = table->composer;
	const struct class_summary *key = &composer->results->classes[CLASS_KEY];
	const struct class_summary *development = &composer->results->classes[CLASS_KEY_DEVELOPMENT];

	table_row(table, ROW_TOTAL);
	table_text(table, capitalise(composer, say_count(composer, "decision.accounts", count)));
	table_text(table, "");
	table_text(table, "");
	table_text(table, form_amount(composer, capacity_sum_known(key->revenue, development->revenue)));
	table_text(table, form_amount(composer, capacity_sum_known(key->reachable, development->reachable)));
	table_text(table, form_count(composer, capacity_sum_known(key->days, development->days)));
	table_text(table, form_amount(composer, capacity_sum_known(key->budget, development->budget)));
	table_text(table, "");
	table_text(table, "");
}

/* What those who give up most will no longer get, from decision.tell_us. */
static const char *
exception_note(const struct composer *composer)
{
	return count_exceptions(composer) > 0 ? say(composer, "decision.exception_note") : "";
}

/* The days that are given up; "" = none are. */
static const char *
stops(const struct composer *composer)
{
	const struct account_result *givers[STOP_LIMIT];
	const size_t count = largest_givers(composer, givers, STOP_LIMIT);
	const char **parts = ARENA_ARRAY(composer->arena, const char *, count + 1);

	for (size_t i = 0; i < count; i++)
		parts[i] = say_with(composer, "decision.stop", FILLS(
			{ "name", account_name(composer, givers[i]->account) },
			{ "now", form_count(composer, givers[i]->account->days_now) },
			{ "days", form_count(composer, givers[i]->days) }));
	return with_full_stop(composer, join_words(composer, parts, count));
}

/* What a reader of the list has to know besides: the exceptions' sign, then
 * what we stop. */
static struct doc_node *
list_line(const struct composer *composer)
{
	const char *note = exception_note(composer), *gap = say(composer, "form.sentence_gap");
	const char *what = stops(composer);
	struct doc_node *line = doc_new(composer->arena, DOC_PARAGRAPH);

	line->paragraph.role = PARAGRAPH_LINE;
	if (*note != '\0')
		doc_append(line, node_styled(composer, STYLE_MUTED, note));
	if (*note != '\0' && *what != '\0' && *gap != '\0')
		doc_append(line, node_text(composer, gap));
	if (*what != '\0') {
		doc_append(line, node_strong(composer, say(composer, "decision.what_we_stop")));
		doc_append(line, node_text(composer, arena_printf(composer->arena, "%s%s",
			say(composer, "form.colon"), what)));
	}
	return line->first_child == NULL ? NULL : line;
}

static struct doc_node *
chosen_list(const struct composer *composer)
{
	const char *unit = form_money_unit(composer);
	const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "class", COLUMN_NAME, NULL }, { "why", COLUMN_TEXT, NULL },
		{ "sales_now", COLUMN_NUMBER, unit }, { "reachable", COLUMN_NUMBER, unit },
		{ "days_a_year", COLUMN_NUMBER, NULL }, { "money", COLUMN_NUMBER, unit },
		{ "who_answers", COLUMN_TEXT, NULL }, { "since_last", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	int count = 0;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_class[i];

		if (!result_is_chosen(result))
			continue;
		add_list_row(&table, result);
		count++;
	}
	if (count == 0)
		return node_missing(composer, "chosen");
	add_list_total(&table, count);
	table_even_decimals(&table);
	table.node->table.density = TABLE_DENSE;
	table.node->table.wide = true;
	return table.node;
}

/* ---- where it stands ---- */

static void
add_exceptions(const struct composer *composer, struct doc_node *facts)
{
	const char *text = "";

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = &composer->results->accounts[i];
		const struct override *override = &result->account->decision.override;

		if (!result_is_exception(result))
			continue;
		text = join_parts(composer, "form.semicolon", text,
			say_with(composer, override->given ? "decision.exception" : "decision.open_exception", FILLS(
				{ "name", account_name(composer, result->account) },
				{ "class", say_word(composer, "class_short", &words_class, (int)result->class) },
				{ "who", name_of(composer, override->by) },
				{ "until", form_date(composer, override->until) })));
	}
	add_fact(composer, facts, say(composer, "decision.exceptions_head"),
		*text == '\0' ? say(composer, "decision.none") : text);
}

static const char *
objections_among(const struct composer *composer, const struct approval *approvals, size_t count)
{
	const char *text = "";

	for (size_t i = 0; i < count; i++)
		if (approvals[i].view == VIEW_OBJECTS)
			text = join_parts(composer, "form.semicolon", text, join_parts(composer, "form.colon",
				name_of(composer, approvals[i].by), first_sentence(composer, &approvals[i].note)));
	return text;
}

static void
add_objections(const struct composer *composer, struct doc_node *facts)
{
	const struct selection *selection = composer->selection;
	const char *text = objections_among(composer, selection->sign_off.approvals,
		selection->sign_off.approval_count);

	for (size_t i = 0; i < selection->account_count; i++) {
		const struct decision *decision = &selection->accounts[i].decision;
		const char *more = objections_among(composer, decision->approvals, decision->approval_count);

		if (*more != '\0')
			text = join_parts(composer, "form.semicolon", text, say_with(composer, "form.bracketed", FILLS(
				{ "text", more }, { "note", account_name(composer, &selection->accounts[i]) })));
	}
	add_fact(composer, facts, say(composer, "decision.not_agreed"),
		*text == '\0' ? say(composer, "decision.none") : text);
}

static bool
has_approved(const struct sign_off *sign_off, const struct person *person)
{
	for (size_t i = 0; i < sign_off->approval_count; i++)
		if (sign_off->approvals[i].by == person && sign_off->approvals[i].view != VIEW_OBJECTS)
			return true;
	return false;
}

static void
add_signed(const struct composer *composer, struct doc_node *facts)
{
	const struct signers signers = signers_required(composer->results, composer->arena);
	const char **missing = ARENA_ARRAY(composer->arena, const char *, signers.count + 1);
	size_t count = 0;

	if (signers.count == 0)
		return;
	for (size_t i = 0; i < signers.count; i++)
		if (!has_approved(&composer->selection->sign_off, signers.people[i]))
			missing[count++] = name_of(composer, signers.people[i]);
	add_fact(composer, facts, say(composer, "decision.signed"),
		say_with(composer, count == 0 ? "decision.all_signed" : "decision.some_signed", FILLS(
			{ "signed", form_count(composer, (double)(signers.count - count)) },
			{ "required", form_count(composer, (double)signers.count) },
			{ "missing", join_words(composer, missing, count) })));
}

/* How much of the company's sales rests on the chosen, and on the largest. */
static void
add_concentration(const struct composer *composer, struct doc_node *facts)
{
	const double company = composer->selection->company_revenue;
	const struct account_result *largest = NULL;
	double sum = 0;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = &composer->results->accounts[i];

		if (!result_is_chosen(result) || !isfinite(result->account->revenue))
			continue;
		sum += result->account->revenue;
		if (largest == NULL || result->account->revenue > largest->account->revenue)
			largest = result;
	}
	if (largest == NULL || !isfinite(company) || company <= 0)
		return;
	add_fact(composer, facts, say(composer, "decision.rests"), say_with(composer, "decision.rests_on", FILLS(
		{ "share", form_percent(composer, number_round(100 * sum / company, 0)) },
		{ "name", account_name(composer, largest->account) },
		{ "largest", form_percent(composer, number_round(100 * largest->account->revenue / company, 0)) })));
}

static void
add_standing(const struct composer *composer, struct doc_node *column)
{
	struct doc_node *facts = node_facts(composer, FACTS_LIST);

	doc_append(column, node_heading(composer, 2, say(composer, "decision.stands")));
	add_exceptions(composer, facts);
	add_objections(composer, facts);
	add_signed(composer, facts);
	add_concentration(composer, facts);
	if (date_is_set(composer->selection->review.next))
		add_fact(composer, facts, say(composer, "decision.next_report"),
			form_date(composer, composer->selection->review.next));
	doc_append(column, facts);
}

struct doc_node *
component_decision_page(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);
	struct doc_node *grid = node_grid(composer), *line = list_line(composer);

	doc_append(blocks, ask_grid(composer));
	doc_append(blocks, node_heading(composer, 2, say(composer, "decision.list")));
	doc_append(blocks, chosen_list(composer));
	if (line != NULL)
		doc_append(blocks, line);
	add_doubts(composer, add_column(composer, grid, 1, 7));
	add_standing(composer, add_column(composer, grid, 8, 5));
	doc_append(blocks, grid);
	return blocks;
}
