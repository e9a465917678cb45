/* Words shared by what draws (figures), what sets type and what writes files:
 * font roles, colours, marks. Plain values, no behaviour but contrast. */
#ifndef KAISM_BASE_STYLE_H
#define KAISM_BASE_STYLE_H

#include <stdbool.h>

enum font_role {
	FONT_SERIF, FONT_SERIF_BOLD, FONT_SERIF_ITALIC, FONT_SERIF_BOLD_ITALIC,
	FONT_SANS, FONT_SANS_BOLD, FONT_SANS_ITALIC, FONT_SANS_BOLD_ITALIC,
	FONT_MONO
};
enum { FONT_ROLE_COUNT = FONT_MONO + 1 };

struct color { unsigned char r, g, b; };

/* Named colours of the whole dossier: page and figure alike. ACCENT is the
 * theme's, all others are fixed. */
enum color_role {
	COLOR_INK, COLOR_MUTED, COLOR_RULE, COLOR_GRID, COLOR_PAPER, COLOR_PALE,
	COLOR_ACCENT, COLOR_STOP, COLOR_WARNING, COLOR_NEUTRAL, COLOR_AHEAD, COLOR_TAIL,
	COLOR_KEY, COLOR_KEY_TEXT, COLOR_KEY_TINT,
	COLOR_DEVELOPMENT, COLOR_DEVELOPMENT_TEXT, COLOR_DEVELOPMENT_TINT,
	COLOR_MAINTENANCE, COLOR_MAINTENANCE_TEXT, COLOR_MAINTENANCE_TINT,
	COLOR_OPPORTUNISTIC, COLOR_OPPORTUNISTIC_TEXT, COLOR_OPPORTUNISTIC_TINT,
	COLOR_HEAT_0, COLOR_HEAT_1, COLOR_HEAT_2, COLOR_HEAT_3, COLOR_HEAT_4,
	COLOR_OURS, COLOR_DRAFT, COLOR_NONE
};
enum { COLOR_ROLE_COUNT = COLOR_NONE };

/* The classes' own markers: disc, diamond, square, ring; told by shape too.
 * Those of findings: a square that stops, a triangle that warns, a ring. */
enum mark {
	MARK_KEY, MARK_DEVELOPMENT, MARK_MAINTENANCE, MARK_OPPORTUNISTIC, MARK_UNDETERMINED,
	MARK_ERROR, MARK_WARNING, MARK_NOTE
};

struct color color_of(enum color_role role, struct color accent);
extern const struct color color_default_accent; /* #0B5FA5 */
/* From 1, none, to 21, black on white: "contrast ratio" of the web's
 * accessibility guidelines (WCAG 2.1). Small text wants 4.5. */
double color_contrast(struct color a, struct color b);
bool color_parse(const char *text, struct color *color); /* "#RRGGBB" */

#endif
