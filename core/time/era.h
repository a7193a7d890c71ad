#ifndef CORE_TIME_ERA_H
#define CORE_TIME_ERA_H

#include "core/time/civil.h"

/*
 * Japanese eras, each from its first day on: a year is shared by two eras when the era changed within it. A new era is
 * one line in the table of era.c.
 */
struct era {
	int year, month, mday; /* its first day */
	char letter;           /* M T S H R, as typed: R8.12.1 */
	const char *kanji;     /* 令和 */
	const char *romaji;    /* Reiwa */
};

/* The era of a day, and in `year` the year within it: 1 is shown as 元. Days of the calendar of civil.h only. */
const struct era *day_era(int32_t day, int *year);

/* By its letter (either case) or kanji at the beginning of `text`; `length` becomes the bytes read. NULL if none. */
const struct era *era_read(const char *text, size_t *length);

/* DAY_NONE if there is no such date, or the day lies in another era: 令和1年4月30日. */
int32_t era_day(const struct era *era, int year, int month, int mday);

#endif
