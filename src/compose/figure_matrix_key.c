/* Under the matrix: numbers with their names, sizes, whiskers, tails. */
#include <math.h>

#include "figure_matrix.h"

static const double head_size = 7.5, note_size = 7, column = 148.64, line = 9.6;
static const double number_pitch = 9.6, item_height = 52, rule_gap = 34;
enum { COLUMNS = 3, SIZES = 4 };

struct key {
	const struct drawing *drawing;
	const struct matrix_view *view;
	double x, y; /* of the item at hand */
};

static bool has_whiskers(const struct matrix_view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->points[i].wide || view->points[i].tall)
			return true;
	return false;
}

static bool has_tails(const struct matrix_view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->points[i].tail)
			return true;
	return false;
}

static bool has_unsized(const struct matrix_view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->points[i].unsized && !view->points[i].plain)
			return true;
	return false;
}

static int count_items(const struct matrix_view *view)
{
	return (int)isfinite(view->largest) + (int)has_whiskers(view) + (int)has_tails(view) +
	       (int)has_unsized(view) + (int)matrix_is_density(view);
}

/* Numbers in the key: those printed, as far as there is room. */
static int count_listed(const struct matrix_labels *labels)
{
	int count = 0;

	for (size_t i = 0; i < labels->task.request_count; i++)
		count += matrix_is_printed(&labels->seats[i]);
	return count;
}

/* Accounts with neither a name nor a number in the key. */
static int count_more(const struct matrix_labels *labels)
{
	int count = labels->unlisted - count_listed(labels);

	for (size_t i = 0; i < labels->task.request_count; i++)
		count += labels->seats[i].form != LABEL_NAME;
	return count;
}

/* Numbers listed, and one entry more for those that are only counted. */
static int count_entries(const struct matrix_labels *labels)
{
	return count_listed(labels) + (count_more(labels) > 0 ? 1 : 0);
}

static int number_rows(const struct matrix_labels *labels)
{
	return (count_entries(labels) + COLUMNS - 1) / COLUMNS;
}

static double numbers_height(const struct matrix_labels *labels)
{
	int rows = number_rows(labels);

	return rows == 0 ? 0 : rows * number_pitch + 8;
}

double matrix_key_height(const struct matrix_view *view, const struct matrix_labels *labels)
{
	int rows = (count_items(view) + COLUMNS - 1) / COLUMNS;

	return rule_gap + numbers_height(labels) + (rows == 0 ? 2 : rows * item_height + 6);
}

/* ---- numbers ---- */

static struct figure_point entry_at(const struct key *key, int entry, int rows)
{
	return (struct figure_point){ key->x + entry / rows * column,
				      key->y + 8 + entry % rows * number_pitch };
}

static void draw_entry(const struct key *key, const struct matrix_labels *labels, size_t i)
{
	const struct matrix_point *point = &key->view->points[labels->points[i]];
	struct figure_point at = entry_at(key, labels->seats[i].number - 1, number_rows(labels));
	struct lettering name = matrix_name_lettering(point->class);

	figure_write(key->drawing, (struct figure_point){ at.x + 10, at.y },
		     figure_bold(7, COLOR_INK, ANCHOR_END),
		     figure_number(key->view->context, labels->seats[i].number, 0));
	scene_mark(key->drawing->scene, figure_look(point->class)->mark, at.x + 17, at.y - 2.6,
		   2.4);
	figure_write(key->drawing, (struct figure_point){ at.x + 23, at.y }, name,
		     figure_fit(key->view->context, name, labels->names[i], column - 28));
}

