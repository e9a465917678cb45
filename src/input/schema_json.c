/* The JSON Schema: one definition for each object, its keys as properties. A
 * key that is not required may also be left empty. */
#include "schema_json.h"

#include <assert.h>
#include <string.h>

#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"
#include "input/schema_print.h"
#include "yaml/ytree.h"

/* ---- YAML to JSON ---- */

static void put_scalar(struct json_out *json, const char *key, const char *text, bool plain)
{
	double value;

	if (plain && number_parse(text, strlen(text), &value))
		json_out_number(json, key, value);
	else if (plain && (text_equal(text, "true") || text_equal(text, "false")))
		json_out_boolean(json, key, text_equal(text, "true"));
	else
		json_out_string(json, key, text);
}

static void put_tree(struct json_out *json, const char *key, const struct ynode *node)
{
	if (node->kind == YNODE_SCALAR) {
		put_scalar(json, key, node->text, node->style == YNODE_PLAIN);
		return;
	}
	if (node->kind == YNODE_MAP)
		json_out_object(json, key);
	else
		json_out_list(json, key);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next)
		put_tree(json, child->key, child);
	json_out_close(json);
}

/* The tables' YAML is right: tests read all of it. */
static const struct ynode *parse(struct schema_out *out, const char *yaml)
{
	struct diag diag;
	const struct text text = { yaml, strlen(yaml) };
	const struct ynode *tree;

	diag_init(&diag, &out->arena);
	tree = ytree_parse("table", &text, &out->arena, &diag);
	assert(tree != NULL && diag.count == 0);
	return tree;
}

void schema_put_yaml(struct schema_out *out, const char *key, const char *yaml)
{
	put_tree(&out->json, key, parse(out, yaml));
}

void schema_put_members(struct schema_out *out, const char *yaml)
{
	const struct ynode *tree = parse(out, yaml);

	for (const struct ynode *child = tree->first_child; child != NULL; child = child->next)
		put_tree(&out->json, child->key, child);
}

/* ---- keys ---- */

const char *schema_definition_name(struct schema_out *out, const char *name)
{
	char *copy = arena_string(&out->arena, name);

	for (char *c = copy; *c != '\0'; c++)
		if (*c == ' ')
			*c = '_';
	return copy;
}

void schema_put_reference(struct schema_out *out, const char *definition)
{
	json_out_string(&out->json, "$ref",
	                arena_printf(&out->arena, "#/$defs/%s",
	                             schema_definition_name(out, definition)));
}

/* `pdf md`: a list where the key takes a list of words. */
static void put_default(struct schema_out *out, const struct schema_key *key)
{
	if (key->default_text == NULL)
		return;
	if (key->kind != SCHEMA_FLAGS) {
		put_scalar(&out->json, "default", key->default_text, true);
		return;
	}
	json_out_list(&out->json, "default");
	for (size_t i = 0; i < key->words->count; i++)
		if (strstr(key->default_text, key->words->words[i]) != NULL)
			json_out_string(&out->json, NULL, key->words->words[i]);
	json_out_close(&out->json);
}

/* A list of one: `- ` stands before a value of one line; a block of lines,
 * which holds keys, stands by itself. */
static void put_example(struct schema_out *out, const char *example)
{
	if (example == NULL)
		return;
	if (strchr(example, '\n') == NULL) {
		schema_put_yaml(out, "examples", arena_printf(&out->arena, "- %s\n", example));
		return;
	}
	json_out_list(&out->json, "examples");
	schema_put_yaml(out, NULL, example);
	json_out_close(&out->json);
}

/* One of the key's values, or nothing at all. */
static void put_optional_value(struct schema_out *out, const struct schema_key *key)
{
	json_out_list(&out->json, "anyOf");
	json_out_object(&out->json, NULL);
	schema_put_value(out, key);
	json_out_close(&out->json);
	schema_put_yaml(out, NULL, "{$ref: '#/$defs/nothing'}");
	json_out_close(&out->json);
}

static void put_key(struct schema_out *out, const struct schema_key *key, bool required)
{
	const char *description = schema_description(key, &out->arena);

	json_out_object(&out->json, key->name);
	json_out_string(&out->json, "description", description);
	if (strchr(description, '`') != NULL)
		json_out_string(&out->json, "markdownDescription", description);
	put_default(out, key);
	put_example(out, key->example);
	if (required)
		schema_put_value(out, key);
	else
		put_optional_value(out, key);
	json_out_close(&out->json);
}

