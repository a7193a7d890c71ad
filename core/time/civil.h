#ifndef CORE_TIME_CIVIL_H
#define CORE_TIME_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The office's civil time: UTC+9 always, without summer time, whatever TZ says. Nothing here reads a clock or a locale.
 *
 * A day is a number, int32_t: days since 1970-01-01 in the Gregorian calendar. DAY_NONE stands for "no day". Days
 * outside 1900-01-01..2199-12-31 are never made by the functions below.
 * A minute is a minute of a day, 0..1439; as the end of a span also 1440.
 * A cell is a quarter of an hour of a day, 0..95, 40 being 10:00; as the end of a span also 96.
 * A moment is an instant: int64_t, seconds since 1970-01-01T00:00:00Z.
 */
#define DAY_NONE  INT32_MIN
#define DAY_FIRST (-25567) /* 1900-01-01 */
#define DAY_LAST  84005    /* 2199-12-31 */

#define CELL_MINUTES  15
#define CELLS_A_DAY   96
#define MINUTES_A_DAY 1440

#define DAY_BYTES   11 /* "2026-11-24" and its end */
#define CLOCK_BYTES 6  /* "10:24" */
#define CIVIL_BYTES 17 /* "2026-11-24T10:24" */
#define STAMP_BYTES 26 /* "2026-11-24T10:24:05+09:00" */

enum weekday { SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY };

struct date {
	int year, month, mday; /* month 1..12, mday 1..31 */
};

/* DAY_NONE when there is no such date: month 13, 30 February, a year outside 1900..2199. */
int32_t day_of(int year, int month, int mday);
struct date day_date(int32_t day);
enum weekday day_weekday(int32_t day);
int month_days(int year, int month);

bool day_valid(int32_t day);
/* Both give DAY_NONE beyond the calendar's ends. 31 January and one month is the last of February. */
int32_t day_add(int32_t day, int days);
int32_t day_add_months(int32_t day, int months);
/* The n-th (1..5) given weekday of a month, DAY_NONE if it has none. */
int32_t day_nth_weekday(int year, int month, int n, enum weekday weekday);
/* The week of its year by ISO 8601, 1..53: it begins on Monday, and the first one holds the year's first Thursday. */
int day_week(int32_t day);
/* Its Monday. */
int32_t day_week_start(int32_t day);
/* The fiscal year, April to March: 2026-03-31 lies in 2025. */
int day_fiscal_year(int32_t day);

/* Exactly "YYYY-MM-DD"; anything else, blanks included, is refused and `out` stays. Formatting gives `text` back. */
bool day_parse(const char *text, int32_t *out);
char *day_format(int32_t day, char text[DAY_BYTES]);

/* Exactly "HH:MM", to 23:59; clock_parse_end takes 24:00 as well. */
bool clock_parse(const char *text, int *minute);
bool clock_parse_end(const char *text, int *minute);
char *clock_format(int minute, char text[CLOCK_BYTES]);

/* As clock_parse_end, on the quarter hour: "10:15" is 41, "24:00" is 96. */
bool cell_parse(const char *text, int *cell);
char *cell_format(int cell, char text[CLOCK_BYTES]);

/* Exactly "YYYY-MM-DDTHH:MM". */
bool civil_parse(const char *text, int32_t *day, int *minute);
char *civil_format(int32_t day, int minute, char text[CIVIL_BYTES]);

/* The office's day, and minute of it, at a moment; and the moment a civil time begins. */
int32_t moment_day(int64_t moment);
int moment_minute(int64_t moment);
int64_t moment_of(int32_t day, int minute);
/* "YYYY-MM-DDTHH:MM" or "YYYY-MM-DDTHH:MM:SS", office time. */
bool moment_parse(const char *text, int64_t *moment);
/* "2026-11-24T10:24:05+09:00". */
char *moment_format(int64_t moment, char text[STAMP_BYTES]);

#endif
