/* Templates and values in, document tree out. */
#include "compose/compose.h"

#include <string.h>

#include "component.h"
#include "compose/mustache.h"
#include "compose/prose.h"
#include "compose/templates.h"
#include "model/words.h"
#include "values.h"

static const char *const outlines[] = { "dossier.md", "board.md", "plan.md" };

/* The project's own stands before the program's. */
static const struct template_file *
own_template(const struct composer *composer, const char *name)
{
	const struct compose_input *input = composer->input;
	const char *path = arena_printf(composer->arena, "templates/%s/%s",
		word_of(&words_language, (int)composer->language), name);

	for (size_t i = 0; i < input->template_count; i++)
		if (strcmp(input->templates[i].path, path) == 0)
			return &input->templates[i];
	return NULL;
}

static bool
find_partial(void *context, const char *name, struct mtemplate *found)
{
	const struct composer *composer = context;
	const struct template_file *file = own_template(composer, name);

	if (file == NULL)
		file = template_find(composer->language, name);
	if (file == NULL)
		return false;
	*found = (struct mtemplate){ file->path, file->text };
	return true;
}

static bool
expand(struct composer *composer, struct mustache_output *output)
{
	const struct mustache mustache = {
		.arena = composer->arena, .diag = composer->diag, .strict = true,
		.escape = mustache_escape_markdown, .find = find_partial, .context = composer,
	};
	struct mvalue *root = mvalue_map(composer->arena);
	struct mtemplate outline;

	if (composer->input->kind == DOCUMENT_PLAN) {
		values_of_account(composer, composer->input->account, root);
	} else {
		values_of_chapters(composer, root);
		values_of_accounts(composer, root);
	}
	if (!find_partial(composer, outlines[composer->input->kind], &outline))
		return false;
	return mustache_expand(&mustache, &outline, root, output);
}

static struct doc_node *
make_component(void *context, const char *info, const char *body, struct place place)
{
	return component_make(context, info, body, place);
}

/* The user's headings stand below the chapter's own sections. */
static struct doc_node *
read_blocks(struct composer *composer, const struct mustache_output *output)
{
	const struct prose_reader reader = {
		.arena = composer->arena, .diag = composer->diag,
		.quotes = composer->quotes, .component = make_component, .context = composer,
	};
	struct doc_node *blocks = doc_new(composer->arena, DOC_DOCUMENT);

	return prose_read_template(&reader, output, 2, blocks) ? blocks : NULL;
}

/* ---- sections: a flat list of blocks becomes a tree ---- */

/* Takes the title from the first heading of level 1 in a section. */
static bool
takes_title(const struct composer *composer, struct doc_node *section, struct doc_node *block)
{
	if (section == NULL || block->kind != DOC_HEADING || block->heading.level != 1)
		return false;
	section->section.title = doc_plain_text(block, composer->arena);
	return true;
}

/* Account pages stand inside the chapter before them. */
static struct doc_node *
open_section(struct doc_node *root, struct doc_node *chapter, struct doc_node *section)
{
	if (section->section.kind == SECTION_ACCOUNT && chapter != NULL)
		doc_append(chapter, section);
	else
		doc_append(root, section);
	return section;
}

/* Covers, sections and page breaks stand by themselves; all else in a section. */
static bool
may_stand_alone(const struct composer *composer, const struct doc_node *block)
{
	if (block->kind == DOC_COVER || block->kind == DOC_PAGE_BREAK)
		return true;
	diag_label(diag_error(composer->diag, block->place, "D012 template-syntax",
			"this stands before the first section, so that it has no page to stand on"),
		"put a block `kaism section` before it");
	return false;
}

/* `page-break to=chapter` behind an account's page, which ends by itself. */
static bool
leads_back(const struct doc_node *block, const struct doc_node *section,
           const struct doc_node *chapter)
{
	return block->kind == DOC_PAGE_BREAK && block->page_break.to_chapter &&
	       chapter != NULL && section != chapter;
}

