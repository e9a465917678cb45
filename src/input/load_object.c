/* The walk: objects, lists and maps, and which reader takes which value. */
#include "load_internal.h"
#include "schema_tables.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void set_place(size_t offset_plus_one, void *base, struct place place)
{
	if (offset_plus_one != 0)
		memcpy((char *)base + offset_plus_one - 1, &place, sizeof(place));
}

static void set_given(size_t offset_plus_one, void *base)
{
	const bool given = true;

	if (offset_plus_one != 0)
		memcpy((char *)base + offset_plus_one - 1, &given, sizeof(given));
}

void load_store_array(const struct schema_key *key, void *base, void *array, size_t count)
{
	if (count == 0)
		array = NULL;
	memcpy((char *)base + key->offset, &array, sizeof(array));
	memcpy((char *)base + key->count_offset, &count, sizeof(count));
}

/* ---- absent, missing and unknown keys ---- */

static bool is_score_kind(enum schema_kind kind)
{
	return kind == SCHEMA_SCORE || kind == SCHEMA_WEIGHT;
}

bool load_is_blank(const struct ynode *node)
{
	return node->kind == YNODE_SCALAR &&
	       (ytree_is_empty(node) || strspn(node->text, " \t\n") == node->length);
}

/* An empty value counts as no value; of scores `~` is one: unknown. */
static bool is_absent(const struct schema_key *key, const struct ynode *node)
{
	if (is_score_kind(key->kind) && node->length > 0 && strcmp(node->text, "~") == 0)
		return false;
	return load_is_blank(node);
}

static const char *describe(struct reader *reader, const struct schema_object *object,
                            const struct ynode *node)
{
	bool is_section = node->parent == NULL || node->parent->parent == NULL;

	if (!is_section && node->key != NULL && strcmp(node->key, object->noun) != 0)
		return arena_printf(reader->arena, "the %s `%s`", object->noun, node->key);
	return arena_printf(reader->arena, "the %s", object->noun);
}

/* The table of accounts has it, perhaps, but could not be read. */
static bool may_be_in_table(const struct reader *reader, const struct schema_object *object)
{
	return reader->lacks_table && object == &schema_account;
}

static void report_missing(struct reader *reader, const struct schema_object *object,
                           const struct schema_key *key, const struct ynode *node)
{
	const struct ynode *empty = ytree_find(node, key->name);
	struct place place = node->key != NULL ? node->key_place : load_place(node);

	if (may_be_in_table(reader, object))
		return;
	if (empty != NULL)
		place = empty->key_place;
	diag_label(load_error_at(reader, node, place, MISSING_KEY,
	                         empty == NULL ? "%s has no `%s`" : "%s has an empty `%s`",
	                         describe(reader, object, node), key->name),
	           "it wants %s", schema_kind_expected(key->kind));
}

static const char *similar_key(struct reader *reader, const struct schema_object *object,
                               const char *name)
{
	const char *names[48];
	size_t count = 0;

	for (size_t i = 0; i < object->count && count < 48; i++)
		names[count++] = object->keys[i].name;
	return load_similar(reader, name, names, count);
}

/* {text: Win two, lose none}: to YAML `lose none` is a key without a value. */
static bool is_swallowed(const struct ynode *node)
{
	return node->parent != NULL && node->parent->flow && node->kind == YNODE_SCALAR &&
	       node->style == YNODE_PLAIN && node->length == 0 &&
	       node != node->parent->first_child;
}

void load_unknown_key(struct reader *reader, const struct schema_object *object,
                      const struct ynode *node)
{
	const char *hint = load_full_width(node->key), *similar;
	struct finding *finding;

	if (is_swallowed(node)) {
		diag_label(load_error_at(reader, node, node->key_place, SWALLOWED_PROSE,
		                         "`%s` is read as a key, since a comma stands before it",
		                         node->key),
		           "quote the whole text: it contains a comma");
		return;
	}
	finding = load_error_at(reader, node, node->key_place, UNKNOWN_KEY, "%s has no key `%s`",
	                        describe(reader, object, node->parent), node->key);
	similar = similar_key(reader, object, node->key);
	if (hint != NULL)
		diag_label(finding, "%s", hint);
	else if (similar != NULL)
		diag_label(finding, "a key with a similar name exists: `%s`", similar);
}

