/* Flattens inlines to one text with spans. */
#include <string.h>

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
		char *room = arena_room(para->arena, wanted * 2);
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

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* How far the text goes on with words and single spaces. */
static size_t count_plain(const char *text)
{
	for (size_t count = 0;; count++) {
		const char c = text[count];
		if (c > ' ' || (c == ' ' && !is_white(text[count + 1])))
			continue;
		if (c == '\0' || is_white(c))
			return count;
	}
}

/* Runs of white space become one space; '\n' stays when it ends a line. */
static void put_text(struct para *para, const char *text, const struct span *span, bool newlines)
{
	while (*text != '\0') {
		const size_t plain = is_white(*text) ? 0 : count_plain(text);
		if (plain > 0) {
			open_span(para, *span);
			put_bytes(para, text, plain);
			text += plain;
			continue;
		}
		if (newlines && *text == '\n') {
			open_span(para, *span);
			put_bytes(para, "\n", 1);
		} else if (!space_is_redundant(para)) {
			open_span(para, *span);
			put_bytes(para, " ", 1);
		}
		text++;
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
	case STYLE_KEY:
		return COLOR_KEY_TEXT;
	case STYLE_DEVELOPMENT:
		return COLOR_DEVELOPMENT_TEXT;
	case STYLE_MAINTENANCE:
		return COLOR_MAINTENANCE_TEXT;
	case STYLE_OPPORTUNISTIC:
		return COLOR_OPPORTUNISTIC_TEXT;
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
