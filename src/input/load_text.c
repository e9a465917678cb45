/* Texts: one line, many lines, Markdown, and in which language. */
#include "load_internal.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

/* ---- what a text must look like ---- */

static bool has_letters(const char *text, size_t count, int (*is_letter)(int))
{
	if (strlen(text) != count)
		return false;
	for (; *text != '\0'; text++)
		if (!is_letter((unsigned char)*text))
			return false;
	return true;
}

static int is_capital(int c)
{
	return c >= 'A' && c <= 'Z';
}

static bool has_form(enum schema_form form, const char *text)
{
	switch (form) {
	case FORM_ANY:
	case FORM_PATH:
		return true;
	case FORM_CURRENCY:
		return has_letters(text, 3, is_capital);
	case FORM_COLOUR:
		return text[0] == '#' && has_letters(text + 1, 6, isxdigit);
	case FORM_URL:
		return text_starts_with(text, "https://") || text_starts_with(text, "http://");
	case FORM_FINGERPRINT:
		return has_letters(text, 12, isxdigit);
	}
	return true;
}

static bool check_line(struct reader *reader, const struct ynode *node, const char *text,
                       size_t limit)
{
	size_t count = text_count(text, strlen(text));

	if (strchr(text, '\n') != NULL) {
		load_error(reader, node, BAD_TEXT, "`%s` has several lines; it may have one",
		           load_field(node));
		return false;
	}
	if (count > limit) {
		load_error(reader, node, BAD_TEXT, "`%s` has %zu characters; it may have %zu",
		           load_field(node), count, limit);
		return false;
	}
	return true;
}

void load_note_comment(struct reader *reader, const struct ynode *node)
{
	const bool after_key = node->length == 0 && node->key != NULL;

	if (node->commented)
		diag_label(diag_warning(reader->diag, after_key ? node->key_place : node->place, COMMENT_CUTS,
		                        node->length > 0 ? "the text of `%s` ends before ` #`"
		                                         : "`%s` is empty: ` #` begins a comment",
		                        load_field(node)),
		           "quote the text, or put the comment on a line of its own");
}

/* The text without the line ends of a block; NULL and a finding when it is
 * none, NULL alone when it is empty. */
static const char *take_text(struct reader *reader, const struct ynode *node, const char *expected)
{
	size_t length = node->length;

	if (node->kind != YNODE_SCALAR) {
		load_wrong_type(reader, node, expected);
		return NULL;
	}
	load_note_comment(reader, node);
	if (length > SCHEMA_PROSE_LIMIT) {
		load_error(reader, node, BAD_TEXT, "`%s` has %zu bytes; it may have %d (64 KiB)",
		           load_field(node), length, SCHEMA_PROSE_LIMIT);
		return NULL;
	}
	while (length > 0 && strchr(" \t\n", node->text[length - 1]) != NULL)
		length--;
	if (length == 0)
		return NULL;
	return length == node->length ? node->text : arena_copy(reader->arena, node->text, length);
}

/* A text of one line. */
void load_read_text(struct reader *reader, const struct schema_key *key,
                    const struct ynode *node, void *base)
{
	const char *text = take_text(reader, node, schema_kind_expected(key->kind));

	if (text == NULL || !check_line(reader, node, text, SCHEMA_TEXT_LIMIT))
		return;
	if (!has_form(key->form, text)) {
		load_error(reader, node, BAD_TEXT, "`%s` wants %s; found `%s`", load_field(node),
		           schema_forms[key->form].expected, text);
		return;
	}
	if (!key->unstored)
		memcpy((char *)base + key->offset, &text, sizeof(text));
}

/* ---- words in one language or several ---- */

static void note_untranslated(struct reader *reader, const struct words *words)
{
	if (!words_given(words))
		return;
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		if (words->any == NULL && words->in[i] == NULL && reader->untranslated[i]++ == 0)
			reader->first_untranslated[i] = words->place;
}

/* True for {en: ...} and {zh: ...}; `file` is prose's. */
static bool has_languages(const struct ynode *node)
{
	return node->kind == YNODE_MAP && (ytree_find(node, "en") != NULL ||
	                                   ytree_find(node, "zh") != NULL);
}

static void refuse_language(struct reader *reader, const struct ynode *node, const char *expected)
{
	struct finding *finding =
		load_error_at(reader, node, node->key_place, UNKNOWN_KEY,
		              "`%s` wants %s; found the key `%s`", load_field(node->parent),
		              expected, node->key);

	if (node->parent->flow)
		diag_label(finding, "if it is a text, quote it");
}

/* {en: ''}: a text that has no word in any language. */
static void check_silence(struct reader *reader, const struct ynode *node)
{
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next)
		if (!load_is_blank(child))
			return;
	diag_label(load_error(reader, node, MISSING_KEY, "`%s` has no text in any language",
	                      load_field(node)),
	           "write a text, or {en: ..., zh: ...}");
}

