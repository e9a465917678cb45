/* What an approval approves: a short name of the meaning of scores, weights,
 * strength, decision and plan, which reformatting a file keeps and changing a
 * score ends. */
#ifndef KAISM_ANALYSIS_FINGERPRINT_H
#define KAISM_ANALYSIS_FINGERPRINT_H

#include <stdbool.h>

#include "analysis/results.h"

/* Fills the fingerprint of each account and of the selection; every other
 * result is there already. A fingerprint is the first digits of SHA-256 over
 * lines `key = value`, sorted bytewise, with numbers in shortest form and
 * texts with single blanks.
 *
 * Of an account: weights, scores and ratings as used, days, decision, and the
 * plan with its stop date; without approvals, working dates, the state of the
 * actions, and notes. Of the selection: the fingerprints of all accounts,
 * factors with their anchors, thresholds, and resources. */
void fingerprint_fill(struct results *results);

/* Whether an approval names what it approved, and that is no longer what
 * stands: `now` is the fingerprint of the account or of the selection. */
bool fingerprint_is_outdated(const struct approval *approval, const char *now);

#endif
