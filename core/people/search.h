#ifndef CORE_PEOPLE_SEARCH_H
#define CORE_PEOPLE_SEARCH_H

#include "core/people/query.h"

/* The search in the packed block: the best rows for a query. For core/people alone. */

#define SEARCH_ROWS 200 /* kept of one class and kind: enough to put exact spellings before loose ones */

struct search_row {
	uint32_t row;
	enum index_class class;
	bool loose;              /* found by sound, spelled otherwise */
	enum lookup_field field; /* of the first word */
};

struct search_result {
	int count;
	bool more; /* the search stopped early */
	struct search_row rows[2 * SEARCH_ROWS * CLASSES];
};

/* In the order of core/people/lookup.h. `limit` rows are wanted. FAILED when memory ends: then there are none. */
enum status search_run(const struct index *index, const struct query *query, int limit, struct search_result *out);

/* A row's text for a column; borrowed. */
const char *search_text(const struct index *index, uint32_t row, enum lookup_column column);
enum client_kind search_kind(const struct index *index, uint32_t row);

#endif
