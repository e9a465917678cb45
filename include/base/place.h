/* Where something stands in the user's files. It travels from libyaml's
 * marks into everything a user can get wrong. */
#ifndef KAISM_BASE_PLACE_H
#define KAISM_BASE_PLACE_H

struct place {
	const char *file;  /* relative to the project folder; NULL = no file */
	int line, column;  /* from 1, columns in code points; 0 = the whole file */
	int end_column;    /* one past the last column on the same line; 0 = unknown */
};

#endif
