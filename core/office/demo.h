#ifndef CORE_OFFICE_DEMO_H
#define CORE_OFFICE_DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "core/office/found.h"
#include "core/store/db.h"

/*
 * The practice office: an invented society with invented businesses and people, telephone numbers that cannot exist
 * (042-000-xxxx), a year of appointments behind the clock and some weeks before it, and ten seminars. The same members,
 * seed and clock (db_now) give the same data.
 */
struct demo {
	int members; /* 1 .. 1,000,000 */
	uint64_t seed;
	const char *hash; /* passphrase of the staff who log in (core/store/passphrase.h), NULL: nobody logs in */
	void (*progress)(void *context, int done, int all); /* clients written; may be NULL */
	void *context;
};

/* Writes everything into a new, empty store, as one action that cannot be undone. */
enum status demo_make(struct db *db, const struct founding *founding, const struct demo *demo);

#endif
