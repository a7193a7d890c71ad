#ifndef TUI_BOOKING_H
#define TUI_BOOKING_H

#include "core/desks/appointment.h"
#include "tui/proposals.h"
#include "tui/screen.h"

/*
 * The form of a booking. It opens filled, with the cursor in its last field, so that Enter saves - or on who comes or
 * the number to call, if that is not known. What is typed is kept as a draft for the client and stands there again when
 * the form is opened anew for the same client. Its answer is the id of the appointment.
 */

/* What it is pushed with; only read by its opening. */
struct booking_ask {
	struct carried client;
	struct proposals find; /* line 3, and the topic */
	int32_t day;
	int desk, cell;
	bool walk_in;
};

extern const struct screen booking_screen;

/*
 * Opens it for a time that is offered to who waits by that wish: client, topic, desk and time of an appointment that is
 * none yet.
 */
bool booking_offer(struct desk *desk, int tag, int64_t waiting, const struct appointment *offered);

/* The form's name in drafts; their object is the client's id. */
#define BOOKING_FORM "booking"

/* Opens the form again from the actor's draft for a client. False when there is none (said on the message line). */
bool booking_resume(struct desk *desk, int tag, int64_t client);

#endif
