#ifndef CORE_DESKS_REPLAN_H
#define CORE_DESKS_REPLAN_H

#include "core/desks/appointment.h"
#include "core/desks/plan.h"

/*
 * Changes of the plan. Each is one action, done once for its operation id, and holds for new bookings from that moment
 * on. What is booked and stands outside the plan by it (core/desks/outside.h) is listed in `live`, which
 * appointment_list_free gives back whatever the status. Without `calls` such a change is refused (CONFLICT) and changes
 * nothing; with it they stay and are called.
 */
struct replan {
	bool calls;
	bool look;                     /* only says who would stand outside (`live`); changes nothing */
	const char *op;                /* may be NULL */
	struct appointment_list *live; /* may be NULL */
};

/*
 * All give CONFLICT for what overlaps, NOT_FOUND for what does not exist - a desk that the office does not have on the
 * first day, too -, INVALID for what ends before it begins, or a text with a forbidden character; and BUSY, DENIED,
 * FAILED.
 *
 * add     a row of the weekly plan
 * change  another row instead, from its valid_from on; the old one ends the day before, or goes if it had not begun
 * end     a row's last day is `last`; before its first day: it goes
 * extra   for one day alone. Whom somebody else had booked there goes to the new consultant in the same action, but a
 *         client who does not wish that consultant
 * close   no appointments for a time
 * day     a working or a closed day of its own (core/desks/calendar.h)
 */
enum status replan_add(struct db *db, struct plan_row *row, const struct replan *how);
enum status replan_change(struct db *db, int64_t id, struct plan_row *row, const struct replan *how);
enum status replan_end(struct db *db, int64_t id, int32_t last, const struct replan *how);
enum status replan_extra(struct db *db, struct plan_extra *extra, const struct replan *how);
enum status replan_close(struct db *db, struct closure *closure, const struct replan *how);
enum status replan_day(struct db *db, int32_t day, bool works, const char *name, const struct replan *how);

/* Takes back what was settled for a time alone, also when much has been done since. */
enum replan_kind { REPLAN_EXTRA, REPLAN_CLOSURE, REPLAN_DAY };
enum status replan_remove(struct db *db, enum replan_kind kind, int64_t id, const struct replan *how);

#endif
