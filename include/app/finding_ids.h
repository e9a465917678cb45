/* The findings that are not rules of the method: of files, the dossier and the
 * environment. tests/tools/messages compares the list with the sources. */
#ifndef KAISM_APP_FINDING_IDS_H
#define KAISM_APP_FINDING_IDS_H

#include <stdbool.h>
#include <stddef.h>

struct finding_id { const char *code, *name; };

extern const struct finding_id finding_ids[];
extern const size_t finding_id_count;

/* By code or by name; NULL if there is none, as where a rule is named. */
const struct finding_id *finding_find(const char *code_or_name);

/* Is it the code or the name of a finding, or of a rule of the method? */
bool finding_is_known(const char *code_or_name);
/* The known name most like it, or the code but for its case; NULL: none is. */
const char *finding_similar(const char *code_or_name);

#endif
