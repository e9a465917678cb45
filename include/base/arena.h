/* One arena owns everything a run allocates; there is no per-object free.
 * Out of memory prints one line and exits with status 4 inside arena_alloc,
 * so no caller ever tests the result. */
#ifndef KAISM_BASE_ARENA_H
#define KAISM_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks;     /* newest first */
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);
/* As arena_release, but may keep some memory for what comes next. */
void arena_reset(struct arena *arena);

/* Says that memory has run out and exits with status 4. For libraries that
 * report it in their own way. */
_Noreturn void arena_exhausted(void);

/* Zeroed memory, aligned for any type; valid until arena_release or arena_reset. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same for who writes all of it: it is not cleared. */
void *arena_room(struct arena *arena, size_t size);

/* An array that grows: returns an array with room for at least one element
 * after the first `used` of `items`, which are copied if it moves. Doubles, so that appending is linear. `capacity` is
 * updated. `items` may be NULL when `*capacity` is 0. */
void *arena_grow(struct arena *arena, void *items, size_t element_size,
                 size_t used, size_t *capacity);

char *arena_copy(struct arena *arena, const char *bytes, size_t length); /* adds a NUL */
char *arena_string(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list values)
	__attribute__((format(printf, 2, 0)));

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) \
	((type *)arena_alloc((arena), sizeof(type) * (size_t)(count)))

#endif
