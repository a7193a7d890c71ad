#ifndef TESTS_TERMINAL_KEYS_H
#define TESTS_TERMINAL_KEYS_H

#include <stddef.h>

/*
 * Names of keys as scripts write them, and the bytes that xterm-256color sends for them after the program has asked for
 * the cursor keys' application mode (which curses does):
 *
 *   F1..F12  Up Down Left Right Home End PgUp PgDn Ins Del  Enter Esc Tab S-Tab Backspace Space
 *   C-a..C-z  M-x (Escape and x in one)  KP0..KP9 KP+ KP- KP* KP/ KP. KPEnter (the ten-key's application codes)
 *   any one character, which stands for itself
 */
#define KEY_BYTES 16

/* Writes the key's bytes (no terminating zero counted) and gives their number; 0 when there is no such key. */
size_t key_bytes(const char *name, char out[KEY_BYTES]);

#endif
