#ifndef CORE_SEMINARS_CLOSING_H
#define CORE_SEMINARS_CLOSING_H

#include "core/seminars/attendance.h"

/*
 * 受付終了: the attendance of a session is over. Whoever has a seat and was not marked did not come, and the figures of
 * that moment are kept. What is marked or taken back afterwards stands in the list and in the history; the figures stay
 * (rule R21).
 */
struct session_count {
	int64_t session;
	int position;
	int64_t at; /* UTC seconds */
	char by[401];
	int present, walk_ins; /* walk_ins are among them */
	int absent;            /* had a seat */
	int waiting;
};

/* Of a seminar, in order of its sessions. At most SEMINAR_SESSIONS_MOST, about 450 bytes each. */
struct session_counts {
	int count;
	struct session_count rows[SEMINAR_SESSIONS_MOST];
};
enum status session_counts_load(struct db *db, int64_t seminar, struct session_counts *out);

/* The first session that is over and still to be closed; NULL: none, or the seminar is a draft, held or called off. */
const struct seminar_session *closing_due(const struct seminar *seminar, int32_t day, int minute);

/*
 * How many of those with a seat will come, by the share who did not in the sessions of the past year that were closed.
 * -1 while fewer than EXPECTED_LEAST seats are known.
 */
#define EXPECTED_LEAST 20
enum status closing_expected(struct db *db, int seats, int *out);

/*
 * Closes a session, by its position, or 0: the one that is due, else attend_session. With the last of them the seminar
 * is held. One action. NOT_FOUND: no such seminar or session. CONFLICT: the seminar is a draft or called off, the
 * session has not begun, or it is closed already.
 */
enum status session_close(struct db *db, int64_t seminar, int position, const char *op, struct session_count *out);

#endif
