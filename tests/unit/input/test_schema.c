/* The JSON Schema and the manual hold every key of the table and no other. */
#include "input/schema.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "input/schema_print.h"
#include "small_json.h"
#include "unit.h"

static struct arena arena;
static const struct schema_object *objects[SCHEMA_OBJECT_LIMIT];
static size_t object_count;

static void set_up(void)
{
	arena_init(&arena);
	object_count = schema_objects(objects);
}

static void tear_down(void)
{
	arena_release(&arena);
}

static void print_fragment(FILE *out)
{
	schema_print_json(out, true);
}

static void print_root(FILE *out)
{
	schema_print_json(out, false);
}

static const char *printed(void (*print)(FILE *))
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	const char *copy;

	print(out);
	fclose(out);
	copy = arena_copy(&arena, text, size);
	free(text);
	return copy;
}

static const struct json *read_schema(void (*print)(FILE *))
{
	struct json_reader reader = { .arena = &arena, .cursor = printed(print) };

	return json_value(&reader);
}

/* The definition of an object, in its form with keys. */
static const struct json *definition_of(const struct json *schema,
                                        const struct schema_object *object)
{
	const struct json *definition;
	char *name = arena_string(&arena, schema_title(object));

	for (char *c = name; *c != '\0'; c++)
		if (*c == ' ')
			*c = '_';
	definition = json_find(json_find(schema, "$defs"), name);
	ck_assert_msg(definition != NULL, "no definition of %s", name);
	return object->short_key == NULL ? definition : json_find(definition, "anyOf")->first->next;
}

static bool lists(const struct json *list, const char *word)
{
	for (const struct json *item = list == NULL ? NULL : list->first; item != NULL; item = item->next)
		if (strcmp(item->text, word) == 0)
			return true;
	return false;
}

static void expect_keys(const struct json *map, const struct schema_object *object,
                        const char *missing)
{
	const struct json *properties = json_find(map, "properties");
	size_t count = 0;

	for (const struct json *child = properties->first; child != NULL; child = child->next) {
		ck_assert_msg(schema_find(object, child->key) != NULL, "%s has no key %s",
		              object->noun, child->key);
		ck_assert_ptr_nonnull(json_find(child, "description"));
		count++;
	}
	for (size_t i = 0; i < object->count; i++)
		if (missing == NULL || strcmp(object->keys[i].name, missing) != 0)
			ck_assert_msg(json_find(properties, object->keys[i].name) != NULL,
			              "%s: no %s", object->noun, object->keys[i].name);
	ck_assert_uint_eq(count + (missing != NULL), object->count);
}

START_TEST(has_every_key_of_every_object)
{
	const struct json *schema = read_schema(print_root);

	ck_assert_uint_gt(object_count, 50);
	expect_keys(schema, &schema_root, NULL);
	for (size_t i = 1; i < object_count; i++)
		expect_keys(definition_of(schema, objects[i]), objects[i], NULL);
}
END_TEST

START_TEST(requires_what_the_table_requires)
{
	const struct json *schema = read_schema(print_root);

	for (size_t i = 1; i < object_count; i++) {
		const struct json *required = json_find(definition_of(schema, objects[i]), "required");

		for (size_t j = 0; j < objects[i]->count; j++)
			if (strcmp(objects[i]->noun, "account") != 0) /* a table may have its name */
				ck_assert_msg(lists(required, objects[i]->keys[j].name) ==
				              objects[i]->keys[j].required, "%s.%s",
				              objects[i]->noun, objects[i]->keys[j].name);
	}
}
END_TEST

START_TEST(a_fragment_requires_nothing_and_includes_nothing)
{
	const struct json *schema = read_schema(print_fragment);

	expect_keys(schema, &schema_root, "include");
	ck_assert_ptr_null(json_find(schema, "required"));
	ck_assert_ptr_null(json_find(schema, "anyOf"));
	ck_assert_str_eq(json_find(schema, "$id")->text, "urn:kaism:schema:kaism-fragment-1");
}
END_TEST

/* Each "$ref" leads to a definition. */
static size_t count_references(const struct json *definitions, const struct json *value)
{
	size_t count = 0;

	if (value->key != NULL && strcmp(value->key, "$ref") == 0 && value->kind == JSON_STRING) {
		ck_assert(text_starts_with(value->text, "#/$defs/"));
		ck_assert_msg(json_find(definitions, value->text + strlen("#/$defs/")) != NULL,
		              "nothing at %s", value->text);
		count++;
	}
	for (const struct json *child = value->first; child != NULL; child = child->next)
		count += count_references(definitions, child);
	return count;
}

