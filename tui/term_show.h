#ifndef TUI_TERM_SHOW_H
#define TUI_TERM_SHOW_H

#include <stdbool.h>

#include "tui/draw.h"

/* Writing a canvas through curses. Only for tui/term.c. */

struct show {
	struct canvas shown; /* what stands on the screen */
	bool colour;
};

void show_begin(struct show *show, bool colour);
void show_end(struct show *show);
void show_canvas(struct show *show, const struct canvas *canvas, bool anew);

#endif
