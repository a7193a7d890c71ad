#ifndef CORE_HISTORY_SENTENCE_H
#define CORE_HISTORY_SENTENCE_H

#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * Says in one sentence of the reader's language what an action did: from the row images it left, else by its plain
 * name. Cut at a character if `size` is too small. An action that does not exist gives "".
 */
enum status sentence_make(struct db *db, int64_t action, char *out, size_t size);

#endif
