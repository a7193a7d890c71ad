#ifndef TUI_SETTLED_H
#define TUI_SETTLED_H

#include <stdbool.h>

/*
 * Tells a program that drives the desk (tests, the pictures) when the screen is settled, so that it need not guess by
 * time: when the environment's MADOGUCHI_SETTLED is the number of an open descriptor, one byte is written there each
 * time something was drawn or taken, no key waits and nothing is left to do but wait - 'k' when a key or a resize was
 * taken since the last byte, '.' otherwise. Without the variable nothing is ever written; a failing write is nobody's
 * loss.
 */
struct settled {
	int descriptor; /* -1: nobody asks */
	bool keyed, drawn;
};

void settled_open(struct settled *settled);

/* No key waits and all is drawn. */
void settled_tell(struct settled *settled);

#endif
