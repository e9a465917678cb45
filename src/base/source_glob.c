#include "source_internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COMPONENT_LIMIT = 64 };

struct search {
	struct source *source;
	struct diag *diag;
	struct source_request request; /* the pattern, for messages */
	const char **paths;
	size_t count, capacity;
	bool failed; /* diag has the reason */
};

/* ---- one component ---- */

/* Matches `c` with the bracket expression after `[`: characters, ranges, `!`
 * first for "none of". Gives the end of it, or NULL when it is not closed. */
static const char *match_bracket(const char *pattern, const char *end, uint32_t c, bool *matches)
{
	bool negated = pattern < end && (*pattern == '!' || *pattern == '^'), found = false;
	const char *first = pattern += negated;
	uint32_t low, high;

	while (pattern < end && (*pattern != ']' || pattern == first)) {
		low = high = text_next_any(&pattern, end);
		if (end - pattern >= 2 && pattern[0] == '-' && pattern[1] != ']') {
			pattern++;
			high = text_next_any(&pattern, end);
		}
		found |= c >= low && c <= high;
	}
	if (pattern >= end)
		return NULL;
	*matches = found != negated;
	return pattern + 1;
}

/* Matches one character of `name` with one element of the pattern that is not
 * a `*`; gives the pattern's rest, or NULL. */
static const char *match_one(const char *pattern, const char *end, const char **name,
                             const char *name_end)
{
	const char *rest;
	uint32_t c, wanted;
	bool matches = false;

	if (pattern == end || *name == name_end)
		return NULL;
	c = text_next_any(name, name_end);
	if (*pattern == '?')
		return pattern + 1;
	if (*pattern == '[') {
		rest = match_bracket(pattern + 1, end, c, &matches);
		if (rest != NULL)
			return matches ? rest : NULL;
	}
	if (*pattern == '\\' && pattern + 1 < end)
		pattern++;
	wanted = text_next_any(&pattern, end);
	return wanted == c ? pattern : NULL;
}

/* In time linear in name times pattern: only the last `*` is ever retried. */
static bool matches_component(const char *pattern, size_t length, const char *name)
{
	const char *end = pattern + length, *name_end = name + strlen(name);
	const char *star = NULL, *retry = name, *next;

	for (;;) {
		if (pattern < end && *pattern == '*') {
			star = ++pattern;
			retry = name;
			continue;
		}
		if (pattern == end && name == name_end)
			return true;
		next = match_one(pattern, end, &name, name_end);
		if (next == NULL) {
			if (star == NULL || retry == name_end)
				return false;
			text_next_any(&retry, name_end);
			name = retry;
			next = star;
		}
		pattern = next;
	}
}

static bool has_wildcard(const char *pattern, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (strchr("*?[\\", pattern[i]) != NULL)
			return true;
	return false;
}

/* ---- the walk ---- */

static const char *join(struct search *search, const char *folder, const char *name,
                        size_t length)
{
	return arena_printf(search->source->arena, "%s%s%.*s", folder,
	                    folder[0] != '\0' ? "/" : "", (int)length, name);
}

static void add_path(struct search *search, const char *path)
{
	if (search->count >= SOURCE_FILES_LIMIT) {
		if (!search->failed)
			diag_unreadable(search->diag, search->request.from,
			                "F006 project-too-large",
			                "`%s` matches more than %d files",
			                search->request.path, SOURCE_FILES_LIMIT);
		search->failed = true;
		return;
	}
	search->paths = arena_grow(search->source->arena, search->paths, sizeof(path),
	                           search->count, &search->capacity);
	search->paths[search->count++] = path;
}

/* A folder that is absent or no folder holds no match; others are refused. */
static DIR *open_folder(struct search *search, const char *path)
{
	int descriptor = source_open_below(search->source, path, O_DIRECTORY);
	DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
	int error = errno;

	if (folder != NULL)
		return folder;
	if (descriptor >= 0)
		close(descriptor);
	if (error != ENOENT && error != ENOTDIR) {
		source_refuse(&(struct source_request){ path, search->request.from, 0 },
		              error, search->diag);
		search->failed = true;
	}
	return NULL;
}

