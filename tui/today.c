#include "tui/today.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/text/legal.h"
#include "core/time/civil.h"
#include "core/words.h"
#include "tui/card.h"
#include "tui/day_data.h"
#include "tui/desk.h"
#include "tui/door.h"
#include "tui/drafts.h"
#include "tui/list.h"
#include "tui/seminar.h"
#include "tui/today_data.h"
#include "tui/visit.h"

#define STATE_COLS  7
#define FIXED_COLS  (2 + 6 + 5 + STATE_COLS) /* the cursor's, time, desk, state */
#define RIGHT_LEAST 24                       /* "042-000-0128 (水)09:00" and its indent */

struct home {
	struct today *today;
	struct list list;
};

static int64_t id_at(const void *rows, int at)
{
	const struct today_row *row = rows;
	return today_row_id(&row[at]);
}

static struct list_rows rows_of(const struct home *home)
{
	return (struct list_rows){home->today->count, id_at, home->today->rows};
}

static void home_changed(struct desk *desk, void *state)
{
	struct home *home = state;
	struct today *fresh = calloc(1, sizeof(*fresh));
	if (!fresh || today_load(desk_db(desk), desk_now(desk), fresh) != DONE) {
		if (fresh)
			today_free(fresh);
		free(fresh);
		return;
	}
	if (home->today)
		today_free(home->today);
	free(home->today);
	home->today = fresh;
	list_changed(&home->list, rows_of(home));
}

static bool home_open(struct desk *desk, void *state, const void *argument)
{
	struct home *home = state;
	(void)argument;
	home_changed(desk, state);
	if (!home->today)
		desk_refuse_store(desk);
	return home->today != NULL;
}

static void home_enter(struct desk *desk, void *state)
{
	struct home *home = state;
	home_changed(desk, state);
	list_begin(&home->list, rows_of(home), 0);
}

/* The clock alone makes things overdue, and brings the next day. */
static void home_settle(struct desk *desk, void *state)
{
	struct home *home = state;
	int64_t now = desk_now(desk);
	if (moment_day(now) != home->today->day) {
		home_changed(desk, state);
	} else if (moment_minute(now) != home->today->minute) {
		today_sort(home->today, moment_minute(now));
		list_changed(&home->list, rows_of(home));
	}
}

static void home_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct home *home = state;
	list_fit(&home->list, body.rows);
}

static void home_close(struct desk *desk, void *state)
{
	(void)desk;
	struct home *home = state;
	if (home->today)
		today_free(home->today);
	free(home->today);
}

/* ---- Drawing ---- */

struct pen {
	struct canvas *canvas;
	const struct home *home;
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
	if (at != pen->home->list.at || pen->home->list.lost)
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
	const struct today_row *row = &pen->home->today->rows[at];
	const struct appointment *a = &pen->home->today->appointments.rows[row->place];
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
	int at = pen->home->list.at - from;
	if (count <= rows || at < rows)
		return 0;
	return at < count ? at - rows + 1 : count - rows;
}

static void draw_left(struct pen *pen)
{
	const struct today *today = pen->home->today;
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
	const struct today_row *row = &pen->home->today->rows[at];
	int rows = row->more[0] ? 2 : 1;
	if (pen->row + rows - 1 > pen->last)
		return;
	canvas_field(pen->canvas, pen->row, pen->col + 1, pen->cols - 2, LOOK_PLAIN, row->head);
	if (row->more[0])
		canvas_field(pen->canvas, pen->row + 1, pen->col + 2, pen->cols - 2, LOOK_DIM, row->more);
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
	int rows = pen->last - pen->row + 1, each = pen->home->today->rows[from].more[0] ? 2 : 1;
	int top = first_shown(pen, count, rows / each, from);
	for (int i = top; i < count; i++)
		draw_note(pen, from + i);
	pen->last = last;
	pen->row++;
}

static void draw_right(struct pen *pen)
{
	const struct today *today = pen->home->today;
	int from = today->overdue + today->coming, drafts = today->draft_count;
	char calls[64];
	draw_notes(pen, _("Seminars"), from, today->seminars, 0);
	snprintf(calls, sizeof(calls),
	         ngettext("Calls to make: %d", "Calls to make: %d", (unsigned long)today->calls_all), today->calls_all);
	draw_notes(pen, calls, from + today->seminars, today->calls, drafts ? drafts + 2 : 0);
	draw_notes(pen, _("Not yet saved"), from + today->seminars + today->calls, drafts, 0);
}

static void home_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	int left = left_cols(body);
	struct pen pen = {canvas, state, body.row, body.row + body.rows - 1, 0, left};
	draw_left(&pen);
	canvas_down(canvas, body.row, left, body.rows);
	pen = (struct pen){canvas, state, body.row, body.row + body.rows - 1, left + 1, body.cols - left - 1};
	draw_right(&pen);
}

/* ---- Keys ---- */

static const struct today_row *row_at(const struct home *home)
{
	return list_holds(&home->list) ? &home->today->rows[home->list.at] : NULL;
}

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	return row_at(state) != NULL;
}

/* In its own section, so that F2 comes back here while the door is open. */
static void open_seminar(struct desk *desk, const struct screen *screen, int64_t id)
{
	desk_section(desk, 5);
	desk_push(desk, screen, 0, &id);
}

static void open_row(struct desk *desk, void *state, uint32_t key)
{
	const struct home *home = state;
	const struct today_row *row = row_at(home);
	(void)key;
	if (!row)
		return;
	if (row->visit.id)
		desk_push(desk, &card_screen, 0, &row->client);
	else if (row->kind == TODAY_DRAFT)
		draft_open(desk, &home->today->drafts[row->place]);
	else
		open_seminar(desk, &seminar_screen, row->id);
}

static bool on_seminar(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct today_row *row = row_at(state);
	return row && row->kind == TODAY_SEMINAR;
}

static void attend(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct today_row *row = row_at(state);
	if (row)
		open_seminar(desk, &door_screen, row->id);
}

static bool home_visit(const void *state, struct visit_line *out)
{
	const struct today_row *row = row_at(state);
	if (row)
		*out = row->visit;
	return row && row->visit.id;
}

/* Tab goes between the appointments and the notes at the right. */
static bool home_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct home *home = state;
	int left = home->today->overdue + home->today->coming;
	if (key->code == K_TAB || key->code == K_BACKTAB || key->code == K_RIGHT || key->code == K_LEFT) {
		list_go(&home->list, home->list.at < left && left < home->today->count ? left : 0, rows_of(home));
		return true;
	}
	return list_key(&home->list, key->code, rows_of(home));
}

static const struct command home_commands[] = {
        {"today.open", "Enter", N_("Open"), N_("Opens what the cursor is on."), RIGHT_NONE, open_row, on_row, NULL},
        {"seminar.attend", "a", N_("attendance"), N_("Takes the attendance at the door."), "seminar.attend", attend,
         on_seminar, NULL},
        {0},
};

const struct screen today_screen = {
        .name = N_("Today"),
        .state_size = sizeof(struct home),
        .commands = home_commands,
        .open = home_open,
        .enter = home_enter,
        .layout = home_layout,
        .changed = home_changed,
        .settle = home_settle,
        .draw = home_draw,
        .type = home_type,
        .visit = home_visit,
        .close = home_close,
};
