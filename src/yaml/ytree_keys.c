#include "ytree_internal.h"

#include <stdint.h>
#include <string.h>

enum { FEW = 12 }; /* keys that are compared one with another */

/* Open addressing, at most half full. Nothing depends on the order of the
 * slots, so that the seed may differ from run to run: a file made to collide
 * in one run does not in the next. */
struct key_table {
	struct ynode **slots;
	size_t mask;
	uint64_t seed;
};

static uint64_t hash_key(uint64_t hash, const char *key)
{
	hash = text_hash(hash, key);
	return hash ^ hash >> 29;
}

/* The node with the same key that came before, or NULL and `node` is kept. */
static struct ynode *find_or_keep(struct key_table *table, struct ynode *node)
{
	size_t at = (size_t)hash_key(table->seed, node->key) & table->mask;

	while (table->slots[at] != NULL) {
		if (text_equal(table->slots[at]->key, node->key))
			return table->slots[at];
		at = (at + 1) & table->mask;
	}
	table->slots[at] = node;
	return NULL;
}

static struct ynode *find_before(const struct ynode *map, const struct ynode *node)
{
	for (struct ynode *other = map->first_child; other != node; other = other->next)
		if (text_equal(other->key, node->key))
			return other;
	return NULL;
}

static struct key_table make_table(struct arena *arena, size_t count)
{
	struct key_table table;
	size_t size = 64;

	while (size < count * 2)
		size *= 2;
	table.slots = ARENA_ARRAY(arena, struct ynode *, size);
	table.mask = size - 1;
	table.seed = TEXT_HASH ^ (uint64_t)(uintptr_t)table.slots;
	return table;
}

static void refuse_duplicate(struct diag *diag, const struct ynode *first,
                             const struct ynode *second)
{
	struct finding *finding = diag_error(diag, second->key_place, "Y007 duplicate-key",
	                                     "the key `%s` is given twice", second->key);

	diag_label(finding, "a key may stand once in a map");
	diag_relate(finding, first->key_place, "first given here");
}

/* Takes `node` out, which stands after `before` (NULL: at the beginning). */
static void drop_child(struct ynode *map, struct ynode *before, struct ynode *node)
{
	if (before == NULL)
		map->first_child = node->next;
	else
		before->next = node->next;
	if (map->last_child == node)
		map->last_child = before;
	map->child_count--;
}

void ykeys_check(struct ynode *map, struct diag *diag)
{
	struct arena scratch;
	struct key_table table = { .slots = NULL };
	struct ynode *before = NULL, *first;

	arena_init(&scratch);
	if (map->child_count > FEW)
		table = make_table(&scratch, (size_t)map->child_count);
	for (struct ynode *node = map->first_child; node != NULL; node = node->next) {
		first = NULL;
		if (node->key != NULL && table.slots != NULL)
			first = find_or_keep(&table, node);
		else if (node->key != NULL)
			first = find_before(map, node);
		if (first != NULL)
			refuse_duplicate(diag, first, node);
		if (first != NULL || node->key == NULL)
			drop_child(map, before, node);
		else
			before = node;
	}
	arena_release(&scratch);
}
