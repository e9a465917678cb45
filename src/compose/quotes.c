#include "compose/quotes.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

#define LEFT_SINGLE "\u2018"
#define RIGHT_SINGLE "\u2019"
#define LEFT_DOUBLE "\u201c"
#define RIGHT_DOUBLE "\u201d"
#define EN_DASH "\u2013"
#define EM_DASH "\u2014"
#define ELLIPSIS "\u2026"
#define NO_BREAK_SPACE 0xA0u

/* A text on its way from `from` to `to`, which has room for what becomes longer. */
struct setting {
	struct quotes *quotes;
	const char *from;
	char *to;
};

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(uint32_t c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c > 0xBF && (c < 0x2000 || c > 0x206F));
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == NO_BREAK_SPACE;
}

/* After these a quote opens. */
static bool
starts_words(uint32_t c)
{
	return c == 0 || is_space(c) || (c < 0x80 && strchr("([{/", (int)c) != NULL) ||
	       c == 0x2018 || c == 0x201C || c == 0x2013 || c == 0x2014;
}

/* The character `size` bytes ahead. */
static uint32_t
ahead(const struct setting *setting, size_t size)
{
	const char *at = setting->from + size;

	return text_next(&at);
}

/* Takes `size` bytes and writes `sign` in their stead. */
static void
put_sign(struct setting *setting, size_t size, const char *sign)
{
	const char *at = sign;

	memcpy(setting->to, sign, strlen(sign));
	setting->to += strlen(sign);
	setting->from += size;
	while (*at != '\0')
		setting->quotes->before = text_next(&at);
}

/* Takes `size` bytes as they are. */
static void
put_same(struct setting *setting, size_t size)
{
	const char *end = setting->from + size;

	memcpy(setting->to, setting->from, size);
	setting->to += size;
	while (setting->from < end)
		setting->quotes->before = text_next(&setting->from);
}

/* Where a quote opens before `next`; after some signs only before a word. */
static bool
opens_after(uint32_t before, uint32_t next)
{
	return starts_words(before) ||
	       (before < 0x80 && strchr("-=<$&", (int)before) != NULL && is_word(next));
}

/* Of a size: 5, ½. */
static bool
is_figure(uint32_t c)
{
	return is_digit(c) || (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E);
}

static bool
begins_with_letters(const char *text, const char *letters)
{
	for (; *letters != '\0'; text++, letters++)
		if ((*text | 0x20) != *letters)
			return false;
	return true;
}

/* 'tis: an apostrophe, though it stands where a quote would open. */
static bool
is_elision(const char *text)
{
	static const char *const words[] = { "tis", "twas", "em", "n", "til" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *rest = text + strlen(words[i]);

		if (begins_with_letters(text, words[i]) && !is_word(text_next(&rest)))
			return true;
	}
	return is_digit((unsigned char)*text);
}

static void
set_double(struct setting *setting)
{
	struct quotes *quotes = setting->quotes;
	const uint32_t next = ahead(setting, 1);

	if (opens_after(quotes->before, next) && !(quotes->open && (next == 0 || is_space(next)))) {
		quotes->open = true;
		put_sign(setting, 1, LEFT_DOUBLE);
	} else if (is_figure(quotes->before) && !quotes->open) {
		put_same(setting, 1);
	} else {
		quotes->open = false;
		put_sign(setting, 1, RIGHT_DOUBLE);
	}
}

static void
set_single(struct setting *setting)
{
	struct quotes *quotes = setting->quotes;
	const uint32_t next = ahead(setting, 1);

	if (opens_after(quotes->before, next) && !is_space(next) && !is_elision(setting->from + 1)) {
		quotes->open_inner = true;
		put_sign(setting, 1, LEFT_SINGLE);
	} else if (is_digit(quotes->before) && (is_digit(next) || (!is_word(next) && !quotes->open_inner))) {
		put_same(setting, 1);
	} else {
		quotes->open_inner = quotes->open_inner && is_word(next);
		put_sign(setting, 1, RIGHT_SINGLE);
	}
}

/* Between words or between spaces; an option has one at its left alone. */
static void
set_hyphens(struct setting *setting)
{
	const size_t size = strspn(setting->from, "-");
	const uint32_t before = setting->quotes->before, next = ahead(setting, size);
	const bool parts = (is_space(before) && is_space(next)) || (is_word(before) && is_word(next));

	if (parts && (size == 2 || size == 3))
		put_sign(setting, size, size == 2 ? EN_DASH : EM_DASH);
	else
		put_same(setting, size);
}

static void
set_dots(struct setting *setting)
{
	const size_t size = strspn(setting->from, ".");
	const uint32_t before = setting->quotes->before, next = ahead(setting, size);
	const bool in_path = before == '/' || next == '/' || (is_digit(before) && is_digit(next));

	if (size == 3 && !in_path)
		put_sign(setting, size, ELLIPSIS);
	else
		put_same(setting, size);
}

/* Bytes of the address that begins here; 0 = none does. */
static size_t
address_size(const struct setting *setting)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:", "www." };

	if (is_word(setting->quotes->before))
		return 0;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (text_starts_with(setting->from, schemes[i]))
			return strcspn(setting->from, " \t\n\"<>");
	return 0;
}

/* Chinese has quotes of its own. */
static bool
stands_at_han(const struct setting *setting)
{
	return text_is_han(setting->quotes->before) || text_is_han(ahead(setting, 1));
}

static void
set_next(struct setting *setting)
{
	const char c = *setting->from, *after = setting->from;
	const size_t address = c == 'h' || c == 'm' || c == 'w' ? address_size(setting) : 0;

	if (address > 0) {
		put_same(setting, address);
	} else if (c == '"' && !stands_at_han(setting)) {
		set_double(setting);
	} else if (c == '\'' && !stands_at_han(setting)) {
		set_single(setting);
	} else if (c == '-') {
		set_hyphens(setting);
	} else if (c == '.') {
		set_dots(setting);
	} else {
		text_next(&after);
		put_same(setting, (size_t)(after - setting->from));
	}
}

/* Without these there is nothing to set. */
static bool
has_signs(const char *text)
{
	return strpbrk(text, "'\"") != NULL || strstr(text, "--") != NULL || strstr(text, "...") != NULL;
}

static uint32_t
last_of(const char *text, uint32_t before)
{
	const char *at = text + strlen(text);

	if (at == text)
		return before;
	do
		at--;
	while (((unsigned char)*at & 0xC0) == 0x80);
	return text_next(&at);
}

const char *
quotes_set_part(struct quotes *quotes, struct arena *arena, const char *part)
{
	struct setting setting = { .quotes = quotes, .from = part };
	char *set;

	if (!has_signs(part)) {
		quotes->before = last_of(part, quotes->before);
		return part;
	}
	set = setting.to = arena_alloc(arena, 3 * strlen(part) + 1);
	while (*setting.from != '\0')
		set_next(&setting);
	*setting.to = '\0';
	return set;
}

const char *
quotes_set(struct arena *arena, const char *text)
{
	struct quotes quotes = { 0 };

	return quotes_set_part(&quotes, arena, text);
}
