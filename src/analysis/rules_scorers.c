/* Checklist 7: what the scorers gave, each alone. */
#include "rules_internal.h"

static const char *
card_path(struct judge *judge, const struct scorecard *card)
{
	return path_to(judge, "scorecards", card->scorer->id);
}

static double
score_of(const struct judge *judge, const struct scorecard *card, size_t account, size_t factor)
{
	return known_score(&card->scores[account * judge->selection->attractiveness.factor_count + factor]);
}

/* ---- halo ---- */

/* The known scores of one account on a card; their number. */
static size_t
take_row(const struct judge *judge, const struct scorecard *card, size_t account, double *row)
{
	const size_t factors = judge->selection->attractiveness.factor_count;
	size_t count = 0;

	for (size_t j = 0; j < factors; j++) {
		const double score = score_of(judge, card, account, j);

		if (!isnan(score))
			row[count++] = score;
	}
	return count;
}

struct spread {
	double between; /* the accounts' share of the scores' variation; NAN where there is none */
	size_t accounts, flat;
};

/* Over the accounts with two known scores or more. `least`: a smaller standard
 * deviation within an account is flat. */
static struct spread
measure_spread(struct judge *judge, const struct scorecard *card, double least)
{
	const size_t accounts = judge->selection->account_count;
	const size_t factors = judge->selection->attractiveness.factor_count;
	double *scores = ARENA_ARRAY(judge->arena, double, accounts *factors + 1), *row = scores;
	size_t *counts = ARENA_ARRAY(judge->arena, size_t, accounts + 1);
	struct spread spread = { 0 };

	for (size_t i = 0; i < accounts; i++) {
		const size_t count = take_row(judge, card, i, row);

		if (count < 2)
			continue;
		spread.flat += is_over(least, statistics_sd(row, count));
		counts[spread.accounts++] = count;
		row += count;
	}
	spread.between = statistics_eta_squared(scores, counts, spread.accounts);
	return spread;
}

/* K710, per scorer with three accounts or more: eta squared over the accounts
 * > 0.85, or within more than half of them sd < 0.1 R. */
void
judge_halo(struct judge *judge)
{
	const double limit = judge_limit(judge, "max_share_percent") / 100;
	const double least = judge_limit(judge, "min_sd_percent") / 100 * scale_range(judge);

	for (size_t s = 0; s < judge->selection->scorecard_count; s++) {
		const struct scorecard *card = &judge->selection->scorecards[s];
		struct spread spread;

		if (card->scores == NULL)
			continue;
		spread = measure_spread(judge, card, least);
		if (spread.accounts < 3)
			continue;
		if (2 * spread.flat > spread.accounts)
			judge_form(judge_hit(judge, card->place, card_path(judge, card), ARGUMENTS(
				{ "scorer", NAME(card->scorer) }, { "found", COUNT(spread.flat) },
				{ "accounts", COUNT(spread.accounts) }, { "limit", NUMBER(least) })), "flat");
		else if (is_over(spread.between, limit))
			judge_form(judge_hit(judge, card->place, card_path(judge, card), ARGUMENTS(
				{ "scorer", NAME(card->scorer) }, { "found", PERCENT(100 * spread.between) },
				{ "limit", PERCENT(100 * limit) })), "share");
	}
}

/* ---- agreement ---- */

/* How far the scorers lie apart in one cell; 0 with fewer than two. */
static double
cell_range(const struct judge *judge, size_t account, size_t factor)
{
	double low = (double)INFINITY, high = -(double)INFINITY;

	for (size_t s = 0; s < judge->selection->scorecard_count; s++) {
		const struct scorecard *card = &judge->selection->scorecards[s];
		const double score = card->scores == NULL ? NO_VALUE : score_of(judge, card, account, factor);

		low = fmin(low, score);
		high = fmax(high, score);
	}
	return high > low ? high - low : 0;
}

enum { WORST_CELLS = 3 };

struct cell { double range; size_t account; };

