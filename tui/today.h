#ifndef TUI_TODAY_H
#define TUI_TODAY_H

#include "tui/screen.h"

/* F2, the home screen: what is overdue, who comes next to which desk, today's seminars, calls to make, drafts. */
extern const struct screen today_screen;

#endif
