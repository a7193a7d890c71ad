#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The picture of the screen: rows of cells, composed here and written to the terminal whole, row by row (tui/term.h),
 * because curses corrupts the screen when something is written into the second half of a wide character.
 * Rows and columns count from 0. Everything outside the clip area is dropped, wide characters are never cut, text goes
 * through the output filter (core/text/safe.h).
 */

/* How a cell looks. Bits; without colour the accent is shown in reverse, so no state hangs on colour. */
enum look {
	LOOK_PLAIN = 0,
	LOOK_BOLD = 1,      /* highlighted, matched, headings */
	LOOK_DIM = 2,       /* final, closed, secondary */
	LOOK_ACCENT = 4,    /* the row under the cursor, and nothing else */
	LOOK_UNDERLINE = 8, /* the text of a field that is being edited */
	LOOK_WARN = 16,     /* a refusal, what is overdue; shown bold without colour */
	LOOK_NOTE = 32      /* the bar of a sticky note; shown in reverse without colour */
};

#define CELL_CHARACTERS 5 /* a base and its marks; more than curses takes are dropped */

struct cell {
	uint32_t text[CELL_CHARACTERS]; /* ends at the first 0 */
	uint16_t width;                 /* 1 or 2; 0 is the second half of the cell before */
	uint16_t look;
};

struct area {
	int row, col, rows, cols;
};

struct canvas {
	int rows, cols;
	int cursor_row, cursor_col; /* where the hardware cursor stands: on the focus, always */
	struct area clip;
	bool ascii; /* lines and signs in ASCII */
	struct cell *cells;
};

/* Makes a blank canvas; false without memory. canvas_close also takes a zeroed one. */
bool canvas_open(struct canvas *canvas, int rows, int cols);
void canvas_close(struct canvas *canvas);
/* Another size, blank. False without memory: the canvas is then as before. */
bool canvas_resize(struct canvas *canvas, int rows, int cols);
/* Blanks everything, clips to the whole, cursor to 0,0. */
void canvas_clear(struct canvas *canvas);
/* Everything drawn after this is clipped to the area. */
void canvas_clip(struct canvas *canvas, struct area area);

/* Text into at most `width` columns from row, col; what does not fit is cut. Gives the columns written. */
int canvas_text(struct canvas *canvas, int row, int col, int width, unsigned look, const char *text);
int canvas_print(struct canvas *canvas, int row, int col, int width, unsigned look, const char *format, ...)
        __attribute__((format(printf, 6, 7)));
/* A column of a table: exactly `width` columns, filled with blanks, "~" last when something is missing. */
void canvas_field(struct canvas *canvas, int row, int col, int width, unsigned look, const char *text);
/* The same with the text at the right. */
void canvas_right(struct canvas *canvas, int row, int col, int width, unsigned look, const char *text);
/* Blanks an area and gives it a look. */
void canvas_fill(struct canvas *canvas, struct area area, unsigned look);
/* Adds a look to cells that are there already: a match, a whole row under the cursor. */
void canvas_look(struct canvas *canvas, int row, int col, int width, unsigned look);
/* Lines: ─ and │, or - and |. */
void canvas_across(struct canvas *canvas, int row, int col, int width);
void canvas_down(struct canvas *canvas, int row, int col, int rows);
/* Puts the hardware cursor, inside the canvas. */
void canvas_cursor(struct canvas *canvas, int row, int col);

/* One row as UTF-8 without blanks at its end: for tests and players. `out` is always terminated. Gives the bytes. */
size_t canvas_row(const struct canvas *canvas, int row, char *out, size_t size);

#endif
