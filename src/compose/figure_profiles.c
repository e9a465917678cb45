/* Us against each rival, an account a panel: the height of a row is the
 * factor's weight, so the area between us and the best rival is what the
 * factor adds or costs. */
#include <math.h>
#include <string.h>

#include "figure_internal.h"

static const double gap_across = 10, gap_down = 14, panel_width = (FIGURE_WIDTH_12 - 20) / 3;
static const double head_height = 25, least_plot = 90, axis_height = 12, intro_height = 15;
static const double legend_height = 22, name_room = 67, scale_left = 69, scale_right = 131;
static const double row_least = 9.5, line_pitch = 8.4, us_r = 2.7;
static const double stack_pitch = 6.2; /* of marks with the same score */
enum { ACROSS = 3, ALL_UP_TO = 12, ROWS_MOST = 9 };

struct profile_row {
	size_t factor;
	int joined; /* lightest factors in one row; 0 = a factor */
	double weight, push, height;
	struct figure_lines name;
	int tallest; /* marks with the same score, at most */
};
struct profile {
	struct drawing drawing;
	const struct account_result *account;
	double x, y;
	struct figure_scale scale;
	struct profile_row rows[ROWS_MOST];
	size_t count;
	double plot; /* height of all rows; the same in all panels */
};

/* ---- which accounts ---- */

static bool is_rated(const struct account_result *account)
{
	return account->account->strength.given && account->account->strength.factor_count > 0 &&
	       account->best_rival >= 0;
}

/* The accounts with a panel, in the order of classes; over twelve only the
 * chosen ones. */
static size_t list_accounts(const struct results *results, const struct account_result **list)
{
	size_t rated = 0, count = 0;

	for (size_t i = 0; i < results->account_count; i++)
		rated += is_rated(results->by_class[i]);
	for (size_t i = 0; i < results->account_count; i++) {
		const struct account_result *account = results->by_class[i];
		if (!is_rated(account) || (rated > ALL_UP_TO && !result_is_chosen(account)))
			continue;
		if (list != NULL)
			list[count] = account;
		count++;
	}
	return count;
}

size_t figure_profile_count(const struct figure_context *context)
{
	return list_accounts(context->results, NULL);
}

/* ---- rows ---- */

static void insert_row(struct profile *profile, struct profile_row row)
{
	size_t at = profile->count++;

	for (; at > 0 && profile->rows[at - 1].weight < row.weight; at--)
		profile->rows[at] = profile->rows[at - 1];
	profile->rows[at] = row;
}

static size_t heavier_than(const struct account_result *account, size_t factor)
{
	size_t heavier = 0;

	for (size_t k = 0; k < account->account->strength.factor_count; k++)
		heavier += account->rating_weights[k] > account->rating_weights[factor] ||
			   (account->rating_weights[k] == account->rating_weights[factor] &&
			    k < factor);
	return heavier;
}

/* Heaviest first; what exceeds nine rows joins as the last. */
static void set_rows(struct profile *profile)
{
	const struct account_result *account = profile->account;
	size_t all = account->account->strength.factor_count;
	size_t most = all > ROWS_MOST ? ROWS_MOST - 1 : all;
	struct profile_row rest = { .push = 0 };

	for (size_t k = 0; k < all; k++) {
		struct profile_row row = { .factor = k,
					   .weight = account->rating_weights[k],
					   .push = account->ratings[k].push };
		if (heavier_than(account, k) < most) {
			insert_row(profile, row);
			continue;
		}
		rest.joined++;
		rest.weight += row.weight;
		rest.push += isfinite(row.push) ? row.push : 0;
	}
	if (rest.joined > 0)
		profile->rows[profile->count++] = rest;
}

static double middle_of(const struct score *score)
{
	if (score->kind == SCORE_NUMBER || score->kind == SCORE_RANGE)
		return (score->low + score->high) / 2;
	return (double)NAN;
}

/* A row's marks, top to bottom where they have the same score: us, the best
 * rival, the others. */
struct crowd {
	const struct rating_factor *factor;
	size_t best, count; /* of rivals */
};

