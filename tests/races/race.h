#ifndef TESTS_RACES_RACE_H
#define TESTS_RACES_RACE_H

#include "core/seminars/seminar.h"
#include "core/store/db.h"

/* What the races for seats and figures of a seminar share. What fails ends the process with status 2. */

#define RACE_NOW 1795498200 /* 2026-11-24T14:30 */

_Noreturn void race_die(const char *what, struct db *db);

/* The store at `path`, by its manager, at RACE_NOW, waiting a minute for the others. */
struct db *race_store(const char *path, enum db_mode mode);
void race_run(struct db *db, const char *sql);
/* The number a query gives of `$id`; 0 without a row. */
int64_t race_one(struct db *db, const char *sql, int64_t id);

/* A new store with one seminar of one session, client 1, and its people 1 to `people`. */
struct db *race_seminar(const char *path, const struct seminar_session *session, int capacity, int people);
/* Signs one of them up. */
void race_sign_up(struct db *db, int64_t person);

/* Says what is wrong; 1. */
int race_found(const char *what, int64_t number);

/*
 * A race: `play` gives how many things went wrong in one round of it, in a store of its own. race_main plays as many as
 * are wanted and gives main's status: none may go wrong; with --twin one must.
 *
 *      NAME_race [--twin] [rounds]
 */
struct race {
	const char *name;
	const char *without; /* what the twin goes without */
	int rounds, soak, twin;
	int (*play)(const char *path, int round, bool twin);
};
int race_main(int argc, char **argv, const struct race *race);

#endif
