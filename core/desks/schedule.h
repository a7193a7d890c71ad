#ifndef CORE_DESKS_SCHEDULE_H
#define CORE_DESKS_SCHEDULE_H

#include <stdint.h>

#include "core/store/db.h"

/* What a consultant or a desk has to do: counted by day, and the next free time. */

struct schedule_of {
	int64_t consultant; /* 0: anybody */
	int desk;           /* 0: every desk */
};

struct schedule_day {
	int32_t day;
	int booked; /* not over yet: booked, arrived, in session */
	int done;   /* consultations that took place */
	int free;   /* whole sessions that can still be booked */
};

/* The days from `first` on, `count` of them (1..SLOT_DAYS). */
enum status schedule_days(struct db *db, struct schedule_of of, int32_t first, int count, struct schedule_day *out);

/* The same without what is free, all days in one. */
enum status schedule_sessions(struct db *db, struct schedule_of of, int32_t first, int32_t last,
                              struct schedule_day *out);

/* The first start that can be booked with a consultant, up to 60 days ahead. */
struct schedule_next {
	int64_t consultant; /* asked for */
	int32_t day;        /* DAY_NONE: there is none */
	int desk, cell;
};
enum status schedule_next(struct db *db, struct schedule_next *next, int count);

#endif
