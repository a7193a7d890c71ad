#ifndef CORE_PEOPLE_SEARCH_H
#define CORE_PEOPLE_SEARCH_H

#include "core/people/query.h"
#include "core/people/ranks.h"

/* The search in the packed blocks: the best rows for a query. For core/people alone. */

#define SEARCH_ROWS 200 /* kept of one class and kind: enough to put exact spellings before loose ones */

struct search_row {
	const struct index *index;
	uint32_t row;
	enum index_class class;
	bool loose;              /* found by sound, spelled otherwise */
	enum lookup_field field; /* where the best word lies, and which that is */
	int word;
};

struct search_result {
	int count;
	bool more; /* the search stopped early */
	struct search_row rows[2 * SEARCH_ROWS * CLASSES];
};

/*
 * In the order of core/people/lookup.h. `limit` rows are wanted. The others must have their places. FAILED when memory
 * ends: then there are none.
 */
enum status search_run(const struct ranks *ranks, const struct query *query, int limit, struct search_result *out);

/* Puts what was found in that order, each row once. */
void search_sort(const struct ranks *ranks, const struct query *query, struct search_result *out);

#endif
