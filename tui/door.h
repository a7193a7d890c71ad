#ifndef TUI_DOOR_H
#define TUI_DOOR_H

#include "tui/screen.h"

/*
 * The attendance mode at the door of a seminar: one field for names, rolls and printed codes. `argument` points to the
 * seminar's id. Other sections open over it.
 */
extern const struct screen door_screen;

#endif
