#include <stdio.h>
#include <string.h>

#include "core/desks/outside.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_state.h"
#include "tui/grid_cell.h"
#include "tui/visit.h"

#define LINE_BYTES  4096
#define NAME_BYTES  1024
#define COUNT_BYTES 64

/* ---- Headings ---- */

static void draw_day(const struct desk *desk, const struct day *day, struct canvas *canvas, int row)
{
	char text[SHOW_BYTES];
	int left = day->places.left;
	int32_t today = moment_day(desk_now(desk));
	canvas_text(canvas, row, 1, left - 1, LOOK_BOLD, day_show(day->data.day, DAY_SHORT, text, sizeof(text)));
	if (day->data.day == today)
		canvas_text(canvas, row + 1, 1, left - 1, LOOK_BOLD, _("today"));
	if (day->data.day == today + 1)
		canvas_text(canvas, row + 1, 1, left - 1, LOOK_PLAIN, _("tomorrow"));
	else if (day_date(day->data.day).year != day_date(today).year)
		canvas_text(canvas, row + 1, 1, left - 1, LOOK_PLAIN,
		            day_show(day->data.day, DAY_YEAR, text, sizeof(text)));
}

static void draw_headings(const struct day *day, struct canvas *canvas, int row)
{
	const struct day_places *places = &day->places;
	for (int i = 0; i < places->shown && places->first + i <= day->grid.desks; i++) {
		int number = places->first + i, col = places->left + i * places->column;
		char text[LINE_BYTES];
		snprintf(text, sizeof(text), _("desk %d  %s"), number,
		         number <= DAY_DESKS ? day->data.desks[number].names : "");
		canvas_field(canvas, row, col, places->column - 1, LOOK_BOLD, text);
		if (number <= DAY_DESKS)
			grid_cell_words(day->data.desks[number].topics, LOOK_DIM, canvas,
			                (struct grid_place){row + 1, col, places->column - 1});
	}
}

/* ---- A place of the grid ---- */

static void draw_free(const struct day *day, struct canvas *canvas, struct grid_place at, const struct grid_stop *stop)
{
	int cell = day_cell(day, stop);
	char minute[8] = "";
	if (cell != day->grid.rows[stop->row].cell)
		snprintf(minute, sizeof(minute), ":%02d ", cell * CELL_MINUTES % 60);
	if (day->moving.id != 0) {
		char name[NAME_BYTES];
		visit_name(&day->moving, name, sizeof(name));
		canvas_print(canvas, at.row, at.col, at.cols, LOOK_BOLD, "> %s%s", minute, name);
	} else {
		canvas_print(canvas, at.row, at.col, at.cols, LOOK_PLAIN, _("> %sfree %dm"), minute,
		             (stop->cell + stop->cells - cell) * CELL_MINUTES);
	}
}

/* The rows a session from the cursor on would take. */
static int cursor_rows(const struct day *day, const struct grid_stop *here)
{
	if (here->kind == GRID_VISIT)
		return here->rows;
	if (here->kind == GRID_CLOSED)
		return 1;
	int cells = day->moving.id != 0 ? day->moving.cells : day->session, cell = day_cell(day, here), rows = 1;
	while (here->row + rows < day->grid.row_count && !day->grid.rows[here->row + rows].closed &&
	       day->grid.rows[here->row + rows].cell < cell + cells &&
	       day->grid.rows[here->row + rows].cell < here->cell + here->cells)
		rows++;
	return rows;
}

static bool to_call(const struct desk *desk, const struct day *day, const struct appointment *visit)
{
	return outside_is(&day->data.at, visit, moment_day(desk_now(desk)));
}

static void draw_visit(const struct desk *desk, const struct day *day, struct canvas *canvas, struct grid_place at,
                       const struct grid_stop *stop, int inside)
{
	const struct appointment *visit = &day->data.visits.rows[stop->visit];
	grid_cell_visit(desk, &day->grid, stop, visit, inside, canvas, at);
	if (inside == 0 && to_call(desk, day, visit))
		/* Translators: two columns, before whoever is booked in a time that was closed: to be called. */
		canvas_text(canvas, at.row, at.col, 2, LOOK_WARN, _("!!"));
}

