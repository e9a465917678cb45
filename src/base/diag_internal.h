/* Shared by the printers of findings only. */
#ifndef KAISM_BASE_DIAG_INTERNAL_H
#define KAISM_BASE_DIAG_INTERNAL_H

#include <stdint.h>

#include "base/diag.h"

/* What turns the direction of text, breaks its line or cannot be seen. */
bool diag_is_hidden(uint32_t code_point);

struct span {
	const char *start, *end;
};

/* The text of a line without its end; false when its file has no such line. */
bool diag_find_line(const struct diag *diag, struct place place, struct span *line);

/* The findings in their order, one to a line. */
void diag_print_json(const struct diag *diag, FILE *out);
void diag_print_sarif(const struct diag *diag, FILE *out);
void diag_print_github(const struct diag *diag, FILE *out);

/* A JSON string of one text, or of two with a semicolon between them. */
void diag_print_string(FILE *out, const char *text, const char *more);

#endif
