/* The one description of the project file: for each key its name, kind, range,
 * default, whether it is required, its unit, a line of description, and where
 * its value lives in the selection. Reading, checking, the dump, the similar
 * name, the JSON Schema and the manual's reference all walk these tables.
 *
 * An object's keys store relative to the struct that the object fills; a
 * nested object at offset 0 fills the same struct as its parent. Offsets that
 * may be missing are kept plus one, so that 0 means "none". Every element of a
 * map begins with its id (a `const char *`) or, where it is keyed by ids of
 * another collection, with the reference to it. */
#ifndef KAISM_INPUT_SCHEMA_H
#define KAISM_INPUT_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/words.h"

enum {
	SCHEMA_FORMAT = 1,           /* of the file, not of the program */
	SCHEMA_ID_LIMIT = 64,        /* bytes */
	SCHEMA_NAME_LIMIT = 200,     /* characters, one line */
	SCHEMA_TEXT_LIMIT = 2000,    /* characters, one line */
	SCHEMA_PROSE_LIMIT = 64 << 10, /* bytes */
	SCHEMA_FACTOR_LIMIT = 64,    /* attractiveness, and of each customer */
	SCHEMA_RIVAL_LIMIT = 64,     /* of each customer */
	SCHEMA_SCORER_LIMIT = 64,
	SCHEMA_WAIVER_LIMIT = 1000,
	SCHEMA_ACCOUNT_LIMIT = 20000
};

/* Maps whose keys are ids that other places refer to. */
enum collection {
	COLLECTION_NONE,
	COLLECTION_PEOPLE,
	COLLECTION_OBJECTIVES,
	COLLECTION_STAGES,
	COLLECTION_NODES,
	COLLECTION_SEGMENTS,
	COLLECTION_COMPETITORS,
	COLLECTION_POOL,       /* supplier_factors */
	COLLECTION_FACTORS,    /* attractiveness.factors */
	COLLECTION_ACCOUNTS,
	COLLECTION_SOURCES
};
enum { COLLECTION_COUNT = COLLECTION_SOURCES + 1 };

struct collection_info {
	const char *noun;      /* "person" */
	const char *plural;    /* "people" */
	const char *path;      /* where its ids are declared */
	bool upper_case;       /* ids may have upper-case letters */
	const char *const *reserved; /* words that cannot be ids here, NULL-ended; may be NULL */
	const char *reserved_for;    /* what they mean; NULL as `reserved` */
};
extern const struct collection_info schema_collections[COLLECTION_COUNT];
/* Words that are no id anywhere, NULL-ended: YAML 1.1 takes them for booleans. */
extern const char *const schema_never_ids[];
/* What a yes/no key takes; those at odd places mean yes. */
enum { SCHEMA_YES_WORDS = 4 };
extern const char *const schema_yes_words[SCHEMA_YES_WORDS];

enum schema_kind {
	SCHEMA_TEXT,           /* const char *: one line; see form */
	SCHEMA_NAME,           /* struct words: one line, or {en, zh} */
	SCHEMA_WORDS,          /* struct words: any lines, or {en, zh} */
	SCHEMA_PROSE,          /* struct prose: Markdown, {file}, or {en, zh} of these */
	SCHEMA_NUMBER,         /* double; NAN when absent */
	SCHEMA_PERCENT,        /* double: `18 %` or 18 */
	SCHEMA_MONEY,          /* double, in selection.amounts_in */
	SCHEMA_YESNO,          /* bool */
	SCHEMA_DATE,           /* struct date */
	SCHEMA_ENUM,           /* enum: a word of `words` */
	SCHEMA_ID,             /* pointer to an element of `collection` */
	SCHEMA_SCORE,          /* struct score: number, range a..b, unknown */
	SCHEMA_OBJECT,         /* the struct that `object` describes */
	SCHEMA_SCALE,          /* struct scale: the same, its max above its min */
	SCHEMA_LIST,           /* array and count of `item` */
	SCHEMA_MAP,            /* array and count of `object`, keyed */
	SCHEMA_TEXT_MAP,       /* array and count of struct named_text */
	SCHEMA_FLAGS,          /* list of words; the first of adjacent bools */
	SCHEMA_LANGUAGES,      /* a language or a list of them */
	SCHEMA_CAPACITY,       /* a number, or numbers by function */
	SCHEMA_THRESHOLD,      /* a number, `mean` or `median` */
	SCHEMA_ANCHORS,        /* map of score to words */
	SCHEMA_JUDGEMENT,      /* by attractiveness.weights: rows, list of ids, or points */
	SCHEMA_SCORES,         /* map of factor to score */
	SCHEMA_WEIGHTS,        /* map of factor to number */
	SCHEMA_SCORE_TABLE,    /* map of factor to map of account to score */
	SCHEMA_WEIGHT,         /* double: number or unknown */
	SCHEMA_RULE,           /* pointer to a rule, by code or name */
	SCHEMA_RULES           /* map of rule to level or parameters */
};