static struct crowd crowd_of(const struct profile *profile, const struct profile_row *row)
{
	const struct strength *strength = &profile->account->account->strength;

	return (struct crowd){ &strength->factors[row->factor],
			       (size_t)profile->account->best_rival, strength->rival_count };
}

/* Mark n: 0 is us, 1 the best rival, then the other rivals in their order. */
static double mark_value(const struct crowd *crowd, size_t n)
{
	if (n == 0)
		return middle_of(&crowd->factor->us);
	if (n == 1)
		return middle_of(&crowd->factor->rivals[crowd->best]);
	return middle_of(&crowd->factor->rivals[n - 2 < crowd->best ? n - 2 : n - 1]);
}

/* How many marks stand where mark n does, and how many of them above it. */
struct stack {
	int all, above;
};

static struct stack stack_of(const struct crowd *crowd, size_t n)
{
	struct stack stack = { 0, 0 };

	for (size_t k = 0; k <= crowd->count; k++) {
		if (mark_value(crowd, k) != mark_value(crowd, n))
			continue;
		stack.all++;
		stack.above += k < n;
	}
	return stack;
}

static void wrap_names(struct profile *profile)
{
	const struct figure_context *context = profile->drawing.context;
	const struct strength *strength = &profile->account->account->strength;

	for (size_t i = 0; i < profile->count; i++) {
		struct profile_row *row = &profile->rows[i];
		const char *name =
			row->joined > 0 ? figure_count(context, "figure.why.others", row->joined, "")
					: figure_text(context, &strength->factors[row->factor].name);
		row->name = figure_wrap(context, figure_plain(7, COLOR_INK, ANCHOR_START), name,
					name_room);
		const struct crowd crowd = crowd_of(profile, row);
		for (size_t n = 0; row->joined == 0 && n <= crowd.count; n++)
			row->tallest = (int)fmax(row->tallest, stack_of(&crowd, n).all);
	}
}

/* What its name needs, and the marks that stand on one another. */
static double least_of(const struct profile_row *row)
{
	double name = row_least + line_pitch * fmax(row->name.count - 1, 0);

	return fmax(name, row_least + (stack_pitch - 1) * fmax(row->tallest - 1, 0));
}

static double least_height(const struct profile *profile)
{
	double sum = 0;

	for (size_t i = 0; i < profile->count; i++)
		sum += least_of(&profile->rows[i]);
	return sum;
}

/* Heights by weight, none under what its name needs: the tallest pay for it. */
static void set_heights(struct profile *profile)
{
	double sum = 0, lack = 0, spare = 0;

	for (size_t i = 0; i < profile->count; i++)
		sum += profile->rows[i].weight;
	for (size_t i = 0; i < profile->count; i++) {
		struct profile_row *row = &profile->rows[i];
		double height = profile->plot * (sum > 0 ? row->weight / sum
							 : 1 / (double)profile->count);
		row->height = fmax(height, least_of(row));
		lack += row->height - height;
		spare += row->height - least_of(row);
	}
	for (size_t i = 0; i < profile->count && spare > 0; i++)
		profile->rows[i].height -=
			lack * (profile->rows[i].height - least_of(&profile->rows[i])) / spare;
}

/* ---- marks ---- */

static void draw_us(const struct drawing *drawing, struct figure_point at)
{
	scene_circle(drawing->scene, at.x, at.y, us_r, figure_box_of(COLOR_INK, COLOR_PAPER, 0.5));
}

static void draw_best(const struct drawing *drawing, struct figure_point at)
{
	const struct path_point triangle[] = {
		{ .verb = PATH_MOVE, .x = at.x, .y = at.y - 3.3 },
		{ .verb = PATH_LINE, .x = at.x + 3.4, .y = at.y + 2.6 },
		{ .verb = PATH_LINE, .x = at.x - 3.4, .y = at.y + 2.6 },
		{ .verb = PATH_CLOSE, .x = at.x, .y = at.y - 3.3 },
	};

	scene_path(drawing->scene, triangle, 4, figure_box_of(COLOR_PAPER, COLOR_INK, 0.9));
}

