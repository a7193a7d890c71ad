#ifndef TUI_SIGN_UP_H
#define TUI_SIGN_UP_H

#include <stdint.h>

#include "tui/desk.h"

/* Signs people of one client up for a seminar: names, what each would get, one action. */

/* Whom, for what. */
struct sign_up_ask {
	int64_t seminar, client;
};

/* `argument` is a struct sign_up_ask. Answers with the seminar's id. */
extern const struct screen sign_up_screen;

/* Its name in drafts; the object is "SEMINAR CLIENT". */
#define SIGN_UP_FORM "seminar.sign_up"

/*
 * From a screen that shows seminars: for whoever is carried at once, else asks for the client first and comes back with
 * `tag` in `answered`, which then calls sign_up_answered. Says why when the seminar takes nobody.
 */
void sign_up_begin(struct desk *desk, int tag, int64_t seminar);
void sign_up_answered(struct desk *desk, int64_t seminar, const struct answer *answer);

/* Opens it again from a draft's object. */
void sign_up_resume(struct desk *desk, const char *object);

#endif
