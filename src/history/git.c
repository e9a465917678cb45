#include "history/git.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { FIXED_WORDS = 14, WORD_LIMIT = 40, VARIABLE_LIMIT = 512, READ_SIZE = 65536 };

static const char *const fixed_words[] = {
	"git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c",
	"protocol.allow=never", "-c", "safe.bareRepository=explicit", "--no-pager",
	"--literal-pathspecs", "-C",
};

static const char *const fixed_variables[] = {
	"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C",
};

/* The environment without git's own variables and LC_ALL, then ours. */
static void
make_environment(char *variables[VARIABLE_LIMIT], struct arena *arena)
{
	size_t count = 0;
	const size_t ours = sizeof fixed_variables / sizeof *fixed_variables;

	for (char **variable = environ; *variable != NULL; variable++)
		if (strncmp(*variable, "GIT_", 4) != 0 && strncmp(*variable, "LC_ALL=", 7) != 0 &&
		    count + ours + 1 < VARIABLE_LIMIT)
			variables[count++] = *variable;
	for (size_t i = 0; i < ours; i++)
		variables[count++] = arena_string(arena, fixed_variables[i]);
	variables[count] = NULL;
}

static void
make_words(char *argv[WORD_LIMIT], const char *folder, const char *const *words,
           struct arena *arena)
{
	size_t count = 0;

	for (; count < FIXED_WORDS; count++)
		argv[count] = arena_string(arena, fixed_words[count]);
	argv[count++] = arena_string(arena, folder);
	for (; *words != NULL && count + 1 < WORD_LIMIT; words++)
		argv[count++] = arena_string(arena, *words);
	argv[count] = NULL;
}

/* Starts git with its standard output on *reading; 0 when it cannot. */
static pid_t
start(char *const *argv, char *const *variables, int *reading)
{
	posix_spawn_file_actions_t actions;
	int ends[2];
	pid_t child = 0;

	if (pipe(ends) != 0)
		return 0;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&child, "git", &actions, NULL, argv, variables) != 0)
		child = 0;
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	if (child == 0)
		close(ends[0]);
	*reading = ends[0];
	return child;
}

/* Everything the child prints, or NULL past the limits. */
static char *
read_all(int descriptor, struct arena *arena)
{
	char *bytes = NULL;
	size_t capacity = 0, size = 0;
	struct pollfd waiting = { .fd = descriptor, .events = POLLIN };

	for (;;) {
		ssize_t got;

		if (poll(&waiting, 1, GIT_SECONDS * 1000) == 0 || size > GIT_OUTPUT_LIMIT)
			return NULL;
		while (capacity < size + READ_SIZE + 1)
			bytes = arena_grow(arena, bytes, 1, capacity, &capacity);
		got = read(descriptor, bytes + size, READ_SIZE);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return NULL;
		if (got == 0)
			break;
		size += (size_t)got;
	}
	while (size > 0 && bytes[size - 1] == '\n')
		size--;
	bytes[size] = '\0';
	return bytes;
}

bool
git_run(const char *folder, const char *const *words, struct arena *arena, const char **out)
{
	char *argv[WORD_LIMIT], *variables[VARIABLE_LIMIT];
	int reading = -1, status = 0;
	pid_t child;
	char *text;

	make_words(argv, folder, words, arena);
	make_environment(variables, arena);
	child = start(argv, variables, &reading);
	if (child == 0)
		return false;
	text = read_all(reading, arena);
	close(reading);
	if (text == NULL)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	*out = text;
	return text != NULL && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
