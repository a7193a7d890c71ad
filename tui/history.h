#ifndef TUI_HISTORY_H
#define TUI_HISTORY_H

#include "tui/screen.h"

/*
 * What was done, the newest first; `u` takes the action under the cursor back. Its argument is a const struct
 * history_filter * (core/history/history.h; copied), or NULL for everybody's actions with the cursor on my last one.
 */
extern const struct screen history_screen;

#endif
