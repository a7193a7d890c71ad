#include "tui/history.h"

#include "core/history/history.h"
#include "core/history/undo.h"
#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/card.h"
#include "tui/desk.h"
#include "tui/list.h"
#include "tui/visit.h"
#include "tui/visit_screen.h"
#include "tui/wrap.h"

#include <stdio.h>
#include <string.h>

#define PAGE       200 /* entries read at a time */
#define TIME_COLS  18
#define STAFF_COLS 10
#define WHOLE_ROWS 3 /* a line, and the sentence under the cursor whole */

struct history {
	struct history_filter filter;
	struct history_list entries;
	struct list list;
	bool all;                /* there are no older ones */
	struct visit_line visit; /* the appointment the entry under the cursor is about; id 0 for none */
};

static int64_t id_at(const void *rows, int at)
{
	const struct history *history = rows;
	return history->entries.entries[at].id;
}

static struct list_rows rows_of(const struct history *history)
{
	return (struct list_rows){history->entries.count, id_at, history};
}

static const struct history_entry *entry_at(const struct history *history)
{
	return list_holds(&history->list) ? &history->entries.entries[history->list.at] : NULL;
}

/* One whose booking was taken back is not there. */
static void find_visit(struct desk *desk, struct history *history)
{
	const struct history_entry *entry = entry_at(history);
	struct appointment visit;
	history->visit = (struct visit_line){0};
	if (entry && strcmp(entry->noun, "appointment") == 0 &&
	    appointment_get(desk_db(desk), entry->subject, &visit) == DONE)
		visit_line_of(&visit, &history->visit);
}

/* Reads as many as are there, or `more`. */
static bool read_entries(struct desk *desk, struct history *history, int more)
{
	struct history_list entries = {0};
	history->filter.limit = (history->entries.count > PAGE ? history->entries.count : PAGE) + more;
	if (history_list(desk_db(desk), &history->filter, &entries) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	history_list_free(&history->entries);
	history->entries = entries;
	history->all = entries.count < history->filter.limit;
	list_changed(&history->list, rows_of(history));
	find_visit(desk, history);
	return true;
}

static bool history_open(struct desk *desk, void *state, const void *argument)
{
	struct history *history = state;
	int64_t mine = 0;
	history->filter = (struct history_filter){.from = DAY_NONE, .to = DAY_NONE};
	if (argument)
		history->filter = *(const struct history_filter *)argument;
	if (!read_entries(desk, history, 0))
		return false;
	if (!argument && undo_last(desk_db(desk), &mine) == DONE)
		list_find(&history->list, mine, rows_of(history));
	find_visit(desk, history);
	return true;
}

static void history_close(struct desk *desk, void *state)
{
	(void)desk;
	struct history *history = state;
	history_list_free(&history->entries);
}

static void history_changed(struct desk *desk, void *state)
{
	read_entries(desk, state, 0);
}

static bool on_entry(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct history *history = state;
	return list_holds(&history->list);
}

static void take_back(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct history *history = state;
	char op[DRAFT_OP_BYTES], summary[HISTORY_SUMMARY_BYTES];
	snprintf(summary, sizeof(summary), "%s", history->entries.entries[history->list.at].summary);
	operation_new(op);
	if (undo_action(desk_db(desk), history->list.id, op) != DONE)
		desk_refuse_store(desk);
	else
		desk_say_undone(desk, action_last(desk_db(desk)), summary);
}

/* Ctrl-Z takes back what the message line names; here, when it names nothing, what the cursor is on. */
static bool nothing_named(const struct desk *desk, const void *state)
{
	return !desk_names_action(desk) && on_entry(desk, state);
}

static bool history_type(struct desk *desk, void *state, const struct key *key)
{
	struct history *history = state;
	if (!list_key(&history->list, key->code, rows_of(history)))
		return false;
	if (!history->all && history->list.at == history->entries.count - 1)
		read_entries(desk, history, PAGE);
	else
		find_visit(desk, history);
	return true;
}

static bool history_visit(const void *state, struct visit_line *out)
{
	const struct history *history = state;
	*out = history->visit;
	return history->visit.id != 0 && list_holds(&history->list);
}

static bool can_open(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct history_entry *entry = entry_at(state);
	struct visit_line line;
	return entry && (history_visit(state, &line) || entry->client != 0);
}

/* The appointment it is about, else the card of the client. */
static void open_entry(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct history_entry *entry = entry_at(state);
	struct visit_line line;
	if (!entry)
		return;
	if (history_visit(state, &line))
		desk_push(desk, &visit_screen, 0, &line.id);
	else
		desk_push(desk, &card_screen, 0, &entry->client);
}

static void history_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct history *history = state;
	list_fit(&history->list, body.rows - 1 - WHOLE_ROWS);
}

