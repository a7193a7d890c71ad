#ifndef CORE_OFFICE_SETTING_H
#define CORE_OFFICE_SETTING_H

#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * What the office has settled, each value with the day from which it holds. Names:
 *   society.name           多摩野市商工会
 *   society.phone          042-000-0100; may be missing
 *   society.address        for receipts; may be missing
 *   society.invoice_number T and 13 digits; may be missing
 *   society.tax_percent    in a fee; missing or 0: none
 *   society.hours          08:30-12:00,13:00-17:15
 *   society.closed_days    sat,sun,12-29..01-03
 *   desks.count            1..9
 *   desks.session_minutes  what the client is told
 *   desks.gap_minutes      after it, before the next
 *   desks.weight_...       of proposals: topic, last, feedback, wait (core/desks/rank.h)
 *   divisions.youth_age    up to which age people belong to 青年部
 *   store.practice         1 in a practice database
 */
#define SETTING_CHARACTERS 100
#define SETTING_BYTES      1024

/* The value in force on `day` (YYYY-MM-DD). NOT_FOUND if none is. */
enum status setting_text(struct db *db, const char *name, const char *day, char *out, size_t size);
enum status setting_int(struct db *db, const char *name, const char *day, int64_t *out);

/* Settles a value from `day` on. Inside an action only. INVALID: a forbidden character, or too long. */
enum status setting_put(struct db *db, const char *name, const char *day, const char *value);

/* The same as one action. Whether a value is of its form, the caller knows. */
enum status setting_change(struct db *db, const char *name, const char *day, const char *value, const char *op);

/* Everything settled but what the store is, with what held before and what will hold, by name and day. */
enum status setting_each(struct db *db,
                         void (*tell)(void *context, const char *name, const char *value, const char *day),
                         void *context);

#endif