static void draw_other(const struct drawing *drawing, struct figure_point at)
{
	scene_rect(drawing->scene, at.x - 2, at.y - 2, 4, 4,
		   figure_box_of(COLOR_PAPER, COLOR_MUTED, 0.8));
}

static void draw_tick(const struct drawing *drawing, struct figure_point at)
{
	scene_line(drawing->scene, at.x, at.y - 2.5, at.x, at.y + 2.5,
		   figure_line_of(COLOR_MUTED, 0.9));
}

static void draw_lead(const struct drawing *drawing, struct figure_rect rect)
{
	figure_rect(drawing, rect, figure_fill_of(COLOR_AHEAD));
}

static void draw_gap(const struct drawing *drawing, struct figure_rect rect)
{
	scene_hatch(drawing->scene, rect.x, rect.y, rect.width, rect.height, 3,
		    figure_line_of(COLOR_DEVELOPMENT, 1.3));
}

/* "?" on a line over the whole scale, once in a row. */
static void draw_unknown(const struct profile *profile, double y)
{
	const struct drawing *drawing = &profile->drawing;
	double x = profile->scale.start;

	scene_line(drawing->scene, x, y, profile->scale.end, y,
		   figure_dashed(COLOR_MUTED, 0.8, 1.2));
	figure_rect(drawing, (struct figure_rect){ x + 4, y - 3.5, 6, 7 },
		    figure_fill_of(COLOR_PAPER));
	figure_write(drawing, (struct figure_point){ x + 7, y + 2.5 },
		     figure_bold(7, COLOR_MUTED, ANCHOR_MIDDLE), "?");
}

static bool is_unknown(const struct score *score)
{
	return score->kind != SCORE_NUMBER && score->kind != SCORE_RANGE;
}

static bool has_unknown(const struct profile *profile, const struct rating_factor *factor)
{
	for (size_t r = 0; r < profile->account->account->strength.rival_count; r++)
		if (is_unknown(&factor->rivals[r]))
			return true;
	return is_unknown(&factor->us);
}

/* A line over the range of what may be. */
static void draw_doubt(const struct profile *profile, const struct score *score, double y)
{
	if (score->kind == SCORE_RANGE)
		scene_line(profile->drawing.scene, figure_at(&profile->scale, score->low), y,
			   figure_at(&profile->scale, score->high), y,
			   figure_dashed(COLOR_MUTED, 0.8, 1.2));
}

/* ---- one row ---- */

static void draw_block(const struct profile *profile, const double ends[2], double y, double height)
{
	double a = figure_at(&profile->scale, ends[0]), b = figure_at(&profile->scale, ends[1]);
	struct figure_rect rect = { fmin(a, b), y + 0.6, fabs(b - a), height - 1.2 };

	if (rect.width < 0.1)
		return;
	if (ends[0] > ends[1])
		draw_lead(&profile->drawing, rect);
	else
		draw_gap(&profile->drawing, rect);
}

/* Mark n of the crowd; the first other rival is a square, those after it ticks. */
static void draw_mark(const struct profile *profile, const struct profile_row *row, size_t n,
		      double middle)
{
	const struct crowd own = crowd_of(profile, row), *crowd = &own;
	const struct stack stack = stack_of(crowd, n);
	const double value = mark_value(crowd, n);
	const double room = stack.all > 1 ? (row->height - row_least + 2) / (stack.all - 1) : 0;

	if (!isfinite(value))
		return;
	const struct figure_point at = {
		figure_at(&profile->scale, value),
		middle + (stack.above - (stack.all - 1) / 2.0) * fmin(stack_pitch, room)
	};
	if (n == 0)
		draw_us(&profile->drawing, at);
	else if (n == 1)
		draw_best(&profile->drawing, at);
	else if (n == 2)
		draw_other(&profile->drawing, at);
	else
		draw_tick(&profile->drawing, at);
}

