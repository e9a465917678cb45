/* A project opened and read: the first stages of every command. */
#ifndef KAISM_APP_PROJECT_H
#define KAISM_APP_PROJECT_H

#include <stdbool.h>

#include "analysis/results.h"
#include "analysis/rules.h"
#include "app/options.h"
#include "app/results_json.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/output.h"
#include "base/source.h"
#include "compose/compose.h"
#include "compose/templates.h"
#include "compose/wordbook.h"
#include "doc/doc.h"
#include "model/selection.h"
#include "type/type.h"
#include "yaml/ytree.h"

struct project {
	struct arena arena;
	struct diag diag;
	struct source *source;             /* NULL = there is no project */
	struct ynode *tree;                /* NULL = the root cannot be read */
	struct type_file *fonts;           /* as many as theme.font_file_count */
	struct template_file *templates;   /* its own: "templates/en/team.md", "templates/en/words.yaml" */
	size_t template_count;
	bool without_git;                  /* nothing is asked of git */
	const struct selection *selection; /* NULL as the tree; usable without errors only */
	const struct results *results;     /* NULL until judged */
	const struct results *before;      /* at the last review, as git has it; NULL = not known */
	const struct judgement *judgement; /* NULL until judged */
};

/* Reads as far as it can; what is wrong stands in diag. */
void project_open(struct project *project, const struct options *options);
void project_close(struct project *project);
/* True when there is a selection and diag has no error. */
bool project_is_sound(const struct project *project);
/* Analyses a sound project and tests it against the rules; what they find stands
 * in diag, too. Does nothing where files have errors. */
void project_judge(struct project *project);
/* How many findings there are of each level, and how many waivers hold. */
struct finding_counts project_counts(const struct project *project);
/* Prints the findings to standard error, with --quiet those only that make the
 * command fail, and gives the exit status. */
int project_report(struct project *project, const struct options *options,
                   enum diag_level fail_on);

/* The words of a language, with the project's own. NULL: diag has the reason. */
const struct wordbook *project_words(struct project *project, enum language language);

/* The fonts that the project asks for, in the language. NULL: diag has the reason. */
struct type *project_open_type(struct project *project, enum language language, struct diag *diag);

/* Whether the project itself asks for such documents (`build:`). */
bool project_states_document(const struct project *project, enum document_kind kind);
/* What a document is to be made of besides the judged project. */
struct document_order {
	enum document_kind kind;
	const struct account_result *account; /* of a plan */
	enum language language;
	struct type *type;
	bool letter;                          /* paper */
	const struct provenance *provenance;  /* NULL = nothing is known of it */
	struct progress *progress;            /* NULL = none */
};
/* Composed and numbered. NULL: diag has errors, and nothing is to be written. */
struct document *project_compose(struct project *project, const struct document_order *order);
/* Numbers what was composed and makes sure of it. False where it was not composed (NULL), or
 * diag has errors. */
bool project_finish_document(struct project *project, struct document *document);
/* Composes all that the project asks for, to see what is wrong with its notes
 * and templates; that stands in diag. Does nothing where there are errors. */
void project_try_documents(struct project *project);

/* Writes the files below -o, or below output/ in the project, and names each
 * on standard output, with its size and whether it changed. Gives that folder;
 * NULL: diag has the reason. */
const char *project_commit(struct project *project, const struct options *options, struct output *output);

#endif
