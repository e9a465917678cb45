/* The method's rules as a table: what can be waived, re-levelled and
 * explained. The functions that test them are in analysis. */
#ifndef KAISM_MODEL_RULES_H
#define KAISM_MODEL_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "model/selection.h"

struct rule_parameter { const char *name; double value; };
enum { RULE_PARAMETERS = 4 };

struct rule {
	const char *code;        /* "K701" */
	const char *name;        /* "weights-sum" */
	char level;              /* 'E', 'W' or 'N' in a paper for decision */
	bool fixed;              /* cannot be ignored or waived */
	bool error_in_draft;     /* all others are at most warnings in a draft */
	bool needs_history;      /* silent where no earlier state of the project is known */
	bool gathers;            /* many findings of it are told as one that names them all */
	enum status from;        /* the first status in which it is tested */
	struct rule_parameter parameters[RULE_PARAMETERS];
};

extern const struct rule rules[];
extern const size_t rule_count;

/* By code or by name; NULL if there is none. */
const struct rule *rule_find(const char *code_or_name);

/* What the project's `rules:` say of a rule; NULL = nothing. */
const struct rule_setting *rule_setting_of(const struct selection *selection,
                                           const struct rule *rule);
/* The value of a parameter: the project's, else the table's. The parameter
 * must stand in the table. */
double rule_limit(const struct selection *selection, const struct rule *rule,
                  const char *parameter);
/* Whether the project has set it itself. */
bool rule_limit_is_set(const struct selection *selection, const struct rule *rule,
                       const char *parameter);

#endif
