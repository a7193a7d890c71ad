#ifndef CORE_DESKS_APPOINTMENT_H
#define CORE_DESKS_APPOINTMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"
#include "core/time/civil.h"

/* Where an appointment stands. The first three are live: they hold their cells. The last three are final. */
enum appointment_status {
	APPOINTMENT_BOOKED,
	APPOINTMENT_ARRIVED,
	APPOINTMENT_IN_SESSION,
	APPOINTMENT_DONE,
	APPOINTMENT_NO_SHOW,
	APPOINTMENT_CANCELLED,
};
bool appointment_live(enum appointment_status status);
/* booked, arrived, in_session, done, no_show, cancelled: as stored and for scripts. */
const char *appointment_status_word(enum appointment_status status);
/* 予約, 来所, 相談中, 相談済, 来所なし, 取消 in the reader's language. */
const char *appointment_status_text(enum appointment_status status);

enum means { MEANS_COUNTER, MEANS_PHONE, MEANS_ONLINE };
/* counter, phone, online. */
const char *means_word(enum means means);
const char *means_text(enum means means);
/* By its word. False if there is no such means. */
bool means_find(const char *word, enum means *out);

/* An appointment with the words to show. A text that was not given is empty. */
struct appointment {
	int64_t id, version;
	int64_t client, consultant, topic, cancel_reason;
	int64_t rebooks; /* the appointment it was booked again from; 0: none */
	int32_t day;
	int desk;
	int cell, cells; /* held */
	int minutes;     /* told: ends cell * 15 + minutes */
	enum appointment_status status;
	enum means means;
	bool walk_in;
	bool has_note;      /* its text by appointment_note */
	int earlier;        /* how often it was moved */
	char number[32];    /* the client's */
	char name[801];     /* the client's */
	char phone[401];    /* the client's first */
	char visitor[801];  /* who comes */
	char callback[401]; /* 日中連絡先 */
	char consultant_name[401];
	char topic_name[401];
	int topic_code;
	char reason_name[401]; /* cancelled: why */
};

/* What a booking needs. Texts are borrowed; NULL or "" is none. */
struct booking {
	int64_t client;
	int desk;
	int32_t day;
	int cell;
	int minutes;   /* 0: the office's session */
	int64_t topic; /* 0: appointment_topic_preset */
	enum means means;
	bool walk_in;    /* is here: has arrived, and may start in the running cell */
	int64_t rebooks; /* the client's appointment that is booked again; 0: none */
	int64_t waiting; /* the wish of the waiting list for which it is taken, which must still wait; 0: none */
	const char *visitor, *callback, *note;
};

/*
 * Each is one action, done once for an operation id (`op` may be NULL): repeated, it gives the appointment as it
 * stands. `out` may be NULL. All may give BUSY, DENIED, FAILED, and NOT_FOUND for what does not exist.
 *
 * book     the consultant is who the plan has at that desk and time; what the client waits for about the topic is met
 *          with it (core/desks/waiting.h). INVALID: a text too long or with a forbidden
 *          character, minutes that cannot be. CONFLICT: closed, past, outside the plan, or taken - the sentence names
 *          what stands there and the nearest free starts; or what is booked again is somebody else's, or its reason
 *          does not have it (appointment_may_rebook); or the wish was met or taken off meanwhile.
 * move     to another desk or time, keeping its length; its own cells do not stand in its way. The old place is kept. A
 *          consultation that has begun is not moved; who has arrived may be moved into the running cell.
 * cancel   `reason` is a code, a word or a name of the code table; any other text is kept with the reason "other".
 * mark     to ARRIVED, IN_SESSION, DONE or NO_SHOW: any later state directly, never back (undo does that), never out of
 *          a final one. NO_SHOW not before the start and only from BOOKED.
 */
enum status appointment_book(struct db *db, const struct booking *booking, const char *op, struct appointment *out);
/* What appointment_book would say now; writes nothing. */
enum status appointment_could_book(struct db *db, const struct booking *booking);
enum status appointment_move(struct db *db, int64_t id, int desk, int32_t day, int cell, const char *op,
                             struct appointment *out);
enum status appointment_cancel(struct db *db, int64_t id, const char *reason, const char *op, struct appointment *out);
enum status appointment_mark(struct db *db, int64_t id, enum appointment_status to, const char *op,
                             struct appointment *out);

enum status appointment_get(struct db *db, int64_t id, struct appointment *out);

/* CONFLICT when it was cancelled for a reason after which nothing is booked again, as a mistake. */
enum status appointment_may_rebook(struct db *db, const struct appointment *was);

/* The last that was booked again from this one; 0: none. */
enum status appointment_rebooked_as(struct db *db, int64_t id, int64_t *out);

#define APPOINTMENT_NOTE_BYTES 16001
/* The note, and why it was cancelled in the clerk's own words. Either may be NULL. */
enum status appointment_note(struct db *db, int64_t id, char note[APPOINTMENT_NOTE_BYTES],
                             char cancel_note[APPOINTMENT_NOTE_BYTES]);

/* Which appointments. All zero but the days is: everything. */
struct appointment_filter {
	int32_t from, to; /* both included; DAY_NONE: without end on that side */
	int desk;
	int64_t consultant, client;
	int64_t only; /* a right, repeated: nobody's but this consultant's, whatever else is asked for; 0: anybody's */
	unsigned statuses; /* 1 << enum appointment_status; 0: all */
	bool newest_first; /* else by day, start and desk */
	int limit;         /* 0: all */
};
#define APPOINTMENT_LIVE (1U << APPOINTMENT_BOOKED | 1U << APPOINTMENT_ARRIVED | 1U << APPOINTMENT_IN_SESSION)

/* Calls `seen` for each; the appointment is borrowed for the call, in which the store must not be asked. */
enum status appointment_each(struct db *db, const struct appointment_filter *filter,
                             void (*seen)(void *context, const struct appointment *appointment), void *context);

/* The same in one block of about 3.5 KiB a row, for screens; appointment_list_free gives it back. */
struct appointment_list {
	int count, room;
	struct appointment *rows;
};
enum status appointment_list(struct db *db, const struct appointment_filter *filter, struct appointment_list *out);
void appointment_list_free(struct appointment_list *list);
/* One more at its end. False without memory. */
bool appointment_list_add(struct appointment_list *list, const struct appointment *appointment);

/* What the client waits for, else asked about last, else the topic of code 0: what a form is preset with. */
enum status appointment_topic_preset(struct db *db, int64_t client, int64_t *out);

/*
 * Of the last 12 months and to come: late cancellations - on the day before or later - whose reason counts against the
 * client, and no-shows. They are shown and keep nobody from booking. Of all times: consultations done, and the day of
 * the first appointment that was not cancelled (DAY_NONE: there was none).
 */
struct appointment_counts {
	int late, no_show;
	int done;
	int32_t first;
};
enum status appointment_counts(struct db *db, int64_t client, struct appointment_counts *out);

/* Where it stood before it was moved, newest first. At most `room`. */
struct earlier_slot {
	int32_t day;
	int desk, cell;
	int64_t consultant;
};
enum status appointment_earlier(struct db *db, int64_t id, struct earlier_slot *out, int room, int *count);

#endif
