#define _GNU_SOURCE /* for syscall */

#include "source_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

static const char root_file[] = "kaism.yaml";

enum {
	ALWAYS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
	RETRIES = 16,      /* of openat2, where a rename came in between */
	LEVEL_LIMIT = 256  /* folders above the first that are searched */
};

/* ---- opening below the root ---- */

#ifdef SYS_openat2
static int open_by_kernel(int folder, const char *path, int flags)
{
	struct open_how how = {
		.flags = (uint64_t)(unsigned)flags,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};
	long descriptor = -1;

	for (int i = 0; i < RETRIES && descriptor < 0; i++) {
		descriptor = syscall(SYS_openat2, folder, path, &how, sizeof(how));
		if (descriptor < 0 && errno != EAGAIN && errno != EINTR)
			break;
	}
	return (int)descriptor;
}
#else
static int open_by_kernel(int folder, const char *path, int flags)
{
	(void)folder, (void)path, (void)flags;
	errno = ENOSYS;
	return -1;
}
#endif

/* Opens one component, which may not be a symbolic link. */
static int open_component(int folder, const char *name, size_t length, int flags)
{
	char copy[256];
	struct stat status;

	if (length >= sizeof(copy)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(copy, name, length);
	copy[length] = '\0';
	if (fstatat(folder, copy, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode)) {
		errno = EXDEV;
		return -1;
	}
	return openat(folder, copy, flags | O_NOFOLLOW);
}

/* For kernels without openat2: component by component, no link at all. */
static int open_by_components(int root, const char *path, int flags)
{
	int folder = root, next;
	size_t length;

	for (;;) {
		length = strcspn(path, "/");
		next = path[length] == '\0'
			? open_component(folder, path, length, flags)
			: open_component(folder, path, length, ALWAYS | O_DIRECTORY);
		if (folder != root) {
			int error = errno;

			close(folder);
			errno = error;
		}
		if (next < 0 || path[length] == '\0')
			return next;
		folder = next;
		path += length + 1;
	}
}

int source_open_below(const struct source *source, const char *path, int flags)
{
	int descriptor;

	flags |= ALWAYS;
	if (path[0] == '\0')
		path = ".";
	descriptor = open_by_kernel(source->folder, path, flags);
	if (descriptor < 0 && (errno == ENOSYS || errno == EPERM || errno == EINVAL))
		descriptor = open_by_components(source->folder, path, flags);
	return descriptor;
}

void source_refuse(const struct source_request *request, int error, struct diag *diag)
{
	if (error == EXDEV || error == ELOOP) {
		diag_label(diag_unreadable(diag, request->from, "F003 escapes-project",
		                           "`%s` leads out of the project folder", request->path),
		           "a symbolic link may not leave the project");
		return;
	}
	diag_unreadable(diag, request->from, "F002 cannot-open", "cannot open `%s`: %s",
	                request->path, strerror(error));
}

/* ---- paths ---- */

/* Tells why a path is refused by its text alone, or gives NULL. */
static const char *fault_of_path(const char *path)
{
	size_t length;

	if (path[0] == '\0')
		return "is empty";
	if (path[0] == '/')
		return "is an absolute path";
	for (; *path != '\0'; path += length + (path[length] == '/')) {
		length = strcspn(path, "/");
		if (length == 2 && path[0] == '.' && path[1] == '.')
			return "has a `..`";
	}
	return NULL;
}

const char *source_normal_path(struct source *source, const char *path,
                               struct place from, struct diag *diag)
{
	const char *fault = fault_of_path(path);
	char *normal = arena_alloc(source->arena, strlen(path) + 1);
	size_t length, used = 0;

	if (fault != NULL) {
		diag_label(diag_unreadable(diag, from, "F003 escapes-project",
		                           "the path `%s` %s", path, fault),
		           "write a path below the project folder");
		return NULL;
	}
	for (; *path != '\0'; path += length + (path[length] == '/')) {
		length = strcspn(path, "/");
		if (length == 0 || (length == 1 && path[0] == '.'))
			continue;
		if (used > 0)
			normal[used++] = '/';
		memcpy(normal + used, path, length);
		used += length;
	}
	return normal;
}

/* ---- the list of inputs ---- */

/* Where `path` stands in the sorted list, or belongs. */
static size_t find_input(const struct source *source, const char *path, bool *known)
{
	size_t low = 0, high = source->input_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (strcmp(source->inputs[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*known = low < source->input_count && strcmp(source->inputs[low].path, path) == 0;
	return low;
}

static void record_input(struct source *source, const char *path, const struct text *bytes)
{
	struct source_input input = { .path = path, .bytes = bytes->data, .size = bytes->size };
	bool known;
	size_t at = find_input(source, path, &known);

	if (known)
		return;
	source->inputs = arena_grow(source->arena, source->inputs, sizeof(input),
	                            source->input_count, &source->input_capacity);
	memmove(source->inputs + at + 1, source->inputs + at,
	        (source->input_count - at) * sizeof(input));
	source->inputs[at] = input;
	source->input_count++;
	source->total_size += bytes->size;
}

/* ---- reading ---- */

static const char *kind_of_file(mode_t mode)
{
	if (S_ISDIR(mode))
		return "a folder";
	if (S_ISFIFO(mode))
		return "a named pipe";
	return S_ISSOCK(mode) ? "a socket" : "a device";
}

static bool is_within_limits(const struct source *source, const struct source_request *request,
                             size_t size, struct diag *diag)
{
	bool known;

	if (size > SOURCE_FILE_LIMIT) {
		diag_unreadable(diag, request->from, "F005 file-too-large",
		                "`%s` has %zu bytes; a file may have %d (16 MiB)",
		                request->path, size, SOURCE_FILE_LIMIT);
		return false;
	}
	find_input(source, request->path, &known);
	if (known)
		return true;
	if (source->total_size + size > SOURCE_PROJECT_LIMIT) {
		diag_unreadable(diag, request->from, "F006 project-too-large",
		                "with `%s` the project's files have more than %d bytes (128 MiB)",
		                request->path, SOURCE_PROJECT_LIMIT);
		return false;
	}
	if (source->input_count >= SOURCE_FILES_LIMIT) {
		diag_unreadable(diag, request->from, "F006 project-too-large",
		                "a project may have %d files", SOURCE_FILES_LIMIT);
		return false;
	}
	return true;
}

/* Reads up to `size` bytes; -1 with errno. */
static ssize_t read_fully(int descriptor, char *bytes, size_t size)
{
	size_t used = 0;
	ssize_t got;

	while (used < size) {
		got = read(descriptor, bytes + used, size - used);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		used += (size_t)got;
	}
	return (ssize_t)used;
}

/* Asks for one byte more than the file has, to see it grow. */
static const struct text *read_bytes(struct source *source, int descriptor, size_t size,
                                     const struct source_request *request, struct diag *diag)
{
	struct text *text = ARENA_NEW(source->arena, struct text);
	char *bytes = arena_alloc(source->arena, size + 2);
	ssize_t got = read_fully(descriptor, bytes, size + 1);

	if (got < 0) {
		diag_unreadable(diag, request->from, "F002 cannot-open", "cannot read `%s`: %s",
		                request->path, strerror(errno));
		return NULL;
	}
	if ((size_t)got != size) {
		diag_unreadable(diag, request->from, "F008 file-changed",
		                "`%s` changed while it was read", request->path);
		return NULL;
	}
	text->data = bytes;
	text->size = size;
	return text;
}

static const struct text *read_file(struct source *source, int descriptor,
                                    const struct source_request *request, struct diag *diag)
{
	struct stat status;

	if (fstat(descriptor, &status) != 0) {
		source_refuse(request, errno, diag);
		return NULL;
	}
	if (!S_ISREG(status.st_mode)) {
		diag_unreadable(diag, request->from, "F004 not-a-regular-file",
		                "`%s` is %s, not a file", request->path,
		                kind_of_file(status.st_mode));
		return NULL;
	}
	if (!is_within_limits(source, request, (size_t)status.st_size, diag))
		return NULL;
	return read_bytes(source, descriptor, (size_t)status.st_size, request, diag);
}

static const struct text *read_kept(struct source *source, const struct source_request *request,
                                    struct diag *diag)
{
	struct text *text = ARENA_NEW(source->arena, struct text);

	for (size_t i = 0; i < source->kept_count; i++)
		if (strcmp(source->kept[i].path, request->path) == 0) {
			*text = (struct text){ source->kept[i].bytes, source->kept[i].size };
			record_input(source, request->path, text);
			return text;
		}
	source_refuse(request, ENOENT, diag);
	return NULL;
}

const struct text *source_read_bytes(struct source *source, const char *path,
                                     struct place from, struct diag *diag)
{
	struct source_request request = { .from = from };
	const struct text *text;
	int descriptor;

	request.path = source_normal_path(source, path, from, diag);
	if (request.path == NULL)
		return NULL;
	if (source->kept != NULL)
		return read_kept(source, &request, diag);
	descriptor = source_open_below(source, request.path, 0);
	if (descriptor < 0) {
		source_refuse(&request, errno, diag);
		return NULL;
	}
	text = read_file(source, descriptor, &request, diag);
	close(descriptor);
	if (text != NULL)
		record_input(source, request.path, text);
	return text;
}

/* ---- the root ---- */

static bool has_entry(int folder, const char *name)
{
	struct stat status;

	return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* The folder above, or -1 at the top. */
static int open_parent(int folder)
{
	struct stat here, above;
	int parent = openat(folder, "..", ALWAYS | O_DIRECTORY);

	if (parent < 0)
		return -1;
	if (fstat(folder, &here) == 0 && fstat(parent, &above) == 0 &&
	    (here.st_dev != above.st_dev || here.st_ino != above.st_ino))
		return parent;
	close(parent);
	return -1;
}

/* Goes up from `folder`, which is closed or returned, to the first that has
 * the root file; -1 when none has. */
static int climb(int folder, bool exact, int *levels)
{
	int parent;

	for (*levels = 0; !has_entry(folder, root_file); ++*levels) {
		bool last = exact || *levels == LEVEL_LIMIT || has_entry(folder, ".git");

		parent = last ? -1 : open_parent(folder);
		close(folder);
		if (parent < 0)
			return -1;
		folder = parent;
	}
	return folder;
}

static const char *name_root(struct arena *arena, const char *start, int levels)
{
	const char *name = start;

	for (; levels > 0; levels--)
		name = text_equal(name, ".") ? ".." : arena_printf(arena, "%s/..", name);
	return name;
}

struct source *source_open(const char *start, bool exact, struct arena *arena, struct diag *diag)
{
	const struct place nowhere = { .file = NULL };
	struct source *source = ARENA_NEW(arena, struct source);
	int levels, folder = open(start, ALWAYS | O_DIRECTORY);

	if (folder < 0 && errno == ENOTDIR) {
		diag_unreadable(diag, nowhere, "F001 no-project", "`%s` is not a folder", start);
		return NULL;
	}
	if (folder < 0) {
		diag_unreadable(diag, nowhere, "F002 cannot-open",
		                "cannot open the folder `%s`: %s", start, strerror(errno));
		return NULL;
	}
	source->arena = arena;
	source->folder = climb(folder, exact, &levels);
	if (source->folder < 0) {
		diag_label(diag_unreadable(diag, nowhere, "F001 no-project", "no %s in `%s`%s",
		                           root_file, start, exact ? "" : " or above it"),
		           "`kaism init` makes a project");
		return NULL;
	}
	source->root = name_root(arena, arena_string(arena, start), levels);
	return source;
}

struct source *source_of_files(const char *root, const struct source_input *files, size_t count,
                               struct arena *arena)
{
	struct source *source = ARENA_NEW(arena, struct source);

	*source = (struct source){ .arena = arena, .folder = -1, .root = root, .kept = files, .kept_count = count };
	return source;
}

void source_close(struct source *source)
{
	if (source != NULL && source->kept != NULL)
		return;
	if (source != NULL && source->folder >= 0)
		close(source->folder);
	if (source != NULL)
		source->folder = -1;
}
