#ifndef CORE_SEMINARS_SIGN_UP_H
#define CORE_SEMINARS_SIGN_UP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/seminars/seminar.h"
#include "core/store/db.h"

/*
 * People in a seminar. `roll` numbers the sign-ups of a seminar in order and is never used twice; it is the order of
 * the waiting list too, so that a place in it cannot change (rule R11). Who cancels and comes back gets a new row with
 * a new roll, at the end. A seat is never given past somebody who waits.
 */
enum sign_up_status { SIGN_UP_REGISTERED, SIGN_UP_WAITING, SIGN_UP_OFFERED, SIGN_UP_CANCELLED };

/* How somebody who was offered a seat came to be cancelled. */
enum sign_up_refusal { NOT_REFUSED, OFFER_DECLINED, OFFER_EXPIRED };

struct sign_up {
	int64_t id;
	int64_t version;
	int64_t seminar;
	int roll;
	enum sign_up_status status;
	int position; /* 1 and on among those waiting, else 0 */
	bool over;    /* let in beyond the capacity, with a reason */
	int attended; /* sessions in which the person was present */
	int late;     /* of these, to how many they came after the start (attend_late) */
	int fee;      /* yen, owed; 0: nothing */
	int paid;     /* yen; 0: not yet */
	int64_t paid_at;
	int32_t offer_until; /* the last day of the offer of a seat that was made; DAY_NONE: none was */
	enum sign_up_refusal refused;
	int64_t client;
	char number[33];
	char client_name[801];
	char phone[401]; /* the person's own, else the client's first */
	int64_t person;
	char person_name[801];
	char person_reading[801];
};

/* Whether it holds a seat: registered, or one is offered. */
bool sign_up_seated(const struct sign_up *sign_up);

/* In order of roll. Owns one block. */
struct sign_up_list {
	struct sign_up *rows;
	int count;
};

/*
 * Somebody to sign up: a person by id, or a name. A typed name is a person of the client when the folded names agree,
 * or one side is kana only and the readings agree; `another` (同姓同名の別の方) says it is somebody else
 * (rule R14). Texts are borrowed; the reading may be NULL.
 */
struct attendee {
	int64_t person;
	const char *name;
	const char *reading;
	bool another;
	const char *note; /* what they want to ask; NULL or "": nothing */
};

#define ATTENDEES_MOST          99
#define SIGN_UP_NOTE_CHARACTERS 300 /* of a reason too */

struct sign_up_request {
	int64_t seminar;
	int64_t client;
	const struct attendee *attendees;
	int count;        /* 1..ATTENDEES_MOST, in the order in which seats are given */
	bool all_waiting; /* all of them to the waiting list, so that they stay together */
	/*
	 * Who would wait gets a seat all the same, and this is kept as the reason: a right of its own ("seminar.over").
	 * NULL: not wanted.
	 */
	const char *over_reason;
};

/* What somebody would get. */
struct sign_up_place {
	enum sign_up_status status; /* registered or waiting */
	int position;               /* in the waiting list, else 0 */
};

/* registered, waiting, offered, cancelled: the words of the store and of --json. */
const char *sign_up_status_word(enum sign_up_status status);
/* The same in the reader's language. */
const char *sign_up_status_text(enum sign_up_status status);

/* All sign-ups of a seminar, cancelled ones included. An unknown seminar gives an empty list. */
enum status sign_up_list_load(struct db *db, int64_t seminar, struct sign_up_list *out);
/* All sign-ups of a client, newest first. */
enum status sign_up_list_of_client(struct db *db, int64_t client, struct sign_up_list *out);
void sign_up_list_free(struct sign_up_list *list);

/* One by its roll. NOT_FOUND. */
enum status sign_up_get(struct db *db, int64_t seminar, int roll, struct sign_up *out);

/*
 * What `count` people would get if they were saved now, in order: `out` has room for them. By the same rule
 * as saving. NOT_FOUND, or CONFLICT with why the seminar takes nobody.
 */
enum status sign_up_preview(struct db *db, int64_t seminar, int count, bool all_waiting, struct sign_up_place *out);

/*
 * Signs people of one client up, all or none, as one action; a name that is nobody's yet is added under the client.
 * `out` gets their rows.
 *
 * NOT_FOUND  no such seminar, client or person
 * INVALID    an empty name, a character that may not be stored, a text too long, too many people
 * CONFLICT   the seminar takes nobody (says why); a person is in already (names the roll) or is named twice; several
 *            people of the client fit the name
 */
enum status sign_up_add(struct db *db, const struct sign_up_request *request, const char *op, struct sign_up_list *out);

/*
 * Cancels a sign-up. `next` is who is first in line for a seat that is free now, id 0 if nobody: call them, or promote.
 * NOT_FOUND; CONFLICT: cancelled already, was present, or the seminar is held or cancelled.
 */
enum status sign_up_cancel(struct db *db, int64_t seminar, int roll, const char *op, struct sign_up *out,
                           struct sign_up *next);

/*
 * Gives the free seats to those waiting, in order, exactly as many as there are, as one action. `out`: who moved up.
 * NOT_FOUND; CONFLICT: nobody waits, no seat is free, or the seminar is held, cancelled or over.
 */
enum status sign_up_promote(struct db *db, int64_t seminar, const char *op, struct sign_up_list *out);

/*
 * Offers the free seats to those waiting, in order, exactly as many as there are, until the end of the day `until`:
 * each holds the seat meanwhile. One action; who offered and when is kept. INVALID: a day that is over. Else as
 * sign_up_promote.
 */
enum status sign_up_offer(struct db *db, int64_t seminar, int32_t until, const char *op, struct sign_up_list *out);

/*
 * What became of an offer: NOT_REFUSED takes the seat, the others end it and free the seat. `next` as sign_up_cancel.
 * NOT_FOUND; CONFLICT: nothing is offered, it has not expired yet, or the seminar is held or cancelled.
 */
enum status sign_up_answer(struct db *db, int64_t seminar, int roll, enum sign_up_refusal answer, const char *op,
                           struct sign_up *out, struct sign_up *next);

/* What stands with a sign-up in words; empty for nothing. */
struct sign_up_words {
	char note[4 * SIGN_UP_NOTE_CHARACTERS + 1];   /* what they want to ask */
	char over[4 * SIGN_UP_NOTE_CHARACTERS + 1];   /* why they were let in beyond the capacity */
	char moved[4 * SEMINAR_TITLE_CHARACTERS + 1]; /* the seminar they were moved from or to at the door */
	int32_t moved_day;                            /* its first day */
	bool moved_here;                              /* from it to this one */
};
/* Empty too for an id that is none. */
enum status sign_up_words(struct db *db, int64_t id, struct sign_up_words *out);

/*
 * What somebody wants to ask, "" for nothing. It is written over the `version` of the sign-up it was read with (0: over
 * whatever stands), as one action. NOT_FOUND; INVALID: not one line of SIGN_UP_NOTE_CHARACTERS. CONFLICT: somebody
 * changed the sign-up since.
 */
enum status sign_up_set_note(struct db *db, int64_t seminar, int roll, int64_t version, const char *note,
                             const char *op);

/*
 * What was paid for a sign-up, in yen, whatever it owes; 0 takes the payment back. One action. NOT_FOUND. INVALID:
 * below 0 or above SEMINAR_FEE_MOST. CONFLICT: so much is paid already.
 */
enum status sign_up_pay(struct db *db, int64_t seminar, int roll, int amount, const char *op, struct sign_up *out);

#endif
