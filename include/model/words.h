/* Enum <-> the word that stands in the file. One table per enum. */
#ifndef KAISM_MODEL_WORDS_H
#define KAISM_MODEL_WORDS_H

#include <stddef.h>

#include "model/selection.h"

/* A table of words; `words[value]` is the file's word, NULL for values that
 * cannot be written. */
struct word_table { const char *what; const char *const *words; size_t count; };

extern const struct word_table words_language, words_status, words_class, words_objective_kind,
	words_selling_model, words_mandate, words_team_mode, words_member_role, words_node_kind,
	words_priority, words_likelihood, words_strength_mode, words_side, words_strong_side,
	words_weight_method, words_factor_type, words_factor_period, words_answer, words_asked,
	words_view, words_action_status, words_rule_level, words_paper, words_threshold,
	words_question; /* the ten standing questions, in their order */

/* The value, or -1. */
int word_find(const struct word_table *table, const char *word);
/* The word, or "" for a value that has none. */
const char *word_of(const struct word_table *table, int value);

#endif
