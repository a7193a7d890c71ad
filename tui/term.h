#ifndef TUI_TERM_H
#define TUI_TERM_H

#include <stdbool.h>
#include <stdio.h>

#include "core/status.h"
#include "tui/draw.h"
#include "tui/key.h"

/*
 * The terminal: the only place that knows curses. One can be open at a time. While it is, SIGWINCH, SIGTERM, SIGINT and
 * SIGHUP arrive as events, SIGTSTP and SIGPIPE are ignored.
 */
struct terminal;

/* [ui] theme. CONTRAST: white on black whatever the terminal has, nothing dim, black on yellow for the cursor. */
enum term_theme { THEME_STANDARD, THEME_CONTRAST, THEME_MONO };

struct term_setup {
	FILE *in, *out;             /* NULL: standard input and output, which must be a terminal */
	int escape_ms;              /* how long an ESC waits for the rest of a key's code; 0 is 25 */
	enum term_theme theme;      /* MONO also for NO_COLOR */
	int least_rows, least_cols; /* smaller is refused; 0 for any size */
	const char *type;           /* NULL: TERM of the environment */
};

enum term_event {
	TERM_NOTHING, /* time is up */
	TERM_KEY,
	TERM_RESIZE,
	TERM_HANGUP /* the line was cut, or somebody ends the program */
};

/*
 * Takes the terminal over: raw mode, alternate screen, bracketed paste. Falls back to C.UTF-8 when the locale is not
 * UTF-8, and to xterm-256color when TERM is unknown. INVALID with one sentence when it cannot be used: no terminal,
 * cannot place the cursor, too small, no UTF-8.
 */
enum status term_open(struct terminal **out, const struct term_setup *setup, struct fault *fault);

/* Gives the terminal back exactly as it was. NULL is allowed. */
void term_close(struct terminal *term);

void term_size(const struct terminal *term, int *rows, int *cols);

/*
 * Waits at most `ms` milliseconds for something to happen (0: only looks). A key is given in `key`; the text of a
 * paste is borrowed until the next call.
 */
enum term_event term_wait(struct terminal *term, int ms, struct key *key);

/* Shows the canvas: rows that are not as they stand on the screen are written, whole. `anew` writes everything. */
void term_show(struct terminal *term, const struct canvas *canvas, bool anew);

#endif
