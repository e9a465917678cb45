/* The few forms PDF has for numbers and strings. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "pdf_internal.h"

#include "base/text.h"

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
