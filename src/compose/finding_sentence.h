/* A rule's hit as a sentence and a severity. Private to compose. */
#ifndef KAISM_COMPOSE_FINDING_SENTENCE_H
#define KAISM_COMPOSE_FINDING_SENTENCE_H

#include "analysis/rules.h"
#include "base/diag.h"
#include "composer.h"

/* In the composer's language. */
const char *finding_sentence(const struct composer *composer, const struct rule_hit *hit);
enum diag_level finding_level(const struct rule_hit *hit);

#endif
