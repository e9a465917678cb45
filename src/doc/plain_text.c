#include "doc/doc.h"

#include <string.h>

struct builder {
	struct arena *arena;
	char *bytes;
	size_t used, capacity;
};

static void add_bytes(struct builder *builder, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		builder->bytes = arena_grow(builder->arena, builder->bytes, 1, builder->used,
		                            &builder->capacity);
		builder->bytes[builder->used++] = bytes[i];
	}
}

static void add_text(struct builder *builder, const char *text)
{
	add_bytes(builder, text, strlen(text));
}

/* Blocks stand on lines of their own, cells and facts are set apart by blanks. */
static void add_separator(struct builder *builder, enum doc_kind kind)
{
	if (builder->used == 0 || builder->bytes[builder->used - 1] == '\n')
		return;
	if (kind == DOC_CELL || kind == DOC_FACT) {
		if (builder->bytes[builder->used - 1] != ' ')
			add_text(builder, " ");
	} else if (!doc_is_inline(kind)) {
		add_text(builder, "\n");
	}
}

/* What one node says by itself. */
static void add_own_text(struct builder *builder, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_TEXT:
	case DOC_CODE:
		add_text(builder, node->text);
		break;
	case DOC_SOFT_BREAK:
	case DOC_LINE_BREAK:
		add_text(builder, " ");
		break;
	case DOC_MARK:
		add_text(builder, node->mark.word);
		break;
	case DOC_REFERENCE:
		add_text(builder, node->reference.text);
		break;
	case DOC_SECTION:
		add_text(builder, node->section.title);
		break;
	case DOC_COVER:
		add_text(builder, node->cover.title);
		break;
	case DOC_CODE_BLOCK:
		add_text(builder, node->code_block.text);
		break;
	case DOC_FACT:
		add_text(builder, node->fact.label);
		if (node->fact.label[0] != '\0')
			add_text(builder, " ");
		break;
	case DOC_DOCUMENT: case DOC_HEADING: case DOC_PARAGRAPH: case DOC_LIST: case DOC_ITEM:
	case DOC_QUOTE: case DOC_BREAK: case DOC_PAGE_BREAK: case DOC_TABLE: case DOC_ROW:
	case DOC_CELL: case DOC_FIGURE: case DOC_GRID: case DOC_COLUMN: case DOC_FACTS:
	case DOC_CONTENTS: case DOC_STRONG: case DOC_EMPHASIS: case DOC_LINK: case DOC_STYLE:
		break;
	}
}

char *doc_plain_text(const struct doc_node *node, struct arena *arena)
{
	struct builder builder = { .arena = arena };

	for (const struct doc_node *at = node; at != NULL; at = doc_next(node, at)) {
		add_separator(&builder, at->kind);
		add_own_text(&builder, at);
	}
	while (builder.used > 0 && builder.bytes[builder.used - 1] == '\n')
		builder.used--;
	return arena_copy(arena, builder.used > 0 ? builder.bytes : "", builder.used);
}
