#ifndef CORE_SEMINARS_DOOR_H
#define CORE_SEMINARS_DOOR_H

#include <stdbool.h>
#include <stdint.h>

#include "core/seminars/attendance.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/store/db.h"

/* The list at the door: a seminar's sign-ups in memory, found by what a person at the door says or shows. */

struct door_row {
	struct sign_up sign_up;
	int64_t at;   /* UTC seconds of the mark in this session, 0: not come yet */
	int64_t mark; /* its id: what was marked within one second is in this order */
	bool walk_in;
};

struct door_key;

struct door {
	struct seminar_list seminar;           /* a list of one */
	const struct seminar_session *session; /* the one that is being attended */
	struct door_row *rows;                 /* in order of roll */
	int count;
	int present;  /* 出席 */
	int absent;   /* 未着: hold a seat and have not come yet */
	int walk_ins; /* 当日, counted in present too */
	struct door_key *keys;
	int64_t since; /* how far the journal was read */
};

/* Loads it for a session: a position, or 0: attend_session. NOT_FOUND. */
enum status door_load(struct db *db, int64_t seminar, int session, struct door *out);
/*
 * Reads only who was marked or taken back since, in any process; rows stay where they are. False in `done`: something
 * else changed, and it is to be loaded anew.
 */
enum status door_catch_up(struct db *db, struct door *door, bool *done);
void door_free(struct door *door);

/* The row of a sign-up, NULL if it is not of this seminar. */
const struct door_row *door_row_of(const struct door *door, int64_t sign_up);

/* What was typed: one to four digits or ranges are rolls, twelve digits a printed code, anything else a name. */
enum door_query { DOOR_EMPTY, DOOR_ROLLS, DOOR_CODE, DOOR_NAME };
enum door_query door_read(const char *query);

/*
 * The rows meant by what was typed, best first: roll; else the beginning of the person's reading, of the given name or
 * the name; else of the business's name or reading, or somewhere in it. Romaji, any kana and kanji. Those who hold a
 * seat come before those who do not. Nothing is read from the store; gives how many were written, at most `room`.
 */
int door_find(const struct door *door, const char *query, const struct door_row **out, int room);

/*
 * Whoever is meant by a name and signed up for another seminar to come, if it is one person only: the sign-up whose
 * session is next, as ATTEND_ELSEWHERE. NOT_FOUND. Reads all sign-ups to come: 20,000 take about 30 ms.
 */
enum status door_elsewhere(struct db *db, int64_t seminar, const char *name, struct attend_result *out);

/* The first of those not cancelled who is called just what was typed, in kanji, kana or romaji (rule R14); NULL. */
const struct door_row *door_named(const struct door *door, const char *name);

#endif
