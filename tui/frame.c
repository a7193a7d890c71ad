#include "tui/desk_state.h"

#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/wrap.h"

#include <stdio.h>
#include <string.h>

#define TITLE_BYTES  1024
#define FACE_BYTES   32
#define HEAD_ROWS    2 /* the first line and the rule below it */
#define FOOT_ROWS    2 /* the message line and the last line */
#define CORNER_COLS  2 /* curses draws wide characters wrong in the last two cells of the screen: they stay blank */
#define TITLE_INDENT 1

struct area frame_body(const struct desk *desk)
{
	return (struct area){HEAD_ROWS, 0, desk->canvas.rows - HEAD_ROWS - FOOT_ROWS, desk->canvas.cols};
}

const char *key_face(const struct desk *desk, uint32_t code, char out[KEY_NAME_BYTES])
{
	static const struct {
		uint32_t code;
		const char *face;
	} arrows[] = {{K_UP, "↑"}, {K_DOWN, "↓"}, {K_LEFT, "←"}, {K_RIGHT, "→"}};
	key_spell(code, out);
	for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]) && !desk_ascii(desk); i++)
		if (arrows[i].code == code)
			snprintf(out, KEY_NAME_BYTES, "%s", arrows[i].face);
	return out;
}

/* ---- The first line ---- */

/* A mode that holds stands for itself: its path begins with what it is about, clipped where there is no room. */
static int path_first(const struct stack *stack)
{
	int first = 0;
	for (int i = 0; i < stack->count; i++)
		if (stack->layers[i].screen->flags & SCREEN_HOLDS)
			first = i;
	return first;
}

/* `left` is what is left of the room: a title that does not fit behind the screen's name stands for it. */
static void path_part(const struct layer *layer, int room, int left, char *out, size_t size)
{
	const struct screen *screen = layer->screen;
	char title[DESK_TEXT_BYTES] = "", clipped[DESK_TEXT_BYTES];
	if (screen->title)
		screen->title(layer->state, title, sizeof(title));
	if (!(screen->flags & SCREEN_HOLDS) || title[0] == '\0') {
		snprintf(out, size, " > %s%s%s", _(screen->name), title[0] ? " > " : "", title);
		if (title[0] && width_text(out) > left)
			snprintf(out, size, " > %s", title);
		return;
	}
	width_clip(clipped, sizeof(clipped), title, room - width_text(_(screen->name)) - 6);
	snprintf(out, size, " > %s > %s", clipped, _(screen->name));
}

/* " > name" of every screen that is not drawn over another, as far as room allows: the screen's name goes first. */
static void path_make(const struct desk *desk, char *out, size_t size, int room)
{
	const struct stack *stack = &desk->stacks[desk->section - 2];
	size_t used = 0;
	out[0] = '\0';
	for (int i = path_first(stack); i < stack->count; i++) {
		const struct layer *layer = &stack->layers[i];
		char part[TITLE_BYTES];
		if (layer->screen->flags & SCREEN_OVER)
			continue;
		path_part(layer, room, room - width_text(out), part, sizeof(part));
		if (width_text(out) + width_text(part) > room || used + strlen(part) >= size)
			break;
		memcpy(out + used, part, strlen(part) + 1);
		used += strlen(part);
	}
}

static int draw_clock(struct desk *desk)
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES], text[SHOW_BYTES + CLOCK_BYTES + 2];
	day_show(moment_day(desk->now), DAY_LONG, day, sizeof(day));
	clock_format(moment_minute(desk->now), clock);
	snprintf(text, sizeof(text), "%s%s%s", day, desk->setup.no_clock ? "" : " ", desk->setup.no_clock ? "" : clock);
	int width = width_text(text), col = desk->canvas.cols - width - 1;
	canvas_text(&desk->canvas, 0, col, width, LOOK_PLAIN, text);
	return col;
}

static void draw_title(struct desk *desk)
{
	char path[TITLE_BYTES];
	const char *society = desk->setup.society ? desk->setup.society : "";
	int end = draw_clock(desk) - 1, col = TITLE_INDENT;
	if (desk->setup.practice)
		col += canvas_text(&desk->canvas, 0, col, end - col, LOOK_WARN, _("PRACTICE")) + 1;
	path_make(desk, path, sizeof(path), end - col - width_text(society));
	if (width_text(society) <= end - col)
		col += canvas_text(&desk->canvas, 0, col, end - col, LOOK_BOLD, society);
	canvas_text(&desk->canvas, 0, col, end - col, LOOK_BOLD, path);
	canvas_across(&desk->canvas, 1, 0, desk->canvas.cols);
}

