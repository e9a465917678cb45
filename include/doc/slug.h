/* Names made from headings: our own anchors, and those that git hosts give to
 * the headings of a Markdown file. Latin, Greek and Cyrillic capitals are made
 * small; ideographs stay. */
#ifndef KAISM_DOC_SLUG_H
#define KAISM_DOC_SLUG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

bool slug_is_word(uint32_t code_point); /* letter, digit, mark, ideograph or '_' */
uint32_t slug_lower(uint32_t code_point);

/* Letters and digits in lower case, all else one '-' between them, at most
 * about 64 bytes; `empty` where nothing remains. */
const char *slug_make(struct arena *arena, const char *text, const char *empty);

/* What a git host makes of a heading's text: lower case, each blank a '-',
 * all other punctuation dropped. Clashes are not numbered here. */
const char *slug_of_host(struct arena *arena, const char *text);

#endif
