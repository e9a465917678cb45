/* The selection as `path = value` lines, by the same tables that read it. */
#include "load_internal.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "model/rules.h"

/* A path is a chain on the stack, from the last key to the first. */
struct trail {
	const struct trail *above;
	const char *key;
	size_t item; /* where key is NULL */
};

struct dump {
	FILE *out;
	const struct selection *selection;
	const struct strength *strength; /* whose factors are printed */
};

static void dump_object(const struct dump *dump, const struct schema_object *object,
                        const void *base, const struct trail *trail);
static void dump_value(const struct dump *dump, const struct schema_key *key, const void *base,
                       const struct trail *trail);

/* ---- lines ---- */

static void print_trail(FILE *out, const struct trail *trail)
{
	if (trail->above != NULL) {
		print_trail(out, trail->above);
		fputc('.', out);
	}
	if (trail->key != NULL)
		fputs(trail->key, out);
	else
		fprintf(out, "%zu", trail->item);
}

static void begin_line(const struct dump *dump, const struct trail *trail)
{
	print_trail(dump->out, trail);
	fputs(" = ", dump->out);
}

static void put_text(const struct dump *dump, const char *text, const struct trail *trail)
{
	if (text == NULL)
		return;
	begin_line(dump, trail);
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			fputs("\\n", dump->out);
		else if (*text == '\\')
			fputs("\\\\", dump->out);
		else
			fputc(*text, dump->out);
	}
	fputc('\n', dump->out);
}

static void print_number(FILE *out, double value)
{
	char text[NUMBER_SIZE];

	number_shortest(text, value);
	fputs(text, out);
}

static void put_number(const struct dump *dump, double value, const struct trail *trail)
{
	if (isnan(value))
		return;
	begin_line(dump, trail);
	print_number(dump->out, value);
	fputc('\n', dump->out);
}

static void put_words(const struct dump *dump, const struct words *words, const struct trail *trail)
{
	put_text(dump, words->any, trail);
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		put_text(dump, words->in[i], &(struct trail){ trail, word_of(&words_language, i), 0 });
}

static void put_score(const struct dump *dump, const struct score *score, const struct trail *trail)
{
	if (score->kind == SCORE_ABSENT)
		return;
	begin_line(dump, trail);
	if (score->kind == SCORE_UNKNOWN) {
		fputs("unknown", dump->out);
	} else {
		print_number(dump->out, score->low);
		if (score->kind == SCORE_RANGE) {
			fputs("..", dump->out);
			print_number(dump->out, score->high);
		}
	}
	fputc('\n', dump->out);
}

/* ---- where values stand ---- */

static const void *at(const struct schema_key *key, const void *base)
{
	return (const char *)base + key->offset;
}

static size_t count_at(const struct schema_key *key, const void *base)
{
	size_t count;

	memcpy(&count, (const char *)base + key->count_offset, sizeof(count));
	return count;
}

static const void *pointer_at(const void *slot)
{
	const void *pointer;

	memcpy(&pointer, slot, sizeof(pointer));
	return pointer;
}

/* Every element of a collection begins with its id. */
static const char *id_at(const void *slot)
{
	const void *element = pointer_at(slot);

	return element == NULL ? NULL : pointer_at(element);
}

static bool was_given(size_t offset_plus_one, const void *base)
{
	bool given = true;

	if (offset_plus_one != 0)
		memcpy(&given, (const char *)base + offset_plus_one - 1, sizeof(given));
	return given;
}

/* ---- one function for each kind ---- */

static void dump_text(const struct dump *dump, const struct schema_key *key, const void *base,
                      const struct trail *trail)
{
	put_text(dump, pointer_at(at(key, base)), trail);
}

static void dump_words(const struct dump *dump, const struct schema_key *key, const void *base,
                       const struct trail *trail)
{
	put_words(dump, at(key, base), trail);
}

static void dump_prose(const struct dump *dump, const struct schema_key *key, const void *base,
                       const struct trail *trail)
{
	const struct prose *prose = at(key, base);

	put_words(dump, &prose->text, trail);
}

