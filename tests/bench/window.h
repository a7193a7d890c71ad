#ifndef TESTS_BENCH_WINDOW_H
#define TESTS_BENCH_WINDOW_H

#include "tests/terminal/terminal.h"

/* The whole program in a terminal of 80x24, for benchmarks. */

enum { WINDOW_PATIENCE = 60000 }; /* milliseconds */

/* Starts it on the database under the benches' clock, 2026-11-24T10:24; terminal_close ends it. */
struct terminal *window_open(const char *program, const char *db);

/* Sends what was typed and waits for its settled screen; exits with a word when it does not come. */
void window_type(struct terminal *terminal, const char *bytes, size_t count);

/* Whether these words stand on the screen, from row `first` on. */
bool window_shows(const struct terminal *terminal, int first, const char *words);

/* A line "NAME:  123" of the program's /proc file. */
long window_figure(const struct terminal *terminal, const char *file, const char *name);

#endif
