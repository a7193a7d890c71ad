#ifndef CORE_DESKS_CALLS_H
#define CORE_DESKS_CALLS_H

#include "core/desks/appointment.h"

/*
 * Calls to make. They follow from the appointments, the plan and the waiting lists at any moment, on every terminal and
 * on the next day:
 *
 * closure       booked at a time that the plan does not have any more (core/desks/outside.h); until it is moved,
 *               cancelled or over, whatever was said
 * confirmation  booked for the next day on which somebody sits at a desk; until the client has agreed. One that was
 *               tried and not reached stays on the day itself, up to its time
 * offer         waits for a time at the desks, and one is free (waiting_offers); until it is booked or declined
 * seat          waits for a seat in a seminar, and one is free (core/seminars/seat.h); until it is taken
 * called_off    was in a seminar that is called off, or waited for it; until they know
 * feedback      done two weeks ago, or in the two weeks before that; until it is rated
 *
 * An appointment has one call at a time, and so has who waits. What was said counts for the time at which the
 * appointment then stood: moved, it is confirmed anew.
 */
enum call_kind { CALL_CLOSURE, CALL_CONFIRMATION, CALL_OFFER, CALL_SEAT, CALL_OFF, CALL_FEEDBACK };

/* RATED is of feedback alone, and AGREED is not. */
enum call_outcome { CALL_NONE, CALL_AGREED, CALL_NO_ANSWER, CALL_MESSAGE, CALL_LATER, CALL_RATED };

/* closure, confirmation, offer, seat, called_off, feedback; agreed, no_answer, message, later, rated ("" for none): as
 * stored, and for scripts.
 */
const char *call_kind_word(enum call_kind kind);
const char *call_outcome_word(enum call_outcome outcome);
/* 休止連絡, 明日確認, 空き案内, 空席案内, 中止連絡, 満足度; 了承, 不在, 伝言, 折り返し, 評価 in the reader's language.
 */
const char *call_kind_text(enum call_kind kind);
const char *call_outcome_text(enum call_outcome outcome);
/* By its word. False if there is no such outcome that a call can have. */
bool call_outcome_find(const char *word, enum call_outcome *out);

struct call_row {
	enum call_kind kind;
	int64_t id; /* of the appointment, the wish or the sign-up */
	/*
	 * Whom, when, where and what for. Of an offer what could be booked, of a seat the client, the person, the first
	 * session and, as the topic, the seminar's title; their own id is 0, they are no appointments yet.
	 */
	struct appointment visit;
	int64_t seminar;        /* SEAT, OFF */
	enum call_outcome last; /* what came of the last try; CALL_NONE: there was none */
	int64_t at;             /* when, UTC seconds */
	char by[401];           /* who tried */
	int tries;
};

struct call_list {
	int count, room;
	struct call_row *rows; /* by kind, then as the appointments stand: feedback the oldest first */
};

/* About 4 KiB a row; call_list_free gives it back, and takes a zeroed one. */
enum status call_list(struct db *db, struct call_list *out);
void call_list_free(struct call_list *list);

/* One by its kind and id as it is now. NOT_FOUND: there is no such call any more. */
enum status call_get(struct db *db, enum call_kind kind, int64_t id, struct call_row *out);

/*
 * One action: what came of the call about this appointment. `rating` is 1..5 with RATED, else 0. NOT_FOUND: there is no
 * such call now - somebody else may have made it. INVALID: an outcome that this kind of call cannot have.
 */
enum status call_tell(struct db *db, int64_t appointment, enum call_outcome outcome, int rating, const char *op);

#endif
