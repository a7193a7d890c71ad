#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "core/status.h"
#include "tui/desk.h"
#include "tui/settled.h"
#include "tui/term.h"

/*
 * Runs the desk on a terminal until the clerk leaves it or the line is cut; drafts are kept either way. FAILED without
 * memory.
 */
enum status desk_main(const struct desk_setup *setup, struct terminal *term, struct fault *fault);

/* The loop itself, for what drives it turn by turn. It is the one place that reads keys. */
struct loop {
	struct desk *desk;
	struct terminal *term;
	struct settled settled;
	bool ended; /* the line was cut */
	bool quiet; /* the last turn found no key, all drawn and nothing left to do */
};

void loop_begin(struct loop *loop, struct desk *desk, struct terminal *term);

/*
 * One turn: draws, takes the keys there are or waits at most `wait` milliseconds for one, lets time pass. False when
 * the clerk has left or the line was cut.
 */
bool loop_step(struct loop *loop, int wait);

#endif
