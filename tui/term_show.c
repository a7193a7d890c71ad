#include "tui/term_show.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define PAIR_ACCENT  1
#define PAIR_WARN    2
#define PAIR_NOTE    3
#define MANY_COLOURS 256
#define TERMINALS    (-1) /* as the terminal has it */

struct colours {
	short plain[2], accent[2], warn[2], note[2]; /* letters, ground */
};

/* By theme, with 256 colours and with 8. */
static const struct colours many[] = {
        [THEME_STANDARD] = {{TERMINALS, TERMINALS}, {15, 24}, {160, TERMINALS}, {16, 229}},
        [THEME_CONTRAST] = {{15, 16}, {16, 226}, {15, 88}, {16, 15}},
};
static const struct colours few[] = {
        [THEME_STANDARD] = {{TERMINALS, TERMINALS},
                            {COLOR_WHITE, COLOR_BLUE},
                            {COLOR_RED, TERMINALS},
                            {COLOR_BLACK, COLOR_YELLOW}},
        [THEME_CONTRAST] = {{COLOR_WHITE, COLOR_BLACK},
                            {COLOR_BLACK, COLOR_YELLOW},
                            {COLOR_WHITE, COLOR_RED},
                            {COLOR_BLACK, COLOR_WHITE}},
};

void show_begin(struct show *show, enum term_theme theme)
{
	show->colour = theme != THEME_MONO && has_colors();
	show->dims = theme != THEME_CONTRAST;
	if (!show->colour)
		return;
	start_color();
	const struct colours *c = COLORS >= MANY_COLOURS ? &many[theme] : &few[theme];
	assume_default_colors(c->plain[0], c->plain[1]);
	init_pair(PAIR_ACCENT, c->accent[0], c->accent[1]);
	init_pair(PAIR_WARN, c->warn[0], c->warn[1]);
	init_pair(PAIR_NOTE, c->note[0], c->note[1]);
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
	} else if ((look & LOOK_DIM) && show->dims) {
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
