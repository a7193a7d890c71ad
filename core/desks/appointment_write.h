#ifndef CORE_DESKS_APPOINTMENT_WRITE_H
#define CORE_DESKS_APPOINTMENT_WRITE_H

#include "core/desks/appointment.h"
#include "core/store/action.h"

/* What the files that write appointments share: appointment.c, appointment_book.c. */

#define APPOINTMENT_NOTE_CHARACTERS 4000

/* The actions end alike: what it was about, commit, and the appointment as it stands. */
enum status appointment_finish(struct db *db, enum status status, int64_t client, int64_t id, struct appointment *out);
/* A repeated action is answered with the appointment as it stands. */
enum status appointment_repeated(struct db *db, const struct action *action, struct appointment *out);

#endif
