/* The one way other programs are started: git plumbing with a fixed list of
 * arguments and a clean environment. Nothing of the repository's configuration
 * can run a program. */
#ifndef KAISM_HISTORY_GIT_H
#define KAISM_HISTORY_GIT_H

#include <stdbool.h>

#include "base/arena.h"

enum { GIT_OUTPUT_LIMIT = 16 << 20, GIT_SECONDS = 30 };

/* Runs `git -C folder <fixed options> words...`; what it printed goes to *out
 * (in the arena, without the last newline). False when git is not installed,
 * fails, prints more than the limit or takes longer than its time. */
bool git_run(const char *folder, const char *const *words, struct arena *arena, const char **out);

#endif
