#ifndef TUI_CONSULTANT_STATE_H
#define TUI_CONSULTANT_STATE_H

#include "core/access/staff.h"
#include "core/desks/lesson.h"
#include "core/desks/outside.h"
#include "core/desks/schedule.h"
#include "tui/day_grid.h"
#include "tui/desk.h"

/* What the files of a consultant's schedule share: tui/consultant*.c. */

#define WEEK_DAYS      7
#define MONTH_WEEKS    6
#define SCHEDULE_DAYS  (WEEK_DAYS * MONTH_WEEKS)
#define EARLIER_VISITS 8

enum schedule_view { VIEW_DAY, VIEW_WEEK, VIEW_MONTH };

/* What is read from the store for the days shown. */
struct schedule {
	int32_t first;
	int days;
	struct plan plan;
	struct appointment_list visits; /* in place of the desk: the column, 1 the first day's */
	struct outside outside;         /* 要連絡 */
	struct lesson_list lessons;     /* of everybody */
	struct schedule_day counts[SCHEDULE_DAYS];
};

/* The appointment under the cursor, as the store has it, and the client's earlier ones, newest first. */
struct schedule_detail {
	int64_t id; /* 0: none is read */
	struct appointment visit;
	struct appointment_list earlier;
};

/* Where the parts of the screen stand. */
struct schedule_places {
	int rows;         /* of the grid that are shown */
	int grid, detail; /* first rows */
	int detail_rows;
	int col[WEEK_DAYS + 1]; /* where each day's column begins, and the last ends */
};

struct consultant {
	struct staff who; /* the consultant; of a desk only a name: 1番窓口 */
	int desk;         /* 0: a consultant's schedule */
	char topics[256]; /* what they are known for, short */
	enum schedule_view view;
	int32_t day; /* the one under the cursor */
	struct schedule data;
	struct grid grid; /* of a day or week */
	struct grid_cursor cursor;
	int top;    /* the first row of the grid that is shown */
	int fitted; /* the height its rows were made for */
	struct schedule_places places;
	struct schedule_detail detail;
};

/* ---- tui/consultant_data.c ---- */

/* Shows a day in its view, with the cursor at a cell. False when it could not be read, which is said. */
bool consultant_go(struct desk *desk, struct consultant *c, int32_t day, int cell);
/* Reads the days anew; the cursor keeps its appointment. False when they could not be read. */
bool consultant_read(struct desk *desk, struct consultant *c);
/* Reads what is shown of the appointment under the cursor, unless it is read already. */
void consultant_settle(struct desk *desk, struct consultant *c);
/* Makes the grid anew in rows that suit its place. */
void consultant_fit(struct consultant *c, struct area body);
/* Rows of who sits there on each day: a desk's week has one. */
int consultant_names(const struct consultant *c);
void consultant_free(struct consultant *c);

/* What is under the cursor of the grid; NULL for nothing, and in a month. */
const struct grid_stop *consultant_stop(const struct consultant *c);
/* The appointment under the cursor; NULL when there is none, or it is gone. */
const struct appointment *consultant_visit(const struct consultant *c);
/* What is taught in the row of a free place by who sits there; NULL for nothing, and where nothing is free. */
const struct lesson *consultant_lesson(const struct consultant *c, const struct grid_stop *stop);
/* The plan of a day, of this consultant or desk alone, each span at the desk of the day's column. */
void consultant_plan(const struct consultant *c, int32_t day, struct plan_day *out);

/* The same, and whether neither the plan nor an appointment has them there. */
bool consultant_idle(const struct consultant *c, int32_t day, struct plan_day *out);
/* What closes that time to them; NULL for nothing. */
const struct closure *consultant_closure(const struct consultant *c, int32_t day, int cell);
/* Why such a day is free of work: a holiday, a closed day or time. Empty when they just do not sit anywhere. */
void consultant_reason(const struct consultant *c, const struct plan_day *plan, int32_t day, char *out, size_t size);

/* ---- tui/consultant_draw.c ---- */

void consultant_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);

/* ---- tui/consultant_month.c ---- */

void consultant_draw_month(const struct desk *desk, const struct consultant *c, struct canvas *canvas,
                           struct area body);

#endif
