/* Shared by the parts of the SVG writer. */
#ifndef KAISM_WRITE_SVG_INTERNAL_H
#define KAISM_WRITE_SVG_INTERNAL_H

#include "write/bytes.h"
#include "write/write.h"

enum { SVG_FILL, SVG_STROKE, SVG_USES };

struct svg_glyph {
	const struct face *face;
	uint16_t id;
};

struct svg {
	struct bytes *out;
	struct color accent;
	bool used[COLOR_ROLE_COUNT][SVG_USES];
	struct type *type;         /* NULL = texts by font */
	struct arena *arena;
	struct svg_glyph *glyphs;  /* of all texts, by face and number, each once */
	size_t glyph_count, glyph_capacity;
};

void svg_number(struct bytes *out, double value);    /* at most two decimals */
void svg_pair(struct bytes *out, char before, double x, double y);
void svg_attribute(struct bytes *out, const char *name, double value);
void svg_escape(struct bytes *out, const char *text);
void svg_use(const struct svg *svg, const char *name, enum color_role role);
void svg_class(const struct svg *svg, enum color_role fill, enum color_role stroke);
void svg_turn(struct bytes *out, double x, double y); /* of texts that read upwards */

/* ---- texts as outlines ---- */
void svg_define_glyphs(struct svg *svg, const struct scene *scene);
void svg_draw_glyphs(const struct svg *svg, const struct scene_op *op);

#endif
