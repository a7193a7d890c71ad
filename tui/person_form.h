#ifndef TUI_PERSON_FORM_H
#define TUI_PERSON_FORM_H

#include <stdint.h>

#include "tui/screen.h"

/* Adds a person to a client, or changes one. `argument` is a struct person_ask. Answers with the person's id. */
struct person_ask {
	int64_t client;
	int64_t person; /* 0: a new one */
};

extern const struct screen person_screen;

/* Its name in drafts; the object is "person 12", or "client 34" for a new one there. */
#define PERSON_FORM "client.person"

/* Whom a draft's object is about. */
struct person_ask person_form_ask(const char *object);

#endif
