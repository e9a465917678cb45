/* Shared by the files that print the JSON Schema. Each schema_put_* function
 * adds members to the JSON object that is open. */
#ifndef KAISM_INPUT_SCHEMA_JSON_H
#define KAISM_INPUT_SCHEMA_JSON_H

#include "base/arena.h"
#include "base/json.h"
#include "input/schema.h"

struct schema_out {
	struct json_out json;
	struct arena arena;
};

/* What is the same whatever the table holds is written in this program as
 * YAML, which reads better than calls; this prints such a value, or the
 * members of such a map. Plain numbers, true and false keep their type. */
void schema_put_yaml(struct schema_out *out, const char *key, const char *yaml);
void schema_put_members(struct schema_out *out, const char *yaml);

/* "{$ref: '#/$defs/market_map'}" as a member; blanks become `_`. */
void schema_put_reference(struct schema_out *out, const char *definition);
/* The name of a definition as it stands in "$defs". */
const char *schema_definition_name(struct schema_out *out, const char *name);

/* What the key's value may be where one is written. */
void schema_put_value(struct schema_out *out, const struct schema_key *key);
/* The definitions that stand for no object: texts, dates, scores, rules. */
void schema_put_definitions(struct schema_out *out);

#endif
