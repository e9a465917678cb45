/* kaism schema: what the project file may hold, for editors and for people. */
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "input/schema_print.h"

static int
run_schema(const struct options *options)
{
	const bool manual = options->format != NULL && strcmp(options->format, "md") == 0;

	if (manual && options->fragment) {
		fputs("kaism schema: --fragment goes with --format=json; the manual covers both\n", stderr);
		return EXIT_USAGE;
	}
	if (manual)
		schema_print_manual(stdout);
	else
		schema_print_json(stdout, options->fragment);
	return EXIT_DONE;
}

static const struct option schema_command_options[] = {
	{ "fragment", 0, OPTION_FLAG, offsetof(struct options, fragment), NULL,
	  "of the files that `include` names, which need no key" },
	{ "format", 0, OPTION_TEXT, offsetof(struct options, format), "json|md",
	  "a JSON Schema for editors, or the manual of the file (json)" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_schema = {
	.name = "schema",
	.arguments = "",
	.summary = "Print what the project file may hold: a JSON Schema, or the manual.",
	.examples = "  kaism schema > .schema/kaism-1.json\n"
	            "  kaism schema --fragment > .schema/kaism-fragment-1.json\n"
	            "  kaism schema --format=md | less\n",
	.options = schema_command_options,
	.run = run_schema,
};