static const struct hold *held_at(const struct desk *desk, const struct day *day, int number, int cell)
{
	return hold_at(day->data.holds, day->data.hold_count, desk_now(desk), number, cell);
}

/* Who is filling in a form for this free place, in the row where it begins. */
static void draw_held(const struct desk *desk, const struct day *day, struct canvas *canvas, struct grid_place at,
                      int number, int row)
{
	const struct grid_row *from = &day->grid.rows[row];
	const struct hold *hold = NULL;
	for (int cell = from->cell; !hold && cell < from->cell + from->cells; cell++)
		hold = held_at(desk, day, number, cell);
	char text[LINE_BYTES] = "";
	if (!hold || from->closed)
		return;
	if (hold->cell >= from->cell)
		snprintf(text, sizeof(text), _("in use: %s"), hold->name);
	canvas_field(canvas, at.row, at.col + 2, at.cols - 2, LOOK_DIM, text);
}

static void draw_closed(const struct day *day, struct canvas *canvas, struct grid_place at,
                        const struct grid_stop *stop)
{
	const struct plan *plan = &day->data.plan;
	bool goes_on = stop > day->grid.stops && stop[-1].desk == stop->desk;
	const struct closure *closure = plan_closure(plan, day->data.day, stop->desk, stop->cell);
	const struct closure *above = goes_on ? plan_closure(plan, day->data.day, stop->desk, stop[-1].cell) : NULL;
	grid_cell_closed(&day->grid.rows[stop->row], grid_cell_reason(closure, above), canvas, at);
}

/* What is taught there by who sits there: it can be booked after a warning. */
static const struct lesson *lesson_at(const struct day *day, const struct grid_stop *stop)
{
	const struct plan_span *span = stop ? plan_at(&day->data.at, stop->desk, stop->cell) : NULL;
	return span ? grid_lesson(&day->grid, stop, &day->data.lessons, span->consultant, day->data.day) : NULL;
}

static void draw_place(const struct desk *desk, const struct day *day, struct canvas *canvas, struct grid_place at,
                       int number, int row)
{
	int inside = 0;
	const struct grid_stop *here = day_stop(day);
	const struct grid_stop *stop = grid_shown(&day->grid, number, row, here, &inside);
	const struct lesson *lesson = lesson_at(day, stop);
	bool under = here && here->desk == number && row >= here->row && row < here->row + cursor_rows(day, here);
	if (stop && stop->kind == GRID_VISIT)
		draw_visit(desk, day, canvas, at, stop, inside);
	else if (stop && stop->kind == GRID_CLOSED)
		draw_closed(day, canvas, at, stop);
	else if (stop && stop == here && (!lesson || day->moving.id != 0))
		draw_free(day, canvas, at, stop);
	else if (under && here->kind == GRID_FREE)
		canvas_text(canvas, at.row, at.col, 1, LOOK_PLAIN, ">");
	if (lesson && (stop != here || day->moving.id == 0))
		grid_cell_lesson(&day->grid, stop, lesson, canvas,
		                 (struct grid_place){at.row, at.col + 2, at.cols - 2});
	if (!stop || stop->kind == GRID_FREE)
		draw_held(desk, day, canvas, at, number, row);
	if (!under)
		return;
	canvas_look(canvas, at.row, at.col, at.cols, day->in_strip ? LOOK_BOLD : LOOK_ACCENT);
	if (row == here->row && !day->in_strip)
		canvas_cursor(canvas, at.row, at.col);
}

/* ---- Rows ---- */

static bool is_now(const struct desk *desk, const struct day *day, const struct grid_row *row)
{
	int cell = moment_minute(desk_now(desk)) / CELL_MINUTES;
	return day->data.day == moment_day(desk_now(desk)) && cell >= row->cell && cell < row->cell + row->cells;
}

