/* Shared by the printers of findings only. */
#ifndef KAISM_BASE_DIAG_INTERNAL_H
#define KAISM_BASE_DIAG_INTERNAL_H

#include <stdint.h>

#include "base/diag.h"

/* What turns the direction of text, breaks its line or cannot be seen. */
bool diag_is_hidden(uint32_t code_point);

/* The findings in their order, one to a line. */
void diag_print_json(const struct diag *diag, FILE *out);
void diag_print_sarif(const struct diag *diag, FILE *out);
void diag_print_github(const struct diag *diag, FILE *out);

/* A JSON string of one text, or of two with a semicolon between them. */
void diag_print_string(FILE *out, const char *text, const char *more);

#endif
