#ifndef CORE_EXPORT_LABEL_H
#define CORE_EXPORT_LABEL_H

#include "core/export/export.h"

/* What stands on an address label, a cell each: 〒185-0012, the address, the building, the name, the person. */

#define LABEL_BYTES 1700

struct label {
	char postal[LABEL_BYTES];
	char address[LABEL_BYTES];
	char building[LABEL_BYTES]; /* what follows the 番地 */
	char name[LABEL_BYTES];     /* 多摩野造園 御中; 山田 豊 様; or bare when a person follows */
	char person[LABEL_BYTES];   /* 代表 山田 豊 様, or "" */
};

/*
 * A business with a representative is addressed to that person, one without 御中; somebody who trades under their own
 * name, and somebody not yet in business, is a person: 様.
 */
void label_make(const struct register_row *row, struct label *out);

/* Where the part behind the 番地 begins, bytes: a building and room on their own line. The length if nothing follows.
 */
size_t label_break(const char *address);

/* One row for each client who has an address; `people` counts those without one too. */
enum status label_rows(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people);

#endif
