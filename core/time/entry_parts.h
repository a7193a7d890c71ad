#ifndef CORE_TIME_ENTRY_PARTS_H
#define CORE_TIME_ENTRY_PARTS_H

#include "core/time/entry.h"
#include "core/time/era.h"

/* For entry.c: a date written out in numbers, as far as it was, the day it means, and why it means none. */

#define PART_NONE (-1)

struct parts {
	int year; /* within the era, if there is one; PART_NONE for a part left out */
	int year_digits;
	int month, mday;
	const struct era *era;
};

/* R8.12.1  2026/12/1  12/1  1201  1  and the same in kanji: as the header of entry.h has them. */
bool parts_read(struct typed *typed, struct parts *out);

/* With what was left out filled in; DAY_NONE if there is no such day. */
int32_t parts_day(const struct parts *parts, const struct entry_base *base);

/* The sentence for parts whose day is DAY_NONE. INVALID. */
enum status parts_refuse(const struct parts *parts, const struct entry_base *base, const char *text,
                         struct fault *fault);

#endif
