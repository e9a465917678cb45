#define _GNU_SOURCE /* for O_TMPFILE and flock */

#include "base/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

enum {
	LOCK_WAITS = 500,      /* times LOCK_PAUSE: 10 seconds */
	LOCK_PAUSE = 20000000, /* nanoseconds */
	UNNAMED_LIMIT = 128,   /* descriptors held open; more files get names */
	NAME_TRIES = 1000,
	BLOCK = 16 << 10,      /* bytes read at once */
	TEMPORARY_SIZE = 24
};

/* An absent file has mode 0666 less the umask. */
struct target {
	struct output_file *file;
	int folder;         /* borrowed from struct commit */
	const char *name;   /* in that folder */
	bool exists;
	mode_t mode;        /* of the file that exists */
	int descriptor;     /* of a temporary file without a name, or -1 */
	char temporary[TEMPORARY_SIZE]; /* the name of one that has a name, or "" */
};

struct folder {
	const char *path; /* below the output folder, "" = itself */
	int descriptor;
};

struct commit {
	struct arena *arena;
	struct diag *diag;
	const char *root;
	struct target *targets;
	size_t count, replaced;
	struct folder *folders;
	size_t folder_count, folder_capacity;
	unsigned serial; /* of temporary names */
	int unnamed;
	bool locked;
};

static volatile sig_atomic_t noted_signal;

static void note_signal(int number)
{
	noted_signal = number;
}

/* A second signal of the same kind ends the program at once. */
void output_watch_signals(void)
{
	struct sigaction note = { .sa_handler = note_signal };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	note.sa_flags = SA_RESTART | (int)SA_RESETHAND;
	sigemptyset(&note.sa_mask);
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGINT, &note, NULL);
	sigaction(SIGTERM, &note, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGXFSZ, &ignore, NULL);
}

int output_signal(void)
{
	return (int)noted_signal;
}

/* ---- messages ---- */

static const struct place nowhere;

static const char *list_replaced(const struct commit *commit)
{
	const char *list = "";
	size_t listed = 0;

	for (size_t i = 0; listed < commit->replaced; i++)
		if (commit->targets[i].file->change == OUTPUT_CHANGED)
			list = arena_printf(commit->arena, "%s%s`%s`", list,
			                    listed++ > 0 ? ", " : "",
			                    commit->targets[i].file->path);
	return list;
}

static bool report(const struct commit *commit, struct finding *finding)
{
	if (commit->replaced == 0)
		diag_label(finding, "no file was changed");
	else
		diag_label(finding, "already replaced: %s", list_replaced(commit));
	return false;
}

static bool report_folder(const struct commit *commit, const char *path, int error)
{
	const char *between = path[0] != '\0' ? "/" : "";

	return report(commit, diag_environment(commit->diag, nowhere, "F010 output-folder",
		"cannot use the folder `%s%s%s`: %s", commit->root, between, path,
		strerror(error)));
}

static bool report_file(const struct commit *commit, const struct target *target, int error)
{
	return report(commit, diag_environment(commit->diag, nowhere, "F011 cannot-write",
		"cannot write `%s/%s`: %s", commit->root, target->file->path, strerror(error)));
}

static bool is_stopped(const struct commit *commit)
{
	if (noted_signal == 0)
		return false;
	report(commit, diag_environment(commit->diag, nowhere, "F014 interrupted",
		"stopped by signal %d", (int)noted_signal));
	return true;
}

/* ---- folders ---- */

static bool make_folders(const char *path, struct arena *arena)
{
	char *part = arena_string(arena, path);

	for (char *at = part + 1; *at != '\0'; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		if (mkdir(part, 0777) != 0 && errno != EEXIST)
			return false;
		*at = '/';
	}
	return mkdir(part, 0777) == 0 || errno == EEXIST;
}

