/* Bytes put one after another and read back later. A few stay in memory; many
 * move to a temporary file without a name, so that a long document takes no more
 * memory than a short one. Where there is no room for that file they stay in
 * memory: nothing fails. */
#ifndef KAISM_BASE_SPOOL_H
#define KAISM_BASE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct spool {
	char *bytes; /* those still in memory, on the heap */
	size_t kept, capacity;
	size_t moved;   /* so many before them are in the file */
	int descriptor; /* of the file */
	bool has_file;
	bool stays;     /* in memory, since no file could be had */
};

enum { SPOOL_KEPT = 512 << 10 }; /* bytes that stay in memory */

/* A zeroed spool is empty and ready. */
void spool_put(struct spool *spool, const char *bytes, size_t size);
size_t spool_size(const struct spool *spool);
/* The bytes from `at` on, at most `size`: how many were read; fewer only at the
 * end, or, with errno, where the file cannot be read. */
size_t spool_read(const struct spool *spool, size_t at, char *out, size_t size);
/* All of them, with a NUL, in the arena; NULL with errno where they cannot be read. */
const char *spool_copy(const struct spool *spool, struct arena *arena);
void spool_release(struct spool *spool);

#endif
