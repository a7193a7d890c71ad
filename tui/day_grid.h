#ifndef TUI_DAY_GRID_H
#define TUI_DAY_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "core/desks/appointment.h"
#include "core/desks/plan.h"

/*
 * The arithmetic of a day at the desks: which rows its picture has, and where the cursor can stand. Rows are shared by
 * all desks; a run of hours in which nobody sits anywhere and nothing stands is one row. It knows no screen.
 */

/* A row of the picture: `cells` quarters of an hour from `cell` on. */
struct grid_row {
	int cell, cells;
	bool closed; /* a whole run of closed hours */
};

enum grid_kind { GRID_FREE, GRID_VISIT, GRID_CLOSED };

/* A place for the cursor. An appointment is one, of a free or closed stretch every row is one. */
struct grid_stop {
	enum grid_kind kind;
	int desk;
	int row, rows;   /* of the picture: the first and how many it reaches over */
	int cell, cells; /* GRID_FREE: up to what comes next, over all rows */
	int visit;       /* GRID_VISIT: its place in the day's list, else -1 */
};

struct grid {
	int desks;
	int unit; /* cells a row */
	int row_count;
	struct grid_row rows[CELLS_A_DAY];
	int stop_count;
	struct grid_stop *stops; /* by desk, then by cell */
};

/* What a grid is made from; all borrowed. */
struct grid_day {
	const struct plan_day *plan;
	const struct appointment_list *visits; /* the cancelled ones among them do not stand in the grid */
	int first_cell;                        /* what ended before it can still be booked over */
	int64_t moving;                        /* an appointment that is carried: its cells are free; 0 for none */
};

/* Makes it anew in rows of `unit` cells, freeing what it held. False without memory: it is then empty. */
bool grid_make(struct grid *grid, const struct grid_day *day, int unit);
void grid_free(struct grid *grid);

/* Where the cursor stands: on an appointment, by its id, or at a desk and cell. */
struct grid_cursor {
	int desk, cell;
	int want;   /* the cell it came from sideways, so that it comes back to the same row */
	int64_t id; /* of the appointment; 0: the cell alone */
	bool lost;  /* the appointment is gone from this day: nothing is under the cursor until it is moved */
};

/* What is under the cursor; NULL in an empty grid. Borrowed from the grid. */
const struct grid_stop *grid_at(const struct grid *grid, const struct appointment_list *visits,
                                const struct grid_cursor *cursor);

/* Puts the cursor on a desk and cell, and on what stands there. */
void grid_go(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor, int desk,
             int cell);

/* The rows are others now: the cursor keeps its appointment, or is lost with it; a free cell keeps its place. */
void grid_changed(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor);

/* Steps up (-1) or down (1) at the desk, or to the desk left or right. False at the edge: the cursor stays. */
bool grid_step(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor, int step);
bool grid_side(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor, int step);
/* To the first or last of the desk. */
void grid_end(const struct grid *grid, const struct appointment_list *visits, struct grid_cursor *cursor, int step);

/*
 * What is drawn at a desk and row: the stop under the cursor if it begins there, an appointment that begins there, one
 * that reaches into it (`inside` becomes how many rows of it lie above), or else the first free stop, or the first
 * closed one. NULL: empty.
 */
const struct grid_stop *grid_shown(const struct grid *grid, int desk, int row, const struct grid_stop *here,
                                   int *inside);

#endif
