/* Tables of the project become part of its tree, cell by cell with their
 * places, so that one reader checks them all. */
#include "load_csv_internal.h"
#include "schema_tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

static struct ynode *new_node(struct tree_loader *loader, enum ynode_kind kind, const char *key,
                              struct place place)
{
	struct ynode *node = ARENA_NEW(loader->arena, struct ynode);

	node->kind = kind;
	node->key = key;
	node->key_place = place;
	node->place = place;
	node->text = "";
	return node;
}

static void set_text(struct ynode *node, const struct csv_cell *cell)
{
	node->text = cell->text;
	node->length = strlen(cell->text);
	node->place = cell->place;
	node->style = YNODE_PLAIN;
}

void load_append(struct ynode *parent, struct ynode *child)
{
	child->parent = parent;
	child->next = NULL;
	if (parent->last_child == NULL)
		parent->first_child = child;
	else
		parent->last_child->next = child;
	parent->last_child = child;
	parent->child_count++;
}

struct order {
	struct ynode *node;
	int position;
};

static int compare_order(const void *a, const void *b)
{
	const struct order *left = a, *right = b;
	int order = strcmp(left->node->key, right->node->key);

	return order != 0 ? order : (left->position > right->position) -
	                            (left->position < right->position);
}

struct ynode **load_sorted_children(struct arena *arena, const struct ynode *map)
{
	struct order *orders = ARENA_ARRAY(arena, struct order, map->child_count);
	struct ynode **nodes = ARENA_ARRAY(arena, struct ynode *, map->child_count);
	int count = 0;

	for (struct ynode *child = map->first_child; child != NULL; child = child->next, count++)
		orders[count] = (struct order){ child, count };
	if (count > 0)
		qsort(orders, (size_t)count, sizeof(*orders), compare_order);
	for (int i = 0; i < count; i++)
		nodes[i] = orders[i].node;
	return nodes;
}

static int compare_key(const void *key, const void *node)
{
	return strcmp(key, (*(struct ynode *const *)node)->key);
}

/* ---- accounts_from ---- */

/* The accounts of the YAML files, for looking up. */
struct known_accounts {
	struct ynode *map;
	struct ynode **nodes;
	size_t count;
};

/* A column holds a key of accounts whose value is one word or number. */
static bool is_column(const struct schema_key *key)
{
	if (key == NULL)
		return false;
	if (key->kind == SCHEMA_OBJECT)
		return key->object->short_key != NULL;
	return key->kind != SCHEMA_LIST && key->kind != SCHEMA_MAP;
}

static void refuse_column(struct tree_loader *loader, const struct csv_cell *cell)
{
	const char *names[48], *similar;
	size_t count = 0;
	struct finding *finding = diag_error(loader->diag, cell->place, UNKNOWN_KEY,
	                                     "an account has no column `%s`", cell->text);

	for (size_t i = 0; i < schema_account.count && count < 48; i++)
		if (is_column(&schema_account.keys[i]))
			names[count++] = schema_account.keys[i].name;
	similar = text_similar(cell->text, names, count);
	if (similar != NULL)
		diag_label(finding, "a key with a similar name exists: `%s`", similar);
	else
		diag_label(finding, "name a column `# ...` that is not to be read");
}

/* The key that each column holds; NULL for the ids and for what is no key. */
static const struct schema_key **find_columns(struct tree_loader *loader,
                                              const struct csv_table *table, struct ynode *path)
{
	const struct schema_key **keys = ARENA_ARRAY(loader->arena, const struct schema_key *,
	                                             table->columns);

	for (size_t i = 0; i < table->columns; i++) {
		keys[i] = schema_find(&schema_account, table->cells[i].text);
		if (is_column(keys[i]))
			continue;
		keys[i] = NULL;
		if (i == table->key_column)
			continue;
		refuse_column(loader, &table->cells[i]);
		path->unread = true;
	}
	return keys;
}

static bool wants_number(const struct schema_key *key)
{
	return key->kind == SCHEMA_NUMBER || key->kind == SCHEMA_PERCENT ||
	       key->kind == SCHEMA_MONEY;
}

static bool is_number(const char *text, double *value)
{
	size_t length = strlen(text);

	while (length > 0 && (text[length - 1] == '%' || text[length - 1] == ' '))
		length--;
	return number_parse(text, length, value);
}

/* `31 %` and `31` are one value. */
static bool is_same_value(const char *a, const char *b)
{
	double left, right;

	if (is_number(a, &left) && is_number(b, &right))
		return fabs(left - right) < 1e-9;
	return strcmp(a, b) == 0;
}

static void note_difference(struct tree_loader *loader, const struct ynode *node,
                            const struct csv_cell *cell)
{
	struct finding *finding;

	if (node->kind != YNODE_SCALAR || is_same_value(node->text, cell->text))
		return;
	finding = diag_note(loader->diag, node->place, CSV_DIFFERS,
	                    "`%s` is %s here and %s in the table; the first counts", node->key,
	                    node->text, cell->text);
	diag_relate(finding, cell->place, "in the table");
}

static void graft_cell(struct tree_loader *loader, struct ynode *account, const char *name,
                       const struct csv_cell *cell)
{
	struct ynode *node = ytree_find(account, name);

	if (cell->text[0] == '\0')
		return;
	if (node == NULL) {
		node = new_node(loader, YNODE_SCALAR, name, cell->place);
		set_text(node, cell);
		load_append(account, node);
	} else if (ytree_is_empty(node)) {
		set_text(node, cell);
	} else {
		note_difference(loader, node, cell);
	}
}

