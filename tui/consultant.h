#ifndef TUI_CONSULTANT_H
#define TUI_CONSULTANT_H

#include "tui/screen.h"

/*
 * The schedule of one consultant: a day, a week or a month, with what is booked, what is free and why a day is closed,
 * and below it the appointment under the cursor and what its client came for before. `argument` points to the
 * consultant's id.
 */
extern const struct screen consultant_screen;

#endif
