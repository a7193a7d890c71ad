#ifndef TESTS_UNIT_FULL_STORE_H
#define TESTS_UNIT_FULL_STORE_H

#include "tests/unit/desk_fixture.h"

/* The small office in memory, with at least one row in every journaled table: for what holds of all of them. */
void full_store_open(struct office *office);

/* Writes as an action may that nothing stops but the schema; gives what the schema says. Takes it back if refused. */
enum status full_store_write(struct db *db, const char *sql);

#endif
