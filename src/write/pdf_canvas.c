/* Drawing: operators go to one buffer per page; graphics state is written
 * only when it changes. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "pdf_internal.h"

/* ---- marked content and text objects ---- */

static void leave_text(struct canvas *canvas)
{
	end_array(canvas);
	if (canvas->in_text)
		put_string(canvas->out, "ET\n");
	canvas->in_text = false;
}

static void enter_text(struct canvas *canvas)
{
	if (canvas->in_text)
		return;
	put_string(canvas->out, "BT\n");
	canvas->in_text = true;
	canvas->needs_matrix = false;
	canvas->line_x = canvas->line_y = 0;
}

/* Marked content ends on the side of BT where it began. */
void end_content(struct canvas *canvas)
{
	if (canvas->content == CONTENT_NONE)
		return;
	end_array(canvas);
	if (canvas->content == CONTENT_ON_PAGE)
		leave_text(canvas);
	put_string(canvas->out, "EMC\n");
	canvas->content = CONTENT_NONE;
}

static void open_content(struct canvas *canvas)
{
	canvas->content = canvas->in_text ? CONTENT_IN_TEXT : CONTENT_ON_PAGE;
	canvas->content_element = canvas->element;
	if (canvas->element < 0) {
		put_string(canvas->out, "/Artifact BMC\n");
		return;
	}
	put_char(canvas->out, '/');
	put_string(canvas->out, element_at(canvas->pdf, canvas->element)->type);
	put_string(canvas->out, "<</MCID ");
	put_integer(canvas->out, tag_content(canvas));
	put_string(canvas->out, ">>BDC\n");
}

/* Makes the canvas ready for text operators, or for the others, within marked
 * content of the current element. */
void begin_content(struct canvas *canvas, bool text)
{
	bool fits = canvas->content != CONTENT_NONE && canvas->content_element == canvas->element &&
		    (canvas->content == CONTENT_ON_PAGE || text);

	if (!fits)
		end_content(canvas);
	if (text)
		enter_text(canvas);
	else
		leave_text(canvas);
	if (!fits)
		open_content(canvas);
}

void canvas_tag(struct canvas *canvas, int element)
{
	assert(element == -1 || (element >= canvas->pdf->elements_written &&
				 element < canvas->pdf->element_count));
	canvas->element = element;
}

/* ---- graphics state ---- */

struct graphics unknown_graphics(void)
{
	return (struct graphics){
		.font = -1, .line_width = -1, .dash = 0, .opacity = OPACITY_STEPS
	};
}

void set_fill(struct canvas *canvas, struct color color)
{
	struct graphics *graphics = &canvas->graphics;

	if (graphics->fill_known && same_color(graphics->fill, color))
		return;
	end_array(canvas);
	put_color(canvas->out, color, " g\n", " rg\n");
	graphics->fill = color;
	graphics->fill_known = true;
}

void set_stroke(struct canvas *canvas, struct color color)
{
	struct graphics *graphics = &canvas->graphics;

	if (graphics->stroke_known && same_color(graphics->stroke, color))
		return;
	end_array(canvas);
	put_color(canvas->out, color, " G\n", " RG\n");
	graphics->stroke = color;
	graphics->stroke_known = true;
}

static void set_dash(struct canvas *canvas, long dash, long gap)
{
	struct graphics *graphics = &canvas->graphics;

	if (graphics->dash == dash && (dash == 0 || graphics->gap == gap))
		return;
	put_char(canvas->out, '[');
	if (dash > 0) {
		put_hundredths(canvas->out, dash);
		put_char(canvas->out, ' ');
		put_hundredths(canvas->out, gap);
	}
	put_string(canvas->out, "]0 d\n");
	graphics->dash = dash;
	graphics->gap = gap;
}

void set_line(struct canvas *canvas, double width_pt, double dash_pt, double gap_pt, bool round)
{
	struct graphics *graphics = &canvas->graphics;
	long width = hundredths(width_pt);

	if (graphics->line_width != width || graphics->cap != round)
		end_array(canvas);
	if (graphics->line_width != width) {
		put_hundredths(canvas->out, width);
		put_string(canvas->out, " w\n");
	}
	if (graphics->cap != round)
		put_string(canvas->out, round ? "1 J 1 j\n" : "0 J 0 j\n");
	graphics->line_width = width;
	graphics->cap = round;
	set_dash(canvas, dash_pt > 0 && gap_pt > 0 ? hundredths(dash_pt) : 0, hundredths(gap_pt));
}

