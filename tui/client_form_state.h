#ifndef TUI_CLIENT_FORM_STATE_H
#define TUI_CLIENT_FORM_STATE_H

#include "tui/client_facts.h"
#include "tui/client_form.h"
#include "tui/conflict.h"
#include "tui/desk.h"
#include "tui/kept.h"
#include "tui/lookalikes.h"

/* What the files of the client's form share: tui/client_form*.c. */

enum { ASKED_TOWN = 1, ASKED_CONFLICT, OPENED_INSTEAD };

struct client_form {
	struct client_facts facts;
	struct kept kept;
	struct lookalikes alike;
	int64_t client; /* 0: a new one */
	bool chooses;   /* a new one, for a screen that waits for a client */
	bool panel;     /* there is room for who is there already */
	bool given_up;  /* a new one, and another was opened instead: nothing to keep, unless we come back */
};

struct lookup *client_form_lookup(const struct desk *desk);
bool client_form_new(struct desk *desk, void *state, const void *argument);
bool client_form_edit(struct desk *desk, void *state, const void *argument);
void client_form_close(struct desk *desk, void *state);
/* The short form becomes the one with all facts; what is typed stays. */
void client_form_more(struct desk *desk, struct client_form *f);
/* Saves and leaves, or shows why not. */
void client_form_save(struct desk *desk, struct client_form *f);
/* The same over another version of the row, once the clerk has chosen. */
void client_form_save_over(struct desk *desk, struct client_form *f, int64_t version);

#endif
