/* Text operators. Consecutive words of a line share one array: the pen is
 * followed as the reader of the file moves it, so rounding never adds up. */
#include <math.h>
#include <string.h>

#include "pdf_internal.h"

#include "base/text.h"

/* ---- arrays and strings ---- */

static void end_glyphs(struct canvas *canvas)
{
	if (canvas->in_string)
		put_char(canvas->out, ')');
	canvas->in_string = false;
}

void end_array(struct canvas *canvas)
{
	end_glyphs(canvas);
	if (canvas->in_array)
		put_string(canvas->out, "]TJ\n");
	canvas->in_array = false;
}

static void put_code_byte(struct bytes *out, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		put_char(out, '\\');
	if (byte == '\r') {
		put_string(out, "\\r");
		return;
	}
	put_char(out, (char)byte);
}

/* Moves the pen back or forth by a number within the array. */
static void move_pen(struct canvas *canvas, double to)
{
	double em = (double)canvas->graphics.size / 100;
	double away = (canvas->pen - to) * 1000 / em;
	long thousandths;

	if (fabs(away) < 0.5)
		return;
	thousandths = lround(away);
	end_glyphs(canvas);
	if (!canvas->in_array)
		put_char(canvas->out, '[');
	canvas->in_array = true;
	put_integer(canvas->out, thousandths);
	canvas->pen -= (double)thousandths * em / 1000;
}

static void put_glyph(struct canvas *canvas, const struct pdf_font *font, int number)
{
	unsigned code = glyph_code(font, number);

	if (!canvas->in_string) {
		put_string(canvas->out, canvas->in_array ? "(" : "[(");
		canvas->in_array = canvas->in_string = true;
	}
	if (code_size(font, code) == 2)
		put_code_byte(canvas->out, code >> 8);
	put_code_byte(canvas->out, code & 0xFF);
	canvas->pen += font->glyphs[number].width * (double)canvas->graphics.size / 100000;
}

/* ---- text state ---- */

static void set_font(struct canvas *canvas, int font, double size_pt)
{
	struct graphics *graphics = &canvas->graphics;
	long size = hundredths(size_pt);

	if (graphics->font == font && graphics->size == size)
		return;
	end_array(canvas);
	put_string(canvas->out, "/F");
	put_integer(canvas->out, font);
	put_char(canvas->out, ' ');
	put_hundredths(canvas->out, size);
	put_string(canvas->out, " Tf\n");
	graphics->font = font;
	graphics->size = size;
}

/* A family without a bold face is drawn with an outline. */
static void set_bold(struct canvas *canvas, bool bold, const struct canvas_text *at)
{
	if (bold) {
		set_stroke(canvas, at->color);
		set_line(canvas, at->size_pt / 30, 0, 0, false);
	}
	if (canvas->graphics.bold == bold)
		return;
	end_array(canvas);
	put_string(canvas->out, bold ? "2 Tr\n" : "0 Tr\n");
	canvas->graphics.bold = bold;
}

static void set_rise(struct canvas *canvas, double rise_pt)
{
	long rise = fabs(rise_pt) < 0.005 ? 0 : hundredths(rise_pt);

	if (canvas->graphics.rise == rise)
		return;
	end_array(canvas);
	put_hundredths(canvas->out, rise);
	put_string(canvas->out, " Ts\n");
	canvas->graphics.rise = rise;
}

/* ---- clusters ---- */

/* Glyphs of one cluster, and the text they stand for. */
struct cluster {
	const struct glyph *glyphs;
	size_t count;
	const char *text;
	size_t length;
};

static struct cluster cluster_at(const struct run *run, size_t i)
{
	unsigned start = run->glyphs[i].cluster, end = (unsigned)run->length;
	struct cluster cluster = { .glyphs = run->glyphs + i,
				   .count = 1,
				   .text = run->text + start };

	while (i + cluster.count < run->glyph_count &&
	       run->glyphs[i + cluster.count].cluster == start)
		cluster.count++;
	if (i + cluster.count < run->glyph_count && run->glyphs[i + cluster.count].cluster > start)
		end = run->glyphs[i + cluster.count].cluster;
	else if (i > 0 && run->glyphs[i - 1].cluster > start)
		end = run->glyphs[i - 1].cluster; /* right to left */
	cluster.length = end - start;
	return cluster;
}

static void begin_actual_text(struct canvas *canvas, const struct cluster *cluster)
{
	char plain[256];
	size_t size = plain_text(cluster->text, cluster->length, plain, sizeof(plain));

	end_array(canvas);
	put_string(canvas->out, "/Span<</ActualText<FEFF");
	put_utf16(canvas->out, plain, size);
	put_string(canvas->out, ">>>BDC\n");
}

static void end_actual_text(struct canvas *canvas)
{
	end_array(canvas);
	put_string(canvas->out, "EMC\n");
}

