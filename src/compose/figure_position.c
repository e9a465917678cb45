/* One account's place among the others, whence it came and where it is to go. */
#include <math.h>

#include "figure_matrix.h"
#include "label_internal.h"

static const double frame_height = 141.5, note_height = 13, own_r = 4.6, dot_r = 1.35;
static const double goal_share = 0.3; /* of the half: the goal names a quarter, no values */
enum { LABELS = 3, GOAL_YEARS = 3 };

struct position {
	struct drawing drawing;
	const struct matrix_view *view;
	const struct matrix_point *own;
	struct matrix_labels labels;
	struct figure_point goal;
	bool has_goal;
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

/* The nearest place well inside the quarter aimed at. */
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
	const char *name = figure_fit(context, bold, figure_class(context, class),
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

static void draw_whiskers(struct position *place)
{
	const struct matrix_point *own = place->own;
	struct paint paint = figure_line_of(COLOR_INK, 0.85);

	if (own->wide) {
		scene_line(place->drawing.scene, own->left, own->y, own->right, own->y, paint);
		add_line(place, (struct label_line){ own->left, own->y, own->right, own->y });
	}
	if (own->tall) {
		scene_line(place->drawing.scene, own->x, own->top, own->x, own->bottom, paint);
		add_line(place, (struct label_line){ own->x, own->top, own->x, own->bottom });
	}
}

static void draw_trail(struct position *place)
{
	const struct matrix_point *own = place->own;
	struct paint ring = figure_box_of(COLOR_PAPER, COLOR_INK, 0.9);

	if (own->tail) {
		scene_line(place->drawing.scene, own->was_x, own->was_y, own->x, own->y,
			   figure_line_of(COLOR_INK, 0.9));
		scene_circle(place->drawing.scene, own->was_x, own->was_y, 2.6, ring);
		add_line(place, (struct label_line){ own->was_x, own->was_y, own->x, own->y });
	}
	if (place->has_goal) {
		scene_line(place->drawing.scene, own->x, own->y, place->goal.x, place->goal.y,
			   figure_dashed(COLOR_INK, 0.9, 3));
		add_line(place,
			 (struct label_line){ own->x, own->y, place->goal.x, place->goal.y });
	}
}

/* The class's outline alone: not there yet. */
static void draw_goal(const struct position *place)
{
	const struct figure_class_look *look =
		figure_look(place->own->account->account->plan.goal_class);
	struct paint paint = figure_box_of(COLOR_PAPER, look->fill, 1.2);
	double x = place->goal.x, y = place->goal.y, r = label_reach(look->mark, 3.4);
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
		want(place, (struct figure_point){ own->was_x, own->was_y }, 2.6,
		     year(place, was.year));
	if (place->has_goal)
		want(place, place->goal, 4,
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
	if (place->has_goal)
		draw_goal(place);
	scene_mark(scene, figure_look(own->class)->mark, own->x, own->y, own_r);
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
	set_goal(&place);
	place.drawing = (struct drawing){ context, scene_new(context->arena, FIGURE_WIDTH_4,
							     frame_height + note_height) };
	draw_place(&place);
	return (struct figure){ place.drawing.scene, tell(&place), 1, 0 };
}
