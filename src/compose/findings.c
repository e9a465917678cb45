/* From a hit to its sentence. Words of a rule: `message`, by form where it has
 * several, and by `one` and `other` where its argument {n} counts; `gathered`
 * where many hits are told as one. */
#include "compose/findings.h"

#include <string.h>

#include "composer.h"
#include "finding_sentence.h"

enum { LIST_LIMIT = 6, ARGUMENT_LIMIT = 20 };

struct teller {
	const struct composer *composer;
	const struct rule_hit *hit;
	struct fill fills[ARGUMENT_LIMIT + 1];
};

static const char *tell_value(const struct teller *teller, const struct rule_value *value);

static const char *
rule_key(const struct teller *teller, const char *key)
{
	return arena_printf(teller->composer->arena, "rule.%s.%s", teller->hit->rule->code, key);
}

/* "A, B, C and 9 others". */
static const char *
tell_list(const struct teller *teller, const struct rule_value *value)
{
	const struct composer *composer = teller->composer;
	const char *items[LIST_LIMIT + 1];
	const size_t count = value->list.count;
	const size_t named = count > LIST_LIMIT + 1 ? LIST_LIMIT : count;
	size_t used = 0;

	while (used < named) {
		items[used] = tell_value(teller, &value->list.items[used]);
		used++;
	}
	if (named < count)
		items[used++] = say_count(composer, "rule.others", (int)(count - named));
	return join_words(composer, items, used);
}

static const char *
tell_name(const struct composer *composer, const struct rule_value *value)
{
	return words_given(value->name.words) ? text_of(composer, value->name.words) : value->name.id;
}

static const char *
tell_pair(const struct teller *teller, const struct rule_value *value)
{
	return say_with(teller->composer, "rule.pair", FILLS(
		{ "first", tell_value(teller, &value->list.items[0]) },
		{ "second", tell_value(teller, &value->list.items[1]) }));
}

/* Dispatch only. */
static const char *
tell_value(const struct teller *teller, const struct rule_value *value)
{
	const struct composer *composer = teller->composer;

	switch (value->kind) {
	case RULE_COUNT:
		return form_count(composer, value->number);
	case RULE_NUMBER:
		return form_amount(composer, value->number);
	case RULE_TOTAL:
		return form_decimals(composer, value->number, 1);
	case RULE_INDEX:
		return form_decimals(composer, value->number, 2);
	case RULE_PERCENT:
		return form_percent(composer, value->number);
	case RULE_MONEY:
		return form_money(composer, value->number);
	case RULE_DATE:
		return form_date(composer, value->date);
	case RULE_NAME:
		return tell_name(composer, value);
	case RULE_CLASS:
		return say_word(composer, "rule_class", &words_class, (int)value->class);
	case RULE_WORD:
		return value->text;
	case RULE_PHRASE:
		return say_with(composer, rule_key(teller, value->text), teller->fills);
	case RULE_QUESTION:
		return say(composer, arena_printf(composer->arena, "question.%s", value->text));
	case RULE_PAIR:
		return tell_pair(teller, value);
	case RULE_LIST:
		return tell_list(teller, value);
	}
	return "";
}

static bool
is_phrase(const struct rule_value *value)
{
	return value->kind == RULE_PHRASE ||
	       (value->kind == RULE_LIST && value->list.count > 0 &&
	        value->list.items[0].kind == RULE_PHRASE);
}

/* Phrases last: they are filled with the other arguments. */
static void
tell_arguments(struct teller *teller)
{
	size_t count = 0;

	for (int phrases = 0; phrases < 2; phrases++)
		for (const struct rule_argument *argument = teller->hit->arguments;
		     argument->name != NULL && count < ARGUMENT_LIMIT; argument++)
			if (is_phrase(&argument->value) == (phrases == 1)) {
				const char *text = tell_value(teller, &argument->value);

				teller->fills[count++] = (struct fill){ argument->name, text };
			}
}

/* The argument {n}: one, or several? */
static const char *
number_form(const struct rule_hit *hit)
{
	for (const struct rule_argument *argument = hit->arguments; argument->name != NULL; argument++)
		if (strcmp(argument->name, "n") == 0)
			return argument->value.number == 1 ? "one" : "other";
	return "other";
}

static const char *
message_key(const struct teller *teller)
{
	const struct composer *composer = teller->composer;
	const struct rule_hit *hit = teller->hit;
	const char *key = rule_key(teller, hit->gathered ? "gathered" : "message");

	if (*hit->form != '\0')
		key = arena_printf(composer->arena, "%s.%s", key, hit->form);
	if (wordbook_has(composer->words, key))
		return key;
	return arena_printf(composer->arena, "%s.%s", key, number_form(hit));
}

const char *
finding_sentence(const struct composer *composer, const struct rule_hit *hit)
{
	struct teller teller = { .composer = composer, .hit = hit };

	tell_arguments(&teller);
	return say_with(composer, message_key(&teller), teller.fills);
}

enum diag_level
finding_level(const struct rule_hit *hit)
{
	if (hit->level == LEVEL_ERROR)
		return DIAG_ERROR;
	return hit->level == LEVEL_WARNING ? DIAG_WARNING : DIAG_NOTE;
}

static void
report(const struct composer *composer, const struct rule_hit *hit)
{
	const char *id = arena_printf(composer->arena, "%s %s", hit->rule->code, hit->rule->name);
	const char *message = finding_sentence(composer, hit);
	struct finding *finding = NULL;

	switch (finding_level(hit)) {
	case DIAG_ERROR:
		finding = diag_error(composer->diag, hit->place, id, "%s", message);
		break;
	case DIAG_WARNING:
		finding = diag_warning(composer->diag, hit->place, id, "%s", message);
		break;
	case DIAG_NOTE:
		finding = diag_note(composer->diag, hit->place, id, "%s", message);
		break;
	}
	diag_subject(finding, hit->subject);
}

void
findings_say(const struct judgement *judgement, const struct results *results,
             enum language language, struct diag *diag)
{
	struct composer composer = {
		.selection = results->selection, .results = results, .arena = diag->arena,
		.diag = diag, .language = language,
	};

	if (judgement->count == judgement->waived_count)
		return;
	composer.words = wordbook_open(language, diag->arena, diag);
	for (size_t i = 0; composer.words != NULL && i < judgement->count; i++)
		if (judgement->hits[i].waiver == NULL)
			report(&composer, &judgement->hits[i]);
}
