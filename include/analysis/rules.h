/* The method's rules, tested: pure functions of a selection and its results.
 * What a rule has to say is a hit: the rule, a level, a place and typed
 * arguments. Its sentence comes from the language's words (compose/findings.h),
 * so that terminal and dossier say the same.
 *
 * A rule whose data the file does not carry is silent, unless the absence is
 * what it reports. The formula of each rule stands above its function, in the
 * file of its checklist: src/analysis/rules_<checklist>.c. */
#ifndef KAISM_ANALYSIS_RULES_H
#define KAISM_ANALYSIS_RULES_H

#include <stddef.h>

#include "analysis/results.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/place.h"
#include "model/rules.h"
#include "model/selection.h"

enum { RULES_APART = 3 }; /* more hits of one kind are gathered into one */

enum rule_value_kind {
	RULE_COUNT,    /* number: 24 */
	RULE_NUMBER,   /* number, one decimal at most: 7.5 */
	RULE_TOTAL,    /* number on the matrix scale: 5.8 */
	RULE_INDEX,    /* number, two decimals: 0.93 */
	RULE_PERCENT,  /* number: 31% */
	RULE_MONEY,    /* number, in the selection's amounts */
	RULE_DATE,     /* date */
	RULE_NAME,     /* name: an account, a factor, a person ... */
	RULE_CLASS,    /* class */
	RULE_WORD,     /* text, as it stands: a function, a path */
	RULE_PHRASE,   /* text: a key below the rule's words, filled with the hit's arguments */
	RULE_QUESTION, /* text: the id of a standing question */
	RULE_PAIR,     /* list of two */
	RULE_LIST      /* list */
};

struct rule_value {
	enum rule_value_kind kind;
	union {
		double number;
		struct date date;
		struct { const struct words *words; const char *id; } name; /* the id where there are no words */
		enum account_class class;
		const char *text;
		struct { const struct rule_value *items; size_t count; } list;
	};
};

struct rule_argument {
	const char *name; /* the placeholder; NULL ends a list of arguments */
	struct rule_value value;
};

struct rule_hit {
	const struct rule *rule;
	enum rule_level level;        /* LEVEL_NOTE, LEVEL_WARNING or LEVEL_ERROR */
	struct place place;
	const char *subject;          /* what a waiver's `at` matches: a dotted path of keys */
	const char *form;             /* which of the rule's sentences; "" = it has one */
	bool gathered;                /* tells several: arguments `n` and `list` */
	const struct rule_argument *arguments; /* the first is what the hit is about */
	const struct waiver *waiver;  /* NULL = the hit stands */
};

/* By rule, then in the order of the selection. */
struct judgement {
	struct rule_hit *hits;
	size_t count;
	size_t waived_count;
};

/* What is known of earlier states of the project; any part may be missing. */
struct rules_history {
	const struct results *before; /* at the last review, NULL = not known */
	const struct results *scored; /* at the end of the day of the first score, NULL = not known */
};

/* Tests every rule. Levels: the rule's (by status), then what the project's
 * `rules:` say, and in a draft at most a warning, but for arithmetic and
 * references. Then waivers. The rules about a file's own arithmetic (fixed)
 * are tested while it is read, and not again here. `history` NULL = nothing is
 * known. Linear in accounts but for what the method bounds. */
const struct judgement *rules_judge(const struct results *results,
                                    const struct rules_history *history, struct arena *arena);

#endif
