#include "tui/reason.h"

#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/edit.h"

struct reason {
	char why[DESK_TEXT_BYTES];
	struct edit edit;
};

static bool reason_open(struct desk *desk, void *state, const void *argument)
{
	const struct reason_ask *ask = argument;
	struct reason *r = state;
	utf8_copy(r->why, sizeof(r->why), ask->why);
	if (!edit_open(&r->edit, ask->limit, false) || !edit_set(&r->edit, ask->preset)) {
		edit_close(&r->edit);
		return false;
	}
	edit_choose(&r->edit);
	desk_stop(desk);
	return true;
}

static void reason_close(struct desk *desk, void *state)
{
	(void)desk;
	edit_close(&((struct reason *)state)->edit);
}

static enum focus reason_focus(const void *state)
{
	return edit_empty(&((const struct reason *)state)->edit) ? FOCUS_BLANK : FOCUS_TEXT;
}

static bool reason_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	return edit_key(&((struct reason *)state)->edit, key);
}

static void take(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct reason *r = state;
	struct fault fault;
	if (edit_empty(&r->edit)) {
		fault_set(&fault, INVALID, "reason",
		          _("Without a reason it is not done: write one, or leave with Esc."));
		desk_refuse(desk, &fault);
		return;
	}
	desk_finish(desk, (struct answer){.text = edit_text(&r->edit)});
}

static void reason_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	edit_fit(&((struct reason *)state)->edit, body.cols - 14, 1);
}

static void reason_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct reason *r = state;
	int row = body.row + body.rows - 3;
	canvas_fill(canvas, (struct area){row, body.col, 3, body.cols}, LOOK_PLAIN);
	canvas_across(canvas, row, body.col, body.cols);
	canvas_text(canvas, row + 1, body.col + 1, body.cols - 2, LOOK_WARN, r->why);
	int col = body.col + 1 + canvas_text(canvas, row + 2, body.col + 1, 10, LOOK_BOLD, _("Reason")) + 2;
	edit_draw(&r->edit, canvas, row + 2, col, true);
}

static const struct command reason_commands[] = {
        {"reason.take", "Enter", N_("take"), N_("Takes this reason."), RIGHT_NONE, take, NULL, NULL},
        {0},
};

const struct screen reason_screen = {
        .name = N_("Reason"),
        .flags = SCREEN_OVER,
        .state_size = sizeof(struct reason),
        .commands = reason_commands,
        .open = reason_open,
        .layout = reason_layout,
        .draw = reason_draw,
        .focus = reason_focus,
        .type = reason_type,
        .close = reason_close,
};
