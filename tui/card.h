#ifndef TUI_CARD_H
#define TUI_CARD_H

#include "tui/screen.h"

/*
 * Everything about one client: facts at the left, what happened at the right, newest first, all kinds together; the
 * cursor opens on the next appointment. `argument` points to the client's id.
 */
extern const struct screen card_screen;

#endif
