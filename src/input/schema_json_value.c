/* What a value of each kind may be, as JSON Schema. The patterns see a text
 * as YAML 1.2 readers give it: `18` is a number there, `18 %` a text. */
#include "schema_json.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "model/rules.h"

/* As number_parse reads it, but for the sign. */
#define FIGURE "[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?"

/* ---- numbers ---- */

/* Digits of a whole bound that is 0 or a power of ten; -1 for others. */
static int power_of_ten(double bound)
{
	double power = 1;
	int digits = 1;

	if (bound == 0)
		return 0;
	for (; power < fabs(bound) && digits < 16; digits++)
		power *= 10;
	return power == fabs(bound) ? digits : -1;
}

/* Figures from 0 to `bound`: `0*[0-9]{1,2}(\.[0-9]+)?|0*100(\.0+)?` */
static const char *figures_to(struct arena *arena, double bound)
{
	const int digits = power_of_ten(bound);

	if (digits < 2)
		return FIGURE;
	return arena_printf(arena, "0*[0-9]{1,%d}(\\.[0-9]+)?|0*1%0*d(\\.0+)?", digits - 1,
	                    digits - 1, 0);
}

static bool is_percentage(enum schema_kind kind)
{
	return kind == SCHEMA_PERCENT || kind == SCHEMA_WEIGHT || kind == SCHEMA_WEIGHTS;
}

/* `31 %`, within the range; other numbers are texts in quotes only. */
static const char *number_pattern(struct arena *arena, const struct schema_key *key)
{
	if (!is_percentage(key->kind))
		return key->least < 0 || key->most == 0 ? "-?" FIGURE : FIGURE;
	if (key->least == 0)
		return arena_printf(arena, "(%s) *%%?", figures_to(arena, key->most));
	return arena_printf(arena, "(%s|-(%s)) *%%?", figures_to(arena, key->most),
	                    figures_to(arena, key->least));
}

static void put_pattern(struct schema_out *out, const char *expected, const char *pattern)
{
	json_out_string(&out->json, "title", expected);
	json_out_string(&out->json, "pattern", pattern);
	json_out_string(&out->json, "patternErrorMessage",
	                arena_printf(&out->arena, "This is not %s.", expected));
}

/* 1, 1000 or 10000; also in quotes. */
static void put_choices(struct schema_out *out, const double *choices)
{
	const char *pattern = "";
	char text[NUMBER_SIZE];

	json_out_list(&out->json, "anyOf");
	json_out_object(&out->json, NULL);
	json_out_list(&out->json, "enum");
	for (const double *choice = choices; *choice != 0; choice++) {
		json_out_number(&out->json, NULL, *choice);
		number_shortest(text, *choice);
		pattern = arena_printf(&out->arena, "%s%s%s", pattern, *pattern != '\0' ? "|" : "", text);
	}
	json_out_close(&out->json);
	json_out_close(&out->json);
	schema_put_yaml(out, NULL, arena_printf(&out->arena, "{type: string, pattern: '^(%s)$'}",
	                                        pattern));
	json_out_close(&out->json);
}

static void put_number(struct schema_out *out, const struct schema_key *key)
{
	const enum schema_kind kind = is_percentage(key->kind) ? SCHEMA_PERCENT : SCHEMA_NUMBER;

	if (key->choices != NULL) {
		put_choices(out, key->choices);
		return;
	}
	schema_put_members(out, "type: [number, string]");
	put_pattern(out, schema_number_expected(&out->arena, kind, key),
	            arena_printf(&out->arena, "^(%s)$", number_pattern(&out->arena, key)));
	if (key->least < 0 || key->most > 0) {
		json_out_number(&out->json, "minimum", key->least);
		json_out_number(&out->json, "maximum", key->most);
	}
}

/* ---- words ---- */

static void put_word_list(struct schema_out *out, const char *key, const struct word_table *words)
{
	json_out_list(&out->json, key);
	for (size_t i = 0; i < words->count; i++)
		if (words->words[i] != NULL)
			json_out_string(&out->json, NULL, words->words[i]);
	json_out_close(&out->json);
}

