/* Chooses all line ends of a paragraph at once: among the ways to set it in
 * the fewest lines, the one whose right edge is least ragged, measured by the
 * squares of what is left over (after Knuth and Plass, Breaking Paragraphs
 * into Lines, 1981, for ragged right). Chinese that is not flush fills its
 * lines one after another instead. Each end looks back over one line's pieces
 * only, so the cost is linear in the text. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "write/pdf_paragraph.h"

enum {
	LINE_COST = 1000, /* outweighs raggedness: fewest lines first */
	MOST_RAGGED = 2,  /* a line costs no more than so much besides */
};
static const double stub = 0.15;          /* a last line shorter than this share... */
static const double stub_cost = 0.04;     /* ...costs up to as much as a line a fifth empty */
static const double han_stub = 2;         /* em; a last line of one ideograph... */
static const double han_stub_cost = 0.25; /* ...costs as much as a line half empty */
static const double sense_cost[] = { 0.05, 0.3 }; /* of a title's line that ends without
						     punctuation: English, Chinese */
static const double hyphen_cost = 0.5;            /* of a line that ends within a word */
static const double slack = 1e-6;                 /* pt; sums of widths are not exact */
static const double equal = 1e-7;                 /* costs that differ by less are the same */
static const double most_in_gaps = 0.125, most_in_han = 0.09; /* em, opened in a flush line */

/* ---- pieces wider than a line ---- */

/* The pieces of one that was cut; each is at most `width` wide. */
struct splitter {
	struct para *para;
	struct piece *pieces;
	size_t count, capacity;
	double width;
};

static void keep_piece(struct splitter *splitter, struct piece piece)
{
	if (splitter->count == splitter->capacity)
		splitter->pieces = arena_grow(splitter->para->arena, splitter->pieces, sizeof piece,
					      splitter->count, &splitter->capacity);
	splitter->pieces[splitter->count++] = piece;
}

/* A part of a piece; what hangs together with the text before it goes first. */
static struct piece part_of(const struct para *para, const struct piece *whole, size_t from,
			    size_t to)
{
	struct piece part = *whole;

	part.text = whole->text + from;
	part.length = to - from;
	part.shaped = type_shape(para->layout->type, whole->span->role, part.text, part.length);
	part.width = span_width(whole->span, &para->look, part.shaped);
	part.gap = from == 0 ? whole->gap : 0;
	part.spaced = from == 0 && whole->spaced;
	part.loose = from == 0 && whole->loose;
	part.hang = 0;
	if (to < whole->length) {
		part.after = BREAK_ALLOWED;
		part.hyphen = false;
	}
	return part;
}

/* Walks the clusters of a piece: the end of each is a place to cut. Kerning
 * is lost at the cut, so that widths may differ by a hair. */
static void split_piece(struct splitter *splitter, const struct piece *whole)
{
	const double unit = whole->span->size / 1000;
	const struct shaped *shaped = whole->shaped;
	size_t from = 0;
	double width = 0;

	for (size_t r = 0; r < shaped->run_count; r++) {
		const struct run *run = &shaped->runs[r];
		const size_t offset = (size_t)(run->text - shaped->runs[0].text);
		for (size_t g = 0; g < run->glyph_count; g++) {
			const size_t at = offset + run->glyphs[g].cluster;
			const double advance = run->glyphs[g].advance * unit;
			if (width + advance > splitter->width && at > from && at < whole->length) {
				keep_piece(splitter, part_of(splitter->para, whole, from, at));
				from = at;
				width = 0;
			}
			width += advance;
		}
	}
	keep_piece(splitter, part_of(splitter->para, whole, from, whole->length));
}

/* A chain of pieces that may not be parted, but is wider than a line, is
 * parted between pieces, and the pieces at any cluster. */
