/* The reference manual of the project file: what a value of each kind looks
 * like, then a section with a table of keys for each object, then the rules. */
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "input/schema.h"
#include "input/schema_print.h"
#include "model/rules.h"

struct manual {
	FILE *out;
	struct arena *arena;
	const struct schema_object *objects[SCHEMA_OBJECT_LIMIT];
	size_t count;
};

/* ---- words ---- */

static const char *join(struct arena *arena, const char *const *words, size_t count,
                        const char *quote, const char *last)
{
	const char *text = "";
	size_t left = 0;

	for (size_t i = 0; i < count; i++)
		left += words[i] != NULL;
	for (size_t i = 0; i < count; i++) {
		if (words[i] == NULL)
			continue;
		left--;
		text = arena_printf(arena, "%s%s%s%s", text, quote, words[i], quote);
		if (left > 0)
			text = arena_printf(arena, "%s%s", text, left == 1 ? last : ", ");
	}
	return text;
}

/* "`draft`, `for_decision` or `final`" */
static const char *join_words(struct arena *arena, const struct word_table *words)
{
	return join(arena, words->words, words->count, "`", " or ");
}

static const char *figure(struct arena *arena, double value)
{
	char text[NUMBER_SIZE];

	number_shortest(text, value);
	return arena_string(arena, text);
}

static const char *article(const char *noun)
{
	return strchr("aeiou", noun[0]) != NULL ? "an" : "a";
}

/* "[leverage point](#leverage-point)", as git hosts name a heading */
static const char *link_to(struct arena *arena, const struct schema_object *object)
{
	const char *title = schema_title(object);
	char *anchor = arena_string(arena, title);

	for (char *c = anchor; *c != '\0'; c++)
		if (*c == ' ')
			*c = '-';
	return arena_printf(arena, "[%s](#%s)", title, anchor);
}

/* ---- what a key takes ---- */

static const char *takes(const struct manual *manual, const struct schema_key *key);

/* The object that declares the collection's ids. */
static const struct schema_object *declaring(const struct manual *manual,
                                             enum collection collection)
{
	for (size_t i = 0; i < manual->count; i++)
		for (size_t j = 0; j < manual->objects[i]->count; j++) {
			const struct schema_key *key = &manual->objects[i]->keys[j];

			if (key->kind == SCHEMA_MAP && key->collection == collection)
				return key->object;
		}
	return &schema_root;
}

static const char *take_number(const struct manual *manual, const struct schema_key *key)
{
	const char *choices[16];
	size_t count = 0;

	if (key->choices == NULL)
		return schema_number_expected(manual->arena, key->kind, key);
	for (; key->choices[count] != 0 && count < 16; count++)
		choices[count] = figure(manual->arena, key->choices[count]);
	return join(manual->arena, choices, count, "", " or ");
}

static const char *take_id(const struct manual *manual, const struct schema_key *key)
{
	const char *noun = schema_collections[key->collection].noun;

	return arena_printf(manual->arena, "the id of %s %s", article(noun),
	                    link_to(manual->arena, declaring(manual, key->collection)));
}

static const char *take_list(const struct manual *manual, const struct schema_key *key)
{
	struct schema_key item = *key;

	item.kind = key->item;
	return arena_printf(manual->arena, "a list; each item: %s", takes(manual, &item));
}

static const char *take_map(const struct manual *manual, const struct schema_key *key)
{
	const char *element = link_to(manual->arena, key->object);

	if (key->key_words != NULL)
		return arena_printf(manual->arena, "%s, each with %s %s",
		                    join(manual->arena, key->key_words->words, key->key_words->count,
		                         "`", " and "),
		                    article(schema_title(key->object)), element);
	if (key->keyed_by != COLLECTION_NONE)
		return arena_printf(manual->arena, "ids of %s, each with %s %s",
		                    schema_collections[key->keyed_by].plural,
		                    article(schema_title(key->object)), element);
	return arena_printf(manual->arena, "ids, each with %s %s", article(schema_title(key->object)),
	                    element);
}

