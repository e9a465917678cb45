#include "app/left_overs.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { NAMED = 6 };

struct names {
	struct arena *arena;
	const char **items;
	size_t count, capacity;
};

static bool
is_planned(const struct results *results, const char *id, size_t length)
{
	for (size_t i = 0; i < results->account_count; i++) {
		const char *known = results->accounts[i].account->id;

		if (strlen(known) == length && strncmp(known, id, length) == 0)
			return result_is_chosen(&results->accounts[i]);
	}
	return false;
}

static bool
is_plan(const char *name)
{
	const char *dot = strrchr(name, '.');

	return *name != '.' && dot != NULL && (text_equal(dot, ".pdf") || text_equal(dot, ".md"));
}

static void
add_name(struct names *names, const char *name)
{
	names->items = arena_grow(names->arena, names->items, sizeof *names->items, names->count,
		&names->capacity);
	names->items[names->count++] = arena_string(names->arena, name);
}

static int
compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char *
list_names(const struct names *names)
{
	const char *list = "";

	for (size_t i = 0; i < names->count && i < NAMED; i++)
		list = arena_printf(names->arena, "%s%s`%s`", list, i == 0 ? "" : ", ", names->items[i]);
	if (names->count > NAMED)
		list = arena_printf(names->arena, "%s and %zu more", list, names->count - NAMED);
	return list;
}

void
left_overs_name(struct project *project, const char *folder)
{
	const char *path = arena_printf(&project->arena, "%s/plans", folder);
	struct names names = { .arena = &project->arena };
	DIR *entries = opendir(path);

	if (entries == NULL)
		return; /* no plan was ever written here */
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
		if (is_plan(entry->d_name) &&
		    !is_planned(project->results, entry->d_name, strcspn(entry->d_name, ".")))
			add_name(&names, entry->d_name);
	closedir(entries);
	if (names.count == 0)
		return;
	qsort(names.items, names.count, sizeof *names.items, compare_names);
	diag_label(diag_note(&project->diag, (struct place){ .file = NULL }, "F015 left-over-plans",
		"in `%s` there are plans of accounts that have none now: %s", path, list_names(&names)),
		"an earlier build wrote them; delete them, or choose the accounts again");
}
