#include "tui/desk_state.h"

#include "core/words.h"

static void show_again(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_leave(desk);
}

static void hidden_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk, (void)state;
	int row = body.rows / 2;
	canvas_text(canvas, row, body.cols / 3, body.cols, LOOK_DIM, _("The screen is hidden. Ctrl-G shows it."));
	canvas_cursor(canvas, row, 0);
}

static const struct command hidden_commands[] = {
        {"desk.hide", "Ctrl-G", N_("show"), N_("Shows the screen again."), RIGHT_NONE, show_again, NULL, NULL},
        {0},
};

/* Nothing of the office is on the screen, and no other key does anything. */
const struct screen hidden_screen = {
        .name = N_("Hidden"),
        .flags = SCREEN_ALONE,
        .commands = hidden_commands,
        .draw = hidden_draw,
};
