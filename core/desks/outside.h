#ifndef CORE_DESKS_OUTSIDE_H
#define CORE_DESKS_OUTSIDE_H

#include <stdbool.h>

#include "core/desks/appointment.h"
#include "core/desks/plan.h"

/*
 * Appointments that are booked for today or later at a time which the plan does not have for them: something was closed
 * or changed over them. They stay, marked 要連絡, and are called until each is moved or cancelled (R7). Nothing is kept
 * of it: the plan and the appointments say so at any moment.
 */
struct outside {
	int count, room;
	int64_t *ids; /* by day, time and desk */
};

/* outside_free gives it back; it also takes a zeroed one. */
enum status outside_load(struct db *db, struct outside *out);
void outside_free(struct outside *outside);
/* The same of one appointment and the plan of its day. Pure. */
bool outside_is(const struct plan_day *day, const struct appointment *appointment, int32_t today);
bool outside_holds(const struct outside *outside, int64_t appointment);
/* One more at its end. False without memory. */
bool outside_add(struct outside *outside, int64_t appointment);

#endif
