/* Cuts a flattened text into pieces: what stands between places where a line
 * may end, the style changes, or space is opened that the text does not have. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "write/pdf_paragraph.h"

/* Chinese has no italic: what is stressed is bold. Code is a little smaller,
 * so that its x-height agrees. */
static void choose_face(const struct para *para, struct span *span)
{
	const bool serif = para->look.role <= FONT_SERIF_BOLD_ITALIC && !span->sans;
	const bool bold = span->bold || (span->italic && para->layout->chinese);
	const bool italic = span->italic && !para->layout->chinese;
	int role = serif ? FONT_SERIF : FONT_SANS;

	span->size = para->look.size;
	if (span->code) {
		span->role = FONT_MONO;
		if (para->look.role != FONT_MONO)
			span->size *= 0.92;
		return;
	}
	role += bold ? FONT_SERIF_BOLD - FONT_SERIF : 0;
	role += italic ? FONT_SERIF_ITALIC - FONT_SERIF : 0;
	span->role = (enum font_role)role;
}

double span_width(const struct span *span, const struct look *look, const struct shaped *shaped)
{
	double width = shaped->width * span->size / 1000;

	if (look->tracking_em == 0)
		return width;
	for (size_t i = 0; i < shaped->run_count; i++)
		width += (double)shaped->runs[i].glyph_count * look->tracking_em * span->size;
	return width;
}

double para_hyphen_width(const struct para *para, const struct piece *piece)
{
	return piece->hyphen ? type_width_pt(para->layout->type, piece->span->role,
					     piece->span->size, "-")
			     : 0;
}

/* Where the cutting stands. */
struct cutter {
	struct para *para;
	const char *breaks;
	size_t span; /* number of the current one */
	size_t capacity;
	double gap; /* waiting before the next piece */
	bool spaced, loose;
};

static double space_width(const struct para *para, const struct span *span)
{
	return type_space(para->layout->type, span->role)->width * span->size / 1000 +
	       para->look.tracking_em * span->size;
}

static double mark_radius(const struct para *para)
{
	return mm(para->look.size >= 9 ? 1.2 : 1.15);
}

static void measure_piece(struct para *para, struct piece *piece, uint32_t last)
{
	if (piece->span->mark >= 0) {
		piece->width = 2.2 * mark_radius(para) + mm(1.17);
		return;
	}
	piece->shaped =
		type_shape(para->layout->type, piece->span->role, piece->text, piece->length);
	piece->width = span_width(piece->span, &para->look, piece->shaped);
	piece->hang = type_is_closing(para->layout->type, last) ? piece->span->size / 2 : 0;
}

static void put_piece(struct cutter *cutter, size_t start, size_t end, uint32_t last)
{
	struct para *para = cutter->para;
	const double gap = cutter->gap;
	const bool spaced = cutter->spaced, loose = cutter->loose;
	const bool soft = last == 0xAD || last == 0x200B;
	const size_t unseen = !soft ? 0 : last == 0xAD ? 2 : 3; /* soft hyphen, zero width space */
	struct piece *piece;

	cutter->gap = 0;
	cutter->spaced = cutter->loose = false;
	if (end - start == unseen)
		return;
	if (para->piece_count == cutter->capacity)
		para->pieces = arena_grow(para->arena, para->pieces, sizeof *piece, para->piece_count,
					  &cutter->capacity);
	piece = &para->pieces[para->piece_count++];
	*piece = (struct piece){
		.text = para->text + start,
		.length = end - start - unseen,
		.span = &para->spans[cutter->span],
		.gap = gap,
		.spaced = spaced,
		.loose = loose,
		.hyphen = last == 0xAD,
		.after = cutter->breaks[end - 1],
	};
	measure_piece(para, piece, last);
}

static void take_space(struct cutter *cutter, size_t at)
{
	struct para *para = cutter->para;

	if (para->text[at] == ' ') {
		cutter->gap += space_width(para, &para->spans[cutter->span]);
		cutter->spaced = true;
	}
	if (para->piece_count == 0)
		return;
	struct piece *last = &para->pieces[para->piece_count - 1];
	if (para->text[at] == '\n')
		last->after = BREAK_MUST;
	else if (last->after != BREAK_MUST)
		last->after = cutter->breaks[at] == BREAK_NO ? BREAK_NO : BREAK_ALLOWED;
}

