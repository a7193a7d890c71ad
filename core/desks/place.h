#ifndef CORE_DESKS_PLACE_H
#define CORE_DESKS_PLACE_H

#include "core/desks/slot.h"

/* Putting an appointment somewhere: the two moments at which it may be refused, and the sentences for it. */

/* Where it shall go. */
struct place {
	int32_t day;
	struct slot_ask ask;
	int minutes; /* told */
};

/*
 * Inside the action, before writing: who sits there. CONFLICT for a closed day, a past time or one outside the plan,
 * NOT_FOUND for a desk the office does not have. Whether it is taken is left to the constraints of the store, which
 * hold whatever anybody looked at before.
 */
enum status place_check(struct db *db, const struct place *place, int64_t *consultant);

/* Outside an action: the same, and CONFLICT too for what is taken at this moment. */
enum status place_look(struct db *db, const struct place *place);

/*
 * After writing: gives `written` back, and if a constraint refused the cells, with a sentence that names what stands
 * there and the nearest free starts of the desk.
 */
enum status place_explain(struct db *db, const struct place *place, enum status written);

#endif
