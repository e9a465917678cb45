#include "app/project.h"

#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "input/load.h"

void
project_open(struct project *project, const struct options *options)
{
	*project = (struct project){ .source = NULL };
	arena_init(&project->arena);
	diag_init(&project->diag, &project->arena);
	if (options->verbose)
		project->diag.printed_of_one_code = SIZE_MAX;
	project->source = source_open(options->project != NULL ? options->project : ".",
		options->project != NULL, &project->arena, &project->diag);
	if (project->source == NULL)
		return;
	project->tree = load_tree(project->source, &project->arena, &project->diag);
	if (project->tree != NULL)
		project->selection = load_selection(project->tree, project->source, &project->arena,
			&project->diag);
}

void
project_close(struct project *project)
{
	if (project->source != NULL)
		source_close(project->source);
	arena_release(&project->arena);
}

bool
project_is_sound(const struct project *project)
{
	return project->selection != NULL && !diag_has_errors(&project->diag);
}

int
project_report(struct project *project, const struct options *options, enum diag_level fail_on)
{
	diag_sort(&project->diag);
	if (!options->quiet || diag_has_errors(&project->diag))
		diag_print(&project->diag, stderr, DIAG_HUMAN, options_color(options, STDERR_FILENO));
	return diag_exit_status(&project->diag, fail_on);
}
