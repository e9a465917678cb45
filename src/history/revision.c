#include "history/revision.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "history/git.h"

const char *
revision_of_tag(const char *folder, const char *tag, struct arena *arena)
{
	const char *commit, *name = arena_printf(arena, "refs/tags/%s^{commit}", tag);

	return git_run(folder, (const char *const[]){ "rev-parse", "--verify", "--quiet", name, NULL }, arena, &commit)
		? commit : NULL;
}

const char *
revision_of_date(const char *folder, struct date date, struct arena *arena)
{
	char day[11];
	const char *commit, *before;

	date_print(date, day);
	before = arena_printf(arena, "--before=%sT23:59:59+00:00", day);
	if (!git_run(folder, (const char *const[]){ "rev-list", "-1", before, "HEAD", NULL }, arena, &commit))
		return NULL;
	return *commit == '\0' ? NULL : commit;
}

/* ---- the list of files ---- */

struct entry { const char *path, *object; size_t size; };
struct entries { struct entry *items; size_t count, capacity; };

static bool
is_text_file(const char *path)
{
	static const char *const endings[] = { ".yaml", ".yml", ".md", ".csv" };
	const char *ending = strrchr(path, '.');

	for (size_t i = 0; ending != NULL && i < sizeof endings / sizeof *endings; i++)
		if (text_equal(ending, endings[i]))
			return true;
	return false;
}

/* "100644 blob 3b18e5...     120\taccounts/birch.yaml"; a path with a quote
 * or a control character comes quoted, and is passed over, as are links. */
static void
add_entry(struct entries *entries, char *line, struct arena *arena)
{
	char *tab = strchr(line, '\t'), *rest;
	struct entry entry;

	if (tab == NULL || !text_starts_with(line, "100") || tab[1] == '"' || !is_text_file(tab + 1))
		return;
	*tab = '\0';
	entry.path = tab + 1;
	entry.object = strtok_r(line, " ", &rest) == NULL || strtok_r(NULL, " ", &rest) == NULL
		? NULL : strtok_r(NULL, " ", &rest);
	const char *size = entry.object == NULL ? NULL : strtok_r(NULL, " ", &rest);
	if (size == NULL)
		return;
	entry.size = (size_t)strtoull(size, NULL, 10);
	if (entries->count == entries->capacity)
		entries->items = arena_grow(arena, entries->items, sizeof entry, entries->count, &entries->capacity);
	entries->items[entries->count++] = entry;
}

static struct entries
list_entries(const char *folder, const char *revision, struct arena *arena)
{
	struct entries entries = { 0 };
	const char *printed;
	char *copy, *rest, *line;

	if (!git_run(folder, (const char *const[]){ "ls-tree", "-r", "-l", revision, NULL }, arena, &printed))
		return entries;
	copy = arena_string(arena, printed);
	for (line = strtok_r(copy, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
		add_entry(&entries, line, arena);
	return entries;
}

/* ---- their bytes ---- */

/* Some files at once, one after the other; their sizes part them. */
enum { AT_ONCE = 20 };

static bool
read_some(const char *folder, const struct entry *entries, size_t count, struct source_input *files,
          struct arena *arena)
{
	const char *words[AT_ONCE + 5] = { "show", "--no-textconv", "--no-ext-diff", "--format=" };
	const char *printed;
	size_t wanted = 0, have;
	char *bytes;

	for (size_t i = 0; i < count; i++) {
		words[i + 4] = entries[i].object;
		wanted += entries[i].size;
	}
	if (wanted > GIT_OUTPUT_LIMIT || !git_run(folder, words, arena, &printed))
		return false;
	have = strlen(printed);
	if (have != wanted && have + 1 != wanted)
		return false; /* a NUL in a text: it could not be read anyway */
	bytes = arena_alloc(arena, wanted + 2);
	memcpy(bytes, printed, have);
	if (have < wanted)
		bytes[have] = '\n'; /* git_run takes the last one away */
	for (size_t i = 0; i < count; i++) {
		char *own = arena_copy(arena, bytes, entries[i].size);
		files[i] = (struct source_input){ entries[i].path, own, entries[i].size };
		bytes += entries[i].size;
	}
	return true;
}

static int
compare_files(const void *a, const void *b)
{
	return strcmp(((const struct source_input *)a)->path, ((const struct source_input *)b)->path);
}

static bool
has_root(const struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++)
		if (text_equal(entries->items[i].path, "kaism.yaml"))
			return true;
	return false;
}

struct source *
revision_open(const char *folder, const char *revision, struct arena *arena)
{
	const struct entries entries = list_entries(folder, revision, arena);
	struct source_input *files;

	if (entries.count > REVISION_FILES || !has_root(&entries))
		return NULL;
	files = ARENA_ARRAY(arena, struct source_input, entries.count);
	for (size_t i = 0; i < entries.count; i += AT_ONCE) {
		const size_t left = entries.count - i;
		if (!read_some(folder, entries.items + i, left < AT_ONCE ? left : AT_ONCE, files + i, arena))
			return NULL;
	}
	qsort(files, entries.count, sizeof *files, compare_files);
	return source_of_files(folder, files, entries.count, arena);
}
