#ifndef TUI_PROPOSALS_H
#define TUI_PROPOSALS_H

#include "core/desks/slot.h"
#include "core/time/wish.h"
#include "tui/draw.h"
#include "tui/list.h"

/*
 * The strip above the grid: for whom, about what and when a time is looked for, and the best that are free. Used for a
 * booking and for an appointment that is being moved.
 */

#define PROPOSALS            3
#define PROPOSAL_NAME_BYTES  256
#define PROPOSAL_WISH_BYTES  256
#define PROPOSAL_TOPIC_BYTES 448
#define PROPOSAL_LINE_BYTES  1024

struct proposals {
	int64_t client;  /* 0: no time is looked for */
	int64_t moving;  /* the appointment that is moved; 0: a booking */
	int64_t rebooks; /* the appointment that is booked again; 0: none */
	int64_t waiting; /* the wish of the waiting list for which it is; 0: none */
	int64_t topic;
	char who[PROPOSAL_LINE_BYTES]; /* what stands in line 3 */
	char topic_text[PROPOSAL_TOPIC_BYTES];
	struct wish wish;
	unsigned desks;                      /* of struct waiting_wish: only there, */
	int64_t consultant;                  /* only with them, */
	int notice;                          /* and not before so many days */
	char wish_text[PROPOSAL_WISH_BYTES]; /* as it was typed; empty for any time */
	bool offered;                        /* the proposals are shown */
	int count;
	struct slot slots[PROPOSALS];
	char names[PROPOSALS][PROPOSAL_NAME_BYTES];
	char held[PROPOSALS][PROPOSAL_NAME_BYTES]; /* who is filling in a form for it; empty for nobody */
	struct list list;
};

/* Looks for the best times anew; the cursor goes to the first. */
enum status proposals_load(struct db *db, struct proposals *proposals);

/* The same after a change elsewhere: the cursor stays on its slot if that is still among them. */
enum status proposals_reload(struct db *db, struct proposals *proposals);

/* Forgets everything: no time is looked for. */
void proposals_clear(struct proposals *proposals);

/* The slot under the cursor, NULL if none is free. */
const struct slot *proposals_at(const struct proposals *proposals);

/* Moves the cursor in the strip; false when the key is none of a list's or nothing is there. */
bool proposals_step(struct proposals *proposals, uint32_t code);

/* What slot_list is asked for this client, topic and wish, without a limit to the number. */
struct slot_wish proposals_wish(const struct proposals *proposals, int32_t today);

/* Rows it takes: line 3, and the strip when it is offered. */
int proposals_rows(const struct proposals *proposals);

/* Draws both; with `focus` the cursor goes to the strip. */
void proposals_draw(const struct proposals *proposals, struct canvas *canvas, struct area area, bool focus);

#endif
