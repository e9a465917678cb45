#include "doc/doc.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "doc_internal.h"

static const char *const kind_names[DOC_KIND_COUNT] = {
	[DOC_DOCUMENT] = "document",
	[DOC_COVER] = "cover",
	[DOC_SECTION] = "section",
	[DOC_HEADING] = "heading",
	[DOC_PARAGRAPH] = "paragraph",
	[DOC_LIST] = "list",
	[DOC_ITEM] = "item",
	[DOC_QUOTE] = "quote",
	[DOC_CODE_BLOCK] = "code-block",
	[DOC_BREAK] = "break",
	[DOC_PAGE_BREAK] = "page-break",
	[DOC_TABLE] = "table",
	[DOC_ROW] = "row",
	[DOC_CELL] = "cell",
	[DOC_FIGURE] = "figure",
	[DOC_GRID] = "grid",
	[DOC_COLUMN] = "column",
	[DOC_FACTS] = "facts",
	[DOC_FACT] = "fact",
	[DOC_CONTENTS] = "contents",
	[DOC_TEXT] = "text",
	[DOC_STRONG] = "strong",
	[DOC_EMPHASIS] = "emphasis",
	[DOC_CODE] = "code",
	[DOC_LINK] = "link",
	[DOC_LINE_BREAK] = "line-break",
	[DOC_SOFT_BREAK] = "soft-break",
	[DOC_MARK] = "mark",
	[DOC_STYLE] = "style",
	[DOC_REFERENCE] = "reference",
};

#define STRING(kind, name, member) { kind, name, offsetof(struct doc_node, member) }
const struct doc_string doc_strings[] = {
	STRING(DOC_COVER, "company", cover.company),
	STRING(DOC_COVER, "classification", cover.classification),
	STRING(DOC_COVER, "title", cover.title),
	STRING(DOC_COVER, "subtitle", cover.subtitle),
	STRING(DOC_COVER, "provenance", cover.provenance),
	STRING(DOC_COVER, "logo", cover.logo_path),
	STRING(DOC_SECTION, "number", section.number),
	STRING(DOC_SECTION, "title", section.title),
	STRING(DOC_SECTION, "anchor", section.anchor),
	STRING(DOC_SECTION, "badge-text", section.badge_text),
	STRING(DOC_HEADING, "anchor", heading.anchor),
	STRING(DOC_CODE_BLOCK, "info", code_block.info),
	STRING(DOC_CODE_BLOCK, "text", code_block.text),
	STRING(DOC_TABLE, "label", table.label),
	STRING(DOC_TABLE, "anchor", table.anchor),
	STRING(DOC_TABLE, "caption", table.caption),
	STRING(DOC_TABLE, "note", table.note),
	STRING(DOC_FIGURE, "label", figure.label),
	STRING(DOC_FIGURE, "anchor", figure.anchor),
	STRING(DOC_FIGURE, "name", figure.name),
	STRING(DOC_FIGURE, "caption", figure.caption),
	STRING(DOC_FIGURE, "explanation", figure.explanation),
	STRING(DOC_FIGURE, "alt", figure.alt),
	STRING(DOC_FACT, "label", fact.label),
	STRING(DOC_FACT, "unit", fact.unit),
	STRING(DOC_TEXT, "", text),
	STRING(DOC_CODE, "", text),
	STRING(DOC_LINK, "target", link.target),
	STRING(DOC_MARK, "word", mark.word),
	STRING(DOC_REFERENCE, "target", reference.target),
	STRING(DOC_REFERENCE, "text", reference.text),
};
const size_t doc_string_count = sizeof(doc_strings) / sizeof(doc_strings[0]);

const char *doc_read_string(const struct doc_node *node, const struct doc_string *string)
{
	const char *value;

	memcpy(&value, (const char *)node + string->offset, sizeof(value));
	return value;
}

static void make_strings_empty(struct doc_node *node)
{
	const char *const empty = "";

	for (size_t i = 0; i < doc_string_count; i++)
		if (doc_strings[i].kind == node->kind)
			memcpy((char *)node + doc_strings[i].offset, &empty, sizeof(empty));
}

struct doc_node *doc_new(struct arena *arena, enum doc_kind kind)
{
	struct doc_node *node = ARENA_NEW(arena, struct doc_node);

	node->kind = kind;
	make_strings_empty(node);
	if (kind == DOC_CELL)
		node->cell.tint = COLOR_NONE;
	if (kind == DOC_SECTION)
		node->section.badge = MARK_UNDETERMINED;
	return node;
}

struct doc_node *doc_text(struct arena *arena, const char *text)
{
	struct doc_node *node = doc_new(arena, DOC_TEXT);

	node->text = arena_string(arena, text);
	return node;
}

void doc_append(struct doc_node *parent, struct doc_node *orphan)
{
	assert(orphan->parent == NULL && orphan->next == NULL);
	orphan->parent = parent;
	if (parent->last_child == NULL)
		parent->first_child = orphan;
	else
		parent->last_child->next = orphan;
	parent->last_child = orphan;
}

void doc_adopt(struct doc_node *to, struct doc_node *from)
{
	struct doc_node *child = from->first_child;

	from->first_child = NULL;
	from->last_child = NULL;
	while (child != NULL) {
		struct doc_node *next = child->next;
		child->parent = NULL;
		child->next = NULL;
		doc_append(to, child);
		child = next;
	}
}

struct doc_node *doc_next(const struct doc_node *root, const struct doc_node *node)
{
	if (node->first_child != NULL)
		return node->first_child;
	while (node != root) {
		if (node->next != NULL)
			return node->next;
		node = node->parent;
	}
	return NULL;
}

bool doc_is_inline(enum doc_kind kind)
{
	return kind >= DOC_TEXT;
}

const char *doc_kind_name(enum doc_kind kind)
{
	return kind_names[kind];
}
