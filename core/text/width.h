#ifndef CORE_TEXT_WIDTH_H
#define CORE_TEXT_WIDTH_H

#include <stddef.h>
#include <stdint.h>

/*
 * Columns of a terminal. The figures are those of wcwidth under a UTF-8 LC_CTYPE (C.UTF-8 will do), because ncurses
 * counts with it; where the locale knows no such character, utf8proc's figure stands in. Ambiguous ones are 1 column.
 */

/* 0, 1 or 2. Control characters are 0: they never reach the screen (core/text/safe.h). */
int width_character(uint32_t character);

int width_text(const char *text);

/* The bytes of `text` that fit into `columns`, never cutting a wide character or parting a mark from its base. */
size_t width_fit(const char *text, int columns);

/* Writes `text` clipped to `columns`, with "~" as the last column when something is missing. Gives the columns
 * written, which may be one less than asked before a wide character. `out` is always NUL-terminated and never cut
 * inside a character; 4 * columns + 1 bytes are enough but for piles of marks. */
int width_clip(char *out, size_t size, const char *text, int columns);

/* The same, filled with spaces to exactly `columns`; the second puts the spaces in front. */
int width_pad(char *out, size_t size, const char *text, int columns);
int width_pad_left(char *out, size_t size, const char *text, int columns);

#endif
