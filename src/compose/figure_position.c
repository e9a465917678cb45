/* One account's place among the others, whence it came and where it is to go. */
#include <math.h>

#include "figure_matrix.h"
#include "label_internal.h"

static const double frame_height = 141.5, note_height = 13, own_r = 4.6, dot_r = 1.35;
static const double goal_share = 0.3; /* of the half: the goal names a quarter, no values */
static const double ring_r = 2.6, halo = 0.7, goal_r = 3.4, goal_reach = 4;
static const double ring_apart = 1.2; /* of own_r: nearer, the ring would be a hole in the mark */
static const double least_whisker = 4; /* a stub beside the mark would read as a minus */
static const double bow = 8;           /* the way to the goal, where the trail lies on it */
enum { LABELS = 3, GOAL_YEARS = 3, BOW_PARTS = 8 };

struct position {
	struct drawing drawing;
	const struct matrix_view *view;
	const struct matrix_point *own;
	struct matrix_labels labels;
	struct figure_point was, goal; /* was: where the ring is drawn */
	bool has_goal;
	double bend; /* how far the way to the goal is bowed, to its left; 0 = straight */
	const char *texts[LABELS];
	struct lettering letterings[LABELS];
};

static const struct matrix_point *find_own(const struct matrix_view *view,
					   const struct account_result *account)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->points[i].account == account)
			return &view->points[i];
	return NULL;
}

/* The point that lies at least `apart` from another, on the same side of it. */
static struct figure_point part_from(struct figure_point point, struct figure_point other,
				     double apart)
{
	double dx = point.x - other.x, dy = point.y - other.y, distance = hypot(dx, dy);

	if (distance >= apart)
		return point;
	if (distance < 1e-9) {
		dx = 0;
		dy = -1;
		distance = 1;
	}
	return (struct figure_point){ other.x + dx / distance * apart,
				      other.y + dy / distance * apart };
}

/* The ring of the last review, whole beside the mark. */
static void set_ring(struct position *place)
{
	const struct matrix_point *own = place->own;

	place->was = part_from((struct figure_point){ own->was_x, own->was_y },
			       (struct figure_point){ own->x, own->y }, ring_apart * own_r);
}

/* The way to the goal leaves the ring and the trail on one side, where it
 * would run over them. */
static void set_bend(struct position *place)
{
	const struct matrix_point *own = place->own;
	const struct label_line way = { own->x, own->y, place->goal.x, place->goal.y };
	const struct label_line trail = { own->x, own->y, place->was.x, place->was.y };
	double turn = (way.x1 - way.x0) * (trail.y1 - trail.y0) -
		      (way.y1 - way.y0) * (trail.x1 - trail.x0);

	if (!own->tail || !place->has_goal)
		return;
	if (label_line_near(&way, place->was.x, place->was.y, ring_r + 2) ||
	    label_line_near(&trail, place->goal.x, place->goal.y, goal_reach + 2))
		place->bend = turn < 0 ? -bow : bow;
}

/* The nearest place well inside the quarter aimed at, clear of the ring. */
static void set_goal(struct position *place)
{
	enum account_class goal = place->own->account->account->plan.goal_class;
	struct label_box quarter;
	double x, y;

	place->has_goal = place->own->account->account->plan.given && goal < CLASS_UNDETERMINED &&
			  goal != place->own->class;
	if (!place->has_goal)
		return;
	quarter = matrix_quarter(place->view, goal);
	x = goal_share * (quarter.x1 - quarter.x0);
	y = goal_share * (quarter.y1 - quarter.y0);
	place->goal.x = fmin(fmax(place->own->x, quarter.x0 + x), quarter.x1 - x);
	place->goal.y = fmin(fmax(place->own->y, quarter.y0 + y), quarter.y1 - y);
	if (place->own->tail)
		place->goal = part_from(place->goal, place->was, goal_reach + ring_r + 2);
}

/* ---- ground ---- */

static void draw_ground(const struct position *place)
{
	for (int i = 0; i < CLASS_COUNT; i++) {
		enum account_class class = (enum account_class)i;
		struct label_box box = matrix_quarter(place->view, class);
		struct figure_rect rect = { box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0 };
		bool own = class == place->own->class;
		figure_rect(&place->drawing, rect,
			    figure_fill_of(own ? figure_look(class)->tint : COLOR_PALE));
	}
}

static void add_box(struct position *place, struct label_box box)
{
	matrix_add_obstacle(
		place->view, &place->labels,
		(struct label_obstacle){
			.shape = LABEL_BOX, .kind = LABEL_WORDS, .owner = -1, .box = box });
}

