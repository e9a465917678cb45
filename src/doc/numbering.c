#include "doc/doc.h"

#include "base/text.h"
#include "doc/slug.h"

/* Anchors by name: a ternary search tree, so that a lookup takes as long as
 * the name, whatever names the user chose. */
struct anchor {
	unsigned char letter;
	struct anchor *less, *same, *more;
	struct doc_node *node; /* whose anchor ends here, or NULL */
	int next_suffix;       /* of names that begin alike: "gaps-2", "gaps-3" */
};

struct numbering {
	const struct document *document;
	struct arena *arena;
	struct diag *diag;
	struct anchor *anchors;
	struct anchor *names; /* of figures, which are files */
	int tables, figures;
};

/* The end of `name` in the tree; made when absent and `arena` is given. */
static struct anchor *find_anchor(struct anchor **root, const char *name, struct arena *arena)
{
	const unsigned char *letter = (const unsigned char *)name;
	struct anchor **slot = root;

	for (;;) {
		if (*slot == NULL) {
			if (arena == NULL)
				return NULL;
			*slot = ARENA_NEW(arena, struct anchor);
			(*slot)->letter = *letter;
		}
		if (*letter < (*slot)->letter) {
			slot = &(*slot)->less;
		} else if (*letter > (*slot)->letter) {
			slot = &(*slot)->more;
		} else {
			if (*letter == '\0')
				return *slot;
			letter++;
			slot = &(*slot)->same;
		}
	}
}

/* Gives the node `name`, or "name-2" and so on where that is taken. */
static const char *claim(struct anchor **tree, struct doc_node *node, const char *name,
                         struct arena *arena)
{
	struct anchor *first = find_anchor(tree, name, arena);
	struct anchor *anchor = first;
	const char *unique = name;

	if (first->next_suffix == 0)
		first->next_suffix = 2;
	while (anchor->node != NULL) {
		unique = arena_printf(arena, "%s-%d", name, first->next_suffix++);
		anchor = find_anchor(tree, unique, arena);
	}
	anchor->node = node;
	return unique;
}

static const char *claim_anchor(struct numbering *numbering, struct doc_node *node,
                                const char *name)
{
	return claim(&numbering->anchors, node, name, numbering->arena);
}

/* Where a node keeps its anchor; NULL when its kind has none. */
static const char **anchor_of(struct doc_node *node)
{
	if (node->kind == DOC_SECTION)
		return &node->section.anchor;
	if (node->kind == DOC_HEADING)
		return &node->heading.anchor;
	if (node->kind == DOC_TABLE)
		return &node->table.anchor;
	return node->kind == DOC_FIGURE ? &node->figure.anchor : NULL;
}

static const char *natural_anchor(const struct numbering *numbering, const struct doc_node *node)
{
	struct arena *arena = numbering->arena;

	if (node->kind == DOC_SECTION)
		return slug_make(arena, node->section.title, "section");
	if (node->kind == DOC_HEADING)
		return slug_make(arena, doc_plain_text(node, arena), "heading");
	if (node->kind == DOC_TABLE)
		return slug_make(arena, node->table.label, "table");
	return slug_make(arena, node->figure.label, "figure");
}

/* "Table 4", but "表4": no blank behind an ideograph. */
static const char *make_label(const struct numbering *numbering, const char *word, int number)
{
	const char *gap = "";

	for (const char *cursor = word == NULL ? "" : word; *cursor != '\0';)
		gap = text_is_han(text_next(&cursor)) ? "" : " ";
	return arena_printf(numbering->arena, "%s%s%d", word == NULL ? "" : word, gap, number);
}

static void number_node(struct numbering *numbering, struct doc_node *node)
{
	const struct document *document = numbering->document;

	if (node->kind == DOC_TABLE && node->table.caption[0] != '\0') {
		node->table.number = ++numbering->tables;
		node->table.label =
			make_label(numbering, document->table_word, node->table.number);
	}
	if (node->kind == DOC_FIGURE && node->figure.name[0] != '\0')
		node->figure.name = claim(&numbering->names, node, node->figure.name, numbering->arena);
	if (node->kind == DOC_FIGURE &&
	    (node->figure.caption[0] != '\0' || node->figure.explanation[0] != '\0')) {
		node->figure.number = ++numbering->figures;
		node->figure.label =
			make_label(numbering, document->figure_word, node->figure.number);
	}
}

