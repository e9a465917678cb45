#include "ytree_internal.h"

#include <assert.h>
#include <string.h>

/* ---- scalars ---- */

static bool may_hold_controls(const unsigned char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < 0x20 || text[i] >= 0x7F)
			return true;
	return false;
}

static const char *copy_scalar(struct yreader *reader, const yaml_event_t *event,
                               struct place place)
{
	size_t length = event->data.scalar.length;
	char *text = arena_copy(reader->file.arena, (const char *)event->data.scalar.value, length);

	if (may_hold_controls(event->data.scalar.value, length))
		yrefuse_controls(reader, text, length, place);
	return text;
}

/* ---- nodes ---- */

static enum ynode_style style_of(const yaml_event_t *event)
{
	switch (event->data.scalar.style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return YNODE_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
		return YNODE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return YNODE_FOLDED;
	case YAML_PLAIN_SCALAR_STYLE:
	case YAML_ANY_SCALAR_STYLE:
		break;
	}
	return YNODE_PLAIN;
}

static bool expects_key(const struct yreader *reader)
{
	return reader->open != NULL && reader->open->kind == YNODE_MAP && !reader->has_key;
}

/* Puts a new node into the open collection; NULL at the limit. */
static struct ynode *add_node(struct yreader *reader, enum ynode_kind kind, struct place place)
{
	struct ynode *node, *parent = reader->open;

	if (++reader->node_count > YTREE_NODE_LIMIT) {
		diag_unreadable(reader->file.diag, place, "Y010 too-many-nodes",
		                "a file may have %d values", YTREE_NODE_LIMIT);
		return NULL;
	}
	node = ARENA_NEW(reader->file.arena, struct ynode);
	node->kind = kind;
	node->text = "";
	node->place = place;
	node->parent = parent;
	if (parent == NULL) {
		reader->root = node;
		return node;
	}
	if (parent->kind == YNODE_MAP) {
		node->key = reader->key;
		node->key_place = reader->key_place;
		reader->has_key = false;
	}
	if (parent->last_child == NULL)
		parent->first_child = node;
	else
		parent->last_child->next = node;
	parent->last_child = node;
	parent->child_count++;
	return node;
}

static const char *copy_key(struct yreader *reader, const yaml_event_t *event)
{
	const char *key = (const char *)event->data.scalar.value;
	const char **known = &reader->known[text_hash(TEXT_HASH, key) & (KNOWN_KEYS - 1)];

	if (*known == NULL || !text_equal(*known, key))
		*known = copy_scalar(reader, event, reader->key_place);
	return *known;
}

static bool take_key(struct yreader *reader, const yaml_event_t *event)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;

	reader->has_key = true;
	reader->key_place = yreader_place(reader, event);
	reader->key_end = yreader_text_at(reader, &event->end_mark);
	if (length > YTREE_KEY_LIMIT) {
		diag_unreadable(reader->file.diag, reader->key_place, "Y011 key-too-long",
		                "a key of %zu bytes; it may have %d", length, YTREE_KEY_LIMIT);
		return false;
	}
	if (event->data.scalar.plain_implicit && text_equal(value, "<<")) {
		diag_label(diag_error(reader->file.diag, reader->key_place, "Y015 merge-key",
		                      "merge keys are not allowed"),
		           "write the keys here again");
		reader->key = NULL;
		return true;
	}
	reader->key = copy_key(reader, event);
	return true;
}

/* What follows the text; of an empty one, whose marks may be further on, what
 * follows its key's colon. */
static const char *text_behind(struct yreader *reader, const struct ynode *node,
                               const yaml_mark_t *end)
{
	const char *colon;

	if (node->length > 0 || node->key == NULL)
		return yreader_text_at(reader, end);
	colon = reader->key_end + strspn(reader->key_end, " \t");
	return colon + (*colon == ':');
}

/* A blank and a `#` behind the text: a comment, perhaps not meant as one. Behind
 * no text a comment is usual, but for one such as `#0B5FA5`. */
static bool is_commented(struct yreader *reader, const struct ynode *node, const yaml_mark_t *end)
{
	const char *rest = text_behind(reader, node, end);
	const char *sign = rest + strspn(rest, " \t");

	return sign > rest && *sign == '#' && (node->length > 0 || strchr(" \t\r\n#", sign[1]) == NULL);
}

static void check_plain(struct yreader *reader, struct ynode *node, const yaml_event_t *event)
{
	node->commented = is_commented(reader, node, &event->end_mark);
	if (node->length > YTREE_PLAIN_LIMIT)
		diag_label(diag_error(reader->file.diag, node->place, "Y013 plain-too-long",
		                      "an unquoted text of %zu bytes; it may have %d",
		                      node->length, YTREE_PLAIN_LIMIT),
		           "quote it, or write it below a `|`");
}

