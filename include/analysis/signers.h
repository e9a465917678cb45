/* Whose agreement a selection needs. */
#ifndef KAISM_ANALYSIS_SIGNERS_H
#define KAISM_ANALYSIS_SIGNERS_H

#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"

struct signers { const struct person **people; size_t count; };

/* Those named in sign_off.required; else the sponsors and the first person of
 * each function that the plans of chosen accounts need. */
struct signers signers_required(const struct results *results, struct arena *arena);

/* What a person said last of the whole selection; NULL = nothing yet. */
const struct approval *signers_approval(const struct sign_off *sign_off, const struct person *person);

#endif
