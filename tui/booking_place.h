#ifndef TUI_BOOKING_PLACE_H
#define TUI_BOOKING_PLACE_H

#include <stddef.h>

#include "core/desks/slot.h"
#include "core/seminars/clash.h"

/* Where a booking shall go, for the form: its words, its length, and what is free instead. */

struct booking_place {
	int32_t day;
	int desk, cell;
	int minutes; /* 0: the office's session */
};

#define PLACE_BYTES 512

/* "12/2(水) 14:00-14:50  1番 佐々木". */
enum status booking_place_show(struct db *db, const struct booking_place *place, char out[PLACE_BYTES]);
/* The seminar that whoever sits there teaches then; its id is 0 for none. */
enum status booking_place_taught(struct db *db, const struct booking_place *place, struct seminar_clash *out);

/* Shortens a walk-in to what is free at the desk before the next appointment, if that is less than a session. */
enum status booking_place_shorten(struct db *db, struct booking_place *place);

/* The nearest free starts for the client: at that desk, or, if it has none, at any. */
enum status booking_place_near(struct db *db, const struct booking_place *place, int64_t client, int64_t topic,
                               struct booking_place out[SLOT_NEAR], int *count);

#endif
