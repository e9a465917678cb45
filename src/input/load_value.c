/* Numbers, dates, words: what stands on one line. */
#include "load_internal.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

static void *slot(const struct schema_key *key, void *base)
{
	return (char *)base + key->offset;
}

static bool is_scalar(struct reader *reader, const struct schema_key *key,
                      const struct ynode *node)
{
	if (node->kind == YNODE_SCALAR)
		return true;
	load_wrong_type(reader, node, schema_kind_expected(key->kind));
	return false;
}

static bool is_percent_kind(enum schema_kind kind)
{
	return kind == SCHEMA_PERCENT || kind == SCHEMA_WEIGHT || kind == SCHEMA_WEIGHTS;
}

/* `18`, `18.5`; of percentages also `18 %`. */
static bool parse(const struct schema_key *key, const char *text, double *value)
{
	size_t length = strlen(text);

	if (is_percent_kind(key->kind) && length > 0 && text[length - 1] == '%') {
		length--;
		while (length > 0 && text[length - 1] == ' ')
			length--;
	}
	return number_parse(text, length, value);
}

/* `1,234`, `1.234,5`, `1 234`, `1'234`: a sign between two digits. */
static bool has_separators(const char *text)
{
	const char *sign = strpbrk(text, ",' ");

	if (sign == NULL)
		sign = strchr(text, '.') == strrchr(text, '.') ? NULL : strchr(text, '.');
	return sign != NULL && sign > text && strchr("0123456789", sign[-1]) != NULL &&
	       strspn(sign + 1, "0123456789") > 0;
}

static const char *number_hint(const struct schema_key *key, const char *text)
{
	size_t digits = strspn(text, "-0123456789");

	if (load_full_width_number(text) != NULL)
		return load_full_width_number(text);
	if (text[0] == '#')
		return "the formula in the spreadsheet has no value here";
	if (has_separators(text))
		return "write no separators between digits, and a point before decimals";
	if (digits > 0 && strchr(text, '%') != NULL)
		return "this is not a percentage: leave the `%` out";
	if (digits > 0 && text[strspn(text, "0123456789.+-abcdefxABCDEFX")] == '\0')
		return "write it in decimal digits";
	if (strpbrk(text, "0123456789") != NULL &&
	    text[digits + strspn(text + digits, ".0123456789")] != '\0')
		return key->unit != NULL || key->kind == SCHEMA_MONEY ? "leave the unit out" : NULL;
	if (strcmp(text, "unknown") == 0 || strcmp(text, "?") == 0)
		return "leave the key out where the number is not known";
	return NULL;
}

static bool is_choice(const struct schema_key *key, double value)
{
	for (const double *choice = key->choices; *choice != 0; choice++)
		if (fabs(*choice - value) < 1e-9)
			return true;
	return false;
}

static void refuse_choice(struct reader *reader, const struct schema_key *key,
                          const struct ynode *node)
{
	const char *words[16];
	size_t count = 0;

	for (const double *choice = key->choices; *choice != 0 && count < 16; choice++)
		words[count++] = load_number(reader, *choice);
	load_error(reader, node, OUT_OF_RANGE, "`%s` is %s; it may be %s", load_field(node),
	           node->text, load_join(reader, words, count));
}

static void refuse_range(struct reader *reader, const struct schema_key *key,
                         const struct ynode *node)
{
	if (key->most >= 1e15 && node->text[0] != '-')
		load_error(reader, node, OUT_OF_RANGE, "`%s` is %s; it may not be above %s",
		           load_field(node), node->text, load_number(reader, key->most));
	else if (key->most >= 1e15)
		load_error(reader, node, OUT_OF_RANGE, "`%s` is %s; it may not be below %s",
		           load_field(node), node->text, load_number(reader, key->least));
	else
		load_error(reader, node, OUT_OF_RANGE, "`%s` is %s; it may be %s to %s",
		           load_field(node), node->text, load_number(reader, key->least),
		           load_number(reader, key->most));
}

bool load_is_number(struct reader *reader, const struct schema_key *key, const struct ynode *node,
                    double *value)
{
	const char *hint;
	struct finding *finding;

	if (!is_scalar(reader, key, node))
		return false;
	if (!parse(key, node->text, value)) {
		finding = load_error(reader, node, NOT_A_NUMBER, "`%s` wants %s; found `%s`",
		                     load_field(node), schema_kind_expected(key->kind), node->text);
		hint = number_hint(key, node->text);
		if (hint != NULL)
			diag_label(finding, "%s", hint);
		return false;
	}
	if (key->choices != NULL && !is_choice(key, *value)) {
		refuse_choice(reader, key, node);
		return false;
	}
	if ((key->least < 0 || key->most > 0) && (*value < key->least || *value > key->most)) {
		refuse_range(reader, key, node);
		return false;
	}
	return true;
}

