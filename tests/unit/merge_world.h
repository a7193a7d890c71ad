#ifndef TESTS_UNIT_MERGE_WORLD_H
#define TESTS_UNIT_MERGE_WORLD_H

#include "core/people/merge.h"

#include <stdint.h>

/* A practice office of so many members with a year behind it, and a table that no code has heard of: `parking`, which
 * points to a client and may have a place once a client. */
struct db *merge_world(int members, uint64_t seed);

/* Lets two clients clash in every way a merge has to settle: a person of the same name in the same seminar, ticked off
 * or not, the same phone, division, unwanted consultant, parking place, and pairs that were looked at. */
void merge_clash(struct db *db, int64_t one, int64_t other);

/* Every value of every row of every table that is kept, but `version`: to be freed. */
char *merge_image(struct db *db);

/* Runs SQL inside an action that may write anything. */
void merge_sql(struct db *db, const char *sql);
int64_t merge_one(struct db *db, const char *sql, int64_t id);

#endif