static void draw_row(const struct desk *desk, const struct day *day, struct canvas *canvas, int row, int to)
{
	const struct grid_row *from = &day->grid.rows[row];
	const struct day_places *places = &day->places;
	bool now = is_now(desk, day, from);
	char clock[CLOCK_BYTES];
	canvas_text(canvas, to, 1, 5, now ? LOOK_BOLD : LOOK_PLAIN, cell_format(from->cell, clock));
	if (now)
		canvas_text(canvas, to, 7, 3, LOOK_BOLD, _("now"));
	for (int i = 0; i < places->shown && places->first + i <= day->grid.desks; i++) {
		struct grid_place at = {to, places->left + i * places->column, places->column - 1};
		draw_place(desk, day, canvas, at, places->first + i, row);
	}
}

static void draw_grid(const struct desk *desk, const struct day *day, struct canvas *canvas, struct area body)
{
	const struct day_places *places = &day->places;
	char reason[LINE_BYTES] = "";
	if (day->data.at.calendar)
		calendar_reason(day->data.at.calendar, reason, sizeof(reason));
	for (int i = 0; i < places->rows && day->top + i < day->grid.row_count; i++)
		draw_row(desk, day, canvas, day->top + i, places->grid + i);
	if (day->grid.row_count > 0)
		return;
	if (reason[0])
		canvas_print(canvas, places->grid + 2, places->left, body.cols - places->left - 1, LOOK_BOLD,
		             _("Closed: %s"), reason);
	else
		canvas_text(canvas, places->grid + 2, places->left, body.cols - places->left - 1, LOOK_BOLD,
		            _("Nobody sits at the desks on this day."));
	canvas_cursor(canvas, places->grid + 2, places->left);
}

/* More rows above or below than are shown. */
static void draw_more(const struct desk *desk, const struct day *day, struct canvas *canvas, int row)
{
	bool below = day->top + day->places.rows < day->grid.row_count;
	const char *up = desk_ascii(desk) ? "^" : "↑", *down = desk_ascii(desk) ? "v" : "↓";
	if (day->top > 0)
		canvas_text(canvas, row, 9, 1, LOOK_DIM, up);
	if (below)
		canvas_text(canvas, day->places.grid + day->places.rows - 1, 9, 1, LOOK_DIM, down);
}

/* ---- What the cursor is on ---- */

/* A session, or what is left until the next appointment. */
static void free_line(const struct desk *desk, const struct day *day, const struct grid_stop *stop, char *out,
                      size_t size)
{
	const struct calendar_day *calendar = day->data.at.calendar;
	char date[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES], name[DAY_DESK_BYTES];
	int cell = day_cell(day, stop), minutes = calendar ? calendar->session_minutes : CELL_MINUTES;
	int left = (stop->cell + stop->cells - cell) * CELL_MINUTES;
	minutes = left < minutes ? left : minutes;
	day_data_name(&day->data, stop->desk, cell, name, sizeof(name));
	clock_format((cell * CELL_MINUTES + minutes) % MINUTES_A_DAY, to);
	bool past = cell < day->first_cell;
	snprintf(out, size, _("%s desk %d %s %s-%s %s"), day_show(day->data.day, DAY_SHORT, date, sizeof(date)),
	         stop->desk, name, cell_format(cell, from), to, past ? _("has passed") : _("free"));
	const struct hold *hold = held_at(desk, day, stop->desk, cell);
	char held[LINE_BYTES];
	if (hold && (size_t)snprintf(held, sizeof(held), _("in use: %s"), hold->name) + strlen(out) + 3 < size)
		strcat(strcat(out, "  "), held);
}

static void closed_line(const struct day *day, const struct grid_stop *stop, char *out, size_t size)
{
	char date[SHOW_BYTES], clock[CLOCK_BYTES];
	const struct closure *closure = plan_closure(&day->data.plan, day->data.day, stop->desk, stop->cell);
	if (closure) {
		snprintf(out, size, _("%s desk %d %s closed  %s"),
		         day_show(day->data.day, DAY_SHORT, date, sizeof(date)), stop->desk,
		         cell_format(stop->cell, clock), closure->reason);
		return;
	}
	snprintf(out, size, _("%s desk %d %s nobody sits here"), day_show(day->data.day, DAY_SHORT, date, sizeof(date)),
	         stop->desk, cell_format(stop->cell, clock));
}

