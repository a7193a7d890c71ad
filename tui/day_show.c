#include <stddef.h>

#include "core/desks/slot.h"
#include "core/text/width.h"
#include "core/time/show.h"
#include "tui/day_state.h"

#define HEADING     2
#define TIME_COLS   11 /* the column of times, at least */
#define DESK_LEAST  14
#define DESK_MOST   40
#define DETAIL_MOST 2

static bool make(struct day *day, int unit)
{
	struct grid_day from = {&day->data.at, &day->data.visits, day->first_cell, day->moving.id};
	return grid_make(&day->grid, &from, unit);
}

/* Loads and makes the grid; the cursor is left to the caller. */
static enum status load(struct desk *desk, struct day *day, int32_t to)
{
	enum status status = day_data_load(desk_db(desk), to, &day->data);
	if (status != DONE)
		return status;
	const struct calendar_day *calendar = day->data.at.calendar;
	day->fitted = 0;
	day->first_cell = slot_first_cell(to, desk_now(desk), true);
	day->session = calendar ? slot_cells(calendar->session_minutes, calendar->gap_minutes) : 1;
	return make(day, day->grid.unit > 0 ? day->grid.unit : 2) ? DONE : FAILED;
}

static bool go(struct desk *desk, struct day *day, int32_t to)
{
	if (load(desk, day, to) == DONE)
		return true;
	desk_refuse_store(desk);
	return false;
}

/* While the store is busy the picture stays as it is, until the next change or minute. */
bool day_read(struct desk *desk, struct day *day)
{
	enum status status = load(desk, day, day->data.day);
	if (status != DONE && status != BUSY)
		desk_refuse_store(desk);
	if (status != DONE)
		return false;
	grid_changed(&day->grid, &day->data.visits, &day->cursor);
	day->on_count = day->on_count && day->data.cancelled > 0;
	return true;
}

bool day_go(struct desk *desk, struct day *day, int32_t to, int at_desk, int cell)
{
	if (to == DAY_NONE || (to != day->data.day && !go(desk, day, to)))
		return false;
	int desks = day->grid.desks > 0 ? day->grid.desks : 1;
	day->on_count = false;
	grid_go(&day->grid, &day->data.visits, &day->cursor, at_desk < 1 ? 1 : at_desk > desks ? desks : at_desk, cell);
	return true;
}

void day_go_to(struct desk *desk, struct day *day, const struct appointment *visit)
{
	if (!go(desk, day, visit->day))
		return;
	day->on_count = false;
	grid_go(&day->grid, &day->data.visits, &day->cursor, visit->desk, visit->cell);
	if (visit->status != APPOINTMENT_CANCELLED) {
		day->cursor.id = visit->id;
		grid_changed(&day->grid, &day->data.visits, &day->cursor);
	}
}

const struct grid_stop *day_stop(const struct day *day)
{
	return day->on_count ? NULL : grid_at(&day->grid, &day->data.visits, &day->cursor);
}

const struct appointment *day_visit(const struct day *day)
{
	const struct grid_stop *stop = day->cursor.lost ? NULL : day_stop(day);
	return stop && stop->kind == GRID_VISIT ? &day->data.visits.rows[stop->visit] : NULL;
}

bool day_in_grid(const struct day *day)
{
	return !day->in_strip && day->moving.id == 0;
}

const struct appointment *day_line(const struct day *day)
{
	return day_in_grid(day) ? day_visit(day) : NULL;
}

/* In the running row it is the running quarter, not the one that has passed. */
int day_cell(const struct day *day, const struct grid_stop *stop)
{
	int cell = day->cursor.cell, now = day->first_cell, end = stop->cell + stop->cells;
	const struct grid_row *row = &day->grid.rows[stop->row];
	if (cell < stop->cell || cell >= end)
		cell = stop->cell;
	return stop->kind == GRID_FREE && cell < now && now < end && now < row->cell + row->cells ? now : cell;
}

/* ---- Places ---- */

/* As many desks as fit; the cursor's is among them. */
static void place_desks(struct day *day, int cols)
{
	struct day_places *places = &day->places;
	char date[SHOW_BYTES];
	int wide = width_text(day_show(day->data.day, DAY_SHORT, date, sizeof(date))) + 2;
	places->left = wide > TIME_COLS ? wide : TIME_COLS;
	int room = cols - places->left - 1, desks = day->grid.desks > 0 ? day->grid.desks : 1;
	int fit = room / DESK_LEAST > 0 ? room / DESK_LEAST : 1;
	places->shown = desks < fit ? desks : fit;
	places->column = room / places->shown < DESK_MOST ? room / places->shown : DESK_MOST;
	if (places->first < 1 || places->first > day->cursor.desk)
		places->first = day->cursor.desk > 0 ? day->cursor.desk : 1;
	if (places->first + places->shown <= day->cursor.desk)
		places->first = day->cursor.desk - places->shown + 1;
	if (places->first + places->shown > desks + 1)
		places->first = desks + 1 - places->shown;
}

static void place_rows(struct day *day, struct area body)
{
	struct day_places *places = &day->places;
	places->strip = proposals_rows(&day->find);
	places->grid = body.row + places->strip + HEADING;
	places->detail_rows = day->in_strip ? 1 : DETAIL_MOST;
	places->detail = body.row + body.rows - places->detail_rows;
	places->rows = places->detail - places->grid;
}

/* Quarters of an hour where the height allows without a strip, so that nothing jumps when that opens. */
static void suit_unit(struct day *day, struct area body)
{
	if (day->fitted == body.rows)
		return;
	make(day, 1);
	if (day->grid.row_count > body.rows - HEADING - DETAIL_MOST - 1)
		make(day, 2);
	day->fitted = body.rows;
}

static void scroll(struct day *day)
{
	const struct grid_stop *stop = day_stop(day);
	int rows = day->places.rows, count = day->grid.row_count;
	if (stop) {
		int last = stop->row + (stop->kind == GRID_VISIT ? stop->rows : 2) - 1;
		last = last < count ? last : count - 1;
		if (last >= day->top + rows)
			day->top = last - rows + 1;
		if (stop->row < day->top)
			day->top = stop->row;
	}
	if (day->top > count - rows)
		day->top = count > rows ? count - rows : 0;
}

void day_fit(struct day *day, struct area body)
{
	suit_unit(day, body);
	place_desks(day, body.cols);
	place_rows(day, body);
	scroll(day);
}