static void dump_number(const struct dump *dump, const struct schema_key *key, const void *base,
                        const struct trail *trail)
{
	double value;

	memcpy(&value, at(key, base), sizeof(value));
	put_number(dump, value, trail);
}

static void dump_yes_no(const struct dump *dump, const struct schema_key *key, const void *base,
                        const struct trail *trail)
{
	const bool *value = at(key, base);

	put_text(dump, *value ? "yes" : "no", trail);
}

static void dump_date(const struct dump *dump, const struct schema_key *key, const void *base,
                      const struct trail *trail)
{
	const struct date *date = at(key, base);
	char text[11];

	date_print(*date, text);
	put_text(dump, date_is_set(*date) ? text : NULL, trail);
}

static void dump_enum(const struct dump *dump, const struct schema_key *key, const void *base,
                      const struct trail *trail)
{
	const char *word;
	int value;

	memcpy(&value, at(key, base), sizeof(value));
	word = word_of(key->words, value);
	put_text(dump, *word == '\0' ? NULL : word, trail);
}

static void dump_id(const struct dump *dump, const struct schema_key *key, const void *base,
                    const struct trail *trail)
{
	put_text(dump, id_at(at(key, base)), trail);
}

static void dump_score(const struct dump *dump, const struct schema_key *key, const void *base,
                       const struct trail *trail)
{
	put_score(dump, at(key, base), trail);
}

static void dump_nested(const struct dump *dump, const struct schema_key *key, const void *base,
                        const struct trail *trail)
{
	dump_object(dump, key->object, at(key, base), trail);
}

static size_t item_size(const struct schema_key *key)
{
	if (key->item == SCHEMA_OBJECT)
		return key->object->size;
	return key->item == SCHEMA_WORDS ? sizeof(struct words) : sizeof(void *);
}

static void dump_list(const struct dump *dump, const struct schema_key *key, const void *base,
                      const struct trail *trail)
{
	const char *array = pointer_at(at(key, base));
	struct schema_key item = *key;
	size_t count = count_at(key, base);

	item.kind = key->item;
	item.offset = 0;
	for (size_t i = 0; i < count; i++)
		dump_value(dump, &item, array + i * item_size(key), &(struct trail){ trail, NULL, i });
}

static const char *element_key(const struct dump *dump, const struct schema_key *key,
                               const void *element)
{
	size_t position;

	if (key->keyed_by == COLLECTION_NONE)
		return pointer_at(element);
	if (key->keyed_by != COLLECTION_FACTORS)
		return id_at(element);
	memcpy(&position, element, sizeof(position));
	return dump->selection->attractiveness.factors[position].id;
}

static void dump_map(const struct dump *dump, const struct schema_key *key, const void *base,
                     const struct trail *trail)
{
	const char *array = pointer_at(at(key, base));
	size_t count = count_at(key, base);
	struct dump inner = *dump;

	if (key->object->rest != NULL)
		inner.strength = base;
	for (size_t i = 0; i < count; i++) {
		const void *element = array + i * key->object->size;

		dump_object(&inner, key->object, element,
		            &(struct trail){ trail, element_key(dump, key, element), i });
	}
}

static void dump_text_map(const struct dump *dump, const struct schema_key *key, const void *base,
                          const struct trail *trail)
{
	const struct named_text *items = pointer_at(at(key, base));
	size_t count = count_at(key, base);

	for (size_t i = 0; i < count; i++)
		put_words(dump, &items[i].text, &(struct trail){ trail, items[i].name, 0 });
}

static void dump_flags(const struct dump *dump, const struct schema_key *key, const void *base,
                       const struct trail *trail)
{
	const bool *flags = at(key, base);

	for (size_t i = 0; i < key->words->count; i++)
		put_text(dump, flags[i] ? "yes" : "no",
		         &(struct trail){ trail, key->words->words[i], 0 });
}

