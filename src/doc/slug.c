#include "doc/slug.h"

#include <string.h>

#include "base/text.h"

enum { SLUG_BYTES = 64 };

struct range { uint32_t first, last; };

/* Characters above ASCII that are no part of words: signs, punctuation,
 * arrows and shapes. Letters and ideographs stand between them. */
static const struct range not_words[] = {
	{ 0x0080, 0x00A9 }, { 0x00AB, 0x00B4 }, { 0x00B6, 0x00B9 }, { 0x00BB, 0x00BF },
	{ 0x00D7, 0x00D7 }, { 0x00F7, 0x00F7 }, { 0x02C2, 0x02C5 }, { 0x02D2, 0x02DF },
	{ 0x037E, 0x037E }, { 0x0387, 0x0387 }, { 0x055A, 0x055F }, { 0x0589, 0x058F },
	{ 0x2000, 0x203E }, { 0x2041, 0x2053 }, { 0x2055, 0x2070 }, { 0x2074, 0x207E },
	{ 0x2080, 0x208E }, { 0x20A0, 0x20CF }, { 0x2100, 0x2101 }, { 0x2116, 0x2118 },
	{ 0x2120, 0x2123 }, { 0x2150, 0x215F }, { 0x2190, 0x2BFF }, { 0x2E00, 0x2E2E },
	{ 0x2E30, 0x2FFF }, { 0x3000, 0x3004 }, { 0x3008, 0x3020 }, { 0x3030, 0x3030 },
	{ 0x303D, 0x303F }, { 0x30A0, 0x30A0 }, { 0x30FB, 0x30FB }, { 0x3200, 0x33FF },
	{ 0x4DC0, 0x4DFF }, { 0xE000, 0xF8FF }, { 0xFE10, 0xFE1F }, { 0xFE30, 0xFE32 },
	{ 0xFE35, 0xFE4C }, { 0xFE50, 0xFE6F }, { 0xFF00, 0xFF0F }, { 0xFF1A, 0xFF20 },
	{ 0xFF3B, 0xFF3E }, { 0xFF40, 0xFF40 }, { 0xFF5B, 0xFF65 }, { 0xFFE0, 0xFFFF },
	{ 0x1F000, 0x1FAFF }, { 0xE0000, 0x10FFFF },
};

bool slug_is_word(uint32_t c)
{
	const size_t count = sizeof(not_words) / sizeof(not_words[0]);

	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		       (c >= 'a' && c <= 'z') || c == '_';
	for (size_t i = 0; i < count && not_words[i].first <= c; i++)
		if (c <= not_words[i].last)
			return false;
	return true;
}

/* Capitals followed by their small letter, one by one: even or odd capitals. */
static uint32_t lower_extended(uint32_t c)
{
	const bool capital_is_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);

	if (c == 0x130)
		return 'i';
	if (c == 0x178)
		return 0xFF;
	return (c & 1) == (capital_is_odd ? 1U : 0U) ? c + 1 : c;
}

uint32_t slug_lower(uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c + 32;
	if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
		return c + 32;
	if (c >= 0x100 && c <= 0x17E && c != 0x138 && c != 0x149 && c != 0x131)
		return lower_extended(c);
	if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) /* Greek */
		return c + 32;
	if (c >= 0x410 && c <= 0x42F) /* Cyrillic */
		return c + 32;
	if (c >= 0x400 && c <= 0x40F)
		return c + 80;
	if (c >= 0x1E00 && c <= 0x1EFF && !(c >= 0x1E96 && c <= 0x1E9F))
		return c | 1;
	return c;
}

const char *slug_make(struct arena *arena, const char *text, const char *empty)
{
	char slug[SLUG_BYTES + 8];
	size_t used = 0;
	bool gap = false;
	uint32_t c;

	while (used < SLUG_BYTES && (c = text_next(&text)) != 0) {
		if (!slug_is_word(c) || c == '_') {
			gap = used > 0;
			continue;
		}
		if (gap)
			slug[used++] = '-';
		gap = false;
		used += text_encode(slug_lower(c), slug + used);
	}
	return used == 0 ? arena_string(arena, empty) : arena_copy(arena, slug, used);
}

const char *slug_of_host(struct arena *arena, const char *text)
{
	/* lower case may be longer than upper case, never more than twice */
	char *slug = arena_alloc(arena, 2 * strlen(text) + 1);
	size_t used = 0;
	uint32_t c;

	while ((c = text_next(&text)) != 0) {
		if (c == ' ' || c == '-')
			slug[used++] = '-';
		else if (slug_is_word(c))
			used += text_encode(slug_lower(c), slug + used);
	}
	return slug;
}
