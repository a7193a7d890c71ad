#include "tui/readback.h"

#include <stdio.h>
#include <string.h>

#include "core/desks/readback.h"
#include "core/words.h"
#include "tui/paper.h"
#include "tui/wrap.h"

#define LINES_WANTED 3
#define LINES_MOST   8

struct readback {
	int64_t appointment;
	char text[READBACK_BYTES];
};

static bool readback_open(struct desk *desk, void *state, const void *argument)
{
	struct readback *readback = state;
	struct appointment visit;
	readback->appointment = *(const int64_t *)argument;
	if (appointment_get(desk_db(desk), readback->appointment, &visit) == DONE &&
	    readback_make(desk_db(desk), &visit, readback->text, sizeof(readback->text)) == DONE)
		return true;
	desk_refuse_store(desk);
	return false;
}

/* What was undone or cancelled meanwhile is not said. */
static void readback_changed(struct desk *desk, void *state)
{
	struct readback *readback = state;
	struct appointment visit;
	if (appointment_get(desk_db(desk), readback->appointment, &visit) != DONE || !appointment_live(visit.status) ||
	    readback_make(desk_db(desk), &visit, readback->text, sizeof(readback->text)) != DONE)
		readback->text[0] = '\0';
}

/* Any key of the grid only closes it; function keys and undo do what they do anywhere. */
static bool readback_type(struct desk *desk, void *state, const struct key *key)
{
	(void)state;
	bool simple = key_is_text(key->code) || (key->code >= K_ENTER && key->code < K_F(0));
	if (simple)
		desk_leave(desk);
	return simple;
}

static void run_undo(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_leave(desk);
	desk_run(desk, "desk.undo");
}

/* The sentence stays: the slip is written while the caller is still told. */
static void run_slip(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct readback *readback = state;
	paper_slip(desk, readback->appointment);
}

static bool stands(const struct desk *desk, const void *state)
{
	(void)desk;
	return ((const struct readback *)state)->text[0] != '\0';
}

static enum focus readback_focus(const void *state)
{
	(void)state;
	return FOCUS_LIST;
}

/* ---- The picture ---- */

static int line_count(const char *text, int cols, bool signs)
{
	int count = 0;
	while (*text != '\0' && count < LINES_MOST) {
		text += wrap_bytes(text, cols, signs);
		count++;
	}
	return count;
}

static void readback_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct readback *readback = state;
	const char *text = readback->text;
	int cols = body.cols - 6;
	bool signs = line_count(text, cols, true) <= LINES_WANTED;
	int count = line_count(text, cols, signs);
	int row = body.row + body.rows - count - 2;
	if (count == 0)
		return;
	canvas_fill(canvas, (struct area){row, body.col, count + 2, body.cols}, LOOK_PLAIN);
	canvas_across(canvas, row, body.col, body.cols);
	for (int i = 0; i < count; i++) {
		size_t bytes = wrap_bytes(text, cols, signs);
		canvas_print(canvas, row + 1 + i, body.col + 3, cols, LOOK_BOLD, "%.*s", (int)bytes, text);
		text += bytes;
	}
	canvas_text(canvas, row + 1 + count, body.col + 3, cols, LOOK_DIM, _("any key goes back"));
	canvas_cursor(canvas, row + 1, body.col + 1);
}

static const struct command readback_commands[] = {
        {"appointment.slip", "F9 Alt-9", N_("slip"), N_("Writes the slip to take home, as PDF."), "office.print",
         run_slip, stands, NULL},
        {"desk.undo", "Ctrl-Z u", NULL, N_("Takes back what the message line names."), RIGHT_NONE, run_undo, NULL,
         NULL},
        {0},
};

const struct screen readback_screen = {
        .name = N_("Read-back"),
        .flags = SCREEN_OVER | SCREEN_WAKES,
        .state_size = sizeof(struct readback),
        .commands = readback_commands,
        .open = readback_open,
        .changed = readback_changed,
        .draw = readback_draw,
        .focus = readback_focus,
        .type = readback_type,
};

void readback_show(struct desk *desk, int tag, int64_t appointment)
{
	desk_push(desk, &readback_screen, tag, &appointment);
}
