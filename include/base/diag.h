/* Findings: collected while the program runs, printed once, sorted by place.
 * The printer (diag_print) is the only code that knows terminals. */
#ifndef KAISM_BASE_DIAG_H
#define KAISM_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/place.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };
enum { DIAG_LEVEL_COUNT = DIAG_ERROR + 1 };

enum {
	DIAG_PRINTED_OF_ONE_CODE = 50, /* for people; machines get all */
	DIAG_KEPT_OF_ONE_LEVEL = 100000 /* more are counted, not kept */
};

/* What an error means for the exit status (CLI: 1 findings, 3 the project
 * cannot be read, 4 the environment failed). */
enum diag_class { DIAG_FINDING, DIAG_UNREADABLE, DIAG_ENVIRONMENT };

struct finding_related {
	struct place place;
	const char *label;
	struct finding_related *next;
};

struct finding {
	enum diag_level level;
	enum diag_class class;
	const char *code;     /* "Y012" */
	const char *name;     /* "unknown-factor" */
	const char *message;  /* what was found, what was expected */
	const char *label;    /* stands beside the caret: what to do; may be "" */
	const char *subject;  /* dotted path of keys, "" when there is none */
	struct place place;
	struct finding_related *related;
	struct diag *owner;
};

struct diag_source {
	const char *file;
	const char *bytes;
	size_t size;
	uint32_t *lines; /* where each begins; NULL until asked for */
	size_t line_count;
};

struct diag {
	struct arena *arena;
	struct finding **findings;
	size_t count, capacity;
	struct diag_source *sources; /* for the excerpts */
	size_t source_count, source_capacity;
	struct finding **slots; /* hash table of the findings, to keep each once */
	size_t slot_count;      /* a power of two, or 0 */
	size_t level_counts[DIAG_LEVEL_COUNT];
	enum diag_class worst;  /* of all findings */
	size_t printed_of_one_code; /* DIAG_PRINTED_OF_ONE_CODE, or as -v wants it */
	const char *root;       /* put before files for SARIF and GitHub: "" or "folder/" */
	struct finding spare;   /* given for what is not kept */
};

void diag_init(struct diag *diag, struct arena *arena);

/* The text that excerpts of `file` are cut from. Bytes are borrowed. */
void diag_add_source(struct diag *diag, const char *file, const char *bytes, size_t size);

/* Where `text` stands next, at or after a place of a file that was added, within
 * so many bytes; false where it does not. */
bool diag_find_text(const struct diag *diag, struct place from, size_t within, const char *text,
                    struct place *found);

/* Each reports one finding. `id` is a literal "CODE name", such as
 * "Y012 unknown-factor". The result may be given a label, a subject and
 * related places. An equal finding (same place, code and message) is kept once. */
struct finding *diag_error(struct diag *diag, struct place place, const char *id,
                           const char *format, ...) __attribute__((format(printf, 4, 5)));
struct finding *diag_warning(struct diag *diag, struct place place, const char *id,
                             const char *format, ...) __attribute__((format(printf, 4, 5)));
struct finding *diag_note(struct diag *diag, struct place place, const char *id,
                          const char *format, ...) __attribute__((format(printf, 4, 5)));
/* As diag_error; the exit status will be 3 or 4. */
struct finding *diag_unreadable(struct diag *diag, struct place place, const char *id,
                                const char *format, ...) __attribute__((format(printf, 4, 5)));
struct finding *diag_environment(struct diag *diag, struct place place, const char *id,
                                 const char *format, ...) __attribute__((format(printf, 4, 5)));

void diag_label(struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void diag_subject(struct finding *finding, const char *path);
void diag_relate(struct finding *finding, struct place place, const char *label);

const char *diag_level_name(enum diag_level level); /* "error" */
size_t diag_count(const struct diag *diag, enum diag_level level);
bool diag_has_errors(const struct diag *diag);

/* Keeps only those whose code or name stands in the comma-separated list, and
 * what says that the project could not be read at all. */
void diag_keep_only(struct diag *diag, const char *list);

/* Keeps only those of that level and above. */
void diag_keep_from(struct diag *diag, enum diag_level least);

/* Sorted by file, line, column, code. */
void diag_sort(struct diag *diag);

/* Prints all findings, sorted; a blank line stands between two of them in the
 * human form. Control characters never reach the output raw. */
enum diag_format { DIAG_HUMAN, DIAG_SHORT, DIAG_JSON, DIAG_SARIF, DIAG_GITHUB };
void diag_print(struct diag *diag, FILE *out, enum diag_format format, bool color);

/* 0, 1, 3 or 4: the worst of what was found at or above `fail_on`. */
int diag_exit_status(const struct diag *diag, enum diag_level fail_on);

#endif
