#include "composer.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "compose/quotes.h"
#include "model/words.h"

const char *
say(const struct composer *composer, const char *key)
{
	return wordbook_find(composer->words, key);
}

const char *
say_with(const struct composer *composer, const char *key, const struct fill *fills)
{
	return wordbook_fill(composer->words, key, fills);
}

const char *
say_count(const struct composer *composer, const char *key, int count)
{
	const char *form = arena_printf(composer->arena, "%s.%s", key, count == 1 ? "one" : "other");

	return say_with(composer, form, FILLS(
		{ "n", form_count(composer, count) },
		{ "count", form_count_word(composer, count) }));
}

const char *
say_count_first(const struct composer *composer, const char *key, int count)
{
	const char *form = arena_printf(composer->arena, "%s.%s", key, count == 1 ? "one" : "other");
	const char *opening = arena_printf(composer->arena, "opening_count.%d", count);
	const char *word = wordbook_has(composer->words, opening) ? say(composer, opening)
	                                                          : form_count_word(composer, count);

	return capitalise(composer, say_with(composer, form, FILLS(
		{ "n", form_count(composer, count) }, { "count", word },
		{ "all", form_count_word(composer, (int)composer->results->account_count) })));
}

const char *
say_word(const struct composer *composer, const char *group, const struct word_table *table,
         int value)
{
	const char *word = word_of(table, value);

	return say(composer, arena_printf(composer->arena, "%s.%s", group,
		*word == '\0' ? "undetermined" : word));
}

/* A block of several lines is one line to a reader: a line's end is a space,
 * or nothing between Chinese characters. */
static const char *
one_line(const struct composer *composer, const char *text, size_t length)
{
	const char *cursor;
	char *line, *end;
	uint32_t before = 0;

	while (length > 0 && text[length - 1] == '\n')
		length--;
	cursor = arena_copy(composer->arena, text, length);
	line = end = arena_alloc(composer->arena, length + 1);
	while (*cursor != '\0') {
		const uint32_t c = text_next(&cursor);
		const char *next = cursor;

		if (c != '\n')
			end += text_encode(c, end);
		else if (!text_closes_up(before, text_next(&next)))
			*end++ = ' ';
		before = c;
	}
	*end = '\0';
	return line;
}

const char *
printed(const struct composer *composer, const char *text)
{
	return composer->quotes ? quotes_set(composer->arena, text) : text;
}

const char *
text_of(const struct composer *composer, const struct words *words)
{
	const char *text = words_in(words, composer->language);

	return printed(composer, strchr(text, '\n') == NULL ? text : one_line(composer, text, strlen(text)));
}

const char *
markdown_of(const struct composer *composer, const struct prose *prose)
{
	return words_in(&prose->text, composer->language);
}

const char *
plain_name(const struct composer *composer, const struct person *person)
{
	return words_given(&person->name) ? text_of(composer, &person->name) : person->id;
}

const char *
name_of(const struct composer *composer, const struct person *person)
{
	const char *name = person == NULL ? "" : plain_name(composer, person);
	const char *surname = strrchr(name, ' ');

	return surname == NULL
		? name : arena_printf(composer->arena, "%.*s\u00a0%s", (int)(surname - name), name, surname + 1);
}

/* "M. Lind" of "Maren Lind"; a name in one word, or in Han, stays whole. */
const char *
initial_name_of(const struct composer *composer, const struct person *person)
{
	const char *name = person == NULL ? "" : plain_name(composer, person);
	const char *surname = strrchr(name, ' ');
	const char *cursor = name;

	if (surname == NULL)
		return name;
	text_next(&cursor);
	return arena_printf(composer->arena, "%.*s.\u00a0%s", (int)(cursor - name), name, surname + 1);
}

const char *
function_of(const struct composer *composer, const struct person *person)
{
	if (words_given(&person->function_name))
		return capitalise(composer, text_of(composer, &person->function_name));
	return person->function == NULL ? "" : capitalise(composer, person->function);
}

