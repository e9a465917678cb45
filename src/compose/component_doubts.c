/* What would change our mind: the accounts whose class rests on least, each in
 * a plain sentence, with who finds out by when. */
#include <math.h>
#include <string.h>

#include "component.h"

enum { DOUBT_LIMIT = 3 };
static const double near_share = 0.05; /* of the scale: further away is no doubt */

enum doubt_kind { DOUBT_NONE, DOUBT_QUESTION, DOUBT_STRENGTH, DOUBT_ATTRACTIVENESS };

struct doubt {
	const struct account_result *result;
	enum doubt_kind kind;
	double distance; /* from the line, share of the scale; chosen accounts come first */
};

static double
scale_range(const struct composer *composer)
{
	return composer->selection->matrix.scale.max - composer->selection->matrix.scale.min;
}

/* How far a value lies from its line, as a share of the scale. */
static double
distance_of(const struct composer *composer, const struct axis *axis, double line)
{
	return fabs(axis->value.estimate - line) / scale_range(composer);
}

/* The axis that is nearer to its line decides what is said; an answer that
 * may well change the class comes before both. */
static struct doubt
doubt_about(const struct composer *composer, const struct account_result *result)
{
	const struct results *results = composer->results;
	const double attractive =
		distance_of(composer, &result->attractiveness, results->attractiveness_threshold);
	const double strong = distance_of(composer, &result->strength, results->strength_threshold);
	struct doubt doubt = { .result = result, .kind = DOUBT_NONE };

	if (!isfinite(attractive) || !isfinite(strong) || result->best_rival < 0)
		return doubt;
	doubt.distance = fmin(attractive, strong);
	doubt.kind = strong <= attractive ? DOUBT_STRENGTH : DOUBT_ATTRACTIVENESS;
	if (result->question_count > 0 && result->questions[0].probability >= 0.1) {
		doubt.kind = DOUBT_QUESTION;
		doubt.distance = 0;
	}
	if (doubt.distance > near_share ||
	    (doubt.kind == DOUBT_STRENGTH && composer->selection->matrix.strength == STRENGTH_RATIO))
		doubt.kind = DOUBT_NONE;
	if (!result_is_chosen(result))
		doubt.distance += 1;
	return doubt;
}

static size_t
nearest_doubts(const struct composer *composer, struct doubt *doubts)
{
	size_t count = 0;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct doubt doubt = doubt_about(composer, composer->results->by_class[i]);
		size_t seat;

		if (doubt.kind == DOUBT_NONE)
			continue;
		for (seat = count; seat > 0 && doubts[seat - 1].distance > doubt.distance; seat--)
			if (seat < DOUBT_LIMIT)
				doubts[seat] = doubts[seat - 1];
		if (seat < DOUBT_LIMIT)
			doubts[seat] = doubt;
		count += count < DOUBT_LIMIT;
	}
	return count;
}

/* ---- the sentences ---- */

static const char *
question_factor(const struct composer *composer, const struct account_result *result,
                const struct question *question)
{
	if (question->is_strength)
		return text_of(composer, &result->account->strength.factors[question->factor].name);
	return text_of(composer, &composer->selection->attractiveness.factors[question->factor].name);
}

static const char *
question_sentence(const struct composer *composer, const struct account_result *result)
{
	const struct question *question = &result->questions[0];

	return say_with(composer, question->is_strength ? "decision.doubt_rating" : "decision.doubt_question", FILLS(
		{ "name", escape_markdown(composer, account_name(composer, result->account)) },
		{ "factor", escape_markdown(composer, question_factor(composer, result, question)) },
		{ "class", say_word(composer, "class", &words_class, (int)result->class) }));
}

/* The factor of the customer's on which the fewest points decide. */
static size_t
heaviest_rating(const struct account_result *result)
{
	size_t heaviest = 0;

	for (size_t i = 1; i < result->account->strength.factor_count; i++)
		if (result->rating_weights[i] > result->rating_weights[heaviest])
			heaviest = i;
	return heaviest;
}

static const char *
points_needed(const struct composer *composer, double gap, double weight)
{
	const double step = composer->selection->matrix.scale.step;
	const double points = 100 * gap / weight;

	return form_amount(composer, step > 0 ? step * ceil(points / step + 1e-9) : points);
}

