/* Every word the program itself says, by key, in one language: the file
 * templates/<language>/words.yaml, its nested maps flattened to dotted keys. */
#ifndef KAISM_COMPOSE_WORDBOOK_H
#define KAISM_COMPOSE_WORDBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "compose/templates.h"
#include "model/selection.h"

struct word { const char *key, *text; };

struct wordbook {
	enum language language;
	struct arena *arena;
	struct word *words; /* sorted by key */
	size_t count;
};

/* NULL means that diag has the reason. */
const struct wordbook *wordbook_open(enum language language, struct arena *arena,
                                     struct diag *diag);
/* The same words but for those that the project says itself, in YAML files of
 * the language below its templates/ ("templates/en/words.yaml"): any keys of the
 * program's, with no other placeholders than the program's text has. What is
 * not so is an error at its place. The files are borrowed. */
const struct wordbook *wordbook_reword(const struct wordbook *book, const struct template_file *files,
                                       size_t count, struct diag *diag);
bool wordbook_has(const struct wordbook *book, const char *key);
/* The text of a key; asserts that it exists. A key that ends in `.one` is
 * answered by `.other` in a language that has no singular. */
const char *wordbook_find(const struct wordbook *book, const char *key);

/* A value for a placeholder: {name} in the text. */
struct fill { const char *name, *value; };
/* The text of `key` with its placeholders filled; `fills` ends with a NULL name. */
const char *wordbook_fill(const struct wordbook *book, const char *key, const struct fill *fills);

#endif
