#ifndef TUI_CLOSE_H
#define TUI_CLOSE_H

#include <stdint.h>

#include "tui/screen.h"

/* Closing a desk, a consultant or the office for part of a day; who is booked then stands below with the telephone. */
extern const struct screen close_screen;

/* Its argument: where the cursor was. */
struct close_ask {
	int32_t day;
	int desk, cell;
	int64_t consultant; /* who sits there; 0: nobody */
	char name[401];
};

#endif
