/* Reads a project into a selection: root file, includes, Markdown and CSV
 * files; every mistake of the files goes to diag. */
#ifndef KAISM_INPUT_LOAD_H
#define KAISM_INPUT_LOAD_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "model/selection.h"
#include "yaml/ytree.h"

/* The merged tree of the root file and its includes; NULL when the root
 * cannot be read at all. */
struct ynode *load_tree(struct source *source, struct arena *arena, struct diag *diag);

/* The selection that the tree describes. Always gives one; it may be used
 * for analysis only when diag has no error. */
const struct selection *load_selection(const struct ynode *tree, struct source *source,
                                       struct arena *arena, struct diag *diag);

/* Prints the selection as `path = value` lines, for --dump=selection. */
void load_dump(const struct selection *selection, FILE *out);

#endif
