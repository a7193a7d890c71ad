#ifndef TUI_SEMINAR_H
#define TUI_SEMINAR_H

#include "tui/screen.h"

/*
 * One seminar: who has a seat in order of roll, who waits in order below a line, who cancelled at the end. `argument`
 * points to the seminar's id.
 */
extern const struct screen seminar_screen;

#endif
