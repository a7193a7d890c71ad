#ifndef TUI_PARTY_H
#define TUI_PARTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/people/person.h"
#include "core/seminars/sign_up.h"

/*
 * Who comes to a seminar from one client: the people of the card, and names typed beside them; which of them are
 * chosen, in which order, and what each would get. It knows no keys and no screen.
 */

#define PARTY_NAME_BYTES 801

struct guest {
	int64_t person; /* 0: typed */
	bool role;      /* whether `is` is known: of people of the card */
	enum person_role is;
	bool another; /* typed, and somebody else than the one of that name on the card */
	int order;    /* 1 and on among those chosen, else 0 */
	int roll;     /* signed up already under this roll, else 0 */
	enum sign_up_status status;
	int position;
	char name[PARTY_NAME_BYTES];
	char reading[PARTY_NAME_BYTES];
};

struct party {
	int64_t seminar, client;
	int count, chosen, room;
	bool all_waiting;
	const char *over_reason; /* borrowed; who would wait gets a seat beyond the capacity. NULL: nobody does */
	struct guest *guests;    /* owned: the card's first, those typed behind them, never in another order */
	struct sign_up_place places[ATTENDEES_MOST]; /* what those chosen would get, by order - 1 */
};

/*
 * Reads people and sign-ups, also again after a change: those chosen stay so unless they are signed up by now. A client
 * of whom nobody is known has itself as the only guest. The store's statuses; CONFLICT when the seminar takes nobody.
 */
enum status party_load(struct db *db, struct party *party);
void party_free(struct party *party);

/* Is it somebody who could be chosen, or is already? */
bool guest_free(const struct guest *guest);

/* Chooses, as the last, or takes back. False when that cannot be: signed up already, or too many. */
bool party_choose(struct party *party, int at);
void party_drop(struct party *party, int at);
/* Before (-1) or behind (+1) the neighbour in the order. False when there is none. */
bool party_move(struct party *party, int at, int step);

/* The guest a typed name means by rule R14, or -1; `many` when several fit. */
int party_find(const struct party *party, const char *name, const char *reading, bool *many);
/* Adds a typed name, chosen. Gives its place, -1 without room. */
int party_add(struct party *party, const char *name, const char *reading, bool another);

/* What those chosen would get now. CONFLICT when the seminar takes nobody. */
enum status party_deal(struct db *db, struct party *party);
const struct sign_up_place *party_place(const struct party *party, const struct guest *guest);

/* As one action. `out` as sign_up_add. */
enum status party_save(struct db *db, const struct party *party, const char *op, struct sign_up_list *out);

/* Those chosen as lines of a draft, and back. */
size_t party_write(const struct party *party, char *out, size_t size);
void party_read(struct party *party, const char *draft);

#endif
