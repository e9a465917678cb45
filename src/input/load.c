#include "load_internal.h"

enum { SIMILAR_BUDGET = 2000000 };

/* False where a file of the project could not be read, so that ids may be
 * missing which are no mistake. */
static bool is_whole(const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++)
		if (diag->findings[i]->class == DIAG_UNREADABLE)
			return false;
	return true;
}

static bool lacks_table(const struct ynode *tree)
{
	const struct ynode *from = ytree_find(tree, "accounts_from");
	const struct ynode *path = from == NULL ? NULL : ytree_find(from, "file");

	return path != NULL && path->unread;
}

const struct selection *load_selection(const struct ynode *tree, struct source *source,
                                       struct arena *arena, struct diag *diag)
{
	struct reader reader = {
		.arena = arena,
		.diag = diag,
		.source = source,
		.selection = ARENA_NEW(arena, struct selection),
		.tree = tree,
		.similar_budget = SIMILAR_BUDGET,
		.whole = is_whole(diag),
		.lacks_table = lacks_table(tree),
	};

	load_init(&schema_root, reader.selection);
	reader.scale = reader.selection->matrix.scale;
	load_read_object(&reader, &schema_root, tree, reader.selection);
	load_resolve(&reader);
	load_check_selection(&reader);
	return reader.selection;
}
