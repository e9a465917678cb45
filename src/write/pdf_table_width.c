/* How wide columns are: numbers and dates as wide as they are, names unbroken
 * up to a length, the rest shares what is left. */
#include <math.h>
#include <stdlib.h>

#include "write/pdf_table.h"

static const double least_text = 22; /* mm; a text column under this is hard to read */

static bool is_fixed(const struct table_column *column)
{
	return column->kind == COLUMN_NUMBER || column->kind == COLUMN_DATE;
}

static double column_natural(const struct table_column *column)
{
	return fmax(column->natural, column->head_natural);
}

static double column_minimum(const struct table_column *column)
{
	const double body = is_fixed(column) || column->kind == COLUMN_NAME
				    ? column->natural
				    : fmin(column->natural, fmax(column->minimum, mm(least_text)));

	return fmax(body, column->head_minimum);
}

/* After a number the next text stands a little further away. */
static void set_pads(struct table *table)
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
	double sum = mm(3) * (double)(table->column_count > 0 ? table->column_count - 1 : 0);

	for (size_t i = 0; i < table->column_count; i++)
		sum += column_natural(&table->columns[i]);
	return sum;
}

double table_minimum_width(const struct table *table)
{
	double sum = mm(3) * (double)(table->column_count > 0 ? table->column_count - 1 : 0);

	for (size_t i = 0; i < table->column_count; i++)
		sum += column_minimum(&table->columns[i]);
	return sum;
}

/* ---- sharing ---- */

static double sum_widths(const struct table *table)
{
	double sum = 0;

	for (size_t i = 0; i < table->column_count; i++)
		sum += table->columns[i].width;
	return sum;
}

/* All as wide as they would like; what is left widens texts and names in
 * proportion, up to a fifth more, and then all columns alike. */
static void spread(struct table *table, double room)
{
	double texts = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i].width = column_natural(&table->columns[i]);
		if (!is_fixed(&table->columns[i]))
			texts += table->columns[i].width;
	}
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

/* Fixed columns and names have their least; each text that fits its share is
 * given its all, until the rest divide what remains by the root of their
 * length: a text four times as long gets twice the width. */
static void share(struct table *table, double room)
{
	bool *open = ARENA_ARRAY(table->arena, bool, table->column_count);
	bool settled = false;

	for (size_t i = 0; i < table->column_count; i++) {
		open[i] = table->columns[i].kind == COLUMN_TEXT;
		table->columns[i].width = column_minimum(&table->columns[i]);
	}
	while (!settled) {
		double weights = 0, left = room;
		settled = true;
		for (size_t i = 0; i < table->column_count; i++) {
			if (open[i])
				weights += sqrt(column_natural(&table->columns[i]));
			else
				left -= table->columns[i].width;
		}
		for (size_t i = 0; i < table->column_count && weights > 0; i++) {
			struct table_column *column = &table->columns[i];
			const double natural = column_natural(column),
				     least = column_minimum(column);
			const double part = left * sqrt(natural) / weights;
			if (!open[i])
				continue;
			column->width = fmax(fmin(part, natural), least);
			if (part >= natural || part < least) {
				open[i] = false;
				settled = false;
				break;
			}
		}
	}
}

/* Where even the least is too much: every column gives in proportion. */
static void squeeze(struct table *table, double room)
{
	const double factor = room / fmax(sum_widths(table), 1);

	for (size_t i = 0; i < table->column_count && factor < 1; i++)
		table->columns[i].width *= factor;
}

void table_fit(struct table *table, double width)
{
	double x = 0;

	set_pads(table);
	table->width = width;
	const double room = fmax(width - sum_pads(table), mm(10));
	for (size_t i = 0; i < table->column_count; i++)
		table->columns[i].width = column_natural(&table->columns[i]);
	if (sum_widths(table) <= room)
		spread(table, room);
	else
		share(table, room);
	squeeze(table, room);
	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i].x = x;
		x += table->columns[i].width + table->columns[i].pad;
	}
}
