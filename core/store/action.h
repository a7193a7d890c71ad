#ifndef CORE_STORE_ACTION_H
#define CORE_STORE_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * A write is an action: rights, rows, log row, commit - or nothing.
 *
 *      struct action a;
 *      enum status status = action_begin(db, "appointment.book", op, &a);
 *      if (status != DONE)
 *              return status;
 *      if (a.repeated)
 *              return appointment_get(db, a.subject, out);
 *      ...
 *      action_about(db, client, "appointment", id);
 *      return action_end(db, status);
 */
struct action {
	int64_t id;      /* of the log row */
	int64_t subject; /* when repeated: what the first time was about */
	bool repeated;   /* `op` was done before; nothing is open, nothing must be done */
};

/*
 * Begins (BEGIN IMMEDIATE). `op` is the operation id or NULL; it is kept when the action ends, so one that broke off
 * between its parts may be begun again. BUSY, DENIED (the actor's roles lack the right, or nobody acts), INVALID (an
 * operation id of more than 64 characters), CONFLICT (one that was another action's, or whose action was taken back),
 * FAILED (an action without a row in the table of rights, or one inside another).
 */
enum status action_begin(struct db *db, const char *name, const char *op, struct action *out);

/* What it is about: the client whose card shows it (0: none), the table and the row. */
void action_about(struct db *db, int64_t client, const char *noun, int64_t subject);

/*
 * Commits what is written so far and goes on in a new transaction of the same action, after a pause in which whoever
 * waits to write does. Undo takes back all parts. After a failure action_end is still called, with its status.
 */
enum status action_part(struct db *db);

/*
 * Commits what is written so far and lets go of the store, so that a long import need not hold it while keys are waited
 * for; other actions may be done meanwhile. action_go_on takes the same action up again, as its next part. One action
 * at a time may rest.
 */
enum status action_rest(struct db *db);
enum status action_go_on(struct db *db);

/* DONE commits, anything else rolls back; gives `status` back, or why the commit failed. */
enum status action_end(struct db *db, enum status status);

/* The last action of this handle that was committed, 0 if none. */
int64_t action_last(const struct db *db);

#endif
