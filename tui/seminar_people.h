#ifndef TUI_SEMINAR_PEOPLE_H
#define TUI_SEMINAR_PEOPLE_H

#include "core/seminars/sign_up.h"
#include "tui/desk.h"

/* What is done to a seminar's people from its roster (tui/seminar.c). Each says what came of it. */

/* Asks until when the free seats are offered; the answer comes back with `tag` and goes to people_offered. */
void people_ask_offer(struct desk *desk, int tag);
void people_offered(struct desk *desk, int64_t seminar, const struct answer *answer);

/* They take the seat offered. */
void people_accept(struct desk *desk, const struct sign_up *person);
/* Cancels; who was offered a seat declines it, or let it run out. Names who is next. */
void people_cancel(struct desk *desk, const struct sign_up *person);
/* Gives the free seats to those waiting. */
void people_promote(struct desk *desk, int64_t seminar);
/* What came of the call that it is called off: key 1 to 4, as in the list of calls. */
void people_tell(struct desk *desk, const struct sign_up *person, uint32_t key);
/* What is owed was paid, or was not. */
void people_pay(struct desk *desk, const struct sign_up *person);

/* What somebody wants to ask, as a form. `argument` is a struct sign_up_note_ask. */
struct sign_up_note_ask {
	int64_t seminar;
	int roll;
};
extern const struct screen sign_up_note_screen;

/* Its name in drafts; the object is "SEMINAR ROLL". */
#define SIGN_UP_NOTE_FORM "seminar.note"
struct sign_up_note_ask sign_up_note_ask(const char *object);

#endif
