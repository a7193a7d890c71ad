#ifndef TUI_CANCELLED_H
#define TUI_CANCELLED_H

#include "tui/screen.h"

/* What was cancelled on a day. Pushed with the day (const int32_t *). */
extern const struct screen cancelled_screen;

#endif
