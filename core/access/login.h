#ifndef CORE_ACCESS_LOGIN_H
#define CORE_ACCESS_LOGIN_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * Who sits down at the desk says a passphrase. Right and wrong ones are actions without rows ("staff.login",
 * "staff.refuse"), so the log tells who tried. After each wrong one in a row the next must wait twice as long, up to
 * five minutes, in whatever process it is tried; nobody is ever locked out.
 */
#define LOGIN_PAUSE_MOST 300 /* seconds */

/* Whether the store asks at all: a practice office made without passphrases has none to ask for. */
enum status login_asked(struct db *db, bool *out);

/* Has the staff member one? */
enum status login_has(struct db *db, int64_t staff, bool *out);

/* Seconds until the next try, 0 for none. `machine` is the machine's own clock, UTC seconds. */
enum status login_pause(struct db *db, int64_t staff, int64_t machine, int *out);

/* DENIED if it is not the staff member's passphrase. Takes about a tenth of a second on purpose. */
enum status login_try(struct db *db, int64_t staff, const char *passphrase);

#endif