static void add_line(struct position *place, struct label_line line)
{
	matrix_add_obstacle(place->view, &place->labels,
			    (struct label_obstacle){ .shape = LABEL_SEGMENT,
						     .kind = LABEL_CROSSABLE,
						     .owner = -1,
						     .segment = line });
}

static void add_disc(struct position *place, struct figure_point at, double r, int owner)
{
	matrix_add_obstacle(place->view, &place->labels,
			    (struct label_obstacle){ .shape = LABEL_DISC,
						     .kind = LABEL_MARKER,
						     .owner = owner,
						     .disc = { at.x, at.y, r } });
}

static void draw_name(struct position *place, enum account_class class)
{
	const struct figure_context *context = place->view->context;
	const struct label_box *frame = &place->view->plan.frame;
	struct label_box quarter = matrix_quarter(place->view, class);
	bool right = quarter.x0 > frame->x0, top = quarter.y0 <= frame->y0,
	     own = class == place->own->class;
	struct lettering bold = figure_bold(7, own ? figure_look(class)->text : COLOR_MUTED,
					    right ? ANCHOR_END : ANCHOR_START);
	const char *name = figure_fit(context, bold, figure_class_small(context, class),
				      quarter.x1 - quarter.x0 - 4);
	struct figure_point at = { right ? frame->x1 - 3 : frame->x0 + 3,
				   top ? frame->y0 + 9.5 : frame->y1 - 4 };
	double width = figure_write(&place->drawing, at, bold, name);

	add_box(place, (struct label_box){ right ? at.x - width : at.x, at.y - 6,
					   right ? at.x : at.x + width, at.y + 2 });
}

static void draw_others(struct position *place)
{
	for (size_t i = 0; i < place->view->count; i++) {
		const struct matrix_point *point = &place->view->points[i];
		if (point == place->own)
			continue;
		scene_circle(place->drawing.scene, point->x, point->y, dot_r,
			     figure_fill_of(COLOR_TAIL));
		add_disc(place, (struct figure_point){ point->x, point->y }, dot_r, -1);
	}
}

static void draw_thresholds(struct position *place)
{
	const struct label_box *frame = &place->view->plan.frame;
	const struct label_line lines[] = {
		{ frame->x0, place->view->divide_y, frame->x1, place->view->divide_y },
		{ place->view->divide_x, frame->y0, place->view->divide_x, frame->y1 },
	};

	for (int i = 0; i < 2; i++) {
		scene_line(place->drawing.scene, lines[i].x0, lines[i].y0, lines[i].x1, lines[i].y1,
			   figure_line_of(COLOR_INK, 0.7));
		add_line(place, lines[i]);
	}
}

/* ---- the account ---- */

/* True where a whisker comes out of the mark far enough to be seen as one. */
static bool is_long(const struct position *place, double low, double high, double middle)
{
	double reach = label_reach(figure_look(place->own->class)->mark, own_r);

	return fmax(high - middle, middle - low) >= reach + least_whisker;
}

static void draw_whiskers(struct position *place)
{
	const struct matrix_point *own = place->own;
	const struct label_line lines[] = {
		{ own->left, own->y, own->right, own->y },
		{ own->x, own->top, own->x, own->bottom },
	};
	const bool drawn[] = {
		own->wide && is_long(place, own->left, own->right, own->x),
		own->tall && is_long(place, own->top, own->bottom, own->y),
	};

	for (int i = 0; i < 2; i++) {
		if (!drawn[i])
			continue;
		scene_line(place->drawing.scene, lines[i].x0, lines[i].y0, lines[i].x1, lines[i].y1,
			   figure_line_of(COLOR_INK, 0.85));
		add_line(place, lines[i]);
	}
}

static void draw_trail(struct position *place)
{
	const struct matrix_point *own = place->own;

	if (!own->tail)
		return;
	scene_line(place->drawing.scene, place->was.x, place->was.y, own->x, own->y,
		   figure_line_of(COLOR_INK, 0.9));
	add_line(place, (struct label_line){ place->was.x, place->was.y, own->x, own->y });
}

/* Over the mark, so that it stays whole; the halo parts the two. */
static void draw_ring(const struct position *place)
{
	scene_circle(place->drawing.scene, place->was.x, place->was.y, ring_r + 0.45 + halo,
		     figure_fill_of(COLOR_PAPER));
	scene_circle(place->drawing.scene, place->was.x, place->was.y, ring_r,
		     figure_box_of(COLOR_PAPER, COLOR_INK, 0.9));
}

