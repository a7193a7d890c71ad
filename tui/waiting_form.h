#ifndef TUI_WAITING_FORM_H
#define TUI_WAITING_FORM_H

#include <stdint.h>

#include "tui/proposals.h"
#include "tui/screen.h"

/*
 * The form of a wish on the waiting list: a new one, filled with what was asked for while a time was looked for, or one
 * that is changed at its place. Its answer is the id of the wish.
 */
struct waiting_form_ask {
	int64_t waiting; /* the wish to change; 0: a new one */
	int64_t client;
	int64_t topic;                  /* 0: what they wait for or asked about last */
	char when[PROPOSAL_WISH_BYTES]; /* as it was typed */
};

extern const struct screen waiting_form_screen;

/* The form's name in drafts; their object names the wish or the client. */
#define WAITING_FORM "waiting"
struct waiting_form_ask waiting_form_ask(const char *object);

#endif
