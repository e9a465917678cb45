/* kaism sheets: blank score sheets, a table and printable pages for each
 * scorer, in each of the project's languages. Read run_sheets first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/commands.h"
#include "app/libraries.h"
#include "app/project.h"
#include "base/output.h"
#include "base/text.h"
#include "compose/sheets.h"
#include "input/csv.h"
#include "model/words.h"
#include "type/type.h"
#include "write/write.h"

struct sheets {
	const struct options *options;
	struct project project;
	struct output output;
};

/* ---- who scores ---- */

static bool
scores(const struct member *member)
{
	return member->role == MEMBER_LEAD || member->role == MEMBER_SCORER;
}

static bool
is_wanted(const struct sheets *sheets, const struct member *member)
{
	const char *wanted = sheets->options->scorer;

	return scores(member) && (wanted == NULL || strcmp(wanted, member->person->id) == 0);
}

/* --scorer names nobody who scores: says who does. */
static void
refuse_scorer(const struct sheets *sheets)
{
	const struct team *team = &sheets->project.selection->team;
	const char *wanted = sheets->options->scorer;

	fprintf(stderr, "kaism sheets: `%s` is no lead or scorer of the team; these are:", wanted);
	for (size_t i = 0; i < team->member_count; i++)
		if (scores(&team->members[i]))
			fprintf(stderr, " %s", team->members[i].person->id);
	fputc('\n', stderr);
}

/* What a sheet cannot do without; a finding for what is missing. */
static bool
can_score(struct sheets *sheets)
{
	static const char id[] = "Y045 nothing-to-score";
	const struct selection *selection = sheets->project.selection;
	struct diag *diag = &sheets->project.diag;
	bool anyone = false;

	for (size_t i = 0; i < selection->team.member_count; i++)
		anyone |= scores(&selection->team.members[i]);
	if (selection->attractiveness.factor_count == 0)
		diag_label(diag_error(diag, selection->place, id, "there are no factors to score on"),
			"name them in `attractiveness.factors`");
	if (selection->account_count == 0)
		diag_label(diag_error(diag, selection->place, id, "there are no accounts to score"),
			"name them in `accounts`, or in a table that `accounts_from` names");
	if (!anyone)
		diag_label(diag_error(diag, selection->place, id, "nobody in the team scores"),
			"give a person the part `lead` or `scorer` in `team.members`");
	return !diag_has_errors(diag);
}

/* ---- what is written ---- */

static bool
wants_format(const struct sheets *sheets, const char *format)
{
	return sheets->options->to == NULL || text_list_has(sheets->options->to, format);
}

static struct compose_input
input_of(const struct sheets *sheets, enum language language, struct type *type)
{
	static const struct provenance no_revision = { .revision = "", .tag = "" };
	const struct selection *selection = sheets->project.selection;
	const char *paper = sheets->options->paper;

	return (struct compose_input){
		.selection = selection,
		.provenance = &no_revision,
		.type = type,
		.language = language,
		.letter = paper != NULL ? strcmp(paper, "Letter") == 0
		                        : selection->theme.paper == PAPER_LETTER,
		.libraries = libraries_versions(),
	};
}

/* The table is the same for every scorer. */
static const struct text *
print_table(struct sheets *sheets, const struct sheet_table *table)
{
	const char *separator = sheets->options->separator;
	struct arena *arena = &sheets->project.arena;
	struct text *text = ARENA_NEW(arena, struct text);
	char *bytes = NULL;
	struct csv_writer writer = { .out = open_memstream(&bytes, &text->size), .arena = arena };

	if (writer.out == NULL)
		arena_exhausted();
	writer.delimiter = separator != NULL && strcmp(separator, "semicolon") == 0 ? ';' : ',';
	csv_begin(&writer);
	for (size_t row = 0; row < table->rows; row++)
		csv_print_row(&writer, table->cells + row * table->columns, table->columns);
	fclose(writer.out);
	text->data = arena_copy(arena, bytes, text->size);
	free(bytes);
	return text;
}

/* "sheets/ada", or "sheets/ada.en" where there are two languages. */
static const char *
name_for(struct sheets *sheets, const struct person *scorer, enum language language)
{
	struct project *project = &sheets->project;

	if (project->selection->language_count < 2)
		return arena_printf(&project->arena, "sheets/%s", scorer->id);
	return arena_printf(&project->arena, "sheets/%s.%s", scorer->id,
		word_of(&words_language, (int)language));
}