static void draw_scores(const struct profile *profile, const struct profile_row *row, double y)
{
	const struct crowd crowd = crowd_of(profile, row);
	const double ends[2] = { mark_value(&crowd, 0), mark_value(&crowd, 1) };
	const double middle = y + row->height / 2;

	if (isfinite(ends[0]) && isfinite(ends[1]))
		draw_block(profile, ends, y, row->height);
	if (has_unknown(profile, crowd.factor))
		draw_unknown(profile, middle);
	draw_doubt(profile, &crowd.factor->us, middle);
	for (size_t r = 0; r < crowd.count; r++)
		draw_doubt(profile, &crowd.factor->rivals[r], middle);
	for (size_t n = crowd.count + 1; n-- > 0;)
		draw_mark(profile, row, n, middle);
}

static void draw_row(const struct profile *profile, const struct profile_row *row, double y)
{
	const struct figure_context *context = profile->drawing.context;
	const struct figure_lines *name = &row->name;
	struct lettering plain = figure_plain(7, COLOR_INK, ANCHOR_START);
	bool none = !isfinite(row->push) || fabs(row->push) < 0.05;
	double middle = y + row->height / 2;

	for (int i = 0; i < name->count; i++)
		figure_write(&profile->drawing,
			     (struct figure_point){ profile->x,
						    middle + 2.5 +
							    (i - (name->count - 1) / 2.0) * line_pitch },
			     plain, name->lines[i]);
	plain = figure_plain(7, none ? COLOR_MUTED : COLOR_INK, ANCHOR_END);
	figure_write(&profile->drawing,
		     (struct figure_point){ profile->x + panel_width, middle + 2.5 }, plain,
		     isfinite(row->push) ? figure_signed(context, row->push, 1) : "?");
	if (row->joined == 0)
		draw_scores(profile, row, y);
}

/* ---- one panel ---- */

static double net_of(const struct account_result *account)
{
	return account->us_total - account->best_total;
}

static void draw_head(const struct profile *profile)
{
	const struct figure_context *context = profile->drawing.context;
	const struct account_result *account = profile->account;
	const struct figure_class_look *look = figure_look(account->class);
	struct lettering name = figure_bold(8, look->text, ANCHOR_START);
	struct lettering muted = figure_plain(7, COLOR_MUTED, ANCHOR_START);
	double right = profile->x + panel_width, y = profile->y;

	scene_line(profile->drawing.scene, profile->x, y, right, y, figure_line_of(COLOR_INK, 0.8));
	scene_mark(profile->drawing.scene, look->mark, profile->x + 4, y + 9.2, 3);
	figure_write(&profile->drawing, (struct figure_point){ profile->x + 11, y + 12 }, name,
		     figure_fit(context, name, figure_account(context, account->account),
				panel_width - 36));
	figure_write(&profile->drawing, (struct figure_point){ right, y + 12 },
		     figure_bold(8, COLOR_INK, ANCHOR_END),
		     figure_signed(context, net_of(account), 1));
	figure_write(
		&profile->drawing, (struct figure_point){ profile->x + 11, y + 21 }, muted,
		figure_fit(context, muted,
			   figure_fill(context, "figure.profile.best",
				       FILLED({ "name",
						figure_text(context,
							    &account->rivals[account->best_rival]
								     .rival->name) })),
			   panel_width - 34));
	muted.anchor = ANCHOR_END;
	figure_write(&profile->drawing, (struct figure_point){ right, y + 21 }, muted,
		     figure_word(context, "figure.profile.net"));
}

static void draw_axis(const struct profile *profile)
{
	const struct figure_context *context = profile->drawing.context;
	double step = figure_step(profile->scale.to - profile->scale.from, 2);
	double top = profile->y + head_height, bottom = top + profile->plot;

	for (double i = ceil(profile->scale.from / step - 1e-9);
	     i * step <= profile->scale.to + 1e-9; i++) {
		double x = figure_at(&profile->scale, i * step);
		scene_line(profile->drawing.scene, x, top, x, bottom,
			   figure_line_of(COLOR_GRID, 0.5));
		figure_write(&profile->drawing, (struct figure_point){ x, bottom + 9 },
			     figure_plain(7, COLOR_MUTED, ANCHOR_MIDDLE),
			     figure_number(context, i * step, figure_decimals(step)));
	}
}

