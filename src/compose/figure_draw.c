/* Lettering, paints, classes and scales of figures. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "figure_internal.h"

static const double hatch_pitch = 3, hatch_line = 1.3;

struct lettering figure_plain(double size, enum color_role color, enum text_anchor anchor)
{
	return (struct lettering){ .size = size, .color = color, .anchor = anchor };
}

struct lettering figure_bold(double size, enum color_role color, enum text_anchor anchor)
{
	return (struct lettering){ .size = size, .color = color, .anchor = anchor, .bold = true };
}

static enum font_role role_of(struct lettering lettering)
{
	return lettering.bold ? FONT_SANS_BOLD : FONT_SANS;
}

double figure_width(const struct figure_context *context, struct lettering lettering,
		    const char *text)
{
	return type_line_width_pt(context->type, role_of(lettering), lettering.size, text);
}

double figure_write(const struct drawing *drawing, struct figure_point at,
		    struct lettering lettering, const char *text)
{
	double width = figure_width(drawing->context, lettering, text);
	struct scene_text op = { .x = at.x,
				 .baseline = at.y,
				 .text = text,
				 .role = role_of(lettering),
				 .size_pt = lettering.size,
				 .width_pt = width,
				 .anchor = lettering.anchor,
				 .color = lettering.color,
				 .vertical = lettering.vertical };

	if (*text != '\0')
		scene_text(drawing->scene, &op);
	return width;
}

/* The longest start of `text`, in characters, that fits with an ellipsis. */
static const char *cut_to(const struct figure_context *context, struct lettering lettering,
			  const char *text, double room)
{
	const char *best = "…";

	for (const char *cursor = text; *cursor != '\0';) {
		const char *start;
		if (text_next(&cursor) == ' ')
			continue;
		start = arena_printf(context->arena, "%.*s…", (int)(cursor - text), text);
		if (figure_width(context, lettering, start) > room)
			break;
		best = start;
	}
	return best;
}

const char *figure_fit(const struct figure_context *context, struct lettering lettering,
		       const char *text, double room)
{
	if (figure_width(context, lettering, text) <= room)
		return text;
	return cut_to(context, lettering, text, room);
}

/* The end of the longest line that starts at `text`: at a break where the type
 * layer allows one. */
static size_t line_length(const struct figure_context *context, struct lettering lettering,
			  const char *text, double room)
{
	size_t length = strlen(text), end = 0;
	char *breaks = arena_alloc(context->arena, length + 1);

	type_breaks(context->type, text, length, breaks);
	for (size_t i = 0; i < length; i++) {
		size_t size = i + 1;
		if (breaks[i] == BREAK_NO && size < length)
			continue;
		while (size > 0 && text[size - 1] == ' ')
			size--;
		if (figure_width(context, lettering, arena_copy(context->arena, text, size)) > room)
			break;
		end = i + 1;
	}
	return end;
}

static bool is_cut(const struct figure_lines *lines)
{
	for (int i = 0; i < lines->count; i++)
		if (strstr(lines->lines[i], "…") != NULL)
			return true;
	return false;
}

struct figure_lines figure_pack(const struct figure_context *context, struct lettering lettering,
				const char *text, double room)
{
	struct figure_lines lines = { .count = 0 };

	while (*text != '\0' && lines.count < FIGURE_LINE_LIMIT) {
		size_t length = line_length(context, lettering, text, room), size = length;
		if (length == 0 || (lines.count == FIGURE_LINE_LIMIT - 1 && text[length] != '\0')) {
			lines.lines[lines.count++] = cut_to(context, lettering, text, room);
			break;
		}
		while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\n'))
			size--;
		lines.lines[lines.count++] = arena_copy(context->arena, text, size);
		text += length;
	}
	return lines;
}

/* Each line as full as it can be; where that leaves a short last line, the
 * narrowest room that does with as many. */
struct figure_lines figure_wrap(const struct figure_context *context, struct lettering lettering,
				const char *text, double room)
{
	enum { HALVINGS = 5 };
	struct figure_lines lines = figure_pack(context, lettering, text, room);
	double too_narrow = room / 2, enough = room;

	if (lines.count < 2 || lines.count == FIGURE_LINE_LIMIT ||
	    figure_width(context, lettering, lines.lines[lines.count - 1]) >= room / 2)
		return lines;
	for (int i = 0; i < HALVINGS; i++) {
		const double middle = (too_narrow + enough) / 2;
		const struct figure_lines tried = figure_pack(context, lettering, text, middle);

		if (tried.count > lines.count || is_cut(&tried)) {
			too_narrow = middle;
			continue;
		}
		enough = middle;
		lines = tried;
	}
	return lines;
}

struct paint figure_fill_of(enum color_role color)
{
	return (struct paint){ .fill = color, .stroke = COLOR_NONE };
}

struct paint figure_line_of(enum color_role color, double width_pt)
{
	return (struct paint){ .fill = COLOR_NONE, .stroke = color, .width_pt = width_pt };
}

struct paint figure_dashed(enum color_role color, double width_pt, double dash_pt)
{
	return (struct paint){ .fill = COLOR_NONE,
			       .stroke = color,
			       .width_pt = width_pt,
			       .dash_pt = dash_pt,
			       .gap_pt = dash_pt * 0.7 };
}

struct paint figure_whole_dashes(struct paint paint, double length)
{
	double count = round((length - paint.dash_pt) / (paint.dash_pt + paint.gap_pt));

	if (count >= 1)
		paint.gap_pt = (length - paint.dash_pt) / count - paint.dash_pt;
	return paint;
}

