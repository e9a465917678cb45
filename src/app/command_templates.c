/* kaism templates: what a dossier is worded by, and which of it the project
 * words itself. Read run_templates first. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/project.h"
#include "base/output.h"
#include "base/text.h"
#include "compose/templates.h"

/* "en/team.md" or "en/words.yaml": what a project may have of its own, all of a
 * template, or those words that it wants otherwise. */
static bool
is_template(const struct template_file *file)
{
	return !text_starts_with(file->path, "init/");
}

static bool
is_own(const struct project *project, const struct template_file *file)
{
	for (size_t i = 0; i < project->template_count; i++)
		if (text_equal(project->templates[i].path + strlen("templates/"), file->path))
			return true;
	return false;
}

static void
list_templates(const struct project *project)
{
	for (size_t i = 0; i < template_file_count; i++)
		if (is_template(&template_files[i]))
			printf("%s%s\n", template_files[i].path,
				is_own(project, &template_files[i]) ? "  the project's own" : "");
}

static const struct template_file *
find_template(const char *path)
{
	for (size_t i = 0; i < template_file_count; i++)
		if (is_template(&template_files[i]) && text_equal(template_files[i].path, path))
			return &template_files[i];
	return NULL;
}

/* Says which name is like it. */
static int
refuse_name(const char *wanted)
{
	enum { ROOM = 200 };
	const char *paths[ROOM], *similar;
	size_t count = 0;

	for (size_t i = 0; i < template_file_count && count < ROOM; i++)
		if (is_template(&template_files[i]))
			paths[count++] = template_files[i].path;
	similar = text_similar(wanted, paths, count);
	fprintf(stderr, "kaism templates: there is no template `%s`", wanted);
	if (similar != NULL)
		fprintf(stderr, "; a similar one is `%s`", similar);
	fputs("; `kaism templates` lists them\n", stderr);
	return EXIT_USAGE;
}

static int
copy_template(struct project *project, const struct template_file *file)
{
	const char *path = arena_printf(&project->arena, "templates/%s", file->path);
	struct output output;

	if (is_own(project, file)) {
		fprintf(stderr, "kaism templates: the project has `%s` already; it was not touched\n", path);
		return EXIT_USAGE;
	}
	output_init(&output, &project->arena);
	output_add(&output, path, file->text, strlen(file->text), 0);
	if (output_commit(&output, project->source->root, &project->diag))
		printf("%s/%s\n", project->source->root, path);
	return EXIT_DONE;
}

static int
run_templates(const struct options *options)
{
	const struct template_file *file = options->copy == NULL ? NULL : find_template(options->copy);
	struct project project;
	int status = EXIT_DONE;

	if (options->copy != NULL && file == NULL)
		return refuse_name(options->copy);
	project_open(&project, options);
	if (project_is_sound(&project) && file != NULL)
		status = copy_template(&project, file);
	else if (project_is_sound(&project))
		list_templates(&project);
	if (status == EXIT_DONE)
		status = project_report(&project, options, DIAG_ERROR);
	project_close(&project);
	return status;
}

static const struct option templates_options[] = {
	{ "copy", 0, OPTION_TEXT, offsetof(struct options, copy), "NAME",
	  "put this template into the project's templates/, to be worded anew" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_templates = {
	.name = "templates",
	.arguments = "",
	.summary = "List the templates of the dossier, or copy one into the project.",
	.examples = "  kaism templates\n  kaism templates --copy=en/selection.md\n",
	.options = templates_options,
	.run = run_templates,
};
