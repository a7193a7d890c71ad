#ifndef TUI_WHEN_H
#define TUI_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/screen.h"

/*
 * The question "when": a date to go to, or a wish that limits the proposals, with its reading beside it as it is typed.
 * The answer's text is what was typed, and can be read (core/time/wish.h, core/time/entry.h).
 */
struct when_ask {
	int32_t shown;  /* the day on the screen */
	bool wish;      /* a wish; else one date */
	char text[256]; /* what stands there at first */
};

extern const struct screen when_screen;

#endif
