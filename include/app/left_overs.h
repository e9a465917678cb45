/* Plans that an earlier build left in the output folder. */
#ifndef KAISM_APP_LEFT_OVERS_H
#define KAISM_APP_LEFT_OVERS_H

#include "app/project.h"

/* Names in one finding what stands below `folder`/plans and is the plan of no
 * account that has one now: `alder.pdf`, `alder.zh.md`. Nothing is removed, since
 * it may be somebody's own. */
void left_overs_name(struct project *project, const char *folder);

#endif