static void draw_panel(struct profile *profile)
{
	double y = profile->y + head_height, right = profile->x + panel_width;

	set_heights(profile);
	draw_head(profile);
	draw_axis(profile);
	for (size_t i = 0; i <= profile->count; i++) { /* all rules lie under the marks */
		scene_line(profile->drawing.scene, profile->x, y, right, y,
			   figure_line_of(COLOR_GRID, 0.5));
		y += i < profile->count ? profile->rows[i].height : 0;
	}
	y = profile->y + head_height;
	for (size_t i = 0; i < profile->count; i++) {
		draw_row(profile, &profile->rows[i], y);
		y += profile->rows[i].height;
	}
}

/* ---- the legend ---- */

static double write_item(const struct drawing *drawing, double x, double y, const char *key)
{
	return x +
	       figure_write(drawing, (struct figure_point){ x, y + 2.5 },
			    figure_plain(7, COLOR_INK, ANCHOR_START),
			    figure_word(drawing->context, key)) +
	       15;
}

static void draw_legend(const struct drawing *drawing, double y, bool ticks)
{
	struct figure_rect rect = { 0, y - 3.5, 13, 7 };
	double x = 4;

	scene_line(drawing->scene, 0, y - 10, FIGURE_WIDTH_12, y - 10,
		   figure_line_of(COLOR_RULE, 0.5));
	draw_us(drawing, (struct figure_point){ x, y });
	x = write_item(drawing, x + 7, y, "figure.profile.us");
	draw_best(drawing, (struct figure_point){ x, y });
	x = write_item(drawing, x + 7, y, "figure.profile.best_there");
	draw_other(drawing, (struct figure_point){ x, y });
	x = write_item(drawing, x + 7, y, "figure.profile.other");
	if (ticks) {
		draw_tick(drawing, (struct figure_point){ x, y });
		x = write_item(drawing, x + 5, y, "figure.profile.further");
	}
	figure_write(drawing, (struct figure_point){ x, y + 2.5 },
		     figure_bold(7, COLOR_MUTED, ANCHOR_MIDDLE), "?");
	x = write_item(drawing, x + 7, y, "figure.scores.unknown");
	rect.x = x;
	draw_lead(drawing, rect);
	x = write_item(drawing, x + 17, y, "figure.profile.lead");
	rect.x = x;
	draw_gap(drawing, rect);
	write_item(drawing, x + 17, y, "figure.profile.trail");
}

/* ---- the figure ---- */

static const struct profile_row *strongest(const struct profile *profile, double sign)
{
	const struct profile_row *found = NULL;

	for (size_t i = 0; i < profile->count; i++) {
		double push = profile->rows[i].push * sign;
		if (profile->rows[i].joined == 0 && push > 0.05 &&
		    (found == NULL || push > found->push * sign))
			found = &profile->rows[i];
	}
	return found;
}

/* "At Kestner we trail Nova by 0.9: on-time delivery −1.2, price +0.2." */
static void tell(const struct profile *profile, struct figure_alt *alt)
{
	const struct figure_context *context = alt->context;
	const struct account_result *account = profile->account;
	const struct profile_row *parts[] = { strongest(profile, -1), strongest(profile, 1) };
	const char *list = NULL;

	for (int i = 0; i < 2; i++)
		if (parts[i] != NULL)
			list = figure_join(
				context, list,
				figure_fill(context, "figure.why.alt_part",
					    FILLED({ "name",
						     figure_text(context,
								 &account->account->strength
									  .factors[parts[i]->factor]
									  .name) },
						   { "value",
						     figure_signed(context, parts[i]->push, 1) })));
	figure_alt_add(
		alt,
		figure_fill(
			context, "figure.profile.alt",
			FILLED({ "name", figure_account(context, account->account) },
			       { "rival",
				 figure_text(context,
					     &account->rivals[account->best_rival].rival->name) },
			       { "value", figure_signed(context, net_of(account), 1) },
			       { "parts",
				 list == NULL ? figure_word(context, "form.none") : list })));
}