/* What a text must look like. */
enum schema_form {
	FORM_ANY, FORM_CURRENCY, FORM_COLOUR, FORM_PATH, FORM_URL, FORM_FINGERPRINT
};
struct form_info {
	const char *expected;  /* for messages */
	const char *pattern;   /* for the JSON Schema; NULL = none */
	bool digits;           /* may be digits alone, which YAML takes for a number */
};
extern const struct form_info schema_forms[];

struct schema_object;

struct schema_key {
	const char *name;
	enum schema_kind kind;
	size_t offset;
	size_t count_offset;         /* of arrays: where their number goes */
	size_t place_offset, given_offset; /* plus one */
	bool required;
	bool unstored;               /* checked only: other code reads it from the tree */
	const char *description;
	const struct schema_object *object; /* SCHEMA_OBJECT, SCHEMA_MAP, list of objects */
	enum schema_kind item;       /* SCHEMA_LIST */
	enum collection collection;  /* SCHEMA_ID, list of ids: referred to; SCHEMA_MAP: declared */
	enum collection keyed_by;    /* SCHEMA_MAP: its keys are ids of that collection */
	const struct word_table *words;
	const struct word_table *key_words; /* SCHEMA_MAP: the only keys there are */
	enum schema_form form;
	int absent;                  /* SCHEMA_ENUM: the value when not written */
	double least, most;          /* numbers; not tested when both are 0 */
	const double *choices;       /* numbers: 0-ended; the only values */
	size_t limit;                /* of elements; 0 = none */
	const char *unit;
	const char *default_text;    /* NULL = none */
	const char *example;         /* a value as YAML; NULL = none */
	const char *instead_of;      /* a key of the same object: one of the two, not both */
	const char *table_key;       /* SCHEMA_MAP: the key that names a table of its elements,
	                              * so that they need not be whole here */
};

struct schema_object {
	const char *noun;            /* "person": in messages */
	const char *title;           /* in the JSON Schema and the manual, unlike any other; NULL = noun */
	const char *example;         /* a whole value as YAML; NULL = none */
	const struct schema_key *keys;
	size_t count;
	size_t size;                 /* of the struct */
	size_t place_offset, given_offset; /* plus one */
	const char *short_key;       /* what is not a map is read as this key's value */
	const struct schema_key *rest;     /* keys beside `keys`: ids of rest->keyed_by */
	bool in_order;               /* of a map: ids stay as written, in one file */
};

/* Values that have no key of their own: attractiveness.judgement holds them.
 * How much more the first factor matters than the second (Saaty), and points. */
extern const struct schema_key schema_pairwise_by, schema_swing_points;

/* The top level: what kaism.yaml and its fragments hold. */
extern const struct schema_object schema_root;

const struct schema_key *schema_find(const struct schema_object *object, const char *name);
/* True for top-level maps that several files may add to. */
bool schema_is_merged(const struct schema_key *key);
/* Every object that the root reaches, itself first, each once, in the order in
 * which a reader of the file meets them; `objects` has room for all. */
enum { SCHEMA_OBJECT_LIMIT = 64 };
size_t schema_objects(const struct schema_object *objects[SCHEMA_OBJECT_LIMIT]);
const char *schema_title(const struct schema_object *object);
/* The key's description with its unit. */
const char *schema_description(const struct schema_key *key, struct arena *arena);
/* True where a text or words may stand, so that ` #` cuts it. */
bool schema_is_text(enum schema_kind kind);
/* "a number", "a date (YYYY-MM-DD)": what a message expects. */
const char *schema_kind_expected(enum schema_kind kind);
/* The same with the range of the key's numbers: "a number, 1 to 20". */
const char *schema_number_expected(struct arena *arena, enum schema_kind kind,
                                   const struct schema_key *key);

#endif
