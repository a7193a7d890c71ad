#include <stdlib.h>

#include "core/desks/slot.h"

/* Days count first, then whether it leaves a hole, then cells. */
static int distance(const struct slot *slot, int32_t day, int cell)
{
	int cells = slot->cell > cell ? slot->cell - cell : cell - slot->cell;
	return abs(slot->day - day) * 2 * CELLS_A_DAY + (slot->leaves_hole ? CELLS_A_DAY : 0) + cells;
}

static bool overlaps(const struct slot *slot, const struct slot *chosen, int count)
{
	for (int i = 0; i < count; i++)
		if (chosen[i].day == slot->day && chosen[i].desk == slot->desk &&
		    slot->cell < chosen[i].cell + chosen[i].cells && chosen[i].cell < slot->cell + slot->cells)
			return true;
	return false;
}

static const struct slot *nearest(const struct slot_list *list, int32_t day, int cell, const struct slot *chosen,
                                  int count)
{
	const struct slot *best = NULL;
	for (int i = 0; i < list->count; i++) {
		const struct slot *slot = &list->slots[i];
		if (!overlaps(slot, chosen, count) && (!best || distance(slot, day, cell) < distance(best, day, cell)))
			best = slot;
	}
	return best;
}

enum status slot_near(struct db *db, const struct slot_wish *wish, int32_t day, int cell, struct slot out[SLOT_NEAR],
                      int *count)
{
	struct slot_wish near = *wish;
	int32_t today = moment_day(db_now(db));
	near.from = day > today ? day : today;
	near.to = day_add(near.from, 14);
	near.limit = 0;
	*count = 0;
	struct slot_list list;
	enum status status = slot_list(db, &near, &list);
	if (status != DONE)
		return status;
	const struct slot *slot;
	while (*count < SLOT_NEAR && (slot = nearest(&list, day, cell, out, *count)))
		out[(*count)++] = *slot;
	slot_list_free(&list);
	return DONE;
}
