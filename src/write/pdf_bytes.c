/* Text that grows, and the few forms PDF has for numbers and strings. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "pdf_internal.h"

#include "base/text.h"

void bytes_reserve(struct bytes *out, size_t size)
{
	size_t capacity = out->capacity < 128 ? 256 : 2 * out->capacity;
	char *data;

	if (out->capacity - out->size >= size)
		return;
	if (capacity - out->size < size)
		capacity = out->size + size;
	data = arena_alloc(out->arena, capacity);
	if (out->size > 0)
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

void put_string(struct bytes *out, const char *text)
{
	put_bytes(out, text, strlen(text));
}

void put_char(struct bytes *out, char c)
{
	*reserve(out, 1) = c;
	out->size++;
}

void put_integer(struct bytes *out, long value)
{
	char digits[24];
	size_t at = sizeof(digits);
	unsigned long rest = value < 0 ? 0ul - (unsigned long)value : (unsigned long)value;

	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		digits[--at] = '-';
	put_bytes(out, digits + at, sizeof(digits) - at);
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

long hundredths(double value)
{
	assert(isfinite(value) && fabs(value) < 1e7);
	return (long)(value * 100 + (value < 0 ? -0.5 : 0.5));
}

void put_number(struct bytes *out, double value)
{
	put_hundredths(out, hundredths(value));
}

/* 0 to 255 as 0 to 1 with three decimals. */
static void put_channel(struct bytes *out, unsigned char channel)
{
	int thousandths = (channel * 1000 + 127) / 255;

	if (thousandths % 1000 == 0) {
		put_char(out, (char)('0' + thousandths / 1000));
		return;
	}
	put_char(out, '.');
	put_char(out, (char)('0' + thousandths / 100));
	put_char(out, (char)('0' + thousandths / 10 % 10));
	put_char(out, (char)('0' + thousandths % 10));
}

void put_color(struct bytes *out, struct color color, const char *gray, const char *rgb)
{
	put_channel(out, color.r);
	if (color.r == color.g && color.g == color.b) {
		put_string(out, gray);
		return;
	}
	put_char(out, ' ');
	put_channel(out, color.g);
	put_char(out, ' ');
	put_channel(out, color.b);
	put_string(out, rgb);
}

void put_hex(struct bytes *out, unsigned value, int digits)
{
	while (digits-- > 0)
		put_char(out, "0123456789ABCDEF"[value >> 4 * digits & 15]);
}

void put_utf16(struct bytes *out, const char *text, size_t length)
{
	const char *cursor = text;

	while (cursor < text + length && *cursor != '\0') {
		uint32_t c = text_next(&cursor);

		if (c >= 0x10000) {
			put_hex(out, 0xD7C0 + (c >> 10), 4);
			c = 0xDC00 + (c & 0x3FF);
		}
		put_hex(out, c, 4);
	}
}

static bool is_printable(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text < ' ' || *text > '~')
			return false;
	return true;
}

void put_text(struct bytes *out, const char *text)
{
	if (!is_printable(text)) {
		put_string(out, "<FEFF");
		put_utf16(out, text, strlen(text));
		put_char(out, '>');
		return;
	}
	put_char(out, '(');
	for (; *text != '\0'; text++) {
		if (*text == '(' || *text == ')' || *text == '\\')
			put_char(out, '\\');
		put_char(out, *text);
	}
	put_char(out, ')');
}

void put_name(struct bytes *out, const char *name)
{
	put_char(out, '/');
	for (; *name != '\0'; name++) {
		if (*name > ' ' && *name <= '~' && strchr("()<>[]{}/%#", *name) == NULL) {
			put_char(out, *name);
			continue;
		}
		put_char(out, '#');
		put_hex(out, (unsigned char)*name, 2);
	}
}

void put_reference(struct bytes *out, int object)
{
	put_integer(out, object);
	put_string(out, " 0 R");
}
