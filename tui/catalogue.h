#ifndef TUI_CATALOGUE_H
#define TUI_CATALOGUE_H

#include "tui/screen.h"

/* Every screen of the program, for what looks over all commands: [keys], the manual, the test of rights. */

/* All of them, ended by NULL. The table is tui/screens.c. */
extern const struct screen *const desk_screens[];

/* The global commands, ended by one without a name. */
const struct command *catalogue_globals(void);

/*
 * The whole name of a command that [keys] names, borrowed for ever; NULL if there is none. Capitals do not count, and
 * "today" will do for "desk.today".
 */
const char *catalogue_command(const char *name);

/* The keys of a command: those of [keys], else its own. `bindings`, ended by one without a command, may be NULL. */
const char *catalogue_keys(const struct key_binding *bindings, const struct command *command);

#endif
