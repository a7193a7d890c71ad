#ifndef TUI_SUSPECTS_H
#define TUI_SUSPECTS_H

#include "tui/screen.h"

/*
 * 重複の疑い: the work list of pairs that may be one client, likeliest first, read while no key waits. Enter looks at a
 * pair side by side (tui/merge.h), n records it as two clients.
 */
extern const struct screen suspects_screen;

#endif
