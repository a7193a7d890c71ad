#include "tui/when.h"

#include <string.h>

#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/time/wish.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/edit.h"

#define LIMIT      60
#define FIELD_COLS 30
#define WHEN_BYTES (LIMIT * 4 + 1)

struct when {
	struct when_ask ask;
	int32_t today;
	struct edit edit;
	struct fault fault;       /* why it cannot be read */
	char reading[SHOW_BYTES]; /* how it is read; empty when it cannot be */
};

/* A short date is the next one that is not past. */
static void read_date(struct when *when, const char *text)
{
	struct entry_base base = {when->today, when->ask.shown, true};
	int32_t day = DAY_NONE;
	if (entry_day(&base, text, &day, &when->fault) == DONE)
		day_show(day, DAY_NUMERIC, when->reading, sizeof(when->reading));
}

static void read_wish(struct when *when, const char *text)
{
	struct wish wish;
	if (wish_read(when->today, text, &wish, &when->fault) != DONE)
		return;
	wish_text(&wish, when->today, when->reading);
	if (when->reading[0] == '\0')
		utf8_copy(when->reading, sizeof(when->reading), _("any time"));
}

static void read(struct when *when)
{
	const char *text = edit_text(&when->edit);
	when->reading[0] = '\0';
	if (when->ask.wish)
		read_wish(when, text);
	else if (text[0] != '\0')
		read_date(when, text);
}

static bool when_open(struct desk *desk, void *state, const void *argument)
{
	struct when *when = state;
	when->ask = *(const struct when_ask *)argument;
	when->today = moment_day(desk_now(desk));
	if (!edit_open(&when->edit, LIMIT, false)) {
		edit_close(&when->edit);
		return false;
	}
	edit_set(&when->edit, when->ask.text);
	edit_choose(&when->edit);
	read(when);
	return true;
}

static void when_close(struct desk *desk, void *state)
{
	(void)desk;
	struct when *when = state;
	edit_close(&when->edit);
}

static enum focus when_focus(const void *state)
{
	const struct when *when = state;
	return edit_empty(&when->edit) ? FOCUS_BLANK : FOCUS_TEXT;
}

static bool when_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct when *when = state;
	if (!edit_key(&when->edit, key))
		return false;
	read(when);
	return true;
}

static void take(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct when *when = state;
	char text[WHEN_BYTES];
	if (when->reading[0] == '\0') {
		if (edit_empty(&when->edit))
			desk_leave(desk);
		else
			desk_refuse(desk, &when->fault);
		return;
	}
	utf8_copy(text, sizeof(text), edit_text(&when->edit));
	desk_finish(desk, (struct answer){.text = text});
}

static void when_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk, (void)body;
	struct when *when = state;
	edit_fit(&when->edit, FIELD_COLS, 1);
}

static void when_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct when *when = state;
	int row = body.row + body.rows - 4;
	canvas_fill(canvas, (struct area){row, body.col, 4, body.cols}, LOOK_PLAIN);
	canvas_across(canvas, row, body.col, body.cols);
	int col = body.col + 1;
	col += canvas_text(canvas, row + 1, col, body.cols, LOOK_BOLD, when->ask.wish ? _("When?") : _("Which day?")) +
	       2;
	canvas_text(canvas, row + 1, col + FIELD_COLS + 2, body.cols - col - FIELD_COLS - 3, LOOK_DIM, when->reading);
	canvas_text(canvas, row + 2, body.col + 1, body.cols - 2, LOOK_DIM,
	            when->ask.wish ? _("For example: next week pm, 14-16, tue,thu, 12/1-12/5. Empty: any time.")
	                           : _("For example: 12/1, 1, +3, tue, next tue."));
	edit_draw(&when->edit, canvas, row + 1, col, true);
}

static const struct command when_commands[] = {
        {"when.take", "Enter", N_("take"), N_("Takes the day or the wish."), RIGHT_NONE, take, NULL, NULL},
        {0},
};

const struct screen when_screen = {
        .name = N_("When"),
        .flags = SCREEN_OVER,
        .state_size = sizeof(struct when),
        .commands = when_commands,
        .open = when_open,
        .layout = when_layout,
        .draw = when_draw,
        .focus = when_focus,
        .type = when_type,
        .close = when_close,
};
