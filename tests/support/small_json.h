/* A reader of well-formed JSON for tests: enough for the Mustache
 * specification's case files. Numbers stay text; a mistake is an assertion. */
#ifndef KAISM_TESTS_SMALL_JSON_H
#define KAISM_TESTS_SMALL_JSON_H

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum json_kind { JSON_NULL, JSON_TRUE, JSON_FALSE, JSON_NUMBER, JSON_STRING, JSON_LIST, JSON_MAP };

struct json {
	enum json_kind kind;
	const char *key;             /* in a map */
	const char *text;            /* strings and numbers */
	struct json *first, *next;   /* children, siblings */
};

struct json_reader { struct arena *arena; const char *cursor; };

static struct json *json_value(struct json_reader *reader);

static inline void json_skip(struct json_reader *reader)
{
	reader->cursor += strspn(reader->cursor, " \t\r\n");
}

static inline char json_peek(struct json_reader *reader)
{
	json_skip(reader);
	return *reader->cursor;
}

static inline void json_expect(struct json_reader *reader, char c)
{
	assert(json_peek(reader) == c);
	(void)c;
	reader->cursor++;
}

/* One escape after its backslash; no surrogate pairs in our files. */
static inline size_t json_escape(struct json_reader *reader, char *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char c = *reader->cursor++;
	char digits[5] = "";

	if (c != 'u') {
		*out = to[strchr(from, c) - from];
		return 1;
	}
	memcpy(digits, reader->cursor, 4);
	reader->cursor += 4;
	return text_encode((uint32_t)strtoul(digits, NULL, 16), out);
}

/* Bytes before the closing quote. */
static inline size_t json_string_length(const char *text)
{
	size_t length = 0;

	while (text[length] != '"' && text[length] != '\0')
		length += text[length] == '\\' ? 2 : 1;
	return length;
}

static inline const char *json_string(struct json_reader *reader)
{
	char *text;
	size_t used = 0;

	json_expect(reader, '"');
	text = arena_alloc(reader->arena, json_string_length(reader->cursor) + 1);
	while (*reader->cursor != '"') {
		if (*reader->cursor != '\\') {
			text[used++] = *reader->cursor++;
			continue;
		}
		reader->cursor++;
		used += json_escape(reader, text + used);
	}
	reader->cursor++;
	return text;
}

static inline void json_children(struct json_reader *reader, struct json *parent, char end)
{
	struct json **last = &parent->first;

	reader->cursor++;
	while (json_peek(reader) != end) {
		const char *key = NULL;
		if (parent->first != NULL)
			json_expect(reader, ',');
		if (parent->kind == JSON_MAP) {
			key = json_string(reader);
			json_expect(reader, ':');
		}
		*last = json_value(reader);
		(*last)->key = key;
		last = &(*last)->next;
	}
	reader->cursor++;
}

static inline void json_scalar(struct json_reader *reader, struct json *value)
{
	const size_t size = strcspn(reader->cursor, ",]} \t\r\n");
	const char *word = arena_copy(reader->arena, reader->cursor, size);

	value->kind = strcmp(word, "true") == 0    ? JSON_TRUE
	              : strcmp(word, "false") == 0 ? JSON_FALSE
	              : strcmp(word, "null") == 0  ? JSON_NULL
	                                           : JSON_NUMBER;
	value->text = word;
	reader->cursor += size;
}

static struct json *json_value(struct json_reader *reader)
{
	struct json *value = ARENA_NEW(reader->arena, struct json);

	switch (json_peek(reader)) {
	case '{':
		value->kind = JSON_MAP;
		json_children(reader, value, '}');
		break;
	case '[':
		value->kind = JSON_LIST;
		json_children(reader, value, ']');
		break;
	case '"':
		value->kind = JSON_STRING;
		value->text = json_string(reader);
		break;
	default:
		json_scalar(reader, value);
	}
	return value;
}

static inline const struct json *json_find(const struct json *map, const char *key)
{
	for (const struct json *child = map->first; child != NULL; child = child->next)
		if (strcmp(child->key, key) == 0)
			return child;
	return NULL;
}

#endif