static void visit_first(const struct appointment *visit, char *out, size_t size)
{
	char date[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES], name[DAY_DESK_BYTES];
	name_family(visit->consultant_name, name, sizeof(name));
	clock_format((visit->cell * CELL_MINUTES + visit->minutes) % MINUTES_A_DAY, to);
	snprintf(out, size, _("%s %s-%s desk %d %s  %s %s"), day_show(visit->day, DAY_SHORT, date, sizeof(date)),
	         cell_format(visit->cell, from), to, visit->desk, name, visit->number, visit->name);
}

static void visit_second(const struct appointment *visit, bool call, char *out, size_t size)
{
	const char *phone = visit->callback[0] ? visit->callback : visit->phone;
	snprintf(out, size, "%s%s%s  %s%s%s%s%s  %s%s%s", call ? _("to be called") : "", call ? "  " : "",
	         appointment_status_text(visit->status), visit->topic_name, visit->visitor[0] ? "  " : "",
	         visit->visitor, phone[0] ? "  " : "", phone, means_text(visit->means), visit->has_note ? "  " : "",
	         visit->has_note ? _("has a note") : "");
}

/* How many were cancelled on this day; empty for none. */
static const char *count_text(const struct day *day, char out[COUNT_BYTES])
{
	unsigned long cancelled = (unsigned long)day->data.cancelled;
	snprintf(out, COUNT_BYTES, ngettext("%d cancelled", "%d cancelled", cancelled), day->data.cancelled);
	return day->data.cancelled ? out : "";
}

/* With the blanks that part it from what stands before it. */
static int count_cols(const struct day *day)
{
	char text[COUNT_BYTES];
	int cols = width_text(count_text(day, text));
	return cols ? cols + 3 : 0;
}

/* Its full text: one line when room is short, else two. */
static void draw_detail(const struct desk *desk, const struct day *day, struct canvas *canvas, struct area body)
{
	const struct day_places *places = &day->places;
	const struct grid_stop *stop = day_stop(day);
	const struct appointment *visit = stop && stop->kind == GRID_VISIT ? &day->data.visits.rows[stop->visit] : NULL;
	char first[LINE_BYTES] = "", second[LINE_BYTES] = "";
	int cols = body.cols - 2, beside = cols - count_cols(day);
	if (visit) {
		visit_first(visit, first, sizeof(first));
		visit_second(visit, to_call(desk, day, visit), second, sizeof(second));
	} else if (stop && stop->kind == GRID_FREE) {
		const struct lesson *lesson = lesson_at(day, stop);
		free_line(desk, day, stop, first, sizeof(first));
		if (lesson)
			lesson_text(lesson, second, sizeof(second));
	} else if (stop) {
		closed_line(day, stop, first, sizeof(first));
	}
	if (places->detail_rows > 1) {
		canvas_field(canvas, places->detail, 1, cols, LOOK_PLAIN, first);
		canvas_field(canvas, places->detail + 1, 1, beside, LOOK_PLAIN, second);
		return;
	}
	canvas_field(canvas, places->detail, 1, beside, LOOK_PLAIN, first);
	int used = width_text(first) + 2;
	if (used < beside)
		canvas_field(canvas, places->detail, 1 + used, beside - used, LOOK_PLAIN, second);
}

static void draw_count(const struct day *day, struct canvas *canvas, struct area body)
{
	char text[COUNT_BYTES];
	int row = day->places.detail + day->places.detail_rows - 1;
	int cols = width_text(count_text(day, text)), col = body.cols - cols - 2;
	if (day->data.cancelled == 0)
		return;
	canvas_text(canvas, row, col, cols, LOOK_PLAIN, text);
	if (!day->on_count || day->in_strip)
		return;
	canvas_look(canvas, row, col - 1, cols + 2, LOOK_ACCENT);
	canvas_cursor(canvas, row, col);
}

void day_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct day *day = state;
	int heading = day->places.grid - 2;
	draw_day(desk, day, canvas, heading);
	draw_headings(day, canvas, heading);
	draw_grid(desk, day, canvas, body);
	draw_more(desk, day, canvas, heading + 1);
	draw_detail(desk, day, canvas, body);
	draw_count(day, canvas, body);
	proposals_draw(&day->find, canvas, (struct area){body.row, body.col, day->places.strip, body.cols},
	               day->in_strip);
}
