/* The type table and the grid: every size, colour and space of the pages. */
#include <math.h>

#include "write/pdf_layout.h"

struct face_size {
	enum font_role role;
	double size, leading;
};

/* Spaces in mm, sizes in pt. The second face is that of Chinese documents:
 * Han fills its square, so it is set smaller and wider apart; titles are bold
 * instead of serif, and so that figures agree with the Han all is sans. */
struct look_row {
	struct face_size latin, han;
	enum color_role color;
	double before, after, tracking_em;
};

/* clang-format off */
static const struct look_row rows[LOOK_COUNT] = {
	[LOOK_COMPANY] = { { FONT_SANS_BOLD, 10, 13 }, { FONT_SANS_BOLD, 10, 13 }, COLOR_INK, 0, 0, 0 },
	[LOOK_COVER_TITLE] = { { FONT_SERIF, 36, 41 }, { FONT_SANS_BOLD, 30, 39 }, COLOR_INK, 0, 0, -0.012 },
	[LOOK_COVER_SUBTITLE] = { { FONT_SERIF, 13, 19 }, { FONT_SANS, 12, 19 }, COLOR_MUTED, 5, 0, 0 },
	[LOOK_TITLE] = { { FONT_SERIF, 24, 29 }, { FONT_SANS_BOLD, 20, 29 }, COLOR_INK, 0, 9, -0.005 },
	[LOOK_TITLE_NUMBER] = { { FONT_SERIF, 24, 29 }, { FONT_SANS_BOLD, 20, 29 }, COLOR_ACCENT, 0, 9, 0 },
	[LOOK_TITLE_ACCOUNT] = { { FONT_SERIF, 22, 27 }, { FONT_SANS_BOLD, 20, 26 }, COLOR_INK, 0, 3, -0.005 },
	[LOOK_TITLE_LONG] = { { FONT_SERIF, 18, 22 }, { FONT_SANS_BOLD, 17, 22 }, COLOR_INK, 0, 3, -0.005 },
	[LOOK_STANDFIRST] = { { FONT_SERIF, 12, 17 }, { FONT_SANS, 11, 17 }, COLOR_MUTED, 2.5, 9, 0 },
	[LOOK_STANDFIRST_ACCOUNT] = { { FONT_SERIF, 10.5, 14.5 }, { FONT_SANS, 9.5, 15 }, COLOR_MUTED, 1, 3, 0 },
	[LOOK_SECTION] = { { FONT_SANS_BOLD, 11.5, 14 }, { FONT_SANS_BOLD, 11, 14 }, COLOR_INK, 5, 1.6, 0 },
	[LOOK_SECTION_ACCOUNT] = { { FONT_SANS_BOLD, 9.5, 12 }, { FONT_SANS_BOLD, 9.5, 12 }, COLOR_INK, 4.4, 1.4, 0 },
	[LOOK_SUBSECTION] = { { FONT_SANS_BOLD, 8.5, 11 }, { FONT_SANS_BOLD, 9, 12 }, COLOR_INK, 3, 1, 0 },
	[LOOK_PANEL] = { { FONT_SANS_BOLD, 9.5, 10.5 }, { FONT_SANS_BOLD, 9.5, 11 }, COLOR_INK, 3, 0.9, 0 },
	[LOOK_MINOR] = { { FONT_SANS_BOLD, 8, 11 }, { FONT_SANS_BOLD, 8, 12 }, COLOR_MUTED, 2.4, 0.8, 0 },
	[LOOK_BODY] = { { FONT_SERIF, 9.5, 13.5 }, { FONT_SANS, 9.5, 15.5 }, COLOR_INK, 0, 2.4, 0 },
	[LOOK_SIDE] = { { FONT_SERIF, 8.5, 12 }, { FONT_SANS, 8.5, 13.5 }, COLOR_INK, 0, 1.1, 0 },
	[LOOK_SIDE_NOTE] = { { FONT_SANS, 8, 11 }, { FONT_SANS, 8, 12.4 }, COLOR_INK, 0, 1.1, 0 },
	[LOOK_LINE] = { { FONT_SANS, 8, 11 }, { FONT_SANS, 8, 12.4 }, COLOR_INK, 1.4, 3.2, 0 },
	[LOOK_NOTE] = { { FONT_SANS, 7, 9 }, { FONT_SANS, 7.5, 10.5 }, COLOR_MUTED, 1.4, 2, 0 },
	[LOOK_QUOTE] = { { FONT_SERIF_ITALIC, 9.5, 13.5 }, { FONT_SANS, 9.5, 15.5 }, COLOR_INK, 0, 2.4, 0 },
	[LOOK_CODE] = { { FONT_MONO, 7.5, 10.5 }, { FONT_MONO, 7.5, 11.5 }, COLOR_INK, 1, 2.4, 0 },
	[LOOK_CELL] = { { FONT_SANS, 8, 11 }, { FONT_SANS, 8, 12.4 }, COLOR_INK, 0, 0, 0 },
	[LOOK_CELL_DENSE] = { { FONT_SANS, 7.5, 9.6 }, { FONT_SANS, 7.5, 10.8 }, COLOR_INK, 0, 0, 0 },
	[LOOK_HEAD] = { { FONT_SANS_BOLD, 7, 9 }, { FONT_SANS_BOLD, 7.5, 10.5 }, COLOR_INK, 0, 0, 0 },
	[LOOK_CAPTION] = { { FONT_SANS, 8, 11 }, { FONT_SANS, 8, 12.4 }, COLOR_INK, 1.6, 1.6, 0 },
	[LOOK_LABEL] = { { FONT_SANS, 7, 9 }, { FONT_SANS, 7.5, 10.5 }, COLOR_MUTED, 0, 0, 0 },
	[LOOK_KEY_FIGURE] = { { FONT_SANS, 15, 18 }, { FONT_SANS, 15, 18 }, COLOR_INK, 0, 0, 0 },
	[LOOK_FACT] = { { FONT_SANS, 9.5, 13.5 }, { FONT_SANS, 9.5, 13.5 }, COLOR_INK, 0, 0, 0 },
	[LOOK_FACT_SMALL] = { { FONT_SANS, 8, 11 }, { FONT_SANS, 8, 12.4 }, COLOR_INK, 0, 0, 0 },
	[LOOK_LIST_NUMBER] = { { FONT_SANS_BOLD, 9, 13.5 }, { FONT_SANS_BOLD, 9, 15.5 }, COLOR_ACCENT, 0, 0, 0 },
	[LOOK_FURNITURE] = { { FONT_SANS, 7, 9 }, { FONT_SANS, 7.5, 10.5 }, COLOR_MUTED, 0, 0, 0 },
	[LOOK_CONTENTS_1] = { { FONT_SANS_BOLD, 9.5, 13.5 }, { FONT_SANS_BOLD, 9.5, 14 }, COLOR_INK, 0, 0, 0 },
	[LOOK_CONTENTS_2] = { { FONT_SANS, 8.5, 13 }, { FONT_SANS, 8.5, 13 }, COLOR_INK, 0, 0, 0 },
	[LOOK_BADGE] = { { FONT_SANS_BOLD, 9.5, 12 }, { FONT_SANS_BOLD, 9.5, 12 }, COLOR_INK, 0, 0, 0 },
};
/* clang-format on */

