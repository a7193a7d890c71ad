#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "core/desks/slot.h"
#include "tui/day_grid.h"

/* A day of four desks, made by hand: no store. */
struct sheet {
	struct calendar_day calendar;
	struct plan_day plan;
	struct appointment rows[40];
	struct appointment_list visits;
	struct grid_day day;
	struct grid grid;
};

static void sheet_plan(struct sheet *sheet, int desk, int from, int to)
{
	sheet->plan.spans[sheet->plan.count++] =
	        (struct plan_span){.desk = desk, .from = from, .to = to, .consultant = desk};
}

static int64_t sheet_visit(struct sheet *sheet, int desk, int cell, int cells, enum appointment_status status)
{
	struct appointment *row = &sheet->rows[sheet->visits.count++];
	row->id = sheet->visits.count;
	row->desk = desk;
	row->cell = cell;
	row->cells = cells;
	row->status = status;
	return row->id;
}

static void sheet_open(struct sheet *sheet)
{
	memset(sheet, 0, sizeof(*sheet));
	sheet->calendar.desks = 4;
	sheet->plan.calendar = &sheet->calendar;
	sheet->visits.rows = sheet->rows;
	sheet->day = (struct grid_day){.plan = &sheet->plan, .visits = &sheet->visits};
	for (int desk = 1; desk <= 3; desk++) {
		sheet_plan(sheet, desk, 36, 48);
		sheet_plan(sheet, desk, 52, 68);
	}
}

static struct grid_cursor cursor_at(const struct sheet *sheet, int desk, int cell)
{
	struct grid_cursor cursor;
	grid_go(&sheet->grid, &sheet->visits, &cursor, desk, cell);
	return cursor;
}

static const struct grid_stop *stop_at(const struct sheet *sheet, int desk, int cell)
{
	struct grid_cursor cursor = cursor_at(sheet, desk, cell);
	return grid_at(&sheet->grid, &sheet->visits, &cursor);
}

Test(day_grid, a_run_of_closed_hours_is_one_row)
{
	struct sheet sheet;
	sheet_open(&sheet);
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	cr_assert_eq(sheet.grid.row_count, 15);
	cr_expect_eq(sheet.grid.rows[0].cell, 36);
	cr_expect(sheet.grid.rows[6].closed);
	cr_expect_eq(sheet.grid.rows[6].cells, 4);
	cr_expect_eq(sheet.grid.rows[14].cell, 66);
	sheet_visit(&sheet, 4, 72, 4, APPOINTMENT_BOOKED);
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	cr_expect_eq(sheet.grid.row_count, 18, "an evening session is a row though nobody is planned");
	cr_expect(sheet.grid.rows[15].closed);
	cr_assert(grid_make(&sheet.grid, &sheet.day, 1));
	cr_expect_eq(sheet.grid.row_count, 12 + 1 + 16 + 1 + 4);
	sheet.visits.count = sheet.plan.count = 0;
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	cr_expect_eq(sheet.grid.row_count, 0);
	cr_expect_null(stop_at(&sheet, 1, 40));
	grid_free(&sheet.grid);
}

Test(day_grid, blocks_cover_their_rows_and_what_begins_inside_is_seen)
{
	struct sheet sheet;
	int inside;
	sheet_open(&sheet);
	sheet_visit(&sheet, 1, 40, 4, APPOINTMENT_BOOKED);
	sheet_visit(&sheet, 2, 41, 4, APPOINTMENT_ARRIVED);
	sheet_visit(&sheet, 2, 45, 2, APPOINTMENT_BOOKED);
	sheet_visit(&sheet, 3, 40, 4, APPOINTMENT_CANCELLED);
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	cr_expect_eq(grid_shown(&sheet.grid, 1, 2, NULL, &inside)->visit, 0);
	cr_expect_eq(grid_shown(&sheet.grid, 1, 3, NULL, &inside)->visit, 0);
	cr_expect_eq(inside, 1);
	cr_expect_eq(grid_shown(&sheet.grid, 1, 4, NULL, &inside)->kind, GRID_FREE);
	cr_expect_eq(grid_shown(&sheet.grid, 2, 2, NULL, &inside)->visit, 1,
	             "a start at :15 goes before a free quarter");
	cr_expect_eq(grid_shown(&sheet.grid, 2, 4, NULL, &inside)->visit, 2, "and before the end of another");
	cr_expect_eq(grid_shown(&sheet.grid, 3, 2, NULL, &inside)->kind, GRID_FREE, "the cancelled one is not there");
	cr_expect_eq(stop_at(&sheet, 2, 40)->kind, GRID_FREE, "the quarter before it can be reached");
	cr_expect_eq(stop_at(&sheet, 2, 40)->cells, 1);
	cr_expect_eq(stop_at(&sheet, 4, 40)->kind, GRID_CLOSED);
	grid_free(&sheet.grid);
}

