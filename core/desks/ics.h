#ifndef CORE_DESKS_ICS_H
#define CORE_DESKS_ICS_H

#include <stdio.h>

#include "core/desks/appointment.h"

/*
 * Appointments as iCalendar (RFC 5545), for the calendar a consultant carries. Read again they change in place: an
 * appointment keeps its UID for ever, SEQUENCE is the row's version, which only rises, and a cancelled one stays, as
 * CANCELLED. So does one whose booking was taken back, or that went to another desk or consultant and so out of this
 * calendar, as long as its row images are kept (core/store/journal.h); who it was for is no longer told then. One that
 * was moved out of the days asked for is told with its new day.
 * Who comes and about what is in it; notes and telephone numbers are not. `name` is the calendar's. Of `filter` the
 * days, desk, consultant and `only` count. FAILED when it could not be written, which the stream tells too.
 */
enum status ics_write(struct db *db, const struct appointment_filter *filter, const char *name, FILE *out);

#endif