static const char *takes(const struct manual *manual, const struct schema_key *key)
{
	switch (key->kind) {
	case SCHEMA_TEXT:
		return key->form == FORM_ANY ? schema_kind_expected(SCHEMA_TEXT)
		                             : schema_forms[key->form].expected;
	case SCHEMA_NUMBER:
	case SCHEMA_PERCENT:
	case SCHEMA_MONEY:
	case SCHEMA_CAPACITY:
	case SCHEMA_WEIGHT:
	case SCHEMA_WEIGHTS:
		return take_number(manual, key);
	case SCHEMA_ENUM:
		return join_words(manual->arena, key->words);
	case SCHEMA_FLAGS:
		return arena_printf(manual->arena, "a list of %s", join_words(manual->arena, key->words));
	case SCHEMA_LANGUAGES:
		return arena_printf(manual->arena, "%s, or a list of them",
		                    join_words(manual->arena, key->words));
	case SCHEMA_ID:
		return take_id(manual, key);
	case SCHEMA_OBJECT:
	case SCHEMA_SCALE:
		return link_to(manual->arena, key->object);
	case SCHEMA_LIST:
		return take_list(manual, key);
	case SCHEMA_MAP:
		return take_map(manual, key);
	case SCHEMA_RULES:
		return "[rules](#rules) with a level or parameters";
	case SCHEMA_RULE:
		return "the code or name of a [rule](#rules)";
	default:
		return schema_kind_expected(key->kind);
	}
}

/* ---- tables ---- */

enum { COLUMN_LIMIT = 4, ROW_LIMIT = 128 };

struct table {
	const char *cells[ROW_LIMIT][COLUMN_LIMIT];
	size_t rows, columns;
};

static void add_row(struct table *table, const char *const cells[COLUMN_LIMIT])
{
	if (table->rows < ROW_LIMIT)
		memcpy(table->cells[table->rows++], cells, sizeof(table->cells[0]));
}

static size_t width_of(const struct table *table, size_t column)
{
	size_t widest = 3, width;

	for (size_t i = 0; i < table->rows; i++) {
		width = text_count(table->cells[i][column], strlen(table->cells[i][column]));
		if (width > widest)
			widest = width;
	}
	return widest;
}

static void print_cell(FILE *out, const char *text, size_t width)
{
	fprintf(out, "| %s%*s ", text, (int)(width - text_count(text, strlen(text))), "");
}

static void print_rule_line(FILE *out, const size_t *widths, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		fputs("| ", out);
		for (size_t j = 0; j < widths[i]; j++)
			fputc('-', out);
		fputc(' ', out);
	}
	fputs("|\n", out);
}

static void print_table(FILE *out, const struct table *table)
{
	size_t widths[COLUMN_LIMIT];

	for (size_t i = 0; i < table->columns; i++)
		widths[i] = width_of(table, i);
	fputc('\n', out);
	for (size_t i = 0; i < table->rows; i++) {
		for (size_t j = 0; j < table->columns; j++)
			print_cell(out, table->cells[i][j], widths[j]);
		fputs("|\n", out);
		if (i == 0)
			print_rule_line(out, widths, table->columns);
	}
}

/* ---- a section for each object ---- */

/* `pdf md` becomes `pdf, md`. */
static const char *split_words(struct arena *arena, const char *words)
{
	const char *blank = strchr(words, ' ');

	if (blank == NULL)
		return words;
	return arena_printf(arena, "%.*s, %s", (int)(blank - words), words,
	                    split_words(arena, blank + 1));
}

static const char *default_of(struct arena *arena, const struct schema_key *key)
{
	if (key->required)
		return "required";
	if (key->default_text == NULL)
		return "";
	return arena_printf(arena, key->kind == SCHEMA_FLAGS ? "`[%s]`" : "`%s`",
	                    split_words(arena, key->default_text));
}

static const char *description_of(struct arena *arena, const struct schema_key *key)
{
	const char *text = schema_description(key, arena);

	if (key->example == NULL || strchr(key->example, '\n') != NULL)
		return text;
	return arena_printf(arena, "%s Example: `%s`.", text, key->example);
}

static void print_keys(const struct manual *manual, const struct schema_object *object)
{
	struct arena *arena = manual->arena;
	struct table table = { .columns = 4 };

	add_row(&table, (const char *[]){ "Key", "Takes", "Default", "Description" });
	for (size_t i = 0; i < object->count; i++) {
		const struct schema_key *key = &object->keys[i];

		add_row(&table, (const char *[]){ arena_printf(arena, "`%s`", key->name),
		                                  takes(manual, key), default_of(arena, key),
		                                  description_of(arena, key) });
	}
	if (object->rest != NULL)
		add_row(&table, (const char *[]){
			arena_printf(arena, "ids of %s", schema_collections[object->rest->keyed_by].plural),
			takes(manual, object->rest), "", object->rest->description });
	print_table(manual->out, &table);
}

