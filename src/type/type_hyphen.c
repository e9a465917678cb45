/* Where English words may be parted, by libhyphen's patterns. */
#include <ctype.h>
#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#include "type_internal.h"

enum { SHORTEST = 6, LONGEST = 60, LEAST_BEFORE = 3, LEAST_AFTER = 3 };

/* Of the Debian packages, the first that is there: the same words part
 * alike, but for a few. */
static const char *const patterns[] = {
	"/usr/share/hyphen/hyph_en_GB.dic",
	"/usr/share/hyphen/hyph_en_US.dic",
};

static HyphenDict *patterns_of(struct type *type)
{
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns && !type->hyphens_sought; i++)
		if (type->hyphens == NULL)
			type->hyphens = hnj_hyphen_load(patterns[i]);
	type->hyphens_sought = true;
	return type->hyphens;
}

void release_hyphens(struct type *type)
{
	if (type->hyphens != NULL)
		hnj_hyphen_free(type->hyphens);
	type->hyphens = NULL;
}

/* Small letters only: names, abbreviations and numbers stay whole. */
static size_t word_length(const char *text, size_t length)
{
	size_t end = 0;

	while (end < length && text[end] >= 'a' && text[end] <= 'z')
		end++;
	return end == length || ispunct((unsigned char)text[end]) ? end : 0;
}

size_t type_hyphens(struct type *type, const char *text, size_t length,
		    size_t ends[TYPE_HYPHENS])
{
	const size_t word = word_length(text, length);
	char marks[LONGEST + 5] = "", copy[LONGEST + 1] = "";
	char **replacements = NULL;
	int *places = NULL, *cuts = NULL;
	size_t count = 0;

	if (type->chinese || word < SHORTEST || word > LONGEST || patterns_of(type) == NULL)
		return 0;
	memcpy(copy, text, word); /* the library searches to a NUL, and writes where it finds */
	if (hnj_hyphen_hyphenate2(type->hyphens, copy, (int)word, marks, NULL, &replacements,
				  &places, &cuts) != 0)
		return 0;
	for (size_t i = LEAST_BEFORE; i + LEAST_AFTER <= word && count < TYPE_HYPHENS; i++)
		if (marks[i - 1] & 1 && (replacements == NULL || replacements[i - 1] == NULL))
			ends[count++] = i;
	for (size_t i = 0; replacements != NULL && i < word; i++)
		free(replacements[i]);
	free(replacements);
	free(places);
	free(cuts);
	return count;
}