static bool take_scalar(struct yreader *reader, const yaml_event_t *event)
{
	struct ynode *node;

	if (event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL)
		yrefuse_property(reader, event);
	if (expects_key(reader))
		return take_key(reader, event);
	node = add_node(reader, YNODE_SCALAR, yreader_place(reader, event));
	if (node == NULL)
		return false;
	node->style = style_of(event);
	node->text = copy_scalar(reader, event, node->place);
	node->length = event->data.scalar.length;
	if (node->style == YNODE_PLAIN)
		check_plain(reader, node, event);
	return true;
}

/* The tree will not be used, but what follows is still looked at. */
static bool take_alias(struct yreader *reader, const yaml_event_t *event)
{
	yrefuse_alias(reader, event);
	reader->broken = true;
	if (expects_key(reader)) {
		reader->has_key = true;
		reader->key = NULL;
		return true;
	}
	return add_node(reader, YNODE_SCALAR, yreader_place(reader, event)) != NULL;
}

static bool open_collection(struct yreader *reader, enum ynode_kind kind,
                            const yaml_event_t *event, bool flow)
{
	struct place place = yfile_place(&reader->file, &event->start_mark);
	struct ynode *node;

	if (expects_key(reader)) {
		yrefuse_complex_key(reader, place);
		return false;
	}
	if (++reader->depth > YTREE_DEPTH_LIMIT) {
		yrefuse_depth(reader, place);
		return false;
	}
	node = add_node(reader, kind, place);
	if (node == NULL)
		return false;
	node->flow = flow;
	reader->open = node;
	return true;
}

static bool take_sequence(struct yreader *reader, const yaml_event_t *event)
{
	if (event->data.sequence_start.anchor != NULL || event->data.sequence_start.tag != NULL)
		yrefuse_property(reader, event);
	return open_collection(reader, YNODE_SEQUENCE, event,
	                       event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static bool take_mapping(struct yreader *reader, const yaml_event_t *event)
{
	if (event->data.mapping_start.anchor != NULL || event->data.mapping_start.tag != NULL)
		yrefuse_property(reader, event);
	return open_collection(reader, YNODE_MAP, event,
	                       event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

/* End marks of block collections lie at the next token and mean nothing. */
static bool close_collection(struct yreader *reader, const yaml_event_t *event)
{
	struct ynode *node = reader->open;

	assert(node != NULL);
	if (node->kind == YNODE_MAP)
		ykeys_check(node, reader->file.diag);
	if (node->flow && (int)event->end_mark.line + 1 == node->place.line)
		node->place = place_until(node->place, (int)event->end_mark.column + 1);
	reader->open = node->parent;
	reader->depth--;
	return true;
}

/* ---- the stream ---- */

/* False stops the reading: diag has the reason. */
static bool take_event(struct yreader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return true;
	case YAML_DOCUMENT_START_EVENT:
		if (++reader->document_count == 1)
			return true;
		yrefuse_document(reader, event);
		return false;
	case YAML_ALIAS_EVENT:
		return take_alias(reader, event);
	case YAML_SCALAR_EVENT:
		return take_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		return take_sequence(reader, event);
	case YAML_MAPPING_START_EVENT:
		return take_mapping(reader, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_collection(reader, event);
	}
	return true;
}

static bool read_events(struct yreader *reader, yaml_parser_t *parser)
{
	yaml_event_t event;
	bool going = true, last;

	do {
		if (!yaml_parser_parse(parser, &event)) {
			yproblem_report(&reader->file, parser);
			return false;
		}
		last = event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT;
		going = take_event(reader, &event);
		yaml_event_delete(&event);
	} while (going && !last);
	return going && !reader->broken;
}

static struct ynode *empty_map(struct yreader *reader)
{
	struct place start = { .file = reader->file.name, .line = 1, .column = 1 };

	return add_node(reader, YNODE_MAP, start);
}

struct ynode *ytree_parse(const char *file, const struct text *text,
                          struct arena *arena, struct diag *diag)
{
	struct yreader reader = { .file = { file, *text, arena, diag } };
	yaml_parser_t parser;
	bool whole;

	if (text->size >= 3 && memcmp(text->data, "\xEF\xBB\xBF", 3) == 0)
		reader.file.text = (struct text){ text->data + 3, text->size - 3 };
	reader.cursor = reader.file.text.data;
	if (yrefuse_line_separators(&reader.file))
		return NULL;
	if (!yaml_parser_initialize(&parser))
		arena_exhausted();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)reader.file.text.data,
	                             reader.file.text.size);
	whole = read_events(&reader, &parser);
	yaml_parser_delete(&parser);
	if (!whole)
		return NULL;
	if (reader.root == NULL)
		return empty_map(&reader);
	return yrefuse_lost_key(&reader) ? NULL : reader.root;
}
