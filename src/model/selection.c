#include "model/selection.h"

#include <stdlib.h>
#include <string.h>

static bool text_given(const char *text)
{
	return text != NULL && *text != '\0';
}

/* Every element of a collection begins with its id. */
static int compare_id(const void *id, const void *element)
{
	const char *const *element_id = element;

	return strcmp(id, *element_id);
}

const char *words_in(const struct words *words, enum language language)
{
	if (text_given(words->in[language]))
		return words->in[language];
	if (text_given(words->any))
		return words->any;
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		if (text_given(words->in[i]))
			return words->in[i];
	return "";
}

bool words_given(const struct words *words)
{
	return *words_in(words, LANGUAGE_EN) != '\0';
}

bool prose_given(const struct prose *prose)
{
	const char *text = words_in(&prose->text, LANGUAGE_EN);

	if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	return text[strspn(text, " \t\r\n")] != '\0';
}

const struct account *selection_find_account(const struct selection *selection, const char *id)
{
	if (selection->account_count == 0)
		return NULL;
	return bsearch(id, selection->accounts, selection->account_count,
	               sizeof(*selection->accounts), compare_id);
}

const struct person *selection_find_person(const struct selection *selection, const char *id)
{
	if (selection->person_count == 0)
		return NULL;
	return bsearch(id, selection->people, selection->person_count,
	               sizeof(*selection->people), compare_id);
}
