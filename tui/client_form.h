#ifndef TUI_CLIENT_FORM_H
#define TUI_CLIENT_FORM_H

#include "tui/screen.h"

/*
 * Registers somebody who calls for the first time: reading, phone, name - no more than a call gives; PgDn shows all the
 * facts. `argument` is a struct new_client. Answers with the client's id: the new one, or one that was there already.
 */
struct new_client {
	const char *typed; /* into the look-up box; never NULL */
	const char *draft; /* the object of a draft to go on with; NULL: what `typed` left, if anything */
	bool chooses;      /* somebody waits for a client: one that is there is taken instead of opened */
};
extern const struct screen new_client_screen;

/* Changes the register's columns of a client. `argument` points to the client's id. */
extern const struct screen edit_client_screen;

/* Their names in drafts; the object is the client's number; of a new one, what it was looked up by. */
#define NEW_CLIENT_FORM  "client.new"
#define EDIT_CLIENT_FORM "client.edit"

#endif
