#ifndef CORE_EXPORT_DESK_LEAF_H
#define CORE_EXPORT_DESK_LEAF_H

#include <stdint.h>

#include "core/export/extract.h"
#include "core/store/db.h"

/* What stands on the papers of the appointment book, as the records of print/leaf.h. */

/* Opens `leaf`; extract_close whatever happens then. */
void desk_leaf_open(struct extract *leaf);

/*
 * The slip of the appointment `id`, and whose it is. No note. NOT_FOUND; CONFLICT for one that is over or cancelled;
 * the store's.
 */
enum status desk_leaf_slip(struct db *db, int64_t id, struct extract *leaf, int64_t *client);

/*
 * The days of a consultant: what is booked, what is free, what is closed of the time they would sit there, and why.
 * `only` as in struct appointment_filter. The store's statuses.
 */
struct desk_leaf_days {
	int64_t consultant, only;
	int32_t first, last; /* both included */
};
enum status desk_leaf_week(struct db *db, const struct desk_leaf_days *days, struct extract *leaf);

#endif
