#include "label_internal.h"

#include <math.h>

struct label_box label_grow(struct label_box box, double by)
{
	return (struct label_box){ box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by };
}

struct label_box label_around(const struct label_line *line)
{
	return (struct label_box){ fmin(line->x0, line->x1), fmin(line->y0, line->y1),
				   fmax(line->x0, line->x1), fmax(line->y0, line->y1) };
}

struct label_box label_extent(const struct label_obstacle *obstacle)
{
	switch (obstacle->shape) {
	case LABEL_DISC:
		return label_grow((struct label_box){ obstacle->disc.x, obstacle->disc.y,
						      obstacle->disc.x, obstacle->disc.y },
				  obstacle->disc.r);
	case LABEL_SEGMENT:
		return label_around(&obstacle->segment);
	case LABEL_BOX:
		break;
	}
	return obstacle->box;
}

bool label_boxes_meet(const struct label_box *a, const struct label_box *b)
{
	return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

/* Narrows [from, to] of a line's parameter to where start + t * way lies
 * between two bounds; false when nothing remains (Liang and Barsky). */
static bool clip_axis(double start, double way, const double bounds[2], double range[2])
{
	if (way == 0)
		return start > bounds[0] && start < bounds[1];
	double a = (bounds[0] - start) / way, b = (bounds[1] - start) / way;
	range[0] = fmax(range[0], fmin(a, b));
	range[1] = fmin(range[1], fmax(a, b));
	return range[0] < range[1];
}

bool label_line_meets_box(const struct label_line *line, const struct label_box *box)
{
	double range[2] = { 0, 1 };

	return clip_axis(line->x0, line->x1 - line->x0, (double[]){ box->x0, box->x1 }, range) &&
	       clip_axis(line->y0, line->y1 - line->y0, (double[]){ box->y0, box->y1 }, range);
}

static double turn(const struct label_line *line, double x, double y)
{
	return (line->x1 - line->x0) * (y - line->y0) - (line->y1 - line->y0) * (x - line->x0);
}

bool label_lines_cross(const struct label_line *a, const struct label_line *b)
{
	return turn(a, b->x0, b->y0) * turn(a, b->x1, b->y1) < 0 &&
	       turn(b, a->x0, a->y0) * turn(b, a->x1, a->y1) < 0;
}

double label_line_distance(const struct label_line *line, double x, double y)
{
	double dx = line->x1 - line->x0, dy = line->y1 - line->y0;
	double square = dx * dx + dy * dy;
	double t = square > 0 ? ((x - line->x0) * dx + (y - line->y0) * dy) / square : 0;

	t = fmin(fmax(t, 0), 1);
	return hypot(line->x0 + t * dx - x, line->y0 + t * dy - y);
}

bool label_box_near(const struct label_box *box, const struct label_obstacle *obstacle, double gap)
{
	struct label_box wide = label_grow(*box, gap);

	switch (obstacle->shape) {
	case LABEL_DISC: {
		double dx = fmax(fmax(box->x0 - obstacle->disc.x, obstacle->disc.x - box->x1), 0);
		double dy = fmax(fmax(box->y0 - obstacle->disc.y, obstacle->disc.y - box->y1), 0);
		double reach = obstacle->disc.r + gap;
		return dx * dx + dy * dy < reach * reach;
	}
	case LABEL_SEGMENT:
		return label_line_meets_box(&obstacle->segment, &wide);
	case LABEL_BOX:
		break;
	}
	return label_boxes_meet(&wide, &obstacle->box);
}

bool label_line_meets(const struct label_line *line, const struct label_obstacle *obstacle)
{
	switch (obstacle->shape) {
	case LABEL_DISC:
		return label_line_distance(line, obstacle->disc.x, obstacle->disc.y) <
		       obstacle->disc.r;
	case LABEL_SEGMENT:
		return label_lines_cross(line, &obstacle->segment);
	case LABEL_BOX:
		break;
	}
	return label_line_meets_box(line, &obstacle->box);
}
