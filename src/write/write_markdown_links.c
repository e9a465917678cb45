/* Git hosts make an anchor for each heading from its text and number those
 * that clash: "gaps", "gaps-1". Made here the same way, in the same order, so
 * that links within the file work there without any HTML. */
#include "write_markdown_internal.h"

#include <stdlib.h>
#include <string.h>

#include "doc/slug.h"

struct md_link {
	const char *anchor; /* ours */
	const char *slug;   /* the host's */
	size_t heading;     /* index of the heading that it leads to */
	size_t order;
};

struct md_links {
	struct arena *arena;
	struct md_link *items;
	size_t count, capacity;
};

static struct md_link *add_link(struct md_links *links, const char *anchor)
{
	struct md_link *link;

	links->items = arena_grow(links->arena, links->items, sizeof(*link), links->count,
	                          &links->capacity);
	link = &links->items[links->count];
	link->anchor = anchor;
	link->slug = "";
	link->order = links->count++;
	return link;
}

/* Gives the heading that what follows belongs to: this one, or the last when
 * this one has no text and is not printed. */
static size_t add_heading(struct md_links *links, const char *anchor, const char *visible,
                          size_t last)
{
	struct md_link *link = add_link(links, anchor);
	const bool printed = visible[0] != '\0' || link->order == 0;

	link->slug = slug_of_host(links->arena, visible);
	link->heading = printed ? link->order : last;
	return link->heading;
}

static const char *visible_text(const struct md *md, const char *text)
{
	struct doc_node *holder = doc_new(md->arena, DOC_PARAGRAPH);

	doc_append(holder, doc_text(md->arena, text));
	return md_visible(md, holder);
}

static void collect(const struct md *md, struct md_links *links)
{
	const struct doc_node *root = md->document->root;
	size_t heading = add_heading(links, "", visible_text(md, md->document->title), 0);

	for (const struct doc_node *node = root; node != NULL; node = doc_next(root, node)) {
		if (node->kind == DOC_SECTION)
			heading = add_heading(links, node->section.anchor,
			                      visible_text(md, md_section_title(md, node)),
			                      heading);
		else if (node->kind == DOC_HEADING)
			heading = add_heading(links, node->heading.anchor, md_visible(md, node),
			                      heading);
		else if (node->kind == DOC_TABLE)
			add_link(links, node->table.anchor)->heading = heading;
		else if (node->kind == DOC_FIGURE)
			add_link(links, node->figure.anchor)->heading = heading;
	}
}

static int compare_slugs(const void *a, const void *b)
{
	const struct md_link *one = *(const struct md_link *const *)a;
	const struct md_link *other = *(const struct md_link *const *)b;
	const int order = strcmp(one->slug, other->slug);

	if (order != 0)
		return order;
	return one->order < other->order ? -1 : one->order > other->order;
}

/* The second heading of a name gets "-1", the third "-2". */
static void number_clashes(struct md_links *links)
{
	struct md_link **sorted = ARENA_ARRAY(links->arena, struct md_link *, links->count);
	const char *name = NULL;
	size_t count = 0, same = 0;

	for (size_t i = 0; i < links->count; i++)
		if (links->items[i].heading == i)
			sorted[count++] = &links->items[i];
	qsort(sorted, count, sizeof(*sorted), compare_slugs);
	for (size_t i = 0; i < count; i++) {
		same = name != NULL && strcmp(name, sorted[i]->slug) == 0 ? same + 1 : 0;
		name = sorted[i]->slug;
		if (same > 0)
			sorted[i]->slug = arena_printf(links->arena, "%s-%zu", name, same);
	}
}

static int compare_anchors(const void *a, const void *b)
{
	return strcmp(((const struct md_link *)a)->anchor, ((const struct md_link *)b)->anchor);
}

const struct md_links *md_links_new(const struct md *md)
{
	struct md_links *links = ARENA_NEW(md->arena, struct md_links);

	links->arena = md->arena;
	collect(md, links);
	number_clashes(links);
	for (size_t i = 0; i < links->count; i++)
		links->items[i].slug = links->items[links->items[i].heading].slug;
	qsort(links->items, links->count, sizeof(*links->items), compare_anchors);
	return links;
}

const char *md_find_link(const struct md_links *links, const char *target)
{
	const struct md_link wanted = { .anchor = target + (target[0] == '#') };
	const struct md_link *found = bsearch(&wanted, links->items, links->count,
	                                      sizeof(*links->items), compare_anchors);

	return found == NULL || found->anchor[0] == '\0' ? NULL : found->slug;
}
