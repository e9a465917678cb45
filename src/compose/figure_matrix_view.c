/* Where each account stands: scales, places, radii. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure_matrix.h"

static const double least_r = 2.2, unknown_r = 4, plain_r = 2, outward_height = 4;
static const double ratio_factors[] = { 1.25, 1.5, 2, 3, 4, 5, 10 };

struct range {
	double low, high;
};

static void widen(struct range *range, double value)
{
	if (!isfinite(value))
		return;
	range->low = fmin(range->low, value);
	range->high = fmax(range->high, value);
}

static void widen_by(struct range *range, const struct interval *value, bool ends)
{
	widen(range, value->estimate);
	if (ends) {
		widen(range, value->low);
		widen(range, value->high);
	}
}

static bool has_tail(const struct account_result *account)
{
	const struct previous *previous = &account->account->previous;

	return previous->given && isfinite(previous->attractiveness) &&
	       isfinite(previous->strength);
}

/* All values along one axis, the threshold among them. */
static struct range range_of(const struct matrix_view *view, bool strength)
{
	const struct results *results = view->context->results;
	double threshold =
		strength ? results->strength_threshold : results->attractiveness_threshold;
	struct range range = { threshold, threshold };

	for (size_t i = 0; i < view->count; i++) {
		const struct account_result *account = view->points[i].account;
		bool details = view->plan.details && !view->points[i].plain;
		const struct previous *was = &account->account->previous;
		widen_by(&range,
			 strength ? &account->strength.value : &account->attractiveness.value,
			 details);
		if (details && has_tail(account))
			widen(&range, strength ? was->strength : was->attractiveness);
	}
	return range;
}

/* A tenth of the scale: the unit in which margins are given. */
static double unit_of(const struct matrix_view *view)
{
	const struct scale *scale = &view->context->results->selection->matrix.scale;

	return scale->max > scale->min ? (scale->max - scale->min) / 10 : 1;
}

/* Symmetrical about the threshold, to the next half unit, at least one. */
static void scale_strength(struct matrix_view *view)
{
	double threshold = view->context->results->strength_threshold, unit = unit_of(view);
	struct range range = range_of(view, true);
	double half = fmax(threshold - range.low, range.high - threshold) / unit + 0.12;

	half = fmin(fmax(ceil(half * 2 - 1e-9) / 2, 1), 10) * unit;
	view->x.from = threshold - half;
	view->x.to = threshold + half;
}

/* Symmetrical about the threshold on a logarithmic scale. */
static void scale_ratio(struct matrix_view *view)
{
	double threshold = view->context->results->strength_threshold;
	struct range range = range_of(view, true);
	double most = fmax(range.high / threshold, threshold / fmax(range.low, 1e-9)) * 1.02;
	double factor = ratio_factors[0];

	for (size_t i = 1; i < sizeof(ratio_factors) / sizeof(ratio_factors[0]) && factor < most;
	     i++)
		factor = ratio_factors[i];
	view->x.from = threshold / factor;
	view->x.to = threshold * factor;
	view->x.ratio = true;
}

/* From the data, out to the next half unit, at least 40 % of the scale and a
 * unit on either side of the threshold, within the scale. */
static void scale_attractiveness(struct matrix_view *view)
{
	const struct scale *scale = &view->context->results->selection->matrix.scale;
	double threshold = view->context->results->attractiveness_threshold, unit = unit_of(view);
	struct range range = range_of(view, false);
	double low = floor((range.low - 0.1 * unit) / unit * 2) / 2 * unit;
	double high = ceil((range.high + 0.1 * unit) / unit * 2) / 2 * unit;
	double lack;

	low = fmax(fmin(low, threshold - unit), scale->min);
	high = fmin(fmax(high, threshold + unit), scale->min + 10 * unit);
	lack = fmax(4 * unit - (high - low), 0);
	high = fmin(high + lack / 2, scale->min + 10 * unit);
	low = fmax(high - fmax(high - low + lack / 2, 4 * unit), scale->min);
	view->y.from = low;
	view->y.to = fmax(high, low + 4 * unit);
}

/* A share of the largest value as area. */
static void size_point(const struct matrix_view *view, struct matrix_point *point)
{
	double value = point->account->account->reachable;

	point->unsized = !isfinite(value) || value < 0 || !isfinite(view->largest);
	if (view->plan.fixed_r > 0) {
		point->r = view->plan.fixed_r;
		point->unsized = false;
	} else if (point->plain)
		point->r = plain_r;
	else if (point->unsized)
		point->r = fmin(unknown_r, fmax(view->plan.largest_r, least_r));
	else
		point->r = fmax(least_r, view->plan.largest_r * sqrt(value / view->largest));
}