static void show_glyphs(struct canvas *canvas, struct pdf_font *font, const struct cluster *cluster,
			double x)
{
	double unit = (double)canvas->graphics.size / 100000;

	for (size_t i = 0; i < cluster->count; i++) {
		const struct glyph *glyph = &cluster->glyphs[i];
		int number = glyph_number(canvas->pdf, font, glyph->id);

		set_rise(canvas, glyph->y_offset * unit);
		move_pen(canvas, x + glyph->x_offset * unit);
		put_glyph(canvas, font, number);
		x += glyph->advance * unit;
	}
}

static double cluster_width(const struct cluster *cluster, const struct canvas_text *at)
{
	double width = 0;

	for (size_t i = 0; i < cluster->count; i++)
		width += cluster->glyphs[i].advance;
	return (width / 1000 + at->tracking_em) * at->size_pt +
	       (cluster->text[0] == ' ' ? at->extra_per_gap_pt : 0);
}

static bool stands_for(struct canvas *canvas, struct pdf_font *font, const struct cluster *cluster)
{
	int number = glyph_number(canvas->pdf, font, cluster->glyphs[0].id);

	return cluster->count == 1 &&
	       claim_text(canvas->pdf, &font->glyphs[number], cluster->text, cluster->length);
}

static double show_clusters(struct canvas *canvas, struct pdf_font *font, const struct run *run,
			    const struct canvas_text *at, double x)
{
	for (size_t i = 0; i < run->glyph_count;) {
		struct cluster cluster = cluster_at(run, i);
		bool plain = stands_for(canvas, font, &cluster);

		if (!plain)
			begin_actual_text(canvas, &cluster);
		show_glyphs(canvas, font, &cluster, x);
		if (!plain)
			end_actual_text(canvas);
		x += cluster_width(&cluster, at);
		i += cluster.count;
	}
	return x;
}

/* ---- words that come again ---- */

/* Puts the glyph's code, and the number that leads to it where the pen is not
 * where the glyph stands. */
static void encode_glyph(struct bytes *out, const struct pdf_font *font, int number, int back)
{
	const unsigned code = glyph_code(font, number);

	if (back != 0) {
		put_char(out, ')');
		put_integer(out, back);
		put_char(out, '(');
	}
	if (code_size(font, code) == 2)
		put_code_byte(out, code >> 8);
	put_code_byte(out, code & 0xFF);
}

/* False where a glyph is moved from the line, or does not stand for its text. */
static bool encode_run(struct canvas *canvas, struct pdf_font *font, const struct run *run,
		       struct drawn_run *drawn)
{
	struct bytes *codes = &canvas->pdf->codes;
	int pen = 0, x = 0;

	codes->size = 0;
	for (size_t i = 0; i < run->glyph_count; i++) {
		const struct cluster cluster = cluster_at(run, i);
		const struct glyph *glyph = &run->glyphs[i];
		const int number = glyph_number(canvas->pdf, font, glyph->id);

		if (glyph->x_offset != 0 || glyph->y_offset != 0 ||
		    !stands_for(canvas, font, &cluster))
			return false;
		encode_glyph(codes, font, number, pen - x);
		pen = x + font->glyphs[number].width;
		x += glyph->advance;
	}
	drawn->bytes = arena_copy(canvas->pdf->arena, codes->data, codes->size);
	drawn->size = (int)codes->size;
	drawn->advance = pen;
	return codes->size > 0;
}

static void make_drawn(struct canvas *canvas, struct pdf_font *font, const struct run *run,
		       struct drawn_run *drawn)
{
	if (encode_run(canvas, font, run, drawn))
		return;
	drawn->bytes = NULL;
	drawn->size = -1;
}

static const struct drawn_run *drawn_of(struct canvas *canvas, struct pdf_font *font,
					const struct run *run)
{
	struct pdf_file *pdf = canvas->pdf;
	struct drawn_run *drawn;

	while (pdf->drawn.count <= run->number)
		chunks_add(pdf->arena, &pdf->drawn, sizeof *drawn);
	drawn = chunks_at(&pdf->drawn, run->number, sizeof *drawn);
	if (drawn->bytes == NULL && drawn->size == 0)
		make_drawn(canvas, font, run, drawn);
	return drawn;
}

static void show_drawn(struct canvas *canvas, const struct drawn_run *drawn, double x)
{
	set_rise(canvas, 0);
	move_pen(canvas, x);
	if (!canvas->in_string)
		put_string(canvas->out, canvas->in_array ? "(" : "[(");
	canvas->in_array = canvas->in_string = true;
	put_bytes(canvas->out, drawn->bytes, (size_t)drawn->size);
	canvas->pen += drawn->advance * (double)canvas->graphics.size / 100000;
}

