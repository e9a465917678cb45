/* What the functions on the document tree share among themselves. */
#ifndef KAISM_SRC_DOC_INTERNAL_H
#define KAISM_SRC_DOC_INTERNAL_H

#include "doc/doc.h"

/* The strings a kind carries, in the order of the dump: made "" by doc_new,
 * tested by doc_check, printed by doc_dump. */
struct doc_string {
	enum doc_kind kind;
	const char *name;
	size_t offset; /* of a const char * in struct doc_node */
};
extern const struct doc_string doc_strings[];
extern const size_t doc_string_count;

const char *doc_read_string(const struct doc_node *node, const struct doc_string *string);

#endif