static void put_words(struct schema_out *out, const struct word_table *words)
{
	json_out_string(&out->json, "title", words->what);
	put_word_list(out, "enum", words);
}

/* ---- ids ---- */

/* `on|off`, after `words` */
static const char *join_words(struct arena *arena, const char *words, const char *const *more)
{
	for (; more != NULL && *more != NULL; more++)
		words = arena_printf(arena, "%s%s%s", words, *words != '\0' ? "|" : "", *more);
	return words;
}

static void put_id_pattern(struct schema_out *out, const char *letters, const char *const *reserved)
{
	const char *never = join_words(&out->arena, "", schema_never_ids);

	never = join_words(&out->arena, never, reserved);
	json_out_string(&out->json, "type", "string");
	put_pattern(out, "an id", arena_printf(&out->arena, "^(?!(%s)$)[%s][%s0-9_-]{0,%d}$", never,
	                                       letters, letters, SCHEMA_ID_LIMIT - 1));
}

/* An id of the collection: one that is declared, or that refers to it. */
static void put_id(struct schema_out *out, enum collection collection)
{
	const struct collection_info *info = &schema_collections[collection];

	if (info->reserved != NULL) {
		put_id_pattern(out, "a-z", info->reserved);
		return;
	}
	json_out_string(&out->json, "title", info->noun);
	schema_put_reference(out, info->upper_case ? "id_in_any_case" : "id");
}

/* ---- lists and maps ---- */

static void put_limit(struct schema_out *out, const char *name, size_t limit)
{
	if (limit > 0)
		json_out_integer(&out->json, name, (long long)limit);
}

static void put_list(struct schema_out *out, const struct schema_key *key)
{
	struct schema_key item = *key;

	item.kind = key->item;
	json_out_string(&out->json, "type", "array");
	put_limit(out, "maxItems", key->limit);
	json_out_object(&out->json, "items");
	schema_put_value(out, &item);
	json_out_close(&out->json);
}

static void put_word_map(struct schema_out *out, const struct schema_key *key)
{
	json_out_object(&out->json, "properties");
	for (size_t i = 0; i < key->key_words->count; i++) {
		json_out_object(&out->json, key->key_words->words[i]);
		schema_put_reference(out, schema_title(key->object));
		json_out_close(&out->json);
	}
	json_out_close(&out->json);
	json_out_boolean(&out->json, "additionalProperties", false);
}

static void put_id_map(struct schema_out *out, const struct schema_key *key)
{
	json_out_object(&out->json, "propertyNames");
	put_id(out, key->keyed_by != COLLECTION_NONE ? key->keyed_by : key->collection);
	json_out_close(&out->json);
	json_out_object(&out->json, "additionalProperties");
	if (key->table_key == NULL)
		schema_put_reference(out, schema_title(key->object));
	else
		schema_put_members(out, arena_printf(&out->arena,
			"anyOf: [{$ref: '#/$defs/%s'}, {$ref: '#/$defs/nothing'}]",
			schema_definition_name(out, schema_title(key->object))));
	json_out_close(&out->json);
}

static void put_map(struct schema_out *out, const struct schema_key *key)
{
	json_out_string(&out->json, "type", "object");
	put_limit(out, "maxProperties", key->limit);
	if (key->key_words != NULL)
		put_word_map(out, key);
	else
		put_id_map(out, key);
}

static void put_flags(struct schema_out *out, const struct schema_key *key)
{
	json_out_string(&out->json, "type", "array");
	json_out_object(&out->json, "items");
	put_words(out, key->words);
	json_out_close(&out->json);
}

/* ---- values with alternatives ---- */

/* Opens one of the alternatives below "anyOf". */
static void begin_alternatives(struct schema_out *out)
{
	json_out_list(&out->json, "anyOf");
	json_out_object(&out->json, NULL);
}

static void next_alternative(struct schema_out *out)
{
	json_out_close(&out->json);
	json_out_object(&out->json, NULL);
}

static void end_alternatives(struct schema_out *out)
{
	json_out_close(&out->json);
	json_out_close(&out->json);
}

static void put_languages(struct schema_out *out, const struct schema_key *key)
{
	begin_alternatives(out);
	put_words(out, key->words);
	next_alternative(out);
	put_flags(out, key);
	schema_put_members(out, "{minItems: 1, uniqueItems: true}");
	end_alternatives(out);
}