/* Names chosen by compose come first: links were written with them in mind. */
static void claim_given_anchors(struct numbering *numbering, struct doc_node *root)
{
	for (struct doc_node *node = root; node != NULL; node = doc_next(root, node)) {
		const char **anchor = anchor_of(node);
		if (anchor != NULL && (*anchor)[0] != '\0')
			*anchor = claim_anchor(numbering, node, *anchor);
	}
}

static void claim_natural_anchors(struct numbering *numbering, struct doc_node *root)
{
	for (struct doc_node *node = root; node != NULL; node = doc_next(root, node)) {
		const char **anchor = anchor_of(node);
		if (anchor != NULL && (*anchor)[0] == '\0')
			*anchor = claim_anchor(numbering, node, natural_anchor(numbering, node));
	}
}

/* How the text names what a reference points at. */
static const char *reference_text(const struct numbering *numbering, const struct doc_node *target)
{
	if (target->kind == DOC_TABLE && target->table.label[0] != '\0')
		return target->table.label;
	if (target->kind == DOC_FIGURE && target->figure.label[0] != '\0')
		return target->figure.label;
	if (target->kind == DOC_SECTION && target->section.number[0] != '\0')
		return arena_printf(numbering->arena, "%s %s", target->section.number,
		                    target->section.title);
	if (target->kind == DOC_SECTION)
		return target->section.title;
	if (target->kind == DOC_HEADING)
		return doc_plain_text(target, numbering->arena);
	return "";
}

static const struct doc_node *find_target(struct numbering *numbering, const char *target)
{
	const struct anchor *anchor =
		find_anchor(&numbering->anchors, target + (target[0] == '#'), NULL);

	return anchor == NULL ? NULL : anchor->node;
}

static void fill_reference(struct numbering *numbering, struct doc_node *node)
{
	const struct doc_node *target = find_target(numbering, node->reference.target);
	const char *text;

	if (target == NULL) {
		diag_error(numbering->diag, node->place, "D030 unknown-reference",
		           "nothing in the document is named \"%s\"", node->reference.target);
		return;
	}
	text = reference_text(numbering, target);
	if (text[0] == '\0')
		diag_error(numbering->diag, node->place, "D032 reference-without-number",
		           "\"%s\" is a table or figure without a caption and has no number",
		           node->reference.target);
	if (node->reference.text[0] == '\0')
		node->reference.text = text;
}

static void resolve_targets(struct numbering *numbering, struct doc_node *root)
{
	for (struct doc_node *node = root; node != NULL; node = doc_next(root, node)) {
		if (node->kind == DOC_REFERENCE)
			fill_reference(numbering, node);
		if (node->kind == DOC_LINK && node->link.target[0] == '#' &&
		    find_target(numbering, node->link.target) == NULL)
			diag_label(diag_error(numbering->diag, node->place, "D031 unknown-link-target",
			                      "the link leads to \"%s\", but nothing in the document has "
			                      "that name", node->link.target), "%s",
			           node->place.file != NULL ? ""
			           : "a template of the project's own leaves out the section that has it");
	}
}

static bool is_dead_link(struct numbering *numbering, const struct doc_node *node)
{
	return node->kind == DOC_LINK && node->link.target[0] == '#' &&
	       find_target(numbering, node->link.target) == NULL;
}

/* The link's texts take its place among its siblings. */
static void unwrap(struct doc_node **slot)
{
	struct doc_node *link = *slot, *parent = link->parent;

	for (struct doc_node *child = link->first_child; child != NULL; child = child->next)
		child->parent = parent;
	if (parent->last_child == link)
		parent->last_child = link->last_child;
	link->last_child->next = link->next;
	*slot = link->first_child;
}

static void unwrap_dead_links(struct numbering *numbering, struct doc_node *root)
{
	for (struct doc_node *node = root; node != NULL; node = doc_next(root, node))
		for (struct doc_node **slot = &node->first_child; *slot != NULL;) {
			if (is_dead_link(numbering, *slot) && (*slot)->first_child != NULL)
				unwrap(slot);
			else
				slot = &(*slot)->next;
		}
}

void doc_number(struct document *document, struct arena *arena, struct diag *diag)
{
	struct numbering numbering = { .document = document, .arena = arena, .diag = diag };
	struct doc_node *root = document->root;

	for (struct doc_node *node = root; node != NULL; node = doc_next(root, node))
		number_node(&numbering, node);
	claim_given_anchors(&numbering, root);
	claim_natural_anchors(&numbering, root);
	if (document->extract)
		unwrap_dead_links(&numbering, root);
	resolve_targets(&numbering, root);
}