static struct ynode *find_account(struct tree_loader *loader, const struct known_accounts *known,
                                  const struct csv_cell *id)
{
	struct ynode **found = NULL, *account;

	if (known->count > 0)
		found = bsearch(id->text, known->nodes, known->count, sizeof(*found), compare_key);
	if (found != NULL) {
		if (ytree_is_empty(*found))
			(*found)->kind = YNODE_MAP; /* `kestner:` alone: the table has the rest */
		return (*found)->kind == YNODE_MAP ? *found : NULL;
	}
	account = new_node(loader, YNODE_MAP, id->text, id->place);
	load_append(known->map, account);
	return account;
}

static struct known_accounts know_accounts(struct tree_loader *loader, struct place place)
{
	struct known_accounts known = { .map = ytree_find(loader->root, "accounts") };

	if (known.map == NULL) {
		known.map = new_node(loader, YNODE_MAP, "accounts", place);
		load_append(loader->root, known.map);
	}
	if (ytree_is_empty(known.map))
		known.map->kind = YNODE_MAP; /* `accounts:` alone */
	if (known.map->kind != YNODE_MAP)
		return known;
	known.nodes = load_sorted_children(loader->arena, known.map);
	known.count = (size_t)known.map->child_count;
	return known;
}

/* Where a row of accounts goes. */
struct target {
	const struct known_accounts *known;
	const struct schema_key *const *keys; /* by column */
};

static void graft_account(struct tree_loader *loader, const struct csv_table *table,
                          const struct csv_cell *cells, const struct target *target)
{
	struct ynode *account = find_account(loader, target->known, &cells[table->key_column]);

	for (size_t i = 0; account != NULL && i < table->columns; i++) {
		struct csv_cell cell = cells[i];

		if (target->keys[i] == NULL)
			continue;
		if (wants_number(target->keys[i]))
			cell.text = load_csv_number(loader, table, &cells[i]);
		graft_cell(loader, account, target->keys[i]->name, &cell);
	}
}

/* accounts_from: {file: crm.csv} */
static void graft_accounts(struct tree_loader *loader, struct ynode *path)
{
	const struct csv_table *table = load_csv_table(loader, path, "id");
	const struct schema_key **keys;
	struct known_accounts known;

	path->unread = table == NULL;
	if (table == NULL)
		return;
	keys = find_columns(loader, table, path);
	known = know_accounts(loader, path->place);
	if (known.map->kind != YNODE_MAP)
		return;
	for (size_t row = 1; row < table->rows; row++)
		graft_account(loader, table, &table->cells[row * table->columns],
		              &(struct target){ &known, keys });
}

/* ---- scorecards ---- */

static void graft_column(struct tree_loader *loader, const struct csv_table *table, size_t column,
                         struct ynode *factors)
{
	const struct csv_cell *head = &table->cells[column];
	struct ynode *factor = new_node(loader, YNODE_MAP, head->text, head->place), *score;

	load_append(factors, factor);
	for (size_t row = 1; row < table->rows; row++) {
		const struct csv_cell *cells = &table->cells[row * table->columns];
		struct csv_cell cell = cells[column];

		cell.text = load_csv_number(loader, table, &cells[column]);
		if (cell.text[0] == '\0')
			continue;
		score = new_node(loader, YNODE_SCALAR, cells[table->key_column].text,
		                 cells[table->key_column].place);
		set_text(score, &cell);
		load_append(factor, score);
	}
}

/* mli: {file: scorecards/mli.csv}: a row for each account, a column for each
 * factor */
static void graft_scorecard(struct tree_loader *loader, struct ynode *card)
{
	const struct ynode *path = ytree_find(card, "file");
	const struct ynode *scores = ytree_find(card, "attractiveness");
	const struct csv_table *table;
	struct finding *finding;
	struct ynode *factors;

	if (path == NULL || path->kind != YNODE_SCALAR || load_is_blank(path))
		return;
	if (scores != NULL) {
		finding = diag_error(loader->diag, path->key_place, CONFLICT,
		                     "a scorecard has a `file` or `attractiveness`, not both");
		diag_subject(finding, load_path(loader->arena, path));
		diag_relate(finding, scores->key_place, "the other stands here");
		return;
	}
	table = load_csv_table(loader, path, "account");
	if (table == NULL)
		return;
	factors = new_node(loader, YNODE_MAP, "attractiveness", path->place);
	load_append(card, factors);
	for (size_t i = 0; i < table->columns; i++)
		if (i != table->key_column)
			graft_column(loader, table, i, factors);
}

void load_graft(struct tree_loader *loader)
{
	const struct ynode *from = ytree_find(loader->root, "accounts_from");
	struct ynode *path = from == NULL ? NULL : ytree_find(from, "file");
	const struct ynode *cards = ytree_find(loader->root, "scorecards");

	if (path != NULL && path->kind == YNODE_SCALAR && !load_is_blank(path))
		graft_accounts(loader, path);
	if (cards == NULL)
		return;
	for (struct ynode *card = cards->first_child; card != NULL; card = card->next)
		graft_scorecard(loader, card);
}