/* ---- objects ---- */

static void read_key(struct reader *reader, const struct schema_key *key,
                     const struct ynode *node, void *base)
{
	set_place(key->place_offset, base, load_place(node));
	set_given(key->given_offset, base);
	load_read(reader, key, node, base);
}

static const struct schema_key *short_key_of(const struct schema_object *object,
                                             const struct ynode *node)
{
	const struct schema_key *key;

	if (object->short_key == NULL)
		return NULL;
	key = schema_find(object, object->short_key);
	if (node->kind != YNODE_MAP)
		return key;
	if (key->kind == SCHEMA_NAME && ytree_find(node, key->name) == NULL)
		return key; /* {en: ..., zh: ...} */
	return NULL;
}

static void read_keys(struct reader *reader, const struct schema_object *object,
                      const struct ynode *node, void *base)
{
	for (size_t i = 0; i < object->count; i++) {
		const struct schema_key *key = &object->keys[i];
		const struct ynode *child = ytree_find(node, key->name);

		if (child != NULL && !is_absent(key, child)) {
			read_key(reader, key, child, base);
			continue;
		}
		if (child != NULL)
			load_note_comment(reader, child);
		if (key->required)
			report_missing(reader, object, key, node);
	}
}

/* A map of the object's keys, or its short form. */
void load_read_object(struct reader *reader, const struct schema_object *object,
                      const struct ynode *node, void *base)
{
	const struct schema_key *short_key = short_key_of(object, node);

	set_place(object->place_offset, base, node->key != NULL ? node->key_place : node->place);
	set_given(object->given_offset, base);
	if (short_key != NULL) {
		if (!is_absent(short_key, node))
			read_key(reader, short_key, node, base);
		else
			report_missing(reader, object, short_key, node);
		return;
	}
	if (node->kind != YNODE_MAP) {
		load_wrong_type(reader, node, schema_kind_expected(SCHEMA_OBJECT));
		return;
	}
	read_keys(reader, object, node, base);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next)
		if (schema_find(object, child->key) == NULL && object->rest == NULL)
			load_unknown_key(reader, object, child);
}

/* ---- lists ---- */

static bool is_within_limit(struct reader *reader, const struct schema_key *key,
                            const struct ynode *node)
{
	if (key->limit == 0 || (size_t)node->child_count <= key->limit)
		return true;
	load_error(reader, node, TOO_MANY, "`%s` has %d entries; it may have %zu", load_field(node),
	           node->child_count, key->limit);
	return false;
}

static size_t item_size(const struct schema_key *key)
{
	switch (key->item) {
	case SCHEMA_OBJECT:
		return key->object->size;
	case SCHEMA_WORDS:
		return sizeof(struct words);
	default:
		return sizeof(void *); /* texts and references */
	}
}

/* [one, two], or lines that begin with `- ` */
static void read_list(struct reader *reader, const struct schema_key *key,
                      const struct ynode *node, void *base)
{
	struct schema_key item = *key;
	size_t size = item_size(key), count = 0;
	char *array;

	if (node->kind != YNODE_SEQUENCE) {
		load_wrong_type(reader, node, schema_kind_expected(SCHEMA_LIST));
		return;
	}
	if (!is_within_limit(reader, key, node))
		return;
	item.kind = key->item;
	item.offset = 0;
	array = arena_alloc(reader->arena, size * (size_t)node->child_count);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		if (is_absent(&item, child)) {
			load_note_comment(reader, child);
			load_error(reader, child, MISSING_KEY, "an item of `%s` is empty",
			           load_field(child));
			continue;
		}
		if (key->item == SCHEMA_OBJECT)
			load_init(key->object, array + count * size);
		load_read(reader, &item, child, array + count * size);
		count++;
	}
	if (!key->unstored)
		load_store_array(key, base, array, count);
}