/* Few distinct values, so that few graphics states are needed; 0 counts as 1. */
void set_opacity(struct canvas *canvas, double opacity)
{
	int step =
		opacity <= 0 || opacity >= 1 ? OPACITY_STEPS : (int)lround(opacity * OPACITY_STEPS);

	step = step == 0 ? 1 : step;
	if (canvas->graphics.opacity == step)
		return;
	end_array(canvas);
	put_string(canvas->out, "/G");
	put_integer(canvas->out, step);
	put_string(canvas->out, " gs\n");
	canvas->graphics.opacity = step;
	canvas->pdf->opacities[step] = true;
}

/* ---- shapes ---- */

double flip(const struct canvas *canvas, double y)
{
	return canvas->page->height_pt - y;
}

void put_point(struct canvas *canvas, double x, double y, const char *operator)
{
	put_number(canvas->out, x);
	put_char(canvas->out, ' ');
	put_number(canvas->out, flip(canvas, y));
	put_string(canvas->out, operator);
}

void put_rect(struct canvas *canvas, double x, double y, double width, double height)
{
	put_point(canvas, x, y + height, " ");
	put_number(canvas->out, width);
	put_char(canvas->out, ' ');
	put_number(canvas->out, height);
	put_string(canvas->out, " re\n");
}

static void put_curve(struct canvas *canvas, const double p[6])
{
	put_point(canvas, p[0], p[1], " ");
	put_point(canvas, p[2], p[3], " ");
	put_point(canvas, p[4], p[5], " c\n");
}

static const double bend = 0.5522847498; /* of a cubic that is a quarter of a circle */

void put_rounded(struct canvas *canvas, const double box[4], double corner)
{
	double r = fmin(corner, fmin(box[2], box[3]) / 2), k = r * (1 - bend);
	double x0 = box[0], y0 = box[1], x1 = x0 + box[2], y1 = y0 + box[3];

	put_point(canvas, x0 + r, y0, " m\n");
	put_point(canvas, x1 - r, y0, " l\n");
	put_curve(canvas, (const double[]){ x1 - k, y0, x1, y0 + k, x1, y0 + r });
	put_point(canvas, x1, y1 - r, " l\n");
	put_curve(canvas, (const double[]){ x1, y1 - k, x1 - k, y1, x1 - r, y1 });
	put_point(canvas, x0 + r, y1, " l\n");
	put_curve(canvas, (const double[]){ x0 + k, y1, x0, y1 - k, x0, y1 - r });
	put_point(canvas, x0, y0 + r, " l\n");
	put_curve(canvas, (const double[]){ x0, y0 + k, x0 + k, y0, x0 + r, y0 });
	put_string(canvas->out, "h\n");
}

void put_circle(struct canvas *canvas, double x, double y, double r)
{
	put_rounded(canvas, (const double[]){ x - r, y - r, 2 * r, 2 * r }, r);
}

void canvas_rect(struct canvas *canvas, double x, double y, double width, double height,
		 struct color fill)
{
	begin_content(canvas, false);
	set_opacity(canvas, 1);
	set_fill(canvas, fill);
	put_rect(canvas, x, y, width, height);
	put_string(canvas->out, "f\n");
}

void canvas_rounded(struct canvas *canvas, const double box[4], double corner, struct color fill)
{
	begin_content(canvas, false);
	set_opacity(canvas, 1);
	set_fill(canvas, fill);
	put_rounded(canvas, box, corner);
	put_string(canvas->out, "f\n");
}

void canvas_line(struct canvas *canvas, const double from_to[4], double width_pt,
		 struct color color)
{
	begin_content(canvas, false);
	set_opacity(canvas, 1);
	set_stroke(canvas, color);
	set_line(canvas, width_pt, 0, 0, false);
	put_point(canvas, from_to[0], from_to[1], " m ");
	put_point(canvas, from_to[2], from_to[3], " l S\n");
}

/* ---- life cycle ---- */

struct canvas *canvas_open(struct pdf_file *pdf, int page)
{
	assert(!pdf->canvas_is_open && page >= 0 && page < (int)pdf->page_count);
	pdf->canvas_is_open = true;
	pdf->operators.size = 0;
	pdf->canvas = (struct canvas){ .pdf = pdf,
				       .page = &pdf->pages[page],
				       .out = &pdf->operators,
				       .graphics = unknown_graphics(),
				       .element = -1 };
	return &pdf->canvas;
}

void canvas_close(struct canvas *canvas)
{
	end_content(canvas);
	leave_text(canvas);
	canvas->pdf->canvas_is_open = false;
	end_page(canvas->pdf, canvas->page);
}
