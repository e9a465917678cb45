/* The sentences of the method's rules: the words of `rule.<code>` filled with a
 * hit's arguments. */
#ifndef KAISM_COMPOSE_FINDINGS_H
#define KAISM_COMPOSE_FINDINGS_H

#include "analysis/results.h"
#include "analysis/rules.h"
#include "base/diag.h"

/* Reports each hit that no waiver holds as a finding of its level, in that
 * language. Strings belong to diag's arena. */
void findings_say(const struct judgement *judgement, const struct results *results,
                  enum language language, struct diag *diag);

#endif
