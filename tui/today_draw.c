#include "tui/today_draw.h"

#include <stdio.h>

#include "core/text/legal.h"
#include "core/time/civil.h"
#include "core/words.h"
#include "tui/day_data.h"
#include "tui/visit.h"

#define STATE_COLS  7
#define FIXED_COLS  (2 + 6 + 5 + STATE_COLS) /* the cursor's, time, desk, state */
#define RIGHT_LEAST 24                       /* "042-000-0128 (水)09:00" and its indent */

struct pen {
	struct canvas *canvas;
	const struct today *today;
	const struct list *list;
	int row, last, col, cols;
};

/* Two thirds, but a telephone number and a time always stand whole in the right part. */
static int left_cols(struct area body)
{
	int third = body.cols * 2 / 3, most = body.cols - RIGHT_LEAST - 1;
	return third < most ? third : most;
}

static void heading(struct pen *pen, const char *text)
{
	if (pen->row <= pen->last)
		canvas_text(pen->canvas, pen->row++, pen->col + 1, pen->cols - 2, LOOK_BOLD, text);
}

static void mark_cursor(const struct pen *pen, int at, int row, int rows)
{
	if (at != pen->list->at || pen->list->lost)
		return;
	for (int i = 0; i < rows; i++)
		canvas_look(pen->canvas, row + i, pen->col, pen->cols, LOOK_ACCENT);
	canvas_text(pen->canvas, row, pen->col, 1, LOOK_ACCENT, ">");
	canvas_cursor(pen->canvas, row, pen->col);
}

static const char *state_short(enum appointment_status status)
{
	return status == APPOINTMENT_IN_SESSION ? _("session") : appointment_status_text(status);
}

/* A wider screen gives the client what it has more; in a narrow one the topic goes first, then the consultant. */
static int client_cols(int cols, int *consultant, int *topic)
{
	*consultant = cols >= 44 ? 7 : 0;
	*topic = cols >= 53 ? 9 + (cols - 53) / 3 : 0;
	return cols - FIXED_COLS - *consultant - *topic;
}

/* Time, desk, consultant, client, topic, state. */
static void draw_appointment(struct pen *pen, int at)
{
	const struct today_row *row = &pen->today->rows[at];
	const struct appointment *a = &pen->today->appointments.rows[row->place];
	int consultant, topic, client = client_cols(pen->cols, &consultant, &topic);
	unsigned look = row->kind == TODAY_OVERDUE ? LOOK_WARN : LOOK_PLAIN;
	char clock[CLOCK_BYTES], name[801], topic_name[401];
	if (pen->row > pen->last)
		return;
	visit_name(a, name, sizeof(name));
	topic_short(a->topic_name, topic_name, sizeof(topic_name));
	int col = pen->col + 2;
	canvas_text(pen->canvas, pen->row, col, 5, look, cell_format(a->cell, clock));
	canvas_print(pen->canvas, pen->row, col + 6, 4, look, _("no.%d"), a->desk);
	col += 11;
	canvas_field(pen->canvas, pen->row, col, consultant - 1, look, a->consultant_name);
	col += consultant;
	canvas_field(pen->canvas, pen->row, col, client - 1, look, name);
	col += client;
	canvas_field(pen->canvas, pen->row, col, topic - 1, look, topic_name);
	canvas_field(pen->canvas, pen->row, col + topic, STATE_COLS, look, state_short(a->status));
	mark_cursor(pen, at, pen->row, 1);
	pen->row++;
}

/* Of many, those around the cursor are shown. */
static int first_shown(const struct pen *pen, int count, int rows, int from)
{
	int at = pen->list->at - from;
	if (count <= rows || at < rows)
		return 0;
	return at < count ? at - rows + 1 : count - rows;
}

static void draw_left(struct pen *pen)
{
	const struct today *today = pen->today;
	if (today->closed[0]) {
		canvas_print(pen->canvas, pen->row, pen->col + 1, pen->cols - 2, LOOK_BOLD, _("Closed today: %s"),
		             today->closed);
		pen->row += 2;
	}
	if (today->overdue) {
		heading(pen, _("Overdue"));
		for (int i = 0; i < today->overdue; i++)
			draw_appointment(pen, i);
		pen->row++;
	}
	if (today->coming) {
		heading(pen, _("Coming"));
		int rows = pen->last - pen->row + 1, top = first_shown(pen, today->coming, rows, today->overdue);
		for (int i = top; i < today->coming; i++)
			draw_appointment(pen, today->overdue + i);
	} else if (!today->closed[0]) {
		heading(pen, _("Nobody else comes today."));
	}
}

static void draw_note(struct pen *pen, int at)
{
	const struct today_row *row = &pen->today->rows[at];
	int rows = row->more[0] ? 2 : 1;
	bool due = row->ends && row->ends <= pen->today->minute;
	if (pen->row + rows - 1 > pen->last)
		return;
	canvas_field(pen->canvas, pen->row, pen->col + 1, pen->cols - 2, LOOK_PLAIN, row->head);
	if (row->more[0])
		canvas_field(pen->canvas, pen->row + 1, pen->col + 2, pen->cols - 2, due ? LOOK_WARN : LOOK_DIM,
		             due ? _("attendance not closed") : row->more);
	mark_cursor(pen, at, pen->row, rows);
	pen->row += rows;
}

/* Calls get the room that is left over by what stands below them. */
static void draw_notes(struct pen *pen, const char *title, int from, int count, int keep)
{
	if (!count)
		return;
	int last = pen->last;
	heading(pen, title);
	pen->last -= keep;
	int rows = pen->last - pen->row + 1, each = pen->today->rows[from].more[0] ? 2 : 1;
	int top = first_shown(pen, count, rows / each, from);
	for (int i = top; i < count; i++)
		draw_note(pen, from + i);
	pen->last = last;
	pen->row++;
}

static void draw_right(struct pen *pen)
{
	const struct today *today = pen->today;
	int from = today->overdue + today->coming, drafts = today->draft_count;
	char calls[64];
	draw_notes(pen, _("Seminars"), from, today->seminars, 0);
	snprintf(calls, sizeof(calls),
	         ngettext("Calls to make: %d", "Calls to make: %d", (unsigned long)today->calls_all), today->calls_all);
	draw_notes(pen, calls, from + today->seminars, today->calls, drafts ? drafts + 2 : 0);
	draw_notes(pen, _("Not yet saved"), from + today->seminars + today->calls, drafts, 0);
}

void today_draw(const struct today *today, const struct list *list, struct canvas *canvas, struct area body)
{
	int left = left_cols(body), last = body.row + body.rows - 1;
	struct pen pen = {canvas, today, list, body.row, last, 0, left};
	draw_left(&pen);
	canvas_down(canvas, body.row, left, body.rows);
	pen = (struct pen){canvas, today, list, body.row, last, left + 1, body.cols - left - 1};
	draw_right(&pen);
}
