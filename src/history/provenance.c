#include "history/provenance.h"

#include <stdlib.h>

#include "history/git.h"

/* The tag on HEAD itself, "" where there is none. */
static const char *
read_tag(const char *folder, struct arena *arena)
{
	const char *tag;

	if (!git_run(folder, (const char *const[]){ "describe", "--tags", "--exact-match", "HEAD", NULL },
	             arena, &tag))
		return "";
	return tag;
}

struct provenance
provenance_read(const char *folder, struct arena *arena)
{
	struct provenance found = { .revision = "", .tag = "" };
	const char *changes, *time;

	if (!git_run(folder, (const char *const[]){ "rev-parse", "--short=7", "--verify", "HEAD^{commit}",
	                                            NULL }, arena, &found.revision)) {
		found.revision = "";
		return found;
	}
	found.tag = read_tag(folder, arena);
	found.clean = git_run(folder, (const char *const[]){ "status", "--porcelain", "--", ".", NULL },
	                      arena, &changes) && *changes == '\0';
	if (git_run(folder, (const char *const[]){ "log", "-1", "--format=%ct", "HEAD", NULL }, arena, &time))
		found.commit_time = strtoll(time, NULL, 10);
	return found;
}

const char *
provenance_lack(const char *folder, struct arena *arena)
{
	const char *answer;

	if (!git_run(folder, (const char *const[]){ "version", NULL }, arena, &answer))
		return "git was not found";
	if (!git_run(folder, (const char *const[]){ "rev-parse", "--git-dir", NULL }, arena, &answer))
		return "the project is in no git repository that can be read";
	return "the git repository has no commit at HEAD that can be read";
}
