#include "tui/desk_state.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/edit.h"
#include "tui/list.h"

#include <stdio.h>
#include <string.h>

/*
 * Help and the one-line entry: both list the commands that act on the screen below, narrowed by what is typed, and
 * Enter runs one. The entry also reads the office's own lines.
 */

#define LINE_CHARACTERS 200
#define PALETTE_ROWS    8
#define KEYS_COLS       14
#define LABEL_COLS      16

struct palette {
	struct edit edit;
	struct list list;
	struct offer offers[COMMANDS_MOST];
	int count;
	int shown[COMMANDS_MOST]; /* places in offers */
	int shown_count;
	char reading[DESK_TEXT_BYTES]; /* what the line would do; "" when it is none of the office's lines */
};

static int64_t id_at(const void *rows, int at)
{
	const struct palette *palette = rows;
	return palette->shown[at] + 1;
}

static struct list_rows rows_of(const struct palette *palette)
{
	return (struct list_rows){palette->shown_count, id_at, palette};
}

static bool holds(const char *text, const char *folded)
{
	char key[FOLD_BYTES];
	fold_text(key, sizeof(key), text);
	return strstr(key, folded) != NULL;
}

static bool has_word(const struct desk *desk, const struct command *command, const char *typed)
{
	char word[KEY_NAME_BYTES];
	snprintf(word, sizeof(word), ":%.*s", (int)sizeof(word) - 2, typed);
	return key_word_in(command_keys(desk, command), word);
}

static bool matches(const struct desk *desk, const struct command *command, const char *typed)
{
	char folded[FOLD_BYTES];
	fold_text(folded, sizeof(folded), typed);
	return folded[0] == '\0' || strcmp(command_keys(desk, command), typed) == 0 ||
	       (command->label && holds(_(command->label), folded)) || holds(_(command->help), folded) ||
	       holds(command->name, folded);
}

/* A command called by its word (":quit") comes first. */
static void narrow(struct desk *desk, struct palette *palette)
{
	const char *typed = edit_text(&palette->edit);
	palette->shown_count = 0;
	for (int worded = 1; worded >= 0; worded--)
		for (int i = 0; i < palette->count; i++) {
			const struct command *command = palette->offers[i].command;
			bool word = has_word(desk, command, typed);
			if (worded ? word : !word && matches(desk, command, typed))
				palette->shown[palette->shown_count++] = i;
		}
	list_begin(&palette->list, rows_of(palette), 0);
}

static void read_line(struct desk *desk, struct palette *palette)
{
	const struct desk_office *office = &desk->setup.office;
	palette->reading[0] = '\0';
	if (!office->line || edit_empty(&palette->edit))
		return;
	if (office->line(desk, edit_text(&palette->edit), false, palette->reading, sizeof(palette->reading)) != DONE)
		palette->reading[0] = '\0';
}

/* Only what can be run from here: a command whose key is typed into a field is named, but not offered. */
static bool palette_open(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	struct palette *palette = state;
	const struct layer *below = desk_top(desk) - 1;
	int count = desk_offers(desk, below, palette->offers);
	for (int i = 0; i < count; i++)
		if (palette->offers[i].command->run)
			palette->offers[palette->count++] = palette->offers[i];
	if (!edit_open(&palette->edit, LINE_CHARACTERS, false)) {
		edit_close(&palette->edit);
		return false;
	}
	narrow(desk, palette);
	return true;
}

static void palette_close(struct desk *desk, void *state)
{
	(void)desk;
	struct palette *palette = state;
	edit_close(&palette->edit);
}

static enum focus palette_focus(const void *state)
{
	(void)state;
	return FOCUS_TEXT;
}

static bool palette_type(struct desk *desk, void *state, const struct key *key)
{
	struct palette *palette = state;
	if (key->code == K_HOME || key->code == K_END || !list_key(&palette->list, key->code, rows_of(palette))) {
		if (!edit_key(&palette->edit, key))
			return false;
		narrow(desk, palette);
		read_line(desk, palette);
	}
	return true;
}

static void run_line(struct desk *desk, const struct palette *palette)
{
	char line[DESK_TEXT_BYTES], reading[DESK_TEXT_BYTES];
	utf8_copy(line, sizeof(line), edit_text(&palette->edit));
	desk_pop(desk);
	desk->setup.office.line(desk, line, true, reading, sizeof(reading));
}

