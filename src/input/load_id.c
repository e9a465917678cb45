/* Ids: what they look like, where they are declared, who refers to them. */
#include "load_internal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool is_one_of(const char *word, const char *const *words)
{
	for (; words != NULL && *words != NULL; words++)
		if (text_equal(word, *words))
			return true;
	return false;
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* [a-z][a-z0-9_-]*, at most 64 bytes; of sources also upper case. */
static bool is_id(const char *text, bool upper_case)
{
	size_t length = 0;

	if (!is_lower(text[0]) && !(upper_case && is_upper(text[0])))
		return false;
	for (; text[length] != '\0'; length++)
		if (!is_lower(text[length]) && !(upper_case && is_upper(text[length])) &&
		    strchr("0123456789_-", text[length]) == NULL)
			return false;
	return length <= SCHEMA_ID_LIMIT;
}

void load_check_id(struct reader *reader, const struct ynode *node, enum collection collection)
{
	const struct collection_info *info = &schema_collections[collection];
	struct finding *finding;
	bool reserved = is_one_of(node->key, schema_never_ids) || is_one_of(node->key, info->reserved);

	if (is_id(node->key, info->upper_case) && !reserved)
		return;
	finding = load_error_at(reader, node, node->key_place, BAD_ID, "`%s` cannot be an id",
	                        node->key);
	if (is_one_of(node->key, schema_never_ids))
		diag_label(finding, "some readers of YAML take it for yes or no");
	else if (reserved)
		diag_label(finding, "%s", info->reserved_for);
	else if (load_full_width(node->key) != NULL)
		diag_label(finding, "%s", load_full_width(node->key));
	else if (strlen(node->key) > SCHEMA_ID_LIMIT)
		diag_label(finding, "an id may have %d bytes", SCHEMA_ID_LIMIT);
	else
		diag_label(finding, "ids have a to z, digits, `_` and `-`, and begin with a letter");
}

/* ---- declarations ---- */

struct declared {
	const char *id;
	void *element;
	size_t position;
	struct place place;
};

static int compare_declared(const void *a, const void *b)
{
	return strcmp(((const struct declared *)a)->id, ((const struct declared *)b)->id);
}

/* The slot of `id`, or the free one where it would stand. */
static uint32_t *find_slot(const struct id_index *index, const char *id)
{
	const uint64_t hash = text_hash(TEXT_HASH, id);
	size_t at = (size_t)(hash ^ hash >> 32) & index->mask;

	while (index->slots[at] != 0 && !text_equal(index->ids[index->slots[at] - 1], id))
		at = (at + 1) & index->mask;
	return &index->slots[at];
}

static void fill_slots(struct reader *reader, struct id_index *index)
{
	size_t size = 16;

	while (size < index->count * 2)
		size *= 2;
	index->slots = ARENA_ARRAY(reader->arena, uint32_t, size);
	index->mask = size - 1;
	for (size_t i = 0; i < index->count; i++)
		*find_slot(index, index->ids[i]) = (uint32_t)(i + 1);
}

static void fill_index(struct reader *reader, struct id_index *index,
                       const struct declared *declared, size_t count)
{
	*index = (struct id_index){
		.ids = ARENA_ARRAY(reader->arena, const char *, count),
		.elements = ARENA_ARRAY(reader->arena, void *, count),
		.positions = ARENA_ARRAY(reader->arena, size_t, count),
		.places = ARENA_ARRAY(reader->arena, struct place, count),
		.count = count,
	};
	for (size_t i = 0; i < count; i++) {
		index->ids[i] = declared[i].id;
		index->elements[i] = declared[i].element;
		index->positions[i] = declared[i].position;
		index->places[i] = declared[i].place;
	}
	fill_slots(reader, index);
}

void load_declare(struct reader *reader, enum collection collection,
                  const struct ynode *const *nodes, const struct schema_object *object,
                  void *array, size_t count)
{
	struct declared *declared = ARENA_ARRAY(reader->arena, struct declared, count);

	for (size_t i = 0; i < count; i++) {
		declared[i].id = nodes[i]->key;
		declared[i].element = (char *)array + i * object->size;
		declared[i].position = i;
		declared[i].place = nodes[i]->key_place;
	}
	qsort(declared, count, sizeof(*declared), compare_declared);
	fill_index(reader, &reader->ids[collection], declared, count);
}

size_t load_find_id(const struct id_index *index, const char *id)
{
	const uint32_t slot = index->slots != NULL ? *find_slot(index, id) : 0;

	return slot != 0 ? slot - 1 : SIZE_MAX;
}

/* Says that no such id is known, which one is similar, and where that stands. */
static void explain_unknown(struct reader *reader, const struct reference *reference, const char *id)
{
	const struct collection_info *info = &schema_collections[reference->collection];
	const struct id_index *index = &reader->ids[reference->collection];
	const char *hint = load_full_width(reference->id);
	const char *similar = load_similar(reader, reference->id, index->ids, index->count);
	struct finding *finding = load_error_at(reader, reference->node, reference->place, id,
	                                        "no %s `%s`", info->noun, reference->id);

	if (hint != NULL) {
		diag_label(finding, "%s", hint);
	} else if (similar != NULL) {
		diag_label(finding, "%s with a similar name exists: `%s`",
		           info->noun[0] == 'a' || info->noun[0] == 'o'
		           	? arena_printf(reader->arena, "an %s", info->noun)
		           	: arena_printf(reader->arena, "a %s", info->noun),
		           similar);
		diag_relate(finding, index->places[load_find_id(index, similar)], "declared here");
	} else if (index->count == 0) {
		diag_label(finding, "%s are declared under `%s`; there are none", info->plural,
		           info->path);
	} else {
		diag_label(finding, "%s are declared under `%s`", info->plural, info->path);
		diag_relate(finding, index->places[0], "such as this one");
	}
}

/* Where a file could not be read, its ids are not known, and what refers to
 * them is no mistake. */
static void report_unknown(struct reader *reader, const struct reference *reference, const char *id)
{
	if (reader->whole && !(reader->lacks_table && reference->collection == COLLECTION_ACCOUNTS))
		explain_unknown(reader, reference, id);
}

size_t load_factor(struct reader *reader, const struct ynode *node, const char *id)
{
	const struct id_index *index = &reader->ids[COLLECTION_FACTORS];
	size_t at = load_find_id(index, id);
	struct reference reference = {
		.id = id, .node = node, .collection = COLLECTION_FACTORS,
		.place = node->key != NULL ? node->key_place : node->place,
	};

	if (at != SIZE_MAX)
		return index->positions[at];
	report_unknown(reader, &reference, UNKNOWN_FACTOR);
	return SIZE_MAX;
}

/* ---- references ---- */

void load_refer(struct reader *reader, const struct reference *reference)
{
	reader->references = arena_grow(reader->arena, reader->references, sizeof(*reference),
	                                reader->reference_count, &reader->reference_capacity);
	reader->references[reader->reference_count++] = *reference;
}

void load_dangling(struct reader *reader, const struct reference *reference)
{
	report_unknown(reader, reference, DANGLING);
}

void load_resolve(struct reader *reader)
{
	for (size_t i = 0; i < reader->reference_count; i++) {
		const struct reference *reference = &reader->references[i];
		const struct id_index *index = &reader->ids[reference->collection];
		size_t at = load_find_id(index, reference->id);

		if (at != SIZE_MAX)
			memcpy(reference->slot, &index->elements[at], sizeof(void *));
		else
			load_dangling(reader, reference);
	}
}