static const char *take_line(struct reader *reader, const struct schema_key *key,
                             const struct ynode *node)
{
	const char *text = take_text(reader, node, schema_kind_expected(key->kind));

	if (text != NULL && key->kind == SCHEMA_NAME &&
	    !check_line(reader, node, text, SCHEMA_NAME_LIMIT))
		return NULL;
	return text;
}

/* A text, or {en: ..., zh: ...}. */
void load_read_words(struct reader *reader, const struct schema_key *key,
                     const struct ynode *node, void *base)
{
	struct words *words = (struct words *)(void *)((char *)base + key->offset);
	int language;

	words->place = load_place(node);
	if (node->kind != YNODE_MAP) {
		words->any = take_line(reader, key, node);
		return;
	}
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		language = word_find(&words_language, child->key);
		if (language < 0)
			refuse_language(reader, child, schema_kind_expected(key->kind));
		else
			words->in[language] = take_line(reader, key, child);
	}
	check_silence(reader, node);
	note_untranslated(reader, words);
}

/* ---- prose ---- */

/* The place of the first line: of a block it is the line after the `|`. */
static struct place prose_place(const struct ynode *node)
{
	struct place place = node->place;

	if (node->style != YNODE_LITERAL && node->style != YNODE_FOLDED)
		return place;
	return place_at(place.file, (int)place.line + 1,
	                node->key_place.column > 0 ? (int)node->key_place.column + 2 : 1);
}

/* {file: notes/kestner.md} */
static const char *take_file(struct reader *reader, const struct ynode *node, struct place *place)
{
	const struct ynode *path = ytree_find(node, "file");
	const struct text *text;

	if (path == NULL || path->kind != YNODE_SCALAR || node->child_count != 1) {
		load_wrong_type(reader, node, schema_kind_expected(SCHEMA_PROSE));
		return NULL;
	}
	text = source_read_text(reader->source, path->text, path->place, reader->diag);
	if (text == NULL)
		return NULL;
	*place = (struct place){ .file = path->text, .line = 1, .column = 1 };
	if (text->size > SCHEMA_PROSE_LIMIT) {
		load_error(reader, path, BAD_TEXT, "`%s` has %zu bytes; a text may have %d (64 KiB)",
		           path->text, text->size, SCHEMA_PROSE_LIMIT);
		return NULL;
	}
	return text->size == 0 ? NULL : text->data;
}

static const char *take_prose(struct reader *reader, const struct ynode *node, struct place *place)
{
	if (node->kind == YNODE_MAP)
		return take_file(reader, node, place);
	*place = prose_place(node);
	return take_text(reader, node, schema_kind_expected(SCHEMA_PROSE));
}

/* Markdown below a `|`, {file: ...}, or {en: ..., zh: ...} of these. */
void load_read_prose(struct reader *reader, const struct schema_key *key,
                     const struct ynode *node, void *base)
{
	struct prose *prose = (struct prose *)(void *)((char *)base + key->offset);
	struct place place = node->place;
	const char *text;
	int language;

	prose->text.place = load_place(node);
	if (!has_languages(node)) {
		prose->text.any = take_prose(reader, node, &prose->place);
		return;
	}
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		language = word_find(&words_language, child->key);
		if (language < 0) {
			refuse_language(reader, child, schema_kind_expected(SCHEMA_PROSE));
			continue;
		}
		text = take_prose(reader, child, &place);
		prose->text.in[language] = text;
		if (prose->place.file == NULL)
			prose->place = place;
	}
	check_silence(reader, node);
	note_untranslated(reader, &prose->text);
}

/* {logistics: two-hour slots, finance: one invoice per site} */
void load_read_text_map(struct reader *reader, const struct schema_key *key,
                        const struct ynode *node, void *base)
{
	const struct schema_key text = {
		.kind = SCHEMA_WORDS, .offset = offsetof(struct named_text, text),
	};
	struct named_text *items;
	size_t count = 0;

	if (node->kind != YNODE_MAP) {
		load_wrong_type(reader, node, schema_kind_expected(key->kind));
		return;
	}
	items = ARENA_ARRAY(reader->arena, struct named_text, node->child_count);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		items[count].name = child->key;
		items[count].place = child->key_place;
		load_read_words(reader, &text, child, &items[count++]);
	}
	load_store_array(key, base, items, count);
}

void load_note_languages(struct reader *reader)
{
	const struct selection *selection = reader->selection;
	struct finding *finding;

	for (size_t i = 0; i < selection->language_count; i++) {
		enum language language = selection->languages[i];

		if (reader->untranslated[language] == 0)
			continue;
		finding = diag_note(reader->diag, reader->first_untranslated[language],
		                    LANGUAGE_MISSING,
		                    reader->untranslated[language] == 1
		                    	? "%zu text has no `%s`; the other language is used"
		                    	: "%zu texts have no `%s`; the other language is used",
		                    reader->untranslated[language],
		                    word_of(&words_language, (int)language));
		diag_label(finding, "the first of them");
	}
}