static void print_object(const struct manual *manual, const struct schema_object *object)
{
	const char *title = schema_title(object);

	fprintf(manual->out, "\n## %c%s\n", title[0] - 'a' + 'A', title + 1);
	if (object->short_key != NULL)
		fprintf(manual->out, "\nShort form: the value of `%s` alone.\n", object->short_key);
	if (object->in_order)
		fputs("\nThe order is the one written, so all of them stand in one file.\n", manual->out);
	print_keys(manual, object);
	if (object->example != NULL)
		fprintf(manual->out, "\n```yaml\n%s```\n", object->example);
}

/* ---- rules ---- */

static const char *parameters_of(struct arena *arena, const struct rule *rule)
{
	const char *text = "";

	for (size_t i = 0; i < RULE_PARAMETERS && rule->parameters[i].name != NULL; i++)
		text = arena_printf(arena, "%s%s`%s: %s`", text, i > 0 ? ", " : "",
		                    rule->parameters[i].name, figure(arena, rule->parameters[i].value));
	return text;
}

static const char *level_of(const struct rule *rule)
{
	if (rule->fixed)
		return "error, always";
	return rule->level == 'E' ? "error" : rule->level == 'W' ? "warning" : "note";
}

static void print_rules(const struct manual *manual)
{
	struct table table = { .columns = 4 };

	fputs("\n## Rules\n\n"
	      "A rule is named by its code or its name. Under `rules` it takes a level (`ignore`, `note`,\n"
	      "`warning` or `error`), or a map of its parameters with or without `level`.\n", manual->out);
	add_row(&table, (const char *[]){ "Code", "Name", "Level", "Parameters" });
	for (size_t i = 0; i < rule_count; i++)
		add_row(&table, (const char *[]){ rules[i].code,
		                                  arena_printf(manual->arena, "`%s`", rules[i].name),
		                                  level_of(&rules[i]),
		                                  parameters_of(manual->arena, &rules[i]) });
	print_table(manual->out, &table);
}

/* ---- the whole ---- */

static const char introduction[] =
	"# The project file\n"
	"\n"
	"A project is a folder with a file `kaism.yaml`. Everything may stand in that file; or `include` names\n"
	"further files, which have the same top-level keys and need none of them. Maps of ids, such as\n"
	"`accounts`, may be spread over files; any other key stands in one file only.\n"
	"\n"
	"A key that is left out, or left empty, has its default. Keys that are not listed here are refused.\n"
	"\n"
	"## Values\n"
	"\n"
	"- **Text**: Markdown has its place where *a text, {file: ...}* is taken. Write long texts below a `|`, so\n"
	"  that a comma, a colon or ` #` does them no harm. Any text a reader sees may be `{en: ..., zh: ...}`.\n"
	"- **Number**: with a decimal point, without unit and without separators between digits. Money is a year's\n"
	"  where the key says nothing else, in units of `selection.amounts_in`; effort is in person-days.\n"
	"- **Percentage**: `18 %` or `18`.\n"
	"- **Score**: a number on the scale, a range `3..6`, or `unknown`; `~` is the same as `unknown`, which is\n"
	"  never zero.\n"
	"- **Date**: `2026-10-30`. **Yes or no**: `yes`, `no`, `true` or `false`.\n"
	"- **Id**: a short name of your own for a person, an account or the like, by which other places refer to\n"
	"  it: `a` to `z`, digits, `_` and `-`, beginning with a letter, at most 64 characters; ids of sources may\n"
	"  have capitals.\n";

void schema_print_manual(FILE *out)
{
	struct arena arena;
	struct manual manual = { .out = out, .arena = &arena };

	arena_init(&arena);
	manual.count = schema_objects(manual.objects);
	fputs(introduction, out);
	for (size_t i = 0; i < manual.count; i++)
		print_object(&manual, manual.objects[i]);
	print_rules(&manual);
	arena_release(&arena);
}
