/* kaism check: everything that is wrong or doubtful, without building. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/finding_ids.h"
#include "app/project.h"

static enum diag_format
format_named(const char *name)
{
	static const struct { const char *name; enum diag_format format; } formats[] = {
		{ "human", DIAG_HUMAN }, { "short", DIAG_SHORT }, { "json", DIAG_JSON },
		{ "sarif", DIAG_SARIF }, { "github", DIAG_GITHUB },
	};

	for (size_t i = 0; name != NULL && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(name, formats[i].name) == 0)
			return formats[i].format;
	return DIAG_HUMAN;
}

static enum diag_level
level_named(const char *name)
{
	if (name != NULL && strcmp(name, "note") == 0)
		return DIAG_NOTE;
	return name != NULL && strcmp(name, "warning") == 0 ? DIAG_WARNING : DIAG_ERROR;
}

static void
print_count(const struct project *project)
{
	const struct finding_counts counts = project_counts(project);

	printf("%s%zu error%s, %zu warning%s, %zu note%s", project->diag.count == 0 ? "" : "\n",
		counts.errors, counts.errors == 1 ? "" : "s", counts.warnings,
		counts.warnings == 1 ? "" : "s", counts.notes, counts.notes == 1 ? "" : "s");
	if (counts.waived > 0)
		printf(", %zu waived", counts.waived);
	putchar('\n');
}

/* True where each word of --only is the code or name of a finding. */
static bool
is_only_known(const char *list, struct arena *arena)
{
	for (const char *word = list; word != NULL && *word != '\0'; word += strspn(word, ",")) {
		const size_t length = strcspn(word, ",");
		const char *name = arena_copy(arena, word, length);
		const char *similar;

		word += length;
		if (length == 0 || finding_is_known(name))
			continue;
		similar = finding_similar(name);
		fprintf(stderr, "kaism check: no finding is called `%s`", name);
		if (similar != NULL)
			fprintf(stderr, "; a similar name is `%s`", similar);
		fputs("; --only takes codes such as K701, or names\n", stderr);
		return false;
	}
	return true;
}

/* Findings are this command's result: they go to standard output. */
static int
run_check(const struct options *options)
{
	struct project project;
	const enum diag_format format = format_named(options->format);
	const enum diag_level fail_on = level_named(options->fail_on);
	int status;

	project_open(&project, options);
	if (!is_only_known(options->only, &project.arena)) {
		project_close(&project);
		return EXIT_USAGE;
	}
	project_judge(&project);
	project_try_documents(&project);
	if (options->only != NULL)
		diag_keep_only(&project.diag, options->only);
	if (options->quiet && (format == DIAG_HUMAN || format == DIAG_SHORT))
		diag_keep_from(&project.diag, fail_on);
	diag_print(&project.diag, stdout, format, options_color(options, STDOUT_FILENO));
	if (format == DIAG_HUMAN && !options->quiet)
		print_count(&project);
	status = diag_exit_status(&project.diag, fail_on);
	project_close(&project);
	return status;
}

static const struct option check_options[] = {
	{ "fail-on", 0, OPTION_TEXT, offsetof(struct options, fail_on), "error|warning|note",
	  "exit with 1 from this level on (error)" },
	{ "only", 0, OPTION_TEXT, offsetof(struct options, only), "RULE,..",
	  "only findings of these codes or names" },
	{ "format", 0, OPTION_TEXT, offsetof(struct options, format), "human|short|json|sarif|github",
	  "how findings are printed (human)" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_check = {
	.name = "check",
	.arguments = "",
	.summary = "Say what is wrong or doubtful in a project.",
	.examples = "  kaism check\n  kaism check --format=short --fail-on=warning\n",
	.options = check_options,
	.run = run_check,
};