static void draw_entry(const struct history_entry *entry, struct canvas *canvas, int row, int cols)
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES];
	unsigned look = entry->undone_by || entry->undoes ? LOOK_DIM : LOOK_PLAIN;
	day_show(moment_day(entry->at), DAY_SHORT, day, sizeof(day));
	clock_format(moment_minute(entry->at), clock);
	int used = canvas_text(canvas, row, 3, TIME_COLS, look, day);
	canvas_text(canvas, row, 3 + used + 1, TIME_COLS - used - 1, look, clock);
	canvas_field(canvas, row, 3 + TIME_COLS, STAFF_COLS - 1, look, entry->staff_name);
	int col = 3 + TIME_COLS + STAFF_COLS;
	if (entry->undone_by)
		col += canvas_text(canvas, row, col, cols, look, _("(taken back) "));
	canvas_field(canvas, row, col, cols - col - 1, look, entry->summary);
}

/* What was done stands at the end of its sentence: in a narrow list it is cut off there. */
static void draw_whole(const struct history_entry *entry, struct canvas *canvas, int row, int cols)
{
	char text[HISTORY_SUMMARY_BYTES + 64];
	snprintf(text, sizeof(text), "%s%s", entry->undone_by ? _("(taken back) ") : "", entry->summary);
	size_t first = wrap_bytes(text, cols - 2, false);
	canvas_across(canvas, row, 0, cols);
	canvas_field(canvas, row + 2, 1, cols - 2, LOOK_PLAIN, text + first);
	text[first] = '\0';
	canvas_text(canvas, row + 1, 1, cols - 2, LOOK_PLAIN, text);
}

static void history_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct history *history = state;
	canvas_print(canvas, body.row, 1, body.cols - 2, LOOK_BOLD, _("History: the newest first"));
	if (history->entries.count == 0)
		canvas_text(canvas, body.row + 2, 3, body.cols - 4, LOOK_DIM, _("Nothing was done yet."));
	for (int i = 0; i < history->list.rows && history->list.top + i < history->entries.count; i++) {
		int at = history->list.top + i, row = body.row + 1 + i;
		draw_entry(&history->entries.entries[at], canvas, row, body.cols);
		if (at == history->list.at && !history->list.lost) {
			canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
			canvas_look(canvas, row, 0, body.cols, LOOK_ACCENT);
			canvas_cursor(canvas, row, 1);
			draw_whole(&history->entries.entries[at], canvas, body.row + body.rows - WHOLE_ROWS, body.cols);
		}
	}
}

/* Which kinds may be taken back, and by whom, the store's table of rights decides for each action. */
static bool history_lost(const void *state)
{
	const struct history *h = state;
	return h->list.lost;
}

static const struct command history_commands[] = {
        {"history.open", "Enter", N_("Open"), N_("Opens what it is about."), RIGHT_NONE, open_entry, can_open, NULL},
        {"history.undo", "u", N_("take back"), N_("Takes back the action under the cursor."), RIGHT_NONE, take_back,
         on_entry, NULL},
        {"history.undo_here", "Ctrl-Z", NULL, N_("Takes back the action under the cursor."), RIGHT_NONE, take_back,
         nothing_named, NULL},
        {"history.move", "Up Down", N_("choose"), N_("Moves in the list."), RIGHT_NONE, NULL, NULL, "↑↓"},
        {0},
};

const struct screen history_screen = {
        .name = N_("History"),
        .state_size = sizeof(struct history),
        .commands = history_commands,
        .open = history_open,
        .layout = history_layout,
        .changed = history_changed,
        .draw = history_draw,
        .type = history_type,
        .visit = history_visit,
        .lost = history_lost,
        .close = history_close,
};