/* 720, 31 %; of weights also unknown, which is NAN. */
void load_read_number(struct reader *reader, const struct schema_key *key,
                      const struct ynode *node, void *base)
{
	double value = (double)NAN;

	if (key->kind == SCHEMA_WEIGHT && node->kind == YNODE_SCALAR &&
	    (strcmp(node->text, "unknown") == 0 || strcmp(node->text, "~") == 0))
		return;
	if (load_is_number(reader, key, node, &value) && !key->unstored)
		memcpy(slot(key, base), &value, sizeof(value));
}

/* yes, no, true, false */
void load_read_yes_no(struct reader *reader, const struct schema_key *key,
                      const struct ynode *node, void *base)
{
	bool *value = slot(key, base);

	if (!is_scalar(reader, key, node))
		return;
	for (size_t i = 0; i < SCHEMA_YES_WORDS; i++)
		if (strcmp(node->text, schema_yes_words[i]) == 0) {
			*value = i % 2 == 1;
			return;
		}
	load_error(reader, node, NOT_YES_OR_NO, "`%s` wants yes or no; found `%s`", load_field(node),
	           node->text);
}

static const char *date_hint(const char *text)
{
	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return "write it as 2026-10-30";
	return "the calendar has no such day between 1900 and 2199";
}

/* 2026-10-30 */
void load_read_date(struct reader *reader, const struct schema_key *key,
                    const struct ynode *node, void *base)
{
	struct date date;

	if (!is_scalar(reader, key, node))
		return;
	if (date_parse(node->text, &date)) {
		memcpy(slot(key, base), &date, sizeof(date));
		return;
	}
	diag_label(load_error(reader, node, NOT_A_DATE, "`%s` wants a date; found `%s`",
	                      load_field(node), node->text),
	           "%s", date_hint(node->text));
}

static const char *similar_word(struct reader *reader, const struct word_table *words,
                                const char *word)
{
	const char *candidates[16];
	size_t count = 0;

	for (size_t i = 0; i < words->count && count < 16; i++)
		if (words->words[i] != NULL)
			candidates[count++] = words->words[i];
	return load_similar(reader, word, candidates, count);
}

int load_word(struct reader *reader, const struct word_table *words, const struct ynode *node)
{
	const char *similar, *hint = load_full_width(node->text);
	struct finding *finding;
	int value = word_find(words, node->text);

	if (value >= 0)
		return value;
	finding = load_error(reader, node, UNKNOWN_WORD, "no %s `%s`; it may be %s", words->what,
	                     node->text, load_join(reader, words->words, words->count));
	similar = similar_word(reader, words, node->text);
	if (hint != NULL)
		diag_label(finding, "%s", hint);
	else if (similar != NULL)
		diag_label(finding, "a similar word exists: `%s`", similar);
	return -1;
}

/* A word of key->words. */
void load_read_enum(struct reader *reader, const struct schema_key *key,
                    const struct ynode *node, void *base)
{
	int value;

	if (!is_scalar(reader, key, node))
		return;
	value = load_word(reader, key->words, node);
	if (value >= 0)
		memcpy(slot(key, base), &value, sizeof(value));
}

/* ---- what is there when nothing is written ---- */

static void init_number(const struct schema_key *key, void *base)
{
	double value = (double)NAN;

	if (key->default_text != NULL)
		number_parse(key->default_text, strlen(key->default_text), &value);
	memcpy(slot(key, base), &value, sizeof(value));
}

static void init_enum(const struct schema_key *key, void *base)
{
	int value = key->absent;

	if (key->default_text != NULL)
		value = word_find(key->words, key->default_text);
	memcpy(slot(key, base), &value, sizeof(value));
}

/* Words of the default, between blanks. */
static void init_flags(const struct schema_key *key, void *base)
{
	bool *flags = slot(key, base);

	for (size_t i = 0; i < key->words->count; i++)
		flags[i] = strstr(key->default_text, key->words->words[i]) != NULL;
}

static void init_languages(const struct schema_key *key, void *base)
{
	struct selection *selection = base;

	selection->languages[0] = (enum language)word_find(key->words, key->default_text);
	selection->language_count = 1;
}

static void init_key(const struct schema_key *key, void *base)
{
	if (key->unstored)
		return;
	if (key->kind == SCHEMA_NUMBER || key->kind == SCHEMA_PERCENT || key->kind == SCHEMA_MONEY ||
	    key->kind == SCHEMA_WEIGHT || key->kind == SCHEMA_CAPACITY ||
	    key->kind == SCHEMA_THRESHOLD)
		init_number(key, base);
	else if (key->kind == SCHEMA_ENUM)
		init_enum(key, base);
	else if (key->kind == SCHEMA_FLAGS)
		init_flags(key, base);
	else if (key->kind == SCHEMA_LANGUAGES)
		init_languages(key, base);
	else if (key->kind == SCHEMA_YESNO && key->default_text != NULL)
		*(bool *)slot(key, base) = strcmp(key->default_text, "yes") == 0;
	else if (key->kind == SCHEMA_OBJECT || key->kind == SCHEMA_SCALE)
		load_init(key->object, slot(key, base));
}

void load_init(const struct schema_object *object, void *base)
{
	for (size_t i = 0; i < object->count; i++)
		init_key(&object->keys[i], base);
}