START_TEST(refers_to_what_it_defines)
{
	const struct json *schema = read_schema(print_root);

	ck_assert_uint_gt(count_references(json_find(schema, "$defs"), schema), 300);
}
END_TEST

START_TEST(defines_each_name_once)
{
	const struct json *definitions = json_find(read_schema(print_root), "$defs");

	for (const struct json *child = definitions->first; child != NULL; child = child->next)
		for (const struct json *other = child->next; other != NULL; other = other->next)
			ck_assert_str_ne(child->key, other->key);
}
END_TEST

START_TEST(describes_each_key_in_a_sentence)
{
	for (size_t i = 0; i < object_count; i++)
		for (size_t j = 0; j < objects[i]->count; j++) {
			const struct schema_key *key = &objects[i]->keys[j];

			ck_assert_ptr_nonnull(key->description);
			ck_assert_msg(isupper((unsigned char)key->description[0]) &&
			              key->description[strlen(key->description) - 1] == '.',
			              "%s.%s: %s", objects[i]->noun, key->name, key->description);
		}
}
END_TEST

/* ---- the manual ---- */

/* From the heading of an object to the next heading. */
static const char *section_of(const char *manual, const struct schema_object *object)
{
	const char *title = schema_title(object), *end;
	const char *start = strstr(manual, arena_printf(&arena, "\n## %c%s\n",
	                                                toupper((unsigned char)title[0]), title + 1));

	ck_assert_msg(start != NULL, "no section %s", title);
	end = strstr(start + 1, "\n## ");
	return arena_copy(&arena, start, end == NULL ? strlen(start) : (size_t)(end - start));
}

START_TEST(the_manual_has_every_key_in_its_section)
{
	const char *manual = printed(schema_print_manual);

	for (size_t i = 0; i < object_count; i++) {
		const char *section = section_of(manual, objects[i]);

		for (size_t j = 0; j < objects[i]->count; j++)
			ck_assert_msg(strstr(section, arena_printf(&arena, "\n| `%s` ",
			                                           objects[i]->keys[j].name)) != NULL,
			              "%s: no %s", objects[i]->noun, objects[i]->keys[j].name);
	}
}
END_TEST

START_TEST(every_link_of_the_manual_has_its_heading)
{
	const char *manual = printed(schema_print_manual);
	size_t count = 0, length;
	char *anchor;

	for (const char *link = strstr(manual, "](#"); link != NULL; link = strstr(link + 1, "](#")) {
		length = strcspn(link + 3, ")");
		anchor = arena_copy(&arena, link + 3, length);
		anchor[0] = (char)toupper((unsigned char)anchor[0]);
		for (char *c = anchor; *c != '\0'; c++)
			if (*c == '-' && strcmp(anchor, "Sign-off") != 0)
				*c = ' ';
		ck_assert_msg(strstr(manual, arena_printf(&arena, "\n## %s\n", anchor)) != NULL,
		              "no heading %s", anchor);
		count++;
	}
	ck_assert_uint_gt(count, 80);
}
END_TEST

/* The rows of a table are as wide as each other, with as many cells. */
START_TEST(tables_of_the_manual_are_padded)
{
	const char *manual = printed(schema_print_manual);
	size_t width = 0, rows = 0;

	for (const char *line = manual; *line != '\0'; line += strcspn(line, "\n") + 1) {
		const size_t size = strcspn(line, "\n");

		if (line[0] != '|') {
			width = 0;
			continue;
		}
		ck_assert_int_eq(line[size - 1], '|');
		ck_assert_msg(width == 0 || text_count(line, size) == width, "%.*s", (int)size, line);
		width = text_count(line, size);
		rows++;
	}
	ck_assert_uint_gt(rows, 400);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("schema");
	TCase *tests = tcase_create("JSON Schema and manual");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, has_every_key_of_every_object);
	tcase_add_test(tests, requires_what_the_table_requires);
	tcase_add_test(tests, a_fragment_requires_nothing_and_includes_nothing);
	tcase_add_test(tests, refers_to_what_it_defines);
	tcase_add_test(tests, defines_each_name_once);
	tcase_add_test(tests, describes_each_key_in_a_sentence);
	tcase_add_test(tests, the_manual_has_every_key_in_its_section);
	tcase_add_test(tests, every_link_of_the_manual_has_its_heading);
	tcase_add_test(tests, tables_of_the_manual_are_padded);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