static void draw_numbers(struct key *key, const struct matrix_labels *labels)
{
	int rows = number_rows(labels), more = count_more(labels);

	if (rows == 0)
		return;
	for (size_t i = 0; i < labels->task.request_count; i++)
		if (matrix_is_printed(&labels->seats[i]))
			draw_entry(key, labels, i);
	if (more > 0) {
		struct figure_point at = entry_at(key, count_listed(labels), rows);
		at.x += 23;
		figure_write(key->drawing, at, figure_plain(note_size, COLOR_MUTED, ANCHOR_START),
			     figure_count(key->view->context, "figure.matrix.more", more, ""));
	}
	key->y += numbers_height(labels);
	scene_line(key->drawing->scene, key->x, key->y, key->view->plan.frame.x1, key->y,
		   figure_line_of(COLOR_RULE, 0.5));
}

/* ---- items ---- */

static void draw_head(const struct key *key, const char *text)
{
	struct lettering bold = figure_bold(head_size, COLOR_INK, ANCHOR_START);

	figure_write(key->drawing, (struct figure_point){ key->x, key->y + 12 }, bold,
		     figure_fit(key->view->context, bold, text, column - 8));
}

static void draw_note(const struct key *key, double x, const char *word)
{
	struct lettering muted = figure_plain(note_size, COLOR_MUTED, ANCHOR_START);
	struct figure_lines lines = figure_wrap(
		key->view->context, muted, figure_word(key->view->context, word), column - 8 - x);

	for (int i = 0; i < lines.count; i++)
		figure_write(
			key->drawing,
			(struct figure_point){ key->x + x,
					       key->y + 32.5 + (i - (lines.count - 1) / 2.0) * 9 },
			muted, lines.lines[i]);
}

/* Round sizes, the first as near under `most` as one can be. */
static void choose_sizes(double most, double sizes[SIZES])
{
	static const double series[][SIZES] = {
		{ 8, 4, 2, 0.5 }, { 5, 2, 1, 0.25 }, { 4, 2, 1, 0.25 }, { 2, 1, 0.5, 0.1 }, { 1, 0.5, 0.25, 0.05 },
	};
	const double power = pow(10, floor(log10(most) + 1e-9));
	size_t at = 0;

	while (series[at][0] * power > most * (1 + 1e-9))
		at++;
	for (int i = 0; i < SIZES; i++)
		sizes[i] = series[at][i] * power;
}

/* Nested circles on one base line, each joined to its number. */
static void draw_sizes(const struct key *key)
{
	const struct matrix_view *view = key->view;
	struct figure_money_unit unit = figure_unit(view->context, view->largest);
	double sizes[SIZES], most = view->largest / unit.divide;
	double x = key->x + view->plan.largest_r + 1, base = key->y + 49, top = key->y + 20;
	int decimals = 0;

	draw_head(key,
		  figure_fill(view->context, "figure.matrix.area", FILLED({ "unit", unit.name })));
	choose_sizes(most, sizes);
	for (int i = 0; i < SIZES; i++)
		decimals = (int)fmax(decimals, figure_decimals(sizes[i]));
	for (int i = 0; i < SIZES; i++) {
		double r = view->plan.largest_r * sqrt(sizes[i] / most), y = top + i * line;
		double right = key->x + 2 * view->plan.largest_r + 12;
		struct paint hair = figure_line_of(COLOR_MUTED, 0.5);
		if (base - 2 * r < top - 3)
			base = top - 3 + 2 * r;
		scene_circle(key->drawing->scene, x, base - r, r, figure_line_of(COLOR_MUTED, 0.7));
		scene_line(key->drawing->scene, x, base - 2 * r, right - 5, base - 2 * r, hair);
		scene_line(key->drawing->scene, right - 5, base - 2 * r, right, y, hair);
		figure_write(key->drawing, (struct figure_point){ right + 2.5, y + 2.5 },
			     figure_plain(note_size, COLOR_INK, ANCHOR_START),
			     figure_number(view->context, sizes[i], decimals));
	}
	draw_note(key, 2 * view->plan.largest_r + 40, "figure.matrix.area_note");
}

