/* Shared by the parts of the YAML reader only. */
#ifndef KAISM_YAML_YTREE_INTERNAL_H
#define KAISM_YAML_YTREE_INTERNAL_H

#include <yaml.h>

#include "yaml/ytree.h"

/* What is read, and where findings go. */
struct yfile {
	const char *name;
	struct text text;
	struct arena *arena;
	struct diag *diag;
};

enum { KNOWN_KEYS = 256 }; /* a power of two */

/* The tree while it grows. */
struct yreader {
	struct yfile file;
	struct ynode *root;
	struct ynode *open;      /* the collection that takes the next node */
	int depth, node_count, document_count;
	bool has_key;            /* of the next node, in a map */
	const char *key;         /* NULL: it was refused */
	struct place key_place;
	const char *key_end; /* in the file's text */
	const char *known[KNOWN_KEYS]; /* keys copied before, by hash: most come again */
	bool broken;             /* something was refused that leaves a hole */
	const char *cursor;      /* into the text, at code point `cursor_index` */
	size_t cursor_index;
};

/* libyaml counts lines, columns and code points from 0. */
struct place yfile_place(const struct yfile *file, const yaml_mark_t *mark);
/* From the start of the event to its end, where that is on the same line. */
struct place yreader_place(const struct yreader *reader, const yaml_event_t *event);
/* The text at a mark. Marks are asked for in their order, so that all
 * questions together cost one pass over the text. */
const char *yreader_text_at(struct yreader *reader, const yaml_mark_t *mark);

/* Each says that something is not allowed, and where it stands. */
void yrefuse_property(struct yreader *reader, const yaml_event_t *event); /* anchor or tag */
void yrefuse_alias(struct yreader *reader, const yaml_event_t *event);
void yrefuse_document(struct yreader *reader, const yaml_event_t *event);
void yrefuse_complex_key(struct yreader *reader, struct place place);
void yrefuse_depth(struct yreader *reader, struct place place);
/* Replaces the controls in `text`, one finding for each kind. */
void yrefuse_controls(struct yreader *reader, char *text, size_t length, struct place place);
/* These look whether there is something to refuse, and tell. */
bool yrefuse_line_separators(const struct yfile *file);
bool yrefuse_lost_key(const struct yreader *reader);

/* Says in our words why libyaml stopped. */
void yproblem_report(const struct yfile *file, const yaml_parser_t *parser);

/* Drops the children of a map that have no key (it was refused) and those
 * whose key was given before, which is an error that shows both places. */
void ykeys_check(struct ynode *map, struct diag *diag);

#endif
