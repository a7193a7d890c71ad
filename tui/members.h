#ifndef TUI_MEMBERS_H
#define TUI_MEMBERS_H

#include "tui/screen.h"

/* F3: the look-up box over all clients, with what matters of the highlighted one below it. */
extern const struct screen members_screen;

/*
 * The same box to choose a client for something that has begun (a seminar's sign-up, a free cell). `argument` is the
 * sentence that says for what, borrowed. Answers with the client's id; a new client is registered on the way.
 */
extern const struct screen choose_client_screen;

/* The same to choose whom a client is compared and merged with (tui/merge.h). `argument` is the client's id. */
extern const struct screen merge_with_screen;

#endif
