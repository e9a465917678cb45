#include "yaml/ytree.h"

#include <string.h>

static const char *const style_names[] = {
	[YNODE_PLAIN] = "plain", [YNODE_QUOTED] = "quoted",
	[YNODE_LITERAL] = "literal", [YNODE_FOLDED] = "folded",
};

struct ynode *ytree_find(const struct ynode *map, const char *key)
{
	if (map->kind != YNODE_MAP)
		return NULL;
	for (struct ynode *child = map->first_child; child != NULL; child = child->next)
		if (text_equal(child->key, key))
			return child;
	return NULL;
}

bool ytree_is_empty(const struct ynode *node)
{
	return node->kind == YNODE_SCALAR && node->style == YNODE_PLAIN &&
	       (node->length == 0 || text_equal(node->text, "~"));
}

static void dump_text(const char *text, FILE *out)
{
	fputc('"', out);
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			fputs("\\n", out);
		else if (*text == '\t')
			fputs("\\t", out);
		else if (*text == '"' || *text == '\\')
			fprintf(out, "\\%c", *text);
		else
			fputc(*text, out);
	}
	fputc('"', out);
}

/* Recurses at most YTREE_DEPTH_LIMIT deep. */
static void dump_node(const struct ynode *node, int depth, FILE *out)
{
	fprintf(out, "%*s%d:%d ", depth * 2, "", node->place.line, node->place.column);
	if (node->key != NULL) {
		dump_text(node->key, out);
		fputs(": ", out);
	}
	if (node->kind == YNODE_SCALAR) {
		fprintf(out, "%s ", style_names[node->style]);
		dump_text(node->text, out);
	} else {
		fprintf(out, "%s%s of %d", node->flow ? "flow " : "",
		        node->kind == YNODE_MAP ? "map" : "list", node->child_count);
	}
	fputc('\n', out);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next)
		dump_node(child, depth + 1, out);
}

void ytree_dump(const struct ynode *node, FILE *out)
{
	dump_node(node, 0, out);
}
