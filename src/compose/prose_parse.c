/* cmark's default allocator aborts; ours says that memory has run out and exits
 * like the arena. */
#include "prose_cmark.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void *allocate(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (memory == NULL)
		arena_exhausted();
	return memory;
}

static void *reallocate(void *old, size_t size)
{
	void *memory = realloc(old, size);

	if (memory == NULL)
		arena_exhausted();
	return memory;
}

cmark_node *prose_parse(const char *text, cmark_mem *mem)
{
	const cmark_mem careful = { allocate, reallocate, free };
	cmark_parser *parser;
	cmark_node *root;

	*mem = careful;
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, mem);
	cmark_parser_feed(parser, text, strlen(text));
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	cmark_consolidate_text_nodes(root);
	return root;
}
