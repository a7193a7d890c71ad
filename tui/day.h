#ifndef TUI_DAY_H
#define TUI_DAY_H

#include "tui/screen.h"

/*
 * The desks (F4): one day as a grid, a column a desk. With a client carried along it asks the topic, proposes the best
 * times and opens the form; with an appointment carried along it moves that.
 */
extern const struct screen day_screen;

#endif
