#include "doc/doc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "doc_internal.h"

#define BIT(kind) (1UL << (kind))

/* Which kinds may stand directly in which. */
#define INLINES                                                                                    \
	(BIT(DOC_TEXT) | BIT(DOC_STRONG) | BIT(DOC_EMPHASIS) | BIT(DOC_CODE) | BIT(DOC_LINK) |     \
	 BIT(DOC_LINE_BREAK) | BIT(DOC_SOFT_BREAK) | BIT(DOC_MARK) | BIT(DOC_STYLE) |              \
	 BIT(DOC_REFERENCE))
#define BLOCKS                                                                                     \
	(BIT(DOC_HEADING) | BIT(DOC_PARAGRAPH) | BIT(DOC_LIST) | BIT(DOC_QUOTE) |                  \
	 BIT(DOC_CODE_BLOCK) | BIT(DOC_BREAK) | BIT(DOC_PAGE_BREAK) | BIT(DOC_TABLE) |             \
	 BIT(DOC_FIGURE) | BIT(DOC_GRID) | BIT(DOC_FACTS) | BIT(DOC_CONTENTS))

static const unsigned long children_of[DOC_KIND_COUNT] = {
	[DOC_DOCUMENT] = BIT(DOC_COVER) | BIT(DOC_SECTION) | BIT(DOC_PAGE_BREAK),
	[DOC_COVER] = BIT(DOC_FIGURE) | BIT(DOC_FACTS),
	[DOC_SECTION] = BLOCKS | BIT(DOC_SECTION),
	[DOC_HEADING] = INLINES,
	[DOC_PARAGRAPH] = INLINES,
	[DOC_LIST] = BIT(DOC_ITEM),
	[DOC_ITEM] = BLOCKS,
	[DOC_QUOTE] = BLOCKS,
	[DOC_TABLE] = BIT(DOC_ROW),
	[DOC_ROW] = BIT(DOC_CELL),
	[DOC_CELL] = INLINES,
	[DOC_GRID] = BIT(DOC_COLUMN),
	[DOC_COLUMN] = BLOCKS & ~BIT(DOC_GRID),
	[DOC_FACTS] = BIT(DOC_FACT),
	[DOC_FACT] = INLINES,
	[DOC_STRONG] = INLINES,
	[DOC_EMPHASIS] = INLINES,
	[DOC_LINK] = INLINES & ~BIT(DOC_LINK) & ~BIT(DOC_REFERENCE),
	[DOC_STYLE] = INLINES,
};

/* Anchors and figure names, sorted, to find what stands twice. */
struct names {
	struct arena *arena;
	const char **items;
	size_t count, capacity;
};

