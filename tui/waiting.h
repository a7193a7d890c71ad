#ifndef TUI_WAITING_H
#define TUI_WAITING_H

#include "core/desks/waiting.h"
#include "tui/desk.h"

/*
 * Who waits for a time at the desks, in order, each with the best time that is free for them; or, when a time has just
 * come free, whom it fits. One key books, others note what a call came to.
 *
 * Its answer's id is an appointment that was booked, or, with `choice` WAITING_SEEK, the wish for which a time is
 * looked for in the grid.
 */
struct waiting_ask {
	bool freed;                 /* else everybody, everywhere */
	struct waiting_range range; /* freed: the place */
};

enum waiting_answer { WAITING_MADE, WAITING_SEEK };

extern const struct screen waiting_screen;

/* What a wish says beside days and times: "1,3番窓口  佐々木  2日前まで"; empty for nothing. */
void waiting_limits(const struct waiting *waiting, char *out, size_t size);

/* A time at a desk came free: shows whom it fits, if there is anybody. */
void waiting_offer(struct desk *desk, int tag, int32_t day, int at_desk, int cell, int cells);

#endif