/* Gives the place after the run. */
static double show_run(struct canvas *canvas, const struct run *run, const struct canvas_text *at,
		       double x)
{
	int number = font_of(canvas->pdf, run->face);
	struct pdf_font *font = &canvas->pdf->fonts[number];
	const struct drawn_run *drawn = drawn_of(canvas, font, run);
	const bool spread = at->tracking_em != 0 ||
			    (at->extra_per_gap_pt != 0 && memchr(run->text, ' ', run->length) != NULL);

	set_bold(canvas, run->face->bold_by_stroke, at);
	set_font(canvas, number, at->size_pt);
	if (drawn->bytes == NULL || spread)
		return show_clusters(canvas, font, run, at, x);
	show_drawn(canvas, drawn, x);
	return x + run->width * at->size_pt / 1000;
}

static void show_runs(struct canvas *canvas, const struct shaped *shaped,
		      const struct canvas_text *at, double x)
{
	for (size_t i = 0; i < shaped->run_count; i++)
		x = show_run(canvas, &shaped->runs[i], at, x);
	set_rise(canvas, 0);
}

/* ---- lines ---- */

double anchor_offset(enum text_anchor anchor, double width)
{
	if (anchor == ANCHOR_MIDDLE)
		return width / 2;
	return anchor == ANCHOR_END ? width : 0;
}

/* Continues the line when the next word stands near the pen. */
static bool continues_line(const struct canvas *canvas, const struct canvas_text *at, long y)
{
	double gap = at->x - canvas->pen;

	return canvas->in_array && y == canvas->line_y && !canvas->needs_matrix &&
	       fabs(gap) < 3 * at->size_pt;
}

/* Gives the x where the text really starts: rounded as it is written. */
static double start_line(struct canvas *canvas, const struct canvas_text *at, long y)
{
	long x = hundredths(at->x);

	end_array(canvas);
	if (canvas->needs_matrix) {
		put_string(canvas->out, "1 0 0 1 ");
		put_hundredths(canvas->out, x);
		put_char(canvas->out, ' ');
		put_hundredths(canvas->out, y);
		put_string(canvas->out, " Tm\n");
	} else {
		put_hundredths(canvas->out, x - canvas->line_x);
		put_char(canvas->out, ' ');
		put_hundredths(canvas->out, y - canvas->line_y);
		put_string(canvas->out, " Td\n");
	}
	canvas->needs_matrix = false;
	canvas->line_x = x;
	canvas->line_y = y;
	canvas->pen = (double)x / 100;
	return canvas->pen;
}

/* Chinese in a document that is not: a voice has to change its language. */
static bool is_foreign(const struct canvas *canvas, const struct run *run)
{
	const char *language = canvas->pdf->info.language, *cursor = run->text;

	if (canvas->element < 0 || run->length == 0 || (unsigned char)*cursor < 0x80)
		return false;
	return text_is_han(text_next(&cursor)) && language != NULL &&
	       !text_starts_with(language, "zh");
}

/* The element that the run belongs to: the current one, or one of its own. */
static int element_of_run(const struct canvas *canvas, const struct run *run)
{
	return is_foreign(canvas, run) ? tag_language(canvas->pdf, canvas->element, "zh")
				       : canvas->element;
}

/* A word behind one of the same line and style that was just shown: nothing but
 * the pen has to be moved. */
static bool show_more(struct canvas *canvas, const struct shaped *shaped, double x)
{
	const struct run *run = shaped->runs;
	const struct drawn_run *drawn;
	struct pdf_font *font;

	if (!canvas->in_string || shaped->run_count != 1 ||
	    canvas->content_element != canvas->element)
		return false;
	font = &canvas->pdf->fonts[canvas->graphics.font];
	if (run->face != font->face || run->face->bold_by_stroke || canvas->graphics.rise != 0 ||
	    is_foreign(canvas, run))
		return false;
	drawn = drawn_of(canvas, font, run);
	if (drawn->bytes == NULL)
		return false;
	show_drawn(canvas, drawn, x);
	return true;
}

/* Whether the line goes on in the state that was set last. */
static bool is_at_hand(const struct canvas *canvas, const struct canvas_text *at, long y)
{
	const struct graphics *graphics = &canvas->graphics;

	return continues_line(canvas, at, y) && graphics->size == hundredths(at->size_pt) &&
	       same_color(graphics->fill, at->color) && graphics->opacity == OPACITY_STEPS &&
	       at->tracking_em == 0 && at->extra_per_gap_pt == 0;
}

/* Behind what was just shown, in its font, where the pen stands: no more than
 * its code. */
