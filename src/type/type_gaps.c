/* Space that a text does not have: a quarter em between an ideograph and a
 * Latin letter or digit, and half a square less where two half empty squares
 * of punctuation meet. */
#include <string.h>

#include "base/text.h"
#include "type_internal.h"

enum script { SCRIPT_OTHER, SCRIPT_HAN, SCRIPT_LATIN };

static enum script script_of(uint32_t c)
{
	if (text_is_han(c)) {
		const bool punctuation = (c >= 0x3000 && c < 0x3040) || c >= 0xFF00;
		return punctuation && c < 0x20000 ? SCRIPT_OTHER : SCRIPT_HAN;
	}
	if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
		return SCRIPT_LATIN;
	if (c == '%' || c == '+' || c == 0x2212) /* parts of a number: "−3%", "+2" */
		return SCRIPT_LATIN;
	return c >= 0xC0 && c < 0x2000 ? SCRIPT_LATIN : SCRIPT_OTHER;
}

bool type_is_closing(const struct type *type, uint32_t c)
{
	static const uint32_t closing[] = { 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F,
					    0x3011, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B };

	for (size_t i = 0; c >= closing[0] && i < sizeof closing / sizeof *closing; i++)
		if (closing[i] == c)
			return true;
	return type->chinese && (c == 0x2019 || c == 0x201D);
}

static bool is_opening(const struct type *type, uint32_t c)
{
	return c == 0x3008 || c == 0x300A || c == 0x300C || c == 0x300E || c == 0x3010 ||
	       c == 0xFF08 || (type->chinese && (c == 0x2018 || c == 0x201C));
}

double type_gap_em(const struct type *type, uint32_t a, uint32_t b)
{
	static const uint32_t first_wide = 0x2E80; /* before it only quotes stand in a square */

	if (a < first_wide && b < first_wide && !type->chinese)
		return 0;
	const bool closes = type_is_closing(type, a), opens = is_opening(type, b);
	const enum script left = script_of(a), right = script_of(b);
	if ((left == SCRIPT_HAN && right == SCRIPT_LATIN) ||
	    (left == SCRIPT_LATIN && right == SCRIPT_HAN))
		return 0.25;
	if ((closes && (type_is_closing(type, b) || opens)) || (is_opening(type, a) && opens))
		return -0.5;
	return 0;
}

/* Widens the run's last glyph, or the one before the character at `offset` of
 * the run's text. */
static void widen_before(struct run *run, struct glyph *glyphs, size_t offset, int by)
{
	size_t at = run->glyph_count;

	while (at > 0 && glyphs[at - 1].cluster >= offset)
		at--;
	if (at == 0)
		return;
	glyphs[at - 1].advance = (short)(glyphs[at - 1].advance + by);
	run->width += by;
}

/* The gaps within a run and the one after it, before `next`; 0 = the text's end. */
static void open_run(struct type *type, struct run *run, uint32_t next)
{
	const char *cursor = run->text, *end = run->text + run->length;
	struct glyph *glyphs = ARENA_ARRAY(type->arena, struct glyph, run->glyph_count + 1);
	uint32_t before = 0;

	memcpy(glyphs, run->glyphs, run->glyph_count * sizeof *glyphs);
	while (cursor <= end) {
		const size_t offset = (size_t)(cursor - run->text);
		const uint32_t c = cursor < end ? text_next(&cursor) : next;
		const double gap = before == 0 || c == 0 ? 0 : type_gap_em(type, before, c);
		if (gap != 0)
			widen_before(run, glyphs, offset, (int)(gap * 1000));
		if (offset == run->length)
			break;
		before = c;
	}
	run->glyphs = glyphs;
}

void open_gaps(struct type *type, struct run *runs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *after = runs[i].text + runs[i].length;
		open_run(type, &runs[i], i + 1 < count ? text_next(&after) : 0);
	}
}
