#ifndef CORE_PEOPLE_RANKS_H
#define CORE_PEOPLE_RANKS_H

#include "core/people/index.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * All rows the look-up has, and which comes before which: the most recent contact, then the reading, then the client.
 * For core/people alone.
 *
 * What is loaded from the store comes in that order and lies in `loaded`. A client that changes later goes to `others`,
 * where rows lie in any order; each of them has its place among the loaded ones.
 */
struct ranks {
	struct index loaded, others;
	uint64_t *places;      /* of the others' rows */
	uint32_t *order;       /* room to sort them in */
	uint32_t placed;       /* so many of them have a place */
	uint32_t placed_among; /* so many loaded rows */
};

/* Makes the places after rows were added. False when memory ends. */
bool ranks_place(struct ranks *ranks);
void ranks_free(struct ranks *ranks);

/* A row's place: the lower comes first. */
static inline uint64_t ranks_of(const struct ranks *ranks, const struct index *index, uint32_t row)
{
	return index == &ranks->loaded ? (uint64_t)row << 32 | UINT32_MAX : ranks->places[row];
}

#endif
