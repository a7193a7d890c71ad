#include "tests/terminal/emulator.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <vterm.h>

#define MARK_COMMAND "7777;"

struct emulator {
	VTerm *vterm;
	VTermScreen *screen;
	struct emulator_modes modes;
	long mark;
	int answers; /* where on_answer writes during emulator_write */
};

static int on_mark(const char *command, size_t length, void *user)
{
	struct emulator *emulator = user;
	size_t lead = strlen(MARK_COMMAND);
	char digits[24] = "";

	if (length <= lead || length - lead >= sizeof(digits) || memcmp(command, MARK_COMMAND, lead) != 0)
		return 0;
	memcpy(digits, command + lead, length - lead);
	emulator->mark = strtol(digits, NULL, 10);
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct emulator *emulator = user;

	if (property == VTERM_PROP_ALTSCREEN)
		emulator->modes.other_screen = value->boolean;
	else if (property == VTERM_PROP_CURSORVISIBLE)
		emulator->modes.cursor_hidden = !value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		emulator->modes.mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

/* What the emulated terminal answers by itself (who it is, where the cursor stands). A lost answer is nobody's harm. */
static void on_answer(const char *bytes, size_t count, void *user)
{
	const struct emulator *emulator = user;
	ssize_t written = write(emulator->answers, bytes, count);

	(void)written;
}

static const VTermScreenCallbacks screen_callbacks = {.settermprop = on_property};
static const VTermParserCallbacks parser_callbacks = {.osc = on_mark};

/* libvterm 0.1.4 writes past its line when a wide character comes to a terminal of one column. */
static int at_least_two(int columns)
{
	return columns < 2 ? 2 : columns;
}

struct emulator *emulator_open(int rows, int columns)
{
	struct emulator *emulator = calloc(1, sizeof(*emulator));

	if (!emulator)
		return NULL;
	emulator->answers = -1;
	emulator->vterm = vterm_new(rows, at_least_two(columns));
	if (!emulator->vterm) {
		free(emulator);
		return NULL;
	}
	vterm_set_utf8(emulator->vterm, 1);
	vterm_output_set_callback(emulator->vterm, on_answer, emulator);
	emulator->screen = vterm_obtain_screen(emulator->vterm);
	vterm_screen_enable_altscreen(emulator->screen, 1);
	vterm_screen_set_callbacks(emulator->screen, &screen_callbacks, emulator);
	vterm_screen_set_unrecognised_fallbacks(emulator->screen, &parser_callbacks, emulator);
	vterm_screen_reset(emulator->screen, 1);
	return emulator;
}

void emulator_close(struct emulator *emulator)
{
	if (!emulator)
		return;
	vterm_free(emulator->vterm);
	free(emulator);
}

void emulator_write(struct emulator *emulator, const char *bytes, size_t count, int answers)
{
	emulator->answers = answers;
	vterm_input_write(emulator->vterm, bytes, count);
}

void emulator_resize(struct emulator *emulator, int rows, int columns)
{
	vterm_set_size(emulator->vterm, rows, at_least_two(columns));
}

struct emulator_modes emulator_modes(const struct emulator *emulator)
{
	return emulator->modes;
}

long emulator_mark(const struct emulator *emulator)
{
	return emulator->mark;
}

static size_t utf8_bytes(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

static int colour_number(const VTermColor *colour)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
		return PICTURE_DEFAULT;
	if (VTERM_COLOR_IS_INDEXED(colour))
		return colour->indexed.idx;
	return 0x1000000 | colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue;
}

static void copy_cell(const VTermScreenCell *from, struct picture_cell *to)
{
	size_t used = 0;

	if (from->chars[0] && from->chars[0] != (uint32_t)-1) {
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && from->chars[i]; i++)
			used += utf8_bytes(from->chars[i], to->text + used);
		to->text[used] = '\0';
	} else if (from->chars[0]) {
		to->text[0] = '\0';
	}
	to->attributes = (from->attrs.bold ? PICTURE_BOLD : 0u) | (from->attrs.underline ? PICTURE_UNDERLINE : 0u) |
	                 (from->attrs.reverse ? PICTURE_REVERSE : 0u);
	to->fore = colour_number(&from->fg);
	to->back = colour_number(&from->bg);
}

bool emulator_picture(const struct emulator *emulator, struct picture *picture)
{
	VTermPos at;
	int rows, columns;

	vterm_get_size(emulator->vterm, &rows, &columns);
	if (!picture_make(picture, rows, columns))
		return false;
	for (at.row = 0; at.row < rows; at.row++)
		for (at.col = 0; at.col < columns; at.col++) {
			VTermScreenCell cell;

			if (vterm_screen_get_cell(emulator->screen, at, &cell))
				copy_cell(&cell, picture_cell(picture, at.row, at.col));
		}
	vterm_state_get_cursorpos(vterm_obtain_state(emulator->vterm), &at);
	picture->cursor_row = at.row;
	picture->cursor_column = at.col;
	picture->cursor_visible = !emulator->modes.cursor_hidden;
	return true;
}
