/* `kaism rank`: the accounts in order, for people and for programs. */
#ifndef KAISM_APP_RANK_H
#define KAISM_APP_RANK_H

#include <stdio.h>

#include "analysis/results.h"
#include "app/results_json.h"

enum rank_axis { RANK_ATTRACTIVENESS, RANK_STRENGTH, RANK_MATRIX };
enum rank_format { RANK_TEXT, RANK_CSV, RANK_JSON, RANK_MD };

struct rank_options {
	enum rank_axis axis; /* matrix: by class, then attractiveness */
	enum rank_format format;
	/* Filters: one word or several, comma-separated; NULL = all. Classes are
	 * the ones shown (decided, else computed), "undetermined" too; segments
	 * and owners are ids. */
	const char *class_words, *segments, *owners;
	struct finding_counts findings; /* for JSON */
};

/* Prints and gives the exit status: 0, or EXIT_WORLD when `out` failed. */
int rank_print(const struct results *results, const struct rank_options *options, FILE *out);

#endif
