/* The sub-commands. Each gives the exit status. */
#ifndef KAISM_APP_COMMANDS_H
#define KAISM_APP_COMMANDS_H

#include "app/options.h"

extern const struct command command_build, command_check, command_explain, command_fonts, command_init, command_rank, command_schema, command_sheets, command_status, command_templates;

#endif
