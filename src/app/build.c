/* kaism build: a project becomes a dossier. Read run_build first: it is the
 * table of contents of the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/results.h"
#include "app/commands.h"
#include "app/libraries.h"
#include "app/project.h"
#include "app/results_json.h"
#include "base/output.h"
#include "compose/compose.h"
#include "doc/doc.h"
#include "history/provenance.h"
#include "input/load.h"
#include "model/words.h"
#include "type/type.h"
#include "write/write.h"

struct build {
	const struct options *options;
	struct project project;
	const struct results *results;
	struct provenance provenance;
	struct output output;
};

static bool
wants(const struct build *build, const char *stage)
{
	return build->options->dump != NULL && strcmp(build->options->dump, stage) == 0;
}

/* ---- which formats ---- */

static bool
wants_format(const struct build *build, const char *format)
{
	const struct build_options *stated = &build->project.selection->build;

	if (build->options->to != NULL)
		return text_list_has(build->options->to, format);
	if (strcmp(format, "pdf") == 0)
		return stated->pdf;
	return strcmp(format, "md") == 0 ? stated->md : true;
}

/* ---- composing and writing one language ---- */

static bool
is_letter(const struct build *build)
{
	if (build->options->paper != NULL)
		return strcmp(build->options->paper, "Letter") == 0;
	return build->project.selection->theme.paper == PAPER_LETTER;
}

static bool
draws_outlines(const struct build *build)
{
	return build->options->svg_text != NULL && strcmp(build->options->svg_text, "outlines") == 0;
}

static struct document *
compose(struct build *build, enum language language, struct type *type)
{
	struct project *project = &build->project;
	const struct compose_input input = {
		.selection = project->selection,
		.results = build->results,
		.provenance = &build->provenance,
		.findings = &project->diag,
		.inputs = project->source->inputs,
		.input_count = project->source->input_count,
		.type = type,
		.language = language,
		.letter = is_letter(build),
		.libraries = libraries_versions(),
	};
	struct document *document = compose_dossier(&input, &project->arena, &project->diag);

	return project_finish_document(project, document) ? document : NULL;
}

static void
write_formats(struct build *build, const struct document *document, const struct write_context *context)
{
	static const struct writer *const writers[] = { &write_pdf, &write_markdown };
	bool ok = true;

	for (size_t i = 0; i < sizeof writers / sizeof *writers && ok; i++)
		if (wants_format(build, writers[i]->format))
			ok = writers[i]->write(document, context);
	if (ok && wants_format(build, "md"))
		write_figures(document, context);
}

/* "dossier", or "dossier.zh" where there are two languages; so too "figures/zh". */
static const char *
name_for(struct build *build, const char *name, const char *gap, enum language language)
{
	if (build->project.selection->language_count < 2)
		return name;
	return arena_printf(&build->project.arena, "%s%s%s", name, gap,
		word_of(&words_language, (int)language));
}

static void
build_language(struct build *build, enum language language)
{
	struct project *project = &build->project;
	const struct theme *theme = &project->selection->theme;
	const struct type_options options = {
		.language = word_of(&words_language, (int)language),
		.sans = theme->sans, .serif = theme->serif, .han = theme->han,
	};
	struct type *type = type_open(&options, &project->arena, &project->diag);
	struct document *document = type == NULL ? NULL : compose(build, language, type);
	const struct write_context context = {
		.type = type, .outlines = draws_outlines(build),
		.source = project->source, .arena = &project->arena,
		.diag = &project->diag, .output = &build->output,
		.name = name_for(build, "dossier", ".", language),
		.figures = name_for(build, "figures", "/", language),
	};

	if (document != NULL && wants(build, "document"))
		doc_dump(document, stdout);
	else if (document != NULL)
		write_formats(build, document, &context);
	if (type != NULL)
		type_close(type);
}

/* ---- results for machines ---- */

static void
write_results(struct build *build)
{
	const struct diag *diag = &build->project.diag;
	const struct results_report report = {
		.results = build->results,
		.findings = { diag_count(diag, DIAG_ERROR), diag_count(diag, DIAG_WARNING),
		              diag_count(diag, DIAG_NOTE) },
	};
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);

	if (out == NULL)
		return;
	results_json_print(&report, out);
	fclose(out);
	output_add(&build->output, "results.json", arena_copy(&build->project.arena, bytes, size), size, 0);
	free(bytes);
}

/* ---- the whole road ---- */

static bool
may_go_on(const struct build *build)
{
	const struct diag *diag = &build->project.diag;

	return project_is_sound(&build->project) &&
	       !(build->options->strict && diag_count(diag, DIAG_WARNING) > 0);
}

static void
read_provenance(struct build *build)
{
	const char *wanted = build->options->provenance;

	build->provenance = (struct provenance){ .revision = "", .tag = "" };
	if (wanted == NULL || strcmp(wanted, "git") == 0)
		build->provenance = provenance_read(build->project.source->root, &build->project.arena);
}

/* Analyse, compose, number, write: for a sound project only. */
static void
build_outputs(struct build *build)
{
	const struct selection *selection = build->project.selection;

	read_provenance(build);
	build->results = analyse(selection, &build->project.arena);
	for (size_t i = 0; i < selection->language_count; i++)
		build_language(build, selection->languages[i]);
	if (build->options->dump != NULL || !may_go_on(build))
		return;
	if (wants_format(build, "json"))
		write_results(build);
	project_commit(&build->project, build->options, &build->output);
}

static int
run_build(const struct options *options)
{
	struct build build = { .options = options };
	int status;

	if (!options_list_is_known("build", options->to, "pdf,md,json"))
		return EXIT_USAGE;
	project_open(&build.project, options);
	output_init(&build.output, &build.project.arena);
	if (wants(&build, "yaml") && build.project.tree != NULL)
		ytree_dump(build.project.tree, stdout);
	else if (wants(&build, "selection") && build.project.selection != NULL)
		load_dump(build.project.selection, stdout);
	else if (may_go_on(&build))
		build_outputs(&build);
	status = project_report(&build.project, options, options->strict ? DIAG_WARNING : DIAG_ERROR);
	project_close(&build.project);
	return status;
}

static const struct option build_options[] = {
	{ "output", 'o', OPTION_TEXT, offsetof(struct options, output), "DIR",
	  "where the files go (default: output/ in the project)" },
	{ "to", 0, OPTION_TEXT, offsetof(struct options, to), "pdf,md,json",
	  "formats (default: what the project says, and json)" },
	{ "paper", 0, OPTION_TEXT, offsetof(struct options, paper), "A4|Letter", "paper size" },
	{ "provenance", 0, OPTION_TEXT, offsetof(struct options, provenance), "git|none",
	  "name the git revision in the dossier, or not" },
	{ "svg-text", 0, OPTION_TEXT, offsetof(struct options, svg_text), "font|outlines",
	  "texts of the SVG figures: by font name, or as outlines that look alike everywhere" },
	{ "dump", 0, OPTION_TEXT, offsetof(struct options, dump), "yaml|selection|document",
	  "print the tree after that stage and stop" },
	{ "strict", 0, OPTION_FLAG, offsetof(struct options, strict), NULL, "treat warnings as errors" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_build = {
	.name = "build",
	.arguments = "",
	.summary = "Build the dossier of a project, in PDF and Markdown.",
	.examples = "  kaism build\n  kaism build -C content/harbour-coatings -o output/harbour-coatings\n"
	            "  kaism build --to=md --provenance=none\n",
	.options = build_options,
	.run = run_build,
};
