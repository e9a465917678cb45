#ifndef KAISM_HISTORY_PROVENANCE_H
#define KAISM_HISTORY_PROVENANCE_H

#include "base/arena.h"
#include "model/provenance.h"

/* The revision that the folder's files are of. All empty outside of git. */
struct provenance provenance_read(const char *folder, struct arena *arena);

/* Why there is no revision: "the project is in no git repository". */
const char *provenance_lack(const char *folder, struct arena *arena);

#endif
