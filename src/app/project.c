#include "app/project.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/number.h"
#include "base/style.h"
#include "base/text.h"
#include "compose/findings.h"
#include "compose/wordbook.h"
#include "history/revision.h"
#include "input/load.h"
#include "model/words.h"
#include "write/write.h"

/* theme.logo: read here, so that it stands among the inputs and is refused
 * before anything is built. */
static void
read_logo(struct project *project)
{
	const struct theme *theme = &project->selection->theme;
	const struct text *bytes;
	const char *flaw;

	if (theme->logo == NULL)
		return;
	bytes = source_read_bytes(project->source, theme->logo, theme->logo_place, &project->diag);
	flaw = bytes == NULL ? NULL : png_flaw(bytes->data, bytes->size);
	if (flaw != NULL)
		diag_error(&project->diag, theme->logo_place, "D019 not-a-png", "the logo `%s` %s", theme->logo, flaw);
}

/* theme.accent: numbers and links are written in it. */
static void
check_accent(struct project *project)
{
	static const double least = 4.5;
	const struct theme *theme = &project->selection->theme;
	struct color accent;
	char found[NUMBER_SIZE];

	if (theme->accent == NULL || !color_parse(theme->accent, &accent))
		return;
	if (color_contrast(accent, color_of(COLOR_PAPER, accent)) >= least)
		return;
	number_fixed(found, color_contrast(accent, color_of(COLOR_PAPER, accent)), 1);
	diag_label(diag_error(&project->diag, theme->accent_place, "D037 no-contrast",
		"text in the accent `%s` cannot be read on paper: its contrast is %s, small text wants 4.5",
		theme->accent, found), "take a darker colour");
}

/* theme.fonts.files, read and looked into before anything is built. */
static void
read_fonts(struct project *project)
{
	const struct theme *theme = &project->selection->theme;

	project->fonts = ARENA_ARRAY(&project->arena, struct type_file, theme->font_file_count + 1);
	for (size_t i = 0; i < theme->font_file_count; i++) {
		const char *path = theme->font_files[i], *flaw;
		const struct text *bytes = path == NULL ? NULL
			: source_read_bytes(project->source, path, theme->fonts_place, &project->diag);

		if (bytes == NULL)
			continue; /* it was refused */
		project->fonts[i] = (struct type_file){ path, bytes->data, bytes->size };
		flaw = type_file_flaw(&project->fonts[i]);
		if (flaw != NULL)
			diag_error(&project->diag, theme->fonts_place, "D034 unusable-font", "`%s` %s", path, flaw);
	}
}

static bool
is_template(const char *path)
{
	const char *ending = strrchr(path, '.');

	return ending != NULL && (text_equal(ending, ".md") || text_equal(ending, ".yaml"));
}

const struct wordbook *
project_words(struct project *project, enum language language)
{
	const struct wordbook *book = wordbook_open(language, &project->arena, &project->diag);

	return book == NULL ? NULL
		: wordbook_reword(book, project->templates, project->template_count, &project->diag);
}

/* The project's own words are looked through before anything is built. */
static void
check_words(struct project *project)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		project_words(project, (enum language)i);
}

/* What stands in the folders below templates/. Nothing may: whoever takes his own
 * template away again leaves an empty folder. */
static const char **
list_templates(struct project *project, size_t *count)
{
	static const char pattern[] = "templates/*/*";
	const struct place nowhere = { .file = NULL };
	struct diag trial;
	const char **paths;

	diag_init(&trial, &project->arena);
	paths = source_glob(project->source, pattern, nowhere, count, &trial);
	if (paths != NULL || (trial.count == 1 && text_equal(trial.findings[0]->code, "F007")))
		return paths;
	return source_glob(project->source, pattern, nowhere, count, &project->diag);
}

/* ---- templates of one's own ---- */

static bool
is_language(const char *folder, size_t length)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		const char *word = word_of(&words_language, i);

		if (strlen(word) == length && strncmp(word, folder, length) == 0)
			return true;
	}
	return false;
}

/* One's own templates may take in others of one's own. */
static bool
is_taken_in(const struct project *project, const char *name)
{
	for (size_t i = 0; i < project->template_count; i++)
		if (strstr(project->templates[i].text, name) != NULL)
			return true;
	return false;
}