static bool show_space(struct canvas *canvas, const struct shaped *space)
{
	const struct run *run = space->runs;
	struct pdf_font *font = &canvas->pdf->fonts[canvas->graphics.font];
	const struct drawn_run *drawn;

	if (!canvas->in_string || space->run_count != 1 || run->face != font->face)
		return false;
	drawn = drawn_of(canvas, font, run);
	if (drawn->bytes == NULL)
		return false;
	put_bytes(canvas->out, drawn->bytes, (size_t)drawn->size);
	canvas->pen += drawn->advance * (double)canvas->graphics.size / 100000;
	return true;
}

/* Gives the place behind the text. */
static double show_text(struct canvas *canvas, const struct shaped *shaped, const struct canvas_text *at,
			long y)
{
	const int element = canvas->element;
	struct canvas_text part = *at;

	for (size_t i = 0; i < shaped->run_count; i++) {
		const int before = i == 0 ? -2 : canvas->element;
		canvas->element = element;
		canvas->element = element_of_run(canvas, &shaped->runs[i]);
		if (canvas->element != before) {
			begin_content(canvas, true);
			set_opacity(canvas, 1);
			if (!continues_line(canvas, &part, y))
				part.x = start_line(canvas, &part, y);
			set_fill(canvas, at->color);
		}
		part.x = show_run(canvas, &shaped->runs[i], &part, part.x);
		set_rise(canvas, 0);
	}
	canvas->element = element;
	return part.x;
}

void canvas_shaped(struct canvas *canvas, const struct shaped *shaped, const struct canvas_text *at)
{
	const long y = hundredths(flip(canvas, at->baseline));
	struct canvas_text behind;

	if (is_at_hand(canvas, at, y) && show_more(canvas, shaped, at->x)) {
		if (at->space == NULL || show_space(canvas, at->space))
			return;
		behind = *at;
		behind.x += shaped->width * at->size_pt / 1000;
	} else {
		behind = *at;
		behind.x = show_text(canvas, shaped, at, y);
	}
	if (at->space == NULL)
		return;
	behind.space = NULL;
	canvas_shaped(canvas, at->space, &behind);
}

void canvas_words(struct canvas *canvas, const struct canvas_word *words, size_t count,
		  const struct canvas_text *at)
{
	const double near = 3 * at->size_pt; /* see continues_line */
	const bool plain = at->tracking_em == 0 && at->extra_per_gap_pt == 0;
	struct canvas_text part = *at;

	for (size_t i = 0; i < count; i++) {
		part.x = at->x + words[i].x;
		part.space = words[i].spaced ? at->space : NULL;
		if (i == 0 || !plain || fabs(part.x - canvas->pen) > near ||
		    !show_more(canvas, words[i].shaped, part.x)) {
			canvas_shaped(canvas, words[i].shaped, &part);
			continue;
		}
		if (part.space == NULL || show_space(canvas, part.space))
			continue;
		part.x += words[i].shaped->width * at->size_pt / 1000;
		part.space = NULL;
		canvas_shaped(canvas, at->space, &part);
	}
}

static void put_matrix(struct canvas *canvas, const struct canvas_text *at, const double turn[2])
{
	const double values[4] = { turn[0], turn[1], -turn[1], turn[0] };

	for (int i = 0; i < 4; i++) {
		put_number(canvas->out, values[i]);
		put_char(canvas->out, ' ');
	}
	put_point(canvas, at->x, at->baseline, " Tm\n");
}

void show_turned(struct canvas *canvas, const struct shaped *shaped, const struct canvas_text *at,
		 const double turn[2])
{
	if (shaped->run_count == 0)
		return;
	begin_content(canvas, true);
	end_array(canvas);
	set_fill(canvas, at->color);
	put_matrix(canvas, at, turn);
	canvas->pen = 0;
	show_runs(canvas, shaped, at, 0);
	end_array(canvas);
	canvas->needs_matrix = true;
}

/* A large light word across the page, rising by 52 degrees. */
void canvas_watermark(struct canvas *canvas, const char *word)
{
	static const double turn[2] = { 0.61566, 0.78801 };
	const struct shaped *shaped =
		type_shape(canvas->pdf->type, FONT_SANS_BOLD, word, strlen(word));
	double room = 0.8 * hypot(canvas->page->width_pt, canvas->page->height_pt);
	double size = shaped->width == 0 ? 120 : fmin(120, room * 1000 / shaped->width);
	double along = shaped->width * size / 2000, across = 0.35 * size;
	const int element = canvas->element;

	canvas->element = -1;
	show_turned(canvas, shaped,
		    &(struct canvas_text){
			    .x = canvas->page->width_pt / 2 - along * turn[0] + across * turn[1],
			    .baseline = canvas->page->height_pt / 2 + along * turn[1] +
					across * turn[0],
			    .size_pt = size,
			    .color = color_of(COLOR_DRAFT, canvas->pdf->info.accent) },
		    turn);
	canvas->element = element;
}
