/* Cover, contents and how sections open. */
#include <math.h>
#include <string.h>

#include "component.h"

static const struct { const char *word; enum section_kind kind; } section_kinds[] = {
	{ "front", SECTION_FRONT },
	{ "chapter", SECTION_CHAPTER },
	{ "appendix", SECTION_APPENDIX },
	{ "account", SECTION_ACCOUNT },
};

/* section kind=chapter number=3 anchor=team: what follows belongs to it; the
 * next heading of level 1 is its title. */
struct doc_node *
component_section(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *section = doc_new(composer->arena, DOC_SECTION);

	section->section.number = call->number;
	section->section.title = "";
	section->section.anchor = call->anchor;
	section->section.badge_text = "";
	section->section.landscape = call->landscape;
	for (size_t i = 0; i < sizeof section_kinds / sizeof *section_kinds; i++)
		if (strcmp(section_kinds[i].word, call->kind) == 0)
			section->section.kind = section_kinds[i].kind;
	if (call->account != NULL) {
		section->section.anchor = account_anchor(composer, call->account->account);
		section->section.badge = mark_of(call->account->class);
		section->section.badge_text =
			say_word(composer, "class", &words_class, (int)call->account->class);
	}
	return section;
}

/* page-break to=chapter: what follows an account's page belongs to its chapter
 * again. */
struct doc_node *
component_page_break(const struct component_call *call)
{
	struct doc_node *node = doc_new(call->composer->arena, DOC_PAGE_BREAK);

	node->page_break.to_chapter = call->to_chapter;
	return node;
}

static const char *
trimmed_body(const struct component_call *call)
{
	size_t length = strlen(call->body);

	while (length > 0 && (call->body[length - 1] == '\n' || call->body[length - 1] == ' '))
		length--;
	return arena_copy(call->composer->arena, call->body, length);
}

struct doc_node *
component_standfirst(const struct component_call *call)
{
	const char *text = trimmed_body(call);

	return *text == '\0' ? NULL : node_rich(call->composer, PARAGRAPH_STANDFIRST, text);
}

struct doc_node *
component_side(const struct component_call *call)
{
	const char *text = trimmed_body(call);

	return *text == '\0' ? NULL : node_rich(call->composer, PARAGRAPH_SIDE, text);
}

static const char *
prepared_by(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	const char **names = ARENA_ARRAY(composer->arena, const char *, selection->prepared_count + 1);

	for (size_t i = 0; i < selection->prepared_count; i++)
		names[i] = name_of(composer, selection->prepared_by[i]);
	return join_words(composer, names, selection->prepared_count);
}

/* Revision, tag, state of the work tree and what the checks found. */
static const char *
provenance_line(const struct composer *composer)
{
	const struct provenance *from = composer->input->provenance;
	const char *revision = "";
	const struct diag *findings = composer->input->findings;

	if (*from->revision != '\0')
		revision = say_with(composer, from->clean ? "cover.revision" : "cover.changed_revision",
			FILLS({ "revision", from->revision }));
	if (*from->tag != '\0')
		revision = arena_printf(composer->arena, "%s%s", revision,
			say_with(composer, "cover.tag", FILLS({ "tag", from->tag })));
	return join_sentences(composer, with_full_stop(composer, revision),
		say_with(composer, "cover.checked", FILLS(
			{ "warnings", say_count_first(composer, "cover.warnings",
				(int)diag_count(findings, DIAG_WARNING)) },
			{ "notes", say_count(composer, "cover.notes", (int)diag_count(findings, DIAG_NOTE)) },
			{ "where", say(composer, composer->input->kind == DOCUMENT_DOSSIER
				? "cover.findings_here" : "cover.findings_elsewhere") })));
}

static const char *
subtitle(const struct composer *composer)
{
	const struct results *results = composer->results;

	if (results->account_count == 0)
		return say(composer, "cover.no_candidates");
	return say_with(composer, "cover.subtitle", FILLS(
		{ "candidates", say_count_first(composer, "cover.candidates", (int)results->account_count) },
		{ "key", form_count_word(composer, results->classes[CLASS_KEY].count) },
		{ "development", say_count(composer, "cover.development",
			results->classes[CLASS_KEY_DEVELOPMENT].count) }));
}

