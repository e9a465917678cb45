/* How wide columns are. Each column has a least width; which one depends on
 * how much room there is: numbers and dates always have all they need, names
 * as long as possible, texts down to a width that still reads well. What is
 * left above the least is shared. */
#include <math.h>

#include "write/pdf_table.h"

static const double short_text = 34; /* mm; a text up to here is not broken while there is room */
static const double least_text = 22; /* mm; a text column under this is hard to read */

static bool is_fixed(const struct table_column *column)
{
	return column->kind == COLUMN_NUMBER || column->kind == COLUMN_DATE ||
	       column->kind == COLUMN_BOX;
}

/* All of its cells on one line. */
static double column_natural(const struct table_column *column)
{
	return fmax(column->natural, column->head_narrow);
}

/* Broken, but no narrower than `width` for want of room alone. */
static double column_broken(const struct table_column *column, double width)
{
	return fmin(column->natural, fmax(column->minimum, width));
}

static double column_least(const struct table_column *column, enum table_fit fit)
{
	const bool whole = column->kind == COLUMN_NAME && fit != FIT_BROKEN;
	const double text = fit == FIT_EASY ? mm(short_text) : mm(least_text);
	const double head =
		fit == FIT_EASY || fit == FIT_CLOSE ? column->head_narrow : column->head_minimum;

	if (is_fixed(column) || whole)
		return fmax(column->natural, head);
	return fmax(column_broken(column, text), head);
}

/* After a number the next text stands a little further away. */
void table_set_pads(struct table *table)
{
	const bool dense = table->look == LOOK_CELL_DENSE;
	const double usual = mm(dense ? 2.2 : layout_is_account(table->layout) ? 2.4 : 3);

	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];
		const bool last = i + 1 == table->column_count;
		column->pad = last ? 0 : usual;
		if (!last && column->kind == COLUMN_NUMBER && column[1].kind != COLUMN_NUMBER)
			column->pad = mm(4);
	}
}

static double sum_pads(const struct table *table)
{
	double sum = 0;

	for (size_t i = 0; i < table->column_count; i++)
		sum += table->columns[i].pad;
	return sum;
}

double table_natural_width(const struct table *table)
{
	double sum = sum_pads(table);

	for (size_t i = 0; i < table->column_count; i++)
		sum += column_natural(&table->columns[i]);
	return sum;
}

double table_least_width(const struct table *table, enum table_fit fit)
{
	double sum = sum_pads(table);

	for (size_t i = 0; i < table->column_count; i++)
		sum += column_least(&table->columns[i], fit);
	return sum;
}

static double sum_widths(const struct table *table)
{
	double sum = 0;

	for (size_t i = 0; i < table->column_count; i++)
		sum += table->columns[i].width;
	return sum;
}

/* ---- more room than needed ---- */

/* Heads that fit on one line are set on one. */
static void widen_heads(struct table *table, double room)
{
	double left = room - sum_widths(table);

	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];
		const double more = column->head_natural - column->width;
		if (more <= 0 || more > left)
			continue;
		column->width += more;
		left -= more;
	}
}

/* What is left widens texts and names in proportion, up to a fifth more, and
 * then all columns alike. */
static void spread(struct table *table, double room)
{
	double texts = 0;

	widen_heads(table, room);
	for (size_t i = 0; i < table->column_count; i++)
		if (!is_fixed(&table->columns[i]))
			texts += table->columns[i].width;
	const double left = fmax(room - sum_widths(table), 0);
	const double widened = fmin(left, texts / 5);
	const size_t ranks = table->columns[0].kind == COLUMN_NUMBER && table->column_count > 1;
	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];
		if (!is_fixed(column) && texts > 0)
			column->width += widened * column->width / texts;
		if (i >= ranks) /* a number that comes first stays at the margin */
			column->width += (left - widened) / (double)(table->column_count - ranks);
	}
}

/* ---- less room than wanted ---- */

/* Columns still to be given a share: those that may become wider. */
struct sharing {
	struct table *table;
	enum table_fit fit;
	bool *open;
	double room;
};

static double sum_weights(const struct sharing *sharing)
{
	double weights = 0;

	for (size_t i = 0; i < sharing->table->column_count; i++)
		if (sharing->open[i])
			weights += sqrt(column_natural(&sharing->table->columns[i]));
	return weights;
}

static double room_left(const struct sharing *sharing)
{
	double left = sharing->room;

	for (size_t i = 0; i < sharing->table->column_count; i++)
		if (!sharing->open[i])
			left -= sharing->table->columns[i].width;
	return left;
}

/* Gives every open column its part. The first whose part is more than it
 * wants or less than its least is settled at that; false when none was. */
static bool settle_one(struct sharing *sharing)
{
	const double unit = room_left(sharing) / fmax(sum_weights(sharing), 1);

	for (size_t i = 0; i < sharing->table->column_count; i++) {
		struct table_column *column = &sharing->table->columns[i];
		const double natural = column_natural(column);
		const double least = column_least(column, sharing->fit);
		const double part = unit * sqrt(natural);
		if (!sharing->open[i])
			continue;
		column->width = fmax(fmin(part, natural), least);
		if (part < natural && part >= least)
			continue;
		sharing->open[i] = false;
		return true;
	}
	return false;
}

/* Parts are as the roots of the lengths: a text four times as long gets twice
 * the width. */
static void share(struct table *table, enum table_fit fit, double room)
{
	struct sharing sharing = { .table = table, .fit = fit, .room = room };

	sharing.open = ARENA_ARRAY(table->arena, bool, table->column_count);
	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];
		column->width = column_least(column, fit);
		sharing.open[i] = column->width < column_natural(column);
	}
	while (settle_one(&sharing))
		continue;
}

/* Where even the least is too much: every column gives in proportion. */
static void squeeze(struct table *table, double room)
{
	const double factor = room / fmax(sum_widths(table), 1);

	for (size_t i = 0; i < table->column_count && factor < 1; i++)
		table->columns[i].width *= factor;
}

static enum table_fit easiest_fit(const struct table *table, double width)
{
	enum table_fit fit = FIT_EASY;

	while (fit != FIT_BROKEN && table_least_width(table, fit) > width)
		fit++;
	return fit;
}

void table_fit(struct table *table, double width)
{
	double x = 0;

	table->width = width;
	const double room = fmax(width - sum_pads(table), mm(10));
	for (size_t i = 0; i < table->column_count; i++)
		table->columns[i].width = column_natural(&table->columns[i]);
	if (sum_widths(table) <= room)
		spread(table, room);
	else
		share(table, easiest_fit(table, width), room);
	squeeze(table, room);
	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i].x = x;
		x += table->columns[i].width + table->columns[i].pad;
	}
}
