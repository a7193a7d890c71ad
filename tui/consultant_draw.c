#include <stdio.h>
#include <string.h>

#include "core/desks/slot.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/consultant_state.h"
#include "tui/day_data.h"
#include "tui/grid_cell.h"
#include "tui/visit.h"
#include "tui/wrap.h"

#define TITLE_BYTES (PLAN_NAME_BYTES + 256 + 8)
#define LINE_BYTES  4096
#define PART_COLS   3 /* between the parts of the heading */

/* ---- The heading ---- */

static void week_text(const struct consultant *c, char *out, size_t size)
{
	char from[SHOW_BYTES], to[SHOW_BYTES];
	int32_t last = c->data.first + c->data.days - 1;
	snprintf(out, size, _("week %d  %s-%s"), day_week(last), day_show(c->data.first, DAY_SHORT, from, sizeof(from)),
	         day_show(last, DAY_SHORT, to, sizeof(to)));
}

/* The days meant: the day, the week with its number - and its year, if it is another -, the month. */
static void range_text(const struct desk *desk, const struct consultant *c, char *out, size_t size)
{
	char week[SHOW_BYTES * 2];
	out[0] = '\0';
	if (c->view != VIEW_WEEK) {
		day_show(c->day, c->view == VIEW_MONTH ? DAY_MONTH : DAY_LONG, out, size);
		return;
	}
	if (day_date(c->data.first).year != day_date(moment_day(desk_now(desk))).year)
		day_show(c->data.first, DAY_YEAR, out, size);
	week_text(c, week, sizeof(week));
	size_t used = strlen(out);
	snprintf(out + used, size - used, "%s%s", used ? " " : "", week);
}

/* The month's days alone, not those around it. */
static void sums_text(const struct consultant *c, char *out, size_t size)
{
	struct schedule_day sum = {0};
	for (int i = 0; i < c->data.days; i++) {
		const struct schedule_day *day = &c->data.counts[i];
		if (c->view == VIEW_MONTH && day_date(day->day).month != day_date(c->day).month)
			continue;
		sum.booked += day->booked;
		sum.done += day->done;
		sum.free += day->free;
	}
	snprintf(out, size, _("booked %d  free %d  done %d"), sum.booked, sum.free, sum.done);
}

/* A narrow screen leaves out what they are known for. */
static void draw_heading(const struct desk *desk, const struct consultant *c, struct canvas *canvas, struct area body)
{
	char title[TITLE_BYTES], range[SHOW_BYTES * 3], sums[SHOW_BYTES];
	range_text(desk, c, range, sizeof(range));
	sums_text(c, sums, sizeof(sums));
	snprintf(title, sizeof(title), "%s (%s)", c->who.name, c->topics);
	if (!c->topics[0] || width_text(title) + width_text(range) + width_text(sums) + 2 * PART_COLS > body.cols - 2)
		snprintf(title, sizeof(title), "%s", c->who.name);
	int col = 1 + canvas_text(canvas, body.row, 1, body.cols - 2, LOOK_BOLD, title) + PART_COLS;
	col += canvas_text(canvas, body.row, col, body.cols - col, LOOK_PLAIN, range) + PART_COLS;
	canvas_text(canvas, body.row, col, body.cols - col, LOOK_PLAIN, sums);
}

/* Who sits at the desk on a day, in order of time. */
static void day_names(const struct consultant *c, int32_t day, char out[DAY_DESK_BYTES])
{
	char name[DAY_DESK_BYTES];
	struct plan_day plan;
	out[0] = '\0';
	consultant_plan(c, day, &plan);
	for (int i = 0; i < plan.count; i++) {
		name_family(plan_name(&c->data.plan, plan.spans[i].consultant), name, sizeof(name));
		if (!strstr(out, name) && strlen(out) + strlen(name) + 1 < DAY_DESK_BYTES)
			strcat(strcat(out, out[0] ? "/" : ""), name);
	}
}

