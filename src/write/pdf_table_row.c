/* Cells, rows and heads of tables. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "write/pdf_table.h"

enum {
	NAME_LENGTH = 36, /* names up to here are not broken */
	LONG_WORD = 60,   /* mm; a wider word is broken, its column not widened */
	BOX_WIDTH = 18,   /* mm, to write a number in by hand */
	BLANK_LEAST = 40, /* mm, to write words in by hand */
	BLANK_WANTED = 200
};

static const double frame_stroke = 0.5;

/* ---- flattening and measuring ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The width behind the whole number of a cell: ".5%" of "12.5%". Negative
 * when the cell holds no number, or more than a line. */
static double measure_fraction(const struct table *table, const struct para *para)
{
	const char *point = table->layout->document->decimal_point;
	const char *text = para->text;
	const size_t length = strlen(point);

	if (para->piece_count == 0 || strchr(text, '\n') != NULL)
		return -1;
	const char *digit = strpbrk(text, "0123456789");
	if (digit == NULL)
		return -1;
	for (const char *at = digit; length > 0 && (at = strstr(at, point)) != NULL; at += length)
		if (is_digit(at[-1]) && is_digit(at[length]))
			return type_width_pt(table->layout->type, para->pieces[0].span->role,
					     para->pieces[0].span->size, at);
	return 0;
}

static void take_measures(struct table_column *column, const struct table_cell *cell)
{
	const struct para *para = cell->para;
	const bool long_name =
		column->kind == COLUMN_NAME &&
		text_count(para->text != NULL ? para->text : "", para->length) > NAME_LENGTH;

	column->minimum = fmax(column->minimum, fmin(para->minimum, mm(LONG_WORD)));
	column->fraction = fmax(column->fraction, cell->fraction);
	column->tinted |= cell->node->cell.tint != COLOR_NONE;
	column->natural = fmax(column->natural, long_name ? column->minimum : para->natural);
}

/* A column of numbers is as wide as its widest whole part and its widest
 * fraction, which need not stand in one cell. */
static void add_whole_part(struct table_column *column, const struct table_cell *cell)
{
	if (column->kind == COLUMN_NUMBER && cell->fraction >= 0)
		column->natural = fmax(column->natural,
				       cell->para->natural - cell->fraction + column->fraction);
}

static void flatten_cell(struct table *table, const struct table_row *row, struct table_cell *cell)
{
	cell->para = para_new(table->layout, table->arena, table->look);
	cell->para->bold = row->kind != ROW_BODY;
	if (cell->node->cell.tint == COLOR_HEAT_4)
		cell->para->look.color = COLOR_PAPER;
	cell->para->hyphenates = row->kind == ROW_BODY && cell->span == 1 &&
				 table->columns[cell->column].kind == COLUMN_TEXT;
	para_inlines(cell->para, cell->node);
	para_cut(cell->para);
	cell->fraction = -1;
	if (row->kind != ROW_BAND && cell->span == 1 &&
	    table->columns[cell->column].kind == COLUMN_NUMBER)
		cell->fraction = measure_fraction(table, cell->para);
}

static void flatten_row(struct table *table, struct table_row *row, const struct doc_node *node)
{
	size_t column = 0, count = 0;

	row->node = node;
	row->kind = node->row.kind;
	for (const struct doc_node *cell = node->first_child; cell != NULL; cell = cell->next)
		count++;
	row->cells = ARENA_ARRAY(table->arena, struct table_cell, count);
	for (const struct doc_node *cell = node->first_child; cell != NULL; cell = cell->next) {
		if (column >= table->column_count)
			break;
		struct table_cell *made = &row->cells[row->count++];
		const size_t left = table->column_count - column;
		const size_t span = cell->cell.span > 1 ? (size_t)cell->cell.span : 1;
		made->node = cell;
		made->column = column;
		made->span = row->kind == ROW_BAND || span > left ? left : span;
		flatten_cell(table, row, made);
		column += made->span;
	}
}

/* A Chinese head may be broken anywhere, but not to a column of single characters. */
static double least_head(const struct para *head)
{
	static const double least = 3; /* em */

	if (!head->layout->chinese)
		return head->minimum;
	return fmax(head->minimum, fmin(head->natural, least * head->look.size));
}

/* How narrow a head can be on so many lines. */
static double narrow_head(struct para *head, size_t lines)
{
	double width = fmax(least_head(head), head->natural / (double)lines);

	para_break(head, width);
	while (head->line_count > lines && width < head->natural) {
		width = fmin(width * 1.06, head->natural);
		para_break(head, width);
	}
	return width;
}

