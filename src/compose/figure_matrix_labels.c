/* Names on the full-page matrix: what must stay free, who is named, and the
 * drawing of what the search found. */
#include <math.h>
#include <string.h>

#include "figure_matrix.h"
#include "label_internal.h"

static const double name_size = 7.5, number_size = 7, em_box = 1.04, baseline_part = 0.79;
static const double tail_width = 4, tail_start_r = 2.1, cap = 4.4, cap_gap = 0.7;
static const double fold_above = 55, fold_pitch = 8.6;
static const double others_limit = 20; /* dearest seat of a name that may be a number */
enum { NAME_CHARACTERS = 32, OTHERS_RANK = 3 };

struct lettering matrix_name_lettering(enum account_class class)
{
	struct lettering lettering =
		figure_plain(name_size, figure_look(class)->text, ANCHOR_START);

	lettering.bold = figure_is_bold(class);
	return lettering;
}

/* ---- obstacles ---- */

void matrix_add_obstacle(const struct matrix_view *view, struct matrix_labels *labels,
			 struct label_obstacle obstacle)
{
	labels->obstacles = arena_grow(view->context->arena, labels->obstacles, sizeof(obstacle),
				       labels->task.obstacle_count, &labels->obstacle_capacity);
	labels->obstacles[labels->task.obstacle_count++] = obstacle;
	labels->task.obstacles = labels->obstacles;
}

bool matrix_is_free(const struct matrix_labels *labels, const struct label_box *box, double gap)
{
	for (size_t i = 0; i < labels->task.obstacle_count; i++)
		if (label_box_near(box, &labels->obstacles[i], gap))
			return false;
	return true;
}

struct adder {
	const struct matrix_view *view;
	struct matrix_labels *labels;
	int owner;
};

static void add_disc(const struct adder *adder, struct figure_point at, double r)
{
	matrix_add_obstacle(adder->view, adder->labels,
			    (struct label_obstacle){ .shape = LABEL_DISC,
						     .kind = LABEL_MARKER,
						     .owner = adder->owner,
						     .disc = { at.x, at.y, r } });
}

static void add_segment(const struct adder *adder, enum label_kind kind, struct label_line line)
{
	matrix_add_obstacle(adder->view, adder->labels,
			    (struct label_obstacle){ .shape = LABEL_SEGMENT,
						     .kind = kind,
						     .owner = adder->owner,
						     .segment = line });
}

static void add_box(const struct adder *adder, enum label_kind kind, struct label_box box)
{
	matrix_add_obstacle(
		adder->view, adder->labels,
		(struct label_obstacle){
			.shape = LABEL_BOX, .kind = kind, .owner = adder->owner, .box = box });
}

static void add_diamond(const struct adder *adder, struct figure_point at, double reach)
{
	const double xs[] = { 0, 1, 0, -1, 0 }, ys[] = { -1, 0, 1, 0, -1 };

	add_disc(adder, at, reach * 0.70710678);
	for (int i = 0; i < 4; i++)
		add_segment(adder, LABEL_MARKER,
			    (struct label_line){ at.x + xs[i] * reach, at.y + ys[i] * reach,
						 at.x + xs[i + 1] * reach,
						 at.y + ys[i + 1] * reach });
}

static void add_mark(const struct adder *adder, const struct matrix_point *point)
{
	enum mark mark = figure_look(point->class)->mark;
	struct figure_point at = { point->x, point->y };
	double reach = label_reach(mark, point->r);

	if (mark == MARK_DEVELOPMENT)
		add_diamond(adder, at, reach);
	else if (mark == MARK_MAINTENANCE)
		add_box(adder, LABEL_MARKER,
			label_grow((struct label_box){ at.x, at.y, at.x, at.y }, reach));
	else
		add_disc(adder, at, reach);
}

/* A cap keeps more air than a line: a name beside it would read as its end. */
static void add_cap(const struct adder *adder, struct figure_point at, bool vertical)
{
	double x = vertical ? cap / 2 : 0.45, y = vertical ? 0.45 : cap / 2;

	add_box(adder, LABEL_THIN,
		label_grow((struct label_box){ at.x - x, at.y - y, at.x + x, at.y + y }, cap_gap));
}

static void add_whiskers(const struct adder *adder, const struct matrix_point *point)
{
	if (point->wide) {
		add_segment(adder, LABEL_CROSSABLE,
			    (struct label_line){ point->left, point->y, point->right, point->y });
		add_cap(adder, (struct figure_point){ point->left, point->y }, false);
		add_cap(adder, (struct figure_point){ point->right, point->y }, false);
	}
	if (point->tall) {
		add_segment(adder, LABEL_CROSSABLE,
			    (struct label_line){ point->x, point->top, point->x, point->bottom });
		add_cap(adder, (struct figure_point){ point->x, point->top }, true);
		add_cap(adder, (struct figure_point){ point->x, point->bottom }, true);
	}
}

