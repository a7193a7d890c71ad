#include "tui/visit_screen.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/time/show.h"
#include "core/words.h"
#include "tui/readback.h"
#include "tui/visit.h"
#include "tui/wrap.h"

#define EARLIER    4
#define LABEL_COLS 16
#define LINE_BYTES 2048

enum { ASKED_OTHER = 1 };

struct view {
	struct appointment visit;
	struct earlier_slot earlier[EARLIER];
	int earlier_count;
	struct appointment_counts counts;
	char *note, *cancel_note; /* APPOINTMENT_NOTE_BYTES each */
};

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
	if (status != DONE)
		desk_refuse_store(desk);
	return status == DONE;
}

static void view_close(struct desk *desk, void *state)
{
	(void)desk;
	struct view *view = state;
	free(view->note);
	free(view->cancel_note);
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

static void draw_state(const struct view *view, struct lines *lines)
{
	const struct appointment *visit = &view->visit;
	char text[LINE_BYTES];
	snprintf(text, sizeof(text), "%s%s%s%s", appointment_status_text(visit->status), visit->walk_in ? "  " : "",
	         visit->walk_in ? _("walk-in") : "", visit->status == APPOINTMENT_CANCELLED ? "  " : "");
	line(lines, LOOK_BOLD, _("State"), text);
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
	lines.row++;
	snprintf(text, sizeof(text), _("cancelled %d, did not come %d"), view->counts.cancelled, view->counts.no_show);
	line(&lines, LOOK_DIM, _("Past year"), text);
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
        {0},
};

const struct screen visit_screen = {
        .name = N_("Appointment"),
        .state_size = sizeof(struct view),
        .commands = view_commands,
        .open = view_open,
        .changed = view_changed,
        .draw = view_draw,
        .carried = view_carried,
        .visit = view_visit,
        .close = view_close,
};
