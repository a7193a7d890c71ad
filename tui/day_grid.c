#include "tui/day_grid.h"

#include <stdlib.h>
#include <string.h>

/* What one cell of a desk is: nobody sits there, free, or an appointment's. */
enum { CELL_CLOSED = -2, CELL_FREE = -1 };

struct making {
	struct grid *grid;
	const struct grid_day *day;
	int cells[CELLS_A_DAY]; /* of the desk at hand: an enum above or a place in the list */
};

static bool stands(const struct making *making, const struct appointment *visit)
{
	return visit->status != APPOINTMENT_CANCELLED && visit->id != making->day->moving;
}

/* A final one leaves the time that has not passed to others. */
static bool holds(const struct making *making, const struct appointment *visit, int cell)
{
	return cell >= visit->cell && cell < visit->cell + visit->cells &&
	       (appointment_live(visit->status) || cell == visit->cell || cell < making->day->first_cell);
}

/* ---- Rows ---- */

static bool planned(const struct plan_day *plan, int cell)
{
	for (int i = 0; i < plan->count; i++)
		if (cell >= plan->spans[i].from && cell < plan->spans[i].to)
			return true;
	return false;
}

static bool used(const struct making *making, int cell)
{
	const struct appointment_list *visits = making->day->visits;
	for (int i = 0; i < visits->count; i++)
		if (stands(making, &visits->rows[i]) && cell >= visits->rows[i].cell &&
		    cell < visits->rows[i].cell + visits->rows[i].cells)
			return true;
	return planned(making->day->plan, cell);
}

static bool row_used(const struct making *making, int cell, int unit)
{
	for (int i = 0; i < unit && cell + i < CELLS_A_DAY; i++)
		if (used(making, cell + i))
			return true;
	return false;
}

/* From the first row in use to the last. */
static void make_rows(const struct making *making)
{
	struct grid *grid = making->grid;
	for (int cell = 0; cell < CELLS_A_DAY; cell += grid->unit) {
		bool open = row_used(making, cell, grid->unit);
		struct grid_row *last = grid->row_count > 0 ? &grid->rows[grid->row_count - 1] : NULL;
		if (!open && !last)
			continue;
		if (!open && last->closed)
			last->cells += grid->unit;
		else
			grid->rows[grid->row_count++] = (struct grid_row){cell, grid->unit, !open};
	}
	if (grid->row_count > 0 && grid->rows[grid->row_count - 1].closed)
		grid->row_count--;
}

static int row_of(const struct grid *grid, int cell)
{
	int row = 0;
	while (row + 1 < grid->row_count && grid->rows[row + 1].cell <= cell)
		row++;
	return row;
}

/* ---- Stops ---- */

static void fill_cells(struct making *making, int desk)
{
	const struct appointment_list *visits = making->day->visits;
	for (int cell = 0; cell < CELLS_A_DAY; cell++) {
		making->cells[cell] = plan_at(making->day->plan, desk, cell) ? CELL_FREE : CELL_CLOSED;
		for (int i = 0; i < visits->count; i++)
			if (visits->rows[i].desk == desk && stands(making, &visits->rows[i]) &&
			    holds(making, &visits->rows[i], cell))
				making->cells[cell] = i;
	}
}

static void add_stop(struct making *making, struct grid_stop stop)
{
	struct grid *grid = making->grid;
	stop.row = row_of(grid, stop.cell);
	stop.rows = stop.kind == GRID_VISIT ? row_of(grid, stop.cell + stop.cells - 1) - stop.row + 1 : 1;
	grid->stops[grid->stop_count++] = stop;
}

static void add_visits(struct making *making, int desk, int cell)
{
	const struct appointment_list *visits = making->day->visits;
	for (int live = 1; live >= 0; live--)
		for (int i = 0; i < visits->count; i++) {
			const struct appointment *visit = &visits->rows[i];
			if (visit->desk == desk && visit->cell == cell && stands(making, visit) &&
			    appointment_live(visit->status) == (live == 1))
				add_stop(making, (struct grid_stop){.kind = GRID_VISIT,
				                                    .desk = desk,
				                                    .cell = cell,
				                                    .cells = visit->cells,
				                                    .visit = i});
		}
}

static int run_of(const struct making *making, int cell)
{
	int cells = 1;
	while (cell + cells < CELLS_A_DAY && making->cells[cell + cells] == making->cells[cell])
		cells++;
	return cells;
}

/* In each row, a free or closed stretch that begins there or comes from above is one stop. */
static void add_row(struct making *making, int desk, const struct grid_row *row)
{
	int above = 0; /* an appointment: no stretch goes on from another row */
	for (int cell = row->cell; cell < row->cell + row->cells && cell < CELLS_A_DAY; cell++) {
		int what = making->cells[cell], before = above;
		above = what;
		add_visits(making, desk, cell);
		if (what >= 0 || what == before)
			continue;
		add_stop(making, (struct grid_stop){.kind = what == CELL_FREE ? GRID_FREE : GRID_CLOSED,
		                                    .desk = desk,
		                                    .cell = cell,
		                                    .cells = what == CELL_FREE ? run_of(making, cell) : row->cells,
		                                    .visit = -1});
	}
}

