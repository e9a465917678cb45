/* Earlier states of a project: its files as git has them. */
#ifndef KAISM_HISTORY_REVISION_H
#define KAISM_HISTORY_REVISION_H

#include "base/arena.h"
#include "base/date.h"
#include "base/source.h"

enum { REVISION_FILES = 2000 }; /* of more, an earlier state is not read */

/* The commit that a tag names. NULL: there is none, or no git. */
const char *revision_of_tag(const char *folder, const char *tag, struct arena *arena);
/* The last commit of HEAD's history up to the end of that day (UTC). */
const char *revision_of_date(const char *folder, struct date date, struct arena *arena);

/* The project's texts (YAML, Markdown, CSV) below `folder` in that commit, as a
 * source. NULL where there is no kaism.yaml, or git does not give them. */
struct source *revision_open(const char *folder, const char *revision, struct arena *arena);

#endif