static const char *
strength_sentence(const struct composer *composer, const struct account_result *result)
{
	const size_t factor = heaviest_rating(result);
	const double lead = result->strength.value.estimate - composer->results->strength_threshold;
	const char *points = points_needed(composer, fabs(lead), result->rating_weights[factor]);

	return say_with(composer, lead > 0 ? "decision.doubt_lead" : "decision.doubt_trail", FILLS(
		{ "name", escape_markdown(composer, account_name(composer, result->account)) },
		{ "points", points },
		{ "rival", escape_markdown(composer, text_of(composer, &result->rivals[result->best_rival].rival->name)) },
		{ "factor", escape_markdown(composer, text_of(composer, &result->account->strength.factors[factor].name)) },
		{ "lead", form_decimals(composer, fabs(lead), 1) }));
}

static const char *
attractiveness_sentence(const struct composer *composer, const struct account_result *result)
{
	const double line = composer->results->attractiveness_threshold;
	const bool above = result->attractiveness.value.estimate >= line;
	const int flip = result->flip_factor;
	const char *name = escape_markdown(composer, account_name(composer, result->account));

	if (flip < 0)
		return say_with(composer, above ? "decision.doubt_near_above" : "decision.doubt_near_below", FILLS(
			{ "name", name }, { "line", form_decimals(composer, line, 1) },
			{ "total", form_decimals(composer, result->attractiveness.value.estimate, 1) }));
	return say_with(composer, above ? "decision.doubt_above" : "decision.doubt_below", FILLS(
		{ "name", name },
		{ "factor", escape_markdown(composer,
			text_of(composer, &composer->selection->attractiveness.factors[flip].name)) },
		{ "side", say(composer, result->flip_change > 0 ? "decision.over" : "decision.under") },
		{ "flip", form_decimals(composer, result->flip_weight, 0) },
		{ "weight", form_amount(composer, composer->results->weights[flip]) }));
}

static const char *
sentence_of(const struct composer *composer, const struct doubt *doubt)
{
	switch (doubt->kind) {
	case DOUBT_QUESTION:
		return question_sentence(composer, doubt->result);
	case DOUBT_STRENGTH:
		return strength_sentence(composer, doubt->result);
	case DOUBT_ATTRACTIVENESS:
		return attractiveness_sentence(composer, doubt->result);
	case DOUBT_NONE:
		break;
	}
	return "";
}

/* Who finds out by when: the account's first open question, else its owner. */
static const char *
who_finds_out(const struct composer *composer, const struct account *account)
{
	if (account->ask_count > 0 && account->asks[0].owner != NULL && date_is_set(account->asks[0].by))
		return say_with(composer, words_given(&account->asks[0].whom) ? "decision.asks" : "decision.finds_out",
			FILLS({ "who", name_of(composer, account->asks[0].owner) },
			      { "whom", text_of(composer, &account->asks[0].whom) },
			      { "date", form_date(composer, account->asks[0].by) }));
	if (account->owner == NULL)
		return "";
	return say_with(composer, "decision.watches", FILLS({ "who", name_of(composer, account->owner) }));
}

static struct doc_node *
doubt_item(const struct composer *composer, const struct doubt *doubt)
{
	struct doc_node *item = doc_new(composer->arena, DOC_ITEM);
	struct doc_node *line = node_rich(composer, PARAGRAPH_SIDE, sentence_of(composer, doubt));
	const char *who = who_finds_out(composer, doubt->result->account);

	if (*who != '\0')
		doc_append(line, node_styled(composer, STYLE_MUTED,
			arena_printf(composer->arena, "%s%s", say(composer, "form.sentence_gap"), who)));
	doc_append(item, line);
	return item;
}

void
add_doubts(const struct composer *composer, struct doc_node *column)
{
	struct doubt doubts[DOUBT_LIMIT];
	const size_t count = nearest_doubts(composer, doubts);
	struct doc_node *list = doc_new(composer->arena, DOC_LIST);

	doc_append(column, node_heading(composer, 2, say(composer, "decision.doubts")));
	if (count == 0) {
		doc_append(column, node_paragraph(composer, PARAGRAPH_SIDE, say(composer, "decision.no_doubts")));
		return;
	}
	list->list.kind = LIST_ORDERED;
	list->list.start = 1;
	list->list.tight = true;
	for (size_t i = 0; i < count; i++)
		doc_append(list, doubt_item(composer, &doubts[i]));
	doc_append(column, list);
}
