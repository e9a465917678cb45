/* Values with a shape of their own. */
#include "load_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "model/rules.h"

static bool want(struct reader *reader, const struct schema_key *key, const struct ynode *node,
                 enum ynode_kind kind)
{
	if (node->kind == kind)
		return true;
	load_wrong_type(reader, node, schema_kind_expected(key->kind));
	return false;
}

/* documents: [dossier, board] */
void load_read_flags(struct reader *reader, const struct schema_key *key,
                     const struct ynode *node, void *base)
{
	bool *flags = (bool *)(void *)((char *)base + key->offset);
	int value;

	if (!want(reader, key, node, YNODE_SEQUENCE))
		return;
	memset(flags, 0, key->words->count * sizeof(*flags));
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		if (!want(reader, key, child, YNODE_SCALAR))
			continue;
		value = load_word(reader, key->words, child);
		if (value >= 0)
			flags[value] = true;
	}
}

static void add_language(struct reader *reader, const struct schema_key *key,
                         const struct ynode *node, struct selection *selection)
{
	int value = want(reader, key, node, YNODE_SCALAR) ? load_word(reader, key->words, node) : -1;

	if (value < 0)
		return;
	for (size_t i = 0; i < selection->language_count; i++)
		if (selection->languages[i] == (enum language)value) {
			load_error(reader, node, CONFLICT, "the language `%s` is named twice",
			           node->text);
			return;
		}
	selection->languages[selection->language_count++] = (enum language)value;
}

/* en, or [en, zh] */
void load_read_languages(struct reader *reader, const struct schema_key *key,
                         const struct ynode *node, void *base)
{
	struct selection *selection = base;

	selection->language_count = 0;
	if (node->kind != YNODE_SEQUENCE)
		add_language(reader, key, node, selection);
	else
		for (const struct ynode *child = node->first_child; child != NULL; child = child->next)
			add_language(reader, key, child, selection);
	if (selection->language_count > 0)
		return;
	selection->languages[selection->language_count++] = LANGUAGE_EN;
	if (node->kind == YNODE_SEQUENCE && node->first_child == NULL)
		load_error(reader, node, MISSING_KEY, "`%s` names no language", load_field(node));
}

/* 620, or {sales: 400, technical: 220}; their sum is the capacity in all */
void load_read_capacity(struct reader *reader, const struct schema_key *key,
                        const struct ynode *node, void *base)
{
	struct resources *resources = base;
	const struct schema_key number = {
		.kind = SCHEMA_NUMBER, .least = key->least, .most = key->most, .unit = key->unit,
	};
	struct named_number *items;
	size_t count = 0;
	double sum = 0;

	if (node->kind == YNODE_SCALAR) {
		load_read_number(reader, key, node, base);
		return;
	}
	if (!want(reader, key, node, YNODE_MAP))
		return;
	items = ARENA_ARRAY(reader->arena, struct named_number, node->child_count);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		struct named_number *item = &items[count];

		if (!load_is_number(reader, &number, child, &item->value))
			continue;
		item->name = child->key;
		item->place = child->key_place;
		sum += item->value;
		count++;
	}
	resources->capacity_by_function = items;
	resources->capacity_function_count = count;
	resources->capacity_days = sum;
}

/* 5.5, mean or median */
void load_read_threshold(struct reader *reader, const struct schema_key *key,
                         const struct ynode *node, void *base)
{
	struct matrix *matrix = base;
	const struct scale *scale = &matrix->scale;
	double value;
	int word;

	if (!want(reader, key, node, YNODE_SCALAR))
		return;
	word = word_find(key->words, node->text);
	if (word >= 0) {
		matrix->attractiveness_threshold_kind = (enum threshold_kind)word;
	} else if (load_is_number(reader, key, node, &value)) {
		matrix->attractiveness_threshold_kind = THRESHOLD_NUMBER;
		matrix->attractiveness_threshold = value;
		if (value < scale->min || value > scale->max)
			load_error(reader, node, OUT_OF_RANGE, "the threshold %s is off the scale %s to %s",
			           node->text, load_number(reader, scale->min),
			           load_number(reader, scale->max));
	}
}

static int compare_anchors(const void *a, const void *b)
{
	double left = ((const struct anchor *)a)->score, right = ((const struct anchor *)b)->score;

	return (left > right) - (left < right);
}

/* {0: shrinking, 5: with the market, 10: over 15 % a year} */
void load_read_anchors(struct reader *reader, const struct schema_key *key,
                       const struct ynode *node, void *base)
{
	const struct schema_key text = { .kind = SCHEMA_WORDS, .offset = offsetof(struct anchor, text) };
	const struct scale *scale = &reader->scale;
	struct anchor *anchors;
	size_t count = 0;
	double score;

	if (!want(reader, key, node, YNODE_MAP))
		return;
	anchors = ARENA_ARRAY(reader->arena, struct anchor, node->child_count);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		if (!number_parse(child->key, strlen(child->key), &score)) {
			load_error_at(reader, child, child->key_place, NOT_A_SCORE,
			              "`%s` is not a score that an anchor can stand at", child->key);
			continue;
		}
		if (score < scale->min || score > scale->max)
			load_error_at(reader, child, child->key_place, OFF_SCALE,
			              "the anchor %s is off the scale %s to %s", child->key,
			              load_number(reader, scale->min), load_number(reader, scale->max));
		anchors[count].score = score;
		load_read_words(reader, &text, child, &anchors[count++]);
	}
	qsort(anchors, count, sizeof(*anchors), compare_anchors);
	load_store_array(key, base, anchors, count);
}