/* 24(火) 今日; where there is no room for both, 24 今日 or 24(火). */
static void day_heading(int32_t day, bool today, int cols, char out[SHOW_BYTES])
{
	int mday = day_date(day).mday;
	const char *weekday = weekday_short(day_weekday(day));
	snprintf(out, SHOW_BYTES, "%d(%s) %s", mday, weekday, _("today"));
	if (today && width_text(out) > cols)
		snprintf(out, SHOW_BYTES, "%d %s", mday, _("today"));
	if (!today || width_text(out) > cols)
		snprintf(out, SHOW_BYTES, "%d(%s)", mday, weekday);
}

static void draw_days(const struct desk *desk, const struct consultant *c, struct canvas *canvas, int row)
{
	char day[SHOW_BYTES], names[DAY_DESK_BYTES];
	int32_t today = moment_day(desk_now(desk));
	for (int i = 0; i < c->data.days; i++) {
		int32_t at = c->data.first + i;
		int col = c->places.col[i], cols = c->places.col[i + 1] - col - 1;
		unsigned look = at < today ? LOOK_DIM : LOOK_BOLD;
		day_heading(at, at == today, cols, day);
		canvas_text(canvas, row, col, cols, look, day);
		if (!consultant_names(c))
			continue;
		day_names(c, at, names);
		canvas_field(canvas, row + 1, col, cols, LOOK_DIM, names);
	}
}

/* ---- A place of the grid ---- */

/* Named at its beginning and at each full hour, as far as it can still be booked; what has passed is empty. */
static void draw_free(const struct desk *desk, const struct consultant *c, const struct grid_stop *stop,
                      struct canvas *canvas, struct grid_place at)
{
	int32_t day = c->data.first + stop->desk - 1;
	bool goes_on = stop > c->grid.stops && stop[-1].desk == stop->desk && stop[-1].kind == GRID_FREE &&
	               !consultant_lesson(c, stop - 1);
	if (goes_on && stop->cell * CELL_MINUTES % 60 != 0)
		return;
	if (stop->cell + stop->cells > slot_first_cell(day, desk_now(desk), true))
		canvas_text(canvas, at.row, at.col, at.cols, LOOK_DIM, _("free"));
}

static void draw_closed(const struct consultant *c, const struct grid_stop *stop, struct canvas *canvas,
                        struct grid_place at)
{
	int32_t day = c->data.first + stop->desk - 1;
	bool goes_on = stop > c->grid.stops && stop[-1].desk == stop->desk;
	const struct closure *closure = consultant_closure(c, day, stop->cell);
	const struct closure *above = goes_on ? consultant_closure(c, day, stop[-1].cell) : NULL;
	grid_cell_closed(&c->grid.rows[stop->row], grid_cell_reason(closure, above), canvas, at);
}

static void draw_block(const struct desk *desk, const struct consultant *c, const struct grid_stop *stop, int inside,
                       struct canvas *canvas, struct grid_place at)
{
	const struct appointment *visit = &c->data.visits.rows[stop->visit];
	grid_cell_visit(desk, &c->grid, stop, visit, inside, canvas, at);
	if (inside == 0 && outside_holds(&c->data.outside, visit->id))
		canvas_text(canvas, at.row, at.col, 2, LOOK_WARN, _("!!"));
}

static void draw_place(const struct desk *desk, const struct consultant *c, int column, int row, bool idle,
                       struct canvas *canvas, struct grid_place at)
{
	int inside = 0;
	const struct grid_stop *here = consultant_stop(c);
	const struct grid_stop *stop = grid_shown(&c->grid, column, row, here, &inside);
	const struct lesson *lesson = consultant_lesson(c, stop);
	if (stop && stop->kind == GRID_VISIT)
		draw_block(desk, c, stop, inside, canvas, at);
	else if (lesson)
		grid_cell_lesson(&c->grid, stop, lesson, canvas, at);
	else if (stop && stop->kind == GRID_CLOSED && !idle)
		draw_closed(c, stop, canvas, at);
	else if (stop && stop->kind == GRID_FREE)
		draw_free(desk, c, stop, canvas, at);
	if (!here || here->desk != column || row < here->row || row >= here->row + here->rows)
		return;
	canvas_look(canvas, at.row, at.col, at.cols, LOOK_ACCENT);
	if (row == here->row)
		canvas_cursor(canvas, at.row, at.col);
}

