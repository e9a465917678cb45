/* The PDF writer: from the document tree to the bytes of one file. */
#include <string.h>

#include "base/text.h"
#include "write/pdf_layout.h"
#include "write/write.h"

static const char *subject_of(const struct document *document)
{
	const struct doc_node *first = document->root->first_child;

	return first != NULL && first->kind == DOC_COVER ? first->cover.subtitle : "";
}

static struct pdf_file *open_file(const struct document *document,
				  const struct write_context *context)
{
	const struct pdf_info info = {
		.title = document->title,
		.author = document->author,
		.subject = subject_of(document),
		.language = document->language,
		.timestamp = document->timestamp,
		.accent = document->accent, .compact_codes = true,
	};

	return pdf_file_open(context->type, &info, context->arena, context->diag);
}

/* The first node whose text holds the word. */
static struct place find_place(const struct doc_node *parent, const char *word)
{
	for (const struct doc_node *node = parent->first_child; node != NULL; node = node->next) {
		const bool text = node->kind == DOC_TEXT || node->kind == DOC_CODE;
		if (text && strstr(node->text, word) != NULL)
			return node->place;
		const struct place below = find_place(node, word);
		if (below.file != NULL)
			return below;
	}
	return (struct place){ 0 };
}

static void report_missing(const struct document *document, const struct write_context *context)
{
	const struct type_missing *missing;

	while ((missing = type_missing_tell(context->type)) != NULL)
		diag_warning(context->diag, find_place(document->root, missing->text),
			     "D001 missing-glyph",
			     "no installed font has U+%04X, which stands in \"%s\"",
			     (unsigned)missing->code_point, missing->text);
}

static bool has_right_to_left(const char *text)
{
	const char *end = text + strlen(text);

	while (text < end) {
		text += text_ascii_prefix(text, (size_t)(end - text));
		if (text < end && text_is_right_to_left(text_next_any(&text, end)))
			return true;
	}
	return false;
}

/* Such letters would stand in the wrong order: better no page than that one.
 * The first of a document is named. */
static bool reads_left_to_right(const struct document *document, struct diag *diag)
{
	const struct doc_node *root = document->root;

	for (const struct doc_node *node = root; node != NULL; node = doc_next(root, node)) {
		const bool text = node->kind == DOC_TEXT || node->kind == DOC_CODE;
		if (!text || !has_right_to_left(node->text))
			continue;
		diag_label(diag_error(diag, node->place, "D033 right-to-left",
				      "\"%s\" is written from right to left, which the PDF cannot set yet",
				      node->text),
			   "write it in Latin or Chinese letters, or build with --to=md");
		return false;
	}
	return true;
}

static bool write_document(const struct document *document, const struct write_context *context)
{
	struct pdf_file *pdf = open_file(document, context);
	struct layout layout = {
		.document = document,
		.type = context->type,
		.pdf = pdf,
		.source = context->source,
		.arena = context->arena,
		.diag = context->diag,
		.progress = context->progress,
		.chinese = text_starts_with(document->language, "zh"),
	};
	struct spool file;
	bool done = false;

	if (pdf == NULL)
		return false;
	if (reads_left_to_right(document, context->diag) && layout_document(&layout)) {
		report_missing(document, context);
		done = pdf_file_finish(pdf, &file);
	}
	if (done)
		output_add_spool(context->output, arena_printf(context->arena, "%s.pdf", context->name),
				 &file, pdf_file_page_count(pdf));
	pdf_file_close(pdf);
	return done;
}

const struct writer write_pdf = { .format = "pdf", .write = write_document };
