/* kaism rank: reads the options of the command and prints the ranking. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/project.h"
#include "app/rank.h"
#include "base/text.h"

/* The position of `word` in a list of words; the first where it is NULL, -1
 * where it is none of them. */
static int
position_of(const char *word, const char *const *words, int count)
{
	if (word == NULL)
		return 0;
	for (int i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return i;
	return -1;
}

/* Every word of the list given as --option (NULL = none) is among the ids; else
 * false, and a message was printed. */
static bool
are_ids_known(const char *option, const char *list, const char *const *ids, size_t count)
{
	for (list = list == NULL ? "" : list; *list != '\0'; list += strspn(list, ",")) {
		const size_t length = strcspn(list, ",");
		char word[128];
		const char *similar;

		snprintf(word, sizeof word, "%.*s", (int)length, list);
		list += length;
		if (length == 0 || position_of(word, ids, (int)count) >= 0)
			continue;
		similar = text_similar(word, ids, count);
		fprintf(stderr, "kaism rank: --%s: the project has no `%s`", option, word);
		if (similar != NULL)
			fprintf(stderr, "; a similar one is `%s`", similar);
		fputc('\n', stderr);
		return false;
	}
	return true;
}

static bool
are_filters_known(const struct options *options, struct project *project)
{
	const struct selection *selection = project->selection;
	const char **segments = ARENA_ARRAY(&project->arena, const char *, selection->segment_count + 1);
	const char **people = ARENA_ARRAY(&project->arena, const char *, selection->person_count + 1);

	for (size_t i = 0; i < selection->segment_count; i++)
		segments[i] = selection->segments[i].id;
	for (size_t i = 0; i < selection->person_count; i++)
		people[i] = selection->people[i].id;
	return are_ids_known("segment", options->segment, segments, selection->segment_count) &&
	       are_ids_known("owner", options->owner, people, selection->person_count);
}

static bool
read_rank_options(const struct options *options, struct rank_options *rank)
{
	static const char *const axes[] = { "attractiveness", "strength", "matrix" };
	static const char *const formats[] = { "text", "csv", "json", "md" };
	const int axis = position_of(options->argument, axes, 3);
	const int format = position_of(options->format, formats, 4);

	if (axis < 0) {
		fprintf(stderr, "kaism rank: ranks by attractiveness, strength or matrix, not by `%s`\n",
			options->argument);
		return false;
	}
	if (!options_list_is_known("rank", "class", options->class_word,
	                           "key,key_development,maintenance,opportunistic,undetermined"))
		return false;
	*rank = (struct rank_options){
		.axis = (enum rank_axis)axis,
		.format = (enum rank_format)format,
		.class_words = options->class_word,
		.segments = options->segment,
		.owners = options->owner,
	};
	return true;
}

static int
run_rank(const struct options *options)
{
	struct project project;
	struct rank_options rank;
	int status, printed = EXIT_DONE;

	if (!read_rank_options(options, &rank))
		return EXIT_USAGE;
	project_open(&project, options);
	project_judge(&project);
	rank.findings = project_counts(&project);
	if (project.results != NULL)
		printed = are_filters_known(options, &project) ? rank_print(project.results, &rank, stdout)
		                                               : EXIT_USAGE;
	status = diag_exit_status(&project.diag, DIAG_ERROR);
	if (status != EXIT_DONE)
		project_report(&project, options, DIAG_ERROR);
	project_close(&project);
	return status != EXIT_DONE ? status : printed;
}

static const struct option rank_command_options[] = {
	{ "class", 0, OPTION_TEXT, offsetof(struct options, class_word), "CLASS,..", "only these classes" },
	{ "segment", 0, OPTION_TEXT, offsetof(struct options, segment), "ID,..", "only these segments" },
	{ "owner", 0, OPTION_TEXT, offsetof(struct options, owner), "ID,..", "only these owners" },
	{ "format", 0, OPTION_TEXT, offsetof(struct options, format), "text|csv|json|md",
	  "how the ranking is printed (text)" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_rank = {
	.name = "rank",
	.arguments = "[attractiveness|strength|matrix]",
	.summary = "Print the ranking, for people or for other programs.",
	.examples = "  kaism rank\n  kaism rank strength --class=key,key_development\n"
	            "  kaism rank --format=json\n",
	.options = rank_command_options,
	.run = run_rank,
};
