#ifndef CORE_DESKS_WAITING_H
#define CORE_DESKS_WAITING_H

#include <stdbool.h>
#include <stdint.h>

#include "core/desks/appointment.h"
#include "core/desks/slot.h"

/*
 * Who waits for a time at the desks, in the order in which they came: the id is the place in the queue, which nothing
 * changes (rule R11). A wish is closed by a booking of its client about its topic, in the booking's own action
 * (core/desks/appointment.h), or taken off the list; undoing either gives the old place back.
 */

enum waiting_status { WAITING_WAITS, WAITING_BOOKED, WAITING_REMOVED };
/* waiting, booked, removed: as stored and for scripts. */
const char *waiting_status_word(enum waiting_status status);
const char *waiting_status_text(enum waiting_status status);

/* What a call came to, when it was not a booking. */
enum waiting_outcome { WAITING_NO_ANSWER, WAITING_MESSAGE, WAITING_CALL_BACK, WAITING_DECLINED };
#define WAITING_OUTCOMES 4
/* no_answer, message, call_back, declined. */
const char *waiting_outcome_word(enum waiting_outcome outcome);
const char *waiting_outcome_text(enum waiting_outcome outcome);

#define WAITING_NOTICE_MOST     60
#define WAITING_NOTE_CHARACTERS 200

/* A wish. */
struct waiting_wish {
	int64_t client;
	int64_t topic;      /* 0: appointment_topic_preset */
	unsigned desks;     /* 1 << the number of each; 0: any */
	int64_t consultant; /* 0: any */
	struct wish when;   /* days, weekdays and times: wish_any() for any */
	int notice;         /* whole days they need to know before; 0: today will do */
	const char *note;   /* borrowed; NULL or "" is none */
};

/* A wish with the words to show. A text that was not given is empty. */
struct waiting {
	int64_t id, version;
	int64_t appointment; /* BOOKED: which */
	struct waiting_wish wish;
	enum waiting_status status;
	int place;  /* in the queue, from 1; 0 for who waits no more */
	int64_t at; /* since when, UTC seconds */
	int topic_code;
	char number[32];  /* the client's */
	char name[801];   /* the client's */
	char phone[401];  /* the client's first */
	char person[801]; /* the representative, or the founder: who comes */
	char topic_name[401];
	char consultant_name[401];
	char note[801]; /* what wish.note points to in a list */
	int calls;
	int64_t called_at; /* the last call; of calls > 0 only */
	enum waiting_outcome called;
	char called_by[401];
	struct slot free;                      /* a time that fits: waiting_fits; desk 0 for none */
	char free_consultant[PLAN_NAME_BYTES]; /* who sits there then */
};

/* Owns one block of about 4 KiB a row. */
struct waiting_list {
	struct waiting *rows;
	int count, room;
};

/*
 * Each is one action, done once for an operation id (may be NULL); `out` may be NULL. All may give BUSY, DENIED,
 * FAILED, and NOT_FOUND for what does not exist; all but add CONFLICT for who waits no more.
 *
 * add     to the end of the list. INVALID: a text, a notice, days or a desk that cannot be, all of the days past.
 *         CONFLICT: the client waits for this topic already
 * edit    another wish at the same place; the client stays. `version` as of the row that was shown, 0 does not look:
 *         CONFLICT when it was changed since
 * call    what a call came to; the place stays
 * remove  off the list
 */
enum status waiting_add(struct db *db, const struct waiting_wish *wish, const char *op, struct waiting *out);
enum status waiting_edit(struct db *db, int64_t id, int64_t version, const struct waiting_wish *wish, const char *op,
                         struct waiting *out);
enum status waiting_call(struct db *db, int64_t id, enum waiting_outcome outcome, const char *op, struct waiting *out);
enum status waiting_remove(struct db *db, int64_t id, const char *op, struct waiting *out);

/* CONFLICT for who waits no more: two clerks who offer different times to one client shall not both book. */
enum status waiting_check(struct db *db, int64_t id);

/* Inside the action that books: the client's wishes about the topic are met. */
enum status waiting_close(struct db *db, int64_t client, int64_t topic, int64_t appointment);

/*
 * Two clients turn out to be one (core/people/merge.h). Inside an action: where both wait for a topic, the older wish
 * stays, with its place and what it asks for, gets the calls of the other and its note when it has none, and the other
 * is taken off the list. Whose clients the rows name is changed by the caller, afterwards.
 */
enum status waiting_drop_doubles(struct db *db, int64_t client, int64_t other);

enum status waiting_get(struct db *db, int64_t id, struct waiting *out);

/* In the order of the queue; with `all`, also who waits no more. `client` 0: everybody's. */
enum status waiting_list(struct db *db, int64_t client, bool all, struct waiting_list *out);
void waiting_list_free(struct waiting_list *list);

/* Where a time is looked for: the place that came free, or everywhere. */
struct waiting_range {
	int32_t from, to; /* days, both included; DAY_NONE: from today on, and 60 days */
	int desk;         /* 0: any */
	int cell, cells;  /* starts from this cell on, in so many; cells 0: the whole day */
};

/* All the wish says, as a booking asks for it, for slot_list: topic, client, desks, consultant, days, times, notice. */
struct slot_wish waiting_ask_for(const struct waiting_wish *wish, int32_t today);

/*
 * The best free time of the range for one wish, by the very list a booking is made from (core/desks/slot.h), in `free`
 * of the row; its desk is 0 when nothing fits.
 */
enum status waiting_fit(struct db *db, const struct waiting_range *range, struct waiting *waiting);

/*
 * Who is to be called now, in the order of the queue: whoever a time is free for in the next 60 days, and has not
 * declined today. Each time is offered to one of them only.
 */
enum status waiting_offers(struct db *db, struct waiting_list *out);

/* Who fits, in the order of the queue. */
enum status waiting_fits(struct db *db, const struct waiting_range *range, struct waiting_list *out);

/* The booking of its free time, as the wish has it. Texts are borrowed from the row. */
struct booking waiting_booking(const struct waiting *waiting);

#endif
