/* English text as it is typed on a keyboard, set with the signs that print has
 * for it: ' and " become apostrophes and quotes, -- and --- dashes, ... one
 * sign. Primes after digits (5' 6"), addresses and options such as --force stay
 * as they are. What is set already stays so. */
#ifndef KAISM_COMPOSE_QUOTES_H
#define KAISM_COMPOSE_QUOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* What stands before the next part of a text that comes in parts; starts as
 * zero. */
struct quotes {
	uint32_t before; /* a character, 0 = the text begins */
	bool open;       /* “ is not closed yet */
	bool open_inner; /* ‘ is not */
};

/* The text itself where nothing in it changes. */
const char *quotes_set(struct arena *arena, const char *text);
/* The next part of a text. */
const char *quotes_set_part(struct quotes *quotes, struct arena *arena, const char *part);

#endif
