/* Texts of an SVG as outlines: each glyph once in <defs>, in thousandths of an
 * em, and used wherever it stands. The text itself is the group's label. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "svg_internal.h"

static const double bold_stroke = 1000.0 / 30; /* a face without a bold, as the PDF has it */

static int compare_glyphs(const void *left, const void *right)
{
	const struct svg_glyph *a = left, *b = right;

	if (a->face != b->face)
		return a->face->number < b->face->number ? -1 : 1;
	return (int)a->id - (int)b->id;
}

static const struct shaped *shape(const struct svg *svg, const struct scene_op *op)
{
	return type_shape_line(svg->type, op->text.role, op->text.text);
}

static void add_run(struct svg *svg, const struct run *run)
{
	for (size_t i = 0; i < run->glyph_count; i++) {
		svg->glyphs = arena_grow(svg->arena, svg->glyphs, sizeof *svg->glyphs, svg->glyph_count,
					 &svg->glyph_capacity);
		svg->glyphs[svg->glyph_count++] = (struct svg_glyph){ run->face, run->glyphs[i].id };
	}
}

static void collect(struct svg *svg, const struct scene *scene)
{
	size_t kept = 0;

	for (size_t i = 0; i < scene->count; i++) {
		const struct shaped *shaped;
		if (scene->ops[i].kind != SCENE_TEXT)
			continue;
		shaped = shape(svg, &scene->ops[i]);
		for (size_t k = 0; k < shaped->run_count; k++)
			add_run(svg, &shaped->runs[k]);
	}
	if (svg->glyph_count > 0)
		qsort(svg->glyphs, svg->glyph_count, sizeof *svg->glyphs, compare_glyphs);
	for (size_t i = 0; i < svg->glyph_count; i++)
		if (i == 0 || compare_glyphs(&svg->glyphs[i], &svg->glyphs[kept - 1]) != 0)
			svg->glyphs[kept++] = svg->glyphs[i];
	svg->glyph_count = kept;
}

/* y points down in an SVG. */
static void print_step(struct bytes *out, const struct outline_step *step)
{
	switch (step->verb) {
	case OUTLINE_MOVE:
		svg_pair(out, 'M', step->x, -step->y);
		break;
	case OUTLINE_LINE:
		svg_pair(out, 'L', step->x, -step->y);
		break;
	case OUTLINE_QUADRATIC:
		svg_pair(out, 'Q', step->x1, -step->y1);
		svg_pair(out, ' ', step->x, -step->y);
		break;
	case OUTLINE_CUBIC:
		svg_pair(out, 'C', step->x1, -step->y1);
		svg_pair(out, ' ', step->x2, -step->y2);
		svg_pair(out, ' ', step->x, -step->y);
		break;
	case OUTLINE_CLOSE:
		put_char(out, 'Z');
		break;
	}
}

static void put_glyph_name(const struct svg *svg, const struct face *face, unsigned glyph)
{
	put_integer(svg->out, face->number);
	put_char(svg->out, '-');
	put_integer(svg->out, (long)glyph);
}

static void print_glyph(const struct svg *svg, const struct svg_glyph *glyph)
{
	const struct outline outline = type_outline(glyph->face, glyph->id, svg->arena);

	put_string(svg->out, "<path id=\"g");
	put_glyph_name(svg, glyph->face, glyph->id);
	put_string(svg->out, "\" d=\"");
	for (size_t i = 0; i < outline.count; i++)
		print_step(svg->out, &outline.steps[i]);
	put_string(svg->out, "\"/>\n");
}

void svg_define_glyphs(struct svg *svg, const struct scene *scene)
{
	collect(svg, scene);
	put_string(svg->out, "<defs>\n");
	for (size_t i = 0; i < svg->glyph_count; i++)
		print_glyph(svg, &svg->glyphs[i]);
	put_string(svg->out, "</defs>\n");
}

/* Gives the pen after the run, in thousandths of an em. */
static double use_run(const struct svg *svg, const struct run *run, double pen)
{
	for (size_t i = 0; i < run->glyph_count; i++) {
		const struct glyph *glyph = &run->glyphs[i];
		put_string(svg->out, "<use href=\"#g");
		put_glyph_name(svg, run->face, glyph->id);
		put_char(svg->out, '"');
		svg_attribute(svg->out, "x", pen + glyph->x_offset);
		if (glyph->y_offset != 0)
			svg_attribute(svg->out, "y", -glyph->y_offset);
		put_string(svg->out, "/>");
		pen += glyph->advance;
	}
	return pen;
}

/* From thousandths of an em at the text's start to the scene's points. */
static void print_transform(const struct svg *svg, const struct scene_op *op)
{
	const double shift = op->text.anchor == ANCHOR_START    ? 0
			     : op->text.anchor == ANCHOR_MIDDLE ? op->text.width_pt / 2
								: op->text.width_pt;
	const long size = lround(op->text.size_pt * 100);

	put_string(svg->out, " transform=\"translate(");
	svg_number(svg->out, op->text.x - (op->text.vertical ? 0 : shift));
	put_char(svg->out, ' ');
	svg_number(svg->out, op->text.baseline + (op->text.vertical ? shift : 0));
	put_string(svg->out, op->text.vertical ? ") rotate(-90) scale(" : ") scale(");
	put_string(svg->out, arena_printf(svg->arena, "%ld.%05ld)\"", size / 100000, size % 100000));
}

void svg_draw_glyphs(const struct svg *svg, const struct scene_op *op)
{
	const struct shaped *shaped = shape(svg, op);
	bool thick = false;
	double pen = 0;

	for (size_t i = 0; i < shaped->run_count; i++)
		thick = thick || shaped->runs[i].face->bold_by_stroke;
	put_string(svg->out, "<g role=\"text\" aria-label=\"");
	svg_escape(svg->out, op->text.text);
	put_char(svg->out, '"');
	svg_class(svg, op->paint.fill == COLOR_PAPER ? COLOR_NONE : op->paint.fill, COLOR_NONE);
	svg_use(svg, "fill", op->paint.fill);
	if (thick) {
		svg_use(svg, "stroke", op->paint.fill);
		svg_attribute(svg->out, "stroke-width", bold_stroke);
	}
	print_transform(svg, op);
	put_char(svg->out, '>');
	for (size_t i = 0; i < shaped->run_count; i++)
		pen = use_run(svg, &shaped->runs[i], pen);
	put_string(svg->out, "</g>\n");
}
