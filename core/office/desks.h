#ifndef CORE_OFFICE_DESKS_H
#define CORE_OFFICE_DESKS_H

#include "core/office/found.h"

/*
 * Whom the desks of a new office begin with, so that they can be booked on the first day: one consultant a desk
 * (consultant1 and on, 相談員1 and on), there on every weekday the office is open, at its hours. One action, by who
 * acts. CONFLICT if the hours are not of the form of core/time/hours.h.
 */
enum status office_desks(struct db *db, const struct founding *founding);

#endif
