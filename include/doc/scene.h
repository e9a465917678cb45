/* What a figure draws: a flat list of operations with already measured text,
 * printed alike by the PDF and the SVG writer. Unit pt, origin top left, y
 * down. Nodes belong to the arena. Coordinates are finite (asserted). */
#ifndef KAISM_DOC_SCENE_H
#define KAISM_DOC_SCENE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/style.h"

enum scene_kind {
	SCENE_PATH,        /* points as path segments, filled and/or stroked */
	SCENE_CIRCLE,
	SCENE_RECT,        /* corner radius 0 = square corners */
	SCENE_TEXT,
	SCENE_HATCH,       /* 45 degree lines clipped to a rectangle */
	SCENE_GROUP_BEGIN, /* an account's marks, for SVG titles and links */
	SCENE_GROUP_END
};

enum path_verb { PATH_MOVE, PATH_LINE, PATH_CUBIC, PATH_CLOSE };
struct path_point { enum path_verb verb; double x, y, x1, y1, x2, y2; }; /* cubic: controls 1, 2 then x, y */

enum text_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct paint {
	enum color_role fill;    /* COLOR_NONE = no fill */
	enum color_role stroke;
	double width_pt;         /* stroke */
	double dash_pt, gap_pt;  /* 0 = solid */
	double opacity;          /* 0..1; 0 counts as 1 */
	bool round_caps;
};

struct scene_op {
	enum scene_kind kind;
	struct paint paint;
	union {
		struct { const struct path_point *points; size_t count; } path;
		struct { double x, y, r; } circle;
		struct { double x, y, width, height, corner; } rect;
		struct {
			double x, baseline;
			const char *text;
			enum font_role role;
			double size_pt, width_pt; /* width as measured */
			enum text_anchor anchor;
			bool vertical;            /* rotated 90 degrees, reading upwards */
		} text;                           /* colour = paint.fill */
		struct { double x, y, width, height, pitch; } hatch; /* colour = paint.stroke */
		struct { const char *id, *title, *target; } group; /* target: anchor in the document or "" */
	};
};

struct scene {
	struct arena *arena;
	double width_pt, height_pt;
	struct scene_op *ops;
	size_t count, capacity;
};

struct scene *scene_new(struct arena *arena, double width_pt, double height_pt);

void scene_line(struct scene *scene, double x1, double y1, double x2, double y2, struct paint paint);
void scene_path(struct scene *scene, const struct path_point *points, size_t count, struct paint paint);
void scene_circle(struct scene *scene, double x, double y, double r, struct paint paint);
void scene_rect(struct scene *scene, double x, double y, double width, double height, struct paint paint);
void scene_rounded(struct scene *scene, double x, double y, double width, double height, double corner, struct paint paint);
void scene_hatch(struct scene *scene, double x, double y, double width, double height, double pitch, struct paint paint);
/* A class's marker of equal area for radius r: disc, diamond 1.2533 r, square 0.8862 r, ring. */
void scene_mark(struct scene *scene, enum mark mark, double x, double y, double r);

struct scene_text {
	double x, baseline;
	const char *text;
	enum font_role role;
	double size_pt;
	double width_pt;  /* as the type layer measured it */
	enum text_anchor anchor;
	enum color_role color;
	bool vertical;
};
void scene_text(struct scene *scene, const struct scene_text *text);
void scene_group_begin(struct scene *scene, const char *id, const char *title, const char *target);
void scene_group_end(struct scene *scene);

#endif
