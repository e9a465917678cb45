/* Where something stands in the user's files. It travels from libyaml's
 * marks into everything a user can get wrong, so it is kept to 16 bytes. */
#ifndef KAISM_BASE_PLACE_H
#define KAISM_BASE_PLACE_H

enum { PLACE_WIDTH_LIMIT = 255 }; /* enough to underline what a terminal shows */

struct place {
	const char *file;     /* relative to the project folder; NULL = no file */
	unsigned line : 24;   /* from 1; 0 = the whole file. A file has at most 2^24 bytes */
	unsigned width : 8;   /* columns, all on that line; 0 = unknown; more are cut */
	unsigned column : 24; /* from 1, in code points */
};

/* `line` and `column` from 1, or 0. */
static inline struct place place_at(const char *file, int line, int column)
{
	return (struct place){ .file = file, .line = (unsigned)line & 0xFFFFFFu,
	                       .column = (unsigned)column & 0xFFFFFFu };
}

/* The same place with an end, which is one past its last column. */
static inline struct place place_until(struct place place, int end_column)
{
	const int width = end_column - (int)place.column;

	if (width > 0)
		place.width = (unsigned)(width < PLACE_WIDTH_LIMIT ? width : PLACE_WIDTH_LIMIT) & 0xFFu;
	return place;
}

#endif
