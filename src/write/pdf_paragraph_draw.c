/* Puts the lines of a broken paragraph into a box. */
#include <string.h>

#include "base/text.h"
#include "write/pdf_paragraph.h"

/* A link under way: pieces of one link on one line share one box, and one
 * element of the structure with their texts and the annotation. */
struct linking {
	const char *target;
	double from, to;
	size_t first;    /* piece */
	struct tag *tag; /* NULL outside links and in artifacts */
};

/* The text of the pieces, as the annotation says it. */
static const char *words_of(const struct para *para, size_t first, size_t end)
{
	const struct piece *last = &para->pieces[end - 1];
	const char *start = para->pieces[first].text;

	return arena_copy(para->arena, start, (size_t)(last->text + last->length - start));
}

static struct linking begin_link(const struct para *para, size_t piece, double x, struct tag *tag)
{
	const char *target = para->pieces[piece].span->target;

	if (target == NULL || target[0] == '\0')
		return (struct linking){ .target = target };
	return (struct linking){ target, x, x, piece,
				 tag == NULL ? NULL : tag_new(para->arena, tag, "Link") };
}

/* Before the piece `end`. */
static void end_link(const struct para *para, struct linking *linking, size_t end, struct box *box,
		     double y)
{
	const struct pen at = { linking->from, y, linking->tag };

	if (linking->target == NULL || linking->target[0] == '\0')
		return;
	struct item *item = box_add(box, para->arena, ITEM_LINK, at);
	item->link.width = linking->to - linking->from;
	item->link.height = para->look.leading;
	item->link.target = linking->target;
	item->link.contents = words_of(para, linking->first, end);
	*linking = (struct linking){ .target = NULL };
}

static void draw_mark(const struct para *para, const struct piece *piece, struct box *box,
		      struct pen at)
{
	const double r = mm(para->look.size >= 9 ? 1.2 : 1.15);

	at.x += 1.1 * r;
	at.y -= 0.33 * para->look.size;
	struct item *item = box_add(box, para->arena, ITEM_MARK, at);
	item->mark.mark = (enum mark)piece->span->mark;
	item->mark.r = r;
}

/* Words of one style and line that follow one another share an item. */
static bool goes_on_with(const struct item *item, const struct piece *piece, const struct pen *at)
{
	return item != NULL && item->kind == ITEM_TEXT && item->text.style == piece->span &&
	       item->tag == at->tag && item->y >= at->y && item->y <= at->y &&
	       item->text.count < item->text.capacity;
}

/* `most` words of the line may come, this one among them. */
static struct item *open_item(const struct para *para, const struct piece *piece, struct box *box,
			      struct pen at, size_t most)
{
	struct item *item = box_add(box, para->arena, ITEM_TEXT, at);

	item->text.words = arena_room(para->arena, most * sizeof *item->text.words);
	item->text.capacity = (unsigned)most;
	item->text.space = type_space(para->layout->type, piece->span->role);
	item->text.style = piece->span;
	item->text.size = piece->span->size;
	item->text.tracking_em = para->look.tracking_em;
	item->text.color = piece->span->color;
	return item;
}

static void draw_word(const struct para *para, const struct piece *piece, struct box *box,
		      struct pen at, size_t most)
{
	struct item *item = goes_on_with(box->last, piece, &at)
				    ? box->last
				    : open_item(para, piece, box, at, most);

	item->text.words[item->text.count++] =
		(struct canvas_word){ .shaped = piece->shaped, .x = at.x - item->x };
}

/* The space of the text after a piece is drawn too, so that readers by ear
 * and searches find words, not one long one. */
static void add_space(struct box *box)
{
	struct item *item = box->last;

	if (item != NULL && item->kind == ITEM_TEXT)
		item->text.words[item->text.count - 1].spaced = true;
}

static void add_hyphen(const struct para *para, const struct piece *piece, struct box *box,
		       struct pen at)
{
	struct piece hyphen = *piece;

	if (!piece->hyphen)
		return;
	at.x += piece->width;
	hyphen.shaped = type_shape(para->layout->type, piece->span->role, "-", 1);
	draw_word(para, &hyphen, box, at, 1);
}

static bool same_target(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether the text has a space, or a forced end of line, before that piece.
 * Between ideographs a line's end says nothing. */
static bool ends_a_word(const struct para *para, size_t piece)
{
	const struct piece *before = &para->pieces[piece - 1], *after = &para->pieces[piece];
	const char *cursor = before->text, *next = after->text;
	uint32_t last = 0;

	if (after->spaced || before->after != BREAK_MUST)
		return after->spaced;
	while (cursor < before->text + before->length)
		last = text_next(&cursor);
	return !text_closes_up(last, text_next(&next));
}

/* The space before a piece that does not begin its line. */
static double gap_before(const struct piece *piece, const struct line *line)
{
	if (piece->loose)
		return piece->gap + line->in_han;
	return piece->gap > 0 ? piece->gap + line->in_gaps : piece->gap;
}

void para_draw_line(const struct para *para, size_t number, struct box *box, struct pen at)
{
	struct pen pen = { at.x, at.y + look_baseline(&para->look), at.tag };
	struct linking linking = { .target = NULL };

	if (number >= para->line_count || para->piece_count == 0)
		return;
	const struct line *line = &para->lines[number];
	for (size_t i = line->first; i < line->end; i++) {
		const struct piece *piece = &para->pieces[i];
		if (i > line->first)
			pen.x += gap_before(piece, line);
		else if (para->raw && piece->spaced)
			pen.x += piece->gap;
		if (i > line->first && piece->spaced)
			add_space(box);
		if (!same_target(piece->span->target, linking.target)) {
			end_link(para, &linking, i, box, at.y);
			linking = begin_link(para, i, pen.x, at.tag);
			pen.tag = linking.tag != NULL ? linking.tag : at.tag;
		}
		if (piece->span->mark >= 0)
			draw_mark(para, piece, box, pen);
		else
			draw_word(para, piece, box, pen, line->end - i + 1);
		if (i + 1 == line->end)
			add_hyphen(para, piece, box, pen);
		pen.x += piece->width;
		linking.to = pen.x;
	}
	if (line->end == para->piece_count ? para->goes_on : ends_a_word(para, line->end))
		add_space(box);
	end_link(para, &linking, line->end, box, at.y);
}

void para_draw(const struct para *para, struct box *box, struct pen at)
{
	for (size_t i = 0; i < para->line_count; i++) {
		para_draw_line(para, i, box, at);
		at.y += para->look.leading;
	}
}

struct para *para_of(struct layout *layout, struct arena *arena, enum look_name look,
		     const char *text)
{
	struct para *para = para_new(layout, arena, look);

	para_text(para, text, false, COLOR_NONE);
	para_cut(para);
	para_break(para, para->natural + 1);
	return para;
}
