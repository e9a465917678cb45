/* Which revision of the project a dossier was made from. */
#ifndef KAISM_MODEL_PROVENANCE_H
#define KAISM_MODEL_PROVENANCE_H

#include <stdbool.h>

struct provenance {
	const char *revision; /* short hash, "" = not known or not wanted */
	const char *tag;      /* "" = none */
	bool clean;           /* the work tree had no change below the project */
	long long commit_time; /* seconds since 1970 UTC; 0 = unknown */
};

#endif
