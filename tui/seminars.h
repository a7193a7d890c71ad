#ifndef TUI_SEMINARS_H
#define TUI_SEMINARS_H

#include "tui/screen.h"

/*
 * F5: all seminars with their seats, the cursor on today's or the next. With somebody carried, who stands in the first
 * row then, Enter signs them up; else it opens the seminar.
 */
extern const struct screen seminars_screen;

#endif
