#ifndef CORE_DESKS_CALL_PARTS_H
#define CORE_DESKS_CALL_PARTS_H

#include "core/desks/calls.h"

/* Between the files of the list of calls. */

/* One more at the end, zeroed. NULL without memory. */
struct call_row *call_add(struct call_list *list);

/* Who waits, and what is free for them: a time at the desks, a seat in a seminar. */
enum status call_add_offers(struct db *db, struct call_list *list);
/* CALL_SEAT, or CALL_OFF: whose seminar was called off. */
enum status call_add_seats(struct db *db, enum call_kind kind, struct call_list *list);

#endif