static void split_wide(struct para *para, double width)
{
	struct splitter splitter = { .para = para, .width = width };
	size_t start = 0;

	while (start < para->piece_count) {
		size_t end = start;
		double chain = para->pieces[start].width;
		while (para->pieces[end].after == BREAK_NO && end + 1 < para->piece_count) {
			end++;
			chain += para->pieces[end].gap + para->pieces[end].width;
		}
		const bool wide = chain + para_hyphen_width(para, &para->pieces[end]) > width;
		for (size_t i = start; i <= end; i++) {
			struct piece piece = para->pieces[i];
			if (wide && i < end)
				piece.after = BREAK_ALLOWED;
			if (piece.width > width && piece.shaped != NULL)
				split_piece(&splitter, &piece);
			else
				keep_piece(&splitter, piece);
		}
		start = end + 1;
	}
	para->pieces = splitter.pieces;
	para->piece_count = splitter.count;
}

/* ---- hyphens ---- */

/* The pieces with words cut wherever a hyphen may stand. */
static void cut_at_hyphens(struct para *para)
{
	struct splitter splitter = { .para = para };

	for (size_t i = 0; i < para->piece_count; i++) {
		const struct piece *whole = &para->pieces[i];
		size_t ends[TYPE_HYPHENS], from = 0, count = 0;
		if (whole->shaped != NULL && (i == 0 || para->pieces[i - 1].after != BREAK_NO))
			count = type_hyphens(para->layout->type, whole->text, whole->length, ends);
		for (size_t k = 0; k < count; from = ends[k++]) {
			struct piece part = part_of(para, whole, from, ends[k]);
			part.hyphen = true;
			keep_piece(&splitter, part);
		}
		keep_piece(&splitter,
			   from == 0 ? *whole : part_of(para, whole, from, whole->length));
	}
	para->pieces = splitter.pieces;
	para->piece_count = splitter.count;
}

/* ---- choosing ---- */

static void reserve(struct layout *layout, size_t wanted)
{
	struct breaker *breaker = &layout->breaker;

	if (wanted <= breaker->capacity)
		return;
	breaker->capacity = wanted * 2;
	breaker->sums = ARENA_ARRAY(layout->arena, double, breaker->capacity);
	breaker->skips = ARENA_ARRAY(layout->arena, double, breaker->capacity);
	breaker->costs = ARENA_ARRAY(layout->arena, double, breaker->capacity);
	breaker->from = ARENA_ARRAY(layout->arena, size_t, breaker->capacity);
}

static double line_width(const struct para *para, size_t first, size_t end)
{
	const struct breaker *breaker = &para->layout->breaker;

	return breaker->sums[end] - breaker->sums[first] - breaker->skips[first] +
	       para_hyphen_width(para, &para->pieces[end - 1]);
}

/* A line to be judged. */
struct trial {
	double left, width; /* pt; what it leaves empty, of how much */
	const struct piece *last_piece;
	bool last; /* of the stretch */
};

/* In Chinese one ideograph is too little, however wide the line: its
 * punctuation does not count. */
static double cost_of_stub(const struct para *para, const struct trial *line)
{
	const double filled = line->width - line->left, em = para->look.size;
	const double mark = line->last_piece->hang > 0 ? em / 2 : 0;

	if (para->layout->chinese)
		return filled - mark < han_stub * em - slack ? han_stub_cost : 0;
	return stub_cost * fmax(0, 1 - filled / (stub * line->width));
}

static bool ends_by_sense(const struct para *para, const struct piece *piece)
{
	return para->layout->chinese ? piece->hang > 0
				     : strchr(",:;.", piece->text[piece->length - 1]) != NULL;
}

static double cost_of_line(const struct para *para, const struct trial *line)
{
	const double share = line->left / line->width;
	const bool even = para->balanced || para->display;

	if (line->last && !even)
		return LINE_COST + cost_of_stub(para, line);
	if (para->layout->chinese && !even && !para->justified)
		return LINE_COST + share;
	if (para->display && !line->last && !ends_by_sense(para, line->last_piece))
		return LINE_COST + share * share + sense_cost[para->layout->chinese];
	return LINE_COST + share * share;
}

