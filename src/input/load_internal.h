/* Shared by the files that turn a tree into a selection. Each load_read_*
 * function reads the value of one key, `node`, into the struct at `base`, as
 * the key's row of the schema says. */
#ifndef KAISM_INPUT_LOAD_INTERNAL_H
#define KAISM_INPUT_LOAD_INTERNAL_H

#include "input/load.h"
#include "input/schema.h"

#define UNKNOWN_FACTOR "Y012 unknown-factor"
#define UNKNOWN_KEY "Y020 unknown-key"
#define MISSING_KEY "Y021 missing-key"
#define WRONG_TYPE "Y022 wrong-type"
#define NOT_A_NUMBER "Y023 not-a-number"
#define OUT_OF_RANGE "Y024 out-of-range"
#define NOT_A_DATE "Y025 not-a-date"
#define NOT_YES_OR_NO "Y026 not-yes-or-no"
#define UNKNOWN_WORD "Y027 unknown-word"
#define BAD_ID "Y028 bad-id"
#define NOT_A_SCORE "Y029 not-a-score"
#define ONE_FILE_ONLY "Y030 one-file-only"
#define NESTED_INCLUDE "Y031 nested-include"
#define BAD_SCALE "Y032 bad-scale"
#define BAD_TEXT "Y033 bad-text"
#define COMMENT_CUTS "Y034 comment-cuts-text"
#define SWALLOWED_PROSE "Y035 comma-splits-text"
#define TOO_MANY "Y036 too-many"
#define UNKNOWN_RULE "Y037 unknown-rule"
#define BAD_CSV "Y038 bad-csv"
#define CSV_DIFFERS "Y039 csv-differs"
#define BAD_JUDGEMENT "Y040 bad-judgement"
#define LANGUAGE_MISSING "Y041 language-missing"
#define UNKNOWN_PATH "Y042 unknown-path"
#define CONFLICT "Y043 conflict"
#define SAME_NAME "Y044 same-name"
#define DUPLICATE_ID "K001 dup-id"
#define DANGLING "K002 dangling-ref"
#define WEIGHTS_SUM "K701 weights-sum"
#define OFF_SCALE "K706 score-out-of-scale"
#define STRENGTH_WEIGHTS_SUM "K806 strength-weights-sum"

/* The ids of one collection, sorted. */
struct id_index {
	const char **ids;       /* sorted */
	void **elements;        /* beside ids */
	size_t *positions;      /* in the collection's array */
	struct place *places;   /* where each id stands */
	size_t count;
	uint32_t *slots;        /* hash table of positions in `ids` plus one; 0 = free */
	size_t mask;
};

/* A reference to be resolved when all ids are known. */
struct reference {
	void *slot;             /* where the pointer goes */
	const char *id;
	const struct ynode *node;
	struct place place;
	enum collection collection;
};

struct reader {
	struct arena *arena;
	struct diag *diag;
	struct source *source;
	struct selection *selection;
	const struct ynode *tree;
	struct id_index ids[COLLECTION_COUNT];
	struct reference *references;
	size_t reference_count, reference_capacity;
	struct scale scale;         /* that scores are on at the moment */
	struct strength *strength;  /* whose factors are read at the moment */
	bool whole;                 /* every file could be read */
	bool lacks_table;           /* accounts_from could not, in full: accounts may have more */
	size_t similar_budget;      /* candidates that may still be compared */
	size_t untranslated[LANGUAGE_COUNT];
	struct place first_untranslated[LANGUAGE_COUNT];
};

/* ---- load_report.c ---- */

/* The dotted path of keys: "accounts.kestner.strength". Items of lists have no
 * key and do not show. */
