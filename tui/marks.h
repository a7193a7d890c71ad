#ifndef TUI_MARKS_H
#define TUI_MARKS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Rows that are marked for something done to all of them. Marks are ids, in order, so that they stay on their rows
 * whatever the list shows next.
 */
struct marks {
	int64_t *ids; /* rising */
	int count, room;
};

/* Also takes a zeroed one. */
void marks_close(struct marks *marks);

bool marks_hold(const struct marks *marks, int64_t id);
/* Sets a mark that may be there already; false without memory. */
bool marks_set(struct marks *marks, int64_t id);
void marks_take(struct marks *marks, int64_t id);
/* Takes them all. False if there were none. */
bool marks_clear(struct marks *marks);

#endif
