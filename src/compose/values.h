/* The tree of values that templates may use. Private to compose. */
#ifndef KAISM_COMPOSE_VALUES_H
#define KAISM_COMPOSE_VALUES_H

#include "compose/mustache.h"
#include "composer.h"

/* Aims, resources, people, market, segments, choice, review: chapters 1 to 5
 * and 9 to 11, and `guidance`. */
void values_of_chapters(const struct composer *composer, struct mvalue *root);
/* Chapters 6 to 8 and the account pages. */
void values_of_accounts(const struct composer *composer, struct mvalue *root);

/* The one account of a plan, under the same name as the accounts of a dossier. */
void values_of_account(const struct composer *composer, const struct account_result *account,
                       struct mvalue *root);

#endif