static void put_capacity(struct schema_out *out, const struct schema_key *key)
{
	begin_alternatives(out);
	put_number(out, key);
	next_alternative(out);
	json_out_string(&out->json, "type", "object");
	json_out_object(&out->json, "additionalProperties");
	put_number(out, key);
	json_out_close(&out->json);
	end_alternatives(out);
}

static void put_word_or_number(struct schema_out *out, const struct schema_key *key)
{
	begin_alternatives(out);
	put_number(out, key);
	next_alternative(out);
	put_words(out, key->words);
	end_alternatives(out);
}

/* A number, `18 %`, unknown or ~; the quoted ~ is a text to YAML. */
static void put_weight(struct schema_out *out, const struct schema_key *key)
{
	begin_alternatives(out);
	put_number(out, key);
	next_alternative(out);
	schema_put_members(out, "{title: unknown, enum: [unknown]}");
	next_alternative(out);
	schema_put_members(out, "{type: string, pattern: '^~$'}");
	end_alternatives(out);
}

static void put_weights(struct schema_out *out, const struct schema_key *key)
{
	schema_put_members(out, "{type: object, propertyNames: {$ref: '#/$defs/id'}}");
	json_out_object(&out->json, "additionalProperties");
	put_number(out, key);
	json_out_close(&out->json);
}

static void put_text(struct schema_out *out, const struct schema_key *key)
{
	const struct form_info *form = &schema_forms[key->form];

	if (key->form == FORM_ANY) {
		schema_put_reference(out, "line");
	} else if (key->form == FORM_PATH) {
		schema_put_reference(out, "path");
	} else {
		schema_put_members(out, form->digits ? "{type: [string, number], minimum: 0}" : "type: string");
		put_pattern(out, form->expected, form->pattern);
	}
}

/* ---- rules ---- */

/* A level, or parameters with or without one. */
static void put_rule(struct schema_out *out, const struct rule *rule)
{
	const char *level = rule->fixed ? "{title: level, enum: [error]}" : "{$ref: '#/$defs/level'}";

	json_out_object(&out->json, rule->code);
	json_out_string(&out->json, "title", arena_printf(&out->arena, "%s %s", rule->code, rule->name));
	json_out_list(&out->json, "anyOf");
	schema_put_yaml(out, NULL, level);
	json_out_object(&out->json, NULL);
	json_out_string(&out->json, "type", "object");
	json_out_object(&out->json, "properties");
	schema_put_yaml(out, "level", level);
	for (size_t i = 0; i < RULE_PARAMETERS && rule->parameters[i].name != NULL; i++) {
		json_out_object(&out->json, rule->parameters[i].name);
		json_out_number(&out->json, "default", rule->parameters[i].value);
		schema_put_reference(out, "number");
		json_out_close(&out->json);
	}
	json_out_close(&out->json);
	json_out_boolean(&out->json, "additionalProperties", false);
	end_alternatives(out);
	json_out_close(&out->json);
}

/* The code or the name of a rule that can be waived. */
static void put_rule_word(struct schema_out *out, const struct schema_key *key)
{
	(void)key;
	json_out_string(&out->json, "title", schema_kind_expected(SCHEMA_RULE));
	json_out_list(&out->json, "enum");
	for (size_t i = 0; i < rule_count * 2; i++) {
		const struct rule *rule = &rules[i % rule_count];

		if (!rule->fixed)
			json_out_string(&out->json, NULL, i < rule_count ? rule->code : rule->name);
	}
	json_out_close(&out->json);
}

/* By code or by name; a rule stands once. */
static void put_rules(struct schema_out *out, const struct schema_key *key)
{
	(void)key;
	json_out_string(&out->json, "type", "object");
	json_out_object(&out->json, "properties");
	for (size_t i = 0; i < rule_count * 2; i++) {
		const struct rule *rule = &rules[i % rule_count];

		json_out_object(&out->json, i < rule_count ? rule->code : rule->name);
		schema_put_reference(out, rule->code);
		json_out_close(&out->json);
	}
	json_out_close(&out->json);
	json_out_boolean(&out->json, "additionalProperties", false);
	json_out_object(&out->json, "dependentSchemas");
	for (size_t i = 0; i < rule_count; i++)
		schema_put_yaml(out, rules[i].code,
		                arena_printf(&out->arena, "properties: {%s: false}", rules[i].name));
	json_out_close(&out->json);
}

