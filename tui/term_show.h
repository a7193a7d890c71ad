#ifndef TUI_TERM_SHOW_H
#define TUI_TERM_SHOW_H

#include <stdbool.h>

#include "tui/draw.h"
#include "tui/term.h"

/* Writing a canvas through curses. Only for tui/term.c. */

struct show {
	struct canvas shown; /* what stands on the screen */
	bool colour;
	bool dims; /* what is dim is shown so */
};

void show_begin(struct show *show, enum term_theme theme);
void show_end(struct show *show);
void show_canvas(struct show *show, const struct canvas *canvas, bool anew);

#endif