static const char *
similar_template(const struct project *project, const char *folder, size_t length, const char *name)
{
	const char **names = ARENA_ARRAY(project->source->arena, const char *, template_file_count);
	size_t count = 0;

	for (size_t i = 0; i < template_file_count; i++)
		if (strncmp(template_files[i].path, folder, length + 1) == 0)
			names[count++] = template_files[i].path + length + 1;
	return text_similar(name, names, count);
}

/* Words may stand in any file, templates only in those that something reads. */
static void
judge_template(struct project *project, const struct template_file *file)
{
	const char *folder = file->path + strlen("templates/"), *name = strchr(folder, '/') + 1;
	const size_t length = (size_t)(name - 1 - folder);
	const struct place place = place_at(file->path, 0, 0);
	const char *similar;

	if (!is_language(folder, length)) {
		diag_label(diag_warning(&project->diag, place, "D038 unread-template",
			"nothing reads this file: there is no language `%.*s`", (int)length, folder),
			"templates stand in templates/en/ and templates/zh/");
		return;
	}
	if (text_equal(strrchr(name, '.'), ".yaml") || is_taken_in(project, name))
		return;
	for (size_t i = 0; i < template_file_count; i++)
		if (text_equal(template_files[i].path, folder))
			return;
	similar = similar_template(project, folder, length, name);
	diag_label(diag_warning(&project->diag, place, "D038 unread-template",
		"nothing reads this file: the dossier has no template `%s`, and none of the project's takes it in", name),
		similar != NULL ? "a similar one is `%s`; `kaism templates` lists all"
		                : "`kaism templates` lists all", similar);
}

/* The files below templates/, which stand in for the program's: templates as a
 * whole, words one by one. */
static void
read_templates(struct project *project)
{
	static const char folder[] = "templates";
	const struct place nowhere = { .file = NULL };
	struct stat status;
	const char **paths;
	size_t count = 0;

	if (fstatat(project->source->folder, folder, &status, 0) != 0 || !S_ISDIR(status.st_mode))
		return;
	paths = list_templates(project, &count);
	project->templates = ARENA_ARRAY(&project->arena, struct template_file, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct text *text = is_template(paths[i])
			? source_read_text(project->source, paths[i], nowhere, &project->diag) : NULL;

		if (text != NULL)
			project->templates[project->template_count++] =
				(struct template_file){ paths[i], text->data };
	}
	for (size_t i = 0; i < project->template_count; i++)
		judge_template(project, &project->templates[i]);
	if (project->template_count > 0)
		check_words(project);
}

/* What stands before a file's path, seen from where the command was called:
 * nothing where that cannot be said without `..` or an absolute path. */
static const char *
folder_prefix(struct project *project)
{
	const char *root = project->source->root;

	while (text_starts_with(root, "./"))
		root += 2;
	if (text_equal(root, ".") || *root == '/' || text_starts_with(root, ".."))
		return "";
	return arena_printf(&project->arena, root[strlen(root) - 1] == '/' ? "%s" : "%s/", root);
}

