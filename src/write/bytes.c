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

static char *reserve(struct bytes *out, size_t size)
{
	if (out->capacity - out->size < size)
		bytes_reserve(out, size);
	return out->data + out->size;
}

void put_bytes(struct bytes *out, const char *bytes, size_t size)
{
	if (size > 0)
		memcpy(reserve(out, size), bytes, size);
	out->size += size;
}

void put_char(struct bytes *out, char c)
{
	*reserve(out, 1) = c;
	out->size++;
}

static int count_digits(unsigned long value)
{
	int count = 1;

	for (; value >= 10000; value /= 10000)
		count += 4;
	return count + (value >= 10) + (value >= 100) + (value >= 1000);
}

void put_integer(struct bytes *out, long value)
{
	unsigned long rest = value < 0 ? 0ul - (unsigned long)value : (unsigned long)value;
	const int count = count_digits(rest) + (value < 0);
	char *start = reserve(out, (size_t)count), *at = start + count;

	for (; rest > UINT32_MAX; rest /= 10)
		*--at = (char)('0' + rest % 10);
	for (uint32_t few = (uint32_t)rest;; few /= 10) { /* shorter to divide */
		*--at = (char)('0' + few % 10);
		if (few < 10)
			break;
	}
	if (value < 0)
		*start = '-';
	out->size += (size_t)count;
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
