#ifndef TUI_TERM_KEYS_H
#define TUI_TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/key.h"

/* Decoding of what curses reads into struct key. Only for tui/term.c. */

struct paste {
	char *text;
	size_t bytes, room;
};

/* Teaches curses the codes it does not know: both ten-key encodings and the marks of a bracketed paste. */
void term_keys_define(void);

/*
 * Reads one key that is waiting. False when none is. `arriving`: bytes are there, so that the rest of a character may
 * be waited for. A paste is gathered into `paste`, which owns the text; one that never ends is taken as ended after a
 * second of silence.
 */
bool term_keys_read(struct key *key, struct paste *paste, bool arriving);

#endif
