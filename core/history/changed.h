#ifndef CORE_HISTORY_CHANGED_H
#define CORE_HISTORY_CHANGED_H

#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * What of a client an action changed, by the labels of the forms, in the reader's language: 電話番号、住所. "" when the
 * action changed nothing of a client that was there, or its images are gone. Cut at a character if `size` is too small.
 */
enum status changed_make(struct db *db, int64_t action, char *out, size_t size);

#endif
