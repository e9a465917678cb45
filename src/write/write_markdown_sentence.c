/* Where sentences end, so that each has a line of its own and a change in one
 * is one line of a diff. When in doubt, none ends. */
#include "write_markdown_atoms.h"

#include <string.h>

#include "base/text.h"

enum { WORD_SIZE = 12 };

/* Words whose full stop ends no sentence, in lower case. */
static const char *const abbreviations[] = {
	"al", "approx", "ca", "cf", "co", "corp", "dr", "ed", "eds", "est", "inc", "jr", "ltd",
	"messrs", "mr", "mrs", "ms", "prof", "resp", "sr", "st", "vs",
};

/* Those that stand before a number, and are words otherwise. */
static const char *const number_words[] = {
	"art", "ch", "fig", "figs", "no", "nos", "p", "pp", "sec", "vol",
};

static bool has_word(const char *const *words, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

static bool is_letter(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool is_closing(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D ||
	       c == 0xBB || c == 0x300D || c == 0x300F || c == 0xFF09;
}

static bool is_opening(uint32_t c)
{
	return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x2018 || c == 0x201C ||
	       c == 0xAB || c == 0x300C || c == 0x300E || c == 0xFF08;
}

static bool is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x391 && c <= 0x3A9) ||
	       (c >= 0x410 && c <= 0x42F) || (c >= 0x100 && c <= 0x17F && (c & 1) == 0);
}

static bool is_han_stop(uint32_t c)
{
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

static bool is_transparent(const struct md_atom *atom)
{
	return atom->kind == ATOM_OPEN || atom->kind == ATOM_CLOSE ||
	       (atom->kind == ATOM_RAW && atom->visible == NULL);
}

/* The character that ends what stands before `index`, behind closing quotes;
 * its own index goes to *at. 0 = none. */
static uint32_t find_stop(const struct md_atoms *atoms, size_t index, size_t *at)
{
	while (index > 0) {
		const struct md_atom *atom = &atoms->items[--index];
		if (is_transparent(atom) || (atom->kind == ATOM_CHAR && is_closing(atom->c)))
			continue;
		*at = index;
		return atom->kind == ATOM_CHAR ? atom->c : 0;
	}
	return 0;
}

/* The first character of what follows, behind opening quotes; code counts as a
 * capital. 0 = the end. */
static uint32_t find_start(const struct md_atoms *atoms, size_t index)
{
	for (; index < atoms->count; index++) {
		const struct md_atom *atom = &atoms->items[index];
		if (is_transparent(atom) || atom->kind == ATOM_SPACE ||
		    (atom->kind == ATOM_CHAR && is_opening(atom->c)))
			continue;
		if (atom->kind == ATOM_BREAK)
			return 0;
		return atom->kind == ATOM_CHAR ? atom->c : 'A';
	}
	return 0;
}

/* The word before the full stop at `index`: letters in lower case, cut off at
 * the size. */
static void read_word(const struct md_atoms *atoms, size_t index, char word[WORD_SIZE])
{
	size_t used = 0;

	while (index > 0 && atoms->items[index - 1].kind == ATOM_CHAR &&
	       is_letter(atoms->items[index - 1].c))
		index--;
	for (; atoms->items[index].kind == ATOM_CHAR && is_letter(atoms->items[index].c) &&
	       used + 1 < WORD_SIZE; index++)
		word[used++] = (char)(atoms->items[index].c | 0x20);
	word[used] = '\0';
}

/* A number that opens a line or a sentence is the mark of an item. */
static bool is_item_number(const struct md_atoms *atoms, size_t index)
{
	size_t at = 0;
	uint32_t before;

	while (index > 0 && atoms->items[index - 1].kind == ATOM_CHAR &&
	       is_digit(atoms->items[index - 1].c))
		index--;
	if (index == 0)
		return true;
	if (atoms->items[index - 1].kind != ATOM_SPACE)
		return false;
	before = find_stop(atoms, index - 1, &at);
	return before == '.' || before == '!' || before == '?';
}

static bool is_abbreviation(const struct md_atoms *atoms, size_t stop, uint32_t next)
{
	const size_t count = sizeof(abbreviations) / sizeof(abbreviations[0]);
	const size_t number_count = sizeof(number_words) / sizeof(number_words[0]);
	char word[WORD_SIZE];

	read_word(atoms, stop, word);
	if (word[0] == '\0')
		return is_item_number(atoms, stop);
	if (word[1] == '\0') /* an initial; the end of "e.g." */
		return true;
	return has_word(abbreviations, count, word) ||
	       (is_digit(next) && has_word(number_words, number_count, word));
}

/* A line's end in place of the blanks at `index` would read back as nothing. */
static bool would_close_up(const struct md_atoms *atoms, size_t index)
{
	size_t before = index, after = index;

	while (before > 0 && atoms->items[before].kind == ATOM_SPACE)
		before--;
	while (after + 1 < atoms->count && atoms->items[after].kind == ATOM_SPACE)
		after++;
	return atoms->items[before].kind == ATOM_CHAR && atoms->items[after].kind == ATOM_CHAR &&
	       text_closes_up(atoms->items[before].c, atoms->items[after].c);
}

bool md_ends_sentence(const struct md_atoms *atoms, size_t index)
{
	size_t at = 0;
	const uint32_t stop = find_stop(atoms, index, &at);
	const uint32_t start = find_start(atoms, index);
	const struct md_atom *here = &atoms->items[index];

	if (stop == 0 || start == 0 || here->in_link)
		return false;
	if (is_han_stop(stop))
		return here->kind != ATOM_CHAR || !(is_closing(here->c) || is_han_stop(here->c));
	if (here->kind != ATOM_SPACE || would_close_up(atoms, index) ||
	    !(is_capital(start) || is_digit(start) || text_is_han(start)))
		return false;
	if (stop == '.')
		return !is_abbreviation(atoms, at, start);
	return stop == '!' || stop == '?' || stop == 0x2026;
}
