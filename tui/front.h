#ifndef TUI_FRONT_H
#define TUI_FRONT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/people/lookup.h"
#include "core/store/db.h"
#include "tui/desk.h"

/*
 * The desk's tie to the store: what desk_context gives every screen. It answers the desk's questions (rights, undo,
 * what others changed), keeps the store's clock, and notes that this desk is at work, so that the next one knows how
 * this one ended.
 */

#define FRONT_TEXT_BYTES 1024

struct front {
	struct db *db; /* somebody acts (db_act_as) */
	unsigned roles;
	bool secret; /* they have a passphrase, so the desk can be locked */
	char who[FRONT_TEXT_BYTES];
	int home; /* the section a day begins in: a consultant's among the consultants; 0: the first */
	int64_t session;
	struct lookup *lookup; /* of all clients; loaded while no key waits */
	bool practice;
	char society[FRONT_TEXT_BYTES];
	/* The last action of a session that did not end properly, and what it was: the desk's first message. */
	int64_t left_action;
	char left[FRONT_TEXT_BYTES * 2];
	/* main's clock: the office's and the machine's, UTC seconds */
	int64_t (*now)(void *clock);
	int64_t (*machine)(void *clock);
	void *clock;
	/* [print] of the configuration, and whether files get Japanese headers; borrowed */
	const char *printer, *paper, *font, *label_12, *label_24;
	bool japanese;
};

/* Begins with `db`, the clock and what the configuration says set. The store's status if it cannot be read; the fault
 * is there. */
enum status front_open(struct front *front);
/* This desk ended properly. */
void front_close(struct front *front);

/* What the desk asks of it, for desk_setup. */
struct desk_office front_hooks(struct front *front);

#endif
