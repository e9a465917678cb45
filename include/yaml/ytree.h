/* A located tree of any YAML file, from libyaml's events, with limits. Aliases,
 * anchors, tags, merge keys, duplicate keys, second documents, complex keys
 * and control characters are refused at their place. Nothing is resolved: a
 * plain scalar is text, its type is the schema's business. */
#ifndef KAISM_YAML_YTREE_H
#define KAISM_YAML_YTREE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

enum { YTREE_DEPTH_LIMIT = 32, YTREE_NODE_LIMIT = 2000000, YTREE_KEY_LIMIT = 256,
       YTREE_PLAIN_LIMIT = 4096 /* bytes of an unquoted text */ };

enum ynode_kind { YNODE_SCALAR, YNODE_SEQUENCE, YNODE_MAP };
enum ynode_style { YNODE_PLAIN, YNODE_QUOTED, YNODE_LITERAL, YNODE_FOLDED };

/* A node of the tree. Children are linked; a map's child carries its key. */
struct ynode {
	enum ynode_kind kind : 4;
	enum ynode_style style : 4;  /* scalars */
	bool flow : 1;               /* [..] or {..} */
	bool commented : 1;          /* plain, and a ` #` follows on its last line; ` #x` where it is empty */
	bool unread : 1;             /* names a table that could not be read in full */
	int child_count;
	const char *text;            /* scalars: NUL-terminated, no NUL inside */
	size_t length;
	const char *key;             /* in a map, else NULL */
	struct place place;          /* of the value */
	struct place key_place;
	struct ynode *parent, *next, *first_child, *last_child;
};

/* Parses bytes already read; NULL means that diag has the reason. `file` and
 * `text` are borrowed. An empty file gives an empty map. What can be left out
 * (the second of two equal keys, a merge key, a tag, an anchor, a control
 * character written as an escape) is an error in diag, and the tree without it
 * is given, so that the rest of the file can be checked in the same run. */
struct ynode *ytree_parse(const char *file, const struct text *text,
                          struct arena *arena, struct diag *diag);

/* The child of a map with that key, or NULL. */
struct ynode *ytree_find(const struct ynode *map, const char *key);
/* "" or "~" unquoted. */
bool ytree_is_empty(const struct ynode *node);
/* Prints the tree with places, for --dump=yaml. */
void ytree_dump(const struct ynode *node, FILE *out);

#endif
