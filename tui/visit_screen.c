#include "tui/visit_screen.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/access/right.h"
#include "core/history/history.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/readback.h"
#include "tui/seminar.h"
#include "tui/visit.h"
#include "tui/wrap.h"

#define EARLIER    4
#define LABEL_COLS 16
#define LINE_BYTES 2048
#define STAFF_COLS 10

enum { ASKED_OTHER = 1 };

struct view {
	struct appointment visit;
	struct earlier_slot earlier[EARLIER];
	int earlier_count;
	struct appointment_counts counts;
	bool to_call;                   /* 要連絡 */
	struct seminar_clash taught;    /* by the consultant at that hour; id 0: none */
	char *note, *cancel_note;       /* APPOINTMENT_NOTE_BYTES each */
	struct appointment rebooked[2]; /* from which and as which it was booked again; id 0: none */
	struct history_list steps;      /* who did what to it, and when */
	int top;                        /* the first step shown */
};

static enum status read_rebooked(struct db *db, struct view *view)
{
	int64_t ids[2] = {view->visit.rebooks, 0};
	enum status status = appointment_rebooked_as(db, view->visit.id, &ids[1]);
	for (int i = 0; i < 2; i++) {
		view->rebooked[i] = (struct appointment){0};
		if (status == DONE && ids[i])
			status = appointment_get(db, ids[i], &view->rebooked[i]);
	}
	return status;
}

static enum status read_steps(struct db *db, struct view *view)
{
	const struct history_filter filter = {
	        .noun = "appointment", .subject = view->visit.id, .from = DAY_NONE, .to = DAY_NONE};
	history_list_free(&view->steps);
	return history_list(db, &filter, &view->steps);
}

static enum status read_taught(struct db *db, struct view *view)
{
	const struct appointment *visit = &view->visit;
	int from = visit->cell * CELL_MINUTES;
	view->taught = (struct seminar_clash){.id = 0};
	if (!appointment_live(visit->status))
		return DONE;
	return seminar_taught(db, visit->consultant, &(struct hour){visit->day, from, from + visit->minutes},
	                      &view->taught);
}

static bool read(struct desk *desk, struct view *view, int64_t id)
{
	struct db *db = desk_db(desk);
	enum status status = appointment_get(db, id, &view->visit);
	if (status == DONE)
		status = appointment_earlier(db, id, view->earlier, EARLIER, &view->earlier_count);
	if (status == DONE)
		status = appointment_counts(db, view->visit.client, &view->counts);
	if (status == DONE)
		status = appointment_note(db, id, view->note, view->cancel_note);
	if (status == DONE)
		status = read_rebooked(db, view);
	if (status == DONE)
		status = read_taught(db, view);
	if (status == DONE)
		status = read_steps(db, view);
	if (status == DONE)
		view->to_call = visit_to_call(desk, id);
	else
		desk_refuse_store(desk);
	return status == DONE;
}

static void view_close(struct desk *desk, void *state)
{
	(void)desk;
	struct view *view = state;
	free(view->note);
	free(view->cancel_note);
	history_list_free(&view->steps);
}

static bool view_open(struct desk *desk, void *state, const void *argument)
{
	struct view *view = state;
	view->note = calloc(1, APPOINTMENT_NOTE_BYTES);
	view->cancel_note = calloc(1, APPOINTMENT_NOTE_BYTES);
	if (view->note && view->cancel_note && read(desk, view, *(const int64_t *)argument))
		return true;
	view_close(desk, state);
	return false;
}

static void view_changed(struct desk *desk, void *state)
{
	struct view *view = state;
	read(desk, view, view->visit.id);
}

/* ---- The picture ---- */

struct lines {
	struct canvas *canvas;
	int row, end, cols;
};

static void line(struct lines *lines, unsigned look, const char *label, const char *text)
{
	if (text[0] == '\0' || lines->row >= lines->end)
		return;
	canvas_text(lines->canvas, lines->row, 2, LABEL_COLS - 1, LOOK_DIM, label);
	canvas_text(lines->canvas, lines->row++, 2 + LABEL_COLS, lines->cols - LABEL_COLS - 3, look, text);
}