static void
write_tables(struct sheets *sheets, enum language language)
{
	struct project *project = &sheets->project;
	const struct team *team = &project->selection->team;
	const struct compose_input input = input_of(sheets, language, NULL);
	const struct sheet_table *table = compose_sheet_table(&input, &project->arena, &project->diag);
	const struct text *text;

	if (table == NULL)
		return;
	text = print_table(sheets, table);
	for (size_t i = 0; i < team->member_count; i++)
		if (is_wanted(sheets, &team->members[i]))
			output_add(&sheets->output, arena_printf(&project->arena, "%s.csv",
				name_for(sheets, team->members[i].person, language)), text->data, text->size, 0);
}

static void
write_pages(struct sheets *sheets, const struct person *scorer, enum language language, struct type *type)
{
	struct project *project = &sheets->project;
	const struct compose_input input = input_of(sheets, language, type);
	const struct write_context context = {
		.type = type, .source = project->source, .arena = &project->arena,
		.diag = &project->diag, .output = &sheets->output,
		.name = name_for(sheets, scorer, language),
	};
	struct document *document = compose_sheet(&input, scorer, &project->arena, &project->diag);

	if (project_finish_document(project, document))
		write_pdf.write(document, &context);
}

/* Each scorer's pages are set with fonts opened anew, so that they do not
 * depend on who else's are. */
static void
write_all_pages(struct sheets *sheets, enum language language)
{
	struct project *project = &sheets->project;
	const struct selection *selection = project->selection;

	for (size_t i = 0; i < selection->team.member_count; i++) {
		struct type *type;

		if (!is_wanted(sheets, &selection->team.members[i]))
			continue;
		type = project_open_type(project, language, &project->diag);
		if (type == NULL)
			return;
		write_pages(sheets, selection->team.members[i].person, language, type);
		type_close(type);
	}
}

static void
make_sheets(struct sheets *sheets)
{
	const struct selection *selection = sheets->project.selection;

	for (size_t i = 0; i < selection->language_count; i++) {
		if (wants_format(sheets, "csv"))
			write_tables(sheets, selection->languages[i]);
		if (wants_format(sheets, "pdf"))
			write_all_pages(sheets, selection->languages[i]);
	}
	if (project_is_sound(&sheets->project))
		project_commit(&sheets->project, sheets->options, &sheets->output);
}

static bool
is_scorer_known(const struct sheets *sheets)
{
	const struct team *team = &sheets->project.selection->team;

	for (size_t i = 0; i < team->member_count; i++)
		if (is_wanted(sheets, &team->members[i]))
			return true;
	return false;
}

static int
run_sheets(const struct options *options)
{
	struct sheets sheets = { .options = options };
	int status = EXIT_DONE;

	if (!options_list_is_known("sheets", "to", options->to, "csv,pdf"))
		return EXIT_USAGE;
	project_open(&sheets.project, options);
	output_init(&sheets.output, &sheets.project.arena);
	if (project_is_sound(&sheets.project) && can_score(&sheets)) {
		if (is_scorer_known(&sheets)) {
			make_sheets(&sheets);
		} else {
			refuse_scorer(&sheets);
			status = EXIT_USAGE;
		}
	}
	if (status == EXIT_DONE)
		status = project_report(&sheets.project, options, DIAG_ERROR);
	output_release(&sheets.output);
	project_close(&sheets.project);
	return status;
}

static const struct option sheets_options[] = {
	{ "output", 'o', OPTION_TEXT, offsetof(struct options, output), "DIR",
	  "the files go to DIR/sheets (default: output/sheets in the project)" },
	{ "scorer", 0, OPTION_TEXT, offsetof(struct options, scorer), "ID",
	  "only this person's sheets (default: the lead and all scorers)" },
	{ "to", 0, OPTION_TEXT, offsetof(struct options, to), "csv,pdf", "formats (default: both)" },
	{ "separator", 0, OPTION_TEXT, offsetof(struct options, separator), "comma|semicolon",
	  "of the CSV: Excel wants a semicolon where decimals have a comma (comma)" },
	{ "paper", 0, OPTION_TEXT, offsetof(struct options, paper), "A4|Letter", "paper size" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_sheets = {
	.name = "sheets",
	.arguments = "",
	.summary = "Write blank score sheets for each scorer, to print or to fill in.",
	.examples = "  kaism sheets\n  kaism sheets --scorer=mli --to=csv --separator=semicolon\n",
	.options = sheets_options,
	.run = run_sheets,
};
