/* Shared by what reads files and what finds them. */
#ifndef KAISM_BASE_SOURCE_INTERNAL_H
#define KAISM_BASE_SOURCE_INTERNAL_H

#include "base/source.h"

/* What a path is opened for, and who named it. */
struct source_request {
	const char *path;  /* normal: no empty, `.` or `..` component */
	struct place from;
	int flags;         /* of open(2), beside those always given */
};

/* The path without empty and `.` components; "" is the root itself. NULL
 * means that diag has the reason: it is absolute or has a `..`. */
const char *source_normal_path(struct source *source, const char *path,
                               struct place from, struct diag *diag);

/* A descriptor below the root, or -1 with errno: EXDEV where a symbolic link
 * leads out (or, on an old kernel, where there is any link). */
int source_open_below(const struct source *source, const char *path, int flags);

/* Says in words why source_open_below failed. */
void source_refuse(const struct source_request *request, int error, struct diag *diag);

#endif
