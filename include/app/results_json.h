/* The stable machine interface: `rank --format=json` and results.json, schema
 * 1. Field names do not change without a new schema. */
#ifndef KAISM_APP_RESULTS_JSON_H
#define KAISM_APP_RESULTS_JSON_H

#include <stddef.h>
#include <stdio.h>

#include "analysis/results.h"

struct finding_counts {
	size_t errors, warnings, notes;
	size_t waived; /* not among the three */
};

/* What to print; `accounts` NULL = all, by id. */
struct results_report {
	const struct results *results;
	const struct account_result *const *accounts;
	size_t account_count;
	struct finding_counts findings;
};

void results_json_print(const struct results_report *report, FILE *out);

/* "key" .. "opportunistic", "undetermined". */
const char *results_class_word(enum account_class class);

#endif
