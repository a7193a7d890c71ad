#ifndef CORE_OFFICE_SESSION_H
#define CORE_OFFICE_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/db.h"

/* A desk program at work. `terminal` and `process` say where, for whoever looks for one that hangs. */
enum status session_start(struct db *db, const char *terminal, int64_t process, int64_t *out);
enum status session_end(struct db *db, int64_t session);

/*
 * After a session of the actor that did not end properly (its terminal died, the machine stopped): ends such sessions
 * and gives the actor's last saved action since the oldest of them began, 0 if nothing was saved or all ended properly.
 * `alive` tells whether a process still runs; sessions of living ones are left alone.
 */
enum status session_recover(struct db *db, bool (*alive)(int64_t process), int64_t *action);

#endif