static void draw_column(const struct desk *desk, const struct consultant *c, int column, struct canvas *canvas)
{
	const struct schedule_places *places = &c->places;
	struct grid_place at = {places->grid, places->col[column - 1],
	                        places->col[column] - places->col[column - 1] - 1};
	struct plan_day plan;
	bool idle = consultant_idle(c, c->data.first + column - 1, &plan);
	if (idle) {
		char reason[LINE_BYTES];
		int32_t day = c->data.first + column - 1;
		bool named = width_text(weekday_long(WEDNESDAY)) <= at.cols; /* the longest in English */
		consultant_reason(c, &plan, day, reason, sizeof(reason));
		if (!named && plan.calendar && plan.calendar->closed == CLOSED_WEEKDAY)
			utf8_copy(reason, sizeof(reason), _("off"));
		wrap_draw(canvas, (struct area){at.row, at.col, places->rows, at.cols}, LOOK_DIM,
		          reason[0] ? reason
		          : c->desk ? _("nobody")
		                    : _("not here"));
	}
	for (int i = 0; i < places->rows && c->top + i < c->grid.row_count; i++, at.row++)
		draw_place(desk, c, column, c->top + i, idle, canvas, at);
}

static bool is_now(const struct desk *desk, const struct consultant *c, const struct grid_row *row)
{
	int32_t today = moment_day(desk_now(desk));
	int cell = moment_minute(desk_now(desk)) / CELL_MINUTES;
	return today >= c->data.first && today < c->data.first + c->data.days && cell >= row->cell &&
	       cell < row->cell + row->cells;
}

static void draw_grid(const struct desk *desk, const struct consultant *c, struct canvas *canvas)
{
	const struct schedule_places *places = &c->places;
	char clock[CLOCK_BYTES];
	for (int i = 0; i < places->rows && c->top + i < c->grid.row_count; i++) {
		const struct grid_row *row = &c->grid.rows[c->top + i];
		canvas_text(canvas, places->grid + i, 1, 5, is_now(desk, c, row) ? LOOK_BOLD : LOOK_DIM,
		            cell_format(row->cell, clock));
	}
	for (int column = 1; column <= c->data.days; column++)
		draw_column(desk, c, column, canvas);
	if (c->grid.row_count == 0)
		canvas_cursor(canvas, places->grid - 1, places->col[c->day - c->data.first]);
}

/* ---- What the cursor is on ---- */

static void visit_first(const struct appointment *visit, char *out, size_t size)
{
	char day[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES];
	clock_format((visit->cell * CELL_MINUTES + visit->minutes) % MINUTES_A_DAY, to);
	snprintf(out, size, _("%s %s-%s no.%d  %s%s%s  %s"), day_show(visit->day, DAY_SHORT, day, sizeof(day)),
	         cell_format(visit->cell, from), to, visit->desk, visit->name, visit->visitor[0] ? " " : "",
	         visit->visitor, visit->topic_name);
}

static void visit_second(const struct appointment *visit, bool to_call, char *out, size_t size)
{
	const char *phone = visit->callback[0] ? visit->callback : visit->phone;
	snprintf(out, size, "%s%s%s  %s%s%s%s%s", appointment_status_text(visit->status), to_call ? "  " : "",
	         to_call ? _("to be called") : "", means_text(visit->means), phone[0] ? "  " : "", phone,
	         visit->has_note ? "  " : "", visit->has_note ? _("has a note") : "");
}