/* A point of the cubic whose controls stand at the thirds of the way, moved
 * sideways by `bend`. */
static struct figure_point on_way(const struct position *place, double t)
{
	const struct matrix_point *own = place->own;
	double dx = place->goal.x - own->x, dy = place->goal.y - own->y;
	double length = fmax(hypot(dx, dy), 1e-9), aside = 3 * t * (1 - t) * place->bend / length;

	return (struct figure_point){ own->x + t * dx + aside * dy, own->y + t * dy - aside * dx };
}

static void draw_way(struct position *place)
{
	const struct matrix_point *own = place->own;
	double dx = place->goal.x - own->x, dy = place->goal.y - own->y;
	double aside = place->bend / fmax(hypot(dx, dy), 1e-9);
	int parts = place->bend == 0 ? 1 : BOW_PARTS;
	const struct path_point points[] = {
		{ .verb = PATH_MOVE, .x = own->x, .y = own->y },
		{ .verb = PATH_CUBIC,
		  .x1 = own->x + dx / 3 + aside * dy,
		  .y1 = own->y + dy / 3 - aside * dx,
		  .x2 = own->x + dx * 2 / 3 + aside * dy,
		  .y2 = own->y + dy * 2 / 3 - aside * dx,
		  .x = place->goal.x,
		  .y = place->goal.y },
	};

	scene_path(place->drawing.scene, points, 2, figure_dashed(COLOR_INK, 0.9, 3));
	for (int i = 0; i < parts; i++) {
		struct figure_point a = on_way(place, (double)i / parts);
		struct figure_point b = on_way(place, (double)(i + 1) / parts);
		add_line(place, (struct label_line){ a.x, a.y, b.x, b.y });
	}
}

/* The class's outline alone: not there yet. */
static void draw_goal(const struct position *place)
{
	const struct figure_class_look *look =
		figure_look(place->own->account->account->plan.goal_class);
	struct paint paint = figure_box_of(COLOR_PAPER, look->fill, 1.2);
	double x = place->goal.x, y = place->goal.y, r = label_reach(look->mark, goal_r);
	const struct path_point diamond[] = {
		{ .verb = PATH_MOVE, .x = x, .y = y - r },
		{ .verb = PATH_LINE, .x = x + r, .y = y },
		{ .verb = PATH_LINE, .x = x, .y = y + r },
		{ .verb = PATH_LINE, .x = x - r, .y = y },
		{ .verb = PATH_CLOSE, .x = x, .y = y - r },
	};

	if (look->mark == MARK_DEVELOPMENT)
		scene_path(place->drawing.scene, diamond, 5, paint);
	else if (look->mark == MARK_MAINTENANCE)
		scene_rect(place->drawing.scene, x - r, y - r, 2 * r, 2 * r, paint);
	else
		scene_circle(place->drawing.scene, x, y, r, paint);
}

/* ---- labels: now, the year it was, the year it is to be ---- */

static void want(struct position *place, struct figure_point at, double r, const char *text)
{
	size_t n = place->labels.task.request_count++;
	struct lettering lettering = n == 0 ? figure_bold(7, COLOR_INK, ANCHOR_START)
					    : figure_plain(7, COLOR_INK, ANCHOR_START);

	place->texts[n] = text;
	place->letterings[n] = lettering;
	place->labels.requests[n] =
		(struct label_request){ .x = at.x,
					.y = at.y,
					.r = r,
					.mark = MARK_KEY,
					.width =
						figure_width(place->view->context, lettering, text),
					.height = 7.3,
					.rank = (int)n };
	add_disc(place, at, r, (int)n);
}

static const char *year(const struct position *place, int value)
{
	return figure_fill(
		place->view->context, "figure.year",
		FILLED({ "year", arena_printf(place->view->context->arena, "%d", value) }));
}

