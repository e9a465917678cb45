#include "mustache_internal.h"

#include <assert.h>
#include <string.h>

static struct mvalue *new_value(struct arena *arena, enum mvalue_kind kind)
{
	struct mvalue *value = ARENA_NEW(arena, struct mvalue);

	value->kind = kind;
	return value;
}

static struct mvalue *new_text(struct arena *arena, enum mvalue_kind kind, const char *text)
{
	struct mvalue *value = new_value(arena, text == NULL ? MVALUE_NULL : kind);

	if (text != NULL)
		value->text = text;
	return value;
}

struct mvalue *mvalue_null(struct arena *arena)
{
	return new_value(arena, MVALUE_NULL);
}

struct mvalue *mvalue_bool(struct arena *arena, bool boolean)
{
	struct mvalue *value = new_value(arena, MVALUE_BOOL);

	value->boolean = boolean;
	return value;
}

struct mvalue *mvalue_text(struct arena *arena, const char *text)
{
	return new_text(arena, MVALUE_TEXT, text);
}

struct mvalue *mvalue_raw(struct arena *arena, const char *text)
{
	return new_text(arena, MVALUE_RAW, text);
}

struct mvalue *mvalue_prose(struct arena *arena, const char *text, struct place place)
{
	struct mvalue *value = new_text(arena, MVALUE_PROSE, text);

	value->place = place;
	return value;
}

struct mvalue *mvalue_list(struct arena *arena)
{
	return new_value(arena, MVALUE_LIST);
}

struct mvalue *mvalue_map(struct arena *arena)
{
	return new_value(arena, MVALUE_MAP);
}

void mvalue_append(struct arena *arena, struct mvalue *list, struct mvalue *item)
{
	assert(list->kind == MVALUE_LIST);
	list->list.items = arena_grow(arena, list->list.items, sizeof(*list->list.items),
	                              list->list.count, &list->list.capacity);
	list->list.items[list->list.count++] = item;
}

void mvalue_set(struct arena *arena, struct mvalue *map, const char *key, struct mvalue *value)
{
	assert(map->kind == MVALUE_MAP);
	map->map.entries = arena_grow(arena, map->map.entries, sizeof(*map->map.entries),
	                              map->map.count, &map->map.capacity);
	map->map.entries[map->map.count].key = key;
	map->map.entries[map->map.count].value = value;
	map->map.count++;
}

struct mvalue *mvalue_find_part(const struct mvalue *map, const char *key, size_t size)
{
	if (map == NULL || map->kind != MVALUE_MAP)
		return NULL;
	for (size_t i = map->map.count; i > 0; i--) {
		const struct mentry *entry = &map->map.entries[i - 1];
		if (strncmp(entry->key, key, size) == 0 && entry->key[size] == '\0')
			return entry->value;
	}
	return NULL;
}

struct mvalue *mvalue_find(const struct mvalue *map, const char *key)
{
	return mvalue_find_part(map, key, strlen(key));
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

bool mvalue_is_true(const struct mvalue *value)
{
	switch (value->kind) {
	case MVALUE_NULL: return false;
	case MVALUE_BOOL: return value->boolean;
	case MVALUE_TEXT:
	case MVALUE_RAW: return value->text[0] != '\0';
	case MVALUE_PROSE: return !is_blank(value->text);
	case MVALUE_LIST: return value->list.count > 0;
	case MVALUE_MAP: return true;
	}
	return false;
}
