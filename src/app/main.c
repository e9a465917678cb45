/* kaism: a key account team's files in, a selection dossier out. */
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "app/libraries.h"
#include "base/output.h"
#include "base/text.h"

static const struct command *const commands[] = {
	&command_build, &command_check, &command_explain, &command_fonts, &command_init, &command_rank, &command_schema, &command_sheets,
	&command_status, &command_templates,
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void
print_usage(FILE *out)
{
	fputs("kaism turns a folder of YAML and Markdown into a key account selection dossier.\n\n"
	      "Examples:\n"
	      "  kaism init my-selection          a small project to begin with\n"
	      "  kaism status                     the ten checklists: done, open, not started\n"
	      "  kaism check                      what a sceptical board member would ask\n"
	      "  kaism build                      the dossier, in PDF and Markdown\n"
	      "  kaism rank --format=json         the ranking, for other programs\n"
	      "  kaism sheets                     blank score sheets, to print or fill in\n\n"
	      "Commands:\n", out);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(out, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
	fputs("\n`kaism COMMAND --help` tells more; `kaism --version` names the libraries.\n", out);
}

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static int
refuse_command(const char *name)
{
	const char *names[COMMAND_COUNT];
	const char *similar;

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i]->name;
	similar = text_similar(name, names, COMMAND_COUNT);
	fprintf(stderr, "kaism: there is no command `%s`", name);
	if (similar != NULL)
		fprintf(stderr, "; a similar one is `%s`", similar);
	fputs("; see `kaism --help`\n", stderr);
	return EXIT_USAGE;
}

static int
run_command(const struct command *command, char *const *words)
{
	struct options options;

	if (!options_parse(command, words, &options))
		return EXIT_USAGE;
	if (options.help) {
		options_print_help(command);
		return EXIT_DONE;
	}
	return command->run(&options);
}

/* What was printed has arrived, or the status says that it has not. */
static int
close_stdout(int status)
{
	if (fflush(stdout) == 0 && ferror(stdout) == 0)
		return status;
	perror("kaism: standard output");
	return EXIT_WORLD;
}

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "--help";
	const struct command *command = find_command(name);
	int status = EXIT_DONE;

	output_watch_signals();
	if (command != NULL)
		status = run_command(command, argv + 2);
	else if (strcmp(name, "--version") == 0)
		printf("kaism %s\n%s", KAISM_VERSION, libraries_versions());
	else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		print_usage(argc > 1 ? stdout : stderr);
	else
		status = refuse_command(name);
	if (argc == 1)
		status = EXIT_USAGE;
	return close_stdout(status);
}