Test(day_grid, a_final_one_leaves_the_time_to_come)
{
	struct sheet sheet;
	sheet_open(&sheet);
	int64_t gone = sheet_visit(&sheet, 1, 40, 4, APPOINTMENT_NO_SHOW);
	sheet.day.first_cell = 42;
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	cr_expect_eq(stop_at(&sheet, 1, 41)->kind, GRID_VISIT);
	cr_expect_eq(stop_at(&sheet, 1, 42)->kind, GRID_FREE);
	int64_t next = sheet_visit(&sheet, 1, 40, 4, APPOINTMENT_ARRIVED);
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	struct grid_cursor cursor = cursor_at(&sheet, 1, 40);
	cr_expect_eq(cursor.id, next, "who is there comes before who did not come");
	cr_assert(grid_step(&sheet.grid, &sheet.visits, &cursor, 1));
	cr_expect_eq(cursor.id, gone);
	grid_free(&sheet.grid);
}

Test(day_grid, the_cursor_keeps_its_appointment)
{
	struct sheet sheet;
	sheet_open(&sheet);
	int64_t id = sheet_visit(&sheet, 1, 40, 4, APPOINTMENT_BOOKED);
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	struct grid_cursor cursor = cursor_at(&sheet, 1, 42);
	cr_assert_eq(cursor.id, id);
	sheet.rows[0].desk = 3;
	sheet.rows[0].cell = 52;
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	grid_changed(&sheet.grid, &sheet.visits, &cursor);
	cr_expect_eq(cursor.desk, 3);
	cr_expect_not(cursor.lost);
	sheet.rows[0].status = APPOINTMENT_CANCELLED;
	sheet_visit(&sheet, 3, 52, 4, APPOINTMENT_BOOKED);
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	grid_changed(&sheet.grid, &sheet.visits, &cursor);
	cr_expect(cursor.lost, "another one stands there");
	cr_assert(grid_step(&sheet.grid, &sheet.visits, &cursor, 1));
	cr_expect_not(cursor.lost);
	sheet.day.moving = 2;
	cr_assert(grid_make(&sheet.grid, &sheet.day, 2));
	cr_expect_eq(stop_at(&sheet, 3, 53)->kind, GRID_FREE, "what is carried does not stand in its own way");
	grid_free(&sheet.grid);
}

static bool clashes(const struct sheet *sheet, int desk, int cell, int cells)
{
	for (int i = 0; i < sheet->visits.count; i++)
		if (sheet->rows[i].desk == desk && cell < sheet->rows[i].cell + sheet->rows[i].cells &&
		    sheet->rows[i].cell < cell + cells)
			return true;
	return false;
}

/* Every appointment is one stop, stops never overlap, and each is reached from every other of its desk. */
static void check_stops(const struct sheet *sheet)
{
	int visits = 0;
	for (int i = 0; i < sheet->grid.stop_count; i++) {
		const struct grid_stop *stop = &sheet->grid.stops[i], *next = stop + 1;
		visits += stop->kind == GRID_VISIT;
		cr_assert(stop->row >= 0 && stop->row + stop->rows <= sheet->grid.row_count);
		if (i + 1 < sheet->grid.stop_count && next->desk == stop->desk)
			cr_assert(next->cell > stop->cell);
		if (stop->kind == GRID_FREE)
			cr_assert_not(clashes(sheet, stop->desk, stop->cell, stop->cells));
	}
	cr_assert_eq(visits, sheet->visits.count);
}

Test(day_grid, random_days_and_walks)
{
	struct sheet sheet;
	srand(1);
	for (int round = 0; round < 300; round++) {
		sheet_open(&sheet);
		for (int i = 0; i < 30; i++) {
			int desk = 1 + rand() % 4, cell = 30 + rand() % 40, cells = 1 + rand() % 6;
			if (!clashes(&sheet, desk, cell, cells))
				sheet_visit(&sheet, desk, cell, cells, APPOINTMENT_BOOKED);
		}
		cr_assert(grid_make(&sheet.grid, &sheet.day, 1 + rand() % 2));
		check_stops(&sheet);
		struct grid_cursor cursor = cursor_at(&sheet, 1 + rand() % 4, rand() % 96);
		for (int i = 0; i < 100; i++) {
			struct grid_cursor before = cursor;
			int step = rand() % 2 ? 1 : -1;
			bool moved = rand() % 2 ? grid_step(&sheet.grid, &sheet.visits, &cursor, step)
			                        : grid_side(&sheet.grid, &sheet.visits, &cursor, step);
			cr_assert(grid_at(&sheet.grid, &sheet.visits, &cursor));
			cr_assert(moved || before.desk == cursor.desk);
			grid_changed(&sheet.grid, &sheet.visits, &cursor);
			cr_assert_not(cursor.lost);
		}
		grid_free(&sheet.grid);
	}
}
