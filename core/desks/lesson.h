#ifndef CORE_DESKS_LESSON_H
#define CORE_DESKS_LESSON_H

#include <stdint.h>

#include "core/store/db.h"

/*
 * When consultants teach, in seminars that are neither held nor called off: nothing is proposed with them then, though
 * they may be booked after a warning.
 */
struct lesson {
	int64_t consultant, seminar;
	int32_t day;
	int from_minute, to_minute; /* half-open, as a time at a desk is */
	char title[401];            /* of the seminar */
};

/* In order of time. Owns one block. */
struct lesson_list {
	struct lesson *rows;
	int count;
};

/* Of the days, both included. */
enum status lesson_list_load(struct db *db, int32_t from, int32_t to, struct lesson_list *out);
void lesson_list_free(struct lesson_list *lessons);

/* The first that a consultant teaches between two minutes of a day; NULL for none. Borrowed from the list. */
const struct lesson *lesson_in(const struct lesson_list *lessons, int64_t consultant, int32_t day, int from_minute,
                               int to_minute);

#endif
