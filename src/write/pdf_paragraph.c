/* Flattens inlines to one text with spans, and cuts it into pieces. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "write/pdf_paragraph.h"

static const char mark_text[] = "x\xE2\x81\xA0"; /* stands for a mark; a word joiner glues it */

struct para *para_new(struct layout *layout, struct arena *arena, enum look_name look)
{
	struct para *para = ARENA_NEW(arena, struct para);

	para->layout = layout;
	para->arena = arena;
	para->look = look_of(layout, look);
	return para;
}

/* ---- flattening ---- */

static void put_bytes(struct para *para, const char *bytes, size_t length)
{
	const size_t wanted = para->length + length + 1;

	if (wanted > para->capacity) {
		char *room = arena_alloc(para->arena, wanted * 2);
		if (para->length > 0)
			memcpy(room, para->text, para->length);
		para->text = room;
		para->capacity = wanted * 2;
	}
	memcpy(para->text + para->length, bytes, length);
	para->length += length;
	para->text[para->length] = '\0';
}

static bool same_style(const struct span *a, const struct span *b)
{
	return a->bold == b->bold && a->italic == b->italic && a->code == b->code &&
	       a->sans == b->sans && a->color == b->color && a->target == b->target &&
	       a->mark < 0 && b->mark < 0;
}

static void open_span(struct para *para, struct span span)
{
	if (para->span_count > 0 && same_style(&para->spans[para->span_count - 1], &span))
		return;
	if (para->span_count == para->span_capacity)
		para->spans = arena_grow(para->arena, para->spans, sizeof *para->spans,
					 para->span_count, &para->span_capacity);
	span.start = para->length;
	para->spans[para->span_count++] = span;
}

/* Spaces after a space or after a mark are dropped, unless they are code. */
static bool space_is_redundant(const struct para *para)
{
	if (para->raw)
		return false;
	if (para->length == 0 || strchr(" \n", para->text[para->length - 1]) != NULL)
		return true;
	if (para->length > 2 && strcmp(para->text + para->length - 3, "\xE2\x80\x82") == 0)
		return true; /* after an en space */
	return para->span_count > 0 && para->spans[para->span_count - 1].mark >= 0;
}

/* Runs of white space become one space; '\n' stays when it ends a line. */
static void put_text(struct para *para, const char *text, const struct span *span, bool newlines)
{
	const char *rest = text;

	while (*rest != '\0') {
		const size_t word = strcspn(rest, " \t\n\r");
		if (word > 0) {
			open_span(para, *span);
			put_bytes(para, rest, word);
			rest += word;
			continue;
		}
		if (newlines && *rest == '\n') {
			open_span(para, *span);
			put_bytes(para, "\n", 1);
		} else if (!space_is_redundant(para)) {
			open_span(para, *span);
			put_bytes(para, " ", 1);
		}
		rest++;
	}
}

static void put_mark(struct para *para, enum mark mark, struct span span)
{
	span.mark = (int)mark;
	open_span(para, span);
	put_bytes(para, mark_text, sizeof mark_text - 1);
}

static enum color_role color_of_style(enum text_style style)
{
	switch (style) {
	case STYLE_MUTED:
		return COLOR_MUTED;
	case STYLE_ACCENT:
		return COLOR_ACCENT;
	case STYLE_STOP:
		return COLOR_STOP;
	case STYLE_WARNING:
		return COLOR_WARNING;
	}
	return COLOR_INK;
}

static void put_inline(struct para *para, const struct doc_node *node, struct span span);

static void put_children(struct para *para, const struct doc_node *parent, struct span span)
{
	for (const struct doc_node *child = parent->first_child; child != NULL; child = child->next)
		put_inline(para, child, span);
}

static void put_reference(struct para *para, const char *text, const char *target, struct span span)
{
	span.target = target;
	span.color = COLOR_ACCENT;
	put_text(para, text, &span, false);
}

static void put_link(struct para *para, const struct doc_node *link, struct span span)
{
	span.target = link->link.target;
	span.color = COLOR_ACCENT;
	put_children(para, link, span);
}

