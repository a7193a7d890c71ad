#ifndef TUI_MOMENT_H
#define TUI_MOMENT_H

#include "tui/desk.h"
#include "tui/timeline.h"

/* What a line of the timeline has no room for: who came, why, what was noted. Shown beside it on a wide screen. */

#define MOMENT_LINES 6

struct moment {
	int64_t id; /* of the row it is about, 0: none */
	int count;
	struct {
		const char *label; /* in the reader's language; borrowed for ever */
		char text[801];
	} lines[MOMENT_LINES];
};

/* Reads it, unless it is that row's already. `row` may be NULL. */
void moment_load(struct desk *desk, struct moment *moment, const struct moment_row *row);
void moment_draw(const struct moment *moment, struct canvas *canvas, struct area area);

#endif
