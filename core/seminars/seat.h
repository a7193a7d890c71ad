#ifndef CORE_SEMINARS_SEAT_H
#define CORE_SEMINARS_SEAT_H

#include "core/seminars/sign_up.h"

/*
 * A free seat for somebody who waits: of every seminar to come exactly as many of the first in line as there are seats
 * (rule R11). Nothing is kept of it but what the calls came to.
 */
struct seat {
	struct sign_up sign_up;
	char title[401];
	int32_t day; /* of the first session */
	int minute;
	int calls;
	int64_t called_at; /* the last call; of calls > 0 only */
	char outcome[16];  /* no_answer, message, later */
	char called_by[401];
};

struct seat_list {
	int count, room;
	struct seat *rows; /* by seminar and roll */
};

/* About 4 KiB a row; seat_list_free gives it back, and takes a zeroed one. */
enum status seat_list_load(struct db *db, struct seat_list *out);
/* Those of seminars that were called off, until they know (rule R13): with a seat or waiting, by what the calls came to
 * (core/seminars/told.h). */
enum status seat_list_off(struct db *db, struct seat_list *out);
void seat_list_free(struct seat_list *list);

/*
 * Each is one action, done once for an operation id. NOT_FOUND: no seat is free for them now.
 *
 * take  they take it. CONFLICT: somebody else waits longer for that seminar - the waiting list goes in order
 * call  `outcome` is no_answer, message or later; INVALID: another word
 */
enum status seat_take(struct db *db, int64_t sign_up, const char *op, struct sign_up *out);
enum status seat_call(struct db *db, int64_t sign_up, const char *outcome, const char *op);

#endif
