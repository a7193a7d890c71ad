#include "core/desks/schedule.h"

#include "core/desks/slot.h"
#include "core/store/stmt.h"

/* ---- Sessions ---- */

/* Adds what stands on each day to `out`, at the day's place behind `first`; without `apart` all to the first place. */
static enum status count_sessions(struct db *db, struct schedule_of of, int32_t first, int32_t last, bool apart,
                                  struct schedule_day *out)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT day, sum(status IN ('booked', 'arrived', 'in_session')),"
	                              " sum(status = 'done') FROM appointment"
	                              " WHERE day BETWEEN $from AND $to AND ($desk = 0 OR desk = $desk)"
	                              " AND ($consultant = 0 OR consultant = $consultant) GROUP BY day");
	stmt_bind_int(&s, "$consultant", of.consultant);
	stmt_bind_int(&s, "$desk", of.desk);
	stmt_bind_text(&s, "$from", day_format(first, from));
	stmt_bind_text(&s, "$to", day_format(last, to));
	while (stmt_row(&s)) {
		int32_t day = first;
		if (apart)
			day_parse(stmt_str(&s, 0), &day);
		out[day - first].booked += (int)stmt_int(&s, 1);
		out[day - first].done += (int)stmt_int(&s, 2);
	}
	return stmt_close(&s);
}

enum status schedule_sessions(struct db *db, struct schedule_of of, int32_t first, int32_t last,
                              struct schedule_day *out)
{
	*out = (struct schedule_day){.day = first};
	return count_sessions(db, of, first, last, false, out);
}

/* ---- Free time ---- */

/* One after the other from the earliest on, as they would be booked without leaving a hole. */
static int count_free(const struct slot_list *list, int32_t day)
{
	int free = 0, end = 0;
	for (;;) {
		const struct slot *next = NULL;
		for (int i = 0; i < list->count; i++) {
			const struct slot *slot = &list->slots[i];
			if (slot->day == day && slot->cell >= end && (!next || slot->cell < next->cell))
				next = slot;
		}
		if (!next)
			return free;
		end = next->cell + next->cells;
		free++;
	}
}

/* A day that has passed has no free time, so it is not looked for. */
static enum status add_free(struct db *db, struct schedule_of of, int32_t first, int count, struct schedule_day *out)
{
	int32_t today = moment_day(db_now(db));
	struct slot_wish wish = {.consultant = of.consultant,
	                         .desk = of.desk,
	                         .from = first > today ? first : today,
	                         .to = first + count - 1};
	struct slot_list list;
	if (wish.to < wish.from)
		return DONE;
	enum status status = slot_list(db, &wish, &list);
	if (status != DONE)
		return status;
	for (int32_t day = wish.from; day <= wish.to; day++)
		out[day - first].free = count_free(&list, day);
	slot_list_free(&list);
	return DONE;
}

enum status schedule_days(struct db *db, struct schedule_of of, int32_t first, int count, struct schedule_day *out)
{
	for (int i = 0; i < count; i++)
		out[i] = (struct schedule_day){.day = first + i};
	enum status status = count_sessions(db, of, first, first + count - 1, true, out);
	return status == DONE ? add_free(db, of, first, count, out) : status;
}

static bool earlier(const struct slot *slot, const struct schedule_next *next)
{
	return next->day == DAY_NONE || slot->day < next->day || (slot->day == next->day && slot->cell < next->cell);
}

enum status schedule_next(struct db *db, struct schedule_next *next, int count)
{
	struct slot_wish wish = {.from = DAY_NONE, .to = DAY_NONE};
	struct slot_list list;
	enum status status = slot_list(db, &wish, &list);
	if (status != DONE)
		return status;
	for (int i = 0; i < count; i++) {
		next[i].day = DAY_NONE;
		for (int j = 0; j < list.count; j++) {
			const struct slot *slot = &list.slots[j];
			if (slot->consultant == next[i].consultant && !slot->leaves_hole && earlier(slot, &next[i]))
				next[i] = (struct schedule_next){slot->consultant, slot->day, slot->desk, slot->cell};
		}
	}
	slot_list_free(&list);
	return DONE;
}
