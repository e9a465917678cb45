#include "compose/prose.h"

/* What the callbacks of one expanded template need. */
struct expansion {
	const struct prose_reader *reader;
	const struct mustache_output *output;
	const struct doc_node *parent; /* of the template's blocks */
	int prose_shift;
};

static struct place locate_in_template(void *context, int line)
{
	const struct expansion *expansion = context;

	return mustache_place(expansion->output, line);
}

/* Where a heading of the template stands right above the user's text, the
 * highest of the text's own is one level below it, and below the sections. */
static void fit_headings(const struct expansion *expansion, struct doc_node *blocks)
{
	const struct doc_node *above = expansion->parent->last_child;
	int highest = 6;

	if (above == NULL || above->kind != DOC_HEADING)
		return;
	const int shift = above->heading.level > expansion->prose_shift ? above->heading.level
									: expansion->prose_shift;
	for (struct doc_node *node = blocks; node != NULL; node = doc_next(blocks, node))
		if (node->kind == DOC_HEADING && node->heading.level < highest)
			highest = node->heading.level;
	for (struct doc_node *node = blocks; node != NULL; node = doc_next(blocks, node))
		if (node->kind == DOC_HEADING) {
			const int level = node->heading.level + shift + 1 - highest;
			node->heading.level = level > 6 ? 6 : level;
		}
}

static struct doc_node *read_prose_value(void *context, size_t number, struct place place)
{
	const struct expansion *expansion = context;
	struct prose_reader reader = { .arena = expansion->reader->arena,
		                       .diag = expansion->reader->diag,
		                       .quotes = expansion->reader->quotes,
		                       .heading_shift = expansion->prose_shift };
	struct doc_node *blocks = doc_new(reader.arena, DOC_DOCUMENT);

	(void)place;
	if (number >= expansion->output->prose_count)
		return NULL;
	reader.place = expansion->output->prose[number]->place;
	prose_read(&reader, expansion->output->prose[number]->text, blocks);
	fit_headings(expansion, blocks);
	return blocks;
}

static struct doc_node *pass_component(void *context, const char *info, const char *body,
                                       struct place place)
{
	const struct expansion *expansion = context;

	return expansion->reader->component(expansion->reader->context, info, body, place);
}

bool prose_read_template(const struct prose_reader *reader, const struct mustache_output *output,
                         int prose_shift, struct doc_node *parent)
{
	struct expansion expansion = { reader, output, parent, prose_shift };
	struct prose_reader inner = *reader;

	inner.trusted = true;
	inner.locate = locate_in_template;
	inner.prose = read_prose_value;
	inner.component = reader->component == NULL ? NULL : pass_component;
	inner.context = &expansion;
	return prose_read(&inner, output->text, parent);
}
