#ifndef TUI_BOOKING_STATE_H
#define TUI_BOOKING_STATE_H

#include "core/desks/appointment.h"
#include "core/office/draft.h"
#include "tui/booking.h"
#include "tui/booking_hold.h"
#include "tui/booking_place.h"
#include "tui/desk.h"
#include "tui/form.h"

/* What the files of the form of a booking share: tui/booking.c and tui/booking_draft.c. */

#define BOOKING_TOPICS      20
#define BOOKING_LABEL_BYTES 320

struct booking_sheet {
	struct booking_ask ask;
	struct booking_place place;
	struct form form;
	char op[DRAFT_OP_BYTES]; /* its save is done once, whatever happens in between */
	int topic_count;
	int64_t topics[BOOKING_TOPICS];
	char topic_texts[BOOKING_TOPICS][BOOKING_LABEL_BYTES];
	const char *topic_labels[BOOKING_TOPICS];
	const char *means_labels[MEANS_ONLINE + 1];
	struct appointment_counts counts;
	struct seminar_clash taught;            /* by whoever sits there at that time: a doubt, no refusal */
	struct booking_place others[SLOT_NEAR]; /* what the question offers */
	bool told;                              /* that the place is taken */
	struct booking_hold hold;               /* others see who fills this in */
};

/* ---- tui/booking_draft.c ---- */

/*
 * What was typed for this client and not saved stands there again, under its operation; else it is a new one. Topic and
 * time are those just chosen.
 */
void booking_draft_take(struct desk *desk, struct booking_sheet *sheet);
/* Keeps what is typed, or drops the draft of what was emptied again: a screen's `draft`. */
void booking_draft_keep(struct desk *desk, void *state);

#endif
