/* What every component needs at hand. Private to compose. */
#ifndef KAISM_COMPOSE_COMPOSER_H
#define KAISM_COMPOSE_COMPOSER_H

#include "compose/compose.h"
#include "compose/wordbook.h"
#include "model/words.h"

struct composer {
	const struct compose_input *input;
	const struct selection *selection;
	const struct results *results;
	struct arena *arena;
	struct diag *diag;
	struct type *type;
	enum language language;
	bool quotes; /* the user's words are set as in print; messages have them as the files do */
	const struct wordbook *words;
};

/* ---- a document's begin and end (compose.c) ---- */
/* False means that diag has the reason: the language has no words. */
bool composer_open(struct composer *composer, const struct compose_input *input,
                   struct arena *arena, struct diag *diag);
/* The tree with its furniture and metadata, as a dossier has them. */
struct document *composer_document(const struct composer *composer, struct doc_node *root);

/* The selection's title; of a part, "Key account selection 2027: board pack". */
const char *document_title(const struct composer *composer);

/* ---- words ---- */
#define FILLS(...) ((const struct fill[]){ __VA_ARGS__, { NULL, NULL } })
const char *say(const struct composer *composer, const char *key);
const char *say_with(const struct composer *composer, const char *key, const struct fill *fills);
/* The key's `one` or `other` form; {n} is the number in digits, {count} in words. */
const char *say_count(const struct composer *composer, const char *key, int count);
/* The same to open a sentence: a capital, and no digits under a hundred. */
const char *say_count_first(const struct composer *composer, const char *key, int count);
/* The word of an enum's value: key "class.key", "status.draft", ...; a value
 * that the file cannot write is "undetermined". */
const char *say_word(const struct composer *composer, const char *group,
                     const struct word_table *table, int value);
const char *text_of(const struct composer *composer, const struct words *words); /* one line */
/* The user's text that is no `words`, as it is printed. */
const char *printed(const struct composer *composer, const char *text);
const char *markdown_of(const struct composer *composer, const struct prose *prose);
/* Given name and surname do not part at a line's end; "" = none. */
const char *name_of(const struct composer *composer, const struct person *person);
/* The same with plain spaces, for metadata. */
const char *plain_name(const struct composer *composer, const struct person *person);
const char *initial_name_of(const struct composer *composer, const struct person *person);
const char *function_of(const struct composer *composer, const struct person *person); /* "" = none */
const char *account_name(const struct composer *composer, const struct account *account);
const char *account_anchor(const struct composer *composer, const struct account *account);
/* Two sentences as the language sets them one after the other; either may be "". */
const char *join_sentences(const struct composer *composer, const char *first, const char *second);
/* Two parts of one sentence with the separator `key` between them, where both are given. */
const char *join_parts(const struct composer *composer, const char *key, const char *first,
                       const char *second);
/* The text with the language's full stop. */
const char *with_full_stop(const struct composer *composer, const char *text);
/* Whether the user's words end with a full stop of some language. */
bool is_sentence(const char *text);
/* "a, b and c". */
const char *join_words(const struct composer *composer, const char *const *items, size_t count);
/* Markdown in which `text` stands for itself. */
const char *escape_markdown(const struct composer *composer, const char *text);
/* The first sentence of the user's words, as plain text; "" = none. */
const char *first_sentence(const struct composer *composer, const struct words *words);
/* A letter in upper case at the start, where the language has such. */
const char *capitalise(const struct composer *composer, const char *text);

/* ---- forms: numbers and dates as the language writes them; "–" for none ---- */
const char *form_count(const struct composer *composer, double value);      /* 1,234 */
const char *form_count_word(const struct composer *composer, int value);    /* five, 24 */
const char *form_decimals(const struct composer *composer, double value, int decimals);
const char *form_signed(const struct composer *composer, double value, int decimals);
const char *form_amount(const struct composer *composer, double value);     /* in the table's unit */
const char *form_money(const struct composer *composer, double value);      /* £775,000; 77.5万英镑 */
const char *form_money_unit(const struct composer *composer);               /* £000 */
const char *form_percent(const struct composer *composer, double value);    /* 31% */
const char *form_score(const struct composer *composer, const struct score *score);
const char *form_date(const struct composer *composer, struct date date);   /* prose */
const char *form_short_date(const struct composer *composer, struct date date);

enum mark mark_of(enum account_class class);
const struct account_result *result_of(const struct composer *composer, const struct account *account);

#endif