static void dump_languages(const struct dump *dump, const struct schema_key *key, const void *base,
                           const struct trail *trail)
{
	const struct selection *selection = base;

	for (size_t i = 0; i < selection->language_count; i++)
		put_text(dump, word_of(key->words, (int)selection->languages[i]),
		         &(struct trail){ trail, NULL, i });
}

static void dump_capacity(const struct dump *dump, const struct schema_key *key, const void *base,
                          const struct trail *trail)
{
	const struct resources *resources = base;

	dump_number(dump, key, base, trail);
	for (size_t i = 0; i < resources->capacity_function_count; i++)
		put_number(dump, resources->capacity_by_function[i].value,
		           &(struct trail){ trail, resources->capacity_by_function[i].name, 0 });
}

static void dump_threshold(const struct dump *dump, const struct schema_key *key, const void *base,
                           const struct trail *trail)
{
	const struct matrix *matrix = base;

	const char *word = word_of(key->words, (int)matrix->attractiveness_threshold_kind);

	if (*word != '\0')
		put_text(dump, word, trail);
	else
		dump_number(dump, key, base, trail);
}

static void dump_anchors(const struct dump *dump, const struct schema_key *key, const void *base,
                         const struct trail *trail)
{
	const struct anchor *anchors = pointer_at(at(key, base));
	size_t count = count_at(key, base);
	char text[NUMBER_SIZE];

	for (size_t i = 0; i < count; i++) {
		number_shortest(text, anchors[i].score);
		put_words(dump, &anchors[i].text, &(struct trail){ trail, text, 0 });
	}
}

/* Rows, ranks or points: at most one of them is there. */
static void dump_judgement(const struct dump *dump, const struct schema_key *key, const void *base,
                           const struct trail *trail)
{
	const struct attractiveness *a = base;

	(void)key;
	for (size_t i = 0; i < a->pairwise_count; i++) {
		begin_line(dump, &(struct trail){ trail, NULL, i });
		fprintf(dump->out, "%s over %s by ", a->factors[a->pairwise[i].over].id,
		        a->factors[a->pairwise[i].under].id);
		print_number(dump->out, a->pairwise[i].by);
		fputc('\n', dump->out);
	}
	for (size_t i = 0; a->ranked != NULL && i < a->factor_count; i++)
		put_text(dump, a->factors[a->ranked[i]].id, &(struct trail){ trail, NULL, i });
	for (size_t i = 0; a->swing != NULL && i < a->factor_count; i++)
		put_number(dump, a->swing[i], &(struct trail){ trail, a->factors[i].id, 0 });
}

static void dump_scores(const struct dump *dump, const struct schema_key *key, const void *base,
                        const struct trail *trail)
{
	const struct attractiveness *a = &dump->selection->attractiveness;
	const struct score *scores = pointer_at(at(key, base));

	for (size_t i = 0; scores != NULL && i < a->factor_count; i++)
		put_score(dump, &scores[i], &(struct trail){ trail, a->factors[i].id, 0 });
}

static void dump_weights(const struct dump *dump, const struct schema_key *key, const void *base,
                         const struct trail *trail)
{
	const struct attractiveness *a = &dump->selection->attractiveness;
	const double *weights = pointer_at(at(key, base));

	for (size_t i = 0; weights != NULL && i < a->factor_count; i++)
		put_number(dump, weights[i], &(struct trail){ trail, a->factors[i].id, 0 });
}

static void dump_score_table(const struct dump *dump, const struct schema_key *key,
                             const void *base, const struct trail *trail)
{
	const struct selection *selection = dump->selection;
	const struct score *scores = pointer_at(at(key, base));
	size_t factors = selection->attractiveness.factor_count;

	for (size_t f = 0; scores != NULL && f < factors; f++) {
		struct trail factor = { trail, selection->attractiveness.factors[f].id, 0 };

		for (size_t i = 0; i < selection->account_count; i++)
			put_score(dump, &scores[i * factors + f],
			          &(struct trail){ &factor, selection->accounts[i].id, 0 });
	}
}

