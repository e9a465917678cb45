/* Does key account management fit this market at all? Two tests: can the
 * candidates be told apart (K005), and does their order hold from one review
 * to the next (K006)? Where it does not fit, the verdict names what does: the
 * hunter where new-win objectives (kind `grow`) are more than half of all, else
 * the milk round. Limits are the parameters of the two rules. */
#ifndef KAISM_ANALYSIS_VERDICT_H
#define KAISM_ANALYSIS_VERDICT_H

#include "analysis/results.h"

enum { VERDICT_PAIRS_LIMIT = 200 }; /* accounts; above, pairs are not tested */

/* `before`: the results of the last review where they are known, else NULL; an
 * account not found there speaks by its own `previous`. */
struct verdict verdict_of(const struct results *results, const struct results *before);

/* An account at the last review. */
struct past {
	bool known;
	struct date date;              /* not set where it is not known */
	enum account_class class;      /* CLASS_UNDETERMINED = not known */
	double attractiveness, strength, days; /* NAN = not known */
};
/* From `before` (by id, else by `formerly`), else from the file's `previous`. */
struct past past_of(const struct account *account, const struct results *before);

#endif