/* ---- which kind is what ---- */

/* Kinds whose values are the same wherever they stand. */
static const char *const fixed_shapes[] = {
	[SCHEMA_NAME] = "$ref: '#/$defs/name'",
	[SCHEMA_WORDS] = "$ref: '#/$defs/words'",
	[SCHEMA_PROSE] = "$ref: '#/$defs/prose'",
	[SCHEMA_YESNO] = "$ref: '#/$defs/yes_or_no'",
	[SCHEMA_DATE] = "$ref: '#/$defs/date'",
	[SCHEMA_SCORE] = "$ref: '#/$defs/score'",
	[SCHEMA_TEXT_MAP] = "{type: object, additionalProperties: "
	                    "{anyOf: [{$ref: '#/$defs/words'}, {$ref: '#/$defs/nothing'}]}}",
	[SCHEMA_ANCHORS] = "{type: object, propertyNames: {pattern: '^-?" FIGURE "$'}, "
	                   "additionalProperties: "
	                   "{anyOf: [{$ref: '#/$defs/words'}, {$ref: '#/$defs/nothing'}]}}",
	[SCHEMA_JUDGEMENT] = "anyOf: [{$ref: '#/$defs/comparisons'}, {$ref: '#/$defs/order_of_factors'}, "
	                     "{$ref: '#/$defs/points'}]",
	[SCHEMA_SCORES] = "$ref: '#/$defs/scores'",
	[SCHEMA_SCORE_TABLE] = "{type: object, propertyNames: {$ref: '#/$defs/id'}, "
	                       "additionalProperties: {$ref: '#/$defs/scores'}}",
};

static void put_fixed(struct schema_out *out, const struct schema_key *key)
{
	schema_put_members(out, fixed_shapes[key->kind]);
}

static void put_reference(struct schema_out *out, const struct schema_key *key)
{
	schema_put_reference(out, schema_title(key->object));
}

static void put_enum(struct schema_out *out, const struct schema_key *key)
{
	put_words(out, key->words);
}

static void put_id_of(struct schema_out *out, const struct schema_key *key)
{
	put_id(out, key->collection);
}

static void (*const printers[])(struct schema_out *, const struct schema_key *) = {
	[SCHEMA_TEXT] = put_text,
	[SCHEMA_NAME] = put_fixed,
	[SCHEMA_WORDS] = put_fixed,
	[SCHEMA_PROSE] = put_fixed,
	[SCHEMA_NUMBER] = put_number,
	[SCHEMA_PERCENT] = put_number,
	[SCHEMA_MONEY] = put_number,
	[SCHEMA_YESNO] = put_fixed,
	[SCHEMA_DATE] = put_fixed,
	[SCHEMA_ENUM] = put_enum,
	[SCHEMA_ID] = put_id_of,
	[SCHEMA_SCORE] = put_fixed,
	[SCHEMA_OBJECT] = put_reference,
	[SCHEMA_SCALE] = put_reference,
	[SCHEMA_LIST] = put_list,
	[SCHEMA_MAP] = put_map,
	[SCHEMA_TEXT_MAP] = put_fixed,
	[SCHEMA_FLAGS] = put_flags,
	[SCHEMA_LANGUAGES] = put_languages,
	[SCHEMA_CAPACITY] = put_capacity,
	[SCHEMA_THRESHOLD] = put_word_or_number,
	[SCHEMA_ANCHORS] = put_fixed,
	[SCHEMA_JUDGEMENT] = put_fixed,
	[SCHEMA_SCORES] = put_fixed,
	[SCHEMA_WEIGHTS] = put_weights,
	[SCHEMA_SCORE_TABLE] = put_fixed,
	[SCHEMA_WEIGHT] = put_weight,
	[SCHEMA_RULE] = put_rule_word,
	[SCHEMA_RULES] = put_rules,
};

