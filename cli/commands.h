#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

/* Each is defined at the end of its family's file. */
extern const struct cli_command command_calendar;
extern const struct cli_command command_check;
extern const struct cli_command command_config;
extern const struct cli_command command_demo;
extern const struct cli_command command_desk;
extern const struct cli_command command_init;

#endif