struct paint figure_box_of(enum color_role fill, enum color_role stroke, double width_pt)
{
	return (struct paint){ .fill = fill, .stroke = stroke, .width_pt = width_pt };
}

void figure_rect(const struct drawing *drawing, struct figure_rect rect, struct paint paint)
{
	scene_rect(drawing->scene, rect.x, rect.y, rect.width, rect.height, paint);
}

void figure_hatched(const struct drawing *drawing, struct figure_rect rect, enum color_role color)
{
	scene_hatch(drawing->scene, rect.x, rect.y, rect.width, rect.height, hatch_pitch,
		    figure_line_of(color, hatch_line));
	figure_rect(drawing, rect, figure_line_of(color, 0.6));
}

static void whisker_line(const struct drawing *drawing, const struct figure_whisker *whisker,
			 const double range[2], struct paint paint)
{
	if (range[0] >= range[1])
		return;
	if (whisker->vertical)
		scene_line(drawing->scene, whisker->cross, range[0], whisker->cross, range[1],
			   paint);
	else
		scene_line(drawing->scene, range[0], whisker->cross, range[1], whisker->cross,
			   paint);
}

static void whisker_cap(const struct drawing *drawing, const struct figure_whisker *whisker,
			double at)
{
	bool white = at > whisker->white_from && at < whisker->white_to;
	double a = whisker->cross - whisker->cap / 2, b = whisker->cross + whisker->cap / 2;
	struct paint paint = figure_line_of(white ? COLOR_PAPER : COLOR_INK, 0.9);

	if (whisker->vertical)
		scene_line(drawing->scene, a, at, b, at, paint);
	else
		scene_line(drawing->scene, at, a, at, b, paint);
}

void figure_whisker(const struct drawing *drawing, const struct figure_whisker *whisker)
{
	double low = fmin(whisker->low, whisker->high), high = fmax(whisker->low, whisker->high);
	double from = fmin(fmax(whisker->white_from, low), high);
	double to = fmax(fmin(whisker->white_to, high), from);

	whisker_line(drawing, whisker, (double[]){ low, from }, figure_line_of(COLOR_INK, 0.9));
	whisker_line(drawing, whisker, (double[]){ to, high }, figure_line_of(COLOR_INK, 0.9));
	whisker_line(drawing, whisker, (double[]){ from, to }, figure_line_of(COLOR_PAPER, 1.1));
	whisker_cap(drawing, whisker, low);
	whisker_cap(drawing, whisker, high);
}

void figure_arrow(const struct drawing *drawing, struct figure_point at, double dx)
{
	double tip = at.x + 3.5 * dx;
	struct paint paint = figure_line_of(COLOR_MUTED, 0.7);
	const struct path_point head[] = {
		{ .verb = PATH_MOVE, .x = tip - 2 * dx, .y = at.y - 1.8 },
		{ .verb = PATH_LINE, .x = tip, .y = at.y },
		{ .verb = PATH_LINE, .x = tip - 2 * dx, .y = at.y + 1.8 },
	};

	paint.round_caps = true;
	scene_line(drawing->scene, at.x - 3.5 * dx, at.y, tip, at.y, paint);
	scene_path(drawing->scene, head, 3, paint);
}

const struct figure_class_look *figure_look(enum account_class class)
{
	static const struct figure_class_look looks[] = {
		[CLASS_KEY] = { MARK_KEY, COLOR_KEY, COLOR_KEY_TEXT, COLOR_KEY_TINT },
		[CLASS_KEY_DEVELOPMENT] = { MARK_DEVELOPMENT, COLOR_DEVELOPMENT,
					    COLOR_DEVELOPMENT_TEXT, COLOR_DEVELOPMENT_TINT },
		[CLASS_MAINTENANCE] = { MARK_MAINTENANCE, COLOR_MAINTENANCE, COLOR_MAINTENANCE_TEXT,
					COLOR_MAINTENANCE_TINT },
		[CLASS_OPPORTUNISTIC] = { MARK_OPPORTUNISTIC, COLOR_OPPORTUNISTIC,
					  COLOR_OPPORTUNISTIC_TEXT, COLOR_OPPORTUNISTIC_TINT },
		[CLASS_UNDETERMINED] = { MARK_UNDETERMINED, COLOR_MUTED, COLOR_MUTED, COLOR_PALE },
	};

	return &looks[class];
}

bool figure_is_bold(enum account_class class)
{
	return class == CLASS_KEY;
}

double figure_at(const struct figure_scale *scale, double value)
{
	double from = scale->from, to = scale->to;

	if (scale->ratio) {
		from = log(from);
		to = log(to);
		value = value > 0 ? log(value) : from;
	}
	value = fmin(fmax(value, fmin(from, to)), fmax(from, to));
	return scale->start + (value - from) / (to - from) * (scale->end - scale->start);
}

double figure_step(double range, int most)
{
	static const double steps[] = { 1, 2, 2.5, 5 };
	double power;

	if (!(range > 0) || !isfinite(range))
		return 1;
	for (power = pow(10, floor(log10(range)) - 2);; power *= 10)
		for (int i = 0; i < 4; i++)
			if (range / (steps[i] * power) <= most + 1e-9)
				return steps[i] * power;
}

int figure_decimals(double step)
{
	int decimals = 0;

	for (; decimals < 4 && fabs(step - round(step)) > 1e-6 * fabs(step); decimals++)
		step *= 10;
	return decimals;
}

bool figure_has_place(const struct account_result *account)
{
	return isfinite(account->attractiveness.value.estimate) &&
	       isfinite(account->strength.value.estimate);
}

bool figure_is_ratio(const struct figure_context *context)
{
	return context->results->selection->matrix.strength == STRENGTH_RATIO;
}
