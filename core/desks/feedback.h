#ifndef CORE_DESKS_FEEDBACK_H
#define CORE_DESKS_FEEDBACK_H

#include <stdint.h>

#include "core/store/db.h"

/* What clients said of a consultant in the calls after their consultations: ratings of 1 to 5. */
struct feedback {
	int ratings; /* how many */
	int total;   /* their sum */
};

/* Of all time; `topic` 0: of every topic. */
enum status feedback_of(struct db *db, int64_t consultant, int64_t topic, struct feedback *out);

/* The mean in tenths, rounded: 46 is 4.6; 0 without ratings. */
int feedback_tenths(const struct feedback *feedback);

#endif
