#include "tui/booking_place.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_data.h"

static int minutes_of(const struct plan_day *at, const struct booking_place *place)
{
	return place->minutes ? place->minutes : at->calendar ? at->calendar->session_minutes : CELL_MINUTES;
}

static void show(const struct plan *plan, const struct plan_day *at, const struct booking_place *place,
                 char out[PLACE_BYTES])
{
	char date[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES], name[DAY_DESK_BYTES];
	const struct plan_span *span = plan_at(at, place->desk, place->cell);
	int minutes = minutes_of(at, place);
	name_family(span ? plan_name(plan, span->consultant) : "", name, sizeof(name));
	day_show(place->day, DAY_SHORT, date, sizeof(date));
	cell_format(place->cell, from);
	clock_format((place->cell * CELL_MINUTES + minutes) % MINUTES_A_DAY, to);
	/* Translators: day, from, to, desk, consultant. */
	snprintf(out, PLACE_BYTES, _("%s %s-%s  desk %d %s"), date, from, to, place->desk, name);
}

enum status booking_place_show(struct db *db, const struct booking_place *place, char out[PLACE_BYTES])
{
	struct plan plan;
	struct plan_day at;
	enum status status = plan_load(db, place->day, place->day, &plan);
	if (status != DONE)
		return status;
	plan_day(&plan, place->day, &at);
	show(&plan, &at, place, out);
	plan_free(&plan);
	return DONE;
}

enum status booking_place_taught(struct db *db, const struct booking_place *place, struct seminar_clash *out)
{
	struct plan plan;
	struct plan_day at;
	*out = (struct seminar_clash){.id = 0};
	enum status status = plan_load(db, place->day, place->day, &plan);
	if (status != DONE)
		return status;
	plan_day(&plan, place->day, &at);
	const struct plan_span *span = plan_at(&at, place->desk, place->cell);
	int from = place->cell * CELL_MINUTES;
	if (span)
		status = seminar_taught(db, span->consultant,
		                        &(struct hour){place->day, from, from + minutes_of(&at, place)}, out);
	plan_free(&plan);
	return status;
}

static void shorten(const struct plan_day *at, const struct busy *busy, int count, struct booking_place *place)
{
	const struct plan_span *span = plan_at(at, place->desk, place->cell);
	if (!span || !at->calendar)
		return;
	int gap = at->calendar->gap_minutes, end = span->to;
	for (int i = 0; i < count; i++)
		if (busy[i].desk == place->desk && busy[i].cell > place->cell && busy[i].cell < end)
			end = busy[i].cell;
	if (end - place->cell >= slot_cells(at->calendar->session_minutes, gap))
		return;
	int minutes = (end - place->cell) * CELL_MINUTES - gap;
	place->minutes = minutes > 0 ? minutes : 1;
}

enum status booking_place_shorten(struct db *db, struct booking_place *place)
{
	struct plan plan;
	struct plan_day at;
	struct busy *busy = NULL;
	int count = 0;
	enum status status = plan_load(db, place->day, place->day, &plan);
	if (status != DONE)
		return status;
	plan_day(&plan, place->day, &at);
	status = busy_load(db, place->day, place->day, &busy, &count);
	if (status == DONE)
		shorten(&at, busy, count, place);
	free(busy);
	plan_free(&plan);
	return status;
}

enum status booking_place_near(struct db *db, const struct booking_place *place, int64_t client, int64_t topic,
                               struct booking_place out[SLOT_NEAR], int *count)
{
	struct slot_wish wish = {
	        .client = client, .topic = topic, .desk = place->desk, .from = DAY_NONE, .to = DAY_NONE};
	struct slot slots[SLOT_NEAR];
	enum status status = slot_near(db, &wish, place->day, place->cell, slots, count);
	if (status == DONE && *count == 0) {
		wish.desk = 0;
		status = slot_near(db, &wish, place->day, place->cell, slots, count);
	}
	for (int i = 0; status == DONE && i < *count; i++)
		out[i] = (struct booking_place){.day = slots[i].day, .desk = slots[i].desk, .cell = slots[i].cell};
	return status;
}
