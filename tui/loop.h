#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "core/status.h"
#include "tui/desk.h"
#include "tui/term.h"

/*
 * Runs the desk on a terminal until the clerk leaves it or the line is cut; drafts are kept either way. FAILED without
 * memory.
 */
enum status desk_main(const struct desk_setup *setup, struct terminal *term, struct fault *fault);

/* The loop itself, on an open desk and terminal: the one place that reads keys. */
void loop_run(struct desk *desk, struct terminal *term);

#endif
