#include "tui/term_show.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define PAIR_ACCENT  1
#define PAIR_WARN    2
#define PAIR_NOTE    3
#define MANY_COLOURS 256
#define DEEP_BLUE    24
#define NEAR_WHITE   15
#define RED          160
#define NEAR_BLACK   16
#define PALE_YELLOW  229

void show_begin(struct show *show, bool colour)
{
	show->colour = colour && has_colors();
	if (!show->colour)
		return;
	start_color();
	use_default_colors();
	bool many = COLORS >= MANY_COLOURS;
	init_pair(PAIR_ACCENT, many ? NEAR_WHITE : COLOR_WHITE, many ? DEEP_BLUE : COLOR_BLUE);
	init_pair(PAIR_WARN, many ? RED : COLOR_RED, -1);
	init_pair(PAIR_NOTE, many ? NEAR_BLACK : COLOR_BLACK, many ? PALE_YELLOW : COLOR_YELLOW);
}

void show_end(struct show *show)
{
	canvas_close(&show->shown);
}

static attr_t attributes(const struct show *show, unsigned look, short *pair)
{
	attr_t attributes = A_NORMAL;
	*pair = 0;
	if (look & LOOK_BOLD)
		attributes |= A_BOLD;
	if (look & LOOK_UNDERLINE)
		attributes |= A_UNDERLINE;
	if ((look & LOOK_WARN) && !show->colour)
		attributes |= A_BOLD;
	if ((look & LOOK_WARN) && show->colour)
		*pair = PAIR_WARN;
	if (look & LOOK_NOTE) {
		attributes |= show->colour ? A_NORMAL : A_REVERSE;
		*pair = show->colour ? PAIR_NOTE : 0;
	}
	if (look & LOOK_ACCENT) {
		attributes |= show->colour ? A_NORMAL : A_REVERSE;
		*pair = show->colour ? PAIR_ACCENT : 0;
	} else if (look & LOOK_DIM) {
		attributes |= A_DIM;
	}
	return attributes;
}

static void make_cell(const struct show *show, const struct cell *cell, cchar_t *out)
{
	wchar_t text[CELL_CHARACTERS + 1] = {0};
	short pair;
	attr_t attrs = attributes(show, cell->look, &pair);
	for (int i = 0; i < CELL_CHARACTERS && i < CCHARW_MAX && cell->text[i] != 0; i++)
		text[i] = (wchar_t)cell->text[i];
	if (setcchar(out, text, attrs, pair, NULL) == ERR)
		setcchar(out, cell->width == 2 ? L"〓" : L"?", attrs, pair, NULL);
}

static void write_row(const struct show *show, const struct canvas *canvas, int row)
{
	cchar_t *cells = calloc((size_t)canvas->cols + 1, sizeof(*cells));
	int count = 0;
	if (!cells)
		return;
	for (int col = 0; col < canvas->cols; col++) {
		const struct cell *cell = &canvas->cells[row * canvas->cols + col];
		if (cell->width > 0)
			make_cell(show, cell, &cells[count++]);
	}
	mvadd_wchnstr(row, 0, cells, count);
	free(cells);
}

static bool same_row(const struct canvas *a, const struct canvas *b, int row)
{
	size_t bytes = (size_t)a->cols * sizeof(*a->cells);
	return memcmp(a->cells + row * a->cols, b->cells + row * b->cols, bytes) == 0;
}

void show_canvas(struct show *show, const struct canvas *canvas, bool anew)
{
	struct canvas *shown = &show->shown;
	if (shown->rows != canvas->rows || shown->cols != canvas->cols) {
		anew = true;
		if (!canvas_resize(shown, canvas->rows, canvas->cols))
			return;
	}
	if (anew)
		clearok(curscr, TRUE);
	for (int row = 0; row < canvas->rows && row < LINES; row++)
		if (anew || !same_row(canvas, shown, row))
			write_row(show, canvas, row);
	memcpy(shown->cells, canvas->cells, (size_t)canvas->rows * (size_t)canvas->cols * sizeof(*canvas->cells));
	move(canvas->cursor_row, canvas->cursor_col);
	refresh();
}
