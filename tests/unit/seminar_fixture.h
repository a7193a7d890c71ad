#ifndef TESTS_UNIT_SEMINAR_FIXTURE_H
#define TESTS_UNIT_SEMINAR_FIXTURE_H

#include "core/seminars/attendance.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/store/db.h"

/* A store in memory at 2026-11-24T10:24 with a manager at work and a few clients: id 1 00087 ㈱山田製作所 (people 1
 * 山田 豊 ヤマダ ユタカ, 2 佐藤 博 サトウ ヒロシ), id 2 00412 小川造園 (person 3 小川 茂), id 3 C00001 喜多見 翔太
 * (person 4). */
struct db *seminar_store(void);
/* Puts those clients into an open store. */
void seminar_clients(struct db *db);

/* Sets the desk's clock to an office time. */
void at_time(struct db *db, const char *civil);

/* An open seminar on 2026-12-03 14:00-16:00. Gives its id. */
int64_t open_seminar(struct db *db, int capacity);

/* Enters a client with one person, both called `name`; gives the client's id. */
int64_t new_client(struct db *db, const char *name, const char *reading);

/* Signs one person of a client up by name; the row is in `out`. */
enum status sign_up_one(struct db *db, int64_t seminar, int64_t client, const char *name, struct sign_up *out);

/* The seminar as it stands, without its sessions. */
struct seminar seminar_now(struct db *db, int64_t id);

int64_t count_of(struct db *db, const char *sql);

#endif
