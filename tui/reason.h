#ifndef TUI_REASON_H
#define TUI_REASON_H

#include <stddef.h>

#include "tui/screen.h"

/*
 * Asks in one line why something is done all the same, over the screen that wants to know. What is preset stands there
 * chosen: Enter takes it, typing replaces it. The answer's text is the reason, and never empty.
 */
struct reason_ask {
	const char *why;    /* what stands against it, as a sentence */
	const char *preset; /* may be "" */
	size_t limit;       /* in characters */
};
extern const struct screen reason_screen;

#endif