const char *load_path(struct arena *arena, const struct ynode *node);
/* Of the value, or of its key where the value is a block of lines. */
struct place load_place(const struct ynode *node);
/* The nearest key above a value. */
const char *load_field(const struct ynode *node);
/* An error at load_place, with the path of keys as its subject. */
struct finding *load_error(struct reader *reader, const struct ynode *node, const char *id,
                           const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The same at another place. */
struct finding *load_error_at(struct reader *reader, const struct ynode *node, struct place place,
                              const char *id, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/* "`revenue` wants a number": found something of the wrong shape. */
void load_wrong_type(struct reader *reader, const struct ynode *node, const char *expected);
/* text_similar within the budget, so that a file of a million slips ends. */
const char *load_similar(struct reader *reader, const char *word, const char *const *candidates,
                         size_t count);
/* What to write instead of the first full-width sign in `text`; NULL: none. */
const char *load_full_width(const char *text);
/* The same where a number is wanted. */
const char *load_full_width_number(const char *text);
/* "1, 1000 or 10000" */
const char *load_join(struct reader *reader, const char *const *words, size_t count);
const char *load_number(struct reader *reader, double value);

/* ---- load_text.c, load_value.c ---- */
/* A warning where a `#` takes the text, or its end. */
void load_note_comment(struct reader *reader, const struct ynode *node);
void load_read_text(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_words(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_prose(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_text_map(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_note_languages(struct reader *reader);

void load_read_number(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_yes_no(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_date(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_enum(struct reader *, const struct schema_key *, const struct ynode *, void *base);
/* The word's value, or -1 and a finding. */
int load_word(struct reader *reader, const struct word_table *words, const struct ynode *node);
/* True for a number within the key's range; else a finding. */
bool load_is_number(struct reader *reader, const struct schema_key *key, const struct ynode *node,
                    double *value);
/* Every value of an object as if nothing were written, defaults included. */
void load_init(const struct schema_object *object, void *base);

/* ---- load_id.c ---- */
void load_check_id(struct reader *reader, const struct ynode *node, enum collection collection);
void load_declare(struct reader *reader, enum collection collection, const struct ynode *const *nodes,
                  const struct schema_object *object, void *array, size_t count);
/* Position in `index`, or SIZE_MAX. */
size_t load_find_id(const struct id_index *index, const char *id);
/* The position of a factor in its order; SIZE_MAX and a finding at `node`'s key
 * (or value, where it has none). */
size_t load_factor(struct reader *reader, const struct ynode *node, const char *id);
void load_refer(struct reader *reader, const struct reference *reference);
void load_resolve(struct reader *reader);
void load_dangling(struct reader *reader, const struct reference *reference);

/* ---- load_object.c ---- */
/* True for nothing, `~` or blanks: what counts as not written. */
bool load_is_blank(const struct ynode *node);
void load_read(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_object(struct reader *reader, const struct schema_object *object,
                      const struct ynode *node, void *base);
void load_unknown_key(struct reader *reader, const struct schema_object *object,
                      const struct ynode *node);
void load_store_array(const struct schema_key *key, void *base, void *array, size_t count);

/* ---- load_score.c ---- */
void load_read_scale(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_score(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_scores(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_weights(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_score_table(struct reader *, const struct schema_key *, const struct ynode *, void *base);
/* The rivals that the factors of a rating name; its scale from here on. */
void load_begin_rating(struct reader *reader, const struct schema_object *object,
                       const struct ynode *node, struct strength *strength);
void load_read_rivals(struct reader *reader, const struct schema_object *object,
                      const struct ynode *node, struct rating_factor *factor);

/* ---- load_special.c ---- */
void load_read_flags(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_languages(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_capacity(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_threshold(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_anchors(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_rule(struct reader *, const struct schema_key *, const struct ynode *, void *base);
void load_read_rules(struct reader *, const struct schema_key *, const struct ynode *, void *base);
/* ---- load_judgement.c ---- */
void load_read_judgement(struct reader *, const struct schema_key *, const struct ynode *, void *base);

/* ---- load_check.c: what one value alone cannot tell ---- */
void load_check_factors(struct reader *reader, const struct ynode *node,
                        const struct attractiveness *attractiveness);
void load_check_rating(struct reader *reader, const struct ynode *node, struct strength *strength);
void load_finish_account(struct reader *reader, const struct ynode *node, struct account *account);
void load_check_selection(struct reader *reader);

/* ---- load_graft.c ---- */
struct tree_loader;
/* Puts the tables that accounts_from and scorecards name into the tree. */
void load_graft(struct tree_loader *loader);
void load_append(struct ynode *parent, struct ynode *child);
/* Children sorted bytewise by key, equal ones as they stand. */
struct ynode **load_sorted_children(struct arena *arena, const struct ynode *map);

#endif
