#include "label_internal.h"

#include <math.h>

struct label_box label_around(const struct label_line *line)
{
	return (struct label_box){ label_least(line->x0, line->x1), label_least(line->y0, line->y1),
				   label_most(line->x0, line->x1), label_most(line->y0, line->y1) };
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

/* Narrows [from, to] of a line's parameter to where start + t * way lies
 * between two bounds; false when nothing remains (Liang and Barsky). */
static bool clip_axis(double start, double way, const double bounds[2], double range[2])
{
	if (way == 0)
		return start > bounds[0] && start < bounds[1];
	double a = (bounds[0] - start) / way, b = (bounds[1] - start) / way;
	range[0] = label_most(range[0], label_least(a, b));
	range[1] = label_least(range[1], label_most(a, b));
	return range[0] < range[1];
}

bool label_line_meets_box(const struct label_line *line, const struct label_box *box)
{
	double range[2] = { 0, 1 };

	if (label_least(line->x0, line->x1) >= box->x1 || label_most(line->x0, line->x1) <= box->x0 ||
	    label_least(line->y0, line->y1) >= box->y1 || label_most(line->y0, line->y1) <= box->y0)
		return false;
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

bool label_line_near(const struct label_line *line, double x, double y, double gap)
{
	double dx = line->x1 - line->x0, dy = line->y1 - line->y0;
	double square = dx * dx + dy * dy;
	double t = square > 0 ? ((x - line->x0) * dx + (y - line->y0) * dy) / square : 0;

	t = label_least(label_most(t, 0), 1);
	dx = line->x0 + t * dx - x;
	dy = line->y0 + t * dy - y;
	return dx * dx + dy * dy < gap * gap;
}

bool label_box_near(const struct label_box *box, const struct label_obstacle *obstacle, double gap)
{
	struct label_box wide = label_grow(*box, gap);

	switch (obstacle->shape) {
	case LABEL_DISC: {
		double dx = label_most(label_most(box->x0 - obstacle->disc.x, obstacle->disc.x - box->x1), 0);
		double dy = label_most(label_most(box->y0 - obstacle->disc.y, obstacle->disc.y - box->y1), 0);
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
		return label_line_near(line, obstacle->disc.x, obstacle->disc.y, obstacle->disc.r);
	case LABEL_SEGMENT:
		return label_lines_cross(line, &obstacle->segment);
	case LABEL_BOX:
		break;
	}
	return label_line_meets_box(line, &obstacle->box);
}
