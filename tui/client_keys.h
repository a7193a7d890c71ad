#ifndef TUI_CLIENT_KEYS_H
#define TUI_CLIENT_KEYS_H

#include "tui/screen.h"

/*
 * What is done to a client wherever one is highlighted: b + e f h j, for every screen that says whom it carries. Ended
 * by one without a name.
 */
extern const struct command client_commands[];

#endif