static void run_command(struct desk *desk, const struct command *command)
{
	desk_pop(desk);
	const struct layer *below = desk_top(desk);
	if (command_acts(desk, below->state, command))
		desk_offer_run(desk, below, command, key_first(command_keys(desk, command)));
}

static void take(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct palette *palette = state;
	struct fault fault = {{0}, {0}};
	if (palette->reading[0] != '\0' && palette->list.at == 0) {
		run_line(desk, palette);
	} else if (list_holds(&palette->list)) {
		run_command(desk, palette->offers[palette->shown[palette->list.at]].command);
	} else {
		fault_set(&fault, NOT_FOUND, "", _("No command is called \"%s\"."), edit_text(&palette->edit));
		desk_refuse(desk, &fault);
	}
}

static void draw_offer(const struct desk *desk, const struct palette *palette, struct canvas *canvas, struct area at,
                       int i)
{
	const struct command *command = palette->offers[palette->shown[i]].command;
	const char *keys = command_keys(desk, command), *label = command->label ? _(command->label) : "";
	canvas_field(canvas, at.row, at.col + 3, KEYS_COLS - 1, LOOK_PLAIN, keys);
	canvas_field(canvas, at.row, at.col + 3 + KEYS_COLS, LABEL_COLS - 1, LOOK_BOLD, label);
	canvas_text(canvas, at.row, at.col + 3 + KEYS_COLS + LABEL_COLS, at.cols, LOOK_PLAIN, _(command->help));
	if (i == palette->list.at) {
		canvas_text(canvas, at.row, at.col + 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, at.row, at.col, at.cols, LOOK_ACCENT);
	}
}

static void draw_offers(const struct desk *desk, const struct palette *palette, struct canvas *canvas, struct area area)
{
	if (palette->shown_count == 0 && palette->reading[0] == '\0')
		canvas_text(canvas, area.row, area.col + 3, area.cols - 4, LOOK_DIM, _("No command is called that."));
	for (int i = 0; i < palette->list.rows && palette->list.top + i < palette->shown_count; i++)
		draw_offer(desk, palette, canvas, (struct area){area.row + i, area.col, 1, area.cols},
		           palette->list.top + i);
}

static void palette_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct palette *palette = state;
	list_fit(&palette->list, PALETTE_ROWS);
	edit_fit(&palette->edit, body.cols - 6, 1);
}

static void palette_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct palette *palette = state;
	int rows = PALETTE_ROWS + 3, row = body.row + body.rows - rows;
	canvas_fill(canvas, (struct area){row, body.col, rows, body.cols}, LOOK_PLAIN);
	canvas_across(canvas, row, body.col, body.cols);
	canvas_text(canvas, row + 1, body.col + 1, 2, LOOK_BOLD, ":");
	canvas_text(canvas, row + 2, body.col + 3, body.cols - 4, LOOK_DIM, palette->reading);
	draw_offers(desk, palette, canvas, (struct area){row + 3, body.col, PALETTE_ROWS, body.cols});
	edit_draw(&palette->edit, canvas, row + 1, body.col + 3, true);
}

static void help_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct palette *palette = state;
	list_fit(&palette->list, body.rows - 2);
	edit_fit(&palette->edit, body.cols / 2, 1);
}

static void help_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct palette *palette = state;
	int used = canvas_text(canvas, body.row, body.col + 1, body.cols / 3, LOOK_PLAIN, _("Search:"));
	draw_offers(desk, palette, canvas, (struct area){body.row + 2, body.col, body.rows - 2, body.cols});
	edit_draw(&palette->edit, canvas, body.row, body.col + used + 2, true);
}

static const struct command palette_commands[] = {
        {"palette.run", "Enter", N_("run"), N_("Runs what the cursor is on."), RIGHT_NONE, take, NULL, NULL},
        {"palette.move", "Up Down", N_("choose"), N_("Moves in the list."), RIGHT_NONE, NULL, NULL, "↑↓"},
        {0},
};

const struct screen palette_screen = {
        .name = N_("Entry"),
        .flags = SCREEN_OVER,
        .state_size = sizeof(struct palette),
        .commands = palette_commands,
        .open = palette_open,
        .layout = palette_layout,
        .draw = palette_draw,
        .focus = palette_focus,
        .type = palette_type,
        .close = palette_close,
};

const struct screen help_screen = {
        .name = N_("Help"),
        .state_size = sizeof(struct palette),
        .commands = palette_commands,
        .open = palette_open,
        .layout = help_layout,
        .draw = help_draw,
        .focus = palette_focus,
        .type = palette_type,
        .close = palette_close,
};
