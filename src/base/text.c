#include "base/text.h"

#include <assert.h>

#include <string.h>
#include <utf8proc.h>

enum { WORD_LIMIT = 128 }; /* code points of a word that is compared */

static const struct { uint32_t first, last; } han_ranges[] = {
	{ 0x2E80, 0x2FDF },   /* radicals */
	{ 0x2FF0, 0x312F },   /* CJK punctuation, kana, bopomofo */
	{ 0x3190, 0x33FF },   /* annotations, strokes, enclosed, compatibility */
	{ 0x3400, 0x4DBF },   /* extension A */
	{ 0x4E00, 0x9FFF },   /* unified ideographs */
	{ 0xF900, 0xFAFF },   /* compatibility ideographs */
	{ 0xFE30, 0xFE4F },   /* compatibility forms */
	{ 0xFF01, 0xFFEF },   /* full-width and half-width forms */
	{ 0x20000, 0x3FFFD }, /* further planes of ideographs */
};

uint32_t text_next_any(const char **cursor, const char *end)
{
	const unsigned char *bytes = (const unsigned char *)*cursor;
	utf8proc_int32_t code_point;
	utf8proc_ssize_t length;

	if (*bytes < 0x80) {
		*cursor += 1;
		return *bytes;
	}
	length = utf8proc_iterate(bytes, end - *cursor, &code_point);
	if (length <= 0) {
		*cursor += 1;
		return TEXT_INVALID + (uint32_t)*bytes;
	}
	*cursor += length;
	return (uint32_t)code_point;
}

uint32_t text_next_multibyte(const char **cursor)
{
	const unsigned char *b = (const unsigned char *)*cursor;

	if (b[0] < 0xE0) {
		*cursor += 2;
		return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
	}
	if (b[0] < 0xF0) {
		*cursor += 3;
		return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
	}
	*cursor += 4;
	return (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
}

size_t text_encode(uint32_t code_point, char out[4])
{
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)code_point, (utf8proc_uint8_t *)out);
}

size_t text_ascii_prefix(const char *bytes, size_t size)
{
	uint64_t eight;
	size_t length = 0;

	for (; size - length >= sizeof eight; length += sizeof eight) {
		memcpy(&eight, bytes + length, sizeof eight);
		if ((eight & 0x8080808080808080u) != 0)
			break;
	}
	while (length < size && (signed char)bytes[length] >= 0)
		length++;
	return length;
}

size_t text_valid_prefix(const char *bytes, size_t size)
{
	const char *cursor = bytes, *end = bytes + size, *start;

	for (;;) {
		cursor += text_ascii_prefix(cursor, (size_t)(end - cursor));
		if (cursor == end)
			return size;
		start = cursor;
		if (text_next_any(&cursor, end) >= TEXT_INVALID)
			return (size_t)(start - bytes);
	}
}

int text_columns(const char *text)
{
	int width = 0;
	uint32_t c;

	while ((c = text_next(&text)) != 0)
		width += text_display_width(c);
	return width;
}

uint64_t text_hash(uint64_t hash, const char *text)
{
	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
	return hash;
}

size_t text_count(const char *text, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < size; i++)
		count += (text[i] & 0xC0) != 0x80;
	return count;
}

struct place text_place(const char *file, const char *bytes, size_t offset)
{
	size_t start = 0;
	int line = 1;

	for (size_t i = 0; i < offset; i++) {
		if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
			line++;
			start = i + 1;
		}
	}
	return place_at(file, line, 1 + (int)text_count(bytes + start, offset - start));
}

int text_display_width(uint32_t code_point)
{
	return code_point < TEXT_INVALID ? utf8proc_charwidth((utf8proc_int32_t)code_point) : 0;
}

bool text_is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) ||
	       c == 0xFFFE || c == 0xFFFF;
}

