/* Checklist 5: segments. */
#include "rules_internal.h"

/* K501: an account without a segment, where there are segments at all. */
void
judge_unsegmented(struct judge *judge, const struct account_result *result)
{
	if (judge->selection->segment_count > 0 && result->account->segment == NULL)
		judge_account(judge, result, ARGUMENTS({ NULL, COUNT(0) }));
}

static bool
same_words(const struct words *a, const struct words *b)
{
	return words_given(a) &&
	       strcmp(words_in(a, LANGUAGE_EN), words_in(b, LANGUAGE_EN)) == 0;
}

static bool
same_mix(const struct mix *a, const struct mix *b)
{
	return same_words(&a->product, &b->product) && same_words(&a->price, &b->price) &&
	       same_words(&a->place_of_sale, &b->place_of_sale) &&
	       same_words(&a->promotion, &b->promotion) && same_words(&a->service, &b->service);
}

/* K502: two segments with equal, non-empty words in all five fields of the mix. */
void
judge_identical_mix(struct judge *judge)
{
	const struct selection *selection = judge->selection;

	for (size_t i = 0; i < selection->segment_count; i++)
		for (size_t k = i + 1; k < selection->segment_count; k++) {
			const struct segment *a = &selection->segments[i], *b = &selection->segments[k];
			struct values pair = values_new(judge, 2);

			if (!same_mix(&a->mix, &b->mix))
				continue;
			values_add(&pair, NAME(a));
			values_add(&pair, NAME(b));
			judge_hit(judge, b->place, path_to(judge, "segments", b->id), ARGUMENTS(
				{ "pair", ((struct rule_value){ .kind = RULE_PAIR, .list = { pair.items, 2 } }) }));
		}
}

struct coverage { int candidates, chosen; };

static struct coverage
cover_segment(const struct judge *judge, const struct segment *segment)
{
	struct coverage coverage = { 0, 0 };

	for (size_t i = 0; i < judge->results->account_count; i++) {
		const struct account_result *result = &judge->results->accounts[i];

		if (result->account->segment != segment)
			continue;
		coverage.candidates++;
		coverage.chosen += result_is_chosen(result);
	}
	return coverage;
}

/* K503: a segment without a candidate; a warning where its priority is high. */
void
judge_empty_segment(struct judge *judge)
{
	const struct selection *selection = judge->selection;

	for (size_t i = 0; selection->account_count > 0 && i < selection->segment_count; i++) {
		const struct segment *segment = &selection->segments[i];
		const bool high = segment->priority == PRIORITY_HIGH;
		struct rule_hit *hit;

		if (cover_segment(judge, segment).candidates > 0)
			continue;
		hit = judge_form(judge_hit(judge, segment->place, path_to(judge, "segments", segment->id),
			ARGUMENTS({ "segment", NAME(segment) })), high ? "high" : "other");
		hit->level = high ? LEVEL_WARNING : LEVEL_NOTE;
	}
}

/* K504: a segment that names no needs. */
void
judge_no_needs(struct judge *judge)
{
	const struct selection *selection = judge->selection;

	for (size_t i = 0; i < selection->segment_count; i++)
		if (selection->segments[i].need_count == 0)
			judge_hit(judge, selection->segments[i].place,
				path_to(judge, "segments", selection->segments[i].id),
				ARGUMENTS({ "segment", NAME(&selection->segments[i]) }));
}

/* K910: a segment of high priority that has candidates, none of them key or
 * key development. */
void
judge_segment_uncovered(struct judge *judge)
{
	const struct selection *selection = judge->selection;

	for (size_t i = 0; i < selection->segment_count; i++) {
		const struct segment *segment = &selection->segments[i];
		const struct coverage coverage = cover_segment(judge, segment);

		if (segment->priority == PRIORITY_HIGH && coverage.candidates > 0 && coverage.chosen == 0)
			judge_hit(judge, segment->place, path_to(judge, "segments", segment->id), ARGUMENTS(
				{ "segment", NAME(segment) }, { "candidates", COUNT(coverage.candidates) }));
	}
}
