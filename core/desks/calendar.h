#ifndef CORE_DESKS_CALENDAR_H
#define CORE_DESKS_CALENDAR_H

#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"
#include "core/time/civil.h"
#include "core/time/hours.h"

/* Which days the office works, and what it has settled for each: the one place that says a day is closed. */

enum closed_reason { OPEN_DAY, CLOSED_WEEKDAY, CLOSED_HOLIDAY, CLOSED_RANGE, CLOSED_SPECIAL };

#define SPECIAL_CHARACTERS 40
#define SPECIAL_BYTES      161

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
	int64_t special_id;          /* of the rule for this day alone; 0: none */
	char special[SPECIAL_BYTES]; /* what the office calls a day it has made a working or a closed one; else empty */
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
 * Why the day is closed, in the reader's language: its own name, the holiday's, the weekday, or the range of dates;
 * empty when it is open. Gives `text` back.
 */
char *calendar_reason(const struct calendar_day *day, char *text, size_t size);

/*
 * Makes a day a working one or a closed one, whatever weekday or holiday it is, under a name of 1 to 40 characters.
 * Inside an action only (core/desks/replan.h). CONFLICT: it has been made one already. INVALID: the name.
 */
enum status special_day_put(struct db *db, int32_t day, bool works, const char *name, int64_t *id);

#endif
