/* Long work shows itself: on a terminal, after half a second, the stage and a
 * count on one line of standard error, which is gone when the work is done. Off
 * a terminal nothing is printed. The clock is read for this alone. */
#ifndef KAISM_BASE_PROGRESS_H
#define KAISM_BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
	bool wanted, shown;
	long long started, printed; /* milliseconds of a clock that only goes on */
	const char *stage;          /* borrowed */
	size_t done;                /* steps of the stage */
};

/* Each takes NULL, and then does nothing. */
void progress_start(struct progress *progress, bool wanted);
/* What is done from now on: "the dossier in PDF, page". */
void progress_stage(struct progress *progress, const char *stage);
/* One more of it. */
void progress_step(struct progress *progress);
/* Wipes the line, if there is one. */
void progress_end(struct progress *progress);

#endif
