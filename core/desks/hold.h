#ifndef CORE_DESKS_HOLD_H
#define CORE_DESKS_HOLD_H

#include "core/store/db.h"
#include "core/time/civil.h"

/*
 * Who is filling in a booking for which place (入力中). Others see it; it keeps nobody from saving: who saves first has
 * the place. A hold is over HOLD_SECONDS after the last key, whether its desk still lives or not.
 */

#define HOLD_SECONDS 180
#define HOLD_WARNING 150 /* without a key: its owner is told */
#define HOLDS_MOST   16

struct hold {
	int32_t day;
	int desk, cell, cells;
	int64_t until; /* UTC seconds */
	char name[401];
};

/* Writes wait HOLD_PATIENCE ms at most and are no actions: nothing is lost when one is BUSY. */
#define HOLD_PATIENCE 200

/* The actor holds a place from now on. Those that are over are cleared away with the same write. `id` 0: not DONE. */
enum status hold_begin(struct db *db, int32_t day, int desk, int cell, int cells, int64_t *id);
/* It goes on until then. */
enum status hold_keep(struct db *db, int64_t id, int64_t until);
enum status hold_end(struct db *db, int64_t id);

/* Those of a day that are not over. At most `room`. */
enum status hold_list(struct db *db, int32_t day, struct hold *out, int room, int *count);

/* The one that lies over a cell of a desk at `now`; NULL for none. Borrowed. */
const struct hold *hold_at(const struct hold *holds, int count, int64_t now, int desk, int cell);

#endif
