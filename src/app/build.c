/* kaism build: a project becomes a dossier. Read run_build first: it is the
 * table of contents of the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/left_overs.h"
#include "app/project.h"
#include "app/results_json.h"
#include "base/output.h"
#include "base/text.h"
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
	struct provenance provenance;
	struct output output;
	struct progress progress;
	bool misused; /* by the command line; a message was printed */
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

/* Results alone need no document. */
static bool
wants_documents(const struct build *build)
{
	return build->options->dump != NULL || wants_format(build, "pdf") || wants_format(build, "md");
}

/* ---- which documents ---- */

/* --document, else the accounts' plans where only --account is given, else
 * what the project says. */
static bool
wants_document(const struct build *build, enum document_kind kind)
{
	static const char *const words[] = { "dossier", "board", "plans" };

	if (build->options->document != NULL)
		return text_list_has(build->options->document, words[kind]);
	return build->options->account != NULL ? kind == DOCUMENT_PLAN
		: project_states_document(&build->project, kind);
}

/* ---- composing and writing one document ---- */

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

/* One document to be made: in one language, of one kind. */
struct job {
	struct build *build;
	enum language language;
	struct type *type;
	enum document_kind kind;
	const struct account_result *account; /* of a plan */
};

/* "the dossier: composed, part", "the plan of alder: page" and the like. */
static void
show_stage(const struct job *job, const char *what)
{
	static const char *const documents[] = { "the dossier", "the board's pack", "the plan of" };
	struct build *build = job->build;

	progress_stage(&build->progress, arena_printf(&build->project.arena, "%s%s%s: %s",
		documents[job->kind], job->kind == DOCUMENT_PLAN ? " " : "",
		job->kind == DOCUMENT_PLAN ? job->account->account->id : "", what));
}

static void
write_formats(const struct job *job, const struct document *document,
	      const struct write_context *context)
{
	static const struct writer *const writers[] = { &write_pdf, &write_markdown };
	static const char *const stages[] = { "page", "Markdown" };
	bool ok = true;

	for (size_t i = 0; i < sizeof writers / sizeof *writers && ok; i++)
		if (wants_format(job->build, writers[i]->format)) {
			show_stage(job, stages[i]);
			ok = writers[i]->write(document, context);
		}
	if (ok && wants_format(job->build, "md"))
		write_figures(document, context);
}

/* "dossier", or "dossier.zh" where there are two languages; so too "figures/zh". */
static const char *
name_for(const struct job *job, const char *name, const char *gap)
{
	struct project *project = &job->build->project;

	if (project->selection->language_count < 2)
		return name;
	return arena_printf(&project->arena, "%s%s%s", name, gap,
		word_of(&words_language, (int)job->language));
}

static void
build_document(const struct job *job)
{
	static const char *const names[] = { "dossier", "board", "plans" };
	static const char *const figures[] = { "figures", "figures/board", "figures/plans" };
	struct project *project = &job->build->project;
	struct document *document;
	const char *name = names[job->kind];

	show_stage(job, "part");
	document = project_compose(project, &(struct document_order){
		.kind = job->kind, .account = job->account, .language = job->language,
		.type = job->type, .letter = is_letter(job->build),
		.provenance = &job->build->provenance, .progress = &job->build->progress,
	});
	if (job->kind == DOCUMENT_PLAN)
		name = arena_printf(&project->arena, "%s/%s", name, job->account->account->id);
	if (document != NULL && wants(job->build, "document"))
		doc_dump(document, stdout);
	else if (document != NULL)
		write_formats(job, document, &(struct write_context){
			.type = job->type, .outlines = draws_outlines(job->build),
			.source = project->source, .arena = &project->arena,
			.diag = &project->diag, .output = &job->build->output,
			.name = name_for(job, name, "."),
			.figures = name_for(job, figures[job->kind], "/"),
			.progress = &job->build->progress,
		});
}

static void
build_plans(struct job *job)
{
	const struct build *build = job->build;
	const char *accounts = build->options->account;

	job->kind = DOCUMENT_PLAN;
	for (size_t i = 0; i < build->project.results->account_count; i++) {
		job->account = build->project.results->by_class[i];
		if (result_is_chosen(job->account) &&
		    (accounts == NULL || text_list_has(accounts, job->account->account->id)))
			build_document(job);
	}
}

static void
build_language(struct build *build, enum language language)
{
	struct job job = { .build = build, .language = language,
			   .type = project_open_type(&build->project, language,
							     &build->project.diag) };

	if (job.type == NULL)
		return;
	for (job.kind = DOCUMENT_DOSSIER; job.kind <= DOCUMENT_BOARD; job.kind++)
		if (wants_document(build, job.kind))
			build_document(&job);
	if (wants_document(build, DOCUMENT_PLAN))
		build_plans(&job);
	type_close(job.type);
}

/* ---- results for machines ---- */