static void put_styled(struct para *para, const struct doc_node *node, struct span span)
{
	span.bold |= node->kind == DOC_STRONG;
	span.italic |= node->kind == DOC_EMPHASIS;
	if (node->kind == DOC_STYLE && span.color != COLOR_ACCENT)
		span.color = color_of_style(node->style.style);
	put_children(para, node, span);
}

static void put_code(struct para *para, const char *text, struct span span)
{
	span.code = true;
	put_text(para, text, &span, false);
}

static void put_inline(struct para *para, const struct doc_node *node, struct span span)
{
	switch (node->kind) {
	case DOC_TEXT:
		put_text(para, node->text, &span, false);
		break;
	case DOC_CODE:
		put_code(para, node->text, span);
		break;
	case DOC_STRONG:
	case DOC_EMPHASIS:
	case DOC_STYLE:
		put_styled(para, node, span);
		break;
	case DOC_LINK:
		put_link(para, node, span);
		break;
	case DOC_REFERENCE:
		put_reference(para, node->reference.text, node->reference.target, span);
		break;
	case DOC_LINE_BREAK:
		put_text(para, "\n", &span, true);
		break;
	case DOC_SOFT_BREAK:
		put_text(para, " ", &span, false);
		break;
	case DOC_MARK:
		put_mark(para, node->mark.mark, span);
		break;
	case DOC_PARAGRAPH:
		put_children(para, node, span);
		break;
	case DOC_DOCUMENT:
	case DOC_COVER:
	case DOC_SECTION:
	case DOC_HEADING:
	case DOC_LIST:
	case DOC_ITEM:
	case DOC_QUOTE:
	case DOC_CODE_BLOCK:
	case DOC_BREAK:
	case DOC_PAGE_BREAK:
	case DOC_TABLE:
	case DOC_ROW:
	case DOC_CELL:
	case DOC_FIGURE:
	case DOC_GRID:
	case DOC_COLUMN:
	case DOC_FACTS:
	case DOC_FACT:
	case DOC_CONTENTS:
		break; /* blocks have no place here: doc_check */
	}
}

static bool is_bold(enum font_role role)
{
	return role == FONT_SERIF_BOLD || role == FONT_SERIF_BOLD_ITALIC ||
	       role == FONT_SANS_BOLD || role == FONT_SANS_BOLD_ITALIC;
}

static bool is_italic(enum font_role role)
{
	return role == FONT_SERIF_ITALIC || role == FONT_SERIF_BOLD_ITALIC ||
	       role == FONT_SANS_ITALIC || role == FONT_SANS_BOLD_ITALIC;
}

static struct span plain_span(const struct para *para)
{
	return (struct span){
		.color = para->look.color,
		.mark = -1,
		.bold = para->bold || is_bold(para->look.role),
		.italic = is_italic(para->look.role),
		.code = para->look.role == FONT_MONO,
	};
}

static void put_run_in(struct para *para, const struct doc_node *head)
{
	struct span span = plain_span(para);

	span.sans = true;
	put_inline(para, head, span);
	put_text(para, "\xE2\x80\x82", &span, false);
}

void para_inlines(struct para *para, const struct doc_node *parent)
{
	const struct doc_node *child = parent->first_child;

	if (para->run_in && child != NULL) {
		put_run_in(para, child);
		child = child->next;
	}
	for (; child != NULL; child = child->next)
		put_inline(para, child, plain_span(para));
}

void para_text(struct para *para, const char *text, bool bold, enum color_role color)
{
	struct span span = plain_span(para);

	span.bold |= bold;
	if (color != COLOR_NONE)
		span.color = color;
	if (para->raw) {
		open_span(para, span);
		put_bytes(para, text, strlen(text));
		return;
	}
	put_text(para, text, &span, true);
}

/* ---- cutting ---- */

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

/* A quarter em stands between an ideograph and a Latin letter or digit. */
enum script { SCRIPT_OTHER, SCRIPT_HAN, SCRIPT_LATIN };

