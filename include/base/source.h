/* The one way files of a project are read: from a folder, or from a list of
 * files in memory (those of a git revision). Paths are relative to the project's root; `..`,
 * absolute paths and symbolic links that leave the root are refused, as are
 * files that are not regular, too large or not UTF-8 (text). */
#ifndef KAISM_BASE_SOURCE_H
#define KAISM_BASE_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

enum {
	SOURCE_FILE_LIMIT = 16 << 20,     /* bytes of one file */
	SOURCE_PROJECT_LIMIT = 128 << 20, /* bytes of all files */
	SOURCE_FILES_LIMIT = 20000
};

/* A file that was read; its bytes stay as long as the arena. */
struct source_input { const char *path; const char *bytes; size_t size; };

struct source {
	struct arena *arena;
	int folder;          /* descriptor of the root */
	const char *root;    /* as the user wrote it, for messages */
	struct source_input *inputs; /* every file read, sorted by path */
	size_t input_count, input_capacity;
	size_t total_size;
	const struct source_input *kept; /* files in memory, sorted by path, instead of a folder; else NULL */
	size_t kept_count;
};

/* Finds kaism.yaml in `start` or above it, up to the git root (or only in
 * `start` when `exact`). NULL means that diag has the reason. */
struct source *source_open(const char *start, bool exact, struct arena *arena, struct diag *diag);
/* Files in memory, sorted by path; they are borrowed. `root` is for messages. */
struct source *source_of_files(const char *root, const struct source_input *files, size_t count,
                               struct arena *arena);
void source_close(struct source *source);

/* The whole file. `from` is the place of the text that names the file. NULL
 * means that diag has the reason. Text files are checked to be UTF-8 without
 * NUL; a byte order mark at the start is skipped; bytes are registered with
 * diag for excerpts. */
const struct text *source_read_text(struct source *source, const char *path,
                                    struct place from, struct diag *diag);
const struct text *source_read_bytes(struct source *source, const char *path,
                                     struct place from, struct diag *diag);

/* Paths that match a POSIX glob, sorted bytewise, hidden files skipped; no
 * match is an error. Count goes to *count. */
const char **source_glob(struct source *source, const char *pattern, struct place from,
                         size_t *count, struct diag *diag);

#endif
