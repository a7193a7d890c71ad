#ifndef TUI_CONSULTANT_H
#define TUI_CONSULTANT_H

#include "tui/screen.h"

/*
 * The schedule of one consultant or of one desk: a day, a week or a month, with what is booked, what is free and why it
 * is closed, and below it the appointment under the cursor and what its client came for before. It opens with the week.
 * The day of a desk is the one of all desks (tui/day.h), so that a desk's schedule ends with an answer when that is
 * asked for: `choice` is the desk, `id` the moment (core/time/civil.h) under the cursor.
 */
struct schedule_ask {
	int64_t consultant; /* 0: a desk's */
	int desk;           /* its number; 0: a consultant's */
	int32_t day;        /* DAY_NONE: today, now */
	int cell;
};

extern const struct screen consultant_screen;

#endif
