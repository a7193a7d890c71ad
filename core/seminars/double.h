#ifndef CORE_SEMINARS_DOUBLE_H
#define CORE_SEMINARS_DOUBLE_H

#include <stdint.h>

#include "core/store/db.h"

/*
 * Two people turn out to be one (core/people/merge.h). Inside an action: where both have a live sign-up for a seminar,
 * one stays - who has the seat, one within the capacity first, else who was first - and the other is cancelled; its
 * attendance goes over, and what was paid for it unless the one that stays is paid itself: then it is to be given back.
 * Whose people the rows name is changed by the caller, afterwards.
 */
enum status sign_up_drop_doubles(struct db *db, int64_t person, int64_t other);

#endif
