#include "app/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

static const struct option common_options[] = {
	{ "project", 'C', OPTION_TEXT, offsetof(struct options, project), "DIR",
	  "the project's folder (default: found from here upwards)" },
	{ "quiet", 'q', OPTION_FLAG, offsetof(struct options, quiet), NULL,
	  "say nothing but errors" },
	{ "verbose", 'v', OPTION_FLAG, offsetof(struct options, verbose), NULL,
	  "print all findings of a kind, not only the first fifty" },
	{ "color", 0, OPTION_TEXT, offsetof(struct options, color), "auto|always|never",
	  "colours on a terminal" },
	{ "help", 'h', OPTION_FLAG, offsetof(struct options, help), NULL, "this text" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

static const struct option *
find_in(const struct option *table, const char *name, size_t length, char letter)
{
	for (; table->name != NULL; table++)
		if (letter != 0 ? table->letter == letter
		                : strlen(table->name) == length && strncmp(table->name, name, length) == 0)
			return table;
	return NULL;
}

static const struct option *
find_option(const struct command *command, const char *name, size_t length, char letter)
{
	const struct option *found = find_in(command->options, name, length, letter);

	return found != NULL ? found : find_in(common_options, name, length, letter);
}

/* True when `value` is one of "a|b|c", or when the argument is no choice. */
static bool
is_choice(const char *choices, const char *value)
{
	const size_t length = strlen(value);

	if (strchr(choices, '|') == NULL)
		return true;
	while (*choices != '\0') {
		const size_t word = strcspn(choices, "|");

		if (word == length && strncmp(choices, value, length) == 0)
			return true;
		choices += word + (choices[word] == '|');
	}
	return false;
}

static bool
set_option(const struct option *option, const char *value, struct options *options)
{
	char *field = (char *)options + option->offset;

	if (option->kind == OPTION_FLAG) {
		*(bool *)field = true;
		return true;
	}
	if (*value == '\0') {
		fprintf(stderr, "kaism: --%s needs %s, not an empty text\n", option->name, option->argument);
		return false;
	}
	if (!is_choice(option->argument, value)) {
		fprintf(stderr, "kaism: --%s takes %s, not `%s`\n", option->name, option->argument, value);
		return false;
	}
	memcpy(field, &value, sizeof value);
	return true;
}

static const char *
similar_option(const struct command *command, const char *word)
{
	const char *names[64];
	char name[64] = "";
	size_t count = 0;
	const size_t length = strcspn(word, "=");

	if (length >= sizeof name)
		return NULL;
	memcpy(name, word, length);

	for (const struct option *option = command->options; option->name != NULL; option++)
		names[count++] = option->name;
	for (const struct option *option = common_options; option->name != NULL; option++)
		names[count++] = option->name;
	return text_similar(name, names, count);
}

static bool
refuse(const struct command *command, const char *word)
{
	const char *similar = word[1] == '-' ? similar_option(command, word + 2) : NULL;

	fprintf(stderr, "kaism %s: there is no option `%s`", command->name, word);
	if (similar != NULL)
		fprintf(stderr, "; a similar one is `--%s`", similar);
	fprintf(stderr, "; see `kaism %s --help`\n", command->name);
	return false;
}

/* One word that begins with "-"; *used tells whether the next was its value. */
static bool
read_option(const struct command *command, char *const *words, struct options *options, bool *used)
{
	const char *word = words[0];
	const bool is_long = word[1] == '-';
	const char *equals = is_long ? strchr(word, '=') : NULL;
	const size_t length = equals != NULL ? (size_t)(equals - word) - 2 : strlen(word) - (is_long ? 2 : 0);
	const struct option *option = is_long ? find_option(command, word + 2, length, 0)
	                                      : find_option(command, NULL, 0, word[1]);
	const char *value = equals != NULL ? equals + 1 : !is_long && word[1] != '\0' && word[2] != '\0' ? word + 2 : NULL;

	*used = false;
	if (option == NULL || (option->kind == OPTION_FLAG && value != NULL))
		return refuse(command, word);
	if (option->kind == OPTION_TEXT && value == NULL) {
		value = words[1];
		*used = true;
	}
	if (option->kind == OPTION_TEXT && value == NULL) {
		fprintf(stderr, "kaism %s: --%s needs %s\n", command->name, option->name, option->argument);
		return false;
	}
	return set_option(option, value, options);
}

static bool
read_argument(const struct command *command, const char *word, struct options *options)
{
	if (*command->arguments == '\0' || options->argument != NULL) {
		fprintf(stderr, "kaism %s: unexpected `%s`; see `kaism %s --help`\n", command->name, word,
			command->name);
		return false;
	}
	if (*word == '\0') {
		fprintf(stderr, "kaism %s: %s is an empty text; see `kaism %s --help`\n", command->name,
			command->arguments, command->name);
		return false;
	}
	options->argument = word;
	return true;
}

bool
options_parse(const struct command *command, char *const *words, struct options *options)
{
	bool only_arguments = false;

	*options = (struct options){ .color = "auto" };
	for (; *words != NULL; words++) {
		bool used = false;

		if (only_arguments || words[0][0] != '-' || words[0][1] == '\0') {
			if (!read_argument(command, *words, options))
				return false;
		} else if (strcmp(*words, "--") == 0) {
			only_arguments = true;
		} else if (!read_option(command, words, options, &used)) {
			return false;
		}
		words += used;
	}
	return true;
}

static void
print_options(const struct option *option)
{
	for (; option->name != NULL; option++) {
		char left[80];

		snprintf(left, sizeof left, "%c%c%c --%s%s%s", option->letter != 0 ? '-' : ' ',
			option->letter != 0 ? option->letter : ' ', option->letter != 0 ? ',' : ' ',
			option->name, option->argument != NULL ? "=" : "",
			option->argument != NULL ? option->argument : "");
		printf("  %-40s %s\n", left, option->help);
	}
}

void
options_print_help(const struct command *command)
{
	printf("%s\n\nExamples:\n%s\nUsage: kaism %s [options]%s%s\n\nOptions:\n", command->summary,
		command->examples, command->name, *command->arguments != '\0' ? " " : "",
		command->arguments);
	print_options(command->options);
	print_options(common_options);
}

/* "pdf, md and json" of "pdf,md,json". */
static void
print_choices(const char *known)
{
	for (; *known != '\0'; known++) {
		if (*known != ',')
			fputc(*known, stderr);
		else
			fputs(strchr(known + 1, ',') != NULL ? ", " : " and ", stderr);
	}
}

bool
options_list_is_known(const char *command, const char *option, const char *list,
                      const char *known)
{
	for (list = list == NULL ? "" : list; *list != '\0'; list += strspn(list, ",")) {
		const size_t length = strcspn(list, ",");
		char word[16] = "";

		if (length < sizeof word)
			memcpy(word, list, length);
		if (!text_list_has(known, word)) {
			fprintf(stderr, "kaism %s: --%s takes ", command, option);
			print_choices(known);
			fprintf(stderr, ", not `%.*s`\n", (int)length, list);
			return false;
		}
		list += length;
	}
	return true;
}

bool
options_terminal(int descriptor)
{
	const char *term = getenv("TERM");

	return isatty(descriptor) && term != NULL && strcmp(term, "dumb") != 0;
}

bool
options_color(const struct options *options, int descriptor)
{
	const char *no_color = getenv("NO_COLOR");

	if (strcmp(options->color, "auto") != 0)
		return strcmp(options->color, "always") == 0;
	if (no_color != NULL && *no_color != '\0')
		return false;
	return options_terminal(descriptor);
}
