#include "base/progress.h"

#include <stdio.h>
#include <time.h>

enum { QUIET_MS = 500, BETWEEN_MS = 100 };

static long long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Back to the line's start, and what stood there wiped away. */
static const char wipe[] = "\r\033[K";

static void
print_line(struct progress *progress, long long now)
{
	fprintf(stderr, "%skaism: %s", wipe, progress->stage);
	if (progress->done > 0)
		fprintf(stderr, " %zu", progress->done);
	fflush(stderr);
	progress->shown = true;
	progress->printed = now;
}

static void
print_if_due(struct progress *progress)
{
	const long long now = now_ms();

	if (now - progress->started >= QUIET_MS && now - progress->printed >= BETWEEN_MS)
		print_line(progress, now);
}

void
progress_start(struct progress *progress, bool wanted)
{
	if (progress != NULL)
		*progress = (struct progress){ .wanted = wanted, .started = wanted ? now_ms() : 0, .stage = "" };
}

void
progress_stage(struct progress *progress, const char *stage)
{
	if (progress == NULL || !progress->wanted)
		return;
	progress->stage = stage;
	progress->done = 0;
	print_if_due(progress);
}

void
progress_step(struct progress *progress)
{
	if (progress == NULL || !progress->wanted)
		return;
	progress->done++;
	print_if_due(progress);
}

void
progress_end(struct progress *progress)
{
	if (progress == NULL || !progress->shown)
		return;
	fputs(wipe, stderr);
	fflush(stderr);
	progress->shown = false;
}
