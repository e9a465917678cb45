#include "label_internal.h"

#include <math.h>

/* The cells that a box touches, cut to the grid. */
struct cells {
	int x0, y0, x1, y1;
};

static int cell_at(double distance, int count)
{
	double cell = floor(distance / LABEL_CELL_PT);

	return (int)fmin(fmax(cell, 0), count - 1);
}

static struct cells cells_of(const struct label_grid *grid, const struct label_box *box)
{
	return (struct cells){ cell_at(box->x0 - grid->x0, grid->columns),
			       cell_at(box->y0 - grid->y0, grid->rows),
			       cell_at(box->x1 - grid->x0, grid->columns),
			       cell_at(box->y1 - grid->y0, grid->rows) };
}

/* The cells of obstacle i: a gap around it, so that a near box meets one. */
static struct cells cells_of_obstacle(const struct label_grid *grid, size_t i)
{
	struct label_box box = label_grow(grid->extents[i], 4);

	return cells_of(grid, &box);
}

/* Counts into first[cell + 1], so that sums over it are the lists' starts. */
static void count_items(struct label_grid *grid)
{
	for (size_t i = 0; i < grid->task->obstacle_count; i++) {
		struct cells cells = cells_of_obstacle(grid, i);
		for (int y = cells.y0; y <= cells.y1; y++)
			for (int x = cells.x0; x <= cells.x1; x++)
				grid->first[y * grid->columns + x + 1]++;
	}
	for (int cell = 0; cell < grid->columns * grid->rows; cell++)
		grid->first[cell + 1] += grid->first[cell];
}

static void fill_items(struct label_grid *grid, int *next)
{
	for (int cell = 0; cell < grid->columns * grid->rows; cell++)
		next[cell] = grid->first[cell];
	for (size_t i = 0; i < grid->task->obstacle_count; i++) {
		struct cells cells = cells_of_obstacle(grid, i);
		for (int y = cells.y0; y <= cells.y1; y++)
			for (int x = cells.x0; x <= cells.x1; x++)
				grid->items[next[y * grid->columns + x]++] = (int)i;
	}
}

struct label_grid *label_grid_new(const struct label_task *task, struct arena *arena)
{
	struct label_grid *grid = ARENA_NEW(arena, struct label_grid);
	const struct label_box *frame = &task->frame;

	grid->task = task;
	grid->x0 = frame->x0;
	grid->y0 = frame->y0;
	grid->columns = (int)fmax(1, ceil((frame->x1 - frame->x0) / LABEL_CELL_PT));
	grid->rows = (int)fmax(1, ceil((frame->y1 - frame->y0) / LABEL_CELL_PT));
	grid->first = ARENA_ARRAY(arena, int, grid->columns * grid->rows + 1);
	grid->extents = ARENA_ARRAY(arena, struct label_box, task->obstacle_count + 1);
	for (size_t i = 0; i < task->obstacle_count; i++)
		grid->extents[i] = label_extent(&task->obstacles[i]);
	count_items(grid);
	grid->items = ARENA_ARRAY(arena, int, grid->first[grid->columns * grid->rows] + 1);
	fill_items(grid, ARENA_ARRAY(arena, int, grid->columns * grid->rows));
	return grid;
}

static void enter_cell(struct label_near *near)
{
	const int cell = near->y * near->grid->columns + near->x;

	near->next = near->grid->first[cell];
	near->end = near->grid->first[cell + 1];
}

struct label_near label_near(const struct label_grid *grid, const struct label_box *box)
{
	const struct cells cells = cells_of(grid, box);
	struct label_near near = { .grid = grid, .x0 = cells.x0, .x1 = cells.x1, .y1 = cells.y1,
				   .x = cells.x0, .y = cells.y0 };

	enter_cell(&near);
	return near;
}

int label_near_next(struct label_near *near)
{
	while (near->next == near->end) {
		if (near->x < near->x1) {
			near->x++;
		} else {
			if (near->y == near->y1)
				return -1;
			near->x = near->x0;
			near->y++;
		}
		enter_cell(near);
	}
	return near->grid->items[near->next++];
}