struct look look_of(const struct layout *layout, enum look_name name)
{
	const struct look_row *row = &rows[name];
	const struct face_size *face = layout->chinese ? &row->han : &row->latin;

	return (struct look){
		.role = face->role,
		.size = face->size,
		.leading = face->leading,
		.color = row->color,
		.before = mm(row->before),
		.after = mm(row->after),
		.tracking_em = layout->chinese ? 0 : row->tracking_em,
	};
}

/* Half of the leading above and below the face's own height. All faces in use
 * agree: ascent minus descent, halved, is 0.388 em in both Noto families. */
double look_baseline(const struct look *look)
{
	return look->leading / 2 + 0.388 * look->size;
}

static double gutter(void)
{
	return mm(4);
}

double layout_span(const struct layout *layout, int columns)
{
	return columns * (layout->width + gutter()) / 12 - gutter();
}

double layout_column(const struct layout *layout, int column)
{
	return (column - 1) * (layout->width + gutter()) / 12;
}

/* Ideographs stand in squares: a line of them is a whole number of ems. */
double layout_measure(const struct layout *layout, double width)
{
	const double em = rows[LOOK_BODY].han.size;

	return layout->chinese && width > em ? floor(width / em) * em : width;
}

bool layout_is_account(const struct layout *layout)
{
	return layout->section == SECTION_ACCOUNT;
}

bool layout_is_part(const struct layout *layout)
{
	return layout->section == SECTION_ACCOUNT || layout->section == SECTION_FRONT;
}

/* Above a section's heading and what stands like one. Pages of parts are
 * closer, and give up more of it where they do not fit. */
double layout_section_space(const struct layout *layout)
{
	const bool part = layout_is_part(layout);

	if (layout->tightness >= TIGHT_SPACE)
		return mm(part && layout->tightness >= TIGHT_TYPE ? 2 : 3.2);
	return mm(part ? 4.4 : 5);
}

struct color layout_color(const struct layout *layout, enum color_role role)
{
	return color_of(role, layout->document->accent);
}