/* NULL where something stands in no section, which is told. */
static struct doc_node *
gather_sections(const struct composer *composer, struct doc_node *blocks)
{
	struct doc_node *root = doc_new(composer->arena, DOC_DOCUMENT);
	struct doc_node *chapter = NULL, *section = NULL, *next;

	for (struct doc_node *block = blocks->first_child; block != NULL; block = next) {
		next = block->next;
		block->next = block->parent = NULL;
		if (block->kind == DOC_SECTION) {
			section = open_section(root, chapter, block);
			if (block->section.kind != SECTION_ACCOUNT)
				chapter = block;
		} else if (leads_back(block, section, chapter)) {
			section = chapter;
		} else if (section == NULL && !may_stand_alone(composer, block)) {
			return NULL;
		} else if (!takes_title(composer, section, block)) {
			doc_append(section == NULL ? root : section, block);
		}
	}
	return root;
}

/* ---- furniture and metadata ---- */

static const char *
authors(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	const char **names = ARENA_ARRAY(composer->arena, const char *, selection->prepared_count + 1);

	for (size_t i = 0; i < selection->prepared_count; i++)
		names[i] = plain_name(composer, selection->prepared_by[i]);
	return selection->prepared_count == 0 ? text_of(composer, &selection->company)
	                                      : join_words(composer, names, selection->prepared_count);
}

/* Seconds since 1970: of the commit, else of the selection's date. */
static long long
timestamp_of(const struct composer *composer)
{
	static const int days_to_1970 = 25567; /* from 1900-01-01 */
	const long long commit = composer->input->provenance->commit_time;

	if (commit != 0)
		return commit;
	return 86400LL * (date_day_number(composer->selection->as_of) - days_to_1970);
}

static const char *
revision_of(const struct composer *composer)
{
	const struct provenance *from = composer->input->provenance;

	if (*from->revision == '\0')
		return "";
	return say_with(composer, "document.revision", FILLS(
		{ "revision", arena_printf(composer->arena, "%s%s", from->revision, from->clean ? "" : "+") }));
}

struct document *
composer_document(const struct composer *composer, struct doc_node *root)
{
	const struct selection *selection = composer->selection;
	struct document *document = ARENA_NEW(composer->arena, struct document);

	*document = (struct document){
		.root = root,
		.language = composer->language == LANGUAGE_ZH ? "zh" : "en",
		.title = document_title(composer),
		.company = text_of(composer, &selection->company),
		.author = authors(composer),
		.classification = text_of(composer, &selection->classification),
		.date = form_date(composer, selection->as_of),
		.revision = revision_of(composer),
		.draft = selection->status == STATUS_DRAFT ? say(composer, "document.draft") : "",
		.timestamp = timestamp_of(composer),
		.letter = composer->input->letter,
		.accent = color_default_accent,
		.contents_title = say(composer, "contents.title"),
		.page_of = say(composer, "document.page_of"),
		.continued = say(composer, "document.continued"),
		.table_word = say(composer, "document.table"),
		.figure_word = say(composer, "document.figure"),
		.colon = say(composer, "form.colon"),
		.decimal_point = ".",
		.label_gap = "\u2002",
		.extract = composer->input->kind != DOCUMENT_DOSSIER,
	};
	if (selection->theme.accent != NULL)
		color_parse(selection->theme.accent, &document->accent);
	return document;
}

bool
composer_open(struct composer *composer, const struct compose_input *input, struct arena *arena,
              struct diag *diag)
{
	*composer = (struct composer){
		.input = input, .selection = input->selection, .results = input->results,
		.arena = arena, .diag = diag, .type = input->type, .language = input->language,
		.quotes = input->language == LANGUAGE_EN,
	};
	composer->words = wordbook_open(input->language, arena, diag);
	if (composer->words != NULL)
		composer->words = wordbook_reword(composer->words, input->templates, input->template_count, diag);
	return composer->words != NULL;
}

struct document *
compose_document(const struct compose_input *input, struct arena *arena, struct diag *diag)
{
	struct composer composer;
	struct mustache_output output;
	struct doc_node *blocks, *root;

	if (!composer_open(&composer, input, arena, diag) || !expand(&composer, &output))
		return NULL;
	blocks = read_blocks(&composer, &output);
	if (blocks == NULL)
		return NULL;
	root = gather_sections(&composer, blocks);
	return root == NULL ? NULL : composer_document(&composer, root);
}
