#ifndef CORE_DESKS_PLAN_H
#define CORE_DESKS_PLAN_H

#include <stdint.h>

#include "core/desks/calendar.h"

/*
 * The weekly plan of consultants at desks, and what holds of it on a day. The plan alone says when a desk takes
 * appointments; the office's hours are only the frame of the day (an evening session is a plan beyond them).
 */

#define PLAN_NAME_BYTES 401

/* From cell up to cell a consultant sits at a desk. */
struct plan_span {
	int desk;
	int from, to; /* cells, half-open */
	int64_t consultant;
};

/* A row of the weekly plan. */
struct plan_row {
	int64_t id;
	struct plan_span span;
	int weekday;        /* 1 Monday .. 7 Sunday, as stored */
	int32_t valid_from; /* both included; valid_to DAY_NONE: until changed */
	int32_t valid_to;
};

/* On one day a consultant sits here, whoever the weekly plan has there then, and wherever it has them. */
struct plan_extra {
	int64_t id;
	int32_t day;
	struct plan_span span;
};

/* No appointments at a desk, with a consultant, or (neither) in the office: from one time up to another. */
#define CLOSURE_CHARACTERS 100
#define CLOSURE_BYTES      401
struct closure {
	int64_t id;
	int desk;           /* 0: every desk */
	int64_t consultant; /* 0: everybody */
	int32_t from_day, to_day;
	int from, to;               /* cells: of from_day, and up to that of to_day */
	char reason[CLOSURE_BYTES]; /* may be empty */
};

struct plan_consultant {
	int64_t id;
	char name[PLAN_NAME_BYTES];
};

#define PLAN_SPANS 128

/*
 * What holds on a day: its spans by desk and time, none on a closed day. What touches, of one consultant at one desk,
 * is one span. `calendar` is borrowed from the plan.
 */
struct plan_day {
	const struct calendar_day *calendar;
	int count;
	struct plan_span spans[PLAN_SPANS];
};

/* Everything needed to say what holds on the days first..last, both included. plan_free gives it back. */
struct plan {
	struct calendar calendar;
	int count;
	struct plan_row *rows;
	int extras;
	struct plan_extra *extra; /* by day, desk and time */
	int closures;
	struct closure *closure; /* by their beginning */
	int consultants;
	struct plan_consultant *consultant;
};
enum status plan_load(struct db *db, int32_t first, int32_t last, struct plan *out);
void plan_free(struct plan *plan);

/*
 * The one function that says what holds on a day: weekday, validity, closed days and holidays, what is different on
 * that day alone, and what is closed of it. Pure. A day outside the loaded ones has no spans and no calendar.
 */
void plan_day(const struct plan *plan, int32_t day, struct plan_day *out);

/* The span of a desk that holds the cell, or NULL. Borrowed from the day. */
const struct plan_span *plan_at(const struct plan_day *day, int desk, int cell);

/* What closes that time at the desk, or takes away who would sit there; NULL for nothing. Borrowed from the plan. */
const struct closure *plan_closure(const struct plan *plan, int32_t day, int desk, int cell);

/* The same of a time at which the plan would have a consultant at a desk. */
const struct closure *plan_absence(const struct plan *plan, int32_t day, int64_t consultant, int cell);

/* A consultant's name, "" if the plan does not know the id. Borrowed from the plan. */
const char *plan_name(const struct plan *plan, int64_t consultant);

/*
 * Writes a row; its id in `row`. Inside an action only. CONFLICT when it overlaps another of the desk or consultant;
 * INVALID what can be no row: no such desk or weekday, a time or a day that ends before it begins.
 */
enum status plan_add(struct db *db, struct plan_row *row);

/* The same for one day alone. Inside an action only, its values checked. CONFLICT when it overlaps another such. */
enum status plan_extra_add(struct db *db, struct plan_extra *extra);

/* A row by its id, whenever it holds. NOT_FOUND if there is none. */
enum status plan_get(struct db *db, int64_t id, struct plan_row *out);

/* How well a consultant knows a topic: 1..3, 3 what they are known for. Inside an action only. */
enum status plan_topic_put(struct db *db, int64_t consultant, int64_t topic, int strength);

#endif