/* Where the first line begins that may end before `end`: it moves on with the
 * end. A little more than fits is let in, as punctuation may hang out. */
static size_t move_on(const struct breaker *breaker, size_t earliest, size_t end, double room)
{
	const double sum = breaker->sums[end] - room;

	while (earliest + 1 < end && sum > breaker->sums[earliest] + breaker->skips[earliest])
		earliest++;
	return earliest;
}

/* What the lines before a start come to at least without what is ragged in them:
 * none costs more than MOST_RAGGED besides. */
static double cost_of_lines(double cost)
{
	const long lines = (long)(cost / (LINE_COST + MOST_RAGGED) + 0.999999);

	return (double)(LINE_COST * lines);
}

/* The best way to end a line after piece `end - 1`, from the earliest start on.
 * Later starts have as many lines before them or more, and leave more empty:
 * where that alone costs more than the best so far, no later one is better. */
static void choose_start(struct para *para, const size_t bounds[2], size_t end, double width)
{
	struct breaker *breaker = &para->layout->breaker;
	const struct piece *last = &para->pieces[end - 1];
	const double *const sums = breaker->sums, *const skips = breaker->skips;
	const double room = width + last->hang + slack, sum = sums[end];
	const double hyphen = para_hyphen_width(para, last);
	const double fixed = last->hyphen ? hyphen_cost : 0;
	const bool is_last = end == bounds[1];
	double least = HUGE_VAL, before = 0;
	size_t from = end - 1;

	breaker->earliest =
		move_on(breaker, breaker->earliest, end, width + breaker->most_hang + slack);
	for (size_t first = breaker->earliest; first < end; first++) {
		const double left = room - (sum - sums[first] - skips[first] + hyphen);
		if ((left < 0 && first + 1 < end) || breaker->costs[first] == HUGE_VAL)
			continue;
		const struct trial line = { left > 0 ? left : 0, width, last, is_last };
		const double empty = is_last ? 0 : line.left / width;
		if (least == HUGE_VAL)
			before = cost_of_lines(breaker->costs[first]);
		else if (before + LINE_COST + empty * empty > least + equal)
			break;
		const double cost = breaker->costs[first] + fixed + cost_of_line(para, &line);
		if (cost <= least + equal) { /* of two as good the earlier lines are fuller */
			least = cost < least ? cost : least;
			from = first;
		}
	}
	breaker->costs[end] = least;
	breaker->from[end] = from;
}

static void add_lines(struct para *para, size_t count)
{
	for (; count > 0; count--) {
		if (para->line_count == para->line_capacity)
			para->lines = arena_grow(para->arena, para->lines, sizeof *para->lines,
						 para->line_count, &para->line_capacity);
		para->line_count++;
	}
}

static void put_line(struct para *para, size_t first, size_t end, size_t number)
{
	para->lines[number] =
		(struct line){ .first = first, .end = end, .width = line_width(para, first, end) };
}

/* Lines of the pieces between two forced breaks. */
static void break_stretch(struct para *para, size_t start, size_t end, double width)
{
	struct breaker *breaker = &para->layout->breaker;
	const size_t bounds[2] = { start, end };
	size_t lines = 0;

	breaker->costs[start] = 0;
	breaker->earliest = start;
	for (size_t i = start + 1; i <= end; i++) {
		if (i == end || para->pieces[i - 1].after != BREAK_NO)
			choose_start(para, bounds, i, width);
		else
			breaker->costs[i] = HUGE_VAL;
	}
	for (size_t i = end; i > start; i = breaker->from[i])
		lines++;
	add_lines(para, lines);
	for (size_t i = end, n = para->line_count; i > start; i = breaker->from[i])
		put_line(para, breaker->from[i], i, --n);
}

