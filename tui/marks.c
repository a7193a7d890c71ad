#include "tui/marks.h"

#include <stdlib.h>
#include <string.h>

void marks_close(struct marks *marks)
{
	free(marks->ids);
	memset(marks, 0, sizeof(*marks));
}

/* Where the id is, or would be. */
static int place_of(const struct marks *marks, int64_t id)
{
	int from = 0, to = marks->count;
	while (from < to) {
		int middle = from + (to - from) / 2;
		if (marks->ids[middle] < id)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static bool stands_at(const struct marks *marks, int at, int64_t id)
{
	return at < marks->count && marks->ids[at] == id;
}

bool marks_hold(const struct marks *marks, int64_t id)
{
	return stands_at(marks, place_of(marks, id), id);
}

static bool make_room(struct marks *marks)
{
	if (marks->count < marks->room)
		return true;
	int room = marks->room ? marks->room * 2 : 64;
	int64_t *ids = realloc(marks->ids, (size_t)room * sizeof(*ids));
	if (!ids)
		return false;
	marks->ids = ids;
	marks->room = room;
	return true;
}

bool marks_set(struct marks *marks, int64_t id)
{
	int at = place_of(marks, id);
	if (stands_at(marks, at, id))
		return true;
	if (!make_room(marks))
		return false;
	memmove(&marks->ids[at + 1], &marks->ids[at], (size_t)(marks->count - at) * sizeof(*marks->ids));
	marks->ids[at] = id;
	marks->count++;
	return true;
}

void marks_take(struct marks *marks, int64_t id)
{
	int at = place_of(marks, id);
	if (!stands_at(marks, at, id))
		return;
	marks->count--;
	memmove(&marks->ids[at], &marks->ids[at + 1], (size_t)(marks->count - at) * sizeof(*marks->ids));
}

bool marks_clear(struct marks *marks)
{
	bool any = marks->count > 0;
	marks->count = 0;
	return any;
}
