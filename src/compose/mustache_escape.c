#include "compose/mustache.h"

#include <string.h>

static const char *entity_of(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	default: return NULL;
	}
}

const char *mustache_escape_html(struct arena *arena, const char *text)
{
	char *escaped = arena_alloc(arena, 6 * strlen(text) + 1);
	size_t used = 0;

	for (; *text != '\0'; text++) {
		const char *entity = entity_of(*text);
		const size_t size = entity == NULL ? 1 : strlen(entity);
		memcpy(escaped + used, entity == NULL ? text : entity, size);
		used += size;
	}
	return escaped;
}

static bool is_punctuation(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
	       (c >= '{' && c <= '~');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

const char *mustache_escape_markdown(struct arena *arena, const char *text)
{
	char *escaped = arena_alloc(arena, 2 * strlen(text) + 1);
	size_t used = 0;

	for (; *text != '\0'; text++) {
		if (is_blank(*text)) {
			if (used > 0 && escaped[used - 1] == ' ')
				continue;
			escaped[used++] = ' ';
			continue;
		}
		if (is_punctuation(*text))
			escaped[used++] = '\\';
		escaped[used++] = *text;
	}
	return escaped;
}
