#ifndef CORE_DESKS_KNOWN_H
#define CORE_DESKS_KNOWN_H

#include "core/office/code.h"

/* A topic, and how well a consultant knows it: 1..3, 3 what they are known for. */
struct known {
	struct code topic;
	int strength;
};

/*
 * The topics a consultant handles on a day ("YYYY-MM-DD"): what they are known for first, then in the order of the
 * topics (0 last). At most `room`; `count` tells how many were written.
 */
enum status consultant_topics(struct db *db, int64_t consultant, const char *day, struct known *out, int room,
                              int *count);

#endif
