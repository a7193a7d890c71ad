#ifndef TUI_VISIT_SCREEN_H
#define TUI_VISIT_SCREEN_H

#include "tui/screen.h"

/* One appointment with everything known about it. Pushed with its id (const int64_t *). */
extern const struct screen visit_screen;

#endif
