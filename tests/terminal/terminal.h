#ifndef TESTS_TERMINAL_TERMINAL_H
#define TESTS_TERMINAL_TERMINAL_H

#include "tests/terminal/emulator.h"
#include "tests/terminal/picture.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * A program in a terminal of its own: a pty with libvterm behind it.
 *
 * When a screen is settled: the program finds in MADOGUCHI_SETTLED the number of an open descriptor. Whenever it has
 * drawn, no key waits, and it has nothing left to do but wait, it writes one byte there: 'k' when it has taken at least
 * one key or resize since the last such byte, '.' otherwise (the first picture, a tick, another desk's change). It
 * ignores a failing write. The terminal sends a key and waits for 'k', so no time is guessed and nothing sleeps.
 * The byte comes by another way than the picture; so that all of the picture has arrived too, the terminal then sends
 * a mark through the pty behind it.
 */

struct terminal;

/* `arguments` is searched along PATH; both lists end in NULL. `folder` is the working directory, NULL for this one. */
struct terminal_setup {
	int rows, columns;
	char *const *arguments;
	char *const *environment;
	const char *folder;
};

/* NULL when there is no pty or no memory. A program that cannot be started ends with status 127. */
struct terminal *terminal_open(const struct terminal_setup *setup);

/* Kills the program if it still runs and frees everything. Also takes NULL. */
void terminal_close(struct terminal *terminal);

pid_t terminal_process(const struct terminal *terminal);

/* Sends bytes as if typed. False when the program has not read them within `patience` milliseconds, or ended. */
bool terminal_send(struct terminal *terminal, const char *bytes, size_t count, int patience);

/* Waits until the program has settled: after a key or a resize (`key`), or at all. False after `patience` milliseconds
   or when the program has ended. */
bool terminal_settle(struct terminal *terminal, bool key, int patience);

/* Waits until the program has drawn of itself once more (another desk's change, the clock), and all of it. */
bool terminal_redrawn(struct terminal *terminal, int patience);

/* Takes in what the program shows until something came or `patience` milliseconds passed; false if nothing came. */
bool terminal_pump(struct terminal *terminal, int patience);

/* Changes the size; the program gets SIGWINCH. */
void terminal_resize(struct terminal *terminal, int rows, int columns);

/* What stands on the screen now; the caller frees the picture. False when memory is out. */
bool terminal_picture(const struct terminal *terminal, struct picture *picture);
struct emulator_modes terminal_modes(const struct terminal *terminal);

/* Closes the line, as when a window is closed or a connection is cut. Nothing can be sent or read from then on. */
void terminal_hang_up(struct terminal *terminal);

/* Waits for the end of the program; its wait status goes to `status`. False after `patience` milliseconds. */
bool terminal_ended(struct terminal *terminal, int patience, int *status);

/* From now on everything the program shows also goes to `descriptor` (a window that is photographed); -1 ends it. */
void terminal_mirror(struct terminal *terminal, int descriptor);

/* The line's settings in one line of text, to be compared; they outlive the program. Empty after a hang-up. */
void terminal_line(const struct terminal *terminal, char *out, size_t size);

/* Milliseconds of a clock that only rises. */
long terminal_clock(void);

#endif
