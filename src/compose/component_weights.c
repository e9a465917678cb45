/* What decides: the factors' weights as stated and as the scores make them,
 * and the gaps to rivals that cost most. */
#include <math.h>
#include <string.h>

#include "analysis/attractiveness.h"
#include "component.h"

struct doc_node *
component_effective_weights(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct attractiveness *attractiveness = &composer->selection->attractiveness;
	const struct column_plan plan[] = {
		{ "factor", COLUMN_NAME, NULL }, { "weight", COLUMN_NUMBER, NULL },
		{ "decides", COLUMN_NUMBER, NULL }, { "difference", COLUMN_NUMBER, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	double *decided = ARENA_ARRAY(composer->arena, double, attractiveness->factor_count + 1);

	if (!attractiveness_effective(composer->results, decided, composer->arena))
		return node_missing(composer, "scores");
	for (size_t j = 0; j < attractiveness->factor_count; j++) {
		const double stated = composer->results->weights[j];

		table_row(&table, ROW_BODY);
		table_text(&table, text_of(composer, &attractiveness->factors[j].name));
		table_text(&table, form_decimals(composer, stated, 0));
		table_text(&table, form_decimals(composer, decided[j], 0));
		table_text(&table, form_signed(composer, round(decided[j]) - round(stated), 0));
	}
	table.node->table.caption = say(composer, "ranking.decided_caption");
	table.node->table.note = say(composer, "ranking.decided_note");
	return table.node;
}

/* ---- gaps ---- */

enum { GAP_LIMIT = 12 };

struct gap { const struct account_result *result; size_t factor; double push; };

/* The gap counts for less than a tenth of a point: no one is to work on it. */
static const double least_gap = 0.05;

static size_t
keep_gap(struct gap *gaps, size_t count, size_t limit, struct gap gap)
{
	size_t seat;

	for (seat = count; seat > 0 && gaps[seat - 1].push > gap.push; seat--)
		if (seat < limit)
			gaps[seat] = gaps[seat - 1];
	if (seat < limit)
		gaps[seat] = gap;
	return count < limit ? count + 1 : count;
}

/* The greatest gaps of the key and key development accounts, greatest first. */
static size_t
find_gaps(const struct composer *composer, struct gap *gaps, size_t limit)
{
	size_t count = 0;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_class[i];

		for (size_t k = 0; result_is_chosen(result) && k < result->account->strength.factor_count; k++)
			if (result->ratings[k].push < -least_gap)
				count = keep_gap(gaps, count, limit,
					(struct gap){ result, k, result->ratings[k].push });
	}
	return count;
}

/* What the account's plan does about the gap, "" where nothing. */
static const char *
answer_to(const struct composer *composer, const struct gap *gap)
{
	const struct account *account = gap->result->account;

	for (size_t i = 0; i < account->plan.action_count; i++) {
		const char *closes = account->plan.actions[i].closes;
		if (closes != NULL && strcmp(closes, account->strength.factors[gap->factor].id) == 0)
			return text_of(composer, &account->plan.actions[i].what);
	}
	return "";
}

static void
add_gap(struct table *table, const struct gap *gap)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(composer, gap->result));
	table_text(table, text_of(composer, &gap->result->account->strength.factors[gap->factor].name));
	table_text(table, form_signed(composer, gap->push, 1));
	table_or_none(table, answer_to(composer, gap));
}

struct doc_node *
component_gaps(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "their_factor", COLUMN_TEXT, NULL },
		{ "gap", COLUMN_NUMBER, NULL }, { "what_we_do", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	const size_t limit = call->limit < GAP_LIMIT ? call->limit : GAP_LIMIT;
	struct gap *gaps = ARENA_ARRAY(composer->arena, struct gap, limit + 1);
	const size_t count = find_gaps(composer, gaps, limit);

	for (size_t i = 0; i < count; i++)
		add_gap(&table, &gaps[i]);
	if (count == 0)
		return node_missing(composer, "gaps");
	table.node->table.wide = true;
	table.node->table.caption = say(composer, "strength.gaps_caption");
	table.node->table.note = say(composer, "strength.gaps_note");
	return table.node;
}
