/* kaism init: a new project, from the files of templates/init that are compiled
 * into the program, with the schemas that editors read. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/project.h"
#include "base/text.h"
#include "compose/templates.h"
#include "input/schema_print.h"

struct start {
	const char *folder;
	struct arena arena;
	struct diag diag;
	struct output output;
};

/* What stands in the folder already; NULL where there is nothing, or only the
 * repository that the project is to be kept in. */
static const char *
first_entry(struct start *start)
{
	DIR *folder = opendir(start->folder);
	const char *found = NULL;

	if (folder == NULL && errno != ENOENT)
		diag_environment(&start->diag, (struct place){ .file = NULL }, "F002 cannot-open",
			"cannot open the folder `%s`: %s", start->folder, strerror(errno));
	if (folder == NULL)
		return NULL;
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		if (!text_equal(entry->d_name, ".") && !text_equal(entry->d_name, "..") &&
		    !text_equal(entry->d_name, ".git") &&
		    (found == NULL || strcmp(entry->d_name, found) < 0))
			found = arena_string(&start->arena, entry->d_name);
	closedir(folder);
	return found;
}

/* "init/example/notes/alder.md" is notes/alder.md of an example;
 * "init/common/dot.gitignore" is .gitignore of every project. */
static const char *
path_in_project(struct start *start, const char *path, const char *kind)
{
	static const char common[] = "init/common/dot";
	const char *prefix = arena_printf(&start->arena, "init/%s/", kind);

	if (text_starts_with(path, common))
		return path + strlen(common);
	return text_starts_with(path, prefix) ? path + strlen(prefix) : NULL;
}

static void
add_files(struct start *start, const char *kind)
{
	for (size_t i = 0; i < template_file_count; i++) {
		const struct template_file *file = &template_files[i];
		const char *path = path_in_project(start, file->path, kind);

		if (path != NULL)
			output_add(&start->output, path, file->text, strlen(file->text), 0);
	}
}

static void
add_schema(struct start *start, const char *path, bool fragment)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);

	if (out == NULL)
		arena_exhausted();
	schema_print_json(out, fragment);
	if (fclose(out) != 0)
		arena_exhausted();
	output_add(&start->output, path, arena_copy(&start->arena, bytes, size), size, 0);
	free(bytes);
}

/* As a shell takes it for one word. */
static const char *
quoted(struct arena *arena, const char *word)
{
	static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-";
	const char *result = *word == '-' ? "./" : "";

	if (word[strspn(word, safe)] == '\0')
		return arena_printf(arena, "%s%s", result, word);
	result = arena_printf(arena, "%s'", result);
	for (; *word != '\0'; word++)
		result = arena_printf(arena, "%s%s%c", result, *word == '\'' ? "'\\'" : "", *word);
	return arena_printf(arena, "%s'", result);
}

static void
print_next(struct start *start)
{
	const bool here = text_equal(start->folder, ".");

	for (size_t i = 0; i < start->output.count; i++)
		printf("%s%s%s\n", here ? "" : start->folder, here ? "" : "/", start->output.files[i].path);
	printf("\nNext:\n");
	if (!here)
		printf("  cd %s\n", quoted(&start->arena, start->folder));
	printf("  kaism check      what a sceptical reader would ask\n"
	       "  kaism build      the dossier, in output/\n"
	       "  git init && git add -A && git commit -m 'Begin the selection'\n");
}

static int
make_project(struct start *start, const char *kind)
{
	const char *found = first_entry(start);

	if (found != NULL) {
		fprintf(stderr, "kaism init: the folder `%s` is not empty: it has `%s`; "
			"name a new folder\n", start->folder, found);
		return EXIT_USAGE;
	}
	add_files(start, kind);
	add_schema(start, ".schema/kaism-1.json", false);
	add_schema(start, ".schema/kaism-fragment-1.json", true);
	if (!diag_has_errors(&start->diag) &&
	    output_commit(&start->output, start->folder, &start->diag))
		print_next(start);
	return diag_exit_status(&start->diag, DIAG_ERROR);
}

static int
run_init(const struct options *options)
{
	struct start start = { .folder = options->argument != NULL ? options->argument : "." };
	int status;

	if (options->example && options->minimal) {
		fputs("kaism init: --example or --minimal, not both\n", stderr);
		return EXIT_USAGE;
	}
	arena_init(&start.arena);
	diag_init(&start.diag, &start.arena);
	output_init(&start.output, &start.arena);
	status = make_project(&start, options->minimal ? "minimal" : "example");
	diag_print(&start.diag, stderr, DIAG_HUMAN, options_color(options, STDERR_FILENO));
	arena_release(&start.arena);
	return status;
}

static const struct option init_options[] = {
	{ "example", 0, OPTION_FLAG, offsetof(struct options, example), NULL,
	  "a small complete selection that builds at once (this is the default)" },
	{ "minimal", 0, OPTION_FLAG, offsetof(struct options, minimal), NULL,
	  "a skeleton whose keys are explained in comments" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_init = {
	.name = "init",
	.arguments = "[DIR]",
	.summary = "Make a new project in an empty folder.",
	.examples = "  kaism init my-selection\n  kaism init --minimal my-selection\n",
	.options = init_options,
	.run = run_init,
};
