#ifndef TUI_CONSULTANTS_H
#define TUI_CONSULTANTS_H

#include "tui/screen.h"

/*
 * The consultants: what they know, when they are free next, this month's sessions. Enter opens the week of one. Who is
 * a consultant comes to their own week at once, and from there to the list with Esc.
 */
extern const struct screen consultants_screen;

#endif
