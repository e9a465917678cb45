/* Over 300 accounts the rest is drawn as hexagons, darker where more stand. */
#include <math.h>

#include "figure_matrix.h"

static const double cell = 6; /* pt from side to side */

bool matrix_is_density(const struct matrix_view *view)
{
	return view->count > MATRIX_MARK_ALL;
}

enum color_role matrix_step_color(int step)
{
	static const enum color_role colors[MATRIX_STEPS] = { COLOR_GRID, COLOR_RULE, COLOR_TAIL,
							      COLOR_OPPORTUNISTIC };

	return colors[step];
}

/* Up to 1, 3, 8, more. */
static int step_of(int count)
{
	if (count <= 1)
		return 0;
	if (count <= 3)
		return 1;
	return count <= 8 ? 2 : 3;
}

/* The nearest centre of two interleaved rectangular grids. */
struct figure_point matrix_cell_at(const struct matrix_view *view, double x, double y)
{
	double height = cell * 1.7320508, x0 = view->plan.frame.x0, y0 = view->plan.frame.y0;
	struct figure_point a = { x0 + round((x - x0) / cell) * cell,
				  y0 + round((y - y0) / height) * height };
	struct figure_point b = { x0 + (floor((x - x0) / cell) + 0.5) * cell,
				  y0 + (floor((y - y0) / height) + 0.5) * height };

	return hypot(a.x - x, a.y - y) <= hypot(b.x - x, b.y - y) ? a : b;
}

void matrix_draw_hexagon(const struct drawing *drawing, struct figure_point at,
			 enum color_role color)
{
	const double r = cell / 1.7320508 - 0.15;
	struct path_point points[7];

	for (int i = 0; i < 6; i++) {
		double angle = 3.14159265358979 * (i / 3.0 + 1.0 / 6.0);
		points[i] = (struct path_point){ .verb = i == 0 ? PATH_MOVE : PATH_LINE,
						 .x = at.x + r * cos(angle),
						 .y = at.y + r * sin(angle) };
	}
	points[6] = (struct path_point){ .verb = PATH_CLOSE, .x = points[0].x, .y = points[0].y };
	scene_path(drawing->scene, points, 7, figure_fill_of(color));
}

void matrix_draw_density(const struct drawing *drawing, const struct matrix_view *view)
{
	struct figure_point *cells =
		ARENA_ARRAY(view->context->arena, struct figure_point, view->count);
	int *counts = ARENA_ARRAY(view->context->arena, int, view->count);
	size_t used = 0, k;

	for (size_t i = 0; i < view->count; i++) {
		struct figure_point at = matrix_cell_at(view, view->points[i].x, view->points[i].y);
		if (!view->points[i].plain)
			continue;
		for (k = 0; k < used; k++)
			if (fabs(cells[k].x - at.x) + fabs(cells[k].y - at.y) < 0.1)
				break;
		if (k == used)
			cells[used++] = at;
		counts[k]++;
	}
	for (k = 0; k < used; k++)
		matrix_draw_hexagon(drawing, cells[k], matrix_step_color(step_of(counts[k])));
}