static void
write_results(struct build *build)
{
	const struct results_report report = {
		.results = build->project.results,
		.findings = project_counts(&build->project),
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

/* Where git is asked for by name, a revision must be there. */
static bool
read_provenance(struct build *build)
{
	const char *wanted = build->options->provenance;
	struct project *project = &build->project;

	build->provenance = (struct provenance){ .revision = "", .tag = "" };
	if (wanted != NULL && strcmp(wanted, "git") != 0)
		return true;
	build->provenance = provenance_read(project->source->root, &project->arena);
	if (wanted == NULL || *build->provenance.revision != '\0')
		return true;
	diag_label(diag_environment(&project->diag, (struct place){ .file = NULL }, "F016 no-revision",
		"--provenance=git: %s", provenance_lack(project->source->root, &project->arena)),
		"leave the option out, and the dossier names a revision where there is one");
	return false;
}

static bool
has_plan(const struct build *build, const char *id)
{
	const struct results *results = build->project.results;

	for (size_t i = 0; i < results->account_count; i++)
		if (text_equal(results->accounts[i].account->id, id))
			return result_is_chosen(&results->accounts[i]);
	return false;
}

/* Every account named by --account has a plan; else a message is printed. */
static bool
accounts_have_plans(struct build *build)
{
	const char *list = build->options->account;

	for (list = list == NULL ? "" : list; *list != '\0'; list += strspn(list, ",")) {
		const size_t length = strcspn(list, ",");
		const char *id = arena_copy(&build->project.arena, list, length);

		if (!has_plan(build, id)) {
			fprintf(stderr, "kaism build: `%s` is no key or key development account of this "
				"project; `kaism rank` lists them\n", id);
			return false;
		}
		list += length;
	}
	return true;
}

/* Analyse, compose, number, write: for a sound project only. */
static void
build_outputs(struct build *build)
{
	const struct selection *selection = build->project.selection;
	const char *folder;

	build->misused = !accounts_have_plans(build);
	if (build->misused || !read_provenance(build))
		return;
	for (size_t i = 0; i < selection->language_count && wants_documents(build); i++)
		build_language(build, selection->languages[i]);
	if (build->options->dump != NULL || !may_go_on(build))
		return;
	if (wants_format(build, "json"))
		write_results(build);
	progress_end(&build->progress);
	folder = project_commit(&build->project, build->options, &build->output);
	if (folder != NULL)
		left_overs_name(&build->project, folder);
}

/* Analyse, test against the rules, and build if they let it pass. */
static void
judge_and_build(struct build *build)
{
	progress_stage(&build->progress, "analysis");
	project_judge(&build->project);
	if (may_go_on(build))
		build_outputs(build);
	progress_end(&build->progress);
}

/* Else a message was printed. --account chooses among plans. */
static bool
are_lists_known(const struct options *options)
{
	if (!options_list_is_known("build", "to", options->to, "pdf,md,json") ||
	    !options_list_is_known("build", "document", options->document, "dossier,board,plans"))
		return false;
	if (options->account == NULL || options->document == NULL || text_list_has(options->document, "plans"))
		return true;
	fprintf(stderr, "kaism build: --account=%s chooses plans, and --document=%s asks for none; "
		"add `plans`, or leave --document out\n", options->account, options->document);
	return false;
}

static int
run_build(const struct options *options)
{
	struct build build = { .options = options };
	int status;

	if (!are_lists_known(options))
		return EXIT_USAGE;
	progress_start(&build.progress, !options->quiet && options_terminal(STDERR_FILENO));
	progress_stage(&build.progress, "project files");
	project_open(&build.project, options);
	output_init(&build.output, &build.project.arena);
	if (wants(&build, "yaml") && build.project.tree != NULL)
		ytree_dump(build.project.tree, stdout);
	else if (wants(&build, "selection") && build.project.selection != NULL)
		load_dump(build.project.selection, stdout);
	else
		judge_and_build(&build);
	status = build.misused ? EXIT_USAGE
		: project_report(&build.project, options, options->strict ? DIAG_WARNING : DIAG_ERROR);
	output_release(&build.output);
	project_close(&build.project);
	return status;
}

static const struct option build_options[] = {
	{ "output", 'o', OPTION_TEXT, offsetof(struct options, output), "DIR",
	  "where the files go (default: output/ in the project)" },
	{ "to", 0, OPTION_TEXT, offsetof(struct options, to), "pdf,md,json",
	  "formats (default: what the project says, and json)" },
	{ "document", 0, OPTION_TEXT, offsetof(struct options, document), "dossier,board,plans",
	  "documents (default: what the project says, else the dossier)" },
	{ "account", 0, OPTION_TEXT, offsetof(struct options, account), "ID,...",
	  "the plans of these accounts only" },
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
	            "  kaism build --to=md --provenance=none\n"
	            "  kaism build --document=board,plans\n",
	.options = build_options,
	.run = run_build,
};
