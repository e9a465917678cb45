#include "compose/wordbook.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compose/templates.h"
#include "model/words.h"
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

/* ---- words of the project's own ---- */

/* A book being changed. */
struct rewording {
	struct wordbook *book;
	struct diag *diag;
};

/* The program's file of words that the project's own has its name from. */
static const char *
original_of(const struct wordbook *book, const char *path)
{
	const struct template_file *file = template_find(book->language, strrchr(path, '/') + 1);

	return file != NULL ? file->path : template_find(book->language, "words.yaml")->path;
}

static struct finding *
report_key(const struct rewording *rewording, const struct ynode *node, const char *key)
{
	const struct wordbook *book = rewording->book;
	const char **keys = ARENA_ARRAY(book->arena, const char *, book->count);
	struct finding *finding;
	const char *similar;

	if (key == NULL || find_exactly(book, key) != NULL)
		return diag_error(rewording->diag, node->place,
			"D035 unknown-text", "%s stands where a text is expected; write `key: text`",
			node->kind == YNODE_SEQUENCE ? "a list" : "a map");
	finding = diag_error(rewording->diag, node->key_place, "D035 unknown-text",
		"the dossier has no text `%s`", key);
	for (size_t i = 0; i < book->count; i++)
		keys[i] = book->words[i].key;
	similar = text_similar(key, keys, book->count);
	if (similar != NULL)
		diag_label(finding, "a similar one is `%s`", similar);
	else
		diag_label(finding, "`kaism templates --copy=%s` shows what there is",
			original_of(book, node->key_place.file));
	return finding;
}

/* The first `{` of the new text that begins none of the old one's placeholders. */
static const char *
odd_placeholder(struct arena *arena, const char *new, const char *old)
{
	for (const char *open = strchr(new, '{'); open != NULL; open = strchr(open + 1, '{')) {
		const char *end = strchr(open, '}');

		if (end == NULL ||
		    strstr(old, arena_copy(arena, open, (size_t)(end - open) + 1)) == NULL)
			return open;
	}
	return NULL;
}

static void
reword(const struct rewording *rewording, const struct ynode *node, const char *key)
{
	struct wordbook *book = rewording->book;
	const struct word wanted = { key, NULL };
	struct word *word = bsearch(&wanted, book->words, book->count, sizeof wanted, compare_words);
	const char *odd;

	if (word == NULL || node->kind != YNODE_SCALAR) {
		report_key(rewording, node, key);
		return;
	}
	odd = odd_placeholder(book->arena, node->text, word->text);
	if (odd == NULL)
		word->text = node->text;
	else
		diag_label(diag_error(rewording->diag, node->place, "D036 unknown-placeholder",
			"nothing can be put in for `%.*s`", (int)strcspn(odd, "} ") + (strchr(odd, '}') != NULL), odd),
			"the dossier's own text is: %s", word->text);
}

static bool
is_group(const struct wordbook *book, const char *key)
{
	const char *prefix = arena_printf(book->arena, "%s.", key);

	for (size_t i = 0; i < book->count; i++)
		if (text_starts_with(book->words[i].key, prefix))
			return true;
	return false;
}

/* Goes down as far as the program's words have groups. */
static void
reword_map(const struct rewording *rewording, const struct ynode *map, const char *prefix)
{
	struct arena *arena = rewording->book->arena;

	for (const struct ynode *child = map->first_child; child != NULL; child = child->next) {
		const char *key;

		if (child->key == NULL) {
			report_key(rewording, map, NULL);
			return;
		}
		key = arena_printf(arena, "%s%s", prefix, child->key);
		if (child->kind == YNODE_MAP && is_group(rewording->book, key))
			reword_map(rewording, child, arena_printf(arena, "%s.", key));
		else
			reword(rewording, child, key);
	}
}

static bool
is_word_file(const struct template_file *file, enum language language, struct arena *arena)
{
	const char *folder = arena_printf(arena, "templates/%s/", word_of(&words_language, (int)language));
	const char *ending = strrchr(file->path, '.');

	return text_starts_with(file->path, folder) && ending != NULL && text_equal(ending, ".yaml");
}

const struct wordbook *
wordbook_reword(const struct wordbook *book, const struct template_file *files, size_t count,
                struct diag *diag)
{
	struct rewording rewording = { .diag = diag };

	for (size_t i = 0; i < count; i++) {
		const struct text text = { files[i].text, strlen(files[i].text) };
		const struct ynode *tree;

		if (!is_word_file(&files[i], book->language, book->arena))
			continue;
		if (rewording.book == NULL) {
			rewording.book = ARENA_NEW(book->arena, struct wordbook);
			*rewording.book = *book;
			rewording.book->words = ARENA_ARRAY(book->arena, struct word, book->count);
			memcpy(rewording.book->words, book->words, book->count * sizeof *book->words);
		}
		tree = ytree_parse(files[i].path, &text, book->arena, diag);
		if (tree != NULL)
			reword_map(&rewording, tree, "");
	}
	return rewording.book == NULL ? book : rewording.book;
}

/* ---- looking up ---- */

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
