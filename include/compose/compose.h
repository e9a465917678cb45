/* Selection and results in, document tree out: the only layer that sees both. */
#ifndef KAISM_COMPOSE_COMPOSE_H
#define KAISM_COMPOSE_COMPOSE_H

#include "analysis/results.h"
#include "analysis/rules.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/progress.h"
#include "base/source.h"
#include "compose/templates.h"
#include "doc/doc.h"
#include "model/provenance.h"
#include "type/type.h"

/* What is made of a project: everything for the record, the board's pack, or
 * one account's plan. Each has its outline in templates/<language>/. */
enum document_kind { DOCUMENT_DOSSIER, DOCUMENT_BOARD, DOCUMENT_PLAN };

struct compose_input {
	enum document_kind kind;
	const struct account_result *account; /* of DOCUMENT_PLAN */
	const struct template_file *templates; /* the project's own: "templates/en/team.md" */
	size_t template_count;
	const struct selection *selection;
	const struct results *results;
	const struct results *before;      /* at the last review; NULL = not known */
	const struct provenance *provenance;
	const struct diag *findings;       /* of the project's files and the method */
	const struct judgement *judgement; /* what the rules found, with what is waived */
	const struct source_input *inputs; /* files read, by path */
	size_t input_count;
	struct type *type;
	enum language language;
	bool letter;                       /* paper */
	const char *libraries;             /* versions, for appendix C */
	struct progress *progress;         /* a step for each component; NULL = none */
};

/* The document, not yet numbered. NULL means that diag has the reason. */
struct document *compose_document(const struct compose_input *input, struct arena *arena,
                                  struct diag *diag);

#endif