/* ---- what one key says of another ---- */

/* A file that is given, beside the key that it stands instead of. */
static void put_alternatives(struct schema_out *out, const struct schema_object *object)
{
	for (size_t i = 0; i < object->count; i++) {
		const struct schema_key *key = &object->keys[i];

		if (key->instead_of != NULL)
			schema_put_members(out, arena_printf(&out->arena,
				"not: {required: [%s, %s], properties: {%s: {not: {$ref: '#/$defs/nothing'}}}}",
				key->name, key->instead_of, key->name));
	}
}

/* Stated weights stand with each factor; others come from `judgement`. */
static const char weight_methods[] =
	"allOf:\n"
	"- if: {properties: {weights: {anyOf: [{const: stated}, {$ref: '#/$defs/nothing'}]}}}\n"
	"  then:\n"
	"    properties:\n"
	"      judgement: {$ref: '#/$defs/nothing'}\n"
	"      factors:\n"
	"        additionalProperties:\n"
	"          required: [weight]\n"
	"          properties: {weight: {not: {$ref: '#/$defs/nothing'}}}\n"
	"  else:\n"
	"    required: [judgement]\n"
	"    properties:\n"
	"      factors:\n"
	"        additionalProperties: {properties: {weight: {$ref: '#/$defs/nothing'}}}\n"
	"- if: {properties: {weights: {const: pairwise}}, required: [weights]}\n"
	"  then: {properties: {judgement: {$ref: '#/$defs/comparisons'}}}\n"
	"- if: {properties: {weights: {const: ranked}}, required: [weights]}\n"
	"  then: {properties: {judgement: {$ref: '#/$defs/order_of_factors'}}}\n"
	"- if: {properties: {weights: {const: swing}}, required: [weights]}\n"
	"  then: {properties: {judgement: {$ref: '#/$defs/points'}}}\n";

static bool has_kind(const struct schema_object *object, enum schema_kind kind)
{
	for (size_t i = 0; i < object->count; i++)
		if (object->keys[i].kind == kind)
			return true;
	return false;
}

/* ---- objects ---- */

static bool is_in_table(const struct schema_object *object)
{
	for (size_t i = 0; i < schema_root.count; i++)
		if (schema_root.keys[i].object == object)
			return schema_root.keys[i].table_key != NULL;
	return false;
}

static void put_required(struct schema_out *out, const struct schema_object *object)
{
	bool open = false;

	for (size_t i = 0; i < object->count; i++) {
		if (!object->keys[i].required)
			continue;
		if (!open)
			json_out_list(&out->json, "required");
		json_out_string(&out->json, NULL, object->keys[i].name);
		open = true;
	}
	if (open)
		json_out_close(&out->json);
}

static void put_properties(struct schema_out *out, const struct schema_object *object)
{
	json_out_object(&out->json, "properties");
	for (size_t i = 0; i < object->count; i++)
		put_key(out, &object->keys[i], object->keys[i].required);
	json_out_close(&out->json);
}

/* Keys that the object does not list: ids of rest->keyed_by, or none. */
static void put_rest(struct schema_out *out, const struct schema_object *object)
{
	if (object->rest == NULL) {
		json_out_boolean(&out->json, "additionalProperties", false);
		return;
	}
	schema_put_yaml(out, "propertyNames", "{$ref: '#/$defs/id'}");
	json_out_object(&out->json, "additionalProperties");
	json_out_string(&out->json, "description", object->rest->description);
	schema_put_value(out, object->rest);
	json_out_close(&out->json);
}

static void put_map(struct schema_out *out, const struct schema_object *object)
{
	json_out_string(&out->json, "type", "object");
	put_properties(out, object);
	put_rest(out, object);
	if (!is_in_table(object))
		put_required(out, object);
	put_alternatives(out, object);
	if (has_kind(object, SCHEMA_JUDGEMENT))
		schema_put_members(out, weight_methods);
}

/* Its keys, or the value of its short key. */
static void put_short_or_map(struct schema_out *out, const struct schema_object *object)
{
	json_out_list(&out->json, "anyOf");
	json_out_object(&out->json, NULL);
	schema_put_value(out, schema_find(object, object->short_key));
	json_out_close(&out->json);
	json_out_object(&out->json, NULL);
	put_map(out, object);
	json_out_close(&out->json);
	json_out_close(&out->json);
}

