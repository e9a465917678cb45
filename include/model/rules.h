/* The method's rules as a table: what can be waived, re-levelled and
 * explained. The functions that test them are in analysis. */
#ifndef KAISM_MODEL_RULES_H
#define KAISM_MODEL_RULES_H

#include <stdbool.h>
#include <stddef.h>

struct rule_parameter { const char *name; double value; };
enum { RULE_PARAMETERS = 4 };

struct rule {
	const char *code;        /* "K701" */
	const char *name;        /* "weights-sum" */
	char level;              /* 'E', 'W' or 'N' in a paper for decision */
	bool fixed;              /* cannot be ignored or waived */
	struct rule_parameter parameters[RULE_PARAMETERS];
};

extern const struct rule rules[];
extern const size_t rule_count;

/* By code or by name; NULL if there is none. */
const struct rule *rule_find(const char *code_or_name);

#endif