void schema_put_value(struct schema_out *out, const struct schema_key *key)
{
	printers[key->kind](out, key);
}

/* ---- definitions ---- */

/* Nothing of the table depends on these. */
static const struct { const char *name, *yaml; } definitions[] = {
	{ "nothing",
	  "title: nothing\n"
	  "description: Left empty, as if the key were not there.\n"
	  "not:\n"
	  "  anyOf:\n"
	  "  - type: [number, boolean, array, object]\n"
	  "  - {type: string, pattern: '[^ \\t\\n]'}\n" },
	{ "true_or_false",
	  "title: true or false\n"
	  "description: A text here, although YAML takes it for more.\n"
	  "not: {type: ['null', string, number, array, object]}\n" },
	{ "date",
	  "title: a date as YYYY-MM-DD\n"
	  "type: string\n"
	  "pattern: '^(((19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
	  "|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])))"
	  "|((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29)$'\n"
	  "patternErrorMessage: This is not a date as YYYY-MM-DD.\n"
	  "examples: ['2026-10-30']\n" },
	{ "score",
	  "anyOf:\n"
	  "- title: 'a score: a number, a range such as 3..6, or unknown'\n"
	  "  type: [number, string]\n"
	  "  pattern: '^(unknown|~|-?" FIGURE "(\\.\\.-?" FIGURE ")?)$'\n"
	  "  patternErrorMessage: 'This is not a score: a number, a range such as 3..6, or unknown.'\n"
	  "- {title: unknown, enum: [unknown]}\n"
	  "- title: '~'\n"
	  "  description: The same as unknown.\n"
	  "  not: {type: [string, number, boolean, array, object]}\n" },
	{ "scores",
	  "title: scores\n"
	  "type: object\n"
	  "propertyNames: {$ref: '#/$defs/id'}\n"
	  "additionalProperties: {$ref: '#/$defs/score'}\n" },
	{ "path",
	  "title: a path inside the project\n"
	  "allOf:\n"
	  "- {$ref: '#/$defs/line'}\n"
	  "- pattern: '^(?!/)(?!([^\\n]*/)?\\.\\.(/|[ \\t\\n]*$))'\n"
	  "  patternErrorMessage: A path may not begin with / nor leave the project by .. .\n" },
	{ "file",
	  "title: file\n"
	  "type: object\n"
	  "properties: {file: {description: A Markdown file of the project., $ref: '#/$defs/path'}}\n"
	  "required: [file]\n"
	  "additionalProperties: false\n" },
	{ "text_or_file", "anyOf: [{$ref: '#/$defs/text'}, {$ref: '#/$defs/file'}]" },
	{ "comparisons",
	  "title: comparisons of pairs of factors\n"
	  "type: array\n"
	  "items: {$ref: '#/$defs/comparison'}\n" },
	{ "order_of_factors",
	  "title: factors, the most important first\n"
	  "type: array\n"
	  "uniqueItems: true\n"
	  "items: {title: attractiveness factor, $ref: '#/$defs/id'}\n" },
};

/* A text before `pattern`'s limits, which YAML may take for more than a text. */
static void put_text_definition(struct schema_out *out, const char *name, const char *title,
                                const char *rest)
{
	schema_put_yaml(out, name, arena_printf(&out->arena,
		"anyOf:\n- {title: %s, type: [string, number], patternErrorMessage: This is not %s., %s}\n"
		"- {$ref: '#/$defs/true_or_false'}\n", title, title, rest));
}

static void put_line(struct schema_out *out, const char *name, int limit)
{
	put_text_definition(out, name, "a text of one line", arena_printf(&out->arena,
		"pattern: '^[^\\n]{0,%d}[^ \\t\\n][ \\t\\n]*$'", limit - 1));
}

