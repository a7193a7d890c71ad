#ifndef TUI_CALLS_H
#define TUI_CALLS_H

#include "tui/screen.h"

/* All calls to make, with what came of the last try. */
extern const struct screen calls_screen;

#endif