/* A note may have several lines, and long ones. */
static void paragraph(struct lines *lines, const char *label, const char *text)
{
	struct area area = {lines->row, 2 + LABEL_COLS, lines->end - lines->row, lines->cols - LABEL_COLS - 3};
	if (!text[0] || area.rows < 1)
		return;
	canvas_text(lines->canvas, lines->row, 2, LABEL_COLS - 1, LOOK_DIM, label);
	lines->row += wrap_draw(lines->canvas, area, LOOK_PLAIN, text);
}

static void when_make(const struct appointment *visit, char *out, size_t size)
{
	char day[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES];
	day_show(visit->day, DAY_LONG, day, sizeof(day));
	cell_format(visit->cell, from);
	clock_format(visit->cell * CELL_MINUTES + visit->minutes, to);
	snprintf(out, size, "%s %s-%s", day, from, to);
}

static void draw_earlier(const struct view *view, struct lines *lines)
{
	char when[SHOW_BYTES + CLOCK_BYTES], text[LINE_BYTES];
	for (int i = 0; i < view->earlier_count; i++) {
		visit_time(DAY_NONE, view->earlier[i].day, view->earlier[i].cell, when, sizeof(when));
		snprintf(text, sizeof(text), _("%s, desk %d"), when, view->earlier[i].desk);
		line(lines, LOOK_DIM, i == 0 ? _("Moved from") : "", text);
	}
}

static void draw_rebooked(const struct view *view, struct lines *lines)
{
	const char *const labels[] = {_("Rebooked from"), _("Rebooked as")};
	char when[SHOW_BYTES + CLOCK_BYTES], text[LINE_BYTES];
	for (int i = 0; i < 2; i++) {
		const struct appointment *other = &view->rebooked[i];
		if (!other->id)
			continue;
		visit_time(DAY_NONE, other->day, other->cell, when, sizeof(when));
		snprintf(text, sizeof(text), _("%s, desk %d  %s"), when, other->desk,
		         appointment_status_text(other->status));
		line(lines, LOOK_PLAIN, labels[i], text);
	}
}

static void draw_step(const struct history_entry *step, struct lines *lines, const char *label)
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES];
	const struct right *right = right_find(step->action);
	unsigned look = step->undone_by || step->undoes ? LOOK_DIM : LOOK_PLAIN;
	int col = 2 + LABEL_COLS, end = lines->cols - 1;
	canvas_text(lines->canvas, lines->row, 2, LABEL_COLS - 1, LOOK_DIM, label);
	day_show(moment_day(step->at), DAY_SHORT, day, sizeof(day));
	col += canvas_text(lines->canvas, lines->row, col, end - col, look, day) + 1;
	col += canvas_text(lines->canvas, lines->row, col, end - col, look,
	                   clock_format(moment_minute(step->at), clock));
	canvas_field(lines->canvas, lines->row, col + 2, STAFF_COLS, look, step->staff_name);
	col += 2 + STAFF_COLS + 1;
	if (step->undone_by)
		col += canvas_text(lines->canvas, lines->row, col, end - col, look, _("(taken back) "));
	canvas_field(lines->canvas, lines->row++, col, end - col, look, right ? _(right->words) : step->action);
}

/* The newest first; the rest is a key away. */
static void draw_steps(const struct view *view, struct lines *lines)
{
	for (int i = view->top; i < view->steps.count && lines->row < lines->end; i++)
		draw_step(&view->steps.entries[i], lines, i == view->top ? _("What was done") : "");
}

static void draw_state(const struct view *view, struct lines *lines)
{
	const struct appointment *visit = &view->visit;
	char text[LINE_BYTES];
	snprintf(text, sizeof(text), "%s%s%s%s", appointment_status_text(visit->status), visit->walk_in ? "  " : "",
	         visit->walk_in ? _("walk-in") : "", visit->status == APPOINTMENT_CANCELLED ? "  " : "");
	line(lines, LOOK_BOLD, _("State"), text);
	if (view->to_call)
		line(lines, LOOK_WARN, "", _("to be called: its time was closed"));
	visit_taught(&view->taught, text);
	line(lines, LOOK_WARN, "", view->taught.id ? text : "");
	if (visit->status == APPOINTMENT_CANCELLED)
		line(lines, LOOK_PLAIN, _("Why"), visit->reason_name);
	paragraph(lines, "", view->cancel_note);
}