/* ---- The message line ---- */

/* What does not fit begins in the row above, so that it is read to its end. Gives what is left for the row itself. */
static const char *draw_above(struct canvas *canvas, int row, unsigned look, const char *text)
{
	char line[DESK_TEXT_BYTES * 2];
	size_t bytes = wrap_bytes(text, canvas->cols - 2, false);
	snprintf(line, sizeof(line), "%.*s", (int)bytes, text);
	canvas_fill(canvas, (struct area){row - 1, 0, 1, canvas->cols}, LOOK_PLAIN);
	canvas_text(canvas, row - 1, 1, canvas->cols - 2, look, line);
	return text + bytes;
}

/* It stays: in two rows only until the next key, then cut, so that nothing lies under it for long. */
static void draw_said(struct desk *desk, int row)
{
	struct canvas *canvas = &desk->canvas;
	char text[DESK_TEXT_BYTES * 2], clipped[DESK_TEXT_BYTES * 2];
	const struct said *said = &desk->said;
	const char *offer = said->action == 0 ? "" : said->undone ? _("Ctrl-Y do it again") : _("Ctrl-Z take it back");
	int offered = offer[0] ? width_text(offer) + 2 : 0, room = canvas->cols - 2 - offered;
	const char *left = text;
	if (said->undone)
		snprintf(text, sizeof(text), _("Taken back: %s"), said->text);
	else
		snprintf(text, sizeof(text), "%s", said->text);
	if (said->fresh && width_text(text) > room)
		left = draw_above(canvas, row, LOOK_PLAIN, text);
	width_clip(clipped, sizeof(clipped), left, room);
	int used = canvas_text(canvas, row, 1, canvas->cols - 1, LOOK_PLAIN, clipped);
	canvas_text(canvas, row, used > 0 ? 1 + used + 2 : 1, offered, LOOK_DIM, offer);
}

static void draw_message(struct desk *desk)
{
	struct canvas *canvas = &desk->canvas;
	int row = canvas->rows - FOOT_ROWS;
	unsigned look = desk->remark_warns ? LOOK_WARN : LOOK_PLAIN;
	char clipped[DESK_TEXT_BYTES];
	const char *left = desk->remark;
	if (left[0] == '\0') {
		draw_said(desk, row);
		return;
	}
	if (width_text(left) > canvas->cols - 2)
		left = draw_above(canvas, row, look, left);
	width_clip(clipped, sizeof(clipped), left, canvas->cols - 2);
	canvas_text(canvas, row, 1, canvas->cols - 2, look, clipped);
}

/* ---- The last line ---- */

static const char *focus_name(enum focus focus)
{
	switch (focus) {
	case FOCUS_TEXT:
	case FOCUS_BLANK:
		return _("Input");
	case FOCUS_CHOICE:
		return _("Choice");
	case FOCUS_LIST:
		break;
	}
	return _("List");
}

/* What stands for the command's keys: its face, else the first key that reaches it under this focus; "" for none. */
static const char *face_of(const struct desk *desk, const struct command *command, enum focus focus,
                           char out[FACE_BYTES])
{
	const char *keys = command_keys(desk, command);
	out[0] = '\0';
	if (command->face && keys == command->keys && (!desk_ascii(desk) || command->face[0] > 0)) {
		snprintf(out, FACE_BYTES, "%s", _(command->face));
		return out;
	}
	while (*keys != '\0') {
		char name[KEY_NAME_BYTES] = "";
		size_t length = strcspn(keys, " ");
		if (length < sizeof(name))
			memcpy(name, keys, length);
		uint32_t code = key_parse(name);
		if (code != K_NONE && key_reaches(focus, code))
			return key_face(desk, code, out);
		keys += length + strspn(keys + length, " ");
	}
	return out;
}

/* "F3会員" with the blank before it; 0 columns when the command is not named here. */
static int item_make(const struct desk *desk, const struct command *command, enum focus focus, char *out, size_t size)
{
	char face[FACE_BYTES];
	out[0] = '\0';
	if (!command->label || key_first(command_keys(desk, command)) == K_F(desk->section))
		return 0;
	if (face_of(desk, command, focus, face)[0] == '\0')
		return 0;
	/* Translators: a key and its command in the last line, with what parts it from the one before. */
	snprintf(out, size, _("  %s %s"), face, _(command->label));
	return width_text(out);
}