static int add_folder(struct commit *commit, const char *path, int descriptor)
{
	if (descriptor < 0)
		return -1;
	commit->folders = arena_grow(commit->arena, commit->folders, sizeof(*commit->folders),
	                             commit->folder_count, &commit->folder_capacity);
	commit->folders[commit->folder_count++] = (struct folder){ path, descriptor };
	return descriptor;
}

/* "a/b" of "a/b/c", "" of "c" */
static const char *parent_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? "" : arena_copy(arena, path, (size_t)(slash - path));
}

/* A folder below the root, made if absent; -1 with
 * errno. Each is opened once; symbolic links are not followed. */
static int open_folder(struct commit *commit, const char *path)
{
	const char *slash = strrchr(path, '/'), *parent = parent_of(commit->arena, path);
	const char *name = slash == NULL ? path : slash + 1;
	int above;

	for (size_t i = 0; i < commit->folder_count; i++)
		if (text_equal(commit->folders[i].path, path))
			return commit->folders[i].descriptor;
	above = open_folder(commit, parent);
	if (above < 0 || (mkdirat(above, name, 0777) != 0 && errno != EEXIST))
		return -1;
	return add_folder(commit, path,
	                  openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

static bool open_root(struct commit *commit)
{
	if (!make_folders(commit->root, commit->arena) ||
	    add_folder(commit, "", open(commit->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		return report_folder(commit, "", errno);
	return true;
}

/* File systems that know no locks are written without one. */
static bool lock_root(struct commit *commit)
{
	const struct timespec pause = { .tv_nsec = LOCK_PAUSE };

	for (int i = 0; i < LOCK_WAITS; i++) {
		if (is_stopped(commit))
			return false;
		if (flock(commit->folders[0].descriptor, LOCK_EX | LOCK_NB) == 0) {
			commit->locked = true;
			return true;
		}
		if (errno != EWOULDBLOCK && errno != EINTR)
			return true;
		nanosleep(&pause, NULL);
	}
	return report(commit, diag_environment(commit->diag, nowhere, "F013 output-locked",
		"another run is writing to `%s`", commit->root));
}

/* `.kaism-` and six letters or digits and `.tmp` */
static bool is_temporary_name(const char *name)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	return text_starts_with(name, ".kaism-") && strspn(name + 7, letters) == 6 &&
	       text_equal(name + 13, ".tmp");
}

/* Removes what a killed run left; only under the lock. */
static void remove_left_overs(int folder)
{
	int descriptor = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = descriptor < 0 ? NULL : fdopendir(descriptor);
	struct dirent *entry;

	if (entries == NULL && descriptor >= 0)
		close(descriptor);
	if (entries == NULL)
		return;
	while ((entry = readdir(entries)) != NULL)
		if (is_temporary_name(entry->d_name))
			unlinkat(folder, entry->d_name, 0);
	closedir(entries);
}

/* ---- one file ---- */

/* The next bytes of what is to be written: where they stand in memory, or in the
 * buffer after they were read from the spool. None at the end; NULL with errno
 * where they cannot be read. */
static const char *next_bytes(const struct output_file *file, size_t at, char buffer[BLOCK],
                              size_t *size)
{
	*size = file->size - at;
	if (file->bytes != NULL)
		return file->bytes + at;
	*size = *size < BLOCK ? *size : BLOCK;
	return spool_read(&file->spool, at, buffer, *size) == *size ? buffer : NULL;
}

static bool equals_next(const struct output_file *file, size_t at, const char *bytes, size_t size)
{
	char buffer[BLOCK];
	size_t next_size;
	const char *next = next_bytes(file, at, buffer, &next_size);

	return next != NULL && size <= next_size && memcmp(bytes, next, size) == 0;
}

static bool has_bytes(int descriptor, const struct output_file *file)
{
	char buffer[BLOCK];
	size_t done = 0;
	ssize_t got;

	for (;;) {
		got = read(descriptor, buffer, sizeof(buffer));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0 && done == file->size;
		if (!equals_next(file, done, buffer, (size_t)got))
			return false;
		done += (size_t)got;
	}
}

static bool is_unchanged(const struct target *target, off_t size)
{
	int descriptor;
	bool same;

	if (!target->exists || (size_t)size != target->file->size)
		return false;
	descriptor = openat(target->folder, target->name,
	                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (descriptor < 0)
		return false;
	same = has_bytes(descriptor, target->file);
	close(descriptor);
	return same;
}

static bool prepare(struct commit *commit, struct target *target)
{
	const char *path = target->file->path, *slash = strrchr(path, '/');
	const char *folder = parent_of(commit->arena, path);
	struct stat status = { .st_mode = S_IFREG };

	target->descriptor = -1;
	target->name = slash == NULL ? path : slash + 1;
	target->folder = open_folder(commit, folder);
	if (target->folder < 0)
		return report_folder(commit, folder, errno);
	target->exists = fstatat(target->folder, target->name, &status, AT_SYMLINK_NOFOLLOW) == 0;
	if (!target->exists && errno != ENOENT)
		return report_file(commit, target, errno);
	if (!S_ISREG(status.st_mode))
		return report(commit, diag_environment(commit->diag, nowhere,
			"F012 output-not-a-file", "`%s/%s` is not a regular file",
			commit->root, path));
	target->mode = status.st_mode & 0777;
	target->file->change = is_unchanged(target, status.st_size)
		? OUTPUT_UNCHANGED : OUTPUT_CHANGED;
	return true;
}

static bool write_fully(int descriptor, const struct target *target)
{
	char buffer[BLOCK];
	const char *next;
	size_t done = 0, size;
	ssize_t put;

	if (target->exists && fchmod(descriptor, target->mode) != 0)
		return false;
	while (done < target->file->size) {
		next = next_bytes(target->file, done, buffer, &size);
		if (next == NULL)
			return false;
		put = write(descriptor, next, size);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		done += (size_t)put;
	}
	return fsync(descriptor) == 0;
}

static void next_temporary_name(struct commit *commit, struct target *target)
{
	snprintf(target->temporary, TEMPORARY_SIZE, ".kaism-%06u.tmp", commit->serial++ % 1000000);
}

/* A temporary file that vanishes with the process. -1 where there is no such. */
static int open_unnamed(struct commit *commit, const struct target *target)
{
	if (commit->unnamed >= UNNAMED_LIMIT || access("/proc/self/fd", F_OK) != 0)
		return -1;
	commit->unnamed++;
	return openat(target->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

static bool write_named(struct commit *commit, struct target *target)
{
	int descriptor = -1, error = 0;

	for (int i = 0; i < NAME_TRIES && descriptor < 0; i++) {
		next_temporary_name(commit, target);
		descriptor = openat(target->folder, target->temporary,
		                    O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
		if (descriptor < 0 && errno != EEXIST)
			break;
	}
	if (descriptor < 0) {
		target->temporary[0] = '\0';
		return false;
	}
	if (!write_fully(descriptor, target))
		error = errno;
	if (close(descriptor) != 0 && error == 0)
		error = errno;
	errno = error;
	return error == 0;
}

static bool write_temporary(struct commit *commit, struct target *target)
{
	target->descriptor = open_unnamed(commit, target);
	if (target->descriptor >= 0)
		return write_fully(target->descriptor, target);
	return write_named(commit, target);
}

static int link_as(const struct target *target, const char *name)
{
	char path[40];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", target->descriptor);
	return linkat(AT_FDCWD, path, target->folder, name, AT_SYMLINK_FOLLOW);
}

/* Gives the unnamed temporary file a name; a new file needs no other than its
 * own, and `linked` is set. Where linking fails, it is written under a name. */
static bool name_temporary(struct commit *commit, struct target *target, bool *linked)
{
	*linked = false;
	if (target->temporary[0] != '\0')
		return true;
	if (!target->exists && link_as(target, target->name) == 0) {
		*linked = true;
		return true;
	}
	for (int i = 0; i < NAME_TRIES; i++) {
		next_temporary_name(commit, target);
		if (link_as(target, target->temporary) == 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	return write_named(commit, target);
}

static bool replace(struct commit *commit, struct target *target)
{
	bool linked;

	if (!name_temporary(commit, target, &linked))
		return false;
	if (!linked && renameat(target->folder, target->temporary,
	                        target->folder, target->name) != 0)
		return false;
	target->temporary[0] = '\0';
	commit->replaced++;
	return true;
}

/* ---- all files ---- */

static bool prepare_all(struct commit *commit)
{
	for (size_t i = 0; i < commit->count; i++)
		if (!prepare(commit, &commit->targets[i]))
			return false;
	for (size_t i = 0; commit->locked && i < commit->folder_count; i++)
		remove_left_overs(commit->folders[i].descriptor);
	return true;
}

static bool write_all(struct commit *commit)
{
	for (size_t i = 0; i < commit->count; i++) {
		struct target *target = &commit->targets[i];

		if (target->file->change == OUTPUT_UNCHANGED)
			continue;
		if (is_stopped(commit))
			return false;
		if (!write_temporary(commit, target))
			return report_file(commit, target, errno);
	}
	return !is_stopped(commit);
}

/* In a row and to its end: a signal that comes now waits. */
static bool replace_all(struct commit *commit)
{
	for (size_t i = 0; i < commit->count; i++) {
		struct target *target = &commit->targets[i];

		if (target->file->change == OUTPUT_CHANGED && !replace(commit, target))
			return report_file(commit, target, errno);
	}
	for (size_t i = 0; commit->replaced > 0 && i < commit->folder_count; i++)
		if (fsync(commit->folders[i].descriptor) != 0 && errno != EINVAL)
			return report_folder(commit, commit->folders[i].path, errno);
	return true;
}

static void clean_up(struct commit *commit)
{
	for (size_t i = 0; i < commit->count; i++) {
		struct target *target = &commit->targets[i];

		if (target->temporary[0] != '\0')
			unlinkat(target->folder, target->temporary, 0);
		if (target->descriptor > 0)
			close(target->descriptor);
	}
	for (size_t i = 0; i < commit->folder_count; i++)
		close(commit->folders[i].descriptor);
}

void output_init(struct output *output, struct arena *arena)
{
	*output = (struct output){ .arena = arena };
}

static void add_file(struct output *output, const struct output_file *file)
{
	output->files = arena_grow(output->arena, output->files, sizeof(*output->files),
	                           output->count, &output->capacity);
	output->files[output->count++] = *file;
}

void output_add(struct output *output, const char *path, const char *bytes, size_t size, int pages)
{
	add_file(output, &(struct output_file){
		.path = path, .bytes = bytes, .size = size, .pages = pages });
}

void output_add_spool(struct output *output, const char *path, const struct spool *spool, int pages)
{
	add_file(output, &(struct output_file){
		.path = path, .spool = *spool, .size = spool_size(spool), .pages = pages });
}

void output_release(struct output *output)
{
	for (size_t i = 0; i < output->count; i++)
		spool_release(&output->files[i].spool);
	output->count = 0;
}

bool output_commit(struct output *output, const char *folder, struct diag *diag)
{
	struct commit commit = {
		.arena = output->arena, .diag = diag, .count = output->count,
		.root = folder[0] != '\0' ? folder : ".",
		.targets = ARENA_ARRAY(output->arena, struct target, output->count),
	};
	bool done;

	for (size_t i = 0; i < output->count; i++)
		commit.targets[i].file = &output->files[i];
	done = open_root(&commit) && lock_root(&commit) && prepare_all(&commit) &&
	       write_all(&commit) && replace_all(&commit);
	clean_up(&commit);
	return done;
}
