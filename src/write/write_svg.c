/* Scenes as SVG: self-contained files with the PDF's coordinates and texts as
 * wide as they were measured. Numbers have two decimals and are printed from
 * integers, so that no locale and no library changes a byte.
 *
 * Every colour stands as an attribute, for readers without style sheets, and
 * as a class, so that a dark theme can replace it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "svg_internal.h"

/* Colours on a dark ground: text and lines at 4.5:1 or more, marks as they
 * are, tints and heat so dark that ink is read on them. NULL = the same. */
static const char *const dark_colors[COLOR_ROLE_COUNT] = {
	[COLOR_MUTED] = "#A3AFBA",
	[COLOR_RULE] = "#47535E",
	[COLOR_GRID] = "#333E48",
	[COLOR_PALE] = "#1B232B",
	[COLOR_ACCENT] = "#6DB3E8",
	[COLOR_AHEAD] = "#3A6280",
	[COLOR_STOP] = "#F08A80",
	[COLOR_WARNING] = "#E0B050",
	[COLOR_KEY_TEXT] = "#6DB3E3",
	[COLOR_KEY_TINT] = "#13293A",
	[COLOR_DEVELOPMENT_TEXT] = "#F0915A",
	[COLOR_DEVELOPMENT_TINT] = "#2E2119",
	[COLOR_MAINTENANCE] = "#1C6F56", /* ink stands on it */
	[COLOR_MAINTENANCE_TEXT] = "#4FC79F",
	[COLOR_MAINTENANCE_TINT] = "#142C26",
	[COLOR_OPPORTUNISTIC_TEXT] = "#AEB8C1",
	[COLOR_OPPORTUNISTIC_TINT] = "#1C2228",
	[COLOR_HEAT_0] = "#1A2530",
	[COLOR_HEAT_1] = "#1D3347",
	[COLOR_HEAT_2] = "#21456A",
	[COLOR_HEAT_3] = "#255A8A",
	[COLOR_DRAFT] = "#26303A",
};
#define DARK_PAPER "#12181E"
#define DARK_INK "#E6EBF0"

/* ---- text and numbers ---- */

/* Characters that XML 1.0 forbids even as references are left out. */
static bool is_forbidden(const unsigned char *c)
{
	if (*c < 0x20)
		return *c != '\t' && *c != '\n' && *c != '\r';
	return c[0] == 0xEF && c[1] == 0xBF && (c[2] == 0xBE || c[2] == 0xBF);
}

void svg_escape(struct bytes *out, const char *text)
{
	for (const char *c = text; *c != '\0'; c++) {
		const unsigned char *bytes = (const unsigned char *)c;

		if (is_forbidden(bytes)) {
			c += *bytes == 0xEF ? 2 : 0;
			continue;
		}
		switch (*c) {
		case '&':
			put_string(out, "&amp;");
			break;
		case '<':
			put_string(out, "&lt;");
			break;
		case '>':
			put_string(out, "&gt;");
			break;
		case '"':
			put_string(out, "&quot;");
			break;
		default:
			put_char(out, *c);
		}
	}
}

/* At most two decimals, without needless zeros, never "-0". */
void svg_number(struct bytes *out, double value)
{
	put_hundredths(out, lround(fmin(fmax(value, -1e9), 1e9) * 100));
}

static void begin_attribute(struct bytes *out, const char *name)
{
	put_char(out, ' ');
	put_string(out, name);
	put_string(out, "=\"");
}

void svg_attribute(struct bytes *out, const char *name, double value)
{
	begin_attribute(out, name);
	svg_number(out, value);
	put_char(out, '"');
}

static void print_color(const struct svg *svg, enum color_role role)
{
	const struct color color = color_of(role, svg->accent);

	put_char(svg->out, '#');
	put_hex(svg->out, (unsigned)color.r << 16 | (unsigned)color.g << 8 | color.b, 6);
}

/* ---- paint ---- */

void svg_use(const struct svg *svg, const char *name, enum color_role role)
{
	begin_attribute(svg->out, name);
	if (role == COLOR_NONE)
		put_string(svg->out, "none");
	else
		print_color(svg, role);
	put_char(svg->out, '"');
}

void svg_class(const struct svg *svg, enum color_role fill, enum color_role stroke)
{
	if (fill == COLOR_NONE && stroke == COLOR_NONE)
		return;
	put_string(svg->out, " class=\"");
	if (fill != COLOR_NONE) {
		put_char(svg->out, 'f');
		put_integer(svg->out, (int)fill);
	}
	if (stroke != COLOR_NONE) {
		put_string(svg->out, fill != COLOR_NONE ? " s" : "s");
		put_integer(svg->out, (int)stroke);
	}
	put_char(svg->out, '"');
}

