/* Values, and the questions that several rules ask. */
#include "rules_internal.h"

#include "base/text.h"

double
judge_limit(const struct judge *judge, const char *parameter)
{
	return rule_limit(judge->selection, judge->rule, parameter);
}

struct values
values_new(struct judge *judge, size_t most)
{
	return (struct values){ ARENA_ARRAY(judge->arena, struct rule_value, most + 1), 0 };
}

void
values_add(struct values *values, struct rule_value value)
{
	values->items[values->count++] = value;
}

double
scale_range(const struct judge *judge)
{
	return judge->selection->matrix.scale.max - judge->selection->matrix.scale.min;
}

bool
is_at_least(double value, double limit)
{
	return value >= limit - statistics_tolerance;
}

bool
is_over(double value, double limit)
{
	return value > limit + statistics_tolerance;
}

double
known_score(const struct score *score)
{
	return scores_known(score) ? scores_middle(score) : NO_VALUE;
}

const char *
path_to(struct judge *judge, const char *collection, const char *id)
{
	return arena_printf(judge->arena, "%s.%s", collection, id);
}

bool
same_text(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

struct past
past_result(const struct judge *judge, const struct account_result *result)
{
	return past_of(result->account, judge->before);
}

struct word_set
word_set_new(struct judge *judge, size_t most)
{
	return (struct word_set){ ARENA_ARRAY(judge->arena, const char *, most + 1), 0 };
}

bool
word_set_has(const struct word_set *set, const char *word)
{
	for (size_t i = 0; i < set->count; i++)
		if (same_text(set->words[i], word))
			return true;
	return false;
}

void
word_set_add(struct word_set *set, const char *word)
{
	if (word != NULL && !word_set_has(set, word))
		set->words[set->count++] = word;
}
