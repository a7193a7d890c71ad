#ifndef CORE_EXPORT_ROWS_H
#define CORE_EXPORT_ROWS_H

#include "core/export/export.h"

/* The rows of each kind but the register and the labels. For core/export alone. */

enum status rows_of_appointments(struct db *db, const struct export_filter *filter, struct extract *out,
                                 int64_t *people);
enum status rows_of_seminars(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people);
enum status rows_of_attendance(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people);
enum status rows_of_log(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people);

#endif