static void flatten_head(struct table *table, size_t number)
{
	const struct doc_column *from = &table->node->table.columns[number];
	struct table_column *column = &table->columns[number];

	column->kind = from->kind;
	if (from->head[0] == '\0' && from->unit[0] == '\0')
		return;
	table->has_head = true;
	column->head = para_new(table->layout, table->arena, LOOK_HEAD);
	para_text(column->head, from->head, true, COLOR_NONE);
	if (from->unit[0] != '\0') {
		column->head->look.role = FONT_SANS;
		para_text(column->head, from->head[0] != '\0' ? "\n" : "", false, COLOR_MUTED);
		para_text(column->head, from->unit, false, COLOR_MUTED);
	}
	para_cut(column->head);
	column->head_natural = column->head->natural;
	column->head->balanced = true;
	column->head_minimum =
		strchr(from->head, '\n') != NULL ? column->head->natural : least_head(column->head);
	column->head_narrow = narrow_head(column->head, from->unit[0] != '\0' ? 3 : 2);
}

/* Calls `take` for every cell that stands in one column. */
static void each_cell(struct table *table,
		      void (*take)(struct table_column *column, const struct table_cell *cell))
{
	for (size_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		for (size_t c = 0; c < row->count && row->kind != ROW_BAND; c++)
			if (row->cells[c].span == 1)
				take(&table->columns[row->cells[c].column], &row->cells[c]);
	}
}

/* Columns to write in are empty, and want their width all the same. */
static void measure_blank(struct table_column *column)
{
	if (column->kind == COLUMN_BOX)
		column->natural = column->minimum = mm(BOX_WIDTH);
	if (column->kind == COLUMN_BLANK) {
		column->natural = mm(BLANK_WANTED);
		column->minimum = mm(BLANK_LEAST);
	}
}

void table_measure(struct table *table)
{
	const struct doc_node *node = table->node;
	size_t i = 0;

	table->column_count = node->table.column_count;
	table->columns = ARENA_ARRAY(table->arena, struct table_column, table->column_count);
	for (size_t c = 0; c < table->column_count; c++)
		flatten_head(table, c);
	for (const struct doc_node *row = node->first_child; row != NULL; row = row->next)
		table->row_count++;
	table->rows = ARENA_ARRAY(table->arena, struct table_row, table->row_count);
	for (const struct doc_node *row = node->first_child; row != NULL; row = row->next)
		flatten_row(table, &table->rows[i++], row);
	each_cell(table, take_measures);
	each_cell(table, add_whole_part);
	for (size_t c = 0; c < table->column_count; c++)
		measure_blank(&table->columns[c]);
}

/* ---- the head ---- */

static double head_x(const struct table_column *column, const struct line *line)
{
	const double free = column->kind == COLUMN_NUMBER ? column->width - line->width : 0;

	return column->x + (column->tinted ? free / 2 : free);
}

static double break_heads(const struct table *table)
{
	double height = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		if (table->columns[i].head == NULL)
			continue;
		para_break(table->columns[i].head, table->columns[i].width);
		height = fmax(height, para_height(table->columns[i].head));
	}
	return height;
}

/* What stands above the heads of columns from `first` up to `end`, with a rule
 * below as wide as they are. Read by ear it belongs to the first of them. */
static double draw_group(const struct table *table, size_t first, size_t end, struct tag *tag,
			 struct box *box)
{
	const struct table_column *from = &table->columns[first], *to = &table->columns[end - 1];
	const double x = table->frame->x + from->x, width = to->x + to->width - from->x;
	struct para *para = para_of(table->layout, table->arena, LOOK_HEAD,
				    table->node->table.groups[first]);
	double y = table->head_pad;

	para_break(para, width);
	for (size_t l = 0; l < para->line_count; l++, y += para->look.leading)
		para_draw_line(para, l, box,
			       (struct pen){ x + (width - para->lines[l].width) / 2, y, tag });
	box_rule(box, table->arena, (const double[]){ x, y + mm(0.4), width },
		 (struct stroke){ 0.35, COLOR_INK });
	return para_height(para) + mm(0.8);
}

/* Gives the height of them all. */
static double draw_groups(const struct table *table, struct tag *const *tags, struct box *box)
{
	const char *const *groups = table->node->table.groups;
	double height = 0;

	for (size_t i = 0, end; groups != NULL && i < table->column_count; i = end) {
		end = i + 1;
		while (end < table->column_count && strcmp(groups[end], groups[i]) == 0)
			end++;
		if (groups[i][0] != '\0')
			height = fmax(height, draw_group(table, i, end, tags[i], box));
	}
	return height;
}

