/* UTF-8 text. Strings are validated once, at load. */
#ifndef KAISM_BASE_TEXT_H
#define KAISM_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/place.h"

#define TEXT_HASH UINT64_C(0xCBF29CE484222325)

struct text {
	const char *data; /* NUL-terminated for convenience */
	size_t size;
};

uint32_t text_next_multibyte(const char **cursor); /* a part of text_next */

/* Decodes one code point and advances; 0 at the end. Input is valid UTF-8. */
static inline uint32_t text_next(const char **cursor)
{
	const unsigned char first = (unsigned char)**cursor;

	if (first >= 0x80)
		return text_next_multibyte(cursor);
	*cursor += first != 0;
	return first;
}

/* The same for any bytes before `end`: a byte that is not UTF-8 gives
 * TEXT_INVALID + byte. The caller tests *cursor < end. */
uint32_t text_next_any(const char **cursor, const char *end);
enum { TEXT_INVALID = 0x110000 };
size_t text_encode(uint32_t code_point, char out[4]);

/* Length of the run of ASCII that the bytes begin with. */
size_t text_ascii_prefix(const char *bytes, size_t size);
/* Offset of the first byte that is not UTF-8, or `size`. */
size_t text_valid_prefix(const char *bytes, size_t size);
/* FNV-1a over the bytes; start with TEXT_HASH or with what another text gave. */
uint64_t text_hash(uint64_t hash, const char *text);
size_t text_count(const char *text, size_t size); /* code points */
/* Where the byte at `offset` of a file's bytes stands. Lines end with LF,
 * CR LF or CR. */
struct place text_place(const char *file, const char *bytes, size_t offset);
int text_display_width(uint32_t code_point);      /* 0, 1 or 2 terminal cells */
int text_columns(const char *text);               /* the cells of all its characters */
bool text_is_control(uint32_t code_point);        /* C0 but tab and newline, DEL, C1, U+FFFE/F */
bool text_is_bidi_control(uint32_t code_point);
bool text_is_right_to_left(uint32_t code_point);  /* letters of Hebrew, Arabic and their like */
bool text_is_han(uint32_t code_point);            /* ideographs, kana, CJK punctuation, full-width forms */

/* Whether a line's end between two characters of running text stands for
 * nothing, as within Chinese, and not for a space. */
bool text_closes_up(uint32_t before, uint32_t after);

/* Damerau-Levenshtein distance in code points, cut off above `limit`. */
int text_distance(const char *a, const char *b, int limit);
/* The candidate most like `word`, or NULL if none is near enough to suggest. */
const char *text_similar(const char *word, const char *const *candidates, size_t count);

static inline bool text_equal(const char *a, const char *b)
{
	return *a == *b && strcmp(a, b) == 0; /* most differ in their first byte */
}
bool text_starts_with(const char *text, const char *prefix);
/* Is `word` an entry of a list whose entries commas divide? */
bool text_list_has(const char *list, const char *word);

/* A number as figures above the line, such as "¹²". */
enum { TEXT_SUPERSCRIPT_SIZE = 34 };
void text_superscript(int number, char out[TEXT_SUPERSCRIPT_SIZE]);

#endif