static enum script script_of(uint32_t c)
{
	if (text_is_han(c)) {
		const bool punctuation = (c >= 0x3000 && c < 0x3040) || c >= 0xFF00;
		return punctuation && c < 0x20000 ? SCRIPT_OTHER : SCRIPT_HAN;
	}
	if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
		return SCRIPT_LATIN;
	return c >= 0xC0 && c < 0x2000 ? SCRIPT_LATIN : SCRIPT_OTHER;
}

/* Closing punctuation fills the left half of its square, opening the right:
 * the other half may stand out of the line, or be given up between two. */
static bool is_closing(uint32_t c)
{
	static const uint32_t closing[] = { 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F,
					    0x3011, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B };

	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (closing[i] == c)
			return true;
	return false;
}

static bool is_opening(uint32_t c)
{
	return c == 0x3008 || c == 0x300A || c == 0x300C || c == 0x300E || c == 0x3010 ||
	       c == 0xFF08;
}

/* The space between two neighbours, in em; negative where two half empty
 * squares meet. */
static double gap_between(uint32_t a, uint32_t b)
{
	const enum script left = script_of(a), right = script_of(b);

	if ((left == SCRIPT_HAN && right == SCRIPT_LATIN) ||
	    (left == SCRIPT_LATIN && right == SCRIPT_HAN))
		return 0.25;
	if ((is_closing(a) && (is_closing(b) || is_opening(b))) || (is_opening(a) && is_opening(b)))
		return -0.5;
	return 0;
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
	bool spaced;
};

static double space_width(const struct para *para, const struct span *span)
{
	return type_space_width(para->layout->type, span->role) * span->size / 1000 +
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
	piece->hang = is_closing(last) ? piece->span->size / 2 : 0;
}

static void put_piece(struct cutter *cutter, size_t start, size_t end, uint32_t last)
{
	struct para *para = cutter->para;
	struct piece piece = {
		.text = para->text + start,
		.length = end - start,
		.span = &para->spans[cutter->span],
		.gap = cutter->gap,
		.spaced = cutter->spaced,
		.after = cutter->breaks[end - 1],
	};

	if (last == 0xAD || last == 0x200B) { /* soft hyphen, zero width space */
		piece.hyphen = last == 0xAD;
		piece.length -= piece.hyphen ? 2 : 3;
	}
	cutter->gap = 0;
	cutter->spaced = false;
	if (piece.length == 0)
		return;
	measure_piece(para, &piece, last);
	if (para->piece_count == cutter->capacity)
		para->pieces = arena_grow(para->arena, para->pieces, sizeof piece,
					  para->piece_count, &cutter->capacity);
	para->pieces[para->piece_count++] = piece;
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

static bool span_ends(const struct cutter *cutter, size_t at)
{
	const struct para *para = cutter->para;

	return cutter->span + 1 < para->span_count && para->spans[cutter->span + 1].start == at;
}

/* Reads one piece from `start`; gives where it ends. */
static size_t cut_piece(struct cutter *cutter, size_t start)
{
	struct para *para = cutter->para;
	const char *cursor = para->text + start;
	uint32_t last = 0;
	size_t end = start;

	for (;;) {
		const char *next = cursor;
		const uint32_t c = text_next(&next);
		if (c == 0 || c == ' ' || c == '\n')
			break;
		if (end > start && !para->raw && gap_between(last, c) != 0)
			break; /* part_neighbours opens the gap */
		last = c;
		cursor = next;
		end = (size_t)(cursor - para->text);
		if (cutter->breaks[end - 1] != BREAK_NO || span_ends(cutter, end))
			break;
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
	const uint32_t before = text_next(&previous);
	cutter->gap = gap_between(before, text_next(&next)) * para->look.size;
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

void para_cut(struct para *para)
{
	struct cutter cutter = { .para = para };
	char *breaks;
	size_t at = 0;

	if (para->length == 0)
		return;
	for (size_t i = 0; i < para->span_count; i++)
		choose_face(para, &para->spans[i]);
	breaks = ARENA_ARRAY(para->arena, char, para->length);
	type_breaks(para->layout->type, para->text, para->length, breaks);
	cutter.breaks = breaks;
	while (at < para->length) {
		while (span_ends(&cutter, at))
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