/* Where the current span ends. */
static size_t span_end(const struct cutter *cutter)
{
	const struct para *para = cutter->para;

	return cutter->span + 1 < para->span_count ? para->spans[cutter->span + 1].start : para->length;
}

static bool is_plain(char c)
{
	return c > ' ' && c < 0x7F;
}

/* The end of a row of plain letters from `start` on, no gap being opened between
 * two: where a piece ends, or what follows is no such letter. */
static size_t skip_plain(const struct cutter *cutter, size_t start, size_t limit)
{
	const char *text = cutter->para->text, *breaks = cutter->breaks;
	size_t end = start;

	while (end < limit && is_plain(text[end]) && breaks[end] == BREAK_NO)
		end++;
	return end < limit && is_plain(text[end]) ? end + 1 : end;
}

/* Reads one piece from `start`; gives where it ends. */
static size_t cut_piece(struct cutter *cutter, size_t start)
{
	struct para *para = cutter->para;
	const size_t limit = span_end(cutter);
	size_t end = skip_plain(cutter, start, limit);
	uint32_t last = end > start ? (unsigned char)para->text[end - 1] : 0;

	while (end == start || (end < limit && cutter->breaks[end - 1] == BREAK_NO)) {
		const char *next = para->text + end;
		const uint32_t c = text_next(&next);
		if (c == 0 || c == ' ' || c == '\n')
			break;
		if (end > start && !para->raw && type_gap_em(para->layout->type, last, c) != 0)
			break; /* part_neighbours opens the gap */
		last = c;
		end = (size_t)(next - para->text);
	}
	put_piece(cutter, start, end, last);
	return end;
}

/* Opens the gap between the character before `at` and the one there. */
static void part_neighbours(struct cutter *cutter, size_t at)
{
	const struct para *para = cutter->para;
	const char *next = para->text + at;

	if (para->raw || at == 0 || para->piece_count == 0 || cutter->gap > 0)
		return;
	size_t start = at;
	do
		start--;
	while (start > 0 && ((unsigned char)para->text[start] & 0xC0) == 0x80);
	const char *previous = para->text + start;
	const uint32_t before = text_next(&previous), after = text_next(&next);
	cutter->gap = type_gap_em(para->layout->type, before, after) * para->look.size;
	cutter->loose = cutter->gap == 0 && text_is_han(before) && text_is_han(after);
}

static void measure_para(struct para *para)
{
	double line = 0, part = 0;
	bool begins = true, glued = false;

	for (size_t i = 0; i < para->piece_count; i++) {
		const struct piece *piece = &para->pieces[i];
		const double hyphen = para_hyphen_width(para, piece);
		line += piece->width + (begins && !para->raw ? 0 : piece->gap);
		part = glued ? part + piece->gap + piece->width : piece->width;
		para->natural = fmax(para->natural, line);
		para->minimum = fmax(para->minimum, part + hyphen);
		begins = piece->after == BREAK_MUST;
		glued = piece->after == BREAK_NO;
		if (begins)
			line = 0;
	}
}

static const size_t usual_piece = 6; /* bytes; an English word and its space have seven */

void para_cut(struct para *para)
{
	struct cutter cutter = { .para = para };
	char *breaks;
	size_t at = 0;

	if (para->length == 0)
		return;
	for (size_t i = 0; i < para->span_count; i++)
		choose_face(para, &para->spans[i]);
	breaks = arena_room(para->arena, para->length);
	type_breaks(para->layout->type, para->text, para->length, breaks);
	cutter.breaks = breaks;
	cutter.capacity = para->length / usual_piece + 2;
	para->pieces = arena_room(para->arena, cutter.capacity * sizeof *para->pieces);
	while (at < para->length) {
		while (at < para->length && span_end(&cutter) == at)
			cutter.span++;
		if (para->text[at] == ' ' || para->text[at] == '\n') {
			take_space(&cutter, at++);
			continue;
		}
		part_neighbours(&cutter, at);
		at = cut_piece(&cutter, at);
	}
	measure_para(para);
}
