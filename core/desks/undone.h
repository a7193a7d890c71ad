#ifndef CORE_DESKS_UNDONE_H
#define CORE_DESKS_UNDONE_H

#include <stdint.h>

#include "core/store/db.h"

/*
 * What an undo brought back to life, or to another time or desk, today or later, has its consultant there by the plan
 * as it is now (rule R31): the undo of a cancellation is decided as a booking is. Inside the action `undo`, after the
 * replay. CONFLICT with the sentence a booking would have got; or when a wish that waits again would be its client's
 * second one about the topic.
 *
 * What was live at its time and stays there is none of this: taking back an arrival, a handing over or a change of the
 * plan leaves it live, and when the plan has no place for it, it is to be called (rule R7).
 */
enum status undone_check(struct db *db, int64_t undo);

/*
 * `replayed` back; and when a cell was taken meanwhile, with the sentence of a booking there: who stands in the way,
 * and what is free near it.
 */
enum status undone_explain(struct db *db, int64_t action, enum status replayed);

#endif