/* The middle of the wedge counts for leaders, its edges for names. */
static void add_tail(const struct adder *adder, const struct matrix_point *point)
{
	double dx = point->x - point->was_x, dy = point->y - point->was_y, length = hypot(dx, dy);
	double nx = -dy / length * tail_width / 2, ny = dx / length * tail_width / 2;
	struct adder nobody = { adder->view, adder->labels, -1 };

	add_segment(adder, LABEL_CROSSABLE,
		    (struct label_line){ point->was_x, point->was_y, point->x, point->y });
	add_segment(
		adder, LABEL_THIN,
		(struct label_line){ point->was_x, point->was_y, point->x + nx, point->y + ny });
	add_segment(
		adder, LABEL_THIN,
		(struct label_line){ point->was_x, point->was_y, point->x - nx, point->y - ny });
	add_disc(&nobody, (struct figure_point){ point->was_x, point->was_y },
		 tail_start_r * 1.2533);
}

static void add_outside(const struct adder *adder, const struct matrix_point *point)
{
	struct label_box box = { point->x, point->y, point->x, point->y };

	if (point->outside_x != 0 || point->outside_y != 0)
		add_box(adder, LABEL_MARKER,
			label_grow(box,
				   label_reach(figure_look(point->class)->mark, point->r) + 5.5));
}

/* ---- requests ---- */

static bool is_chosen(const struct matrix_point *point)
{
	return point->class == CLASS_KEY || point->class == CLASS_KEY_DEVELOPMENT;
}

/* The request of a point: its position, or -1 where it wants no name. */
static int request_rank(const struct matrix_view *view, const struct matrix_point *point)
{
	if (view->count > MATRIX_NAME_MOST && !is_chosen(point))
		return -1;
	if (view->count <= MATRIX_NAME_ALL || is_chosen(point))
		return (int)point->class;
	return point->account->certain ? OTHERS_RANK : OTHERS_RANK - 1;
}

/* False where a line was cut. */
static bool is_whole(const struct figure_lines *lines, const char *name)
{
	size_t length = strlen(name), first = strlen(lines->lines[0]),
	       last = strlen(lines->lines[1]);

	return last > 0 && first + last <= length && first + last + 1 >= length &&
	       strncmp(name, lines->lines[0], first) == 0 &&
	       strcmp(name + length - last, lines->lines[1]) == 0;
}

/* Two lines as even as the breaks allow, where that is much narrower. */
static struct figure_lines fold(const struct figure_context *context, struct lettering lettering,
				const char *name)
{
	double whole = figure_width(context, lettering, name);
	struct figure_lines lines = { .count = 0 };

	for (double part = 0.5; part < 0.72 && lines.count != 2; part += 0.04)
		lines = figure_wrap(context, lettering, name, whole * part);
	if (whole < fold_above || lines.count != 2 || !is_whole(&lines, name))
		lines.count = 0;
	return lines;
}

static void measure(const struct matrix_view *view, struct matrix_labels *labels, size_t n)
{
	struct lettering lettering = matrix_name_lettering(view->points[labels->points[n]].class);
	struct label_request *request = &labels->requests[n];

	request->width = figure_width(view->context, lettering, labels->names[n]);
	request->height = name_size * em_box;
	labels->folded[n] = fold(view->context, lettering, labels->names[n]);
	if (labels->folded[n].count == 0)
		return;
	for (int i = 0; i < 2; i++)
		request->folded_width =
			fmax(request->folded_width,
			     figure_width(view->context, lettering, labels->folded[n].lines[i]));
	request->folded_height = request->height + fold_pitch;
}

static void request(const struct matrix_view *view, struct matrix_labels *labels, size_t i)
{
	const struct matrix_point *point = &view->points[i];
	size_t n = labels->task.request_count;
	const char *name = figure_shorten(view->context,
					  figure_account(view->context, point->account->account),
					  NAME_CHARACTERS);
	struct label_request wanted = { .x = point->x,
					.y = point->y,
					.r = point->r,
					.mark = figure_look(point->class)->mark,
					.rank = request_rank(view, point) };

	if (wanted.rank < 0)
		return;
	if (point->plain) {
		labels->unlisted++;
		return;
	}
	wanted.number_only = matrix_is_density(view) && n >= MATRIX_NAMES;
	if (view->count > MATRIX_NAME_ALL && wanted.rank == OTHERS_RANK)
		wanted.limit = others_limit;
	labels->points[n] = i;
	labels->names[n] = name;
	labels->requests[n] = wanted;
	measure(view, labels, n);
	labels->task.request_count++;
}

/* The request that belongs to point i, or -1. */
static int owner_of(const struct matrix_labels *labels, size_t i)
{
	for (size_t n = 0; n < labels->task.request_count; n++)
		if (labels->points[n] == i)
			return (int)n;
	return -1;
}

static bool has_disc(const struct matrix_labels *labels, struct figure_point at)
{
	for (size_t i = 0; i < labels->task.obstacle_count; i++)
		if (labels->obstacles[i].disc.x == at.x && labels->obstacles[i].disc.y == at.y)
			return true;
	return false;
}

