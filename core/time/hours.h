#ifndef CORE_TIME_HOURS_H
#define CORE_TIME_HOURS_H

#include "core/time/civil.h"

/* When the office is open: the texts of [society] hours and closed_days, and the questions asked of them. */

#define HOURS_SPANS   4
#define CLOSED_RANGES 8

/* In cells, half-open, in order, never touching. */
struct hours {
	int count;
	struct {
		int from, to;
	} spans[HOURS_SPANS];
};

/* Days closed every week and every year. `from` and `to` are month * 100 + day; a range may cross the year's end. */
struct closed_days {
	unsigned weekdays; /* bit 1 << enum weekday */
	int count;
	struct {
		int from, to;
	} ranges[CLOSED_RANGES];
};

/* "08:30-12:00,13:00-17:15", also "8:30", on quarter hours. False and unchanged when it is not of that form. */
bool hours_parse(const char *text, struct hours *out);
/* Does one span hold the cells from..to (half-open)? */
bool hours_hold(const struct hours *hours, int from, int to);

/* "sat,sun,12-29..01-03,08-13"; empty: never. False and unchanged when it is not of that form. */
bool closed_days_parse(const char *text, struct closed_days *out);
bool closed_days_hold(const struct closed_days *closed, int32_t day);

#endif