/* ---- maps of ids ---- */

struct ranked_node {
	struct ynode *node;
	size_t rank;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked_node *left = a, *right = b;

	if (left->rank != right->rank)
		return left->rank < right->rank ? -1 : 1;
	return strcmp(left->node->key, right->node->key);
}

/* Whether a child's key may stand, and by what it is ordered before its name:
 * as written, by the order of factors, or not at all. */
static bool rank_child(struct reader *reader, const struct schema_key *key,
                       const struct ynode *child, size_t *rank)
{
	if (key->keyed_by == COLLECTION_FACTORS) {
		*rank = load_factor(reader, child, child->key);
		return *rank != SIZE_MAX;
	}
	*rank = key->object->in_order ? *rank + 1 : 0;
	if (key->key_words != NULL && word_find(key->key_words, child->key) < 0) {
		const char *similar = load_similar(reader, child->key, key->key_words->words,
		                                   key->key_words->count);
		struct finding *finding =
			load_error_at(reader, child, child->key_place, UNKNOWN_KEY, "no %s `%s`",
			              key->key_words->what, child->key);

		if (similar != NULL)
			diag_label(finding, "a similar word exists: `%s`", similar);
		return false;
	}
	if (key->key_words == NULL && key->keyed_by == COLLECTION_NONE)
		load_check_id(reader, child, key->collection); /* read all the same */
	return true;
}

static const struct ynode **order_children(struct reader *reader, const struct schema_key *key,
                                           const struct ynode *node, size_t *count)
{
	struct ranked_node *ranked = ARENA_ARRAY(reader->arena, struct ranked_node,
	                                         node->child_count);
	const struct ynode **nodes = ARENA_ARRAY(reader->arena, const struct ynode *,
	                                         node->child_count);
	size_t rank = 0;

	*count = 0;
	for (struct ynode *child = node->first_child; child != NULL; child = child->next)
		if (rank_child(reader, key, child, &rank))
			ranked[(*count)++] = (struct ranked_node){ child, rank };
	qsort(ranked, *count, sizeof(*ranked), compare_ranked);
	for (size_t i = 0; i < *count; i++)
		nodes[i] = ranked[i].node;
	return nodes;
}

/* Puts the id, the position or the reference at the element's beginning. */
static void set_key(struct reader *reader, const struct schema_key *key, const struct ynode *node,
                    void *element)
{
	size_t position;

	if (key->keyed_by == COLLECTION_NONE) {
		memcpy(element, &node->key, sizeof(node->key));
	} else if (key->keyed_by == COLLECTION_FACTORS) {
		position = load_factor(reader, node, node->key);
		memcpy(element, &position, sizeof(position));
	} else {
		load_refer(reader, &(struct reference){ element, node->key, node, node->key_place,
		                                        key->keyed_by });
	}
}

static void begin_map(struct reader *reader, const struct schema_key *key,
                      const struct ynode *node, void *base)
{
	if (key->object->rest != NULL)
		load_begin_rating(reader, key->object, node, base);
}

/* What can be said only when all of a map has been read. */
static void end_map(struct reader *reader, const struct schema_key *key, const struct ynode *node,
                    void *base)
{
	if (key->object->rest != NULL)
		load_check_rating(reader, node, base);
	else if (key->collection == COLLECTION_FACTORS)
		load_check_factors(reader, node, base);
}

static void read_element(struct reader *reader, const struct schema_key *key,
                         const struct ynode *node, void *element)
{
	const bool is_empty = node->kind == YNODE_SCALAR && key->object->short_key == NULL &&
	                      is_absent(key, node);

	load_init(key->object, element);
	if (!is_empty)
		load_read_object(reader, key->object, node, element);
	else if (!may_be_in_table(reader, key->object))
		load_error_at(reader, node, node->key_place, MISSING_KEY, "%s is empty",
		              describe(reader, key->object, node));
	if (key->object->rest != NULL && node->kind == YNODE_MAP)
		load_read_rivals(reader, key->object, node, element);
	if (key->collection == COLLECTION_ACCOUNTS)
		load_finish_account(reader, node, element);
}