static bool is_folder(DIR *folder, const char *name)
{
	struct stat status;

	return fstatat(dirfd(folder), name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISDIR(status.st_mode);
}

/* The names in `folder` that match, hidden ones never, and of a path's last
 * component no folders. */
static const char **match_names(struct search *search, const char *path,
                                const char *pattern, size_t length, size_t *count)
{
	const char **names = NULL;
	size_t capacity = 0;
	DIR *folder = open_folder(search, path);
	struct dirent *entry;

	*count = 0;
	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.' ||
		    !matches_component(pattern, length, entry->d_name) ||
		    (pattern[length] == '\0' && is_folder(folder, entry->d_name)))
			continue;
		names = arena_grow(search->source->arena, names, sizeof(*names), *count, &capacity);
		names[(*count)++] = arena_string(search->source->arena, entry->d_name);
	}
	if (folder != NULL)
		closedir(folder);
	return names;
}

/* Whether reading `path` has anything to say, be it a refusal. */
static bool exists(const struct search *search, const char *path)
{
	int descriptor = source_open_below(search->source, path, 0);

	if (descriptor >= 0)
		close(descriptor);
	return descriptor >= 0 || (errno != ENOENT && errno != ENOTDIR);
}

/* Recurses at most COMPONENT_LIMIT deep: the pattern was counted before. */
static void walk(struct search *search, const char *folder, const char *pattern)
{
	size_t length = strcspn(pattern, "/"), count;
	const char *rest = pattern[length] == '/' ? pattern + length + 1 : NULL;
	const char *path, **names;

	if (!has_wildcard(pattern, length)) {
		path = join(search, folder, pattern, length);
		if (rest != NULL)
			walk(search, path, rest);
		else if (exists(search, path))
			add_path(search, path);
		return;
	}
	names = match_names(search, folder, pattern, length, &count);
	for (size_t i = 0; i < count && !search->failed; i++) {
		path = join(search, folder, names[i], strlen(names[i]));
		if (rest != NULL)
			walk(search, path, rest);
		else
			add_path(search, path);
	}
}

/* Component by component; hidden files never. */
static bool matches_path(const char *pattern, const char *path)
{
	for (;;) {
		const size_t length = strcspn(pattern, "/"), part = strcspn(path, "/");
		char name[256];

		if (part >= sizeof name || path[0] == '.')
			return false;
		memcpy(name, path, part);
		name[part] = '\0';
		if (!matches_component(pattern, length, name) || (pattern[length] == '/') != (path[part] == '/'))
			return false;
		if (pattern[length] == '\0')
			return true;
		pattern += length + 1;
		path += part + 1;
	}
}

static void search_kept(struct search *search)
{
	for (size_t i = 0; i < search->source->kept_count; i++)
		if (matches_path(search->request.path, search->source->kept[i].path))
			add_path(search, search->source->kept[i].path);
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t count_components(const char *pattern)
{
	size_t count = 1;

	for (; *pattern != '\0'; pattern++)
		count += *pattern == '/';
	return count;
}

/* A pattern without wildcards is a path: whether it exists is said by the
 * reading of it. */
const char **source_glob(struct source *source, const char *pattern, struct place from,
                         size_t *count, struct diag *diag)
{
	struct search search = { .source = source, .diag = diag, .request = { .from = from } };

	*count = 0;
	search.request.path = source_normal_path(source, pattern, from, diag);
	if (search.request.path == NULL)
		return NULL;
	if (search.request.path[0] == '\0') {
		diag_unreadable(diag, from, "F004 not-a-regular-file", "`%s` is a folder, not a file", pattern);
		return NULL;
	}
	if (!has_wildcard(pattern, strlen(pattern)))
		add_path(&search, search.request.path);
	else if (source->kept != NULL)
		search_kept(&search);
	else if (count_components(search.request.path) <= COMPONENT_LIMIT)
		walk(&search, "", search.request.path);
	if (search.count == 0 && !search.failed)
		diag_unreadable(diag, from, "F007 no-match", "no file matches `%s`", pattern);
	if (search.count == 0 || search.failed)
		return NULL;
	qsort(search.paths, search.count, sizeof(*search.paths), compare_paths);
	*count = search.count;
	return search.paths;
}
