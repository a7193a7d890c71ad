#include <stdio.h>
#include <string.h>

#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/consultant_state.h"
#include "tui/grid_cell.h"
#include "tui/visit.h"

#define CELL_BYTES 1024
#define LINE_BYTES 4096

static void draw_weekdays(const struct consultant *c, struct canvas *canvas, int row)
{
	for (int i = 0; i < WEEK_DAYS; i++)
		canvas_text(canvas, row, c->places.col[i], c->places.col[i + 1] - c->places.col[i] - 1, LOOK_BOLD,
		            weekday_short((enum weekday)((MONDAY + i) % WEEK_DAYS)));
}

/* 約3 空2 済1; what is 0 is left out, and so is what the column has no room for. */
static void counts_text(const struct schedule_day *day, int cols, char out[CELL_BYTES])
{
	const struct {
		const char *sign;
		int count;
	} parts[] = {{visit_sign(APPOINTMENT_BOOKED), day->booked},
	             {_("fr"), day->free},
	             {visit_sign(APPOINTMENT_DONE), day->done}};
	char part[64];
	out[0] = '\0';
	for (int i = 0; i < 3; i++) {
		size_t used = strlen(out);
		snprintf(part, sizeof(part), "%s%s%d", used ? " " : "", parts[i].sign, parts[i].count);
		if (parts[i].count > 0 && width_text(out) + width_text(part) <= cols)
			snprintf(out + used, CELL_BYTES - used, "%s", part);
	}
}

/* Why a day is closed, or only that it is when there is no room for the weekday's name. */
static void draw_closed(const struct consultant *c, const struct plan_day *plan, int32_t day, struct canvas *canvas,
                        struct grid_place at)
{
	char reason[CELL_BYTES];
	consultant_reason(c, plan, day, reason, sizeof(reason));
	bool fits = plan->calendar->closed != CLOSED_WEEKDAY || width_text(reason) <= at.cols;
	if (reason[0])
		canvas_field(canvas, at.row, at.col, at.cols, LOOK_DIM, fits ? reason : _("off"));
}

/* In two rows the counts stand below the day, in one beside it. */
static void draw_cell(const struct desk *desk, const struct consultant *c, int at, struct canvas *canvas,
                      struct area cell)
{
	const struct schedule_day *day = &c->data.counts[at];
	int32_t today = moment_day(desk_now(desk));
	struct plan_day plan;
	char text[CELL_BYTES];
	bool other = day_date(day->day).month != day_date(c->day).month, below = cell.rows > 1;
	unsigned look = other || day->day < today ? LOOK_DIM : LOOK_PLAIN;
	int beside = cell.col + 3, cols = cell.cols - 3;
	canvas_print(canvas, cell.row, cell.col, 2, day->day == today ? LOOK_BOLD : look, "%2d",
	             day_date(day->day).mday);
	if (consultant_idle(c, day->day, &plan) && plan.calendar)
		draw_closed(c, &plan, day->day, canvas, (struct grid_place){cell.row, beside, cols});
	counts_text(day, below ? cell.cols : cols, text);
	if (text[0])
		canvas_text(canvas, cell.row + below, below ? cell.col : beside, below ? cell.cols : cols, look, text);
	if (day->day != c->day)
		return;
	for (int i = 0; i < cell.rows; i++)
		canvas_look(canvas, cell.row + i, cell.col, cell.cols, LOOK_ACCENT);
	canvas_cursor(canvas, cell.row, cell.col);
}

/* What stands on the day under the cursor, as far as there is room. */
static void draw_day(const struct consultant *c, struct canvas *canvas, struct area body)
{
	const struct schedule_places *places = &c->places;
	char clock[CLOCK_BYTES], name[LINE_BYTES];
	int row = places->detail, end = places->detail + places->detail_rows;
	for (int i = 0; i < c->data.visits.count && row < end; i++) {
		const struct appointment *visit = &c->data.visits.rows[i];
		if (visit->day != c->day || visit->status == APPOINTMENT_CANCELLED)
			continue;
		visit_name(visit, name, sizeof(name));
		canvas_print(canvas, row++, 1, body.cols - 2, LOOK_PLAIN, "%s %s %s  %s", visit_sign(visit->status),
		             cell_format(visit->cell, clock), name, visit->topic_name);
	}
	for (int i = 0; i < c->data.lessons.count && row < end; i++) {
		const struct lesson *lesson = &c->data.lessons.rows[i];
		if (c->desk || lesson->consultant != c->who.id || lesson->day != c->day)
			continue;
		lesson_text(lesson, name, sizeof(name));
		canvas_text(canvas, row++, 1, body.cols - 2, LOOK_PLAIN, name);
	}
	if (row == places->detail)
		canvas_text(canvas, row, 1, body.cols - 2, LOOK_DIM, _("No appointment on this day."));
}

void consultant_draw_month(const struct desk *desk, const struct consultant *c, struct canvas *canvas, struct area body)
{
	const struct schedule_places *places = &c->places;
	int weeks = c->data.days / WEEK_DAYS, rows = places->rows / weeks;
	draw_weekdays(c, canvas, body.row + 1);
	for (int i = 0; i < c->data.days; i++) {
		int column = i % WEEK_DAYS, col = places->col[column];
		struct area cell = {places->grid + i / WEEK_DAYS * rows, col, rows, places->col[column + 1] - col - 1};
		if (column == 0)
			canvas_print(canvas, cell.row, 1, 5, LOOK_DIM, _("w%d"), day_week(c->data.counts[i].day));
		draw_cell(desk, c, i, canvas, cell);
	}
	draw_day(c, canvas, body);
}
