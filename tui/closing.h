#ifndef TUI_CLOSING_H
#define TUI_CLOSING_H

#include <stddef.h>
#include <stdint.h>

#include "core/seminars/closing.h"
#include "tui/desk.h"

/* 受付終了, wherever a seminar's attendance stands: who was not marked is asked about once. `now` is desk_now. */

/* The session that can be closed now: the one that is due, else the one of now; NULL: none. */
const struct seminar_session *closing_session(const struct seminar *seminar, int64_t now);

/* How many have a seat and were not marked in it. */
int closing_missing(const struct seminar *seminar, const struct seminar_session *session);

/* Closes it, after asking when somebody is missing: the screen is then `answered` with the tag. */
void closing_ask(struct desk *desk, int tag, const struct seminar *seminar, const struct seminar_session *session);
void closing_answered(struct desk *desk, int64_t seminar, const struct answer *answer);

/*
 * The standing line of a seminar, until it is answered: 12/3(木) 14:00の回の受付が終了していません... True: it is due.
 * Else what the last session that was closed came to then, and has changed by since; empty when none was.
 */
#define CLOSING_TEXT_BYTES 256
bool closing_text(const struct seminar *seminar, int64_t now, char out[CLOSING_TEXT_BYTES]);

#endif