/* kestner: {name: ...}, one for each id */
static void read_map(struct reader *reader, const struct schema_key *key,
                     const struct ynode *node, void *base)
{
	const struct ynode **nodes;
	size_t count, size = key->object->size;
	char *array;

	if (node->kind != YNODE_MAP) {
		load_wrong_type(reader, node, schema_kind_expected(SCHEMA_MAP));
		return;
	}
	if (!is_within_limit(reader, key, node))
		return;
	nodes = order_children(reader, key, node, &count);
	array = arena_alloc(reader->arena, size * count);
	for (size_t i = 0; i < count; i++)
		set_key(reader, key, nodes[i], array + i * size);
	load_store_array(key, base, array, count);
	if (key->collection != COLLECTION_NONE)
		load_declare(reader, key->collection, nodes, key->object, array, count);
	begin_map(reader, key, node, base);
	for (size_t i = 0; i < count; i++)
		read_element(reader, key, nodes[i], array + i * size);
	end_map(reader, key, node, base);
}

/* ---- references ---- */

/* The id of something that is declared elsewhere. */
static void read_id(struct reader *reader, const struct schema_key *key,
                    const struct ynode *node, void *base)
{
	if (node->kind != YNODE_SCALAR)
		load_wrong_type(reader, node,
		                arena_printf(reader->arena, "the id of %s %s",
		                             strchr("aeiou", schema_collections[key->collection].noun[0])
		                             	? "an" : "a",
		                             schema_collections[key->collection].noun));
	else
		load_refer(reader, &(struct reference){ (char *)base + key->offset, node->text, node,
		                                        node->place, key->collection });
}

static void read_object(struct reader *reader, const struct schema_key *key,
                        const struct ynode *node, void *base)
{
	load_read_object(reader, key->object, node, (char *)base + key->offset);
}

/* ---- which reader takes which kind ---- */

static void (*const readers[])(struct reader *, const struct schema_key *, const struct ynode *,
                               void *) = {
	[SCHEMA_TEXT] = load_read_text,
	[SCHEMA_NAME] = load_read_words,
	[SCHEMA_WORDS] = load_read_words,
	[SCHEMA_PROSE] = load_read_prose,
	[SCHEMA_NUMBER] = load_read_number,
	[SCHEMA_PERCENT] = load_read_number,
	[SCHEMA_MONEY] = load_read_number,
	[SCHEMA_YESNO] = load_read_yes_no,
	[SCHEMA_DATE] = load_read_date,
	[SCHEMA_ENUM] = load_read_enum,
	[SCHEMA_ID] = read_id,
	[SCHEMA_SCORE] = load_read_score,
	[SCHEMA_OBJECT] = read_object,
	[SCHEMA_SCALE] = load_read_scale,
	[SCHEMA_LIST] = read_list,
	[SCHEMA_MAP] = read_map,
	[SCHEMA_TEXT_MAP] = load_read_text_map,
	[SCHEMA_FLAGS] = load_read_flags,
	[SCHEMA_LANGUAGES] = load_read_languages,
	[SCHEMA_CAPACITY] = load_read_capacity,
	[SCHEMA_THRESHOLD] = load_read_threshold,
	[SCHEMA_ANCHORS] = load_read_anchors,
	[SCHEMA_JUDGEMENT] = load_read_judgement,
	[SCHEMA_SCORES] = load_read_scores,
	[SCHEMA_WEIGHTS] = load_read_weights,
	[SCHEMA_SCORE_TABLE] = load_read_score_table,
	[SCHEMA_WEIGHT] = load_read_number,
	[SCHEMA_RULE] = load_read_rule,
	[SCHEMA_RULES] = load_read_rules,
};

void load_read(struct reader *reader, const struct schema_key *key, const struct ynode *node,
               void *base)
{
	readers[key->kind](reader, key, node, base);
}
