/* The root file and its fragments become one tree. */
#include "load_csv_internal.h"

#include <stdlib.h>
#include <string.h>

static const char root_path[] = "kaism.yaml";

static struct ynode *read_file(struct tree_loader *loader, const char *path, struct place from)
{
	const struct text *text = source_read_text(loader->source, path, from, loader->diag);
	struct ynode *tree;

	if (text == NULL)
		return NULL;
	tree = ytree_parse(path, text, loader->arena, loader->diag);
	if (tree == NULL || tree->kind == YNODE_MAP)
		return tree;
	diag_label(diag_unreadable(loader->diag, tree->place, WRONG_TYPE,
	                           "the file wants keys with values; found a %s",
	                           tree->kind == YNODE_SEQUENCE ? "list" : "text"),
	           "%s", tree->kind == YNODE_SCALAR && strchr(tree->text, ':') != NULL
	                 	? "a blank is missing after the colon" : "such as `format: 1`");
	return NULL;
}

/* ---- merging ---- */

static void refuse_second(struct tree_loader *loader, const struct ynode *first,
                          const struct ynode *second)
{
	struct finding *finding = diag_error(loader->diag, second->key_place, ONE_FILE_ONLY,
	                                     "`%s` stands in two files; it may stand in one",
	                                     second->key);

	diag_subject(finding, second->key);
	diag_relate(finding, first->key_place, "it stands here too");
}

static void move_children(struct ynode *to, struct ynode *from)
{
	for (struct ynode *child = from->first_child, *next; child != NULL; child = next) {
		next = child->next;
		load_append(to, child);
	}
}

/* `accounts:` alone says nothing: what another file has takes its place. */
static void fill_empty(struct ynode *there, struct ynode *section)
{
	there->kind = section->kind;
	there->flow = section->flow;
	there->style = section->style;
	there->text = section->text;
	there->length = section->length;
	there->place = section->place;
	there->key_place = section->key_place;
	move_children(there, section);
}

static void refuse_include(struct tree_loader *loader, const struct ynode *include)
{
	struct finding *finding = diag_error(loader->diag, include->key_place, NESTED_INCLUDE,
	                                     "an included file may not include others");

	diag_subject(finding, include->key);
	diag_label(finding, "name them in `%s`", root_path);
}

/* Maps of ids are merged, everything else stands in one file. */
static void merge_section(struct tree_loader *loader, struct ynode *section)
{
	const struct schema_key *key = schema_find(&schema_root, section->key);
	struct ynode *there = ytree_find(loader->root, section->key);

	if (strcmp(section->key, "include") == 0)
		refuse_include(loader, section);
	else if (there == NULL)
		load_append(loader->root, section);
	else if (ytree_is_empty(there))
		fill_empty(there, section);
	else if (key != NULL && schema_is_merged(key) && there->kind == YNODE_MAP &&
	         section->kind == YNODE_MAP)
		move_children(there, section);
	else if (!ytree_is_empty(section))
		refuse_second(loader, there, section);
}

static void merge_file(struct tree_loader *loader, const char *path, struct place from)
{
	struct ynode *fragment = read_file(loader, path, from);

	for (struct ynode *child = fragment == NULL ? NULL : fragment->first_child, *next;
	     child != NULL; child = next) {
		next = child->next;
		merge_section(loader, child);
	}
}

/* ---- ids that stand in two files ---- */

/* Takes the nodes out of the chain that `dropped` tells by its lack of a key. */
static void unlink_dropped(struct ynode *map)
{
	struct ynode *child = map->first_child, *next;

	map->first_child = map->last_child = NULL;
	map->child_count = 0;
	for (; child != NULL; child = next) {
		next = child->next;
		if (child->key != NULL)
			load_append(map, child);
	}
}

static void drop_duplicates(struct tree_loader *loader, const struct schema_key *key,
                            struct ynode *map)
{
	struct ynode **nodes = load_sorted_children(loader->arena, map);
	struct ynode *first = NULL;
	bool dropped = false;

