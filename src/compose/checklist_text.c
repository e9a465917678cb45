#include "compose/checklist_text.h"

const char *
checklist_name(const struct wordbook *words, int list)
{
	return wordbook_find(words, arena_printf(words->arena, "checklist.name.%d", list + 1));
}

const char *
checklist_state_text(const struct wordbook *words, const struct checklist *list)
{
	const struct fill fills[] = {
		{ "done", arena_printf(words->arena, "%d", list->done) },
		{ "parts", arena_printf(words->arena, "%d", list->parts) },
		{ NULL, NULL },
	};

	return wordbook_fill(words,
		arena_printf(words->arena, "checklist.state.%s", checklist_state_word(list->state)), fills);
}

/* Other words where there is nothing yet that it could be missing of. */
static const char *
key_of_missing(const struct wordbook *words, const struct checklist *list)
{
	const char *part = checklist_part_word(list->missing);
	const char *of_nothing = arena_printf(words->arena, "checklist.of_nothing.%s", part);

	if (list->of == NULL && wordbook_has(words, of_nothing))
		return of_nothing;
	return arena_printf(words->arena, "checklist.missing.%s", part);
}

const char *
checklist_missing_text(const struct wordbook *words, const struct checklist *list)
{
	const char *text;

	if (list->missing == PART_NONE)
		return "";
	text = wordbook_fill(words, key_of_missing(words, list),
		(const struct fill[]){
			{ "name", list->of == NULL ? "" : words_in(list->of, words->language) },
			{ "count", arena_printf(words->arena, "%zu", list->count) },
			{ NULL, NULL } });
	if (list->of == NULL || list->count < 2)
		return text;
	return wordbook_fill(words, "checklist.and_more",
		(const struct fill[]){
			{ "text", text },
			{ "more", arena_printf(words->arena, "%zu", list->count - 1) },
			{ NULL, NULL } });
}