static void add_name(struct names *names, const char *name)
{
	names->items = arena_grow(names->arena, names->items, sizeof(*names->items), names->count,
	                          &names->capacity);
	names->items[names->count++] = name;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *find_twice(struct names *names)
{
	if (names->count == 0)
		return NULL;
	qsort(names->items, names->count, sizeof(*names->items), compare_names);
	for (size_t i = 1; i < names->count; i++)
		if (strcmp(names->items[i - 1], names->items[i]) == 0)
			return names->items[i];
	return NULL;
}

static bool has_name(const struct names *names, const char *name)
{
	return names->count > 0 && bsearch(&name, names->items, names->count,
	                                   sizeof(*names->items), compare_names) != NULL;
}

static const char *check_links(const struct doc_node *node)
{
	for (const struct doc_node *child = node->first_child; child != NULL; child = child->next) {
		if (child->parent != node)
			return "has a child that does not know its parent";
		if (child->next == NULL && node->last_child != child)
			return "does not know its last child";
	}
	if (node->parent != NULL && (children_of[node->parent->kind] & BIT(node->kind)) == 0)
		return "stands where it must not";
	return NULL;
}

static const char *check_strings(const struct doc_node *node)
{
	for (size_t i = 0; i < doc_string_count; i++)
		if (doc_strings[i].kind == node->kind &&
		    doc_read_string(node, &doc_strings[i]) == NULL)
			return "has a NULL text";
	return NULL;
}

static int span_of(const struct doc_node *cell)
{
	return cell->cell.span == 0 ? 1 : cell->cell.span;
}

static const char *check_row(const struct doc_node *row, size_t columns)
{
	size_t spans = 0;

	for (const struct doc_node *cell = row->first_child; cell != NULL; cell = cell->next) {
		if (span_of(cell) < 0)
			return "has a cell with a negative span";
		spans += (size_t)span_of(cell);
	}
	if (row->row.kind == ROW_BAND)
		return row->first_child != NULL && row->first_child->next == NULL
		               ? NULL
		               : "has a band of other than one cell";
	return spans == columns ? NULL : "has a row that does not fill its columns";
}

static const char *check_table(const struct doc_node *table)
{
	const char *wrong = NULL;

	if (table->table.column_count == 0 || table->table.columns == NULL)
		return "has no columns";
	for (size_t i = 0; i < table->table.column_count; i++)
		if (table->table.columns[i].head == NULL || table->table.columns[i].unit == NULL)
			return "has a column head that is NULL";
	for (const struct doc_node *row = table->first_child; row != NULL && wrong == NULL;
	     row = row->next)
		wrong = check_row(row, table->table.column_count);
	return wrong;
}

/* Names become files: nothing that could leave the folder. */
static bool is_file_name(const char *name)
{
	return name[0] != '\0' && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

static const char *check_figure(const struct doc_node *figure)
{
	const struct scene *scene = figure->figure.scene;

	if (scene == NULL)
		return "has no scene";
	if (!isfinite(scene->width_pt) || !isfinite(scene->height_pt) || scene->width_pt <= 0 ||
	    scene->height_pt <= 0)
		return "has no finite size";
	if (figure->figure.alt[0] == '\0')
		return "has no text alternative";
	return is_file_name(figure->figure.name) ? NULL : "has no name fit for a file";
}

static const char *check_column(const struct doc_node *column)
{
	const int first = column->column.first, span = column->column.span;

	return first >= 1 && span >= 1 && first + span - 1 <= 12 ? NULL : "leaves the 12 columns";
}

/* What one kind promises beyond its place and strings. */
static const char *check_payload(const struct doc_node *node)
{
	if (node->kind == DOC_TABLE)
		return check_table(node);
	if (node->kind == DOC_FIGURE)
		return check_figure(node);
	if (node->kind == DOC_COLUMN)
		return check_column(node);
	if (node->kind == DOC_HEADING && (node->heading.level < 2 || node->heading.level > 6))
		return "has a level other than 2 to 6";
	if (node->kind == DOC_REFERENCE && node->reference.text[0] == '\0')
		return "is not resolved";
	if (node->kind == DOC_LINK && node->link.target[0] == '\0')
		return "has no target";
	return NULL;
}

static const char *check_node(const struct doc_node *node)
{
	const char *wrong = check_links(node);

	if (wrong == NULL)
		wrong = check_strings(node);
	return wrong == NULL ? check_payload(node) : wrong;
}

static const char *anchor_of(const struct doc_node *node)
{
	if (node->kind == DOC_SECTION)
		return node->section.anchor;
	if (node->kind == DOC_HEADING)
		return node->heading.anchor;
	if (node->kind == DOC_TABLE)
		return node->table.anchor;
	return node->kind == DOC_FIGURE ? node->figure.anchor : "";
}

static void collect_names(const struct doc_node *root, struct names *anchors, struct names *figures)
{
	for (const struct doc_node *node = root; node != NULL; node = doc_next(root, node)) {
		if (anchor_of(node)[0] != '\0')
			add_name(anchors, anchor_of(node));
		if (node->kind == DOC_FIGURE)
			add_name(figures, node->figure.name);
	}
}

static const char *find_dangling(const struct doc_node *root, const struct names *anchors)
{
	for (const struct doc_node *node = root; node != NULL; node = doc_next(root, node)) {
		const char *target = "";
		if (node->kind == DOC_LINK && node->link.target[0] == '#')
			target = node->link.target + 1;
		if (node->kind == DOC_REFERENCE)
			target = node->reference.target + (node->reference.target[0] == '#');
		if (target[0] != '\0' && !has_name(anchors, target))
			return target;
	}
	return NULL;
}

static const char *describe(struct arena *arena, const struct doc_node *node, const char *wrong)
{
	const char *file = node->place.file == NULL ? "" : node->place.file;
	const char *parent = node->parent == NULL ? "nothing" : doc_kind_name(node->parent->kind);

	return arena_printf(arena, "%s in %s %s (%s:%d)", doc_kind_name(node->kind), parent, wrong,
	                    file, node->place.line);
}

static const char *check_names(const struct doc_node *root, struct arena *arena)
{
	struct names anchors = { .arena = arena }, figures = { .arena = arena };
	const char *wrong;

	collect_names(root, &anchors, &figures);
	wrong = find_twice(&anchors);
	if (wrong != NULL)
		return arena_printf(arena, "anchor \"%s\" stands twice", wrong);
	wrong = find_twice(&figures);
	if (wrong != NULL)
		return arena_printf(arena, "figure name \"%s\" stands twice", wrong);
	wrong = find_dangling(root, &anchors);
	return wrong == NULL ? NULL : arena_printf(arena, "nothing is named \"%s\"", wrong);
}

const char *doc_check(const struct document *document, struct arena *arena)
{
	const struct doc_node *root = document->root;

	if (root == NULL || root->kind != DOC_DOCUMENT)
		return "the root is no document";
	for (const struct doc_node *node = root; node != NULL; node = doc_next(root, node)) {
		const char *wrong = check_node(node);
		if (wrong != NULL)
			return describe(arena, node, wrong);
		if (node->kind == DOC_COVER && node != root->first_child)
			return "the cover is not the first child of the document";
	}
	return check_names(root, arena);
}
