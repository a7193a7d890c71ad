#ifndef TUI_BOOKING_HOLD_H
#define TUI_BOOKING_HOLD_H

#include "core/desks/hold.h"
#include "tui/booking_place.h"
#include "tui/desk.h"

/* The hold of a form (core/desks/hold.h): taken when it opens, renewed by keys, over when it closes. */
struct booking_hold {
	int64_t id;              /* 0: not any more */
	int64_t until, last_key; /* UTC seconds */
	bool warned;
};

/* Of this place from now on, instead of the one before. */
void booking_hold_take(struct desk *desk, struct booking_hold *hold, const struct booking_place *place);
void booking_hold_drop(struct desk *desk, struct booking_hold *hold);

/* A key was typed: one that is over is taken again. */
void booking_hold_key(struct desk *desk, struct booking_hold *hold, const struct booking_place *place);

/* Time has passed: tells its owner, ends or renews it. */
void booking_hold_tick(struct desk *desk, struct booking_hold *hold);

#endif
