/* One writer per format behind one type: each turns a numbered, checked
 * document into bytes. Writers see the document tree and nothing else. */
#ifndef KAISM_WRITE_WRITE_H
#define KAISM_WRITE_WRITE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/output.h"
#include "base/progress.h"
#include "base/source.h"
#include "doc/doc.h"
#include "type/type.h"

struct write_context {
	struct type *type;        /* PDF, and SVG with texts as outlines */
	bool outlines;            /* SVG: texts as outlines */
	struct source *source;    /* for the logo */
	struct arena *arena;
	struct diag *diag;
	const char *name;         /* "dossier": base name of the files */
	const char *figures;      /* "figures": folder of the SVGs, from the outputs' folder */
	struct output *output;    /* finished files are added here */
	struct progress *progress; /* a step for each page; NULL = none */
};

struct writer {
	const char *format;       /* "pdf", "md" */
	bool (*write)(const struct document *document, const struct write_context *context);
};

extern const struct writer write_pdf, write_markdown;

/* What keeps a logo from being drawn, such as "is not a PNG picture"; NULL =
 * nothing does. */
const char *png_flaw(const void *bytes, size_t size);

/* The SVGs of all figures, as <figures>/<name>.svg. */
void write_figures(const struct document *document, const struct write_context *context);
struct svg_options {
	const char *title, *description;
	struct color accent;
	struct type *outlines; /* texts as outlines of its glyphs; NULL = by font name */
	struct arena *arena;
};
/* The file's text, in the arena, with its size; a zero byte stands behind it. */
const char *svg_print(const struct scene *scene, const struct svg_options *options, size_t *size);

#endif