/* On their last lines, which end at `bottom`. */
static void draw_heads(const struct table *table, struct tag *const *tags, double bottom,
		       struct box *box)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct para *head = table->columns[i].head;
		for (size_t l = 0; head != NULL && l < head->line_count; l++) {
			const double up = (double)(head->line_count - l) * head->look.leading;
			const double x = table->frame->x + head_x(&table->columns[i], &head->lines[l]);
			para_draw_line(head, l, box, (struct pen){ x, bottom - up, tags[i] });
		}
	}
}

struct box table_head(const struct table *table)
{
	struct box box = { 0 };
	struct tag *row = tag_new(table->arena, table->tag, "TR");
	struct tag **tags = ARENA_ARRAY(table->arena, struct tag *, table->column_count);
	const double x = table->frame->x;

	for (size_t i = 0; i < table->column_count; i++)
		tags[i] = tag_new(table->arena, row, "TH");
	const double height = draw_groups(table, tags, &box) + break_heads(table);
	draw_heads(table, tags, table->head_pad + height, &box);
	box.height = height + 2 * table->head_pad;
	box_rule(&box, table->arena, (const double[]){ x, 0, table->width },
		 (struct stroke){ 0.9, COLOR_INK });
	box_rule(&box, table->arena, (const double[]){ x, box.height, table->width },
		 (struct stroke){ 0.5, COLOR_INK });
	return box;
}

/* ---- rows ---- */

/* From the cell's left edge to the edge of its text. */
static double cell_width(const struct table *table, const struct table_cell *cell)
{
	const struct table_column *last = &table->columns[cell->column + cell->span - 1];

	return last->x + last->width - table->columns[cell->column].x;
}

static double line_x(const struct table *table, const struct table_cell *cell,
		     const struct line *line)
{
	const struct table_column *column = &table->columns[cell->column];
	const double free = cell_width(table, cell) - line->width;

	if (column->kind != COLUMN_NUMBER || cell->span > 1)
		return column->x;
	if (cell->node->cell.tint != COLOR_NONE)
		return column->x + free / 2;
	if (cell->fraction < 0 || cell->para->line_count > 1)
		return column->x + free;
	return column->x + fmax(free - (column->fraction - cell->fraction), 0);
}

/* A tint fills the cell to the middle of the gaps beside it. */
static void draw_tint(const struct table *table, const struct table_cell *cell, struct box *box)
{
	const struct table_column *first = &table->columns[cell->column];
	const struct table_column *last = &table->columns[cell->column + cell->span - 1];
	const double left = cell->column > 0 ? fmin(first[-1].pad, mm(3)) / 2 - mm(0.2) : 0;
	const double right = last->pad > 0 ? fmin(last->pad, mm(3)) / 2 - mm(0.2) : 0;
	const double x = table->frame->x + first->x - left;
	struct item *item;

	if (cell->node->cell.tint == COLOR_NONE)
		return;
	item = box_add(box, table->arena, ITEM_RECT, (struct pen){ x, 0.4, NULL });
	item->rect.width = cell_width(table, cell) + left + right;
	item->rect.height = box->height - 0.8;
	item->rect.color = cell->node->cell.tint;
}

/* The frame of a cell to write in, clear of the rules above and below. */
static void draw_frame(const struct table *table, const struct table_cell *cell, struct box *box)
{
	const double x = table->frame->x + table->columns[cell->column].x;
	const double width = cell_width(table, cell), top = mm(0.9), bottom = box->height - mm(0.9);
	const double end = x + width, half = frame_stroke / 2; /* level lines close the corners */
	const double sides[4][4] = { { x - half, top, end + half, top },
				     { x - half, bottom, end + half, bottom },
				     { x, top, x, bottom },
				     { end, top, end, bottom } };

	if (table->columns[cell->column].kind != COLUMN_BOX)
		return;
	for (size_t i = 0; i < 4; i++) {
		struct item *line = box_add(box, table->arena, ITEM_LINE,
					    (struct pen){ sides[i][0], sides[i][1], NULL });
		line->line.x2 = sides[i][2];
		line->line.y2 = sides[i][3];
		line->line.width = frame_stroke;
		line->line.color = COLOR_MUTED;
	}
}

static void draw_band(const struct table *table, struct box *box)
{
	struct item *item =
		box_add(box, table->arena, ITEM_RECT, (struct pen){ table->frame->x, 0.4, NULL });

	item->rect.width = table->width;
	item->rect.height = box->height - 0.4; /* the rule above stays free */
	item->rect.color = COLOR_PALE;
}

static double text_width(const struct table *table, const struct table_row *row, size_t cell)
{
	const double pad = row->kind == ROW_BAND ? 2 * mm(1.4) : 0;

	return cell_width(table, &row->cells[cell]) - pad + 0.01;
}