static void put_object(struct schema_out *out, const struct schema_object *object)
{
	json_out_object(&out->json, schema_definition_name(out, schema_title(object)));
	json_out_string(&out->json, "title", schema_title(object));
	put_example(out, object->example);
	if (object->short_key != NULL)
		put_short_or_map(out, object);
	else
		put_map(out, object);
	json_out_close(&out->json);
}

static void put_objects(struct schema_out *out)
{
	const struct schema_object *objects[SCHEMA_OBJECT_LIMIT];
	const size_t count = schema_objects(objects);

	json_out_object(&out->json, "$defs");
	for (size_t i = 1; i < count; i++)
		put_object(out, objects[i]);
	schema_put_definitions(out);
	json_out_close(&out->json);
}

/* ---- the whole ---- */

/* Opens an element of "allOf": where `condition` holds, "then" follows. */
static void begin_rule(struct schema_out *out, const char *condition)
{
	json_out_object(&out->json, NULL);
	schema_put_yaml(out, "if", condition);
	json_out_object(&out->json, "then");
}

static void end_rule(struct schema_out *out)
{
	json_out_close(&out->json);
	json_out_close(&out->json);
}

/* Without included files the required keys are there, and not empty. */
static void put_required_keys(struct schema_out *out)
{
	begin_rule(out, "not: {required: [include], properties: {include: {type: array, minItems: 1}}}");
	put_required(out, &schema_root);
	json_out_object(&out->json, "properties");
	for (size_t i = 0; i < schema_root.count; i++)
		if (schema_root.keys[i].required)
			schema_put_yaml(out, schema_root.keys[i].name, "not: {$ref: '#/$defs/nothing'}");
	json_out_close(&out->json);
	end_rule(out);
}

/* Without a table, which an included file may name, an element is whole. */
static void put_whole_elements(struct schema_out *out, const struct schema_key *key)
{
	begin_rule(out, arena_printf(&out->arena,
		"not: {anyOf: [{required: [%s]}, {required: [include]}]}", key->table_key));
	json_out_object(&out->json, "properties");
	json_out_object(&out->json, key->name);
	json_out_object(&out->json, "additionalProperties");
	json_out_string(&out->json, "type", "object");
	put_required(out, key->object);
	for (int depth = 0; depth < 3; depth++)
		json_out_close(&out->json);
	end_rule(out);
}

static void put_root_rules(struct schema_out *out)
{
	json_out_list(&out->json, "allOf");
	put_required_keys(out);
	for (size_t i = 0; i < schema_root.count; i++)
		if (schema_root.keys[i].table_key != NULL)
			put_whole_elements(out, &schema_root.keys[i]);
	json_out_close(&out->json);
}

static void put_root(struct schema_out *out, bool fragment)
{
	json_out_object(&out->json, "properties");
	for (size_t i = 0; i < schema_root.count; i++)
		if (!fragment || !text_equal(schema_root.keys[i].name, "include"))
			put_key(out, &schema_root.keys[i], false);
	json_out_close(&out->json);
	json_out_boolean(&out->json, "additionalProperties", false);
	if (!fragment)
		put_root_rules(out);
}

void schema_print_json(FILE *file, bool fragment)
{
	struct schema_out out;
	const char *part = fragment ? "-fragment" : "";

	arena_init(&out.arena);
	json_out_init(&out.json, file);
	json_out_object(&out.json, NULL);
	json_out_string(&out.json, "$schema", "https://json-schema.org/draft/2020-12/schema");
	json_out_string(&out.json, "$id",
	                arena_printf(&out.arena, "urn:kaism:schema:kaism%s-%d", part, SCHEMA_FORMAT));
	json_out_string(&out.json, "title", fragment ? "kaism project, included file" : "kaism project");
	json_out_string(&out.json, "description",
	                fragment ? "A file of a key account selection that kaism.yaml includes."
	                         : "The root file of a key account selection, kaism.yaml.");
	if (fragment)
		schema_put_members(&out, "type: [object, 'null']");
	else
		json_out_string(&out.json, "type", "object");
	put_root(&out, fragment);
	put_objects(&out);
	json_out_close(&out.json);
	arena_release(&out.arena);
}
