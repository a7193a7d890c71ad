#ifndef TUI_CLOSE_H
#define TUI_CLOSE_H

#include <stdint.h>

#include "tui/screen.h"

/* Closing a desk, a consultant or the office for part of a day; who is booked then stands below with the telephone. */
extern const struct screen close_screen;

#define CLOSE_FORM "closing" /* its drafts */

/* Its argument: where the cursor was. */
struct close_ask {
	int32_t day;
	int desk, cell;
	int64_t consultant; /* who sits there; 0: nobody */
};

/* The argument with which the screen takes up a draft, by the draft's object. */
struct close_ask close_ask(const char *object);

#endif