bool grid_make(struct grid *grid, const struct grid_day *day, int unit)
{
	struct making making = {.grid = grid, .day = day};
	grid_free(grid);
	grid->desks = day->plan->calendar ? day->plan->calendar->desks : 0;
	grid->unit = unit;
	size_t most = (size_t)grid->desks * CELLS_A_DAY + (size_t)day->visits->count + 1;
	grid->stops = calloc(most, sizeof(*grid->stops));
	if (!grid->stops) {
		grid_free(grid);
		return false;
	}
	make_rows(&making);
	for (int desk = 1; desk <= grid->desks; desk++) {
		fill_cells(&making, desk);
		for (int row = 0; row < grid->row_count; row++)
			add_row(&making, desk, &grid->rows[row]);
	}
	return true;
}

void grid_free(struct grid *grid)
{
	free(grid->stops);
	*grid = (struct grid){0};
}

/* ---- The cursor ---- */

static int64_t id_of(const struct appointment_list *visits, const struct grid_stop *stop)
{
	return stop && stop->kind == GRID_VISIT ? visits->rows[stop->visit].id : 0;
}

/* The last stop of the desk that is not below the cell, else its first. */
static const struct grid_stop *find_cell(const struct grid *grid, int desk, int cell)
{
	const struct grid_stop *found = NULL;
	for (int i = 0; i < grid->stop_count; i++) {
		const struct grid_stop *stop = &grid->stops[i];
		if (stop->desk == desk && (!found || (stop->cell <= cell && stop->cell > found->cell)))
			found = stop;
	}
	return found;
}

static const struct grid_stop *find_id(const struct grid *grid, const struct appointment_list *visits, int64_t id)
{
	for (int i = 0; i < grid->stop_count; i++)
		if (id_of(visits, &grid->stops[i]) == id)
			return &grid->stops[i];
	return NULL;
}

const struct grid_stop *grid_at(const struct grid *grid, const struct appointment_list *visits,
                                const struct grid_cursor *cursor)
{
	const struct grid_stop *found = cursor->id && !cursor->lost ? find_id(grid, visits, cursor->id) : NULL;
	return found ? found : find_cell(grid, cursor->desk, cursor->cell);
}

static void put(const struct appointment_list *visits, struct grid_cursor *cursor, const struct grid_stop *stop)
{
	cursor->lost = false;
	cursor->id = id_of(visits, stop);
	cursor->desk = stop->desk;
	cursor->cell = stop->cell;
}

void grid_go(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor, int desk,
             int cell)
{
	*cursor = (struct grid_cursor){.desk = desk, .cell = cell, .want = cell};
	cursor->id = id_of(visits, find_cell(grid, desk, cell));
}

void grid_changed(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor)
{
	if (cursor->id == 0) {
		cursor->id = id_of(visits, find_cell(grid, cursor->desk, cursor->cell));
		return;
	}
	const struct grid_stop *stop = find_id(grid, visits, cursor->id);
	cursor->lost = !stop;
	if (stop) {
		cursor->desk = stop->desk;
		cursor->cell = stop->cell;
	}
}

bool grid_step(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor, int step)
{
	const struct grid_stop *stop = grid_at(grid, visits, cursor);
	if (!stop)
		return false;
	const struct grid_stop *to = stop + step;
	if (to < grid->stops || to >= grid->stops + grid->stop_count || to->desk != stop->desk)
		return false;
	put(visits, cursor, to);
	cursor->want = to->cell;
	return true;
}

bool grid_side(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor, int step)
{
	const struct grid_stop *to = find_cell(grid, cursor->desk + step, cursor->want);
	if (!to)
		return false;
	put(visits, cursor, to);
	return true;
}

void grid_end(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor, int step)
{
	while (grid_step(grid, visits, cursor, step))
		continue;
}

/* ---- The picture ---- */

static bool begins(const struct grid_stop *stop, int desk, int row)
{
	return stop->desk == desk && stop->row == row;
}

static bool reaches(const struct grid_stop *stop, int desk, int row)
{
	return stop->kind == GRID_VISIT && stop->desk == desk && stop->row < row && row < stop->row + stop->rows;
}

/* Of several in one row: who comes, what can be booked, what is closed. */
static int telling(enum grid_kind kind)
{
	return kind == GRID_VISIT ? 2 : kind == GRID_FREE ? 1 : 0;
}

static const struct grid_stop *find_begin(const struct grid *grid, int desk, int row)
{
	const struct grid_stop *found = NULL;
	for (int i = 0; i < grid->stop_count; i++) {
		const struct grid_stop *stop = &grid->stops[i];
		if (begins(stop, desk, row) && (!found || telling(stop->kind) > telling(found->kind)))
			found = stop;
	}
	return found;
}

const struct grid_stop *grid_shown(const struct grid *grid, int desk, int row, const struct grid_stop *here,
                                   int *inside)
{
	*inside = 0;
	if (here && begins(here, desk, row))
		return here;
	const struct grid_stop *found = find_begin(grid, desk, row);
	if (found && found->kind == GRID_VISIT)
		return found;
	for (int i = 0; i < grid->stop_count; i++)
		if (reaches(&grid->stops[i], desk, row)) {
			*inside = row - grid->stops[i].row;
			return &grid->stops[i];
		}
	return found;
}
