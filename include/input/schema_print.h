/* The description of the project file, printed from its one table. */
#ifndef KAISM_INPUT_SCHEMA_PRINT_H
#define KAISM_INPUT_SCHEMA_PRINT_H

#include <stdbool.h>
#include <stdio.h>

/* A JSON Schema (draft 2020-12) of kaism.yaml or, where `fragment`, of a file
 * that `include` names: no top-level key is required there, and `include`
 * itself may not stand. It describes what a YAML 1.2 reader makes of a file.
 * The bytes depend on nothing but the table. */
void schema_print_json(FILE *out, bool fragment);

/* The reference manual of the project file, as Markdown with tables: a section
 * for each object, linked where it is used. */
void schema_print_manual(FILE *out);

#endif
