#ifndef TUI_WAITING_STATE_H
#define TUI_WAITING_STATE_H

#include "tui/booking_place.h"
#include "tui/list.h"
#include "tui/waiting.h"

/* What the files of the waiting list share: tui/waiting.c and tui/waiting_draw.c. */

#define WAITING_DETAIL 3 /* rows below the list, of the highlighted row */

struct queue {
	struct waiting_ask ask;
	struct waiting_list waiting;
	int sought; /* rows from the first for which a free time was looked for already */
	struct list list;
	char place[PLACE_BYTES]; /* freed: the time and the desk, as the heading says it */
};

/* The row under the cursor, NULL for none. */
const struct waiting *queue_at(const struct queue *queue);

void queue_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);

#endif
