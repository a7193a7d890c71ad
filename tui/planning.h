#ifndef TUI_PLANNING_H
#define TUI_PLANNING_H

#include <stdint.h>

#include "tui/screen.h"

/*
 * The plan of one consultant: the rows of the week that hold now or later, and what differs from them on single days.
 * Its argument is the consultant's id.
 */
extern const struct screen planning_screen;

/* A row of the week, added or changed from a day on; a single day; or an absence. Who is booked then is asked about. */
extern const struct screen planning_form_screen;

/* Its argument. */
struct planning_ask {
	int64_t consultant;
	int64_t row; /* of the weekly plan, to be changed; 0: something new */
};

#endif