/* Up to 30 accounts have all their whiskers; more have those that matter:
 * across a threshold. A density has none. */
static bool wants_whisker(const struct matrix_view *view, const struct interval *value,
			  double threshold)
{
	if (view->count <= MATRIX_NAME_ALL)
		return true;
	return !matrix_is_density(view) && value->low < threshold && value->high > threshold;
}

/* Sets a whisker's two ends in pt; false where there is none to see. */
static bool place_whisker(const struct figure_scale *scale, const struct interval *value,
			  double ends[2])
{
	ends[0] = figure_at(scale, isfinite(value->low) ? value->low : value->estimate);
	ends[1] = figure_at(scale, isfinite(value->high) ? value->high : value->estimate);
	return fabs(ends[1] - ends[0]) > 0.5;
}

static int side_outside(const struct figure_scale *scale, double value)
{
	double slack = 1e-9 * fmax(1, fabs(scale->to));

	if (value < scale->from - slack)
		return scale->end > scale->start ? -1 : 1;
	if (value > scale->to + slack)
		return scale->end > scale->start ? 1 : -1;
	return 0;
}

static void place_details(const struct matrix_view *view, struct matrix_point *point)
{
	const struct account_result *account = point->account;
	const struct results *results = view->context->results;
	const struct previous *was = &account->account->previous;
	double ends[2];

	if (!view->plan.details || point->plain)
		return;
	point->wide = place_whisker(&view->x, &account->strength.value, ends) &&
		      wants_whisker(view, &account->strength.value, results->strength_threshold);
	point->left = fmin(ends[0], ends[1]);
	point->right = fmax(ends[0], ends[1]);
	point->tall = place_whisker(&view->y, &account->attractiveness.value, ends) &&
		      wants_whisker(view, &account->attractiveness.value,
				    results->attractiveness_threshold);
	point->top = fmin(ends[0], ends[1]);
	point->bottom = fmax(ends[0], ends[1]);
	if (!has_tail(account))
		return;
	point->was_x = figure_at(&view->x, was->strength);
	point->was_y = figure_at(&view->y, was->attractiveness);
	point->was = was->class;
	point->tail = hypot(point->was_x - point->x, point->was_y - point->y) >= 1;
}

static void place_points(struct matrix_view *view)
{
	for (size_t i = 0; i < view->count; i++) {
		struct matrix_point *point = &view->points[i];
		double x = point->account->strength.value.estimate;
		double y = point->account->attractiveness.value.estimate;
		point->x = figure_at(&view->x, x);
		point->y = figure_at(&view->y, y);
		point->outside_x = side_outside(&view->x, x);
		point->outside_y = side_outside(&view->y, y);
		place_details(view, point);
	}
}

/* How far marks reach over what is kept free, at the sides and at the ends. */
static void find_overlap(const struct matrix_view *view, double overlap[3])
{
	const struct label_box *frame = &view->plan.frame;
	double strip = view->plan.strip;

	overlap[0] = overlap[1] = overlap[2] = 0;
	for (size_t i = 0; i < view->count; i++) {
		const struct matrix_point *point = &view->points[i];
		double reach = label_reach(figure_look(point->class)->mark, point->r) + 1.5;
		if (point->outside_x != 0 || point->outside_y != 0)
			reach += outward_height;
		overlap[0] = fmax(overlap[0], fmax(frame->x0 - (point->x - reach),
						   point->x + reach - frame->x1));
		overlap[1] = fmax(overlap[1], frame->y0 + strip - (point->y - reach));
		overlap[2] = fmax(overlap[2], point->y + reach - (frame->y1 - strip));
	}
}

/* Lays the scales on the frame, and pulls them in until no mark lies over the
 * frame or the strips of names. */
static void lay_scales(struct matrix_view *view)
{
	const struct label_box *frame = &view->plan.frame;
	bool left = view->context->results->selection->matrix.strong_side == STRONG_LEFT;
	double inset[3] = { view->plan.side, view->plan.strip, view->plan.strip }, overlap[3];

	for (int i = 0; i < 4; i++) {
		view->x.start = left ? frame->x1 - inset[0] : frame->x0 + inset[0];
		view->x.end = left ? frame->x0 + inset[0] : frame->x1 - inset[0];
		view->y.start = frame->y1 - inset[2];
		view->y.end = frame->y0 + inset[1];
		place_points(view);
		find_overlap(view, overlap);
		for (int side = 0; side < 3; side++)
			inset[side] += fmin(overlap[side], 30);
	}
}

/* Plain marks, then largest first, so that the small stand on top; then by id. */
static int by_size(const void *left, const void *right)
{
	const struct matrix_point *a = left, *b = right;

	if (a->plain != b->plain)
		return a->plain ? -1 : 1;
	if (a->r != b->r)
		return a->r > b->r ? -1 : 1;
	return strcmp(a->account->account->id, b->account->account->id);
}