/* Rows of three; where one panel would stand alone, the last two rows have two. */
struct spot {
	size_t row, column;
};

static struct spot spot_of(size_t i, size_t count)
{
	const size_t pairs = count > 1 && count % ACROSS == 1 ? count - 4 : count;

	if (i < pairs)
		return (struct spot){ i / ACROSS, i % ACROSS };
	return (struct spot){ pairs / ACROSS + (i - pairs) / 2, (i - pairs) % 2 };
}

static struct profile profile_at(const struct drawing *drawing,
				 const struct account_result *account, size_t column)
{
	const struct scale *scale = &account->account->strength.scale;
	const struct scale *matrix = &drawing->context->results->selection->matrix.scale;
	struct profile profile = { .drawing = *drawing, .account = account };

	if (!(scale->max > scale->min))
		scale = matrix;
	profile.x = (double)column * (panel_width + gap_across);
	profile.scale = (struct figure_scale){ scale->min, scale->max, profile.x + scale_left,
					       profile.x + scale_right, false };
	set_rows(&profile);
	wrap_names(&profile);
	return profile;
}

/* The panels of a figure, rows of three shared out evenly over the figures; the
 * last has one row alone only where that is full. */
size_t figure_profile_end(const struct figure_context *context, size_t from)
{
	const size_t count = figure_profile_count(context), rows = (count + ACROSS - 1) / ACROSS;
	const size_t most = FIGURE_PROFILE_PANELS / ACROSS, figures = (rows + most - 1) / most;
	const size_t longer = rows % figures;
	size_t end = 0;

	for (size_t i = 0; i < figures && end <= from; i++)
		end += ACROSS * (rows / figures +
				 (count % ACROSS == 0 ? i < longer : i >= figures - longer));
	return end < count ? end : count;
}

static void draw_profiles(const struct drawing *drawing, struct profile *profiles, size_t count,
			  double plot)
{
	const double pitch = head_height + plot + axis_height + gap_down;

	figure_write(drawing, (struct figure_point){ 0, 8 },
		     figure_plain(7, COLOR_MUTED, ANCHOR_START),
		     figure_word(drawing->context, "figure.profile.intro"));
	for (size_t i = 0; i < count; i++) {
		profiles[i].drawing = *drawing;
		profiles[i].y = intro_height + (double)spot_of(i, count).row * pitch;
		profiles[i].plot = plot;
		draw_panel(&profiles[i]);
	}
}

struct figure figure_profiles(const struct figure_context *context, size_t from, size_t to)
{
	const struct account_result **list = ARENA_ARRAY(
		context->arena, const struct account_result *, context->results->account_count + 1);
	const size_t all = list_accounts(context->results, list);
	const size_t count = from >= all ? 0 : (to < all ? to : all) - from;
	struct profile *profiles = ARENA_ARRAY(context->arena, struct profile, count + 1);
	struct drawing drawing = { context, NULL };
	struct figure_alt alt = { context, NULL };
	bool ticks = false;
	double plot = least_plot, rows = (double)((count + ACROSS - 1) / ACROSS), bottom;

	if (count == 0)
		return (struct figure){ .alt = "" };
	for (size_t i = 0; i < count; i++) {
		profiles[i] = profile_at(&drawing, list[from + i], spot_of(i, count).column);
		plot = fmax(plot, least_height(&profiles[i]));
		ticks = ticks || list[from + i]->account->strength.rival_count > 2;
		tell(&profiles[i], &alt);
	}
	bottom = intro_height + rows * (head_height + plot + axis_height) + (rows - 1) * gap_down;
	drawing.scene = scene_new(context->arena, FIGURE_WIDTH_12, bottom + legend_height);
	draw_profiles(&drawing, profiles, count, plot);
	draw_legend(&drawing, bottom + 15, ticks);
	return (struct figure){ drawing.scene, alt.text, (int)count, 0, NULL };
}
