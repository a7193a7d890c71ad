#ifndef CORE_HISTORY_UNDO_H
#define CORE_HISTORY_UNDO_H

#include <stdint.h>

#include "core/store/undo.h"

/*
 * Takes an action back. It is an action itself, so it can be taken back too (redo), and it meets what every write meets
 * (rule R31): the constraints and triggers of the store, and the plan (core/desks/undone.h).
 *
 * CONFLICT  something was built on it, it is undone already, it is of a kind that cannot be undone, its images are
 *           gone, or a rule refuses the old state now (the seat is taken, nobody sits there any more): the sentence
 *           says which
 * NOT_FOUND no such action
 * DENIED    the actor has no right to take this kind back
 */
enum status undo_action(struct db *db, int64_t action, const char *op);

#endif