static void dump_rule(const struct dump *dump, const struct schema_key *key, const void *base,
                      const struct trail *trail)
{
	const struct rule *rule = pointer_at(at(key, base));

	put_text(dump, rule == NULL ? NULL : rule->code, trail);
}

static void dump_rules(const struct dump *dump, const struct schema_key *key, const void *base,
                       const struct trail *trail)
{
	const struct rule_setting *settings = pointer_at(at(key, base));
	size_t count = count_at(key, base);

	for (size_t i = 0; i < count; i++) {
		struct trail rule = { trail, settings[i].rule->code, 0 };

		if (settings[i].level != LEVEL_DEFAULT)
			put_text(dump, word_of(&words_rule_level, (int)settings[i].level), &rule);
		for (size_t j = 0; j < settings[i].parameter_count; j++)
			put_number(dump, settings[i].parameters[j].value,
			           &(struct trail){ &rule, settings[i].parameters[j].name, 0 });
	}
}

static void (*const dumpers[])(const struct dump *, const struct schema_key *, const void *,
                               const struct trail *) = {
	[SCHEMA_TEXT] = dump_text,
	[SCHEMA_NAME] = dump_words,
	[SCHEMA_WORDS] = dump_words,
	[SCHEMA_PROSE] = dump_prose,
	[SCHEMA_NUMBER] = dump_number,
	[SCHEMA_PERCENT] = dump_number,
	[SCHEMA_MONEY] = dump_number,
	[SCHEMA_YESNO] = dump_yes_no,
	[SCHEMA_DATE] = dump_date,
	[SCHEMA_ENUM] = dump_enum,
	[SCHEMA_ID] = dump_id,
	[SCHEMA_SCORE] = dump_score,
	[SCHEMA_OBJECT] = dump_nested,
	[SCHEMA_SCALE] = dump_nested,
	[SCHEMA_LIST] = dump_list,
	[SCHEMA_MAP] = dump_map,
	[SCHEMA_TEXT_MAP] = dump_text_map,
	[SCHEMA_FLAGS] = dump_flags,
	[SCHEMA_LANGUAGES] = dump_languages,
	[SCHEMA_CAPACITY] = dump_capacity,
	[SCHEMA_THRESHOLD] = dump_threshold,
	[SCHEMA_ANCHORS] = dump_anchors,
	[SCHEMA_JUDGEMENT] = dump_judgement,
	[SCHEMA_SCORES] = dump_scores,
	[SCHEMA_WEIGHTS] = dump_weights,
	[SCHEMA_SCORE_TABLE] = dump_score_table,
	[SCHEMA_WEIGHT] = dump_number,
	[SCHEMA_RULE] = dump_rule,
	[SCHEMA_RULES] = dump_rules,
};

static void dump_value(const struct dump *dump, const struct schema_key *key, const void *base,
                       const struct trail *trail)
{
	dumpers[key->kind](dump, key, base, trail);
}

/* ---- objects ---- */

/* How the customer scores the rivals, each by its id. */
static void dump_rivals(const struct dump *dump, const struct rating_factor *factor,
                        const struct trail *trail)
{
	for (size_t i = 0; factor->rivals != NULL && i < dump->strength->rival_count; i++)
		put_score(dump, &factor->rivals[i],
		          &(struct trail){ trail, dump->strength->rivals[i]->id, 0 });
}

static void dump_object(const struct dump *dump, const struct schema_object *object,
                        const void *base, const struct trail *trail)
{
	if (!was_given(object->given_offset, base))
		return;
	for (size_t i = 0; i < object->count; i++) {
		const struct schema_key *key = &object->keys[i];

		if (!key->unstored && was_given(key->given_offset, base))
			dump_value(dump, key, base, &(struct trail){ trail, key->name, 0 });
	}
	if (object->rest != NULL)
		dump_rivals(dump, base, trail);
}

void load_dump(const struct selection *selection, FILE *out)
{
	const struct dump dump = { .out = out, .selection = selection };

	dump_object(&dump, &schema_root, selection, NULL);
}