static bool is_one_line(const struct para *para, double width)
{
	if (para->natural > width || para->piece_count == 0 || para->raw)
		return false;
	for (size_t i = 0; i + 1 < para->piece_count; i++)
		if (para->pieces[i].after == BREAK_MUST)
			return false;
	return true;
}

static void set_one_line(struct para *para)
{
	para->lines = ARENA_NEW(para->arena, struct line);
	para->line_count = para->line_capacity = 1;
	para->lines[0] = (struct line){ .end = para->piece_count, .width = para->natural };
}

static void set_lines(struct para *para, double width)
{
	struct layout *layout = para->layout;
	size_t start = 0;

	if (is_one_line(para, width)) {
		set_one_line(para);
		return;
	}
	reserve(layout, para->piece_count + 1);
	layout->breaker.sums[0] = layout->breaker.most_hang = 0;
	for (size_t i = 0; i < para->piece_count; i++) {
		const bool with_gap =
			para->raw && (i == 0 || para->pieces[i - 1].after == BREAK_MUST);
		layout->breaker.sums[i + 1] =
			layout->breaker.sums[i] + para->pieces[i].gap + para->pieces[i].width;
		layout->breaker.skips[i] = with_gap ? 0 : para->pieces[i].gap;
		layout->breaker.most_hang = fmax(layout->breaker.most_hang, para->pieces[i].hang);
	}
	para->lines = NULL; /* those of another width may be kept */
	para->line_count = para->line_capacity = 0;
	while (start < para->piece_count) {
		size_t end = start + 1;
		while (end < para->piece_count && para->pieces[end - 1].after != BREAK_MUST)
			end++;
		break_stretch(para, start, end, width);
		start = end;
	}
}

/* ---- flush lines ---- */

/* Opens the gaps of the line a little, then space between ideographs. A line
 * that would be torn stays ragged. Punctuation hangs out. */
static void justify_line(const struct para *para, struct line *line, double width)
{
	const double em = para->look.size;
	const double left = width + para->pieces[line->end - 1].hang - line->width;
	double gaps = 0, loose = 0;

	for (size_t i = line->first + 1; i < line->end; i++) {
		loose += para->pieces[i].loose;
		gaps += para->pieces[i].gap > 0;
	}
	const double in_gaps = gaps > 0 ? fmin(left / gaps, most_in_gaps * em) : 0;
	const double rest = left - in_gaps * gaps;
	const double in_han = loose > 0 ? rest / loose : 0;
	if (left <= 0 || in_han > most_in_han * em || (loose == 0 && rest > slack))
		return;
	line->in_gaps = in_gaps;
	line->in_han = in_han;
	line->width += left;
}

/* All lines but those at whose end the text ends, or is made to. */
static void justify(struct para *para, double width)
{
	for (size_t i = 0; i + 1 < para->line_count; i++)
		if (para->pieces[para->lines[i].end - 1].after != BREAK_MUST)
			justify_line(para, &para->lines[i], width);
}

bool para_hyphenate(struct para *para, double width)
{
	const struct para whole = *para;

	if (!para->hyphenates || para->line_count < 2)
		return false;
	cut_at_hyphens(para);
	set_lines(para, width);
	if (para->line_count >= whole.line_count) {
		*para = whole;
		return false;
	}
	struct para *kept = ARENA_NEW(para->arena, struct para);
	*kept = whole;
	para->whole = kept;
	return true;
}

void para_join_words(struct para *para)
{
	if (para->whole != NULL)
		*para = *para->whole; /* which has none itself */
}

void para_break(struct para *para, double width)
{
	assert(isfinite(width));
	width = fmax(width, 1);
	if (para->minimum > width + slack) {
		if (para->hyphenates)
			cut_at_hyphens(para);
		split_wide(para, width);
	}
	set_lines(para, width);
	if (para->justified)
		justify(para, width);
	if (para->line_count == 0)
		para->line_count = 1; /* an empty line */
}

double para_height(const struct para *para)
{
	return (double)para->line_count * para->look.leading;
}