/* Keeps the worst, widest first; an account once, with its widest. */
static void
keep_worst(struct cell worst[WORST_CELLS], struct cell cell)
{
	for (size_t i = 0; i < WORST_CELLS && cell.range > 0; i++) {
		const struct cell held = worst[i];

		if (held.range >= cell.range && held.account == cell.account)
			return;
		if (held.range >= cell.range)
			continue;
		worst[i] = cell;
		if (held.account == cell.account)
			return;
		cell = held;
	}
}

static void
note_cells(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const double limit = judge_limit(judge, "cell_range_percent") / 100 * scale_range(judge);
	struct cell worst[WORST_CELLS] = { { 0, 0 } };
	struct values list = values_new(judge, WORST_CELLS);
	size_t count = 0;

	for (size_t i = 0; i < selection->account_count; i++)
		for (size_t j = 0; j < selection->attractiveness.factor_count; j++) {
			const double range = cell_range(judge, i, j);

			if (!is_over(range, limit))
				continue;
			count++;
			keep_worst(worst, (struct cell){ range, i });
		}
	for (size_t k = 0; k < WORST_CELLS && worst[k].range > 0; k++)
		values_add(&list, NAME(&selection->accounts[worst[k].account]));
	if (count > 0)
		judge_form(judge_hit(judge, selection->scorecards[0].place, "scorecards", ARGUMENTS(
			{ "n", COUNT(count) }, { "limit", NUMBER(limit) }, { "list", LIST(list) })), "cells")->level = LEVEL_NOTE;
}

/* K713: Kendall's W < 0.5, or the F test's p > 0.05; and one note of the cells
 * in which the scorers lie more than 0.4 R apart. */
void
judge_disagreement(struct judge *judge)
{
	const struct results *results = judge->results;
	const double least = judge_limit(judge, "min_agreement"), most = judge_limit(judge, "max_p");

	if (!isnan(results->kendall_w) &&
	    (is_over(least, results->kendall_w) || is_over(results->kendall_p_f, most)))
		judge_form(judge_hit(judge, judge->selection->scorecards[0].place, "scorecards", ARGUMENTS(
			{ "found", INDEX(results->kendall_w) }, { "least", INDEX(least) },
			{ "p", INDEX(results->kendall_p_f) }, { "most", INDEX(most) },
			{ "scorers", COUNT(results->kendall_scorers) })),
			is_over(least, results->kendall_w) ? "low" : "chance");
	if (results->kendall_scorers >= 2)
		note_cells(judge);
}

/* ---- severity ---- */

/* K714: |mean of a scorer - mean of all| > 0.15 R, over the cells that all
 * scorers know, so that nobody is severe who scored the weak ones only. */
void
judge_severity(struct judge *judge)
{
	const struct selection *selection = judge->selection;
	const size_t cards = selection->scorecard_count, factors = selection->attractiveness.factor_count;
	const double limit = judge_limit(judge, "max_range_percent") / 100 * scale_range(judge);
	double *sums = ARENA_ARRAY(judge->arena, double, cards + 1), all = 0;
	size_t cells = 0, scorers = 0;

	for (size_t c = 0; c < selection->account_count * factors; c++) {
		bool common = true;

		for (size_t s = 0; s < cards; s++)
			common = common && (selection->scorecards[s].scores == NULL ||
			                    scores_known(&selection->scorecards[s].scores[c]));
		for (size_t s = 0; common && s < cards; s++)
			if (selection->scorecards[s].scores != NULL)
				sums[s] += known_score(&selection->scorecards[s].scores[c]);
		cells += common;
	}
	for (size_t s = 0; s < cards; s++) {
		scorers += selection->scorecards[s].scores != NULL;
		all += sums[s];
	}
	for (size_t s = 0; s < cards && scorers >= 2 && cells > 0; s++) {
		const struct scorecard *card = &selection->scorecards[s];
		const double away = (sums[s] - all / (double)scorers) / (double)cells;

		if (card->scores != NULL && is_over(fabs(away), limit))
			judge_form(judge_hit(judge, card->place, card_path(judge, card), ARGUMENTS(
				{ "scorer", NAME(card->scorer) }, { "found", TOTAL(fabs(away)) },
				{ "limit", NUMBER(limit) })), away < 0 ? "severe" : "mild");
	}
}
