#ifndef TESTS_UNIT_PEOPLE_H
#define TESTS_UNIT_PEOPLE_H

#include "core/people/client.h"

/* An office in memory with the divisions of the register files, and clients in it. */
struct db *people_office(void);
/* Adds a client; texts may be NULL. Gives its id. */
int64_t people_add(struct db *db, enum client_kind kind, const char *number, const char *name, const char *reading,
                   const char *representative, const char *representative_reading, const char *phone);

#endif
