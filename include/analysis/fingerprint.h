/* What an approval approves: a short name of the meaning of scores, weights,
 * strength, decision and plan, which reformatting a file keeps and changing a
 * score ends. */
#ifndef KAISM_ANALYSIS_FINGERPRINT_H
#define KAISM_ANALYSIS_FINGERPRINT_H

#include <stdbool.h>

#include "analysis/results.h"

/* The fingerprint of an account, and of the selection; made when first asked
 * for, and kept by the results. It is the first digits of SHA-256 over
 * lines `key = value`, sorted bytewise, with numbers in shortest form and
 * texts with single blanks.
 *
 * Of an account: weights, scores and ratings as used, days, decision, and the
 * plan with its stop date; without approvals, working dates, the state of the
 * actions, and notes. Of the selection: the fingerprints of all accounts,
 * factors with their anchors, thresholds, and resources. */
const char *fingerprint_of_account(const struct results *results, const struct account_result *result);
const char *fingerprint_of_selection(const struct results *results);

/* Whether an approval, of an account or (NULL) of the selection, names what it
 * approved, and that is no longer what stands. */
bool fingerprint_is_outdated(const struct approval *approval, const struct results *results,
	const struct account_result *result);

#endif
