/* The only door to cmark. */
#ifndef KAISM_SRC_PROSE_CMARK_H
#define KAISM_SRC_PROSE_CMARK_H

#include <cmark.h>

/* The tree of a text, adjacent texts joined. Its nodes keep `mem`, which the
 * caller holds until it has freed the tree with cmark_node_free. */
cmark_node *prose_parse(const char *text, cmark_mem *mem);

#endif
