/* Text that grows: what the writers print to. */
#ifndef KAISM_WRITE_BYTES_H
#define KAISM_WRITE_BYTES_H

#include <stddef.h>
#include <string.h>

#include "base/arena.h"

struct bytes {
	struct arena *arena; /* where it grows; NULL = on the heap, whose owner frees it */
	char *data;
	size_t size, capacity;
};
void bytes_reserve(struct bytes *out, size_t size); /* room for so many more */
void put_integer(struct bytes *out, long value);
void put_hundredths(struct bytes *out, long value); /* 1234 gives "12.34", 1250 "12.5" */
void put_hex(struct bytes *out, unsigned value, int digits);

/* Inline: these stand in the innermost loops, and a literal's length is known
 * where it is put. */
static inline void put_bytes(struct bytes *out, const char *bytes, size_t size)
{
	if (out->capacity - out->size < size)
		bytes_reserve(out, size);
	if (size > 0)
		memcpy(out->data + out->size, bytes, size);
	out->size += size;
}

static inline void put_char(struct bytes *out, char c)
{
	if (out->capacity == out->size)
		bytes_reserve(out, 1);
	out->data[out->size++] = c;
}

static inline void put_string(struct bytes *out, const char *text)
{
	put_bytes(out, text, strlen(text));
}

#endif