/* The value in whatever language, or by language: {en: ..., zh: ...}. */
static void put_by_language(struct schema_out *out, const char *name, const char *value)
{
	json_out_object(&out->json, name);
	json_out_list(&out->json, "anyOf");
	schema_put_yaml(out, NULL, arena_printf(&out->arena, "{$ref: '#/$defs/%s'}", value));
	json_out_object(&out->json, NULL);
	json_out_string(&out->json, "title", "by language");
	json_out_string(&out->json, "type", "object");
	json_out_object(&out->json, "properties");
	for (size_t i = 0; i < words_language.count; i++)
		schema_put_yaml(out, words_language.words[i], arena_printf(&out->arena,
			"anyOf: [{$ref: '#/$defs/%s'}, {$ref: '#/$defs/nothing'}]", value));
	json_out_close(&out->json);
	schema_put_members(out, "{additionalProperties: false, "
	                        "not: {additionalProperties: {$ref: '#/$defs/nothing'}}}");
	json_out_close(&out->json);
	json_out_close(&out->json);
	json_out_close(&out->json);
}

static void put_id_definition(struct schema_out *out, const char *name, const char *letters)
{
	json_out_object(&out->json, name);
	put_id_pattern(out, letters, NULL);
	json_out_close(&out->json);
}

/* {over: [potential, margin], by: 3} */
static void put_comparison(struct schema_out *out)
{
	json_out_object(&out->json, "comparison");
	schema_put_members(out, "{title: comparison, type: object, required: [over, by], "
	                        "additionalProperties: false}");
	json_out_object(&out->json, "properties");
	schema_put_yaml(out, "over",
	                "description: Two factors, the one that matters more first.\n"
	                "type: array\n"
	                "items: {title: attractiveness factor, $ref: '#/$defs/id'}\n"
	                "minItems: 2\n"
	                "maxItems: 2\n"
	                "uniqueItems: true\n");
	json_out_object(&out->json, "by");
	json_out_string(&out->json, "description", schema_pairwise_by.description);
	put_number(out, &schema_pairwise_by);
	json_out_close(&out->json);
	json_out_close(&out->json);
	json_out_close(&out->json);
}

/* {potential: 100, growth: 80} */
static void put_points(struct schema_out *out)
{
	json_out_object(&out->json, "points");
	schema_put_members(out, "{title: points by factor, type: object, "
	                        "propertyNames: {$ref: '#/$defs/id'}, "
	                        "not: {additionalProperties: {type: number, maximum: 0}}}");
	json_out_object(&out->json, "additionalProperties");
	json_out_string(&out->json, "description", schema_swing_points.description);
	put_number(out, &schema_swing_points);
	json_out_close(&out->json);
	json_out_close(&out->json);
}

/* The words as YAML takes them, or all of them as texts. */
static void put_yes_or_no(struct schema_out *out)
{
	const char *const *words = schema_yes_words;

	schema_put_yaml(out, "yes_or_no", arena_printf(&out->arena,
		"anyOf:\n- {title: yes or no, enum: [%s, %s, %s, %s]}\n"
		"- {type: string, pattern: '^(%s|%s)$'}\n",
		words[1], words[0], words[3], words[2], words[3], words[2]));
}

static void put_rule_definitions(struct schema_out *out)
{
	json_out_object(&out->json, "number");
	put_number(out, &(struct schema_key){ .kind = SCHEMA_NUMBER });
	json_out_close(&out->json);
	json_out_object(&out->json, "level");
	put_words(out, &words_rule_level);
	json_out_close(&out->json);
	for (size_t i = 0; i < rule_count; i++)
		put_rule(out, &rules[i]);
}

void schema_put_definitions(struct schema_out *out)
{
	put_id_definition(out, "id", "a-z");
	put_id_definition(out, "id_in_any_case", "A-Za-z");
	put_line(out, "line", SCHEMA_TEXT_LIMIT);
	put_line(out, "line_of_a_name", SCHEMA_NAME_LIMIT);
	put_text_definition(out, "text", "a text", arena_printf(&out->arena,
		"pattern: '[^ \\t\\n]', maxLength: %d", SCHEMA_PROSE_LIMIT));
	put_by_language(out, "name", "line_of_a_name");
	put_by_language(out, "words", "text");
	put_by_language(out, "prose", "text_or_file");
	put_yes_or_no(out);
	put_comparison(out);
	put_points(out);
	for (size_t i = 0; i < sizeof(definitions) / sizeof(definitions[0]); i++)
		schema_put_yaml(out, definitions[i].name, definitions[i].yaml);
	put_rule_definitions(out);
}