void
project_open(struct project *project, const struct options *options)
{
	*project = (struct project){ .source = NULL };
	arena_init(&project->arena);
	diag_init(&project->diag, &project->arena);
	project->without_git = options->provenance != NULL && text_equal(options->provenance, "none");
	if (options->verbose)
		project->diag.printed_of_one_code = SIZE_MAX;
	project->source = source_open(options->project != NULL ? options->project : ".",
		options->project != NULL, &project->arena, &project->diag);
	if (project->source == NULL)
		return;
	project->diag.root = folder_prefix(project);
	project->tree = load_tree(project->source, &project->arena, &project->diag);
	if (project->tree == NULL)
		return;
	project->selection = load_selection(project->tree, project->source, &project->arena,
		&project->diag);
	if (project->selection == NULL)
		return;
	read_logo(project);
	check_accent(project);
	read_fonts(project);
	read_templates(project);
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

/* ---- earlier states ---- */

/* What the analysis finds of a commit's files; NULL where they are not there,
 * or have errors: it is not for today's reader to mend them. */
static const struct results *
results_of_revision(struct project *project, const char *revision)
{
	struct arena *arena = &project->arena;
	struct diag *unheard = ARENA_NEW(arena, struct diag);
	struct source *source = revision == NULL ? NULL : revision_open(project->source->root, revision, arena);
	const struct selection *selection = NULL;
	struct ynode *tree;

	diag_init(unheard, arena);
	tree = source == NULL ? NULL : load_tree(source, arena, unheard);
	if (tree != NULL)
		selection = load_selection(tree, source, arena, unheard);
	return selection == NULL || diag_has_errors(unheard) ? NULL : analyse(selection, arena);
}

/* The last review that was held before this selection; NULL = none. */
static const struct held_review *
last_review(const struct selection *selection)
{
	const struct held_review *last = NULL;

	for (size_t i = 0; i < selection->review.held_count; i++) {
		const struct held_review *held = &selection->review.held[i];

		if (date_is_set(held->date) && date_compare(held->date, selection->as_of) < 0 &&
		    (last == NULL || date_compare(held->date, last->date) > 0))
			last = held;
	}
	return last;
}

static struct date
earlier_of(struct date a, struct date b)
{
	return date_is_set(b) && (!date_is_set(a) || date_compare(b, a) < 0) ? b : a;
}

static struct date
first_score(const struct selection *selection)
{
	struct date first = { 0 };

	for (size_t i = 0; i < selection->account_count; i++)
		first = earlier_of(first, selection->accounts[i].scored);
	for (size_t i = 0; i < selection->scorecard_count; i++)
		first = earlier_of(first, selection->scorecards[i].date);
	return first;
}

static struct rules_history
read_history(struct project *project)
{
	const char *root = project->source->root, *revision = NULL;
	const struct held_review *review = last_review(project->selection);
	const struct date scored = first_score(project->selection);
	struct rules_history history = { 0 };

	if (project->without_git)
		return history;
	if (review != NULL && review->tag != NULL)
		revision = revision_of_tag(root, review->tag, &project->arena);
	if (review != NULL && revision == NULL)
		revision = revision_of_date(root, review->date, &project->arena);
	history.before = results_of_revision(project, revision);
	if (date_is_set(scored))
		history.scored = results_of_revision(project, revision_of_date(root, scored, &project->arena));
	return history;
}

void
project_judge(struct project *project)
{
	struct rules_history history;

	if (!project_is_sound(project))
		return;
	history = read_history(project);
	project->before = history.before;
	project->results = analyse(project->selection, &project->arena);
	project->judgement = rules_judge(project->results, &history, &project->arena);
	findings_say(project->judgement, project->results, LANGUAGE_EN, &project->diag);
}

struct finding_counts
project_counts(const struct project *project)
{
	return (struct finding_counts){
		.errors = diag_count(&project->diag, DIAG_ERROR),
		.warnings = diag_count(&project->diag, DIAG_WARNING),
		.notes = diag_count(&project->diag, DIAG_NOTE),
		.waived = project->judgement == NULL ? 0 : project->judgement->waived_count,
	};
}

int
project_report(struct project *project, const struct options *options, enum diag_level fail_on)
{
	if (options->quiet)
		diag_keep_from(&project->diag, fail_on);
	diag_print(&project->diag, stderr, DIAG_HUMAN, options_color(options, STDERR_FILENO));
	return diag_exit_status(&project->diag, fail_on);
}

static const char *
output_folder(struct project *project, const struct options *options)
{
	if (options->output != NULL)
		return options->output;
	return arena_printf(&project->arena, "%s/output", project->source->root);
}

static void
print_file(const struct output_file *file, const char *folder)
{
	printf("%s/%s", folder, file->path);
	if (file->pages > 0)
		printf("  %d page%s,", file->pages, file->pages == 1 ? "" : "s");
	printf("  %zu KB  %s\n", (file->size + 1023) / 1024,
		file->change == OUTPUT_CHANGED ? "changed" : "unchanged");
}

const char *
project_commit(struct project *project, const struct options *options, struct output *output)
{
	const char *folder = output_folder(project, options);

	if (!output_commit(output, folder, &project->diag))
		return NULL;
	for (size_t i = 0; i < output->count && !options->quiet; i++)
		print_file(&output->files[i], folder);
	return folder;
}
