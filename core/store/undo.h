#ifndef CORE_STORE_UNDO_H
#define CORE_STORE_UNDO_H

#include <stdint.h>

#include "core/store/db.h"

/*
 * Replays an action's row images backwards, through the same constraints and triggers as any write, after making sure
 * that every column but `version` is still as the action left it. Inside an action only: core/history/undo.h begins and
 * ends it, and asks of what was written what no constraint can. Statuses as there.
 */
enum status undo_replay(struct db *db, int64_t action);

/* The actor's last action of a kind that can be undone, neither an undo nor undone; NOT_FOUND if there is none. */
enum status undo_last(struct db *db, int64_t *out);

/* The action that took `action` back and stands, or 0. */
enum status undo_by(struct db *db, int64_t action, int64_t *out);

#endif
