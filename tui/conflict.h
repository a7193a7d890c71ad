#ifndef TUI_CONFLICT_H
#define TUI_CONFLICT_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/desk.h"
#include "tui/form.h"

/*
 * A form was to be saved over a row that somebody changed meanwhile (rule R16): both values stand side by side, field
 * by field, and the clerk chooses. Nothing typed is lost: Esc goes back to the form as it was.
 */
struct conflict {
	struct form *mine;  /* what is typed; borrowed, it belongs to the screen below */
	struct form theirs; /* of the same fields, filled from the row as it is now; the screen takes it over */
	int64_t version;    /* the row's: who changed it, and when */
	/*
	 * Every field that differs is shown, because what the row was before is not known (a draft of another day).
	 * Else only those are that somebody changed: what I alone changed stays.
	 */
	bool all;
};

/*
 * Asks in a screen above the form's. Its answer is given when the clerk has chosen: the form then holds what was
 * chosen, typed over their row, and the answer's id is the version to save it over. False when nothing clashes: what is
 * typed lies over their row already. `theirs` is closed in the end.
 */
bool conflict_asks(struct desk *desk, int tag, struct conflict *conflict);

extern const struct screen conflict_screen;

#endif
