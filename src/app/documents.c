/* The documents of a project: which, with what fonts, composed from what. */
#include <stdio.h>
#include <stdlib.h>

#include "app/libraries.h"
#include "app/project.h"
#include "model/words.h"

struct type *
project_open_type(struct project *project, enum language language, struct diag *diag)
{
	const struct theme *theme = &project->selection->theme;

	return type_open(&(struct type_options){
		.language = word_of(&words_language, (int)language),
		.sans = theme->sans, .serif = theme->serif, .han = theme->han,
		.sans_place = theme->sans_place, .serif_place = theme->serif_place,
		.han_place = theme->han_place,
		.files = project->fonts, .file_count = theme->font_file_count,
	}, &project->arena, diag);
}

bool
project_finish_document(struct project *project, struct document *document)
{
	const char *flaw;

	if (document == NULL || diag_has_errors(&project->diag))
		return false;
	doc_number(document, &project->arena, &project->diag);
	if (diag_has_errors(&project->diag))
		return false;
	flaw = doc_check(document, &project->arena);
	if (flaw != NULL) {
		fprintf(stderr, "kaism: internal error: the document tree is not sound: %s\n", flaw);
		abort();
	}
	return true;
}

struct document *
project_compose(struct project *project, const struct document_order *order)
{
	static const struct provenance unknown = { .revision = "", .tag = "" };
	const struct compose_input input = {
		.kind = order->kind,
		.account = order->account,
		.templates = project->templates,
		.template_count = project->template_count,
		.selection = project->selection,
		.results = project->results,
		.judgement = project->judgement,
		.provenance = order->provenance != NULL ? order->provenance : &unknown,
		.before = project->before,
		.findings = &project->diag,
		.inputs = project->source->inputs,
		.input_count = project->source->input_count,
		.type = order->type,
		.language = order->language,
		.letter = order->letter,
		.libraries = libraries_versions(),
		.progress = order->progress,
	};
	struct document *document = compose_document(&input, &project->arena, &project->diag);

	return project_finish_document(project, document) ? document : NULL;
}

bool
project_states_document(const struct project *project, enum document_kind kind)
{
	const struct build_options *stated = &project->selection->build;
	const bool asked[] = { stated->dossier, stated->board, stated->plans };

	return asked[kind];
}

static void
try_plans(struct project *project, struct document_order order)
{
	order.kind = DOCUMENT_PLAN;
	for (size_t i = 0; i < project->results->account_count; i++) {
		order.account = &project->results->accounts[i];
		if (result_is_chosen(order.account))
			project_compose(project, &order);
	}
}

static void
try_language(struct project *project, enum language language)
{
	struct diag *unheard = ARENA_NEW(&project->arena, struct diag);
	struct document_order order = { .language = language };

	diag_init(unheard, &project->arena);
	order.type = project_open_type(project, language, unheard);
	if (order.type == NULL)
		return;
	for (order.kind = DOCUMENT_DOSSIER; order.kind <= DOCUMENT_BOARD; order.kind++)
		if (project_states_document(project, order.kind))
			project_compose(project, &order);
	if (project_states_document(project, DOCUMENT_PLAN))
		try_plans(project, order);
	type_close(order.type);
}

/* Fonts are of the machine, not of the project: what they lack is not told. */
void
project_try_documents(struct project *project)
{
	if (!project_is_sound(project))
		return;
	for (size_t i = 0; i < project->selection->language_count; i++)
		try_language(project, project->selection->languages[i]);
}