static void collect_point(struct matrix_view *view, const struct account_result *account)
{
	struct matrix_point *point = &view->points[view->count];

	if (!figure_has_place(account)) {
		view->left_out++;
		return;
	}
	point->account = account;
	point->class = account->class;
	if (account->account->reachable > 0)
		view->largest = fmax(view->largest, account->account->reachable);
	view->count++;
}

static void collect_points(struct matrix_view *view)
{
	const struct results *results = view->context->results;
	const struct account_result *own = view->plan.own;
	const size_t stride =
		own == NULL ? 1 : (results->account_count + MATRIX_COMPANY - 1) / MATRIX_COMPANY;

	view->largest = (double)NAN;
	view->points = ARENA_ARRAY(view->context->arena, struct matrix_point,
				   results->account_count / (stride == 0 ? 1 : stride) + 3);
	for (size_t i = 0; i < results->account_count; i += stride)
		if (&results->accounts[i] != own)
			collect_point(view, &results->accounts[i]);
	if (own != NULL)
		collect_point(view, own);
}

static bool is_chosen(const struct matrix_point *point)
{
	return point->class == CLASS_KEY || point->class == CLASS_KEY_DEVELOPMENT;
}

/* Among very many, only the largest that will have a name or a number keep
 * their bubble. */
static void flatten_surplus(struct matrix_view *view)
{
	size_t kept = 0;

	for (size_t i = 0; i < view->count; i++) {
		if (view->points[i].plain || kept++ < MATRIX_NAMES + MATRIX_NUMBERS)
			continue;
		view->points[i].plain = true;
		size_point(view, &view->points[i]);
	}
}

struct matrix_view matrix_view_new(const struct figure_context *context,
				   const struct matrix_plan *plan)
{
	struct matrix_view view = { .context = context, .plan = *plan };

	collect_points(&view);
	if (view.count == 0)
		return view;
	for (size_t i = 0; i < view.count; i++) {
		view.points[i].plain = plan->plain_rest && !is_chosen(&view.points[i]);
		size_point(&view, &view.points[i]);
	}
	qsort(view.points, view.count, sizeof(view.points[0]), by_size);
	if (plan->plain_rest)
		flatten_surplus(&view);
	if (figure_is_ratio(context) && context->results->strength_threshold > 0)
		scale_ratio(&view);
	else
		scale_strength(&view);
	scale_attractiveness(&view);
	lay_scales(&view);
	view.divide_x = figure_at(&view.x, context->results->strength_threshold);
	view.divide_y = figure_at(&view.y, context->results->attractiveness_threshold);
	return view;
}

struct label_box matrix_quarter(const struct matrix_view *view, enum account_class class)
{
	struct label_box box = view->plan.frame;
	bool high = class == CLASS_KEY || class == CLASS_KEY_DEVELOPMENT;
	bool strong = class == CLASS_KEY || class == CLASS_MAINTENANCE;

	if (high)
		box.y1 = view->divide_y;
	else
		box.y0 = view->divide_y;
	if (strong == (view->x.end > view->x.start))
		box.x0 = view->divide_x;
	else
		box.x1 = view->divide_x;
	return box;
}

void matrix_draw_tints(const struct drawing *drawing, const struct matrix_view *view)
{
	for (int class = 0; class < CLASS_COUNT; class ++) {
		struct label_box box = matrix_quarter(view, (enum account_class) class);
		struct figure_rect rect = { box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0 };
		figure_rect(drawing, rect,
			    figure_fill_of(figure_look((enum account_class) class)->tint));
	}
}

/* The outline of a class's mark alone, dashed: its size means nothing. */
static void draw_unsized(const struct drawing *drawing, const struct matrix_point *point)
{
	const struct figure_class_look *look = figure_look(point->class);
	struct paint paint = figure_dashed(look->text, 0.9, 1.6);
	double reach = label_reach(look->mark, point->r), x = point->x, y = point->y;
	const struct path_point diamond[] = {
		{ .verb = PATH_MOVE, .x = x, .y = y - reach },
		{ .verb = PATH_LINE, .x = x + reach, .y = y },
		{ .verb = PATH_LINE, .x = x, .y = y + reach },
		{ .verb = PATH_LINE, .x = x - reach, .y = y },
		{ .verb = PATH_CLOSE, .x = x, .y = y - reach },
	};

	paint.fill = COLOR_PAPER;
	if (look->mark == MARK_DEVELOPMENT)
		scene_path(drawing->scene, diamond, 5, paint);
	else if (look->mark == MARK_MAINTENANCE)
		scene_rect(drawing->scene, x - reach, y - reach, 2 * reach, 2 * reach, paint);
	else
		scene_circle(drawing->scene, x, y, reach, paint);
}