/* ---- rules ---- */

static const struct rule *take_rule(struct reader *reader, const struct ynode *node,
                                    const char *word, struct place place)
{
	const struct rule *rule = rule_find(word);
	const char **names, *similar;
	struct finding *finding;

	if (rule != NULL)
		return rule;
	finding = load_error_at(reader, node, place, UNKNOWN_RULE, "no rule `%s`", word);
	names = ARENA_ARRAY(reader->arena, const char *, rule_count * 2);
	for (size_t i = 0; i < rule_count; i++) {
		names[i] = rules[i].code;
		names[rule_count + i] = rules[i].name;
	}
	similar = load_similar(reader, word, names, rule_count * 2);
	if (similar != NULL)
		diag_label(finding, "a rule with a similar name exists: `%s`", similar);
	return NULL;
}

/* K705, or no-anchors */
void load_read_rule(struct reader *reader, const struct schema_key *key,
                    const struct ynode *node, void *base)
{
	const struct rule *rule;

	if (!want(reader, key, node, YNODE_SCALAR))
		return;
	rule = take_rule(reader, node, node->text, node->place);
	if (rule != NULL && rule->fixed)
		load_error(reader, node, CONFLICT, "%s %s cannot be waived", rule->code, rule->name);
	memcpy((char *)base + key->offset, &rule, sizeof(rule));
}

static void set_level(struct reader *reader, const struct ynode *node, struct rule_setting *setting)
{
	int level = load_word(reader, &words_rule_level, node);

	if (level < 0)
		return;
	setting->level = (enum rule_level)level;
	if (setting->rule->fixed && setting->level != LEVEL_ERROR)
		load_error(reader, node, CONFLICT, "%s %s is always an error", setting->rule->code,
		           setting->rule->name);
}

static bool has_parameter(const struct rule *rule, const char *name)
{
	for (size_t i = 0; i < RULE_PARAMETERS && rule->parameters[i].name != NULL; i++)
		if (strcmp(rule->parameters[i].name, name) == 0)
			return true;
	return false;
}

static void refuse_parameter(struct reader *reader, const struct ynode *node,
                             const struct rule *rule)
{
	const char *names[RULE_PARAMETERS + 1] = { "level" };

	for (size_t i = 0; i < RULE_PARAMETERS; i++)
		names[i + 1] = rule->parameters[i].name;
	load_error_at(reader, node, node->key_place, UNKNOWN_KEY, "%s %s has no parameter `%s`; it has %s",
	              rule->code, rule->name, node->key, load_join(reader, names, RULE_PARAMETERS + 1));
}

/* {max_age_days: 365, level: note} */
static void read_parameters(struct reader *reader, const struct ynode *node,
                            struct rule_setting *setting)
{
	const struct schema_key number = { .kind = SCHEMA_NUMBER };

	setting->parameters = ARENA_ARRAY(reader->arena, struct named_number, node->child_count);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		struct named_number *item = &setting->parameters[setting->parameter_count];

		if (strcmp(child->key, "level") == 0 && child->kind == YNODE_SCALAR)
			set_level(reader, child, setting);
		else if (!has_parameter(setting->rule, child->key))
			refuse_parameter(reader, child, setting->rule);
		else if (load_is_number(reader, &number, child, &item->value)) {
			item->name = child->key;
			item->place = child->place;
			setting->parameter_count++;
		}
	}
}

/* ignore, or {max_age_days: 365} */
static void read_setting(struct reader *reader, const struct ynode *node,
                         struct rule_setting *setting)
{
	setting->place = node->key_place;
	if (node->kind == YNODE_SCALAR)
		set_level(reader, node, setting);
	else if (node->kind == YNODE_MAP)
		read_parameters(reader, node, setting);
	else
		load_wrong_type(reader, node, "a level or parameters");
}

static const struct rule_setting *find_setting(const struct rule_setting *settings, size_t count,
                                               const struct rule *rule)
{
	for (size_t i = 0; i < count; i++)
		if (settings[i].rule == rule)
			return &settings[i];
	return NULL;
}

/* {K202: ignore, K715: {max_age_days: 365}} */
void load_read_rules(struct reader *reader, const struct schema_key *key,
                     const struct ynode *node, void *base)
{
	struct rule_setting *settings;
	const struct rule_setting *before;
	struct ynode **nodes;
	size_t count = 0;

	if (!want(reader, key, node, YNODE_MAP))
		return;
	nodes = load_sorted_children(reader->arena, node);
	settings = ARENA_ARRAY(reader->arena, struct rule_setting, node->child_count);
	for (int i = 0; i < node->child_count; i++) {
		const struct rule *rule = take_rule(reader, nodes[i], nodes[i]->key,
		                                    nodes[i]->key_place);

		if (rule == NULL)
			continue;
		before = find_setting(settings, count, rule);
		if (before != NULL)
			diag_relate(load_error_at(reader, nodes[i], nodes[i]->key_place, CONFLICT,
			                          "%s %s is set twice", rule->code, rule->name),
			            before->place, "also set here");
		settings[count].rule = rule;
		read_setting(reader, nodes[i], &settings[count++]);
	}
	load_store_array(key, base, settings, count);
}