static void draw_whisker_item(const struct key *key)
{
	double y = key->y + 31;
	struct figure_whisker whisker = { .low = key->x + 2,
					  .high = key->x + 44,
					  .cross = y,
					  .cap = 4.4,
					  .white_from = key->x + 17,
					  .white_to = key->x + 29 };

	draw_head(key, figure_word(key->view->context, "figure.matrix.whisker"));
	scene_mark(key->drawing->scene, MARK_KEY, key->x + 23, y, 6);
	figure_whisker(key->drawing, &whisker);
	draw_note(key, 52, key->view->count <= MATRIX_NAME_ALL ? "figure.matrix.whisker_note"
							       : "figure.matrix.whisker_note_some");
}

static void draw_tail_item(const struct key *key)
{
	double x0 = key->x + 4, y0 = key->y + 37, x1 = key->x + 36, y1 = key->y + 29;
	const struct path_point wedge[] = {
		{ .verb = PATH_MOVE, .x = x0, .y = y0 },
		{ .verb = PATH_LINE, .x = x1 - 0.5, .y = y1 - 2 },
		{ .verb = PATH_LINE, .x = x1 + 0.5, .y = y1 + 2 },
		{ .verb = PATH_CLOSE, .x = x0, .y = y0 },
	};

	draw_head(key, figure_word(key->view->context, "figure.matrix.tail"));
	scene_path(key->drawing->scene, wedge, 4, figure_fill_of(COLOR_TAIL));
	scene_mark(key->drawing->scene, MARK_OPPORTUNISTIC, x0, y0, 2.1);
	scene_mark(key->drawing->scene, MARK_DEVELOPMENT, x1, y1, 6);
	draw_note(key, 52, "figure.matrix.tail_note");
}

static void draw_unsized_item(const struct key *key)
{
	struct paint dashed = figure_dashed(COLOR_KEY_TEXT, 0.9, 1.6);

	dashed.fill = COLOR_PAPER;
	draw_head(key, figure_word(key->view->context, "figure.matrix.unsized"));
	scene_circle(key->drawing->scene, key->x + 23, key->y + 30, 4, dashed);
	draw_note(key, 52, "figure.matrix.unsized_note");
}

static void draw_density_item(const struct key *key)
{
	const struct figure_context *context = key->view->context;
	const char *counts[MATRIX_STEPS] = { "1", figure_span(context, 2, 3),
					     figure_span(context, 4, 8), "9+" };

	draw_head(key, figure_word(key->view->context, "figure.matrix.density"));
	for (int i = 0; i < MATRIX_STEPS; i++) {
		struct figure_point at = { key->x + 5 + i * 24, key->y + 27 };
		matrix_draw_hexagon(key->drawing, at, matrix_step_color(i));
		figure_write(key->drawing, (struct figure_point){ at.x, at.y + 13 },
			     figure_plain(note_size, COLOR_INK, ANCHOR_MIDDLE), counts[i]);
	}
}

void matrix_draw_key(const struct drawing *drawing, const struct matrix_view *view,
		     const struct matrix_labels *labels)
{
	struct key key = { drawing, view, view->plan.frame.x0, view->plan.frame.y1 + rule_gap };
	const struct {
		bool wanted;
		void (*draw)(const struct key *key);
	} items[] = {
		{ isfinite(view->largest) != 0, draw_sizes },
		{ has_whiskers(view), draw_whisker_item },
		{ has_tails(view), draw_tail_item },
		{ has_unsized(view), draw_unsized_item },
		{ matrix_is_density(view), draw_density_item },
	};
	int count = 0;

	scene_line(drawing->scene, key.x, key.y, view->plan.frame.x1, key.y,
		   figure_line_of(COLOR_RULE, 0.5));
	draw_numbers(&key, labels);
	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
		if (!items[i].wanted)
			continue;
		if (count > 0 && count % COLUMNS == 0)
			key.y += item_height;
		key.x = view->plan.frame.x0 + count++ % COLUMNS * column;
		items[i].draw(&key);
	}
}
