/* What is said of a checklist, in the language of the wordbook. */
#ifndef KAISM_COMPOSE_CHECKLIST_TEXT_H
#define KAISM_COMPOSE_CHECKLIST_TEXT_H

#include "analysis/checklists.h"
#include "compose/wordbook.h"

/* "Select and communicate"; `list` counts from 0. */
const char *checklist_name(const struct wordbook *words, int list);
/* "Open, 3 of 5" */
const char *checklist_state_text(const struct wordbook *words, const struct checklist *list);
/* What is to be done first: "Decide on Birch, and 2 more"; "" where all is done. */
const char *checklist_missing_text(const struct wordbook *words, const struct checklist *list);

#endif