/* Parts words in the cells that have as many lines as the row; false where
 * that does not save the row a line. */
static bool save_line(const struct table *table, struct table_row *row, size_t lines)
{
	size_t done = 0;
	bool saved = lines > 1;

	for (; done < row->count && saved; done++)
		if (row->cells[done].para->line_count == lines)
			saved = para_hyphenate(row->cells[done].para, text_width(table, row, done));
	for (size_t i = 0; i < done && !saved; i++)
		para_join_words(row->cells[i].para);
	return saved;
}

static size_t count_lines(const struct table_row *row)
{
	size_t lines = 1;

	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].para->line_count > lines)
			lines = row->cells[i].para->line_count;
	return lines;
}

static size_t break_cells(const struct table *table, struct table_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		para_break(row->cells[i].para, text_width(table, row, i));
	const size_t lines = count_lines(row);
	return save_line(table, row, lines) ? count_lines(row) : lines;
}

/* The rule under a row: heavy at the end, stronger above a total. */
static struct stroke rule_below(const struct table *table, size_t number)
{
	if (number + 1 == table->row_count)
		return (struct stroke){ 0.9, COLOR_INK };
	if (table->rows[number + 1].kind == ROW_TOTAL && table->rows[number].kind != ROW_TOTAL)
		return (struct stroke){ 0.5, COLOR_INK };
	return (struct stroke){ 0.35, COLOR_RULE };
}

/* Lines of a row, from one to before another; all of them but for rows that
 * are higher than a page. */
struct part {
	size_t row, from, to, lines;
	struct tag **tags;
};

static void draw_cell(const struct table *table, const struct part *part, size_t number,
		      struct box *box)
{
	const struct table_row *row = &table->rows[part->row];
	const struct table_cell *cell = &row->cells[number];
	const struct para *para = cell->para;
	const double indent = row->kind == ROW_BAND ? mm(1.4) : 0;
	double y = part->from == 0 ? table->pad : 0;

	for (size_t i = part->from; i < part->to && i < para->line_count; i++) {
		if (para->piece_count > 0)
			para_draw_line(para, i, box,
				       (struct pen){ table->frame->x + indent +
							     line_x(table, cell, &para->lines[i]),
						     y, part->tags[number] });
		y += para->look.leading;
	}
}

static struct slice *push_part(struct table *table, const struct part *part)
{
	const struct table_row *row = &table->rows[part->row];
	const bool ends = part->to == part->lines;
	const double leading = look_of(table->layout, table->look).leading;
	const struct stroke rule = rule_below(table, part->row);
	struct slice *slice = stack_push(table->frame->stack, 0, 0);
	struct box *box = &slice->box;

	box->height = (double)(part->to - part->from) * leading +
		      (part->from == 0 ? table->pad : 0) + (ends ? table->pad + 0.35 : 0);
	if (row->kind == ROW_BAND)
		draw_band(table, box);
	for (size_t i = 0; i < row->count; i++)
		draw_tint(table, &row->cells[i], box);
	for (size_t i = 0; i < row->count && row->kind != ROW_BAND; i++)
		draw_frame(table, &row->cells[i], box);
	for (size_t i = 0; i < row->count; i++)
		draw_cell(table, part, i, box);
	if (ends)
		box_rule(box, table->arena,
			 (const double[]){ table->frame->x, box->height, table->width }, rule);
	slice->place = row->node->place;
	return slice;
}

static struct tag **cell_tags(const struct table *table, const struct table_row *row)
{
	struct tag *parent = tag_new(table->arena, table->tag, "TR");
	struct tag **tags = ARENA_ARRAY(table->arena, struct tag *, row->count);

	for (size_t i = 0; i < row->count; i++) {
		const struct table_cell *cell = &row->cells[i];
		const bool names_row = cell->column == 0 && table->columns[0].kind == COLUMN_NAME;
		const bool heads = row->kind == ROW_BAND || names_row;
		tags[i] = tag_new(table->arena, parent, heads ? "TH" : "TD");
		tags[i]->row_header = heads;
		tags[i]->columns = (int)cell->span;
	}
	return tags;
}

void table_push_row(struct table *table, size_t number, double room)
{
	struct table_row *row = &table->rows[number];
	const size_t lines = break_cells(table, row);
	const double leading = look_of(table->layout, table->look).leading;
	const bool whole = (double)lines * leading + 2 * table->pad + 1 <= room;
	struct part part = { .row = number, .lines = lines, .tags = cell_tags(table, row) };

	while (part.from < lines) {
		part.to = whole ? lines : part.from + 1;
		struct slice *slice = push_part(table, &part);
		slice->keep = !whole && (part.from == 0 || part.to + 1 == lines);
		part.from = part.to;
	}
}