/* Each cell once; these are the first obstacles. */
static void add_cells(const struct adder *adder)
{
	for (size_t i = 0; i < adder->view->count; i++) {
		const struct matrix_point *point = &adder->view->points[i];
		const struct figure_point cell = matrix_cell_at(adder->view, point->x, point->y);
		if (point->plain && !has_disc(adder->labels, cell))
			add_disc(adder, cell, 3.4);
	}
}

struct matrix_labels matrix_labels_new(const struct matrix_view *view)
{
	struct arena *arena = view->context->arena;
	struct matrix_labels labels = { .obstacles = NULL };
	struct adder adder = { view, &labels, -1 };

	labels.requests = ARENA_ARRAY(arena, struct label_request, view->count);
	labels.points = ARENA_ARRAY(arena, size_t, view->count);
	labels.folded = ARENA_ARRAY(arena, struct figure_lines, view->count);
	labels.names = ARENA_ARRAY(arena, const char *, view->count);
	for (size_t i = 0; i < view->count; i++)
		request(view, &labels, i);
	if (matrix_is_density(view))
		add_cells(&adder);
	for (size_t i = 0; i < view->count; i++) {
		const struct matrix_point *point = &view->points[i];
		if (point->plain && matrix_is_density(view))
			continue;
		adder.owner = owner_of(&labels, i);
		add_mark(&adder, point);
		add_outside(&adder, point);
		add_whiskers(&adder, point);
		if (point->tail)
			add_tail(&adder, point);
	}
	return labels;
}

void matrix_labels_place(const struct matrix_view *view, struct matrix_labels *labels)
{
	struct lettering digits = figure_bold(number_size, COLOR_INK, ANCHOR_MIDDLE);

	labels->task.requests = labels->requests;
	labels->task.frame = view->plan.frame;
	labels->task.divide_x = view->divide_x;
	labels->task.divide_y = view->divide_y;
	labels->task.digit_width = figure_width(view->context, digits, "0");
	labels->task.number_height = number_size * em_box;
	labels->seats = label_place(&labels->task, view->context->arena);
}

/* ---- drawing ---- */

bool matrix_is_printed(const struct label_seat *seat)
{
	return seat->form != LABEL_NAME && seat->form != LABEL_KEY_ONLY &&
	       seat->number <= MATRIX_NUMBERS;
}

static void draw_leader(const struct drawing *drawing, const struct label_seat *seat)
{
	if (!seat->leader || (seat->form != LABEL_NAME && !matrix_is_printed(seat)))
		return;
	scene_line(drawing->scene, seat->line.x0, seat->line.y0, seat->line.x1, seat->line.y1,
		   figure_line_of(COLOR_MUTED, 0.5));
	if (seat->dot) {
		scene_circle(drawing->scene, seat->line.x0, seat->line.y0, 0.9,
			     figure_box_of(COLOR_INK, COLOR_PAPER, 0.4));
	}
}

static void draw_number(const struct drawing *drawing, const struct label_seat *seat,
			const struct matrix_point *point)
{
	struct lettering lettering = figure_bold(number_size, COLOR_INK, ANCHOR_MIDDLE);
	struct figure_point at = { (seat->box.x0 + seat->box.x1) / 2, seat->box.y0 };
	bool filled = point->class == CLASS_KEY || point->class == CLASS_KEY_DEVELOPMENT;

	at.y += (seat->box.y1 - seat->box.y0 + number_size * 0.71) / 2;
	if (!matrix_is_printed(seat))
		return;
	if (seat->form == LABEL_ON_MARKER && filled && !point->unsized)
		lettering.color = COLOR_PAPER;
	figure_write(drawing, at, lettering, figure_number(drawing->context, seat->number, 0));
}

/* Folded names lie flush with their marker, or in the middle above and below. */
static void draw_name(const struct drawing *drawing, const struct matrix_point *point,
		      const struct label_seat *seat, const struct figure_lines *lines)
{
	struct lettering lettering = matrix_name_lettering(point->class);
	struct figure_point at = { seat->box.x0,
				   seat->box.y0 + baseline_part * name_size * em_box };

	if (lines->count > 1 && seat->box.x1 < point->x) {
		lettering.anchor = ANCHOR_END;
		at.x = seat->box.x1;
	} else if (lines->count > 1 && seat->box.x0 < point->x) {
		lettering.anchor = ANCHOR_MIDDLE;
		at.x = (seat->box.x0 + seat->box.x1) / 2;
	}
	for (int i = 0; i < lines->count; i++, at.y += fold_pitch)
		figure_write(drawing, at, lettering, lines->lines[i]);
}

void matrix_draw_labels(const struct drawing *drawing, const struct matrix_view *view,
			const struct matrix_labels *labels)
{
	for (size_t i = 0; i < labels->task.request_count; i++)
		draw_leader(drawing, &labels->seats[i]);
	for (size_t i = 0; i < labels->task.request_count; i++) {
		const struct label_seat *seat = &labels->seats[i];
		const struct matrix_point *point = &view->points[labels->points[i]];
		const struct figure_lines whole = { { labels->names[i] }, 1 };
		if (seat->form == LABEL_NAME)
			draw_name(drawing, point, seat, seat->folded ? &labels->folded[i] : &whole);
		else
			draw_number(drawing, seat, point);
	}
}
