#ifndef CORE_STORE_UNDO_H
#define CORE_STORE_UNDO_H

#include <stdint.h>

#include "core/store/db.h"

/*
 * Takes an action back: replays its row images backwards, through the same constraints and triggers as any write, after
 * making sure that every column but `version` is still as the action left it. It is an action itself, so it can be
 * taken back too (redo).
 *
 * CONFLICT  something was built on it, it is undone already, it is of a kind that cannot be undone, its images are
 *           gone, or a rule refuses the old state now (the seat is taken): the sentence says which
 * NOT_FOUND no such action
 * DENIED    the actor has no right to take this kind back
 */
enum status undo_action(struct db *db, int64_t action, const char *op);

/* The actor's last action of a kind that can be undone, neither an undo nor undone; NOT_FOUND if there is none. */
enum status undo_last(struct db *db, int64_t *out);

/* The action that took `action` back and stands, or 0. */
enum status undo_by(struct db *db, int64_t action, int64_t *out);

#endif
