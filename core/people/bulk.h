#ifndef CORE_PEOPLE_BULK_H
#define CORE_PEOPLE_BULK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * Puts clients into a division, or takes them out of it, as one action ("client.divide") written in batches of at most
 * 500. Who is as wanted already, or merged into another by now, is left alone; `changed` tells how many were not. No
 * action at all when nobody was. NOT_FOUND: no such division.
 */
enum status clients_divide(struct db *db, const int64_t *clients, size_t count, int64_t division, bool in,
                           const char *op, int *changed);

#endif
