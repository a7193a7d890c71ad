#ifndef TUI_WRAP_H
#define TUI_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/draw.h"

/*
 * How many bytes of a text go into a line of so many columns: broken after a sign or a blank or, without `signs`,
 * anywhere but in a word or before a sign, as Japanese is written. The blank stays at the end of its line.
 */
size_t wrap_bytes(const char *text, int cols, bool signs);

/* Draws a text with its line feeds into an area, as many lines as it takes and the area has. Gives the rows used. */
int wrap_draw(struct canvas *canvas, struct area area, unsigned look, const char *text);

#endif