struct doc_node *
component_cover(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct selection *selection = composer->selection;
	const struct figure_context context = figure_context_of(composer);
	const struct figure matrix = figure_cover_matrix(&context);
	struct doc_node *cover = doc_new(composer->arena, DOC_COVER);
	struct doc_node *figure = node_figure(composer, &matrix, &(struct figure_plan){ .name = "cover" });
	struct doc_node *facts = node_facts(composer, FACTS_STRIP);

	cover->cover.company = text_of(composer, &selection->company);
	cover->cover.classification = text_of(composer, &selection->classification);
	cover->cover.title = document_title(composer);
	cover->cover.subtitle = subtitle(composer);
	cover->cover.provenance = figure == NULL ? provenance_line(composer)
		: join_sentences(composer, provenance_line(composer), say(composer, "cover.marks"));
	cover->cover.logo_path = selection->theme.logo == NULL ? "" : selection->theme.logo;
	if (figure != NULL)
		doc_append(cover, figure);
	doc_append(add_fact(composer, facts, say(composer, "cover.status"), ""), node_strong(composer,
		say_word(composer, "status", &words_status, (int)selection->status)));
	add_fact(composer, facts, say(composer, "cover.as_of"), form_date(composer, selection->as_of));
	if (selection->prepared_count > 0)
		add_fact(composer, facts, say(composer, "cover.prepared_by"), prepared_by(composer));
	if (date_is_set(selection->review.next))
		add_fact(composer, facts, say(composer, "cover.next_report"),
			form_date(composer, selection->review.next));
	doc_append(cover, facts);
	return cover;
}

static struct doc_node *
class_name_in_its_colour(const struct composer *composer, enum account_class class)
{
	static const enum text_style styles[] = {
		[CLASS_KEY] = STYLE_KEY, [CLASS_KEY_DEVELOPMENT] = STYLE_DEVELOPMENT,
		[CLASS_MAINTENANCE] = STYLE_MAINTENANCE, [CLASS_OPPORTUNISTIC] = STYLE_OPPORTUNISTIC,
	};
	struct doc_node *strong = doc_new(composer->arena, DOC_STRONG);

	doc_append(strong, node_styled(composer, styles[class],
		say_word(composer, "class", &words_class, (int)class)));
	return strong;
}

/* A class's mark and name, and what it means. */
static void
add_class_column(const struct composer *composer, struct doc_node *grid, enum account_class class)
{
	struct doc_node *column = add_column(composer, grid, 3 * (int)class + 1, 3);
	struct doc_node *name = doc_new(composer->arena, DOC_PARAGRAPH);
	const char *key = arena_printf(composer->arena, "class_means.%s", word_of(&words_class, (int)class));

	name->paragraph.role = PARAGRAPH_SIDE;
	doc_append(name, node_mark(composer, class));
	doc_append(name, node_text(composer, " "));
	doc_append(name, class_name_in_its_colour(composer, class));
	doc_append(column, name);
	doc_append(column, node_paragraph(composer, PARAGRAPH_SIDE, say(composer, key)));
}

static struct doc_node *
line_of_units(const struct composer *composer)
{
	const struct scale *scale = &composer->selection->matrix.scale;
	struct doc_node *line = doc_new(composer->arena, DOC_PARAGRAPH);

	line->paragraph.role = PARAGRAPH_LINE;
	doc_append(line, node_styled(composer, STYLE_MUTED, say_with(composer, "contents.units", FILLS(
		{ "unit", form_money_unit(composer) },
		{ "min", form_amount(composer, scale->min) },
		{ "max", form_amount(composer, scale->max) }))));
	return line;
}

/* The list of chapters, then how to read the marks. */
struct doc_node *
component_contents(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);
	struct doc_node *opening = node_grid(composer), *grid = node_grid(composer);
	struct doc_node *head = add_column(composer, opening, 1, 12);

	doc_append(blocks, doc_new(composer->arena, DOC_CONTENTS));
	head->column.ruled = true;
	doc_append(head, node_heading(composer, 3, say(composer, "contents.marks")));
	doc_append(blocks, opening);
	for (int class = CLASS_KEY; class < CLASS_COUNT; class++)
		add_class_column(composer, grid, (enum account_class)class);
	doc_append(blocks, grid);
	doc_append(blocks, line_of_units(composer));
	return blocks;
}
