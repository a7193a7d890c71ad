#ifndef CORE_TIME_ENTRY_H
#define CORE_TIME_ENTRY_H

#include "core/status.h"
#include "core/time/civil.h"
#include "core/time/typed.h"

/*
 * Dates and times as clerks type them, half-width or full-width.
 *
 *   12/1  12-1  12.1  12月1日  1201     the month and day; the year from `shown`
 *   1  1日                              the day; month and year from `shown`
 *   2026/12/1  20261201  2026年12月1日  the whole
 *   R8.12.1  令和8年12月1日  H元.5.1    by era
 *   +3  -1  +2w  +1m                    from `shown`, in days, weeks, months
 *   t  今日  明日  明後日  昨日         from `today`
 *   tue  火  火曜  火曜日               the first from `shown` on
 *   来週火  今週金  next tue  来週      in the week, Monday to Sunday, after or of `today`; 来週 is today in a week
 *   来月5日  今月末                     in the month after or of `today`
 *
 * For a booking (`ahead`) what is left out is filled so that the day is the next one that is not before today, and a
 * weekday is the first from today on. After a date its weekday may stand in brackets, and must be right: 12/1(火).
 */
struct entry_base {
	int32_t today;
	int32_t shown; /* the day on the screen */
	bool ahead;
};

/* DONE, or INVALID with a sentence and `out` as it was. */
enum status entry_day(const struct entry_base *base, const char *text, int32_t *out, struct fault *fault);

/*
 * 10  930  1030  10:30  14時  14時半  14時30分  午後2時  午後2時半  2pm  2:30 pm  正午: a minute of the day, 0..1439.
 * Without 午後 or pm the hour is as on a 24-hour clock.
 */
enum status entry_time(const char *text, int *minute, struct fault *fault);

/* For wish.c: one date, weekday or clock at the place of reading; false, place unchanged, if none stands there. */
bool entry_read_day(const struct entry_base *base, struct typed *typed, int32_t *day);
bool entry_read_weekday(struct typed *typed, enum weekday *weekday);
/* 今週 0, 来週 1, 再来週 2, 先週 -1. */
bool entry_read_week(struct typed *typed, int *weeks);
bool entry_read_month(struct typed *typed, int *months);
/* Up to 24:00. `named` becomes true if it can be nothing but a time: 14:00, 14時, 2pm. */
bool entry_read_clock(struct typed *typed, int *minute, bool *named);

#endif