bool text_is_bidi_control(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool text_is_right_to_left(uint32_t c)
{
	if (c < 0x590 || c >= TEXT_INVALID)
		return false;
	switch (utf8proc_get_property((utf8proc_int32_t)c)->bidi_class) {
	case UTF8PROC_BIDI_CLASS_R:
	case UTF8PROC_BIDI_CLASS_AL:
		return true;
	default:
		return false;
	}
}

bool text_is_han(uint32_t c)
{
	if (c < han_ranges[0].first)
		return false;
	for (size_t i = 0; i < sizeof(han_ranges) / sizeof(han_ranges[0]); i++)
		if (c >= han_ranges[i].first && c <= han_ranges[i].last)
			return true;
	return false;
}

/* Quotes, dash and ellipsis, which Chinese shares with European languages. */
static bool is_shared_punctuation(uint32_t c)
{
	return c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2026;
}

bool text_closes_up(uint32_t before, uint32_t after)
{
	if (text_is_han(before))
		return text_is_han(after) || is_shared_punctuation(after);
	return is_shared_punctuation(before) && text_is_han(after);
}

static uint32_t lower_ascii(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/* The code points of `text`; WORD_LIMIT + 1 when there are more. */
static int decode_word(const char *text, uint32_t word[WORD_LIMIT])
{
	int length = 0;

	while (*text != '\0') {
		if (length == WORD_LIMIT)
			return WORD_LIMIT + 1;
		word[length++] = text_next(&text);
	}
	return length;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* The table of Damerau and Levenshtein (optimal string alignment), of which
 * three rows are kept. */
static int align_words(const uint32_t *a, int a_length, const uint32_t *b, int b_length)
{
	int rows[3][WORD_LIMIT + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2], *spare;

	for (int j = 0; j <= b_length; j++)
		above[j] = j;
	for (int i = 1; i <= a_length; i++) {
		row[0] = i;
		for (int j = 1; j <= b_length; j++) {
			int change = above[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = least(change, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		spare = before;
		before = above;
		above = row;
		row = spare;
	}
	return above[b_length];
}

int text_distance(const char *a, const char *b, int limit)
{
	uint32_t a_word[WORD_LIMIT], b_word[WORD_LIMIT];
	int a_length, b_length, distance;

	if (text_equal(a, b))
		return 0;
	a_length = decode_word(a, a_word);
	b_length = decode_word(b, b_word);
	if (a_length > WORD_LIMIT || b_length > WORD_LIMIT ||
	    a_length - b_length > limit || b_length - a_length > limit)
		return limit + 1;
	distance = align_words(a_word, a_length, b_word, b_length);
	return distance > limit ? limit + 1 : distance;
}

/* The same word but for upper and lower case. */
static bool equal_but_for_case(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0'; a++, b++)
		if (lower_ascii((unsigned char)*a) != lower_ascii((unsigned char)*b))
			return false;
	return *a == *b;
}

/* One slip in a short word, two in a usual one, three in a long one; in a
 * word of one or two letters nothing is similar. */
static int slips_allowed(const char *word)
{
	size_t length = text_count(word, strlen(word));

	return length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3;
}

const char *text_similar(const char *word, const char *const *candidates, size_t count)
{
	const char *best = NULL;
	int best_distance = slips_allowed(word) + 1, distance;

	for (size_t i = 0; i < count; i++) {
		if (equal_but_for_case(word, candidates[i]))
			return candidates[i];
		distance = text_distance(word, candidates[i], best_distance - 1);
		if (distance < best_distance) {
			best = candidates[i];
			best_distance = distance;
		}
	}
	return best;
}

bool text_starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_list_has(const char *list, const char *word)
{
	const size_t length = strlen(word);

	for (; *list != '\0'; list += strspn(list, ",")) {
		const size_t item = strcspn(list, ",");

		if (item == length && strncmp(list, word, length) == 0)
			return true;
		list += item;
	}
	return false;
}

void text_superscript(int number, char out[TEXT_SUPERSCRIPT_SIZE])
{
	static const char *const figures[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
	int figure = 1;

	assert(number >= 0);
	while (figure <= number / 10)
		figure *= 10;
	for (; figure > 0; figure /= 10) {
		const char *digit = figures[number / figure % 10];
		const size_t size = strlen(digit);

		memcpy(out, digit, size);
		out += size;
	}
	*out = '\0';
}