static void view_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct view *view = state;
	const struct appointment *visit = &view->visit;
	struct lines lines = {canvas, body.row + 1, body.row + body.rows, body.cols};
	char text[LINE_BYTES];
	when_make(visit, text, sizeof(text));
	line(&lines, LOOK_BOLD, _("Time"), text);
	snprintf(text, sizeof(text), _("desk %d  %s"), visit->desk, visit->consultant_name);
	line(&lines, LOOK_PLAIN, _("Desk"), text);
	draw_state(view, &lines);
	lines.row++;
	snprintf(text, sizeof(text), "%s %s", visit->number, visit->name);
	line(&lines, LOOK_BOLD, _("Client"), text);
	line(&lines, LOOK_PLAIN, _("Who comes"), visit->visitor);
	line(&lines, LOOK_PLAIN, _("Daytime phone"), visit->callback[0] ? visit->callback : visit->phone);
	snprintf(text, sizeof(text), "%d %s", visit->topic_code, visit->topic_name);
	line(&lines, LOOK_PLAIN, _("About"), text);
	line(&lines, LOOK_PLAIN, _("How"), means_text(visit->means));
	paragraph(&lines, _("Memo"), view->note);
	draw_earlier(view, &lines);
	draw_rebooked(view, &lines);
	snprintf(text, sizeof(text), _("cancelled late %d, did not come %d"), view->counts.late, view->counts.no_show);
	line(&lines, LOOK_DIM, _("Past year"), text);
	lines.row++;
	draw_steps(view, &lines);
	canvas_cursor(canvas, body.row + 1, 2 + LABEL_COLS);
}

/* ---- Commands ---- */

static bool live(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct view *view = state;
	return appointment_live(view->visit.status);
}

static void run_read_back(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct view *view = state;
	readback_show(desk, ASKED_OTHER, view->visit.id);
}

static bool has_rebooked(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct view *view = state;
	return view->rebooked[0].id || view->rebooked[1].id;
}

static void run_rebooked(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct view *view = state;
	desk_push(desk, &visit_screen, ASKED_OTHER, &view->rebooked[view->rebooked[1].id ? 1 : 0].id);
}

static bool has_taught(const struct desk *desk, const void *state)
{
	(void)desk;
	return ((const struct view *)state)->taught.id != 0;
}

static void run_taught(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct view *view = state;
	desk_push(desk, &seminar_screen, ASKED_OTHER, &view->taught.id);
}

static bool view_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct view *view = state;
	int step = key->code == K_DOWN ? 1 : key->code == K_UP ? -1 : 0, to = view->top + step;
	if (step && to >= 0 && to < view->steps.count)
		view->top = to;
	return step != 0;
}

static bool view_carried(const void *state, struct carried *out)
{
	const struct view *view = state;
	visit_client(&view->visit, out);
	return true;
}

static bool view_visit(const void *state, struct visit_line *out)
{
	const struct view *view = state;
	visit_line_of(&view->visit, out);
	return true;
}

static const struct command view_commands[] = {
        {"desks.read_back", "k", N_("read back"), N_("Shows again what is said to the caller."), RIGHT_NONE,
         run_read_back, live, NULL},
        {"appointment.rebooked", "Enter", N_("rebooked"), N_("Shows what it was booked again as, or from."), RIGHT_NONE,
         run_rebooked, has_rebooked, NULL},
        {"appointment.seminar", "v", N_("seminar"), N_("Opens the seminar that is taught then."), RIGHT_NONE,
         run_taught, has_taught, NULL},
        {0},
};

const struct screen visit_screen = {
        .name = N_("Appointment"),
        .state_size = sizeof(struct view),
        .commands = view_commands,
        .open = view_open,
        .changed = view_changed,
        .draw = view_draw,
        .type = view_type,
        .carried = view_carried,
        .visit = view_visit,
        .close = view_close,
};
