#include "input/schema_print.h"
void schema_print_manual(FILE *out) { fputs("todo\n", out); }
