/* Text that grows, and numbers in it: printed from integers, so that no locale
 * and no library changes a byte. */
#include "bytes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void bytes_reserve(struct bytes *out, size_t size)
{
	size_t capacity = out->capacity < 128 ? 256 : 2 * out->capacity;
	char *data;

	if (out->capacity - out->size >= size)
		return;
	if (capacity - out->size < size)
		capacity = out->size + size;
	data = out->arena == NULL ? realloc(out->data, capacity) : arena_alloc(out->arena, capacity);
	if (data == NULL)
		arena_exhausted();
	if (out->arena != NULL && out->size > 0)
		memcpy(data, out->data, out->size);
	out->data = data;
	out->capacity = capacity;
}

/* The digits, from the end backwards, two at a time. */
static char *put_backwards(char *at, unsigned long value)
{
	static const char pairs[] =
		"00010203040506070809101112131415161718192021222324252627282930313233343536373839"
		"40414243444546474849505152535455565758596061626364656667686970717273747576777879"
		"8081828384858687888990919293949596979899";
	uint32_t rest;

	for (; value > UINT32_MAX; value /= 10)
		*--at = (char)('0' + value % 10);
	for (rest = (uint32_t)value; rest >= 100; rest /= 100) {
		at -= 2;
		memcpy(at, pairs + 2 * (rest % 100), 2);
	}
	if (rest >= 10) {
		at -= 2;
		memcpy(at, pairs + 2 * rest, 2);
		return at;
	}
	*--at = (char)('0' + rest);
	return at;
}

void put_integer(struct bytes *out, long value)
{
	enum { MOST = 24 };
	char digits[2 * MOST], *end = digits + MOST, *at; /* copied in one piece, with what stands behind */

	if (value >= 0 && value < 10) { /* the most usual */
		put_char(out, (char)('0' + value));
		return;
	}
	at = put_backwards(end, value < 0 ? 0ul - (unsigned long)value : (unsigned long)value);
	if (value < 0)
		*--at = '-';
	if (out->capacity - out->size < MOST)
		bytes_reserve(out, MOST);
	memset(end, 0, MOST);
	memcpy(out->data + out->size, at, MOST);
	out->size += (size_t)(end - at);
}

void put_hundredths(struct bytes *out, long value)
{
	long rest;

	if (value < 0) {
		put_char(out, '-');
		value = -value;
	}
	put_integer(out, value / 100);
	rest = value % 100;
	if (rest == 0)
		return;
	put_char(out, '.');
	put_char(out, (char)('0' + rest / 10));
	if (rest % 10 != 0)
		put_char(out, (char)('0' + rest % 10));
}

void put_hex(struct bytes *out, unsigned value, int digits)
{
	while (digits-- > 0)
		put_char(out, "0123456789ABCDEF"[value >> 4 * digits & 15]);
}
