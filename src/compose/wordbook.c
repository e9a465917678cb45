#include "compose/wordbook.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "compose/templates.h"
#include "yaml/ytree.h"

static int
compare_words(const void *left, const void *right)
{
	const struct word *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static size_t
count_scalars(const struct ynode *node)
{
	size_t count = node->kind == YNODE_SCALAR;

	for (const struct ynode *child = node->first_child; child != NULL; child = child->next)
		count += count_scalars(child);
	return count;
}

/* Adds the scalars below `map`, their keys joined with dots. */
static void
add_words(struct wordbook *book, const struct ynode *map, const char *prefix)
{
	for (const struct ynode *child = map->first_child; child != NULL; child = child->next) {
		const char *key = *prefix == '\0'
			? child->key
			: arena_printf(book->arena, "%s.%s", prefix, child->key);

		if (child->kind == YNODE_SCALAR)
			book->words[book->count++] = (struct word){ key, child->text };
		else if (child->kind == YNODE_MAP)
			add_words(book, child, key);
	}
}

/* The next file of words of the language from *index on, or NULL. */
static const struct template_file *
next_word_file(enum language language, size_t *index)
{
	while (*index < template_file_count) {
		const struct template_file *file = &template_files[(*index)++];
		const char *name = strchr(file->path, '/') + 1;
		const char *ending = strrchr(name, '.');

		if (ending != NULL && strcmp(ending, ".yaml") == 0 &&
		    template_find(language, name) == file)
			return file;
	}
	return NULL;
}

const struct wordbook *
wordbook_open(enum language language, struct arena *arena, struct diag *diag)
{
	struct wordbook *book = ARENA_NEW(arena, struct wordbook);
	const struct template_file *file;
	size_t capacity = 0;

	book->language = language;
	book->arena = arena;
	for (size_t i = 0; (file = next_word_file(language, &i)) != NULL;) {
		struct text *text = ARENA_NEW(arena, struct text);
		struct ynode *tree;
		size_t wanted;

		*text = (struct text){ file->text, strlen(file->text) };
		tree = ytree_parse(file->path, text, arena, diag);
		if (tree == NULL)
			return NULL;
		wanted = book->count + count_scalars(tree);
		while (capacity < wanted)
			book->words = arena_grow(arena, book->words, sizeof *book->words, capacity, &capacity);
		add_words(book, tree, "");
	}
	qsort(book->words, book->count, sizeof *book->words, compare_words);
	return book;
}

static const struct word *
find_exactly(const struct wordbook *book, const char *key)
{
	const struct word wanted = { key, NULL };

	return bsearch(&wanted, book->words, book->count, sizeof wanted, compare_words);
}

/* A language without a singular says `other` for one as for many. */
static const struct word *
find_word(const struct wordbook *book, const char *key)
{
	static const char one[] = ".one";
	const struct word *word = find_exactly(book, key);
	const size_t length = strlen(key), ending = sizeof one - 1;

	if (word != NULL || length < ending || strcmp(key + length - ending, one) != 0)
		return word;
	return find_exactly(book, arena_printf(book->arena, "%.*s.other", (int)(length - ending), key));
}

bool
wordbook_has(const struct wordbook *book, const char *key)
{
	return find_word(book, key) != NULL;
}

const char *
wordbook_find(const struct wordbook *book, const char *key)
{
	const struct word *word = find_word(book, key);

	assert(word != NULL);
	return word == NULL ? key : word->text;
}

/* The value of the placeholder that begins after `{`, or NULL; its length to *length. */
static const char *
find_fill(const struct fill *fills, const char *name, size_t *length)
{
	const char *end = strchr(name, '}');

	if (end == NULL)
		return NULL;
	*length = (size_t)(end - name);
	for (; fills->name != NULL; fills++)
		if (strlen(fills->name) == *length && strncmp(fills->name, name, *length) == 0)
			return fills->value;
	return NULL;
}

const char *
wordbook_fill(const struct wordbook *book, const char *key, const struct fill *fills)
{
	const char *text = wordbook_find(book, key);
	const char *result = "";

	for (;;) {
		const char *open = strchr(text, '{');
		size_t length = 0;
		const char *value;

		if (open == NULL)
			return arena_printf(book->arena, "%s%s", result, text);
		value = find_fill(fills, open + 1, &length);
		assert(value != NULL && "a placeholder without a value");
		result = arena_printf(book->arena, "%s%.*s%s", result, (int)(open - text), text,
			value == NULL ? "" : value);
		text = open + (value == NULL ? 1 : length + 2);
	}
}
