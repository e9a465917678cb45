/* The dossier's words, compiled into the program from templates/. */
#ifndef KAISM_COMPOSE_TEMPLATES_H
#define KAISM_COMPOSE_TEMPLATES_H

#include <stddef.h>

#include "model/selection.h"

struct template_file { const char *path, *text; }; /* path: "en/team.md" */

/* Sorted by path. */
extern const struct template_file template_files[];
extern const size_t template_file_count;

/* NULL if there is none. `name` without the language: "team.md". */
const struct template_file *template_find(enum language language, const char *name);

#endif
