#ifndef TUI_PREVIEW_H
#define TUI_PREVIEW_H

#include <stdint.h>

#include "tui/desk.h"

/* What matters of a client in four lines: who they are, the sticky note, appointments, seminars. */
#define PREVIEW_ROWS 4

struct preview {
	int64_t client; /* 0: nothing */
	char line[PREVIEW_ROWS][512];
};

/*
 * Reads it, unless it is the one shown already. 0 empties. Waits for nobody (rule R24): what cannot be read just now is
 * left out, and the desk's screens are told of a change when it can be.
 */
void preview_load(struct desk *desk, struct preview *preview, int64_t client);
void preview_draw(const struct preview *preview, struct canvas *canvas, struct area area);

#endif
