#ifndef TESTS_FAULTS_DAY_H
#define TESTS_FAULTS_DAY_H

#include <stdbool.h>

#include "core/store/db.h"

/*
 * A short day at the desk in steps, each one action with an operation id of its own: booking, moving, arriving,
 * cancelling, undo, a seminar with its queue and its door, clients, an import. The same steps give the same store byte
 * for byte of content, however often one of them was begun in vain.
 */
enum { DAY_STEPS = 14 };

/* Founds the office of tests/unit/desk_fixture.h in a new store; exits if that fails. */
void day_found(const char *path);

/* Opens the store as its manager, at 8:00. Gives NULL when that is refused; `fault` says why. */
struct db *day_join(const char *path, struct fault *fault);

/* Does step 0..DAY_STEPS-1; once it is confirmed, doing it again changes nothing. */
enum status day_step(struct db *db, int step);

/* Does all steps on a store just founded, with db_check between them, and keeps what stands after each. */
void day_rehearse(const char *path);

/*
 * Whether the store is as the next program must find it: it opens and is whole, what stands is what was rehearsed after
 * exactly the `confirmed` steps, or one more that nobody was told of, and the rest of the day done now ends as
 * rehearsed. If not, what is wrong is printed after `when`, unless that is NULL.
 */
bool day_verify(const char *path, int confirmed, const char *when);

#endif
