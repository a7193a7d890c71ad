#ifndef TUI_CLIENT_FORM_H
#define TUI_CLIENT_FORM_H

#include "tui/screen.h"

/*
 * Registers somebody who calls for the first time: reading, phone, name - no more than a call gives. `argument` is what
 * was typed into the look-up box. Answers with the new client's id.
 */
extern const struct screen new_client_screen;

/* Changes the register's columns of a client. `argument` points to the client's id. */
extern const struct screen edit_client_screen;

/* The sticky note (付箋). `argument` points to the client's id. */
extern const struct screen sticky_screen;

/* Their names in drafts; the object is the client's number, empty for a new one. */
#define NEW_CLIENT_FORM  "client.new"
#define EDIT_CLIENT_FORM "client.edit"
#define STICKY_FORM      "client.sticky"

#endif