static void label(struct position *place)
{
	const struct figure_context *context = place->view->context;
	const struct matrix_point *own = place->own;
	struct matrix_labels *labels = &place->labels;
	struct date was = own->account->account->previous.date;

	labels->requests = ARENA_ARRAY(context->arena, struct label_request, LABELS);
	want(place, (struct figure_point){ own->x, own->y },
	     label_reach(figure_look(own->class)->mark, own_r),
	     figure_word(context, "figure.position.now"));
	if (own->tail && date_is_set(was))
		want(place, place->was, ring_r, year(place, was.year));
	if (place->has_goal)
		want(place, place->goal, goal_reach,
		     year(place, context->results->selection->as_of.year + GOAL_YEARS));
	matrix_labels_place(place->view, labels);
	for (size_t i = 0; i < labels->task.request_count; i++) {
		const struct label_seat *seat = &labels->seats[i];
		struct figure_point at = { seat->box.x0, seat->box.y0 + 5.8 };
		if (seat->form != LABEL_NAME)
			continue;
		if (seat->leader)
			scene_line(place->drawing.scene, seat->line.x0, seat->line.y0,
				   seat->line.x1, seat->line.y1, figure_line_of(COLOR_MUTED, 0.5));
		figure_write(&place->drawing, at, place->letterings[i], place->texts[i]);
	}
}

/* ---- the figure ---- */

static void draw_notes(const struct position *place)
{
	bool mirrored = place->view->x.end < place->view->x.start;
	const struct figure_context *context = place->view->context;
	struct lettering muted = figure_plain(7, COLOR_MUTED, ANCHOR_START);

	figure_write(&place->drawing, (struct figure_point){ 0, frame_height + 10.5 }, muted,
		     figure_word(context, mirrored ? "figure.small.strong" : "figure.small.weak"));
	muted.anchor = ANCHOR_END;
	figure_write(&place->drawing, (struct figure_point){ FIGURE_WIDTH_4, frame_height + 10.5 },
		     muted,
		     figure_word(context, mirrored ? "figure.small.weak" : "figure.small.strong"));
}

static const char *tell(const struct position *place)
{
	const struct figure_context *context = place->view->context;
	const struct account_result *account = place->own->account;
	const struct previous *was = &account->account->previous;
	struct figure_alt alt = { context, NULL };

	figure_alt_add(
		&alt,
		figure_fill(
			context, "figure.position.alt",
			FILLED({ "name", figure_account(context, account->account) },
			       { "class", figure_class(context, account->class) },
			       { "attractiveness",
				 figure_number(context, account->attractiveness.value.estimate,
					       1) },
			       { "strength",
				 figure_is_ratio(context)
					 ? figure_number(context, account->strength.value.estimate,
							 2)
					 : figure_signed(context, account->strength.value.estimate,
							 1) })));
	if (place->own->tail)
		figure_alt_add(
			&alt,
			figure_fill(context, "figure.position.alt_was",
				    FILLED({ "attractiveness",
					     figure_number(context, was->attractiveness, 1) },
					   { "strength",
					     figure_is_ratio(context)
						     ? figure_number(context, was->strength, 2)
						     : figure_signed(context, was->strength, 1) },
					   { "class", figure_class(context, was->class) })));
	if (place->has_goal)
		figure_alt_add(
			&alt,
			figure_fill(context, "figure.position.alt_goal",
				    FILLED({ "year",
					     year(place, context->results->selection->as_of.year +
								 GOAL_YEARS) },
					   { "class",
					     figure_class(context,
							  account->account->plan.goal_class) })));
	return alt.text;
}

static void draw_place(struct position *place)
{
	struct scene *scene = place->drawing.scene;
	const struct matrix_point *own = place->own;

	draw_ground(place);
	draw_thresholds(place);
	for (int class = 0; class < CLASS_COUNT; class ++)
		draw_name(place, (enum account_class) class);
	draw_others(place);
	draw_whiskers(place);
	draw_trail(place);
	if (place->has_goal) {
		draw_way(place);
		draw_goal(place);
	}
	scene_mark(scene, figure_look(own->class)->mark, own->x, own->y, own_r);
	if (own->tail)
		draw_ring(place);
	label(place);
	draw_notes(place);
}

struct figure figure_position(const struct figure_context *context,
			      const struct account_result *account)
{
	const struct matrix_plan plan = { .frame = { 0, 0, FIGURE_WIDTH_4, frame_height },
					  .side = 8,
					  .strip = 14,
					  .fixed_r = own_r,
					  .details = true,
					  .own = account };
	struct matrix_view view = matrix_view_new(context, &plan);
	struct position place = { .view = &view, .own = find_own(&view, account) };

	if (place.own == NULL)
		return (struct figure){ .alt = "", .left_out = 1 };
	set_ring(&place);
	set_goal(&place);
	set_bend(&place);
	place.drawing = (struct drawing){ context, scene_new(context->arena, FIGURE_WIDTH_4,
							     frame_height + note_height) };
	draw_place(&place);
	return (struct figure){ place.drawing.scene, tell(&place), 1, 0,
				figure_word(context, "figure.position.subtitle") };
}
