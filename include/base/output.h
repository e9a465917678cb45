/* Files written: all are whole, in memory or in a spool, before the first is
 * touched, then each is replaced in one step (temporary file, fsync, rename) under a lock on
 * the folder, and only where its bytes changed. */
#ifndef KAISM_BASE_OUTPUT_H
#define KAISM_BASE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/spool.h"

enum output_change { OUTPUT_UNCHANGED, OUTPUT_CHANGED };

struct output_file {
	const char *path;   /* relative to the output folder, '/' separated */
	const char *bytes;  /* NULL = in the spool */
	struct spool spool;
	size_t size;
	int pages;          /* 0 = not paged */
	enum output_change change; /* set by output_commit */
};

struct output {
	struct arena *arena;
	struct output_file *files;
	size_t count, capacity;
};

void output_init(struct output *output, struct arena *arena);
/* Bytes are borrowed until the commit. */
void output_add(struct output *output, const char *path, const char *bytes, size_t size, int pages);
/* Takes the spool over. */
void output_add_spool(struct output *output, const char *path, const struct spool *spool, int pages);
void output_release(struct output *output); /* the spools */

/* Writes all files below `folder`, which is made if absent. On failure the
 * old files are as they were, diag has the reason, and false is returned; only
 * where a rename itself fails in the last row may files before it be new, and
 * then diag names them. A noted signal stops before the first rename. Symbolic
 * links and what else is no regular file are not replaced but refused. */
bool output_commit(struct output *output, const char *folder, struct diag *diag);

/* Installs handlers that note SIGINT and SIGTERM, and ignores SIGPIPE and
 * SIGXFSZ; output_signal tells the noted signal or 0. */
void output_watch_signals(void);
int output_signal(void);

#endif