const char *
account_name(const struct composer *composer, const struct account *account)
{
	return words_given(&account->name) ? text_of(composer, &account->name) : account->id;
}

const char *
account_anchor(const struct composer *composer, const struct account *account)
{
	return arena_printf(composer->arena, "account-%s", account->id);
}

const char *
join_words(const struct composer *composer, const char *const *items, size_t count)
{
	const char *result = count == 0 ? "" : items[0];

	for (size_t i = 1; i < count; i++)
		result = arena_printf(composer->arena, "%s%s%s", result,
			say(composer, i + 1 == count ? "form.and" : "form.comma"), items[i]);
	return result;
}

const char *
join_parts(const struct composer *composer, const char *key, const char *first, const char *second)
{
	if (*first == '\0' || *second == '\0')
		return *first == '\0' ? second : first;
	return arena_printf(composer->arena, "%s%s%s", first, say(composer, key), second);
}

const char *
join_sentences(const struct composer *composer, const char *first, const char *second)
{
	return join_parts(composer, "form.sentence_gap", first, second);
}

const char *
with_full_stop(const struct composer *composer, const char *text)
{
	return *text == '\0' ? text : say_with(composer, "form.sentence", FILLS({ "text", text }));
}

const char *
escape_markdown(const struct composer *composer, const char *text)
{
	char *escaped = arena_alloc(composer->arena, 2 * strlen(text) + 1);
	size_t length = 0;

	for (; *text != '\0'; text++) {
		if (ispunct((unsigned char)*text) && strchr("\\`*_{}[]<>#~&|!", *text) != NULL)
			escaped[length++] = '\\';
		escaped[length++] = *text;
	}
	return escaped;
}

static bool
is_full_width_stop(const char *at)
{
	return text_starts_with(at, "。") || text_starts_with(at, "！") || text_starts_with(at, "？");
}

static bool
ends_sentence(const char *at)
{
	if (*at == '.' || *at == '!' || *at == '?')
		return at[1] == '\0' || at[1] == ' ' || at[1] == '\n';
	return is_full_width_stop(at);
}

bool
is_sentence(const char *text)
{
	const size_t length = strlen(text);

	if (length == 0)
		return false;
	return strchr(".!?", text[length - 1]) != NULL ||
	       (length >= strlen("。") && is_full_width_stop(text + length - strlen("。")));
}

const char *
first_sentence(const struct composer *composer, const struct words *words)
{
	const char *text = words_in(words, composer->language);
	size_t length = 0;

	while (text[length] != '\0' && !ends_sentence(text + length) &&
	       strncmp(text + length, "\n\n", 2) != 0)
		length++;
	return printed(composer, one_line(composer, text, length));
}

const char *
capitalise(const struct composer *composer, const char *text)
{
	char *copy = arena_string(composer->arena, text);

	if (copy[0] >= 'a' && copy[0] <= 'z')
		copy[0] = (char)(copy[0] - 'a' + 'A');
	return copy;
}

enum mark
mark_of(enum account_class class)
{
	switch (class) {
	case CLASS_KEY:
		return MARK_KEY;
	case CLASS_KEY_DEVELOPMENT:
		return MARK_DEVELOPMENT;
	case CLASS_MAINTENANCE:
		return MARK_MAINTENANCE;
	case CLASS_OPPORTUNISTIC:
		return MARK_OPPORTUNISTIC;
	case CLASS_UNDETERMINED:
		break;
	}
	return MARK_UNDETERMINED;
}

const struct account_result *
result_of(const struct composer *composer, const struct account *account)
{
	return &composer->results->accounts[account - composer->selection->accounts];
}

const char *
document_title(const struct composer *composer)
{
	const struct compose_input *input = composer->input;
	const char *title = text_of(composer, &composer->selection->title);

	if (input->kind == DOCUMENT_DOSSIER)
		return title;
	return say_with(composer, "document.part_title", FILLS({ "title", title },
		{ "part", input->kind == DOCUMENT_BOARD ? say(composer, "document.board")
		                                        : account_name(composer, input->account->account) }));
}