static void print_stroke(const struct svg *svg, const struct paint *paint)
{
	svg_use(svg, "stroke", paint->stroke);
	svg_attribute(svg->out, "stroke-width", paint->width_pt);
	if (paint->dash_pt > 0) {
		put_string(svg->out, " stroke-dasharray=\"");
		svg_number(svg->out, paint->dash_pt);
		put_char(svg->out, ' ');
		svg_number(svg->out, paint->gap_pt);
		put_char(svg->out, '"');
	}
	if (paint->round_caps)
		put_string(svg->out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
}

static void print_paint(const struct svg *svg, const struct paint *paint)
{
	svg_class(svg, paint->fill, paint->stroke);
	svg_use(svg, "fill", paint->fill);
	if (paint->stroke != COLOR_NONE)
		print_stroke(svg, paint);
	if (paint->opacity > 0 && paint->opacity < 1)
		svg_attribute(svg->out, "opacity", paint->opacity);
}

/* ---- operations ---- */

void svg_pair(struct bytes *out, char before, double x, double y)
{
	put_char(out, before);
	svg_number(out, x);
	put_char(out, ' ');
	svg_number(out, y);
}

static void print_point(struct bytes *out, const struct path_point *point)
{
	switch (point->verb) {
	case PATH_MOVE:
		svg_pair(out, 'M', point->x, point->y);
		break;
	case PATH_LINE:
		svg_pair(out, 'L', point->x, point->y);
		break;
	case PATH_CUBIC:
		svg_pair(out, 'C', point->x1, point->y1);
		svg_pair(out, ' ', point->x2, point->y2);
		svg_pair(out, ' ', point->x, point->y);
		break;
	case PATH_CLOSE:
		put_char(out, 'Z');
		break;
	}
}

static void print_path(const struct svg *svg, const struct scene_op *op)
{
	put_string(svg->out, "<path d=\"");
	for (size_t i = 0; i < op->path.count; i++)
		print_point(svg->out, &op->path.points[i]);
	put_char(svg->out, '"');
	print_paint(svg, &op->paint);
	put_string(svg->out, "/>\n");
}

static void print_circle(const struct svg *svg, const struct scene_op *op)
{
	put_string(svg->out, "<circle");
	svg_attribute(svg->out, "cx", op->circle.x);
	svg_attribute(svg->out, "cy", op->circle.y);
	svg_attribute(svg->out, "r", fmax(op->circle.r, 0));
	print_paint(svg, &op->paint);
	put_string(svg->out, "/>\n");
}

static void print_place(struct bytes *out, double x, double y)
{
	svg_attribute(out, "x", x);
	svg_attribute(out, "y", y);
}

static void print_extent(struct bytes *out, double width, double height)
{
	svg_attribute(out, "width", fmax(width, 0));
	svg_attribute(out, "height", fmax(height, 0));
}

static void print_rect(const struct svg *svg, const struct scene_op *op)
{
	put_string(svg->out, "<rect");
	print_place(svg->out, op->rect.x, op->rect.y);
	print_extent(svg->out, op->rect.width, op->rect.height);
	if (op->rect.corner > 0)
		svg_attribute(svg->out, "rx", op->rect.corner);
	print_paint(svg, &op->paint);
	put_string(svg->out, "/>\n");
}

/* Lines that rise to the right, `pitch` apart, as a picture of its own that
 * clips them. */
static void print_hatch(const struct svg *svg, const struct scene_op *op)
{
	double width = fmax(op->hatch.width, 0), height = fmax(op->hatch.height, 0);
	double step = fmax(op->hatch.pitch, 0.5) * 1.4142135623730951;

	put_string(svg->out, "<svg");
	print_place(svg->out, op->hatch.x, op->hatch.y);
	print_extent(svg->out, width, height);
	put_string(svg->out, "><path d=\"");
	for (double x = step / 2 - height; x < width; x += step) {
		svg_pair(svg->out, 'M', x - 1, height + 1);
		svg_pair(svg->out, 'L', x + height + 1, -1);
	}
	put_char(svg->out, '"');
	print_paint(svg, &(struct paint){ .fill = COLOR_NONE,
					  .stroke = op->paint.stroke,
					  .width_pt = op->paint.width_pt,
					  .opacity = op->paint.opacity });
	put_string(svg->out, "/></svg>\n");
}

static void print_font(const struct svg *svg, enum font_role role)
{
	if (role <= FONT_SERIF_BOLD_ITALIC)
		put_string(svg->out, " font-family=\"'Noto Serif', 'Noto Sans CJK SC', serif\"");
	else if (role == FONT_MONO)
		put_string(svg->out, " font-family=\"'Noto Sans Mono', monospace\"");
	if (role == FONT_SERIF_BOLD || role == FONT_SERIF_BOLD_ITALIC || role == FONT_SANS_BOLD ||
	    role == FONT_SANS_BOLD_ITALIC)
		put_string(svg->out, " font-weight=\"700\"");
	if (role == FONT_SERIF_ITALIC || role == FONT_SERIF_BOLD_ITALIC ||
	    role == FONT_SANS_ITALIC || role == FONT_SANS_BOLD_ITALIC)
		put_string(svg->out, " font-style=\"italic\"");
}

/* Reading upwards. */
void svg_turn(struct bytes *out, double x, double y)
{
	put_string(out, " transform=\"rotate(-90");
	svg_pair(out, ' ', x, y);
	put_string(out, ")\"");
}

/* Light text stands on a mark, which no theme changes: it has no class. */
static void print_words(const struct svg *svg, const struct scene_op *op)
{
	static const char *const anchors[] = { NULL, "middle", "end" };
	const char *anchor = anchors[op->text.anchor];

	put_string(svg->out, "<text");
	print_place(svg->out, op->text.x, op->text.baseline);
	svg_attribute(svg->out, "font-size", op->text.size_pt);
	print_font(svg, op->text.role);
	if (op->text.width_pt > 0) {
		svg_attribute(svg->out, "textLength", op->text.width_pt);
		put_string(svg->out, " lengthAdjust=\"spacingAndGlyphs\"");
	}
	if (anchor != NULL) {
		put_string(svg->out, " text-anchor=\"");
		put_string(svg->out, anchor);
		put_char(svg->out, '"');
	}
	if (op->text.vertical)
		svg_turn(svg->out, op->text.x, op->text.baseline);
	if (op->paint.fill != COLOR_PAPER)
		svg_class(svg, op->paint.fill, COLOR_NONE);
	svg_use(svg, "fill", op->paint.fill);
	put_char(svg->out, '>');
	svg_escape(svg->out, op->text.text);
	put_string(svg->out, "</text>\n");
}

static void print_group(const struct svg *svg, const struct scene_op *op)
{
	put_string(svg->out, "<g>");
	if (*op->group.title != '\0') {
		put_string(svg->out, "<title>");
		svg_escape(svg->out, op->group.title);
		put_string(svg->out, "</title>");
	}
	put_char(svg->out, '\n');
}

static void print_op(const struct svg *svg, const struct scene_op *op)
{
	switch (op->kind) {
	case SCENE_PATH:
		print_path(svg, op);
		break;
	case SCENE_CIRCLE:
		print_circle(svg, op);
		break;
	case SCENE_RECT:
		print_rect(svg, op);
		break;
	case SCENE_TEXT:
		if (svg->type != NULL)
			svg_draw_glyphs(svg, op);
		else
			print_words(svg, op);
		break;
	case SCENE_HATCH:
		print_hatch(svg, op);
		break;
	case SCENE_GROUP_BEGIN:
		print_group(svg, op);
		break;
	case SCENE_GROUP_END:
		put_string(svg->out, "</g>\n");
		break;
	}
}

/* ---- the file ---- */

static void note_uses(struct svg *svg, const struct scene *scene)
{
	for (size_t i = 0; i < scene->count; i++) {
		const struct scene_op *op = &scene->ops[i];

		if (op->kind == SCENE_GROUP_BEGIN || op->kind == SCENE_GROUP_END)
			continue;
		if (op->paint.fill != COLOR_NONE && op->kind != SCENE_HATCH)
			svg->used[op->paint.fill][SVG_FILL] = true;
		if (op->paint.stroke != COLOR_NONE && op->kind != SCENE_TEXT)
			svg->used[op->paint.stroke][SVG_STROKE] = true;
	}
}

/* One rule for a colour: ".f1, .s1" as far as they are used. */
static void print_rules(const struct svg *svg, int role, const char *value)
{
	static const char *const begins[SVG_USES] = { " .f", " .s" }, *const sets[SVG_USES] = { "{fill:", "{stroke:" };

	for (int use = 0; use < SVG_USES; use++) {
		if (!svg->used[role][use])
			continue;
		put_string(svg->out, begins[use]);
		put_integer(svg->out, role);
		put_string(svg->out, sets[use]);
		put_string(svg->out, value);
		put_char(svg->out, '}');
	}
}

/* Ink and paper are variables, so that whoever embeds the picture can set
 * them; the rest follows the reader's theme. */
static void print_style(const struct svg *svg)
{
	put_string(svg->out, "<style>\nsvg{--paper:");
	print_color(svg, COLOR_PAPER);
	put_string(svg->out, ";--ink:");
	print_color(svg, COLOR_INK);
	put_string(svg->out, "}\ntext{font-variant-numeric:lining-nums tabular-nums}\n");
	print_rules(svg, COLOR_INK, "var(--ink)");
	print_rules(svg, COLOR_PAPER, "var(--paper)");
	put_string(svg->out, "\n@media (prefers-color-scheme:dark){svg{--paper:" DARK_PAPER
			     ";--ink:" DARK_INK "}");
	for (int role = 0; role < COLOR_ROLE_COUNT; role++)
		if (dark_colors[role] != NULL)
			print_rules(svg, role, dark_colors[role]);
	put_string(svg->out, "}\n</style>\n");
}

static void print_head(const struct svg *svg, const struct scene *scene)
{
	put_string(svg->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			     "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
	svg_number(svg->out, scene->width_pt);
	put_char(svg->out, ' ');
	svg_number(svg->out, scene->height_pt);
	put_string(svg->out, "\" width=\"");
	svg_number(svg->out, scene->width_pt);
	put_string(svg->out, "pt\" height=\"");
	svg_number(svg->out, scene->height_pt);
	put_string(svg->out, "pt\" role=\"img\" aria-labelledby=\"title desc\" "
			     "font-family=\"'Noto Sans', 'Noto Sans CJK SC', sans-serif\">\n");
}

static void print_told(const struct svg *svg, const char *begin, const char *text, const char *end)
{
	put_string(svg->out, begin);
	svg_escape(svg->out, text);
	put_string(svg->out, end);
}

static void put_file(struct bytes *out, const struct scene *scene, const struct svg_options *options)
{
	struct svg svg = { .out = out,
			   .accent = options->accent,
			   .type = options->outlines,
			   .arena = options->arena };
	const struct scene_op paper = {
		.kind = SCENE_RECT,
		.paint = { .fill = COLOR_PAPER, .stroke = COLOR_NONE },
		.rect = { .width = scene->width_pt, .height = scene->height_pt },
	};

	note_uses(&svg, scene);
	svg.used[COLOR_PAPER][SVG_FILL] = true;
	print_head(&svg, scene);
	print_told(&svg, "<title id=\"title\">", options->title, "</title>\n");
	print_told(&svg, "<desc id=\"desc\">", options->description, "</desc>\n");
	print_style(&svg);
	if (svg.type != NULL)
		svg_define_glyphs(&svg, scene);
	print_op(&svg, &paper);
	for (size_t i = 0; i < scene->count; i++)
		print_op(&svg, &scene->ops[i]);
	put_string(out, "</svg>\n");
}

const char *svg_print(const struct scene *scene, const struct svg_options *options, size_t *size)
{
	struct bytes out = { .arena = options->arena };

	put_file(&out, scene, options);
	*size = out.size;
	put_char(&out, '\0');
	return out.data;
}

/* ---- all figures of a document ---- */

static const char *title_of(const struct doc_node *node, struct arena *arena)
{
	const char *label = node->figure.label, *caption = node->figure.caption;

	if (*caption == '\0')
		return *label == '\0' ? node->figure.name : label;
	return *label == '\0' ? caption : arena_printf(arena, "%s. %s", label, caption);
}

static void write_figure(const struct doc_node *node, const struct document *document,
			 const struct write_context *context, struct bytes *out)
{
	const struct svg_options options = { .title = title_of(node, context->arena),
					     .description = node->figure.alt,
					     .accent = document->accent,
					     .outlines = context->outlines ? context->type : NULL,
					     .arena = context->arena };

	out->size = 0;
	put_file(out, node->figure.scene, &options);
	output_add(context->output,
		   arena_printf(context->arena, "%s/%s.svg", context->figures, node->figure.name),
		   arena_copy(context->arena, out->data, out->size), out->size, 0);
}

void write_figures(const struct document *document, const struct write_context *context)
{
	const struct doc_node *root = document->root;
	struct bytes out = { .arena = context->arena };

	for (const struct doc_node *node = root; node != NULL; node = doc_next(root, node))
		if (node->kind == DOC_FIGURE && node->figure.scene != NULL && *node->figure.name != '\0')
			write_figure(node, document, context, &out);
}
