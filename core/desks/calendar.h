#ifndef CORE_DESKS_CALENDAR_H
#define CORE_DESKS_CALENDAR_H

#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"
#include "core/time/civil.h"
#include "core/time/hours.h"

/* Which days the office works, and what it has settled for each: the one place that says a day is closed. */

enum closed_reason { OPEN_DAY, CLOSED_WEEKDAY, CLOSED_HOLIDAY, CLOSED_RANGE };

/* What the office has settled, and what the calendar says, for one day. */
struct calendar_day {
	int32_t day;
	enum closed_reason closed; /* a holiday on a Sunday is CLOSED_HOLIDAY */
	const char *holiday;       /* 勤労感謝の日 in the reader's language, or NULL; borrowed, for ever */
	int range_from, range_to;  /* CLOSED_RANGE: month * 100 + day of month, both included */
	int desks;                 /* 1..9 */
	int session_minutes;       /* what a client is told */
	int gap_minutes;           /* after it */
	struct hours hours;
};

/*
 * The days from `first` to `last`, both included, in one block that calendar_free gives back. What the office settles
 * from a day on holds from that day on. NOT_FOUND if it has settled nothing yet, FAILED if a setting cannot be read.
 */
struct calendar {
	int32_t first;
	int count;
	struct calendar_day *days;
};
enum status calendar_load(struct db *db, int32_t first, int32_t last, struct calendar *out);
void calendar_free(struct calendar *calendar);

/* One day, or NULL when it lies outside. Borrowed from the calendar. */
const struct calendar_day *calendar_find(const struct calendar *calendar, int32_t day);

/* One day alone. */
enum status calendar_day(struct db *db, int32_t day, struct calendar_day *out);

/*
 * Why the day is closed, in the reader's language: the holiday's name, the weekday, or the range of dates; empty when
 * it is open. Gives `text` back.
 */
char *calendar_reason(const struct calendar_day *day, char *text, size_t size);

#endif