/* One line if it fits, else two. Gives how many. */
static int draw_visit(const struct appointment *visit, bool to_call, struct canvas *canvas, struct area area)
{
	char first[LINE_BYTES], second[LINE_BYTES];
	visit_first(visit, first, sizeof(first));
	visit_second(visit, to_call, second, sizeof(second));
	int used = width_text(first) + 2;
	bool one = used + width_text(second) <= area.cols || area.rows < 2;
	canvas_field(canvas, area.row, area.col, area.cols, LOOK_PLAIN, first);
	if (one)
		canvas_text(canvas, area.row, area.col + used, area.cols - used, LOOK_PLAIN, second);
	else
		canvas_field(canvas, area.row + 1, area.col, area.cols, LOOK_PLAIN, second);
	return one ? 1 : 2;
}

static bool is_before(const struct appointment *visit, const struct appointment *than)
{
	return visit->day < than->day || (visit->day == than->day && visit->cell < than->cell);
}

static int draw_earlier(const struct schedule_detail *detail, struct canvas *canvas, struct area area)
{
	char day[SHOW_BYTES], name[DAY_DESK_BYTES];
	int row = 0;
	for (int i = 0; i < detail->earlier.count && row < area.rows; i++) {
		const struct appointment *visit = &detail->earlier.rows[i];
		if (!is_before(visit, &detail->visit))
			continue;
		name_family(visit->consultant_name, name, sizeof(name));
		canvas_print(canvas, area.row + row++, area.col, area.cols, LOOK_DIM, "%s %s %s  %s",
		             visit_sign(visit->status), day_show(visit->day, DAY_NUMERIC, day, sizeof(day)), name,
		             visit->topic_name);
	}
	return row;
}

/* A closed time in full: the column may not hold its reason. */
static void draw_detail_closed(const struct consultant *c, const struct grid_stop *stop, struct canvas *canvas,
                               struct area area)
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES];
	int32_t at = c->data.first + stop->desk - 1;
	const struct closure *closure = consultant_closure(c, at, stop->cell);
	if (closure && area.rows > 0)
		canvas_print(canvas, area.row, area.col, area.cols, LOOK_PLAIN, _("%s %s closed  %s"),
		             day_show(at, DAY_SHORT, day, sizeof(day)), cell_format(stop->cell, clock),
		             closure->reason);
}

static void draw_detail_lesson(const struct lesson *lesson, struct canvas *canvas, struct area area)
{
	char day[SHOW_BYTES], text[LINE_BYTES];
	lesson_text(lesson, text, sizeof(text));
	if (area.rows > 0)
		canvas_print(canvas, area.row, area.col, area.cols, LOOK_PLAIN, "%s %s",
		             day_show(lesson->day, DAY_SHORT, day, sizeof(day)), text);
}

static void draw_detail(const struct consultant *c, struct canvas *canvas, struct area body)
{
	const struct schedule_places *places = &c->places;
	const struct schedule_detail *detail = &c->detail;
	const struct grid_stop *stop = consultant_stop(c);
	struct area area = {places->detail, 1, places->detail_rows, body.cols - 2};
	if (stop && stop->kind == GRID_CLOSED)
		draw_detail_closed(c, stop, canvas, area);
	const struct lesson *lesson = consultant_lesson(c, stop);
	if (lesson)
		draw_detail_lesson(lesson, canvas, area);
	if (area.rows < 1 || detail->id == 0 || detail->id != c->cursor.id)
		return;
	int used = draw_visit(&detail->visit, outside_holds(&c->data.outside, detail->visit.id), canvas, area);
	area = (struct area){area.row + used, 3, area.rows - used, area.cols - 2};
	if (draw_earlier(detail, canvas, area) == 0 && area.rows > 0)
		canvas_text(canvas, area.row, area.col, area.cols, LOOK_DIM,
		            _("The first appointment of this client."));
}

void consultant_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct consultant *c = state;
	draw_heading(desk, c, canvas, body);
	canvas_across(canvas, c->places.detail - 1, body.col, body.cols);
	if (c->view == VIEW_MONTH) {
		consultant_draw_month(desk, c, canvas, body);
		return;
	}
	draw_days(desk, c, canvas, body.row + 1);
	draw_grid(desk, c, canvas);
	draw_detail(c, canvas, body);
}
