/* What makes the bytes of a file a text. */
#include "base/source.h"

#include <string.h>

/* How the file becomes UTF-8: tables come from spreadsheets, which save them
 * in the encoding of the country unless they are told otherwise. */
static const char *advice_for(const char *file)
{
	static const char *const endings[] = { ".csv", ".tsv", ".xlsx", ".xls", ".ods" };
	const char *ending = strrchr(file, '.');

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]) && ending != NULL; i++)
		if (strcmp(ending, endings[i]) == 0)
			return "save the sheet as `CSV UTF-8`; plain `CSV` is Windows-1252 or GB18030";
	return "save the file as UTF-8";
}

/* ASCII in UTF-16: of the first bytes one in eight is NUL, and all that are stand
 * at even offsets, or at odd ones. A lone NUL is a slip in another text. */
static bool looks_like_utf16(const unsigned char *bytes, size_t size)
{
	const size_t seen = size < 64 ? size : 64;
	size_t nuls[2] = { 0, 0 };

	for (size_t i = 0; i < seen; i++)
		nuls[i % 2] += bytes[i] == 0;
	return (nuls[0] == 0) != (nuls[1] == 0) && nuls[0] + nuls[1] >= 2 &&
	       (nuls[0] + nuls[1]) * 8 >= seen;
}

/* The encoding that the first bytes speak of, or NULL. */
static const char *foreign_encoding(const struct text *text)
{
	const unsigned char *b = (const unsigned char *)text->data;

	if (text->size < 2)
		return NULL;
	if (text->size >= 4 && memcmp(b, "PK\3\4", 4) == 0)
		return "a workbook or another ZIP file";
	if (text->size >= 4 && ((b[0] == 0xFF && b[1] == 0xFE && b[2] == 0 && b[3] == 0) ||
	                        (b[0] == 0 && b[1] == 0 && b[3] != 0) ||
	                        (b[0] != 0 && b[1] == 0 && b[2] == 0 && b[3] == 0)))
		return "UTF-32";
	if ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF) ||
	    looks_like_utf16(b, text->size))
		return "UTF-16";
	return NULL;
}

static bool is_forbidden(uint32_t c)
{
	return (text_is_control(c) && c != '\r') || text_is_bidi_control(c) || c == 0xFEFF;
}

/* Offset of the first character that no text file may have, or its size. */
static size_t find_forbidden(const struct text *text)
{
	const char *cursor = text->data, *end = cursor + text->size, *start;

	while (cursor < end) {
		if (*cursor >= 0x20 && *cursor < 0x7F) {
			cursor++;
			continue;
		}
		start = cursor;
		if (is_forbidden(text_next_any(&cursor, end)))
			return (size_t)(start - text->data);
	}
	return text->size;
}

static struct place locate(const char *file, const struct text *text, size_t offset)
{
	return text_place(file, text->data, offset);
}

static bool is_utf8(const char *file, const struct text *text, struct diag *diag)
{
	size_t valid = text_valid_prefix(text->data, text->size);

	if (valid == text->size)
		return true;
	diag_label(diag_unreadable(diag, locate(file, text, valid), "Y001 not-utf8",
	                           "byte 0x%02x is not UTF-8", (unsigned char)text->data[valid]),
	           "%s", advice_for(file));
	return false;
}

static bool is_clean(const char *file, const struct text *text, struct diag *diag)
{
	size_t offset = find_forbidden(text);
	const char *cursor = text->data + offset;
	struct place place;
	uint32_t c;

	if (offset == text->size)
		return true;
	place = locate(file, text, offset);
	c = text_next_any(&cursor, text->data + text->size);
	if (text_is_bidi_control(c))
		diag_label(diag_unreadable(diag, place, "Y014 direction-control",
		                           "U+%04X turns the direction of the text around it",
		                           (unsigned)c),
		           "remove it");
	else if (c == 0xFEFF)
		diag_label(diag_unreadable(diag, place, "Y002 control-character",
		                           "a byte order mark (U+FEFF) inside the text"),
		           "remove it");
	else
		diag_label(diag_unreadable(diag, place, "Y002 control-character",
		                           c == 0 ? "a NUL byte, U+%04X" : "control character U+%04X",
		                           (unsigned)c),
		           "remove it");
	return false;
}

/* Without a byte order mark at the start. */
static struct text without_mark(const struct text *bytes)
{
	struct text text = *bytes;

	if (text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) {
		text.data += 3;
		text.size -= 3;
	}
	return text;
}

const struct text *source_read_text(struct source *source, const char *path,
                                    struct place from, struct diag *diag)
{
	const struct text *bytes = source_read_bytes(source, path, from, diag);
	const char *encoding, *file = arena_string(source->arena, path);
	struct text *text;

	if (bytes == NULL)
		return NULL;
	encoding = foreign_encoding(bytes);
	if (encoding != NULL) {
		diag_label(diag_unreadable(diag, (struct place){ .file = file }, "Y001 not-utf8",
		                           "the file is %s, not UTF-8", encoding),
		           "%s", advice_for(file));
		return NULL;
	}
	text = ARENA_NEW(source->arena, struct text);
	*text = without_mark(bytes);
	diag_add_source(diag, file, text->data, text->size);
	return is_utf8(file, text, diag) && is_clean(file, text, diag) ? text : NULL;
}
