#ifndef CORE_DESKS_CALENDAR_H
#define CORE_DESKS_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"
#include "core/time/civil.h"

/* Which days the office works, and what it has settled for each: the one place that says a day is closed. */

#define CALENDAR_SPANS 8 /* of opening hours on a day, of closed dates in a year */

/* Minutes of a day, half-open. */
struct opening {
	int from, to;
};

/* The setting society.closed_days: "sat,sun,12-29..01-03,08-13". */
struct closed_days {
	unsigned weekdays; /* 1 << enum weekday */
	int count;
	struct {
		int from, to; /* month * 100 + day of month, both included; from > to goes over the end of the year */
	} spans[CALENDAR_SPANS];
};

enum closed_reason { OPEN_DAY, CLOSED_WEEKDAY, CLOSED_HOLIDAY, CLOSED_SPAN };

/* What the office has settled, and what the calendar says, for one day. */
struct calendar_day {
	int32_t day;
	enum closed_reason closed; /* a holiday on a Sunday is CLOSED_HOLIDAY */
	const char *holiday;       /* 勤労感謝の日, or NULL; borrowed, for ever */
	int span_from, span_to;    /* CLOSED_SPAN: month * 100 + day of month */
	int desks;                 /* 1..9 */
	int session_minutes;       /* what a client is told */
	int gap_minutes;           /* after it */
	int openings;
	struct opening opening[CALENDAR_SPANS];
};

/*
 * The days from `first` to `last`, both included, in one block that calendar_free gives back.
 * INVALID if a setting of the store cannot be read, NOT_FOUND if the office has settled nothing for the first day.
 */
struct calendar {
	int32_t first;
	int count;
	struct calendar_day *days;
};
enum status calendar_load(struct db *db, int32_t first, int32_t last, struct calendar *out);
void calendar_free(struct calendar *calendar);

/* One day alone, or NULL when it lies outside. */
const struct calendar_day *calendar_find(const struct calendar *calendar, int32_t day);
enum status calendar_day(struct db *db, int32_t day, struct calendar_day *out);

/*
 * Why the day is closed, in the reader's language: the holiday's name, the weekday, or the span of dates. Empty when
 * it is not. Gives `text` back.
 */
char *calendar_reason(const struct calendar_day *day, char *text, size_t size);

/* The forms of the settings: INVALID with a sentence. `fault` may be NULL. */
enum status closed_days_parse(const char *text, struct closed_days *out, struct fault *fault);
enum status hours_parse(const char *text, struct opening out[CALENDAR_SPANS], int *count, struct fault *fault);

#endif
