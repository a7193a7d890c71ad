#include "tui/draw.h"

#include "core/text/safe.h"
#include "core/text/utf8.h"
#include "core/text/width.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_BYTES 2048

static const struct cell blank = {{' '}, 1, LOOK_PLAIN};

bool canvas_open(struct canvas *canvas, int rows, int cols)
{
	*canvas = (struct canvas){0};
	return canvas_resize(canvas, rows, cols);
}

void canvas_close(struct canvas *canvas)
{
	free(canvas->cells);
	canvas->cells = NULL;
}

bool canvas_resize(struct canvas *canvas, int rows, int cols)
{
	rows = rows < 1 ? 1 : rows;
	cols = cols < 1 ? 1 : cols;
	struct cell *cells = calloc((size_t)rows * (size_t)cols, sizeof(*cells));
	if (!cells)
		return false;
	free(canvas->cells);
	canvas->cells = cells;
	canvas->rows = rows;
	canvas->cols = cols;
	canvas_clear(canvas);
	return true;
}

void canvas_clear(struct canvas *canvas)
{
	for (int i = 0; i < canvas->rows * canvas->cols; i++)
		canvas->cells[i] = blank;
	canvas_clip(canvas, (struct area){0, 0, canvas->rows, canvas->cols});
	canvas_cursor(canvas, 0, 0);
}

void canvas_clip(struct canvas *canvas, struct area area)
{
	canvas->clip = area;
}

static bool inside(const struct canvas *canvas, int row, int col)
{
	const struct area *clip = &canvas->clip;
	return row >= 0 && col >= 0 && row < canvas->rows && col < canvas->cols && row >= clip->row &&
	       row < clip->row + clip->rows && col >= clip->col && col < clip->col + clip->cols;
}

static struct cell *cell_at(struct canvas *canvas, int row, int col)
{
	return &canvas->cells[row * canvas->cols + col];
}

/* Before a cell is written over, the other half of a wide character it belongs to becomes blank. */
static void part(struct canvas *canvas, int row, int col)
{
	struct cell *cell = cell_at(canvas, row, col);
	if (cell->width == 0 && col > 0)
		*cell_at(canvas, row, col - 1) = (struct cell){{' '}, 1, cell->look};
	if (cell->width == 2 && col + 1 < canvas->cols)
		*cell_at(canvas, row, col + 1) = (struct cell){{' '}, 1, cell->look};
}

/* Writes one character of width 1 or 2 and gives that width; 0 when it does not fit. */
static int put(struct canvas *canvas, int row, int col, uint32_t character, int width, unsigned look)
{
	if (!inside(canvas, row, col) || !inside(canvas, row, col + width - 1))
		return 0;
	for (int i = 0; i < width; i++)
		part(canvas, row, col + i);
	*cell_at(canvas, row, col) = (struct cell){{character}, (uint16_t)width, (uint16_t)look};
	if (width == 2)
		*cell_at(canvas, row, col + 1) = (struct cell){{0}, 0, (uint16_t)look};
	return width;
}

/* Adds a mark of no width to the character that ends before `col`. */
static void mark(struct canvas *canvas, int row, int col, uint32_t character)
{
	if (!inside(canvas, row, col))
		return;
	struct cell *cell = cell_at(canvas, row, col);
	if (cell->width == 0 && col > 0)
		cell--;
	for (int i = 1; i < CELL_CHARACTERS; i++)
		if (cell->text[i] == 0) {
			cell->text[i] = character;
			return;
		}
}

int canvas_text(struct canvas *canvas, int row, int col, int width, unsigned look, const char *text)
{
	char safe[TEXT_BYTES];
	int used = 0;
	safe_output(safe, sizeof(safe), text, SAFE_LINE);
	for (const char *at = safe; *at != '\0';) {
		uint32_t character = 0;
		at += utf8_step(at, &character);
		int wide = width_character(character);
		if (wide == 0) {
			if (used > 0)
				mark(canvas, row, col + used - 1, character);
			continue;
		}
		if (used + wide > width || put(canvas, row, col + used, character, wide, look) == 0)
			break;
		used += wide;
	}
	return used;
}

int canvas_print(struct canvas *canvas, int row, int col, int width, unsigned look, const char *format, ...)
{
	char text[TEXT_BYTES];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	return canvas_text(canvas, row, col, width, look, text);
}

void canvas_field(struct canvas *canvas, int row, int col, int width, unsigned look, const char *text)
{
	char padded[TEXT_BYTES];
	width_pad(padded, sizeof(padded), text, width);
	canvas_text(canvas, row, col, width, look, padded);
}

void canvas_right(struct canvas *canvas, int row, int col, int width, unsigned look, const char *text)
{
	char padded[TEXT_BYTES];
	width_pad_left(padded, sizeof(padded), text, width);
	canvas_text(canvas, row, col, width, look, padded);
}

void canvas_fill(struct canvas *canvas, struct area area, unsigned look)
{
	for (int row = area.row; row < area.row + area.rows; row++)
		for (int col = area.col; col < area.col + area.cols; col++)
			put(canvas, row, col, ' ', 1, look);
}

void canvas_look(struct canvas *canvas, int row, int col, int width, unsigned look)
{
	for (int i = 0; i < width; i++)
		if (inside(canvas, row, col + i)) {
			struct cell *cell = cell_at(canvas, row, col + i);
			cell->look = (uint16_t)(cell->look | look);
		}
}

void canvas_across(struct canvas *canvas, int row, int col, int width)
{
	for (int i = 0; i < width; i++)
		put(canvas, row, col + i, canvas->ascii ? '-' : 0x2500, 1, LOOK_DIM);
}

void canvas_down(struct canvas *canvas, int row, int col, int rows)
{
	for (int i = 0; i < rows; i++)
		put(canvas, row + i, col, canvas->ascii ? '|' : 0x2502, 1, LOOK_DIM);
}

static int between(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

void canvas_cursor(struct canvas *canvas, int row, int col)
{
	canvas->cursor_row = between(row, 0, canvas->rows - 1);
	canvas->cursor_col = between(col, 0, canvas->cols - 1);
}

size_t canvas_row(const struct canvas *canvas, int row, char *out, size_t size)
{
	size_t used = 0, end = 0;
	for (int col = 0; col < canvas->cols; col++) {
		const struct cell *cell = &canvas->cells[row * canvas->cols + col];
		for (int i = 0; i < CELL_CHARACTERS && cell->text[i] != 0; i++) {
			if (used + 5 > size)
				break;
			used += (size_t)utf8_put(out + used, cell->text[i]);
		}
		if (cell->width > 0 && cell->text[0] != ' ')
			end = used;
	}
	if (size > 0)
		out[end] = '\0';
	return end;
}
