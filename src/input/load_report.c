#include "load_internal.h"

#include <stdarg.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

static const struct {
	const char *sign, *hint;
} full_width[] = {
	{ "：", "`：` is a full-width colon: write `: `" },
	{ "，", "`，` is a full-width comma: write `, `" },
	{ "；", "`；` is a full-width semicolon: write `;`" },
	{ "、", "`、` is not a comma: write `, `" },
	{ "～", "`～` is a full-width sign: write a range as `3..6`" },
	{ "％", "`％` is a full-width sign: write `%`" },
	{ "．", "`．` is a full-width point: write `.`" },
	{ "。", "`。` is not a decimal point: write `.`" },
	{ "－", "`－` is a full-width minus: write `-`" },
	{ "０", "write digits as 0 to 9, not full-width" },
	{ "１", "write digits as 0 to 9, not full-width" },
	{ "２", "write digits as 0 to 9, not full-width" },
	{ "３", "write digits as 0 to 9, not full-width" },
	{ "４", "write digits as 0 to 9, not full-width" },
	{ "５", "write digits as 0 to 9, not full-width" },
	{ "６", "write digits as 0 to 9, not full-width" },
	{ "７", "write digits as 0 to 9, not full-width" },
	{ "８", "write digits as 0 to 9, not full-width" },
	{ "９", "write digits as 0 to 9, not full-width" },
};

const char *load_path(struct arena *arena, const struct ynode *node)
{
	const char *keys[YTREE_DEPTH_LIMIT + 4];
	const char *path = "";
	size_t count = 0;

	for (; node != NULL && count < sizeof(keys) / sizeof(keys[0]); node = node->parent)
		if (node->key != NULL)
			keys[count++] = node->key;
	while (count-- > 0)
		path = *path == '\0' ? keys[count] : arena_printf(arena, "%s.%s", path, keys[count]);
	return path;
}

static const char *found_kind(const struct ynode *node)
{
	if (node->kind == YNODE_MAP)
		return "keys with values";
	return node->kind == YNODE_SEQUENCE ? "a list" : "a text";
}

/* A `key:value` without its blank is one text to YAML. */
static bool lacks_blank(const struct ynode *node)
{
	const char *colon = strchr(node->text, ':');

	return node->style == YNODE_PLAIN && colon != NULL && colon != node->text &&
	       strncmp(colon, "://", 3) != 0;
}

struct place load_place(const struct ynode *node)
{
	if (node->kind != YNODE_SCALAR && !node->flow && node->key != NULL)
		return node->key_place;
	return node->place;
}

const char *load_field(const struct ynode *node)
{
	while (node != NULL && node->key == NULL)
		node = node->parent;
	return node == NULL ? "the file" : node->key;
}

struct finding *load_error(struct reader *reader, const struct ynode *node, const char *id,
                           const char *format, ...)
{
	struct finding *finding;
	const char *message;
	va_list values;

	va_start(values, format);
	message = arena_vprintf(reader->arena, format, values);
	va_end(values);
	finding = diag_error(reader->diag, load_place(node), id, "%s", message);
	diag_subject(finding, load_path(reader->arena, node));
	return finding;
}

struct finding *load_error_at(struct reader *reader, const struct ynode *node, struct place place,
                              const char *id, const char *format, ...)
{
	struct finding *finding;
	const char *message;
	va_list values;

	va_start(values, format);
	message = arena_vprintf(reader->arena, format, values);
	va_end(values);
	finding = diag_error(reader->diag, place, id, "%s", message);
	diag_subject(finding, load_path(reader->arena, node));
	return finding;
}

void load_wrong_type(struct reader *reader, const struct ynode *node, const char *expected)
{
	const char *hint = node->kind == YNODE_SCALAR ? load_full_width(node->text) : NULL;
	struct finding *finding = load_error(reader, node, WRONG_TYPE, "`%s` wants %s; found %s",
	                                     load_field(node), expected, found_kind(node));

	if (hint != NULL)
		diag_label(finding, "%s", hint);
	else if (node->kind == YNODE_SCALAR && lacks_blank(node))
		diag_label(finding, "a blank is missing after the colon");
	else if (node->kind == YNODE_SCALAR && strcmp(expected, "a list") == 0)
		diag_label(finding, "write it as a list, even of one");
	else if (node->flow && strstr(expected, "text") != NULL)
		diag_label(finding, "quote the text: it begins with a bracket");
}

const char *load_similar(struct reader *reader, const char *word, const char *const *candidates,
                         size_t count)
{
	if (count > reader->similar_budget)
		return NULL;
	reader->similar_budget -= count;
	return text_similar(word, candidates, count);
}

const char *load_full_width(const char *text)
{
	for (size_t i = 0; i < sizeof(full_width) / sizeof(full_width[0]); i++)
		if (strstr(text, full_width[i].sign) != NULL)
			return full_width[i].hint;
	return NULL;
}

const char *load_full_width_number(const char *text)
{
	if (strstr(text, "，") != NULL)
		return "`，` is a full-width comma: write a point before decimals, and no "
		       "separators";
	return load_full_width(text);
}

const char *load_join(struct reader *reader, const char *const *words, size_t count)
{
	const char *joined = NULL, *last = NULL;

	for (size_t i = 0; i < count; i++) {
		if (words[i] == NULL)
			continue;
		if (last != NULL)
			joined = joined == NULL ? last
			                        : arena_printf(reader->arena, "%s, %s", joined, last);
		last = words[i];
	}
	if (joined == NULL)
		return last == NULL ? "nothing" : last;
	return arena_printf(reader->arena, "%s or %s", joined, last);
}

const char *load_number(struct reader *reader, double value)
{
	char text[NUMBER_SIZE];

	number_shortest(text, value);
	return arena_string(reader->arena, text);
}