/* An arrowhead at the border: the place lies further out. */
static void draw_outward(const struct drawing *drawing, const struct matrix_point *point)
{
	double reach = label_reach(figure_look(point->class)->mark, point->r) + 1.5;
	double dx = point->outside_x, dy = point->outside_y;
	double x = point->x + dx * reach, y = point->y + dy * reach;
	const struct path_point head[] = {
		{ .verb = PATH_MOVE, .x = x + outward_height * dx, .y = y + outward_height * dy },
		{ .verb = PATH_LINE, .x = x + 2.4 * dy, .y = y + 2.4 * dx },
		{ .verb = PATH_LINE, .x = x - 2.4 * dy, .y = y - 2.4 * dx },
		{ .verb = PATH_CLOSE, .x = x + outward_height * dx, .y = y + outward_height * dy },
	};

	scene_path(drawing->scene, head, 4, figure_fill_of(COLOR_INK));
}

void matrix_draw_mark(const struct drawing *drawing, const struct matrix_point *point)
{
	if (point->unsized && !point->plain)
		draw_unsized(drawing, point);
	else
		scene_mark(drawing->scene, figure_look(point->class)->mark, point->x, point->y,
			   point->r);
	if (point->outside_x != 0 || point->outside_y != 0)
		draw_outward(drawing, point);
}

/* ---- text alternative ---- */

static int count_class(const struct matrix_view *view, enum account_class class)
{
	int count = 0;

	for (size_t i = 0; i < view->count; i++)
		count += view->points[i].class == class;
	return count;
}

static const struct matrix_point *largest_of(const struct matrix_view *view,
					     enum account_class class)
{
	const struct matrix_point *largest = NULL;

	for (size_t i = 0; i < view->count; i++) {
		const struct matrix_point *point = &view->points[i];
		if (point->class != class)
			continue;
		if (largest == NULL ||
		    point->account->account->reachable > largest->account->account->reachable)
			largest = point;
	}
	return largest;
}

static const char *name_at(const struct matrix_view *view, const struct matrix_point *point)
{
	return figure_account(view->context, point->account->account);
}

static void tell_key(const struct matrix_view *view, struct figure_alt *alt)
{
	const struct figure_context *context = view->context;
	const struct matrix_point *largest = largest_of(view, CLASS_KEY);

	if (largest == NULL) {
		figure_alt_add(alt, figure_count(context, "figure.matrix.alt_no_key",
						 (int)view->count, ""));
		return;
	}
	figure_alt_add(
		alt,
		figure_fill_count(
			context, "figure.matrix.alt_key", count_class(view, CLASS_KEY),
			FILLED({ "count", figure_number(context, count_class(view, CLASS_KEY), 0) },
			       { "all", figure_number(context, (double)view->count, 0) },
			       { "name", name_at(view, largest) },
			       { "value",
				 figure_money(context, largest->account->account->reachable) })));
}

static void tell_development(const struct matrix_view *view, struct figure_alt *alt)
{
	const struct matrix_point *largest = largest_of(view, CLASS_KEY_DEVELOPMENT);

	if (largest != NULL)
		figure_alt_add(alt, figure_count(view->context, "figure.matrix.alt_development",
						 count_class(view, CLASS_KEY_DEVELOPMENT),
						 name_at(view, largest)));
}

static void tell_uncertain(const struct matrix_view *view, struct figure_alt *alt)
{
	const struct matrix_point *first = NULL;
	int count = 0;

	for (size_t i = 0; i < view->count; i++) {
		if (view->points[i].account->certain)
			continue;
		count++;
		first = first == NULL ? &view->points[i] : first;
	}
	if (first != NULL)
		figure_alt_add(alt, figure_count(view->context, "figure.matrix.alt_uncertain",
						 count, name_at(view, first)));
}

static void tell_changed(const struct matrix_view *view, struct figure_alt *alt)
{
	int count = 0;

	for (size_t i = 0; i < view->count; i++) {
		const struct previous *was = &view->points[i].account->account->previous;
		count += was->given && was->class != CLASS_UNDETERMINED &&
			 was->class != view->points[i].class;
	}
	if (count > 0)
		figure_alt_add(alt,
			       figure_count(view->context, "figure.matrix.alt_changed", count, ""));
}

const char *matrix_alt(const struct matrix_view *view)
{
	struct figure_alt alt = { view->context, NULL };

	tell_key(view, &alt);
	tell_development(view, &alt);
	tell_uncertain(view, &alt);
	tell_changed(view, &alt);
	if (view->left_out > 0)
		figure_alt_add(&alt, figure_count(view->context, "figure.matrix.alt_left_out",
						  view->left_out, ""));
	return alt.text;
}
