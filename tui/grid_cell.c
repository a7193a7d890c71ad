#include "tui/grid_cell.h"

#include <stdio.h>

#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/words.h"
#include "tui/day_data.h"
#include "tui/visit.h"

#define SIGN_COLS  3 /* a state's sign and the blank after it */
#define NAME_BYTES 1024
#define LINE_BYTES 4096

static unsigned visit_look(const struct desk *desk, const struct appointment *visit)
{
	if (!appointment_live(visit->status))
		return LOOK_DIM;
	if (visit->status != APPOINTMENT_BOOKED)
		return LOOK_BOLD;
	return desk_now(desk) > moment_of(visit->day, visit->cell * CELL_MINUTES) ? LOOK_WARN : LOOK_PLAIN;
}

/* A start that is not its row's is told: ":15". */
static void visit_line(const struct grid *grid, const struct grid_stop *stop, const struct appointment *visit,
                       char *out, size_t size)
{
	char name[NAME_BYTES], minute[8] = "";
	visit_name(visit, name, sizeof(name));
	if (visit->cell != grid->rows[stop->row].cell)
		snprintf(minute, sizeof(minute), ":%02d ", visit->cell * CELL_MINUTES % 60);
	snprintf(out, size, "%s%s", minute, name);
}

void grid_cell_visit(const struct desk *desk, const struct grid *grid, const struct grid_stop *stop,
                     const struct appointment *visit, int inside, struct canvas *canvas, struct grid_place at)
{
	unsigned look = visit_look(desk, visit);
	char text[LINE_BYTES];
	int col = at.col + SIGN_COLS, cols = at.cols - SIGN_COLS;
	if (inside == 0) {
		visit_line(grid, stop, visit, text, sizeof(text));
		canvas_text(canvas, at.row, at.col, 2, look, visit_sign(visit->status));
		canvas_field(canvas, at.row, col, cols, look, text);
		return;
	}
	unsigned below = look & LOOK_DIM;
	utf8_copy(text, sizeof(text), visit->topic_name);
	if (width_text(text) > cols)
		topic_short(visit->topic_name, text, sizeof(text));
	if (inside == 1)
		canvas_field(canvas, at.row, col, cols, below, text);
	else if (inside == 2)
		canvas_field(canvas, at.row, col, cols, below | LOOK_DIM, visit->visitor);
	else if (inside == 3)
		canvas_field(canvas, at.row, col, cols, below | LOOK_DIM,
		             visit->callback[0] ? visit->callback : visit->phone);
}

const char *grid_cell_reason(const struct closure *closure, const struct closure *above)
{
	return closure && closure != above ? closure->reason : "";
}

void grid_cell_closed(const struct grid_row *row, const char *reason, struct canvas *canvas, struct grid_place at)
{
	const char *text = row->closed ? _("break") : _("off");
	int cols = width_text(text);
	if (reason[0]) {
		canvas_field(canvas, at.row, at.col, at.cols, LOOK_PLAIN, reason);
	} else if (row->closed) {
		canvas_across(canvas, at.row, at.col, at.cols - cols - 1);
		canvas_text(canvas, at.row, at.col + at.cols - cols, cols, LOOK_PLAIN, text);
	} else {
		canvas_text(canvas, at.row, at.col, cols, LOOK_PLAIN, text);
	}
	canvas_look(canvas, at.row, at.col, at.cols, LOOK_DIM);
}

static int row_end(const struct grid *grid, const struct grid_stop *stop)
{
	return (grid->rows[stop->row].cell + grid->rows[stop->row].cells) * CELL_MINUTES;
}

const struct lesson *grid_lesson(const struct grid *grid, const struct grid_stop *stop,
                                 const struct lesson_list *lessons, int64_t consultant, int32_t day)
{
	if (!stop || stop->kind != GRID_FREE)
		return NULL;
	return lesson_in(lessons, consultant, day, stop->cell * CELL_MINUTES, row_end(grid, stop));
}

void grid_cell_lesson(const struct grid *grid, const struct grid_stop *stop, const struct lesson *lesson,
                      struct canvas *canvas, struct grid_place at)
{
	char text[NAME_BYTES];
	const struct grid_stop *first = stop;
	while (first > grid->stops && first[-1].desk == stop->desk && first[-1].kind == GRID_FREE &&
	       row_end(grid, first - 1) > lesson->from_minute)
		first--;
	snprintf(text, sizeof(text), "%s %s", _("Seminar"), lesson->title);
	bool beside = width_text(text) <= at.cols;
	if (stop == first)
		canvas_field(canvas, at.row, at.col, at.cols, LOOK_PLAIN, beside ? text : _("Seminar"));
	else if (stop == first + 1 && !beside)
		canvas_field(canvas, at.row, at.col, at.cols, LOOK_PLAIN, lesson->title);
}

void lesson_text(const struct lesson *lesson, char *out, size_t size)
{
	char from[CLOCK_BYTES], to[CLOCK_BYTES];
	snprintf(out, size, "%s-%s %s  %s", clock_format(lesson->from_minute, from),
	         clock_format(lesson->to_minute, to), _("Seminar"), lesson->title);
}

void grid_cell_words(const char *text, unsigned look, struct canvas *canvas, struct grid_place at)
{
	size_t bytes = width_fit(text, at.cols);
	while (text[bytes] != '\0' && bytes > 0 && text[bytes] != ' ')
		bytes = utf8_back(text, bytes);
	canvas_print(canvas, at.row, at.col, at.cols, look, "%.*s", (int)bytes, text);
}
