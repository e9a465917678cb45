#include "analysis/movement.h"

#include <math.h>
#include <string.h>

#include "analysis/attractiveness.h"
#include "analysis/statistics.h"

/* One factor in one state: its share of the estimate, and the scores there. */
struct part { const char *id; double share, us, them; };
struct parts { struct part *items; size_t count; };

struct states {
	const struct results *before, *now;
	const struct account_result *then, *is;
};

enum { PARTS = 64 };

static double
score_or_nothing(const struct score *score)
{
	return scores_known(score) ? scores_middle(score) : NO_VALUE;
}

/* Shares of what is known, so that the estimate is the sum of share times score. */
static void
share_out(struct parts parts)
{
	double sum = 0;

	for (size_t i = 0; i < parts.count; i++)
		sum += parts.items[i].share;
	for (size_t i = 0; i < parts.count; i++)
		parts.items[i].share = sum > 0 ? parts.items[i].share / sum : 0;
}

static void
read_attractiveness(const struct results *results, const struct account_result *result, struct parts *parts)
{
	const struct attractiveness *axis = &results->selection->attractiveness;

	for (size_t j = 0; j < axis->factor_count && j < PARTS; j++) {
		const double score = score_or_nothing(&result->factors[j].score);
		parts->items[parts->count++] = (struct part){
			axis->factors[j].id, isnan(score) ? 0 : results->weights[j], isnan(score) ? 0 : score, 0 };
	}
	share_out(*parts);
}

/* push = w (us - them) / 100, so that them = us - 100 push / w. */
static void
read_strength(const struct account_result *result, struct parts *parts)
{
	const struct strength *strength = &result->account->strength;

	for (size_t k = 0; k < strength->factor_count && k < PARTS; k++) {
		const struct contribution *rating = &result->ratings[k];
		const double us = score_or_nothing(&rating->score);
		const bool known = !isnan(us) && isfinite(rating->push) && rating->weight > 0;
		parts->items[parts->count++] = (struct part){
			strength->factors[k].id, known ? rating->weight : 0, known ? us : 0,
			known ? us - 100 * rating->push / rating->weight : 0 };
	}
	share_out(*parts);
}

static const struct part *
find_part(struct parts parts, const char *id)
{
	for (size_t i = 0; i < parts.count; i++)
		if (strcmp(parts.items[i].id, id) == 0)
			return &parts.items[i];
	return NULL;
}

/* What changes of scores alone make of our total, and of the rival's. */
struct split { double us, them; };

/* Where a factor counts in one state only, its scores did not change: it is
 * its weight that came or went. What scores do not explain, weights do, which
 * is sum (s + s') / 2 (w' - w) where all is known. */
static void
add_factor(struct split *split, struct part then, struct part now)
{
	if (then.share <= 0) {
		then.us = now.us;
		then.them = now.them;
	}
	if (now.share <= 0) {
		now.us = then.us;
		now.them = then.them;
	}
	split->us += (then.share + now.share) / 2 * (now.us - then.us);
	split->them += (then.share + now.share) / 2 * (now.them - then.them);
}

static struct split
split_change(struct parts then, struct parts now)
{
	struct split split = { 0 };

	for (size_t i = 0; i < now.count; i++) {
		const struct part *earlier = find_part(then, now.items[i].id);
		add_factor(&split, earlier == NULL ? (struct part){ 0 } : *earlier, now.items[i]);
	}
	for (size_t i = 0; i < then.count; i++)
		if (find_part(now, then.items[i].id) == NULL)
			add_factor(&split, then.items[i], (struct part){ 0 });
	return split;
}

static const char *
best_rival(const struct account_result *result)
{
	return result->best_rival < 0 ? "" : result->rivals[result->best_rival].rival->id;
}

struct totals { double us, them; };

static struct totals
totals_of(struct parts parts)
{
	struct totals totals = { 0 };

	for (size_t i = 0; i < parts.count; i++) {
		totals.us += parts.items[i].share * parts.items[i].us;
		totals.them += parts.items[i].share * parts.items[i].them;
	}
	return totals;
}

static double
mean(double a, double b)
{
	return (a + b) / 2;
}

/* U'/C' - U/C = (1/C + 1/C')/2 (U' - U) - (U + U')/2 (C' - C) / (C C'). */
static struct split
split_of_ratio(struct split split, struct totals then, struct totals now)
{
	return (struct split){ split.us * mean(1 / then.them, 1 / now.them),
		               split.them * mean(then.us, now.us) / (then.them * now.them) };
}

static void
split_attractiveness(struct movement *movement, struct states states)
{
	struct part room[2][PARTS];
	struct parts then = { room[0], 0 }, now = { room[1], 0 };

	read_attractiveness(states.before, states.then, &then);
	read_attractiveness(states.now, states.is, &now);
	movement->by_scores = split_change(then, now).us;
	movement->by_weights = movement->attractiveness - movement->by_scores;
}

static void
split_strength(struct movement *movement, struct states states)
{
	struct part room[2][PARTS];
	struct parts then = { room[0], 0 }, now = { room[1], 0 };
	struct split split;

	read_strength(states.then, &then);
	read_strength(states.is, &now);
	split = split_change(then, now);
	if (states.now->selection->matrix.strength == STRENGTH_RATIO)
		split = split_of_ratio(split, totals_of(then), totals_of(now));
	movement->by_us = split.us;
	movement->by_rivals = -split.them;
	movement->by_rating_weights = movement->strength - movement->by_us - movement->by_rivals;
}

struct movement
movement_between(const struct results *before, const struct account_result *then,
                 const struct results *now, const struct account_result *is)
{
	const struct states states = { before, now, then, is };
	const bool alike = before->selection->matrix.strength == now->selection->matrix.strength;
	struct movement movement = {
		.attractiveness = is->attractiveness.value.estimate - then->attractiveness.value.estimate,
		.strength = alike ? is->strength.value.estimate - then->strength.value.estimate : NO_VALUE,
		.by_scores = NO_VALUE, .by_weights = NO_VALUE,
		.by_us = NO_VALUE, .by_rivals = NO_VALUE, .by_rating_weights = NO_VALUE,
		.by_attractiveness_line = before->attractiveness_threshold - now->attractiveness_threshold,
		.by_strength_line = alike ? before->strength_threshold - now->strength_threshold : NO_VALUE,
		.other_rival = strcmp(best_rival(then), best_rival(is)) != 0,
	};

	if (isfinite(movement.attractiveness))
		split_attractiveness(&movement, states);
	if (isfinite(movement.strength))
		split_strength(&movement, states);
	return movement;
}

const struct account_result *
movement_then(const struct results *before, const struct account *account)
{
	for (size_t i = 0; before != NULL && i < before->account_count; i++)
		if (strcmp(before->accounts[i].account->id, account->id) == 0)
			return &before->accounts[i];
	return NULL;
}