/* The command that a key reaches is the first that has it: one behind it is not named by that key. */
static bool reached_before(const struct desk *desk, const struct offer *offers, int at, enum focus focus)
{
	char face[FACE_BYTES], other[FACE_BYTES];
	face_of(desk, offers[at].command, focus, face);
	for (int i = 0; i < at; i++)
		if (strcmp(face_of(desk, offers[i].command, focus, other), face) == 0)
			return true;
	return false;
}

/* Help is always named, at the end; the others as far as they fit. */
static void draw_keys(struct desk *desk, const struct layer *layer)
{
	struct canvas *canvas = &desk->canvas;
	struct offer offers[COMMANDS_MOST];
	enum focus focus = layer_focus(layer);
	char item[DESK_TEXT_BYTES], last[DESK_TEXT_BYTES] = "";
	int row = canvas->rows - 1, end = canvas->cols - CORNER_COLS, count = desk_offers(desk, layer, offers);
	if (count > 0 && offers[count - 1].global)
		end -= item_make(desk, offers[--count].command, focus, last, sizeof(last));
	int col = 1 + canvas_text(canvas, row, 1, end, LOOK_BOLD, focus_name(focus));
	for (int i = 0; i < count; i++) {
		int width = item_make(desk, offers[i].command, focus, item, sizeof(item));
		if (width > 0 && col + width > end)
			break;
		if (width > 0 && reached_before(desk, offers, i, focus))
			continue;
		col += canvas_text(canvas, row, col, width, LOOK_PLAIN, item);
	}
	canvas_text(canvas, row, col, canvas->cols - CORNER_COLS - col, LOOK_PLAIN, last);
}

/* ---- All of it ---- */

static void draw_small(struct desk *desk)
{
	canvas_print(&desk->canvas, 0, 0, desk->canvas.cols, LOOK_PLAIN, _("This desk needs %d columns, %d rows"),
	             DESK_LEAST_COLS, DESK_LEAST_ROWS);
}

static void draw_layer(struct desk *desk, const struct layer *layer, struct area body)
{
	canvas_clip(&desk->canvas, body);
	canvas_cursor(&desk->canvas, body.row, body.col);
	if (layer->screen->draw)
		layer->screen->draw(desk, layer->state, &desk->canvas, body);
}

static void draw_layers(struct desk *desk, const struct stack *stack)
{
	struct area body = frame_body(desk);
	int first = stack->count - 1;
	while (first > 0 && (stack->layers[first].screen->flags & SCREEN_OVER))
		first--;
	for (int i = first; i < stack->count; i++) {
		const struct layer *layer = &stack->layers[i];
		if (layer->screen->layout)
			layer->screen->layout(desk, layer->state, body);
		if (layer->screen->settle && !desk_waits(desk))
			layer->screen->settle(desk, layer->state);
		draw_layer(desk, layer, body);
	}
}

void frame_draw(struct desk *desk)
{
	struct canvas *canvas = &desk->canvas;
	const struct stack *stack = &desk->stacks[desk->section - 2];
	const struct layer *top = &stack->layers[stack->count - 1];
	struct area whole = {0, 0, canvas->rows, canvas->cols};
	canvas_clear(canvas);
	if (canvas->rows < DESK_LEAST_ROWS || canvas->cols < DESK_LEAST_COLS) {
		draw_small(desk);
	} else if (top->screen->flags & SCREEN_ALONE) {
		draw_layer(desk, top, whole);
	} else {
		draw_layers(desk, stack);
		canvas_clip(canvas, whole);
		draw_title(desk);
		draw_message(desk);
		draw_keys(desk, top);
	}
	canvas_clip(canvas, whole);
	canvas_fill(canvas, (struct area){canvas->rows - 1, canvas->cols - CORNER_COLS, 1, CORNER_COLS}, LOOK_PLAIN);
}

bool desk_stale(const struct desk *desk)
{
	return desk->stale;
}

bool desk_redraws(struct desk *desk)
{
	bool redraw = desk->redraw;
	desk->redraw = false;
	return redraw;
}

void desk_resize(struct desk *desk, int rows, int cols)
{
	canvas_resize(&desk->canvas, rows, cols);
	desk->stale = true;
}

const struct canvas *desk_compose(struct desk *desk)
{
	desk->stale = desk->hurried;
	frame_draw(desk);
	desk->drawn++;
	return &desk->canvas;
}
