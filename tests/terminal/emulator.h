#ifndef TESTS_TERMINAL_EMULATOR_H
#define TESTS_TERMINAL_EMULATOR_H

#include "tests/terminal/picture.h"

#include <stdbool.h>
#include <stddef.h>

/* The terminal's inside: takes the bytes a program writes and knows what then stands on the screen. On libvterm. */
struct emulator;

/* What a program has asked of the terminal; all false again when it has tidied up. */
struct emulator_modes {
	bool other_screen, cursor_hidden, mouse;
};

/* A sequence that shows nothing and is counted, to be printed with a long: see emulator_mark. */
#define EMULATOR_MARK "\033]7777;%ld\007"

/* NULL when memory is out; emulator_close also takes NULL. */
struct emulator *emulator_open(int rows, int columns);
void emulator_close(struct emulator *emulator);

/* `answers` is the descriptor for what the terminal answers by itself (who it is, where the cursor stands), or -1. */
void emulator_write(struct emulator *emulator, const char *bytes, size_t count, int answers);
void emulator_resize(struct emulator *emulator, int rows, int columns);

/* The caller frees the picture. False when memory is out. */
bool emulator_picture(const struct emulator *emulator, struct picture *picture);
struct emulator_modes emulator_modes(const struct emulator *emulator);

/* The number in the last EMULATOR_MARK that came, 0 before the first. */
long emulator_mark(const struct emulator *emulator);

#endif
