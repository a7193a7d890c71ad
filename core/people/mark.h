#ifndef CORE_PEOPLE_MARK_H
#define CORE_PEOPLE_MARK_H

#include "core/people/query.h"

/* Sets in a hit's texts which bytes the words of the query matched, and what else they matched in the row it is from.
 * For core/people alone. */
void mark_hit(struct lookup_hit *hit, const struct query *query, const struct index *index, uint32_t row);

#endif
