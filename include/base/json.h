/* A small JSON printer: commas and indentation are its own business. One
 * member a line, so that results kept in git give a readable diff. Strings are
 * valid UTF-8, NULL prints null; numbers take their shortest form, one that is
 * not finite prints null. */
#ifndef KAISM_BASE_JSON_H
#define KAISM_BASE_JSON_H

#include <stdbool.h>
#include <stdio.h>

enum { JSON_DEPTH = 16 };

struct json_out {
	FILE *out;
	int depth;                /* open objects and lists */
	char closers[JSON_DEPTH]; /* '}' or ']' */
	bool filled[JSON_DEPTH];  /* has a member already */
};

/* `key` is NULL for the outermost value and inside a list. */
void json_out_init(struct json_out *json, FILE *out);
void json_out_object(struct json_out *json, const char *key);
void json_out_list(struct json_out *json, const char *key);
void json_out_close(struct json_out *json); /* the innermost; a newline after the last */
void json_out_string(struct json_out *json, const char *key, const char *text);
void json_out_number(struct json_out *json, const char *key, double value);
void json_out_integer(struct json_out *json, const char *key, long long value);
void json_out_boolean(struct json_out *json, const char *key, bool value);
void json_out_null(struct json_out *json, const char *key);

#endif
