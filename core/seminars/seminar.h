#ifndef CORE_SEMINARS_SEMINAR_H
#define CORE_SEMINARS_SEMINAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/status.h"
#include "core/store/db.h"
#include "core/time/civil.h"

/*
 * A seminar, its sessions and its seats. Days are those of core/time/civil.h, minutes are of the office's day
 * (0..1440). 満席 is no status: it is open with no free seat.
 */
enum seminar_status { SEMINAR_DRAFT, SEMINAR_OPEN, SEMINAR_CLOSED, SEMINAR_HELD, SEMINAR_CANCELLED };

#define SEMINAR_TITLE_CHARACTERS 100 /* of a lecturer and a room too */
#define SEMINAR_CAPACITY_MOST    9999
#define SEMINAR_SESSIONS_MOST    49
#define SEMINAR_FEE_MOST         9999999 /* yen */

struct seminar_session {
	int64_t id;
	int position; /* 1 and on, in order of time: what --session names */
	int32_t day;
	int from_minute, to_minute;
	int attended;      /* people marked as present in it */
	int64_t closed_at; /* when its attendance was closed, UTC seconds; 0: not yet (core/seminars/closing.h) */
	int counted;       /* how many were present by then */
	int64_t field;     /* its subject field, a row of the code table; 0 if none */
	char room[401];
};

struct seminar {
	int64_t id;
	int64_t version;
	char title[401];
	int64_t consultant; /* the lecturer, when it is one of ours; else 0 */
	char lecturer[401]; /* read: the consultant's name too. Written only when there is no consultant */
	int64_t topic;      /* a row of the code table, 0 if none */
	enum seminar_status status;
	int fee_member, fee_other; /* yen, 0: free. What a sign-up owes is settled when it is made */
	int32_t opens, closes;     /* the first and the last day of sign-up; 0: no such day */
	int certificate_share;     /* earned by so many of a hundred of the sessions; 0: there is no certificate */
	int certificate_fields;    /* and by sessions of so many different subject fields */
	int capacity;
	int registered; /* seats held: registered and offered. May be above the capacity (rule R12) */
	int waiting;
	int attended; /* people present in at least one session */
	int session_count;
	struct seminar_session *sessions; /* in order of time. In a list: inside the list's block */
};

/* Owns one block, sessions included; free with seminar_list_free. `seminars` is NULL when empty. */
struct seminar_list {
	struct seminar *seminars;
	int count;
};

/* draft, open, closed, held, cancelled: the words of the store and of --json. Parsing gives false for any other word.
 */
const char *seminar_status_word(enum seminar_status status);
bool seminar_status_parse(const char *word, enum seminar_status *out);

/* The same in the reader's language. */
const char *seminar_status_text(enum seminar_status status);

/* Seats nobody holds, never below 0. Those waiting come first for them. */
int seminar_free_seats(const struct seminar *seminar);
bool seminar_full(const struct seminar *seminar);

/* Whether its last session has ended. */
bool seminar_over(const struct seminar *seminar, int32_t day, int minute);

/*
 * Why nobody can sign up for it now, as a sentence in `fault` (CONFLICT), or DONE: draft, closed, held, cancelled,
 * before its first day of sign-up, after the last, or its last session over.
 */
enum status seminar_takes_sign_ups(struct db *db, const struct seminar *seminar);

/*
 * A session from civil times (YYYY-MM-DDTHH:MM). INVALID: not of that form, two days, the end not after the start, a
 * room too long. `room` may be NULL.
 */
enum status seminar_session_parse(const char *start, const char *end, const char *room, struct seminar_session *out,
                                  struct fault *fault);
/* YYYY-MM-DDTHH:MM (CIVIL_BYTES) of its start and its end. Give `text` back. */
char *seminar_session_start(const struct seminar_session *session, char text[CIVIL_BYTES]);
char *seminar_session_end(const struct seminar_session *session, char text[CIVIL_BYTES]);

/*
 * Plans a seminar from title, lecturer, topic, capacity, status (draft or open) and sessions (in any order); the ids
 * are written into it, and the sessions are put in order of time. One action. INVALID names the field: no title, two
 * sessions at the same time ...
 */
enum status seminar_add(struct db *db, struct seminar *seminar, const char *op);

/*
 * Changes it to what `seminar` says, its sessions and its status too, over the `version` it was read with (0: over
 * any). A session at the time of one that is there is that one and keeps its attendance; else the next that is left is,
 * in order. One action. CONFLICT: somebody changed it meanwhile; a session that would go has attendance; or as
 * seminar_set_status. Else as seminar_add.
 */
enum status seminar_edit(struct db *db, struct seminar *seminar, const char *op);

/* Those with a session in from..to, both included, by their first session there. DAY_NONE leaves that side open. */
enum status seminar_list_load(struct db *db, int32_t from, int32_t to, struct seminar_list *out);

/* One by its id, as a list of one. NOT_FOUND. */
enum status seminar_get(struct db *db, int64_t id, struct seminar_list *out);

void seminar_list_free(struct seminar_list *list);

/* Another capacity. Nobody loses a seat by it, and nobody moves up: promotion is an action of its own (rule R12). */
enum status seminar_set_capacity(struct db *db, int64_t id, int capacity, const char *op);

/* Whether there is a way from one status to the other: draft to open, open to closed ... */
bool seminar_leads_to(enum seminar_status from, enum seminar_status to);

/*
 * Another status. CONFLICT: the same as it is, or no way leads there; draft once somebody signed up; held before the
 * attendance of each session is closed (core/seminars/closing.h), which makes it held by itself.
 * Cancelling leaves all sign-ups as they are, so that everybody, those waiting too, can be called (rule R13).
 */
enum status seminar_set_status(struct db *db, int64_t id, enum seminar_status status, const char *op);

#endif
