#ifndef CORE_PEOPLE_YOUTH_H
#define CORE_PEOPLE_YOUTH_H

#include "core/people/person.h"

#include <stddef.h>

/*
 * 青年部, the youth division, has people up to an age that the society settles (45 in most places, 43 in some); it is
 * the setting divisions.youth_age. The division is the one whose name holds 青年部.
 */
#define YOUTH_AGE 45 /* where nothing is settled */

enum youth { YOUTH_NO, YOUTH_FITS, YOUTH_PAST, YOUTH_UNKNOWN };

/* The limit in force on a day. */
enum status youth_limit(struct db *db, int32_t day, int *out);

/* Whole years on a day; -1 when the day of birth is not known or yet to come. */
int youth_age(int32_t born_on, int32_t day);

/* Whether a person belongs to the youth division on a day, and may: NO for those who are not in it, PAST from the day
 * they are older than `limit`, UNKNOWN without a day of birth. */
enum youth youth_of(const struct person *person, int32_t day, int limit);

/* The sentence for PAST and UNKNOWN, "" for the others. */
void youth_text(const struct person *person, int32_t day, int limit, char *out, size_t size);

#endif
