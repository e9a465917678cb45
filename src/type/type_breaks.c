/* Where lines may break: UAX #14 by libunibreak; plain ASCII by hand, since
 * the library takes as long as compressing the page. Between two ASCII
 * characters the rule below decides always, so that one accent in a paragraph
 * does not change the breaks of the rest. */
#include "type_internal.h"

#include <linebreak.h>
#include <string.h>

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* Bytes of accented letters count. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || !is_ascii(c);
}

static bool is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!is_ascii(text[i]))
			return false;
	return true;
}

/* After the last of some spaces, after a newline, after "-" between letters. */
static char break_between(char before, char after)
{
	if (before == '\n')
		return BREAK_MUST;
	if (before == ' ' || before == '\t')
		return after != ' ' && after != '\t' && after != '\n' ? BREAK_ALLOWED : BREAK_NO;
	return BREAK_NO;
}

static char break_after(const char *text, size_t length, size_t i)
{
	if (i + 1 == length)
		return break_between(text[i], 'x');
	if (text[i] == '-')
		return i > 0 && is_letter(text[i - 1]) && is_letter(text[i + 1]) ? BREAK_ALLOWED
										 : BREAK_NO;
	return break_between(text[i], text[i + 1]);
}

static char meaning_of(char mark)
{
	if (mark == LINEBREAK_MUSTBREAK)
		return BREAK_MUST;
	return mark == LINEBREAK_ALLOWBREAK ? BREAK_ALLOWED : BREAK_NO;
}

/* "3–6" stays whole: byte i is the last of an en dash before a figure. */
static bool is_range_dash(const char *text, size_t length, size_t i)
{
	return i >= 2 && i + 1 < length && memcmp(text + i - 2, "\xE2\x80\x93", 3) == 0 &&
	       text[i + 1] >= '0' && text[i + 1] <= '9';
}

/* Half a flag; libunibreak 1.1 ends the program at one. */
static bool is_regional_indicator(const char *text, size_t length, size_t i)
{
	return i + 4 <= length && memcmp(text + i, "\xF0\x9F\x87", 3) == 0 &&
	       (unsigned char)text[i + 3] >= 0xA6;
}

static size_t to_regional_indicator(const char *text, size_t length, size_t start)
{
	while (start < length && !is_regional_indicator(text, length, start))
		start++;
	return start;
}

/* libunibreak's marks; flags break before and after spaces only, by the rules below. */
static void find_breaks(const char *text, size_t length, const char *language, char *breaks)
{
	for (size_t start = 0, end; start < length; start = end + 4) {
		end = to_regional_indicator(text, length, start);
		set_linebreaks_utf8((const utf8_t *)text + start, end - start, language,
				    breaks + start);
		if (end == length)
			return;
		if (end > start)
			breaks[end - 1] = LINEBREAK_NOBREAK;
		memset(breaks + end, LINEBREAK_NOBREAK, 4);
	}
}

static void correct_breaks(const char *text, size_t length, char *breaks)
{
	for (size_t i = 0; i < length; i++) {
		breaks[i] = meaning_of(breaks[i]);
		if (is_ascii(text[i]) && (i + 1 == length || is_ascii(text[i + 1]) ||
					  is_regional_indicator(text, length, i + 1)))
			breaks[i] = break_after(text, length, i);
		else if (i + 1 == length || is_range_dash(text, length, i))
			breaks[i] = BREAK_NO;
	}
}

void type_breaks(const struct type *type, const char *text, size_t length, char *breaks)
{
	if (!is_plain(text, length)) {
		find_breaks(text, length, type->chinese ? "zh" : "en", breaks);
		correct_breaks(text, length, breaks);
		return;
	}
	for (size_t i = 0; i < length; i++)
		breaks[i] = break_after(text, length, i);
}