	for (int i = 0; i < map->child_count; i++) {
		if (first == NULL || strcmp(first->key, nodes[i]->key) != 0) {
			first = nodes[i];
			continue;
		}
		diag_relate(diag_error(loader->diag, nodes[i]->key_place, DUPLICATE_ID,
		                       "the %s `%s` is declared twice", key->object->noun, first->key),
		            first->key_place, "first declared here");
		nodes[i]->key = NULL;
		dropped = true;
	}
	if (dropped)
		unlink_dropped(map);
}

static void check_duplicates(struct tree_loader *loader)
{
	for (struct ynode *child = loader->root->first_child; child != NULL; child = child->next) {
		const struct schema_key *key = schema_find(&schema_root, child->key);

		if (key != NULL && schema_is_merged(key) && child->kind == YNODE_MAP)
			drop_duplicates(loader, key, child);
	}
}

/* ---- include ---- */

struct included {
	const char *path;
	struct place from;
	size_t order;
};

struct inclusion {
	struct included *files;
	size_t count, capacity;
};

static int compare_paths(const void *a, const void *b)
{
	const struct included *left = a, *right = b;
	int order = strcmp(left->path, right->path);

	return order != 0 ? order : (left->order > right->order) - (left->order < right->order);
}

static int compare_orders(const void *a, const void *b)
{
	const struct included *left = a, *right = b;

	return (left->order > right->order) - (left->order < right->order);
}

static void add_pattern(struct tree_loader *loader, const struct ynode *pattern,
                        struct inclusion *inclusion)
{
	size_t count;
	const char **paths = source_glob(loader->source, pattern->text, pattern->place, &count,
	                                 loader->diag);

	if (count == 1 && text_equal(paths[0], root_path))
		diag_label(diag_error(loader->diag, pattern->place, NESTED_INCLUDE,
		                      "`%s` includes itself", root_path), "leave it out");
	for (size_t i = 0; i < count; i++) {
		inclusion->files = arena_grow(loader->arena, inclusion->files,
		                              sizeof(*inclusion->files), inclusion->count,
		                              &inclusion->capacity);
		inclusion->files[inclusion->count] = (struct included){
			paths[i], pattern->place, inclusion->count,
		};
		inclusion->count++;
	}
}

/* A file that two patterns match is read once, where the first named it; the
 * root file never includes itself. */
static void keep_distinct(struct inclusion *inclusion)
{
	size_t kept = 0;

	if (inclusion->count == 0)
		return;
	qsort(inclusion->files, inclusion->count, sizeof(*inclusion->files), compare_paths);
	for (size_t i = 0; i < inclusion->count; i++) {
		const char *path = inclusion->files[i].path;

		if (strcmp(path, root_path) != 0 &&
		    (kept == 0 || strcmp(inclusion->files[kept - 1].path, path) != 0))
			inclusion->files[kept++] = inclusion->files[i];
	}
	inclusion->count = kept;
	if (kept > 0)
		qsort(inclusion->files, kept, sizeof(*inclusion->files), compare_orders);
}

/* include: [market.yaml, accounts/\*.yaml]; what is no list of texts is refused
 * with the rest of the root. */
static void include_files(struct tree_loader *loader)
{
	const struct ynode *include = ytree_find(loader->root, "include");
	struct inclusion inclusion = { .files = NULL };

	if (include == NULL || include->kind != YNODE_SEQUENCE)
		return;
	for (const struct ynode *item = include->first_child; item != NULL; item = item->next)
		if (item->kind == YNODE_SCALAR && !ytree_is_empty(item))
			add_pattern(loader, item, &inclusion);
	keep_distinct(&inclusion);
	for (size_t i = 0; i < inclusion.count; i++)
		merge_file(loader, inclusion.files[i].path, inclusion.files[i].from);
}

struct ynode *load_tree(struct source *source, struct arena *arena, struct diag *diag)
{
	struct tree_loader loader = { source, arena, diag, NULL };

	loader.root = read_file(&loader, root_path, (struct place){ .file = root_path });
	if (loader.root == NULL)
		return NULL;
	include_files(&loader);
	check_duplicates(&loader);
	load_graft(&loader);
	return loader.root;
}
